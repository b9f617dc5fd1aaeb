// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/training_acquirer.h"

#include "core/channels/poslink/channel.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>
#include <chrono>
#include <utility>

namespace till::desk {

namespace {

using namespace std::chrono_literals;

// A merchant that exists between this till and its child only.
const QString appId = QStringLiteral("training");
const QString merchant = QStringLiteral("TRAINING");
const QString terminal = QStringLiteral("TRAINING");

constexpr std::chrono::milliseconds shortestPause = 1s;
constexpr std::chrono::milliseconds longestPause = 30s;
constexpr int endMs = 2'000;
constexpr qsizetype keySize = 16;

QString program()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/till-sandbox");
}

} // namespace

TrainingAcquirer::TrainingAcquirer(QString folder, ports::Random& random)
    : m_folder(std::move(folder)),
      m_random(random),
      m_process(this),
      m_again(this),
      m_pause(shortestPause)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &TrainingAcquirer::start);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &TrainingAcquirer::readPort);
    connect(&m_process, &QProcess::finished, this, &TrainingAcquirer::startAgainLater);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) // nothing else is said about it
            startAgainLater();
    });
}

TrainingAcquirer::~TrainingAcquirer()
{
    m_process.disconnect(this);
    m_again.stop();
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(endMs)) {
        m_process.kill();
        m_process.waitForFinished(endMs);
    }
}

void TrainingAcquirer::start()
{
    m_key = m_random.bytes(keySize).toHex();
    m_process.start(program(),
                    {QStringLiteral("--exit-with-parent"), QStringLiteral("--key-file"),
                     QStringLiteral("-"), QStringLiteral("--app-id"), appId,
                     QStringLiteral("--merchant"), merchant, QStringLiteral("--terminal"), terminal,
                     QStringLiteral("--state"), m_folder + QStringLiteral("/sandbox.jsonl")});
    m_process.write(m_key + '\n');
}

services::ChannelSetup TrainingAcquirer::setup() const
{
    channels::PoslinkConfig config;
    config.base.setScheme(QStringLiteral("http"));
    config.base.setHost(QStringLiteral("127.0.0.1"));
    config.base.setPort(m_port);
    config.appId = appId;
    config.merchantCode = merchant;
    config.terminalCode = terminal;
    services::ChannelSetup made{std::make_shared<channels::PoslinkChannel>(config), {}};
    if (m_port > 0)
        made.key = std::make_shared<const Secret>(QByteArray(m_key));
    return made;
}

void TrainingAcquirer::readPort()
{
    while (m_process.canReadLine()) {
        const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
        const int port = line.value(QStringLiteral("port")).toInt();
        if (port <= 0 || m_port > 0)
            continue;
        m_port = port;
        m_pause = shortestPause;
        Q_EMIT changed();
    }
}

void TrainingAcquirer::startAgainLater()
{
    const bool wasReady = std::exchange(m_port, 0) > 0;
    m_again.start(m_pause);
    m_pause = std::min(2 * m_pause, longestPause);
    if (wasReady)
        Q_EMIT changed();
}

} // namespace till::desk
