// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/form.h"
#include "tests/unit/channels/interface_checks.h"
#include "tests/unit/channels/netpay_sample.h"

#include <QTest>

#include <rapidcheck.h>

namespace till::channels {

using payment::Meaning;
using payment::Purpose;

namespace {

QByteArray jsonOf(const FieldTable& table, const void* message)
{
    QByteArray bytes;
    wire::JsonWriter writer(bytes);
    fields::encode(table, message, writer);
    return bytes;
}

void addInterfaces()
{
    QTest::addColumn<int>("index");
    const NetpayProtocol protocol(netpay_sample::config());
    for (std::size_t i = 0; i < protocol.interfaces().size(); ++i)
        QTest::newRow(protocol.interfaces()[i].name.data()) << static_cast<int>(i);
}

const Interface& interfaceAt(const NetpayProtocol& protocol, int index)
{
    return protocol.interfaces()[static_cast<std::size_t>(index)];
}

} // namespace

class TestNetpayTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsCheckedForItsRule_data() { addInterfaces(); }
    void everyFieldIsCheckedForItsRule()
    {
        QFETCH(const int, index);
        const NetpayProtocol protocol(netpay_sample::config());
        const QStringList complaints = sample::complaintsAbout(interfaceAt(protocol, index));
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    }

    void readsWhatItHasWritten_data() { addInterfaces(); }
    void readsWhatItHasWritten()
    {
        QFETCH(const int, index);
        const NetpayProtocol protocol(netpay_sample::config());
        const Interface& which = interfaceAt(protocol, index);
        if (which.request != nullptr)
            QVERIFY(sample::roundTrips(*which.request, which.newRequest));
    }

    void saysTheSameInAForm_data() { addInterfaces(); }
    void saysTheSameInAForm()
    {
        QFETCH(const int, index);
        const NetpayProtocol protocol(netpay_sample::config());
        const Interface& which = interfaceAt(protocol, index);
        const bool isRequest = which.request != nullptr;
        const FieldTable& table = isRequest ? *which.request : *which.answer;
        const auto make = isRequest ? which.newRequest : which.newAnswer;
        QVERIFY(rc::check(which.name.toString().toStdString(), [&] {
            const std::shared_ptr<void> before = make();
            RC_ASSERT(fields::decode(table, sample::anyMessage(table), before.get()).has_value());
            const QByteArray form = forms::encode(table, before.get());
            const Result<wire::Json> json = readForm(table, form);
            RC_ASSERT(json.has_value());
            const std::shared_ptr<void> after = make();
            RC_ASSERT(fields::decode(table, *json, after.get()).has_value());
            RC_ASSERT(jsonOf(table, after.get()) == jsonOf(table, before.get()));
        }));
    }

    void masksPeople()
    {
        const QByteArray masked = maskedForm(
            netpay::notificationTable,
            "buyerId=2088702631618837&bankCardNo=6225880113756648&buyerUsername=me&new=x&mid=1");
        QCOMPARE(masked, QByteArray("{\"buyerId\":\"************8837\","
                                    "\"bankCardNo\":\"************6648\","
                                    "\"buyerUsername\":\"**\",\"new\":\"***\",\"mid\":\"1\"}"));
        QCOMPARE(maskedForm(netpay::notificationTable, "a"), QByteArray("(unreadable, 1 bytes)"));
    }

    void survivesAnyBytes()
    {
        QVERIFY(rc::check("random bytes never say that money moved", [] {
            const auto bytes = *rc::gen::arbitrary<std::string>();
            const Purpose purpose =
                *rc::gen::element(Purpose::Pay, Purpose::Query, Purpose::Cancel, Purpose::Refund,
                                  Purpose::QueryRefund, Purpose::Complete, Purpose::Release,
                                  Purpose::QueryComplete, Purpose::QueryRelease);
            const QByteArray body = QByteArray::fromStdString(bytes);
            RC_ASSERT(netpay_sample::decoded(purpose, body).meaning == Meaning::Unknown);
            const NetpayChannel channel(netpay_sample::config());
            RC_ASSERT(!channel.readHint(body, Secret(QByteArray("k"))));
        }));
    }
    void survivesDamagedAnswers()
    {
        QVERIFY(rc::check("a damaged answer moves no other money than the whole one", [] {
            const Purpose purpose =
                *rc::gen::element(Purpose::Query, Purpose::Refund, Purpose::QueryRefund,
                                  Purpose::Complete, Purpose::QueryComplete);
            QByteArray damaged = netpay_sample::fullAnswer(purpose);
            for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
                const auto at = *rc::gen::inRange<qsizetype>(0, damaged.size());
                if (*rc::gen::arbitrary<bool>())
                    damaged[at] = static_cast<char>(*rc::gen::inRange(0, 256));
                else
                    damaged.remove(at, 1);
            }
            const payment::Outcome outcome = netpay_sample::decoded(purpose, damaged);
            if (outcome.meaning != Meaning::Succeeded)
                return;
            RC_ASSERT(damaged.contains("SUCCESS"));
            if (outcome.facts.orderAmount)
                RC_ASSERT(*outcome.facts.orderAmount == Money::fromFen(12'800));
            if (!outcome.facts.orderId.isEmpty() && purpose != Purpose::QueryRefund)
                RC_ASSERT(outcome.facts.orderId == netpay_sample::order);
        }));
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestNetpayTables)
#include "tst_netpay_tables.moc"
