// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/full_width.h"
#include "core/base/ids.h"
#include "core/base/secret.h"

#include <QSet>
#include <QTest>

#include <type_traits>

using namespace till;

class BaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyErrorHasItsOwnName();
    void idsOfDifferentKindsDoNotMix();
    void idsCompareByTheirText();
    void fullWidthTextBecomesPlain();
    void otherTextStaysAsItIs();
    void aMovedSecretLeavesNothingBehind();
    void aSecretDoesNotWipeTheBytesOfOthers();
};

void BaseTest::everyErrorHasItsOwnName()
{
    QSet<QString> names;
    constexpr int count = static_cast<int>(ErrorCode::Fault) + 1;
    for (int code = 0; code < count; ++code)
        names.insert(errorCodeName(static_cast<ErrorCode>(code)));
    QCOMPARE(names.size(), count);
    QCOMPARE(errorCodeName(ErrorCode::NotFound), u"notFound"_qs);
}

void BaseTest::idsOfDifferentKindsDoNotMix()
{
    static_assert(!std::is_convertible_v<SaleId, OperatorId>);
    static_assert(!std::is_convertible_v<QString, SaleId>);
    static_assert(!std::is_constructible_v<SaleId, OperatorId>);
    QVERIFY(SaleId().isEmpty());
}

void BaseTest::idsCompareByTheirText()
{
    const SaleId first(u"a"_qs);
    const SaleId second(u"b"_qs);
    QVERIFY(first < second);
    QVERIFY(second > first);
    QVERIFY(first == SaleId(u"a"_qs));
    QCOMPARE((QSet<SaleId>{first, second, SaleId(u"a"_qs)}.size()), 2);
}

void BaseTest::fullWidthTextBecomesPlain()
{
    QCOMPARE(fromFullWidth(u"\u3000３＊６９Ａｚ～！ "), u"3*69Az~!"_qs);
    QCOMPARE(fromFullWidth(u"￥５\u22123"), u"¥5-3"_qs);
}

void BaseTest::otherTextStaysAsItIs()
{
    QCOMPARE(fromFullWidth(u"农夫山泉 5² ½ ①"), u"农夫山泉 5² ½ ①"_qs);
    QCOMPARE(fromFullWidth({}), QString());
}

void BaseTest::aMovedSecretLeavesNothingBehind()
{
    Secret first(QByteArrayLiteral("pin"));
    Secret second(std::move(first));
    QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that is what is tested
    QCOMPARE(second.reveal(), QByteArrayLiteral("pin"));
    first = std::move(second);
    QCOMPARE(first.reveal(), QByteArrayLiteral("pin"));
    static_assert(!std::is_copy_constructible_v<Secret>);
}

void BaseTest::aSecretDoesNotWipeTheBytesOfOthers()
{
    QByteArray mine("pin");
    {
        QByteArray copy = mine;
        const Secret secret(std::move(copy));
        QVERIFY(!secret.isEmpty());
    }
    QCOMPARE(mine, QByteArrayLiteral("pin"));
}

QTEST_APPLESS_MAIN(BaseTest)
#include "tst_base.moc"
