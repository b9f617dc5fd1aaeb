// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/command_line.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QTextStream>

#include <cstdio>

namespace till::app {

namespace {

constexpr int usageExit = 64;

} // namespace

tl::expected<CommandLine, int> readCommandLine(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Till, the cashier desk"_qs);
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption training(
        u"training"_qs, u"Practise: own data folder and numbers, demo goods and staff."_qs);
    const QCommandLineOption data(u"data"_qs, u"Folder of journal, catalogue and secrets."_qs,
                                  u"DIR"_qs);
    const QCommandLineOption config(u"config"_qs, u"Settings file."_qs, u"FILE"_qs);
    const QCommandLineOption window(
        u"window"_qs, u"In a window of this size instead of the whole screen."_qs, u"WxH"_qs);
    const QCommandLineOption ready(u"quit-when-ready"_qs,
                                   u"Say when the desk is ready, and quit."_qs);
    const QCommandLineOption customer(
        u"customer-window"_qs,
        u"Show the customer's screen in a window, also without a second monitor."_qs);
    parser.addOptions({training, data, config, window, customer, ready});
    if (!parser.parse(arguments) || !parser.positionalArguments().isEmpty()) {
        QTextStream(stderr) << (parser.errorText().isEmpty()
                                    ? u"till takes no words, only options"_qs
                                    : parser.errorText())
                            << '\n';
        return tl::unexpected(usageExit);
    }
    if (parser.isSet(help)) {
        QTextStream(stdout) << parser.helpText();
        return tl::unexpected(0);
    }

    CommandLine line;
    line.place =
        desk::Place::standard(parser.isSet(training) ? desk::Mode::Training : desk::Mode::Live);
    if (parser.isSet(data)) {
        line.place.directory = QFileInfo(parser.value(data)).absoluteFilePath();
        line.place.settingsPath = line.place.directory + u"/settings.toml"_qs;
    }
    if (parser.isSet(config))
        line.place.settingsPath = parser.value(config);
    if (parser.isSet(window)) {
        const QStringList sides = parser.value(window).split(u'x');
        line.window = CommandLine::Window::Framed;
        line.frame = QSize(sides.value(0).toInt(), sides.value(1).toInt());
        if (line.frame.isEmpty()) {
            QTextStream(stderr) << "--window takes a size such as 1366x768\n";
            return tl::unexpected(usageExit);
        }
    }
    if (parser.isSet(customer))
        line.customer = CustomerWindow::Place::Framed;
    line.quitWhenReady = parser.isSet(ready);
    return line;
}

} // namespace till::app
