// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/cart_row.h"

#include <QAbstractListModel>
#include <QList>

namespace till::ui {

/// The rows of a cart. Telling it the new rows changes only what differs.
class CartListModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    /// The rows that are new or different now, for the flash.
    QList<int> setRows(const QList<models::CartRow>& rows);
    /// The same for who knows what differs: only the rows of `modified` and those beyond the rows
    /// so far. A long cart is not compared row by row then.
    QList<int> changeRows(const QList<models::CartRow>& rows, const QList<int>& modified);
    [[nodiscard]] const models::CartRow& row(int index) const { return m_rows.at(index); }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    void append(const QList<models::CartRow>& rows, QList<int>& changed);

    QList<models::CartRow> m_rows;
};

} // namespace till::ui
