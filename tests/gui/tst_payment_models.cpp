// SPDX-License-Identifier: GPL-3.0-or-later

// What is said about payments by code, and where scans go while one is under way.

#include "tests/gui/gallery_pages.h"
#include "tests/gui/gallery_screens.h"
#include "tests/gui/sample_payments.h"
#include "ui/models/held_code.h"
#include "ui/models/payment_model.h"
#include "ui/models/payment_words.h"
#include "ui/models/scan_route.h"

#include <QApplication>
#include <QTest>

using namespace till;
using models::PaymentFace;
using models::PaymentModel;
using models::ScanRoute;
using models::Showing;
using payment::Operation;
using payment::State;

namespace {

const QString code = QStringLiteral("134500001234564417");

PaymentModel following(const services::PaymentView& view)
{
    PaymentModel model(view.payment.id);
    model.update(gallery::withCurrent(view), 1'000);
    return model;
}

services::PaymentResult resultOf(State state)
{
    services::PaymentResult result;
    result.payment = gallery::samplePayment(state);
    return result;
}

} // namespace

class TestPaymentModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        (void)gallery::prepareApplication(*qApp);
        gallery::speak(gallery::Language::Chinese);
    }

    void waitingIsNotUnknownAndUnknownIsNotRefused_data()
    {
        QTest::addColumn<payment::State>("state");
        QTest::addColumn<bool>("handedOver");
        QTest::addColumn<int>("face");
        const auto row = [](const char* name, State state, bool handedOver, PaymentFace face) {
            QTest::newRow(name) << state << handedOver << int(face);
        };
        row("sent", State::Intent, false, PaymentFace::Waiting);
        row("password", State::Pending, false, PaymentFace::Waiting);
        row("no answer yet", State::Unknown, false, PaymentFace::Waiting);
        row("no answer for long", State::Unknown, true, PaymentFace::Unknown);
        row("password for long", State::Pending, true, PaymentFace::Unknown);
        row("cancel without an answer", State::Cancelling, true, PaymentFace::Unknown);
        row("contradiction", State::Exception, false, PaymentFace::Unknown);
        row("refused", State::Refused, true, PaymentFace::Refused);
        row("not sent", State::NotSent, false, PaymentFace::Refused);
        row("cancelled", State::Cancelled, true, PaymentFace::Refused);
        row("paid", State::Succeeded, true, PaymentFace::Done);
    }
    void waitingIsNotUnknownAndUnknownIsNotRefused()
    {
        QFETCH(payment::State, state);
        QFETCH(bool, handedOver);
        QFETCH(int, face);
        services::PaymentView view = gallery::waitingForPassword();
        view.payment.state = state;
        view.handedOver = handedOver;
        QCOMPARE(int(following(view).face(1'000)), face);
    }

    void secondsGoOnBetweenTheStates()
    {
        const PaymentModel model = following(gallery::waitingForPassword());
        QCOMPARE(model.text(1'000).waitedSeconds, 14);
        QCOMPARE(model.text(4'000).waitedSeconds, 17);
        QCOMPARE(model.text(1'000).longestSeconds, 60);
    }

    void theNextQueryIsCountedDownAndNeverBelowZero()
    {
        const PaymentModel model = following(gallery::notKnown());
        const auto next = [&model](qint64 now) {
            return model.text(now).facts.constLast();
        };
        QCOMPARE(next(1'000).value, QStringLiteral("8 秒后自动再查"));
        QCOMPARE(next(6'000).value, QStringLiteral("3 秒后自动再查"));
        QCOMPARE(next(60'000).value, QStringLiteral("0 秒后自动再查"));
    }

    void nothingForLongIsNotKnownWithoutANewState()
    {
        const PaymentModel model = following(gallery::waitingForPassword());
        QCOMPARE(model.face(1'000 + 75'999), PaymentFace::Waiting);
        QCOMPARE(model.face(1'000 + 76'000), PaymentFace::Unknown);
        services::PaymentView stopping = gallery::waitingForPassword();
        stopping.stopping = true;
        QCOMPARE(following(stopping).face(1'000 + 29'999), PaymentFace::Waiting);
        QCOMPARE(following(stopping).face(1'000 + 30'000), PaymentFace::Unknown);
    }

    void theStepOfNowIsMarkedOnce_data()
    {
        QTest::addColumn<payment::State>("state");
        QTest::addColumn<QString>("now");
        QTest::newRow("sent") << State::Intent << QStringLiteral("送往微信支付");
        QTest::newRow("password") << State::Pending << QStringLiteral("等待顾客确认");
        QTest::newRow("cancelling") << State::Cancelling << QStringLiteral("再查询一次，然后撤销");
    }
    void theStepOfNowIsMarkedOnce()
    {
        QFETCH(payment::State, state);
        QFETCH(QString, now);
        services::PaymentView view = gallery::waitingForPassword();
        view.payment.state = state;
        QStringList marked;
        for (const models::PaymentStep& step : following(view).text(0).steps) {
            if (step.mark == models::PaymentStep::Mark::Now)
                marked.append(step.what);
        }
        QCOMPARE(marked, QStringList{now});
    }

    void anEndIsNotTakenBackByAnOlderState()
    {
        PaymentModel model = following(gallery::waitingForPassword());
        model.take(gallery::refusedResult(), 2'000);
        model.update(gallery::withCurrent(gallery::waitingForPassword()), 3'000);
        QCOMPARE(model.face(3'000), PaymentFace::Refused);
        QVERIFY(model.isFinished());
    }

    void anotherPaymentsEndIsNotOurs()
    {
        PaymentModel model = following(gallery::waitingForPassword());
        services::PaymentResult other = gallery::refusedResult();
        other.payment.id = PaymentId(QStringLiteral("T002OTHER"));
        model.take(other, 2'000);
        QCOMPARE(model.face(3'000), PaymentFace::Waiting);
    }

    void nothingWasChargedIsSaidOnlyWhenItIsCertain_data()
    {
        QTest::addColumn<payment::State>("state");
        QTest::addColumn<bool>("certain");
        QTest::newRow("refused") << State::Refused << true;
        QTest::newRow("not sent") << State::NotSent << true;
        QTest::newRow("cancelled") << State::Cancelled << true;
        QTest::newRow("charged and given back") << State::Reversed << false;
        QTest::newRow("paid") << State::Succeeded << false;
    }
    void nothingWasChargedIsSaidOnlyWhenItIsCertain()
    {
        QFETCH(payment::State, state);
        QFETCH(bool, certain);
        const models::Verdict verdict = models::verdictOf(gallery::samplePayment(state));
        QVERIFY(!verdict.headline.isEmpty());
        QCOMPARE(verdict.headline.contains(QStringLiteral("没有扣款")), certain);
    }

    void everyCodeOfTheDocumentHasASentenceAndANextStep_data()
    {
        QTest::addColumn<QString>("code");
        for (const char* each : {"03", "13", "22", "25", "30",   "57",   "61",   "64",   "92", "94",
                                 "96", "97", "A7", "ER", "1000", "1001", "9001", "9999", "?",  ""})
            QTest::newRow(each) << QString::fromLatin1(each);
    }
    void everyCodeOfTheDocumentHasASentenceAndANextStep()
    {
        QFETCH(QString, code);
        payment::Payment payment = gallery::samplePayment(State::Refused);
        payment.code = code;
        const models::Cause cause = models::causeOf(payment);
        QVERIFY(!cause.what.isEmpty());
        QVERIFY(cause.advice.endsWith(u'。'));
        // Codes are for the manager: they stand apart.
        QVERIFY(code.isEmpty() || !cause.what.contains(code));
        QCOMPARE(models::codeNote(payment).contains(code), true);
    }

    void theWalletsWordsAreCloserThanTheCode()
    {
        payment::Payment payment = gallery::samplePayment(State::Refused);
        payment.code = QStringLiteral("57");
        payment.text = QStringLiteral("用户余额不足，请更换支付方式");
        QCOMPARE(models::causeOf(payment).what, QStringLiteral("顾客余额不足"));
        payment.operation = Operation::Refund;
        payment.text = QStringLiteral("商户余额不足");
        QCOMPARE(models::causeOf(payment).what, QStringLiteral("商户账户余额不够退款"));
    }

    void everyRefusalHasASentence()
    {
        using Reason = services::PaymentRefusal::Reason;
        QStringList said;
        for (int each = int(Reason::NoChannel); each <= int(Reason::Halted); ++each) {
            const auto message = models::messageFor(
                services::PaymentRefusal{static_cast<Reason>(each), {}, Money::fromFen(100)});
            QVERIFY(!message.headline.isEmpty());
            QVERIFY(!message.nextStep.isEmpty());
            QCOMPARE(message.sound, models::Sound::Wrong);
            said.append(message.headline);
        }
        QCOMPARE(said.removeDuplicates(), 0);
    }

    void aLateCaptureSaysThatNothingIsToBeDone()
    {
        services::PaymentResult late = resultOf(State::Succeeded);
        late.late = true;
        const models::Message message = models::messageFor(late);
        QVERIFY(message.headline.contains(QStringLiteral("¥129.21")));
        QVERIFY(message.nextStep.contains(QStringLiteral("不用处理")));
    }

    void meansHaveTheirNames()
    {
        QCOMPARE(models::meansName(QStringLiteral("wechat")), QStringLiteral("微信支付"));
        QCOMPARE(models::meansName(QStringLiteral("alipay")), QStringLiteral("支付宝"));
        QCOMPARE(models::meansName(QStringLiteral("unionpay")), QStringLiteral("云闪付"));
        QCOMPARE(models::meansName(QStringLiteral("qq")), QStringLiteral("QQ 钱包"));
        QCOMPARE(models::meansName(QStringLiteral("jd")), QStringLiteral("京东支付"));
        QCOMPARE(models::meansName(QStringLiteral("unknown")), QStringLiteral("扫码支付"));
        payment::Payment payment = gallery::samplePayment(State::Succeeded);
        payment.means = QStringLiteral("unknown");
        payment.facts.walletName = QStringLiteral("数字人民币");
        QCOMPARE(models::meansName(payment), QStringLiteral("数字人民币"));
    }

    void whatHasGoneBackCannotGoBackAgain()
    {
        const QList<services::ListedSale> sales = gallery::latestSales();
        const auto& first = sales.constFirst();
        const QList<payment::Payment> paid = services::paidBy(first);
        QCOMPARE(paid.size(), 1);
        QCOMPARE(services::refundable(first, paid.constFirst()), Money::fromFen(12921 - 2100));
        services::ListedSale undecided = first;
        undecided.payments.last().state = State::Unknown;
        QCOMPARE(services::refundable(undecided, paid.constFirst()), Money::fromFen(12921 - 2100));
        undecided.payments.last().state = State::Refused;
        QCOMPARE(services::refundable(undecided, paid.constFirst()), Money::fromFen(12921));
    }

    void aHeldCodeIsGoneAfterAMinute()
    {
        models::HeldCode held;
        held.hold(code, 0);
        QCOMPARE(held.tail(), QStringLiteral("4417"));
        QVERIFY(held.isHeld(59'999));
        QVERIFY(!held.isHeld(60'000));
        QVERIFY(held.take(60'000) == nullptr);
    }

    void aHeldCodeIsGivenOutOnce()
    {
        models::HeldCode held;
        held.hold(code, 0);
        const auto taken = held.take(2'000);
        QVERIFY(taken != nullptr);
        QCOMPARE(QString::fromLatin1(taken->reveal()), code);
        QVERIFY(held.take(2'000) == nullptr);
    }

    void theScannersOwnEnterConfirmsNothing()
    {
        models::HeldCode held;
        held.hold(code, 0);
        QVERIFY(!held.mayBeConfirmed(999));
        QVERIFY(held.mayBeConfirmed(1'000));
    }

    void onlyTheSameCodeRightAfterIsAnEcho()
    {
        models::HeldCode held;
        QVERIFY(!held.isEcho(code, 0));
        QVERIFY(held.isEcho(code, 900));
        QVERIFY(!held.isEcho(QStringLiteral("134500001234564418"), 950));
        QVERIFY(!held.isEcho(code, 2'500));
    }

    void scansGoTheirWayWhileAPaymentIsUnderWay()
    {
        const barcode::Kind goods = barcode::GoodsCode{QStringLiteral("6921168509256"), {}};
        const barcode::Kind phone = barcode::PaymentCode{barcode::Wallet::WeChat, code};
        const barcode::Kind strange = barcode::UnknownCode{QStringLiteral("hello")};
        const auto route = [](Showing showing, const barcode::Kind& kind) {
            return models::routeScan(showing, models::MoneyIn::None, kind);
        };
        QCOMPARE(route(Showing::Payment, goods), ScanRoute::HoldFirst);
        QCOMPARE(route(Showing::Payment, phone), ScanRoute::RefuseUndecided);
        // A misread is no reason to put the customer's sale aside.
        QCOMPARE(route(Showing::Payment, strange), ScanRoute::RefuseUndecided);
        QCOMPARE(route(Showing::NoMoney, phone), ScanRoute::ToTender);
        QCOMPARE(route(Showing::NoMoney, goods), ScanRoute::LeaveTenderFirst);
        QCOMPARE(route(Showing::Cart, phone), ScanRoute::OpenTender);
        QCOMPARE(route(Showing::Tender, phone), ScanRoute::ToTender);
        QCOMPARE(route(Showing::Paid, phone), ScanRoute::RefuseAlreadyPaid);
        QCOMPARE(route(Showing::Form, phone), ScanRoute::RefusePaymentCode);
        QCOMPARE(route(Showing::SignedOut, phone), ScanRoute::RefuseSignedOut);
    }
};

QTEST_MAIN(TestPaymentModels)
#include "tst_payment_models.moc"
