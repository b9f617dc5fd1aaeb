// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/payment/table.h"

#include <QHash>
#include <QRegularExpression>

namespace till::tests {

namespace {

using namespace payment;
using namespace Qt::StringLiterals;

const Money amount = Money::fromFen(12'921);

std::optional<Meaning> meaningNamed(const QString& name)
{
    for (const Meaning each :
         {Meaning::Succeeded, Meaning::Refused, Meaning::InProgress, Meaning::Unknown,
          Meaning::NotFound, Meaning::Returned, Meaning::Refunded, Meaning::ConfigurationFault,
          Meaning::Contradiction}) {
        if (nameOf(each) == name)
            return each;
    }
    return std::nullopt;
}

std::optional<Request> requestNamed(const QString& name)
{
    static const QHash<QString, Request> names{{u"request"_s, Request::Operate},
                                               {u"operate"_s, Request::Operate},
                                               {u"query"_s, Request::Query},
                                               {u"query original"_s, Request::QueryOriginal},
                                               {u"cancel"_s, Request::Cancel}};
    const auto found = names.constFind(name);
    return found == names.cend() ? std::nullopt : std::optional(*found);
}

std::optional<Event> eventNamed(const QString& text)
{
    static const QHash<QString, Event> plain{
        {u"submit"_s, Submit{}},          {u"woken"_s, Woken{}},
        {u"stop asked"_s, StopAsked{}},   {u"query asked"_s, QueryAsked{}},
        {u"restarted"_s, Restarted{}},    {u"set aside"_s, SetAside{}},
        {u"marked paid"_s, MarkedPaid{}},
    };
    if (const auto found = plain.constFind(text); found != plain.cend())
        return *found;
    if (text == u"request not sent")
        return Unanswered{Request::Operate, false};
    if (text.endsWith(u" unanswered")) {
        const auto request = requestNamed(text.chopped(QStringView(u" unanswered").size()));
        return request ? std::optional<Event>(Unanswered{*request, true}) : std::nullopt;
    }
    const auto request = requestNamed(text.section(u": "_s, 0, 0));
    const QString answer = text.section(u": "_s, 1);
    Outcome outcome;
    if (answer == u"query first") {
        outcome.meaning = Meaning::Refused;
        outcome.queryFirst = true;
    } else if (answer == u"other amount") {
        outcome.meaning = Meaning::Succeeded;
        outcome.facts.orderAmount = Money::fromFen(amount.fen() + 1);
    } else if (const auto meaning = meaningNamed(answer)) {
        outcome.meaning = *meaning;
    } else {
        return std::nullopt;
    }
    return request ? std::optional<Event>(Answered{*request, outcome}) : std::nullopt;
}

bool apply(const QString& condition, TransitionRow& row)
{
    Payment::Progress& progress = row.before.progress;
    static const QRegularExpression at(u"^at (\\d+) s$"_s);
    if (const auto match = at.match(condition); match.hasMatch()) {
        row.nowMs = match.captured(1).toLongLong() * 1000;
    } else if (condition == u"last query") {
        progress.queryOnWay = true;
        progress.isLastQuery = true;
    } else if (condition == u"in doubt") {
        progress.cancelInDoubt = true;
    } else if (condition == u"accepted") {
        progress.accepted = true;
    } else if (condition == u"nothing to cancel") {
        progress.cancelNotFound = true;
    } else if (condition == u"third time") {
        progress.contradictions = 2;
    } else if (condition == u"not found before") {
        progress.firstNotFoundMs = 95'000;
    } else if (condition == u"finished 60 s ago") {
        progress.finishedMs = row.nowMs - 60'000;
    } else if (condition == u"no effect") {
        progress.firstNotFoundMs = 5'000;
    } else if (condition == u"sent again") {
        progress.sends = 2;
    } else if (condition == u"refused again") {
        progress.refusedAgain = true;
    } else if (condition == u"given up") {
        row.before.setAside = true;
    } else if (condition == u"without cancel") {
        row.traits.cancels = false;
    } else if (condition == u"missed before") {
        progress.firstNotFoundMs = row.nowMs - 15'000;
    } else if (condition == u"original asked") {
        progress.originalAsked = true;
    } else if (condition == u"shown") {
        row.before.presentation = Presentation::Shown;
    } else if (condition == u"marked paid") {
        row.before.markedPaid = true;
    } else {
        return false;
    }
    return true;
}

/// `cells`: operation, state, condition, event, next, recorded, sent.
QStringList addRows(const QStringList& cells, QList<TransitionRow>& rows)
{
    QStringList troubles;
    const QString text = cells.join(u" | "_s);
    for (const QString& operation : cells[0].split(u" / "_s)) {
        for (const QString& state : cells[1].split(u" / "_s)) {
            TransitionRow row;
            row.text = text;
            row.nowMs = 20'000;
            const auto before = stateNamed(state);
            const auto after = cells[4] == u"same" ? before : stateNamed(cells[4]);
            const auto doing = operationNamed(operation);
            const auto event = eventNamed(cells[3]);
            const bool isSent = cells[6] != u"-";
            row.send = requestNamed(cells[6]);
            if (!before || !after || !doing || !event || isSent != row.send.has_value() ||
                (cells[5] != u"yes" && cells[5] != u"no")) {
                troubles.append(text);
                continue;
            }
            row.before.operation = *doing;
            row.before.state = *before;
            row.before.amount = amount;
            row.before.progress.sentAtMs = *before == State::Created ? -1 : 0;
            row.before.progress.sends = *before == State::Created ? 0 : 1;
            if (*before == State::Cancelling) {
                row.before.progress.cancels = 1;
                row.before.progress.lastCancelMs = 15'000;
            }
            row.event = *event;
            row.next = *after;
            row.record = cells[5] == u"yes";
            for (const QString& condition : cells[2].split(u", "_s, Qt::SkipEmptyParts)) {
                if (!apply(condition, row))
                    troubles.append(condition + u" in "_s + text);
            }
            rows.append(row);
        }
    }
    return troubles;
}

} // namespace

TransitionTable readTransitions(const QString& markdown)
{
    TransitionTable table;
    bool inside = false;
    for (const QString& line : markdown.split(u'\n')) {
        if (line.startsWith(u"| state |") || line.startsWith(u"| operation |")) {
            inside = true;
            continue;
        }
        inside = inside && line.startsWith(u'|');
        if (!inside || line.startsWith(u"| ---"))
            continue;
        QStringList cells;
        for (const QString& cell : line.split(u'|'))
            cells.append(cell.trimmed());
        cells = cells.mid(1, cells.size() - 2);
        if (cells.size() == 6)
            cells.prepend(u"pay"_s);
        if (cells.size() == 7)
            table.troubles.append(addRows(cells, table.rows));
        else
            table.troubles.append(line);
    }
    return table;
}

} // namespace till::tests
