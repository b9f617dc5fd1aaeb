// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/sound/effect_player.h"

#include <QAudioDevice>
#include <QMediaDevices>
#include <QSoundEffect>
#include <QUrl>

namespace till::app {

void EffectPlayer::play(const QString& address)
{
    // Asked each time: a loudspeaker may be plugged in later.
    if (QMediaDevices::defaultAudioOutput().isNull())
        return;
    QSoundEffect*& effect = m_effects[address];
    if (effect == nullptr) {
        effect = new QSoundEffect(this);
        effect->setSource(QUrl(address));
    }
    effect->play();
}

} // namespace till::app
