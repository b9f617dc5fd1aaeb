// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/keypad.h"
#include "ui/widgets/live_field.h"
#include "ui/widgets/screen_context.h"

class QVBoxLayout;

namespace till::ui {

/// A small dialog for one number: field, keypad, and what a kind of number adds. Keys of the
/// keyboard and of the picture come in the same way.
class EntryDialog : public DialogFrame {
    Q_OBJECT

public:
    EntryDialog(const ScreenContext& context, QWidget* parent);

    /// One key as the keyboard or the keypad sends it.
    void takeKey(int key);
    /// The digits as typed; empty while only a suggestion is shown.
    [[nodiscard]] const QString& typed() const { return m_typed; }

protected:
    [[nodiscard]] const ScreenContext& context() const { return m_context; }
    /// Where the kind of number adds its own controls, between field and keypad.
    [[nodiscard]] QVBoxLayout& column() { return *m_column; }
    [[nodiscard]] AmountField& field() { return *m_field; }
    void setTyped(const QString& typed);
    /// What stands around the digits: "¥" in front, " kg" behind.
    void setUnit(const QString& before, const QString& behind);
    /// Shown while nothing is typed.
    void setSuggestion(const QString& text);
    void setDecimals(int decimals) { m_decimals = decimals; }
    /// What was typed is different now.
    virtual void typedChanged() = 0;
    virtual void retranslate();

    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void showField();

    ScreenContext m_context;
    QVBoxLayout* m_column;
    AmountField* m_field;
    Keypad* m_keypad;
    QString m_typed;
    QString m_before;
    QString m_behind;
    QString m_suggestion;
    int m_decimals = 2;
};

/// The words of a keypad in the language of now.
[[nodiscard]] Keypad::Words keypadWords();

} // namespace till::ui
