// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sign_in_screen.h"

#include "ui/models/messages.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice_column.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pin_panel.h"
#include "ui/widgets/side_panel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace till::ui {

SignInScreen::SignInScreen(const ScreenContext& context, const DeskInfo& info, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_info(info),
      m_model(context.client),
      m_side(new SidePanel(context.look, info)),
      m_who(new TextLabel(context.look, {.size = type::title, .weight = QFont::Bold})),
      m_people(new ChoiceColumn(context.look)),
      m_other(new Button(context.look, {.icon = Icon::User})),
      m_view(new Button(context.look, {.icon = Icon::Language})),
      m_panel(new PinPanel(context.look, KeypadKey::Ground::Window)),
      m_start(new Button(context.look, {.kind = ButtonKind::Primary, .size = ButtonSize::Large}))
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    const Look& look = context.look;
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_side);
    auto* people = m_peopleColumn = new QVBoxLayout;
    people->setContentsMargins(look.px(32), look.px(40), 0, look.px(32));
    people->setSpacing(look.px(12));
    people->addWidget(m_who);
    people->addWidget(m_people, 1);
    people->addWidget(m_other);
    people->addWidget(m_view);
    row->addLayout(people, 1);
    auto* pin = m_pinColumn = new QVBoxLayout;
    pin->setContentsMargins(look.px(32), look.px(40), look.px(32), look.px(32));
    pin->setSpacing(look.px(12));
    pin->addWidget(m_panel, 1);
    pin->addWidget(m_start);
    row->addLayout(pin, 1);

    connect(&m_model, &models::SignInModel::changed, this, &SignInScreen::refresh);
    connect(&context.client, &models::DeskClient::staffChanged, this, &SignInScreen::showStaff);
    connect(&context.client, &models::DeskClient::printStateChanged, this,
            &SignInScreen::showPrinter);
    connect(m_people, &ChoiceColumn::currentChanged, this, [this](int index) {
        if (index != m_model.chosen())
            m_model.choose(index);
    });
    connect(m_panel, &PinPanel::keyPressed, this, &SignInScreen::takeKey);
    connect(m_start, &QAbstractButton::clicked, this, [this] { m_model.submit(); });
    connect(m_other, &QAbstractButton::clicked, this, &SignInScreen::otherStaffAsked);
    connect(m_view, &QAbstractButton::clicked, this, &SignInScreen::viewAsked);
    retranslate();
}

void SignInScreen::retranslate()
{
    using models::Action;
    m_side->retranslate();
    m_panel->retranslate();
    m_who->setText(tr("Who is selling?"));
    m_other->setLabel(models::ActionMap::nameOf(Action::OtherStaff));
    m_other->setKeyCap(m_context.keys.capOf(Action::OtherStaff, models::KeyContext::SignIn));
    m_view->setLabel(tr("中文 / English, colours, size"));
    m_view->setKeyCap(m_context.keys.capOf(Action::View, models::KeyContext::SignIn));
    m_start->setLabel(tr("Start work"));
    m_start->setKeyCap(QStringLiteral("Enter"));
    showStaff();
    showPrinter();
}

void SignInScreen::showStaff()
{
    QList<PersonTile::Value> values;
    for (const services::StaffEntry& entry : m_model.staff()) {
        values.append({.mark = entry.name.left(1), .name = entry.name, .detail = detailOf(entry)});
    }
    m_people->setChoices(values);
    refresh();
}

QString SignInScreen::detailOf(const services::StaffEntry& entry) const
{
    QStringList facts{entry.id.text(), models::roleName(entry.role)};
    for (const DeskInfo::DemoPerson& person : m_info.demoStaff) {
        if (person.number == entry.id.text())
            facts.append(tr("PIN %1").arg(person.pin));
    }
    return facts.join(tr(" · ", "between facts"));
}

void SignInScreen::showPrinter()
{
    m_side->setPrinter(m_context.client.printState().fault);
}

void SignInScreen::refresh()
{
    const int index = m_model.chosen();
    if (index >= 0 && index != m_people->current())
        m_people->setCurrent(index);
    const QString name = index < 0 ? QString() : m_model.staff().at(index).name;
    m_panel->setQuestion(name.isEmpty() ? tr("Nobody is on the list yet")
                                        : tr("%1, enter your PIN").arg(name));
    m_panel->setTyped(m_model.typedLength());
    m_panel->setTrouble(m_model.trouble());
    m_start->setEnabled(m_model.canSubmit());
}

void SignInScreen::takeKey(int key)
{
    m_panel->light(key);
    m_model.takeKey(key);
}

void SignInScreen::keyPressEvent(QKeyEvent* event)
{
    using models::Action;
    if (m_people->takeKey(event->key()))
        return;
    const auto action =
        m_context.keys.actionFor(models::KeyContext::SignIn, event->keyCombination());
    if (action == Action::Confirm) {
        m_start->light();
        m_model.submit();
    } else if (action == Action::OtherStaff) {
        Q_EMIT otherStaffAsked();
    } else if (action == Action::View) {
        Q_EMIT viewAsked();
    } else if (action == Action::ShowKeys) {
        Q_EMIT keysAsked();
    } else if (event->key() == Qt::Key_Escape) {
        takeKey(Qt::Key_Clear);
    } else {
        takeKey(event->key());
    }
}

void SignInScreen::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void SignInScreen::arrange()
{
    const Look& look = m_context.look;
    const int logical = width() * 100 / look.scalePercent();
    // People and PIN need about 680; the panel takes what is left, and gives way altogether in
    // small windows.
    const bool room = logical >= 1000;
    m_side->setVisible(room);
    const bool low = look.metrics().breakpoint == Breakpoint::Small;
    for (QVBoxLayout* column : {m_peopleColumn, m_pinColumn}) {
        const int left = look.px(low ? 16 : 32);
        const int right = column == m_peopleColumn ? 0 : left;
        column->setContentsMargins(left, look.px(low ? 12 : 40), right, look.px(low ? 12 : 32));
    }
    if (room)
        m_side->setFixedWidth(look.px(logical >= 1680 ? 720 : logical >= 1200 ? 500 : 340));
}

} // namespace till::ui
