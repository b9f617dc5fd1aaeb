// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/entry_dialog.h"

#include <QCoreApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace till::ui {

namespace {

/// Longer than any number asked for: a barcode that lands here is seen, not cut.
constexpr int typedMax = 14;

} // namespace

Keypad::Words keypadWords()
{
    return {.clear = QCoreApplication::translate("till::ui::Keypad", "Clear"),
            .backspace = QCoreApplication::translate("till::ui::Keypad", "Backspace"),
            .quantity = QCoreApplication::translate("till::ui::Keypad", "Qty ×"),
            .price = QCoreApplication::translate("till::ui::Keypad", "Price"),
            .discount = QCoreApplication::translate("till::ui::Keypad", "Discount"),
            .point = QCoreApplication::translate("till::ui::Keypad", "Point")};
}

EntryDialog::EntryDialog(const ScreenContext& context, QWidget* parent)
    : DialogFrame(context.look,
                  context.look.metrics().breakpoint == Breakpoint::Small ? Size::Large
                                                                         : Size::Small,
                  parent),
      m_context(context)
{
    auto* body = new QWidget;
    const bool low = look().metrics().breakpoint == Breakpoint::Small;
    auto* page = new QBoxLayout(low ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom, body);
    page->setContentsMargins(px(28), px(8), px(28), px(16));
    page->setSpacing(px(12));
    m_column = new QVBoxLayout;
    m_column->setSpacing(px(12));
    m_field = new AmountField(look());
    m_keypad = new Keypad(look(), Keypad::Kind::Amount, keypadWords());
    m_column->addWidget(m_field);
    page->addLayout(m_column, low ? 1 : 0);
    page->addWidget(m_keypad, 1);
    setBody(body);
    connect(m_keypad, &Keypad::keyPressed, this, &EntryDialog::takeKey);
}

void EntryDialog::takeKey(int key)
{
    QString next = m_typed;
    if (key >= Qt::Key_0 && key <= Qt::Key_9) {
        const qsizetype point = next.indexOf(u'.');
        const bool full = point >= 0 && next.size() - point - 1 >= m_decimals;
        if (full || next.size() >= typedMax)
            return;
        next += QChar(char16_t(key));
    } else if (key == Qt::Key_Period || key == Qt::Key_Comma) {
        if (m_decimals == 0 || next.contains(u'.'))
            return;
        next += next.isEmpty() ? QStringLiteral("0.") : QStringLiteral(".");
    } else if (key == Qt::Key_Backspace) {
        next.chop(1);
    } else if (key == Qt::Key_Clear || key == Qt::Key_Delete) {
        next.clear();
    } else {
        return;
    }
    m_keypad->light(key);
    setTyped(next);
}

void EntryDialog::setTyped(const QString& typed)
{
    m_typed = typed;
    showField();
    typedChanged();
}

void EntryDialog::setUnit(const QString& before, const QString& behind)
{
    m_before = before;
    m_behind = behind;
    showField();
}

void EntryDialog::setSuggestion(const QString& text)
{
    m_suggestion = text;
    showField();
}

void EntryDialog::showField()
{
    const bool empty = m_typed.isEmpty();
    m_field->setKind(empty ? AmountField::Kind::Suggested : AmountField::Kind::Typed);
    m_field->setAmount(empty ? m_suggestion : m_before + m_typed + m_behind);
}

void EntryDialog::retranslate()
{
    m_keypad->setWords(keypadWords());
}

void EntryDialog::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        DialogFrame::keyPressEvent(event);
        break;
    default:
        takeKey(event->key());
        event->accept();
    }
}

void EntryDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    DialogFrame::changeEvent(event);
}

} // namespace till::ui
