// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/drivers/keyboard_wedge.h"

#include "devices/drivers/code_frame.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QWindow>

#include <algorithm>
#include <utility>

namespace till::drivers {

namespace {

constexpr char16_t groupSeparator = 0x1D;
/// Keyboards repeat a key that is held no sooner than this. Qt on X11 takes a release and a press
/// of one key in one millisecond for a repetition: so arrive double digits of a very fast scanner.
constexpr qint64 repeatGapMinMs = 8;

bool isModifier(int key)
{
    switch (key) {
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Meta:
    case Qt::Key_CapsLock:
    case Qt::Key_NumLock:
    case Qt::Key_ScrollLock:
        return true;
    default:
        return false;
    }
}

/// Some scanners send line feed, as a key of its own or as Ctrl+J.
bool isTerminator(const QKeyEvent& event)
{
    if (event.text() == u"\r" || event.text() == u"\n")
        return true;
    const bool isPlain = (event.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const int key = event.key();
    return isPlain && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab);
}

/// The group separator of GS1 codes arrives as Ctrl+].
bool isCodeCharacter(const QKeyEvent& event)
{
    if (event.text().size() != 1)
        return false;
    const QChar character = event.text().front();
    if (character.unicode() == groupSeparator)
        return true;
    const bool isCommand =
        (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) !=
        Qt::NoModifier;
    return !isCommand && character.isPrint();
}

/// Names a physical key: what it types depends on modifiers that may be up again at its release.
quint32 physicalKey(const QKeyEvent& event)
{
    return event.nativeScanCode() != 0 ? event.nativeScanCode() : static_cast<quint32>(event.key());
}

} // namespace

KeyboardWedge::KeyboardWedge(QObject* parent, WedgeRules rules)
    : Scanner(parent), m_detector(rules), m_timer(this)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &KeyboardWedge::onTimer);
    QCoreApplication::instance()->installEventFilter(this);
}

KeyboardWedge::~KeyboardWedge()
{
    if (auto* application = QCoreApplication::instance())
        application->removeEventFilter(this);
}

bool KeyboardWedge::eventFilter(QObject* watched, QEvent* event)
{
    if (event == m_ownEvent)
        return false;
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        // Only windows: the same key passes here again for every widget it bubbles through.
        if (watched->isWindowType()) {
            const auto* key = static_cast<QKeyEvent*>(event);
            if (!isModifier(key->key()) && m_detector.claims(wedgeKey(*key))) {
                event->accept();
                return true;
            }
        }
        return false;
    case QEvent::KeyPress:
        if (!watched->isWindowType())
            return false;
        m_window = static_cast<QWindow*>(watched);
        return onKeyPress(*static_cast<QKeyEvent*>(event));
    case QEvent::KeyRelease:
        return watched->isWindowType() && onKeyRelease(*static_cast<QKeyEvent*>(event));
    case QEvent::InputMethod:
        onInputMethod(*static_cast<QInputMethodEvent*>(event));
        return false;
    default:
        return false;
    }
}

qint64 KeyboardWedge::timeOf(const QKeyEvent& event) const
{
    return event.timestamp() != 0 ? static_cast<qint64>(event.timestamp()) : m_clock.elapsed();
}

/// In the clock of the key events; behind it by the time the last key waited to be looked at, which
/// makes this program patient when it is busy.
qint64 KeyboardWedge::now() const
{
    return m_lastEventMs + (m_clock.elapsed() - m_lastSeenMs);
}

WedgeKey KeyboardWedge::wedgeKey(const QKeyEvent& event) const
{
    WedgeKey key;
    key.atMs = timeOf(event);
    if (event.isAutoRepeat() && key.atMs - m_lastEventMs >= repeatGapMinMs)
        key.kind = WedgeKey::Kind::Other;
    else if (isTerminator(event))
        key.kind = WedgeKey::Kind::Terminator;
    else if (isCodeCharacter(event))
        key.character = event.text().front();
    else
        key.kind = WedgeKey::Kind::Other;
    return key;
}

bool KeyboardWedge::onKeyPress(const QKeyEvent& event)
{
    if (isModifier(event.key()))
        return false;
    const WedgeKey key = wedgeKey(event);
    m_lastEventMs = key.atMs;
    m_lastSeenMs = m_clock.elapsed();
    const WedgeDecision decision = m_detector.feed(key);
    apply(decision);
    if (decision.action == WedgeDecision::Action::Pass) {
        if (decision.passesFirst)
            m_before = focusedField();
        armTimer();
        return false;
    }
    if (decision.action == WedgeDecision::Action::Hold && m_held.size() <= codeLengthMax)
        m_held.append({event.key(), event.modifiers(), event.nativeScanCode(),
                       event.nativeVirtualKey(), event.nativeModifiers(), event.text(),
                       event.timestamp()});
    constexpr qsizetype swallowedMax = 64;
    if (m_swallowed.size() < swallowedMax && !event.isAutoRepeat())
        m_swallowed.append(physicalKey(event));
    armTimer();
    return true;
}

bool KeyboardWedge::onKeyRelease(const QKeyEvent& event)
{
    if (event.isAutoRepeat())
        return m_swallowed.contains(physicalKey(event));
    return m_swallowed.removeOne(physicalKey(event));
}

/// A text field that an input method writes into: what it commits has arrived there already.
void KeyboardWedge::onInputMethod(const QInputMethodEvent& event)
{
    const bool isComposing = !event.preeditString().isEmpty();
    const QString text = event.commitString();
    if (text.isEmpty() && !isComposing)
        return;
    const bool isAscii = std::ranges::all_of(
        text, [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7F; });
    WedgeKey key{.kind = WedgeKey::Kind::Other, .character = {}, .atMs = now()};
    m_lastEventMs = key.atMs;
    m_lastSeenMs = m_clock.elapsed();
    if (isComposing || !isAscii) {
        apply(m_detector.feed(key));
    } else {
        key.kind = WedgeKey::Kind::Committed;
        for (const QChar character : text) {
            key.character = character;
            const WedgeDecision decision = m_detector.feed(key);
            apply(decision);
            if (decision.passesFirst)
                m_before = focusedField();
        }
    }
    armTimer();
}

void KeyboardWedge::apply(const WedgeDecision& decision)
{
    // State first: what follows may open a dialog with an event loop of its own.
    if (decision.releaseHeld) {
        const QList<HeldKey> released = std::exchange(m_held, {});
        if (decision.releasesFirst)
            m_before = focusedField();
        for (const HeldKey& held : released)
            replay(held);
    }
    if (decision.dropHeld)
        m_held.clear();
    if (decision.retract > 0)
        takeBack(decision.retract);
    if (!decision.scan)
        return;
    const ports::ScannedCode code = codeFromText(*decision.scan);
    if (!code.text.isEmpty())
        Q_EMIT scanned(code);
}

/// To the window that has the focus now, as if typed: press and release, since the real release is
/// swallowed.
void KeyboardWedge::replay(const HeldKey& held)
{
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QWindow* window = focusedWindow();
        if (!window)
            return;
        QKeyEvent event(type, held.key, held.modifiers, held.scanCode, held.virtualKey,
                        held.nativeModifiers, held.text);
        event.setTimestamp(held.timestamp);
        m_ownEvent = &event;
        QCoreApplication::sendEvent(window, &event);
        m_ownEvent = nullptr;
    }
}

/// Without a window manager no window is ever active, and yet it gets keys.
QWindow* KeyboardWedge::focusedWindow() const
{
    QWindow* active = QGuiApplication::focusWindow();
    return active ? active : m_window.data();
}

KeyboardWedge::FieldState KeyboardWedge::focusedField() const
{
    const QWindow* window = focusedWindow();
    QObject* focus = window ? window->focusObject() : nullptr;
    if (!focus)
        return {};
    QInputMethodQueryEvent query(Qt::ImSurroundingText | Qt::ImCursorPosition |
                                 Qt::ImAnchorPosition);
    QCoreApplication::sendEvent(focus, &query);
    const QVariant text = query.value(Qt::ImSurroundingText);
    if (!text.isValid())
        return {};
    return {focus, text.toString(), query.value(Qt::ImCursorPosition).toInt(),
            query.value(Qt::ImAnchorPosition).toInt()};
}

void KeyboardWedge::takeBack(int characters)
{
    const FieldState before = std::exchange(m_before, {});
    const FieldState field = focusedField();
    if (!field.field || field.field != before.field) {
        Q_EMIT retracted(characters);
        return;
    }
    if (field.text == before.text)
        return; // the field refused the characters
    // Replacing everything also brings back a selection that the first character overwrote.
    QInputMethodEvent restore;
    restore.setCommitString(before.text, -field.cursor, static_cast<int>(field.text.size()));
    m_ownEvent = &restore;
    QCoreApplication::sendEvent(field.field, &restore);
    const QList<QInputMethodEvent::Attribute> selection{
        {QInputMethodEvent::Selection, before.anchor, before.cursor - before.anchor}};
    QInputMethodEvent select(QString(), selection);
    m_ownEvent = &select;
    QCoreApplication::sendEvent(field.field, &select);
    m_ownEvent = nullptr;
}

void KeyboardWedge::armTimer()
{
    const auto due = m_detector.nextTickMs();
    if (!due) {
        m_timer.stop();
        return;
    }
    const qint64 wait = std::max<qint64>(*due - now(), 1);
    m_timerDueMs = m_clock.elapsed() + wait;
    m_timerDelays = 0;
    m_timer.start(static_cast<int>(wait));
}

void KeyboardWedge::onTimer()
{
    // A late timer means that the program was busy: keys may be waiting behind it that were pressed
    // in time. Let them be looked at first.
    constexpr int lateMs = 20;
    constexpr int delayMs = 10;
    constexpr int delaysMax = 3;
    if (m_clock.elapsed() - m_timerDueMs > lateMs && m_timerDelays < delaysMax) {
        ++m_timerDelays;
        m_timerDueMs = m_clock.elapsed() + delayMs;
        m_timer.start(delayMs);
        return;
    }
    apply(m_detector.tick(now()));
    armTimer();
}

} // namespace till::drivers
