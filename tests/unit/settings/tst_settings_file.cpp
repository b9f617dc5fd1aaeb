// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/field.h"
#include "core/settings/settings_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace till;
using namespace till::settings;

namespace {

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Every setting differs from its default.
Values allChanged()
{
    Values values;
    for (const Field& field : fields()) {
        const QString before = textOf(field, Values{});
        const QStringList candidates{u"29:PPPPPWWWWWC"_qs,
                                     u"https://example.com/open"_qs,
                                     QString(64, u'a') + u';' + QString(64, u'b'),
                                     u"true"_qs,
                                     u"false"_qs,
                                     u"1.23"_qs,
                                     u"2"_qs,
                                     u"5"_qs,
                                     u"6"_qs,
                                     u"32"_qs,
                                     u"150"_qs,
                                     u"19200"_qs,
                                     u"none"_qs,
                                     u"never"_qs,
                                     u"tcp"_qs,
                                     u"en"_qs,
                                     u"dark"_qs,
                                     u"touch"_qs,
                                     u"accessToken"_qs,
                                     u"quoted"_qs,
                                     u"sha1"_qs,
                                     u"md5"_qs,
                                     u"yes"_qs,
                                     u"printed"_qs,
                                     u"static"_qs,
                                     u"required"_qs,
                                     u"milliseconds"_qs,
                                     u"sent"_qs,
                                     u"read wechat: mmsp"_qs,
                                     u"bank"_qs,
                                     u"09:00"_qs,
                                     u"引号 \" 反斜杠 \\ # [x]"_qs};
        for (const QString& candidate : candidates) {
            const Result<Values> changed = withText(values, field.key, candidate);
            if (changed && textOf(field, *changed) != before) {
                values = *changed;
                break;
            }
        }
    }
    return values;
}

} // namespace

class TestSettingsFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyFileMeansDefaults();
    void whatIsWrittenIsReadBack();
    void everySettingSurvivesTheFile();
    void defaultsAreWrittenAsComments();
    void readsAFileWrittenByHand();
    void problemsNameLineColumnAndKey_data();
    void problemsNameLineColumnAndKey();
    void whatIsRightBesideAProblemCounts();
    void aBrokenLineLosesOnlyItself();
    void aBrokenHeaderLosesOnlyItsGroup();
    void garbageGivesDefaultsAndOneListOfProblems_data();
    void garbageGivesDefaultsAndOneListOfProblems();
    void missingFileIsNoProblem();
    void unreadableFileIsAProblem();
    void savingKeepsABrokenFileAside();
    void savingIntoAForbiddenPlaceSaysSo();
    void aFailedSaveLeavesTheOldFile();
    void describesAsCompilersDo();
};

void TestSettingsFile::emptyFileMeansDefaults()
{
    const Loaded loaded = parse("");
    QCOMPARE(loaded.values, Values{});
    QVERIFY(loaded.problems.isEmpty());
    QVERIFY(loaded.exists);
}

void TestSettingsFile::whatIsWrittenIsReadBack()
{
    QTemporaryDir directory;
    const SettingsFile file(directory.filePath(u"new/folder/settings.toml"_qs));
    Values values;
    values.shop.name = u"\"引号\" \\ 店"_qs;
    values.sale.lineAmountMax = Money::fromFen(12345);
    values.scale.layouts = {u"21:PPPPPAAAAAC"_qs, u"26:PPPPPAAAAAWWWWWC"_qs};
    QVERIFY(file.save(values).has_value());
    const Loaded loaded = file.load();
    QVERIFY(loaded.problems.isEmpty());
    QCOMPARE(loaded.values, values);
}

void TestSettingsFile::everySettingSurvivesTheFile()
{
    const Values values = allChanged();
    for (const Field& field : fields())
        QVERIFY2(textOf(field, values) != textOf(field, Values{}), qPrintable(field.key));
    const Loaded loaded = parse(format(values));
    QVERIFY2(loaded.problems.isEmpty(),
             qPrintable(loaded.problems.isEmpty() ? QString() : loaded.problems.first().detail));
    QCOMPARE(loaded.values, values);
}

void TestSettingsFile::defaultsAreWrittenAsComments()
{
    Values values;
    values.till.number = 3;
    const QByteArray toml = format(values);
    QVERIFY(toml.contains("\nnumber = 3\n"));
    QVERIFY(toml.contains("\n# columns = 48\n"));
    QVERIFY(toml.contains("\n[printer]\n"));
}

void TestSettingsFile::readsAFileWrittenByHand()
{
    const Loaded loaded =
        parse("# our shop\r\n"
              "shop.name = '好邻居'\r\n"
              "[printer]\r\nkind='tcp' # over the network\r\naddress = \"10.0.0.9\"\r\n"
              "[sale]\r\nrounding = \"halfUpJiao\"\r\nlineAmountMax = \"1,000.50\"\r\n");
    QVERIFY(loaded.problems.isEmpty());
    QCOMPARE(loaded.values.shop.name, u"好邻居"_qs);
    QCOMPARE(loaded.values.printer.kind, PrinterKind::Tcp);
    QCOMPARE(loaded.values.sale.rounding, sale::RoundingMode::HalfUpJiao);
    QCOMPARE(loaded.values.sale.lineAmountMax, Money::fromFen(100'050));
}

void TestSettingsFile::problemsNameLineColumnAndKey_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<ProblemCode>("code");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("key");

    const auto row = [](const char* name, const QByteArray& toml, ProblemCode code, int line,
                        int column, const QString& key) {
        QTest::newRow(name) << toml << code << line << column << key;
    };
    row("unknown key", "[printer]\ncolour = 1\n", ProblemCode::UnknownKey, 2, 1,
        u"printer.colour"_qs);
    row("unknown group", "\n\n[printers]\nport = 1\n", ProblemCode::UnknownKey, 3, 2,
        u"printers"_qs);
    row("group as a value", "printer = 1\n", ProblemCode::WrongType, 1, 11, u"printer"_qs);
    row("text for a number", "[till]\nnumber = \"2\"\n", ProblemCode::WrongType, 2, 10,
        u"till.number"_qs);
    row("fraction for a number", "[till]\nnumber = 2.0\n", ProblemCode::WrongType, 2, 10,
        u"till.number"_qs);
    row("bare amount", "[sale]\nlineAmountMax = 99.99\n", ProblemCode::WrongType, 2, 17,
        u"sale.lineAmountMax"_qs);
    row("whole bare amount", "[sale]\nlineAmountMax = 99\n", ProblemCode::WrongType, 2, 17,
        u"sale.lineAmountMax"_qs);
    row("three decimals", "[sale]\nlineAmountMax = \"9.999\"\n", ProblemCode::OutOfRange, 2, 17,
        u"sale.lineAmountMax"_qs);
    row("quoted switch", "[printer]\ncutter = \"true\"\n", ProblemCode::WrongType, 2, 10,
        u"printer.cutter"_qs);
    row("out of range", "[till]\n  number = 100\n", ProblemCode::OutOfRange, 2, 12,
        u"till.number"_qs);
    row("beyond an int", "[till]\nnumber = 4294967297\n", ProblemCode::OutOfRange, 2, 10,
        u"till.number"_qs);
    row("no choice", "[ui]\ntheme = \"pink\"\n", ProblemCode::NotAChoice, 2, 9, u"ui.theme"_qs);
    row("control character", "[shop]\nname = \"a\\nb\"\n", ProblemCode::Malformed, 2, 8,
        u"shop.name"_qs);
    row("mixed list", "[scale]\nlayouts = [\"a\", 1]\n", ProblemCode::WrongType, 2, 11,
        u"scale.layouts"_qs);
    row("layout that is none", "[scale]\nlayouts = [\"21:PPC\"]\n", ProblemCode::Malformed, 2, 11,
        u"scale.layouts"_qs);
    row("text for a list", "[scale]\nlayouts = \"a\"\n", ProblemCode::WrongType, 2, 11,
        u"scale.layouts"_qs);
    row("unclosed quote", "[shop]\nname = \"a\n", ProblemCode::Malformed, 2, 10, QString());
    row("twice", "[till]\nnumber = 1\nnumber = 2\n", ProblemCode::Malformed, 3, 10, QString());
    row("not UTF-8", "[shop]\nname = \"\xC4\xE3\"\n", ProblemCode::Malformed, 2, 8, QString());
}

void TestSettingsFile::problemsNameLineColumnAndKey()
{
    QFETCH(QByteArray, toml);
    QFETCH(ProblemCode, code);
    QFETCH(int, line);
    QFETCH(int, column);
    QFETCH(QString, key);

    const Loaded loaded = parse(toml);
    QCOMPARE(loaded.problems.size(), 1);
    const Problem problem = loaded.problems.first();
    QCOMPARE(problem.code, code);
    QCOMPARE(problem.line, line);
    QCOMPARE(problem.column, column);
    QCOMPARE(problem.key, key);
    QVERIFY(!problem.detail.isEmpty());
    QCOMPARE(loaded.values, Values{});
}

void TestSettingsFile::whatIsRightBesideAProblemCounts()
{
    const Loaded loaded =
        parse("[till]\nnumber = 0\n[printer]\ncolumns = 33\nport = 9101\n[shop]\nname = \"B\"\n");
    QCOMPARE(loaded.problems.size(), 2);
    QCOMPARE(loaded.problems.at(0).line, 2);
    QCOMPARE(loaded.problems.at(1).line, 4);
    QCOMPARE(loaded.values.till.number, 1);
    QCOMPARE(loaded.values.printer.port, 9101);
    QCOMPARE(loaded.values.shop.name, u"B"_qs);
}

void TestSettingsFile::aBrokenLineLosesOnlyItself()
{
    const Loaded loaded = parse("[till]\nnumber = 4\n[shop]\nname = \"A\nphone = \"1\"\n???\n");
    QCOMPARE(loaded.problems.size(), 2);
    QCOMPARE(loaded.problems.at(0).line, 4);
    QCOMPARE(loaded.problems.at(1).line, 6);
    QCOMPARE(loaded.values.till.number, 4);
    QCOMPARE(loaded.values.shop.name, Values{}.shop.name);
    QCOMPARE(loaded.values.shop.phone, u"1"_qs);
}

void TestSettingsFile::aBrokenHeaderLosesOnlyItsGroup()
{
    // Were only the header left out, the address of the printer would become the shop's.
    const Loaded loaded =
        parse("[shop]\nname = \"A\"\n[printer\naddress = \"10.0.0.9\"\n[till]\nnumber = 4\n");
    QCOMPARE(loaded.problems.size(), 1);
    QCOMPARE(loaded.problems.first().line, 3);
    QCOMPARE(loaded.values.shop.name, u"A"_qs);
    QCOMPARE(loaded.values.shop.address, QString());
    QCOMPARE(loaded.values.printer.address, QString());
    QCOMPARE(loaded.values.till.number, 4);
}

void TestSettingsFile::garbageGivesDefaultsAndOneListOfProblems_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::newRow("zero bytes") << QByteArray(4096, '\0');
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    QTest::newRow("a page of prose") << QByteArray("This is not a settings file.\n").repeated(500);
    QTest::newRow("JSON") << QByteArray("{\"till\": {\"number\": 4}}");
    QTest::newRow("deep nesting") << "[scale]\nlayouts = " + QByteArray(100'000, '[');
    QTest::newRow("unclosed list") << QByteArray("[scale]\nlayouts = [\n\"a\",\n");
}

void TestSettingsFile::garbageGivesDefaultsAndOneListOfProblems()
{
    QFETCH(QByteArray, toml);
    const Loaded loaded = parse(toml);
    QCOMPARE(loaded.values, Values{});
    QVERIFY(!loaded.problems.isEmpty());
    QVERIFY(loaded.problems.size() <= 25);
}

void TestSettingsFile::missingFileIsNoProblem()
{
    const Loaded loaded = SettingsFile(u"/nonexistent/settings.toml"_qs).load();
    QVERIFY(!loaded.exists);
    QVERIFY(loaded.problems.isEmpty());
    QCOMPARE(loaded.values, Values{});
}

void TestSettingsFile::unreadableFileIsAProblem()
{
    // A directory in the file's place: also root cannot read it as a file.
    QTemporaryDir directory;
    const QString path = directory.filePath(u"settings.toml"_qs);
    QVERIFY(QDir().mkpath(path));
    const Loaded loaded = SettingsFile(path).load();
    QCOMPARE(loaded.problems.size(), 1);
    QCOMPARE(loaded.problems.first().code, ProblemCode::Unreadable);
    QCOMPARE(loaded.values, Values{});
}

void TestSettingsFile::savingKeepsABrokenFileAside()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"settings.toml"_qs);
    const QByteArray broken = "[till]\nnumber = 4\nnumbr = 5\n";
    QVERIFY(write(path, broken));
    const SettingsFile file(path);
    QVERIFY(file.save(file.load().values).has_value());
    QCOMPARE(contents(path + u".broken"_qs), broken);
    QVERIFY(file.load().problems.isEmpty());
    QCOMPARE(file.load().values.till.number, 4);

    QVERIFY(QFile::remove(path + u".broken"_qs));
    QVERIFY(file.save(Values{}).has_value());
    QVERIFY(!QFile::exists(path + u".broken"_qs));
}

void TestSettingsFile::savingIntoAForbiddenPlaceSaysSo()
{
    // Below a file there is no directory, for root neither.
    QTemporaryDir directory;
    const QString path = directory.filePath(u"plain"_qs);
    QVERIFY(write(path, "x"));
    const Result<void> saved = SettingsFile(path + u"/settings.toml"_qs).save(Values{});
    QVERIFY(!saved.has_value());
    QVERIFY(!saved.error().detail.isEmpty());
    QCOMPARE(contents(path), QByteArray("x"));
}

void TestSettingsFile::aFailedSaveLeavesTheOldFile()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"settings.toml"_qs);
    const QByteArray broken = "[till]\nnumbr = 5\n";
    QVERIFY(write(path, broken));
    // The copy of the broken file cannot be made: then the file stays as it is.
    QVERIFY(QDir().mkpath(path + u".broken/occupied"_qs));
    QVERIFY(!SettingsFile(path).save(Values{}).has_value());
    QCOMPARE(contents(path), broken);
    QCOMPARE(QDir(directory.path()).entryList(QDir::Files), QStringList(u"settings.toml"_qs));
}

void TestSettingsFile::describesAsCompilersDo()
{
    const Loaded loaded = parse("[printer]\ncolumns = 40\n");
    QCOMPARE(describe(loaded.problems.first(), u"settings.toml"_qs),
             u"settings.toml:2:11: printer.columns: 40 is not allowed; allowed: 32, 48"_qs);
    QCOMPARE(describe({0, 0, {}, ProblemCode::Unreadable, u"larger than 1 MiB"_qs}, u"a"_qs),
             u"a: larger than 1 MiB"_qs);
}

QTEST_GUILESS_MAIN(TestSettingsFile)
#include "tst_settings_file.moc"
