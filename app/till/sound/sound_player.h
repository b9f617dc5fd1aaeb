// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace till::app {

/// What the plug-in for sounds gives: it plays the WAV file of that address ("qrc:/…") from the
/// beginning, and does nothing where there is no audio device. Called on one thread with an event
/// loop; may take its time.
class SoundPlayer {
public:
    virtual ~SoundPlayer() = default;
    virtual void play(const QString& address) = 0;
};

} // namespace till::app

Q_DECLARE_INTERFACE(till::app::SoundPlayer, "till.app.SoundPlayer/1")
