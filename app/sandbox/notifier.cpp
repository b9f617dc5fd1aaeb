// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/notifier.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace till::sandbox {

namespace {

constexpr int lookEveryMs = 50;
constexpr int patienceMs = 10'000;
constexpr int patienceLeastMs = 2'000;
constexpr qint64 answerBytesMost = 4'096;

} // namespace

Notifier::Notifier(Service& service, Clock clock, int scale, QObject* parent)
    : QObject(parent),
      m_service(service),
      m_clock(std::move(clock)),
      m_patienceMs(std::max(patienceMs / scale, patienceLeastMs))
{
    connect(&m_timer, &QTimer::timeout, this, &Notifier::sendDue);
    m_timer.start(lookEveryMs);
}

void Notifier::sendDue()
{
    const QList<Service::Errand> errands = m_service.dueErrands(m_clock());
    for (const Service::Errand& errand : errands) {
        QNetworkRequest request(QUrl(errand.notification.url));
        request.setHeader(QNetworkRequest::ContentTypeHeader, errand.notification.contentType);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                             QNetworkRequest::ManualRedirectPolicy);
        request.setTransferTimeout(m_patienceMs);
        QNetworkReply* reply = m_network.post(request, errand.notification.body);
        connect(reply, &QNetworkReply::finished, this,
                [this, errand, reply] { finish(errand, reply); });
    }
}

void Notifier::finish(const Service::Errand& errand, QNetworkReply* reply)
{
    reply->deleteLater();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_service.ran(errand, {errand.notification.id, status, reply->read(answerBytesMost)},
                  m_clock());
}

} // namespace till::sandbox
