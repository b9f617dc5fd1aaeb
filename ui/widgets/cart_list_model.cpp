// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cart_list_model.h"

namespace till::ui {

QList<int> CartListModel::setRows(const QList<models::CartRow>& rows)
{
    QList<int> changed;
    const int common = static_cast<int>(qMin(rows.size(), m_rows.size()));
    for (int i = 0; i < common; ++i) {
        if (m_rows.at(i) == rows.at(i))
            continue;
        m_rows[i] = rows.at(i);
        changed.append(i);
        Q_EMIT dataChanged(index(i), index(i));
    }
    if (rows.size() < m_rows.size()) {
        beginRemoveRows({}, common, static_cast<int>(m_rows.size()) - 1);
        m_rows.resize(common);
        endRemoveRows();
    } else if (rows.size() > m_rows.size()) {
        append(rows, changed);
    }
    return changed;
}

QList<int> CartListModel::changeRows(const QList<models::CartRow>& rows, const QList<int>& modified)
{
    if (rows.size() < m_rows.size())
        return setRows(rows);
    QList<int> changed = modified;
    for (const int i : modified) {
        m_rows[i] = rows.at(i);
        Q_EMIT dataChanged(index(i), index(i));
    }
    if (rows.size() > m_rows.size())
        append(rows, changed);
    return changed;
}

void CartListModel::append(const QList<models::CartRow>& rows, QList<int>& changed)
{
    const int first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, static_cast<int>(rows.size()) - 1);
    for (int i = first; i < rows.size(); ++i) {
        m_rows.append(rows.at(i));
        changed.append(i);
    }
    endInsertRows();
}

int CartListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CartListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const models::CartRow& row = m_rows.at(index.row());
    if (role == Qt::DisplayRole)
        return row.name;
    if (role == Qt::AccessibleTextRole)
        return row.spoken;
    return {};
}

} // namespace till::ui
