// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/lines.h"

#include "core/net/https_transport.h"
#include "core/wire/certificate.h"

#include <QTimer>

#include <utility>

namespace till::desk {

namespace {

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

} // namespace

std::unique_ptr<ports::Transport> plainLine()
{
    return std::make_unique<LateLine>();
}

std::unique_ptr<ports::Transport> noLine(const Error& why)
{
    return std::make_unique<NoLine>(why);
}

Result<std::unique_ptr<ports::Transport>>
lineWith(const QString& name, const settings::HostLine& chosen, ports::Secrets& secrets)
{
    if (chosen == settings::HostLine())
        return plainLine();
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
        auto loaded = secrets.load(name + QStringLiteral(".client-key"));
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

} // namespace till::desk
