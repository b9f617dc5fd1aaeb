// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/look.h"

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QHash>
#include <QListView>

namespace till::ui {

/// A list whose rows are equally high but for the current one, which may carry a strip of controls
/// below it. Every place is computed, never laid out, so ten thousand rows scroll as ten; a change
/// repaints the rows it touches.
///
/// It takes no focus: the screen turns keys into selections.
class RowList : public QListView {
    Q_OBJECT
public:
    explicit RowList(const Look& look, QWidget* parent = nullptr);

    /// Device-independent pixels.
    void setRowHeight(int height);
    /// Stands below the current row, moved as the row moves. The list takes ownership.
    void setStrip(QWidget* strip, int height);
    void setStripHeight(int height);
    /// -1 for none. Scrolls the row with its strip into view.
    void setCurrentRow(int row);
    [[nodiscard]] int currentRow() const { return currentIndex().row(); }
    /// Lets the row's background flash and fade.
    void flash(int row);
    [[nodiscard]] qreal flashOf(int row) const;

    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    [[nodiscard]] const Look& look() const { return m_look; }

Q_SIGNALS:
    void rowPressed(int row);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void dataChanged(const QModelIndex& from, const QModelIndex& to,
                     const QList<int>& roles) override;
    void rowsInserted(const QModelIndex& parent, int first, int last) override;
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] bool isIndexHidden(const QModelIndex&) const override { return false; }
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers) override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;

private:
    [[nodiscard]] int rowCount() const;
    [[nodiscard]] int topOf(int row) const; ///< in the contents
    [[nodiscard]] int shownStrip() const;
    [[nodiscard]] QRect rowPlace(int row) const; ///< without the strip
    [[nodiscard]] QRect stripPlace() const;      ///< empty if it is not shown
    void updateFrom(int row);
    void showMove(int rowBefore, int dy);
    void placeStrip();

    const Look& m_look;
    int m_rowHeight = 52;
    int m_stripHeight = 0;
    QWidget* m_strip = nullptr;
    bool m_isMoving = false; ///< the current row changes; what that moves is shown afterwards, once
    QHash<int, qint64> m_flashes; ///< row -> ms of m_clock when it began
    QElapsedTimer m_clock;
    QBasicTimer m_frames;
};

} // namespace till::ui
