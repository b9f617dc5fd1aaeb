// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/mmsp/json.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

/// The request tables of the MMSP documents.
namespace till::sandbox::mmsp {

enum class Form {
    Any,
    Fen, ///< digits without a leading zero, more than 0
    Digits,
    Address,      ///< http or https
    Moment,       ///< yyyy-MM-dd HH:mm:ss
    MomentOrDay,  ///< or yyyy-MM-dd
    Day,          ///< yyyyMMdd or yyyyMMddHH
    Compact,      ///< yyyyMMddHHmmss
    MonthAndYear, ///< MMyy
    OneOf,        ///< the choices
};
enum class Need { Required, Optional };

struct Field {
    QString name;
    int longest = 0; ///< characters; 0: the document names no length
    Need need = Need::Required;
    Form form = Form::Any;
    QStringList choices = {};
};
using Fields = QList<Field>;

/// What is wrong with the form of a body (a field missing, no text, too long, of another form,
/// unknown), naming the field; nothing when it is as documented. An empty optional text counts as
/// left out.
[[nodiscard]] std::optional<QString> complaint(const Fields& fields, const Json& body);

/// Fen of a text that has the form Fen and at most 15 digits; nothing for others.
[[nodiscard]] std::optional<qint64> fenOf(const QString& text);

} // namespace till::sandbox::mmsp
