// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/code_prompt.h"

#include "core/barcode/classify.h"
#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/live_field.h"
#include "ui/widgets/sheet.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <variant>

namespace till::ui {

namespace {

/// The longest code of any wallet.
constexpr int digitsMax = 24;
constexpr int groupOf = 4;

QColor pendingText(const Theme& theme)
{
    return theme.pending.text;
}

QColor second(const Theme& theme)
{
    return theme.ink2;
}

/// "1345 0000 1234 5678 90": as it stands on the phone.
QString grouped(const QString& digits)
{
    QString text;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        if (i > 0 && i % groupOf == 0)
            text += u' ';
        text += digits.at(i);
    }
    return text;
}

} // namespace

CodePrompt::CodePrompt(const ScreenContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_low(context.look.metrics().breakpoint == Breakpoint::Small),
      m_headline(new TextLabel(context.look, {.size = m_low ? type::item : type::title,
                                              .weight = QFont::Bold,
                                              .wrap = TextLabel::Wrap::Words,
                                              .colour = pendingText})),
      m_advice(new TextLabel(context.look, {.wrap = TextLabel::Wrap::Words, .colour = second})),
      m_field(new LiveField(context.look)),
      m_change(new Button(context.look, {.icon = Icon::Keyboard}))
{
    const Look& look = context.look;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(look.px(8));
    auto* box = new ToneSheet(look, State::Pending, ToneSheet::Depth::Soft);
    box->setCorner(radius::sheet);
    auto* row = new QHBoxLayout(box);
    const int above = look.px(m_low ? 6 : 16);
    row->setContentsMargins(look.px(20), above, look.px(20), above);
    row->setSpacing(look.px(16));
    row->addWidget(new IconLabel(look, {.icon = Icon::Scan, .size = 32, .colour = pendingText}));
    auto* words = new QVBoxLayout;
    words->setSpacing(look.px(2));
    words->addWidget(m_headline);
    words->addWidget(m_advice);
    m_advice->setVisible(!m_low);
    row->addLayout(words, 1);
    column->addWidget(box);
    column->addWidget(m_field);
    m_change->setFocusPolicy(Qt::NoFocus);
    connect(m_change, &QAbstractButton::clicked, this,
            [this] { setEntry(m_entry == Entry::Scan ? Entry::Type : Entry::Scan); });
    retranslate();
}

CodePrompt::~CodePrompt()
{
    wipe();
}

void CodePrompt::wipe()
{
    m_typed.fill(u'0');
    m_typed.clear();
}

void CodePrompt::setEntry(Entry entry)
{
    if (entry == m_entry)
        return;
    m_entry = entry;
    wipe();
    show();
    Q_EMIT entryChanged();
}

bool CodePrompt::takeKey(int key)
{
    if (key >= Qt::Key_0 && key <= Qt::Key_9 && m_typed.size() < digitsMax)
        m_typed += QChar(char16_t(key));
    else if (key == Qt::Key_Backspace)
        m_typed.chop(1);
    else if (key == Qt::Key_Clear || key == Qt::Key_Delete)
        wipe();
    else
        return false;
    show();
    return true;
}

bool CodePrompt::isComplete() const
{
    const barcode::Kind kind =
        barcode::classify({m_typed, {}}, {.place = barcode::Place::Tender, .layouts = {}});
    return std::holds_alternative<barcode::PaymentCode>(kind);
}

services::PaymentCodeDigits CodePrompt::take()
{
    services::PaymentCodeDigits code = models::secretDigits(m_typed);
    wipe();
    show();
    return code;
}

void CodePrompt::setHeld(const QString& tail)
{
    m_held = tail;
    show();
}

void CodePrompt::retranslate()
{
    m_field->setName(tr("Payment code"));
    show();
}

void CodePrompt::show()
{
    const bool typing = m_entry == Entry::Type;
    if (typing) {
        m_headline->setText(tr("Type the digits below the customer’s payment code"));
        m_advice->setText(tr("16 to 24 digits; they are valid for about a minute."));
    } else if (!m_held.isEmpty()) {
        m_headline->setText(tr("The code ending in %1 is read").arg(m_held));
        m_advice->setText(tr("Press Enter to charge it. It is kept for a minute at most."));
    } else {
        m_headline->setText(tr("Scan the customer’s payment code"));
        m_advice->setText(tr("It is charged at once. For a part, type its amount first."));
    }
    m_field->setVisible(typing);
    m_field->setValue({.text = grouped(m_typed), .placeholder = tr("Payment code")});
    m_change->setLabel(typing ? tr("Scan instead") : tr("Type the code"));
    m_change->setKeyCap(m_context.keys.capOf(models::Action::TakeCode, models::KeyContext::Tender));
}

} // namespace till::ui
