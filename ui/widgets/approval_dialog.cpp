// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/approval_dialog.h"

#include "ui/models/approval.h"
#include "ui/widgets/choice_column.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pin_panel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace till::ui {

ApprovalDialog::ApprovalDialog(const ScreenContext& context, const QString& subject,
                               staff::Permission permission, QWidget* parent,
                               const OperatorId& except)
    : DialogFrame(context.look, Size::Large, parent),
      m_context(context),
      m_permission(permission),
      m_people(models::approvers(context.client.staff(), permission)),
      m_choices(new ChoiceColumn(look())),
      m_panel(new PinPanel(look(), KeypadKey::Ground::Sheet))
{
    auto* body = new QWidget;
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(px(28), px(8), px(28), px(16));
    row->setSpacing(px(32));
    auto* left = new QVBoxLayout;
    left->setSpacing(px(16));
    left->addWidget(new TextLabel(look(),
                                  {.size = type::body,
                                   .wrap = TextLabel::Wrap::Words,
                                   .colour =
                                       [](const Theme& t) {
                                           return t.ink2;
                                       }},
                                  tr("Ask one of them to enter a PIN; the sale stays.")));
    left->addWidget(m_choices, 1);
    row->addLayout(left, 1);
    row->addWidget(m_panel, 1);
    setBody(body);
    setTitle(tr("%1 needs a manager").arg(subject));
    setBack({tr("Back to cart"), QStringLiteral("Esc")});
    setPrimary({tr("Approve"), QStringLiteral("Enter")});

    m_people.removeIf([&except](const services::StaffEntry& entry) { return entry.id == except; });
    QList<PersonTile::Value> values;
    for (const services::StaffEntry& entry : std::as_const(m_people)) {
        values.append(
            {.mark = entry.name.left(1),
             .name = entry.name,
             .detail = entry.id.text() + QStringLiteral(" · ") + models::roleName(entry.role)});
    }
    m_choices->setChoices(values);
    connect(m_choices, &ChoiceColumn::currentChanged, this, [this] {
        m_pin.clear();
        refresh();
    });
    connect(m_panel, &PinPanel::keyPressed, this, &ApprovalDialog::takeKey);
    connect(this, &DialogFrame::accepted, this, &ApprovalDialog::submit);
    connect(&context.client, &models::DeskClient::approved, this, &ApprovalDialog::take);
    connect(&context.client, &models::DeskClient::approvalRefused, this,
            &ApprovalDialog::takeRefusal);
    refresh();
}

void ApprovalDialog::takeKey(int key)
{
    if (m_request != 0 || !m_pin.takeKey(key))
        return;
    m_panel->light(key);
    m_panel->setTrouble(std::nullopt);
    refresh();
}

void ApprovalDialog::refresh()
{
    m_panel->setTyped(m_pin.length());
    const int index = m_choices->current();
    const QString name = index < 0 ? QString() : m_people.at(index).name;
    m_panel->setQuestion(name.isEmpty() ? tr("Nobody here may approve this")
                                        : tr("%1, enter your PIN").arg(name));
    const bool ready = index >= 0 && m_pin.isLongEnough() && m_request == 0;
    setReadiness(ready ? Readiness::Ready : Readiness::NotYet);
}

void ApprovalDialog::submit()
{
    const int index = m_choices->current();
    if (index < 0 || !m_pin.isLongEnough() || m_request != 0)
        return;
    m_request = m_context.client.checkPin(m_people.at(index).id, m_pin.take(), m_permission);
    refresh();
}

void ApprovalDialog::take(quint64 request, const OperatorId& approver)
{
    if (request != m_request)
        return;
    m_request = 0;
    Q_EMIT approvedBy(approver);
}

void ApprovalDialog::takeRefusal(quint64 request, const services::SignInRefusal& refusal)
{
    if (request != m_request)
        return;
    m_request = 0;
    m_panel->setTrouble(models::messageFor(refusal));
    refresh();
}

void ApprovalDialog::keyPressEvent(QKeyEvent* event)
{
    if (m_choices->takeKey(event->key())) {
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return ||
        event->key() == Qt::Key_Enter) {
        DialogFrame::keyPressEvent(event);
        return;
    }
    takeKey(event->key());
    event->accept();
}

} // namespace till::ui
