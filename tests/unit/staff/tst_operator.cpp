// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/staff/operator.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace till::staff;

class TestOperator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cashiersSellAndReprintOnly();
    void aSeniorMayWhateverACashierMay();
    void managersMayEverything();
    void techniciansTouchNoMoney();
    void auditorsChangeNothing();
    void everyPermissionIsHeldBySomebody();
    void namesAreDistinctAndReadBack();
    void staffNumbers_data();
    void staffNumbers();
};

void TestOperator::cashiersSellAndReprintOnly()
{
    for (const Permission permission : permissions()) {
        const bool expected =
            permission == Permission::Sell || permission == Permission::ReprintReceipt;
        QVERIFY2(may(Role::Cashier, permission) == expected, qPrintable(nameOf(permission)));
    }
}

void TestOperator::aSeniorMayWhateverACashierMay()
{
    int more = 0;
    for (const Permission permission : permissions()) {
        QVERIFY(!may(Role::Cashier, permission) || may(Role::Senior, permission));
        more += may(Role::Senior, permission) && !may(Role::Cashier, permission) ? 1 : 0;
    }
    QVERIFY(more > 0);
    QVERIFY(!may(Role::Senior, Permission::EditStaff));
    QVERIFY(!may(Role::Senior, Permission::DiscountBeyondLimit));
}

void TestOperator::managersMayEverything()
{
    for (const Permission permission : permissions())
        QVERIFY2(may(Role::Manager, permission), qPrintable(nameOf(permission)));
}

void TestOperator::techniciansTouchNoMoney()
{
    for (const Permission permission : permissions()) {
        const bool expected =
            permission == Permission::ChangeSettings || permission == Permission::TestDevices;
        QVERIFY2(may(Role::Technician, permission) == expected, qPrintable(nameOf(permission)));
    }
}

void TestOperator::auditorsChangeNothing()
{
    for (const Permission permission : permissions()) {
        const bool reads = permission == Permission::ViewReports ||
                           permission == Permission::ExportJournal ||
                           permission == Permission::ReprintReceipt;
        QVERIFY2(may(Role::Auditor, permission) == reads, qPrintable(nameOf(permission)));
    }
}

void TestOperator::everyPermissionIsHeldBySomebody()
{
    for (const Permission permission : permissions()) {
        const bool somebody = std::any_of(roles().begin(), roles().end(), [permission](Role role) {
            return may(role, permission);
        });
        QVERIFY2(somebody, qPrintable(nameOf(permission)));
    }
}

void TestOperator::namesAreDistinctAndReadBack()
{
    QSet<QString> names;
    for (const Permission permission : permissions())
        names.insert(nameOf(permission));
    QCOMPARE(names.size(), static_cast<qsizetype>(permissions().size()));
    for (const Role role : roles())
        QCOMPARE(roleNamed(nameOf(role)), std::optional(role));
    QCOMPARE(roleNamed(u"Manager"), std::nullopt);
    QCOMPARE(roleNamed(u""), std::nullopt);
}

void TestOperator::staffNumbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("digits") << u"1008"_qs << true;
    QTest::newRow("letters") << u"B12x"_qs << true;
    QTest::newRow("longest") << QString(12, u'9') << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("too long") << QString(13, u'9') << false;
    QTest::newRow("blank") << u"10 08"_qs << false;
    QTest::newRow("full-width digit") << u"１００８"_qs << false;
}

void TestOperator::staffNumbers()
{
    QFETCH(QString, text);
    QFETCH(bool, accepted);
    QCOMPARE(isOperatorId(text), accepted);
}

QTEST_GUILESS_MAIN(TestOperator)
#include "tst_operator.moc"
