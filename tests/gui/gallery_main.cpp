// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery_pages.h"
#include "tests/gui/gallery_render.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QTextStream>

using namespace till;

namespace {

struct Totals {
    int pictures = 0;
    int problems = 0;
};

struct Request {
    gallery::Extent extent;
    QDir folder;
    ui::Look& look;
};

void paint(const gallery::Page& page, const Request& request, Totals& totals)
{
    QTextStream out(stdout);
    for (const gallery::Variant& variant : gallery::variantsOf(page, request.extent)) {
        const gallery::Rendered rendered = gallery::render(page, variant, request.look);
        const QString name = gallery::fileName(page, variant);
        if (!rendered.image.save(request.folder.filePath(name + QStringLiteral(".png")))) {
            out << name << ": cannot be written\n";
            ++totals.problems;
        }
        for (const QString& problem : rendered.problems)
            out << name << ": " << problem << '\n';
        ++totals.pictures;
        totals.problems += static_cast<int>(rendered.problems.size());
    }
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    ui::Look& look = gallery::prepareApplication(application);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Paints every screen and state into PNG files and checks them."));
    parser.addHelpOption();
    const QCommandLineOption quick(QStringLiteral("quick"),
                                   QStringLiteral("One picture for each theme."));
    const QCommandLineOption only(QStringLiteral("only"),
                                  QStringLiteral("Only pages whose name contains this."),
                                  QStringLiteral("name"));
    parser.addOptions({quick, only});
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("Where to write."));
    parser.process(application);
    if (parser.positionalArguments().size() != 1)
        parser.showHelp(64);

    const QDir folder(parser.positionalArguments().constFirst());
    if (!folder.mkpath(QStringLiteral("."))) {
        QTextStream(stderr) << "Cannot make the folder " << folder.path() << '\n';
        return 1;
    }
    gallery::Registry registry;
    gallery::registerPages(registry);
    const Request request{.extent =
                              parser.isSet(quick) ? gallery::Extent::Quick : gallery::Extent::All,
                          .folder = folder,
                          .look = look};
    Totals totals;
    for (const gallery::Page& page : registry.pages()) {
        if (!parser.isSet(only) || page.name.contains(parser.value(only)))
            paint(page, request, totals);
    }
    QTextStream(stdout) << totals.pictures << " pictures, " << totals.problems << " problems\n";
    return totals.problems == 0 && totals.pictures > 0 ? 0 : 1;
}
