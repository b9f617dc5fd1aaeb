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
    const int rowBefore = currentRow();
    const int offsetBefore = verticalOffset();
    m_isMoving = true;
    if (row < 0 || row >= rowCount()) {
        setCurrentIndex({});
    } else if (row != rowBefore) {
        setCurrentIndex(model()->index(row, 0));
    }
    updateGeometries();
    scrollTo(currentIndex());
    m_isMoving = false;
    showMove(rowBefore, offsetBefore - verticalOffset());
}

void RowList::showMove(int rowBefore, int dy)
{
    const int row = currentRow();
    if (row == rowBefore && dy == 0) {
        placeStrip();
        return;
    }
    const QRect strip = stripPlace();
    if (row >= 0 && rowBefore >= 0 && !strip.isEmpty() && strip == m_strip->geometry()) {
        // As one row after the other is appended: the strip stays, only the rows move past it.
        scrollDirtyRegion(0, dy);
        viewport()->scroll(0, dy, QRect(0, 0, strip.width(), strip.top()));
        viewport()->update(rowPlace(rowBefore));
        viewport()->update(rowPlace(row));
        viewport()->update(0, strip.bottom() + 1, strip.width(), viewport()->height());
        return;
    }
    if (dy != 0)
        scrollContentsBy(0, dy);
    placeStrip();
    if (row != rowBefore)
        updateFrom(row < 0 || rowBefore < 0 ? std::max(row, rowBefore) : std::min(row, rowBefore));
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
    const QRect place = rowPlace(index.row());
    return index.row() == currentRow() ? place.adjusted(0, 0, 0, shownStrip()) : place;
}

QRect RowList::rowPlace(int row) const
{
    return {0, topOf(row) - verticalOffset(), viewport()->width(), m_rowHeight};
}

QRect RowList::stripPlace() const
{
    const int height = shownStrip();
    return height == 0 ? QRect()
                       : rowPlace(currentRow())
                             .translated(0, m_rowHeight)
                             .adjusted(0, 0, 0, height - m_rowHeight);
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
    if (m_strip == nullptr || m_isMoving)
        return;
    m_strip->setVisible(currentIndex().isValid());
    if (currentIndex().isValid())
        m_strip->setGeometry(stripPlace());
}

void RowList::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    scrollTo(currentIndex());
}

void RowList::scrollContentsBy(int dx, int dy)
{
    if (m_isMoving)
        return;
    scrollDirtyRegion(dx, dy);
    viewport()->scroll(dx, dy);
    placeStrip();
}

void RowList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    // Past the base classes, which would scroll and repaint before it is known what has to.
    if (m_isMoving)
        return;
    updateFrom(std::min(current.isValid() ? current.row() : previous.row(),
                        previous.isValid() ? previous.row() : current.row()));
    updateGeometries();
}

void RowList::updateFrom(int row)
{
    const int top = std::max(0, topOf(std::max(0, row)) - verticalOffset());
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

QRegion RowList::visualRegionForSelection(const QItemSelection&) const
{
    return {}; // the current row is what stands out, and it repaints itself
}

} // namespace till::ui
