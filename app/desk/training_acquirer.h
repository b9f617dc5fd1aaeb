// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/ports/random.h"
#include "core/services/channel_client.h"
#include "core/settings/values.h"

#include <QList>
#include <QObject>
#include <QProcess>
#include <QTimer>

#include <chrono>
#include <memory>

namespace till::desk {

/// In training an acquirer of this machine takes the money: `till-sandbox`, a program beside this
/// one, as a child process. It speaks for all acquirers, ends with this till, comes back when it
/// dies, and keeps its orders in the training folder. Its key, one for all, is drawn at each start
/// and handed over through its standard input. Core thread.
class TrainingAcquirer : public QObject {
    Q_OBJECT

public:
    TrainingAcquirer(QString folder, ports::Random& random);
    ~TrainingAcquirer() override;
    Q_DISABLE_COPY_MOVE(TrainingAcquirer)

    void start();
    /// Without keys while the program is not there or not ready.
    [[nodiscard]] QList<services::ChannelSetup> setups() const;
    /// The contracts of a shop that exists between this till and its child only.
    [[nodiscard]] settings::Values values() const;
    /// The membership host's; null while the program is not ready.
    [[nodiscard]] std::shared_ptr<const Secret> terminalKey() const;

Q_SIGNALS:
    void changed();

private:
    void readPort();
    void startAgainLater();

    QString m_folder;
    ports::Random& m_random;
    QProcess m_process;
    QTimer m_again;
    std::chrono::milliseconds m_pause; ///< before the next start
    QByteArray m_key;                  ///< good for this run of the child only
    int m_port = 0;                    ///< 0: not ready
};

} // namespace till::desk
