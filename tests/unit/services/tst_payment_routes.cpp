// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/payment_bench.h"

#include <QRegularExpression>
#include <QTest>

using namespace till;
using namespace till::services;
using payment::Meaning;
using payment::OrderIdForm;
using payment::Presentation;
using payment::Purpose;
using payment::Route;
using payment::State;
using Reason = PaymentRefusal::Reason;

/// Several acquirers: who is asked, under which number, on which line.
class TestPaymentRoutes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_till.reset(); }

    void firstThatCanIsAsked();
    void ruleOfTheCodesFamilyDecides();
    void silentOneIsPassedOverAndTriedAgainLater();
    void chosenByHand();
    void whatIsOfferedSaysWhy();
    void eachChannelHasItsLargestAmount();
    void answersCountForTheirChannel();
    void datedNumbersGrowWhateverTheClockSays();
    void digitsCarryNoLetters();
    void twoTillsNeverShareANumber_data();
    void twoTillsNeverShareANumber();
    void countersGoOnAcrossForms();
    void ruleThatCannotBeKeptBeginsNothing();
    void onlyWhoWantsGoodsIsToldOfThem();

private:
    [[nodiscard]] QString channelOf(const PaymentId& id) { return m_till->find(id).channel; }
    /// A payment that has failed; the sale is free for another.
    PaymentId tryOnce();

    std::unique_ptr<PaymentBench> m_till;
};

void TestPaymentRoutes::init()
{
    m_till = std::make_unique<PaymentBench>();
    m_till->hasSecond = true;
}

PaymentId TestPaymentRoutes::tryOnce()
{
    const PaymentId id = m_till->charge(fen(400));
    (channelOf(id) == u"second" ? m_till->second : m_till->acquirer)
        .answer(Purpose::Pay, Meaning::Refused);
    return id;
}

void TestPaymentRoutes::firstThatCanIsAsked()
{
    m_till->startAll();
    m_till->ring();
    QCOMPARE(channelOf(tryOnce()), u"scripted"_qs);
    m_till->acquirer.channelTraits.reads = {u"alipay"_qs};
    QCOMPARE(channelOf(tryOnce()), u"second"_qs); // the code is WeChat's
    m_till->second.channelTraits.reads = {u"jd"_qs};
    (void)m_till->charge(fen(400));
    QCOMPARE(m_till->lastRefusal(), Reason::NoChannel);
}

void TestPaymentRoutes::ruleOfTheCodesFamilyDecides()
{
    m_till->paymentConfig.rules = {
        {u"wechat"_qs, Presentation::Read, {u"second"_qs, u"scripted"_qs}},
        {u"*"_qs, Presentation::Read, {u"scripted"_qs}}};
    m_till->startAll();
    m_till->ring();
    QCOMPARE(channelOf(tryOnce()), u"second"_qs);
    m_till->payments->charge(fen(400),
                             std::make_shared<const Secret>(QByteArray("281234567890123456")),
                             payment::EntryMode::Scanned);
    QCOMPARE(m_till->acquirer.latest(Purpose::Pay).means, u"alipay"_qs);
}

void TestPaymentRoutes::silentOneIsPassedOverAndTriedAgainLater()
{
    m_till->startAll();
    m_till->ring();
    (void)m_till->charge(fen(400));
    m_till->acquirer.hold(Purpose::Pay);
    QCOMPARE(m_till->routeOf(u"wechat"_qs, Presentation::Read).route,
             (Route{u"second"_qs, Route::Reason::FirstSilent, u"scripted"_qs}));
    QCOMPARE(channelOf(tryOnce()), u"second"_qs);
    m_till->clock.advance(120'000);
    QCOMPARE(channelOf(tryOnce()), u"scripted"_qs);
}

void TestPaymentRoutes::chosenByHand()
{
    m_till->startAll();
    m_till->ring();
    const auto through = [&](const QString& channel, int code) {
        m_till->payments->chargeThrough(fen(400), PaymentBench::code(code),
                                        payment::EntryMode::Scanned, channel);
    };
    through(u"second"_qs, 101);
    QCOMPARE(m_till->second.times(Purpose::Pay), 1);
    m_till->second.answer(Purpose::Pay, Meaning::Refused);
    through(u"third"_qs, 102);
    QCOMPARE(m_till->lastRefusal(), Reason::NoChannel);
    m_till->second.channelTraits.reads = {u"jd"_qs};
    through(u"second"_qs, 103);
    QCOMPARE(m_till->lastRefusal(), Reason::NotSupported);
    m_till->second.channelTraits.shows = {u"wechat"_qs};
    m_till->payments->chargeShown(fen(400), u"wechat"_qs, u"scripted"_qs);
    QCOMPARE(m_till->lastRefusal(), Reason::NotSupported);
    m_till->payments->chargeShown(fen(400), u"wechat"_qs, u"second"_qs);
    QCOMPARE(m_till->second.times(Purpose::Pay), 2);
}

void TestPaymentRoutes::whatIsOfferedSaysWhy()
{
    m_till->acquirer.channelTraits.reads = {u"wechat"_qs, u"alipay"_qs};
    m_till->second.channelTraits.reads = {u"wechat"_qs};
    m_till->second.channelTraits.shows = {u"jd"_qs};
    m_till->paymentConfig.rules = {{u"wechat"_qs, Presentation::Read, {u"gone"_qs, u"second"_qs}}};
    m_till->startAll();
    QStringList known;
    for (const RouteView& each : m_till->paymentsState().routes)
        known.append(payment::nameOf(each.presentation) + u' ' + each.means);
    QCOMPARE(known, QStringList({u"read wechat"_qs, u"read alipay"_qs, u"shown jd"_qs}));

    const RouteView wechat = m_till->routeOf(u"wechat"_qs, Presentation::Read);
    QCOMPARE(wechat.route, (Route{u"second"_qs, Route::Reason::FirstAbsent, u"gone"_qs}));
    QCOMPARE(wechat.choices, QStringList({u"scripted"_qs, u"second"_qs}));
    QVERIFY(wechat.isOffered());
    QCOMPARE(m_till->routeOf(u"jd"_qs, Presentation::Shown).route,
             (Route{u"second"_qs, Route::Reason::OnlyOne, {}}));
    ChannelSetup keyless = PaymentBench::setupOf(m_till->second);
    keyless.key = nullptr;
    m_till->payments->setChannel(keyless);
    QVERIFY(!m_till->routeOf(u"jd"_qs, Presentation::Shown).isOffered());
    QCOMPARE(m_till->routeOf(u"jd"_qs, Presentation::Shown).route.reason, Route::Reason::NotReady);
}

void TestPaymentRoutes::eachChannelHasItsLargestAmount()
{
    m_till->acquirer.channelTraits.amountMax = fen(399);
    m_till->startAll();
    m_till->ring();
    (void)m_till->charge(fen(400));
    QCOMPARE(m_till->lastRefusal(), Reason::AmountOutOfRange);
    QCOMPARE(m_till->refusals.last().limit, fen(399));
    QVERIFY(!m_till->charge(fen(399)).isEmpty());
}

void TestPaymentRoutes::answersCountForTheirChannel()
{
    m_till->paymentConfig.rules = {{u"*"_qs, Presentation::Read, {u"second"_qs}}};
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->second.lose(Purpose::Pay);
    QVERIFY(m_till->second.waits(Purpose::Query));
    m_till->restartAll();                                       // its channel stands in the journal
    m_till->second.answer(Purpose::Query, Meaning::InProgress); // of before; nobody hears it
    m_till->second.answer(Purpose::Query, Meaning::Succeeded);
    QCOMPARE(m_till->stateOf(id), State::Succeeded);
    m_till->payments->voidPayment(id, u"x"_qs, {});
    QCOMPARE(m_till->second.times(Purpose::Void), 1);
    QVERIFY(m_till->acquirer.asked().isEmpty());
}

void TestPaymentRoutes::datedNumbersGrowWhateverTheClockSays()
{
    m_till->acquirer.channelTraits.orderIds = {OrderIdForm::Dated, u"3194"_qs};
    m_till->startAll();
    m_till->ring();
    const PaymentId first = tryOnce();
    static const QRegularExpression form(u"^3194\\d{23}$"_qs);
    QVERIFY(form.match(first.text()).hasMatch());
    const PaymentId second = tryOnce(); // the same millisecond
    m_till->clock.putBack(3'600'000);
    const PaymentId third = tryOnce();
    m_till->restartAll();
    const PaymentId fourth = tryOnce();
    QVERIFY(first.text() < second.text() && second.text() < third.text() &&
            third.text() < fourth.text());
    QCOMPARE(m_till->find(first).number + 3, m_till->find(fourth).number);
    QCOMPARE(m_till->store->greatestOrderId(u"3194"_qs, 27).value(), fourth);
}

void TestPaymentRoutes::digitsCarryNoLetters()
{
    m_till->acquirer.channelTraits.orderIds = {OrderIdForm::Digits, {}};
    m_till->startAll();
    m_till->ring();
    const PaymentId first = tryOnce();
    static const QRegularExpression form(u"^\\d{20}$"_qs);
    QVERIFY(form.match(first.text()).hasMatch());
    QVERIFY(tryOnce() != first);
}

void TestPaymentRoutes::twoTillsNeverShareANumber_data()
{
    QTest::addColumn<int>("form");
    QTest::newRow("compact") << static_cast<int>(OrderIdForm::Compact);
    QTest::newRow("dated") << static_cast<int>(OrderIdForm::Dated);
    QTest::newRow("digits") << static_cast<int>(OrderIdForm::Digits);
}

/// The same moment, the same acquirer, the same generation and counter: only the till differs.
void TestPaymentRoutes::twoTillsNeverShareANumber()
{
    QFETCH(const int, form);
    PaymentBench other;
    QList<PaymentId> ids;
    for (PaymentBench* till : {m_till.get(), &other}) {
        till->acquirer.channelTraits.orderIds = {static_cast<OrderIdForm>(form), u"3194"_qs};
        till->paymentConfig.tillNumber = till == &other ? 3 : 2;
        till->startAll();
        ids.append(till->chargeAll());
        QVERIFY(!ids.last().isEmpty());
    }
    QVERIFY(ids.first() != ids.last());
}

void TestPaymentRoutes::countersGoOnAcrossForms()
{
    m_till->startAll();
    m_till->ring();
    (void)tryOnce();
    QCOMPARE(m_till->store->nextPaymentCounter().value(), 2);
    m_till->acquirer.channelTraits.orderIds = {OrderIdForm::Digits, {}};
    (void)tryOnce();
    QCOMPARE(m_till->store->nextPaymentCounter().value(), 3);
    m_till->acquirer.channelTraits.orderIds = {OrderIdForm::Dated, u"3194"_qs};
    (void)tryOnce();
    QCOMPARE(m_till->store->nextPaymentCounter().value(), 4);
}

void TestPaymentRoutes::ruleThatCannotBeKeptBeginsNothing()
{
    m_till->acquirer.channelTraits.orderIds = {OrderIdForm::Dated, {}};
    m_till->startAll();
    (void)m_till->chargeAll();
    QCOMPARE(m_till->lastRefusal(), Reason::ChannelNotReady);
    QVERIFY(!m_till->paymentsState().halted);
    QVERIFY(m_till->recordsOf(u"payment.intent"_qs).isEmpty());
}

void TestPaymentRoutes::onlyWhoWantsGoodsIsToldOfThem()
{
    m_till->paymentConfig.goodsTo = {u"second"_qs};
    m_till->startAll();
    m_till->ring();
    QCOMPARE(channelOf(tryOnce()), u"scripted"_qs);
    QVERIFY(m_till->acquirer.latest(Purpose::Pay).goods.isEmpty());
    m_till->acquirer.channelTraits.reads = {u"alipay"_qs};
    QCOMPARE(channelOf(tryOnce()), u"second"_qs);
    QCOMPARE(m_till->second.latest(Purpose::Pay).goods.size(), 1);
}

QTEST_GUILESS_MAIN(TestPaymentRoutes)
#include "tst_payment_routes.moc"
