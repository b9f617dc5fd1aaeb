// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/desk.h"

#include "app/desk/acquirers.h"
#include "app/desk/config.h"
#include "app/desk/demo.h"
#include "app/desk/lines.h"
#include "app/desk/printers.h"
#include "core/net/timer_alarm.h"
#include "core/settings/secret_file.h"
#include "core/storage/catalogue_reader.h"
#include "core/storage/catalogue_store.h"
#include "core/wire/ed25519.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QLoggingCategory>

#include <chrono>
#include <utility>

namespace till::desk {

namespace {

using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(log, "till.desk")

const QString signingKeyName = QStringLiteral("till.ed25519");
const QString pinKeyName = QStringLiteral("staff.pin-key");
const QString codeKeyName = QStringLiteral("till.code-key");

} // namespace

bool ownsSecret(const QString& name)
{
    return name == signingKeyName || name == pinKeyName || name == codeKeyName ||
           name == services::LoyaltyService::sealKeyName;
}

Desk::Desk(Place place) : m_place(std::move(place))
{
    m_printerThread.setObjectName(QStringLiteral("printer"));
    m_idle.setSingleShot(true);
    m_idle.setInterval(5s);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        // A failed checkpoint loses nothing: the -wal keeps what it has, and the next one tries
        // again.
        (void)m_journal->checkpoint();
    });
    m_reopen.setSingleShot(true);
    m_reopen.setInterval(3s);
    connect(&m_reopen, &QTimer::timeout, this, &Desk::reopenJournal);
}

Desk::~Desk()
{
    if (m_printerThread.isRunning()) {
        m_printerThread.quit();
        m_printerThread.wait();
    }
    m_prints.reset();
    m_acquirer.reset();
    m_listener.reset();
    m_notifications.reset();
    m_members.reset();
    m_payments.reset();
    m_checkout.reset();
    if (m_journal)
        (void)m_journal->checkpoint();
}

Result<std::unique_ptr<Desk>> Desk::open(const Place& place)
{
    std::unique_ptr<Desk> desk(new Desk(place));
    desk->m_settings = settings::SettingsFile(place.settingsPath).load();
    if (const auto opened = desk->openStores(); !opened)
        return failure(opened.error());
    if (const auto opened = desk->openServices(); !opened)
        return failure(opened.error());
    if (const auto recovered = desk->recoverStaff(); !recovered)
        return failure(recovered.error());
    return desk;
}

Result<void> Desk::openStores()
{
    // The journal first: its lock tells whether another till works in this folder.
    auto journal =
        storage::JournalStore::open({.folder = m_place.directory, .anchorPath = {}, .vfs = {}},
                                    tillName(m_settings.values, m_place.mode), m_clock);
    if (!journal)
        return failure(journal.error());
    m_journal = std::move(*journal);
    if (m_place.mode == Mode::Training) {
        if (const auto goods = installDemoGoods(m_place); !goods)
            return failure(goods.error());
    }
    if (!QFile::exists(m_place.cataloguePath())) {
        if (const auto made = storage::CatalogueStore::open(m_place.cataloguePath()); !made)
            return failure(made.error());
    }
    auto catalogue = storage::CatalogueReader::open(m_place.cataloguePath());
    if (!catalogue)
        return failure(catalogue.error());
    m_catalogue = std::move(*catalogue);
    return {};
}

Result<Secret> Desk::secret(const QString& name)
{
    settings::SecretFiles secrets(m_place.secretsPath());
    auto loaded = secrets.load(name);
    if (loaded || loaded.error().code != ErrorCode::NotFound)
        return loaded;
    // PINs and receipts hang on these keys: a new one is made for a new journal only, never quietly
    // beside an old one.
    const auto head = m_journal->head();
    if (!head)
        return failure(head.error());
    if (head->seq > 0)
        return failure(ErrorCode::Corrupt,
                       QStringLiteral("%1/%2 is missing: restore it from the backup")
                           .arg(m_place.secretsPath(), name));
    Secret made(m_random.bytes(32));
    if (const auto stored = secrets.store(name, made); !stored)
        return failure(stored.error());
    return made;
}

Result<void> Desk::openServices()
{
    auto signingKey = secret(signingKeyName);
    if (!signingKey)
        return failure(signingKey.error());
    auto pinKey = secret(pinKeyName);
    if (!pinKey)
        return failure(pinKey.error());

    const settings::Values& values = m_settings.values;
    const auto publicKey = wire::Ed25519::publicKey(*signingKey);
    if (!publicKey)
        return failure(publicKey.error());
    services::CheckoutConfig checkout = checkoutConfig(values, m_place.mode);
    checkout.verifySaleCode = [key = *publicKey](const QByteArray& message,
                                                 const QByteArray& signature) {
        return wire::Ed25519::verify(key, message, signature);
    };
    const auto key = std::make_shared<const Secret>(std::move(*signingKey));
    const auto sign = [key](const QByteArray& message) {
        return wire::Ed25519::sign(*key, message).value_or(QByteArray());
    };
    m_receipts = std::make_unique<services::ReceiptMaker>(
        services::ReceiptMaker::Doors{m_clock, *m_journal, *m_journal, *m_journal},
        receiptConfig(values, m_place.mode), sign);
    m_staff = std::make_unique<services::StaffService>(
        services::StaffService::Doors{m_clock, m_random, *m_journal}, std::move(*pinKey));
    m_checkout = std::make_unique<services::CheckoutService>(
        services::CheckoutService::Doors{m_clock, *m_journal, *m_journal, *m_journal, *m_catalogue},
        checkout);
    m_members = std::make_unique<Members>(m_place, values, *m_journal, *m_journal);
    if (const auto opened = openPayments(checkout); !opened)
        return failure(opened.error());
    startPrinter();
    m_prints = std::make_unique<services::PrintService>(
        services::PrintService::Doors{m_clock, *m_journal, *m_journal, m_printer}, *m_receipts);
    m_preview = std::make_unique<services::ReceiptPreview>(*m_receipts);
    m_sales =
        std::make_unique<services::SalesList>(services::SalesList::Doors{*m_journal, *m_journal});
    connectServices();
    return {};
}

/// Payment codes are known again under this key. A till that took none so far has none to forget.
Result<Secret> Desk::codeKey()
{
    settings::SecretFiles secrets(m_place.secretsPath());
    auto loaded = secrets.load(codeKeyName);
    if (loaded || loaded.error().code != ErrorCode::NotFound)
        return loaded;
    const auto counter = m_journal->nextPaymentCounter();
    if (!counter)
        return failure(counter.error());
    if (*counter > 1)
        return failure(ErrorCode::Corrupt,
                       QStringLiteral("%1/%2 is missing: restore it from the backup")
                           .arg(m_place.secretsPath(), codeKeyName));
    Secret made(m_random.bytes(32));
    if (const auto stored = secrets.store(codeKeyName, made); !stored)
        return failure(stored.error());
    return made;
}

Result<void> Desk::openPayments(const services::CheckoutConfig& checkout)
{
    auto key = codeKey();
    if (!key)
        return failure(key.error());
    settings::SecretFiles secrets(m_place.secretsPath());
    m_transport = plainLine();
    m_alarm = std::make_unique<net::TimerAlarm>(m_clock);
    m_payments = std::make_unique<services::PaymentService>(
        services::PaymentService::Doors{m_clock, m_random, *m_journal, *m_journal, *m_transport,
                                        *m_alarm},
        *m_checkout, paymentConfig(m_settings.values, m_place.mode, checkout), std::move(*key));
    if (m_place.mode == Mode::Training) {
        startTrainingAcquirer();
        return {};
    }
    Acquirers acquirers = acquirersFrom(m_settings.values, secrets);
    for (const services::ChannelSetup& setup : std::as_const(acquirers.setups))
        m_payments->setChannel(setup);
    listen(acquirers.sources);
    return {};
}

/// A port that is taken keeps nobody from selling: the till asks for what it is not told.
void Desk::listen(const QList<services::NotificationService::Source>& sources)
{
    const settings::Notifications& chosen = m_settings.values.notifications;
    if (!chosen.enabled)
        return;
    m_notifications = std::make_unique<services::NotificationService>(*m_payments, sources);
    m_listener = std::make_unique<net::NotificationListener>(*m_notifications);
    const auto listening =
        m_listener->listen(QHostAddress(chosen.address), static_cast<quint16>(chosen.port));
    if (!listening)
        qCWarning(log) << "notifications are not heard:" << listening.error().detail;
}

void Desk::startTrainingAcquirer()
{
    m_acquirer = std::make_unique<TrainingAcquirer>(m_place.directory, m_random);
    const auto setUp = [this] {
        for (const services::ChannelSetup& each : m_acquirer->setups())
            m_payments->setChannel(each);
        if (auto key = m_acquirer->terminalKey())
            m_members->setUp(m_acquirer->values(), std::move(key));
    };
    connect(m_acquirer.get(), &TrainingAcquirer::changed, this, setUp);
    setUp();
    m_acquirer->start();
}

Result<void> Desk::recoverStaff()
{
    if (const auto recovered = m_staff->recover(); !recovered)
        return recovered;
    return m_place.mode == Mode::Training ? addDemoStaff(*m_staff) : Result<void>();
}

void Desk::startPrinter()
{
    m_printer =
        makePrinter(m_settings.values, m_place.mode, [this](const receipt::Receipt& receipt) {
            Q_EMIT shownOnScreen(receipt);
        }).release();
    if (m_printer == nullptr)
        return;
    m_printer->moveToThread(&m_printerThread);
    connect(&m_printerThread, &QThread::finished, m_printer, &QObject::deleteLater);
    m_printerThread.start();
}

void Desk::connectServices()
{
    connect(m_staff.get(), &services::StaffService::signedIn, m_checkout.get(),
            [this](const services::StaffEntry& who) { m_checkout->setOperator(who.id, who.name); });
    connect(m_checkout.get(), &services::CheckoutService::printQueued, m_prints.get(),
            &services::PrintService::kick);
    connect(m_checkout.get(), &services::CheckoutService::stateChanged, this,
            [this] { m_idle.start(); });
    connect(m_staff.get(), &services::StaffService::signedIn, m_payments.get(),
            [this](const services::StaffEntry& who) { m_payments->setOperator(who.id); });
    connect(m_payments.get(), &services::PaymentService::printQueued, m_prints.get(),
            &services::PrintService::kick);
    connect(m_payments.get(), &services::PaymentService::stateChanged, this,
            [this] { m_idle.start(); });
    services::LoyaltyService* members = &m_members->service();
    connect(m_staff.get(), &services::StaffService::signedIn, members,
            [members](const services::StaffEntry& who) { members->setOperator(who.id); });
    connect(members, &services::LoyaltyService::printQueued, m_prints.get(),
            &services::PrintService::kick);
    const auto reopenSoon = [this] {
        if (!m_reopen.isActive())
            m_reopen.start();
    };
    connect(m_checkout.get(), &services::CheckoutService::journalFailed, this, reopenSoon);
    connect(m_payments.get(), &services::PaymentService::journalFailed, this, reopenSoon);
    connect(members, &services::LoyaltyService::journalFailed, this, reopenSoon);
    connect(m_prints.get(), &services::PrintService::journalFailed, this, reopenSoon);
    connect(m_staff.get(), &services::StaffService::journalFailed, this, reopenSoon);
}

void Desk::reopenJournal()
{
    // A wrong PIN whose commit was in doubt counts if it arrived: hence the staff's records are
    // read again, too.
    if (!m_journal->reopen() || !m_staff->recover()) {
        m_reopen.start();
        return;
    }
    m_checkout->retryJournal();
    m_payments->retryJournal(); // after the sales that they pay
    members().retryJournal();
    m_prints->kick();
}

void Desk::recover()
{
    (void)m_staff->recover(); // for its announcement: open() has found it readable
    m_checkout->recover();
    m_payments->recover(); // after the sales that they pay
    members().recover();
}

void Desk::startPrinting()
{
    m_prints->recover();
}

qint64 Desk::journalRecords()
{
    const auto head = m_journal->head();
    return head ? head->seq : 0;
}

QList<services::QuickKeyPage> Desk::quickKeys()
{
    QFile file(m_place.quickKeysPath());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto keys = services::readQuickKeys(file.read(1 << 20), *m_catalogue);
    return keys ? keys->pages : QList<services::QuickKeyPage>();
}

services::SearchService::Opener Desk::searchOpener() const
{
    return [path = m_place.cataloguePath()]() -> Result<std::unique_ptr<ports::Catalogue>> {
        auto reader = storage::CatalogueReader::open(path);
        if (!reader)
            return failure(reader.error());
        return std::unique_ptr<ports::Catalogue>(std::move(*reader));
    };
}

} // namespace till::desk
