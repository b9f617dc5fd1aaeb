// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/channels/fields.h"

#include <QString>

#include <memory>

namespace till::channels {

struct TokenRequest {
    QString appId;
    QString timestamp;
    QString nonce;
    QString signature;
    QString signMethod;

    bool operator==(const TokenRequest&) const = default;
};

struct TokenAnswer {
    QString errCode;
    QString errInfo;
    std::shared_ptr<const Secret> accessToken;
    QString expiresIn; ///< seconds
};

extern constinit const MessageTable<TokenRequest> tokenRequestTable;
extern constinit const MessageTable<TokenAnswer> tokenAnswerTable;

} // namespace till::channels
