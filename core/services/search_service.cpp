// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/search_service.h"

#include <utility>

namespace till::services {

SearchService::SearchService(Opener opener, QObject* parent)
    : QObject(parent), m_opener(std::move(opener))
{
}

void SearchService::request(quint64 serial, const QString& words)
{
    if (serial != m_newest.load())
        return;
    if (!m_catalogue) {
        auto opened = m_opener();
        if (!opened) {
            Q_EMIT unavailable(opened.error());
            return;
        }
        m_catalogue = std::move(*opened);
    }
    const auto page = m_catalogue->search(words, hitsMax);
    if (!page) {
        m_catalogue.reset(); // the next request opens it anew: the file may have been replaced
        Q_EMIT unavailable(page.error());
        return;
    }
    if (serial == m_newest.load())
        Q_EMIT found(serial, *page);
}

} // namespace till::services
