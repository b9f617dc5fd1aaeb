// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mmsp/maker.h"

#include "app/sandbox/gateway/gateway_order.h"
#include "app/sandbox/key_file.h"
#include "app/sandbox/mmsp/mmsp_host.h"
#include "app/sandbox/mmsp/scan_script.h"
#include "app/sandbox/mmsp/terms.h"
#include "app/sandbox/quickpay/quick_script.h"

#include <QCommandLineParser>

namespace till::sandbox::mmsp {

namespace {

// Printed in the document for trying it out; good for nothing else.
const char* const testMerchant = "001440353999853";
const char* const testTerminal = "84970001";
const char* const testKey = "ea21842eea24e448b991b1cb0a0294cf";

QList<QCommandLineOption> options()
{
    return {
        {u"mmsp-merchant"_qs, u"The only merchant of MMSP."_qs, u"NO"_qs,
         QString::fromLatin1(testMerchant)},
        {u"mmsp-terminal"_qs, u"A terminal of it; may be repeated."_qs, u"NO"_qs,
         QString::fromLatin1(testTerminal)},
        {u"mmsp-key-file"_qs, u"The merchant's MMSP key is the first line of FILE."_qs, u"FILE"_qs},
        {u"mmsp-agent"_qs, u"An agent's number."_qs, u"NO"_qs},
        {u"mmsp-agent-key-file"_qs, u"The agent's key is the first line of FILE."_qs, u"FILE"_qs},
        {u"open-all"_qs, u"Interfaces that MMSP calls not open yet answer too."_qs},
    };
}

Result<void> readKey(const QCommandLineParser& parser, const QString& option, QByteArray& key)
{
    if (!parser.isSet(option))
        return {};
    const auto line = keyOf(parser.value(option), {});
    if (!line)
        return failure(line.error());
    key = line->reveal();
    return {};
}

Result<std::unique_ptr<Host>> make(const QCommandLineParser& parser, const Pace& pace)
{
    Terms terms;
    terms.parties = {parser.value(u"mmsp-merchant"_qs), parser.values(u"mmsp-terminal"_qs),
                     testKey};
    terms.parties.agent = parser.value(u"mmsp-agent"_qs);
    if (terms.parties.agent.isEmpty() == parser.isSet(u"mmsp-agent-key-file"_qs))
        return failure(ErrorCode::Malformed,
                       u"--mmsp-agent and --mmsp-agent-key-file belong together"_qs);
    if (const auto read = readKey(parser, u"mmsp-key-file"_qs, terms.parties.key); !read)
        return failure(read.error());
    if (const auto read = readKey(parser, u"mmsp-agent-key-file"_qs, terms.parties.agentKey); !read)
        return failure(read.error());
    terms.amountMost = parser.value(u"limit"_qs).toLongLong();
    if (parser.isSet(u"no-refunds"_qs))
        terms.refunds = RefundRight::NotGranted;
    if (parser.isSet(u"open-all"_qs))
        terms.offer = Offer::All;
    terms.speed = pace.speed;
    terms.notifyScale = pace.notifyScale;
    return std::make_unique<MmspHost>(terms);
}

QString magic()
{
    return u"MMSP scan pay: by payment code, by amount\n\n"_qs + scanScriptTables() +
           u"\nMMSP quick pay: by card\n\n"_qs + quickpay::cardScriptTable() +
           u"\nMMSP gateway: by amount\n\n"_qs + gateway::gatewayScriptTable();
}

} // namespace

HostMaker maker()
{
    return {.options = options, .make = make, .magic = magic};
}

} // namespace till::sandbox::mmsp
