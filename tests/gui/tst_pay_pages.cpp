// SPDX-License-Identifier: GPL-3.0-or-later

// The page on which a customer pays: which addresses are opened, and what the file says to whom.

#include "app/till/pay_pages.h"

#include <QDesktopServices>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <memory>

using namespace till;

namespace {

const PaymentId payment{QStringLiteral("319420261120104206123002147")};
const QByteArray form = "<form action=\"https://pay.example/\">\xe4\xbb\x98\xe6\xac\xbe</form>";

/// Stands for the browser.
class Browser : public QObject {
    Q_OBJECT

public:
    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl& url) { opened.append(url); }
};

} // namespace

class TestPayPages : public QObject {
    Q_OBJECT

private:
    Browser m_browser;

private Q_SLOTS:
    void init()
    {
        m_browser.opened.clear();
        for (const char* scheme : {"https", "http", "file"})
            QDesktopServices::setUrlHandler(QLatin1String(scheme), &m_browser, "open");
    }
    void cleanup()
    {
        for (const char* scheme : {"https", "http", "file"})
            QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
    }

    void anAddressIsOpenedAsItIs()
    {
        app::PayPages pages;
        const QUrl url(QStringLiteral("https://pay.example/order?sign=a%2Bb%3D&amount=1"));
        QVERIFY(pages.open(payment, url, {}));
        QCOMPARE(m_browser.opened, QList<QUrl>{url});
        QCOMPARE(m_browser.opened.constFirst().toEncoded(), url.toEncoded());
    }

    void onlyAddressesThatNobodyReadsAreOpened_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("https") << QStringLiteral("https://pay.example/") << true;
        QTest::newRow("this machine") << QStringLiteral("http://127.0.0.1:8080/") << true;
        QTest::newRow("this machine, IPv6") << QStringLiteral("http://[::1]:8080/") << true;
        QTest::newRow("http") << QStringLiteral("http://pay.example/") << false;
        QTest::newRow("http by name") << QStringLiteral("http://localhost/") << false;
        QTest::newRow("nearly this machine")
            << QStringLiteral("http://127.0.0.1.example/") << false;
        QTest::newRow("file") << QStringLiteral("file:///etc/passwd") << false;
        QTest::newRow("script") << QStringLiteral("javascript:alert(1)") << false;
        QTest::newRow("with a user") << QStringLiteral("https://a:b@pay.example/") << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void onlyAddressesThatNobodyReadsAreOpened()
    {
        QFETCH(QString, url);
        QFETCH(bool, allowed);
        app::PayPages pages;
        for (const QByteArray& html : {QByteArray(), form}) {
            m_browser.opened.clear();
            QCOMPARE(bool(pages.open(payment, QUrl(url), html)), allowed);
            QCOMPARE(m_browser.opened.size(), allowed ? 1 : 0);
        }
    }

    void aFormIsForThisUserOnly()
    {
        app::PayPages pages;
        QVERIFY(pages.open(payment, QUrl(QStringLiteral("https://pay.example/")), form));
        QCOMPARE(m_browser.opened.size(), 1);
        QVERIFY(m_browser.opened.constFirst().isLocalFile());
        const QString path = m_browser.opened.constFirst().toLocalFile();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), form);
        const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                          QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(file.permissions() & others));
        QVERIFY(!(QFileInfo(QFileInfo(path).path()).permissions() & others));
    }

    void theFormsGoWithTheProgram()
    {
        auto pages = std::make_unique<app::PayPages>();
        QVERIFY(pages->open(payment, QUrl(QStringLiteral("https://pay.example/")), form));
        const QString path = m_browser.opened.constFirst().toLocalFile();
        QVERIFY(QFileInfo::exists(path));
        pages.reset();
        QVERIFY(!QFileInfo::exists(path));
        QVERIFY(!QFileInfo::exists(QFileInfo(path).path()));
    }

    void withoutABrowserItSaysSo()
    {
        for (const char* scheme : {"https", "file"})
            QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
        // Nothing here can be started.
        qputenv("PATH", "/nonexistent");
        qunsetenv("BROWSER");
        app::PayPages pages;
        const auto opened = pages.open(payment, QUrl(QStringLiteral("https://pay.example/")), {});
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Unavailable);
        QVERIFY(m_browser.opened.isEmpty());
    }
};

QTEST_MAIN(TestPayPages)
#include "tst_pay_pages.moc"
