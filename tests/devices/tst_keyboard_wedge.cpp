// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/drivers/keyboard_wedge.h"

#include <QApplication>
#include <QDialog>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWindow>

using namespace till;
using drivers::KeyboardWedge;
using ports::ScannedCode;

namespace {

/// A painted entry field: takes keys, knows no input method.
class Entry : public QWidget {
public:
    Entry() { setFocusPolicy(Qt::StrongFocus); }
    QString text;
    int enters = 0;

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Return)
            ++enters;
        else
            text += event->text();
    }
};

} // namespace

class TestKeyboardWedge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        auto* layout = new QVBoxLayout(m_window.get());
        m_entry = new Entry;
        m_field = new QLineEdit;
        layout->addWidget(m_entry);
        layout->addWidget(m_field);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_entry->setFocus();
        m_wedge = std::make_unique<KeyboardWedge>();
        m_scans.clear();
        connect(m_wedge.get(), &KeyboardWedge::scanned, this,
                [this](const ScannedCode& code) { m_scans.append(code.text); });
        connect(m_wedge.get(), &KeyboardWedge::retracted, this,
                [this](int count) { m_entry->text.chop(count); });
        m_at += 10'000;
    }
    void cleanup()
    {
        m_wedge.reset();
        m_window.reset();
    }

    void typingArrivesAtOnce()
    {
        for (const QChar character : QStringLiteral("690")) {
            press(character, 120);
            QVERIFY(m_entry->text.endsWith(character));
        }
        pressEnter(120);
        QCOMPARE(m_entry->text, QStringLiteral("690"));
        QCOMPARE(m_entry->enters, 1);
        QVERIFY(m_scans.isEmpty());
    }

    void aScanLeavesNothingBehind()
    {
        scan(m_goods);
        QCOMPARE(m_scans, QStringList{m_goods});
        QCOMPARE(m_entry->text, QString());
        QCOMPARE(m_entry->enters, 0);
    }

    void keepsTheQuantityTypedBefore()
    {
        press(u'3', 200);
        press(u'*', 200);
        m_at += 500;
        scan(m_goods);
        QCOMPARE(m_entry->text, QStringLiteral("3*"));
        QCOMPARE(m_scans, QStringList{m_goods});
    }

    void quickRollsAreReleasedAsTyping()
    {
        press(u'a', 200);
        press(u'b', 20);
        QCOMPARE(m_entry->text, QStringLiteral("a"));
        QTRY_COMPARE(m_entry->text, QStringLiteral("ab"));
        pressEnter(200);
        QCOMPARE(m_entry->enters, 1);
    }

    void heldKeysComeBeforeALaterOne()
    {
        press(u'a', 200);
        press(u'b', 20);
        press(u'c', 60);
        QCOMPARE(m_entry->text, QStringLiteral("abc"));
    }

    void losesNoneOfAThousand()
    {
        QStringList expected;
        for (int i = 0; i < 1'000; ++i) {
            expected.append(QString::number(6'900'000'000'000 + i));
            scan(expected.last(), 5);
        }
        QCOMPARE(m_scans, expected);
        QCOMPARE(m_entry->text, QString());
    }

    void dialogsSeeNothingOfAScan()
    {
        QDialog dialog(m_window.get());
        auto* button = new QPushButton(QStringLiteral("OK"), &dialog);
        QSignalSpy clicked(button, &QPushButton::clicked);
        QShortcut enter(Qt::Key_Return, &dialog);
        QSignalSpy triggered(&enter, &QShortcut::activated);
        dialog.setModal(true);
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        button->setFocus();
        QStringList expected;
        for (int i = 0; i < 1'000; ++i) {
            expected.append(QStringLiteral("A B%1").arg(100'000 + i));
            scan(expected.last(), 5);
        }
        QCOMPARE(m_scans, expected);
        QCOMPARE(clicked.size(), 0);
        QCOMPARE(triggered.size(), 0);
        QVERIFY(dialog.isVisible());
    }

    void aDialogOpenedByAScanLosesNoScan()
    {
        QDialog dialog(m_window.get());
        dialog.setModal(true);
        connect(m_wedge.get(), &KeyboardWedge::scanned, &dialog, [&dialog] { dialog.open(); });
        scan(m_goods);
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        scan(m_goods);
        QCOMPARE(m_scans.size(), 2);
    }

    void shortcutsWorkForPeople()
    {
        QShortcut shortcut(Qt::Key_F8, m_window.get());
        QSignalSpy triggered(&shortcut, &QShortcut::activated);
        QTest::keyClick(handle(), Qt::Key_F8);
        QCOMPARE(triggered.size(), 1);
    }

    void textFieldsGetTheirTextBack()
    {
        m_field->setText(QStringLiteral("王小明"));
        m_field->setFocus();
        m_field->setCursorPosition(1);
        scan(m_goods, 30); // slow enough that several keys were let through
        QCOMPARE(m_scans, QStringList{m_goods});
        QCOMPARE(m_field->text(), QStringLiteral("王小明"));
        QCOMPARE(m_field->cursorPosition(), 1);
    }

    void textFieldsGetTheirSelectionBack()
    {
        m_field->setText(QStringLiteral("12.00"));
        m_field->setFocus();
        m_field->selectAll();
        scan(m_goods);
        QCOMPARE(m_field->text(), QStringLiteral("12.00"));
        QCOMPARE(m_field->selectedText(), QStringLiteral("12.00"));
    }

    void whatAnInputMethodPutThereIsTakenBack()
    {
        m_field->setText(QStringLiteral("x"));
        m_field->setFocus();
        for (const QChar character : m_goods) {
            QInputMethodEvent event;
            event.setCommitString(QString(character));
            QCoreApplication::sendEvent(m_field, &event);
        }
        QCOMPARE(m_field->text(), QStringLiteral("x") + m_goods);
        QTRY_COMPARE(m_scans, QStringList{m_goods}); // no Enter: by silence
        QCOMPARE(m_field->text(), QStringLiteral("x"));
    }

    void composingIsNoScan()
    {
        m_field->setFocus();
        for (const QString& text : {QStringLiteral("nong"), QStringLiteral("nongfu")}) {
            QInputMethodEvent event(text, {});
            QCoreApplication::sendEvent(m_field, &event);
        }
        QInputMethodEvent commit;
        commit.setCommitString(QStringLiteral("农夫"));
        QCoreApplication::sendEvent(m_field, &commit);
        QCOMPARE(m_field->text(), QStringLiteral("农夫"));
        scan(m_goods, 8);
        QCOMPARE(m_scans, QStringList{m_goods});
        QCOMPARE(m_field->text(), QStringLiteral("农夫"));
    }

    void takesOffTheIdentifierAndKeepsSeparators()
    {
        ScannedCode last;
        connect(m_wedge.get(), &KeyboardWedge::scanned, this,
                [&last](const ScannedCode& code) { last = code; });
        for (const QChar character : QStringLiteral("]C10106901234567892"))
            press(character, 8);
        key(Qt::Key_BracketRight, QStringLiteral("\u001D"), 8, Qt::ControlModifier);
        for (const QChar character : QStringLiteral("21AB"))
            press(character, 8);
        pressEnter(8);
        QCOMPARE(last.aim, QStringLiteral("]C1"));
        QCOMPARE(last.text, QStringLiteral("0106901234567892\u001D21AB"));
    }

    void aBusyProgramLosesNothing()
    {
        // Half of the code is looked at before the program is busy for 300 ms, half after.
        for (qsizetype i = 0; i < m_goods.size(); ++i) {
            if (i == 6) {
                QElapsedTimer busy;
                busy.start();
                while (busy.elapsed() < 300) { // looks at no event
                }
                QCoreApplication::processEvents(); // the timer first, though the keys came in time
            }
            press(m_goods[i], 8);
        }
        pressEnter(8);
        QCOMPARE(m_scans, QStringList{m_goods});
        QCOMPARE(m_entry->text, QString());
    }

    void lineFeedEndsAScanToo()
    {
        for (const QChar character : m_goods)
            press(character, 8);
        key(Qt::Key_J, QStringLiteral("\n"), 8, Qt::ControlModifier);
        QCOMPARE(m_scans, QStringList{m_goods});
        QCOMPARE(m_entry->text, QString());
    }

    void autoRepeatIsNoScan()
    {
        press(u'8', 200);
        for (int i = 0; i < 20; ++i) {
            QKeyEvent event(QEvent::KeyPress, Qt::Key_8, Qt::NoModifier, QStringLiteral("8"), true);
            event.setTimestamp(static_cast<quint64>(m_at += 30));
            QCoreApplication::sendEvent(handle(), &event);
        }
        QCOMPARE(m_entry->text, QString(21, u'8'));
        QVERIFY(m_scans.isEmpty());
    }

    /// Qt on X11 marks a release and a press of one key in one millisecond as a repetition.
    void doubleDigitsOfAVeryFastScannerAreNoRepetition()
    {
        const QString code = QStringLiteral("6921168520015");
        QChar before;
        for (const QChar character : code) {
            if (character == before) {
                for (const QEvent::Type type :
                     {QEvent::ShortcutOverride, QEvent::KeyPress, QEvent::KeyRelease}) {
                    QKeyEvent event(type, character.unicode(), Qt::NoModifier, QString(character),
                                    true);
                    event.setTimestamp(static_cast<quint64>(m_at));
                    QCoreApplication::sendEvent(handle(), &event);
                }
            } else {
                press(character, 1);
            }
            before = character;
        }
        pressEnter(1);
        QCOMPARE(m_scans, QStringList{code});
        QCOMPARE(m_entry->text, QString());
        QCOMPARE(m_entry->enters, 0);
    }

private:
    /// The window that would get the key from the window system.
    [[nodiscard]] static QWindow* handle() { return QGuiApplication::focusWindow(); }

    void key(int code, const QString& text, qint64 gapMs,
             Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        m_at += gapMs;
        for (const QEvent::Type type :
             {QEvent::ShortcutOverride, QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, code, modifiers, text);
            event.setTimestamp(static_cast<quint64>(m_at));
            event.setAccepted(type != QEvent::ShortcutOverride);
            QCoreApplication::sendEvent(handle(), &event);
        }
    }
    void press(QChar character, qint64 gapMs)
    {
        key(character.toUpper().unicode(), QString(character), gapMs);
    }
    void pressEnter(qint64 gapMs) { key(Qt::Key_Return, QStringLiteral("\r"), gapMs); }
    void scan(const QString& text, qint64 gapMs = 8)
    {
        for (const QChar character : text)
            press(character, gapMs);
        pressEnter(gapMs);
    }

    const QString m_goods = QStringLiteral("6901234567892");
    std::unique_ptr<QWidget> m_window;
    Entry* m_entry = nullptr;
    QLineEdit* m_field = nullptr;
    std::unique_ptr<KeyboardWedge> m_wedge;
    QStringList m_scans;
    qint64 m_at = 10'000;
};

QTEST_MAIN(TestKeyboardWedge)
#include "tst_keyboard_wedge.moc"
