// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/held_code.h"
#include "ui/widgets/screen_context.h"

#include <QWidget>

namespace till::ui {

class Button;
class LiveField;
class TextLabel;

/// Where the customer's payment code comes in: what to scan, and the digits where somebody types
/// them. The digits are kept here only, and wiped when they are given out or dropped.
class CodePrompt : public QWidget {
    Q_OBJECT

public:
    explicit CodePrompt(const ScreenContext& context, QWidget* parent = nullptr);
    ~CodePrompt() override;

    enum class Entry {
        Scan, ///< keys belong to the amount
        Type, ///< keys belong to the code
    };
    [[nodiscard]] Entry entry() const { return m_entry; }
    void setEntry(Entry entry);
    /// A digit or back-space for the typed code; true if it was wanted.
    bool takeKey(int key);
    /// The typed digits have the form of a payment code.
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] bool isEmpty() const { return m_typed.isEmpty(); }
    /// Gives the typed code out once.
    [[nodiscard]] services::PaymentCodeDigits take();
    /// Between scanning and typing; the owner places it.
    [[nodiscard]] Button& changeKey() { return *m_change; }
    /// A scanned code waits for Enter: its last digits. Empty: none.
    void setHeld(const QString& tail);
    void retranslate();

Q_SIGNALS:
    /// Between scanning and typing.
    void entryChanged();

private:
    void show();
    void wipe();

    ScreenContext m_context;
    bool m_low; ///< the window has no room for advice
    Entry m_entry = Entry::Scan;
    QString m_typed;
    QString m_held;
    TextLabel* m_headline;
    TextLabel* m_advice;
    LiveField* m_field;
    Button* m_change;
};

} // namespace till::ui
