// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/choice_column.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/screen_context.h"

namespace till::ui {

class TextLabel;

/// A list to choose from; Enter takes the current row.
class ListDialog : public DialogFrame {
    Q_OBJECT

public:
    /// The picture stands instead of an empty list.
    ListDialog(const ScreenContext& context, Icon picture, QWidget* parent);

protected:
    [[nodiscard]] const ScreenContext& context() const { return m_context; }
    [[nodiscard]] ChoiceColumn& choices() { return *m_choices; }
    /// Below the picture of an empty list: what is so, and what else there is to know.
    void setEmptyText(const QString& what, const QString& more);
    void setChoices(const QList<PersonTile::Value>& values);
    /// Makes all texts anew.
    virtual void retranslate() = 0;

    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    ScreenContext m_context;
    ChoiceColumn* m_choices;
    QWidget* m_empty;
    TextLabel* m_emptyWhat;
    TextLabel* m_emptyMore;
};

/// Held sales: recall one.
class HeldDialog : public ListDialog {
    Q_OBJECT

public:
    HeldDialog(const ScreenContext& context, QWidget* parent);

protected:
    void retranslate() override;

private:
    void recallCurrent();
};

/// Scans that nothing matched: look at them, dismiss them.
class UnknownCodesDialog : public ListDialog {
    Q_OBJECT

public:
    UnknownCodesDialog(const ScreenContext& context, QWidget* parent);

Q_SIGNALS:
    /// Find the goods by name instead.
    void searchAsked();

protected:
    void retranslate() override;

private:
    Button* m_dismiss;
};

/// What waits for the printer; uncertain and failed ones need a person.
class PrintJobsDialog : public ListDialog {
    Q_OBJECT

public:
    PrintJobsDialog(const ScreenContext& context, QWidget* parent);

protected:
    void retranslate() override;

private:
    [[nodiscard]] std::optional<ports::PrintJob> current();
    void showChoices();

    Button* m_printed;
    Button* m_drop;
};

/// "小票 T02-1120-0147": what a print job is called.
[[nodiscard]] QString printJobName(const ports::PrintJob& job);

} // namespace till::ui
