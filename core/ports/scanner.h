// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QObject>
#include <QString>

namespace till::ports {

/// A code as a scanner gave it: AIM identifier, prefix and suffix already taken off.
struct ScannedCode {
    QString text;
    QString aim; ///< "]E0" and the like; empty if the scanner does not send it

    bool operator==(const ScannedCode&) const = default;
};

/// Something that delivers scans: keyboard wedge, serial scanner, camera.
class Scanner : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    void scanned(const till::ports::ScannedCode& code);
    /// Empty text: ready. Otherwise an English detail for the log.
    void availabilityChanged(bool available, const QString& detail);
};

} // namespace till::ports

Q_DECLARE_METATYPE(till::ports::ScannedCode)
