// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scripted_printer.h"

#include <utility>

namespace till::support {

void ScriptedPrinter::otherwise(std::optional<Answer> answer)
{
    const QMutexLocker lock(&m_guard);
    m_otherwise = answer;
}

void ScriptedPrinter::answerNext(std::optional<Answer> answer)
{
    const QMutexLocker lock(&m_guard);
    m_script.append(answer);
}

void ScriptedPrinter::finish(quint64 ticket, Answer answer)
{
    QMetaObject::invokeMethod(
        this, [this, ticket, answer] { Q_EMIT finished(ticket, answer.outcome, answer.fault); },
        Qt::QueuedConnection);
}

QList<ScriptedPrinter::Call> ScriptedPrinter::calls() const
{
    const QMutexLocker lock(&m_guard);
    return m_calls;
}

void ScriptedPrinter::print(quint64 ticket, const receipt::Receipt& receipt)
{
    take({ticket, receipt});
}

void ScriptedPrinter::pulse(quint64 ticket)
{
    take({ticket, std::nullopt});
}

void ScriptedPrinter::take(Call call)
{
    const quint64 ticket = call.ticket;
    std::optional<Answer> answer;
    {
        const QMutexLocker lock(&m_guard);
        m_calls.append(std::move(call));
        answer = m_script.isEmpty() ? m_otherwise : m_script.takeFirst();
    }
    if (answer)
        finish(ticket, *answer);
}

} // namespace till::support
