// SPDX-License-Identifier: GPL-3.0-or-later

// The customer's screen: it follows the desk, its code can be read, and it takes no keys.

#include "core/barcode/matrix.h"
#include "tests/gui/gallery_customer.h"
#include "tests/gui/gallery_pages.h"
#include "tests/gui/gallery_screens.h"
#include "tests/gui/sample_desk.h"
#include "tests/gui/sample_payments.h"
#include "tests/gui/shown_counter.h"
#include "ui/widgets/qr_label.h"

#include <QApplication>
#include <QTest>

#include <memory>

using namespace till;
using Kind = models::CustomerFace::Kind;

class TestCustomerScreen : public QObject {
    Q_OBJECT

private:
    ui::Look* m_look = nullptr;
    std::unique_ptr<gallery::CustomerStage> m_stage;
    qint64 m_now = 0;

    [[nodiscard]] models::DeskClient& client() { return m_stage->client(); }
    [[nodiscard]] const models::CustomerFace& face() { return m_stage->screen().face(); }
    [[nodiscard]] gallery::Read onScreen() { return gallery::readCode(m_stage->grab().toImage()); }

private Q_SLOTS:
    void initTestCase() { m_look = &gallery::prepareApplication(*qApp); }
    void init()
    {
        gallery::speak(gallery::Language::English);
        m_look->setTheme(ui::Theme::light());
        m_look->setScalePercent(100);
        m_stage = std::make_unique<gallery::CustomerStage>(*m_look);
        m_now = 0;
        client().setSteadyClock([this] { return m_now; });
        m_stage->resize(1024, 600);
        m_stage->show();
    }
    void cleanup() { m_stage.reset(); }

    void aPhoneReadsTheCode_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("percent");
        QTest::addColumn<QString>("url");
        const QString usual = gallery::codeShown().payment.facts.payUrl;
        const QString longest = usual + u'?' + QString(250, u'x');
        QTest::newRow("smallest") << QSize(1024, 600) << 100 << usual;
        QTest::newRow("smallest, a long address") << QSize(1024, 600) << 100 << longest;
        QTest::newRow("smallest, the cashier's at 200 %") << QSize(1024, 600) << 200 << usual;
        QTest::newRow("usual") << QSize(1280, 800) << 100 << usual;
        QTest::newRow("large") << QSize(1920, 1080) << 100 << usual;
    }
    void aPhoneReadsTheCode()
    {
        QFETCH(QSize, size);
        QFETCH(int, percent);
        QFETCH(QString, url);
        m_look->setScalePercent(percent);
        m_stage->resize(size);
        services::PaymentView view = gallery::codeShown();
        view.payment.facts.payUrl = url;
        client().setPayments(gallery::shownUnderWay(view));
        const gallery::Read read = onScreen();
        QCOMPARE(read.text, url);
        QVERIFY(read.width >= 4 * barcode::qrModules(url)->width());
        QVERIFY(m_stage->screen().findChild<ui::QrLabel*>()->width() >= 320);
    }

    void theCodeIsBlackOnWhiteInEveryTheme()
    {
        client().setPayments(gallery::shownUnderWay(gallery::codeShown()));
        for (const auto kind :
             {ui::ThemeKind::Light, ui::ThemeKind::Dark, ui::ThemeKind::HighContrast}) {
            m_look->setTheme(ui::Theme::of(kind));
            QCoreApplication::processEvents();
            QCOMPARE(onScreen().text, gallery::codeShown().payment.facts.payUrl);
        }
    }

    void theCodeGoesAtOnceWhenItIsClosed()
    {
        client().setPayments(gallery::shownUnderWay(gallery::codeShown()));
        services::PaymentView view = gallery::codeShown();
        view.stopping = true;
        client().setPayments(gallery::shownUnderWay(view));
        QCOMPARE(face().kind, Kind::Checking);
        QCOMPARE(onScreen().text, QString());
    }

    void theCodeGoesByItselfWhenItsTimeIsOver()
    {
        client().setPayments(gallery::shownUnderWay(gallery::codeShown()));
        QCOMPARE(face().secondsLeft, 236);
        m_now = 236'000;
        QTRY_COMPARE(face().kind, Kind::Checking);
        QCOMPARE(onScreen().text, QString());
    }

    void thePaidSaleStaysUntilTheNextGoods()
    {
        Q_EMIT client().completed(gallery::paidSale());
        client().setState(gallery::emptyState());
        QCOMPARE(face().kind, Kind::Paid);
        client().setState(gallery::sampleState());
        QCOMPARE(face().kind, Kind::Selling);
        client().setState(gallery::emptyState());
        QCOMPARE(face().kind, Kind::Idle);
    }

    void theTotalIsTheCashiersOwn()
    {
        const services::CheckoutState state = gallery::sampleState();
        client().setState(state);
        QVERIFY(face().amount.contains(QStringLiteral("129.21")));
    }

    void theOtherLanguageIsSpokenAtOnce()
    {
        client().setPayments(gallery::shownUnderWay(gallery::codeShown()));
        const QString english = face().headline;
        gallery::speak(gallery::Language::Chinese);
        QCoreApplication::processEvents();
        QVERIFY(face().headline != english);
        QCOMPARE(onScreen().text, gallery::codeShown().payment.facts.payUrl);
    }

    void itTakesNoKeys()
    {
        QCOMPARE(int(m_stage->screen().focusPolicy()), int(Qt::NoFocus));
        for (const QWidget* each : m_stage->screen().findChildren<QWidget*>())
            QCOMPARE(int(each->focusPolicy()), int(Qt::NoFocus));
    }
};

QTEST_MAIN(TestCustomerScreen)
#include "tst_customer_screen.moc"
