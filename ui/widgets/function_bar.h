// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/painted.h"

#include <QList>

namespace till::ui {

/// What one key of the function bar shows.
struct FunctionKey {
    enum class Rank { Plain, Primary };
    int id = 0; ///< given back when it is pressed
    QString label;
    QString keyCap;
    Icon icon = Icon::None; ///< shown in the layout of tiles
    QString badge;          ///< a count; empty for none
    QString reason;         ///< why it cannot be pressed; empty when it can
    Rank rank = Rank::Plain;

    bool operator==(const FunctionKey&) const = default;
};

class FunctionButton : public Pressable {
    Q_OBJECT
public:
    explicit FunctionButton(const Look& look, QWidget* parent = nullptr);

    void setValue(const FunctionKey& value);
    [[nodiscard]] const FunctionKey& value() const { return m_value; }

protected:
    void paint(QPainter& painter, const PressState& state) override;

private:
    void paintKey(QPainter& painter, const QColor& ink, const QColor& quiet);
    void paintTile(QPainter& painter, const QColor& ink);

    FunctionKey m_value;
};

/// Twelve keys in three groups as on a keyboard, or framed tiles where fingers are used. The screen
/// decides which keys there are: Metrics::functionTiles says how many fit.
class FunctionBar : public Painted {
    Q_OBJECT
public:
    explicit FunctionBar(const Look& look, QWidget* parent = nullptr);

    void setKeys(const QList<FunctionKey>& keys);
    /// Lights the key with this id, because it was typed.
    void light(int id);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {px(400), sizeHint().height()}; }
    [[nodiscard]] QAccessible::Role accessibleRole() const override { return QAccessible::ToolBar; }
    [[nodiscard]] bool showsTiles() const { return look().metrics().functionTiles < 12; }

Q_SIGNALS:
    void keyPressed(int id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void lookChanged() override;

private:
    void place();

    QList<FunctionButton*> m_buttons;
    QList<FunctionKey> m_keys;
    QList<int> m_separators; ///< x of the lines between groups
};

} // namespace till::ui
