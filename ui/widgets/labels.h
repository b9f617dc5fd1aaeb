// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/painted.h"

#include <functional>

namespace till::ui {

/// An amount of money: right-aligned, digit under digit, never elided. It is told the text and how
/// it is spoken ("129 元 2 角 1 分").
class MoneyLabel : public Painted {
    Q_OBJECT
public:
    struct Spec {
        int size = type::head;
        QFont::Weight weight = QFont::Bold;
        Qt::Alignment alignment = Qt::AlignRight;
        /// The colour in a theme; `ink` without one.
        std::function<QColor(const Theme&)> colour;
    };
    MoneyLabel(const Look& look, const Spec& spec, QWidget* parent = nullptr);

    /// Empty `spoken` means as written.
    void setAmount(const QString& text, const QString& spoken = {});
    [[nodiscard]] const QString& text() const { return m_text; }
    void setSize(int size);
    void setColour(std::function<QColor(const Theme&)> colour);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFont textFont() const;

    Spec m_spec;
    QString m_text;
};

/// Plain words in one of the type sizes, wrapped when told to. Follows theme and scale.
class TextLabel : public Painted {
    Q_OBJECT
public:
    enum class Wrap { None, Words };
    struct Spec {
        int size = type::body;
        QFont::Weight weight = QFont::Normal;
        Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
        Wrap wrap = Wrap::None;
        /// The colour in a theme; `ink` without one.
        std::function<QColor(const Theme&)> colour;
    };
    TextLabel(const Look& look, const Spec& spec, const QString& text = {},
              QWidget* parent = nullptr);

    void setText(const QString& text);
    [[nodiscard]] const QString& text() const { return m_text; }
    void setColour(std::function<QColor(const Theme&)> colour);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return m_spec.wrap == Wrap::Words; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFont textFont() const;
    [[nodiscard]] int lineHeight() const;

    Spec m_spec;
    QString m_text;
};

/// One of the icons, beside a word that says the same; screen readers do not see it.
class IconLabel : public Painted {
    Q_OBJECT
public:
    struct Spec {
        Icon icon = Icon::None;
        int size = 24;
        std::function<QColor(const Theme&)> colour;
    };
    IconLabel(const Look& look, const Spec& spec, QWidget* parent = nullptr);

    void setIcon(Icon icon);
    void setColour(std::function<QColor(const Theme&)> colour);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    [[nodiscard]] QAccessible::Role accessibleRole() const override { return QAccessible::Graphic; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Spec m_spec;
};

/// The cap of a key beside words that explain it. Vanishes in the touch layout.
class KeyCap : public Painted {
    Q_OBJECT
public:
    KeyCap(const Look& look, const QString& key, QWidget* parent = nullptr);

    void setKey(const QString& key);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void lookChanged() override;

private:
    QString m_key;
};

} // namespace till::ui
