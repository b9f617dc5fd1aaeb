// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/protocols.h"
#include "app/tillctl/session.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/ports/secrets.h"

namespace till::ctl {

/// The interface that "netpay.query" names, with the numbers of this till's settings.
struct Target {
    settings::Values values;
    desk::KnownProtocol known;
    const channels::Interface* which = nullptr;
};

/// All that this till speaks, as its settings stand.
[[nodiscard]] QList<desk::KnownProtocol> protocolsOf(const Session& session);
/// NotFound for a name that is none; `detail` says which there are.
[[nodiscard]] Result<Target> findTarget(const Session& session, const QString& name);
/// Empty where no name is given; otherwise as ports::Secrets says.
[[nodiscard]] Result<Secret> loadKey(ports::Secrets& secrets, const QString& name);

/// A test key that an acquirer's document or demo prints for everybody: what is made with it may
/// be shown as it is.
[[nodiscard]] bool isPublished(const Secret& key);

} // namespace till::ctl
