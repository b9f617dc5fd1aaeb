// SPDX-License-Identifier: GPL-3.0-or-later

// Keys of the tender dialog, and what of them is about a payment by code.

#include "ui/models/format.h"
#include "ui/models/payment_words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/code_prompt.h"
#include "ui/widgets/shown_prompt.h"
#include "ui/widgets/tender_dialog.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QTimerEvent>

namespace till::ui {

namespace {

constexpr int secondMs = 1000;

models::Message notACode()
{
    using services::PaymentRefusal;
    return models::messageFor(
        PaymentRefusal{PaymentRefusal::Reason::CodeMalformed, PaymentId(), Money()});
}

} // namespace

bool TenderDialog::typesCode() const
{
    return m_model.means() == Means::Code && m_prompt->entry() == CodePrompt::Entry::Type;
}

std::optional<Money> TenderDialog::amountToCharge() const
{
    const Money amount = m_model.amount().value_or(m_model.remaining());
    const bool possible = amount.isPositive() && amount <= m_model.remaining();
    return possible ? std::optional<Money>(amount) : std::nullopt;
}

void TenderDialog::takeCode(const QString& digits)
{
    if (m_model.means() != Means::Code)
        setMeans(Means::Code);
    charge(models::secretDigits(digits), payment::EntryMode::Scanned);
}

void TenderDialog::offerHeldCode()
{
    m_model.setMeans(Means::Code);
    m_prompt->setEntry(CodePrompt::Entry::Scan);
    m_second.start(secondMs, this);
    refresh();
}

void TenderDialog::charge(const services::PaymentCodeDigits& code, payment::EntryMode entry)
{
    const std::optional<Money> amount = amountToCharge();
    if (!amount) {
        Q_EMIT refused(models::messageFor(sale::Refusal::PaymentMoreThanRemains, m_context.keys));
        return;
    }
    if (m_charging)
        return;
    m_charging = true;
    m_held.clear();
    m_context.client.charge(*amount, code, entry);
    m_prompt->setEntry(CodePrompt::Entry::Scan);
    m_model.clear();
    refresh();
}

void TenderDialog::submitCode()
{
    const qint64 now = m_context.client.steadyMs();
    if (typesCode()) {
        if (m_prompt->isComplete())
            charge(m_prompt->take(), payment::EntryMode::Typed);
        else
            Q_EMIT refused(notACode());
    } else if (m_held.mayBeConfirmed(now)) {
        charge(m_held.take(now), payment::EntryMode::Scanned);
    } else if (!m_held.isHeld(now)) {
        Q_EMIT refused(notACode());
    }
    // Otherwise the Enter is the scanner's own: it comes right behind the code.
}

void TenderDialog::submitShown()
{
    const std::optional<Money> amount = amountToCharge();
    if (!amount) {
        Q_EMIT refused(models::messageFor(sale::Refusal::PaymentMoreThanRemains, m_context.keys));
        return;
    }
    if (m_charging || m_shown->means().isEmpty())
        return;
    m_charging = true;
    m_context.client.chargeShown(*amount, m_shown->means());
    m_model.clear();
    refresh();
}

void TenderDialog::refreshShownFoot()
{
    const std::optional<Money> amount = amountToCharge();
    setPrimary(
        {amount ? tr("Show a code for %1").arg(models::formatMoney(*amount)) : tr("Show a code"),
         QStringLiteral("Enter")});
    if (m_charging)
        setReadiness(Readiness::NotYet, tr("Being recorded"));
    else if (!amount)
        setReadiness(Readiness::NotYet, tr("This is more than what remains"));
    else if (m_shown->means().isEmpty())
        setReadiness(Readiness::NotYet, tr("Not set up on this till."));
    else
        setReadiness(Readiness::Ready);
}

void TenderDialog::refreshCodeFoot()
{
    const bool held = m_held.isHeld(m_context.client.steadyMs());
    const std::optional<Money> amount = amountToCharge();
    setPrimary({amount ? tr("Charge %1").arg(models::formatMoney(*amount)) : tr("Charge"),
                QStringLiteral("Enter")});
    if (m_charging)
        setReadiness(Readiness::NotYet, tr("Being recorded"));
    else if (!amount)
        setReadiness(Readiness::NotYet, tr("This is more than what remains"));
    else if (typesCode() && !m_prompt->isComplete())
        setReadiness(Readiness::NotYet, tr("The code is not complete"));
    else if (!typesCode() && !held)
        setReadiness(Readiness::NotYet, tr("A scan charges at once"));
    else
        setReadiness(Readiness::Ready);
}

void TenderDialog::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_second.timerId()) {
        DialogFrame::timerEvent(event);
        return;
    }
    const qint64 now = m_context.client.steadyMs();
    m_held.expire(now);
    if (!m_held.isHeld(now))
        m_second.stop();
    refresh();
}

void TenderDialog::stepBack()
{
    if (typesCode()) {
        m_prompt->setEntry(CodePrompt::Entry::Scan);
        return;
    }
    m_held.clear();
    m_context.client.execute(sale::LeaveTender{});
}

void TenderDialog::takeKey(int key)
{
    m_keypad->light(key);
    if (typesCode()) {
        if (m_prompt->takeKey(key))
            refreshFoot();
        return;
    }
    if (m_reference->isVisible() && m_reference->hasFocus()) {
        // The keypad types where the cursor is; the keyboard arrives there by itself.
        if (key >= Qt::Key_0 && key <= Qt::Key_9)
            m_reference->insert(QString(QChar(char16_t(key))));
        else if (key == Qt::Key_Backspace)
            m_reference->backspace();
        else if (key == Qt::Key_Clear)
            m_reference->clear();
        return;
    }
    if (key >= Qt::Key_0 && key <= Qt::Key_9) {
        (void)m_model.type(QChar(char16_t(key)));
    } else if (key == Qt::Key_Period || key == Qt::Key_Comma) {
        (void)m_model.type(u'.');
    } else if (key == Qt::Key_Backspace) {
        m_model.backspace();
    } else if (key == Qt::Key_Clear || key == Qt::Key_Delete) {
        m_model.clear();
    } else {
        return;
    }
    refresh();
}

void TenderDialog::keyPressEvent(QKeyEvent* event)
{
    using models::Action;
    const auto action =
        m_context.keys.actionFor(models::KeyContext::Tender, event->keyCombination());
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !primaryButton().isEnabled()) {
        if (!event->isAutoRepeat())
            submit();
        return;
    }
    if (enter || event->key() == Qt::Key_Escape) {
        DialogFrame::keyPressEvent(event);
        return;
    }
    if (action == Action::TakeCash) {
        setMeans(Means::Cash);
    } else if (action == Action::TakeCard) {
        setMeans(Means::Card);
    } else if (action == Action::TakeCode) {
        setMeans(Means::Code);
    } else if (action == Action::ShowCode) {
        setMeans(Means::Shown);
    } else if (action == Action::UseDeposit) {
        if (!m_context.client.payments().deposits.isEmpty())
            Q_EMIT depositsAsked();
    } else if (m_model.means() == Means::Shown && event->key() == Qt::Key_Right) {
        m_shown->chooseNext();
    } else if (m_model.means() == Means::Shown && event->key() == Qt::Key_Left) {
        m_shown->choosePrevious();
    } else if (action == Action::Pay || action == Action::NextPart) {
        if (!event->isAutoRepeat())
            submit();
    } else {
        takeKey(event->key());
    }
    event->accept();
}

} // namespace till::ui
