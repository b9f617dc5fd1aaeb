// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/netpay/codes.h"
#include "core/channels/netpay/messages.h"

#include <QFile>
#include <QTest>

namespace till::channels {

using namespace netpay;

namespace {

constexpr QLatin1StringView mark("<!-- From here on made from the tables: TILL_WRITE_PAGES=1 "
                                 "tst_netpay_page writes it. -->\n");

QString meaning(payment::Meaning value)
{
    return payment::nameOf(value);
}

QString row(const QStringList& cells)
{
    return QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
}

QString actionName(Action action)
{
    switch (action) {
    case Action::None:
        return {};
    case Action::WaitAMinute:
        return QStringLiteral("wait 60 s, then ask");
    case Action::AskForOrder:
        return QStringLiteral("query the order, then again");
    case Action::RefundInstead:
        return QStringLiteral("refund instead");
    }
    Q_UNREACHABLE();
}

QString codePage()
{
    QString page =
        QStringLiteral("## errCode\n\n"
                       "| code | | order | query | close | refund | refund-query | "
                       "secure-complete | secure-cancel | then |\n"
                       "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    for (const CodeRow& each : codeRows())
        page += row({each.code, each.words, meaning(each.order), meaning(each.query),
                     meaning(each.close), meaning(each.refund), meaning(each.refundQuery),
                     meaning(each.complete), meaning(each.release), actionName(each.action)});
    return page;
}

QString statePage(const QString& title, std::span<const StateRow> rows)
{
    QString page =
        QStringLiteral("## %1\n\n| value | | meaning |\n| --- | --- | --- |\n").arg(title);
    for (const StateRow& each : rows)
        page += row({each.code, each.words, meaning(each.meaning)});
    return page;
}

QString securePage()
{
    QString page = QStringLiteral("## secureStatus\n\n| value | | of a completion | of a release "
                                  "|\n| --- | --- | --- | --- |\n");
    for (const SecureRow& each : secureStatusRows())
        page += row({each.code, each.words, meaning(each.complete), meaning(each.release)});
    return page;
}

QString targetPage()
{
    QString page = QStringLiteral("## targetSys\n\n| value | |\n| --- | --- |\n");
    for (const TargetRow& each : targetRows())
        page += row({each.code, each.words});
    return page;
}

QString tables()
{
    QStringList parts{codePage(),
                      statePage(QStringLiteral("status"), statusRows()),
                      statePage(QStringLiteral("refundStatus"), refundStatusRows()),
                      securePage(),
                      targetPage(),
                      QStringLiteral("## Fields\n")};
    for (const FieldTable* table : std::initializer_list<const FieldTable*>{
             &wechatOrderTable,           &alipayOrderTable,          &qmfOrderTable,
             &unionpayOrderTable,         &applePayOrderTable,        &alipayAppOrderTable,
             &orderAnswerTable,           &queryRequestTable,         &queryAnswerTable,
             &refundRequestTable,         &refundAnswerTable,         &refundQueryRequestTable,
             &refundQueryAnswerTable,     &secureCancelRequestTable,  &secureCancelAnswerTable,
             &secureCompleteRequestTable, &secureCompleteAnswerTable, &closeRequestTable,
             &closeAnswerTable,           &notificationTable})
        parts.append(pageOf(*table));
    return u'\n' + parts.join(u'\n');
}

QString pagePath()
{
    return qEnvironmentVariable("TILL_SOURCE") + QStringLiteral("/core/channels/netpay/README.md");
}

} // namespace

class TestNetpayPage : public QObject {
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

QTEST_APPLESS_MAIN(till::channels::TestNetpayPage)
#include "tst_netpay_page.moc"
