// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery_stage.h"

#include "tests/gui/gallery_screens.h"
#include "tests/gui/sample_desk.h"

#include <QApplication>
#include <QKeyEvent>

namespace till::gallery {

using models::DeskClient;
using ui::MainWindow;

void press(QWidget& widget, int key, const QString& text)
{
    QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&widget, &down);
}

void type(QWidget& widget, const QString& text)
{
    for (const QChar c : text)
        press(widget, c.toUpper().unicode(), QString(c));
}

Stage stage(const Scene& scene, const models::DeskInfo& info)
{
    speak(scene.language);
    Stage made;
    made.look = &scene.look;
    made.look->setMotion(ui::Motion::Reduced);
    made.client = new DeskClient;
    made.client->setStaff(sampleStaff());
    made.client->setPrintState({});
    made.window = std::make_unique<MainWindow>(*made.client, scene.look, info);
    made.window->setLanguage(scene.language == Language::Chinese ? ui::Language::Chinese
                                                                 : ui::Language::English);
    made.client->setParent(made.window.get());
    return made;
}

Page page(const QString& name, const services::CheckoutState& state, const Change& change)
{
    return {name,
            [state, change](const Scene& scene) -> std::unique_ptr<QWidget> {
                Stage made = stage(scene, sampleInfo());
                made.client->setSignedIn(sampleStaff().constFirst());
                made.client->setState(state);
                if (change)
                    change(made);
                return std::move(made.window);
            },
            {}};
}

Change acting(models::Action action)
{
    return [action](Stage& made) {
        made.window->act(action);
    };
}

} // namespace till::gallery
