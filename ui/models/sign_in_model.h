// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/desk_client.h"
#include "ui/models/messages.h"

#include <QObject>
#include <QString>

#include <optional>

namespace till::models {

/// Who is signing in and what has been typed of the PIN. The PIN is never given out, only its
/// length. GUI thread.
class SignInModel : public QObject {
    Q_OBJECT

public:
    static constexpr int pinLengthMin = 4;
    static constexpr int pinLengthMax = 8;

    /// The client must outlive the model.
    explicit SignInModel(DeskClient& client, QObject* parent = nullptr);
    ~SignInModel() override;

    [[nodiscard]] const QList<services::StaffEntry>& staff() const { return m_client.staff(); }
    /// Index in staff(); -1: nobody.
    [[nodiscard]] int chosen() const { return m_chosen; }
    void choose(int index);
    /// A staff number typed by hand; false when nobody has it.
    [[nodiscard]] bool chooseNumber(const QString& number);

    void type(QChar digit);
    void backspace();
    void clear();
    [[nodiscard]] int typedLength() const { return int(m_pin.size()); }
    [[nodiscard]] bool canSubmit() const;
    void submit();
    [[nodiscard]] bool isWaiting() const { return m_waiting; }
    [[nodiscard]] const std::optional<Message>& trouble() const { return m_trouble; }

Q_SIGNALS:
    void changed();

private:
    void wipe();

    DeskClient& m_client;
    int m_chosen = -1;
    QString m_pin;
    bool m_waiting = false;
    std::optional<Message> m_trouble;
};

/// "收银员", "店长".
[[nodiscard]] QString roleName(staff::Role role);

} // namespace till::models
