// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of the checkout screen: what is typed, and what it means. The pictures are in
// checkout_screen.cpp.

#include "ui/models/format.h"
#include "ui/widgets/checkout_screen.h"
#include "ui/widgets/live_field.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/search_popup.h"

#include <QKeyEvent>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace till::ui {

namespace {

using models::Action;

constexpr int entryLengthMax = 64;
/// Fewer digits are a quantity that is still being typed.
constexpr int searchDigitsLeast = 3;
/// From here on digits are a code and go to the checkout as they are.
constexpr int codeDigitsLeast = 6;

bool isDigits(const QString& text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

void CheckoutScreen::showEntry()
{
    const sale::Entry entry = sale::parseEntry(m_entry);
    QString quantity;
    if (entry.quantity) {
        const QString number = models::formatQuantity(*entry.quantity, Measure::Pieces);
        quantity = number + QStringLiteral(" ×");
    }
    const bool empty = m_entry.isEmpty();
    const QString hint = entry.quantity ? tr("Scan the item")
                         : m_searchAsked
                             ? tr("Name, pinyin initials, or the end of the barcode")
                             : tr("Scan, or type barcode / pinyin initials / qty*barcode");
    m_field->setValue(
        {.quantity = entry.malformed ? QString() : quantity,
         .text = entry.malformed ? m_entry : entry.text,
         .placeholder = hint,
         .keyCap = empty ? m_context.keys.capOf(Action::FindItem) : QStringLiteral("Esc"),
         .action = empty ? tr("Find") : tr("Clear")});
    const bool number = isDigits(entry.text) && entry.text.size() < searchDigitsLeast;
    const bool search = !entry.text.isEmpty() && !entry.malformed && (!number || m_searchAsked);
    m_search.setWords(search ? entry.text : QString());
    showSearch();
    showSlab();
}

void CheckoutScreen::showSearch()
{
    m_middle->setCurrentIndex(isSearching() ? 1 : 0);
    if (!isSearching())
        return;
    QList<SearchHit> hits;
    const auto spans = [](const QList<models::Match>& matches) {
        QList<MatchSpan> made;
        for (const models::Match& match : matches)
            made.append({match.from, match.length});
        return made;
    };
    for (const models::SearchRow& row : m_search.rows()) {
        hits.append({.name = row.name,
                     .nameMatches = spans(row.nameMatches),
                     .reading = row.pinyin,
                     .readingMatches = spans(row.pinyinMatches),
                     .code = row.barcode,
                     .price = row.price,
                     .spoken = tr("%1, %2", "item, price").arg(row.name, row.price)});
    }
    m_popup->setHeadline(m_search.headline());
    m_popup->setFootnote(m_search.footnote());
    m_popup->setEmpty(m_search.isAnswered()
                          ? SearchPopup::Empty{m_search.headline(),
                                               tr("Fewer letters find more. Enter keeps the code.")}
                          : SearchPopup::Empty{});
    m_popup->setKeyHints({{{QStringLiteral("↑"), QStringLiteral("↓")}, tr("choose")},
                          {{QStringLiteral("Enter")}, tr("add to cart")},
                          {{QStringLiteral("3*")}, tr("quantity first")},
                          {{QStringLiteral("Esc")}, tr("close")}});
    m_popup->setHits(hits, hits.isEmpty() ? -1 : m_hit);
}

void CheckoutScreen::clearEntry()
{
    m_entry.clear();
    m_searchAsked = false;
    m_confirmWaits = false;
    showEntry();
}

Quantity CheckoutScreen::takeQuantity()
{
    const sale::Entry entry = sale::parseEntry(m_entry);
    clearEntry();
    return entry.quantity.value_or(Quantity::pieces(1));
}

void CheckoutScreen::startSearch()
{
    m_searchAsked = true;
    showEntry();
}

void CheckoutScreen::type(const QString& text)
{
    m_confirmWaits = false;
    if (m_entry.size() + text.size() <= entryLengthMax)
        m_entry += text;
    showEntry();
}

void CheckoutScreen::erase()
{
    m_confirmWaits = false;
    if (m_entry.isEmpty())
        return;
    m_entry.chop(1);
    showEntry();
}

bool CheckoutScreen::takeNavigation(QKeyEvent* event)
{
    const int page = std::max(1, m_cart->rowsPerPage() - 1);
    const bool searching = isSearching();
    const int last = searching ? int(m_search.rows().size()) - 1 : int(m_model.rows().size()) - 1;
    int row = searching ? m_hit : m_selected;
    switch (event->key()) {
    case Qt::Key_Up:
        --row;
        break;
    case Qt::Key_Down:
        ++row;
        break;
    case Qt::Key_PageUp:
        row -= page;
        break;
    case Qt::Key_PageDown:
        row += page;
        break;
    case Qt::Key_Home:
        row = 0;
        break;
    case Qt::Key_End:
        row = last;
        break;
    default:
        return false;
    }
    if (last < 0)
        return true;
    row = std::clamp(row, 0, last);
    if (searching) {
        m_hit = row;
        showSearch();
    } else {
        select(row);
    }
    return true;
}

bool CheckoutScreen::takeOperator(int key)
{
    const bool empty = m_entry.isEmpty();
    switch (key) {
    case Qt::Key_Asterisk:
    case Qt::Key_multiply:
        empty ? Q_EMIT actionAsked(Action::ChangeQuantity) : type(QStringLiteral("*"));
        return true;
    case Qt::Key_Plus:
        if (empty)
            Q_EMIT actionAsked(Action::OneMore);
        return true;
    case Qt::Key_Minus:
        empty ? Q_EMIT actionAsked(Action::OneLess) : type(QStringLiteral("-"));
        return true;
    case Qt::Key_Period:
        empty ? Q_EMIT actionAsked(Action::ChangePrice) : type(QStringLiteral("."));
        return true;
    case Qt::Key_Slash:
        if (empty)
            Q_EMIT actionAsked(Action::DiscountLine);
        return true;
    case Qt::Key_Delete:
        empty ? Q_EMIT actionAsked(Action::RemoveLine) : clearEntry();
        return true;
    default:
        return false;
    }
}

void CheckoutScreen::takeKey(int key)
{
    if (takeOperator(key))
        return;
    if (key >= Qt::Key_0 && key <= Qt::Key_9)
        type(QString(QChar(char16_t(key))));
    else if (key == Qt::Key_Backspace)
        erase();
    else if (key == Qt::Key_Clear)
        clearEntry();
}

void CheckoutScreen::keyPressEvent(QKeyEvent* event)
{
    int key = event->key();
    // Both decimal keys of numeric keypads mean the point.
    if (key == Qt::Key_Comma && event->modifiers().testFlag(Qt::KeypadModifier))
        key = Qt::Key_Period;
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (takeNavigation(event))
        return;
    if (enter) {
        if (!event->isAutoRepeat())
            confirm();
        return;
    }
    if (key == Qt::Key_Escape) {
        clearEntry();
        return;
    }
    if (key == Qt::Key_Backspace) {
        erase();
        return;
    }
    const auto commanding = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier);
    if (!commanding && takeOperator(key))
        return;
    const QString text = event->text();
    if (!commanding && !text.isEmpty() && text.at(0).isPrint()) {
        type(text);
        return;
    }
    const auto action =
        m_context.keys.actionFor(models::KeyContext::Checkout, event->keyCombination());
    if (action && !event->isAutoRepeat())
        Q_EMIT actionAsked(*action);
    else
        QWidget::keyPressEvent(event);
}

void CheckoutScreen::confirm()
{
    if (m_entry.isEmpty()) {
        Q_EMIT actionAsked(Action::Pay);
        return;
    }
    const sale::Entry entry = sale::parseEntry(m_entry);
    if (entry.quantity && entry.text.isEmpty() && !entry.malformed) {
        confirmQuantity(*entry.quantity);
        return;
    }
    const bool code = isDigits(entry.text) && entry.text.size() >= codeDigitsLeast && m_hit == 0;
    if (isSearching() && !code) {
        confirmSearch(entry);
        return;
    }
    const QString text = std::exchange(m_entry, QString());
    clearEntry();
    m_context.client.enter(text);
}

void CheckoutScreen::confirmSearch(const sale::Entry& entry)
{
    if (!m_search.isAnswered()) {
        // A fast hand is ahead of the answer: it counts as soon as the answer is here.
        m_confirmWaits = true;
        return;
    }
    if (m_hit >= 0 && m_hit < m_search.rows().size()) {
        add(m_search.rows().at(m_hit).product, entry.quantity);
        return;
    }
    const QString text = std::exchange(m_entry, QString());
    clearEntry();
    m_context.client.enter(text);
}

void CheckoutScreen::confirmQuantity(Quantity quantity)
{
    clearEntry();
    const sale::Line* line = selectedLine();
    if (line == nullptr) {
        Q_EMIT troubleFound(models::messageFor(sale::Refusal::NoSuchLine, m_context.keys));
        return;
    }
    // "1-" takes one back; "3*" says how many there are.
    const Quantity wanted = quantity.isPositive() ? quantity : line->quantity + quantity;
    m_context.client.execute(sale::ChangeQuantity{line->id, wanted, {}});
}

void CheckoutScreen::add(const catalog::Product& product, std::optional<Quantity> quantity)
{
    clearEntry();
    if (product.measure == Measure::Kilograms && !quantity) {
        Q_EMIT weightAsked(product);
        return;
    }
    m_context.client.addProduct(product.code, quantity.value_or(Quantity::pieces(1)));
}

} // namespace till::ui
