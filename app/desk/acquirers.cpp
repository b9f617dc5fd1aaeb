// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/acquirers.h"

#include "app/desk/config.h"
#include "core/channels/poslink/channel.h"
#include "core/net/https_transport.h"
#include "core/wire/certificate.h"

#include <QLoggingCategory>
#include <QTimer>

#include <utility>

namespace till::desk {

namespace {

Q_LOGGING_CATEGORY(log, "till.acquirers")

/// Stands where no line can be built: nothing leaves this till.
class NoLine final : public ports::Transport {
public:
    explicit NoLine(Error why) : m_why(std::move(why)) {}

    void post(const ports::HttpRequest&, Receiver receiver) override
    {
        QTimer::singleShot(0, &m_context, [why = m_why, receiver = std::move(receiver)] {
            receiver(ports::NotSent{why});
        });
    }

private:
    Error m_why;
    QObject m_context;
};

/// Built with the first request: reading the system's authorities takes a tenth of a second, which
/// the start of a till has not got.
class LateLine final : public ports::Transport {
public:
    void post(const ports::HttpRequest& request, Receiver receiver) override
    {
        if (!m_line) {
            auto made = net::HttpsTransport::create({});
            if (made)
                m_line = std::move(*made);
            else
                m_line = std::make_unique<NoLine>(made.error());
        }
        m_line->post(request, std::move(receiver));
    }

private:
    std::unique_ptr<ports::Transport> m_line;
};

Result<std::unique_ptr<ports::Transport>> makeTransport(const settings::Values::Poslink& chosen,
                                                        ports::Secrets& secrets)
{
    // What somebody has set up is tried at once, so that a mistake is said at the start.
    const bool isSetUp = !chosen.caFile.isEmpty() || !chosen.pinSha256.isEmpty() ||
                         !chosen.clientCertificate.isEmpty();
    if (!isSetUp)
        return std::unique_ptr<ports::Transport>(std::make_unique<LateLine>());
    net::Trust trust;
    trust.caFile = chosen.caFile;
    for (const QString& text : chosen.pinSha256) {
        const auto pin = wire::parsePin(text);
        if (!pin)
            return failure(pin.error());
        trust.pins.append(*pin);
    }
    trust.clientCertificate = chosen.clientCertificate;
    Secret clientKey;
    if (!chosen.clientCertificate.isEmpty()) {
        auto loaded = secrets.load(QStringLiteral("poslink.client-key"));
        if (!loaded)
            return failure(loaded.error());
        clientKey = std::move(*loaded);
        trust.clientKey = &clientKey;
    }
    auto made = net::HttpsTransport::create(trust);
    if (!made)
        return failure(made.error());
    return std::unique_ptr<ports::Transport>(std::move(*made));
}

} // namespace

Line lineToAcquirer(const settings::Values& values, Mode mode, ports::Secrets& secrets)
{
    const settings::Values::Poslink chosen =
        mode == Mode::Training ? settings::Values::Poslink() : values.poslink;
    Line line;
    auto transport = makeTransport(chosen, secrets);
    if (!transport)
        qCWarning(log) << "no line to the acquirer:" << transport.error().detail;
    const bool isUsable = transport.has_value();
    line.transport = isUsable ? std::move(*transport) : std::make_unique<NoLine>(transport.error());
    if (!chosen.enabled || mode == Mode::Training)
        return line;

    const channels::PoslinkConfig config = poslinkConfig(values);
    line.setup = services::ChannelSetup{std::make_shared<channels::PoslinkChannel>(config), {}};
    const auto valid = channels::validate(config);
    auto key = secrets.load(QStringLiteral("poslink.app-key"));
    if (!valid)
        qCWarning(log) << "poslink settings:" << valid.error().detail;
    else if (!key)
        qCWarning(log) << "poslink.app-key:" << key.error().detail;
    else if (isUsable)
        line.setup->key = std::make_shared<const Secret>(std::move(*key));
    return line;
}

} // namespace till::desk
