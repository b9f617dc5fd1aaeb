// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/overloaded.h"
#include "core/ports/transport.h"

#include <QEventLoop>
#include <QString>
#include <QTimer>

#include <chrono>
#include <optional>
#include <stdexcept>

namespace till::support {

/// Posts and waits. Throws when the receiver is called from within post() or never.
inline ports::Exchange call(ports::Transport& transport, const ports::HttpRequest& request)
{
    QEventLoop loop;
    std::optional<ports::Exchange> received;
    bool isInside = true;
    bool wasInside = false;
    transport.post(request, [&](const ports::Exchange& exchange) {
        wasInside = isInside;
        received = exchange;
        loop.quit();
    });
    isInside = false;
    if (wasInside)
        throw std::runtime_error("the receiver was called from within post()");
    QTimer::singleShot(std::chrono::seconds(30), &loop, &QEventLoop::quit);
    loop.exec();
    if (!received)
        throw std::runtime_error("the receiver was never called");
    return *received;
}

/// "answer 200", "not sent" or "no answer".
inline QString outcomeOf(const ports::Exchange& exchange)
{
    return std::visit(Overloaded{[](const ports::HttpAnswer& answer) {
                                     return QStringLiteral("answer %1").arg(answer.status);
                                 },
                                 [](const ports::NotSent&) { return QStringLiteral("not sent"); },
                                 [](const ports::NoAnswer&) {
                                     return QStringLiteral("no answer");
                                 }},
                      exchange);
}

/// Why there is none; empty for an answer.
inline QString detailOf(const ports::Exchange& exchange)
{
    return std::visit(Overloaded{[](const ports::HttpAnswer&) { return QString(); },
                                 [](const ports::NotSent& none) { return none.error.detail; },
                                 [](const ports::NoAnswer& none) {
                                     return none.error.detail;
                                 }},
                      exchange);
}

} // namespace till::support
