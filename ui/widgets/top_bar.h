// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/painted.h"
#include "ui/widgets/pill.h"

#include <QList>

namespace till::ui {

/// Who is at the till. Pressed: lock or hand over.
class CashierKey : public Pressable {
    Q_OBJECT
public:
    explicit CashierKey(const Look& look, QWidget* parent = nullptr);

    void setCashier(const QString& name, const QString& shift);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paint(QPainter& painter, const PressState& state) override;

private:
    QString m_shift;
};

/// The line at the top of the window: product, shop, what needs to be known, cashier, clock.
class TopBar : public Painted {
    Q_OBJECT
public:
    struct Value {
        QString product;      ///< "Till 收银台"
        QString productShort; ///< "Till"
        QString place;        ///< "邻里生鲜·人民路店·02 号机"
        QString placeShort;
        QString cashier; ///< "王敏 1008"; empty when nobody is signed in
        QString shift;
        QString clock; ///< "10:42"

        bool operator==(const Value&) const = default;
    };
    explicit TopBar(const Look& look, QWidget* parent = nullptr);

    void setValue(const Value& value);
    /// From left to right; neutral while all is well.
    void setPills(const QList<Pill::Value>& pills);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {px(400), sizeHint().height()}; }

Q_SIGNALS:
    void cashierPressed();
    void pillPressed(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void lookChanged() override;

private:
    void place();
    [[nodiscard]] bool isNarrow() const;

    Value m_value;
    QList<Pill*> m_pills;
    QList<Pill::Value> m_pillValues;
    CashierKey* m_cashier;
    int m_pillsLeft = 0;
    int m_pillsRight = 0;
};

} // namespace till::ui
