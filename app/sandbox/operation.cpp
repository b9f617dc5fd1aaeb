// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/operation.h"

#include <QList>

#include <algorithm>

namespace till::sandbox {

namespace {

struct Row {
    Operation operation;
    QString name;
    QList<int> versions;
};

/// v2 is documented for all six and v6 for the void; the rest is what integrators use.
const QList<Row>& rows()
{
    static const QList<Row> table{
        {Operation::ActivateTerminal, u"activeterminal"_qs, {2}},
        {Operation::Pay, u"pay"_qs, {2, 4, 6}},
        {Operation::Void, u"voidpayment"_qs, {2, 6}},
        {Operation::Refund, u"refund"_qs, {2, 4, 6}},
        {Operation::Query, u"query"_qs, {2, 4, 6}},
        {Operation::QueryRefund, u"query-refund"_qs, {2, 4, 6}},
    };
    return table;
}

const Row& rowOf(Operation operation)
{
    return *std::find_if(rows().begin(), rows().end(),
                         [&](const Row& row) { return row.operation == operation; });
}

} // namespace

QString operationName(Operation operation)
{
    return rowOf(operation).name;
}

QStringList operationNames()
{
    QStringList names;
    for (const Row& row : rows())
        names.append(row.name);
    return names;
}

std::optional<Operation> operationOf(QStringView name)
{
    for (const Row& row : rows()) {
        if (row.name == name)
            return row.operation;
    }
    return std::nullopt;
}

bool isOffered(Operation operation, int version)
{
    return rowOf(operation).versions.contains(version);
}

} // namespace till::sandbox
