// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/format.h"
#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/payment_pages.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/step_list.h"
#include "ui/widgets/tiles.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace till::ui {

namespace {

using models::PaymentFace;
using payment::Operation;

constexpr int factsColumn = 456;
constexpr int factsColumnNarrow = 400;
constexpr int footHeight = 80;

QColor second(const Theme& theme)
{
    return theme.ink2;
}

/// The colour of the head's text, by the face.
std::function<QColor(const Theme&)> onHead(PaymentFace face)
{
    return [face](const Theme& theme) {
        if (face == PaymentFace::Unknown)
            return theme.unknown.onSolid;
        return face == PaymentFace::Done ? theme.paid.onSolid : theme.ink;
    };
}

Icon iconOf(PaymentFace face)
{
    if (face == PaymentFace::Unknown)
        return Icon::Question;
    return face == PaymentFace::Done ? Icon::TickCircle : Icon::CrossCircle;
}

QString capOf(int key)
{
    if (key == Qt::Key_Return)
        return QStringLiteral("Enter");
    if (key == Qt::Key_Escape)
        return QStringLiteral("Esc");
    return QString(QChar(char16_t(key)));
}

} // namespace

VerdictPage::VerdictPage(const ScreenContext& context, const Subject& subject, QWidget* parent)
    : PaymentPage(parent),
      m_context(context),
      m_face(subject.face),
      m_place(subject.place),
      m_operation(subject.payment.operation),
      m_presentation(subject.payment.presentation),
      m_isDeposit(subject.payment.deposit),
      m_decision(subject.decision),
      m_low(context.look.metrics().breakpoint == Breakpoint::Small)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    if (hasFacts()) {
        row->addWidget(makeFacts());
        row->addWidget(new Divider(context.look, Qt::Vertical));
    }
    row->addWidget(makeChoices(), 1);
    column->addLayout(row, 1);
    column->addWidget(makeFoot());
}

QWidget* VerdictPage::makeHead()
{
    const Look& look = m_context.look;
    QWidget* head = nullptr;
    if (m_face == PaymentFace::Refused)
        head = new Sheet(look, Sheet::Face::Bar);
    else
        head = new ToneSheet(look, m_face == PaymentFace::Done ? State::Paid : State::Unknown,
                             ToneSheet::Depth::Solid);
    auto* row = new QHBoxLayout(head);
    const int above = look.px(m_low ? 10 : 20);
    row->setContentsMargins(look.px(28), above, look.px(28), above);
    row->setSpacing(look.px(20));
    const bool refused = m_face == PaymentFace::Refused;
    const auto ink = onHead(m_face);
    row->addWidget(new IconLabel(look, {.icon = iconOf(m_face),
                                        .size = m_low ? 48 : 56,
                                        .colour = [refused, ink](const Theme& theme) {
                                            return refused ? theme.refused.text : ink(theme);
                                        }}));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    m_headline = new TextLabel(look, {.size = m_low ? type::title : type::medium,
                                      .weight = QFont::Bold,
                                      .wrap = TextLabel::Wrap::Words,
                                      .colour = ink});
    m_advice = new TextLabel(look, {.size = m_low ? type::body : type::item,
                                    .wrap = TextLabel::Wrap::Words,
                                    .colour = [refused, ink](const Theme& theme) {
                                        return refused ? theme.ink2 : ink(theme);
                                    }});
    words->addWidget(m_headline);
    words->addWidget(m_advice);
    row->addLayout(words, 1);
    const bool narrow = look.metrics().dialogFillsWindow;
    m_amount = new MoneyLabel(look, {.size = narrow ? type::large : 56, .colour = ink});
    row->addWidget(m_amount);
    return head;
}

QWidget* VerdictPage::makeFacts()
{
    const Look& look = m_context.look;
    auto* side = new QWidget;
    const bool narrow = look.metrics().dialogFillsWindow;
    side->setFixedWidth(look.px(narrow ? factsColumnNarrow : factsColumn));
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(look.px(28), look.px(20), look.px(28), look.px(20));
    column->setSpacing(look.px(12));
    column->addWidget(
        new TextLabel(look, {.size = type::item, .weight = QFont::Bold}, tr("What is known")));
    m_facts = new FactList(look, State::Unknown);
    column->addWidget(m_facts);
    column->addStretch(1);
    if (m_face == PaymentFace::Unknown && !m_low) {
        auto* box = new Sheet(look, Sheet::Face::Second);
        auto* inside = new QVBoxLayout(box);
        inside->setContentsMargins(look.px(16), look.px(14), look.px(16), look.px(14));
        inside->addWidget(new TextLabel(
            look, {.wrap = TextLabel::Wrap::Words, .colour = second},
            tr("Every step is stored. Even if the power goes now, Till goes on asking after the "
               "next start, and nobody is charged twice.")));
        column->addWidget(box);
    }
    return side;
}

QList<VerdictPage::Answer> VerdictPage::unknownAnswers() const
{
    const QString manager = tr("manager");
    QList<Answer> all{{PaymentChoice::KeepWaiting,
                       Qt::Key_Return,
                       tr("Keep waiting"),
                       tr("A result shows and sounds by itself"),
                       {}}};
    if (m_operation == Operation::Complete && m_place == PaymentPlace::Desk) {
        all.append({PaymentChoice::AskNow,
                    Qt::Key_2,
                    tr("Ask now"),
                    tr("Till asks the acquirer once more"),
                    {}});
        if (m_decision == PaymentDecision::Open)
            all.append({PaymentChoice::SetAside, Qt::Key_3, tr("Use another means"),
                        tr("Should the deposit be taken all the same, it goes back"), manager});
        all.append({PaymentChoice::Park,
                    Qt::Key_Escape,
                    tr("Hold the sale, serve the next"),
                    tr("The goods stay here; the top bar tells the result"),
                    {}});
        return all;
    }
    if (m_operation != Operation::Pay) {
        all.append({PaymentChoice::AskNow,
                    Qt::Key_2,
                    tr("Ask now"),
                    tr("Till asks the acquirer once more"),
                    {}});
        all.append({PaymentChoice::Close,
                    Qt::Key_Escape,
                    tr("Go on selling"),
                    tr("It goes on by itself; the top bar shows it"),
                    {}});
        return all;
    }
    all.append({PaymentChoice::AskByNumber,
                Qt::Key_2,
                tr("Ask now, or by the phone’s number"),
                tr("Open the payment record there; scan or type its number"),
                {}});
    if (m_decision == PaymentDecision::Open)
        all.append({PaymentChoice::SetAside, Qt::Key_3, tr("Use another means"),
                    tr("Cancelled; should it arrive, it goes back"), manager});
    if (m_place == PaymentPlace::Desk)
        all.append({PaymentChoice::Park,
                    Qt::Key_Escape,
                    tr("Hold the sale, serve the next"),
                    tr("The goods stay here; the top bar tells the result"),
                    {}});
    else
        all.append({PaymentChoice::Close,
                    Qt::Key_Escape,
                    tr("Go on selling"),
                    tr("It goes on by itself; the top bar shows it"),
                    {}});
    return all;
}

QList<VerdictPage::Answer> VerdictPage::refusedAnswers() const
{
    const bool pay = m_operation == Operation::Pay;
    if (!pay || m_place == PaymentPlace::Aside)
        return {{PaymentChoice::Close,
                 Qt::Key_Return,
                 tr("Go on selling"),
                 m_isDeposit ? tr("Nothing is held; the deposit can be taken again")
                 : pay       ? tr("Its sale is on hold: recall it to take the money")
                             : tr("The payment can be chosen again in the list of sales"),
                 {}}};
    // Money that is in already keeps the sale in its tender.
    const bool part = !m_context.client.state().sale.tenders.isEmpty();
    const Answer back{PaymentChoice::BackToCart,
                      Qt::Key_Escape,
                      part ? tr("Back to the other parts") : tr("Back to the cart"),
                      part ? tr("What is in stays in; it can be given back there")
                           : tr("All goods are there; change them or hold the sale"),
                      {}};
    const bool isShown = m_presentation == payment::Presentation::Shown;
    return {{PaymentChoice::PayOtherwise,
             Qt::Key_Return,
             tr("Use another means"),
             tr("Cash or a bank card"),
             {}},
            {PaymentChoice::ScanAgain,
             Qt::Key_2,
             isShown ? tr("Show a code again") : tr("Scan a code again"),
             isShown ? tr("A new code, perhaps for another app; it gets a new number")
                     : tr("A fresh code, perhaps with another card; it gets a new number"),
             {}},
            back};
}

QList<VerdictPage::Answer> VerdictPage::answers() const
{
    switch (m_face) {
    case PaymentFace::Unknown:
        return unknownAnswers();
    case PaymentFace::Refused:
        return refusedAnswers();
    case PaymentFace::Done:
    case PaymentFace::Waiting:
        return {{PaymentChoice::Close,
                 Qt::Key_Return,
                 tr("Go on selling"),
                 tr("The slip is printed"),
                 {}}};
    }
    Q_UNREACHABLE();
}

QWidget* VerdictPage::makeChoices()
{
    const Look& look = m_context.look;
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    const int margin = look.px(m_low ? 12 : 20);
    column->setContentsMargins(look.px(hasFacts() ? 24 : 32), margin, look.px(hasFacts() ? 24 : 32),
                               margin);
    column->setSpacing(look.px(m_low ? 8 : 10));
    const QList<Answer> all = answers();
    for (const Answer& answer : all) {
        auto* tile =
            new ChoiceTile(look, {.label = answer.label,
                                  .meaning = answer.meaning,
                                  .keyCap = capOf(answer.key),
                                  .rank = answer.key == Qt::Key_Return ? ChoiceTile::Rank::Primary
                                                                       : ChoiceTile::Rank::Other,
                                  .aside = answer.who});
        tile->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        column->addWidget(tile);
        const PaymentChoice choice = answer.choice;
        connect(tile, &QAbstractButton::clicked, this, [this, choice] { Q_EMIT chosen(choice); });
    }
    column->addStretch(1);
    if (m_face == PaymentFace::Unknown && m_place == PaymentPlace::Desk && !m_low) {
        auto* row = new QHBoxLayout;
        row->setSpacing(look.px(12));
        row->addWidget(new IconLabel(look, {.icon = Icon::Scan, .size = 18, .colour = second}));
        row->addWidget(new TextLabel(look, {.wrap = TextLabel::Wrap::Words, .colour = second},
                                     tr("Goods scanned now are not lost: they begin a new sale.")),
                       1);
        column->addLayout(row);
    }
    return side;
}

bool VerdictPage::mayMarkPaid() const
{
    return m_face == PaymentFace::Unknown && m_operation == Operation::Pay &&
           m_decision == PaymentDecision::Open;
}

QWidget* VerdictPage::makeFoot()
{
    const Look& look = m_context.look;
    auto* foot = new Sheet(look, Sheet::Face::Foot);
    foot->setFixedHeight(look.px(footHeight));
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(look.px(24), 0, look.px(24), 0);
    row->setSpacing(look.px(12));
    row->addWidget(new IconLabel(look, {.icon = Icon::Clock, .colour = second}));
    m_footWords = new TextLabel(look, {.wrap = TextLabel::Wrap::Words, .colour = second});
    row->addWidget(m_footWords, 3);
    m_code = new TextLabel(look, {.size = type::min,
                                  .alignment = Qt::AlignRight | Qt::AlignVCenter,
                                  .wrap = TextLabel::Wrap::Words,
                                  .colour = second});
    row->addWidget(m_code, 2);
    m_code->setVisible(m_face != PaymentFace::Unknown);
    if (mayMarkPaid()) {
        auto* mark = new Button(look, {.label = tr("Book as paid by evidence: two people"),
                                       .icon = Icon::Lock,
                                       .keyCap = QStringLiteral("9")});
        row->addWidget(mark);
        connect(mark, &QAbstractButton::clicked, this,
                [this] { Q_EMIT chosen(PaymentChoice::MarkPaid); });
    }
    return foot;
}

void VerdictPage::tell(const models::PaymentText& text)
{
    m_headline->setText(text.headline);
    m_advice->setText(text.advice);
    m_advice->setVisible(!text.advice.isEmpty());
    m_amount->setAmount(models::formatMoney(text.amount), models::spokenMoney(text.amount));
    m_code->setText(text.code);
    m_footWords->setText(m_face == PaymentFace::Unknown
                             ? tr("This page stays until there is a result or you have chosen.")
                             : text.foot);
    if (m_facts == nullptr)
        return;
    QList<FactList::Fact> facts;
    for (const models::PaymentFact& fact : text.facts)
        facts.append(
            {fact.name, fact.value,
             fact.standsOut ? FactList::Fact::Weight::Strong : FactList::Fact::Weight::Plain});
    m_facts->setFacts(facts);
}

std::optional<PaymentChoice> VerdictPage::choiceOf(int key) const
{
    const int wanted = key == Qt::Key_Enter ? int(Qt::Key_Return) : key;
    const QList<Answer> all = answers();
    for (const Answer& answer : all) {
        if (answer.key == wanted)
            return answer.choice;
    }
    // One answer alone is on both keys.
    if (wanted == Qt::Key_Escape && all.size() == 1)
        return all.constFirst().choice;
    if (wanted == Qt::Key_9 && mayMarkPaid())
        return PaymentChoice::MarkPaid;
    return std::nullopt;
}

} // namespace till::ui
