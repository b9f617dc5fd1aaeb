// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/service.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>

#include <functional>

class QNetworkReply;

namespace till::sandbox {

/// Sends the hosts' notifications when they are due, for real, and tells the service what came
/// back. Lives on the thread of the service's server.
class Notifier final : public QObject {
    Q_OBJECT

public:
    using Clock = std::function<Instant()>;

    /// `service` outlives it. Answers are awaited for 10 s divided by `scale`, but 2 s at least.
    Notifier(Service& service, Clock clock, int scale, QObject* parent = nullptr);

private:
    void sendDue();
    void finish(const Service::Errand& errand, QNetworkReply* reply);

    Service& m_service;
    Clock m_clock;
    int m_patienceMs;
    QNetworkAccessManager m_network;
    QTimer m_timer;
};

} // namespace till::sandbox
