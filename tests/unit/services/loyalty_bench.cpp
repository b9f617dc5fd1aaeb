// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/loyalty_bench.h"

#include "tests/support/require.h"

#include <QCoreApplication>

#include <stdexcept>

namespace till::services {

namespace {

using support::require;

const QByteArray workingKey("CB4AB541CD5AD4FC256A882726936A5A08D7B4FB"
                            "35983C937E06A44900000000000000005FFE0009");

std::shared_ptr<const Secret> secret(const QByteArray& bytes)
{
    return std::make_shared<const Secret>(QByteArray(bytes));
}

} // namespace

LoyaltyBench::LoyaltyBench() : alarm(clock)
{
    config.base = QUrl(QStringLiteral("https://members.example"));
    config.storeNo = QStringLiteral("102310000000001");
    config.terminalNo = QStringLiteral("00000042");
}

LoyaltyBench::~LoyaltyBench() = default;

void LoyaltyBench::start()
{
    store =
        require(storage::JournalStore::open({folder.path(), {}, {}}, QStringLiteral("T02"), clock));
    journal = std::make_unique<support::JournalGate>(*store);
    service = std::make_unique<LoyaltyService>(
        LoyaltyService::Doors{clock, random, *journal, line != nullptr ? *line : host, alarm,
                              secrets, *store, documents});
    QObject::connect(service.get(), &LoyaltyService::finished,
                     [this](const MemberResult& result) { results.append(result); });
    QObject::connect(service.get(), &LoyaltyService::refused,
                     [this](const MemberRefusal& each) { refusals.append(each); });
    QObject::connect(service.get(), &LoyaltyService::cashMoved,
                     [this](const MemberTransactionId&, Money amount) { cash.append(amount); });
    QObject::connect(service.get(), &LoyaltyService::journalFailed, [this] { ++journalFailures; });
    QObject::connect(service.get(), &LoyaltyService::printQueued, [this] { ++printsQueued; });
    require(service->setUp(
        {config, hasTerminalKey ? secret(QByteArray::fromHex("11111111111111112222222222222222"))
                                : nullptr}));
    service->setOperator(OperatorId(QStringLiteral("1008")));
    service->recover();
}

void LoyaltyBench::cutPower()
{
    journal->unplug();
    alarm.clear();
    service.reset();
    journal.reset();
    store.reset();
}

void LoyaltyBench::restart()
{
    cutPower();
    host.forget();
    results.clear();
    refusals.clear();
    start();
}

void LoyaltyBench::reopen()
{
    require(journal->reopen());
    service->retryJournal();
}

void LoyaltyBench::grantCheckin(const QByteArray& batch)
{
    host.answer(at::checkin, "{\"status\":\"00\",\"message\":\"ok\",\"transTime\":" +
                                 QByteArray::number(clock.now().unixMs + 1500) + ",\"batchNo\":\"" +
                                 batch + "\",\"storeName\":\"示例便利店\",\"workingKey\":\"" +
                                 workingKey + "\"}");
}

void LoyaltyBench::checkIn(const QByteArray& batch)
{
    service->checkIn();
    grantCheckin(batch);
}

MemberCard LoyaltyBench::card()
{
    MemberCard card;
    card.number = secret("6225880113756648");
    card.track2 = secret("6225880113756648=49121010000000000");
    card.pin = secret("123456");
    card.entry = MemberCard::Entry::Swiped;
    return card;
}

MemberConsumption LoyaltyBench::spend(qint64 pointFen, qint64 cashFen)
{
    MemberConsumption wanted;
    wanted.card = card();
    wanted.points = Money::fromFen(pointFen);
    wanted.cash = Money::fromFen(cashFen);
    wanted.saleNumber = QStringLiteral("02-20261120-0147");
    return wanted;
}

QByteArray LoyaltyBench::done(const QByteArray& serial, const QByteArray& more)
{
    return "{\"status\":\"00\",\"message\":\"ok\",\"transTime\":1795147201234,\"serialNo\":\"" +
           serial + "\",\"pointBalance\":100.5,\"avaiablePointBalance\":90,\"usePoint\":10," +
           "\"persentPoint\":1.25" + more + "}";
}

MemberTransactionId LoyaltyBench::consumeDone(qint64 pointFen, const QByteArray& serial)
{
    service->consume(spend(pointFen));
    host.answer(at::consume, done(serial));
    return latest().id();
}

MemberTransactionId LoyaltyBench::refundDone(const QByteArray& supplyYuan,
                                             const QByteArray& returnYuan)
{
    service->refund({card(), QStringLiteral("S1"), QStringLiteral("20261119"),
                     QStringLiteral("02-20261119-0003")});
    host.answer(at::refund,
                done("R1", ",\"returnPoint\":10,\"returnPersentPoint\":1,\"returnCash\":" +
                               returnYuan + ",\"supplyCash\":" + supplyYuan));
    return latest().id();
}

std::optional<MemberRefusal::Reason> LoyaltyBench::refusal()
{
    QCoreApplication::processEvents();
    if (refusals.isEmpty())
        return std::nullopt;
    return refusals.takeFirst().reason;
}

MemberTransaction LoyaltyBench::find(const MemberTransactionId& id) const
{
    const MemberTransaction* known = service->book().find(id);
    if (known == nullptr)
        throw std::logic_error("no such transaction");
    return *known;
}

MemberTransaction LoyaltyBench::latest() const
{
    return service->book().transactions().last();
}

QList<ports::JournalRecord> LoyaltyBench::records()
{
    QList<ports::JournalRecord> all;
    require(store->read(1, [&](const ports::JournalRecord& record) {
        all.append(record);
        return true;
    }));
    return all;
}

QStringList LoyaltyBench::kinds()
{
    QStringList kinds;
    for (const ports::JournalRecord& each : records())
        kinds.append(each.kind);
    return kinds;
}

QByteArray LoyaltyBench::journalText()
{
    QByteArray text;
    for (const ports::JournalRecord& each : records())
        text += each.payload + '\n';
    return text;
}

} // namespace till::services
