// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/sign_in_model.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/screen_context.h"

namespace till::ui {

class ChoiceColumn;
class PinPanel;

/// Somebody with the right approves with a PIN; the sale stays as it is meanwhile.
class ApprovalDialog : public DialogFrame {
    Q_OBJECT

public:
    /// `subject`: what is to be approved, as in models::approvalSubject(). `except`: has approved
    /// already, another one is wanted.
    ApprovalDialog(const ScreenContext& context, const QString& subject,
                   staff::Permission permission, QWidget* parent, const OperatorId& except = {});

    /// A key of keyboard or keypad.
    void takeKey(int key);

Q_SIGNALS:
    void approvedBy(const till::OperatorId& approver);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void submit();
    void refresh();
    void take(quint64 request, const OperatorId& approver);
    void takeRefusal(quint64 request, const services::SignInRefusal& refusal);

    ScreenContext m_context;
    staff::Permission m_permission;
    QList<services::StaffEntry> m_people;
    ChoiceColumn* m_choices;
    PinPanel* m_panel;
    models::PinEntry m_pin;
    quint64 m_request = 0; ///< 0: no answer is awaited
};

} // namespace till::ui
