// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/gateway/channel.h"
#include "core/net/https_transport.h"
#include "core/payment/order_id.h"
#include "tests/unit/channels/payout_sample.h"
#include "tests/unit/channels/quickpay_sample.h"
#include "tests/unit/net/call.h"
#include "tests/unit/sandbox/sandbox_program.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace till::channels {

using payment::Meaning;
using payment::Message;
using payment::Outcome;
using payment::Purpose;

namespace {

/// What a browser posts when the page is opened.
QByteArray formOf(QByteArray page)
{
    const QByteArray start = "name=\"web_api\" value=\"";
    const qsizetype from = page.indexOf(start) + start.size();
    QByteArray value = page.sliced(from, page.indexOf('"', from) - from);
    value.replace("&quot;", "\"").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">");
    return "web_api=" + value.replace("&amp;", "&").toPercentEncoding();
}

} // namespace

/// Quick pay, the gateway and payouts against the sandbox, which was written from the document
/// without them: two readings have to agree. Over real HTTP, by the till's own transport.
class TestBankSandbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile key(m_folder.filePath(QStringLiteral("platform.pem")));
        QVERIFY(key.open(QIODevice::WriteOnly));
        QVERIFY(key.write(test::standInPlatformPrivateKey) > 0);
        key.close();
        QVERIFY(m_sandbox.start({QStringLiteral("--speed"), QStringLiteral("1000"),
                                 QStringLiteral("--open-all"),
                                 QStringLiteral("--payout-platform-key"), key.fileName()}));
        QuickpayConfig quick = sample::quickpayConfig();
        quick.base = address(QStringLiteral("/mmsp"));
        m_quickpay = std::make_unique<QuickpayChannel>(quick);
        GatewayConfig gateway;
        static_cast<MmspAccess&>(gateway) = quick;
        gateway.notifyUrl = quick.notifyUrl;
        gateway.jumpUrl = quick.jumpUrl;
        m_gateway = std::make_unique<GatewayChannel>(gateway);
        PayoutConfig payout = sample::payoutConfig();
        payout.base = address(QStringLiteral("/payout"));
        m_payout = std::make_unique<PayoutProtocol>(payout);
        auto transport = net::HttpsTransport::create({});
        QVERIFY(transport);
        m_transport = *std::move(transport);
    }

    void showsACodeAndLearnsWhatBecameOfIt_data()
    {
        QTest::addColumn<int>("ending");
        QTest::addColumn<Meaning>("meaning");
        QTest::newRow("paid") << 1 << Meaning::Succeeded;
        QTest::newRow("never paid") << 3 << Meaning::InProgress;
        QTest::newRow("closed by itself") << 5 << Meaning::Refused;
    }
    void showsACodeAndLearnsWhatBecameOfIt()
    {
        QFETCH(const int, ending);
        QFETCH(const Meaning, meaning);
        const Message message = order(12'800 + ending);
        const Outcome shown = ask(*m_quickpay, message);
        QCOMPARE(payment::nameOf(shown.meaning), QStringLiteral("inProgress"));
        QVERIFY(!shown.facts.payUrl.isEmpty());
        const Outcome end = decided(*m_quickpay, message);
        QCOMPARE(payment::nameOf(end.meaning), payment::nameOf(meaning));
        QCOMPARE(end.facts.acquirerOrderId, shown.facts.acquirerOrderId);
    }
    void knowsWhatIsNotThere()
    {
        QCOMPARE(ask(*m_quickpay, about(order(1), Purpose::Query)).meaning, Meaning::NotFound);
        QCOMPARE(ask(*m_gateway, about(order(1), Purpose::Query)).meaning, Meaning::NotFound);
    }

    void opensABanksPage()
    {
        const Message message = order(12'801);
        const auto page = m_gateway->encode(message, stamp());
        QVERIFY(page);
        const test::HttpReply opened = m_sandbox.postForm("/mmsp", formOf(page->body));
        QCOMPARE(opened.status, 200);
        const Outcome end = decided(*m_gateway, message);
        QCOMPARE(payment::nameOf(end.meaning), QStringLiteral("succeeded"));
        QCOMPARE(end.facts.orderAmount, message.amount);
    }

    void paysOut_data()
    {
        QTest::addColumn<int>("ending");
        QTest::addColumn<Meaning>("first");
        QTest::addColumn<QStringList>("queries");
        const auto row = [](const char* name, int ending, Meaning first, const char* queries) {
            QTest::newRow(name) << ending << first
                                << QString::fromLatin1(queries).split(u' ', Qt::SkipEmptyParts);
        };
        row("paid at once", 1, Meaning::Succeeded, "succeeded");
        row("under way, then paid", 2, Meaning::InProgress, "inProgress inProgress succeeded");
        row("under way for ever", 3, Meaning::InProgress, "inProgress inProgress");
        row("failed later", 4, Meaning::InProgress, "inProgress refused");
        row("audited", 5, Meaning::InProgress, "inProgress inProgress succeeded");
        row("0001, then paid", 6, Meaning::Unknown, "inProgress succeeded");
        row("0001, never there", 7, Meaning::Unknown, "notFound notFound");
        row("0001 beside failed, then paid", 8, Meaning::Unknown, "inProgress succeeded");
        row("cannot be opened", 11, Meaning::Unknown, "");
        row("failed at once", 13, Meaning::Refused, "refused");
        row("another amount", 14, Meaning::InProgress, "contradiction");
        row("page 500", 15, Meaning::Unknown, "");
    }
    void paysOut()
    {
        QFETCH(const int, ending);
        QFETCH(const Meaning, first);
        QFETCH(const QStringList, queries);
        payout::PayRequest request = sample::payoutRequest();
        request.orderNo = nextNumber();
        request.reqTime = m_payout->newPay(now()).reqTime;
        request.amount = Money::fromFen(12'300 + ending);
        QCOMPARE(payment::nameOf(say(PayoutProtocol::pay(), &request).outcome.meaning),
                 payment::nameOf(first));
        QStringList read;
        for (qsizetype i = 0; i < queries.size(); ++i) {
            const auto query = m_payout->newQuery(request.orderNo, now());
            Outcome outcome = say(PayoutProtocol::query(), &query).outcome;
            if (outcome.facts.orderAmount && outcome.facts.orderAmount != request.amount)
                outcome.meaning = Meaning::Contradiction; // as the service does
            read.append(payment::nameOf(outcome.meaning));
        }
        QCOMPARE(read, queries);
    }
    void readsTheBalance()
    {
        const auto request = m_payout->newBalance(nextNumber(), now());
        const Reading reading = say(PayoutProtocol::balance(), &request);
        QCOMPARE(payment::nameOf(reading.outcome.meaning), QStringLiteral("succeeded"));
        QCOMPARE(reading.remarks.unknown, QStringList());
        QCOMPARE(reading.remarks.leftOut, QStringList());
    }

private:
    [[nodiscard]] QUrl address(const QString& path) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_sandbox.port()).arg(path));
    }
    static Instant now() { return {QDateTime::currentMSecsSinceEpoch()}; }
    [[nodiscard]] Stamp stamp() const { return {now(), QByteArray(16, '\x5a'), m_key, m_noToken}; }
    QString nextNumber()
    {
        return QStringLiteral("2026112000%1").arg(++m_counter, 6, 10, QLatin1Char('0'));
    }
    Message order(qint64 fen)
    {
        Message message;
        message.purpose = Purpose::Pay;
        message.order = payment::makeOrderId({.tillNumber = 12,
                                              .generation = QStringLiteral("ABC"),
                                              .counter = ++m_counter,
                                              .now = now(),
                                              .latest = {}})
                            .value();
        message.amount = Money::fromFen(fen);
        message.means = QStringLiteral("bank");
        message.presentation = payment::Presentation::Shown;
        return message;
    }
    static Message about(Message message, Purpose purpose)
    {
        message.purpose = purpose;
        return message;
    }
    Outcome ask(const Channel& channel, const Message& message)
    {
        const auto request = channel.encode(message, stamp());
        if (!request)
            qFatal("%s", qPrintable(request.error().detail));
        const ports::Exchange exchange = support::call(*m_transport, *request);
        const auto* answer = std::get_if<ports::HttpAnswer>(&exchange);
        if (answer == nullptr)
            return {.text = support::detailOf(exchange)};
        return channel.decode(message, *answer, m_key);
    }
    /// Asked until it is decided, four times at most.
    Outcome decided(const Channel& channel, const Message& message)
    {
        Outcome outcome;
        for (int i = 0; i < 4; ++i) {
            outcome = ask(channel, about(message, Purpose::Query));
            if (outcome.meaning != Meaning::InProgress)
                break;
        }
        return outcome;
    }
    Reading say(const Interface& which, const void* message)
    {
        const sample::PayoutSigner signer;
        const Stamp stamp{now(), QByteArray(16, '\x5a'), signer.key(), m_noToken};
        const auto request = m_payout->request(which, message, stamp);
        if (!request)
            qFatal("%s", qPrintable(request.error().detail));
        const ports::Exchange exchange = support::call(*m_transport, *request);
        const auto* answer = std::get_if<ports::HttpAnswer>(&exchange);
        return answer == nullptr ? Reading()
                                 : m_payout->read(which, message, *answer, signer.key());
    }

    QTemporaryDir m_folder;
    test::SandboxProgram m_sandbox;
    std::unique_ptr<QuickpayChannel> m_quickpay;
    std::unique_ptr<GatewayChannel> m_gateway;
    std::unique_ptr<PayoutProtocol> m_payout;
    std::unique_ptr<net::HttpsTransport> m_transport;
    Secret m_key{QByteArray("ea21842eea24e448b991b1cb0a0294cf")};
    Secret m_noToken;
    qint64 m_counter = 0;
};

} // namespace till::channels

QTEST_GUILESS_MAIN(till::channels::TestBankSandbox)
#include "tst_bank_sandbox.moc"
