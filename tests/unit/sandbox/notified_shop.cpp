// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sandbox/notified_shop.h"

#include <QHostAddress>
#include <QTcpSocket>

namespace till::test {

namespace {

QByteArray headerOf(const QByteArray& head, const QByteArray& name)
{
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray& line : lines) {
        if (line.toLower().startsWith(name + ':'))
            return line.sliced(name.size() + 1).trimmed();
    }
    return {};
}

} // namespace

NotifiedShop::NotifiedShop()
{
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, [this] {
        QTcpSocket* socket = nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    });
}

QString NotifiedShop::url(const QString& path) const
{
    return QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(path);
}

void NotifiedShop::read(QTcpSocket* socket)
{
    // Only whole requests are taken out of the socket's buffer.
    const QByteArray all = socket->peek(socket->bytesAvailable());
    const qsizetype headEnd = all.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    const QByteArray head = all.first(headEnd);
    const qsizetype length = headerOf(head, "content-length").toLongLong();
    if (all.size() < headEnd + 4 + length)
        return;
    socket->read(headEnd + 4 + length);
    m_arrivals.append({head.split(' ').value(1), headerOf(head, "content-type"),
                       all.sliced(headEnd + 4, length)});
    const QByteArray answer = answers.isEmpty() ? QByteArray("SUCCESS") : answers.takeFirst();
    socket->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(answer.size()) +
                  "\r\n\r\n" + answer);
}

QMap<QString, QString> formFields(const QByteArray& body)
{
    const auto decoded = [](QByteArray part) {
        return QString::fromUtf8(QByteArray::fromPercentEncoding(part.replace('+', ' ')));
    };
    QMap<QString, QString> fields;
    const QList<QByteArray> pairs = body.split('&');
    for (const QByteArray& pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        fields.insert(decoded(pair.first(equals)), decoded(pair.sliced(equals + 1)));
    }
    return fields;
}

} // namespace till::test
