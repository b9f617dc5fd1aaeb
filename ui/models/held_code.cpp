// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/held_code.h"

#include <utility>

namespace till::models {

namespace {

constexpr int tailLength = 4;

} // namespace

services::PaymentCodeDigits secretDigits(const QString& digits)
{
    return std::make_shared<const Secret>(digits.toLatin1());
}

bool HeldCode::isEcho(const QString& digits, qint64 nowMs)
{
    Secret code(digits.toLatin1());
    const bool same = !m_seen.isEmpty() && m_seen.reveal() == code.reveal();
    const bool echo = same && nowMs - m_seenAtMs < echoMs;
    m_seen = std::move(code);
    m_seenAtMs = nowMs;
    return echo;
}

void HeldCode::hold(const QString& digits, qint64 nowMs)
{
    m_code = secretDigits(digits);
    m_tail = digits.right(tailLength);
    m_heldAtMs = nowMs;
}

bool HeldCode::isHeld(qint64 nowMs) const
{
    return m_code != nullptr && nowMs - m_heldAtMs < lifetimeMs;
}

bool HeldCode::mayBeConfirmed(qint64 nowMs) const
{
    return isHeld(nowMs) && nowMs - m_heldAtMs >= echoMs;
}

services::PaymentCodeDigits HeldCode::take(qint64 nowMs)
{
    services::PaymentCodeDigits code = isHeld(nowMs) ? m_code : nullptr;
    clear();
    return code;
}

void HeldCode::expire(qint64 nowMs)
{
    if (m_code != nullptr && !isHeld(nowMs))
        clear();
    if (nowMs - m_seenAtMs >= echoMs)
        m_seen = Secret();
}

void HeldCode::clear()
{
    m_code.reset();
    m_tail.clear();
}

} // namespace till::models
