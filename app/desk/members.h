// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/place.h"
#include "app/desk/system_clock.h"
#include "app/desk/system_random.h"
#include "core/base/secret.h"
#include "core/net/timer_alarm.h"
#include "core/ports/journal.h"
#include "core/ports/print_queue.h"
#include "core/ports/transport.h"
#include "core/services/loyalty_service.h"
#include "core/settings/document_folder.h"
#include "core/settings/secret_file.h"
#include "core/settings/values.h"

#include <memory>

namespace till::desk {

/// The membership host of this shop with all that its service needs. Core thread.
class Members {
public:
    /// Journal and queue must outlive this. Without a usable contract, and in training until
    /// setUp(), the service is there and refuses everything as not set up.
    Members(const Place& place, const settings::Values& values, ports::Journal& journal,
            ports::PrintQueue& queue);

    /// Another contract: in training that of its own host, once it is there.
    void setUp(const settings::Values& values, std::shared_ptr<const Secret> terminalKey);

    [[nodiscard]] services::LoyaltyService& service() { return m_service; }

private:
    SystemClock m_clock;
    SystemRandom m_random;
    settings::SecretFiles m_secrets;
    settings::DocumentFolder m_documents;
    std::unique_ptr<ports::Transport> m_transport;
    net::TimerAlarm m_alarm;
    services::LoyaltyService m_service;
};

} // namespace till::desk
