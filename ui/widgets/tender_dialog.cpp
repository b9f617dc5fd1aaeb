// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tender_dialog.h"

#include "ui/models/format.h"
#include "ui/models/payment_words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/code_prompt.h"
#include "ui/widgets/entry_dialog.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/shown_prompt.h"
#include "ui/widgets/tender_parts.h"
#include "ui/widgets/tender_rail.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

#include <optional>

namespace till::ui {

namespace {

constexpr int referenceLengthMax = 30;

QColor hint(const Theme& theme)
{
    return theme.ink2;
}

} // namespace

TenderDialog::TenderDialog(const ScreenContext& context, models::HeldCode& held, QWidget* parent)
    : DialogFrame(context.look, Size::Large, parent), m_context(context), m_held(held)
{
    using models::DeskClient;
    build();
    connect(&m_context.client, &DeskClient::stateChanged, this, &TenderDialog::takeState);
    connect(&m_context.client, &DeskClient::paymentsChanged, this, [this] {
        m_charging = false;
        refresh();
    });
    connect(&m_context.client, &DeskClient::paymentRefused, this, [this] {
        m_charging = false;
        refresh();
    });
    connect(this, &DialogFrame::accepted, this, &TenderDialog::submit);
    connect(this, &DialogFrame::steppedBack, this, &TenderDialog::stepBack);
    connect(m_rail, &TenderRail::meansChosen, this, &TenderDialog::setMeans);
    connect(m_rail, &TenderRail::depositsAsked, this, &TenderDialog::depositsAsked);
    connect(m_shown, &ShownPrompt::changed, this, &TenderDialog::refresh);
    connect(m_keypad, &Keypad::keyPressed, this, &TenderDialog::takeKey);
    connect(m_chips, &ChipRow::chosen, this, [this](int index) {
        m_model.choose(m_model.chips().value(index));
        refresh();
    });
    connect(m_notes, &ChipRow::chosen, this, [this](int index) {
        m_model.addNote(models::TenderModel::notes().value(index));
        refresh();
    });
    connect(m_reference, &QLineEdit::textChanged, this, &TenderDialog::refreshFoot);
    connect(m_prompt, &CodePrompt::entryChanged, this, &TenderDialog::refresh);
    connect(m_parts, &TenderParts::voidAsked, this, &TenderDialog::voidAsked);
    connect(m_parts, &TenderParts::giveBackAsked, this,
            [this](int id) { m_context.client.execute(sale::RemoveTender{id}); });
    takeState();
    retranslate();
}

void TenderDialog::build()
{
    auto* body = new QWidget;
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_rail = new TenderRail(m_context);
    row->addWidget(m_rail);
    row->addWidget(buildAmounts(), 1);
    m_keypad = new Keypad(look(), Keypad::Kind::Amount, keypadWords());
    auto* pad = new QVBoxLayout;
    pad->setContentsMargins(0, px(24), px(24), px(24));
    m_keypad->setFixedWidth(px(256));
    pad->addWidget(m_keypad);
    row->addLayout(pad);
    setBody(body);
}

QWidget* TenderDialog::buildHead()
{
    auto* box = new QWidget;
    auto* head = new QHBoxLayout(box);
    head->setContentsMargins(0, 0, 0, 0);
    auto* words = new QVBoxLayout;
    words->setSpacing(px(2));
    m_dueCaption = new TextLabel(look(), {.size = type::head, .colour = hint});
    m_dueNote =
        new TextLabel(look(), {.size = type::min, .wrap = TextLabel::Wrap::Words, .colour = hint});
    words->addWidget(m_dueCaption);
    words->addWidget(m_dueNote);
    m_due = new MoneyLabel(look(), {.size = 56});
    head->addLayout(words, 1);
    head->addWidget(m_due);
    return box;
}

QWidget* TenderDialog::buildAmounts()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(px(28), px(20), px(28), px(20));
    column->setSpacing(px(8));
    m_prompt = new CodePrompt(m_context);
    m_shown = new ShownPrompt(m_context);
    m_field = new AmountField(look());
    m_reference = new QLineEdit;
    m_reference->setMaxLength(referenceLengthMax);
    m_referenceNote =
        new TextLabel(look(), {.size = type::min, .wrap = TextLabel::Wrap::Words, .colour = hint});
    m_chips = new ChipRow(look(), Chip::Height::Tall);
    m_notes = new ChipRow(look(), Chip::Height::Low);
    m_parts = new TenderParts(m_context);
    column->addWidget(buildHead());
    column->addWidget(m_prompt);
    column->addWidget(m_shown);
    column->addWidget(m_field);
    column->addWidget(m_chips);
    column->addWidget(m_notes);
    column->addWidget(&m_prompt->changeKey(), 0, Qt::AlignLeft);
    column->addWidget(m_reference);
    column->addWidget(m_referenceNote);
    column->addWidget(m_parts);
    column->addStretch(1);
    column->addWidget(buildChange());
    m_changeNotes = new TextLabel(
        look(),
        {.size = type::min, .alignment = Qt::AlignRight | Qt::AlignVCenter, .colour = hint});
    column->addWidget(m_changeNotes);
    return page;
}

QWidget* TenderDialog::buildChange()
{
    m_changeSlab = new Sheet(look(), Sheet::Face::SlabDark);
    auto* row = new QHBoxLayout(m_changeSlab);
    row->setContentsMargins(px(24), px(12), px(24), px(12));
    m_changeCaption = new TextLabel(look(), {.size = type::medium, .colour = [](const Theme& t) {
                                                 return t.onSlab;
                                             }});
    m_change = new MoneyLabel(look(), {.size = 68, .colour = [](const Theme& t) {
                                           return t.key;
                                       }});
    row->addWidget(m_changeCaption);
    row->addWidget(m_change, 1);
    return m_changeSlab;
}

void TenderDialog::setMeans(Means means)
{
    if (!m_rail->offers(means))
        return;
    // The key of what is chosen already goes on to typing the code, and back.
    const bool again = means == m_model.means();
    m_model.setMeans(means);
    if (means == Means::Card)
        m_model.choose(m_model.remaining());
    using Entry = CodePrompt::Entry;
    const bool type = again && means == Means::Code && m_prompt->entry() == Entry::Scan;
    m_prompt->setEntry(type ? Entry::Type : Entry::Scan);
    if (again && means == Means::Shown)
        m_shown->chooseNext();
    refresh();
    if (means == Means::Card)
        m_reference->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason);
}

void TenderDialog::takeState()
{
    const services::CheckoutState& state = m_context.client.state();
    m_model.setDue(state.totals.remaining, state.cashDue);
    if (m_model.means() == Means::Card && !m_model.isEntered())
        m_model.choose(m_model.remaining());
    m_parts->setTenders(state.sale.tenders);
    refresh();
}

void TenderDialog::retranslate()
{
    m_rail->retranslate();
    m_rail->setNote(tr("Grey means are not set up on this till. Several means for one sale: "
                       "enter part of the amount, then Enter."));
    m_prompt->retranslate();
    m_shown->retranslate();
    m_reference->setPlaceholderText(tr("Number on the terminal’s slip"));
    m_reference->setAccessibleName(tr("Number on the terminal’s slip"));
    m_referenceNote->setText(tr("Charge the card on the terminal first. The till cannot check it: "
                                "the payment is marked as not verified."));
    m_keypad->setWords(keypadWords());
    setBack({tr("Back to cart"), QStringLiteral("Esc")});
    m_parts->setTenders(m_context.client.state().sale.tenders);
    refresh();
}

void TenderDialog::refresh()
{
    const bool cash = m_model.means() == Means::Cash;
    const bool card = m_model.means() == Means::Card;
    m_rail->setChosen(m_model.means());
    // Only cash gives change; in a low window the parts that are in need the room of the notes.
    const bool low = look().metrics().breakpoint == Breakpoint::Small;
    m_changeSlab->setVisible(cash);
    m_changeNotes->setVisible(cash && !(low && !m_parts->isEmpty()));
    m_notes->setVisible(cash && !(low && !m_parts->isEmpty()));
    m_reference->setVisible(card);
    m_referenceNote->setVisible(card);
    m_prompt->setVisible(m_model.means() == Means::Code);
    m_shown->setVisible(m_model.means() == Means::Shown);
    m_prompt->changeKey().setVisible(m_model.means() == Means::Code);
    m_field->setVisible(!typesCode());
    m_chips->setVisible(!typesCode() && !(low && m_model.means() == Means::Code));
    const bool held = m_model.means() == Means::Code && m_held.isHeld(m_context.client.steadyMs());
    m_prompt->setHeld(held ? m_held.tail() : QString());
    refreshHead();
    refreshChips();
    refreshChange();
    refreshFoot();
}

void TenderDialog::refreshHead()
{
    const bool cash = m_model.means() == Means::Cash;
    const bool part = m_context.client.state().totals.paid.isPositive();
    m_dueCaption->setText(part ? tr("Still to pay") : tr("To pay"));
    const bool rounded = cash && !m_model.rounding().isZero();
    m_dueNote->setText(
        rounded ? tr("Rounded off %1, for cash only").arg(models::formatMoney(-m_model.rounding()))
                : QString());
    m_due->setAmount(models::formatMoney(m_model.due()), models::spokenMoney(m_model.due()));
    switch (m_model.means()) {
    case Means::Cash:
        m_field->setCaption(tr("Received"));
        break;
    case Means::Card:
        m_field->setCaption(tr("Charged on the terminal"));
        break;
    case Means::Code:
    case Means::Shown:
        m_field->setCaption(tr("To charge"));
        break;
    }
    const QString text = m_model.text();
    m_field->setKind(text.isEmpty() ? AmountField::Kind::Suggested : AmountField::Kind::Typed);
    m_field->setAmount(text.isEmpty() ? models::formatMoney(m_model.due()) : text,
                       text.isEmpty() ? tr("nothing entered") : text);
}

void TenderDialog::refreshChips()
{
    QList<Chip::Value> chips;
    int chosen = -1;
    const QList<Money> amounts = m_model.chips();
    for (const Money amount : amounts) {
        if (m_model.amount() == amount)
            chosen = int(chips.size());
        chips.append({.text = models::formatMoney(amount),
                      .above = amount == m_model.due() ? tr("Exact") : QString(),
                      .spoken = models::spokenMoney(amount)});
    }
    m_chips->setChips(chips);
    m_chips->setChosen(chosen);
    QList<Chip::Value> notes;
    const QList<Money> values = models::TenderModel::notes();
    for (const Money value : values)
        notes.append({.text = u'+' + models::noteName(value)});
    m_notes->setChips(notes);
    m_notes->setChosen(-1);
}

void TenderDialog::refreshChange()
{
    const bool enough = m_model.isEnough();
    const bool entered = m_model.isEntered();
    m_changeCaption->setText(enough || !entered ? tr("Change") : tr("Still missing"));
    const Money shown = enough ? m_model.change() : entered ? m_model.missing() : Money();
    m_change->setAmount(models::formatMoney(shown), models::spokenMoney(shown));
    const bool dim = !enough;
    m_change->setColour([dim](const Theme& t) { return dim ? t.onSlab2 : t.key; });
    m_changeNotes->setText(enough ? models::notesText(m_model.change()) : QString());
}

void TenderDialog::refreshFoot()
{
    if (m_model.means() == Means::Code) {
        refreshCodeFoot();
        return;
    }
    if (m_model.means() == Means::Shown) {
        refreshShownFoot();
        return;
    }
    const bool cash = m_model.means() == Means::Cash;
    const bool part = m_model.isEntered() && !m_model.isEnough();
    setPrimary({part ? tr("Take this part") : tr("Finish"), QStringLiteral("Enter")});
    if (!m_model.isEntered())
        setReadiness(Readiness::NotYet, tr("Enter what the customer hands over"));
    else if (!cash && m_reference->text().trimmed().isEmpty())
        setReadiness(Readiness::NotYet, tr("Enter the number on the slip"));
    else
        setReadiness(Readiness::Ready);
    if (primaryButton().isEnabled())
        setHint(part ? QString() : tr("Then: recorded → drawer opens → receipt"));
}

void TenderDialog::submit()
{
    if (m_model.means() == Means::Code) {
        submitCode();
        return;
    }
    if (m_model.means() == Means::Shown) {
        submitShown();
        return;
    }
    const std::optional<Money> amount = m_model.amount();
    if (!amount || !primaryButton().isEnabled()) {
        Q_EMIT refused(models::messageFor(sale::Refusal::AmountNotPositive, m_context.keys));
        return;
    }
    if (m_model.means() == Means::Cash) {
        m_context.client.execute(sale::TenderCash{*amount});
    } else {
        m_context.client.execute(sale::TenderExternalCard{*amount, m_reference->text().trimmed()});
        m_reference->clear();
    }
    // One press, one payment: until the answer is here there is nothing to send again.
    m_model.clear();
    refresh();
}

void TenderDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    DialogFrame::changeEvent(event);
}

} // namespace till::ui
