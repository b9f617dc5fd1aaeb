// SPDX-License-Identifier: GPL-3.0-or-later
// bench_channels [rounds]: what putting a request together and reading an answer cost, beside the
// bare OpenSSL calls that a signature over the same bytes needs anyway.
#include "core/channels/poslink/channel.h"
#include "tests/bench/figures.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <memory>
#include <utility>

using namespace till;
using bench::Clock;
using bench::Figures;
using payment::Purpose;

namespace {

double microseconds(Clock::duration time)
{
    return std::chrono::duration<double, std::micro>(time).count();
}

const unsigned char* octets(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

/// SHA-256 of the bytes and an HMAC over what is signed, and nothing else.
void signBare(const QByteArray& bytes)
{
    static const QByteArray key("fedcba9876543210fedcba9876543210");
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_Digest(octets(bytes), static_cast<size_t>(bytes.size()), digest.data(), &size, EVP_sha256(),
               nullptr);
    std::array<unsigned char, 142> message{}; // appId 32, time 14, nonce 32, digest 64 as hex
    std::copy(digest.begin(), digest.end(), message.begin());
    HMAC(EVP_sha256(), key.constData(), static_cast<int>(key.size()), message.data(),
         message.size(), digest.data(), &size);
}

payment::Message messageOf(Purpose purpose)
{
    payment::Message message;
    message.purpose = purpose;
    message.order = PaymentId(QStringLiteral("T012ABC00000013"));
    message.amount = Money::fromFen(12'800);
    message.code = std::make_shared<const Secret>(QByteArray("134567890123456789"));
    return message;
}

QByteArray payAnswer()
{
    return "{\"errCode\":\"00\",\"errInfo\":\"10000成功响应码\",\"transactionTime\":\"111340\","
           "\"transactionDateWithYear\":\"20230718\",\"settlementDateWithYear\":\"20230718\","
           "\"retrievalRefNum\":\"15005163609N\",\"transactionAmount\":12800,"
           "\"actualTransactionAmount\":12800,\"amount\":\"12800\","
           "\"orderId\":\"20230718110248029165883554\",\"thirdPartyName\":\"微信钱包\","
           "\"thirdPartyBuyerId\":\"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o\","
           "\"thirdPartyOrderId\":\"4200001234202307181234567890\",\"cardAttr\":\"91\"}";
}

QByteArray queryAnswer()
{
    return payAnswer().chopped(1) +
           ",\"queryResCode\":\"0\",\"queryResDesc\":\"成功\",\"originalTransactionAmount\":12800,"
           "\"merchantOrderId\":\"T012ABC00000013\"}";
}

struct Work {
    const char* name;
    const QByteArray& bytes; ///< that the bare signature is made over
    std::function<void()> run;
};

void measure(const Work& work, int rounds)
{
    Figures bare;
    Figures ours;
    for (int i = 0; i < rounds; ++i) {
        const auto start = Clock::now();
        signBare(work.bytes);
        const auto between = Clock::now();
        work.run();
        ours.add(microseconds(Clock::now() - between));
        bare.add(microseconds(between - start));
    }
    bench::print({work.name, "µs", bare, ours, "-"});
}

} // namespace

int main(int argc, char** argv)
{
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 20'000;
    channels::PoslinkConfig config;
    config.base = QUrl(QStringLiteral("https://pay.example"));
    config.appId = QStringLiteral("0123456789abcdef0123456789abcdef");
    config.merchantCode = QStringLiteral("898201612345678");
    config.terminalCode = QStringLiteral("12345678");
    const channels::PoslinkChannel channel(config);
    const Secret key{QByteArray("fedcba9876543210fedcba9876543210")};
    const Secret none;
    const channels::Stamp stamp{Instant{1'577'905'445'000}, QByteArray(16, 'n'), key, none};

    const payment::Message pay = messageOf(Purpose::Pay);
    const payment::Message query = messageOf(Purpose::Query);
    const QByteArray payBody = bench::must(channel.encode(pay, stamp)).body;
    const QByteArray queryBody = bench::must(channel.encode(query, stamp)).body;
    const ports::HttpAnswer paid{200, payAnswer()};
    const ports::HttpAnswer found{200, queryAnswer()};
    for (const auto& [message, answer] : {std::pair(&pay, &paid), std::pair(&query, &found)}) {
        if (channel.decode(*message, *answer, key).meaning != payment::Meaning::Succeeded)
            bench::giveUp("the sample is not understood");
    }

    measure({"payment by code: write and sign the request", payBody,
             [&] {
                 (void)channel.encode(pay, stamp);
             }},
            rounds);
    measure({"payment by code: write and sign a query", queryBody,
             [&] {
                 (void)channel.encode(query, stamp);
             }},
            rounds);
    measure({"payment by code: read the answer", paid.body,
             [&] {
                 (void)channel.decode(pay, paid, key);
             }},
            rounds);
    measure({"payment by code: read a query's answer", found.body,
             [&] {
                 (void)channel.decode(query, found, key);
             }},
            rounds);
    return 0;
}
