// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/x_display.h"

#include <QDebug>

#include <xcb/xcb.h>
#include <xcb/xcb_keysyms.h>
#include <xcb/xtest.h>

#include <signal.h>
#include <sys/prctl.h>

#include <cstdlib>
#include <memory>

namespace till::test {

namespace {

constexpr quint32 keysymShift = 0xFFE1;
constexpr quint32 keysymReturn = 0xFF0D;
constexpr int windowWidthLeast = 400;

template<typename T> using Reply = std::unique_ptr<T, decltype(&std::free)>;

template<typename T> Reply<T> owned(T* reply)
{
    return Reply<T>(reply, &std::free);
}

} // namespace

XDisplay::~XDisplay()
{
    if (m_connection != nullptr)
        xcb_disconnect(m_connection);
    m_server.kill();
    m_server.waitForFinished();
}

bool XDisplay::start()
{
    // It goes when the test goes, however that ends.
    m_server.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_server.setStandardErrorFile(QProcess::nullDevice());
    m_server.start(u"Xvfb"_qs, {u"-displayfd"_qs, u"1"_qs, u"-screen"_qs, u"0"_qs,
                                u"1366x768x24"_qs, u"-nolisten"_qs, u"tcp"_qs, u"-noreset"_qs});
    while (!m_server.canReadLine()) {
        if (!m_server.waitForReadyRead(20'000))
            return false;
    }
    m_name = u':' + QString::fromLatin1(m_server.readLine()).trimmed();
    m_connection = xcb_connect(m_name.toLatin1().constData(), nullptr);
    if (xcb_connection_has_error(m_connection) != 0)
        return false;
    m_screen = xcb_setup_roots_iterator(xcb_get_setup(m_connection)).data;
    m_shift = keyOf(keysymShift);
    // Without a window manager the keys go to what is under the pointer.
    fake(XCB_MOTION_NOTIFY, 0, 0, {683, 384});
    flush();
    return m_shift.code != 0;
}

XDisplay::Key XDisplay::keyOf(quint32 keysym)
{
    if (m_keys.empty()) {
        xcb_key_symbols_t* symbols = xcb_key_symbols_alloc(m_connection);
        const xcb_setup_t* setup = xcb_get_setup(m_connection);
        for (int code = setup->min_keycode; code <= setup->max_keycode; ++code) {
            for (int column = 0; column < 2; ++column) {
                const auto symbol =
                    xcb_key_symbols_get_keysym(symbols, xcb_keycode_t(code), column);
                m_keys.try_emplace(symbol, Key{quint8(code), column == 1});
            }
        }
        xcb_key_symbols_free(symbols);
    }
    const auto found = m_keys.find(keysym);
    return found == m_keys.end() ? Key{} : found->second;
}

void XDisplay::fake(quint8 type, quint8 detail, int delayMs, QPoint at)
{
    xcb_test_fake_input(m_connection, type, detail, quint32(delayMs), m_screen->root,
                        qint16(at.x()), qint16(at.y()), 0);
}

void XDisplay::press(quint32 keysym, Pace pace)
{
    const Key key = keyOf(keysym);
    if (key.code == 0)
        qFatal("there is no key for keysym %x", keysym);
    if (key.shifted)
        fake(XCB_KEY_PRESS, m_shift.code, 0);
    // The server waits, so that the gap is exact however busy this program is.
    fake(XCB_KEY_PRESS, key.code, pace.gapMs);
    fake(XCB_KEY_RELEASE, key.code, 0);
    if (key.shifted)
        fake(XCB_KEY_RELEASE, m_shift.code, 0);
    xcb_flush(m_connection);
}

void XDisplay::type(const QByteArray& text, Pace pace)
{
    for (const char character : text)
        press(quint8(character), pace);
}

void XDisplay::scan(const QByteArray& code, Pace pace)
{
    type(code, pace);
    press(keysymReturn, pace);
}

void XDisplay::click(QPoint at)
{
    fake(XCB_MOTION_NOTIFY, 0, 0, at);
    fake(XCB_BUTTON_PRESS, 1, 30);
    fake(XCB_BUTTON_RELEASE, 1, 60);
    flush();
}

void XDisplay::pause(int ms)
{
    constexpr quint8 relative = 1;
    fake(XCB_MOTION_NOTIFY, relative, ms);
}

void XDisplay::flush()
{
    // Requests are answered in their order.
    owned(xcb_get_input_focus_reply(m_connection, xcb_get_input_focus(m_connection), nullptr));
}

bool XDisplay::hasWindow() const
{
    const auto tree = owned(
        xcb_query_tree_reply(m_connection, xcb_query_tree(m_connection, m_screen->root), nullptr));
    if (!tree)
        return false;
    const xcb_window_t* windows = xcb_query_tree_children(tree.get());
    for (int i = 0; i < xcb_query_tree_children_length(tree.get()); ++i) {
        const auto seen = owned(xcb_get_window_attributes_reply(
            m_connection, xcb_get_window_attributes(m_connection, windows[i]), nullptr));
        const auto size = owned(xcb_get_geometry_reply(
            m_connection, xcb_get_geometry(m_connection, windows[i]), nullptr));
        if (seen && size && seen->map_state == XCB_MAP_STATE_VIEWABLE &&
            size->width >= windowWidthLeast)
            return true;
    }
    return false;
}

QImage XDisplay::picture() const
{
    const auto pixels = owned(xcb_get_image_reply(
        m_connection,
        xcb_get_image(m_connection, XCB_IMAGE_FORMAT_Z_PIXMAP, m_screen->root, 0, 0,
                      m_screen->width_in_pixels, m_screen->height_in_pixels, ~0U),
        nullptr));
    if (!pixels)
        return {};
    return QImage(xcb_get_image_data(pixels.get()), m_screen->width_in_pixels,
                  m_screen->height_in_pixels, QImage::Format_RGB32)
        .copy();
}

} // namespace till::test
