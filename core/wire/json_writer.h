// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QLatin1StringView>
#include <QStringView>

#include <vector>

namespace till::wire {

/// Writes compact JSON in UTF-8, straight into the bytes that are signed and sent: members in the
/// order of the calls, Chinese and slashes as they are. The calls have to make one document: a
/// name before each member's value, an end for each begin.
class JsonWriter {
public:
    /// Appends to `bytes`, which has to outlive the writer. Where a secret is written, reserve
    /// enough before, so that growing leaves no copy behind.
    explicit JsonWriter(QByteArray& bytes) : m_bytes(bytes) {}

    void beginObject();
    void endObject();
    void beginList();
    void endList();
    void name(QStringView name);
    void name(QLatin1StringView name); ///< ASCII
    void text(QStringView text);
    /// Valid UTF-8, without a detour through a QString that nobody wipes.
    void utf8(QByteArrayView text);
    void number(qint64 value);
    /// A number of JSON's grammar as its digits.
    void digits(QStringView number);
    void flag(bool value);
    void null();

private:
    void begin(char bracket);
    void end(char bracket);
    void beforeValue();
    void named(QByteArrayView name);

    QByteArray& m_bytes;
    std::vector<bool> m_isFirst; ///< of each open object and list: nothing stands in it yet
    bool m_isNamed = false;      ///< a name has been written, its value follows
};

} // namespace till::wire
