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
    void ticketsMove();
    void aBlankCardIsActivated();
    void theManualHasTheTable();
};

namespace {

Form without(Form form, const QString& name)
{
    form.remove(name);
    return form;
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
