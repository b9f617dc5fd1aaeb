// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/poslink/codes.h"
#include "core/channels/poslink/messages.h"

#include <QFile>
#include <QTest>

namespace till::channels {

namespace {

constexpr QLatin1StringView mark("<!-- From here on made from the tables: TILL_WRITE_PAGES=1 "
                                 "tst_poslink_page writes it. -->\n");

QString meaning(payment::Meaning value)
{
    return payment::nameOf(value);
}

QString codePage()
{
    QString page = QStringLiteral("## errCode\n\n"
                                  "| code | | pay | void, cancel | refund | query | query-refund | "
                                  "activate |\n"
                                  "| --- | --- | --- | --- | --- | --- | --- | --- |\n");
    for (const poslink::CodeRow& row : poslink::codeRows()) {
        const QStringList cells{row.code,
                                row.words,
                                meaning(row.pay),
                                meaning(row.takeBack),
                                meaning(row.refund),
                                meaning(row.query),
                                meaning(row.queryRefund),
                                meaning(row.activate)};
        page += QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
    }
    return page;
}

QString statePage(const QString& title, std::span<const poslink::StateRow> rows)
{
    QString page =
        QStringLiteral("## %1\n\n| code | | meaning |\n| --- | --- | --- |\n").arg(title);
    for (const poslink::StateRow& row : rows)
        page += QStringLiteral("| %1 | %2 | %3 |\n").arg(row.code, row.words, meaning(row.meaning));
    return page;
}

QString tables()
{
    QStringList parts{
        codePage(), statePage(QStringLiteral("queryResCode of query"), poslink::stateRows()),
        statePage(QStringLiteral("queryResCode of query-refund"), poslink::refundStateRows()),
        QStringLiteral("## Fields\n")};
    for (const FieldTable* table : std::initializer_list<const FieldTable*>{
             &poslink::payRequestTable, &poslink::payAnswerTable, &poslink::voidRequestTable,
             &poslink::voidRequestTableV6, &poslink::voidAnswerTable, &poslink::refundRequestTable,
             &poslink::refundAnswerTable, &poslink::queryRequestTable, &poslink::queryAnswerTable,
             &poslink::queryRefundRequestTable, &poslink::queryRefundAnswerTable,
             &poslink::activateRequestTable, &poslink::activateAnswerTable})
        parts.append(pageOf(*table));
    return u'\n' + parts.join(u'\n');
}

QString pagePath()
{
    return qEnvironmentVariable("TILL_SOURCE") + QStringLiteral("/core/channels/poslink/README.md");
}

} // namespace

class TestPoslinkPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheTablesSay()
    {
        QFile file(pagePath());
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QString page = QString::fromUtf8(file.readAll());
        file.close();
        const qsizetype start = page.indexOf(mark);
        QVERIFY2(start > 0, "the page has no mark");
        const QString current = page.left(start + mark.size()) + tables();
        if (qEnvironmentVariableIsSet("TILL_WRITE_PAGES")) {
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            QVERIFY(file.write(current.toUtf8()) > 0);
            return;
        }
        QVERIFY2(page == current, "run again with TILL_WRITE_PAGES=1 and look at the difference");
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestPoslinkPage)
#include "tst_poslink_page.moc"
