// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/painted.h"

#include <QPointer>

class QHBoxLayout;
class QVBoxLayout;

namespace till::ui {

class Button;
class TextLabel;

/// A sheet on a scrim inside the window: a child widget, no window of its own and no nested event
/// loop. Head, body and foot; Enter always goes on, Esc always steps back without loss, and both
/// are always visible.
///
/// It covers its parent and follows its size. Its owner deletes or hides it; focus returns to where
/// it was. Scans are not its business: they arrive as events at the screen behind.
class DialogFrame : public Painted {
    Q_OBJECT
public:
    enum class Size {
        Large,  ///< what Metrics says: up to 1120 × 652, full window when narrow
        Medium, ///< 1000 × 516, full window when narrow: a few choices
        Small,  ///< 480 wide, as high as it needs
    };
    DialogFrame(const Look& look, Size size, QWidget* parent);
    ~DialogFrame() override;

    /// For dialogs that show one thing after the other.
    void setSize(Size size);
    void setTitle(const QString& title);
    /// Replaces the title; for dialogs whose head is an amount or a state.
    void setHead(QWidget* head);
    /// Fills the space between head and foot to the edges. The frame takes ownership.
    void setBody(QWidget* body);
    struct Action {
        QString label;
        QString keyCap;
    };
    /// The way back, left; Esc triggers it. Hidden with an empty label.
    void setBack(const Action& action);
    /// The way on, right; Enter triggers it. Hidden with an empty label.
    void setPrimary(const Action& action);
    enum class Readiness { NotYet, Ready };
    /// `why` stands beside a primary that is not ready yet.
    void setReadiness(Readiness readiness, const QString& why = {});
    /// A sentence in the foot, left of the primary.
    void setHint(const QString& hint);
    /// The row of the foot, to add more buttons between back and primary.
    [[nodiscard]] QHBoxLayout& footExtras() { return *m_extras; }
    /// Hidden where the body has a foot of its own.
    enum class Foot { Shown, Hidden };
    void setFoot(Foot foot);
    [[nodiscard]] Button& primaryButton() { return *m_primary; }
    [[nodiscard]] Button& backButton() { return *m_back; }
    [[nodiscard]] QAccessible::Role accessibleRole() const override { return QAccessible::Dialog; }

    /// Shows it over the parent and takes the focus.
    void open();

Q_SIGNALS:
    void accepted();
    void steppedBack();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void lookChanged() override;

private:
    class Panel;
    class Edge;
    /// A page higher than the dialog moves by the keys that nothing else wants.
    void scrollBody(int key);
    void place();
    void restyle();

    Size m_size;
    Panel* m_panel;
    Edge* m_edge;
    QVBoxLayout* m_column;
    QWidget* m_head;
    QWidget* m_foot;
    QHBoxLayout* m_footRow;
    QHBoxLayout* m_extras;
    QWidget* m_titleBox;
    QHBoxLayout* m_titleRow;
    TextLabel* m_title;
    TextLabel* m_hint;
    Button* m_back;
    Button* m_primary;
    QPointer<QWidget> m_body;
    QPointer<QWidget> m_focusBefore;
};

} // namespace till::ui
