// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

struct evp_pkey_st;

namespace till::support {

/// A certificate with its key, both in PEM.
struct Identity {
    QByteArray certificate;
    QByteArray key;
};

/// What a certificate is to say. Times in seconds from now.
struct Subject {
    QByteArray names = "IP:127.0.0.1"; ///< subjectAltName, as in "DNS:a.example,IP:127.0.0.1"
    qint64 validFrom = -86'400;
    qint64 validUntil = 86'400;
};

/// Certificates made on the spot, on the curve P-256.
class TestAuthority {
public:
    explicit TestAuthority(QByteArray name = "Test authority");
    ~TestAuthority();

    /// The authority's own, in PEM.
    [[nodiscard]] const QByteArray& certificate() const { return m_certificate; }
    [[nodiscard]] Identity issue(const Subject& subject) const;
    [[nodiscard]] static Identity selfSigned(const Subject& subject);

private:
    struct FreeKey {
        void operator()(evp_pkey_st* key) const;
    };

    std::unique_ptr<evp_pkey_st, FreeKey> m_key;
    QByteArray m_name;
    QByteArray m_certificate;
};

} // namespace till::support
