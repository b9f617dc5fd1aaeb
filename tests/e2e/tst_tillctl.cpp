// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/tillctl_runner.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace till::test;

namespace {

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

const QByteArray goods = "code,barcode,name,category,unit,price,weighed,plu,discountable\n"
                         "100001,6901234567892,农夫山泉 天然水 550ml,饮用水,瓶,2.00,0,,1\n"
                         "100002,6900000000014,可口可乐 500ml,碳酸饮料,瓶,3.50,0,,1\n"
                         "200001,,红富士苹果 散称,水果,kg,11.96,1,21001,1\n";

} // namespace

/// The program itself, as a script or an integration engineer runs it.
class TestTillctl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sellsForCashAndPrintsTheReceipt();
    void refusesWhatIsNotPaidAndLeavesNoCart();
    void refusesAnUnknownItemAndLeavesNoCart();
    void keepsACartOpenForTheNextProcess();
    void importsAllOrNothing();
    void saysWhichLineOfABrokenFileIsWrong();
    void findsByInitialsAndChinese();
    void journalVerifiesAndIsBackedUp();
    void journalFoundChangedIsAFault();
    void settingsAreCheckedAndKept();
    void brokenSettingsNameFileAndLine();
    void secretsComeFromStandardInput();
    void staffPinsComeFromStandardInput();
    void usageIsExplained_data();
    void usageIsExplained();

private:
    [[nodiscard]] Run run(const QStringList& words, const QByteArray& input = {}) const
    {
        return TillctlRunner(m_folder->path()).run(words, input);
    }
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    void importGoods();

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestTillctl::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestTillctl::importGoods()
{
    write(path(u"goods.csv"_qs), goods);
    const Run imported = run({u"catalog"_qs, u"import"_qs, path(u"goods.csv"_qs)});
    QCOMPARE(imported.exit, 0);
}

void TestTillctl::sellsForCashAndPrintsTheReceipt()
{
    importGoods();
    QCOMPARE(run({u"settings"_qs, u"set"_qs, u"printer.kind"_qs, u"file"_qs}).exit, 0);
    QCOMPARE(run({u"settings"_qs, u"set"_qs, u"printer.path"_qs, path(u"paper.bin"_qs)}).exit, 0);
    QCOMPARE(run({u"settings"_qs, u"set"_qs, u"printer.confirms"_qs, u"false"_qs}).exit, 0);

    const Run sold = run({u"sell"_qs, u"--item"_qs, u"6901234567892*2"_qs, u"--item"_qs,
                          u"6900000000014"_qs, u"--tender"_qs, u"cash=20"_qs});
    QVERIFY2(sold.exit == 0, (sold.output + sold.log).constData());
    const QJsonObject sale = sold.json[u"sale"_qs].toObject();
    QCOMPARE(sale[u"total"_qs].toString(), u"7.50"_qs);
    QCOMPARE(sale[u"change"_qs].toString(), u"12.50"_qs);
    QCOMPARE(sale[u"phase"_qs].toString(), u"completed"_qs);

    QFile paper(path(u"paper.bin"_qs));
    QVERIFY(paper.open(QIODevice::ReadOnly));
    const QByteArray bytes = paper.readAll();
    QVERIFY(bytes.contains(QByteArray::fromHex("1b700019fa"))); // the drawer
    QVERIFY(bytes.contains(QByteArray::fromHex("1d5642")));     // the cut
    const auto pulse = bytes.indexOf(QByteArray::fromHex("1b700019fa"));
    QVERIFY2(pulse < bytes.indexOf(QByteArray::fromHex("1d5642")),
             "change is given before the paper is out");
}

void TestTillctl::refusesWhatIsNotPaidAndLeavesNoCart()
{
    importGoods();
    const Run sold =
        run({u"sell"_qs, u"--item"_qs, u"6901234567892*2"_qs, u"--tender"_qs, u"cash=3"_qs});
    QCOMPARE(sold.exit, 1);
    QVERIFY(!run({u"cart"_qs, u"show"_qs}).json.contains(u"open"_qs));
    QCOMPARE(run({u"journal"_qs, u"verify"_qs}).exit, 0);
}

void TestTillctl::refusesAnUnknownItemAndLeavesNoCart()
{
    importGoods();
    const Run sold = run({u"sell"_qs, u"--item"_qs, u"6901234567892"_qs, u"--item"_qs,
                          u"6909999999991"_qs, u"--tender"_qs, u"cash=20"_qs});
    QCOMPARE(sold.exit, 1);
    const QJsonObject notice = sold.json[u"notices"_qs].toArray().first().toObject();
    QCOMPARE(notice[u"notice"_qs].toString(), u"unknownCode"_qs);
    QCOMPARE(notice[u"code"_qs].toString(), u"6909999999991"_qs);
    QVERIFY(!run({u"cart"_qs, u"show"_qs}).json.contains(u"open"_qs));
}

void TestTillctl::keepsACartOpenForTheNextProcess()
{
    importGoods();
    QCOMPARE(run({u"sell"_qs, u"--item"_qs, u"6901234567892*3"_qs, u"--keep-open"_qs}).exit, 0);
    const QJsonObject open = run({u"cart"_qs, u"show"_qs}).json[u"open"_qs].toObject();
    QCOMPARE(open[u"total"_qs].toString(), u"6.00"_qs);
    QCOMPARE(
        run({u"sell"_qs, u"--item"_qs, u"6901234567892"_qs, u"--tender"_qs, u"cash=2"_qs}).exit, 1);
    QCOMPARE(run({u"cart"_qs, u"void"_qs}).exit, 0);
    QVERIFY(!run({u"cart"_qs, u"show"_qs}).json.contains(u"open"_qs));
}

void TestTillctl::importsAllOrNothing()
{
    importGoods();
    write(path(u"more.csv"_qs), goods + "100003,6900000000021,雪碧 500ml,碳酸饮料,瓶,3.555,0,,1\n"
                                        "100004,6900000000038,芬达 500ml,碳酸饮料,瓶,3.50,0,,1\n");
    const Run refused = run({u"catalog"_qs, u"import"_qs, path(u"more.csv"_qs)});
    QCOMPARE(refused.exit, 1);
    QVERIFY(run({u"catalog"_qs, u"find"_qs, u"芬达"_qs}).json[u"hits"_qs].toArray().isEmpty());

    const Run partly = run({u"catalog"_qs, u"import"_qs, path(u"more.csv"_qs), u"--skip-bad"_qs});
    QCOMPARE(partly.exit, 0);
    QCOMPARE(run({u"catalog"_qs, u"find"_qs, u"芬达"_qs}).json[u"hits"_qs].toArray().size(), 1);
    QVERIFY(run({u"catalog"_qs, u"find"_qs, u"雪碧"_qs}).json[u"hits"_qs].toArray().isEmpty());
}

void TestTillctl::saysWhichLineOfABrokenFileIsWrong()
{
    write(path(u"bad.csv"_qs), "code,barcode,name,category,unit,price,weighed,plu,discountable\n"
                               "1,6901234567892,水,饮用水,瓶,2.00,0,,1\n"
                               "2,6900000000014,可乐,饮料,瓶,-3.50,0,,1\n");
    const Run refused = run({u"catalog"_qs, u"import"_qs, path(u"bad.csv"_qs)});
    QCOMPARE(refused.exit, 1);
    const QJsonObject issue = refused.json[u"issues"_qs].toArray().first().toObject();
    QCOMPARE(issue[u"line"_qs].toInt(), 3);
    QCOMPARE(issue[u"issue"_qs].toString(), u"priceNegative"_qs);
    QCOMPARE(issue[u"column"_qs].toString(), u"price"_qs);
}

void TestTillctl::findsByInitialsAndChinese()
{
    importGoods();
    for (const QString& words : {u"nfsq"_qs, u"nongfu"_qs, u"山泉"_qs, u"67892"_qs, u"100001"_qs}) {
        const QJsonArray hits = run({u"catalog"_qs, u"find"_qs, words}).json[u"hits"_qs].toArray();
        QVERIFY2(hits.size() == 1, qPrintable(words));
        QCOMPARE(hits.first().toObject()[u"code"_qs].toString(), u"100001"_qs);
    }
}

void TestTillctl::journalVerifiesAndIsBackedUp()
{
    importGoods();
    QCOMPARE(
        run({u"sell"_qs, u"--item"_qs, u"6901234567892"_qs, u"--tender"_qs, u"cash=2"_qs}).exit, 0);
    const Run verified = run({u"journal"_qs, u"verify"_qs});
    QCOMPARE(verified.exit, 0);
    QVERIFY(verified.json[u"whole"_qs].toBool());
    QVERIFY(verified.json[u"records"_qs].toInt() >= 4);

    const Run backup = run({u"journal"_qs, u"backup"_qs, path(u"copy/journal.db"_qs)});
    QCOMPARE(backup.exit, 70); // there is no such folder, and none is made
    QVERIFY(QDir(m_folder->path()).mkdir(u"copy"_qs));
    QCOMPARE(run({u"journal"_qs, u"backup"_qs, path(u"copy/journal.db"_qs)}).exit, 0);
    const Run copy = TillctlRunner(path(u"copy"_qs)).run({u"journal"_qs, u"verify"_qs});
    QCOMPARE(copy.json[u"head"_qs].toString(), verified.json[u"head"_qs].toString());
}

void TestTillctl::journalFoundChangedIsAFault()
{
    importGoods();
    QCOMPARE(
        run({u"sell"_qs, u"--item"_qs, u"6901234567892"_qs, u"--tender"_qs, u"cash=2"_qs}).exit, 0);
    QCOMPARE(run({u"journal"_qs, u"backup"_qs, path(u"flat.db"_qs)}).exit, 0);
    QVERIFY(QDir(m_folder->path()).mkdir(u"forged"_qs));
    QFile source(path(u"flat.db"_qs));
    QVERIFY(source.open(QIODevice::ReadOnly));
    QByteArray bytes = source.readAll();
    QVERIFY(bytes.contains("100001"));
    bytes.replace("100001", "100009");
    write(path(u"forged/journal.db"_qs), bytes);
    const Run verified = TillctlRunner(path(u"forged"_qs)).run({u"journal"_qs, u"verify"_qs});
    QCOMPARE(verified.exit, 70);
    QVERIFY(!verified.json[u"whole"_qs].toBool());
    QVERIFY(verified.json[u"firstBad"_qs].toObject()[u"seq"_qs].toInt() > 0);
}

void TestTillctl::settingsAreCheckedAndKept()
{
    QCOMPARE(run({u"settings"_qs, u"set"_qs, u"printer.columns"_qs, u"40"_qs}).exit, 1);
    QCOMPARE(run({u"settings"_qs, u"set"_qs, u"printer.columns"_qs, u"32"_qs}).exit, 0);
    QCOMPARE(run({u"settings"_qs, u"get"_qs, u"printer.columns"_qs}).json[u"value"_qs].toString(),
             u"32"_qs);
    QCOMPARE(run({u"settings"_qs, u"get"_qs, u"printer.colour"_qs}).exit, 1);
}

void TestTillctl::brokenSettingsNameFileAndLine()
{
    write(path(u"settings.toml"_qs), "[printer]\ncolumns = 48\nkind = \"laser\"\n");
    const Run listed = run({u"settings"_qs, u"list"_qs});
    QCOMPARE(listed.exit, 1);
    const QString problem = listed.json[u"problems"_qs].toArray().first().toString();
    QVERIFY2(problem.contains(u"settings.toml:3:"_qs), qPrintable(problem));
}

void TestTillctl::secretsComeFromStandardInput()
{
    QCOMPARE(run({u"secret"_qs, u"set"_qs, u"poslink.app-key"_qs}, "the-secret-value\n").exit, 0);
    QFile file(path(u"secrets/poslink.app-key"_qs));
    QVERIFY(file.exists());
    QCOMPARE(file.permissions() &
                 (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
    QCOMPARE(run({u"secret"_qs, u"set"_qs, u"poslink.app-key"_qs}, "").exit, 1);
}

void TestTillctl::staffPinsComeFromStandardInput()
{
    QCOMPARE(run({u"staff"_qs, u"add"_qs, u"1001"_qs, u"陈芳"_qs, u"manager"_qs}, "8642\n").exit,
             0);
    QCOMPARE(run({u"staff"_qs, u"add"_qs, u"1001"_qs, u"陈芳"_qs, u"manager"_qs}, "8642\n").exit,
             1);
    QCOMPARE(run({u"staff"_qs, u"add"_qs, u"1002"_qs, u"李强"_qs, u"cashier"_qs}, "1234\n").exit,
             1);
    const QJsonArray staff = run({u"staff"_qs, u"list"_qs}).json[u"staff"_qs].toArray();
    QCOMPARE(staff.size(), 1);
    QCOMPARE(staff.first().toObject()[u"role"_qs].toString(), u"manager"_qs);
    const QByteArray records = run({u"journal"_qs, u"show"_qs}).output;
    QVERIFY(!records.contains("8642"));
}

void TestTillctl::usageIsExplained_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no command") << QStringList{};
    QTest::newRow("no such command") << QStringList{u"sel"_qs};
    QTest::newRow("unknown option") << QStringList{u"sell"_qs, u"--itm"_qs, u"1"_qs};
    QTest::newRow("option of another command")
        << QStringList{u"sell"_qs, u"--item"_qs, u"1"_qs, u"--wait"_qs, u"3"_qs};
    QTest::newRow("value missing") << QStringList{u"sell"_qs, u"--item"_qs};
    QTest::newRow("no items") << QStringList{u"sell"_qs, u"--tender"_qs, u"cash=1"_qs};
    QTest::newRow("tender not readable")
        << QStringList{u"sell"_qs, u"--item"_qs, u"1"_qs, u"--tender"_qs, u"cash=1.234"_qs};
    QTest::newRow("no tender") << QStringList{u"sell"_qs, u"--item"_qs, u"1"_qs};
    QTest::newRow("no file") << QStringList{u"catalog"_qs, u"import"_qs};
}

void TestTillctl::usageIsExplained()
{
    QFETCH(QStringList, words);
    const Run run = this->run(words);
    QCOMPARE(run.exit, 64);
    QVERIFY(!run.json[u"detail"_qs].toString().isEmpty());
}

QTEST_GUILESS_MAIN(TestTillctl)
#include "tst_tillctl.moc"
