// SPDX-License-Identifier: GPL-3.0-or-later

// The window while customers read a code of the till: keys, scans and pages.

#include "core/barcode/matrix.h"
#include "tests/gui/gallery_pages.h"
#include "tests/gui/gallery_screens.h"
#include "tests/gui/sample_desk.h"
#include "tests/gui/sample_payments.h"
#include "tests/gui/shown_counter.h"
#include "ui/widgets/paid_dialog.h"
#include "ui/widgets/payment_dialog.h"
#include "ui/widgets/qr_label.h"
#include "ui/widgets/shown_prompt.h"
#include "ui/widgets/tender_dialog.h"
#include "ui/widgets/tiles.h"

#include <QApplication>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace till;
using models::Sound;
using payment::State;

namespace {

const QString phone = QStringLiteral("134500001234564417");
const QString water = QStringLiteral("6921168509256");
const QString wechat = QStringLiteral("wechat");
const QString alipay = QStringLiteral("alipay");
const QString unionpay = QStringLiteral("unionpay");

services::PaymentView stopping()
{
    services::PaymentView view = gallery::codeShown();
    view.stopping = true;
    return view;
}

services::PaymentView cancelling()
{
    services::PaymentView view = gallery::codeShown();
    view.payment.state = State::Cancelling;
    return view;
}

services::PaymentView coming()
{
    services::PaymentView view = gallery::codeShown();
    view.payment.state = State::Intent;
    view.payment.facts.payUrl.clear();
    return view;
}

services::PaymentView expired()
{
    services::PaymentView view = gallery::codeShown();
    view.waitedMs = payment::timersOfShown().deadMs;
    return view;
}

} // namespace

class TestShownWindow : public QObject {
    Q_OBJECT

private:
    ui::Look* m_look = nullptr;
    std::unique_ptr<gallery::ShownCounter> m_counter;

    [[nodiscard]] QString chosenMeans()
    {
        const auto* prompt = m_counter->window().dialog()->findChild<ui::ShownPrompt*>();
        return prompt != nullptr && prompt->isVisible() ? prompt->means() : QString();
    }
    [[nodiscard]] ui::TenderDialog::Means tenderMeans()
    {
        return m_counter->dialog<ui::TenderDialog>()->model().means();
    }
    [[nodiscard]] const ui::TenderTile* tile(const QString& name)
    {
        const auto tiles = m_counter->window().dialog()->findChildren<ui::TenderTile*>();
        const auto found =
            std::find_if(tiles.begin(), tiles.end(), [&name](const ui::TenderTile* each) {
                return each->accessibleName().startsWith(name);
            });
        return found == tiles.end() ? nullptr : *found;
    }
    void atTheCart()
    {
        m_counter->client().setState(gallery::emptyState());
        m_counter->client().setPayments(gallery::withDeposits());
        QCOMPARE(m_counter->window().dialog(), nullptr);
    }

private Q_SLOTS:
    void initTestCase() { m_look = &gallery::prepareApplication(*qApp); }
    void init() { m_counter = std::make_unique<gallery::ShownCounter>(*m_look); }
    void cleanup() { m_counter.reset(); }

    void aTillThatShowsNothingKeepsTheMeans()
    {
        m_counter->client().setPayments(gallery::readyForCodes());
        m_counter->key(Qt::Key_F8);
        QCOMPARE(int(tenderMeans()), int(ui::TenderDialog::Means::Cash));
        const auto* shown = tile(QStringLiteral("Show code"));
        QVERIFY(shown != nullptr);
        QVERIFY(!shown->isEnabled());
        QVERIFY(shown->accessibleDescription().contains(QStringLiteral("Not set up")));
    }

    void onlyWhatSomebodyCanTakeIsOffered()
    {
        services::PaymentsState state = gallery::readyToShow();
        for (services::RouteView& each : state.routes) {
            if (each.means == wechat)
                each.route.reason = payment::Route::Reason::NotReady;
        }
        m_counter->client().setPayments(state);
        m_counter->key(Qt::Key_F8);
        QCOMPARE(int(tenderMeans()), int(ui::TenderDialog::Means::Shown));
        QCOMPARE(chosenMeans(), alipay);
        QVERIFY(!m_counter->hasButton(QStringLiteral("WeChat")));
        m_counter->key(Qt::Key_F8);
        QCOMPARE(chosenMeans(), unionpay);
        m_counter->key(Qt::Key_F8);
        QCOMPARE(chosenMeans(), alipay);
    }

    void arrowsAndTheKeyGoThroughTheApps()
    {
        m_counter->key(Qt::Key_F8);
        QCOMPARE(chosenMeans(), wechat);
        m_counter->key(Qt::Key_Right);
        QCOMPARE(chosenMeans(), alipay);
        m_counter->key(Qt::Key_Left);
        m_counter->key(Qt::Key_Left);
        QCOMPARE(chosenMeans(), unionpay);
        m_counter->key(Qt::Key_Right);
        QCOMPARE(chosenMeans(), wechat);
        m_counter->key(Qt::Key_F8);
        QCOMPARE(chosenMeans(), alipay);
    }

    void theChosenAppStaysWhileRoutesChange()
    {
        m_counter->key(Qt::Key_F8);
        m_counter->key(Qt::Key_Right);
        services::PaymentsState state = gallery::readyToShow();
        state.routes.removeIf([](const services::RouteView& each) { return each.means == wechat; });
        m_counter->client().setPayments(state);
        QCOMPARE(chosenMeans(), alipay);
    }

    void enterAsksOnceForAllThatRemains()
    {
        m_counter->key(Qt::Key_F8);
        m_counter->key(Qt::Key_Right);
        m_counter->key(Qt::Key_Return);
        m_counter->key(Qt::Key_Return);
        QCOMPARE(m_counter->watch().codes.size(), 1);
        QCOMPARE(m_counter->watch().codes.constFirst().at(0).value<Money>(), Money::fromFen(12921));
        QCOMPARE(m_counter->watch().codes.constFirst().at(1).toString(), alipay);
        QCOMPARE(m_counter->watch().commands.size(), 0);
    }

    void aTypedAmountIsAPart()
    {
        m_counter->key(Qt::Key_F8);
        m_counter->type(QStringLiteral("50"));
        m_counter->key(Qt::Key_Return);
        QCOMPARE(m_counter->watch().codes.size(), 1);
        QCOMPARE(m_counter->watch().codes.constFirst().at(0).value<Money>(), Money::fromFen(5000));
    }

    void moreThanRemainsIsRefusedAloud()
    {
        m_counter->key(Qt::Key_F8);
        m_counter->type(QStringLiteral("500"));
        m_counter->key(Qt::Key_Return);
        QCOMPARE(m_counter->watch().codes.size(), 0);
        QCOMPARE(m_counter->sounds, QList<Sound>{Sound::Wrong});
    }

    void aRefusalOfTheDeskLetsAskAgain()
    {
        m_counter->key(Qt::Key_F8);
        m_counter->key(Qt::Key_Return);
        Q_EMIT m_counter->client().paymentRefused(
            {services::PaymentRefusal::Reason::ChannelNotReady, PaymentId(), Money()});
        m_counter->key(Qt::Key_Return);
        QCOMPARE(m_counter->watch().codes.size(), 2);
    }

    void aPhoneReadsTheCodeOnEveryScreen_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("percent");
        QTest::addColumn<int>("least");
        QTest::newRow("1366x768") << QSize(1366, 768) << 100 << 320;
        QTest::newRow("1024x768") << QSize(1024, 768) << 100 << 320;
        QTest::newRow("1920x1080") << QSize(1920, 1080) << 100 << 320;
        QTest::newRow("1920x1080 at 200 %") << QSize(1920, 1080) << 200 << 320;
        QTest::newRow("1366x768 at 150 %") << QSize(1366, 768) << 150 << 240;
    }
    void aPhoneReadsTheCodeOnEveryScreen()
    {
        QFETCH(QSize, size);
        QFETCH(int, percent);
        QFETCH(int, least);
        m_look->setScalePercent(percent);
        m_counter->window().resize(size);
        m_counter->show(gallery::codeShown());
        const QString url = gallery::codeShown().payment.facts.payUrl;
        const gallery::Read read = m_counter->onScreen();
        QCOMPARE(read.text, url);
        QVERIFY2(read.width >= least, qPrintable(QString::number(read.width)));
        QVERIFY(read.width >= 4 * barcode::qrModules(url)->width());
    }

    void aLongAddressIsReadTooAndInEveryTheme()
    {
        services::PaymentView view = gallery::codeShown();
        view.payment.facts.payUrl += u'?' + QString(250, u'x');
        m_counter->show(view);
        for (const auto kind :
             {ui::ThemeKind::Light, ui::ThemeKind::Dark, ui::ThemeKind::HighContrast}) {
            m_look->setTheme(ui::Theme::of(kind));
            QCoreApplication::processEvents();
            QCOMPARE(m_counter->onScreen().text, view.payment.facts.payUrl);
        }
    }

    void theCodeComesWhenTheAcquirerHasAnswered()
    {
        m_counter->show(coming());
        auto* page = m_counter->dialog<ui::PaymentDialog>();
        QVERIFY(page != nullptr);
        QCOMPARE(m_counter->onScreen().text, QString());
        m_counter->show(gallery::codeShown());
        QCOMPARE(m_counter->window().dialog(), page);
        QCOMPARE(m_counter->onScreen().text, gallery::codeShown().payment.facts.payUrl);
    }

    void whatCannotBePaidIsNotShown_data()
    {
        QTest::addColumn<services::PaymentView>("view");
        QTest::newRow("stopping") << stopping();
        QTest::newRow("cancelling") << cancelling();
        QTest::newRow("its time is over") << expired();
    }
    void whatCannotBePaidIsNotShown()
    {
        QFETCH(services::PaymentView, view);
        m_counter->show(gallery::codeShown());
        QVERIFY(!m_counter->onScreen().text.isEmpty());
        m_counter->show(view);
        QVERIFY(m_counter->dialog<ui::PaymentDialog>() != nullptr);
        QCOMPARE(m_counter->onScreen().text, QString());
    }

    void theCodeGoesByItselfWhenTheDeskSaysNothing()
    {
        m_counter->show(gallery::codeShown());
        m_counter->now = payment::timersOfShown().deadMs - gallery::codeShown().waitedMs;
        const auto* label = m_counter->window().dialog()->findChild<ui::QrLabel*>();
        QVERIFY(label != nullptr);
        QTRY_COMPARE(label->code(), QString());
    }

    void anEndTakesTheCodeAway_data()
    {
        QTest::addColumn<int>("state");
        QTest::newRow("refused") << int(State::Refused);
        QTest::newRow("closed") << int(State::Cancelled);
        QTest::newRow("not sent") << int(State::NotSent);
    }
    void anEndTakesTheCodeAway()
    {
        QFETCH(int, state);
        m_counter->show(gallery::codeShown());
        m_counter->client().setPayments(gallery::readyToShow());
        m_counter->client().finishPayment(gallery::ended(gallery::codeShown(), State(state)));
        QCoreApplication::processEvents();
        QVERIFY(m_counter->dialog<ui::PaymentDialog>() != nullptr);
        QCOMPARE(m_counter->onScreen().text, QString());
        QCOMPARE(m_counter->sounds, QList<Sound>{Sound::Refused});
    }

    void escClosesTheCodeAndNotThePage()
    {
        m_counter->show(gallery::codeShown());
        auto* page = m_counter->dialog<ui::PaymentDialog>();
        QVERIFY(page != nullptr);
        m_counter->key(Qt::Key_Escape);
        QCOMPARE(m_counter->watch().stops.size(), 1);
        QCOMPARE(m_counter->watch().stops.constFirst().constFirst().value<PaymentId>(),
                 gallery::codeShown().payment.id);
        QCOMPARE(m_counter->window().dialog(), page);
        m_counter->show(stopping());
        m_counter->key(Qt::Key_Escape);
        QCOMPARE(m_counter->watch().stops.size(), 1);
        QCOMPARE(m_counter->window().dialog(), page);
        QCOMPARE(m_counter->watch().commands.size(), 0);
    }

    void enterAsksNow()
    {
        m_counter->show(gallery::codeShown());
        m_counter->key(Qt::Key_Return);
        QCOMPARE(m_counter->watch().queries.size(), 1);
        QCOMPARE(m_counter->watch().queries.constFirst().constFirst().value<PaymentId>(),
                 gallery::codeShown().payment.id);
        QVERIFY(m_counter->dialog<ui::PaymentDialog>() != nullptr);
    }

    void thePaidSaleIsSaid()
    {
        m_counter->show(gallery::codeShown());
        Q_EMIT m_counter->client().completed(gallery::paidByCode());
        m_counter->client().setState(gallery::emptyState());
        m_counter->client().setPayments(gallery::readyToShow());
        m_counter->client().finishPayment(gallery::ended(gallery::codeShown(), State::Succeeded));
        QVERIFY(m_counter->dialog<ui::PaidDialog>() != nullptr);
        QCOMPARE(m_counter->onScreen().text, QString());
        QCOMPARE(m_counter->sounds, QList<Sound>{Sound::Paid});
    }

    void aRefusedCodeOffersOtherMeansAndANewCode()
    {
        m_counter->key(Qt::Key_F8);
        m_counter->show(gallery::codeShown());
        m_counter->client().setPayments(gallery::readyToShow());
        m_counter->client().finishPayment(gallery::ended(gallery::codeShown(), State::Refused));
        QVERIFY(m_counter->hasButton(QStringLiteral("Use another means")));
        QVERIFY(m_counter->hasButton(QStringLiteral("Show a code again")));
        m_counter->key(Qt::Key_2);
        QVERIFY(m_counter->dialog<ui::TenderDialog>() != nullptr);
        QCOMPARE(int(tenderMeans()), int(ui::TenderDialog::Means::Shown));
        m_counter->key(Qt::Key_Return);
        QCOMPARE(m_counter->watch().codes.size(), 1);
    }

    void enterOnARefusedCodeGoesToCash()
    {
        m_counter->key(Qt::Key_F8);
        m_counter->show(gallery::codeShown());
        m_counter->client().setPayments(gallery::readyToShow());
        m_counter->client().finishPayment(gallery::ended(gallery::codeShown(), State::Refused));
        m_counter->key(Qt::Key_Return);
        QVERIFY(m_counter->dialog<ui::TenderDialog>() != nullptr);
        QCOMPARE(int(tenderMeans()), int(ui::TenderDialog::Means::Cash));
    }

    void noScanPushesTheCodeAway_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isDeposit");
        for (const bool isDeposit : {false, true}) {
            const char* const what = isDeposit ? "deposit" : "sale";
            QTest::addRow("goods, %s", what) << water << isDeposit;
            QTest::addRow("payment code, %s", what) << phone << isDeposit;
            QTest::addRow("receipt, %s", what) << QStringLiteral("022026112000014797") << isDeposit;
            QTest::addRow("nonsense, %s", what) << QStringLiteral("hello") << isDeposit;
        }
    }
    void noScanPushesTheCodeAway()
    {
        QFETCH(QString, text);
        QFETCH(bool, isDeposit);
        if (isDeposit)
            atTheCart();
        m_counter->show(isDeposit ? gallery::depositShown() : gallery::codeShown());
        auto* page = m_counter->dialog<ui::PaymentDialog>();
        QVERIFY(page != nullptr);
        m_counter->scan(text);
        QCOMPARE(m_counter->sounds, QList<Sound>{Sound::Wrong});
        QCOMPARE(m_counter->window().dialog(), page);
        QCOMPARE(m_counter->watch().commands.size(), 0);
        QCOMPARE(m_counter->watch().scans.size(), 0);
        QCOMPARE(m_counter->watch().charges.size(), 0);
        QVERIFY(!m_counter->onScreen().text.isEmpty());
    }

    void theOtherLanguageAndThemeKeepThePages()
    {
        m_counter->show(gallery::codeShown());
        QVERIFY(m_counter->hasButton(QStringLiteral("Close the code")));
        gallery::speak(gallery::Language::Chinese);
        m_look->setTheme(ui::Theme::of(ui::ThemeKind::Dark));
        QVERIFY(m_counter->hasButton(QStringLiteral("关闭这个码")));
        // The page that replaces the other comes with events.
        QTRY_COMPARE(m_counter->onScreen().text, gallery::codeShown().payment.facts.payUrl);
        m_counter->key(Qt::Key_Escape);
        QCOMPARE(m_counter->watch().stops.size(), 1);
    }
};

QTEST_MAIN(TestShownWindow)
#include "tst_shown_window.moc"
