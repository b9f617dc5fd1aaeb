// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/gallery_stage.h"
#include "ui/widgets/main_window.h"

#include <QImage>
#include <QSignalSpy>

#include <memory>

/// The window of a till that shows codes, in front of a desk whose states are set by hand and whose
/// requests are watched.
namespace till::gallery {

/// Everything that was asked of the desk.
class Watch {
public:
    explicit Watch(models::DeskClient& client);

    QSignalSpy codes;
    QSignalSpy charges;
    QSignalSpy deposits;
    QSignalSpy completions;
    QSignalSpy releases;
    QSignalSpy stops;
    QSignalSpy queries;
    QSignalSpy commands;
    QSignalSpy scans;
    QSignalSpy pins;
};

struct Read {
    QString text;
    int width = 0; ///< of the code without its quiet zone, in pixels of the picture
};
/// What a phone reads from this picture; nothing: an empty text.
[[nodiscard]] Read readCode(const QImage& picture);

[[nodiscard]] services::PaymentResult ended(const services::PaymentView& view,
                                            payment::State state);

/// A cashier is signed in and the sample sale is being paid. The look outlives it.
class ShownCounter {
public:
    explicit ShownCounter(ui::Look& look);

    [[nodiscard]] models::DeskClient& client() { return *m_stage.client; }
    [[nodiscard]] ui::MainWindow& window() { return *m_stage.window; }
    [[nodiscard]] Watch& watch() { return *m_watch; }
    template<typename Dialog> [[nodiscard]] Dialog* dialog()
    {
        return qobject_cast<Dialog*>(window().dialog());
    }
    void key(int code);
    void type(const QString& text);
    void scan(const QString& text);
    /// At the cart; the dialogs have no such keys.
    void keyWithControl(int code);
    /// Into the text field that has the focus.
    void write(const QString& text);
    /// A visible one whose name begins so.
    [[nodiscard]] bool hasButton(const QString& name);
    /// A code is under way, of the sale or of a deposit.
    void show(const services::PaymentView& view);
    /// What a phone reads from the window as it is painted.
    [[nodiscard]] Read onScreen();

    QList<models::Sound> sounds;
    qint64 now = 0; ///< of the steady clock

private:
    Stage m_stage;
    std::unique_ptr<Watch> m_watch;
};

} // namespace till::gallery
