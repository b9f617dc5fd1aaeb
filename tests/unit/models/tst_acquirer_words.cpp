// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/loyalty/codes.h"
#include "core/channels/mmsp/codes.h"
#include "core/channels/netpay/codes.h"
#include "core/channels/poslink/codes.h"
#include "ui/models/member_words.h"

#include <QTest>

using namespace till;

// Each documented code that can end on the screen is said in a sentence of its own.

namespace {

models::Cause causeOf(QLatin1StringView code)
{
    payment::Payment payment;
    payment.state = payment::State::Refused;
    payment.code = code;
    return models::causeOf(payment);
}

bool isNo(payment::Meaning meaning)
{
    return meaning == payment::Meaning::Refused || meaning == payment::Meaning::ConfigurationFault;
}

} // namespace

class TestAcquirerWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachCodeThatEndsAPaymentHasItsSentence_data()
    {
        QTest::addColumn<QString>("code");
        const auto add = [](QLatin1StringView code) {
            QTest::newRow(code.latin1()) << QString(code);
        };
        for (const auto& row : channels::poslink::codeRows()) {
            const bool isOther = row.code == u"A7" || row.code == u"ER";
            if (!isOther && (isNo(row.pay) || isNo(row.refund) || isNo(row.takeBack)))
                add(row.code);
        }
        for (const auto& row : channels::netpay::codeRows()) {
            if (isNo(row.order) || isNo(row.refund) || isNo(row.complete) || isNo(row.release))
                add(row.code);
        }
        QTest::newRow("D4") << QStringLiteral("D4");
        QTest::newRow("-2002") << QStringLiteral("-2002");
        QTest::newRow("-3005") << QStringLiteral("-3005");
    }
    void eachCodeThatEndsAPaymentHasItsSentence()
    {
        QFETCH(QString, code);
        const models::Cause unlisted = causeOf(QLatin1StringView("no such code"));
        const QByteArray bytes = code.toLatin1();
        const models::Cause said = causeOf(QLatin1StringView(bytes));
        QVERIFY2(said.what != unlisted.what, qPrintable(code));
        QVERIFY(!said.advice.isEmpty());
    }
    void theQuerysCodesAreTheSame()
    {
        QCOMPARE(causeOf(QLatin1StringView("query:TRADE_CLOSED")).what,
                 causeOf(QLatin1StringView("TRADE_CLOSED")).what);
    }

    void eachCodeOfTheMembershipHostHasItsSentence()
    {
        const QString unlisted = models::memberCause(u"ZZ").what;
        QCOMPARE(models::memberCause({}).what, unlisted);
        for (const auto& row : channels::loyalty::codeRows()) {
            if (row.code != u"00")
                QVERIFY2(models::memberCause(QString(row.code)).what != unlisted,
                         row.code.latin1());
        }
    }
    void eachValueOfTheMembershipHostHasItsName()
    {
        for (const auto& row : channels::loyalty::gradeRows())
            QVERIFY2(!models::memberGrade(QString(row.word)).isEmpty(), row.word.latin1());
        for (const auto& row : channels::loyalty::ticketTypeRows())
            QVERIFY2(!models::ticketKind(QString(row.word)).isEmpty(), row.word.latin1());
        for (const auto& row : channels::loyalty::genderRows())
            QVERIFY2(!models::genderName(QString(row.word)).isEmpty(), row.word.latin1());
        for (const auto& row : channels::loyalty::idTypeRows())
            QVERIFY2(!models::identityDocument(QString(row.word)).isEmpty(), row.word.latin1());
        QVERIFY(models::memberGrade(u"iron").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestAcquirerWords)
#include "tst_acquirer_words.moc"
