// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/channels/channel.h"
#include "core/channels/protocol.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

/// Every protocol that there is, with a test merchant: for tests that go through all of them.
namespace till::support {

struct Subject {
    std::shared_ptr<const channels::Protocol> protocol;
    std::shared_ptr<const channels::Channel> channel = nullptr; ///< null: sales do not use it
    std::shared_ptr<const Secret> key = std::make_shared<const Secret>();
    std::shared_ptr<const Secret> notificationKey = std::make_shared<const Secret>();
    /// `content` (a JSON object, or a form where notifications are forms) as its true sender would
    /// sign or encrypt it. Empty: nothing protects it, or `content` is nothing to sign.
    using Seal = std::function<QByteArray(const channels::Interface&, const QByteArray& content)>;
    Seal sealAnswer = nullptr;
    Seal sealNotification = nullptr;
    QStringList forms = {}; ///< names of notifications that come as HTTP forms

    /// 2020-01-02 03:04:05 in China. Refers to this subject.
    [[nodiscard]] channels::Stamp stamp() const;
};

/// In the order of the settings.
[[nodiscard]] const std::vector<Subject>& subjects();
/// The one of that name, which has to exist.
[[nodiscard]] const Subject& subjectNamed(QStringView name);
/// The interface of that name; null where there is none.
[[nodiscard]] const channels::Interface* interfaceNamed(const channels::Protocol& protocol,
                                                        QStringView name);

} // namespace till::support
