// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/tender_model.h"
#include "ui/widgets/screen_context.h"
#include "ui/widgets/sheet.h"

#include <QList>

namespace till::ui {

class TenderTile;
class TextLabel;

/// The means of payment beside what is being paid.
class TenderRail : public Sheet {
    Q_OBJECT

public:
    using Means = models::TenderModel::Means;
    explicit TenderRail(const ScreenContext& context, QWidget* parent = nullptr);

    void setChosen(Means means);
    [[nodiscard]] bool offers(Means means) const;
    /// While a payment is under way: no other means can be chosen, and it says why.
    void lock(const QString& why);
    void setNote(const QString& note);
    void retranslate();

Q_SIGNALS:
    void meansChosen(till::models::TenderModel::Means means);
    void depositsAsked();

private:
    void showOffer();

    ScreenContext m_context;
    QList<TenderTile*> m_tiles;
    TextLabel* m_note;
    QString m_locked; ///< why; empty: not locked
};

/// Whether payments by code can be taken here at all.
[[nodiscard]] bool takesCodes(const services::PaymentsState& payments);

} // namespace till::ui
