// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/painted.h"

namespace till::ui {

/// A means of payment in the rail of the tender dialog. Checked: the chosen one. Disabled: not
/// available; say why with setReason().
class TenderTile : public Pressable {
    Q_OBJECT
public:
    struct Value {
        QString label;
        Icon icon = Icon::None;
        QString keyCap;
    };
    TenderTile(const Look& look, const Value& value, QWidget* parent = nullptr);

    void setValue(const Value& value);
    [[nodiscard]] QSize sizeHint() const override { return {px(184), px(64)}; }

protected:
    void paint(QPainter& painter, const PressState& state) override;

private:
    Icon m_icon = Icon::None;
};

/// A person or another choice with two lines and a round mark: sign-in, held sales.
class PersonTile : public Pressable {
    Q_OBJECT
public:
    struct Value {
        QString mark; ///< one character in the circle; empty for none
        QString name;
        QString detail;
        QString aside; ///< right-aligned, bold: an amount or a time

        bool operator==(const Value&) const = default;
    };
    PersonTile(const Look& look, const Value& value, QWidget* parent = nullptr);

    void setValue(const Value& value);
    [[nodiscard]] QSize sizeHint() const override { return {px(320), px(72)}; }

protected:
    void paint(QPainter& painter, const PressState& state) override;

private:
    Value m_value;
};

/// One answer among several, with its key at the left and what it means below.
class ChoiceTile : public Pressable {
    Q_OBJECT
public:
    enum class Rank { Primary, Other };
    struct Value {
        QString label;
        QString meaning;
        QString keyCap;
        Rank rank = Rank::Other;
        QString aside = {}; ///< who else it takes: "店长"
    };
    ChoiceTile(const Look& look, const Value& value, QWidget* parent = nullptr);

    void setValue(const Value& value);
    [[nodiscard]] QSize sizeHint() const override { return {px(480), px(72)}; }

protected:
    void paint(QPainter& painter, const PressState& state) override;

private:
    /// Returns the room it takes.
    int paintAside(QPainter& painter, const QColor& ink) const;

    Value m_value;
};

} // namespace till::ui
