// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/loyalty/working_key.h"
#include "tests/unit/sandbox/loyalty_side.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace till;
using namespace till::test;
using Operation = loyalty::Operation;
using Form = loyalty::Form;

class TestSandboxLoyalty : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formsAreDecodedOnce();
    void refusesWhatTheTablesRefuse_data();
    void refusesWhatTheTablesRefuse();
    void everyTableHoldsTogether_data();
    void everyTableHoldsTogether();
    void theBlobIsAsPublished();
    void pinsAreAsPublished_data();
    void pinsAreAsPublished();
    void terminalsCheckIn();
    void tracesAreUsedOnce();
    void cardsAreWhatTheyAre_data();
    void cardsAreWhatTheyAre();
    void aCardShowsItsMember();
    void pinsOpenTheAccount();
    void pointsMove();
    void whatIsNotThereIsNotSpent_data();
    void whatIsNotThereIsNotSpent();
    void vouchersMove();
    void aReversalUndoes();
    void aReversalThatFindsNothingStopsTheOriginal();
    void aReversalRepeatsItsOriginal();
    void aCancellationUndoes();
    void aCancellationNamesItsOriginal_data();
    void aCancellationNamesItsOriginal();
    void aCancellationIsReversed();
    void aRefundUndoesWithCash();
    void aRefundNamesItsOriginal_data();
    void aRefundNamesItsOriginal();
    void aRefundIsCancelled();
    void ticketsMove();
    void aBlankCardIsActivated();
    void payingScripts_data();
    void payingScripts();
    void givingBackScripts_data();
    void givingBackScripts();
    void aBatchIsSettled();
    void unevenTotalsAreSeen_data();
    void unevenTotalsAreSeen();
    void theBooksComeBack();
    void theManualHasTheTable();
};

namespace {

Form settlement(LoyaltyTalk& talk, const Form& more = {})
{
    Form form = talk.head({});
    form.remove(u"cardNo"_qs);
    for (const auto& name : {u"pointDebitCount"_qs, u"pointCeditCount"_qs, u"ticketDebitCount"_qs,
                             u"ticketCreditCount"_qs, u"totalTransCount"_qs, u"cancelCount"_qs,
                             u"refundCount"_qs, u"cardActiveCount"_qs})
        form.insert(name, u"0"_qs);
    for (const auto& name : {u"pointDebitAmount"_qs, u"pointCreditAmount"_qs,
                             u"ticketDebitAmount"_qs, u"ticketCreditAmount"_qs})
        form.insert(name, u"0.00"_qs);
    return with(form, more);
}

Form without(Form form, const QString& name)
{
    form.remove(name);
    return form;
}

Form ticketForm(LoyaltyTalk& talk, const QString& card, const QString& ticket)
{
    return with(talk.head(card), {{u"ticket"_qs, ticket}});
}

/// A whole form of any operation, with the terminal's words.
Form wholeForm(Operation operation, LoyaltyTalk& talk)
{
    const QString card = memberWithoutPin;
    const QJsonObject original{{u"transTime"_qs, 1'415'125'804}, {u"serialNo"_qs, u"1"_qs}};
    switch (operation) {
    case Operation::CheckIn:
        return {{u"operatorNo"_qs, u"01"_qs}};
    case Operation::Card:
    case Operation::Tickets:
        return talk.head(card);
    case Operation::Consume:
    case Operation::ConsumeReversal:
        return talk.consumption(card, u"1.00"_qs, u"0.00"_qs);
    case Operation::Cancel:
    case Operation::CancelReversal:
        return talk.cancellation(card, u"000009"_qs, original);
    case Operation::Refund:
        return talk.refunding(card, original);
    case Operation::RefundCancel:
        return with(talk.cancellation(card, u"000009"_qs, original),
                    {{u"oriSerialNo"_qs, u"1"_qs}, {u"oriRegisterTraceNo"_qs, u"R1"_qs}});
    case Operation::TicketConsume:
    case Operation::TicketConsumeReversal:
        return ticketForm(talk, card, u"{\"id\":1,\"type\":\"01\",\"num\":1}"_qs);
    case Operation::SendCode:
        return {{u"mobileNo"_qs, u"13800000000"_qs}};
    case Operation::Activate:
        return with(talk.head(card), {{u"mobileNo"_qs, u"13800000000"_qs},
                                      {u"verifyCode"_qs, u"1"_qs},
                                      {u"idType"_qs, u"01"_qs}});
    case Operation::Settle:
        return settlement(talk);
    }
    Q_UNREACHABLE();
}

QByteArray pinBlock(const QByteArray& pinKey, const QString& pin, const QString& card)
{
    QByteArray block = QByteArray::fromHex(
        u"0%1%2"_qs.arg(pin.size(), 0, 16).arg(pin).leftJustified(16, u'F').toLatin1());
    const QByteArray other = QByteArray::fromHex("0000" + card.chopped(1).right(12).toLatin1());
    for (qsizetype i = 0; i < block.size(); ++i)
        block[i] = static_cast<char>(block.at(i) ^ other.at(i));
    return loyalty::encrypted(pinKey, block).toHex();
}

/// The PIN key of a check-in's answer, as a terminal gets it out.
QByteArray pinKeyOf(const QJsonObject& checkIn)
{
    const QByteArray blob = QByteArray::fromHex(checkIn.value(u"workingKey").toString().toLatin1());
    return loyalty::decrypted(testMasterKey, blob.first(16));
}

} // namespace

void TestSandboxLoyalty::formsAreDecodedOnce()
{
    const auto form = loyalty::formOf("a=1+2%2B3&b=%E5%8F%AF%2525&c=");
    QVERIFY(form);
    QCOMPARE(*form, (Form{{u"a"_qs, u"1 2+3"_qs}, {u"b"_qs, u"可%25"_qs}, {u"c"_qs, {}}}));
    QVERIFY(!loyalty::formOf("a=1&a=1"));
    QVERIFY(!loyalty::formOf("a"));
    QVERIFY(!loyalty::formOf("=1"));
    QVERIFY(loyalty::formOf(""));
    QCOMPARE(loyalty::momentOf(u"1415125804"_qs), Instant{1'415'125'804'000});
    QCOMPARE(loyalty::momentOf(u"1415125804472"_qs), Instant{1'415'125'804'472});
    QVERIFY(!loyalty::momentOf(u"20141104"_qs));
    QCOMPARE(loyalty::countOf(u"3.00"_qs), 3);
    QVERIFY(!loyalty::countOf(u"3.50"_qs));
}

void TestSandboxLoyalty::refusesWhatTheTablesRefuse_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    const auto row = [](const char* name, const QString& field, const QString& value) {
        QTest::newRow(name) << field << value;
    };
    row("unknown field", u"nonce"_qs, u"1"_qs);
    row("trace of five", u"traceNo"_qs, u"00001"_qs);
    row("trace 0", u"traceNo"_qs, u"000000"_qs);
    row("trace of letters", u"traceNo"_qs, u"00000A"_qs);
    row("batch of seven", u"batchNo"_qs, u"0000001"_qs);
    row("card of letters", u"cardNo"_qs, u"88000000000000AA"_qs);
    row("points without decimals", u"pointAmount"_qs, u"10"_qs);
    row("points with one", u"pointAmount"_qs, u"10.0"_qs);
    row("points with three", u"pointAmount"_qs, u"10.000"_qs);
    row("points below 0", u"pointAmount"_qs, u"-1.00"_qs);
    row("cash in fen", u"cashAmount"_qs, u"1000"_qs);
    row("cash with a comma", u"cashAmount"_qs, u"1,000.00"_qs);
    row("short PIN block", u"password"_qs, u"0123456789ABCDE"_qs);
    row("PIN in clear", u"password"_qs, u"123456"_qs);
    row("vouchers that are no JSON", u"vaucher"_qs, u"1"_qs);
    row("vouchers that are no list", u"vaucher"_qs, u"{\"id\":1,\"num\":1}"_qs);
    row("vouchers without number", u"vaucher"_qs, u"[{\"id\":1}]"_qs);
    row("vouchers with texts", u"vaucher"_qs, u"[{\"id\":\"1\",\"num\":\"1\"}]"_qs);
    row("vouchers below 1", u"vaucher"_qs, u"[{\"id\":1,\"num\":0}]"_qs);
    row("vouchers and more", u"vaucher"_qs, u"[{\"id\":1,\"num\":1,\"amount\":5}]"_qs);
    row("empty type", u"consumeType"_qs, {});
}

void TestSandboxLoyalty::refusesWhatTheTablesRefuse()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    LoyaltyTalk talk;
    talk.checkIn();
    const Form form = talk.consumption(memberWithoutPin, u"1.00"_qs, u"1.00"_qs);
    QCOMPARE(talk.status(Operation::Consume, with(form, {{name, value}})), u"30"_qs);
    QVERIFY(talk.ledger().transactions().isEmpty());
    QCOMPARE(talk.status(Operation::Consume, form), u"00"_qs);
}

void TestSandboxLoyalty::everyTableHoldsTogether_data()
{
    QTest::addColumn<int>("operation");
    for (const loyalty::Address& address : loyalty::addresses())
        QTest::newRow(qPrintable(address.name)) << static_cast<int>(address.operation);
}

void TestSandboxLoyalty::everyTableHoldsTogether()
{
    QFETCH(int, operation);
    const auto asked = static_cast<Operation>(operation);
    LoyaltyTalk talk;
    talk.checkIn();
    const Form form =
        with(wholeForm(asked, talk), {{u"storeNo"_qs, u"S1"_qs}, {u"terminalNo"_qs, u"T1"_qs}});
    QCOMPARE(loyalty::complaint(asked, form), std::nullopt);
    QVERIFY(talk.status(asked, form) != u"30");
    QCOMPARE(talk.status(asked, with(form, {{u"unknown"_qs, u"1"_qs}})), u"30"_qs);
    QCOMPARE(talk.status(asked, with(form, {{u"storeNo"_qs, u"S2"_qs}})), u"03"_qs);
    QCOMPARE(talk.status(asked, with(form, {{u"terminalNo"_qs, u"T9"_qs}})), u"97"_qs);
    for (auto field = form.begin(); field != form.end(); ++field)
        QCOMPARE(loyalty::complaint(asked, without(form, field.key())),
                 std::optional<QString>(field.key()));
}

void TestSandboxLoyalty::theBlobIsAsPublished()
{
    const QByteArray pinKey = QByteArray::fromHex("0123456789ABCDEFFEDCBA9876543210");
    const QByteArray macKey = QByteArray::fromHex("A1B2C3D4E5F60718");
    QCOMPARE(loyalty::workingKeyBlob(testMasterKey, pinKey, macKey),
             u"CB4AB541CD5AD4FC256A882726936A5A08D7B4FB35983C937E06A449"
             "00000000000000005FFE0009"_qs);
}

void TestSandboxLoyalty::pinsAreAsPublished_data()
{
    QTest::addColumn<QString>("pin");
    QTest::addColumn<QString>("card");
    QTest::addColumn<QString>("block");
    QTest::newRow("17 digits") << u"1234"_qs << u"43219876543210987"_qs << u"C967C8198151A458"_qs;
    QTest::newRow("16 digits") << u"1234"_qs << u"5432101234567891"_qs << u"BA2ADC4EBA48F711"_qs;
    QTest::newRow("six") << u"123456"_qs << u"5413339000001513"_qs << u"B42860E3E0D8753A"_qs;
    QTest::newRow("19 digits") << u"4315"_qs << u"6799998900000070017"_qs << u"CE7F27584E04DC5B"_qs;
    QTest::newRow("bank card") << u"123456"_qs << u"6225880113756648"_qs << u"8CBEAB56FF821A4D"_qs;
}

void TestSandboxLoyalty::pinsAreAsPublished()
{
    QFETCH(QString, pin);
    QFETCH(QString, card);
    QFETCH(QString, block);
    const QByteArray key = QByteArray::fromHex("0123456789ABCDEFFEDCBA9876543210");
    QCOMPARE(loyalty::pinOf(key, block, card), std::optional(pin));
    QCOMPARE(loyalty::pinOf(testMasterKey, block, card), std::nullopt);
    QCOMPARE(loyalty::pinOf(key, block, u"1111111111111111"_qs), std::nullopt);
}

void TestSandboxLoyalty::terminalsCheckIn()
{
    LoyaltyTalk talk;
    QCOMPARE(talk.status(Operation::Card, talk.head(memberWithoutPin)), u"77"_qs);
    const QJsonObject first = talk.checkIn();
    QCOMPARE(first.value(u"batchNo").toString(), u"000001"_qs);
    QCOMPARE(first.value(u"transTime").toInteger(), sandboxMorning.unixMs);
    QCOMPARE(first.value(u"storeName").toString(), u"测试门店"_qs);
    QCOMPARE(first.value(u"workingKey").toString().size(), 80);
    QCOMPARE(talk.status(Operation::Card, talk.head(memberWithoutPin)), u"00"_qs);
    const QJsonObject second = talk.checkIn();
    QCOMPARE(second.value(u"batchNo").toString(), u"000001"_qs);
    QVERIFY(second.value(u"workingKey") != first.value(u"workingKey"));
    QCOMPARE(talk.status(Operation::Card,
                         with(talk.head(memberWithoutPin), {{u"batchNo"_qs, u"000002"_qs}})),
             u"77"_qs);
    // Each terminal for itself.
    talk.terminal = u"T2"_qs;
    QCOMPARE(talk.status(Operation::Card, talk.head(memberWithoutPin)), u"77"_qs);
}

void TestSandboxLoyalty::tracesAreUsedOnce()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const Form asked = talk.head(memberWithoutPin);
    QCOMPARE(talk.status(Operation::Card, asked), u"00"_qs);
    QCOMPARE(talk.status(Operation::Card, asked), u"94"_qs);
    QCOMPARE(talk.status(Operation::Tickets, asked), u"94"_qs);
    // Also by what is refused.
    const Form tooMuch = talk.consumption(memberWithoutPin, u"50.01"_qs, u"0.00"_qs);
    QCOMPARE(talk.status(Operation::Consume, tooMuch), u"51"_qs);
    QCOMPARE(talk.status(Operation::Consume, tooMuch), u"94"_qs);
    const Form nobody = talk.head(u"9900000000000000"_qs);
    QCOMPARE(talk.status(Operation::Card, nobody), u"14"_qs);
    QCOMPARE(talk.status(Operation::Card, nobody), u"94"_qs);
}

void TestSandboxLoyalty::cardsAreWhatTheyAre_data()
{
    QTest::addColumn<QString>("card");
    QTest::addColumn<QString>("track2");
    QTest::addColumn<QString>("status");
    const QString none;
    QTest::newRow("unknown") << u"9900000000000000"_qs << none << u"14"_qs;
    QTest::newRow("expired") << u"8800000000000041"_qs << none << u"54"_qs;
    QTest::newRow("lost") << u"8800000000000058"_qs << none << u"41"_qs;
    QTest::newRow("blank") << u"8800000000000066"_qs << none << u"15"_qs;
    QTest::newRow("another track") << memberWithoutPin << u"8800000000000017=3012"_qs << u"14"_qs;
    QTest::newRow("its track") << memberWithoutPin << u"8800000000000025=3012"_qs << u"00"_qs;
}

void TestSandboxLoyalty::cardsAreWhatTheyAre()
{
    QFETCH(QString, card);
    QFETCH(QString, track2);
    QFETCH(QString, status);
    LoyaltyTalk talk;
    talk.checkIn();
    QCOMPARE(talk.status(Operation::Consume,
                         talk.consumption(card, u"0.00"_qs, u"1.00"_qs, {{u"track2"_qs, track2}})),
             status);
}

void TestSandboxLoyalty::aCardShowsItsMember()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const QJsonObject card = talk.answer(Operation::Card, talk.head(memberWithPin));
    QCOMPARE(card.value(u"pointBalance"), QJsonValue(1280.5));
    QCOMPARE(card.value(u"avaiablePointBalance"), QJsonValue(1000));
    QCOMPARE(card.value(u"name").toString(), u"张三"_qs);
    QCOMPARE(card.value(u"grade").toString(), u"1"_qs);
    QCOMPARE(card.value(u"idType").toString(), u"01"_qs);
    QCOMPARE(card.value(u"transTime").toInteger(), sandboxMorning.unixMs);
    const QJsonArray vouchers = card.value(u"vaucher").toArray();
    QCOMPARE(vouchers.size(), 2);
    QCOMPARE(vouchers.at(0).toObject().value(u"amount"), QJsonValue(10));
    QCOMPARE(vouchers.at(0).toObject().value(u"num"), QJsonValue(3));
    const QJsonObject tickets = talk.answer(Operation::Tickets, talk.head(memberWithPin));
    QCOMPARE(tickets.value(u"ticket").toArray().size(), 3);
    QCOMPARE(tickets.value(u"ticket").toArray().at(2).toObject().value(u"type").toString(),
             u"03"_qs);
    QVERIFY(!talk.answer(Operation::Tickets, talk.head(memberWithoutPin)).contains(u"ticket"));
}

void TestSandboxLoyalty::pinsOpenTheAccount()
{
    LoyaltyTalk talk;
    const QByteArray oldKey = pinKeyOf(talk.checkIn());
    const QByteArray key = pinKeyOf(talk.checkIn());
    const auto consume = [&](const QByteArray& block) {
        return talk.status(Operation::Consume,
                           talk.consumption(memberWithPin, u"1.00"_qs, u"0.00"_qs,
                                            {{u"password"_qs, QString::fromLatin1(block)}}));
    };
    QCOMPARE(consume({}), u"55"_qs);
    QCOMPARE(consume(pinBlock(key, u"123456"_qs, memberWithPin)), u"00"_qs);
    QCOMPARE(consume(pinBlock(oldKey, u"123456"_qs, memberWithPin)), u"99"_qs);
    QCOMPARE(consume(pinBlock(key, u"123456"_qs, u"8800001111111117"_qs)), u"99"_qs);
    QCOMPARE(consume(pinBlock(key, u"123457"_qs, memberWithPin)), u"55"_qs);
    QCOMPARE(consume(pinBlock(key, u"123456"_qs, memberWithPin)), u"00"_qs);
    for (const auto& code : {u"55"_qs, u"55"_qs, u"38"_qs})
        QCOMPARE(consume(pinBlock(key, u"0000"_qs, memberWithPin)), code);
    QCOMPARE(consume(pinBlock(key, u"123456"_qs, memberWithPin)), u"38"_qs);
    QCOMPARE(talk.points(memberWithPin), 128'050 - 200);
}

void TestSandboxLoyalty::pointsMove()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const QJsonObject json =
        talk.answer(Operation::Consume, talk.consumption(richMember, u"10.50"_qs, u"99.99"_qs));
    QCOMPARE(json.value(u"usePoint"), QJsonValue(10.5));
    // A diamond member gets 5 %: 4.9995, of which nobody gets more than whole hundredths.
    QCOMPARE(json.value(u"persentPoint"), QJsonValue(4.99));
    QCOMPARE(talk.points(richMember), 10'000'000 - 1'050 + 499);
    QCOMPARE(json.value(u"pointBalance"), QJsonValue(99994.49));
    QCOMPARE(json.value(u"serialNo").toString().size(), 12);
    QVERIFY(!json.value(u"advertisement").toString().isEmpty());
}

void TestSandboxLoyalty::whatIsNotThereIsNotSpent_data()
{
    QTest::addColumn<QString>("card");
    QTest::addColumn<QString>("points");
    QTest::addColumn<QString>("cash");
    QTest::addColumn<QString>("vouchers");
    QTest::addColumn<QString>("status");
    const QString no = u"0.00"_qs;
    const QString none;
    QTest::newRow("all points") << memberWithoutPin << u"50.00"_qs << no << none << u"00"_qs;
    QTest::newRow("0.01 more") << memberWithoutPin << u"50.01"_qs << no << none << u"51"_qs;
    QTest::newRow("nothing") << memberWithoutPin << no << no << none << u"13"_qs;
    QTest::newRow("no voucher") << memberWithoutPin << no << no << u"[]"_qs << u"13"_qs;
    QTest::newRow("most") << richMember << u"50000.00"_qs << u"50000.00"_qs << none << u"00"_qs;
    QTest::newRow("more points") << richMember << u"50000.01"_qs << no << none << u"61"_qs;
    QTest::newRow("more cash") << richMember << no << u"50000.01"_qs << none << u"61"_qs;
    QTest::newRow("all vouchers") << richMember << no << no << u"[{\"id\":1,\"num\":3}]"_qs
                                  << u"00"_qs;
    QTest::newRow("one more") << richMember << no << no << u"[{\"id\":1,\"num\":4}]"_qs << u"51"_qs;
    QTest::newRow("one more, in two parts")
        << richMember << no << no << u"[{\"id\":1,\"num\":3},{\"id\":1,\"num\":1}]"_qs << u"51"_qs;
    QTest::newRow("unknown voucher")
        << richMember << no << no << u"[{\"id\":9,\"num\":1}]"_qs << u"12"_qs;
}

void TestSandboxLoyalty::whatIsNotThereIsNotSpent()
{
    QFETCH(QString, card);
    QFETCH(QString, points);
    QFETCH(QString, cash);
    QFETCH(QString, vouchers);
    QFETCH(QString, status);
    LoyaltyTalk talk;
    talk.checkIn();
    const qint64 before = talk.points(card);
    QCOMPARE(talk.status(Operation::Consume,
                         talk.consumption(card, points, cash, {{u"vaucher"_qs, vouchers}})),
             status);
    if (status != u"00")
        QCOMPARE(talk.points(card), before);
    QCOMPARE(talk.ledger().transactions().size(), status == u"00" ? 1 : 0);
}

void TestSandboxLoyalty::vouchersMove()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const Form form =
        talk.consumption(richMember, u"0.00"_qs, u"5.00"_qs,
                         {{u"vaucher"_qs, u"[{\"id\":1,\"num\":2},{\"id\":2,\"num\":1}]"_qs}});
    QCOMPARE(talk.status(Operation::Consume, form), u"00"_qs);
    loyalty::Member member = talk.ledger().members().value(richMember);
    QCOMPARE(member.voucher(1)->num, 1);
    QCOMPARE(member.voucher(2)->num, 0);
    QCOMPARE(talk.status(Operation::ConsumeReversal, form), u"00"_qs);
    member = talk.ledger().members().value(richMember);
    QCOMPARE(member.voucher(1)->num, 3);
    QCOMPARE(member.voucher(2)->num, 1);
}

void TestSandboxLoyalty::aReversalUndoes()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const Form form = talk.consumption(richMember, u"10.00"_qs, u"100.00"_qs);
    QCOMPARE(talk.status(Operation::Consume, form), u"00"_qs);
    QCOMPARE(talk.points(richMember), 10'000'000 - 1'000 + 500);
    QCOMPARE(talk.status(Operation::ConsumeReversal, form), u"00"_qs);
    QCOMPARE(talk.points(richMember), 10'000'000);
    QCOMPARE(talk.status(Operation::ConsumeReversal, form), u"12"_qs);
    QCOMPARE(talk.points(richMember), 10'000'000);
    // Of a ticket's consumption only its own.
    const Form ticket = ticketForm(talk, richMember, u"[{\"id\":1,\"type\":\"01\",\"num\":2}]"_qs);
    QCOMPARE(talk.status(Operation::TicketConsume, ticket), u"00"_qs);
    QCOMPARE(talk.status(Operation::TicketConsumeReversal, ticket), u"00"_qs);
    QCOMPARE(talk.ledger().members().value(richMember).tickets.at(0).num, 5);
    QCOMPARE(talk.status(Operation::TicketConsumeReversal, ticket), u"12"_qs);
}

void TestSandboxLoyalty::aReversalThatFindsNothingStopsTheOriginal()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const Form form = talk.consumption(richMember, u"10.00"_qs, u"0.00"_qs);
    QCOMPARE(talk.status(Operation::ConsumeReversal, form), u"25"_qs);
    QCOMPARE(talk.status(Operation::Consume, form), u"94"_qs);
    QCOMPARE(talk.points(richMember), 10'000'000);
    const Form refused = talk.consumption(richMember, u"50000.01"_qs, u"0.00"_qs);
    QCOMPARE(talk.status(Operation::Consume, refused), u"61"_qs);
    QCOMPARE(talk.status(Operation::ConsumeReversal, refused), u"25"_qs);
}

void TestSandboxLoyalty::aReversalRepeatsItsOriginal()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const Form form =
        talk.consumption(richMember, u"10.00"_qs, u"1.00"_qs, {{u"track2"_qs, richMember}});
    QCOMPARE(talk.status(Operation::Consume, form), u"00"_qs);
    const auto reversed = [&](const QString& name, const QString& value) {
        return talk.status(Operation::ConsumeReversal, with(form, {{name, value}}));
    };
    QCOMPARE(reversed(u"pointAmount"_qs, u"9.00"_qs), u"22"_qs);
    QCOMPARE(reversed(u"cashAmount"_qs, u"0.00"_qs), u"22"_qs);
    QCOMPARE(reversed(u"cardNo"_qs, memberWithoutPin), u"22"_qs);
    QCOMPARE(reversed(u"batchNo"_qs, u"000002"_qs), u"22"_qs);
    // A till that was started again no longer knows the track.
    QCOMPARE(reversed(u"track2"_qs, {}), u"00"_qs);
    QCOMPARE(talk.points(richMember), 10'000'000);
}

void TestSandboxLoyalty::aCancellationUndoes()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const QJsonObject sale =
        talk.answer(Operation::Consume, talk.consumption(richMember, u"10.00"_qs, u"100.00"_qs));
    const QString saleTrace = talk.trace;
    const QJsonObject cancelled =
        talk.answer(Operation::Cancel, talk.cancellation(richMember, saleTrace, sale));
    QCOMPARE(cancelled.value(u"status").toString(), u"00"_qs);
    QCOMPARE(cancelled.value(u"usePoint"), QJsonValue(10));
    QCOMPARE(cancelled.value(u"persentPoint"), QJsonValue(5));
    QCOMPARE(talk.points(richMember), 10'000'000);
    QCOMPARE(talk.status(Operation::Cancel, talk.cancellation(richMember, saleTrace, sale)),
             u"22"_qs);
    QCOMPARE(talk.status(Operation::Refund, talk.refunding(richMember, sale)), u"22"_qs);
    QCOMPARE(talk.points(richMember), 10'000'000);
}

void TestSandboxLoyalty::aCancellationNamesItsOriginal_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("status");
    QTest::newRow("another trace") << u"oriTraceNo"_qs << u"000009"_qs << u"25"_qs;
    QTest::newRow("another batch") << u"oriBatchNo"_qs << u"000009"_qs << u"25"_qs;
    QTest::newRow("another time") << u"oriTransTime"_qs << u"1415125804472"_qs << u"25"_qs;
    QTest::newRow("another card") << u"cardNo"_qs << memberWithoutPin << u"25"_qs;
    QTest::newRow("another register") << u"oriRegisterTraceNo"_qs << u"R2"_qs << u"25"_qs;
    QTest::newRow("its register") << u"oriRegisterTraceNo"_qs << u"R1"_qs << u"00"_qs;
    QTest::newRow("seconds") << u"oriTransTime"_qs << QString::number(sandboxMorning.unixMs / 1000)
                             << u"00"_qs;
}

void TestSandboxLoyalty::aCancellationNamesItsOriginal()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, status);
    LoyaltyTalk talk;
    talk.checkIn();
    const QJsonObject sale =
        talk.answer(Operation::Consume, talk.consumption(richMember, u"1.00"_qs, u"1.00"_qs,
                                                         {{u"registerTraceNo"_qs, u"R1"_qs}}));
    const Form form = talk.cancellation(richMember, talk.trace, sale);
    QCOMPARE(talk.status(Operation::Cancel, with(form, {{name, value}})), status);
}

void TestSandboxLoyalty::aCancellationIsReversed()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const QJsonObject sale =
        talk.answer(Operation::Consume, talk.consumption(richMember, u"10.00"_qs, u"0.00"_qs));
    const QString saleTrace = talk.trace;
    const Form cancellation = talk.cancellation(richMember, saleTrace, sale);
    QCOMPARE(talk.status(Operation::Cancel, cancellation), u"00"_qs);
    QCOMPARE(talk.status(Operation::CancelReversal, cancellation), u"00"_qs);
    QCOMPARE(talk.points(richMember), 10'000'000 - 1'000);
    QCOMPARE(talk.status(Operation::CancelReversal, cancellation), u"12"_qs);
    // The sale stands again, and can be cancelled again.
    QCOMPARE(talk.status(Operation::Cancel, talk.cancellation(richMember, saleTrace, sale)),
             u"00"_qs);
    QCOMPARE(talk.points(richMember), 10'000'000);
}

void TestSandboxLoyalty::aRefundUndoesWithCash()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const QJsonObject sale = talk.answer(
        Operation::Consume, talk.consumption(memberWithoutPin, u"10.00"_qs, u"200.00"_qs));
    // 40 + 2 are left, and all of them go elsewhere.
    QCOMPARE(talk.status(Operation::Consume,
                         talk.consumption(memberWithoutPin, u"42.00"_qs, u"0.00"_qs)),
             u"00"_qs);
    talk.now.unixMs += dayMs;
    const QJsonObject refund =
        talk.answer(Operation::Refund, talk.refunding(memberWithoutPin, sale));
    QCOMPARE(refund.value(u"status").toString(), u"00"_qs);
    QCOMPARE(refund.value(u"returnPoint"), QJsonValue(10));
    QCOMPARE(refund.value(u"returnPersentPoint"), QJsonValue(2));
    QCOMPARE(refund.value(u"returnCash"), QJsonValue(200));
    QCOMPARE(refund.value(u"supplyCash"), QJsonValue(0));
    QCOMPARE(talk.points(memberWithoutPin), 800);
    // Granted points that are gone are paid for.
    const QJsonObject cashSale = talk.answer(
        Operation::Consume, talk.consumption(memberWithoutPin, u"0.00"_qs, u"300.00"_qs));
    QCOMPARE(talk.status(Operation::Consume,
                         talk.consumption(memberWithoutPin, u"10.00"_qs, u"0.00"_qs)),
             u"00"_qs);
    const QJsonObject supplied =
        talk.answer(Operation::Refund, talk.refunding(memberWithoutPin, cashSale, u"20261121"_qs));
    QCOMPARE(supplied.value(u"returnPersentPoint"), QJsonValue(1));
    QCOMPARE(supplied.value(u"supplyCash"), QJsonValue(2));
    QCOMPARE(supplied.value(u"returnCash"), QJsonValue(300));
    QCOMPARE(talk.points(memberWithoutPin), 0);
}

void TestSandboxLoyalty::aRefundNamesItsOriginal_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("status");
    QTest::newRow("as it was") << u"oriRegisterTraceNo"_qs << u"R1"_qs << u"00"_qs;
    QTest::newRow("another serial") << u"oriSerialNo"_qs << u"100000000009"_qs << u"25"_qs;
    QTest::newRow("another day") << u"oriTransDate"_qs << u"20261119"_qs << u"25"_qs;
    QTest::newRow("no day") << u"oriTransDate"_qs << u"20261131x"_qs << u"30"_qs;
    QTest::newRow("another card") << u"cardNo"_qs << memberWithoutPin << u"25"_qs;
    QTest::newRow("another register") << u"oriRegisterTraceNo"_qs << u"R2"_qs << u"25"_qs;
}

void TestSandboxLoyalty::aRefundNamesItsOriginal()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, status);
    LoyaltyTalk talk;
    talk.checkIn();
    const QJsonObject sale =
        talk.answer(Operation::Consume, talk.consumption(richMember, u"1.00"_qs, u"1.00"_qs,
                                                         {{u"registerTraceNo"_qs, u"R1"_qs}}));
    QCOMPARE(
        talk.status(Operation::Refund, with(talk.refunding(richMember, sale), {{name, value}})),
        status);
}

void TestSandboxLoyalty::aRefundIsCancelled()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const QJsonObject sale =
        talk.answer(Operation::Consume, talk.consumption(richMember, u"10.00"_qs, u"100.00"_qs));
    const QJsonObject refund = talk.answer(Operation::Refund, talk.refunding(richMember, sale));
    const QString refundTrace = talk.trace;
    const auto cancellation = [&] {
        return with(talk.cancellation(richMember, refundTrace, refund),
                    {{u"oriSerialNo"_qs, refund.value(u"serialNo").toString()},
                     {u"oriRegisterTraceNo"_qs, u"R1"_qs}});
    };
    QCOMPARE(talk.status(
                 Operation::RefundCancel,
                 with(cancellation(), {{u"oriSerialNo"_qs, sale.value(u"serialNo").toString()}})),
             u"25"_qs);
    const QJsonObject cancelled = talk.answer(Operation::RefundCancel, cancellation());
    QCOMPARE(cancelled.value(u"status").toString(), u"00"_qs);
    QCOMPARE(cancelled.value(u"usePoint"), QJsonValue(10));
    QCOMPARE(talk.points(richMember), 10'000'000 - 1'000 + 500);
    QCOMPARE(talk.status(Operation::RefundCancel, cancellation()), u"22"_qs);
    QCOMPARE(talk.status(Operation::Refund, talk.refunding(richMember, sale)), u"00"_qs);
    QCOMPARE(talk.points(richMember), 10'000'000);
}

void TestSandboxLoyalty::ticketsMove()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const auto consume = [&](const QString& ticket) {
        return talk.status(Operation::TicketConsume, ticketForm(talk, richMember, ticket));
    };
    QCOMPARE(consume(u"{\"id\":2,\"type\":\"02\",\"num\":2}"_qs), u"00"_qs);
    QCOMPARE(consume(u"{\"id\":2,\"type\":\"02\",\"num\":1}"_qs), u"51"_qs);
    QCOMPARE(consume(u"{\"id\":1,\"type\":\"02\",\"num\":1}"_qs), u"12"_qs);
    QCOMPARE(consume(u"{\"id\":9,\"type\":\"02\",\"num\":1}"_qs), u"12"_qs);
    QCOMPARE(consume(u"{\"id\":1,\"type\":\"04\",\"num\":1}"_qs), u"30"_qs);
    QCOMPARE(consume(u"[]"_qs), u"30"_qs);
    QCOMPARE(talk.ledger().members().value(richMember).tickets.at(1).num, 0);
    QCOMPARE(
        talk.answer(Operation::Tickets, talk.head(richMember)).value(u"ticket").toArray().size(),
        2);
}

void TestSandboxLoyalty::aBlankCardIsActivated()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const QString blank = u"8800000000000066"_qs;
    const auto activate = [&](const QString& card, const QString& code) {
        return talk.status(Operation::Activate,
                           with(talk.head(card), {{u"mobileNo"_qs, u"13500000000"_qs},
                                                  {u"verifyCode"_qs, code},
                                                  {u"idType"_qs, u"05"_qs},
                                                  {u"idNo"_qs, u"E1234"_qs}}));
    };
    QCOMPARE(activate(blank, u"123456"_qs), u"55"_qs);
    QCOMPARE(talk.status(Operation::SendCode, {{u"mobileNo"_qs, u"13500000000"_qs}}), u"00"_qs);
    QCOMPARE(activate(blank, u"123457"_qs), u"55"_qs);
    QCOMPARE(activate(memberWithoutPin, u"123456"_qs), u"22"_qs);
    QCOMPARE(activate(blank, u"123456"_qs), u"00"_qs);
    QCOMPARE(activate(u"8800000000000074"_qs, u"123456"_qs), u"55"_qs);
    const QJsonObject card = talk.answer(Operation::Card, talk.head(blank));
    QCOMPARE(card.value(u"status").toString(), u"00"_qs);
    QCOMPARE(card.value(u"idType").toString(), u"05"_qs);
    QCOMPARE(card.value(u"mobileNo").toString(), u"13500000000"_qs);
}

void TestSandboxLoyalty::payingScripts_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<bool>("done");
    QTest::addColumn<QStringList>("reversals");
    const QStringList works{u"00"_qs, u"12"_qs};
    const QStringList nothing{u"25"_qs, u"25"_qs};
    QTest::newRow("01") << u"closed"_qs << true << works;
    QTest::newRow("02") << u"closed"_qs << false << nothing;
    QTest::newRow("03") << u"held"_qs << true << works;
    QTest::newRow("04") << u"00"_qs << true << works;
    QTest::newRow("05") << u"68"_qs << false << nothing;
    QTest::newRow("06") << u"68"_qs << true << works;
    QTest::newRow("07") << u"98"_qs << true << works;
    QTest::newRow("08") << u"98"_qs << false << nothing;
    QTest::newRow("09") << u"77"_qs << false << nothing;
    QTest::newRow("10") << u"closed"_qs << true << QStringList{u"96"_qs, u"96"_qs};
    QTest::newRow("11") << u"closed"_qs << true << QStringList{u"closed"_qs, u"12"_qs};
    QTest::newRow("12") << u"closed"_qs << true << QStringList{u"closed"_qs, u"00"_qs, u"12"_qs};
    QTest::newRow("14") << u"500"_qs << true << works;
    QTest::newRow("18") << u"51"_qs << false << nothing;
    QTest::newRow("19") << u"Z9"_qs << true << works;
}

void TestSandboxLoyalty::payingScripts()
{
    QFETCH(QString, status);
    QFETCH(bool, done);
    QFETCH(QStringList, reversals);
    const QString card = magicPayer(QString::fromLatin1(QTest::currentDataTag()));
    LoyaltyTalk talk;
    talk.checkIn();
    const Form form = talk.consumption(card, u"10.00"_qs, u"0.00"_qs);
    QCOMPARE(talk.status(Operation::Consume, form), status);
    QCOMPARE(talk.points(card), done ? 99'000 : 100'000);
    for (const QString& reversal : std::as_const(reversals))
        QCOMPARE(talk.status(Operation::ConsumeReversal, form), reversal);
    QCOMPARE(talk.points(card), reversals.last() == u"96" ? 99'000 : 100'000);
    if (status == u"77") {
        QCOMPARE(talk.status(Operation::Card, talk.head(card)), u"77"_qs);
        talk.checkIn();
        QCOMPARE(talk.status(Operation::Card, talk.head(card)), u"00"_qs);
    }
}

void TestSandboxLoyalty::givingBackScripts_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<bool>("done");
    QTest::newRow("01") << u"closed"_qs << true;
    QTest::newRow("02") << u"closed"_qs << false;
    QTest::newRow("05") << u"68"_qs << false;
    QTest::newRow("06") << u"68"_qs << true;
    QTest::newRow("20") << u"00"_qs << true;
}

void TestSandboxLoyalty::givingBackScripts()
{
    QFETCH(QString, status);
    QFETCH(bool, done);
    const QString ending = QString::fromLatin1(QTest::currentDataTag());
    const QString card = magicReceiver(ending);
    LoyaltyTalk talk;
    talk.checkIn();
    const QJsonObject sale =
        talk.answer(Operation::Consume, talk.consumption(card, u"10.00"_qs, u"1.00"_qs));
    QCOMPARE(sale.value(u"status").toString(), u"00"_qs);
    const sandbox::Reply reply = talk.ask(Operation::Refund, talk.refunding(card, sale));
    QCOMPARE(LoyaltyTalk::statusOf(reply), status);
    QCOMPARE(talk.points(card), done ? 100'000 : 99'001);
    if (ending == u"20")
        QCOMPARE(reply.json.value(u"supplyCash"), QJsonValue(5));
}

void TestSandboxLoyalty::aBatchIsSettled()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const auto consume = [&](const QString& points) {
        return talk.answer(Operation::Consume, talk.consumption(richMember, points, u"1.00"_qs));
    };
    const QJsonObject first = consume(u"10.00"_qs);
    const QString firstTrace = talk.trace;
    const QJsonObject second = consume(u"20.00"_qs);
    consume(u"0.00"_qs);
    const Form reversed = talk.consumption(richMember, u"7.00"_qs, u"1.00"_qs);
    QCOMPARE(talk.status(Operation::Consume, reversed), u"00"_qs);
    QCOMPARE(talk.status(Operation::ConsumeReversal, reversed), u"00"_qs);
    QCOMPARE(talk.status(Operation::Cancel, talk.cancellation(richMember, firstTrace, first)),
             u"00"_qs);
    QCOMPARE(talk.status(Operation::Refund, talk.refunding(richMember, second)), u"00"_qs);
    QCOMPARE(talk.status(Operation::TicketConsume,
                         ticketForm(talk, richMember, u"{\"id\":1,\"type\":\"01\",\"num\":2}"_qs)),
             u"00"_qs);
    const Form form = settlement(talk, {{u"pointDebitCount"_qs, u"2"_qs},
                                        {u"pointDebitAmount"_qs, u"30.00"_qs},
                                        {u"pointCeditCount"_qs, u"2.00"_qs},
                                        {u"pointCreditAmount"_qs, u"30.00"_qs},
                                        {u"ticketDebitCount"_qs, u"1"_qs},
                                        {u"ticketDebitAmount"_qs, u"20.00"_qs},
                                        {u"totalTransCount"_qs, u"6"_qs},
                                        {u"cancelCount"_qs, u"1"_qs},
                                        {u"refundCount"_qs, u"1"_qs}});
    QCOMPARE(talk.answer(Operation::Settle, form).value(u"settleFlag").toString(), u"ss"_qs);
    // The same settlement again gets the same answer; the batch is over.
    QCOMPARE(talk.answer(Operation::Settle, form).value(u"settleFlag").toString(), u"ss"_qs);
    QCOMPARE(talk.status(Operation::Card, talk.head(richMember)), u"77"_qs);
    QCOMPARE(talk.status(Operation::ConsumeReversal, reversed), u"22"_qs);
    QCOMPARE(talk.checkIn().value(u"batchNo").toString(), u"000002"_qs);
    // In the new batch the old traces are free again.
    QCOMPARE(
        talk.status(Operation::Card, with(talk.head(richMember), {{u"traceNo"_qs, u"000001"_qs}})),
        u"00"_qs);
    // What was sold before is cancelled no more, but refunded.
    const Form late =
        with(talk.cancellation(richMember, firstTrace, first), {{u"oriBatchNo"_qs, u"000001"_qs}});
    QCOMPARE(talk.status(Operation::Cancel, late), u"12"_qs);
}

void TestSandboxLoyalty::unevenTotalsAreSeen_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("flag");
    const QString uneven = u"nn"_qs;
    QTest::newRow("as it was") << u"pointDebitCount"_qs << u"1"_qs << u"ss"_qs;
    QTest::newRow("points") << u"pointDebitAmount"_qs << u"10.01"_qs << uneven;
    QTest::newRow("debits") << u"pointDebitCount"_qs << u"2"_qs << uneven;
    QTest::newRow("credits") << u"pointCeditCount"_qs << u"1"_qs << uneven;
    QTest::newRow("credited points") << u"pointCreditAmount"_qs << u"0.01"_qs << uneven;
    QTest::newRow("tickets") << u"ticketDebitCount"_qs << u"1"_qs << uneven;
    QTest::newRow("value of tickets") << u"ticketDebitAmount"_qs << u"0.01"_qs << uneven;
    QTest::newRow("credited tickets") << u"ticketCreditCount"_qs << u"1"_qs << uneven;
    QTest::newRow("value of credited tickets") << u"ticketCreditAmount"_qs << u"0.01"_qs << uneven;
    QTest::newRow("all") << u"totalTransCount"_qs << u"2"_qs << uneven;
    QTest::newRow("cancellations") << u"cancelCount"_qs << u"1"_qs << uneven;
    QTest::newRow("refunds") << u"refundCount"_qs << u"1"_qs << uneven;
    QTest::newRow("activations") << u"cardActiveCount"_qs << u"1"_qs << uneven;
}

void TestSandboxLoyalty::unevenTotalsAreSeen()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, flag);
    LoyaltyTalk talk;
    talk.checkIn();
    QCOMPARE(talk.status(Operation::Consume, talk.consumption(richMember, u"10.00"_qs, u"1.00"_qs)),
             u"00"_qs);
    const Form form = settlement(talk, {{u"pointDebitCount"_qs, u"1"_qs},
                                        {u"pointDebitAmount"_qs, u"10.00"_qs},
                                        {u"totalTransCount"_qs, u"1"_qs}});
    const QJsonObject json = talk.answer(Operation::Settle, with(form, {{name, value}}));
    QCOMPARE(json.value(u"status").toString(), u"00"_qs);
    QCOMPARE(json.value(u"settleFlag").toString(), flag);
}

void TestSandboxLoyalty::theBooksComeBack()
{
    LoyaltyTalk talk;
    talk.checkIn();
    QCOMPARE(talk.status(Operation::Settle, settlement(talk)), u"00"_qs);
    talk.checkIn();
    const Form sale = talk.consumption(
        richMember, u"10.00"_qs, u"100.00"_qs,
        {{u"vaucher"_qs, u"[{\"id\":1,\"num\":1}]"_qs}, {u"registerTraceNo"_qs, u"R1"_qs}});
    QCOMPARE(talk.status(Operation::Consume, sale), u"00"_qs);
    QCOMPARE(talk.status(Operation::SendCode, {{u"mobileNo"_qs, u"13500000000"_qs}}), u"00"_qs);
    LoyaltyTalk later;
    const QList<QJsonObject> changes = talk.ledger().takeChanges();
    QVERIFY(!changes.isEmpty());
    for (const QJsonObject& change : changes)
        QVERIFY(later.ledger().restore(change));
    QVERIFY(talk.ledger().takeChanges().isEmpty());
    later.batch = talk.batch;
    QCOMPARE(later.points(richMember), talk.points(richMember));
    QCOMPARE(later.ledger().transactions().size(), 1);
    QCOMPARE(later.ledger().transactions().first().toJson(),
             talk.ledger().transactions().first().toJson());
    QCOMPARE(later.ledger().sentCodes(), talk.ledger().sentCodes());
    // Still signed in, the trace still used, the sale still reversible, all once.
    QCOMPARE(later.status(Operation::Consume, sale), u"94"_qs);
    QCOMPARE(later.status(Operation::ConsumeReversal, sale), u"00"_qs);
    QCOMPARE(later.points(richMember), 10'000'000);
    QCOMPARE(later.ledger().members().value(richMember).vouchers.first().num, 3);
    QVERIFY(!later.ledger().restore({}));
    QVERIFY(!later.ledger().restore({{u"member"_qs, QJsonObject{}}}));
    QVERIFY(!later.ledger().restore({{u"transaction"_qs, QJsonObject{}}}));
}

void TestSandboxLoyalty::theManualHasTheTable()
{
    QFile manual(qEnvironmentVariable("TILL_SOURCE_DIR") + u"/app/sandbox/loyalty/README.md"_qs);
    QVERIFY(manual.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(manual.readAll());
    QVERIFY2(text.contains(loyalty::scriptTable()),
             "put the output of till-sandbox --list-codes into app/sandbox/loyalty/README.md");
    for (const loyalty::Member& member : loyalty::firstMembers())
        QVERIFY(text.contains(member.card) || loyalty::magicCards().contains(member.card));
}

QTEST_APPLESS_MAIN(TestSandboxLoyalty)
#include "tst_sandbox_loyalty.moc"
