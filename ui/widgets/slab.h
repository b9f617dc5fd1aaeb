// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/amount_sheet.h"
#include "ui/widgets/painted.h"

#include <array>

namespace till::ui {

/// The one pay key: a name, a hint and the key that presses it.
class PayKey : public Pressable {
    Q_OBJECT
public:
    explicit PayKey(const Look& look, QWidget* parent = nullptr);

    void setHint(const QString& hint);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paint(QPainter& painter, const PressState& state) override;

private:
    QString m_hint;
};

/// The total panel: the number that matters, alone on the darkest surface of the window.
///
/// A change repaints only the words that changed. The amount shrinks in steps of 4 down to 60 and
/// then takes a second line; it is never cut.
class Slab : public Painted {
    Q_OBJECT
public:
    struct Value {
        QString caption;     ///< "应收", or "还应收" when part is paid
        QString count;       ///< "9 行·18 件"
        QString total;       ///< "¥129.21"
        QString spokenTotal; ///< "129 元 2 角 1 分"
        QString saving;      ///< "已优惠 ¥5.75"
        QString note;        ///< "原价 ¥134.96", or the last sale while this one is empty
        QString payLabel;    ///< "收款"
        QString payHint;     ///< "也可直接扫顾客付款码"
        QString payKey;      ///< "Enter" while the live field is empty, else "F12"

        bool operator==(const Value&) const = default;
    };
    enum class PayState { Disabled, Enabled };

    explicit Slab(const Look& look, QWidget* parent = nullptr);

    void setValue(const Value& value);
    [[nodiscard]] const Value& value() const { return m_value; }
    void setPayState(PayState state);
    /// Paints what has changed now instead of with the next frame, unless the parts have to move.
    void paintNow();
    [[nodiscard]] PayKey& payKey() { return *m_payKey; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QString accessibleValue() const override { return m_value.spokenTotal; }

Q_SIGNALS:
    void payPressed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void lookChanged() override;

private:
    enum Part { Caption, Count, Total, Saving, Note, PartCount };
    struct Layout {
        std::array<QRect, PartCount> parts;
        QRect payKey;
        QStringList totalLines;
        int totalSize = 0; ///< logical pixels
        int height = 0;

        [[nodiscard]] QRect inkOf(Part part) const;
        bool operator==(const Layout&) const = default;
    };
    [[nodiscard]] Layout layOut(int width) const;
    [[nodiscard]] Layout layOutStrip(int width) const;
    void fitTotal(Layout& layout, int room) const;
    [[nodiscard]] bool joinsSavingToCount() const;
    void drawGround(QPainter& painter, const QRect& dirty) const;
    void refresh();

    Value m_value;
    Layout m_layout;
    AmountSheet m_amounts;
    bool m_isDue = false; ///< to be painted
    PayKey* m_payKey;
};

} // namespace till::ui
