// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/command_line.h"

#include "app/sandbox/host_makers.h"
#include "app/sandbox/key_file.h"

#include <QCommandLineParser>

namespace till::sandbox {

namespace {

// Published by the platform for trying its samples out; good for nothing else.
const char* const testAppId = "f0ec96ad2c3848b5b810e7aadf369e2f";
const char* const testKey = "775481e2556e4564985f5439a5e6a277";
const char* const testMerchant = "123456789900081";
const char* const testTerminal = "00810001";

void describe(QCommandLineParser& parser)
{
    const auto latin1 = [](const char* text) {
        return QString::fromLatin1(text);
    };
    parser.setApplicationDescription(
        u"A stand-in for the acquirers on 127.0.0.1. It prints {\"port\":N} when it is ready."_qs);
    parser.addOptions({
        {u"port"_qs, u"Port to listen on; 0 takes a free one."_qs, u"N"_qs, u"0"_qs},
        {u"state"_qs, u"Keep orders and arrivals in FILE."_qs, u"FILE"_qs},
        {u"log"_qs, u"Append a line for each request to FILE, without payment codes."_qs,
         u"FILE"_qs},
        {u"app-id"_qs, u"The till's AppId."_qs, u"ID"_qs, latin1(testAppId)},
        {u"key-file"_qs, u"The till's key is the first line of FILE; - is standard input."_qs,
         u"FILE"_qs},
        {u"merchant"_qs, u"The only merchant."_qs, u"CODE"_qs, latin1(testMerchant)},
        {u"terminal"_qs, u"A terminal; may be repeated."_qs, u"CODE"_qs, latin1(testTerminal)},
        {u"limit"_qs, u"Most fen of one payment."_qs, u"FEN"_qs, u"5000000"_qs},
        {u"no-refunds"_qs, u"The merchant has no right to refund."_qs},
        {u"token-seconds"_qs, u"How long an access token is good."_qs, u"N"_qs, u"3600"_qs},
        {u"speed"_qs, u"Divide all waiting times by FACTOR."_qs, u"FACTOR"_qs, u"1"_qs},
        {u"notify-scale"_qs, u"Divide the notifications' schedules by FACTOR."_qs, u"FACTOR"_qs,
         u"1"_qs},
        {u"exit-with-parent"_qs, u"End when standard input ends."_qs},
        {u"tls-cert"_qs, u"Speak TLS with this certificate (PEM)."_qs, u"FILE"_qs},
        {u"tls-key"_qs, u"Its key (PEM)."_qs, u"FILE"_qs},
        {u"list-codes"_qs, u"Print the magic codes and end."_qs},
        {u"help"_qs, u"Print this and end."_qs},
    });
    for (const HostMaker& maker : hostMakers())
        parser.addOptions(maker.options());
}

Result<qint64> number(const QCommandLineParser& parser, const QString& option, qint64 least,
                      qint64 most)
{
    bool understood = false;
    const qint64 value = parser.value(option).toLongLong(&understood);
    if (!understood || value < least || value > most)
        return failure(ErrorCode::Malformed,
                       u"--%1 is a number from %2 to %3"_qs.arg(option).arg(least).arg(most));
    return value;
}

Result<void> readNumbers(const QCommandLineParser& parser, Options& options)
{
    const auto port = number(parser, u"port"_qs, 0, 65535);
    const auto limit = number(parser, u"limit"_qs, 1, 999'999'999'999);
    const auto tokenSeconds = number(parser, u"token-seconds"_qs, 1, 604'800);
    const auto speed = number(parser, u"speed"_qs, 1, 100'000);
    const auto notifyScale = number(parser, u"notify-scale"_qs, 1, 100'000);
    for (const Result<qint64>& value : {port, limit, tokenSeconds, speed, notifyScale}) {
        if (!value)
            return failure(value.error());
    }
    options.port = static_cast<quint16>(*port);
    options.terms.amountMost = *limit;
    options.pass.tokenMs = *tokenSeconds * 1000;
    options.terms.speed = static_cast<int>(*speed);
    options.notifyScale = static_cast<int>(*notifyScale);
    return {};
}

} // namespace

Result<Options> optionsOf(const QStringList& arguments)
{
    QCommandLineParser parser;
    describe(parser);
    Options options;
    if (!parser.parse(arguments))
        return failure(ErrorCode::Malformed, parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return failure(ErrorCode::Malformed, u"options only"_qs);
    if (parser.isSet(u"help"_qs) || parser.isSet(u"list-codes"_qs)) {
        options.task = parser.isSet(u"help"_qs) ? Task::ShowManual : Task::ListCodes;
        return options;
    }
    if (const auto read = readNumbers(parser, options); !read)
        return failure(read.error());
    if (parser.isSet(u"tls-cert"_qs) != parser.isSet(u"tls-key"_qs))
        return failure(ErrorCode::Malformed, u"--tls-cert and --tls-key belong together"_qs);
    auto key = keyOf(parser.value(u"key-file"_qs), testKey);
    if (!key)
        return failure(key.error());
    options.pass.appId = parser.value(u"app-id"_qs);
    options.pass.key = std::move(*key);
    options.terms.merchant = parser.value(u"merchant"_qs);
    options.terms.terminals = parser.values(u"terminal"_qs);
    if (parser.isSet(u"no-refunds"_qs))
        options.terms.refunds = RefundRight::NotGranted;
    options.statePath = parser.value(u"state"_qs);
    options.logPath = parser.value(u"log"_qs);
    options.tlsCertificatePath = parser.value(u"tls-cert"_qs);
    options.tlsKeyPath = parser.value(u"tls-key"_qs);
    for (const HostMaker& maker : hostMakers()) {
        auto host = maker.make(parser, {options.terms.speed, options.notifyScale});
        if (!host)
            return failure(host.error());
        options.hosts.push_back(std::move(*host));
    }
    if (parser.isSet(u"exit-with-parent"_qs))
        options.life = Life::UntilParentEnds;
    return options;
}

QString manual()
{
    QCommandLineParser parser;
    describe(parser);
    return parser.helpText();
}

} // namespace till::sandbox
