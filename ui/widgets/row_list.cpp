// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_list.h"

#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimerEvent>

#include <algorithm>

namespace till::ui {

namespace {

constexpr int flashMs = 240;
constexpr int frameMs = 16;

} // namespace

RowList::RowList(const Look& look, QWidget* parent) : QListView(parent), m_look(look)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_clock.start();
    connect(&look, &Look::changed, this, [this] { doItemsLayout(); });
}

void RowList::setRowHeight(int height)
{
    if (height == m_rowHeight)
        return;
    m_rowHeight = height;
    doItemsLayout();
}

void RowList::setStrip(QWidget* strip, int height)
{
    m_strip = strip;
    m_strip->setParent(viewport());
    m_stripHeight = height;
    doItemsLayout();
}

void RowList::setStripHeight(int height)
{
    m_stripHeight = height;
    doItemsLayout();
}

void RowList::setCurrentRow(int row)
{
    if (row < 0 || row >= rowCount()) {
        setCurrentIndex({});
    } else if (row != currentRow()) {
        setCurrentIndex(model()->index(row, 0));
    }
    updateGeometries();
    scrollTo(currentIndex());
}

void RowList::flash(int row)
{
    if (m_look.duration(flashMs) == 0)
        return;
    m_flashes.insert(row, m_clock.elapsed());
    m_frames.start(frameMs, this);
    viewport()->update(visualRect(model()->index(row, 0)));
}

qreal RowList::flashOf(int row) const
{
    const auto began = m_flashes.constFind(row);
    if (began == m_flashes.constEnd())
        return 0;
    const qint64 age = m_clock.elapsed() - *began;
    return std::clamp(1.0 - static_cast<double>(age) / flashMs, 0.0, 1.0);
}

int RowList::rowCount() const
{
    return model() == nullptr ? 0 : model()->rowCount();
}

int RowList::shownStrip() const
{
    return m_strip != nullptr && currentIndex().isValid() ? m_stripHeight : 0;
}

int RowList::topOf(int row) const
{
    const bool below = currentIndex().isValid() && row > currentRow();
    return row * m_rowHeight + (below ? shownStrip() : 0);
}

int RowList::verticalOffset() const
{
    return verticalScrollBar()->value();
}

QRect RowList::visualRect(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const int height = m_rowHeight + (index.row() == currentRow() ? shownStrip() : 0);
    return {0, topOf(index.row()) - verticalOffset(), viewport()->width(), height};
}

QModelIndex RowList::indexAt(const QPoint& point) const
{
    if (rowCount() == 0 || m_rowHeight <= 0)
        return {};
    int y = point.y() + verticalOffset();
    const int strip = shownStrip();
    if (strip > 0 && y >= (currentRow() + 1) * m_rowHeight)
        y = std::max(currentRow() * m_rowHeight, y - strip);
    const int row = y / m_rowHeight;
    return y < 0 || row >= rowCount() ? QModelIndex() : model()->index(row, 0);
}

void RowList::scrollTo(const QModelIndex& index, ScrollHint)
{
    const QRect place = visualRect(index);
    if (!place.isValid())
        return;
    QScrollBar* bar = verticalScrollBar();
    if (place.bottom() >= viewport()->height())
        bar->setValue(bar->value() + place.bottom() + 1 - viewport()->height());
    else if (place.top() < 0)
        bar->setValue(bar->value() + place.top());
}

void RowList::doItemsLayout()
{
    // Nothing to lay out: QListView's own pass over all rows is left out.
    QAbstractItemView::doItemsLayout();
}

void RowList::updateGeometries()
{
    QAbstractItemView::updateGeometries();
    const int contents = rowCount() * m_rowHeight + shownStrip();
    QScrollBar* bar = verticalScrollBar();
    bar->setPageStep(viewport()->height());
    bar->setSingleStep(m_rowHeight);
    bar->setRange(0, std::max(0, contents - viewport()->height()));
    placeStrip();
}

void RowList::placeStrip()
{
    if (m_strip == nullptr)
        return;
    m_strip->setVisible(currentIndex().isValid());
    if (!currentIndex().isValid())
        return;
    const QRect place = visualRect(currentIndex());
    m_strip->setGeometry(0, place.top() + m_rowHeight, place.width(), m_stripHeight);
}

void RowList::scrollContentsBy(int dx, int dy)
{
    scrollDirtyRegion(dx, dy);
    viewport()->scroll(dx, dy);
    placeStrip();
}

void RowList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QAbstractItemView::currentChanged(current, previous);
    updateFrom(std::min(current.isValid() ? current.row() : previous.row(),
                        previous.isValid() ? previous.row() : current.row()));
    updateGeometries();
}

void RowList::updateFrom(int row)
{
    const int top = std::max(0, std::max(0, row) * m_rowHeight - verticalOffset());
    viewport()->update(0, top, viewport()->width(), std::max(0, viewport()->height() - top));
}

void RowList::dataChanged(const QModelIndex& from, const QModelIndex& to, const QList<int>& roles)
{
    // Past QListView, which would lay out and repaint everything.
    QAbstractItemView::dataChanged(from, to, roles);
}

void RowList::rowsInserted(const QModelIndex& parent, int first, int last)
{
    QAbstractItemView::rowsInserted(parent, first, last);
    updateFrom(first);
    updateGeometries();
}

void RowList::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect dirty = event->rect();
    painter.fillRect(dirty, m_look.theme().surface);
    if (rowCount() == 0)
        return;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QModelIndex start = indexAt(dirty.topLeft());
    for (int row = start.isValid() ? start.row() : rowCount(); row < rowCount(); ++row) {
        const QModelIndex index = model()->index(row, 0);
        option.rect = visualRect(index);
        if (option.rect.top() > dirty.bottom())
            break;
        option.state.setFlag(QStyle::State_Selected, row == currentRow());
        itemDelegate()->paint(&painter, option, index);
    }
}

void RowList::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && event->button() == Qt::LeftButton)
        Q_EMIT rowPressed(index.row());
}

void RowList::mouseMoveEvent(QMouseEvent* event)
{
    event->accept(); // no dragging of selections
}

void RowList::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_frames.timerId()) {
        QListView::timerEvent(event);
        return;
    }
    for (auto it = m_flashes.begin(); it != m_flashes.end();) {
        if (it.key() < rowCount())
            viewport()->update(visualRect(model()->index(it.key(), 0)));
        it = m_clock.elapsed() - it.value() >= flashMs ? m_flashes.erase(it) : std::next(it);
    }
    if (m_flashes.isEmpty())
        m_frames.stop();
}

QModelIndex RowList::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int last = rowCount() - 1;
    const int page = std::max(1, viewport()->height() / std::max(1, m_rowHeight) - 1);
    const int now = currentRow();
    const auto at = [&](int row) {
        return model()->index(std::clamp(row, 0, last), 0);
    };
    if (last < 0)
        return {};
    switch (action) {
    case MoveHome:
        return at(0);
    case MoveEnd:
        return at(last);
    case MoveUp:
    case MoveLeft:
    case MovePrevious:
        return at(now - 1);
    case MovePageUp:
        return at(now - page);
    case MovePageDown:
        return at(now + page);
    case MoveDown:
    case MoveRight:
    case MoveNext:
        return at(now + 1);
    }
    Q_UNREACHABLE();
}

void RowList::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    selectionModel()->select(indexAt(rect.topLeft()), command);
}

QRegion RowList::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    for (const QModelIndex& index : selection.indexes())
        region += visualRect(index);
    return region;
}

} // namespace till::ui
