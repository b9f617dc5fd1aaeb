// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tender_dialog.h"

#include "ui/models/format.h"
#include "ui/widgets/button.h"
#include "ui/widgets/entry_dialog.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/tiles.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

#include <optional>

namespace till::ui {

namespace {

using Means = models::TenderModel::Means;

constexpr int referenceLengthMax = 30;

QColor hint(const Theme& theme)
{
    return theme.ink2;
}

} // namespace

TenderDialog::TenderDialog(const ScreenContext& context, QWidget* parent)
    : DialogFrame(context.look, Size::Large, parent), m_context(context)
{
    build();
    connect(&m_context.client, &models::DeskClient::stateChanged, this, &TenderDialog::takeState);
    connect(this, &DialogFrame::accepted, this, &TenderDialog::submit);
    connect(this, &DialogFrame::steppedBack, this,
            [this] { m_context.client.execute(sale::LeaveTender{}); });
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
    takeState();
    retranslate();
}

void TenderDialog::build()
{
    auto* body = new QWidget;
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(buildRail());
    row->addWidget(buildAmounts(), 1);
    m_keypad = new Keypad(look(), Keypad::Kind::Amount, keypadWords());
    auto* pad = new QVBoxLayout;
    pad->setContentsMargins(0, px(24), px(24), px(24));
    m_keypad->setFixedWidth(px(256));
    pad->addWidget(m_keypad);
    row->addLayout(pad);
    setBody(body);
}

QWidget* TenderDialog::buildRail()
{
    auto* rail = new Sheet(look(), Sheet::Face::Rail);
    rail->setFixedWidth(px(216));
    m_rail = new QVBoxLayout(rail);
    m_rail->setContentsMargins(px(16), px(20), px(16), px(20));
    m_rail->setSpacing(px(8));
    for (const Icon icon : {Icon::Cash, Icon::Card, Icon::Scan, Icon::Wallet, Icon::Ticket}) {
        auto* tile = new TenderTile(look(), {.icon = icon});
        const auto index = m_tiles.size();
        m_tiles.append(tile);
        m_rail->addWidget(tile);
        tile->setCheckable(true);
        tile->setFocusPolicy(Qt::NoFocus);
        connect(tile, &QAbstractButton::clicked, this,
                [this, index] { setMeans(index == 0 ? Means::Cash : Means::Card); });
    }
    m_rail->addStretch(1);
    m_railNote = new TextLabel(look(), {.size = type::min,
                                        .alignment = Qt::AlignLeft | Qt::AlignBottom,
                                        .wrap = TextLabel::Wrap::Words,
                                        .colour = hint});
    m_rail->addWidget(m_railNote);
    return rail;
}

QWidget* TenderDialog::buildAmounts()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(px(28), px(20), px(28), px(20));
    column->setSpacing(px(8));

    auto* head = new QHBoxLayout;
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
    column->addLayout(head);

    m_field = new AmountField(look());
    m_reference = new QLineEdit;
    m_reference->setMaxLength(referenceLengthMax);
    m_referenceNote =
        new TextLabel(look(), {.size = type::min, .wrap = TextLabel::Wrap::Words, .colour = hint});
    m_chips = new ChipRow(look(), Chip::Height::Tall);
    m_notes = new ChipRow(look(), Chip::Height::Low);
    m_parts = new QVBoxLayout;
    m_parts->setSpacing(px(4));
    column->addWidget(m_field);
    column->addWidget(m_chips);
    column->addWidget(m_notes);
    column->addWidget(m_reference);
    column->addWidget(m_referenceNote);
    column->addLayout(m_parts);
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
    m_model.setMeans(means);
    if (means == Means::Card)
        m_model.choose(m_model.remaining());
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
    refreshParts();
    refresh();
}

void TenderDialog::retranslate()
{
    using models::Action;
    const models::ActionMap& keys = m_context.keys;
    const auto tile = [this](int index, const TenderTile::Value& value) {
        m_tiles.at(index)->setValue(value);
    };
    const auto context = models::KeyContext::Tender;
    tile(0, {tr("Cash"), Icon::Cash, keys.capOf(Action::TakeCash, context)});
    tile(1, {tr("Card"), Icon::Card, keys.capOf(Action::TakeCard, context)});
    tile(2, {tr("Scan code"), Icon::Scan, {}});
    tile(3, {tr("Member"), Icon::Wallet, {}});
    tile(4, {tr("Coupon"), Icon::Ticket, {}});
    for (int index = 2; index < m_tiles.size(); ++index) {
        m_tiles.at(index)->setEnabled(false);
        m_tiles.at(index)->setReason(tr("Not set up on this till."));
    }
    m_railNote->setText(tr("Grey means are not set up on this till. Several means for one sale: "
                           "enter part of the amount, then Enter."));
    m_reference->setPlaceholderText(tr("Number on the terminal’s slip"));
    m_reference->setAccessibleName(tr("Number on the terminal’s slip"));
    m_referenceNote->setText(tr("Charge the card on the terminal first. The till cannot check it: "
                                "the payment is marked as not verified."));
    m_keypad->setWords(keypadWords());
    setBack({tr("Back to cart"), QStringLiteral("Esc")});
    refreshParts();
    refresh();
}

void TenderDialog::refresh()
{
    const bool cash = m_model.means() == Means::Cash;
    m_tiles.at(0)->setChecked(cash);
    m_tiles.at(1)->setChecked(!cash);
    // A card gives no change; in a low window the parts that are in need the room of the notes.
    const bool low = look().metrics().breakpoint == Breakpoint::Small;
    m_changeSlab->setVisible(cash);
    m_changeNotes->setVisible(cash && !(low && !m_partRows.isEmpty()));
    m_notes->setVisible(cash && !(low && !m_partRows.isEmpty()));
    m_railNote->setVisible(!low);
    m_reference->setVisible(!cash);
    m_referenceNote->setVisible(!cash);
    refreshHead();
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
    m_field->setCaption(cash ? tr("Received") : tr("Charged on the terminal"));
    const QString text = m_model.text();
    m_field->setKind(text.isEmpty() ? AmountField::Kind::Suggested : AmountField::Kind::Typed);
    m_field->setAmount(text.isEmpty() ? models::formatMoney(m_model.due()) : text,
                       text.isEmpty() ? tr("nothing entered") : text);

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

void TenderDialog::refreshParts()
{
    for (const Part& part : std::as_const(m_partRows))
        part.row->deleteLater();
    m_partRows.clear();
    const QList<sale::Tender> tenders = m_context.client.state().sale.tenders;
    for (const sale::Tender& tender : tenders) {
        auto* row = new QWidget;
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        const bool cash = tender.kind == sale::TenderKind::Cash;
        const QString name = cash ? tr("Cash") : tr("Bank card, slip %1").arg(tender.reference);
        line->addWidget(new TextLabel(look(), {.size = type::item}, name), 1);
        auto* amount = new MoneyLabel(look(), {.size = type::head});
        amount->setAmount(models::formatMoney(tender.applied), models::spokenMoney(tender.applied));
        line->addWidget(amount);
        auto* back = new Button(
            look(),
            {.kind = ButtonKind::Danger, .size = ButtonSize::Small, .label = tr("Give back")});
        line->addWidget(back);
        const int id = tender.id;
        connect(back, &QAbstractButton::clicked, this,
                [this, id] { m_context.client.execute(sale::RemoveTender{id}); });
        m_parts->addWidget(row);
        m_partRows.append({row, id});
    }
}

void TenderDialog::takeKey(int key)
{
    m_keypad->light(key);
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

void TenderDialog::submit()
{
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

void TenderDialog::keyPressEvent(QKeyEvent* event)
{
    using models::Action;
    const auto action =
        m_context.keys.actionFor(models::KeyContext::Tender, event->keyCombination());
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !primaryButton().isEnabled()) {
        if (!event->isAutoRepeat())
            Q_EMIT refused(models::messageFor(sale::Refusal::AmountNotPositive, m_context.keys));
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
    } else if (action == Action::Pay || action == Action::NextPart) {
        if (!event->isAutoRepeat())
            submit();
    } else {
        takeKey(event->key());
    }
    event->accept();
}

void TenderDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    DialogFrame::changeEvent(event);
}

} // namespace till::ui
