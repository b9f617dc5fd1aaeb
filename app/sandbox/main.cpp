// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/command_line.h"
#include "app/sandbox/host_makers.h"
#include "app/sandbox/notifier.h"
#include "app/sandbox/script.h"
#include "app/sandbox/server.h"
#include "app/sandbox/service.h"
#include "app/sandbox/state_file.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSocketNotifier>
#include <QSslCertificate>
#include <QSslKey>
#include <QTextStream>

#include <cstdio>
#include <memory>

#include <unistd.h>

using namespace till;
using namespace till::sandbox;

namespace {

Instant systemNow()
{
    return {QDateTime::currentMSecsSinceEpoch()};
}

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (char& byte : bytes)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return bytes;
}

enum class Exit { Done = 0, Usage = 64, Fault = 70 };

int fail(const QString& reason, Exit exit = Exit::Fault)
{
    QTextStream(stderr) << "till-sandbox: " << reason << '\n';
    return static_cast<int>(exit);
}

/// The file and the log, where they were asked for.
struct Papers {
    std::unique_ptr<StateFile> state;
    std::unique_ptr<QFile> log;
};

Service::Doors doorsTo(Papers& papers)
{
    return {.keep = [&papers](const QList<QJsonObject>& lines) -> Result<void> {
                if (papers.state == nullptr)
                    return {};
                return papers.state->append(lines);
            },
            .log =
                [&papers](const QJsonObject& line) {
                    if (papers.log == nullptr)
                        return;
                    papers.log->write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
                    papers.log->flush();
                },
            .random = randomBytes};
}

QString openPapers(Papers& papers, const Options& options, Service& service)
{
    if (!options.logPath.isEmpty()) {
        papers.log = std::make_unique<QFile>(options.logPath);
        if (!papers.log->open(QIODevice::WriteOnly | QIODevice::Append))
            return options.logPath + u": "_qs + papers.log->errorString();
    }
    if (options.statePath.isEmpty())
        return {};
    papers.state = std::make_unique<StateFile>(options.statePath);
    const auto lines = papers.state->open();
    if (!lines)
        return options.statePath + u": "_qs + lines.error().detail;
    for (const QJsonObject& line : *lines) {
        if (!service.restore(line))
            return options.statePath + u": a line is none of the books"_qs;
    }
    return {};
}

QString setUpTls(Server& server, const Options& options)
{
    if (options.tlsCertificatePath.isEmpty())
        return {};
    QFile keyFile(options.tlsKeyPath);
    const QList<QSslCertificate> certificates =
        QSslCertificate::fromPath(options.tlsCertificatePath);
    if (certificates.isEmpty() || !keyFile.open(QIODevice::ReadOnly))
        return u"the TLS certificate or key cannot be read"_qs;
    const QByteArray pem = keyFile.readAll();
    QSslKey key(pem, QSsl::Rsa);
    if (key.isNull())
        key = QSslKey(pem, QSsl::Ec);
    if (key.isNull())
        return u"the TLS key is neither RSA nor EC in PEM"_qs;
    server.sslSetup(certificates.first(), key);
    return {};
}

/// The till that started this stand-in holds the other end of standard input: when it is gone, so
/// is the input.
void endWithParent(QCoreApplication& application)
{
    auto* notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, [] {
        char ignored[256];
        if (::read(STDIN_FILENO, ignored, sizeof ignored) <= 0)
            QCoreApplication::quit();
    });
}

void listCodes()
{
    QTextStream out(stdout);
    out << scriptTable();
    for (const HostMaker& maker : hostMakers()) {
        if (maker.magic != nullptr)
            out << '\n' << maker.magic();
    }
}

int serve(QCoreApplication& application, Options& options)
{
    Papers papers;
    Service service(options.terms, std::move(options.pass), doorsTo(papers));
    for (std::unique_ptr<Host>& host : options.hosts)
        service.add(std::move(host));
    if (const QString problem = openPapers(papers, options, service); !problem.isEmpty())
        return fail(problem);
    Server server(service, systemNow);
    Notifier notifier(service, systemNow, options.notifyScale);
    if (const QString problem = setUpTls(server, options); !problem.isEmpty())
        return fail(problem);
    const quint16 port = server.listen(QHostAddress::LocalHost, options.port);
    if (port == 0)
        return fail(u"port %1 is taken"_qs.arg(options.port));
    if (options.life == Life::UntilParentEnds)
        endWithParent(application);
    QTextStream(stdout) << "{\"port\":" << port << "}\n";
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    application.setApplicationName(u"till-sandbox"_qs);
    Result<Options> options = optionsOf(application.arguments());
    if (!options) {
        const bool misunderstood = options.error().code == ErrorCode::Malformed;
        return fail(options.error().detail, misunderstood ? Exit::Usage : Exit::Fault);
    }
    switch (options->task) {
    case Task::ShowManual:
        QTextStream(stdout) << manual();
        return 0;
    case Task::ListCodes:
        listCodes();
        return 0;
    case Task::Serve:
        return serve(application, *options);
    }
    Q_UNREACHABLE();
}
