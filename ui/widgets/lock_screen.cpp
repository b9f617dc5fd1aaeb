// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/lock_screen.h"

#include "ui/models/messages.h"
#include "ui/widgets/button.h"
#include "ui/widgets/pin_panel.h"
#include "ui/widgets/side_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace till::ui {

LockScreen::LockScreen(const ScreenContext& context, const DeskInfo& info, int stripHeight,
                       QWidget* parent)
    : Painted(context.look, parent),
      m_context(context),
      m_stripHeight(stripHeight),
      m_side(new SidePanel(context.look, info)),
      m_panel(new PinPanel(context.look, KeypadKey::Ground::Window)),
      m_unlock(new Button(look(), {.kind = ButtonKind::Primary, .size = ButtonSize::Large})),
      m_signOut(new Button(look(), {.kind = ButtonKind::Secondary, .icon = Icon::Users}))
{
    setFocusPolicy(Qt::StrongFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_side, 1);
    m_side->setVisible(look().metrics().breakpoint != Breakpoint::Small);
    auto* column = new QVBoxLayout;
    const int margin = px(look().metrics().breakpoint == Breakpoint::Small ? 16 : 40);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(px(12));
    column->addWidget(m_panel, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(px(12));
    buttons->addWidget(m_signOut);
    buttons->addWidget(m_unlock, 1);
    column->addLayout(buttons);
    row->addLayout(column, 1);

    connect(m_panel, &PinPanel::keyPressed, this, &LockScreen::takeKey);
    connect(m_unlock, &QAbstractButton::clicked, this, &LockScreen::submit);
    connect(m_signOut, &QAbstractButton::clicked, this, &LockScreen::signOutAsked);
    connect(&context.client, &models::DeskClient::approved, this, [this](quint64 request) {
        if (request == m_request)
            Q_EMIT unlocked();
    });
    connect(&context.client, &models::DeskClient::approvalRefused, this,
            [this](quint64 request, const services::SignInRefusal& refusal) {
                if (request != m_request)
                    return;
                m_request = 0;
                m_panel->setTrouble(models::messageFor(refusal));
                refresh();
            });
    if (parent != nullptr) {
        parent->installEventFilter(this);
        place();
    }
    retranslate();
}

void LockScreen::retranslate()
{
    m_side->retranslate();
    m_side->setPrinter(m_context.client.printState().fault);
    m_panel->retranslate();
    m_unlock->setLabel(tr("Go on selling"));
    m_unlock->setKeyCap(QStringLiteral("Enter"));
    m_signOut->setLabel(tr("Somebody else signs in"));
    refresh();
}

void LockScreen::refresh()
{
    const auto& who = m_context.client.signedInAs();
    m_panel->setQuestion(who ? tr("Locked. %1, enter your PIN").arg(who->name) : tr("Locked"));
    m_panel->setTyped(m_pin.length());
    m_unlock->setEnabled(m_pin.isLongEnough() && m_request == 0);
}

void LockScreen::takeKey(int key)
{
    if (m_request != 0 || !m_pin.takeKey(key))
        return;
    m_panel->light(key);
    m_panel->setTrouble(std::nullopt);
    refresh();
}

void LockScreen::submit()
{
    const auto& who = m_context.client.signedInAs();
    if (!who || !m_pin.isLongEnough() || m_request != 0)
        return;
    m_request = m_context.client.checkPin(who->id, m_pin.take(), staff::Permission::Sell);
    refresh();
}

void LockScreen::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit();
    else if (event->key() == Qt::Key_Escape)
        takeKey(Qt::Key_Clear);
    else
        takeKey(event->key());
    // Nothing reaches what lies behind.
    event->accept();
}

bool LockScreen::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return Painted::eventFilter(watched, event);
}

void LockScreen::place()
{
    setGeometry(parentWidget()->rect().adjusted(0, m_stripHeight, 0, 0));
}

bool LockScreen::focusNextPrevChild(bool)
{
    setFocus(Qt::OtherFocusReason);
    return true;
}

void LockScreen::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), theme().bg);
}

} // namespace till::ui
