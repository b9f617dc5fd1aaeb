// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTcpSocket>

namespace till::test {

/// What came back over a connection.
struct HttpReply {
    int status = 0; ///< 0: the connection closed before a whole head
    QByteArray body;
    qint64 announced = -1; ///< Content-Length
    QJsonObject json;

    [[nodiscard]] bool isWhole() const { return status != 0 && body.size() == announced; }
    [[nodiscard]] QString code() const { return json.value(u"errCode").toString(); }
};

/// Whose requests are signed; the program's defaults.
struct HttpIdentity {
    QByteArray appId = "f0ec96ad2c3848b5b810e7aadf369e2f";
    QByteArray key = "775481e2556e4564985f5439a5e6a277";
};

/// The real program till-sandbox (found through the environment variable TILL_SANDBOX) and a client
/// that signs with OpenSSL and speaks HTTP by hand, so that it sees what a library would hide.
class SandboxProgram {
public:
    ~SandboxProgram();

    /// Starts it and waits for its port. False if it ended instead. Standard input gets `input` and
    /// stays open.
    [[nodiscard]] bool start(const QStringList& arguments, const QByteArray& input = {});
    void killHard();
    [[nodiscard]] QProcess& process() { return m_process; }
    [[nodiscard]] quint16 port() const { return m_port; }

    /// POSTs a signed body to /v2/poslink/transaction/`operation` over the kept connection.
    [[nodiscard]] HttpReply ask(const QByteArray& operation, const QJsonObject& fields);
    [[nodiscard]] HttpReply post(const QByteArray& path, const QByteArray& body,
                                 const QByteArray& authorization);
    [[nodiscard]] HttpReply post(const QByteArray& path, const QJsonObject& body);
    /// POSTs an x-www-form-urlencoded body.
    [[nodiscard]] HttpReply postForm(const QByteArray& path, const QByteArray& body);
    [[nodiscard]] HttpReply get(const QByteArray& path);
    /// Sends a request and leaves without waiting for the answer.
    void askAndLeave(const QByteArray& operation, const QJsonObject& fields);
    [[nodiscard]] bool isConnected() const;

    [[nodiscard]] QByteArray signedFor(const QByteArray& body) const;
    HttpIdentity identity;

private:
    [[nodiscard]] HttpReply exchange(const QByteArray& request);

    QProcess m_process;
    QTcpSocket m_socket;
    quint16 m_port = 0;
};

} // namespace till::test
