// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/loyalty/maker.h"

#include "app/sandbox/key_file.h"
#include "app/sandbox/loyalty/host.h"

#include <QCommandLineParser>

#include <utility>

namespace till::sandbox::loyalty {

namespace {

const char* const testMasterKey = "11111111111111112222222222222222";

QList<QCommandLineOption> options()
{
    return {
        {u"loyalty-prefix"_qs, u"What the membership host's paths start with."_qs, u"PATH"_qs,
         u"/v1/jpos"_qs},
        {u"loyalty-store"_qs, u"The membership host's only store."_qs, u"NO"_qs,
         u"898201612345678"_qs},
        {u"loyalty-terminal"_qs, u"A terminal of the membership host; may be repeated."_qs,
         u"NO"_qs, u"88880001"_qs},
        {u"loyalty-tmk-file"_qs,
         u"The terminals' master key, 32 hexadecimal digits: first line of FILE."_qs, u"FILE"_qs},
    };
}

Result<std::unique_ptr<Host>> make(const QCommandLineParser& parser, const Pace& pace)
{
    const auto key = keyOf(parser.value(u"loyalty-tmk-file"_qs), testMasterKey);
    if (!key)
        return failure(key.error());
    QByteArray bytes = QByteArray::fromHex(key->reveal());
    if (bytes.size() != 16 || bytes.toHex() != key->reveal().toLower())
        return failure(ErrorCode::Unavailable, u"the master key has 32 hexadecimal digits"_qs);
    const QString prefix = parser.value(u"loyalty-prefix"_qs);
    if (!prefix.startsWith(u'/') || prefix.endsWith(u'/'))
        return failure(ErrorCode::Malformed, u"--loyalty-prefix is like /v1/jpos"_qs);
    Terms terms;
    terms.store = parser.value(u"loyalty-store"_qs);
    terms.storeName = u"测试门店"_qs;
    terms.terminals = parser.values(u"loyalty-terminal"_qs);
    terms.masterKey = Secret(std::move(bytes));
    terms.speed = pace.speed;
    return std::make_unique<LoyaltyHost>(prefix, std::move(terms));
}

QString magic()
{
    return u"loyalty: cards 88000000000091NN, and 88000000000092NN for what is given back\n\n"_qs +
           scriptTable();
}

} // namespace

HostMaker maker()
{
    return {options, make, magic};
}

} // namespace till::sandbox::loyalty
