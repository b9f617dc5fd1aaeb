// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/storage/catalogue_fixture.h"

#include <rapidcheck.h>

#include <QFile>
#include <QStringEncoder>

using namespace till;
using namespace till::storage;
using catalog::Column;
using catalog::IssueCode;
using Outcome = ImportReport::Outcome;

namespace {

const QString header =
    QStringLiteral("code,barcode,name,category,unit,price,weighed,plu,discountable\n");

QByteArray gb18030(const QString& text)
{
    QStringEncoder encoder("GB18030");
    return encoder.encode(text);
}

ImportOptions skipping()
{
    return {.badRows = ImportOptions::BadRows::Skip};
}

catalog::Product product(CatalogueFixture& catalogue, const QString& code)
{
    return catalogue.reader().byCode(ProductCode(code)).value().value_or(catalog::Product());
}

} // namespace

class TestCatalogueImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryColumn();
    void readsAnyEncoding_data();
    void readsAnyEncoding();
    void headingsMayBeChineseAndInAnyOrder();
    void reportsBadRows_data();
    void reportsBadRows();
    void aBadRowLeavesTheCatalogueAsItWas();
    void goodRowsAreTakenWhenAskedTo();
    void unusableFilesAreRefused_data();
    void unusableFilesAreRefused();
    void aCharacterCutOffByTheEndIsReported();
    void linesAreCountedAsEditorsShowThem();
    void quotedCellsMayHoldAnything();
    void columnsThatAreNotThereStayAsTheyAre();
    void theSameFileAgainChangesNothing();
    void notesOnBarcodesDoNotStopIt();
    void upcAndEanAreOneBarcode();
    void barcodesMoveWhenTheirOwnerLetsGoFirst();
    void cancelLeavesNothing();
    void aTrialRunLeavesNothing();
    void progressReachesTheEnd();
    void readersSeeAllOrNothing();
    void issuesAreKeptToAThousandAndCounted();
    void aHugeCellEndsTheImport();
    void aHugeRowIsOneBadRow();
    void randomBytesNeverCrashIt();
    void whatIsExportedComesBack();
    void exportOfAnImportIsTheSameFile();
    void guessesEncodings();
};

void TestCatalogueImport::readsEveryColumn()
{
    CatalogueFixture catalogue;
    const auto report = catalogue.import(
        header +
        QStringLiteral(
            "A1,6291041500213|73513537 X-9, 红富士苹果 ,水果,kg,\"¥1,012.80\",是,123,no\n"));
    QCOMPARE(report.outcome, Outcome::Applied);
    QCOMPARE(report.rows, 1);
    QCOMPARE(report.added, 1);
    QVERIFY(report.issues.isEmpty());
    const catalog::Product read = product(catalogue, QStringLiteral("A1"));
    catalog::Product expected;
    expected.code = ProductCode(QStringLiteral("A1"));
    expected.barcodes = QStringList{QStringLiteral("6291041500213"), QStringLiteral("73513537"),
                                    QStringLiteral("X-9")};
    expected.name = QStringLiteral("红富士苹果");
    expected.category = QStringLiteral("水果");
    expected.unit = QStringLiteral("kg");
    expected.measure = Measure::Kilograms;
    expected.price = Money::fromFen(101'280);
    expected.plu = QStringLiteral("00123");
    expected.discountable = false;
    QCOMPARE(read, expected);
    for (const QString& barcode : expected.barcodes)
        QCOMPARE(catalogue.reader().byBarcode(barcode).value(), expected);
    QCOMPARE(catalogue.reader().byPlu(QStringLiteral("00123")).value(), expected);
    QCOMPARE(catalogue.reader().byCode(ProductCode(QStringLiteral("a1"))).value(), expected);
    QCOMPARE(catalogue.reader().count().value(), 1);
    QCOMPARE(catalogue.reader().byBarcode(QStringLiteral("no")).value(), std::nullopt);
}

void TestCatalogueImport::readsAnyEncoding_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<TextEncoding>("encoding");
    // 镕 is in GB18030 and not in GB2312; 𠮷 needs four bytes.
    const QString text = QStringLiteral("货号,品名,售价\r\n1,朱镕牌𠮷野家酱油,3.50\r\n");
    QTest::newRow("UTF-8") << text.toUtf8() << TextEncoding::Utf8;
    QTest::newRow("UTF-8 with mark") << "\xef\xbb\xbf" + text.toUtf8() << TextEncoding::Utf8;
    QTest::newRow("GB18030") << gb18030(text) << TextEncoding::Gb18030;
}

void TestCatalogueImport::readsAnyEncoding()
{
    QFETCH(QByteArray, bytes);
    QFETCH(TextEncoding, encoding);
    CatalogueFixture catalogue;
    const auto report = catalogue.import(bytes);
    QCOMPARE(report.outcome, Outcome::Applied);
    QCOMPARE(report.encoding, encoding);
    QCOMPARE(product(catalogue, QStringLiteral("1")).name, QStringLiteral("朱镕牌𠮷野家酱油"));
    QCOMPARE(catalogue.find(QStringLiteral("酱油")).size(), 1);
}

void TestCatalogueImport::headingsMayBeChineseAndInAnyOrder()
{
    CatalogueFixture catalogue;
    const auto report = catalogue.import(
        QStringLiteral("售价,供应商, PLU ,品名,CODE,可折扣\n3.50,甲,00007,酱油,1,否\n"));
    QCOMPARE(report.outcome, Outcome::Applied);
    QCOMPARE(report.notices, 1);
    QCOMPARE(report.issues.first(),
             (ImportIssue{1, {IssueCode::ColumnUnknown, std::nullopt, QStringLiteral("供应商")}}));
    const catalog::Product read = product(catalogue, QStringLiteral("1"));
    QCOMPARE(read.plu, QStringLiteral("00007"));
    QCOMPARE(read.price, Money::fromFen(350));
    QVERIFY(!read.discountable);
}

void TestCatalogueImport::reportsBadRows_data()
{
    QTest::addColumn<QString>("row");
    QTest::addColumn<IssueCode>("code");
    QTest::addColumn<int>("column");
    const auto row = [](const char* name, const char* text, IssueCode code, Column column) {
        QTest::newRow(name) << QString::fromUtf8(text) << code << int(column);
    };
    row("no code", ",,酱油,,,1,,,", IssueCode::Missing, Column::Code);
    row("code with a blank", "A 1,,酱油,,,1,,,", IssueCode::CodeMalformed, Column::Code);
    row("code in Chinese", "甲,,酱油,,,1,,,", IssueCode::CodeMalformed, Column::Code);
    row("code too long", "123456789012345678901,,酱油,,,1,,,", IssueCode::CodeMalformed,
        Column::Code);
    row("barcode taken for a number", "1,6.92117E+12,酱油,,,1,,,", IssueCode::BarcodeRounded,
        Column::Barcode);
    row("barcode in Chinese", "1,条码,酱油,,,1,,,", IssueCode::BarcodeMalformed, Column::Barcode);
    row("barcode twice in a row", "1,AB|AB,酱油,,,1,,,", IssueCode::BarcodeTwice, Column::Barcode);
    row("barcode as UPC and as EAN", "1,036000291452|0036000291452,酱油,,,1,,,",
        IssueCode::BarcodeTwice, Column::Barcode);
    row("no name", "1,,,,,1,,,", IssueCode::Missing, Column::Name);
    row("no price", "1,,酱油,,,,,,", IssueCode::Missing, Column::Price);
    row("three decimals", "1,,酱油,,,1.005,,,", IssueCode::PriceTooFine, Column::Price);
    row("negative", "1,,酱油,,,-1,,,", IssueCode::PriceNegative, Column::Price);
    row("huge", "1,,酱油,,,100000000,,,", IssueCode::PriceTooLarge, Column::Price);
    row("beyond 64 bits", "1,,酱油,,,99999999999999999999,,,", IssueCode::PriceTooLarge,
        Column::Price);
    row("price in words", "1,,酱油,,,面议,,,", IssueCode::PriceMalformed, Column::Price);
    row("two points", "1,,酱油,,,1.2.3,,,", IssueCode::PriceMalformed, Column::Price);
    row("weighed perhaps", "1,,酱油,,,1,2,,", IssueCode::FlagMalformed, Column::Weighed);
    row("discount perhaps", "1,,酱油,,,1,,,maybe", IssueCode::FlagMalformed, Column::Discountable);
    row("PLU too long", "1,,酱油,,,1,,123456,", IssueCode::PluMalformed, Column::Plu);
    row("PLU of letters", "1,,酱油,,,1,,12A,", IssueCode::PluMalformed, Column::Plu);
    row("broken encoding", "1,,酱\xff油,,,1,,,", IssueCode::EncodingBroken, Column::Name);
    row("tabulator in a name", "1,,酱\t油,,,1,,,", IssueCode::ControlCharacter, Column::Name);
    row("line end in a name", "1,,\"酱\n油\",,,1,,,", IssueCode::ControlCharacter, Column::Name);
    row("cell too few", "1,,酱油,,,1,,", IssueCode::FieldCount, Column(-1));
    row("cell too many", "1,,酱油,,,1,,,,x", IssueCode::FieldCount, Column(-1));
    QTest::newRow("long name") << QStringLiteral("1,,") + QString(81, QChar(0x9171)) +
                                      QStringLiteral(",,,1,,,")
                               << IssueCode::TooLong << int(Column::Name);
    QTest::newRow("long category")
        << QStringLiteral("1,,酱油,") + QString(41, u'x') + QStringLiteral(",,1,,,")
        << IssueCode::TooLong << int(Column::Category);
    QTest::newRow("NUL in a name")
        << QStringLiteral("1,,酱") + QChar(0) + QStringLiteral("油,,,1,,,")
        << IssueCode::ControlCharacter << int(Column::Name);
    row("code of an earlier row", "9,,酱油,,,1,,,", IssueCode::CodeTwice, Column::Code);
    row("barcode of an earlier row", "1,B9,酱油,,,1,,,", IssueCode::BarcodeTwice, Column::Barcode);
    row("PLU of an earlier row", "1,,酱油,,,1,,9,", IssueCode::PluTwice, Column::Plu);
    row("barcode of other goods", "1,B8,酱油,,,1,,,", IssueCode::BarcodeTaken, Column::Barcode);
    row("PLU of other goods", "1,,酱油,,,1,,8,", IssueCode::PluTaken, Column::Plu);
}

void TestCatalogueImport::reportsBadRows()
{
    QFETCH(QString, row);
    QFETCH(IssueCode, code);
    QFETCH(int, column);
    CatalogueFixture catalogue;
    QCOMPARE(catalogue.import(header + QStringLiteral("8,B8,醋,,,1,,8,\n")).added, 1);
    QByteArray bytes = (header + QStringLiteral("9,B9,盐,,,1,,9,\n") + row + u'\n').toUtf8();
    if (code == IssueCode::EncodingBroken)
        bytes =
            "\xef\xbb\xbf" + bytes.replace("\xef\xbf\xbd", "\xff"); // fromUtf8() put U+FFFD there
    const auto report = catalogue.import(bytes);
    QCOMPARE(report.outcome, Outcome::Refused);
    QCOMPARE(report.badRows, 1);
    QCOMPARE(report.mistakes, 1);
    QCOMPARE(report.issues.size(), 1);
    QCOMPARE(report.issues.first().line, 3);
    QCOMPARE(report.issues.first().issue.code, code);
    QCOMPARE(report.issues.first().issue.column ? int(*report.issues.first().issue.column) : -1,
             column);
    QCOMPARE(catalogue.reader().count().value(), 1);
}

void TestCatalogueImport::aBadRowLeavesTheCatalogueAsItWas()
{
    CatalogueFixture catalogue;
    QCOMPARE(catalogue.import(header + QStringLiteral("1,B1,醋,,,1,,8,\n")).added, 1);
    const QByteArray before = catalogue.exported();
    const auto report = catalogue.import(
        header + QStringLiteral("1,B2,白醋,,,2,,7,\n2,,盐,,,1,,,\n3,,糖,,,-1,,,\n"));
    QCOMPARE(report.outcome, Outcome::Refused);
    QCOMPARE(catalogue.exported(), before);
    QVERIFY(catalogue.find(QStringLiteral("盐")).isEmpty());
    QVERIFY(catalogue.find(QStringLiteral("白")).isEmpty());
    QCOMPARE(catalogue.find(QStringLiteral("cu")), QStringList{QStringLiteral("1")});
    QVERIFY(catalogue.reader().byBarcode(QStringLiteral("B1")).value().has_value());
}

void TestCatalogueImport::goodRowsAreTakenWhenAskedTo()
{
    CatalogueFixture catalogue;
    const auto report = catalogue.import(
        header + QStringLiteral("1,,醋,,,1,,,\n2,,盐,,,x,,,\n3,,糖,,,1,,,\n1,,醋,,,1,,,\n"),
        skipping());
    QCOMPARE(report.outcome, Outcome::Applied);
    QCOMPARE(report.rows, 4);
    QCOMPARE(report.added, 2);
    QCOMPARE(report.badRows, 2);
    QCOMPARE(report.issues.size(), 2);
    QCOMPARE(report.issues[0].line, 3);
    QCOMPARE(report.issues[1].line, 5);
    QCOMPARE(catalogue.reader().count().value(), 2);
}

void TestCatalogueImport::unusableFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<IssueCode>("code");
    QTest::addColumn<qint64>("line");
    const auto row = [](const char* name, const QByteArray& bytes, IssueCode code, qint64 line) {
        QTest::newRow(name) << bytes << code << line;
    };
    row("empty", "", IssueCode::HeaderMissing, 1);
    row("mark alone", "\xef\xbb\xbf", IssueCode::HeaderMissing, 1);
    row("line ends alone", "\r\n\n\n", IssueCode::HeaderMissing, 1);
    row("no column of codes", "name,price\na,1\n", IssueCode::ColumnMissing, 1);
    row("a picture", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), IssueCode::ColumnMissing, 1);
    row("two columns of codes", "code,货号,name\n1,1,a\n", IssueCode::ColumnTwice, 1);
    row("quotation mark inside a cell", "code,name,price\n1,a\"b,1\n", IssueCode::QuoteMalformed,
        2);
    row("text behind the quotation mark", "code,name,price\n1,\"a\"b,1\n",
        IssueCode::QuoteMalformed, 2);
    row("quotation mark never closed", "code,name,price\n1,x,1\n2,\"a,1\n3,b,1\n",
        IssueCode::QuoteMalformed, 3);
    row("quotation mark closed in a later row", "code,name,price\n2,\"a,1\n3,\"b\",1\n",
        IssueCode::QuoteMalformed, 2);
}

void TestCatalogueImport::unusableFilesAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(IssueCode, code);
    QFETCH(qint64, line);
    CatalogueFixture catalogue;
    // Not even when asked to skip rows: here nobody knows what a row is.
    const auto report = catalogue.import(bytes, skipping());
    QCOMPARE(report.outcome, Outcome::Refused);
    QVERIFY(!report.issues.isEmpty());
    const bool found =
        std::any_of(report.issues.cbegin(), report.issues.cend(),
                    [&](const auto& each) { return each.issue.code == code && each.line == line; });
    QVERIFY2(found, qUtf8Printable(catalog::issueCodeName(report.issues.first().issue.code) + u' ' +
                                   QString::number(report.issues.first().line)));
    QCOMPARE(catalogue.reader().count().value(), 0);
}

void TestCatalogueImport::aCharacterCutOffByTheEndIsReported()
{
    CatalogueFixture catalogue;
    const auto report =
        catalogue.import(QByteArray("code,price,name\n1,1,\xe7\xb3\x96\n2,1,\xe5\x86"));
    QCOMPARE(report.outcome, Outcome::Refused);
    QCOMPARE(report.issues,
             (QList<ImportIssue>{
                 {3, {IssueCode::EncodingBroken, Column::Name, QString(QChar(0xfffd))}}}));
}

void TestCatalogueImport::linesAreCountedAsEditorsShowThem()
{
    for (const char* end : {"\n", "\r\n", "\r"}) {
        CatalogueFixture catalogue;
        const QByteArray text =
            QByteArray("code,name,price\n\n1,\"a\",1\n2,b,x\n\n\n3,c,x").replace("\n", end);
        const auto report = catalogue.import(text);
        QCOMPARE(report.issues.size(), 2);
        QCOMPARE(report.issues[0].line, 4);
        QCOMPARE(report.issues[1].line, 7);
    }
    CatalogueFixture catalogue;
    const auto report =
        catalogue.import(QByteArray("code,category,name,price\n1,\"x\n\ny\",a,1\n2,,b,x\n"));
    QCOMPARE(report.issues.size(), 2);
    QCOMPARE(report.issues[0].line, 2);
    QCOMPARE(report.issues[1].line, 5);
}

void TestCatalogueImport::quotedCellsMayHoldAnything()
{
    CatalogueFixture catalogue;
    const auto report = catalogue.import(
        QByteArray("code,name,price\n\"1\",\"15\"\" screen, flat\",\"1,234.50\"\n"));
    QCOMPARE(report.outcome, Outcome::Applied);
    QCOMPARE(product(catalogue, QStringLiteral("1")).name, QStringLiteral("15\" screen, flat"));
    QCOMPARE(product(catalogue, QStringLiteral("1")).price, Money::fromFen(123'450));
}

void TestCatalogueImport::columnsThatAreNotThereStayAsTheyAre()
{
    CatalogueFixture catalogue;
    QCOMPARE(catalogue.import(header + QStringLiteral("1,B1,醋,调味,瓶,1,1,8,0\n")).added, 1);
    catalog::Product expected = product(catalogue, QStringLiteral("1"));
    const auto report = catalogue.import(QStringLiteral("货号,售价\n1,2.50\n"));
    QCOMPARE(report.changed, 1);
    expected.price = Money::fromFen(250);
    QCOMPARE(product(catalogue, QStringLiteral("1")), expected);
    const auto unknown = catalogue.import(QStringLiteral("货号,售价\n2,2.50\n"));
    QCOMPARE(unknown.issues.first().issue.code, IssueCode::Missing);
    QCOMPARE(unknown.issues.first().issue.column, Column::Name);
}

void TestCatalogueImport::theSameFileAgainChangesNothing()
{
    CatalogueFixture catalogue;
    const QString file =
        header + QStringLiteral("1,B1,醋,调味,瓶,1,0,8,0\n2,B2,盐,调味,袋,1,0,,1\n");
    QCOMPARE(catalogue.import(file).added, 2);
    const auto report = catalogue.import(file);
    QCOMPARE(report.outcome, Outcome::Applied);
    QCOMPARE(report.same, 2);
    QCOMPARE(report.added + report.changed, 0);
}

void TestCatalogueImport::notesOnBarcodesDoNotStopIt()
{
    CatalogueFixture catalogue;
    const auto report = catalogue.import(header + QStringLiteral("1,6291041500214,醋,,,1,,,\n"));
    QCOMPARE(report.outcome, Outcome::Applied);
    QCOMPARE(report.notices, 1);
    QCOMPARE(report.issues.first().issue.code, IssueCode::CheckDigitWrong);
    QVERIFY(catalogue.reader().byBarcode(QStringLiteral("6291041500214")).value().has_value());
}

void TestCatalogueImport::upcAndEanAreOneBarcode()
{
    CatalogueFixture catalogue;
    QCOMPARE(catalogue.import(header + QStringLiteral("1,036000291452,纸巾,,,1,,,\n")).added, 1);
    for (const QString& scanned : {QStringLiteral("036000291452"), QStringLiteral("0036000291452"),
                                   QStringLiteral("00036000291452")})
        QVERIFY(catalogue.reader().byBarcode(scanned).value().has_value());
    QCOMPARE(product(catalogue, QStringLiteral("1")).barcodes,
             QStringList{QStringLiteral("036000291452")});
    const auto other = catalogue.import(header + QStringLiteral("2,0036000291452,纸,,,1,,,\n"));
    QCOMPARE(other.issues.first().issue.code, IssueCode::BarcodeTaken);
}

void TestCatalogueImport::barcodesMoveWhenTheirOwnerLetsGoFirst()
{
    CatalogueFixture catalogue;
    QCOMPARE(catalogue.import(header + QStringLiteral("1,B1,醋,,,1,,,\n2,B2,盐,,,1,,,\n")).added,
             2);
    QCOMPARE(catalogue.import(header + QStringLiteral("1,,醋,,,1,,,\n2,B2|B1,盐,,,1,,,\n")).changed,
             2);
    QCOMPARE(catalogue.reader().byBarcode(QStringLiteral("B1")).value()->code.text(),
             QStringLiteral("2"));
    QCOMPARE(catalogue.find(QStringLiteral("B1")), QStringList{QStringLiteral("2")});
}

void TestCatalogueImport::cancelLeavesNothing()
{
    CatalogueFixture catalogue;
    const auto report = catalogue.import(QByteArray("code,name,price\n1,a,1\n2,b,1\n"), {},
                                         [](qint64, qint64) { return Proceed::Stop; });
    QCOMPARE(report.outcome, Outcome::Cancelled);
    QCOMPARE(catalogue.reader().count().value(), 0);
    QCOMPARE(catalogue.import(QByteArray("code,name,price\n1,a,1\n")).outcome, Outcome::Applied);
}

void TestCatalogueImport::aTrialRunLeavesNothing()
{
    CatalogueFixture catalogue;
    const auto report = catalogue.import(QByteArray("code,name,price\n1,a,1\n"),
                                         {.keep = ImportOptions::Keep::Nothing});
    QCOMPARE(report.outcome, Outcome::Tried);
    QCOMPARE(report.added, 1);
    QCOMPARE(catalogue.reader().count().value(), 0);
}

void TestCatalogueImport::progressReachesTheEnd()
{
    CatalogueFixture catalogue;
    QByteArray file("code,name,price\n");
    for (int i = 0; i < 20'000; ++i)
        file += QByteArray::number(i) + ",goods number " + QByteArray::number(i) + ",1.00\n";
    QList<qint64> seen;
    qint64 total = 0;
    const auto report = catalogue.import(file, {}, [&](qint64 done, qint64 all) {
        seen.append(done);
        total = all;
        return Proceed::Yes;
    });
    QCOMPARE(report.added, 20'000);
    QVERIFY(seen.size() > 1);
    QVERIFY(std::is_sorted(seen.cbegin(), seen.cend()));
    QCOMPARE(seen.last(), file.size());
    QCOMPARE(total, file.size());
    QCOMPARE(catalogue.find(QStringLiteral("number 19999")).size(), 1);
}

void TestCatalogueImport::readersSeeAllOrNothing()
{
    CatalogueFixture catalogue;
    QByteArray file("code,name,price\n");
    for (int i = 0; i < 20'000; ++i)
        file += QByteArray::number(i) + ",goods number " + QByteArray::number(i) + ",1.00\n";
    QList<qint64> counts;
    const auto report = catalogue.import(file, {}, [&](qint64, qint64) {
        counts.append(catalogue.reader().count().value());
        return Proceed::Yes;
    });
    QCOMPARE(report.outcome, Outcome::Applied);
    QCOMPARE(counts, QList<qint64>(counts.size(), 0));
    QCOMPARE(catalogue.reader().count().value(), 20'000);
}

void TestCatalogueImport::issuesAreKeptToAThousandAndCounted()
{
    CatalogueFixture catalogue;
    QByteArray file("code,name,price\n");
    for (int i = 0; i < 1500; ++i)
        file += QByteArray::number(i) + ",a,-1\n";
    const auto report = catalogue.import(file);
    QCOMPARE(report.badRows, 1500);
    QCOMPARE(report.mistakes, 1500);
    QCOMPARE(report.issues.size(), ImportReport::issuesKept);
}

void TestCatalogueImport::aHugeCellEndsTheImport()
{
    CatalogueFixture catalogue;
    const auto report = catalogue.import(
        "code,name,price\n1,a,1\n2," + QByteArray(10'000'000, 'x') + ",1\n", skipping());
    QCOMPARE(report.outcome, Outcome::Refused);
    QCOMPARE(report.issues.last().issue.code, IssueCode::FieldTooLong);
    QCOMPARE(report.issues.last().line, 3);
    QCOMPARE(catalogue.reader().count().value(), 0);
}

void TestCatalogueImport::aHugeRowIsOneBadRow()
{
    for (const QByteArray& cells :
         {QByteArray(10'000'000, ','), QByteArray("xxxxxxxxx,").repeated(1'000'000)}) {
        CatalogueFixture catalogue;
        const auto report =
            catalogue.import("code,name,price\n1,a,1\n2," + cells + "\n3,b,1\n", skipping());
        QCOMPARE(report.outcome, Outcome::Applied);
        QCOMPARE(report.issues.size(), 1);
        QCOMPARE(report.issues.first().issue.code, IssueCode::RowTooLong);
        QCOMPARE(report.issues.first().line, 3);
        QCOMPARE(report.added, 2);
    }
}

void TestCatalogueImport::randomBytesNeverCrashIt()
{
    CatalogueFixture catalogue;
    const QByteArray valid =
        header.toUtf8() + "1,6291041500213,\"醋\",调味,瓶,1.00,0,,1\n2,,盐,,,2,,,\n";
    QVERIFY(rc::check("a damaged file is refused or imported", [&] {
        QByteArray file = *rc::gen::arbitrary<bool>() ? valid : gb18030(QString::fromUtf8(valid));
        const auto places =
            *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, int(file.size())));
        for (const int at : places)
            file[at] = static_cast<char>(*rc::gen::inRange(0, 256));
        const auto report = catalogue.import(file, skipping());
        RC_ASSERT(report.outcome == Outcome::Refused || report.outcome == Outcome::Applied);
        RC_ASSERT(report.outcome == Outcome::Applied || report.mistakes > 0);
    }));
}

namespace {

rc::Gen<QString> genText(int lengthMin, int lengthMax)
{
    const auto character =
        rc::gen::element<char16_t>(u'农', u'夫', u'长', u'é', u'ü', u'A', u'z', u'7', u',', u'"',
                                   u';', u'\'', u'=', u'|', u'·', u'㎖');
    return rc::gen::mapcat(rc::gen::inRange(lengthMin, lengthMax + 1), [character](int length) {
        return rc::gen::map(
            rc::gen::container<std::u16string>(std::size_t(length), character),
            [](const std::u16string& text) { return QString::fromStdU16String(text); });
    });
}

catalog::Product anyProduct(int number)
{
    catalog::Product made;
    made.code = ProductCode(QStringLiteral("C-%1").arg(number));
    const int barcodes = *rc::gen::inRange(0, 4);
    for (int i = 0; i < barcodes; ++i)
        made.barcodes.append(
            QStringLiteral("%1%2").arg(*rc::gen::inRange(100'000, 999'999)).arg(number * 10 + i));
    made.name = *genText(1, 80);
    made.category = *genText(0, 40);
    made.unit = *genText(0, 16);
    made.measure = *rc::gen::element(Measure::Pieces, Measure::Kilograms);
    made.price = Money::fromFen(*rc::gen::inRange<qint64>(0, Money::maxFen + 1));
    if (*rc::gen::arbitrary<bool>())
        made.plu = QStringLiteral("%1").arg(number, 5, 10, QLatin1Char('0'));
    made.discountable = *rc::gen::arbitrary<bool>();
    return made;
}

} // namespace

void TestCatalogueImport::whatIsExportedComesBack()
{
    QVERIFY(rc::check("import of an export gives the same goods", [] {
        CatalogueFixture first;
        QList<catalog::Product> goods;
        {
            auto update = CatalogueUpdate::begin(first.store()).value();
            const int count = *rc::gen::inRange(0, 8);
            for (int i = 0; i < count; ++i) {
                goods.append(anyProduct(i));
                RC_ASSERT(update.put(goods.last(), std::nullopt).value().id != 0);
            }
            RC_ASSERT(update.commit().has_value());
        }
        const ExportOptions options{
            *rc::gen::element(TextEncoding::Utf8, TextEncoding::Gb18030),
            *rc::gen::element(catalog::ColumnNames::English, catalog::ColumnNames::Chinese)};
        CatalogueFixture second;
        const auto report = second.import(first.exported(options));
        RC_ASSERT(report.outcome == Outcome::Applied);
        RC_ASSERT(report.added == goods.size());
        for (const catalog::Product& each : goods)
            RC_ASSERT(product(second, each.code.text()) == each);
    }));
}

void TestCatalogueImport::exportOfAnImportIsTheSameFile()
{
    CatalogueFixture catalogue;
    const QByteArray file =
        "\xef\xbb\xbf" + header.chopped(1).toUtf8() + "\r\n" +
        "1,B1|B2,\"醋, \"\"陈\"\"\",调味,瓶,1.00,0,00008,0\r\n2,,盐,,,2.50,1,,1\r\n";
    QCOMPARE(catalogue.import(file).added, 2);
    QCOMPARE(catalogue.exported(), file);
    const QByteArray chinese =
        catalogue.exported({TextEncoding::Gb18030, catalog::ColumnNames::Chinese});
    QVERIFY(chinese.startsWith(
        gb18030(QStringLiteral("货号,条码,品名,分类,单位,售价,称重,PLU,可折扣\r\n"))));
    QCOMPARE(catalogue.import(chinese).same, 2);
}

void TestCatalogueImport::guessesEncodings()
{
    const QString text = QStringLiteral("货号,品名\n1,农夫山泉饮用天然水\n");
    QCOMPARE(guessEncoding(text.toUtf8()), TextEncoding::Utf8);
    QCOMPARE(guessEncoding(gb18030(text)), TextEncoding::Gb18030);
    QCOMPARE(guessEncoding("code,name\n"), TextEncoding::Utf8);
    QCOMPARE(guessEncoding(""), TextEncoding::Utf8);
    // One broken byte in much good text does not turn the rest into nonsense.
    QCOMPARE(guessEncoding(text.repeated(10).toUtf8() + "\xff"), TextEncoding::Utf8);
    // The sample may end inside a character.
    QCOMPARE(guessEncoding(text.toUtf8().first(5)), TextEncoding::Utf8);
}

QTEST_GUILESS_MAIN(TestCatalogueImport)
#include "tst_catalogue_import.moc"
