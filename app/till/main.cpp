// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/config.h"
#include "app/desk/demo.h"
#include "app/till/appearance.h"
#include "app/till/command_line.h"
#include "app/till/core_thread.h"
#include "app/till/customer_window.h"
#include "app/till/pay_pages.h"
#include "app/till/ready_report.h"
#include "app/till/scanners.h"
#include "app/till/sounds.h"
#include "app/till/start_trouble.h"
#include "ui/models/desk_client.h"
#include "ui/models/payment_words.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/receipt_view.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QScreen>
#include <QStandardPaths>
#include <QTextStream>

#include <sys/resource.h>

using namespace till;

namespace {

ui::DeskInfo deskInfo(const settings::Values& values, desk::Mode mode,
                      const app::CoreThread::AtStart& found)
{
    using Scanner = ui::DeskInfo::Scanner;
    ui::DeskInfo info;
    info.shopName = values.shop.name;
    info.shopBranch = values.shop.branch;
    info.tillNumber = values.till.number;
    info.scaleLayouts = desk::checkoutConfig(values, mode).scaleLayouts;
    info.quickKeys = found.quickKeys;
    info.journalRecords = found.journalRecords;
    info.scanner = !values.scanner.serialPath.isEmpty() ? Scanner::Serial
                   : values.scanner.wedge               ? Scanner::Keyboard
                                                        : Scanner::None;
    info.idleLockMs = values.lock.idleMinutes * 60'000;
    if (mode == desk::Mode::Training) {
        info.mode = ui::DeskInfo::Mode::Training;
        for (const desk::DemoPerson& demo : desk::demoStaff())
            info.demoStaff.append({demo.person.name, demo.person.id.text(), demo.pin});
    }
    return info;
}

app::Sounds::Pitch pitchIn(desk::Mode mode)
{
    return mode == desk::Mode::Training ? app::Sounds::Pitch::Training : app::Sounds::Pitch::Usual;
}

app::Sounds::Playing playingBy(const settings::Values::Ui& wanted)
{
    return wanted.sounds ? app::Sounds::Playing::On : app::Sounds::Playing::Off;
}

/// Receipts as PDF go into the user's documents, named after the moment.
void savePdf(const receipt::Receipt& receipt, ui::MainWindow& window, const ui::Look& look)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString file = u"%1/receipt-%2.pdf"_qs.arg(
        folder, QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"_qs));
    const bool written =
        QDir().mkpath(folder) && ui::writeReceiptPdf(receipt, look, file).has_value();
    window.say(written ? models::savedTo(file) : models::saveTrouble(file));
}

/// The till works with the defaults, and the shop hears that it does.
void saySettingsProblems(const settings::Loaded& loaded, const QString& path,
                         ui::MainWindow& window)
{
    if (loaded.problems.isEmpty())
        return;
    QTextStream log(stderr);
    for (const settings::Problem& problem : loaded.problems)
        log << settings::describe(problem, path) << '\n';
    const settings::Problem& first = loaded.problems.first();
    window.say(
        models::messageFor(models::SettingsTrouble{.file = path,
                                                   .line = first.line,
                                                   .key = first.key,
                                                   .more = int(loaded.problems.size()) - 1}));
}

void remember(const settings::Values::Ui& chosen, const settings::SettingsFile& file)
{
    // The file as it is now, since tillctl may have changed it; and never over mistakes that
    // somebody has yet to mend. A view that is not remembered is no reason to stop selling.
    settings::Loaded now = file.load();
    now.values.ui = chosen;
    if (now.problems.isEmpty())
        (void)file.save(now.values);
}

void showAs(const app::CommandLine& line, ui::MainWindow& window)
{
    if (line.window == app::CommandLine::Window::Framed) {
        window.resize(line.frame);
        window.show();
        return;
    }
    // Without a window manager nobody enlarges the window.
    window.setGeometry(QGuiApplication::primaryScreen()->geometry());
    window.showFullScreen();
}

} // namespace

int main(int argc, char* argv[])
{
    // A crash must not leave card numbers or keys in a core file.
    const rlimit noCore{0, 0};
    (void)setrlimit(RLIMIT_CORE, &noCore);

    QApplication application(argc, argv);
    QApplication::setApplicationName(u"till"_qs);
    QApplication::setApplicationDisplayName(u"Till 收银台"_qs);
    const auto line = app::readCommandLine(QApplication::arguments());
    if (!line)
        return line.error();
    models::registerTypes();

    // Files are opened on the core thread while style, translation and window are made here.
    app::CoreThread core(line->place);
    const settings::SettingsFile settingsFile(line->place.settingsPath);
    const settings::Loaded settings = settingsFile.load();
    app::Appearance appearance(settings.values.ui);
    desk::Desk* desk = core.waitForDesk();
    if (desk == nullptr) {
        QStringList details{core.error().detail};
        for (const settings::Problem& problem : settings.problems)
            details.append(settings::describe(problem, line->place.settingsPath));
        return app::showStartTrouble({core.error().code, details.join(u'\n')}, appearance.look());
    }

    models::DeskClient client(models::DeskClient::Services{
        desk->checkout(), desk->prints(), desk->staff(), core.search(), desk->preview()});
    client.connectPayments(desk->payments(), desk->sales());
    ui::MainWindow window(client, appearance.look(),
                          deskInfo(settings.values, line->place.mode, core.atStart()));
    appearance.follow(window, [&settingsFile](const settings::Values::Ui& chosen) {
        remember(chosen, settingsFile);
    });
    QObject::connect(
        &window, &ui::MainWindow::savePdfRequested, &window,
        [&](const receipt::Receipt& receipt) { savePdf(receipt, window, appearance.look()); });
    app::Sounds sounds(pitchIn(line->place.mode), playingBy(settings.values.ui));
    QObject::connect(&window, &ui::MainWindow::soundRequested, &sounds, &app::Sounds::play);
    QObject::connect(desk, &desk::Desk::shownOnScreen, &window, &ui::MainWindow::showPrinted);
    app::PayPages pages;
    QObject::connect(&client, &models::DeskClient::pageReady, &window,
                     [&](const PaymentId& id, const QUrl& url, const QByteArray& html) {
                         if (!pages.open(id, url, html))
                             window.say(models::noBrowser());
                     });
    const app::CustomerWindow customer({appearance.look(), window.keys(), client},
                                       settings.values.shop.name, line->customer);
    const app::Scanners scanners(settings.values.scanner, window);
    std::unique_ptr<app::ReadyReport> ready;
    if (line->quitWhenReady)
        ready = std::make_unique<app::ReadyReport>(client, window);

    showAs(*line, window);
    saySettingsProblems(settings, line->place.settingsPath, window);
    core.recover();
    return QApplication::exec();
}
