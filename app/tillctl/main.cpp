// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tillctl/session.h"
#include "core/settings/settings_file.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTextStream>

#include <cstdio>

#include <sys/resource.h>

using namespace till;

namespace {

struct Line {
    ctl::Session session;
    const ctl::Command* command = nullptr;
    QJsonDocument::JsonFormat format = QJsonDocument::Indented;
    QString problem;
};

void printManual()
{
    QTextStream out(stdout);
    out << "tillctl [--data DIR] [--config FILE] [--training] [--json] COMMAND ...\n\n"
           "The till without a screen. One JSON object on standard output, the log on standard "
           "error.\n"
           "Exit: 0 done, 1 refused, 2 not known yet, 64 usage, 70 fault.\n\n";
    for (const ctl::Command& command : ctl::commands())
        out << "  " << command.name << ' ' << command.synopsis << "\n      " << command.purpose
            << ".\n";
}

const ctl::Command* findCommand(const QStringList& words)
{
    for (const ctl::Command& command : ctl::commands()) {
        const QStringList name = command.name.split(QLatin1Char(' '));
        if (words.mid(0, name.size()) == name)
            return &command;
    }
    return nullptr;
}

/// "--name VALUE", "--name=VALUE" or a switch; everything else is a word. `--` ends the options.
QString split(const QStringList& arguments, Line& line)
{
    static const QStringList general{u"data="_qs, u"config="_qs, u"training"_qs, u"json"_qs};
    QStringList words;
    QList<std::pair<QString, QString>> options;
    QStringList known = general;
    for (const ctl::Command& command : ctl::commands())
        known += command.options;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString& argument = arguments[i];
        if (argument == QLatin1String("--")) {
            words += arguments.mid(i + 1);
            break;
        }
        if (!argument.startsWith(QLatin1String("--"))) {
            words.append(argument);
            continue;
        }
        const QString name = argument.mid(2).section(QLatin1Char('='), 0, 0);
        if (known.contains(name)) {
            options.append({name, {}});
        } else if (known.contains(name + QLatin1Char('='))) {
            if (argument.contains(QLatin1Char('=')))
                options.append({name, argument.section(QLatin1Char('='), 1)});
            else if (++i < arguments.size())
                options.append({name, arguments[i]});
            else
                return u"--%1 needs a value"_qs.arg(name);
        } else {
            return u"unknown option --%1"_qs.arg(name);
        }
    }
    line.command = findCommand(words);
    if (line.command == nullptr)
        return words.isEmpty() ? u"no command"_qs
                               : u"no such command: %1"_qs.arg(words.join(QLatin1Char(' ')));
    line.session.words = words.mid(line.command->name.count(QLatin1Char(' ')) + 1);
    for (const auto& [name, value] : options) {
        const bool fits = general.contains(name) || general.contains(name + QLatin1Char('=')) ||
                          line.command->options.contains(name) ||
                          line.command->options.contains(name + QLatin1Char('='));
        if (!fits)
            return u"%1 does not take --%2"_qs.arg(line.command->name, name);
    }
    line.session.options = options;
    return {};
}

Line parse(const QStringList& arguments)
{
    Line line;
    line.problem = split(arguments, line);
    line.session.place = desk::Place::standard(
        line.session.has(u"training"_qs) ? desk::Mode::Training : desk::Mode::Live);
    if (line.session.has(u"data"_qs)) {
        line.session.place.directory = QFileInfo(line.session.value(u"data"_qs)).absoluteFilePath();
        line.session.place.settingsPath = line.session.place.directory + u"/settings.toml"_qs;
    }
    line.session.place.settingsPath =
        line.session.value(u"config"_qs, line.session.place.settingsPath);
    if (line.session.has(u"json"_qs))
        line.format = QJsonDocument::Compact;
    return line;
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments().mid(1);
    if (arguments.isEmpty() || arguments.contains(u"--help"_qs)) {
        printManual();
        return arguments.isEmpty() ? static_cast<int>(ctl::Exit::Usage) : 0;
    }
    const rlimit noCore{0, 0}; // keys must not end in a core file
    (void)setrlimit(RLIMIT_CORE, &noCore);
    const Line line = parse(arguments);
    const QString& settingsPath = line.session.place.settingsPath;
    const QList<settings::Problem> problems = settings::SettingsFile(settingsPath).load().problems;
    for (const settings::Problem& problem : problems)
        QTextStream(stderr) << settings::describe(problem, settingsPath) << '\n';
    const ctl::Answer answer =
        line.problem.isEmpty() ? line.command->run(line.session) : ctl::usage(line.problem);
    QTextStream out(stdout);
    out << QJsonDocument(answer.json).toJson(line.format);
    if (line.format == QJsonDocument::Compact)
        out << '\n';
    return static_cast<int>(answer.exit);
}
