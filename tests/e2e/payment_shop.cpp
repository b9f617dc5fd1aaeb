// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/payment_shop.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>

#include <stdexcept>
#include <utility>

namespace till::test {

namespace {

constexpr int patienceMs = 20'000;

// The merchant that the acquirer's documentation publishes for tests.
const QString appId = QStringLiteral("f0ec96ad2c3848b5b810e7aadf369e2f");
const QByteArray appKey = "775481e2556e4564985f5439a5e6a277";

const QByteArray goods = "code,barcode,name,category,unit,price,weighed,plu,discountable\n"
                         "100001,6901234567892,农夫山泉 天然水 550ml,饮用水,瓶,2.00,0,,1\n";

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        throw std::runtime_error("cannot write a file");
}

} // namespace

Acquirer::~Acquirer()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished(patienceMs);
}

bool Acquirer::start()
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(qEnvironmentVariable("TILL_SANDBOX"), {u"--exit-with-parent"_qs});
    if (!m_process.waitForReadyRead(patienceMs))
        return false;
    m_port = QJsonDocument::fromJson(m_process.readLine()).object()[u"port"_qs].toInt();
    return m_port > 0;
}

QByteArray Acquirer::exchange(const QByteArray& request) const
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_qs, static_cast<quint16>(m_port));
    if (!socket.waitForConnected(patienceMs))
        return {};
    socket.write(request);
    QByteArray answer;
    while (socket.waitForReadyRead(patienceMs)) {
        answer += socket.readAll();
        const qsizetype head = answer.indexOf("\r\n\r\n");
        const qsizetype at = answer.toLower().indexOf("content-length:");
        if (head < 0 || at < 0)
            continue;
        const qsizetype length =
            answer.mid(at + 15, answer.indexOf('\r', at) - at - 15).trimmed().toLongLong();
        if (answer.size() >= head + 4 + length)
            break;
    }
    return answer;
}

QJsonObject Acquirer::get(const QString& path) const
{
    const QByteArray answer =
        exchange("GET " + path.toLatin1() + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    return QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4)).object();
}

bool Acquirer::post(const QString& path, const QJsonObject& body) const
{
    const QByteArray json = QJsonDocument(body).toJson(QJsonDocument::Compact);
    const QByteArray answer =
        exchange("POST " + path.toLatin1() +
                 " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                 "Content-Length: " +
                 QByteArray::number(json.size()) + "\r\n\r\n" + json);
    return answer.startsWith("HTTP/1.1 200");
}

int Acquirer::arrivals(const QString& order, const QString& operation) const
{
    return get(u"/arrivals"_qs)[u"orders"_qs][order][operation].toInt();
}

PaymentShop::PaymentShop(int tillNumber, const QString& base, QString more)
    : m_folder(std::make_unique<QTemporaryDir>()), m_number(tillNumber), m_more(std::move(more))
{
    writeSettings(base);
    write(m_folder->filePath(u"goods.csv"_qs), goods);
    int exit = -1;
    (void)run({u"secret"_qs, u"set"_qs, u"poslink.app-key"_qs}, appKey, &exit);
    if (exit == 0)
        (void)run({u"catalog"_qs, u"import"_qs, m_folder->filePath(u"goods.csv"_qs)}, {}, &exit);
    if (exit != 0)
        throw std::runtime_error("the shop cannot be set up");
}

void PaymentShop::setBase(const QString& base)
{
    writeSettings(base);
}

void PaymentShop::writeSettings(const QString& base) const
{
    const QString text = u"[till]\nnumber = %1\n\n[poslink]\nenabled = true\nbase = \"%2\"\n"
                         u"appId = \"%3\"\nmerchantCode = \"123456789900081\"\n"
                         u"terminalCode = \"00810001\"\n"_qs.arg(m_number)
                             .arg(base, appId);
    write(m_folder->filePath(u"settings.toml"_qs), (text + m_more).toUtf8());
}

std::unique_ptr<QProcess> PaymentShop::start(const QStringList& words,
                                             const QByteArray& input) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(qEnvironmentVariable("TILLCTL"),
                   QStringList{u"--json"_qs, u"--data"_qs, m_folder->path()} + words);
    if (!process->waitForStarted(patienceMs))
        throw std::runtime_error("tillctl does not start");
    process->write(input + '\n');
    process->waitForBytesWritten(patienceMs); // nobody runs an event loop here
    process->closeWriteChannel();
    return process;
}

QJsonObject PaymentShop::run(const QStringList& words, const QByteArray& input, int* exit) const
{
    const auto process = start(words, input);
    process->waitForFinished(240'000);
    if (exit != nullptr)
        *exit = process->exitCode();
    return answerOf(*process);
}

QStringList PaymentShop::states(const QString& payment) const
{
    QStringList states;
    const QJsonObject shown = run({u"journal"_qs, u"show"_qs, u"--subject"_qs, payment});
    for (const QJsonValue record : shown[u"records"_qs].toArray()) {
        const QString kind = record[u"kind"_qs].toString();
        if (kind.startsWith(u"payment."_qs))
            states.append(kind.mid(8));
    }
    return states;
}

QJsonObject PaymentShop::latest() const
{
    const QJsonObject listed = run({u"payments"_qs, u"--count"_qs, u"1"_qs});
    return listed[u"payments"_qs].toArray().first().toObject();
}

bool PaymentShop::comesTo(const QString& state) const
{
    QElapsedTimer waiting;
    waiting.start();
    while (waiting.elapsed() < patienceMs) {
        if (latest()[u"state"_qs].toString() == state)
            return true;
    }
    return false;
}

QJsonObject answerOf(QProcess& process)
{
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

} // namespace till::test
