// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/channels/fields.h"
#include "core/wire/json.h"

#include <QByteArray>
#include <QLatin1StringView>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <utility>

/// What stands behind `tillctl call CHANNEL.OPERATION`: words become a request's fields.
namespace till::ctl {

/// A value that came from standard input.
struct HiddenValue {
    QString path; ///< "payCode", "payer.idNumber"
    std::shared_ptr<const Secret> value;
};

struct TypedFields {
    wire::Json json; ///< an object, for fields::decode()
    QList<HiddenValue> hidden;
};

/// One line of standard input without its end.
using LineReader = std::function<QByteArray()>;

/// "name=value", "goods[0].goodsName=value", "goods={"json"}" or "goods[0]={"json"}" along the
/// table, in any order but an item's index: an item begins where the one before is there. "name=-"
/// reads a line; masked fields come in no other way. "name=" leaves a field out. What is not said
/// comes from `defaults`. Malformed: not of that form, not in the table, said twice, or a masked
/// value on the command line; `detail` names the field and never holds a value.
[[nodiscard]] Result<TypedFields>
readFields(const channels::FieldTable& table, const QStringList& words,
           const QList<std::pair<QLatin1StringView, QString>>& defaults,
           const LineReader& readLine);

/// `bytes` with "<path>" in place of each hidden value, however JSON or a form would write it.
[[nodiscard]] QByteArray withoutHidden(QByteArray bytes, const QList<HiddenValue>& hidden);
/// Whether each of them stands there in a form that withoutHidden() finds.
[[nodiscard]] bool holdsAll(const QByteArray& bytes, const QList<HiddenValue>& hidden);

} // namespace till::ctl
