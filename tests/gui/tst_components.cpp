// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/amount_sheet.h"
#include "ui/widgets/button.h"
#include "ui/widgets/cart_view.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/function_bar.h"
#include "ui/widgets/keypad.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/live_field.h"
#include "ui/widgets/receipt_view.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/slab.h"

#include <QAccessible>
#include <QImage>
#include <QLineEdit>
#include <QPainter>
#include <QScreen>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace till;
using namespace till::ui;

namespace {

models::CartRow row(int number)
{
    models::CartRow made;
    made.number = QString::number(number);
    made.name = QStringLiteral("Item %1").arg(number);
    made.amount = QStringLiteral("¥1.00");
    made.spoken = made.name;
    return made;
}

QList<models::CartRow> rows(int count)
{
    QList<models::CartRow> made;
    for (int i = 1; i <= count; ++i)
        made.append(row(i));
    return made;
}

/// Collects the regions that a widget is asked to paint.
class PaintSpy : public QObject {
public:
    explicit PaintSpy(QWidget& widget) { widget.installEventFilter(this); }
    [[nodiscard]] const QRegion& region() const { return m_region; }
    void clear() { m_region = {}; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            m_region += static_cast<QPaintEvent*>(event)->region();
        return QObject::eventFilter(watched, event);
    }

private:
    QRegion m_region;
};

/// What the screen shows of a window, as opposed to what it would paint now.
QImage shown(const QWidget& window)
{
    return window.screen()
        ->grabWindow(window.winId())
        .toImage()
        .convertToFormat(QImage::Format_RGB32);
}

QImage painted(QWidget& window)
{
    return window.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

} // namespace

class TestComponents : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aButtonShowsItsKeyOnlyWhereKeyboardsAreUsed()
    {
        Look look;
        Button button(look, {.label = QStringLiteral("Pay"), .keyCap = QStringLiteral("F12")});
        QCOMPARE(button.shownKeyCap(), QStringLiteral("F12"));
        const int wide = button.sizeHint().width();
        look.setInput(InputLayout::Touch);
        QCOMPARE(button.shownKeyCap(), QString());
        QVERIFY(button.sizeHint().width() < wide);
        QCOMPARE(button.accessibleDescription(), QStringLiteral("F12"));
    }

    void aDisabledButtonSaysWhy()
    {
        Look look;
        Button button(look, {.label = QStringLiteral("Pay")});
        button.setReason(QStringLiteral("nothing in the cart"));
        QCOMPARE(button.accessibleDescription(), QString());
        button.setEnabled(false);
        QCOMPARE(button.accessibleDescription(), QStringLiteral("nothing in the cart"));
    }

    void aMoneyLabelIsSpokenAsMoney()
    {
        Look look;
        MoneyLabel label(look, {});
        label.setAmount(QStringLiteral("¥129.21"), QStringLiteral("129 yuan 2 jiao 1 fen"));
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&label);
        QVERIFY(spoken != nullptr);
        QCOMPARE(spoken->role(), QAccessible::StaticText);
        QCOMPARE(spoken->text(QAccessible::Name), QStringLiteral("129 yuan 2 jiao 1 fen"));
    }

    void theLiveFieldTellsItsTextAndOpensNoInputMethod()
    {
        Look look;
        LiveField field(look);
        field.setName(QStringLiteral("Scan"));
        field.setValue({.quantity = QStringLiteral("3 ×"), .text = QStringLiteral("69")});
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&field);
        QCOMPARE(spoken->role(), QAccessible::EditableText);
        QCOMPARE(spoken->text(QAccessible::Value), QStringLiteral("3 × 69"));
        QVERIFY(!field.testAttribute(Qt::WA_InputMethodEnabled));
    }

    void theSlabShrinksAnAmountAndNeverCutsIt_data()
    {
        QTest::addColumn<QString>("amount");
        QTest::newRow("usual") << QStringLiteral("¥129.21");
        QTest::newRow("long") << QStringLiteral("¥123,456.78");
        QTest::newRow("longest") << QStringLiteral("−¥99,999,999.99");
    }
    void theSlabShrinksAnAmountAndNeverCutsIt()
    {
        QFETCH(QString, amount);
        Look look;
        look.setWindowSize({1024, 768});
        Slab slab(look);
        slab.setValue({.caption = QStringLiteral("Due"), .total = QStringLiteral("¥0.00")});
        const int usual = slab.heightForWidth(412);
        slab.setValue({.caption = QStringLiteral("Due"), .total = amount});
        slab.resize(412, slab.heightForWidth(412));
        const QFontMetrics least(look.bold(type::slabLeast));
        const bool oneLine = least.horizontalAdvance(amount) <= 412 - 40;
        QCOMPARE(slab.height() > usual, !oneLine);
    }

    void theSlabRepaintsOnlyWhatChanged()
    {
        Look look;
        look.setMotion(Motion::Reduced);
        Slab slab(look);
        slab.resize(496, 254);
        Slab::Value value{.caption = QStringLiteral("Due"),
                          .count = QStringLiteral("9"),
                          .total = QStringLiteral("¥129.21"),
                          .payLabel = QStringLiteral("Pay")};
        slab.setValue(value);
        slab.show();
        QVERIFY(QTest::qWaitForWindowExposed(&slab));
        QCoreApplication::processEvents();
        PaintSpy spy(slab);
        value.count = QStringLiteral("8");
        slab.setValue(value);
        QTRY_VERIFY(!spy.region().isEmpty());
        QVERIFY(spy.region().boundingRect().height() < 40);
        spy.clear();
        slab.setValue(value);
        QCoreApplication::processEvents();
        QVERIFY(spy.region().isEmpty());
    }

    void theSlabPaintsItsTotalAtOnce()
    {
        Look look;
        Slab slab(look);
        Slab::Value value{.caption = QStringLiteral("Due"), .total = QStringLiteral("¥129.21")};
        slab.setValue(value);
        slab.resize(496, slab.heightForWidth(496));
        slab.show();
        QVERIFY(QTest::qWaitForWindowExposed(&slab));
        QCoreApplication::processEvents();
        PaintSpy spy(slab);
        slab.paintNow();
        QVERIFY(spy.region().isEmpty());
        value.total = QStringLiteral("¥1,129.21");
        slab.setValue(value);
        slab.paintNow();
        QVERIFY(!spy.region().isEmpty());
        QCOMPARE(shown(slab), painted(slab)); // with the comma's tail
    }

    void anAmountLooksTheSameFromPictures_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<qreal>("pixelRatio");
        for (const int size : {60, 76, 108, 148}) {
            for (const qreal ratio : {1.0, 1.25, 2.0})
                QTest::addRow("%d at %g", size, ratio) << size << ratio;
        }
    }
    void anAmountLooksTheSameFromPictures()
    {
        QFETCH(int, size);
        QFETCH(qreal, pixelRatio);
        Look look;
        AmountSheet sheet;
        const QRect place(7, 40, 900, size);
        for (const auto side : {Qt::AlignRight, Qt::AlignLeft}) {
            const Line line{
                .font = look.bold(size), .colour = Qt::white, .alignment = side | Qt::AlignVCenter};
            for (const char16_t* text : {u"¥0.00", u"¥129.21", u"¥1,128.37", u"-¥45,996.80"}) {
                const QString amount = QString::fromUtf16(text);
                QImage images[3]; // the last one from pictures that are there already
                for (QImage& image : images) {
                    image = QImage(QSize(920, 240) * pixelRatio, QImage::Format_RGB32);
                    image.setDevicePixelRatio(pixelRatio);
                    image.fill(look.theme().slab);
                    QPainter painter(&image);
                    painter.setRenderHint(QPainter::Antialiasing);
                    if (&image == images)
                        drawAmount(painter, place, amount, line, look);
                    else
                        sheet.draw(painter, place, amount, line, look);
                }
                QCOMPARE(images[1], images[0]);
                QCOMPARE(images[2], images[0]);
            }
        }
    }

    void theCartKeepsTheSelectedRowInSight()
    {
        Look look;
        CartView cart(look);
        cart.resize(834, 566);
        cart.show();
        cart.setRows(rows(10'000), 9'999);
        const QRect place = cart.list().visualRect(cart.list().currentIndex());
        QVERIFY(cart.list().viewport()->rect().contains(place));
        QCOMPARE(place.height(), 52 + 56);
        QCOMPARE(cart.list().indexAt(place.center()).row(), 9'999);
        cart.setRows(rows(10'000), 0);
        QCOMPARE(cart.list().visualRect(cart.list().currentIndex()).top(), 0);
        QCOMPARE(cart.list().verticalScrollBar()->maximum(),
                 10'000 * 52 + 56 - cart.list().viewport()->height());
    }

    void rowsBelowTheSelectedOneMakeRoomForItsStrip()
    {
        Look look;
        CartView cart(look);
        cart.resize(834, 566);
        cart.show();
        cart.setRows(rows(4), 1);
        const RowList& list = cart.list();
        const auto top = [&](int index) {
            return list.visualRect(list.model()->index(index, 0)).top();
        };
        QCOMPARE(top(1), 52);
        QCOMPARE(top(2), 52 + 52 + 56);
        QCOMPARE(list.indexAt(QPoint(10, 52 + 52 + 10)).row(), 1);
        QCOMPARE(list.indexAt(QPoint(10, top(2) + 1)).row(), 2);
        QVERIFY(!list.indexAt(QPoint(10, top(3) + 60)).isValid());
    }

    void aChangedRowRepaintsItselfAlone()
    {
        Look look;
        look.setMotion(Motion::Reduced);
        CartView cart(look);
        cart.resize(834, 566);
        QList<models::CartRow> shown = rows(6);
        cart.setRows(shown, 5);
        cart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&cart));
        QCoreApplication::processEvents();
        PaintSpy spy(*cart.list().viewport());
        shown[2].amount = QStringLiteral("¥9.00");
        cart.setRows(shown, 5);
        QTRY_VERIFY(!spy.region().isEmpty());
        QCOMPARE(spy.region().boundingRect(), QRect(0, 104, cart.list().viewport()->width(), 52));
    }

    void anAppendedRowRepaintsItselfAndTheOneBefore()
    {
        Look look;
        look.setMotion(Motion::Reduced);
        CartView cart(look);
        cart.resize(834, 566);
        cart.setRows(rows(50), 49);
        cart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&cart));
        QCoreApplication::processEvents();
        PaintSpy spy(*cart.list().viewport());
        PaintSpy around(cart);
        cart.changeRows(rows(51), {}, 50);
        QTRY_VERIFY(!spy.region().isEmpty());
        const int strip = cart.list().viewport()->height() - 56;
        QCOMPARE(spy.region().boundingRect(),
                 QRect(0, strip - 2 * 52, cart.list().viewport()->width(), 2 * 52));
        // Behind the scroll bar at most.
        QVERIFY(around.region().boundingRect().left() >= cart.list().viewport()->width());
        QCOMPARE(shown(cart), painted(cart));
    }

    void whatIsShownIsWhatIsPaintedHoweverTheCartMoves()
    {
        Look look;
        look.setMotion(Motion::Reduced);
        CartView cart(look);
        cart.resize(834, 566);
        cart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&cart));
        const auto show = [&](int count, int selected) {
            cart.setRows(rows(count), selected);
            return QTest::qWaitFor([&] { return shown(cart) == painted(cart); }, 1000);
        };
        for (int count = 1; count <= 14; ++count)
            QVERIFY(show(count, count - 1));
        for (const int selected : {12, 5, 0, 1, 13, -1, 13, 3})
            QVERIFY2(show(14, selected), qPrintable(QString::number(selected)));
        QVERIFY(show(30, 29));
        cart.list().verticalScrollBar()->setValue(100);
        QCoreApplication::processEvents();
        QCOMPARE(shown(cart), painted(cart));
        QVERIFY(show(33, 32));
        QVERIFY(show(34, 20));
        QVERIFY(show(5, 4));
        QVERIFY(show(0, -1));
    }

    void aPressedRowIsAnIntent()
    {
        Look look;
        CartView cart(look);
        cart.resize(834, 566);
        cart.show();
        cart.setRows(rows(4), 3);
        QSignalSpy chosen(&cart, &CartView::rowChosen);
        QTest::mouseClick(cart.list().viewport(), Qt::LeftButton, {}, QPoint(100, 60));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.at(0).at(0).toInt(), 1);
        QCOMPARE(cart.list().currentRow(), 3);
    }

    void theKeypadSendsTheKeysOfAKeyboard()
    {
        Look look;
        Keypad keypad(look, Keypad::Kind::Amount,
                      {.clear = QStringLiteral("Clear"),
                       .backspace = QStringLiteral("Back"),
                       .point = QStringLiteral("point")});
        QList<int> keys;
        connect(&keypad, &Keypad::keyPressed, this, [&](int key) { keys.append(key); });
        for (const QString& label : {QStringLiteral("7"), QStringLiteral("00"), QStringLiteral("."),
                                     QStringLiteral("Clear")}) {
            for (KeypadKey* key : keypad.findChildren<KeypadKey*>()) {
                if (key->text() == label)
                    key->click();
            }
        }
        QCOMPARE(keys,
                 (QList<int>{Qt::Key_7, Qt::Key_0, Qt::Key_0, Qt::Key_Period, Qt::Key_Clear}));
    }

    void enterGoesOnAndEscStepsBack()
    {
        Look look;
        QWidget window;
        window.resize(1366, 768);
        DialogFrame dialog(look, DialogFrame::Size::Small, &window);
        dialog.setPrimary({QStringLiteral("Go on"), QStringLiteral("Enter")});
        dialog.setBack({QStringLiteral("Back"), QStringLiteral("Esc")});
        window.show();
        dialog.open();
        QSignalSpy accepted(&dialog, &DialogFrame::accepted);
        QSignalSpy back(&dialog, &DialogFrame::steppedBack);
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(accepted.count(), 1);
        dialog.setReadiness(DialogFrame::Readiness::NotYet, QStringLiteral("count first"));
        QTest::keyClick(&dialog, Qt::Key_Enter);
        QCOMPARE(accepted.count(), 1);
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QCOMPARE(back.count(), 1);
    }

    void focusReturnsToWhereItWasBeforeTheDialog()
    {
        Look look;
        QWidget window;
        window.resize(1366, 768);
        QLineEdit field(&window);
        QLineEdit other(&window);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field.setFocus();
        DialogFrame dialog(look, DialogFrame::Size::Small, &window);
        dialog.setPrimary({QStringLiteral("Go on"), QStringLiteral("Enter")});
        dialog.open();
        QVERIFY(dialog.hasFocus());
        QTest::keyClick(&dialog, Qt::Key_Tab);
        QVERIFY(dialog.isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(dialog.isAncestorOf(QApplication::focusWidget()));
        dialog.hide();
        QVERIFY(field.hasFocus());
    }

    void aFunctionKeyGivesItsIdBack()
    {
        Look look;
        FunctionBar bar(look);
        bar.resize(1366, 64);
        bar.setKeys({{.id = 7, .label = QStringLiteral("Hold")},
                     {.id = 9,
                      .label = QStringLiteral("Drawer"),
                      .reason = QStringLiteral("not allowed")}});
        QSignalSpy pressed(&bar, &FunctionBar::keyPressed);
        for (FunctionButton* button : bar.findChildren<FunctionButton*>())
            button->click();
        QCOMPARE(pressed.count(), 1);
        QCOMPARE(pressed.at(0).at(0).toInt(), 7);
    }

    void aReceiptBecomesAPdfAsWideAsThePaper()
    {
        Look look;
        receipt::Receipt paper{.columns = 32};
        paper.elements = {receipt::TextLine{.text = QStringLiteral("邻里生鲜")},
                          receipt::QrCode{.text = QStringLiteral("T02")}};
        const QSizeF size = receiptSize(paper, 12);
        QCOMPARE(size.width(), 32.0 * 12 + 64);
        QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("receipt.pdf"));
        QVERIFY(writeReceiptPdf(paper, look, name));
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(5) == QByteArrayLiteral("%PDF-"));
        const auto refused =
            writeReceiptPdf(paper, look, folder.filePath(QStringLiteral("no/x.pdf")));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unavailable);
    }

    void aChipIsChosenByWhoeverListens()
    {
        Look look;
        ChipRow chips(look);
        chips.setChips({{QStringLiteral("¥130.00"), {}, {}}, {QStringLiteral("¥150.00"), {}, {}}});
        QSignalSpy chosen(&chips, &ChipRow::chosen);
        const QList<Chip*> made = chips.findChildren<Chip*>();
        made.at(1)->click();
        QCOMPARE(chosen.at(0).at(0).toInt(), 1);
        QVERIFY(!made.at(1)->isChecked());
        chips.setChosen(1);
        QVERIFY(made.at(1)->isChecked());
    }
};

QTEST_MAIN(TestComponents)
#include "tst_components.moc"
