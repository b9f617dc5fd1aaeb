// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payment/machine.h"

#include <rapidcheck.h>

#include <QTest>

#include <algorithm>
#include <vector>

using namespace till;
using namespace till::payment;

// The machine against an acquirer with a bad line: whatever is lost, both sides end up agreeing.

namespace {

/// What an order is at the acquirer, seen from nowhere near the machine.
class Acquirer {
public:
    enum class Order { None, Paying, Paid, Failed, Closed, Returned };

    Acquirer(std::vector<int> choices, Presentation presentation)
        : m_choices(std::move(choices)), m_presentation(presentation)
    {
    }

    /// 0 once the choices are used up: the line is good from then on.
    int choose(int count)
    {
        if (m_next >= m_choices.size())
            return 0;
        return std::abs(m_choices[m_next++]) % count;
    }
    [[nodiscard]] bool isCaptured() const { return m_order == Order::Paid; }
    [[nodiscard]] int payArrivals() const { return m_payArrivals; }
    [[nodiscard]] int captures() const { return m_captures; }

    Meaning pay()
    {
        ++m_payArrivals;
        if (m_presentation == Presentation::Shown) { // nobody has read the code yet
            m_order = choose(4) == 1 ? Order::Failed : Order::Paying;
            return m_order == Order::Failed ? Meaning::Refused : Meaning::InProgress;
        }
        switch (choose(4)) {
        case 0:
            capture();
            return Meaning::Succeeded;
        case 1:
            m_order = Order::Failed;
            return Meaning::Refused;
        default:
            m_order = Order::Paying;
            return Meaning::InProgress;
        }
    }
    Meaning query()
    {
        if (m_order == Order::Paying && choose(3) == 1)
            capture(); // the customer has typed the password
        switch (m_order) {
        case Order::None:
            return Meaning::NotFound;
        case Order::Paying:
            return Meaning::InProgress;
        case Order::Paid:
            return choose(5) == 4 ? Meaning::Unknown : Meaning::Succeeded;
        case Order::Failed:
        case Order::Closed:
            return Meaning::Refused;
        case Order::Returned:
            return Meaning::Returned;
        }
        Q_UNREACHABLE();
    }
    Meaning cancel()
    {
        if (m_order == Order::Paying && m_presentation == Presentation::Shown && choose(3) == 1)
            capture(); // the customer was faster than the closing
        switch (m_order) {
        case Order::None:
            return Meaning::NotFound;
        case Order::Paying:
            m_order = Order::Closed;
            return Meaning::Succeeded;
        case Order::Paid:
            if (m_presentation == Presentation::Shown)
                return Meaning::Refused; // closing takes nothing back
            m_order = Order::Returned;
            return Meaning::Succeeded;
        case Order::Failed:
            return Meaning::Refused;
        case Order::Closed:
        case Order::Returned:
            return Meaning::Succeeded;
        }
        Q_UNREACHABLE();
    }

private:
    void capture()
    {
        m_order = Order::Paid;
        ++m_captures;
    }

    std::vector<int> m_choices;
    Presentation m_presentation;
    size_t m_next = 0;
    Order m_order = Order::None;
    int m_payArrivals = 0;
    int m_captures = 0;
};

/// One payment from its beginning until nothing more happens.
class Course {
public:
    Course(std::vector<int> choices, Presentation presentation)
        : m_acquirer(std::move(choices), presentation)
    {
        m_payment.presentation = presentation;
        m_payment.id = PaymentId(QStringLiteral("T0017KQ00000015"));
        m_payment.amount = Money::fromFen(12'921);
    }

    void run()
    {
        take(step(m_payment, Submit{}, m_now, m_traits));
        for (int i = 0; i < 2'000 && !isFinal(m_payment.state); ++i) {
            if (m_payment.state == State::Exception)
                return;
            RC_ASSERT(m_wake.has_value());
            m_now = std::max(m_now + 1, *m_wake);
            switch (m_acquirer.choose(12)) {
            case 9:
                take(step(m_payment, StopAsked{}, m_now, m_traits));
                break;
            case 10:
                take(step(m_payment, Restarted{}, m_now, m_traits));
                break;
            case 11:
                take(step(m_payment, QueryAsked{}, m_now, m_traits));
                break;
            default:
                take(step(m_payment, Woken{}, m_now, m_traits));
                break;
            }
        }
    }

    Acquirer& acquirer() { return m_acquirer; }
    [[nodiscard]] State state() const { return m_payment.state; }
    [[nodiscard]] qint64 now() const { return m_now; }

private:
    void take(const Step& made)
    {
        // What is new is durable before anything is sent: a state change without a record would be
        // forgotten by a crash.
        RC_ASSERT(made.after.state == m_payment.state || made.record);
        m_payment = made.after;
        m_wake = made.wakeAtMs;
        if (made.send)
            exchange(*made.send);
    }

    void exchange(Request request)
    {
        if (request == Request::Cancel)
            RC_ASSERT(m_now - m_payment.progress.sentAtMs >=
                          timersOf(m_payment, m_traits).earliestCancelMs ||
                      m_payment.progress.cancels > 0);
        enum Line { Good, NothingLeft, RequestLost, AnswerLost };
        const auto line = static_cast<Line>(m_acquirer.choose(4));
        if (line == NothingLeft || line == RequestLost) {
            m_now += line == RequestLost ? 35'000 : 100;
            take(step(m_payment, Unanswered{request, line == RequestLost}, m_now, m_traits));
            return;
        }
        Outcome outcome;
        outcome.meaning = request == Request::Operate ? m_acquirer.pay()
                          : request == Request::Query ? m_acquirer.query()
                                                      : m_acquirer.cancel();
        m_now += line == AnswerLost ? 35'000 : 200;
        if (line == AnswerLost)
            take(step(m_payment, Unanswered{request, true}, m_now, m_traits));
        else
            take(step(m_payment, Answered{request, outcome}, m_now, m_traits));
    }

    ChannelTraits m_traits;
    Acquirer m_acquirer;
    Payment m_payment;
    std::optional<qint64> m_wake;
    qint64 m_now = 0;
};

} // namespace

class TestPaymentMachineProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tillAndAcquirerAgreeInTheEnd()
    {
        QVERIFY(rc::check([](const std::vector<int>& choices) {
            const auto presentation = *rc::gen::element(Presentation::Read, Presentation::Shown);
            Course course(choices, presentation);
            course.run();
            RC_ASSERT(course.acquirer().payArrivals() <= 1);
            RC_ASSERT(course.acquirer().captures() <= 1);
            RC_ASSERT(isFinal(course.state()) || course.state() == State::Exception);
            if (course.state() == State::Succeeded)
                RC_ASSERT(course.acquirer().isCaptured());
            if (isFinalNegative(course.state()))
                RC_ASSERT(!course.acquirer().isCaptured());
            RC_TAG((nameOf(presentation) + u' ' + nameOf(course.state())).toStdString());
        }));
    }

    /// Events in any order and number, as a hostile peer or a clumsy hand may send them.
    void noOrderOfEventsSendsThePaymentTwice()
    {
        QVERIFY(rc::check([](const std::vector<std::pair<int, int>>& happenings) {
            Payment payment;
            payment.presentation = *rc::gen::element(Presentation::Read, Presentation::Shown);
            payment.amount = Money::fromFen(100);
            const ChannelTraits traits;
            int sent = 0;
            qint64 now = 0;
            for (const auto& [what, detail] : happenings) {
                Outcome outcome;
                outcome.meaning = static_cast<Meaning>(std::abs(detail) % 9);
                const auto request = static_cast<Request>(std::abs(detail) / 9 % 3);
                const Event events[] = {Submit{},
                                        Answered{request, outcome},
                                        Unanswered{request, detail % 2 == 0},
                                        Woken{},
                                        StopAsked{},
                                        QueryAsked{},
                                        Restarted{},
                                        SetAside{},
                                        MarkedPaid{}};
                now += std::abs(detail % 40'000);
                const State before = payment.state;
                const Step made = step(payment, events[std::abs(what) % 9], now, traits);
                payment = made.after;
                sent += made.send == Request::Operate ? 1 : 0;
                if (before == State::Succeeded)
                    RC_ASSERT(payment.state == State::Succeeded ||
                              payment.state == State::Exception);
                if (payment.state != before)
                    RC_ASSERT(made.record);
            }
            RC_ASSERT(sent <= 1);
        }));
    }
};

QTEST_GUILESS_MAIN(TestPaymentMachineProperties)
#include "tst_payment_machine_properties.moc"
