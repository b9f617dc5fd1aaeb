// SPDX-License-Identifier: GPL-3.0-or-later
// bench_payment [rounds] [folder]: what a code payment costs here, the line apart: from the intent
// to the bytes and from the answer to the announcement, against two bare durable commits and one
// HMAC in the same folder.
#include "core/channels/poslink/channel.h"
#include "core/services/checkout_service.h"
#include "core/services/payment_service.h"
#include "core/storage/catalogue_reader.h"
#include "core/storage/journal_store.h"
#include "core/wire/hmac.h"
#include "tests/bench/bare_commits.h"
#include "tests/support/big_catalogue.h"
#include "tests/support/hand_clock.h"
#include "tests/support/seeded_random.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>

#include <functional>
#include <memory>

using namespace till;
using namespace till::bench;

namespace {

constexpr qint64 goodsCount = 100;

Secret key()
{
    return Secret(QByteArray(32, 'k'));
}

/// Keeps the request and answers when it is told to.
class HeldLine : public ports::Transport {
public:
    void post(const ports::HttpRequest& request, Receiver receiver) override
    {
        arrivedAt = Clock::now();
        bytes = request.body;
        m_receiver = std::move(receiver);
    }
    void answer(const QByteArray& body)
    {
        const auto receiver = std::exchange(m_receiver, {});
        receiver(ports::HttpAnswer{200, body});
    }

    Clock::time_point arrivedAt;
    QByteArray bytes;

private:
    Receiver m_receiver;
};

class NoAlarm : public ports::Alarm {
public:
    void set(qint64, std::function<void()>) override {}
    void clear() override {}
};

QByteArray paidAnswer(Money amount)
{
    return QByteArrayLiteral("{\"errCode\":\"00\",\"errInfo\":\"10000\",\"transactionTime\":"
                             "\"103000\",\"transactionDateWithYear\":\"20261120\","
                             "\"settlementDateWithYear\":\"20261120\",\"retrievalRefNum\":"
                             "\"15005163609N\",\"amount\":\"1\",\"orderId\":"
                             "\"20261120103000123456789012\",\"thirdPartyName\":\"wallet\","
                             "\"transactionAmount\":") +
           QByteArray::number(amount.fen()) + '}';
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const int rounds = words.value(1, QStringLiteral("500")).toInt();
    const QString folder = words.value(2, QDir::tempPath());
    if (rounds <= 0)
        giveUp("usage: bench_payment [rounds] [folder]");
    const QTemporaryDir data(QDir(folder).filePath(QStringLiteral("till-bench-XXXXXX")));
    const QString goods = data.filePath(QStringLiteral("catalogue.db"));
    must(support::makeBigCatalogue(goods, goodsCount));

    support::HandClock clock;
    support::SeededRandom random;
    HeldLine line;
    NoAlarm alarm;
    const auto catalogue = must(storage::CatalogueReader::open(goods));
    const auto store = must(storage::JournalStore::open(
        {.folder = data.path(), .anchorPath = {}, .vfs = {}}, QStringLiteral("1"), clock));
    services::CheckoutService checkout({clock, *store, *store, *store, *catalogue}, {});
    checkout.setOperator(OperatorId(QStringLiteral("1008")), QStringLiteral("bench"));
    checkout.recover();
    services::PaymentService payments({clock, random, *store, *store, line, alarm}, checkout, {},
                                      key());
    channels::PoslinkConfig config;
    config.base = QUrl(QStringLiteral("https://acquirer.example"));
    config.appId = QStringLiteral("0123456789abcdef0123456789abcdef");
    config.merchantCode = QStringLiteral("123456789900081");
    config.terminalCode = QStringLiteral("00810001");
    payments.setChannel({std::make_shared<channels::PoslinkChannel>(config),
                         std::make_shared<const Secret>(key())});
    payments.setOperator(OperatorId(QStringLiteral("1008")));
    payments.recover();
    Clock::time_point announcedAt;
    int paid = 0;
    QObject::connect(&payments, &services::PaymentService::finished, &payments,
                     [&](const services::PaymentResult& result) {
                         announcedAt = Clock::now();
                         paid += result.payment.state == payment::State::Succeeded ? 1 : 0;
                     });
    BareCommits bare(data.filePath(QStringLiteral("bare.db")));

    Figures bareTimes;
    Figures wholes;
    Figures toTheBytes;
    Figures toTheWord;
    const QString barcode = [] {
        qint64 number = 0;
        while (support::plausibleProduct(number).measure != Measure::Pieces)
            ++number;
        return support::plausibleProduct(number).barcodes.first();
    }();
    for (int round = 0; round < rounds; ++round) {
        checkout.scan({barcode, {}}, Quantity::pieces(1));
        checkout.execute(sale::StartTender{});
        if (!checkout.flush())
            giveUp("the journal has halted");
        const Money amount = checkout.state().totals.remaining;
        const auto code =
            std::make_shared<const Secret>(QByteArray::number(134'500'000'000'000'000 + round));

        auto begin = Clock::now();
        payments.charge(amount, code, payment::EntryMode::Scanned);
        const double sending = milliseconds(line.arrivedAt - begin);
        begin = Clock::now();
        line.answer(paidAnswer(amount));
        const double telling = milliseconds(announcedAt - begin);
        if (paid != round + 1)
            giveUp("a payment was not taken");
        toTheBytes.add(sending);
        toTheWord.add(telling);
        wholes.add(sending + telling);

        begin = Clock::now();
        (void)bare.commit();
        (void)wire::hmacSha256(key(), line.bytes);
        (void)bare.commit();
        bareTimes.add(milliseconds(Clock::now() - begin));
    }
    print({"a code payment without the line, against two durable commits and an HMAC", "ms",
           bareTimes, wholes, "3 / 1.5"});
    print({"of it: from the intent to the bytes", "ms", bareTimes, toTheBytes, "–"});
    print({"of it: from the answer to the word (money, receipt, sale)", "ms", bareTimes, toTheWord,
           "–"});
    return 0;
}
