// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/mmsp/codes.h"
#include "core/channels/mmsp/operations.h"
#include "core/channels/mmsp/protocol.h"

#include <QFile>
#include <QTest>

#include <vector>

using namespace Qt::StringLiterals;

namespace till::channels {

namespace {

constexpr QLatin1StringView mark("<!-- From here on made from the tables: TILL_WRITE_PAGES=1 "
                                 "tst_mmsp_page writes it. -->\n");

QString line(const QStringList& cells)
{
    return u"| "_s + cells.join(u" | "_s) + u" |\n"_s;
}

QString commandOf(const Interface& which)
{
    const int command = mmsp::commandOf(mmsp::idOf(which), MmspConfig());
    if (command == 0)
        return which.kind == Interface::Kind::Page ? u"a page"_s : u"told by the acquirer"_s;
    return u"%1 (0x%2)"_s.arg(command).arg(command, 4, 16, QLatin1Char('0'));
}

QString interfacePage()
{
    QString page = u"## Interfaces\n\n| name | | CommandID |\n| --- | --- | --- |\n"_s;
    for (const Interface& each : mmsp::scanInterfaces())
        page += line({u'`' + each.name + u'`', each.summary, commandOf(each)});
    return page;
}

QString codePage(const QString& title, std::span<const mmsp::Row> rows)
{
    QString page = u"## %1\n\n"_s.arg(title) +
                   line({u"code"_s,
                         {},
                         u"order"_s,
                         u"code payment"_s,
                         u"query"_s,
                         u"cancel, void"_s,
                         u"close"_s,
                         u"refund"_s,
                         u"refund query"_s,
                         u"notification"_s}) +
                   u"|"_s + u" --- |"_s.repeated(10) + u'\n';
    for (const mmsp::Row& row : rows) {
        QStringList cells{row.code, row.words};
        for (const payment::Meaning meaning : {row.order, row.codePay, row.query, row.cancel,
                                               row.close, row.refund, row.refundQuery, row.notice})
            cells.append(payment::nameOf(meaning));
        page += line(cells);
    }
    return page;
}

/// Messages with the same fields share one table.
struct Shared {
    std::span<const Field> fields;
    Direction direction;
    QByteArrayList titles;
    QByteArrayList sections;
};

void add(std::vector<Shared>& all, const FieldTable* table)
{
    if (table == nullptr)
        return;
    const QByteArray title(table->title.data(), table->title.size());
    const QByteArray section(table->section.data(), table->section.size());
    for (Shared& each : all) {
        if (each.fields.data() != table->fields.data())
            continue;
        each.titles.append(title);
        each.sections.append(section);
        return;
    }
    all.push_back({table->fields, table->direction, {title}, {section}});
}

QString fieldPages()
{
    std::vector<Shared> all;
    for (const Interface& each : mmsp::scanInterfaces()) {
        add(all, each.request);
        add(all, each.answer);
    }
    QStringList pages;
    for (const Shared& each : all) {
        const QByteArray title = each.titles.join("; ");
        const QByteArray section = each.sections.join("; ");
        pages.append(pageOf(
            {QLatin1StringView(title), QLatin1StringView(section), each.direction, each.fields}));
    }
    return u"## Fields\n\n"_s + pages.join(u'\n');
}

QString tables()
{
    return u'\n' + QStringList{interfacePage(),
                               codePage(u"STATUS of a signed Body"_s, mmsp::statusRows()),
                               codePage(u"ERR_CODE beside STATUS 2"_s, mmsp::errorRows()),
                               codePage(u"Codes in the words of the negative answer"_s,
                                        mmsp::negativeRows()),
                               fieldPages()}
                       .join(u'\n');
}

} // namespace

class TestMmspPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheTablesSay()
    {
        QFile file(qEnvironmentVariable("TILL_SOURCE") + u"/core/channels/mmsp/README.md"_s);
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

QTEST_APPLESS_MAIN(till::channels::TestMmspPage)
#include "tst_mmsp_page.moc"
