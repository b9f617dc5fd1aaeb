// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/payment/table.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace till;
using namespace till::payment;

namespace {

Payment intended(Operation operation = Operation::Pay)
{
    Payment payment;
    payment.id = PaymentId(QStringLiteral("T0017KQ00000015"));
    payment.operation = operation;
    payment.amount = Money::fromFen(12'921);
    return payment;
}

Answered answered(Request request, Meaning meaning)
{
    Outcome outcome;
    outcome.meaning = meaning;
    return {request, outcome};
}

} // namespace

class TestPaymentMachine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(TILL_SOURCE_DIR "/core/payment/README.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_table = tests::readTransitions(QString::fromUtf8(file.readAll()));
        QCOMPARE(m_table.troubles, QStringList());
        QVERIFY(m_table.rows.size() > 120);
    }

    void doesWhatTheTableSays_data()
    {
        QTest::addColumn<int>("index");
        for (qsizetype i = 0; i < m_table.rows.size(); ++i) {
            const auto& row = m_table.rows[i];
            QTest::addRow("%s from %s", qPrintable(row.text), qPrintable(nameOf(row.before.state)))
                << static_cast<int>(i);
        }
    }
    void doesWhatTheTableSays()
    {
        QFETCH(int, index);
        const auto& row = m_table.rows[index];
        const Step made = step(row.before, row.event, row.nowMs, row.traits);
        QCOMPARE(nameOf(made.after.state), nameOf(row.next));
        QCOMPARE(made.record, row.record);
        QCOMPARE(made.send, row.send);
    }

    /// A state that the table does not mention would be a state that nobody has thought about.
    void theTableMentionsEveryStateWithEveryKindOfEvent()
    {
        QSet<std::pair<int, size_t>> seen;
        for (const auto& row : m_table.rows) {
            if (row.before.operation == Operation::Pay)
                seen.insert({static_cast<int>(row.before.state), row.event.index()});
        }
        const auto has = [&](State state, const Event& event) {
            return seen.contains({static_cast<int>(state), event.index()});
        };
        for (const State state : {State::Intent, State::Pending, State::Unknown}) {
            for (const Event& event : QList<Event>{Answered{}, Unanswered{}, Woken{}, StopAsked{},
                                                   Restarted{}, SetAside{}})
                QVERIFY2(has(state, event), qPrintable(nameOf(state)));
        }
        for (const State state : {State::Cancelling, State::Succeeded, State::Refused,
                                  State::Cancelled, State::Reversed, State::Exception}) {
            for (const Event& event : QList<Event>{Answered{}, Woken{}, Restarted{}})
                QVERIFY2(has(state, event), qPrintable(nameOf(state)));
        }
    }

    void asksAtTheIntervalsOfTheChannelAndThenCancels()
    {
        const ChannelTraits traits;
        Step now = step(intended(), Submit{}, 1'000, traits);
        now = step(now.after, answered(Request::Operate, Meaning::InProgress), 1'500, traits);
        QList<qint64> queries;
        while (now.send != Request::Cancel && queries.size() < 100) {
            QVERIFY(now.wakeAtMs.has_value());
            const qint64 at = *now.wakeAtMs;
            now = step(now.after, Woken{}, at, traits);
            QCOMPARE(now.send, std::optional(Request::Query));
            queries.append(at - 1'000);
            now = step(now.after, answered(Request::Query, Meaning::InProgress), at + 100, traits);
        }
        QCOMPARE(queries.first(), 5'000);
        QCOMPARE(queries.at(1), 8'000);
        QCOMPARE(queries.last(), 60'000);
        QCOMPARE(now.after.state, State::Cancelling);
    }

    void asksEverMoreRarelyInTheBackground()
    {
        ChannelTraits traits;
        traits.cancels = false;
        Step now = step(intended(), Submit{}, 0, traits);
        now = step(now.after, Unanswered{}, 35'000, traits);
        now = step(now.after, Unanswered{Request::Query, true}, 45'000, traits);
        QList<qint64> waits;
        qint64 last = 0;
        while (last < 4 * 3'600'000) {
            const qint64 at = now.wakeAtMs.value();
            waits.append(at - last);
            last = at;
            now = step(now.after, Woken{}, at, traits);
            now = step(now.after, Unanswered{Request::Query, true}, at, traits);
        }
        QCOMPARE(waits.last(), 900'000);
        QVERIFY(waits.contains(30'000));
        QVERIFY2(waits.size() < 60, "four hours of a dead line must not be a storm of queries");
    }

    void theRuleOfTwoTakesItsTime()
    {
        const ChannelTraits traits;
        Step now = step(intended(), Submit{}, 0, traits);
        now = step(now.after, Unanswered{}, 35'000, traits);
        now = step(now.after, answered(Request::Query, Meaning::NotFound), 35'100, traits);
        qint64 at = 35'100;
        while (!isFinal(now.after.state) && at < 300'000) {
            at = now.wakeAtMs.value_or(at);
            now = step(now.after, Woken{}, at, traits);
            while (now.send) {
                const Request request = *now.send;
                now = step(now.after, answered(request, Meaning::NotFound), at += 50, traits);
            }
        }
        QCOMPARE(now.after.state, State::Cancelled);
        QVERIFY2(at >= 105'000, qPrintable(QString::number(at)));
        QVERIFY2(at < 115'000, qPrintable(QString::number(at)));
    }

    void waitsAsLongAsTheAcquirerAsksFor()
    {
        const ChannelTraits traits;
        Step now = step(intended(), Submit{}, 0, traits);
        Answered busy = answered(Request::Operate, Meaning::InProgress);
        busy.outcome.waitMs = 40'000;
        now = step(now.after, busy, 1'000, traits);
        QCOMPARE(now.wakeAtMs, std::optional<qint64>(41'000));
    }

    void handsOverToThePersonInTime()
    {
        const ChannelTraits traits;
        Step now = step(intended(), Submit{}, 0, traits);
        QVERIFY(!isHandedOver(now.after, 89'999, traits));
        QVERIFY(isHandedOver(now.after, 90'000, traits));
        now = step(now.after, StopAsked{}, 10'000, traits);
        QVERIFY(isHandedOver(now.after, 40'000, traits));
        now = step(now.after, answered(Request::Operate, Meaning::Refused), 41'000, traits);
        QVERIFY(!isHandedOver(now.after, 200'000, traits));
        now = step(intended(), Submit{}, 0, traits);
        now = step(now.after, answered(Request::Operate, Meaning::Contradiction), 10, traits);
        QVERIFY(isHandedOver(now.after, 10, traits));
    }

    void keepsWhatTheAcquirerSaid()
    {
        const ChannelTraits traits;
        Step now = step(intended(), Submit{}, 0, traits);
        Answered paid = answered(Request::Operate, Meaning::Succeeded);
        paid.outcome.code = QStringLiteral("00");
        paid.outcome.facts.acquirerOrderId = QStringLiteral("20261120103000123456789012");
        paid.outcome.facts.promotions = {
            {QStringLiteral("WXPAY"), QStringLiteral("1"), Money::fromFen(500)}};
        now = step(now.after, paid, 800, traits);
        QCOMPARE(now.after.code, QStringLiteral("00"));
        QCOMPARE(now.after.facts, paid.outcome.facts);
    }

    void aShownCodeIsAskedForUntilItsTimeIsOverAndThenClosed()
    {
        const ChannelTraits traits;
        Payment shown = intended();
        shown.presentation = Presentation::Shown;
        Step now = step(shown, Submit{}, 0, traits);
        Answered made = answered(Request::Operate, Meaning::InProgress);
        made.outcome.facts.payUrl = QStringLiteral("https://qr.example/1");
        now = step(now.after, made, 400, traits);
        QCOMPARE(now.after.facts.payUrl, made.outcome.facts.payUrl);
        int queries = 0;
        qint64 at = 400;
        while (now.send != Request::Cancel && queries < 500) {
            at = now.wakeAtMs.value();
            now = step(now.after, Woken{}, at, traits);
            ++queries;
            now = step(now.after, answered(Request::Query, Meaning::InProgress), at + 50, traits);
        }
        QCOMPARE(at, 300'000);
        QCOMPARE(queries, 100);
        now = step(now.after, answered(Request::Cancel, Meaning::Refused), at + 100, traits);
        QCOMPARE(now.send, std::optional(Request::Query));
        now = step(now.after, answered(Request::Query, Meaning::Succeeded), at + 200, traits);
        QCOMPARE(now.after.state, State::Succeeded); // paid in the moment of closing
    }

    void aShownCodeIsClosedAtOnceWhenNobodyWantsIt()
    {
        const ChannelTraits traits;
        Payment shown = intended();
        shown.presentation = Presentation::Shown;
        Step now = step(shown, Submit{}, 0, traits);
        now = step(now.after, answered(Request::Operate, Meaning::InProgress), 400, traits);
        now = step(now.after, StopAsked{}, 3'000, traits);
        QCOMPARE(now.send, std::optional(Request::Query));
        now = step(now.after, answered(Request::Query, Meaning::InProgress), 3'100, traits);
        QCOMPARE(now.send, std::optional(Request::Cancel));
        now = step(now.after, answered(Request::Cancel, Meaning::Succeeded), 3'200, traits);
        now = step(now.after, answered(Request::Query, Meaning::Refused), 3'300, traits);
        QCOMPARE(now.after.state, State::Cancelled);
        QCOMPARE(now.wakeAtMs, std::optional<qint64>(3'300 + traits.shownTimers.watchMs.first()));
    }

    /// Closing takes no money back: "paid" stays true, whatever the acquirer says to it.
    void aShownCodeThatIsPaidIsPaidAlthoughNobodyAnswersTheClosing()
    {
        const ChannelTraits traits;
        Payment shown = intended();
        shown.presentation = Presentation::Shown;
        Step now = step(shown, Submit{}, 0, traits);
        now = step(now.after, answered(Request::Operate, Meaning::InProgress), 400, traits);
        now = step(now.after, StopAsked{}, 3'000, traits);
        now = step(now.after, answered(Request::Query, Meaning::InProgress), 3'100, traits);
        QCOMPARE(now.send, std::optional(Request::Cancel));
        now = step(now.after, answered(Request::Cancel, Meaning::Unknown), 3'200, traits);
        QCOMPARE(now.send, std::optional(Request::Query));
        now = step(now.after, answered(Request::Query, Meaning::Succeeded), 3'300, traits);
        QCOMPARE(now.after.state, State::Succeeded);
        QVERIFY(!now.send);
    }

    void aRefundMayBeAPartOfTheOrder()
    {
        Step now = step(intended(Operation::Refund), Submit{}, 0, ChannelTraits());
        Answered done = answered(Request::Operate, Meaning::Succeeded);
        done.outcome.facts.orderAmount = Money::fromFen(20'000);
        now = step(now.after, done, 800, ChannelTraits());
        QCOMPARE(now.after.state, State::Succeeded);
    }

private:
    tests::TransitionTable m_table;
};

QTEST_GUILESS_MAIN(TestPaymentMachine)
#include "tst_payment_machine.moc"
