// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/catalogue.h"

#include <QMetaType>
#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

namespace till::services {

/// Live search on a worker thread with its own read-only connection. A request that is overtaken by
/// a newer one before it starts is dropped, so fast typing never queues work.
class SearchService : public QObject {
    Q_OBJECT

public:
    static constexpr int hitsMax = 50;
    /// Opens the catalogue on the worker's thread, when the first search comes.
    using Opener = std::function<Result<std::unique_ptr<ports::Catalogue>>()>;

    explicit SearchService(Opener opener, QObject* parent = nullptr);

    /// Thread-safe: the serial of the newest request; call request() right after through a queued
    /// connection.
    [[nodiscard]] quint64 announce() { return ++m_newest; }

public Q_SLOTS:
    void request(quint64 serial, const QString& words);

Q_SIGNALS:
    /// Not sent for requests that were overtaken.
    void found(quint64 serial, const till::ports::CataloguePage& page);
    void unavailable(const till::Error& error);

private:
    Opener m_opener;
    std::unique_ptr<ports::Catalogue> m_catalogue;
    std::atomic<quint64> m_newest{0};
};

} // namespace till::services

Q_DECLARE_METATYPE(till::ports::CataloguePage)
