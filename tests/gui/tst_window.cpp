// SPDX-License-Identifier: GPL-3.0-or-later

// The real window in front of a real desk: journal, catalogue with the demo goods, services.

#include "app/desk/desk.h"
#include "tests/gui/gallery_pages.h"
#include "tests/gui/gallery_screens.h"
#include "ui/widgets/checkout_screen.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/paid_dialog.h"
#include "ui/widgets/tender_dialog.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace till;
using models::Action;
using models::Sound;

namespace {

const QString water = QStringLiteral("6921168509256"); // ¥2.00
const QString pin = QStringLiteral("2580");

/// One till in a folder of its own. Everything lives on the test's thread.
class Counter {
public:
    explicit Counter(ui::Look& look) : m_look(look)
    {
        desk::Place place{m_folder.path(), m_folder.filePath(QStringLiteral("settings.toml")),
                          desk::Mode::Training};
        auto opened = desk::Desk::open(place);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        m_desk = std::move(*opened);
        m_search = std::make_unique<services::SearchService>(m_desk->searchOpener());
        client = std::make_unique<models::DeskClient>(models::DeskClient::Services{
            m_desk->checkout(), m_desk->prints(), m_desk->staff(), *m_search, m_desk->preview()});
        client->connectPayments(m_desk->payments(), m_desk->sales());
        models::DeskInfo info;
        info.shopName = QStringLiteral("邻里生鲜");
        info.mode = models::DeskInfo::Mode::Training;
        info.quickKeys = m_desk->quickKeys();
        window = std::make_unique<ui::MainWindow>(*client, m_look, info);
        QObject::connect(window.get(), &ui::MainWindow::soundRequested, window.get(),
                         [this](Sound sound) { sounds.append(sound); });
        window->resize(1366, 768);
        window->show();
        m_desk->recover();
    }
    ~Counter()
    {
        window.reset();
        client.reset();
    }
    Q_DISABLE_COPY_MOVE(Counter)

    void signIn()
    {
        key(Qt::Key_Down); // 1001 is the manager, 1008 the cashier
        type(pin);
        key(Qt::Key_Return);
        QTRY_VERIFY(client->signedInAs().has_value());
    }
    /// Where the keys of a keyboard arrive.
    QWidget* keyboard()
    {
        if (QWidget* focused = window->focusWidget(); focused != nullptr && focused->isVisible())
            return focused;
        return window.get();
    }
    void key(int code, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(keyboard(), static_cast<Qt::Key>(code), modifiers);
    }
    void type(const QString& text) { QTest::keyClicks(keyboard(), text); }
    void scan(const QString& text) { window->onScanned({text, {}}); }
    /// Presses the visible button whose name begins so with the mouse.
    void press(const QString& name)
    {
        QCoreApplication::processEvents(); // new rows and new words come with events
        QWidget* front = window->dialog() != nullptr ? static_cast<QWidget*>(window->dialog())
                                                     : static_cast<QWidget*>(window.get());
        const QList<QAbstractButton*> buttons = front->findChildren<QAbstractButton*>();
        for (QAbstractButton* button : buttons) {
            if (button->isVisible() && button->accessibleName().startsWith(name)) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL(qPrintable(QStringLiteral("no button ") + name));
    }
    [[nodiscard]] const sale::Sale& sale() const { return client->state().sale; }
    template<typename Dialog> [[nodiscard]] Dialog* dialog() const
    {
        return qobject_cast<Dialog*>(window->dialog());
    }

    std::unique_ptr<models::DeskClient> client;
    std::unique_ptr<ui::MainWindow> window;
    QList<Sound> sounds;

private:
    QTemporaryDir m_folder;
    ui::Look& m_look;
    std::unique_ptr<desk::Desk> m_desk;
    std::unique_ptr<services::SearchService> m_search;
};

} // namespace

class TestWindow : public QObject {
    Q_OBJECT

private:
    ui::Look* m_look = nullptr;
    std::unique_ptr<Counter> m_counter;

private Q_SLOTS:
    void initTestCase() { m_look = &gallery::prepareApplication(*qApp); }
    void init()
    {
        gallery::speak(gallery::Language::English);
        m_look->setTheme(ui::Theme::light());
        m_counter = std::make_unique<Counter>(*m_look);
    }
    void cleanup() { m_counter.reset(); }

    void sellsByKeyboardAlone()
    {
        Counter& counter = *m_counter;
        counter.signIn();
        counter.type(water);
        counter.key(Qt::Key_Return);
        QCOMPARE(counter.sale().countedLines(), 1);
        counter.type(QStringLiteral("3*"));
        counter.scan(water);
        QCOMPARE(counter.client->state().totals.total, Money::fromFen(800));
        QCOMPARE(counter.window->checkout().entry(), QString());
        counter.key(Qt::Key_Return);
        QVERIFY(counter.dialog<ui::TenderDialog>() != nullptr);
        counter.type(QStringLiteral("50"));
        counter.key(Qt::Key_Return);
        auto* paid = counter.dialog<ui::PaidDialog>();
        QVERIFY(paid != nullptr);
        QCOMPARE(paid->sale().sale.change, Money::fromFen(4200));
        counter.key(Qt::Key_Return);
        QCOMPARE(counter.window->dialog(), nullptr);
        QVERIFY(counter.sounds.contains(Sound::Paid));
    }

    void sellsByTouchAlone()
    {
        Counter& counter = *m_counter;
        counter.press(QStringLiteral("王敏"));
        for (const QChar digit : pin)
            counter.press(QString(digit));
        counter.press(QStringLiteral("Start work"));
        QTRY_VERIFY(counter.client->signedInAs().has_value());
        counter.press(QStringLiteral("购物袋 小"));
        QCOMPARE(counter.sale().countedLines(), 1);
        counter.press(QStringLiteral("Take payment"));
        QVERIFY(counter.dialog<ui::TenderDialog>() != nullptr);
        counter.press(QStringLiteral("+¥50"));
        counter.press(QStringLiteral("Finish"));
        QVERIFY(counter.dialog<ui::PaidDialog>() != nullptr);
        counter.press(QStringLiteral("Next sale"));
        QCOMPARE(counter.window->dialog(), nullptr);
    }

    void enterTwiceFinishesNothing()
    {
        Counter& counter = *m_counter;
        counter.signIn();
        counter.scan(water);
        // As scanners do that send their Enter twice, and as tired hands do.
        for (int i = 0; i < 4; ++i)
            counter.key(Qt::Key_Return);
        QVERIFY(counter.dialog<ui::TenderDialog>() != nullptr);
        QCOMPARE(counter.sale().phase, sale::Phase::Tendering);
        QVERIFY(counter.sale().tenders.isEmpty());
        counter.key(Qt::Key_F12);
        QVERIFY(counter.sale().tenders.isEmpty());
        counter.key(Qt::Key_Escape);
        QCOMPARE(counter.window->dialog(), nullptr);
        QCOMPARE(counter.sale().phase, sale::Phase::Open);
        QCOMPARE(counter.sale().countedLines(), 1);
    }

    void takesPartsAndGivesThemBack()
    {
        Counter& counter = *m_counter;
        counter.signIn();
        counter.type(QStringLiteral("5*"));
        counter.scan(water);
        counter.key(Qt::Key_Return);
        counter.type(QStringLiteral("4"));
        counter.key(Qt::Key_Plus);
        QCOMPARE(counter.sale().tenders.size(), 1);
        QCOMPARE(counter.client->state().totals.remaining, Money::fromFen(600));
        counter.press(QStringLiteral("Give back"));
        QCOMPARE(counter.sale().tenders.size(), 0);
        counter.key(Qt::Key_F7);
        QTest::keyClicks(counter.window->dialog()->findChild<QLineEdit*>(),
                         QStringLiteral("003912"));
        counter.key(Qt::Key_Return);
        auto* paid = counter.dialog<ui::PaidDialog>();
        QVERIFY(paid != nullptr);
        QCOMPARE(paid->sale().sale.tenders.constFirst().reference, QStringLiteral("003912"));
    }

    void noDialogSwallowsAScan_data()
    {
        QTest::addColumn<models::Action>("action");
        QTest::newRow("keys") << Action::ShowKeys;
        QTest::newRow("hold") << Action::Hold;
        QTest::newRow("discount") << Action::DiscountSale;
        QTest::newRow("quantity") << Action::ChangeQuantity;
        QTest::newRow("price") << Action::ChangePrice;
        QTest::newRow("note") << Action::NoteLine;
        QTest::newRow("cancel") << Action::CancelSale;
        QTest::newRow("view") << Action::View;
        QTest::newRow("print jobs") << Action::PrintJobs;
        QTest::newRow("unknown codes") << Action::UnknownCodes;
    }
    void noDialogSwallowsAScan()
    {
        QFETCH(models::Action, action);
        Counter& counter = *m_counter;
        counter.signIn();
        counter.scan(water);
        counter.window->act(action);
        const ui::DialogFrame* form = counter.window->dialog();
        QVERIFY(form != nullptr);
        counter.scan(QStringLiteral("6921168520015"));
        QCOMPARE(counter.sale().countedLines(), 2);
        QCOMPARE(counter.window->dialog(), form);
        counter.key(Qt::Key_Escape);
        QCOMPARE(counter.window->dialog(), nullptr);
        QCOMPARE(counter.sale().countedLines(), 2);
    }

    void goodsInTheTenderDialogGoBackToTheCart()
    {
        Counter& counter = *m_counter;
        counter.signIn();
        counter.scan(water);
        counter.key(Qt::Key_Return);
        counter.scan(water);
        QCOMPARE(counter.window->dialog(), nullptr);
        QCOMPARE(counter.sale().phase, sale::Phase::Open);
        QCOMPARE(counter.client->state().totals.total, Money::fromFen(400));
    }

    void goodsAreRefusedAloudOnceMoneyIsIn()
    {
        Counter& counter = *m_counter;
        counter.signIn();
        counter.scan(water);
        counter.key(Qt::Key_Return);
        counter.type(QStringLiteral("1"));
        counter.key(Qt::Key_Return);
        counter.sounds.clear();
        counter.scan(water);
        QCOMPARE(counter.sounds, QList<Sound>{Sound::Wrong});
        QCOMPARE(counter.client->state().totals.total, Money::fromFen(200));
        QVERIFY(counter.dialog<ui::TenderDialog>() != nullptr);
    }

    void theNextScanBeginsTheNextSale()
    {
        Counter& counter = *m_counter;
        counter.signIn();
        counter.scan(water);
        counter.key(Qt::Key_Return);
        counter.type(QStringLiteral("2"));
        counter.key(Qt::Key_Return);
        QVERIFY(counter.dialog<ui::PaidDialog>() != nullptr);
        counter.scan(water);
        QCOMPARE(counter.window->dialog(), nullptr);
        QCOMPARE(counter.sale().countedLines(), 1);
    }

    void anUnknownCodeNeverBlocks()
    {
        Counter& counter = *m_counter;
        counter.signIn();
        counter.scan(QStringLiteral("6901234567892"));
        QCOMPARE(counter.sounds, QList<Sound>{Sound::Wrong});
        QCOMPARE(counter.window->dialog(), nullptr);
        QCOMPARE(counter.client->state().unknownCodes,
                 QStringList{QStringLiteral("6901234567892")});
        counter.scan(water);
        QCOMPARE(counter.sale().countedLines(), 1);
    }

    void aThousandScansAreAllThereAndInOrder()
    {
        Counter& counter = *m_counter;
        counter.signIn();
        counter.window->act(Action::ShowKeys);
        constexpr int scans = 1000;
        for (int i = 0; i < scans; ++i)
            counter.scan(i % 2 == 0 ? water : QStringLiteral("6921168520015"));
        QCOMPARE(counter.sale().countedLines(), scans);
        QCOMPARE(counter.sale().lines.at(0).item.barcode, water);
        QCOMPARE(counter.sale().lines.at(scans - 1).item.barcode, QStringLiteral("6921168520015"));
    }

    void aFastHandIsAheadOfTheSearch()
    {
        Counter& counter = *m_counter;
        counter.signIn();
        counter.type(QStringLiteral("nfsq"));
        counter.key(Qt::Key_Return);
        QTRY_COMPARE(counter.sale().countedLines(), 1);
        QVERIFY(counter.sale().lines.constFirst().item.name.startsWith(QStringLiteral("农夫山泉")));
        QCOMPARE(counter.window->checkout().entry(), QString());
    }

    void operatorsActOnTheSelectedLine()
    {
        Counter& counter = *m_counter;
        counter.signIn();
        counter.scan(water);
        counter.key(Qt::Key_Plus);
        counter.type(QStringLiteral("5*"));
        counter.key(Qt::Key_Return);
        QCOMPARE(counter.sale().lines.constFirst().quantity, Quantity::pieces(5));
        counter.key(Qt::Key_Minus);
        QCOMPARE(counter.sale().lines.constFirst().quantity, Quantity::pieces(4));
        counter.key(Qt::Key_Delete);
        QCOMPARE(counter.sale().countedLines(), 0);
    }

    void holdsAndRecallsWithTwoKeys()
    {
        Counter& counter = *m_counter;
        counter.signIn();
        counter.scan(water);
        counter.key(Qt::Key_F4);
        counter.type(QStringLiteral("red coat"));
        counter.key(Qt::Key_Return);
        QCOMPARE(counter.client->state().held.size(), 1);
        QCOMPARE(counter.sale().countedLines(), 0);
        counter.key(Qt::Key_F5);
        QCOMPARE(counter.client->state().held.size(), 0);
        QCOMPARE(counter.sale().countedLines(), 1);
    }

    void cancellingNeedsMoreThanEnter()
    {
        Counter& counter = *m_counter;
        counter.signIn();
        counter.scan(water);
        counter.key(Qt::Key_Delete, Qt::ControlModifier);
        counter.key(Qt::Key_Return);
        QCOMPARE(counter.window->dialog(), nullptr);
        QCOMPARE(counter.sale().countedLines(), 1);
        counter.key(Qt::Key_Delete, Qt::ControlModifier);
        counter.press(QStringLiteral("Cancel sale"));
        QCOMPARE(counter.sale().countedLines(), 0);
    }

    void theLockKeepsTheCartAndOpensWithThePin()
    {
        Counter& counter = *m_counter;
        counter.signIn();
        counter.scan(water);
        counter.key(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(counter.window->isLocked());
        counter.scan(water);
        QCOMPARE(counter.client->state().totals.total, Money::fromFen(200));
        counter.type(QStringLiteral("0000"));
        counter.key(Qt::Key_Return);
        QTRY_VERIFY(counter.client->signedInAs().has_value());
        QCoreApplication::processEvents();
        QVERIFY(counter.window->isLocked());
        counter.type(pin);
        counter.key(Qt::Key_Return);
        QTRY_VERIFY(!counter.window->isLocked());
        QCOMPARE(counter.sale().countedLines(), 1);
    }

    void aScanThatBeganAsTypingIsTakenBack()
    {
        Counter& counter = *m_counter;
        counter.signIn();
        counter.type(QStringLiteral("3*6"));
        counter.window->takeBackTyping(1);
        counter.scan(water);
        QCOMPARE(counter.sale().lines.constFirst().quantity, Quantity::pieces(3));
    }

    void speaksTheOtherLanguageAtOnce()
    {
        Counter& counter = *m_counter;
        counter.signIn();
        counter.scan(water);
        counter.window->act(Action::DiscountSale);
        counter.press(QStringLiteral("Back to cart"));
        gallery::speak(gallery::Language::Chinese);
        counter.press(QStringLiteral("收款"));
        QVERIFY(counter.dialog<ui::TenderDialog>() != nullptr);
        gallery::speak(gallery::Language::English);
        counter.press(QStringLiteral("Back to cart"));
        QCOMPARE(counter.window->dialog(), nullptr);
    }

    void changesItsColoursAtOnce()
    {
        Counter& counter = *m_counter;
        counter.signIn();
        const auto corner = [&counter] {
            return counter.window->grab().toImage().pixelColor(6, 300);
        };
        QCOMPARE(corner(), ui::Theme::light().bg);
        m_look->setTheme(ui::Theme::dark());
        QCOMPARE(corner(), ui::Theme::dark().bg);
    }

    void theFocusIsNeverWhereAnInputMethodOpens()
    {
        Counter& counter = *m_counter;
        counter.signIn();
        counter.scan(water);
        counter.window->act(Action::NoteLine);
        counter.key(Qt::Key_Escape);
        QWidget* focused = counter.window->focusWidget();
        QVERIFY(focused != nullptr);
        QVERIFY(!focused->testAttribute(Qt::WA_InputMethodEnabled));
    }
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
