// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/payment_dialog.h"

#include "ui/models/payment_steps.h"
#include "ui/models/payment_words.h"
#include "ui/widgets/button.h"

#include <QEvent>
#include <QKeyEvent>
#include <QTimerEvent>

namespace till::ui {

namespace {

using models::PaymentFace;

constexpr int secondMs = 1000;
/// "Still unknown" is heard every 15 s, at most four times.
constexpr int reminderMs = 15'000;
constexpr int remindersMax = 4;

} // namespace

PaymentDialog::PaymentDialog(const ScreenContext& context, const PaymentId& payment,
                             PaymentPlace place, QWidget* parent)
    : DialogFrame(context.look, Size::Large, parent),
      m_context(context),
      m_place(place),
      m_model(payment)
{
    connect(&context.client, &models::DeskClient::paymentsChanged, this, &PaymentDialog::follow);
    connect(this, &DialogFrame::accepted, this,
            [this] { Q_EMIT chosen(PaymentChoice::AskNow, m_model.id()); });
    connect(this, &DialogFrame::steppedBack, this,
            [this] { Q_EMIT chosen(choiceOfBack(), m_model.id()); });
    m_second.start(secondMs, this);
}

models::Showing PaymentDialog::showing() const
{
    using models::Showing;
    // Nothing may push the code away while a customer holds a phone at it.
    if (m_model.isKnown() && face() == PaymentFace::Waiting && models::isShown(m_model.payment()))
        return Showing::ShownCode;
    // Beside the sale at the desk it is a page like any other.
    if (m_place == PaymentPlace::Aside || !m_model.isKnown())
        return Showing::Form;
    switch (face()) {
    case PaymentFace::Waiting:
    case PaymentFace::Unknown:
        return Showing::Payment;
    case PaymentFace::Refused:
        return Showing::NoMoney;
    case PaymentFace::Done:
        return Showing::Form;
    }
    Q_UNREACHABLE();
}

void PaymentDialog::follow(const services::PaymentsState& state)
{
    m_model.update(state, m_context.client.steadyMs());
    refresh();
}

void PaymentDialog::take(const services::PaymentResult& result)
{
    m_model.take(result, m_context.client.steadyMs());
    refresh();
}

void PaymentDialog::refresh()
{
    if (!m_model.isKnown())
        return;
    if (m_face != face() || m_decision != decision())
        showFace();
    const models::PaymentText text = m_model.text(m_context.client.steadyMs());
    rename(text.headline);
    m_page->tell(text);
    showFoot();
}

void PaymentDialog::showFace()
{
    const bool changed = m_face != face();
    m_face = face();
    m_decision = decision();
    const payment::Operation operation = m_model.payment().operation;
    if (*m_face == PaymentFace::Waiting && models::isShown(m_model.payment()))
        m_page = new ShownPage(m_context);
    else if (*m_face == PaymentFace::Waiting)
        m_page = new WaitingPage(m_context, operation);
    else
        m_page = new VerdictPage(m_context, {.face = *m_face,
                                             .place = m_place,
                                             .payment = m_model.payment(),
                                             .decision = m_decision});
    connect(m_page, &PaymentPage::chosen, this,
            [this](PaymentChoice choice) { Q_EMIT chosen(choice, m_model.id()); });
    setSize(*m_face == PaymentFace::Refused ? Size::Medium : Size::Large);
    setFoot(*m_face == PaymentFace::Waiting ? Foot::Shown : Foot::Hidden);
    setBody(m_page);
    setFocus(Qt::OtherFocusReason);
    if (!changed)
        return;
    if (*m_face == PaymentFace::Unknown) {
        m_unknownSinceMs = m_context.client.steadyMs();
        m_reminders = 0;
        Q_EMIT soundAsked(models::Sound::Unknown);
    } else {
        m_unknownSinceMs = -1;
    }
}

PaymentDecision PaymentDialog::decision() const
{
    const payment::Payment& payment = m_model.payment();
    return payment.setAside || payment.markedPaid ? PaymentDecision::Taken : PaymentDecision::Open;
}

void PaymentDialog::showFoot()
{
    if (*m_face != PaymentFace::Waiting)
        return;
    const models::PaymentText text = m_model.text(m_context.client.steadyMs());
    const bool stops = choiceOfBack() == PaymentChoice::StopWaiting;
    setBack({stops ? text.shown ? tr("Close the code") : tr("Stop waiting")
             : choiceOfBack() == PaymentChoice::Park ? tr("Hold this sale")
                                                     : tr("Go on selling"),
             QStringLiteral("Esc")});
    backButton().setEnabled(!stops || !text.stopping);
    setPrimary({tr("Ask now"), QStringLiteral("Enter")});
    primaryButton().setButtonIcon(Icon::Refresh);
    setHint(stops ? tr("Stopping asks first: unpaid, it is cancelled; paid, it is finished.")
                  : tr("It goes on by itself and says the result."));
}

PaymentChoice PaymentDialog::choiceOfBack() const
{
    if (!m_model.isKnown())
        return PaymentChoice::Close;
    const payment::Payment& payment = m_model.payment();
    const bool atDesk = m_place == PaymentPlace::Desk || payment.deposit;
    if (atDesk && payment.operation == payment::Operation::Pay)
        return PaymentChoice::StopWaiting;
    const bool paysHere = m_place == PaymentPlace::Desk && payment::paysSale(payment);
    return paysHere ? PaymentChoice::Park : PaymentChoice::Close;
}

void PaymentDialog::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_second.timerId()) {
        DialogFrame::timerEvent(event);
        return;
    }
    refresh();
    soundUnknown();
}

void PaymentDialog::soundUnknown()
{
    if (m_unknownSinceMs < 0 || m_reminders >= remindersMax)
        return;
    const qint64 since = m_context.client.steadyMs() - m_unknownSinceMs;
    if (since < qint64(m_reminders + 1) * reminderMs)
        return;
    ++m_reminders;
    Q_EMIT soundAsked(models::Sound::Unknown);
}

void PaymentDialog::keyPressEvent(QKeyEvent* event)
{
    if (!m_face) {
        event->accept();
        return;
    }
    if (*m_face == PaymentFace::Waiting) {
        const bool back = event->key() == Qt::Key_Escape;
        if (!back || (backButton().isEnabled() && !event->isAutoRepeat()))
            DialogFrame::keyPressEvent(event);
        event->accept();
        return;
    }
    const auto choice = m_page->choiceOf(event->key());
    event->accept();
    if (choice && !event->isAutoRepeat())
        Q_EMIT chosen(*choice, m_model.id());
}

void PaymentDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_face.reset();
        refresh();
    }
    DialogFrame::changeEvent(event);
}

void PaymentDialog::lookChanged()
{
    DialogFrame::lookChanged();
    // Another break point has other columns.
    if (m_page != nullptr) {
        m_face.reset();
        refresh();
    }
}

} // namespace till::ui
