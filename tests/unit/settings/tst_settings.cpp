// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/field.h"

#include <QFile>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace till;
using namespace till::settings;

namespace {

Values with(QStringView key, const QString& text)
{
    const Result<Values> changed = withText(Values{}, key, text);
    return changed ? *changed : Values{};
}

/// The manual's table, as core/settings/README.md has to show it.
QString manual()
{
    QString table = u"| setting | default | allowed | meaning |\n| --- | --- | --- | --- |\n"_qs;
    for (const Field& field : fields())
        table += u"| `%1` | %2 | %3 | %4 |\n"_qs.arg(field.key, textOf(field, Values{}),
                                                     field.allowed(), field.help);
    return table;
}

} // namespace

class TestSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKeyHasAGroupANameAndOneRow();
    void everyDefaultIsAllowedAndReadsBackFromItsText();
    void groupsStandTogether();
    void textReachesTheMemberOfItsKey();
    void choicesMeanTheirEnumerators();
    void refusesWhatIsNotAllowed_data();
    void refusesWhatIsNotAllowed();
    void refusalNamesKeyAndAllowedValues();
    void theManualShowsTheTable();
};

void TestSettings::everyKeyHasAGroupANameAndOneRow()
{
    QSet<QString> seen;
    for (const Field& field : fields()) {
        QVERIFY2(!seen.contains(field.key), qPrintable(field.key));
        seen.insert(field.key);
        QCOMPARE(field.group() + u'.' + field.name(), field.key);
        QVERIFY(!field.group().isEmpty() && !field.name().isEmpty());
        QVERIFY2(field.help.endsWith(u'.'), qPrintable(field.key));
        QCOMPARE(findField(field.key), &field);
    }
    QCOMPARE(findField(u"printer"), nullptr);
    QCOMPARE(findField(u""), nullptr);
}

void TestSettings::everyDefaultIsAllowedAndReadsBackFromItsText()
{
    for (const Field& field : fields()) {
        const QString text = textOf(field, Values{});
        const Result<Values> again = withText(Values{}, field.key, text);
        QVERIFY2(again.has_value(), qPrintable(field.key));
        QVERIFY2(*again == Values{}, qPrintable(field.key));
    }
}

void TestSettings::groupsStandTogether()
{
    QStringList groups;
    for (const Field& field : fields()) {
        if (groups.isEmpty() || groups.last() != field.group())
            groups.append(field.group());
    }
    QCOMPARE(groups.removeDuplicates(), 0);
}

void TestSettings::textReachesTheMemberOfItsKey()
{
    QCOMPARE(with(u"shop.name", u"好邻居"_qs).shop.name, u"好邻居"_qs);
    QCOMPARE(with(u"till.number", u"7"_qs).till.number, 7);
    QCOMPARE(with(u"sale.lineAmountMax", u"12.30"_qs).sale.lineAmountMax, Money::fromFen(1230));
    QCOMPARE(with(u"printer.columns", u"32"_qs).printer.columns, 32);
    QCOMPARE(with(u"printer.cutter", u"false"_qs).printer.cutter, false);
    QCOMPARE(with(u"printer.port", u" 9101 "_qs).printer.port, 9101);
    QCOMPARE(with(u"scale.layouts", u"21:PPPPPAAAAAC; 23:PPPPPWWWWWC ;;"_qs).scale.layouts,
             QStringList({u"21:PPPPPAAAAAC"_qs, u"23:PPPPPWWWWWC"_qs}));
    QCOMPARE(with(u"scale.layouts", u""_qs).scale.layouts, QStringList());
    QCOMPARE(with(u"poslink.base", u"http://127.0.0.1:8099"_qs).poslink.base,
             u"http://127.0.0.1:8099"_qs);
    QCOMPARE(with(u"poslink.base", u"http://[::1]:8099"_qs).poslink.base, u"http://[::1]:8099"_qs);
    QCOMPARE(with(u"poslink.base", u"https://test-api-open.chinaums.com"_qs).poslink.base,
             u"https://test-api-open.chinaums.com"_qs);
    const QString hex = QString(64, u'a');
    const QString base64 = u"sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="_qs;
    QCOMPARE(with(u"poslink.pinSha256", hex + u';' + base64).poslink.pinSha256,
             QStringList({hex, base64}));

    QCOMPARE(
        with(u"routing.rules", u"read wechat: mmsp, poslink; shown *: netpay"_qs).routing.rules,
        QStringList({u"read wechat: mmsp, poslink"_qs, u"shown *: netpay"_qs}));
    QCOMPARE(with(u"netpay.clientCertificate", u"/etc/till/c.pem"_qs).netpay.clientCertificate,
             u"/etc/till/c.pem"_qs);
    QCOMPARE(with(u"mmsp.shows", u"jd"_qs).mmsp.shows, QStringList{u"jd"_qs});

    // No two rows share a member: a change of one setting shows in no other.
    for (const Field& field : fields()) {
        QString other;
        if (const auto* number = std::get_if<NumberField>(&field.kind))
            other = QString::number(number->place.read(Values{}) == number->least ? number->most
                                                                                  : number->least);
        else if (const auto* choice = std::get_if<ChoiceField>(&field.kind))
            other = choice->names.at(choice->read(Values{}) == 0 ? 1 : 0);
        else if (std::holds_alternative<SwitchField>(field.kind))
            other = textOf(field, Values{}) == u"true"_qs ? u"false"_qs : u"true"_qs;
        else
            continue;
        const Values changed = with(field.key, other);
        const auto differing = std::count_if(fields().begin(), fields().end(), [&](const Field& f) {
            return textOf(f, changed) != textOf(f, Values{});
        });
        QVERIFY2(differing == 1, qPrintable(field.key));
    }
}

void TestSettings::choicesMeanTheirEnumerators()
{
    QCOMPARE(with(u"sale.rounding", u"none"_qs).sale.rounding, sale::RoundingMode::None);
    QCOMPARE(with(u"sale.rounding", u"dropFen"_qs).sale.rounding, sale::RoundingMode::DropFen);
    QCOMPARE(with(u"sale.rounding", u"dropJiao"_qs).sale.rounding, sale::RoundingMode::DropJiao);
    QCOMPARE(with(u"sale.rounding", u"halfUpJiao"_qs).sale.rounding,
             sale::RoundingMode::HalfUpJiao);
    QCOMPARE(with(u"sale.rounding", u"halfUpYuan"_qs).sale.rounding,
             sale::RoundingMode::HalfUpYuan);
    QCOMPARE(with(u"sale.rounding", u"dropToFiveJiao"_qs).sale.rounding,
             sale::RoundingMode::DropToFiveJiao);
    QCOMPARE(with(u"sale.merge", u"never"_qs).sale.merge, sale::MergeMode::Never);
    QCOMPARE(with(u"sale.merge", u"lastLine"_qs).sale.merge, sale::MergeMode::LastLine);
    QCOMPARE(with(u"sale.merge", u"anywhere"_qs).sale.merge, sale::MergeMode::Anywhere);
    QCOMPARE(with(u"printer.kind", u"none"_qs).printer.kind, PrinterKind::None);
    QCOMPARE(with(u"printer.kind", u"tcp"_qs).printer.kind, PrinterKind::Tcp);
    QCOMPARE(with(u"printer.kind", u"file"_qs).printer.kind, PrinterKind::File);
    QCOMPARE(with(u"printer.kind", u"screen"_qs).printer.kind, PrinterKind::Screen);
    QCOMPARE(with(u"ui.language", u"zh_CN"_qs).ui.language, Language::Chinese);
    QCOMPARE(with(u"ui.language", u"en"_qs).ui.language, Language::English);
    QCOMPARE(with(u"ui.theme", u"light"_qs).ui.theme, Theme::Light);
    QCOMPARE(with(u"ui.theme", u"dark"_qs).ui.theme, Theme::Dark);
    QCOMPARE(with(u"ui.theme", u"highContrast"_qs).ui.theme, Theme::HighContrast);
    QCOMPARE(with(u"poslink.authentication", u"accessToken"_qs).poslink.authentication,
             Authentication::AccessToken);
    QCOMPARE(with(u"poslink.tokenHeader", u"quoted"_qs).poslink.tokenHeader, TokenHeader::Quoted);
    QCOMPARE(with(u"poslink.tokenHeader", u"quotedWithAppId"_qs).poslink.tokenHeader,
             TokenHeader::QuotedWithAppId);
    QCOMPARE(with(u"ui.layout", u"keyboard"_qs).ui.layout, Layout::Keyboard);
    QCOMPARE(with(u"ui.layout", u"touch"_qs).ui.layout, Layout::Touch);
}

void TestSettings::refusesWhatIsNotAllowed_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorCode>("code");

    const auto row = [](const char* name, const QString& key, const QString& text, ErrorCode code) {
        QTest::newRow(name) << key << text << code;
    };
    row("unknown key", u"printer.colour"_qs, u"1"_qs, ErrorCode::NotFound);
    row("group alone", u"printer"_qs, u"1"_qs, ErrorCode::NotFound);
    row("text for a number", u"till.number"_qs, u"two"_qs, ErrorCode::Malformed);
    row("fraction", u"till.number"_qs, u"1.5"_qs, ErrorCode::Malformed);
    row("empty number", u"till.number"_qs, u""_qs, ErrorCode::Malformed);
    row("below the range", u"till.number"_qs, u"0"_qs, ErrorCode::OutOfRange);
    row("above the range", u"till.number"_qs, u"100"_qs, ErrorCode::OutOfRange);
    row("beyond an int", u"till.number"_qs, u"4294967297"_qs, ErrorCode::OutOfRange);
    row("between the allowed", u"printer.columns"_qs, u"40"_qs, ErrorCode::OutOfRange);
    row("three decimals", u"sale.totalMax"_qs, u"1.005"_qs, ErrorCode::OutOfRange);
    row("negative amount", u"sale.totalMax"_qs, u"-1"_qs, ErrorCode::OutOfRange);
    row("no amount", u"sale.totalMax"_qs, u"much"_qs, ErrorCode::Malformed);
    row("yes for true", u"printer.cutter"_qs, u"yes"_qs, ErrorCode::Malformed);
    row("no such choice", u"ui.theme"_qs, u"Dark"_qs, ErrorCode::Malformed);
    row("too long", u"shop.name"_qs, QString(41, u'x'), ErrorCode::OutOfRange);
    row("layout that is none", u"scale.layouts"_qs, u"21:PPPPP"_qs, ErrorCode::Malformed);
    row("two layouts alike", u"scale.layouts"_qs, u"21:PPPPPAAAAAC; 21:PPPPPWWWWWC"_qs,
        ErrorCode::Malformed);
    const QString rules = u"routing.rules"_qs;
    row("no rule", rules, u"wechat=mmsp"_qs, ErrorCode::Malformed);
    row("rule without a channel", rules, u"read wechat:"_qs, ErrorCode::Malformed);
    row("one channel twice", rules, u"read wechat: mmsp, mmsp"_qs, ErrorCode::Malformed);
    row("two rules alike", rules, u"read *: mmsp; read *: poslink"_qs, ErrorCode::Malformed);
    row("means in capitals", u"mmsp.shows"_qs, u"WeChat"_qs, ErrorCode::Malformed);
    row("no time of day", u"payout.opens"_qs, u"9:75"_qs, ErrorCode::Malformed);
    const auto base = [&row](const char* name, const QString& text) {
        row(name, u"poslink.base"_qs, text, ErrorCode::Malformed);
    };
    base("no address", u""_qs);
    base("address without scheme", u"api-mop.chinaums.com"_qs);
    base("other scheme", u"ftp://api-mop.chinaums.com"_qs);
    base("plain http", u"http://api-mop.chinaums.com"_qs);
    base("plain http to the network", u"http://192.168.1.20:8080"_qs);
    base("plain http to a name of this machine", u"http://localhost:8080"_qs);
    base("plain http to what only looks local", u"http://127.0.0.1.example.com"_qs);
    base("user in the address", u"https://user:word@api-mop.chinaums.com"_qs);
    base("query in the address", u"https://api-mop.chinaums.com?x=1"_qs);
    base("slash at the end", u"https://api-mop.chinaums.com/"_qs);
    base("port 0", u"https://api-mop.chinaums.com:0"_qs);
    const QString pins = u"poslink.pinSha256"_qs;
    const QString pin = u"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="_qs;
    row("one pin alone", pins, pin, ErrorCode::Malformed);
    row("short pin", pins, pin + u";47DEQpj8"_qs, ErrorCode::Malformed);
    row("pin with stray bits", pins, pin + u';' + QString(pin).replace(u"uFU="_qs, u"uFV="_qs),
        ErrorCode::Malformed);
    row("hex pin one digit short", pins, pin + u';' + QString(63, u'a'), ErrorCode::Malformed);
    row("version of voids between the known", u"poslink.voidVersion"_qs, u"4"_qs,
        ErrorCode::OutOfRange);
    row("line break", u"shop.name"_qs, u"a\nb"_qs, ErrorCode::Malformed);
    row("escape sequence", u"receipt.footer"_qs, u"\u001b@"_qs, ErrorCode::Malformed);
}

void TestSettings::refusesWhatIsNotAllowed()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    QFETCH(ErrorCode, code);

    const Result<Values> changed = withText(Values{}, key, text);
    QVERIFY(!changed.has_value());
    QCOMPARE(changed.error().code, code);
}

void TestSettings::refusalNamesKeyAndAllowedValues()
{
    const Result<Values> changed = withText(Values{}, u"printer.columns", u"40"_qs);
    QCOMPARE(changed.error().detail, u"printer.columns: 40 is not allowed; allowed: 32, 48"_qs);
}

void TestSettings::theManualShowsTheTable()
{
    QFile file(qEnvironmentVariable("TILL_SETTINGS_MANUAL"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const QString readme = QString::fromUtf8(file.readAll());
    const QString table = manual();
    const bool shown = readme.contains(table);
    if (!shown)
        qInfo("core/settings/README.md has to contain:\n%s", qPrintable(table));
    QVERIFY2(shown, "the manual and the table of settings differ");
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
