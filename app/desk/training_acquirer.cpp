// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/training_acquirer.h"

#include "app/desk/protocols.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <chrono>
#include <utility>

namespace till::desk {

namespace {

using namespace std::chrono_literals;

// Merchants that exist between this till and its child only; where a document fixes the form of the
// numbers, those that the child knows.
const QString appId = QStringLiteral("training");
const QString merchant = QStringLiteral("TRAINING");
const QString terminal = QStringLiteral("TRAINING");
const QString netpayMerchant = QStringLiteral("898201612345678");
const QString netpayTerminal = QStringLiteral("88880001");
const QString netpaySource = QStringLiteral("3194");
const QString mmspMerchant = QStringLiteral("001440353999853");
const QString mmspTerminal = QStringLiteral("84970001");

constexpr std::chrono::milliseconds shortestPause = 1s;
constexpr std::chrono::milliseconds longestPause = 30s;
constexpr int endMs = 2'000;
constexpr qsizetype keySize = 16;
constexpr int keyCount = 4; ///< files of keys on the child's command line

void fillTraining(settings::MmspHead& head, const QString& host)
{
    head.enabled = true;
    head.base = host + QStringLiteral("/mmsp");
    head.merNo = mmspMerchant;
    head.termNo = mmspTerminal;
    head.notifyUrl = host; // nobody listens there, and the till does without
}

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
    m_process.start(program(), {QStringLiteral("--exit-with-parent"),
                                QStringLiteral("--key-file"),
                                QStringLiteral("-"),
                                QStringLiteral("--netpay-notify-key-file"),
                                QStringLiteral("-"),
                                QStringLiteral("--loyalty-tmk-file"),
                                QStringLiteral("-"),
                                QStringLiteral("--mmsp-key-file"),
                                QStringLiteral("-"),
                                QStringLiteral("--netpay-mid"),
                                netpayMerchant,
                                QStringLiteral("--netpay-tid"),
                                netpayTerminal,
                                QStringLiteral("--netpay-source"),
                                netpaySource,
                                QStringLiteral("--mmsp-merchant"),
                                mmspMerchant,
                                QStringLiteral("--mmsp-terminal"),
                                mmspTerminal,
                                QStringLiteral("--loyalty-store"),
                                netpayMerchant,
                                QStringLiteral("--loyalty-terminal"),
                                netpayTerminal,
                                QStringLiteral("--app-id"),
                                appId,
                                QStringLiteral("--merchant"),
                                merchant,
                                QStringLiteral("--terminal"),
                                terminal,
                                QStringLiteral("--state"),
                                m_folder + QStringLiteral("/sandbox.jsonl")});
    for (int keys = 0; keys < keyCount; ++keys)
        m_process.write(m_key + '\n');
}

settings::Values TrainingAcquirer::values() const
{
    const QString host = QStringLiteral("http://127.0.0.1:%1").arg(m_port);
    settings::Values values;
    settings::Poslink& poslink = values.poslink;
    poslink.enabled = true;
    poslink.base = host;
    poslink.appId = appId;
    poslink.merchantCode = merchant;
    poslink.terminalCode = terminal;

    settings::Netpay& netpay = values.netpay;
    netpay.enabled = true;
    netpay.base = host;
    netpay.appId = appId;
    netpay.mid = netpayMerchant;
    netpay.tid = netpayTerminal;
    netpay.sourceNumber = netpaySource;
    netpay.subAppId = QStringLiteral("training");

    fillTraining(values.mmsp, host);
    fillTraining(values.quickpay, host);
    values.quickpay.jumpUrl = host;
    fillTraining(values.gateway, host);
    values.gateway.jumpUrl = host;

    values.loyalty.enabled = true;
    values.loyalty.base = host;
    values.loyalty.storeNo = netpayMerchant;
    values.loyalty.terminalNo = netpayTerminal;
    return values;
}

QList<services::ChannelSetup> TrainingAcquirer::setups() const
{
    QList<services::ChannelSetup> setups;
    for (const KnownProtocol& known : knownProtocols(values())) {
        if (known.channel == nullptr || !known.enabled)
            continue;
        services::ChannelSetup setup{known.channel, {}};
        if (m_port > 0)
            setup.key = std::make_shared<const Secret>(QByteArray(m_key));
        setups.append(setup);
    }
    return setups;
}

std::shared_ptr<const Secret> TrainingAcquirer::terminalKey() const
{
    return m_port > 0 ? std::make_shared<const Secret>(QByteArray::fromHex(m_key)) : nullptr;
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
