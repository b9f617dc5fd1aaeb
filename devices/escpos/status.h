// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <array>
#include <variant>

/// What a printer says about itself. One input stream carries three kinds of answers and blocks of
/// text; they are told apart by their fixed bits, never by what was asked last.
namespace till::escpos {

/// What DLE EOT n asks about.
enum class RealTimeQuery : quint8 { Printer = 1, OfflineCause = 2, ErrorCause = 3, Paper = 4 };

[[nodiscard]] QByteArray realTimeRequest(RealTimeQuery query);

/// GS r 1. Carried out in the order of the data, so its answer means that everything before it has
/// been worked off; a printer that waits for paper answers when paper is back.
[[nodiscard]] QByteArray confirmationRequest();

struct Condition {
    bool offline = false;
    bool coverOpen = false;
    bool paperOut = false;
    bool paperLow = false; ///< false also when the printer has no sensor for it
    bool cutterError = false;
    bool otherError = false; ///< head too hot, jammed

    [[nodiscard]] bool isReady() const
    {
        return !offline && !coverOpen && !paperOut && !cutterError && !otherError;
    }
    bool operator==(const Condition&) const = default;
};

/// Answer to one DLE EOT; which one is known from the order of asking.
struct RealTimeAnswer {
    quint8 bits = 0;
};
/// Four bytes that the printer sends by itself when something changes (GS a).
struct AutomaticStatus {
    std::array<quint8, 4> bytes{};
};
/// Answer to GS r.
struct Confirmation {
    quint8 bits = 0;
};
/// Answer to GS I, without its frame.
struct Identity {
    QByteArray text;
};

using Status = std::variant<RealTimeAnswer, AutomaticStatus, Confirmation, Identity>;

/// Cuts the stream into answers; keeps what is incomplete for the next call.
class StatusReader {
public:
    [[nodiscard]] QList<Status> feed(const QByteArray& bytes);
    void reset() { m_rest.clear(); }

private:
    QByteArray m_rest;
};

/// The bits that the query is about; the others of `condition` stay.
void update(Condition& condition, RealTimeQuery query, const RealTimeAnswer& answer);
/// All bits.
[[nodiscard]] Condition conditionOf(const AutomaticStatus& status);

} // namespace till::escpos
