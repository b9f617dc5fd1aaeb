// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/sound/sound_player.h"

#include <QHash>

class QSoundEffect;

namespace till::app {

/// Plays through Qt Multimedia. Each sound is read once and kept.
class EffectPlayer : public QObject, public SoundPlayer {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "till.app.SoundPlayer/1")
    Q_INTERFACES(till::app::SoundPlayer)

public:
    void play(const QString& address) override;

private:
    QHash<QString, QSoundEffect*> m_effects; ///< children
};

} // namespace till::app
