// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QTcpServer>

namespace till::test {

/// A merchant's address for notifications: takes each POST and answers with the next of `answers`,
/// then with SUCCESS.
class NotifiedShop : public QTcpServer {
    Q_OBJECT

public:
    NotifiedShop();

    struct Arrival {
        QByteArray path;
        QByteArray contentType;
        QByteArray body;
    };
    [[nodiscard]] QString url(const QString& path = QStringLiteral("/notify")) const;
    [[nodiscard]] const QList<Arrival>& arrivals() const { return m_arrivals; }

    QList<QByteArray> answers;

private:
    void read(QTcpSocket* socket);

    QList<Arrival> m_arrivals;
};

/// The pairs of a form, decoded once.
[[nodiscard]] QMap<QString, QString> formFields(const QByteArray& body);

} // namespace till::test
