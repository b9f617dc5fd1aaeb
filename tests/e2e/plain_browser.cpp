// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/plain_browser.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>

#include <memory>

namespace till::test {

namespace {

QNetworkRequest requestTo(const QUrl& address, const QByteArray& type)
{
    QNetworkRequest request(address);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(20'000);
    if (!type.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, type);
    return request;
}

Shown wait(QNetworkReply* raw)
{
    const std::unique_ptr<QNetworkReply> reply(raw);
    QEventLoop loop;
    QObject::connect(raw, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!raw->isFinished())
        loop.exec();
    return {raw->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), raw->readAll(),
            raw->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl()};
}

QString plain(QString text)
{
    return text.replace(QStringLiteral("&quot;"), QStringLiteral("\""))
        .replace(QStringLiteral("&#34;"), QStringLiteral("\""))
        .replace(QStringLiteral("&#39;"), QStringLiteral("'"))
        .replace(QStringLiteral("&lt;"), QStringLiteral("<"))
        .replace(QStringLiteral("&gt;"), QStringLiteral(">"))
        .replace(QStringLiteral("&amp;"), QStringLiteral("&"));
}

QString attribute(const QString& tag, const QString& name)
{
    const QRegularExpression pattern(name + QStringLiteral("\\s*=\\s*\"([^\"]*)\""),
                                     QRegularExpression::CaseInsensitiveOption);
    return plain(pattern.match(tag).captured(1));
}

} // namespace

Shown openAddress(const QUrl& address)
{
    QNetworkAccessManager network;
    return wait(network.get(requestTo(address, {})));
}

Shown submitForm(const QByteArray& page)
{
    static const QRegularExpression forms(QStringLiteral("<form[^>]*>"),
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression inputs(QStringLiteral("<input[^>]*>"),
                                           QRegularExpression::CaseInsensitiveOption);
    const QString html = QString::fromUtf8(page);
    const QUrl action(attribute(forms.match(html).captured(), QStringLiteral("action")));
    QByteArray body;
    for (auto each = inputs.globalMatch(html); each.hasNext();) {
        const QString tag = each.next().captured();
        const QString name = attribute(tag, QStringLiteral("name"));
        if (name.isEmpty())
            continue;
        if (!body.isEmpty())
            body += '&';
        body += QUrl::toPercentEncoding(name) + '=' +
                QUrl::toPercentEncoding(attribute(tag, QStringLiteral("value")));
    }
    QNetworkAccessManager network;
    return wait(network.post(requestTo(action, "application/x-www-form-urlencoded"), body));
}

Shown postJson(const QUrl& address, const QByteArray& body)
{
    QNetworkAccessManager network;
    return wait(network.post(requestTo(address, "application/json"), body));
}

} // namespace till::test
