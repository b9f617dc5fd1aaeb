// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ports/clock.h"
#include "core/ports/journal.h"
#include "core/ports/payment_index.h"
#include "core/ports/print_queue.h"
#include "core/ports/sale_index.h"
#include "core/receipt/receipt.h"
#include "core/receipt/refund_slip.h"
#include "core/receipt/sale_code.h"
#include "core/receipt/sale_receipt.h"
#include "core/sale/sale.h"

#include <QString>
#include <QStringList>

namespace till::services {

/// What stands on every receipt of this till.
struct ReceiptConfig {
    receipt::ShopHeader shop;
    QStringList footer;
    QString printerName; ///< where pages go, for the test page
    int tillNumber = 1;
    int columns = 48;
    bool training = false;
};

/// Makes the receipt of a print job from what the journal holds. Core thread.
class ReceiptMaker {
public:
    struct Doors {
        ports::Clock& clock;
        ports::Journal& journal;
        ports::SaleIndex& sales;
        ports::PaymentIndex& payments;
    };
    /// `signer` signs sale codes with the till's Ed25519 key.
    ReceiptMaker(Doors doors, ReceiptConfig config, receipt::Signer signer);

    void setConfig(const ReceiptConfig& config) { m_config = config; }
    [[nodiscard]] int columns() const { return m_config.columns; }

    /// NotFound when the sale is not in the journal.
    [[nodiscard]] Result<sale::Sale> sale(const SaleId& id);
    /// Receipt, held slip, slip of a void, refund, release or deposit, or test page; not for drawer
    /// pulses. Conflict for a sale that is not paid and for money that has not gone back.
    [[nodiscard]] Result<receipt::Receipt> make(const ports::PrintJob& job);

private:
    [[nodiscard]] QString tillName() const;
    [[nodiscard]] receipt::PaperMarks marksFor(const ports::PrintJob& job) const;
    [[nodiscard]] Result<receipt::SaleReceiptData> dataFor(const ports::PrintJob& job);
    [[nodiscard]] Result<receipt::Receipt> slipOf(const ports::PrintJob& job);
    [[nodiscard]] Result<receipt::RefundSlipData> refundDataFor(const ports::PrintJob& job,
                                                                payment::Payment given);

    Doors m_doors;
    ReceiptConfig m_config;
    receipt::Signer m_signer;
};

} // namespace till::services
