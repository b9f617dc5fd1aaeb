// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/receipt/receipt.h"
#include "core/services/receipt_maker.h"

#include <QObject>

namespace till::services {

/// Shows what would be printed, without printing: for the receipt page on screen. Core thread.
class ReceiptPreview : public QObject {
    Q_OBJECT

public:
    /// The maker must outlive the preview.
    explicit ReceiptPreview(ReceiptMaker& maker, QObject* parent = nullptr);

public Q_SLOTS:
    /// Answers with ready() or unavailable(). `copy` 0 is the original, 1 and more carry 补打.
    void request(const till::SaleId& sale, int copy);

Q_SIGNALS:
    void ready(const till::SaleId& sale, const till::receipt::Receipt& receipt);
    void unavailable(const till::SaleId& sale, const till::Error& error);

private:
    ReceiptMaker& m_maker;
};

} // namespace till::services
