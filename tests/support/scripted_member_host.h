// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/transport.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace till::support {

/// The membership host and the line to it under command: what is asked waits until the test
/// answers.
class ScriptedMemberHost : public ports::Transport {
public:
    struct Asked {
        QString path; ///< behind "/v1/jpos": "/trans/consume"
        QHash<QString, QString> fields;
        QByteArray body;
        bool isAnswered = false;
        Receiver receiver;
    };

    // What the test does. Each takes the oldest request to that path that waits for an answer, and
    // stops the test when there is none.
    void answer(const QString& path, const QByteArray& json, int status = 200);
    /// With this status and a few words.
    void say(const QString& path, const QString& code);
    /// The request arrived, or did not: nobody here knows.
    void lose(const QString& path);
    /// No byte of it left.
    void hold(const QString& path);

    [[nodiscard]] int times(const QString& path) const;
    [[nodiscard]] bool waits(const QString& path) const;
    [[nodiscard]] bool isQuiet() const;
    /// The latest request to that path.
    [[nodiscard]] const Asked& latest(const QString& path) const;
    [[nodiscard]] const QList<Asked>& asked() const { return m_asked; }
    /// The paths in the order in which they were asked.
    [[nodiscard]] QStringList paths() const;
    void forget() { m_asked.clear(); }
    /// Called before a request is taken.
    void whenAsked(std::function<void(const Asked&)> tell) { m_tell = std::move(tell); }

    void post(const ports::HttpRequest& request, Receiver receiver) override;

private:
    Asked& next(const QString& path);
    void tell(Asked& asked, const ports::Exchange& exchange);

    QList<Asked> m_asked;
    std::function<void(const Asked&)> m_tell;
};

} // namespace till::support
