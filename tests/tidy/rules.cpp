// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tidy/rules.h"

#include "tests/tidy/words.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace till::tidy {
namespace {

constexpr int fileLinesMost = 400;
constexpr int testFileLinesMost = 600;
constexpr int functionLinesMost = 60;

/// Which rooms a room may include besides itself. app and tests compose everything.
const QHash<QString, QStringList>& roomsBelow()
{
    static const QStringList domain{u"core/base"_qs,  u"core/catalog"_qs, u"core/barcode"_qs,
                                    u"core/sale"_qs,  u"core/receipt"_qs, u"core/wire"_qs,
                                    u"core/staff"_qs, u"core/ports"_qs,   u"core/payment"_qs};
    static const QHash<QString, QStringList> table{
        {u"core/base"_qs, {}},
        {u"core/wire"_qs, {u"core/base"_qs}},
        {u"core/staff"_qs, {u"core/base"_qs, u"core/wire"_qs}},
        {u"core/catalog"_qs, {u"core/base"_qs}},
        {u"core/sale"_qs, {u"core/base"_qs}},
        {u"core/receipt"_qs, {u"core/base"_qs, u"core/sale"_qs, u"core/payment"_qs}},
        {u"core/ports"_qs,
         {u"core/base"_qs, u"core/catalog"_qs, u"core/sale"_qs, u"core/receipt"_qs,
          u"core/payment"_qs}},
        {u"core/payment"_qs, {u"core/base"_qs}},
        // HTTP requests and answers are values of the transport's door.
        {u"core/channels"_qs,
         {u"core/base"_qs, u"core/wire"_qs, u"core/payment"_qs, u"core/ports"_qs}},
        {u"core/net"_qs, {u"core/base"_qs, u"core/wire"_qs, u"core/ports"_qs}},
        // A scanned code is a value of the scanner's door.
        {u"core/barcode"_qs, {u"core/base"_qs, u"core/catalog"_qs, u"core/ports"_qs}},
        {u"core/storage"_qs, domain},
        {u"core/settings"_qs, domain},
        {u"core/services"_qs, domain + QStringList{u"core/settings"_qs, u"core/channels"_qs}},
        {u"devices/escpos"_qs,
         {u"core/base"_qs, u"core/barcode"_qs, u"core/receipt"_qs, u"core/ports"_qs}},
        {u"devices/drivers"_qs,
         {u"core/base"_qs, u"core/barcode"_qs, u"core/receipt"_qs, u"core/ports"_qs,
          u"devices/escpos"_qs}},
        {u"ui/models"_qs,
         {u"core/base"_qs, u"core/catalog"_qs, u"core/barcode"_qs, u"core/sale"_qs,
          u"core/receipt"_qs, u"core/staff"_qs, u"core/payment"_qs, u"core/ports"_qs,
          u"core/settings"_qs, u"core/services"_qs}},
        {u"ui/widgets"_qs,
         {u"ui/models"_qs, u"core/base"_qs, u"core/catalog"_qs, u"core/barcode"_qs, u"core/sale"_qs,
          u"core/receipt"_qs, u"core/payment"_qs, u"core/ports"_qs}},
    };
    return table;
}

QString namespaceOf(const QString& room)
{
    if (room == u"core/base")
        return u"till"_qs;
    if (room == u"ui/widgets")
        return u"till::ui"_qs;
    return u"till::"_qs + room.section(u'/', 1);
}

bool isHouse(const Source& source)
{
    return source.isCpp() && roomsBelow().contains(source.room());
}

QList<Finding> spdxFirst(const Source& source)
{
    const bool markedByName = source.path.endsWith(u"CMakeLists.txt") ||
                              source.path.endsWith(u".cmake") || source.path.endsWith(u".sh") ||
                              source.path.endsWith(u"/run");
    if (!source.isCpp() && !markedByName)
        return {};
    const QString comment = source.isCpp() ? u"// "_qs : u"# "_qs;
    const QString line = comment + u"SPDX-License-Identifier: GPL-3.0-or-later"_qs;
    const qsizetype place = source.lines.value(0).startsWith(u"#!") ? 1 : 0;
    if (source.lines.value(place) == line)
        return {};
    return {{source.path, static_cast<int>(place) + 1, u"this line has to be: "_qs + line}};
}

QList<Finding> pragmaOnce(const Source& source)
{
    if (!source.isHeader() || source.lines.value(1) == u"#pragma once")
        return {};
    return {{source.path, 2, u"a header's second line has to be: #pragma once"_qs}};
}

QList<Finding> ownNamespace(const Source& source)
{
    if (!isHouse(source))
        return {};
    static const QRegularExpression opening(u"^namespace (till[a-z:]*) \\{"_qs);
    const QString own = namespaceOf(source.room());
    QList<Finding> findings;
    bool opened = false;
    for (qsizetype i = 0; i < source.code.size(); ++i) {
        const QRegularExpressionMatch match = opening.match(source.code.at(i));
        if (!match.hasMatch())
            continue;
        opened = opened || match.captured(1) == own;
        // A forward declaration of another room hides what depends on what.
        if (match.captured(1) != own)
            findings.append({source.path, static_cast<int>(i) + 1,
                             u"this room's namespace is %1; include the header of another room "
                             "instead of declaring its types"_qs.arg(own)});
    }
    if (!opened)
        findings.append({source.path, 1, u"nothing stands in namespace %1"_qs.arg(own)});
    return findings;
}

QList<Finding> fileLength(const Source& source)
{
    // A test program is a list of facts and tables about one thing: it may be longer than code.
    const int most = source.path.startsWith(u"tests/") ? testFileLinesMost : fileLinesMost;
    if (!source.isCpp() || source.lines.size() <= most + 1)
        return {};
    return {
        {source.path, most + 1,
         u"longer than %1 lines: look for the concept that wants a file of its own"_qs.arg(most)}};
}

QList<Finding> functionLength(const Source& source)
{
    if (!isHouse(source) && !source.path.startsWith(u"app/"))
        return {};
    QList<Finding> findings;
    qsizetype start = -1;
    for (qsizetype i = 0; i < source.code.size(); ++i) {
        // By our formatting a function's braces, and only they, stand alone at the margin.
        const QString& line = source.code.at(i);
        if (line == u"{")
            start = i;
        else if (line == u"}" && start >= 0) {
            if (i - start - 1 > functionLinesMost)
                findings.append(
                    {source.path, static_cast<int>(start) + 1,
                     u"%1 lines; a function has at most 60: give its steps names"_qs.arg(i - start -
                                                                                         1)});
            start = -1;
        }
    }
    return findings;
}

QList<Finding> includeDirection(const Source& source)
{
    if (!isHouse(source))
        return {};
    static const QRegularExpression include(u"^#include \"([a-z]+/[a-z]+)/"_qs);
    const QStringList below = roomsBelow().value(source.room());
    QList<Finding> findings;
    for (qsizetype i = 0; i < source.code.size(); ++i) {
        const QRegularExpressionMatch match = include.match(source.code.at(i));
        const QString room = match.captured(1);
        if (!match.hasMatch() || room == source.room() || below.contains(room))
            continue;
        findings.append(
            {source.path, static_cast<int>(i) + 1,
             u"%1 may not include %2 but only %3: pass a value in, or put the door "
             "into core/ports"_qs.arg(source.room(), room,
                                      below.isEmpty() ? u"itself"_qs : below.join(u", "))});
    }
    return findings;
}

QList<Finding> includesFromRoot(const Source& source)
{
    if (!source.isCpp())
        return {};
    static const QRegularExpression include(u"^#include \"([^\"]*)\""_qs);
    static const QRegularExpression fromRoot(u"^(core|devices|ui|app|tests)/|\\.moc$"_qs);
    QList<Finding> findings;
    for (qsizetype i = 0; i < source.code.size(); ++i) {
        const QRegularExpressionMatch match = include.match(source.code.at(i));
        if (match.hasMatch() && !fromRoot.match(match.captured(1)).hasMatch())
            findings.append({source.path, static_cast<int>(i) + 1,
                             u"quoted includes start at the root, as in \"core/base/money.h\"; "
                             "others go in angle brackets"_qs});
    }
    return findings;
}

} // namespace

QList<Rule> rules()
{
    QList<Rule> all{
        {u"the licence stands first"_qs, spdxFirst},
        {u"headers are read once"_qs, pragmaOnce},
        {u"one directory, one namespace"_qs, ownNamespace},
        {u"files have at most 400 lines"_qs, fileLength},
        {u"functions have at most 60 lines"_qs, functionLength},
        {u"rooms include only rooms below"_qs, includeDirection},
        {u"includes start at the root"_qs, includesFromRoot},
    };
    return all + wordRules();
}

QList<Exception> exceptions()
{
    const QString samples = u"holds the samples and patterns of the rules themselves"_qs;
    return {
        {u"functions have at most 60 lines"_qs, u"app/tillctl/commands.cpp"_qs,
         u"a table: one entry for each command"_qs},
        {u"tests do not sleep"_qs, u"tests/bench/bench_window.cpp"_qs,
         u"lets the machine come to rest before it measures"_qs},
        {u"no notes to oneself"_qs, u"tests/tidy/tst_tidy.cpp"_qs, samples},
        {u"no notes to oneself"_qs, u"tests/tidy/words.cpp"_qs, samples},
        {u"no places of one machine"_qs, u"tests/tidy/tst_tidy.cpp"_qs, samples},
    };
}

QList<Finding> findingsOf(const Rule& rule, const QList<Source>& sources)
{
    const QList<Exception> all = exceptions();
    QList<Finding> findings;
    for (const Source& source : sources) {
        const bool excepted = std::any_of(all.begin(), all.end(), [&](const Exception& exception) {
            return exception.rule == rule.name && exception.path == source.path;
        });
        if (!excepted)
            findings += rule.check(source);
    }
    return findings;
}

} // namespace till::tidy
