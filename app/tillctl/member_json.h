// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/loyalty_state.h"

#include <QJsonObject>

namespace till::ctl {

/// Amounts as text in yuan. Of a member's number the last four characters, of personal data as much
/// as tells two members apart.
[[nodiscard]] QJsonObject memberJson(const services::MemberTransaction& transaction);
[[nodiscard]] QJsonObject memberJson(const services::MemberResult& result);
[[nodiscard]] QJsonObject memberJson(const services::LoyaltyState& state);

} // namespace till::ctl
