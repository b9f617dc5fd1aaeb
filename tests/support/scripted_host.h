// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>

#include <optional>

namespace till::support {

/// An HTTP host on 127.0.0.1, plain or by TLS, that counts what arrives and misbehaves on cue.
class ScriptedHost : public QTcpServer {
    Q_OBJECT

public:
    enum class When { Connected, HeadRead, RequestRead, Never };
    enum class Then { StayOpen, Close, Reset };
    /// The same for each connection.
    struct Script {
        When when = When::RequestRead;
        QByteArray answer;
        Then then = Then::Close;
        bool byteByByte = false;    ///< one byte for each turn of the event loop
        bool closesEarlier = false; ///< connections left open are closed when another one comes
        bool endsListening = false; ///< once a request was read: nobody answers any more
    };
    struct Counts {
        int connections = 0;
        int heads = 0;    ///< ends of a head
        int requests = 0; ///< heads with their body
        qint64 bytes = 0; ///< of the application, decrypted
    };

    explicit ScriptedHost(Script script);
    ScriptedHost(Script script, const QSslConfiguration& tls);

    /// "http(s)://127.0.0.1:port/path"; `host` in place of the number.
    [[nodiscard]] QUrl url(const QString& host = QStringLiteral("127.0.0.1")) const;
    [[nodiscard]] const Counts& counts() const { return m_counts; }
    /// How often a request with this body was read.
    [[nodiscard]] int arrivals(const QByteArray& body) const { return m_arrivals.value(body); }
    /// The head of the latest request.
    [[nodiscard]] const QByteArray& lastHead() const { return m_lastHead; }
    [[nodiscard]] int openConnections() const { return static_cast<int>(m_open.size()); }

Q_SIGNALS:
    void requestRead();
    void connectionClosed();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void begin(QSslSocket* socket);
    void onReadyRead(QSslSocket* socket);
    void act(QSslSocket* socket);
    void writeNextByte(QSslSocket* socket, qsizetype place);
    void finish(QSslSocket* socket);

    Script m_script;
    std::optional<QSslConfiguration> m_tls;
    Counts m_counts;
    QHash<QByteArray, int> m_arrivals;
    QHash<QSslSocket*, QByteArray> m_received;
    QList<QSslSocket*> m_open;
    QByteArray m_lastHead;
};

/// "HTTP/1.1 200 OK" with a stated length and, if given, further header lines, each with its end.
[[nodiscard]] QByteArray plainAnswer(const QByteArray& body, const QByteArray& fields = {});

} // namespace till::support
