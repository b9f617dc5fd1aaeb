// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pin_panel.h"

#include "ui/models/format.h"
#include "ui/widgets/entry_dialog.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

#include <algorithm>

namespace till::ui {

namespace {

constexpr int placesLeast = 4;

} // namespace

PinPanel::PinPanel(const Look& look, KeypadKey::Ground ground, QWidget* parent)
    : QWidget(parent),
      m_question(new TextLabel(look, {.size = type::title, .weight = QFont::Bold})),
      m_field(new PinField(look)),
      m_trouble(new TextLabel(look, {.size = type::body,
                                     .wrap = TextLabel::Wrap::Words,
                                     .colour =
                                         [](const Theme& t) {
                                             return t.refused.text;
                                         }})),
      m_keypad(new Keypad(look, Keypad::Kind::Pin, keypadWords()))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(look.px(12));
    column->addWidget(m_question);
    column->addWidget(m_field);
    column->addWidget(m_keypad, 1);
    column->addWidget(m_trouble);
    m_keypad->setGround(ground);
    connect(m_keypad, &Keypad::keyPressed, this, &PinPanel::keyPressed);
    setTyped(0);
    setTrouble(std::nullopt);
}

void PinPanel::setQuestion(const QString& question)
{
    m_question->setText(question);
    m_field->setName(question);
}

void PinPanel::setTyped(int digits)
{
    m_field->setValue({.typed = digits, .places = std::max(placesLeast, digits)});
}

void PinPanel::setTrouble(const std::optional<models::Message>& trouble)
{
    m_field->setState(trouble ? State::Refused : State::Accent);
    m_trouble->setVisible(trouble.has_value());
    m_trouble->setText(trouble ? models::joinSentences(trouble->headline, trouble->nextStep)
                               : QString());
}

void PinPanel::retranslate()
{
    m_keypad->setWords(keypadWords());
}

} // namespace till::ui
