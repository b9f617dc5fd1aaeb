// SPDX-License-Identifier: GPL-3.0-or-later
// bench_channels [rounds]: what writing with signing and reading with verifying of each channel's
// largest message cost, beside the bare OpenSSL calls that its protocol makes over the same bytes;
// and how much memory is asked for while an answer of 1,000 rows is read.
#include "core/channels/channel.h"
#include "core/payment/message.h"
#include "core/payment/traits.h"
#include "core/wire/json.h"
#include "tests/bench/counted_memory.h"
#include "tests/bench/figures.h"
#include "tests/support/full_message.h"
#include "tests/support/published_rsa_test_keys.h"
#include "tests/support/subjects.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <utility>

#include <time.h>

using namespace till;
using bench::Figures;
using channels::Interface;

namespace {

using Bare = std::function<void(const QByteArray&)>;

/// Of this thread's own work, in microseconds: whatever else runs on the machine does not count.
double workTime()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

const unsigned char* octets(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

void digest(const QByteArray& bytes, const EVP_MD* type)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned int size = 0;
    EVP_Digest(octets(bytes), static_cast<size_t>(bytes.size()), out.data(), &size, type, nullptr);
}

/// SHA-256 of the bytes and an HMAC over what is signed, and nothing else.
void signBare(const QByteArray& bytes)
{
    static const QByteArray key("fedcba9876543210fedcba9876543210");
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned int size = 0;
    digest(bytes, EVP_sha256());
    const std::array<unsigned char, 142> message{}; // appId 32, time 14, nonce 32, digest 64 as hex
    HMAC(EVP_sha256(), key.constData(), static_cast<int>(key.size()), message.data(),
         message.size(), out.data(), &size);
}

void md5Bare(const QByteArray& bytes)
{
    digest(bytes, EVP_md5());
}

/// What nobody signs: SHA-256 of the bytes as a yardstick.
void shaBare(const QByteArray& bytes)
{
    digest(bytes, EVP_sha256());
}

EVP_PKEY* merchantKey()
{
    static EVP_PKEY* const key = [] {
        BIO* pem = BIO_new_mem_buf(test::publishedMerchantPrivateKey, -1);
        EVP_PKEY* read = PEM_read_bio_PrivateKey(pem, nullptr, nullptr, nullptr);
        BIO_free(pem);
        return read;
    }();
    return key;
}

constexpr int blockSize = 128; ///< RSA of 1024 bits
constexpr int pieceSize = 117;

/// `blocks` private operations of RSA, `pieces` public ones.
void rsaBare(int blocks, int pieces)
{
    std::array<unsigned char, blockSize> in{};
    std::array<unsigned char, blockSize> out{};
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new(merchantKey(), nullptr);
    size_t size = out.size();
    EVP_PKEY_encrypt_init(context);
    EVP_PKEY_CTX_set_rsa_padding(context, RSA_NO_PADDING);
    for (int i = 0; i < pieces; ++i)
        EVP_PKEY_encrypt(context, out.data(), &size, in.data(), in.size());
    EVP_PKEY_decrypt_init(context);
    EVP_PKEY_CTX_set_rsa_padding(context, RSA_NO_PADDING);
    for (int i = 0; i < blocks; ++i)
        EVP_PKEY_decrypt(context, out.data(), &size, in.data(), in.size());
    EVP_PKEY_CTX_free(context);
}

/// Of a message of so many bytes: encrypted piece by piece, signed once.
void payoutRequestBare(const QByteArray& bytes)
{
    digest(bytes, EVP_sha1());
    rsaBare(1, static_cast<int>((bytes.size() + pieceSize - 1) / pieceSize));
}

/// Base64 of blocks: each is decrypted.
void payoutAnswerBare(const QByteArray& bytes)
{
    rsaBare(static_cast<int>(bytes.size() * 3 / 4 / blockSize), 0);
}

struct Yardstick {
    const char* channel;
    Bare request;
    Bare answer;
};

Yardstick yardstickOf(const QString& channel)
{
    if (channel == u"poslink" || channel == u"netpay")
        return {"SHA-256, HMAC", signBare, signBare};
    if (channel == u"payout")
        return {"RSA-1024", payoutRequestBare, payoutAnswerBare};
    if (channel == u"loyalty")
        return {"SHA-256", shaBare, shaBare};
    return {"MD5", md5Bare, md5Bare};
}

/// Names as the compiler keeps them, so that a Row may point at them.
void measure(const QByteArray& name, const QByteArray& bytes, const Bare& bare,
             const std::function<void()>& run, int rounds)
{
    Figures baseline;
    Figures ours;
    for (int i = 0; i < rounds; ++i) {
        const double start = workTime();
        bare(bytes);
        const double between = workTime();
        run();
        ours.add(workTime() - between);
        baseline.add(between - start);
    }
    const QByteArray work = name + ", " + QByteArray::number(bytes.size()) + " bytes";
    bench::print({work.constData(), "µs", baseline, ours, "5 / 3"});
}

struct Sample {
    const Interface* which = nullptr;
    std::shared_ptr<void> request;
    QByteArray answer;
};

/// The exchange with the largest request, and the one with the largest answer.
std::pair<Sample, Sample> largestOf(const support::Subject& subject)
{
    std::pair<Sample, Sample> largest;
    qsizetype most = 0;
    for (const Interface& each : subject.protocol->interfaces()) {
        if (each.kind != Interface::Kind::Exchange)
            continue;
        const auto request = support::fullRequest(each);
        if (request == nullptr)
            continue;
        const auto composed = subject.protocol->compose(each, request.get(), subject.stamp());
        if (composed && composed->request.body.size() > most) {
            most = composed->request.body.size();
            largest.first = {&each, request, {}};
        }
        QByteArray answer = support::fullAnswer(each);
        if (subject.sealAnswer != nullptr)
            answer = subject.sealAnswer(each, answer);
        if (answer.size() > largest.second.answer.size())
            largest.second = {&each, request, answer};
    }
    return largest;
}

/// A payment with what many shops send at most: ten goods.
payment::Message largePayment(const QString& channel)
{
    payment::Message message;
    message.purpose = payment::Purpose::Pay;
    message.order =
        PaymentId(channel == u"netpay" ? u"319420261120104231000000013"_qs : u"T012ABC00000013"_qs);
    message.amount = Money::fromFen(12'800);
    message.payableUntil = Instant{1'577'905'745'000};
    for (int i = 0; i < 10; ++i)
        message.goods.append({.id = QString::number(6'901'234'567'890 + i),
                              .name = u"农夫山泉饮用天然水"_qs,
                              .category = u"饮料"_qs,
                              .quantity = u"2"_qs,
                              .unitPrice = Money::fromFen(200),
                              .discount = {}});
    return message;
}

/// As sales do it: the request of a payment, read or shown, and the answer to a query.
void measureSale(const support::Subject& subject, int rounds)
{
    const QString channel = subject.protocol->name();
    const Yardstick yardstick = yardstickOf(channel);
    const QByteArray beside = QByteArray(" beside ") + yardstick.channel;
    const channels::Stamp stamp = subject.stamp();
    payment::Message pay = largePayment(channel);
    if (subject.channel->traits().reads.isEmpty()) {
        pay.presentation = payment::Presentation::Shown;
        pay.means = subject.channel->traits().shows.value(0);
    } else {
        pay.means = u"wechat"_qs;
        pay.code = std::make_shared<const Secret>(QByteArray("134567890123456789"));
    }
    const auto request = subject.channel->encode(pay, stamp);
    if (request)
        measure(
            channel.toUtf8() + ": a sale's payment is written" + beside, request->body,
            yardstick.request, [&] { (void)subject.channel->encode(pay, stamp); }, rounds);
    const Interface* which = support::interfaceNamed(*subject.protocol, u"query");
    QByteArray content = support::fullAnswer(*which);
    if (subject.sealAnswer != nullptr)
        content = subject.sealAnswer(*which, content);
    payment::Message query = pay;
    query.purpose = payment::Purpose::Query;
    const ports::HttpAnswer answer{200, content};
    measure(
        channel.toUtf8() + ": a query's answer is read" + beside, content, yardstick.answer,
        [&] { (void)subject.channel->decode(query, answer, *subject.key); }, rounds);
}

void measureChannel(const support::Subject& subject, int rounds)
{
    const QString channel = subject.protocol->name();
    const Yardstick yardstick = yardstickOf(channel);
    const auto [writing, reading] = largestOf(subject);
    if (writing.which == nullptr || reading.which == nullptr)
        bench::giveUp("no message can be made");
    const channels::Stamp stamp = subject.stamp();
    const auto bytes =
        bench::must(subject.protocol->compose(*writing.which, writing.request.get(), stamp));
    const ports::HttpAnswer answer{200, reading.answer};
    const auto nameOf = [&](const char* what, const Interface& which) {
        return QByteArray(what) + ' ' + channel.toUtf8() + '.' + which.name.data() + " beside " +
               yardstick.channel;
    };
    measure(
        nameOf("write", *writing.which), bytes.request.body, yardstick.request,
        [&, which = writing.which, request = writing.request] {
            (void)subject.protocol->compose(*which, request.get(), stamp);
        },
        rounds);
    measure(
        nameOf("read", *reading.which), answer.body, yardstick.answer,
        [&, which = reading.which, request = reading.request] {
            (void)subject.protocol->read(*which, request.get(), answer, *subject.key);
        },
        rounds);
}

/// The rows of a page of `name`, doubled until there are a thousand.
void measureBatch(const support::Subject& subject, const QString& name, int rounds)
{
    constexpr int rowCount = 1'000;
    const Interface* which = support::interfaceNamed(*subject.protocol, name);
    if (which == nullptr)
        return;
    const QByteArray one = support::fullAnswer(*which);
    const qsizetype begin = one.indexOf("[{") + 1;
    const qsizetype end = one.indexOf("}]", begin) + 1;
    if (begin < 1 || end < 1)
        bench::giveUp("a batch without a list");
    QByteArrayList rows(rowCount, one.mid(begin, end - begin));
    const QByteArray content = one.first(begin) + rows.join(',') + one.sliced(end);
    const ports::HttpAnswer answer{200, subject.sealAnswer(*which, content)};
    const auto request = support::fullRequest(*which);
    const auto read = [&] {
        return subject.protocol->read(*which, request.get(), answer, *subject.key);
    };
    if (read().answer == nullptr)
        bench::giveUp(qPrintable(u"the batch is not understood: "_qs + read().outcome.text));
    measure(
        "read " + subject.protocol->name().toUtf8() + '.' + name.toUtf8() +
            " of 1,000 rows beside MD5",
        answer.body, md5Bare, [&] { (void)read(); }, std::max(1, rounds / 100));
    const qint64 before = bench::allocations();
    (void)read();
    const qint64 asked = bench::allocations() - before;
    const qsizetype fields = rows.first().count("\":");
    std::printf("| memory asked for by that reading | | %lld times, %.1f a row of %lld fields | | "
                "- |\n",
                static_cast<long long>(asked), static_cast<double>(asked) / rowCount,
                static_cast<long long>(fields));
}

} // namespace

int main(int argc, char** argv)
{
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 20'000;
    for (const support::Subject& subject : support::subjects()) {
        const bool isSlow = subject.protocol->name() == u"payout";
        if (subject.channel != nullptr)
            measureSale(subject, rounds);
        else
            measureChannel(subject, isSlow ? std::max(1, rounds / 50) : rounds);
    }
    // With everything that a person is shown: masked content, remarks, defaults.
    for (const support::Subject& subject : support::subjects()) {
        if (subject.channel != nullptr)
            measureChannel(subject, rounds);
    }
    for (const QString& channel : {u"quickpay"_qs, u"gateway"_qs})
        measureBatch(support::subjectNamed(channel), u"batchQuery"_qs, rounds);
    return 0;
}
