// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/messages.h"
#include "ui/widgets/keypad.h"
#include "ui/widgets/live_field.h"

#include <optional>

namespace till::ui {

class TextLabel;

/// Dots and keypad for a PIN, with the sentence about what was wrong. It is told how many digits
/// there are and never sees them.
class PinPanel : public QWidget {
    Q_OBJECT

public:
    PinPanel(const Look& look, KeypadKey::Ground ground, QWidget* parent = nullptr);

    void setQuestion(const QString& question);
    void setTyped(int digits);
    void setTrouble(const std::optional<models::Message>& trouble);
    void light(int key) { m_keypad->light(key); }
    void retranslate();

Q_SIGNALS:
    void keyPressed(int key);

private:
    TextLabel* m_question;
    PinField* m_field;
    TextLabel* m_trouble;
    Keypad* m_keypad;
};

} // namespace till::ui
