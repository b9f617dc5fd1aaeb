// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/barcode/matrix.h"
#include "ui/widgets/painted.h"

namespace till::ui {

/// A QR code for a customer's phone: black on white in every theme, whole pixels for each module,
/// the quiet zone around it. Empty, it is a sheet with a few words.
class QrLabel : public Painted {
    Q_OBJECT
public:
    explicit QrLabel(const Look& look, QWidget* parent = nullptr);

    /// An empty text takes the code away at once. `name` is for screen readers.
    void setCode(const QString& text, const QString& name);
    /// What stands instead of a code.
    void setWords(const QString& words);
    [[nodiscard]] const QString& code() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QAccessible::Role accessibleRole() const override { return QAccessible::Graphic; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    QString m_words;
    barcode::Matrix m_modules;
};

} // namespace till::ui
