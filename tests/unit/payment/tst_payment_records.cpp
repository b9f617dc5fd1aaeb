// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payment/records.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace till;
using namespace till::payment;

namespace {

Payment intent()
{
    Payment payment;
    payment.id = PaymentId(QStringLiteral("T0027KQ00000015"));
    payment.sale = SaleId(QStringLiteral("02-20261120-0147"));
    payment.channel = QStringLiteral("poslink");
    payment.amount = Money::fromFen(12'921);
    payment.means = QStringLiteral("wechat");
    payment.codeTail = QStringLiteral("4417");
    payment.codeDigest = QByteArray(16, '\x5a');
    payment.by = OperatorId(QStringLiteral("1008"));
    payment.at = Instant{1'795'000'000'000};
    payment.state = State::Intent;
    return payment;
}

Facts everyFact()
{
    Facts facts;
    facts.orderAmount = Money::fromFen(12'921);
    facts.paidAmount = Money::fromFen(12'421);
    facts.orderId = QStringLiteral("T0027KQ00000015");
    facts.acquirerOrderId = QStringLiteral("20261120103000123456789012");
    facts.retrievalReference = QStringLiteral("15005163609N");
    facts.settlementDate = QStringLiteral("20261120");
    facts.walletName = QStringLiteral("微信钱包");
    facts.payUrl = QStringLiteral("https://qr.alipay.com/bax03465mkipjzgposlk8001");
    facts.walletOrderId = QStringLiteral("4200000262201902271234567890");
    facts.merchantAllowance = Money::fromFen(0);
    facts.thirdPartyAllowance = Money::fromFen(500);
    facts.refundedAmount = Money::fromFen(1);
    facts.promotions = {{QStringLiteral("WXPAY"), QStringLiteral("d-1"), Money::fromFen(500)}};
    return facts;
}

Result<Payment> folded(const Payment& before, const Payment& payment)
{
    return fold(before, payment.id, kindOf(payment), encode(payment), payment.changedAt);
}

} // namespace

class TestPaymentRecords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWasWritten()
    {
        Payment written = intent();
        auto read = folded({}, written);
        QVERIFY(read.has_value());
        QCOMPARE(*read, written);
        for (const State state :
             {State::Pending, State::Unknown, State::Cancelling, State::Succeeded, State::Refused,
              State::NotSent, State::Cancelled, State::Reversed, State::Exception}) {
            written.state = state;
            written.facts = everyFact();
            written.code = QStringLiteral("00");
            written.text = QStringLiteral("交易成功");
            written.changedAt = Instant{1'795'000'000'500};
            written.setAside = state == State::Cancelling;
            written.markedPaid = state == State::Exception;
            read = folded(*read, written);
            QVERIFY2(read.has_value(), qPrintable(nameOf(state)));
            QCOMPARE(*read, written);
        }
    }
    void kindsFollowTheJournalsForm()
    {
        Payment payment = intent();
        QCOMPARE(kindOf(payment), QStringLiteral("payment.intent"));
        payment.state = State::NotSent;
        QCOMPARE(kindOf(payment), QStringLiteral("payment.not_sent"));
        QVERIFY(isPaymentKind(u"payment.intent"));
        QVERIFY(!isPaymentKind(u"sale.opened"));
    }
    void voidsAndRefundsNameTheirPayment()
    {
        Payment refund = intent();
        refund.operation = Operation::Refund;
        QVERIFY(!folded({}, refund)); // of which payment?
        refund.original = PaymentId(QStringLiteral("T0027KQ00000014"));
        refund.reason = QStringLiteral("坏了");
        refund.approvedBy = OperatorId(QStringLiteral("1001"));
        QCOMPARE(folded({}, refund).value(), refund);
        Payment pay = intent();
        pay.original = refund.original;
        QVERIFY(!folded({}, pay));
    }
    void shownCodesAndDepositsComeBack()
    {
        Payment shown = intent();
        shown.presentation = Presentation::Shown;
        shown.payableUntil = Instant{1'795'000'300'000};
        shown.number = 1'234;
        shown.codeTail.clear();
        shown.codeDigest.clear();
        QCOMPARE(folded({}, shown).value(), shown);
        QVERIFY(paysSale(shown));

        Payment deposit = shown;
        deposit.deposit = true;
        QVERIFY(!folded({}, deposit)); // no sale has it yet
        deposit.sale = SaleId();
        QCOMPARE(folded({}, deposit).value(), deposit);
        QVERIFY(!paysSale(deposit));

        Payment complete = intent();
        complete.operation = Operation::Complete;
        complete.original = deposit.id;
        complete.means = QStringLiteral("deposit");
        QCOMPARE(folded({}, complete).value(), complete);
        QVERIFY(paysSale(complete));

        Payment release = complete;
        release.operation = Operation::Release;
        QVERIFY(!folded({}, release)); // it belongs to no sale
        release.sale = SaleId();
        QCOMPARE(folded({}, release).value(), release);
        QVERIFY(!paysSale(release));
    }
    void theIntentComesFirstAndOnce()
    {
        Payment payment = intent();
        const auto once = folded({}, payment);
        QCOMPARE(folded(*once, payment).error().code, ErrorCode::Conflict);
        payment.state = State::Succeeded;
        QCOMPARE(folded({}, payment).error().code, ErrorCode::Conflict);
    }
    void refusesFieldsThatAreMissingWrongOrTooMany()
    {
        const QByteArray good = encode(intent());
        const PaymentId id = intent().id;
        const auto read = [&](const QJsonObject& json) {
            return fold({}, id, u"payment.intent", QJsonDocument(json).toJson(), {});
        };
        const QJsonObject object = QJsonDocument::fromJson(good).object();
        QVERIFY(read(object));
        for (const QString& key :
             {QStringLiteral("operation"), QStringLiteral("sale"), QStringLiteral("channel"),
              QStringLiteral("amount"), QStringLiteral("by"), QStringLiteral("at")}) {
            QJsonObject without = object;
            without.remove(key);
            QCOMPARE(read(without).error().code, ErrorCode::Malformed);
            QJsonObject other = object;
            other.insert(key, QJsonObject());
            QCOMPARE(read(other).error().code, ErrorCode::Malformed);
        }
        QJsonObject more = object;
        more.insert(QStringLiteral("payCode"), QStringLiteral("134567890123456789"));
        QCOMPARE(read(more).error().code, ErrorCode::Malformed);
        QJsonObject nothing = object;
        nothing.insert(QStringLiteral("amount"), 0);
        QCOMPARE(read(nothing).error().code, ErrorCode::Malformed);
        QCOMPARE(fold({}, id, u"payment.intent", "[]", {}).error().code, ErrorCode::Malformed);
        QCOMPARE(fold({}, id, u"payment.created", good, {}).error().code, ErrorCode::Malformed);
        QCOMPARE(fold({}, id, u"payment.lost", good, {}).error().code, ErrorCode::Malformed);
        QCOMPARE(fold({}, id, u"sale.opened", good, {}).error().code, ErrorCode::NotFound);
    }
    void newFactsAddToTheOldOnes()
    {
        Facts older = everyFact();
        Facts newer;
        newer.retrievalReference = QStringLiteral("000000000001");
        const Facts both = merged(older, newer);
        older.retrievalReference = newer.retrievalReference;
        QCOMPARE(both, older);
    }
};

QTEST_GUILESS_MAIN(TestPaymentRecords)
#include "tst_payment_records.moc"
