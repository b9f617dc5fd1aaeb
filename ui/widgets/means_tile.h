// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/painted.h"

namespace till::ui {

/// One way to pay in the rail of the tender dialog. Disabled ones stay readable; why they cannot be
/// taken stands on them when they are pressed or reached.
class MeansTile : public Pressable {
    Q_OBJECT

public:
    MeansTile(const Look& look, Icon icon, QWidget* parent = nullptr);

    /// Not available: drawn quietly, without a key cap; pressing it tells the reason.
    void setUnavailable(const QString& reason);
    [[nodiscard]] const QString& unavailableReason() const { return m_reason; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paint(QPainter& painter, const PressState& state) override;

private:
    Icon m_icon;
    QString m_reason;
};

} // namespace till::ui
