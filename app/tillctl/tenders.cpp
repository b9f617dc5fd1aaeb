// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tillctl/tenders.h"

#include "app/tillctl/payment_json.h"
#include "app/tillctl/session.h"
#include "core/base/overloaded.h"

#include <QDir>
#include <QEventLoop>
#include <QTemporaryFile>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace till::ctl {

namespace {

constexpr int channelSeconds = 5;
constexpr int waitSecondsUsual = 120;
constexpr int waitSecondsMost = 3600;

std::optional<TenderWord> codeTender(const QString& rest, payment::EntryMode entry)
{
    // The code itself never stands here: other programs could read it.
    if (rest == QLatin1String("-"))
        return CodeTender{std::nullopt, entry};
    const auto amount = Money::parse(rest.section(QLatin1Char(':'), 0, 0));
    if (!amount || rest.section(QLatin1Char(':'), 1) != QLatin1String("-"))
        return std::nullopt;
    return CodeTender{*amount, entry};
}

/// "[AMOUNT:]WORD" of a code that is shown, or of a deposit.
std::optional<TenderWord> laterTender(const QString& kind, const QString& rest)
{
    const bool hasAmount = rest.contains(QLatin1Char(':'));
    const QString word = hasAmount ? rest.section(QLatin1Char(':'), 1) : rest;
    const Result<Money> parsed =
        hasAmount ? Money::parse(rest.section(QLatin1Char(':'), 0, 0)) : Result<Money>(Money());
    if (word.isEmpty() || !parsed)
        return std::nullopt;
    const auto amount = hasAmount ? std::optional<Money>(*parsed) : std::nullopt;
    if (kind == QLatin1String("shown"))
        return ShownTender{amount, word};
    return DepositTender{amount, PaymentId(word)};
}

std::optional<TenderWord> parseTender(const QString& text)
{
    const QString means = text.section(QLatin1Char('='), 0, 0);
    const QString rest = text.section(QLatin1Char('='), 1);
    if (means == QLatin1String("code"))
        return codeTender(rest, payment::EntryMode::Scanned);
    if (means == QLatin1String("typed"))
        return codeTender(rest, payment::EntryMode::Typed);
    if (means == QLatin1String("shown") || means == QLatin1String("deposit"))
        return laterTender(means, rest);
    const auto amount = Money::parse(rest.section(QLatin1Char(':'), 0, 0));
    if (!amount)
        return std::nullopt;
    if (means == QLatin1String("cash"))
        return sale::TenderCash{*amount};
    if (means == QLatin1String("card"))
        return sale::TenderExternalCard{*amount, rest.section(QLatin1Char(':'), 1)};
    return std::nullopt;
}

} // namespace

Result<QList<TenderWord>> parseTenders(const QStringList& texts)
{
    QList<TenderWord> tenders;
    for (const QString& text : texts) {
        const auto tender = parseTender(text);
        if (!tender)
            return failure(ErrorCode::Malformed, u"cannot read the tender \"%1\""_qs.arg(text));
        tenders.append(*tender);
    }
    return tenders;
}

Result<int> parseWait(const QString& text)
{
    if (text.isEmpty())
        return waitSecondsUsual;
    bool isNumber = false;
    const int seconds = text.toInt(&isNumber);
    if (!isNumber || seconds < 1 || seconds > waitSecondsMost)
        return failure(ErrorCode::Malformed, u"--wait takes 1 to 3600 seconds"_qs);
    return seconds;
}

Ears::Ears(desk::Desk& desk, const QString& folder)
    : m_desk(desk), m_pages(folder + QStringLiteral("/pages"))
{
    QDir pages(m_pages);
    for (const QString& old : pages.entryList({QStringLiteral("till-page-*.html")}, QDir::Files))
        pages.remove(old); // nobody opens it again
    services::CheckoutService& checkout = desk.checkout();
    connect(&checkout, &services::CheckoutService::noticed, this,
            [this](const services::Notice& notice) { notices.append(noticeJson(notice)); });
    connect(&checkout, &services::CheckoutService::approvalNeeded, this, [this] {
        notices.append(QJsonObject{{u"notice"_qs, u"needsApproval"_qs}});
    });
    connect(&checkout, &services::CheckoutService::completed, this,
            [this](const services::CompletedSale& sale) { completed = sale; });
    services::PaymentService& payments = desk.payments();
    connect(&payments, &services::PaymentService::finished, this,
            [this](const services::PaymentResult& result) {
                results.append(result);
                Q_EMIT heard();
            });
    connect(&payments, &services::PaymentService::refused, this,
            [this](const services::PaymentRefusal& why) {
                refusal = why;
                Q_EMIT heard();
            });
    connect(&payments, &services::PaymentService::stateChanged, this, [this] {
        tellWhere();
        Q_EMIT heard();
    });
    connect(&payments, &services::PaymentService::pageReady, this, &Ears::keepPage);
}

void Ears::tellWhere()
{
    const services::PaymentsState& state = m_desk.payments().state();
    const auto& shown = state.current ? state.current : state.deposit;
    if (!shown || shown->payment.facts.payUrl.isEmpty() || shown->payment.facts.payUrl == m_told)
        return;
    m_told = shown->payment.facts.payUrl;
    QTextStream(stderr) << "pay " << shown->payment.id.text() << " at " << m_told << Qt::endl;
}

/// A form cannot be told in a line: a browser opens it from a file of this user's.
void Ears::keepPage(const PaymentId& id, const QUrl& url, const QByteArray& html)
{
    if (html.isEmpty())
        return; // told as its address
    if (!QDir().mkpath(m_pages)) {
        QTextStream(stderr) << "no folder " << m_pages << Qt::endl;
        return;
    }
    // The name is new and the mode 0600 from the start.
    QTemporaryFile file(m_pages + QStringLiteral("/till-page-XXXXXX.html"));
    file.setAutoRemove(false);
    if (file.open() && file.write(html) == html.size())
        QTextStream(stderr) << "pay " << id.text() << " at " << url.host() << " with "
                            << file.fileName() << Qt::endl;
}

bool Ears::waitUntil(const std::function<bool()>& isDone, int seconds)
{
    if (isDone())
        return true;
    QEventLoop loop;
    connect(
        this, &Ears::heard, &loop,
        [&] {
            if (isDone())
                loop.quit();
        },
        Qt::QueuedConnection);
    QTimer::singleShot(seconds * 1000, &loop, &QEventLoop::quit);
    loop.exec();
    return isDone();
}

void Ears::waitForChannel()
{
    const auto isReady = [this] {
        const QList<services::ChannelView>& channels = m_desk.payments().state().channels;
        return std::any_of(channels.cbegin(), channels.cend(),
                           [](const services::ChannelView& each) { return each.configured; });
    };
    if (!m_desk.payments().state().channels.isEmpty() && m_desk.isTraining())
        waitUntil(isReady, channelSeconds);
}

void Ears::forgetPayments()
{
    results.clear();
    refusal.reset();
}

Cashier::Cashier(desk::Desk& desk, Ears& ears, int waitSeconds, QString channel)
    : m_desk(desk), m_ears(ears), m_waitSeconds(waitSeconds), m_channel(std::move(channel))
{
}

TenderEnd Cashier::take(const QList<TenderWord>& tenders)
{
    for (const TenderWord& tender : tenders) {
        const qsizetype heard = m_ears.notices.size();
        const TenderEnd end = std::visit(Overloaded{
                                             [&](const sale::Command& command) {
                                                 m_desk.checkout().execute(command);
                                                 return m_ears.notices.size() == heard
                                                            ? TenderEnd::Taken
                                                            : TenderEnd::Refused;
                                             },
                                             [&](const auto& through) {
                                                 m_ears.waitForChannel();
                                                 m_ears.forgetPayments();
                                                 charge(through);
                                                 return await();
                                             },
                                         },
                                         tender);
        if (m_desk.checkout().state().halted)
            return TenderEnd::Pending;
        if (end != TenderEnd::Taken)
            return end;
    }
    return TenderEnd::Taken;
}

void Cashier::charge(const CodeTender& tender)
{
    m_desk.payments().chargeThrough(tender.amount.value_or(remaining()),
                                    std::make_shared<const Secret>(readSecretLine()), tender.entry,
                                    m_channel);
}

void Cashier::charge(const ShownTender& tender)
{
    m_desk.payments().chargeShown(tender.amount.value_or(remaining()), tender.means, m_channel);
}

void Cashier::charge(const DepositTender& tender)
{
    const auto held = m_desk.journal().findPayment(tender.deposit);
    const Money most = held ? std::min(held->amount, remaining()) : remaining();
    m_desk.payments().completeDeposit(tender.deposit, tender.amount.value_or(most));
}

TenderEnd Cashier::await()
{
    services::PaymentService& payments = m_desk.payments();
    if (m_ears.refusal || !payments.state().current)
        return TenderEnd::Refused;
    const PaymentId id = payments.state().current->payment.id;
    m_tried.append(id);
    const auto isTold = [&] {
        return payments.state().halted ||
               std::any_of(
                   m_ears.results.cbegin(), m_ears.results.cend(),
                   [&](const services::PaymentResult& result) { return result.payment.id == id; });
    };
    if (!m_ears.waitUntil(isTold, m_waitSeconds) || payments.state().halted)
        return TenderEnd::Pending;
    const auto ended = m_desk.journal().findPayment(id);
    if (!ended || !payment::isFinal(ended->state))
        return TenderEnd::Pending;
    return ended->state == payment::State::Succeeded ? TenderEnd::Taken : TenderEnd::Refused;
}

QJsonArray Cashier::payments() const
{
    QJsonArray json;
    for (const PaymentId& id : m_tried) {
        if (const auto known = m_desk.journal().findPayment(id))
            json.append(paymentJson(*known));
    }
    return json;
}

} // namespace till::ctl
