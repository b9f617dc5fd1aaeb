// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/loyalty/interpret.h"
#include "core/net/https_transport.h"
#include "tests/unit/sandbox/sandbox_program.h"
#include "tests/unit/services/loyalty_bench.h"

#include <QTest>

namespace till::services {

using payment::Meaning;

namespace {

constexpr int waitMs = 30'000;

std::shared_ptr<const Secret> hidden(const QByteArray& text)
{
    return std::make_shared<const Secret>(QByteArray(text));
}

MemberCard cardOf(const QByteArray& number, const QByteArray& pin = {})
{
    MemberCard card;
    card.number = hidden(number);
    if (!pin.isEmpty())
        card.pin = hidden(pin);
    return card;
}

const QByteArray goldMember("8800000000000017");
const QByteArray greenMember("8800000000000025");
const QByteArray richMember("8800000000000033");

} // namespace

/// The service against the sandbox, which was written from the document without it: two readings
/// have to agree. Over real HTTP, by the till's own transport.
class TestLoyaltySandbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_sandbox = std::make_unique<test::SandboxProgram>();
        QVERIFY(m_sandbox->start({QStringLiteral("--speed"), QStringLiteral("100")}));
        auto transport = net::HttpsTransport::create({});
        QVERIFY(transport);
        m_transport = *std::move(transport);
        m_bench = std::make_unique<LoyaltyBench>();
        m_bench->line = m_transport.get();
        m_bench->config.base = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_sandbox->port()));
        m_bench->config.storeNo = QStringLiteral("898201612345678");
        m_bench->config.terminalNo = QStringLiteral("88880001");
        m_bench->start();
    }
    void cleanup()
    {
        m_bench.reset();
        m_transport.reset();
        m_sandbox.reset();
    }

    /// A day with every interface; in the end both sides count the same.
    void settlesADayEvenly()
    {
        QVERIFY(ask([&] { service().checkIn(); }));
        QVERIFY(service().state().hasKeys);
        QVERIFY(ask([&] { service().queryCard(cardOf(goldMember)); }));
        QCOMPARE(last().card->availablePointBalance, Money::fromFen(100'000));
        QCOMPARE(last().card->vaucher.size(), 2);

        MemberConsumption wanted;
        wanted.card = cardOf(goldMember, "123456");
        wanted.points = Money::fromFen(2'050);
        wanted.cash = Money::fromFen(10'000);
        wanted.vouchers = {{QStringLiteral("1"), {}, 1, Money::fromFen(1'000)}};
        wanted.saleNumber = QStringLiteral("02-20261120-0001");
        QVERIFY(ask([&] { service().consume(wanted); }));
        QCOMPARE(latestState(), MemberState::Done);
        const MemberTransactionId first = last().transaction->id();
        QVERIFY(ask([&] { service().cancel(first); }));
        QCOMPARE(latestState(), MemberState::Done);

        wanted.vouchers.clear();
        QVERIFY(ask([&] { service().consume(wanted); }));
        const MemberTransaction second = *last().transaction;
        refundAndBack(second);

        QVERIFY(ask([&] { service().queryTickets(cardOf(richMember)); }));
        QVERIFY(!last().tickets->ticket.isEmpty());
        QVERIFY(ask([&] {
            service().useTickets(
                {cardOf(richMember),
                 {{QStringLiteral("3"), QStringLiteral("03"), 2, Money::fromFen(10'000)}}});
        }));
        QCOMPARE(latestState(), MemberState::Done);
        activateBlank();

        QVERIFY(ask([&] { service().settle(); }));
        QCOMPARE(service().state().batchState, MemberBatchState::Open);
        QCOMPARE(service().state().batch, QStringLiteral("000002"));
        QVERIFY(ask([&] { service().checkIn(); }));
        QCOMPARE(service().state().batch, QStringLiteral("000002"));
        QVERIFY(m_bench->service->book().exceptions().isEmpty());
    }

    void whatIsNotKnownComesToItsEnd_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("state");
        const auto row = [](const char* name, const char* script, MemberState state) {
            QTest::newRow(name) << QByteArray(script) << static_cast<int>(state);
        };
        row("done, closed", "01", MemberState::Reversed);
        row("not done, closed", "02", MemberState::Reversed);
        row("68, not done", "05", MemberState::Reversed);
        row("68, done", "06", MemberState::Reversed);
        row("98, done", "07", MemberState::Reversed);
        row("98, not done", "08", MemberState::Reversed);
        row("77", "09", MemberState::Refused);
        row("broken JSON", "13", MemberState::Reversed);
        row("page 500", "14", MemberState::Reversed);
        row("empty", "15", MemberState::Reversed);
        row("two statuses", "17", MemberState::Reversed);
        row("51", "18", MemberState::Refused);
        row("not listed", "19", MemberState::Reversed);
    }
    void whatIsNotKnownComesToItsEnd()
    {
        QFETCH(const QByteArray, script);
        QFETCH(const int, state);
        consumeMagic(script);
        QCOMPARE(static_cast<int>(latestState()), state);
        QVERIFY(ask([&] { service().settle(); }));
        QCOMPARE(service().state().batchState, MemberBatchState::Open);
        QCOMPARE(service().state().batch, QStringLiteral("000002"));
    }

    void asksAgainForAReversalThatIsNotAnswered_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("done, its answer lost") << QByteArray("11");
        QTest::newRow("lost") << QByteArray("12");
    }
    void asksAgainForAReversalThatIsNotAnswered()
    {
        QFETCH(const QByteArray, script);
        consumeMagic(script);
        QCOMPARE(latestState(), MemberState::Unanswered);
        m_bench->letPass(5'000);
        QTRY_VERIFY_WITH_TIMEOUT(!service().state().pendingReversal, waitMs);
        QCOMPARE(m_bench->latest().state, MemberState::Reversed);
        QVERIFY(ask([&] { service().settle(); }));
        QCOMPARE(service().state().batch, QStringLiteral("000002"));
    }

    void reversesAfterAPowerCut()
    {
        MemberConsumption wanted;
        wanted.card = cardOf(goldMember, "123456");
        wanted.points = Money::fromFen(1'000);
        QVERIFY(ask([&] { service().checkIn(); }));
        service().consume(wanted); // on its way, or not yet
        m_bench->restart();
        QTRY_VERIFY_WITH_TIMEOUT(!service().state().busy, waitMs);
        QCOMPARE(m_bench->latest().state, MemberState::Reversed);
        QVERIFY(ask([&] { service().queryCard(cardOf(goldMember)); }));
        QCOMPARE(last().card->availablePointBalance, Money::fromFen(100'000));
    }

    void collectsWhatARefundAsksFor()
    {
        MemberConsumption wanted;
        wanted.card = cardOf("8800000000009220");
        wanted.points = Money::fromFen(1'000);
        wanted.saleNumber = QStringLiteral("02-20261120-0007");
        QVERIFY(ask([&] { service().consume(wanted); }));
        QCOMPARE(latestState(), MemberState::Done);
        const MemberTransaction paid = *last().transaction;
        QVERIFY(ask([&] {
            service().refund({wanted.card, paid.facts.serial, dateOf(paid), wanted.saleNumber});
        }));
        QCOMPARE(latestState(), MemberState::Done);
        const MemberTransaction refund = *last().transaction;
        QCOMPARE(refund.cashStep(), MemberCashStep::Collect);
        service().confirmCash(refund.id());
        QCOMPARE(m_bench->cash, QList<Money>{Money::fromFen(500)});
    }

    void aRefundThatIsNotAnsweredGoesToAManager()
    {
        MemberConsumption wanted;
        wanted.card = cardOf("8800000000009201");
        wanted.points = Money::fromFen(1'000);
        wanted.saleNumber = QStringLiteral("02-20261120-0008");
        QVERIFY(ask([&] { service().consume(wanted); }));
        const MemberTransaction paid = *last().transaction;
        QVERIFY(ask([&] {
            service().refund({wanted.card, paid.facts.serial, dateOf(paid), wanted.saleNumber});
        }));
        QCOMPARE(latestState(), MemberState::Exception);
        QVERIFY(ask([&] { service().settle(); })); // the host has counted it, we have not
        QCOMPARE(service().state().batchState, MemberBatchState::Uneven);
        QCOMPARE(m_bench->documents.values.size(), 1);
        service().closeUneven(OperatorId(QStringLiteral("1001")));
        QVERIFY(ask([&] { service().checkIn(); }));
        QCOMPARE(service().state().batch, QStringLiteral("000002"));
        QCOMPARE(service().state().exceptions.size(), 1);
    }

private:
    LoyaltyService& service() { return *m_bench->service; }
    const MemberResult& last() const { return m_bench->results.last(); }
    [[nodiscard]] MemberState latestState() const { return last().transaction->state; }

    /// Waits for the end of what is asked for; false for a refusal.
    bool ask(const std::function<void()>& what)
    {
        m_bench->results.clear();
        m_bench->refusals.clear();
        what();
        const bool isOver = QTest::qWaitFor(
            [this] { return !m_bench->results.isEmpty() || !m_bench->refusals.isEmpty(); }, waitMs);
        if (!m_bench->refusals.isEmpty())
            qWarning("%s", qPrintable(nameOf(m_bench->refusals.first().reason) + u' ' +
                                      m_bench->refusals.first().detail));
        return isOver && m_bench->refusals.isEmpty();
    }

    void consumeMagic(const QByteArray& script)
    {
        MemberConsumption wanted;
        wanted.card = cardOf("88000000000091" + script);
        wanted.points = Money::fromFen(1'000);
        QVERIFY(ask([&] { service().consume(wanted); }));
    }

    [[nodiscard]] static QString dateOf(const MemberTransaction& transaction)
    {
        return channels::loyalty::dateOf(transaction.facts.transTime);
    }

    void refundAndBack(const MemberTransaction& paid)
    {
        QVERIFY(ask([&] {
            service().refund(
                {cardOf(goldMember), paid.facts.serial, dateOf(paid), paid.order.saleNumber});
        }));
        QCOMPARE(latestState(), MemberState::Done);
        const MemberTransactionId id = last().transaction->id();
        while (m_bench->find(id).cashStep() != MemberCashStep::None)
            service().confirmCash(id);
        const Money moved = m_bench->find(id).cashMoved();
        QVERIFY(ask([&] { service().cancelRefund(id); }));
        QCOMPARE(latestState(), MemberState::Done);
        const MemberTransactionId back = last().transaction->id();
        while (m_bench->find(back).cashStep() != MemberCashStep::None)
            service().confirmCash(back);
        QCOMPARE(m_bench->find(back).cashMoved(), -moved);
    }

    void activateBlank()
    {
        QVERIFY(ask([&] { service().sendCode({hidden("13800000000")}); }));
        QCOMPARE(last().outcome.meaning, Meaning::Succeeded);
        MemberActivation wanted;
        wanted.card = cardOf("8800000000000066");
        wanted.mobile = hidden("13800000000");
        wanted.verifyCode = hidden("123456");
        wanted.idType = QStringLiteral("01");
        QVERIFY(ask([&] { service().activate(wanted); }));
        QCOMPARE(latestState(), MemberState::Done);
    }

    std::unique_ptr<test::SandboxProgram> m_sandbox;
    std::unique_ptr<ports::Transport> m_transport;
    std::unique_ptr<LoyaltyBench> m_bench;
};

} // namespace till::services

QTEST_GUILESS_MAIN(till::services::TestLoyaltySandbox)
#include "tst_loyalty_sandbox.moc"
