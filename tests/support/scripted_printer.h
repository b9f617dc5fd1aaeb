// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/receipt_printer.h"

#include <QList>
#include <QMutex>

#include <optional>

namespace till::support {

/// A printer that answers as it is told, from its own thread's event loop. What came in may be
/// asked for from any thread.
class ScriptedPrinter : public ports::ReceiptPrinter {
    Q_OBJECT

public:
    struct Answer {
        Outcome outcome = Outcome::Printed;
        ports::DeviceFault fault = ports::DeviceFault::None;
    };
    /// One call of print() or pulse().
    struct Call {
        quint64 ticket = 0;
        std::optional<receipt::Receipt> receipt; ///< none for a pulse

        [[nodiscard]] bool isPulse() const { return !receipt.has_value(); }
    };

    /// What is answered when the script is at its end; none: nothing, ever.
    void otherwise(std::optional<Answer> answer);
    /// The answer to the next call that has none yet; none: nothing, ever.
    void answerNext(std::optional<Answer> answer);
    /// Answers a call that was left without an answer.
    void finish(quint64 ticket, Answer answer);

    [[nodiscard]] QList<Call> calls() const;
    [[nodiscard]] int callCount() const { return static_cast<int>(calls().size()); }

public Q_SLOTS:
    void print(quint64 ticket, const till::receipt::Receipt& receipt) override;
    void pulse(quint64 ticket) override;

private:
    void take(Call call);

    mutable QMutex m_guard;
    QList<Call> m_calls;
    QList<std::optional<Answer>> m_script;
    std::optional<Answer> m_otherwise = Answer{};
};

} // namespace till::support
