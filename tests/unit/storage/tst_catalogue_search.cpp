// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/storage/catalogue_fixture.h"

#include <rapidcheck.h>

using namespace till;
using namespace till::storage;
using MatchedBy = ports::CataloguePage::MatchedBy;

namespace {

const QString goods =
    QStringLiteral("code,barcode,name,category,unit,price,weighed,plu,discountable\n"
                   "1001,6921168509256,农夫山泉 饮用天然水 550ml,饮料,瓶,2.00,0,,1\n"
                   "1002,6921168520015,农夫山泉 饮用天然水 1.5L,饮料,瓶,3.50,0,,1\n"
                   "1003,6928804011142,可口可乐 500ml,饮料,瓶,3.50,0,,1\n"
                   "1004,6902827110013|6902827100014,百事可乐 330ml,饮料,罐,2.50,0,,1\n"
                   "1005,,长城干红 葡萄酒 750ml,酒,瓶,58.00,0,,1\n"
                   "1006,,重庆火锅底料,调味,袋,12.80,0,,1\n"
                   "1007,,绿茶 NFC Café 300ml,饮料,瓶,6.00,0,,1\n"
                   "2001,,红富士苹果,水果,kg,12.80,1,00123,1\n"
                   "2002,,西安凉皮,熟食,份,8.00,0,,1\n"
                   "2003,,鲜面条,主食,kg,6.00,1,00124,1\n"
                   "A-77,,味精,调味,袋,5.00,0,,1\n");

} // namespace

class TestCatalogueSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void finds_data();
    void finds();
    void findsNothing_data();
    void findsNothing();
    void saysHowItMatched_data();
    void saysHowItMatched();
    void givesTheReadingWithTheHit();
    void namesThatBeginSoComeFirst();
    void pagesEndWhereTheyShould();
    void everyPieceOfANameFindsIt();
    void ambiguousPinyinIsReadInEveryWay();
    void nothingTypedIsSyntax();
    void changedNamesAreFoundByTheNewNameOnly();

private:
    std::unique_ptr<CatalogueFixture> m_catalogue;
};

void TestCatalogueSearch::init()
{
    m_catalogue = std::make_unique<CatalogueFixture>();
    const ImportReport report = m_catalogue->import(goods);
    QCOMPARE(report.outcome, ImportReport::Outcome::Applied);
    QCOMPARE(report.added, 11);
}

void TestCatalogueSearch::finds_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("codes");
    const QStringList water{u"1001"_qs, u"1002"_qs};
    QTest::newRow("full pinyin") << "nongfushanquan" << water;
    QTest::newRow("begun pinyin") << "nongfus" << water;
    QTest::newRow("pinyin in capitals") << "NongFuShan" << water;
    QTest::newRow("pinyin with blanks") << "nong fu shan" << water;
    QTest::newRow("pinyin from the middle") << "shanquan" << water;
    QTest::newRow("pinyin over the words' border") << "quanyinyong" << water;
    QTest::newRow("initials") << "nfsq" << water;
    QTest::newRow("initials in capitals") << "NFSQ" << water;
    QTest::newRow("initials from the middle") << "yytrs" << water;
    QTest::newRow("initials and size") << "nfsq 550" << QStringList{u"1001"_qs};
    QTest::newRow("long initials with size") << "nfsqyytrs550ml" << QStringList{u"1001"_qs};
    QTest::newRow("part of a name") << QStringLiteral("天然") << water;
    QTest::newRow("two characters inside a word")
        << QStringLiteral("可乐") << QStringList{u"1003"_qs, u"1004"_qs};
    QTest::newRow("one character") << QStringLiteral("乐") << QStringList{u"1003"_qs, u"1004"_qs};
    QTest::newRow("one character at the beginning, in names of several")
        << QStringLiteral("长") << QStringList{u"1005"_qs};
    QTest::newRow("over the blank of the name") << QStringLiteral("泉饮用") << water;
    QTest::newRow("name and size") << QStringLiteral("农夫550") << QStringList{u"1001"_qs};
    QTest::newRow("two words in any order") << QStringLiteral("天然 农夫") << water;
    QTest::newRow("size") << "550ml" << QStringList{u"1001"_qs};
    QTest::newRow("size with a point") << "1.5L" << QStringList{u"1002"_qs};
    QTest::newRow("full-width") << QStringLiteral("ｎｆｓｑ　５５０") << QStringList{u"1001"_qs};
    QTest::newRow("long wall, not growing") << "changcheng" << QStringList{u"1005"_qs};
    QTest::newRow("Chongqing, not heavy") << "chongqing" << QStringList{u"1006"_qs};
    QTest::newRow("cola, not music") << "kekoukele" << QStringList{u"1003"_qs};
    QTest::newRow("v for u umlaut") << "lvcha" << QStringList{u"1007"_qs};
    QTest::newRow("u umlaut itself") << QStringLiteral("lü") << QStringList{u"1007"_qs};
    QTest::newRow("Latin word") << "nfc" << QStringList{u"1007"_qs};
    QTest::newRow("accent left out") << "cafe" << QStringList{u"1007"_qs};
    QTest::newRow("accent typed") << QStringLiteral("CAFÉ") << QStringList{u"1007"_qs};
    QTest::newRow("two syllables that look like one")
        << "xian" << QStringList{u"2002"_qs, u"2003"_qs};
    QTest::newRow("code") << "1001" << QStringList{u"1001"_qs};
    QTest::newRow("beginning of a code")
        << "200" << QStringList{u"2001"_qs, u"2002"_qs, u"2003"_qs};
    QTest::newRow("code in small letters") << "a-7" << QStringList{u"A-77"_qs};
    QTest::newRow("whole barcode") << "6928804011142" << QStringList{u"1003"_qs};
    QTest::newRow("second barcode") << "6902827100014" << QStringList{u"1004"_qs};
    QTest::newRow("tail of a barcode") << "9256" << QStringList{u"1001"_qs};
    QTest::newRow("tail of a second barcode") << "0014" << QStringList{u"1004"_qs};
    QTest::newRow("beginning of a barcode") << "69028271" << QStringList{u"1004"_qs};
}

void TestCatalogueSearch::finds()
{
    QFETCH(QString, words);
    QFETCH(QStringList, codes);
    QCOMPARE(m_catalogue->find(words), codes);
}

void TestCatalogueSearch::findsNothing_data()
{
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing typed") << "";
    QTest::newRow("blanks") << "  ";
    QTest::newRow("signs") << "-*\"()^:,.!";
    QTest::newRow("characters in another order") << QStringLiteral("乐可口");
    QTest::newRow("initials in another order") << "qsfn";
    QTest::newRow("pinyin that begins inside a syllable") << "ongfu";
    QTest::newRow("wrong reading") << "zhangcheng";
    QTest::newRow("three digits of a tail") << "142";
    QTest::newRow("middle of a barcode") << "2116850";
    QTest::newRow("one word too much") << QStringLiteral("农夫 百事");
    QTest::newRow("a long text") << QString(500, u'x');
}

void TestCatalogueSearch::findsNothing()
{
    QFETCH(QString, words);
    const ports::CataloguePage page = m_catalogue->reader().search(words, 50).value();
    QVERIFY(page.hits.isEmpty());
    QVERIFY(!page.more);
    QCOMPARE(page.matchedBy, MatchedBy::Nothing);
}

void TestCatalogueSearch::saysHowItMatched_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<MatchedBy>("by");
    QTest::newRow("barcode") << "6928804011142" << MatchedBy::Barcode;
    QTest::newRow("code") << "1003" << MatchedBy::Code;
    QTest::newRow("tail") << "1142" << MatchedBy::BarcodeTail;
    QTest::newRow("name") << QStringLiteral("可乐") << MatchedBy::Name;
    QTest::newRow("Latin word of the name") << "nfc" << MatchedBy::Name;
    QTest::newRow("pinyin") << "kekou" << MatchedBy::Pinyin;
    QTest::newRow("initials") << "kkkl" << MatchedBy::Initials;
}

void TestCatalogueSearch::saysHowItMatched()
{
    QFETCH(QString, words);
    QFETCH(MatchedBy, by);
    QCOMPARE(m_catalogue->reader().search(words, 50).value().matchedBy, by);
}

void TestCatalogueSearch::givesTheReadingWithTheHit()
{
    const auto page = m_catalogue->reader().search(QStringLiteral("550"), 50).value();
    QCOMPARE(page.hits.size(), 1);
    QCOMPARE(page.hits.first().pinyin,
             QStringLiteral("nong fu shan quan yin yong tian ran shui 550ml"));
}

void TestCatalogueSearch::namesThatBeginSoComeFirst()
{
    QVERIFY(m_catalogue->import(QStringLiteral("code,name,price\n3001,可乐味糖,1\n")).added == 1);
    QCOMPARE(m_catalogue->find(QStringLiteral("可乐")),
             (QStringList{u"3001"_qs, u"1003"_qs, u"1004"_qs}));
    QCOMPARE(m_catalogue->find(QStringLiteral("kl")),
             (QStringList{u"3001"_qs, u"1003"_qs, u"1004"_qs}));
    QCOMPARE(m_catalogue->find(QStringLiteral("kele")),
             (QStringList{u"3001"_qs, u"1003"_qs, u"1004"_qs}));
}

void TestCatalogueSearch::pagesEndWhereTheyShould()
{
    const auto two = m_catalogue->reader().search(QStringLiteral("可乐"), 2).value();
    QCOMPARE(two.hits.size(), 2);
    QVERIFY(!two.more);
    const auto one = m_catalogue->reader().search(QStringLiteral("可乐"), 1).value();
    QCOMPARE(one.hits.size(), 1);
    QVERIFY(one.more);
    // Codes that begin with 200: a page that the second kind of match fills is not the end.
    const auto codes = m_catalogue->reader().search(QStringLiteral("200"), 2).value();
    QCOMPARE(codes.hits.size(), 2);
    QVERIFY(codes.more);
}

void TestCatalogueSearch::everyPieceOfANameFindsIt()
{
    const QString flat = QStringLiteral("农夫山泉饮用天然水550ml");
    const QString initials = QStringLiteral("nfsqyytrs550ml");
    const QStringList syllables =
        QStringLiteral("nong fu shan quan yin yong tian ran shui").split(u' ');
    QVERIFY(rc::check("any substring, any run of initials, any begun pinyin", [&] {
        const int from = *rc::gen::inRange(0, int(flat.size()));
        const int length = *rc::gen::inRange(1, int(flat.size()) - from + 1);
        RC_ASSERT(m_catalogue->find(flat.mid(from, length)).contains(u"1001"_qs));
        RC_ASSERT(m_catalogue->find(initials.mid(from, length)).contains(u"1001"_qs));
        const int syllable = *rc::gen::inRange(0, int(syllables.size()));
        const QString pinyin = syllables.mid(syllable).join(QString());
        const int letters = *rc::gen::inRange(1, int(pinyin.size()) + 1);
        RC_ASSERT(m_catalogue->find(pinyin.first(letters)).contains(u"1001"_qs));
    }));
}

void TestCatalogueSearch::ambiguousPinyinIsReadInEveryWay()
{
    QVERIFY(m_catalogue->import(QStringLiteral("code,name,price\n4001,西安长安单个安全敢俺,1\n"))
                .added == 1);
    const QStringList syllables =
        QStringLiteral("xi an chang an dan ge an quan gan an").split(u' ');
    for (qsizetype from = 0; from < syllables.size(); ++from) {
        const QString pinyin = syllables.mid(from).join(QString());
        for (qsizetype length = 1; length <= pinyin.size(); ++length)
            QVERIFY2(m_catalogue->find(pinyin.first(length)).contains(u"4001"_qs),
                     qUtf8Printable(pinyin.first(length)));
    }
}

void TestCatalogueSearch::nothingTypedIsSyntax()
{
    for (const QString& words : {u"\""_qs,
                                 u"\"a"_qs,
                                 u"a\"b"_qs,
                                 u"a OR b"_qs,
                                 u"NOT"_qs,
                                 u"AND AND"_qs,
                                 u"NEAR(a b)"_qs,
                                 u"tokens:a"_qs,
                                 u"-a"_qs,
                                 u"^a"_qs,
                                 u"a*"_qs,
                                 u"(("_qs,
                                 u"a + b"_qs,
                                 u"{a b}: c"_qs,
                                 u"';--"_qs,
                                 u"%"_qs,
                                 u"_"_qs,
                                 QString(QChar(0)),
                                 QString(QChar(0xd800)),
                                 QStringLiteral("😀"),
                                 QStringLiteral("𠮷")})
        QVERIFY2(m_catalogue->reader().search(words, 50).has_value(), qUtf8Printable(words));
    QVERIFY(rc::check("any text is only a text", [&] {
        const auto units = *rc::gen::container<std::u16string>(
            rc::gen::oneOf(rc::gen::inRange<char16_t>(0, 0x80), rc::gen::arbitrary<char16_t>(),
                           rc::gen::element<char16_t>(u'"', u'*', u'(', u')', u'可', u'乐')));
        RC_ASSERT(m_catalogue->reader().search(QString::fromStdU16String(units), 50).has_value());
    }));
}

void TestCatalogueSearch::changedNamesAreFoundByTheNewNameOnly()
{
    QCOMPARE(m_catalogue->import(QStringLiteral("code,name\n1003,雪碧 500ml\n")).changed, 1);
    QCOMPARE(m_catalogue->find(QStringLiteral("雪碧")), QStringList{u"1003"_qs});
    QCOMPARE(m_catalogue->find(QStringLiteral("xuebi")), QStringList{u"1003"_qs});
    QVERIFY(m_catalogue->find(QStringLiteral("可口")).isEmpty());
    QVERIFY(m_catalogue->find(QStringLiteral("kkkl")).isEmpty());
    const auto product = m_catalogue->reader().byCode(ProductCode(u"1003"_qs)).value();
    QCOMPARE(product->price, Money::fromFen(350));
    QCOMPARE(product->barcodes, QStringList{u"6928804011142"_qs});
}

QTEST_GUILESS_MAIN(TestCatalogueSearch)
#include "tst_catalogue_search.moc"
