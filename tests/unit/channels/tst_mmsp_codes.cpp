// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/mmsp/codes.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace till::channels {

using mmsp::Step;
using payment::Meaning;

namespace {

constexpr std::array steps{Step::Order, Step::CodePay, Step::Query,       Step::Cancel,
                           Step::Close, Step::Refund,  Step::RefundQuery, Step::Notice};

QStringList codesOf(std::span<const mmsp::Row> rows)
{
    QStringList codes;
    for (const mmsp::Row& row : rows)
        codes.append(row.code);
    return codes;
}

/// Money is said to have moved, or an order to be ended.
bool isSuccess(Meaning meaning)
{
    return meaning == Meaning::Succeeded || meaning == Meaning::Returned ||
           meaning == Meaning::Refunded;
}

} // namespace

class TestMmspCodes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasOneRowForEachDocumentedCode()
    {
        QCOMPARE(codesOf(mmsp::statusRows()), QStringList({u"1"_s, u"2"_s, u"3"_s}));
        QCOMPARE(codesOf(mmsp::errorRows()), QStringList({u"00"_s, u"AA"_s, u"D4"_s}));
        QCOMPARE(codesOf(mmsp::negativeRows()), QStringList({u"-2002"_s, u"-3005"_s}));
    }

    void meansAsTheDocumentSays_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QList<Meaning>>("meanings");
        const Meaning ok = Meaning::Succeeded;
        const Meaning no = Meaning::Refused;
        const Meaning wait = Meaning::InProgress;
        const Meaning what = Meaning::Unknown;
        const auto row = [](const char* name, const QString& status, const QString& error,
                            const QList<Meaning>& meanings) {
            QTest::newRow(name) << status << error << meanings;
        };
        // order, code payment, query, cancel, close, refund, refund query, notification
        row("done", u"1"_s, {}, {wait, ok, ok, ok, ok, wait, ok, ok});
        row("done, 00", u"1"_s, u"00"_s, {wait, ok, ok, ok, ok, wait, ok, ok});
        row("failed", u"2"_s, {}, {no, no, no, no, no, no, no, what});
        row("failed for a reason", u"2"_s, u"51"_s, {no, no, no, no, no, no, no, what});
        row("failed, being paid", u"2"_s, u"AA"_s, {wait, wait, wait, no, no, wait, wait, what});
        row("closed", u"2"_s, u"D4"_s, {no, no, no, no, no, no, no, what});
        row("failed, done", u"2"_s, u"00"_s, {what, what, what, no, no, what, what, what});
        row("being paid", u"3"_s, {}, {what, wait, wait, what, what, what, what, what});
        row("being paid, AA", u"3"_s, u"AA"_s, {what, wait, wait, what, what, what, what, what});
        row("being paid, closed", u"3"_s, u"D4"_s,
            {what, what, what, what, what, what, what, what});
        row("not listed", u"0"_s, {}, {what, what, what, what, what, what, what, what});
        row("nothing", {}, {}, {what, what, what, what, what, what, what, what});
    }
    void meansAsTheDocumentSays()
    {
        QFETCH(const QString, status);
        QFETCH(const QString, error);
        QFETCH(const QList<Meaning>, meanings);
        QCOMPARE(static_cast<std::size_t>(meanings.size()), steps.size());
        for (std::size_t i = 0; i < steps.size(); ++i)
            QCOMPARE(mmsp::meaningOf(steps[i], status, error, {}),
                     meanings.at(static_cast<qsizetype>(i)));
    }

    void succeedsWithStatusOneOnly()
    {
        for (const Step step : steps) {
            for (char16_t status = u' '; status < u'\x7f'; ++status) {
                for (const QString& error : {QString(), u"00"_s, u"AA"_s, u"D4"_s, u"99"_s}) {
                    const QString code = QChar(status);
                    if (!isSuccess(mmsp::meaningOf(step, code, error, {})))
                        continue;
                    QVERIFY2((code == u"1" && (error.isEmpty() || error == u"00")),
                             qPrintable(code + u'/' + error));
                }
            }
        }
    }

    void neverProvesASuccessByWhatNobodySigned()
    {
        for (const Step step : steps) {
            for (int code = -4'000; code < 4'000; ++code)
                QVERIFY(!isSuccess(mmsp::meaningOfNegative(step, QString::number(code))));
            QCOMPARE(mmsp::meaningOfNegative(step, {}), Meaning::Unknown);
        }
        // That there is no order lets nobody charge again before it has been asked twice.
        QCOMPARE(mmsp::meaningOfNegative(Step::CodePay, u"-2002"), Meaning::Unknown);
        QCOMPARE(mmsp::meaningOfNegative(Step::Query, u"-2002"), Meaning::NotFound);
        QCOMPARE(mmsp::meaningOfNegative(Step::Cancel, u"-2002"), Meaning::NotFound);
        QCOMPARE(mmsp::meaningOfNegative(Step::CodePay, u"-3005"), Meaning::Refused);
        QCOMPARE(mmsp::meaningOfNegative(Step::Query, u"-3005"), Meaning::Unknown);
    }

    void namesTheWallets()
    {
        QCOMPARE(mmsp::walletNamed(u"1"), u"微信"_s);
        QCOMPARE(mmsp::walletNamed(u"2"), u"支付宝"_s);
        QCOMPARE(mmsp::walletNamed(u"3"), u"QQ钱包"_s);
        QCOMPARE(mmsp::walletNamed(u"4"), QString());
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestMmspCodes)
#include "tst_mmsp_codes.moc"
