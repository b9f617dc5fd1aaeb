// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/loyalty/codes.h"
#include "core/channels/loyalty/messages.h"
#include "core/channels/loyalty/protocol.h"
#include "tests/unit/channels/loyalty_sample.h"

#include <QFile>
#include <QTest>

namespace till::channels {

using namespace loyalty;

namespace {

constexpr QLatin1StringView mark("<!-- From here on made from the tables: TILL_WRITE_PAGES=1 "
                                 "tst_loyalty_page writes it. -->\n");

QString adviceName(Advice advice)
{
    switch (advice) {
    case Advice::None:
        return {};
    case Advice::Reverse:
        return QStringLiteral("reverse");
    case Advice::CheckIn:
        return QStringLiteral("check in");
    }
    Q_UNREACHABLE();
}

QString codePage()
{
    QString page = QStringLiteral("## status\n\n| code | | transaction | reversal | then |\n"
                                  "| --- | --- | --- | --- | --- |\n");
    for (const CodeRow& row : codeRows())
        page += QStringLiteral("| %1 | %2 | %3 | %4 | %5 |\n")
                    .arg(row.code, row.words, payment::nameOf(row.meaning),
                         payment::nameOf(row.reversal), adviceName(row.advice));
    return page;
}

QString wordPage(const QString& title, std::span<const WordRow> rows)
{
    QString page = QStringLiteral("## %1\n\n| code | word |\n| --- | --- |\n").arg(title);
    for (const WordRow& row : rows)
        page += QStringLiteral("| %1 | %2 |\n").arg(row.code, row.word);
    return page;
}

QString interfacePage(const LoyaltyProtocol& protocol)
{
    QString page = QStringLiteral("## Interfaces\n\n| interface | path | |\n| --- | --- | --- |\n");
    for (std::size_t i = 0; i < protocol.interfaces().size(); ++i) {
        const Interface& which = protocol.interfaces()[i];
        const auto composed = protocol.compose(
            which, loyalty_sample::request(static_cast<Call>(i)).get(), loyalty_sample::stamp());
        page += QStringLiteral("| %1 | %2 | %3 |\n")
                    .arg(which.name, composed.value().request.url.path(), which.summary);
    }
    return page;
}

QString tables()
{
    const LoyaltyProtocol protocol(loyalty_sample::config());
    QStringList parts{interfacePage(protocol),
                      codePage(),
                      wordPage(QStringLiteral("gender"), genderRows()),
                      wordPage(QStringLiteral("grade"), gradeRows()),
                      wordPage(QStringLiteral("idType"), idTypeRows()),
                      wordPage(QStringLiteral("ticket type"), ticketTypeRows()),
                      QStringLiteral("## Fields\n")};
    for (const Interface& which : protocol.interfaces()) {
        parts.append(pageOf(*which.request));
        parts.append(pageOf(*which.answer));
    }
    return u'\n' + parts.join(u'\n');
}

} // namespace

class TestLoyaltyPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheTablesSay()
    {
        QFile file(qEnvironmentVariable("TILL_SOURCE") +
                   QStringLiteral("/core/channels/loyalty/README.md"));
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

QTEST_APPLESS_MAIN(till::channels::TestLoyaltyPage)
#include "tst_loyalty_page.moc"
