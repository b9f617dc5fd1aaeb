// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cart_view.h"

#include "ui/widgets/button.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/row_list.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollBar>

namespace till::ui {

namespace {

constexpr int numberColumn = 48;
constexpr int priceColumn = 96;
constexpr int amountColumn = 120;
constexpr int sidePadding = 16;
constexpr int edge = 4;
constexpr int headLine = 32;
constexpr int stripLine = 56;

/// Where the strip of actions stands: on the selected row's ground.
class Strip : public Painted {
public:
    explicit Strip(const Look& look) : Painted(look) { setAttribute(Qt::WA_OpaquePaintEvent); }
    [[nodiscard]] QAccessible::Role accessibleRole() const override { return QAccessible::ToolBar; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Theme& t = theme();
        if (t.isHighContrast()) {
            painter.fillRect(rect(), t.surface);
            painter.fillRect(0, 0, 3, height(), t.accent);
            painter.fillRect(width() - 3, 0, 3, height(), t.accent);
            painter.fillRect(0, height() - 3, width(), 3, t.accent);
            return;
        }
        painter.fillRect(rect(), t.accentSoft);
        painter.fillRect(0, 0, px(edge), height(), t.accent);
    }
};

QFont struck(QFont font)
{
    font.setStrikeOut(true);
    return font;
}

} // namespace

CartDelegate::CartDelegate(const RowList& list, const CartListModel& model)
    : m_list(list), m_model(model)
{
}

CartDelegate::Columns CartDelegate::columnsIn(const Look& look, const QRect& row)
{
    const bool priced = look.metrics().priceColumn;
    const auto px = [&](int logical) {
        return look.px(logical);
    };
    Columns columns;
    int right = row.right() + 1 - px(sidePadding);
    const auto take = [&](int width) {
        right -= width;
        return QRect(right, row.top(), width, row.height());
    };
    columns.amount = take(px(priced ? amountColumn : 112));
    columns.quantity = take(px(priced ? 96 : 84));
    if (priced)
        columns.price = take(px(priceColumn));
    const int number = px(priced ? numberColumn : 40);
    columns.number = QRect(row.left(), row.top(), number, row.height());
    columns.name =
        QRect(row.left() + number, row.top(), right - row.left() - number - px(8), row.height());
    return columns;
}

void CartDelegate::paintGround(QPainter& painter, const QRect& rect, const QModelIndex& index,
                               QStyle::State state) const
{
    const Look& look = m_list.look();
    const Theme& t = look.theme();
    if ((state & QStyle::State_Selected) == 0) {
        // Without heads above it, the first row needs no rule.
        if (index.row() > 0 || look.metrics().priceColumn)
            painter.fillRect(rect.left(), rect.top(), rect.width(), 1, t.line);
        if (const qreal strength = m_list.flashOf(index.row()); strength > 0) {
            QColor flash = t.accentSoft;
            flash.setAlphaF(static_cast<float>(strength));
            painter.fillRect(rect.adjusted(0, 1, 0, 0), flash);
        }
        return;
    }
    if (t.isHighContrast()) {
        drawBox(painter, rect, {.frame = t.accent, .frameWidth = 3});
        return;
    }
    painter.fillRect(rect, t.accentSoft);
    painter.fillRect(rect.left(), rect.top(), look.px(edge), rect.height(), t.accent);
}

void CartDelegate::paintDetails(QPainter& painter, const QRect& rect, const models::CartRow& row,
                                const QColor& colour) const
{
    const Look& look = m_list.look();
    int x = rect.left();
    const auto draw = [&](const QString& text, const QFont& font, const QColor& ink) {
        if (text.isEmpty())
            return;
        const auto place = [&] {
            return QRect(x, rect.top(), rect.right() - x, rect.height());
        };
        if (x > rect.left())
            x += drawLine(painter, place(), QStringLiteral("·"),
                          {.font = look.font(type::min), .colour = colour});
        x += drawLine(painter, place(), text, {.font = font, .colour = ink});
    };
    draw(row.detail, look.font(type::min), colour);
    if (!look.metrics().priceColumn)
        draw(row.times, look.font(type::min), colour);
    draw(row.saving, look.bold(type::min), look.theme().saving);
}

void CartDelegate::paintQuantity(QPainter& painter, const QRect& rect,
                                 const models::CartRow& row) const
{
    const Look& look = m_list.look();
    const bool voided = row.kind == models::CartRow::Kind::Voided;
    const bool narrow = !look.metrics().priceColumn;
    const QColor ink = voided ? look.theme().ink3 : look.theme().ink;
    // Pieces need no unit where there is no room; kilograms always do.
    const QString unit = narrow && !row.quantity.contains(u'.') ? QString() : row.unit;
    QFont unitFont = look.font(type::body);
    QFont numberFont = look.bold(type::item);
    if (voided) {
        unitFont = struck(unitFont);
        numberFont = struck(look.font(type::item));
    }
    const int unitWidth =
        unit.isEmpty() ? 0
                       : textWidth(unitFont, unit) + QFontMetrics(unitFont).horizontalAdvance(u' ');
    const Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    drawLine(painter, rect, unit,
             {.font = unitFont, .colour = ink, .alignment = right, .elide = Qt::ElideNone});
    drawAmount(painter, rect.adjusted(0, 0, -unitWidth, 0), row.quantity,
               {.font = numberFont, .colour = ink, .alignment = right}, look);
}

void CartDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const Look& look = m_list.look();
    const Theme& t = look.theme();
    const models::CartRow& row = m_model.row(index.row());
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    const bool voided = row.kind == models::CartRow::Kind::Voided;
    paintGround(*painter, option.rect, index, option.state);

    QRect line = option.rect;
    line.setHeight(look.px(look.metrics().cartRow));
    const Columns columns = columnsIn(look, line);
    const QColor ink = voided ? t.ink3 : t.ink;
    const QColor quiet = selected ? t.onAccentSoft : t.ink2;
    const Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    drawLine(*painter, columns.number, row.number,
             {.font = selected ? look.bold(type::min) : look.font(type::min),
              .colour = selected ? t.onAccentSoft : t.ink3,
              .alignment = Qt::AlignCenter,
              .elide = Qt::ElideNone});

    const bool strong = selected || row.kind == models::CartRow::Kind::Return;
    QFont nameFont = strong ? look.bold(type::item) : look.font(type::item);
    if (voided)
        nameFont = struck(nameFont);
    QRect name = columns.name;
    const bool narrow = !look.metrics().priceColumn;
    const bool second = !row.detail.isEmpty() || !row.saving.isEmpty();
    if (second || (narrow && !row.times.isEmpty())) {
        const int top = line.top() + (line.height() - look.px(42)) / 2;
        name = QRect(name.left(), top, name.width(), look.px(24));
        paintDetails(*painter, QRect(name.left(), top + look.px(24), name.width(), look.px(18)),
                     row, quiet);
    }
    drawLine(*painter, name, row.name, {.font = nameFont, .colour = ink});

    QFont priceFont = look.font(type::body);
    QFont amountFont = look.bold(type::head);
    if (voided) {
        priceFont = struck(priceFont);
        amountFont = struck(look.font(type::head));
    }
    if (!columns.price.isEmpty())
        drawAmount(*painter, columns.price, row.price,
                   {.font = priceFont, .colour = voided ? t.ink3 : quiet, .alignment = right},
                   look);
    paintQuantity(*painter, columns.quantity, row);
    drawAmount(*painter, columns.amount, row.amount,
               {.font = amountFont, .colour = ink, .alignment = right}, look);
}

CartView::CartView(const Look& look, QWidget* parent)
    : Painted(look, parent), m_list(new RowList(look, this)), m_strip(new Strip(look))
{
    m_list->setModel(&m_model);
    auto* delegate = new CartDelegate(*m_list, m_model);
    delegate->setParent(m_list);
    m_list->setItemDelegate(delegate);
    m_list->hide(); // until there is a row, the words for an empty cart stand here
    buildStrip();
    m_list->setStrip(m_strip, px(stripLine));
    connect(m_list, &RowList::rowPressed, this, &CartView::rowChosen);
    connect(m_list->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int end) {
        const bool scrolls = end > 0;
        if (scrolls == m_scrolls)
            return;
        m_scrolls = scrolls;
        update(0, 0, width(), headHeight()); // the heads make room for the bar
    });
    place();
}

void CartView::buildStrip()
{
    auto* row = new QHBoxLayout(m_strip);
    for (int i = 0; i < lineActionCount; ++i) {
        const auto action = static_cast<LineAction>(i);
        const bool removes = action == LineAction::Remove;
        Icon icon = Icon::None;
        if (action == LineAction::Less)
            icon = Icon::Minus;
        else if (action == LineAction::More)
            icon = Icon::Plus;
        auto* button = new Button(
            look(), {.kind = removes ? ButtonKind::LineDanger : ButtonKind::Line, .icon = icon},
            m_strip);
        if (removes)
            row->addStretch(1);
        row->addWidget(button);
        m_buttons.at(static_cast<std::size_t>(i)) = button;
        connect(button, &QAbstractButton::clicked, this,
                [this, action] { Q_EMIT actionChosen(action); });
    }
}

void CartView::setRows(const QList<models::CartRow>& rows, int selected)
{
    showChange(m_model.setRows(rows), selected);
}

void CartView::changeRows(const QList<models::CartRow>& rows, const QList<int>& modified,
                          int selected)
{
    showChange(m_model.changeRows(rows, modified), selected);
}

void CartView::showChange(const QList<int>& changed, int selected)
{
    m_list->setCurrentRow(selected);
    for (const int row : changed) {
        // The selected row stands out already: the delegate paints no flash there, and fifteen
        // frames of it with the strip would only be in the way of the next scan.
        if (row != selected)
            m_list->flash(row);
    }
    const bool isEmpty = m_model.rowCount() == 0;
    if (m_list->isHidden() != isEmpty) {
        m_list->setVisible(!isEmpty);
        update();
    }
}

void CartView::setHeads(const Heads& heads)
{
    m_heads = heads;
    rename(heads.goods);
    m_list->setAccessibleName(heads.goods);
    update();
}

void CartView::setAction(LineAction action, const Action& words)
{
    Button* button = m_buttons.at(static_cast<std::size_t>(action));
    const bool pictured = action == LineAction::Less || action == LineAction::More;
    const bool bin = action == LineAction::Remove && !look().metrics().priceColumn;
    button->setLabel(pictured || bin ? QString() : words.label);
    button->setAccessibleName(words.name.isEmpty() ? words.label : words.name);
    button->setToolTip(pictured || bin ? button->accessibleName() : QString());
    button->setKeyCap(pictured ? QString() : words.keyCap);
    if (action == LineAction::Remove)
        button->setButtonIcon(bin ? Icon::Bin : Icon::None);
}

void CartView::setActionReason(LineAction action, const QString& reason)
{
    Button* button = m_buttons.at(static_cast<std::size_t>(action));
    button->setReason(reason);
    button->setEnabled(reason.isEmpty());
}

void CartView::setEmpty(const Empty& empty)
{
    if (empty == m_empty)
        return;
    m_empty = empty;
    update();
}

int CartView::rowsPerPage() const
{
    return qMax(1, m_list->viewport()->height() / px(look().metrics().cartRow) - 1);
}

int CartView::headHeight() const
{
    return look().metrics().priceColumn ? px(headLine) : 0;
}

void CartView::place()
{
    const bool narrow = !look().metrics().priceColumn;
    const int frame = theme().isHighContrast() ? 2 : 1;
    const int top = narrow ? px(8) : headHeight();
    m_list->setGeometry(frame, top, width() - 2 * frame, height() - top - px(8));
    m_list->setRowHeight(px(look().metrics().cartRow));
    m_list->setStripHeight(px(stripLine));
    m_strip->layout()->setContentsMargins(px(narrow ? 40 : numberColumn), 0, px(sidePadding),
                                          px(8));
    m_strip->layout()->setSpacing(px(8));
    m_buttons.at(static_cast<std::size_t>(LineAction::Price))->setVisible(!narrow);
    m_buttons.at(static_cast<std::size_t>(LineAction::Note))->setVisible(!narrow);
}

void CartView::resizeEvent(QResizeEvent* event)
{
    place();
    Painted::resizeEvent(event);
}

void CartView::lookChanged()
{
    place();
    Painted::lookChanged();
}

void CartView::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    const int frame = t.isHighContrast() ? 2 : 1;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawBox(painter, rect(),
            {.fill = t.surface, .frame = t.line, .frameWidth = frame, .radius = px(radius::sheet)});
    const QRect head(frame, 0, width() - 2 * frame, headHeight());
    if (head.height() > 0) {
        // The heads stand over the rows, which end where a scroll bar begins.
        const QScrollBar* bar = m_list->verticalScrollBar();
        const int barWidth = bar->isVisible() ? bar->width() : 0;
        const CartDelegate::Columns columns =
            CartDelegate::columnsIn(look(), head.adjusted(0, 0, -barWidth, 0));
        const Line left{.font = look().font(type::min), .colour = t.ink3};
        Line right = left;
        right.alignment = Qt::AlignRight | Qt::AlignVCenter;
        drawLine(painter, columns.name, m_heads.goods, left);
        drawLine(painter, columns.price, m_heads.price, right);
        drawLine(painter, columns.quantity, m_heads.quantity, right);
        drawLine(painter, columns.amount, m_heads.amount, right);
    }
    if (m_model.rowCount() > 0)
        return;
    if (head.height() > 0)
        painter.fillRect(frame, head.height(), width() - 2 * frame, 1, t.line);
    const int middle = height() / 2;
    drawIcon(painter, QRectF(0, middle - px(88), width(), px(48)),
             icon(Icon::Scan, 48, t.lineStrong));
    drawLine(painter, QRectF(px(16), middle - px(24), width() - px(32), px(28)), m_empty.what,
             {.font = look().bold(type::item), .colour = t.ink, .alignment = Qt::AlignCenter});
    drawLine(painter, QRectF(px(16), middle + px(8), width() - px(32), px(24)), m_empty.more,
             {.font = look().font(type::body), .colour = t.ink3, .alignment = Qt::AlignCenter});
}

} // namespace till::ui
