// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ports/journal.h"
#include "core/ports/print_queue.h"
#include "core/ports/sale_index.h"
#include "core/receipt/receipt.h"
#include "core/sale/sale.h"

#include <functional>

namespace till::services {

/// What stands on every receipt of this till.
struct ReceiptConfig {
    QString shopName;
    QString shopBranch;
    QString shopAddress;
    QString shopPhone;
    QStringList footer;
    int tillNumber = 1;
    int columns = 48;
    bool training = false;
};

/// Makes the receipt of a print job from what the journal holds. Core thread.
class ReceiptMaker {
public:
    /// Signs the bytes of a sale code with the till's Ed25519 key.
    using Signer = std::function<QByteArray(const QByteArray&)>;

    struct Doors {
        ports::Journal& journal;
        ports::SaleIndex& sales;
    };
    ReceiptMaker(Doors doors, ReceiptConfig config, Signer signer);

    void setConfig(const ReceiptConfig& config) { m_config = config; }
    [[nodiscard]] int columns() const { return m_config.columns; }

    /// NotFound when the sale is not in the journal.
    [[nodiscard]] Result<sale::Sale> sale(const SaleId& id);
    /// Receipt, held slip or test page; not for drawer pulses.
    [[nodiscard]] Result<receipt::Receipt> make(const ports::PrintJob& job);

private:
    Doors m_doors;
    ReceiptConfig m_config;
    Signer m_signer;
};

} // namespace till::services
