// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/messages.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace till::app {

/// Makes heard what the window asks for. The plug-in with the player is loaded with the first
/// sound, on a thread of its own: a sound system that is missing or slow holds up nobody.
class Sounds : public QObject {
    Q_OBJECT

public:
    enum class Pitch { Usual, Training };
    enum class Playing { On, Off };

    Sounds(Pitch pitch, Playing playing, QObject* parent = nullptr);
    ~Sounds() override;

    void play(models::Sound sound);

private:
    Pitch m_pitch;
    Playing m_playing;
    std::unique_ptr<QThread> m_thread;
    QObject* m_loader = nullptr; ///< lives and dies with its thread
};

} // namespace till::app
