// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/core_thread.h"

namespace till::app {

CoreThread::CoreThread(const desk::Place& place) : m_door(std::make_unique<QObject>())
{
    m_core.setObjectName(u"core"_qs);
    m_searching.setObjectName(u"search"_qs);
    m_door->moveToThread(&m_core);
    m_core.start();
    m_searching.start(QThread::LowPriority);
    QMetaObject::invokeMethod(m_door.get(), [this, place] {
        auto opened = desk::Desk::open(place);
        if (opened)
            m_desk = std::move(*opened);
        else
            m_error = opened.error();
    });
}

CoreThread::~CoreThread()
{
    QMetaObject::invokeMethod(
        m_door.get(), [this] { m_desk.reset(); }, Qt::BlockingQueuedConnection);
    m_searching.quit();
    m_searching.wait();
    m_core.quit();
    m_core.wait();
}

desk::Desk* CoreThread::waitForDesk()
{
    // Queued behind the opening.
    QMetaObject::invokeMethod(
        m_door.get(), [] {}, Qt::BlockingQueuedConnection);
    if (m_desk && m_search == nullptr) {
        m_search = new services::SearchService(m_desk->searchOpener());
        m_search->moveToThread(&m_searching);
        QObject::connect(&m_searching, &QThread::finished, m_search, &QObject::deleteLater);
    }
    return m_desk.get();
}

CoreThread::AtStart CoreThread::atStart()
{
    AtStart found;
    const auto ask = [this] {
        return AtStart{m_desk->quickKeys(), m_desk->journalRecords()};
    };
    QMetaObject::invokeMethod(m_door.get(), ask, Qt::BlockingQueuedConnection, &found);
    return found;
}

void CoreThread::recover()
{
    QMetaObject::invokeMethod(m_desk.get(), [desk = m_desk.get()] {
        desk->recover();
        desk->startPrinting();
    });
}

} // namespace till::app
