// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/search_query.h"
#include "core/catalog/syllables.h"

#include <rapidcheck.h>

#include <QTest>

using namespace till::catalog;
using Where = SearchQuery::Where;
using Match = SearchQuery::Match;

class TestSearchQuery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsSyllables_data();
    void readsSyllables();
    void knowsWhereSyllablesSurelyBegin();
    void hostileLettersEndSoon();
    void onlyQuotedTokensReachTheIndex();
    void longTextsAreCut();
    void whatMatchesIsAlsoIndexed();
};

void TestSearchQuery::readsSyllables_data()
{
    QTest::addColumn<QString>("letters");
    QTest::addColumn<QStringList>("ways");
    QTest::newRow("one") << "shui" << QStringList{QStringLiteral("shui")};
    QTest::newRow("begun") << "sh" << QStringList{QStringLiteral("sh")};
    QTest::newRow("three, the last begun") << "nongfus" << QStringList{QStringLiteral("nong fu s")};
    QTest::newRow("four ways") << "xian"
                               << QStringList{QStringLiteral("xian"), QStringLiteral("xia n"),
                                              QStringLiteral("xi an"), QStringLiteral("xi a n")};
    QTest::newRow("n or ng") << "dange"
                             << QStringList{QStringLiteral("dang e"), QStringLiteral("dan ge")};
    QTest::newRow("four syllables, three given")
        << "nongfushanquan" << QStringList{QStringLiteral("nong fu shan")};
    QTest::newRow("initials") << "nfsq" << QStringList();
    QTest::newRow("nonsense behind") << "nongvv" << QStringList();
    QTest::newRow("empty") << "" << QStringList();
}

void TestSearchQuery::readsSyllables()
{
    QFETCH(QString, letters);
    QFETCH(QStringList, ways);
    QStringList read;
    for (const QStringList& way : syllableWays(letters, 3))
        read.append(way.join(u' '));
    QCOMPARE(read, ways);
}

void TestSearchQuery::knowsWhereSyllablesSurelyBegin()
{
    QCOMPARE(sureBoundaries(u"nongfus"), (QList<qsizetype>{4, 6}));
    QCOMPARE(sureBoundaries(u"xianshui"), (QList<qsizetype>{4}));
    QCOMPARE(sureBoundaries(u"dange"), QList<qsizetype>());
    QCOMPARE(sureBoundaries(u"nfsq"), QList<qsizetype>());
    QCOMPARE(sureBoundaries(u""), QList<qsizetype>());
}

void TestSearchQuery::hostileLettersEndSoon()
{
    QVERIFY(syllableWays(QStringLiteral("xian").repeated(1000), 3).size() <= 16);
    QVERIFY(
        syllableWays(QStringLiteral("xian").repeated(1000) + QStringLiteral("xx"), 3).isEmpty());
}

void TestSearchQuery::onlyQuotedTokensReachTheIndex()
{
    QVERIFY(rc::check("quotes, tokens, brackets, AND and OR are all there is", [] {
        const auto units = *rc::gen::container<std::u16string>(
            rc::gen::oneOf(rc::gen::inRange<char16_t>(0x20, 0x7f), rc::gen::arbitrary<char16_t>(),
                           rc::gen::element<char16_t>(u'可', u'乐', u'"', u'*', u' ')));
        const SearchQuery query = SearchQuery::parse(QString::fromStdU16String(units));
        const QString expression = query.expression(Where::Anywhere);
        RC_ASSERT(expression.isEmpty() == query.isEmpty());
        RC_ASSERT(expression.count(u'"') % 2 == 0);
        const QStringList parts = expression.split(u'"');
        for (qsizetype i = 0; i < parts.size(); ++i) {
            QString rest = parts[i];
            if (i % 2 == 0)
                RC_ASSERT(rest.remove(QStringLiteral("AND"))
                              .remove(QStringLiteral("OR"))
                              .remove(u'(')
                              .remove(u')')
                              .trimmed()
                              .isEmpty());
            else
                RC_ASSERT(!rest.isEmpty() && !rest.contains(u' '));
        }
    }));
}

void TestSearchQuery::longTextsAreCut()
{
    const SearchQuery many = SearchQuery::parse(QStringLiteral("农 ").repeated(1000));
    QVERIFY(many.expression(Where::Anywhere).count(u'"') <= 2 * SearchQuery::wordsMax);
    const SearchQuery longWord = SearchQuery::parse(QString(100'000, u'a'));
    QVERIFY(longWord.expression(Where::Head).size() < 1000);
}

void TestSearchQuery::whatMatchesIsAlsoIndexed()
{
    // The index may give too much, never too little: whatever the check lets pass has tokens that
    // make the expression true.
    const QString name = QStringLiteral("西安橙汁 长安绿茶 安安");
    const QString reading = QStringLiteral("xi an cheng zhi chang an lv cha an an");
    const SearchKeys keys = searchKeys(name, reading);
    const QStringList tokens = indexTokens(name, reading).split(u' ');
    const auto holds = [&tokens](const QString& expression) {
        // One token at least of each way; the store's tests put the whole question to FTS5.
        const QStringList parts = expression.split(u'"');
        for (qsizetype i = 1; i < parts.size(); i += 2) {
            if (tokens.contains(parts[i]))
                return true;
        }
        return false;
    };
    for (const QString& all : {keys.flat, keys.initials, keys.pinyin}) {
        for (qsizetype from = 0; from < all.size(); ++from) {
            for (qsizetype length = 1; from + length <= all.size(); ++length) {
                const SearchQuery query = SearchQuery::parse(all.mid(from, length));
                if (query.match(keys, Where::Anywhere))
                    QVERIFY2(holds(query.expression(Where::Anywhere)),
                             qUtf8Printable(all.mid(from, length)));
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestSearchQuery)
#include "tst_search_query.moc"
