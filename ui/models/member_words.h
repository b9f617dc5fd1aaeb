// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/payment_words.h"

#include <QString>
#include <QStringView>

/// What the membership host's values are called. The words on the left are stable: services and
/// JSON use them.
namespace till::models {

/// "green" to "diamond"; empty for any other.
[[nodiscard]] QString memberGrade(QStringView word);
/// "groupPurchase", "exchange", "cash"; empty for any other.
[[nodiscard]] QString ticketKind(QStringView word);
/// "male", "female", "unknown"; empty for any other.
[[nodiscard]] QString genderName(QStringView word);
/// "identityCard" and so on; empty for any other.
[[nodiscard]] QString identityDocument(QStringView word);

/// Why the host said no, by its code, and what to do; also for codes that nobody has listed.
[[nodiscard]] Cause memberCause(QStringView code);

} // namespace till::models
