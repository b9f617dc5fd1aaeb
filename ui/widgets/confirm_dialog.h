// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/screen_context.h"

#include <QStringList>

class QLineEdit;

namespace till::ui {

class ChipRow;
class TextLabel;

/// A question with two verbs. What cannot be undone is a danger button and never on Enter: Enter
/// and Esc both leave everything as it is.
class ConfirmDialog : public DialogFrame {
    Q_OBJECT

public:
    struct Words {
        QString title;
        QString sentence;
        QString stay; ///< on Enter and Esc: "继续收银"
        QString act;  ///< "取消整单"
    };
    ConfirmDialog(const ScreenContext& context, const Words& words, QWidget* parent);

Q_SIGNALS:
    void confirmed();
};

/// A few words from the cashier: a reason, a note, a name for a held sale. The one place with a
/// text field, so input methods work here.
class TextDialog : public DialogFrame {
    Q_OBJECT

public:
    enum class Empty { Allowed, Refused };
    enum class Scans {
        GoBehind, ///< a scan is not for this field
        Taken,    ///< a scanned number stands in the field
    };
    struct Words {
        QString title;
        QString placeholder;
        QString text;        ///< to begin with
        QStringList choices; ///< quick answers; one press takes them
        QString primary;
        Empty empty = Empty::Allowed;
        Scans scans = Scans::GoBehind;
        QString back = {}; ///< the way back; to the cart without one
    };
    TextDialog(const ScreenContext& context, const Words& words, QWidget* parent);

    [[nodiscard]] bool takesScans() const { return m_scans == Scans::Taken; }
    void takeScan(const QString& text);

Q_SIGNALS:
    void entered(const QString& text);

private:
    void refresh();

    QLineEdit* m_field;
    Empty m_empty;
    Scans m_scans;
};

} // namespace till::ui
