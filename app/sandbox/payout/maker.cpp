// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/payout/maker.h"

#include "app/sandbox/payout/payout_host.h"

#include <QCommandLineParser>
#include <QFile>

#include <utility>

namespace till::sandbox::payout {

namespace {

// Published by the vendor for trying its samples out; as printed in the document it is damaged.
const char* const testMerchant =
    "-----BEGIN PUBLIC KEY-----\n"
    "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC1cmyfXKkX2i4ljWa+bIrkd2n0\n"
    "bn5VRuaanC6raoJJ6iftx5EtaloGuSLTANsolC/6uL7GlYEXr3FFty95dfLMPre9\n"
    "U7boEYE55dfaURr9fRZPQaHhHFb9uatdbuF+IGR35GX5NlyZC/TWMpCBOdXHvA2t\n"
    "6GXHfc9Ya2ixDhJWuwIDAQAB\n"
    "-----END PUBLIC KEY-----\n";

QList<QCommandLineOption> options()
{
    return {
        {u"payout-merchant-key"_qs, u"The merchant's public RSA key (PEM)."_qs, u"FILE"_qs},
        {u"payout-platform-key"_qs,
         u"The platform's private RSA key (PEM); made at the first need if it is left out."_qs,
         u"FILE"_qs},
    };
}

Result<QByteArray> contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Unavailable, path + u": "_qs + file.errorString());
    return file.readAll();
}

Result<std::unique_ptr<Host>> make(const QCommandLineParser& parser, const Pace& pace)
{
    Result<QByteArray> pem = testMerchantPem();
    if (parser.isSet(u"payout-merchant-key"_qs))
        pem = contentOf(parser.value(u"payout-merchant-key"_qs));
    auto merchant = pem.and_then(RsaKey::fromPublicPem);
    if (!merchant)
        return failure(merchant.error());
    PayoutTerms terms{.merchant = parser.value(u"mmsp-merchant"_qs),
                      .merchantKey = std::move(*merchant),
                      .platformKey = std::nullopt,
                      .speed = pace.speed};
    if (parser.isSet(u"payout-platform-key"_qs)) {
        auto platform =
            contentOf(parser.value(u"payout-platform-key"_qs)).and_then(RsaKey::fromPrivatePem);
        if (!platform)
            return failure(platform.error());
        terms.platformKey = std::move(*platform);
    }
    return std::make_unique<PayoutHost>(std::move(terms));
}

QString magic()
{
    return u"MMSP payout: by amount\n\n"_qs + payoutScriptTable();
}

} // namespace

QByteArray testMerchantPem()
{
    return testMerchant;
}

HostMaker maker()
{
    return {.options = options, .make = make, .magic = magic};
}

} // namespace till::sandbox::payout
