// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payment/routing.h"

#include <QTest>

using namespace till;
using namespace till::payment;

namespace {

RouteChoice channel(const QString& name, const QStringList& reads, const QStringList& shows = {})
{
    RouteChoice choice;
    choice.traits.name = name;
    choice.traits.reads = reads;
    choice.traits.shows = shows;
    return choice;
}

const QString wechat = QStringLiteral("wechat");
const QString qq = QStringLiteral("qq");

RouteRule rule(const QString& means, const QStringList& channels,
               Presentation presentation = Presentation::Read)
{
    return {means, presentation, channels};
}

class Shop {
public:
    QList<RouteChoice> channels{
        channel(QStringLiteral("poslink"), {QStringLiteral("*")}),
        channel(QStringLiteral("mmsp"), {wechat, QStringLiteral("alipay"), qq}, {wechat, qq}),
        channel(QStringLiteral("netpay"), {}, {wechat, QStringLiteral("alipay")})};
    QList<RouteRule> rules;

    [[nodiscard]] Route routeOf(const QString& means,
                                Presentation presentation = Presentation::Read,
                                RoutePurpose purpose = RoutePurpose::Payment) const
    {
        return route(means, presentation, purpose, rules, channels);
    }
};

} // namespace

class TestRouting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutRulesTheFirstThatCanTakesIt()
    {
        const Shop shop;
        QCOMPARE(shop.routeOf(wechat),
                 (Route{QStringLiteral("poslink"), Route::Reason::Order, {}}));
        QCOMPARE(shop.routeOf(QStringLiteral("unionpay")),
                 (Route{QStringLiteral("poslink"), Route::Reason::OnlyOne, {}}));
        QCOMPARE(shop.routeOf(QStringLiteral("alipay"), Presentation::Shown),
                 (Route{QStringLiteral("netpay"), Route::Reason::OnlyOne, {}}));
    }
    void theRuleOfTheMeansGoesBeforeTheRuleOfAll()
    {
        Shop shop;
        shop.rules = {rule(QStringLiteral("*"), {QStringLiteral("poslink")}),
                      rule(wechat, {QStringLiteral("mmsp"), QStringLiteral("poslink")})};
        QCOMPARE(shop.routeOf(wechat), (Route{QStringLiteral("mmsp"), Route::Reason::Rule, {}}));
        QCOMPARE(shop.routeOf(qq), (Route{QStringLiteral("poslink"), Route::Reason::Rule, {}}));
    }
    void aRuleSaysNothingAboutTheOtherWayRound()
    {
        Shop shop;
        shop.rules = {rule(wechat, {QStringLiteral("poslink")})};
        QCOMPARE(shop.routeOf(wechat, Presentation::Shown).channel, QStringLiteral("mmsp"));
    }
    void whoIsNotSetUpIsPassedOverAndNamed()
    {
        Shop shop;
        shop.rules = {rule(wechat, {QStringLiteral("mmsp"), QStringLiteral("poslink")})};
        shop.channels[1].configured = false;
        QCOMPARE(shop.routeOf(wechat), (Route{QStringLiteral("poslink"), Route::Reason::FirstAbsent,
                                              QStringLiteral("mmsp")}));
        shop.rules = {rule(wechat, {QStringLiteral("elsewhere"), QStringLiteral("poslink")})};
        QCOMPARE(shop.routeOf(wechat), (Route{QStringLiteral("poslink"), Route::Reason::FirstAbsent,
                                              QStringLiteral("elsewhere")}));
    }
    void whoWasSilentGoesBehindWhoAnswered()
    {
        Shop shop;
        shop.channels[0].reachable = false;
        QCOMPARE(shop.routeOf(wechat), (Route{QStringLiteral("mmsp"), Route::Reason::FirstSilent,
                                              QStringLiteral("poslink")}));
        shop.channels[1].reachable = false; // nobody answered: the first is as good as any
        QCOMPARE(shop.routeOf(wechat),
                 (Route{QStringLiteral("poslink"), Route::Reason::Order, {}}));
    }
    void whoCannotIsNotAskedWhateverTheRuleSays()
    {
        Shop shop;
        shop.rules = {rule(qq, {QStringLiteral("netpay"), QStringLiteral("mmsp")})};
        QCOMPARE(shop.routeOf(qq), (Route{QStringLiteral("mmsp"), Route::Reason::FirstAbsent,
                                          QStringLiteral("netpay")}));
        shop.rules = {rule(qq, {QStringLiteral("netpay")})};
        QCOMPARE(shop.routeOf(qq), Route{});
    }
    void saysWhenThoseThatCouldAreNotSetUp()
    {
        Shop shop;
        shop.channels[2].configured = false;
        QCOMPARE(shop.routeOf(QStringLiteral("alipay"), Presentation::Shown),
                 (Route{QStringLiteral("netpay"), Route::Reason::NotReady, {}}));
        QCOMPARE(shop.routeOf(QStringLiteral("jd"), Presentation::Shown), Route{});
    }
    void depositsGoWhereTheyCanBeHeld()
    {
        Shop shop;
        QCOMPARE(shop.routeOf(wechat, Presentation::Shown, RoutePurpose::Deposit), Route{});
        shop.channels[2].traits.deposits = true;
        QCOMPARE(shop.routeOf(wechat, Presentation::Shown, RoutePurpose::Deposit).channel,
                 QStringLiteral("netpay"));
    }
};

QTEST_GUILESS_MAIN(TestRouting)
#include "tst_routing.moc"
