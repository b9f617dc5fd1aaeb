// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/payout_service.h"
#include "tests/support/hand_alarm.h"
#include "tests/unit/channels/payout_sample.h"
#include "tests/unit/services/till_bench.h"

#include <QSignalSpy>
#include <QTest>

namespace till::services {

using payment::State;
using sample::platformAnswer;

namespace {

const OperatorId cashier(QStringLiteral("1008"));
const OperatorId manager(QStringLiteral("2001"));

/// A line to the platform under command.
class Line : public ports::Transport {
public:
    void post(const ports::HttpRequest& request, Receiver receiver) override
    {
        sent.append(sample::readByPlatform(request.body));
        m_receivers.append(std::move(receiver));
    }
    /// To the oldest request that waits.
    void answer(const ports::Exchange& exchange)
    {
        QVERIFY2(m_receivers.size() > m_answered, "nobody asks");
        const Receiver receiver = m_receivers.at(m_answered++);
        receiver(exchange);
    }
    [[nodiscard]] qsizetype waiting() const { return m_receivers.size() - m_answered; }

    QList<QByteArray> sent; ///< as the platform reads them

private:
    QList<Receiver> m_receivers;
    qsizetype m_answered = 0;
};

const QByteArray done = "\"RETCODE\":\"0000\",\"RETMSG\":\"ok\"";

PayoutOrder order()
{
    PayoutOrder order;
    order.amount = Money::fromFen(12'345);
    order.amountAgain = order.amount;
    order.payee.name = sample::hidden("张三丰");
    order.payee.account = sample::hidden("6225123456781234");
    order.payee.mobile = sample::hidden("13800138000");
    order.payee.bankName = QStringLiteral("招商银行");
    order.memo = QStringLiteral("代付");
    order.approver = manager;
    return order;
}

class Bench : public TillBench {
public:
    Bench() : alarm(clock)
    {
        start();
        for (const auto& [id, role] :
             {std::pair(cashier, staff::Role::Cashier), std::pair(manager, staff::Role::Manager)})
            support::require(staff->add({id, QStringLiteral("x"), role}, Secret("739162")));
        begin();
    }
    /// The service, anew on the same journal.
    void begin()
    {
        payouts = std::make_unique<PayoutService>(
            PayoutService::Doors{clock, random, *journal, *store, line, alarm}, *staff);
        payouts->setUp(
            {.protocol = std::make_shared<const channels::PayoutProtocol>(config),
             .key = std::make_shared<const Secret>(QByteArray(test::publishedMerchantPrivateKey)),
             .tillNumber = 2,
             .training = false,
             .timers = {}});
        payouts->setOperator(cashier);
        QObject::connect(payouts.get(), &PayoutService::finished,
                         [this](const Payout& payout) { ends.append(payout); });
        QObject::connect(payouts.get(), &PayoutService::answered,
                         [this](const Payout& payout, const payment::Outcome& outcome) {
                             asked.append(payout);
                             meanings.append(outcome.meaning);
                         });
        QObject::connect(payouts.get(), &PayoutService::refused,
                         [this](const PayoutRefusal& refusal) { refusals.append(refusal); });
        support::require(payouts->recover());
    }
    void powerCut()
    {
        payouts.reset();
        restart();
        support::require(staff->recover());
        begin();
    }
    void reply(const QByteArray& state, const QByteArray& clear = done, qint64 fen = 12'345)
    {
        replyAbout(payouts->state().current->id, state, clear, fen);
    }
    void replyAbout(const PaymentId& id, const QByteArray& state, const QByteArray& clear = done,
                    qint64 fen = 12'345)
    {
        line.answer(platformAnswer(
            clear, state.isEmpty() ? QByteArray()
                                   : "{\"PAYSTATE\":\"" + state + "\",\"ORDERNO\":\"" +
                                         id.text().toLatin1() + "\",\"AMT\":\"" +
                                         QByteArray::number(fen) + "\",\"BSORDERNO\":\"77\"}"));
    }
    /// A payout that the platform contradicts itself about.
    PaymentId exception()
    {
        payouts->send(order());
        const PaymentId id = payouts->state().current->id;
        reply("1", done, 12'346);
        return id;
    }
    [[nodiscard]] QStringList kinds() const
    {
        QStringList kinds;
        support::require(
            store->readSubject(payoutSubject(), [&kinds](const ports::JournalRecord& record) {
                kinds.append(record.kind);
                return true;
            }));
        return kinds;
    }
    [[nodiscard]] std::optional<PayoutRefusal::Reason> lastRefusal() const
    {
        return refusals.isEmpty() ? std::nullopt : std::optional(refusals.last().reason);
    }

    channels::PayoutConfig config = sample::payoutConfig();
    Line line;
    support::HandAlarm alarm;
    std::unique_ptr<PayoutService> payouts;
    QList<Payout> ends;
    QList<PayoutRefusal> refusals;
    QList<Payout> asked; ///< answers to ask()
    QList<payment::Meaning> meanings;
};

using Reason = PayoutRefusal::Reason;

} // namespace

class TestPayoutService : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordsBeforeItSends()
    {
        Bench bench;
        bool wasSent = true;
        bench.journal->whenDurable([&](const auto& batch) {
            if (batch.first().kind == QStringLiteral("payout.intent"))
                wasSent = !bench.line.sent.isEmpty();
        });
        bench.payouts->send(order());
        QCOMPARE(bench.refusals.size(), 0);
        QVERIFY(!wasSent);
        QCOMPARE(bench.line.sent.size(), 1);
        const QByteArray& request = bench.line.sent.first();
        QVERIFY(request.contains("\"CMDID\":\"4097\""));
        QVERIFY(request.contains("\"AMT\":\"12345\""));
        QVERIFY(request.contains("\"ACCNO\":\"6225123456781234\""));
        const QString id = bench.payouts->state().current->id.text();
        QCOMPARE(id.size(), 20);
        QVERIFY(request.contains("\"ORDERNO\":\"" + id.toLatin1() + '"'));
        QVERIFY(std::all_of(id.begin(), id.end(), [](QChar each) { return each.isDigit(); }));
    }

    void keepsNothingOfThePayeeInFull()
    {
        Bench bench;
        bench.payouts->send(order());
        bench.reply("1");
        QByteArray all;
        support::require(bench.store->read(1, [&all](const ports::JournalRecord& record) {
            all += record.payload;
            return true;
        }));
        for (const char* hidden : {"张三", "6225123456781234", "345678", "13800138000"})
            QVERIFY2(!all.contains(hidden), hidden);
        QVERIFY(all.contains("\"payee\":\"张**\""));
        QVERIFY(all.contains("\"account\":\"622512******1234\""));
        QCOMPARE(bench.ends.size(), 1);
        QCOMPARE(bench.ends.first().approvedBy, manager);
        QCOMPARE(bench.ends.first().by, cashier);
    }

    void asksUntilItIsDecided()
    {
        Bench bench;
        bench.payouts->send(order());
        bench.reply("2"); // being paid
        QCOMPARE(bench.payouts->state().current->state, State::Pending);
        QCOMPARE(bench.line.waiting(), 0);
        bench.alarm.letPass(5'000);
        QCOMPARE(bench.line.waiting(), 1);
        QVERIFY(bench.line.sent.last().contains("\"CMDID\":\"4098\""));
        bench.reply("5"); // to be approved
        bench.alarm.letPass(9'999);
        QCOMPARE(bench.line.waiting(), 0);
        bench.alarm.letPass(1);
        QCOMPARE(bench.line.waiting(), 1);
        bench.reply("1");
        QCOMPARE(bench.ends.size(), 1);
        QCOMPARE(bench.ends.first().state, State::Succeeded);
        QCOMPARE(bench.ends.first().platformNumber, QStringLiteral("77"));
        QVERIFY(!bench.payouts->state().current);
        QVERIFY(!bench.alarm.atMs());
        QCOMPARE(
            bench.kinds(),
            (QStringList{QStringLiteral("payout.intent"), QStringLiteral("payout.pending"),
                         QStringLiteral("payout.pending"), QStringLiteral("payout.succeeded")}));
    }

    void queriesAfter0001WhateverTheStateSays()
    {
        Bench bench;
        bench.payouts->send(order());
        const QByteArray trouble = "\"RETCODE\":\"0001\",\"RETMSG\":\"x\"";
        bench.reply("3", trouble);
        QCOMPARE(bench.payouts->state().current->state, State::Unknown);
        bench.alarm.letPass(5'000);
        bench.reply("3", trouble);
        QVERIFY(bench.payouts->state().current);
        bench.alarm.letPass(10'000);
        bench.reply("3");
        QCOMPARE(bench.ends.first().state, State::Refused);
    }

    void endsAtARefusal()
    {
        Bench bench;
        bench.payouts->send(order());
        bench.reply({}, "\"RETCODE\":\"1031\",\"RETMSG\":\"余额不足\"");
        QCOMPARE(bench.ends.first().state, State::Refused);
        QCOMPARE(bench.ends.first().code, QStringLiteral("1031"));
        bench.payouts->send(order());
        QCOMPARE(bench.line.waiting(), 1); // the next one may begin, under another number
        QVERIFY(bench.payouts->state().current->id != bench.ends.first().id);
    }

    void doesNotTakeSilenceForAFailure()
    {
        Bench bench;
        bench.payouts->send(order());
        bench.line.answer(ports::NoAnswer{{ErrorCode::Unavailable, QStringLiteral("silence")}});
        QCOMPARE(bench.payouts->state().current->state, State::Unknown);
        QVERIFY(bench.ends.isEmpty());
        bench.alarm.letPass(5'000);
        bench.line.answer(ports::NotSent{{ErrorCode::Unavailable, QStringLiteral("offline")}});
        QCOMPARE(bench.payouts->state().current->state, State::Unknown); // only the query was not
        bench.alarm.letPass(10'000);
        bench.reply("1");
        QCOMPARE(bench.ends.first().state, State::Succeeded);
    }
    void knowsWhatNeverLeft()
    {
        Bench bench;
        bench.payouts->send(order());
        bench.line.answer(ports::NotSent{{ErrorCode::Unavailable, QStringLiteral("offline")}});
        QCOMPARE(bench.ends.first().state, State::NotSent);
    }

    // Nothing can take a payout back that turns up later: even then a person decides.
    void handsAPayoutThatNobodyKnowsToAPerson()
    {
        Bench bench;
        const QByteArray none = "\"RETCODE\":\"1028\",\"REMSG\":\"不存在\"";
        bench.payouts->send(order());
        bench.line.answer(ports::NoAnswer{{ErrorCode::Unavailable, QStringLiteral("silence")}});
        int asked = 0;
        while (bench.ends.isEmpty() && asked < 20) {
            bench.alarm.letPass(*bench.alarm.atMs() - bench.clock.steadyMs());
            bench.reply({}, none);
            ++asked;
        }
        QCOMPARE(bench.ends.first().state, State::Exception);
        // 5, 15, 30 and 60 s are too early; 120 s is the first, 240 s the second.
        QCOMPARE(asked, 6);
        QCOMPARE(bench.clock.steadyMs(), 240'000);
    }

    void handsAContradictionToAPerson()
    {
        Bench bench;
        bench.payouts->send(order());
        bench.reply("2");
        bench.alarm.letPass(5'000);
        bench.reply("1", done, 12'346);
        QCOMPARE(bench.ends.first().state, State::Exception);
        QVERIFY(bench.ends.first().text.contains(u"123.46"));
    }

    void keepsAnExceptionUntilAManagerClosesIt()
    {
        Bench bench;
        const PaymentId id = bench.exception();
        for (int starts = 0; starts < 2; ++starts) {
            QVERIFY(!bench.payouts->state().current);
            QVERIFY(bench.payouts->state().decided.isEmpty());
            QCOMPARE(bench.payouts->state().exceptions.size(), 1);
            QCOMPARE(bench.payouts->state().exceptions.first().id, id);
            bench.payouts->send(order());
            QCOMPARE(bench.lastRefusal(), Reason::OpenException);
            QVERIFY(bench.refusals.last().detail.contains(id.text()));
            bench.powerCut();
        }
        const auto refused = [&](const PaymentId& which, const OperatorId& who, const char* why) {
            bench.refusals.clear();
            bench.payouts->close(which, who, QString::fromLatin1(why));
            return bench.lastRefusal();
        };
        QCOMPARE(refused(id, cashier, "seen"), Reason::NotAllowed);
        QCOMPARE(refused(id, {}, "seen"), Reason::NotAllowed);
        QCOMPARE(refused(id, manager, " "), Reason::NeedsReason);
        QCOMPARE(refused(PaymentId(QStringLiteral("1")), manager, "seen"), Reason::NotOpen);
        QCOMPARE(bench.payouts->state().exceptions.size(), 1);
        QCOMPARE(refused(id, manager, "seen"), std::nullopt);
        QCOMPARE(bench.kinds().last(), QStringLiteral("payout.closed"));
        QCOMPARE(refused(id, manager, "seen"), Reason::NotOpen);
        for (int starts = 0; starts < 2; ++starts) {
            QVERIFY(bench.payouts->state().exceptions.isEmpty());
            QCOMPARE(bench.payouts->state().decided.first().closedBy, manager);
            QCOMPARE(bench.payouts->state().decided.first().closedReason, QStringLiteral("seen"));
            bench.powerCut();
        }
        bench.payouts->send(order());
        QVERIFY(bench.payouts->state().current);
    }

    void asksAboutAnyPayout()
    {
        Bench bench;
        const PaymentId id = bench.exception();
        bench.payouts->ask(PaymentId(QStringLiteral("1")));
        QCOMPARE(bench.lastRefusal(), Reason::NoSuchPayout);
        const auto answer = [&](const QByteArray& state, qint64 fen) {
            bench.payouts->ask(id);
            QVERIFY(bench.line.sent.last().contains("\"CMDID\":\"4098\""));
            QVERIFY(bench.line.sent.last().contains(id.text().toLatin1()));
            bench.replyAbout(id, state, done, fen);
        };
        const qsizetype records = bench.kinds().size();
        answer("3", 12'345); // no answer makes an exception a failure
        QCOMPARE(bench.meanings.last(), payment::Meaning::Refused);
        QCOMPARE(bench.asked.last().state, State::Exception);
        answer("1", 12'346);
        QCOMPARE(bench.meanings.last(), payment::Meaning::Contradiction);
        bench.payouts->ask(id);
        bench.line.answer(ports::NoAnswer{});
        QCOMPARE(bench.meanings.last(), payment::Meaning::Unknown);
        QCOMPARE(bench.payouts->state().exceptions.size(), 1);
        QCOMPARE(bench.kinds().size(), records);
        answer("1", 12'345);
        QCOMPARE(bench.asked.last().state, State::Succeeded);
        for (int starts = 0; starts < 2; ++starts) {
            QVERIFY(bench.payouts->state().exceptions.isEmpty());
            QCOMPARE(bench.payouts->state().decided.first().state, State::Succeeded);
            bench.powerCut();
        }
    }

    void looksAgainAtWhatThePlatformTakesBack()
    {
        Bench bench;
        bench.payouts->send(order());
        const PaymentId id = bench.payouts->state().current->id;
        bench.reply("3");
        QCOMPARE(bench.ends.last().state, State::Refused);
        bench.payouts->ask(id);
        bench.replyAbout(id, "3");
        QVERIFY(bench.payouts->state().exceptions.isEmpty());
        bench.payouts->ask(id);
        bench.replyAbout(id, "1");
        QCOMPARE(bench.payouts->state().exceptions.size(), 1);
        QVERIFY(bench.payouts->state().decided.isEmpty());
    }

    void goesOnAfterARestart_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::newRow("paid meanwhile") << QByteArray("1");
        QTest::newRow("failed meanwhile") << QByteArray("3");
    }
    void goesOnAfterARestart()
    {
        QFETCH(const QByteArray, state);
        Bench bench;
        bench.payouts->send(order());
        const PaymentId id = bench.payouts->state().current->id;
        bench.powerCut(); // nobody hears the answer
        QCOMPARE(bench.payouts->state().current->id, id);
        QCOMPARE(bench.line.sent.size(), 2); // and it is not sent again
        QVERIFY(bench.line.sent.last().contains("\"CMDID\":\"4098\""));
        bench.line.answer(ports::NoAnswer{}); // to the service that is gone
        bench.payouts->send(order());
        QCOMPARE(bench.lastRefusal(), Reason::Busy);
        bench.reply(state);
        QCOMPARE(bench.ends.first().id, id);
        bench.powerCut();
        QVERIFY(!bench.payouts->state().current);
        QCOMPARE(bench.payouts->state().decided.size(), 1);
        bench.payouts->send(order());
        QVERIFY(bench.payouts->state().current->id != id);
        QCOMPARE(bench.payouts->state().current->counter, 2);
    }

    void refusesWithoutASecondPerson()
    {
        Bench bench;
        const auto refused = [&bench](auto change) {
            PayoutOrder wanted = order();
            change(wanted);
            bench.payouts->send(wanted);
            return bench.lastRefusal();
        };
        QCOMPARE(refused([](auto& o) { o.amountAgain = Money::fromFen(12'354); }),
                 Reason::NotConfirmed);
        QCOMPARE(refused([](auto& o) { o.approver = {}; }), Reason::NeedsApprover);
        QCOMPARE(refused([](auto& o) { o.approver = cashier; }), Reason::SamePerson);
        QCOMPARE(refused([](auto& o) { o.approver = OperatorId(QStringLiteral("9999")); }),
                 Reason::NotAllowed);
        bench.payouts->setOperator(manager);
        QCOMPARE(refused([](auto&) {}), Reason::SamePerson);
        QCOMPARE(refused([](auto& o) { o.approver = cashier; }), Reason::NotAllowed);
        bench.payouts->setOperator(OperatorId(QStringLiteral("nobody")));
        QCOMPARE(refused([](auto&) {}), Reason::NotAllowed); // one person would be two
        bench.payouts->setOperator({});
        QCOMPARE(refused([](auto&) {}), Reason::SamePerson);
        QVERIFY(bench.line.sent.isEmpty());
        QVERIFY(bench.kinds().isEmpty());
    }

    void refusesWhatThePlatformWouldRefuse()
    {
        Bench bench;
        PayoutOrder credit = order();
        credit.payee.accountType = QStringLiteral("1");
        bench.payouts->send(credit);
        QCOMPARE(bench.refusals.last().obstacle, channels::PayoutObstacle::CreditCard);
        PayoutOrder nameless = order();
        nameless.payee.name = nullptr;
        bench.payouts->send(nameless);
        QCOMPARE(bench.lastRefusal(), Reason::NotSayable);
        QCOMPARE(bench.refusals.last().detail, QStringLiteral("ACCNAME: missing"));
        bench.payouts->setUp({});
        bench.payouts->send(order());
        QCOMPARE(bench.lastRefusal(), Reason::NotSetUp);
        QVERIFY(bench.kinds().isEmpty());
    }

    void keepsToTheBalanceOnceItIsKnown()
    {
        Bench bench;
        bench.payouts->askBalance();
        QVERIFY(bench.line.sent.last().contains("\"CMDID\":\"4099\""));
        const auto balance = [&bench](const QByteArray& fen) {
            bench.line.answer(platformAnswer(
                done, "{\"ACCINFO\":[{\"ACCSTATUS\":1,\"BALANCEPAY\":" + fen + "}]}"));
        };
        balance("12344");
        QCOMPARE(bench.payouts->state().available, Money::fromFen(12'344));
        bench.payouts->send(order());
        QCOMPARE(bench.refusals.last().obstacle, channels::PayoutObstacle::BalanceTooSmall);
        bench.payouts->askBalance();
        balance("12345");
        bench.payouts->send(order());
        QVERIFY(bench.payouts->state().current);
        QVERIFY(!bench.payouts->state().available); // it is another one now
        bench.reply("1");
    }

    void sendsNothingThatCannotBeRecorded()
    {
        Bench bench;
        bench.payouts->send(order()); // draws the generation
        bench.reply("1");
        const qsizetype before = bench.line.sent.size();
        QSignalSpy failed(bench.payouts.get(), &PayoutService::journalFailed);
        bench.journal->failAppend(1, support::JournalGate::Failure::Written);
        bench.payouts->send(order());
        QCOMPARE(bench.lastRefusal(), Reason::NotRecorded);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(bench.line.sent.size(), before);
        bench.payouts->send(order());
        QCOMPARE(bench.lastRefusal(), Reason::NotRecorded);
        support::require(bench.journal->reopen());
        support::require(bench.payouts->recover());
        // It stands in the journal: whether it was sent is asked, not guessed.
        QCOMPARE(bench.payouts->state().current->state, State::Intent);
        QVERIFY(bench.line.sent.last().contains("\"CMDID\":\"4098\""));
    }
    void asksAgainWhenAnEndWasNotRecorded()
    {
        Bench bench;
        bench.payouts->send(order());
        bench.journal->failAppend(1, support::JournalGate::Failure::NotWritten);
        bench.reply("1");
        QVERIFY(bench.ends.isEmpty()); // nothing is said that is not durable
        QVERIFY(bench.payouts->state().halted);
        support::require(bench.journal->reopen());
        support::require(bench.payouts->recover());
        bench.reply("1");
        QCOMPARE(bench.ends.size(), 1);
        QCOMPARE(bench.ends.first().state, State::Succeeded);
    }

    void masks()
    {
        QCOMPARE(maskedName({}), QString());
        QCOMPARE(maskedName("张"), QStringLiteral("张*"));
        QCOMPARE(maskedName("张三丰"), QStringLiteral("张**"));
        QCOMPARE(maskedName("Jo Doe"), QStringLiteral("J*****"));
        QCOMPARE(maskedAccount({}), QString());
        QCOMPARE(maskedAccount("12345678"), QStringLiteral("******78"));
        QCOMPARE(maskedAccount("6225123456781234"), QStringLiteral("622512******1234"));
    }
};

} // namespace till::services

QTEST_GUILESS_MAIN(till::services::TestPayoutService)
#include "tst_payout_service.moc"
