// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tidy/rules.h"
#include "tests/tidy/source.h"

#include <QDir>
#include <QTest>

#include <algorithm>
#include <utility>

using namespace till::tidy;

namespace {

QList<int> linesFound(const QString& rule, const QString& path, const QString& text)
{
    QList<int> lines;
    for (const Rule& candidate : rules()) {
        if (candidate.name != rule)
            continue;
        for (const Finding& finding : candidate.check(sourceOf(path, text)))
            lines.append(finding.line);
    }
    return lines;
}

const QString licence = u"// SPDX-License-Identifier: GPL-3.0-or-later\n"_qs;

} // namespace

class TestTidy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theProjectKeepsEveryRule_data();
    void theProjectKeepsEveryRule();
    void rulesFindBadSamples_data();
    void rulesFindBadSamples();
    void longFilesAndFunctionsAreFound();
    void codeIsReadWithoutCommentsAndQuotes();
    void everySampledRuleExistsAndEveryRuleIsSampled();
    void exceptionsAreStillNeeded();
    void theReadmeNamesEveryPackageWithItsReason();

private:
    QList<Source> m_sources;
};

void TestTidy::initTestCase()
{
    const QString root = qEnvironmentVariable("TILL_SOURCE_DIR");
    QVERIFY2(QDir(root).exists(u"core/base/money.h"_qs),
             "TILL_SOURCE_DIR names the project's root");
    m_sources = readProject(root);
    QVERIFY(m_sources.size() > 50);
}

void TestTidy::theProjectKeepsEveryRule_data()
{
    QTest::addColumn<QString>("name");
    for (const Rule& rule : rules())
        QTest::newRow(qPrintable(rule.name)) << rule.name;
}

void TestTidy::theProjectKeepsEveryRule()
{
    QFETCH(QString, name);
    for (const Rule& rule : rules()) {
        if (rule.name != name)
            continue;
        const QList<Finding> findings = findingsOf(rule, m_sources);
        for (const Finding& finding : findings)
            qWarning("%s:%d: %s", qPrintable(finding.path), finding.line,
                     qPrintable(finding.message));
        QVERIFY2(findings.isEmpty(), qPrintable(u"%1 findings"_qs.arg(findings.size())));
    }
}

void TestTidy::rulesFindBadSamples_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("lines"); // empty: a good sample

    const auto row = [](const char* name, const QString& rule, const QString& path,
                        const QString& text, const QList<int>& lines) {
        QTest::newRow(name) << rule << path << text << lines;
    };
    const QString sale = u"core/sale/x.cpp"_qs;

    QString rule = u"the licence stands first"_qs;
    row("no licence", rule, sale, u"#pragma once\n"_qs, {1});
    row("other licence", rule, sale, u"// SPDX-License-Identifier: MIT\n"_qs, {1});
    row("licence", rule, sale, licence, {});
    row("script without", rule, u"tests/run"_qs, u"#!/usr/bin/env bash\nset -eu\n"_qs, {2});
    row("script with", rule, u"tests/run"_qs,
        u"#!/usr/bin/env bash\n# SPDX-License-Identifier: GPL-3.0-or-later\n"_qs, {});
    row("page", rule, u"README.md"_qs, u"# Till\n"_qs, {});

    rule = u"headers are read once"_qs;
    row("no pragma", rule, u"core/sale/x.h"_qs, licence + u"#include <QString>\n"_qs, {2});
    row("pragma", rule, u"core/sale/x.h"_qs, licence + u"#pragma once\n"_qs, {});

    rule = u"one directory, one namespace"_qs;
    row("other namespace", rule, sale, u"\nnamespace till::receipt {\n}\n"_qs, {2, 1});
    row("none", rule, sale, u"int x;\n"_qs, {1});
    row("own", rule, sale, u"namespace till::sale {\nnamespace {\n"_qs, {});
    row("base", rule, u"core/base/x.h"_qs, u"namespace till {\n"_qs, {});
    row("declared ahead", rule, u"ui/widgets/x.h"_qs,
        u"namespace till::models {\nclass A;\n}\nnamespace till::ui {\n"_qs, {1});
    row("in a comment", rule, sale, u"// namespace till::ui {\nnamespace till::sale {\n"_qs, {});

    rule = u"rooms include only rooms below"_qs;
    row("up", rule, sale, u"#include \"core/services/checkout_service.h\"\n"_qs, {1});
    row("down", rule, sale, u"#include \"core/base/money.h\"\n"_qs, {});
    row("storage from ui", rule, u"ui/models/x.h"_qs, u"#include \"core/storage/store.h\"\n"_qs,
        {1});
    row("device from ui", rule, u"ui/widgets/x.h"_qs,
        u"\n#include \"devices/escpos/render.h\"\n"_qs, {2});
    row("services from storage", rule, u"core/storage/x.h"_qs,
        u"#include \"core/services/notice.h\"\n"_qs, {1});
    row("service from device", rule, u"devices/drivers/x.h"_qs,
        u"#include \"core/services/notice.h\"\n"_qs, {1});
    row("app composes", rule, u"app/till/x.cpp"_qs, u"#include \"core/storage/store.h\"\n"_qs, {});

    rule = u"includes start at the root"_qs;
    row("neighbour", rule, sale, u"#include \"sale.h\"\n"_qs, {1});
    row("parent", rule, sale, u"#include \"../base/money.h\"\n"_qs, {1});
    row("generated", rule, u"tests/x.cpp"_qs, u"#include \"tst_x.moc\"\n"_qs, {});

    rule = u"pure rooms are pure"_qs;
    row("clock", rule, sale, u"auto now = QDateTime::currentDateTimeUtc();\n"_qs, {1});
    row("chrono", rule, sale, u"auto now = std::chrono::system_clock::now();\n"_qs, {1});
    row("timer", rule, u"core/receipt/x.h"_qs, u"#include <QTimer>\n"_qs, {1});
    row("randomness", rule, u"core/wire/x.cpp"_qs, u"\nRAND_bytes(p, 16);\n"_qs, {2});
    row("file", rule, u"core/catalog/x.cpp"_qs, u"QFile file(path);\n"_qs, {1});
    row("socket", rule, u"devices/escpos/x.cpp"_qs, u"QTcpSocket socket;\n"_qs, {1});
    row("thread", rule, u"core/staff/x.cpp"_qs, u"QThread thread;\n"_qs, {1});
    row("SQL", rule, u"core/barcode/x.cpp"_qs, u"sqlite3_open(p, &db);\n"_qs, {1});
    row("object", rule, sale, u"class A : public QObject {\n"_qs, {1});
    row("object at a door", rule, u"core/ports/x.h"_qs, u"class A : public QObject {\n"_qs, {});
    row("timer at a door", rule, u"core/ports/x.h"_qs, u"QTimer timer;\n"_qs, {1});
    row("environment", rule, sale, u"qEnvironmentVariable(name)\n"_qs, {1});
    row("in words only", rule, sale, u"// no QFile here\nauto a = \"QFile\";\n"_qs, {});
    row("impure room", rule, u"core/storage/x.cpp"_qs, u"QFile file(path);\n"_qs, {});

    rule = u"sentences for people stand in ui/models"_qs;
    row("tr in core", rule, u"core/services/x.cpp"_qs, u"return tr(\"No paper\");\n"_qs, {1});
    row("tr in a device", rule, u"devices/drivers/x.cpp"_qs, u"QObject::tr(\"x\");\n"_qs, {1});
    row("tr in models", rule, u"ui/models/x.cpp"_qs, u"return tr(\"No paper\");\n"_qs, {});
    row("str is not tr", rule, sale, u"str(\"a\");\n"_qs, {});

    rule = u"no fractions near money"_qs;
    row("double", rule, sale, u"double price = 0;\n"_qs, {1});
    row("toDouble", rule, u"core/base/x.cpp"_qs, u"text.toDouble();\n"_qs, {1});
    row("word", rule, sale, u"// never a double\nbool doubleWidth;\n"_qs, {});

    rule = u"no notes to oneself"_qs;
    row("comment", rule, sale, u"int x; // TODO later\n"_qs, {1});
    row("page with note", rule, u"README.md"_qs, u"\nFIXME\n"_qs, {2});
    row("part of a word", rule, sale, u"int autodone; // TODOS\n"_qs, {});

    rule = u"tests do not sleep"_qs;
    row("qWait", rule, u"tests/unit/x.cpp"_qs, u"QTest::qWait(100);\n"_qs, {1});
    row("qSleep", rule, u"tests/unit/x.cpp"_qs, u"QTest::qSleep(100);\n"_qs, {1});
    row("msleep", rule, u"tests/unit/x.cpp"_qs, u"QThread::msleep(5);\n"_qs, {1});
    row("sleep_for", rule, u"tests/unit/x.cpp"_qs, u"std::this_thread::sleep_for(1ms);\n"_qs, {1});
    row("condition", rule, u"tests/unit/x.cpp"_qs, u"QTest::qWaitFor([] { return a; });\n"_qs, {});

    rule = u"no places of one machine"_qs;
    row("somebody's home", rule, sale, u"auto p = \"/home/wang/till\";\n"_qs, {1});
    row("outside", rule, u"README.md"_qs, u"see ../plans/plan.md\n"_qs, {1});
    row("outside from within", rule, u"core/README.md"_qs, u"(../../plan.md)\n"_qs, {1});
    row("inside", rule, u"core/sale/README.md"_qs, u"(../../README.md)\n"_qs, {});
    row("a folder of one container", rule, sale, u"// as in /builds/till\n"_qs, {1});
    row("division and address", rule, sale, u"a/b/c; // https://example.org/x/y\n"_qs, {});
    row("a device", rule, sale, u"auto p = \"/dev/usb/lp0\";\n"_qs, {});

    rule = u"no keywords of Qt, no nested loops"_qs;
    row("signals", rule, u"ui/models/x.h"_qs, u"signals:\n"_qs, {1});
    row("slots", rule, u"ui/models/x.h"_qs, u"public slots:\n"_qs, {1});
    row("nested loop", rule, u"ui/widgets/x.cpp"_qs, u"qApp->processEvents();\n"_qs, {1});
    row("ours", rule, u"ui/models/x.h"_qs, u"Q_SIGNALS:\npublic Q_SLOTS:\n"_qs, {});
}

void TestTidy::rulesFindBadSamples()
{
    QFETCH(QString, rule);
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(QList<int>, lines);
    QCOMPARE(linesFound(rule, path, text), lines);
}

void TestTidy::longFilesAndFunctionsAreFound()
{
    const QString path = u"core/sale/x.cpp"_qs;
    const QString line = u"    x();\n"_qs;
    QCOMPARE(linesFound(u"files have at most 400 lines"_qs, path, line.repeated(400)),
             QList<int>{});
    QCOMPARE(linesFound(u"files have at most 400 lines"_qs, path, line.repeated(401)),
             QList<int>{401});
    const QString test = u"tests/unit/sale/tst_x.cpp"_qs;
    QCOMPARE(linesFound(u"files have at most 400 lines"_qs, test, line.repeated(600)),
             QList<int>{});
    QCOMPARE(linesFound(u"files have at most 400 lines"_qs, test, line.repeated(601)),
             QList<int>{601});
    const auto function = [&line](int lines) {
        return u"void f()\n{\n"_qs + line.repeated(lines) + u"}\n"_qs;
    };
    const QString rule = u"functions have at most 60 lines"_qs;
    QCOMPARE(linesFound(rule, path, function(60) + function(60)), QList<int>{});
    QCOMPARE(linesFound(rule, path, function(10) + function(61)), QList<int>{15});
}

void TestTidy::codeIsReadWithoutCommentsAndQuotes()
{
    const Source source = sourceOf(u"a.cpp"_qs, u"a(\"x \\\" y\", 'q', 1'000); // z\n"
                                                "/* b\n c */ d; auto r = R\"(e\nf)\";\n"
                                                "#include \"core/x.h\" // kept\n"_qs);
    QCOMPARE(source.code.size(), source.lines.size());
    QCOMPARE(source.code.at(0).simplified(), u"a(\" \", ' ', 1'000);"_qs);
    QCOMPARE(source.code.at(1).trimmed(), QString());
    QCOMPARE(source.code.at(2).simplified(), u"d; auto r ="_qs);
    QCOMPARE(source.code.at(3).simplified(), u";"_qs);
    QVERIFY(source.code.at(4).startsWith(u"#include \"core/x.h\""));
}

void TestTidy::everySampledRuleExistsAndEveryRuleIsSampled()
{
    // A sample of a rule that was renamed would find nothing and prove nothing.
    QStringList names;
    for (const Rule& rule : rules())
        names.append(rule.name);
    for (const Exception& exception : exceptions()) {
        QVERIFY2(names.contains(exception.rule), qPrintable(exception.rule));
        QVERIFY(!exception.reason.isEmpty());
    }
    const auto own = std::find_if(m_sources.begin(), m_sources.end(), [](const Source& source) {
        return source.path == u"tests/tidy/tst_tidy.cpp";
    });
    QVERIFY(own != m_sources.end());
    const QString text = own->lines.join(u'\n');
    for (const QString& name : std::as_const(names))
        QVERIFY2(text.contains(u'"' + name + u'"'), qPrintable(name));
}

void TestTidy::exceptionsAreStillNeeded()
{
    for (const Exception& exception : exceptions()) {
        bool needed = false;
        for (const Rule& rule : rules()) {
            for (const Source& source : std::as_const(m_sources)) {
                needed = needed || (rule.name == exception.rule && source.path == exception.path &&
                                    !rule.check(source).isEmpty());
            }
        }
        QVERIFY2(needed, qPrintable(exception.rule + u": "_qs + exception.path));
    }
}

void TestTidy::theReadmeNamesEveryPackageWithItsReason()
{
    QStringList packages;
    QStringList readme;
    for (const Source& source : std::as_const(m_sources)) {
        if (source.path == u"installer/packages.txt")
            packages = source.lines;
        if (source.path == u"README.md")
            readme = source.lines;
    }
    int named = 0;
    for (const QString& line : std::as_const(packages)) {
        if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(u'['))
            continue;
        const QString row =
            u"| `%1` | %2 |"_qs.arg(line.section(u" # "_qs, 0, 0), line.section(u" # "_qs, 1));
        QVERIFY2(line.contains(u" # "), qPrintable(u"a reason is missing: "_qs + line));
        QVERIFY2(readme.contains(row), qPrintable(u"README.md has to contain: "_qs + row));
        ++named;
    }
    QVERIFY(named > 0);
}

QTEST_GUILESS_MAIN(TestTidy)
#include "tst_tidy.moc"
