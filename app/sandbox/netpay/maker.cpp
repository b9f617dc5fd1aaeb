// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/netpay/maker.h"

#include "app/sandbox/key_file.h"
#include "app/sandbox/netpay/host.h"

#include <QCommandLineParser>

#include <utility>

namespace till::sandbox::netpay {

namespace {

// Printed in the document for trying its rules out; good for nothing else.
const char* const printedNotifyKey = "fcAmtnx7MwismjWNhNKdHC44mNXtnEQeJkRrhKJwyrW2ysRR";

QList<QCommandLineOption> options()
{
    return {
        {u"netpay-mid"_qs, u"netpay's only merchant."_qs, u"MID"_qs, u"898201612345678"_qs},
        {u"netpay-tid"_qs, u"A terminal of netpay; may be repeated."_qs, u"TID"_qs, u"88880001"_qs},
        {u"netpay-source"_qs, u"The source number that netpay's ids start with."_qs, u"NUMBER"_qs,
         u"3194"_qs},
        {u"netpay-notify-key-file"_qs, u"netpay's key of notifications: first line of FILE."_qs,
         u"FILE"_qs},
        {u"netpay-notify-algorithm"_qs, u"md5 or sha256."_qs, u"NAME"_qs, u"md5"_qs},
    };
}

Result<std::unique_ptr<Host>> make(const QCommandLineParser& parser, const Pace& pace)
{
    const QString algorithm = parser.value(u"netpay-notify-algorithm"_qs);
    if (algorithm != u"md5" && algorithm != u"sha256")
        return failure(ErrorCode::Malformed, u"--netpay-notify-algorithm is md5 or sha256"_qs);
    const QString source = parser.value(u"netpay-source"_qs);
    if (source.size() != 4)
        return failure(ErrorCode::Malformed, u"--netpay-source has four characters"_qs);
    auto key = keyOf(parser.value(u"netpay-notify-key-file"_qs), printedNotifyKey);
    if (!key)
        return failure(key.error());
    NetpayHost::Settings settings;
    settings.terms = {parser.value(u"netpay-mid"_qs), parser.values(u"netpay-tid"_qs), source,
                      pace.speed};
    settings.notifyKey = std::move(*key);
    settings.digest = algorithm == u"md5" ? Digest::Md5 : Digest::Sha256;
    settings.notifyScale = pace.notifyScale;
    return std::make_unique<NetpayHost>(std::move(settings));
}

QString magic()
{
    return u"netpay\n\n"_qs + scriptTable();
}

} // namespace

HostMaker maker()
{
    return {options, make, magic};
}

} // namespace till::sandbox::netpay
