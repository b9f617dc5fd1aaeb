// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/notification_listener.h"
#include "core/settings/field.h"
#include "tests/e2e/interface_caller.h"
#include "tests/e2e/interface_scripts.h"
#include "tests/e2e/plain_browser.h"
#include "tests/support/published_rsa_test_keys.h"
#include "tests/support/test_authority.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace till;

namespace {

/// Hears what the stand-in tells by itself, and says that it was taken.
class Ear final : public ports::NotificationDoor {
public:
    [[nodiscard]] bool knows(const QString& path) const override { return path == u"/notify"; }
    [[nodiscard]] bool take(const QString&, const QByteArray& body) override
    {
        heard.append(body);
        return true;
    }

    QByteArrayList heard;
};

/// Starts the real till-sandbox; 0 where it does not come up.
int startSandbox(QProcess& process, const QStringList& arguments)
{
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(qEnvironmentVariable("TILL_SANDBOX"), arguments);
    if (!process.waitForStarted() || !process.waitForReadyRead(20'000))
        return 0;
    return QJsonDocument::fromJson(process.readLine()).object().value(u"port").toInt();
}

settings::Values merchantsOf(const QString& host, const QString& folder)
{
    settings::Values values;
    const auto set = [&values](const QByteArray& key, const QString& text) {
        const auto changed = settings::withText(values, QString::fromLatin1(key), text);
        if (!changed)
            qFatal("%s: %s", key.constData(), qPrintable(changed.error().detail));
        values = *changed;
    };
    for (const char* key : {"poslink.base", "netpay.base", "loyalty.base"})
        set(key, host);
    for (const char* key : {"mmsp.base", "quickpay.base", "gateway.base"})
        set(key, host + u"/mmsp"_qs);
    set("payout.base", host + u"/payout"_qs);
    for (const QString& channel : {u"mmsp"_qs, u"quickpay"_qs, u"gateway"_qs}) {
        set((channel + u".merNo"_qs).toLatin1(), u"001440353999853"_qs);
        set((channel + u".termNo"_qs).toLatin1(), u"84970001"_qs);
        set((channel + u".notifyUrl"_qs).toLatin1(), host + u"/nobody"_qs);
        set((channel + u".jumpUrl"_qs).toLatin1(), host + u"/back"_qs);
    }
    set("poslink.appId", u"f0ec96ad2c3848b5b810e7aadf369e2f"_qs);
    set("poslink.merchantCode", u"123456789900081"_qs);
    set("poslink.terminalCode", u"00810001"_qs);
    set("netpay.appId", u"f0ec96ad2c3848b5b810e7aadf369e2f"_qs);
    set("netpay.mid", u"898201612345678"_qs);
    set("netpay.tid", u"88880001"_qs);
    set("netpay.sourceNumber", u"3194"_qs);
    set("netpay.subAppId", u"wx0123456789abcdef"_qs);
    set("netpay.notifyAlgorithm", u"md5"_qs);
    set("mmsp.identityAddress", host + u"/mmsp/openid"_qs);
    set("quickpay.notYetOpen", u"true"_qs);
    set("payout.merNo", u"001440353999853"_qs);
    set("payout.platformKeyFile", folder + u"/platform.pem"_qs);
    set("loyalty.storeNo", u"898201612345678"_qs);
    set("loyalty.terminalNo", u"88880001"_qs);
    return values;
}

void storeKeys(ports::Secrets& secrets)
{
    const std::pair<const char*, const char*> all[] = {
        {"poslink.app-key", "775481e2556e4564985f5439a5e6a277"},
        {"netpay.app-key", "775481e2556e4564985f5439a5e6a277"},
        {"netpay.notify-key", "fcAmtnx7MwismjWNhNKdHC44mNXtnEQeJkRrhKJwyrW2ysRR"},
        {"mmsp.key", "ea21842eea24e448b991b1cb0a0294cf"},
        {"payout.private-key", test::publishedMerchantPrivateKey},
        {"loyalty.terminal-key", "11111111111111112222222222222222"},
    };
    for (const auto& [name, value] : all) {
        if (!secrets.store(QString::fromLatin1(name), Secret(QByteArray(value))))
            qFatal("%s cannot be stored", name);
    }
}

} // namespace

/// Client against the stand-in, whose rules were written by somebody else from the same documents.
class TestInterfaceCalls : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QProcess m_sandbox;
    test::PlainSecrets m_secrets;
    Ear m_ear;
    std::unique_ptr<net::NotificationListener> m_listener;
    QString m_host;
    settings::Values m_values;
    std::unique_ptr<test::InterfaceCaller> m_caller;

    void hear(const test::InterfaceStep& step)
    {
        QTRY_VERIFY_WITH_TIMEOUT(!m_ear.heard.isEmpty(), 20'000);
        readTold(step, m_ear.heard.last());
    }
    /// The customer pays on the bank's page, which sends the browser back.
    void comeBack(const test::InterfaceStep& step)
    {
        const test::Shown shown =
            test::postJson(QUrl(m_host + m_caller->filledIn(step.words.value(0))), {});
        QVERIFY2(shown.redirection.hasQuery(), shown.body.constData());
        readTold(step, shown.redirection.query(QUrl::FullyEncoded).toLatin1());
    }
    void readTold(const test::InterfaceStep& step, const QByteArray& told)
    {
        const QString name = QString::fromLatin1(step.call);
        for (const desk::KnownProtocol& known : desk::knownProtocols(m_values)) {
            if (known.name != name.section(u'.', 0, 0))
                continue;
            const auto key = m_secrets.load(known.notificationKeyName);
            QVERIFY2(key, qPrintable(known.notificationKeyName));
            for (const auto& each : known.protocol->interfaces()) {
                if (each.name != name.section(u'.', 1))
                    continue;
                const auto reading = known.protocol->readNotification(each, told, *key);
                QVERIFY2(reading, reading ? "" : qPrintable(reading.error().detail));
                QCOMPARE(payment::nameOf(reading->outcome.meaning), payment::nameOf(step.meaning));
                return;
            }
        }
        QFAIL("no such notification");
    }
    void call(const test::InterfaceStep& step)
    {
        const test::Exchanged made =
            m_caller->call(QString::fromLatin1(step.call), step.words, step.hidden);
        const QString said = u"%1: %2 %3 %4 %5 %6"_qs.arg(
            QString::fromLatin1(step.call), made.trouble, made.reading.outcome.code,
            made.reading.outcome.text, QString::fromUtf8(made.composed.masked),
            QString::fromUtf8(made.reading.masked));
        QVERIFY2(made.trouble.isEmpty(), qPrintable(said));
        if (made.isPage) {
            open(made.composed.request);
            return;
        }
        const auto* notSent = std::get_if<ports::NotSent>(&made.exchange);
        QVERIFY2(notSent == nullptr, notSent ? qPrintable(notSent->error.detail) : "");
        QVERIFY2(std::holds_alternative<ports::HttpAnswer>(made.exchange), qPrintable(said));
        QVERIFY2(made.reading.outcome.meaning == step.meaning,
                 qPrintable(payment::nameOf(made.reading.outcome.meaning) + u' ' + said));
        // Never fatal, but two readers of one document differ there.
        if (!made.reading.remarks.unknown.isEmpty())
            qInfo("not in our table: %s", qPrintable(made.reading.remarks.unknown.join(u' ')));
    }
    void open(const ports::HttpRequest& page)
    {
        const test::Shown shown =
            page.body.isEmpty() ? test::openAddress(page.url) : test::submitForm(page.body);
        const bool isTaken = (shown.status == 200 && !shown.body.contains("ErrorMsg")) ||
                             !shown.redirection.isEmpty();
        const QByteArray said = QByteArray::number(shown.status) + ' ' + shown.body.left(400) +
                                ' ' + page.url.toEncoded() + page.body.left(1'500);
        QVERIFY2(isTaken, said.constData());
        static const QRegularExpression bankPage(u"/mmsp/bank/[A-Za-z0-9]+"_qs);
        const QString where = shown.redirection.path() + QString::fromUtf8(shown.body);
        m_caller->say(u"bankPage"_qs, bankPage.match(where).captured());
    }
    void ask(const test::InterfaceStep& step)
    {
        const test::Shown shown =
            test::postJson(QUrl(m_host + QString::fromLatin1(step.call).mid(5)),
                           m_caller->filledIn(step.words.value(0)).toUtf8());
        const QByteArray said = step.call + (' ' + shown.body);
        QVERIFY2(shown.status == 200, said.constData());
        m_caller->remember(shown.body);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QFile platform(m_folder.filePath(u"platform-private.pem"_qs));
        QVERIFY(platform.open(QIODevice::WriteOnly));
        platform.write(test::standInPlatformPrivateKey);
        platform.close();
        QFile known(m_folder.filePath(u"platform.pem"_qs));
        QVERIFY(known.open(QIODevice::WriteOnly));
        known.write(test::standInPlatformPublicKey);
        known.close();
        const int port =
            startSandbox(m_sandbox, {u"--port"_qs, u"0"_qs, u"--speed"_qs, u"20"_qs,
                                     u"--notify-scale"_qs, u"20"_qs, u"--open-all"_qs,
                                     u"--payout-platform-key"_qs, platform.fileName()});
        QVERIFY2(port > 0, "till-sandbox does not start");
        m_listener = std::make_unique<net::NotificationListener>(m_ear);
        QVERIFY(m_listener->listen(QHostAddress::LocalHost, 0));
        m_host = u"http://127.0.0.1:%1"_qs.arg(port);
        m_values = merchantsOf(m_host, m_folder.path());
        storeKeys(m_secrets);
        m_caller = std::make_unique<test::InterfaceCaller>(m_values, m_secrets);
    }
    void cleanupTestCase()
    {
        m_sandbox.kill();
        m_sandbox.waitForFinished();
    }

    void sandbox_data()
    {
        QTest::addColumn<int>("index");
        const test::Scripts scripts = test::interfaceScripts();
        for (int i = 0; i < scripts.size(); ++i)
            QTest::newRow(scripts[i].name) << i;
    }
    void sandbox()
    {
        QFETCH(const int, index);
        const test::InterfaceScript script = test::interfaceScripts().at(index);
        QCOMPARE(script.steps.last().call, script.name);
        m_caller->forget();
        m_caller->say(u"notifyUrl"_qs, u"http://127.0.0.1:%1/notify"_qs.arg(m_listener->port()));
        const QDateTime china = QDateTime::currentDateTimeUtc().addSecs(8 * 3'600);
        m_caller->say(u"today"_qs, china.toString(u"yyyyMMdd"));
        m_ear.heard.clear();
        for (const test::InterfaceStep& step : script.steps) {
            if (QByteArrayView(step.call).startsWith("POST "))
                ask(step);
            else if (QByteArrayView(step.call).endsWith("otification"))
                hear(step);
            else if (QByteArrayView(step.call).endsWith("frontReturn"))
                comeBack(step);
            else
                call(step);
            if (QTest::currentTestFailed())
                return;
        }
    }

    /// One question for each channel, each on a line of its own.
    void trust_data()
    {
        QTest::addColumn<QByteArray>("names");
        QTest::addColumn<qint64>("validUntil");
        QTest::addColumn<bool>("isOurs");
        QTest::addColumn<bool>("isTrusted");
        const QByteArray here("IP:127.0.0.1");
        constexpr qint64 day = 86'400;
        QTest::newRow("the host itself") << here << day << true << true;
        QTest::newRow("another host") << QByteArray("DNS:pay.example") << day << true << false;
        QTest::newRow("expired") << here << qint64{-60} << true << false;
        QTest::newRow("of an unknown authority") << here << day << false << false;
    }
    void trust()
    {
        QFETCH(const QByteArray, names);
        QFETCH(const qint64, validUntil);
        QFETCH(const bool, isOurs);
        QFETCH(const bool, isTrusted);
        const support::TestAuthority ours;
        const support::TestAuthority strangers("Somebody else");
        const support::Identity host =
            (isOurs ? ours : strangers).issue({.names = names, .validUntil = validUntil});
        const auto path = [&](const char* name, const QByteArray& bytes) {
            QFile file(m_folder.filePath(QString::fromLatin1(name)));
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
                qFatal("%s cannot be written", name);
            return file.fileName();
        };
        QProcess sandbox;
        const int port = startSandbox(
            sandbox, {u"--tls-cert"_qs, path("host.pem", host.certificate), u"--tls-key"_qs,
                      path("host-key.pem", host.key), u"--payout-platform-key"_qs,
                      m_folder.filePath(u"platform-private.pem"_qs)});
        QVERIFY2(port > 0, "till-sandbox does not start");
        settings::Values values =
            merchantsOf(u"https://127.0.0.1:%1"_qs.arg(port), m_folder.path());
        const QString authority = path("authority.pem", ours.certificate());
        for (const desk::KnownProtocol& known : desk::knownProtocols(values))
            values = settings::withText(values, known.name + u".caFile"_qs, authority).value();
        test::InterfaceCaller caller(values, m_secrets);
        const std::pair<const char*, QStringList> questions[] = {
            {"poslink.activate", {}},
            {"netpay.query", {u"merOrderId=319420261120104231000000001"_qs}},
            {"mmsp.query", {u"MERORDERID=T1"_qs}},
            {"quickpay.query", {u"MERORDERID=T1"_qs}},
            {"gateway.query", {u"MERORDERID=T1"_qs}},
            {"payout.balance", {}},
            {"loyalty.checkin", {u"operatorNo=01"_qs}},
        };
        for (const auto& [name, words] : questions) {
            const test::Exchanged made = caller.call(QString::fromLatin1(name), words);
            QVERIFY2(made.trouble.isEmpty(), qPrintable(made.trouble));
            const auto* notSent = std::get_if<ports::NotSent>(&made.exchange);
            if (isTrusted) {
                QVERIFY2(std::holds_alternative<ports::HttpAnswer>(made.exchange),
                         notSent != nullptr ? qPrintable(notSent->error.detail) : name);
                continue;
            }
            QVERIFY2(notSent != nullptr, name);
            QCOMPARE(notSent->error.code, ErrorCode::Refused);
        }
        sandbox.kill();
        sandbox.waitForFinished();
    }
};

QTEST_GUILESS_MAIN(TestInterfaceCalls)
#include "tst_interface_calls.moc"
