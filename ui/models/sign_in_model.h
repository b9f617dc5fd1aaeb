// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/staff/pin.h"
#include "ui/models/desk_client.h"
#include "ui/models/messages.h"

#include <QObject>
#include <QString>

#include <optional>

namespace till::models {

/// The digits of a PIN while it is typed; wiped when taken. Only their number is shown.
class PinEntry {
public:
    PinEntry() = default;
    PinEntry(const PinEntry&) = delete;
    PinEntry& operator=(const PinEntry&) = delete;
    ~PinEntry() { clear(); }

    /// A Qt::Key of a keyboard or keypad; true if the entry is different now.
    bool takeKey(int key);
    void clear();
    [[nodiscard]] int length() const { return int(m_digits.size()); }
    [[nodiscard]] bool isLongEnough() const { return length() >= staff::pinDigitsLeast; }
    /// Gives the PIN out once.
    [[nodiscard]] QString take();

private:
    QString m_digits;
};

/// Who is signing in and what has been typed of the PIN. The PIN is never given out, only its
/// length. GUI thread.
class SignInModel : public QObject {
    Q_OBJECT

public:
    /// The client must outlive the model.
    explicit SignInModel(DeskClient& client, QObject* parent = nullptr);

    [[nodiscard]] const QList<services::StaffEntry>& staff() const { return m_client.staff(); }
    /// Index in staff(); -1: nobody.
    [[nodiscard]] int chosen() const { return m_chosen; }
    void choose(int index);
    /// A staff number typed by hand; false when nobody has it.
    [[nodiscard]] bool chooseNumber(const QString& number);

    void takeKey(int key);
    [[nodiscard]] int typedLength() const { return m_pin.length(); }
    [[nodiscard]] bool canSubmit() const;
    void submit();
    [[nodiscard]] bool isWaiting() const { return m_waiting; }
    [[nodiscard]] const std::optional<Message>& trouble() const { return m_trouble; }

Q_SIGNALS:
    void changed();

private:
    DeskClient& m_client;
    int m_chosen = -1;
    PinEntry m_pin;
    bool m_waiting = false;
    std::optional<Message> m_trouble;
};

/// "收银员", "店长".
[[nodiscard]] QString roleName(staff::Role role);

} // namespace till::models
