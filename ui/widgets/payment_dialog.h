// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/messages.h"
#include "ui/models/scan_route.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/payment_pages.h"

#include <QBasicTimer>

namespace till::ui {

/// One payment, void or refund from its sending to its end: waiting, not known, refused, done. It
/// follows the desk's states by itself and closes by nobody's clock: the window closes it when the
/// sale has gone on, or when somebody has chosen.
class PaymentDialog : public DialogFrame {
    Q_OBJECT

public:
    PaymentDialog(const ScreenContext& context, const PaymentId& payment, PaymentPlace place,
                  QWidget* parent);

    /// Shows what the desk knows now; once its signals are connected.
    void begin() { follow(m_context.client.payments()); }
    [[nodiscard]] const PaymentId& payment() const { return m_model.id(); }
    [[nodiscard]] PaymentPlace place() const { return m_place; }
    [[nodiscard]] const models::PaymentModel& model() const { return m_model; }
    /// What it is to a scan.
    [[nodiscard]] models::Showing showing() const;
    void take(const services::PaymentResult& result);

Q_SIGNALS:
    void chosen(till::ui::PaymentChoice choice, const till::PaymentId& payment);
    void soundAsked(till::models::Sound sound);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void lookChanged() override;

private:
    void follow(const services::PaymentsState& state);
    void showFace();
    void refresh();
    void showFoot();
    void soundUnknown();
    [[nodiscard]] PaymentChoice choiceOfBack() const;
    [[nodiscard]] PaymentDecision decision() const;
    [[nodiscard]] models::PaymentFace face() const
    {
        return m_model.face(m_context.client.steadyMs());
    }

    ScreenContext m_context;
    PaymentPlace m_place;
    models::PaymentModel m_model;
    PaymentPage* m_page = nullptr;
    std::optional<models::PaymentFace> m_face;          ///< of m_page
    PaymentDecision m_decision = PaymentDecision::Open; ///< of m_page
    QBasicTimer m_second;
    qint64 m_unknownSinceMs = -1;
    int m_reminders = 0; ///< sounded since the fate became unknown
};

} // namespace till::ui
