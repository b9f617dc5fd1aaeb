// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/view_dialog.h"

#include "ui/widgets/chip_row.h"
#include "ui/widgets/labels.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace till::ui {

namespace {

constexpr std::array scales{100, 125, 150, 200};

} // namespace

ViewDialog::ViewDialog(const ScreenContext& context, Language language, QWidget* parent)
    : DialogFrame(context.look, Size::Small, parent), m_look(context.look), m_language(language)
{
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(px(28), px(8), px(28), px(24));
    column->setSpacing(px(8));
    m_languages = addRow(*column);
    m_themes = addRow(*column);
    m_scales = addRow(*column);
    m_inputs = addRow(*column);
    setBody(body);
    connect(m_languages.chips, &ChipRow::chosen, this, [this](int index) {
        m_language = index == 0 ? Language::Chinese : Language::English;
        Q_EMIT languageChosen(m_language);
        retranslate();
    });
    connect(m_themes.chips, &ChipRow::chosen, this, [this](int index) {
        constexpr std::array kinds{ThemeKind::Light, ThemeKind::Dark, ThemeKind::HighContrast};
        Q_EMIT themeChosen(kinds.at(static_cast<std::size_t>(index)));
        retranslate();
    });
    connect(m_scales.chips, &ChipRow::chosen, this, [this](int index) {
        Q_EMIT scaleChosen(scales.at(static_cast<std::size_t>(index)));
        retranslate();
    });
    connect(m_inputs.chips, &ChipRow::chosen, this, [this](int index) {
        Q_EMIT inputLayoutChosen(index == 0 ? InputLayout::Keyboard : InputLayout::Touch);
        retranslate();
    });
    connect(this, &DialogFrame::accepted, this, &DialogFrame::steppedBack);
    retranslate();
}

ViewDialog::Row ViewDialog::addRow(QLayout& column)
{
    Row row;
    row.name = new TextLabel(look(), {.size = type::min, .colour = [](const Theme& theme) {
                                          return theme.ink2;
                                      }});
    row.chips = new ChipRow(look(), Chip::Height::Low);
    column.addWidget(row.name);
    column.addWidget(row.chips);
    return row;
}

void ViewDialog::retranslate()
{
    setTitle(tr("View"));
    m_languages.name->setText(tr("Language"));
    // Each language in its own words, for those who cannot read the other.
    m_languages.chips->setChips(
        {{.text = QStringLiteral("中文")}, {.text = QStringLiteral("English")}});
    m_languages.chips->setChosen(m_language == Language::Chinese ? 0 : 1);
    m_themes.name->setText(tr("Colours"));
    m_themes.chips->setChips(
        {{.text = tr("Light")}, {.text = tr("Dark")}, {.text = tr("High contrast")}});
    m_themes.chips->setChosen(static_cast<int>(m_look.theme().kind));
    m_scales.name->setText(tr("Size"));
    QList<Chip::Value> sizes;
    for (const int percent : scales)
        sizes.append({.text = QString::number(percent) + QStringLiteral(" %")});
    m_scales.chips->setChips(sizes);
    const auto scale = std::find(scales.begin(), scales.end(), m_look.scalePercent());
    m_scales.chips->setChosen(scale == scales.end() ? -1 : int(scale - scales.begin()));
    m_inputs.name->setText(tr("Working with"));
    m_inputs.chips->setChips({{.text = tr("Keyboard")}, {.text = tr("Touch")}});
    m_inputs.chips->setChosen(m_look.input() == InputLayout::Keyboard ? 0 : 1);
    setPrimary({tr("Done"), QStringLiteral("Enter")});
}

void ViewDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    DialogFrame::changeEvent(event);
}

} // namespace till::ui
