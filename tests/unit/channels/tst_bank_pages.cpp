// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/gateway/banks.h"
#include "core/channels/gateway/protocol.h"
#include "core/channels/payout/codes.h"
#include "core/channels/payout/words.h"
#include "tests/unit/channels/payout_sample.h"
#include "tests/unit/channels/quickpay_sample.h"

#include <QFile>
#include <QTest>

namespace till::channels {

namespace {

constexpr QLatin1StringView mark("<!-- From here on made from the tables: TILL_WRITE_PAGES=1 "
                                 "tst_bank_pages writes it. -->\n");

QString kindOf(const Interface& which)
{
    switch (which.kind) {
    case Interface::Kind::Exchange:
        return QStringLiteral("asked by the till");
    case Interface::Kind::Notification:
        return QStringLiteral("told by the acquirer");
    case Interface::Kind::Page:
        return QStringLiteral("opened in a browser");
    }
    Q_UNREACHABLE();
}

/// Interfaces and their fields; tables that several share once.
QStringList partsOf(const Protocol& protocol)
{
    QString list = QStringLiteral("## Interfaces\n\n| name | | | |\n| --- | --- | --- | --- |\n");
    QStringList tables;
    for (const Interface& each : protocol.interfaces()) {
        const bool isOpen = each.offer == Interface::Offer::Open;
        list += QStringLiteral("| `%1` | %2 | %3 | %4 |\n")
                    .arg(each.name, each.summary, kindOf(each),
                         isOpen ? QString() : QStringLiteral("not yet open"));
        for (const FieldTable* table : {each.request, each.answer}) {
            if (table != nullptr && !tables.contains(pageOf(*table)))
                tables.append(pageOf(*table));
        }
    }
    return QStringList{list} + QStringList{QStringLiteral("## Fields\n")} + tables;
}

QString line(const QStringList& cells)
{
    return QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
}

QString payoutCodes()
{
    QString page = QStringLiteral("## RETCODE\n\n| code | | pay | query | balance |\n"
                                  "| --- | --- | --- | --- | --- |\n");
    for (const payout::CodeRow& row : payout::codeRows())
        page += line({row.code, row.words, payment::nameOf(row.pay), payment::nameOf(row.query),
                      payment::nameOf(row.balance)});
    page += QStringLiteral("\n## PAYSTATE\n\n| code | | meaning |\n| --- | --- | --- |\n");
    for (const payout::StateRow& row : payout::stateRows())
        page += line({row.code, row.words, payment::nameOf(row.meaning)});
    page += QStringLiteral("\n## BUSIYPE\n\n| value | | |\n| --- | --- | --- |\n");
    for (const payout::Word& word : payout::businessTypes())
        page += line({word.value, word.english, word.chinese.toString()});
    return page;
}

QString bankCodes(const QString& title, std::span<const quickpay::Row> rows)
{
    QString page =
        QStringLiteral("## %1\n\n| code | | order | confirm | bindConfirm | query | SMS | "
                       "bind | batch | notification |\n"
                       "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n")
            .arg(title);
    for (const quickpay::Row& row : rows)
        page += line({row.code, row.words, payment::nameOf(row.order), payment::nameOf(row.confirm),
                      payment::nameOf(row.bindPay), payment::nameOf(row.query),
                      payment::nameOf(row.sms), payment::nameOf(row.bind),
                      payment::nameOf(row.batch), payment::nameOf(row.notice)});
    return page;
}

QStringList quickpayCodes()
{
    return {bankCodes(QStringLiteral("STATUS"), quickpay::statusRows()),
            bankCodes(QStringLiteral("ERRCODE beside a failure"), quickpay::errorRows()),
            bankCodes(QStringLiteral("In the answer that nobody signs"), quickpay::negativeRows())};
}

QString bankNames()
{
    QString page = QStringLiteral("## PAY_CHANNEL\n\n| value | | |\n| --- | --- | --- |\n");
    for (const gateway::Bank& bank : gateway::banks())
        page += line({bank.code, bank.english, bank.chinese.toString()});
    return page;
}

QString tablesOf(const QByteArray& channel)
{
    QStringList parts;
    if (channel == "payout")
        parts = QStringList{payoutCodes()} + partsOf(PayoutProtocol(sample::payoutConfig()));
    if (channel == "quickpay")
        parts = quickpayCodes() + partsOf(QuickpayProtocol(sample::quickpayConfig()));
    if (channel == "gateway")
        parts = QStringList{bankNames()} + partsOf(GatewayProtocol(GatewayConfig()));
    return u'\n' + parts.join(u'\n');
}

} // namespace

class TestBankPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheTablesSay_data()
    {
        QTest::addColumn<QByteArray>("channel");
        for (const char* channel : {"payout", "quickpay", "gateway"})
            QTest::newRow(channel) << QByteArray(channel);
    }
    void saysWhatTheTablesSay()
    {
        QFETCH(const QByteArray, channel);
        QFile file(QStringLiteral("%1/core/channels/%2/README.md")
                       .arg(qEnvironmentVariable("TILL_SOURCE"), QString::fromLatin1(channel)));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QString page = QString::fromUtf8(file.readAll());
        file.close();
        const qsizetype start = page.indexOf(mark);
        QVERIFY2(start > 0, "the page has no mark");
        const QString current = page.left(start + mark.size()) + tablesOf(channel);
        if (qEnvironmentVariableIsSet("TILL_WRITE_PAGES")) {
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            QVERIFY(file.write(current.toUtf8()) > 0);
            return;
        }
        QVERIFY2(page == current, "run again with TILL_WRITE_PAGES=1 and look at the difference");
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestBankPages)
#include "tst_bank_pages.moc"
