// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPoint>
#include <QProcess>
#include <QString>

#include <map>
#include <utility>

struct xcb_connection_t;
struct xcb_screen_t;

namespace till::test {

/// An X server of its own, without window manager, and a keyboard and a mouse in it. Keys and
/// clicks come out of the server as those of a real device do.
class XDisplay {
public:
    /// How the keys follow each other, press to press.
    struct Pace {
        int gapMs = 5;
    };
    static constexpr Pace scanner{5};
    /// Slow enough never to be taken for a scanner.
    static constexpr Pace person{110};

    XDisplay() = default;
    ~XDisplay();
    XDisplay(const XDisplay&) = delete;
    XDisplay& operator=(const XDisplay&) = delete;

    /// False when the server cannot be started.
    [[nodiscard]] bool start();
    [[nodiscard]] QString name() const { return m_name; }

    /// A key by its keysym, for example XK_Return or '5'.
    void press(quint32 keysym, Pace pace = person);
    /// ASCII letters, digits and the marks of the US keyboard.
    void type(const QByteArray& text, Pace pace);
    /// A code and Return, as fast as a scanner.
    void scan(const QByteArray& code, Pace pace = scanner);
    void click(QPoint at);
    /// The hands rest; what is typed next belongs to nothing before it.
    void pause(int ms = 200);
    /// Returns when the server has played everything.
    void flush();

    /// A visible window as large as a till's is there.
    [[nodiscard]] bool hasWindow() const;
    /// What the screen shows.
    [[nodiscard]] QImage picture() const;

private:
    struct Key {
        quint8 code = 0;
        bool shifted = false;
    };
    [[nodiscard]] Key keyOf(quint32 keysym);
    void fake(quint8 type, quint8 detail, int delayMs, QPoint at = {});

    QProcess m_server;
    QString m_name;
    xcb_connection_t* m_connection = nullptr;
    xcb_screen_t* m_screen = nullptr;
    std::map<quint32, Key> m_keys;
    Key m_shift;
};

} // namespace till::test
