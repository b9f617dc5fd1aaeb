// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace till::test {

/// The acquirer: a real till-sandbox on a free port (found through the environment variable
/// TILL_SANDBOX).
class Acquirer {
public:
    Acquirer() = default;
    ~Acquirer();
    Q_DISABLE_COPY_MOVE(Acquirer)

    /// False: it did not start.
    [[nodiscard]] bool start();

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] QJsonObject get(const QString& path) const;
    /// True for a status of 200.
    [[nodiscard]] bool post(const QString& path, const QJsonObject& body) const;
    /// How often a request for this order arrived.
    [[nodiscard]] int arrivals(const QString& order, const QString& operation) const;

private:
    [[nodiscard]] QByteArray exchange(const QByteArray& request) const;

    QProcess m_process;
    int m_port = 0;
};

/// A shop of its own: a data folder, a till number, goods for 2.00, and POS通 set up.
class PaymentShop {
public:
    /// `base`: the acquirer's address; the published test merchant's numbers and key.
    /// `more` stands at the end of the settings.
    PaymentShop(int tillNumber, const QString& base, QString more = {});
    void setBase(const QString& base);

    /// The real program (found through the environment variable TILLCTL), under way. `input` is
    /// written to it; its standard input stays open no longer.
    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList& words,
                                                  const QByteArray& input = {}) const;
    /// The same to its end.
    [[nodiscard]] QJsonObject run(const QStringList& words, const QByteArray& input = {},
                                  int* exit = nullptr) const;
    /// The states of a payment as the journal has them, in order: "intent", "succeeded".
    [[nodiscard]] QStringList states(const QString& payment) const;
    /// The newest payment, void or refund; empty when there is none.
    [[nodiscard]] QJsonObject latest() const;
    /// Waits until the newest payment is in this state, 20 s at most.
    [[nodiscard]] bool comesTo(const QString& state) const;

private:
    void writeSettings(const QString& base) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    int m_number;
    QString m_more;
};

/// The object on standard output of a program that has ended.
[[nodiscard]] QJsonObject answerOf(QProcess& process);

} // namespace till::test
