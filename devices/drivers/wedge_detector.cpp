// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/drivers/wedge_detector.h"

#include <algorithm>

namespace till::drivers {

bool WedgeDetector::continues(qint64 atMs) const
{
    const qint64 gap = atMs - m_lastMs;
    return !m_burst.isEmpty() && gap >= 0 && gap <= m_rules.gapMaxMs;
}

bool WedgeDetector::isScan() const
{
    if (m_burst.size() < m_rules.charactersMin)
        return false;
    QList<qint64> gaps = m_gaps;
    const auto middle = gaps.begin() + gaps.size() / 2;
    std::nth_element(gaps.begin(), middle, gaps.end());
    return *middle <= m_rules.medianGapMaxMs;
}

bool WedgeDetector::isTooLong() const
{
    return m_burst.size() > m_rules.charactersMax;
}

bool WedgeDetector::followsScan(qint64 atMs) const
{
    return m_lastScanMs && atMs >= *m_lastScanMs && atMs - *m_lastScanMs <= m_rules.gapMaxMs;
}

/// Whether a character at this time is withheld. Right behind a scan already the first one is: it
/// most likely begins the next scan.
bool WedgeDetector::isHeldBack(qint64 atMs) const
{
    if (!continues(atMs))
        return followsScan(atMs);
    return m_isCertain || atMs - m_lastMs <= m_rules.medianGapMaxMs;
}

bool WedgeDetector::claims(const WedgeKey& key) const
{
    switch (key.kind) {
    case WedgeKey::Kind::Character:
        return isHeldBack(key.atMs);
    case WedgeKey::Kind::Terminator:
        return continues(key.atMs) ? isScan() : followsScan(key.atMs) && m_burst.isEmpty();
    case WedgeKey::Kind::Committed:
    case WedgeKey::Kind::Other:
        return false;
    }
    Q_UNREACHABLE();
}

WedgeDecision WedgeDetector::feed(const WedgeKey& key)
{
    switch (key.kind) {
    case WedgeKey::Kind::Character:
    case WedgeKey::Kind::Committed:
        return feedCharacter(key);
    case WedgeKey::Kind::Terminator:
        return feedTerminator(key);
    case WedgeKey::Kind::Other: {
        WedgeDecision decision;
        conclude(decision, key.atMs);
        return decision;
    }
    }
    Q_UNREACHABLE();
}

WedgeDecision WedgeDetector::feedCharacter(const WedgeKey& key)
{
    WedgeDecision decision;
    if (!continues(key.atMs))
        conclude(decision, key.atMs);
    const bool isHeld = key.kind == WedgeKey::Kind::Character && isHeldBack(key.atMs);
    if (isHeld) {
        if (held() == 0)
            m_firstHeldMs = key.atMs;
        decision.action = WedgeDecision::Action::Hold;
        append(key);
        return decision;
    }
    if (held() > 0)
        release(decision);
    append(key);
    decision.passesFirst = m_burst.size() == 1;
    m_passed = static_cast<int>(m_burst.size());
    return decision;
}

WedgeDecision WedgeDetector::feedTerminator(const WedgeKey& key)
{
    WedgeDecision decision;
    const bool isEnd = continues(key.atMs) ? isScan() : m_burst.isEmpty() && followsScan(key.atMs);
    conclude(decision, key.atMs);
    if (isEnd)
        decision.action = WedgeDecision::Action::Swallow;
    return decision;
}

WedgeDecision WedgeDetector::tick(qint64 atMs)
{
    WedgeDecision decision;
    if (m_burst.isEmpty())
        return decision;
    const bool isSilent = atMs - m_lastMs > m_rules.gapMaxMs;
    if (isSilent && isScan()) {
        conclude(decision, atMs);
    } else if (held() > 0 &&
               (isSilent || (!m_isCertain && atMs - m_firstHeldMs >= m_rules.holdMaxMs))) {
        // The burst stays known: only the time of the next key tells whether it has ended.
        release(decision);
        m_passed = static_cast<int>(m_burst.size());
    }
    return decision;
}

std::optional<qint64> WedgeDetector::nextTickMs() const
{
    if (held() > 0 && !m_isCertain)
        return m_firstHeldMs + m_rules.holdMaxMs;
    if (held() > 0 || isScan())
        return m_lastMs + m_rules.gapMaxMs + 1;
    return std::nullopt;
}

/// The burst is over: a scan or typing.
void WedgeDetector::conclude(WedgeDecision& decision, qint64 atMs)
{
    if (isScan()) {
        decision.dropHeld = held() > 0;
        decision.retract = m_passed;
        if (!isTooLong())
            decision.scan = m_burst;
        m_lastScanMs = atMs;
    } else {
        release(decision);
    }
    reset();
}

void WedgeDetector::release(WedgeDecision& decision)
{
    decision.releaseHeld = held() > 0;
    decision.releasesFirst = decision.releaseHeld && m_passed == 0;
}

void WedgeDetector::append(const WedgeKey& key)
{
    if (!m_burst.isEmpty()) {
        const qint64 gap = key.atMs - m_lastMs;
        if (!isTooLong())
            m_gaps.append(gap);
        m_fastRun = gap <= m_rules.medianGapMaxMs ? m_fastRun + 1 : 0;
        m_isCertain = m_isCertain || m_fastRun >= m_rules.certainFastKeys;
    }
    m_lastMs = key.atMs;
    if (!isTooLong())
        m_burst += key.character;
}

void WedgeDetector::reset()
{
    m_burst.clear();
    m_gaps.clear();
    m_passed = 0;
    m_fastRun = 0;
    m_isCertain = false;
}

} // namespace till::drivers
