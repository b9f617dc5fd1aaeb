// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace till::drivers {

/// When keys are a scanner's and not a person's.
struct WedgeRules {
    int charactersMin = 6;
    int medianGapMaxMs = 35; ///< also: a key this close behind another is held back
    int gapMaxMs = 100;      ///< one late key is forgiven; more silence ends the code
    int holdMaxMs = 40;      ///< before it is clear that a scanner types
    int certainFastKeys = 3; ///< gaps in a row no person can type
    int charactersMax = 300; ///< beyond that nothing is delivered
};

struct WedgeKey {
    enum class Kind {
        Character,
        Committed,  ///< a character that an input method has put into a text field already
        Terminator, ///< Enter or Tab
        Other,      ///< cursor keys, shortcuts, auto-repeat: never part of a scan
    };
    Kind kind = Kind::Character;
    QChar character;
    qint64 atMs = 0; ///< when the key was pressed, not when it was looked at
};

/// What follows from a key or from silence, in this order: `scan` or `release`, then `action`.
struct WedgeDecision {
    enum class Action {
        Pass,    ///< let it through as typing, now
        Hold,    ///< keep it: a later decision releases or uses it
        Swallow, ///< the end of a scan: nobody sees it
    };
    Action action = Action::Pass;
    bool releaseHeld = false;    ///< hand on everything held, oldest first, as typing
    bool dropHeld = false;       ///< what was held belonged to a scan
    std::optional<QString> scan; ///< complete; as typed
    int retract = 0;             ///< characters of the scan that had been let through
    bool releasesFirst = false;  ///< the first of its burst to be let through is among the released
    bool passesFirst = false;    ///< this key is the first of its burst to be let through

    bool operator==(const WedgeDecision&) const = default;
};

/// Tells a scanner that types like a keyboard from a person. Pure: times come with the keys, and
/// decisions rest on those times alone, so a busy program judges late but not differently.
///
/// The first key of a burst passes at once. A key that follows within 35 ms may be a scanner's and
/// is held, for at most 40 ms unless three such gaps in a row make it certain. Released keys still
/// count: if the burst turns out to be a scan after all, `retract` says how many characters to take
/// back. A burst of at least 6 characters with a median gap of at most 35 ms and no gap above 100
/// ms is a scan, at its Enter or Tab or after 100 ms of silence. An Enter within 100 ms behind a
/// scan is its second terminator and swallowed.
class WedgeDetector {
public:
    explicit WedgeDetector(WedgeRules rules = {}) : m_rules(rules) {}

    [[nodiscard]] WedgeDecision feed(const WedgeKey& key);
    /// Time has passed without a key. Its `action` means nothing.
    [[nodiscard]] WedgeDecision tick(qint64 atMs);
    /// When tick() has something to decide.
    [[nodiscard]] std::optional<qint64> nextTickMs() const;
    /// Whether feed() would hold or swallow the key: then no shortcut may take it.
    [[nodiscard]] bool claims(const WedgeKey& key) const;

private:
    [[nodiscard]] bool continues(qint64 atMs) const;
    [[nodiscard]] bool isScan() const;
    [[nodiscard]] bool isTooLong() const;
    [[nodiscard]] bool followsScan(qint64 atMs) const;
    [[nodiscard]] bool isHeldBack(qint64 atMs) const;
    [[nodiscard]] int held() const { return static_cast<int>(m_burst.size()) - m_passed; }
    void conclude(WedgeDecision& decision, qint64 atMs);
    void append(const WedgeKey& key);
    void release(WedgeDecision& decision);
    WedgeDecision feedCharacter(const WedgeKey& key);
    WedgeDecision feedTerminator(const WedgeKey& key);
    void reset();

    WedgeRules m_rules;
    QString m_burst;
    QList<qint64> m_gaps;
    int m_passed = 0; ///< the first of m_burst that were let through
    int m_fastRun = 0;
    bool m_isCertain = false;
    qint64 m_lastMs = 0;
    qint64 m_firstHeldMs = 0;
    std::optional<qint64> m_lastScanMs;
};

} // namespace till::drivers
