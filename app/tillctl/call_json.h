// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tillctl/answer.h"
#include "core/channels/protocol.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace till::ctl {

/// "exchange", "notification", "page".
[[nodiscard]] QString nameOf(channels::Interface::Kind kind);
/// An interface as `call --list` shows it.
[[nodiscard]] QJsonObject interfaceJson(const channels::Interface& which);
/// Bytes of a log: as the object that they are, otherwise as text.
[[nodiscard]] QJsonValue shownJson(const QByteArray& masked);
/// What an answer or notification came down to.
[[nodiscard]] QJsonObject readingJson(const channels::Reading& reading);
/// Exact bytes as text; base64 under "NAMEBase64" where they are none.
void insertBytes(QJsonObject& json, const QString& name, const QByteArray& bytes);

/// How `call` ends: a contradiction is for a person, like an unknown outcome.
[[nodiscard]] Exit exitFor(payment::Meaning meaning);

} // namespace till::ctl
