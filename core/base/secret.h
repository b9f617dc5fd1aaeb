// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstring>
#include <utility>

namespace till {

/// Bytes that must not be printed, logged, compared in variable time or left in freed memory. Not
/// copyable; wiped when destroyed. There is deliberately no conversion to a string and no debug
/// operator.
class Secret {
public:
    Secret() = default;
    /// Takes the bytes over; the caller must not keep another copy.
    explicit Secret(QByteArray&& bytes) : m_bytes(std::move(bytes)) { m_bytes.detach(); }
    Secret(Secret&& other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}
    Secret& operator=(Secret&& other) noexcept
    {
        if (this != &other) {
            wipe();
            m_bytes = std::exchange(other.m_bytes, {});
        }
        return *this;
    }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret() { wipe(); }

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    /// For the one call that needs the bytes; do not keep the reference.
    [[nodiscard]] const QByteArray& reveal() const { return m_bytes; }

private:
    void wipe()
    {
        if (m_bytes.isEmpty())
            return;
        // Written through a volatile pointer so that the compiler keeps it.
        volatile char* bytes = m_bytes.data();
        for (qsizetype i = 0; i < m_bytes.size(); ++i)
            bytes[i] = 0;
        m_bytes.clear();
    }

    QByteArray m_bytes;
};

} // namespace till
