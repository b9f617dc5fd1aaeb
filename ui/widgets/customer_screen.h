// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/customer_face.h"
#include "ui/widgets/painted.h"
#include "ui/widgets/screen_context.h"

#include <QBasicTimer>

namespace till::ui {

class QrLabel;

/// The customer's own screen: words and the code at the left, the amount on the slab at the right;
/// all of it green once it is paid. Grows with its own size, whatever the cashier's scale is.
/// Follows the desk by itself and takes no keys.
class CustomerScreen : public Painted {
    Q_OBJECT

public:
    /// `shop` stands there while nothing is sold.
    CustomerScreen(const ScreenContext& context, const QString& shop, QWidget* parent = nullptr);

    [[nodiscard]] const models::CustomerFace& face() const { return m_face; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    void refresh();
    void place();
    void paintPaid(QPainter& painter) const;
    void paintWords(QPainter& painter) const;
    void paintGoods(QPainter& painter, const QRect& left) const;
    void paintSlab(QPainter& painter) const;
    void paintTime(QPainter& painter, const QRect& box) const;
    [[nodiscard]] QRect slabRect() const;
    /// Pixels for what is `logical` at the design's size.
    [[nodiscard]] int unit(int logical) const;
    [[nodiscard]] QFont sized(int size) const;
    [[nodiscard]] QFont boldSized(int size) const;
    /// As large as the room allows, at most `size`.
    [[nodiscard]] QFont fitting(const QString& text, int size, int room) const;

    ScreenContext m_context;
    QString m_shop;
    models::CustomerFace m_face;
    std::optional<services::CompletedSale> m_paid;
    qint64 m_seenAtMs = 0; ///< when the payments came
    QrLabel* m_code;
    QBasicTimer m_second;
    QBasicTimer m_thanks;
};

} // namespace till::ui
