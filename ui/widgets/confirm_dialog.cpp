// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/confirm_dialog.h"

#include "ui/widgets/button.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace till::ui {

namespace {

constexpr int textLengthMax = 40;

} // namespace

ConfirmDialog::ConfirmDialog(const ScreenContext& context, const Words& words, QWidget* parent)
    : DialogFrame(context.look, Size::Small, parent)
{
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(px(28), px(8), px(28), px(28));
    column->addWidget(new TextLabel(look(), {.size = type::item, .wrap = TextLabel::Wrap::Words},
                                    words.sentence));
    setTitle(words.title);
    auto* act = new Button(look(), {.kind = ButtonKind::Danger, .label = words.act});
    footExtras().addWidget(act);
    setPrimary({words.stay, QStringLiteral("Enter")});
    setBody(body);
    connect(act, &QAbstractButton::clicked, this, &ConfirmDialog::confirmed);
    connect(this, &DialogFrame::accepted, this, &DialogFrame::steppedBack);
}

TextDialog::TextDialog(const ScreenContext& context, const Words& words, QWidget* parent)
    : DialogFrame(context.look, Size::Small, parent),
      m_field(new QLineEdit),
      m_empty(words.empty),
      m_scans(words.scans)
{
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(px(28), px(8), px(28), px(24));
    column->setSpacing(px(12));
    setTitle(words.title);
    m_field->setMaxLength(textLengthMax);
    m_field->setText(words.text);
    m_field->setPlaceholderText(words.placeholder);
    m_field->setAccessibleName(words.title);
    column->addWidget(m_field);
    if (!words.choices.isEmpty()) {
        auto* chips = new ChipRow(look(), Chip::Height::Low);
        QList<Chip::Value> values;
        for (const QString& choice : words.choices)
            values.append({.text = choice});
        chips->setChips(values);
        column->addWidget(chips);
        const QStringList choices = words.choices;
        connect(chips, &ChipRow::chosen, this,
                [this, choices](int index) { Q_EMIT entered(choices.value(index)); });
    }
    setBack({words.back.isEmpty() ? tr("Back to cart") : words.back, QStringLiteral("Esc")});
    setPrimary({words.primary, QStringLiteral("Enter")});
    setBody(body);
    connect(m_field, &QLineEdit::textChanged, this, &TextDialog::refresh);
    connect(this, &DialogFrame::accepted, this,
            [this] { Q_EMIT entered(m_field->text().trimmed()); });
    setFocusProxy(m_field);
    refresh();
}

void TextDialog::takeScan(const QString& text)
{
    m_field->setText(text.left(textLengthMax));
    m_field->selectAll();
}

void TextDialog::refresh()
{
    const bool ready = m_empty == Empty::Allowed || !m_field->text().trimmed().isEmpty();
    setReadiness(ready ? Readiness::Ready : Readiness::NotYet);
}

} // namespace till::ui
