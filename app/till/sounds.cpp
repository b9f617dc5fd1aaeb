// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/sounds.h"

#include "app/till/sound/sound_player.h"

#include <QCoreApplication>
#include <QPluginLoader>

#include <utility>

namespace till::app {

namespace {

/// How long the end of the program waits for a sound system that does not answer.
constexpr int farewellMs = 500;

QString fileOf(models::Sound sound)
{
    switch (sound) {
    case models::Sound::None:
        return {};
    case models::Sound::ItemAdded:
        return u"item-added"_qs;
    case models::Sound::Wrong:
        return u"wrong"_qs;
    case models::Sound::Paid:
        return u"paid"_qs;
    case models::Sound::Refused:
        return u"refused"_qs;
    case models::Sound::Unknown:
        return u"unknown"_qs;
    case models::Sound::Attention:
        return u"attention"_qs;
    }
    Q_UNREACHABLE();
}

/// Lives on the thread for sounds.
class Loader : public QObject {
public:
    explicit Loader(const QStringList& places) : m_places(places) {}

    void play(const QString& address)
    {
        // One attempt: what is not installed does not appear while the program runs.
        for (const QString& place : std::exchange(m_places, {})) {
            QPluginLoader plugin(place);
            QObject* made = plugin.instance();
            m_player = qobject_cast<SoundPlayer*>(made);
            if (m_player == nullptr)
                continue;
            // The plug-in may only go with its objects on this thread.
            made->setParent(this);
            break;
        }
        if (m_player != nullptr)
            m_player->play(address);
    }

private:
    QStringList m_places;
    SoundPlayer* m_player = nullptr;
};

} // namespace

Sounds::Sounds(Pitch pitch, Playing playing, QObject* parent)
    : QObject(parent), m_pitch(pitch), m_playing(playing)
{
}

Sounds::~Sounds()
{
    if (!m_thread)
        return;
    m_thread->quit();
    if (!m_thread->wait(farewellMs))
        (void)m_thread.release(); // ends with the program
}

void Sounds::play(models::Sound sound)
{
    const QString file = fileOf(sound);
    if (m_playing == Playing::Off || file.isEmpty())
        return;
    if (!m_thread) {
        const QString here = QCoreApplication::applicationDirPath();
        auto* loader = new Loader({here + u"/../lib/till/till_sound.so"_qs});
        m_thread = std::make_unique<QThread>();
        m_thread->setObjectName(u"sound"_qs);
        loader->moveToThread(m_thread.get());
        connect(m_thread.get(), &QThread::finished, loader, &QObject::deleteLater);
        m_loader = loader;
        m_thread->start();
    }
    const QString address = u"qrc:/sounds/%1%2.wav"_qs.arg(
        m_pitch == Pitch::Training ? u"training-"_qs : QString(), file);
    QMetaObject::invokeMethod(
        m_loader, [loader = static_cast<Loader*>(m_loader), address] { loader->play(address); });
}

} // namespace till::app
