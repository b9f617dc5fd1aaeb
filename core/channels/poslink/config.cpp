// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/poslink/config.h"

namespace till::channels {

namespace {

constexpr qsizetype merchantMax = 15;
constexpr qsizetype terminalMax = 8;
constexpr qsizetype remarkMax = 50;
constexpr qsizetype businessMax = 3;
constexpr qsizetype reservedMax = 100;

struct Length {
    const char* name;
    const QString& text;
    qsizetype least;
    qsizetype most;
};

Result<void> checkLength(const Length& length)
{
    if (length.text.size() >= length.least && length.text.size() <= length.most)
        return {};
    return failure(ErrorCode::OutOfRange, QStringLiteral("%1: %2 to %3 characters")
                                              .arg(QLatin1StringView(length.name))
                                              .arg(length.least)
                                              .arg(length.most));
}

} // namespace

QString nameOf(PoslinkVersion version)
{
    switch (version) {
    case PoslinkVersion::V2:
        return QStringLiteral("v2");
    case PoslinkVersion::V4:
        return QStringLiteral("v4");
    case PoslinkVersion::V6:
        return QStringLiteral("v6");
    }
    Q_UNREACHABLE();
}

std::optional<PoslinkVersion> poslinkVersionNamed(QStringView name)
{
    for (const PoslinkVersion each : {PoslinkVersion::V2, PoslinkVersion::V4, PoslinkVersion::V6}) {
        if (nameOf(each) == name)
            return each;
    }
    return std::nullopt;
}

Result<void> validate(const PoslinkConfig& config)
{
    const QString scheme = config.base.scheme();
    if (!config.base.isValid() || config.base.host().isEmpty() ||
        (scheme != u"https" && scheme != u"http") || config.base.hasQuery() ||
        config.base.hasFragment())
        return failure(ErrorCode::Malformed, QStringLiteral("base: not the address of a host"));
    if (Result<void> valid = validateAppId(config.appId); !valid)
        return valid;
    for (const Length& each : {Length{"merchantCode", config.merchantCode, 1, merchantMax},
                               Length{"terminalCode", config.terminalCode, 1, terminalMax},
                               Length{"merchantRemark", config.merchantRemark, 1, remarkMax},
                               Length{"srcReserved", config.srcReserved, 0, reservedMax},
                               Length{"bizIdentifier", config.bizIdentifier, 0, businessMax}}) {
        if (Result<void> valid = checkLength(each); !valid)
            return valid;
    }
    return {};
}

} // namespace till::channels
