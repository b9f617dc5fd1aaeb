// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

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
    QByteArray site = {}; ///< "http://127.0.0.1:9090": where it came to
    // Set by the service before a Host sees the call:
    Proof proof = Proof::NotAsked;
    Instant at = {}; ///< the true time; that of the books may be ahead
};

} // namespace till::sandbox
