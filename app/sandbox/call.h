// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace till::sandbox {

/// Whether the asker proved who he is, with one of the open platform's two schemes.
enum class Proof {
    NotAsked, ///< the addressed protocol has its own way, or none
    Good,
    Bad,
};

/// An HTTP request, as far as it matters here.
struct Call {
    QByteArray method; ///< GET, POST
    QString path;
    QByteArray query = {}; ///< after the question mark, as it came
    QByteArray authorization = {};
    QByteArray contentType = {};
    QByteArray body = {};
    Proof proof = Proof::NotAsked; ///< set by the service before a Host sees the call
};

} // namespace till::sandbox
