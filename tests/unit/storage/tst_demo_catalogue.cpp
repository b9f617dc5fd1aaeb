// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/storage/catalogue_fixture.h"

#include "core/catalog/gtin.h"

#include <QFile>
#include <QSet>

using namespace till;
using namespace till::storage;

class TestDemoCatalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void importsWithoutARemark();
    void hasTheGoodsOfARealShop();
    void allCheckDigitsAreRight();
    void everyNameFindsItsGoods();

private:
    CatalogueFixture m_catalogue;
    ImportReport m_report;
    QList<catalog::Product> m_goods;
};

void TestDemoCatalogue::initTestCase()
{
    QFile file(QStringLiteral(DEMO_CATALOGUE));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_report = importCatalogue(m_catalogue.store(), file, {}).value();
    auto statement = m_catalogue.store().database().prepare("SELECT code FROM product").value();
    while (statement.step().value())
        m_goods.append(*m_catalogue.reader().byCode(ProductCode(statement.text(0))).value());
}

void TestDemoCatalogue::importsWithoutARemark()
{
    for (const ImportIssue& each : m_report.issues)
        qWarning("line %lld: %s %s", each.line,
                 qUtf8Printable(catalog::issueCodeName(each.issue.code)),
                 qUtf8Printable(each.issue.text));
    QCOMPARE(m_report.mistakes, 0);
    QCOMPARE(m_report.notices, 0);
    QCOMPARE(m_report.outcome, ImportReport::Outcome::Applied);
    QCOMPARE(m_report.added, m_report.rows);
}

void TestDemoCatalogue::hasTheGoodsOfARealShop()
{
    QVERIFY(m_goods.size() >= 2000);
    QSet<QString> categories;
    qsizetype weighed = 0;
    qsizetype labelled = 0;
    for (const catalog::Product& each : std::as_const(m_goods)) {
        categories.insert(each.category);
        weighed += each.measure == Measure::Kilograms ? 1 : 0;
        labelled += each.plu.isEmpty() ? 0 : 1;
        QVERIFY2(!each.unit.isEmpty(), qUtf8Printable(each.name));
    }
    QVERIFY(categories.size() >= 10);
    QVERIFY(weighed >= 20);
    QVERIFY(labelled >= 10);
}

void TestDemoCatalogue::allCheckDigitsAreRight()
{
    qsizetype checked = 0;
    for (const catalog::Product& each : std::as_const(m_goods)) {
        for (const QString& barcode : each.barcodes) {
            QVERIFY2(catalog::isGtin(barcode), qUtf8Printable(each.name + u' ' + barcode));
            ++checked;
        }
    }
    QVERIFY(checked >= 1500);
}

void TestDemoCatalogue::everyNameFindsItsGoods()
{
    for (const catalog::Product& each : std::as_const(m_goods)) {
        const auto page = m_catalogue.reader().search(each.name, 50).value();
        const bool found = std::any_of(page.hits.cbegin(), page.hits.cend(), [&](const auto& hit) {
            return hit.product.code == each.code;
        });
        QVERIFY2(found || page.more, qUtf8Printable(each.name));
    }
}

QTEST_GUILESS_MAIN(TestDemoCatalogue)
#include "tst_demo_catalogue.moc"
