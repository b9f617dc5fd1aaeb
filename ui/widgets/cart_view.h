// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/cart_list_model.h"
#include "ui/widgets/painted.h"

#include <QStyledItemDelegate>

#include <array>

namespace till::ui {

class Button;
class RowList;

/// What can be done with the selected row.
enum class LineAction { Less, More, Quantity, Price, Discount, Note, Remove };
inline constexpr int lineActionCount = 7;

/// Paints the rows of a cart.
class CartDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    CartDelegate(const RowList& list, const CartListModel& model);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    /// Left edges and widths of the columns in a row of this width.
    struct Columns {
        QRect number;
        QRect name;
        QRect price; ///< empty in narrow layouts
        QRect quantity;
        QRect amount;
    };
    [[nodiscard]] static Columns columnsIn(const Look& look, const QRect& row);

private:
    void paintGround(QPainter& painter, const QRect& rect, const QModelIndex& index,
                     QStyle::State state) const;
    void paintDetails(QPainter& painter, const QRect& rect, const models::CartRow& row,
                      const QColor& colour) const;
    void paintQuantity(QPainter& painter, const QRect& rect, const models::CartRow& row) const;

    const RowList& m_list;
    const CartListModel& m_model;
};

/// The cart: column heads, rows, and below the selected row what can be done with it. Told rows,
/// emits intents.
class CartView : public Painted {
    Q_OBJECT
public:
    struct Heads {
        QString goods;
        QString price;
        QString quantity;
        QString amount;

        bool operator==(const Heads&) const = default;
    };
    struct Action {
        QString label;
        QString keyCap;
        QString name; ///< for screen readers and tool tips where only an icon is shown
    };
    struct Empty {
        QString what; ///< bold: what to do
        QString more; ///< quiet: what else

        bool operator==(const Empty&) const = default;
    };
    explicit CartView(const Look& look, QWidget* parent = nullptr);

    /// -1 selects nothing. Rows that are new or different flash.
    void setRows(const QList<models::CartRow>& rows, int selected);
    /// The same for who knows what differs: the rows of `modified`, and more rows at the end.
    void changeRows(const QList<models::CartRow>& rows, const QList<int>& modified, int selected);
    void setHeads(const Heads& heads);
    void setAction(LineAction action, const Action& words);
    void setActionReason(LineAction action, const QString& reason);
    /// Shown while there is no row.
    void setEmpty(const Empty& empty);
    [[nodiscard]] int rowsPerPage() const;
    [[nodiscard]] RowList& list() { return *m_list; }
    [[nodiscard]] QAccessible::Role accessibleRole() const override
    {
        return QAccessible::Grouping;
    }

Q_SIGNALS:
    void rowChosen(int row);
    void actionChosen(LineAction action);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void lookChanged() override;

private:
    void showChange(const QList<int>& changed, int selected);
    void buildStrip();
    void place();
    [[nodiscard]] int headHeight() const;

    CartListModel m_model;
    RowList* m_list;
    QWidget* m_strip;
    bool m_scrolls = false; ///< there are more rows than room
    std::array<Button*, lineActionCount> m_buttons{};
    Heads m_heads;
    Empty m_empty;
};

} // namespace till::ui
