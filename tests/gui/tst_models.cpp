// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sale/events.h"
#include "tests/gui/sample_desk.h"
#include "ui/models/actions.h"
#include "ui/models/checkout_model.h"
#include "ui/models/format.h"
#include "ui/models/scan_route.h"
#include "ui/models/search_model.h"
#include "ui/models/sign_in_model.h"
#include "ui/models/tender_model.h"

#include <QTest>

#include <utility>

using namespace till;
using models::Action;
using models::KeyContext;
using models::MoneyIn;
using models::ScanRoute;
using models::Showing;

namespace {

void typeInto(models::TenderModel& tender, const QString& text)
{
    for (const QChar c : text)
        (void)tender.type(c);
}

} // namespace

class TestModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesMoneyAsPeopleReadIt_data()
    {
        QTest::addColumn<qint64>("fen");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << qint64(0) << QStringLiteral("¥0.00");
        QTest::newRow("a fen") << qint64(1) << QStringLiteral("¥0.01");
        QTest::newRow("groups") << qint64(123456789) << QStringLiteral("¥1,234,567.89");
        QTest::newRow("minus before the sign") << qint64(-375) << QStringLiteral("−¥3.75");
        QTest::newRow("hundreds have no comma") << qint64(-99900) << QStringLiteral("−¥999.00");
    }
    void writesMoneyAsPeopleReadIt()
    {
        QFETCH(qint64, fen);
        QTEST(models::formatMoney(Money::fromFen(fen)), "text");
    }

    void joinsSentencesInBothScripts()
    {
        QCOMPARE(models::joinSentences(QStringLiteral("One."), QStringLiteral("Two.")),
                 QStringLiteral("One. Two."));
        QCOMPARE(models::joinSentences(QStringLiteral("一。"), QStringLiteral("二。")),
                 QStringLiteral("一。二。"));
        QCOMPARE(models::joinSentences({}, QStringLiteral("Two.")), QStringLiteral("Two."));
    }

    void noKeyMeansTwoThingsInOnePlace()
    {
        const models::ActionMap keys;
        for (const models::ActionEntry& a : keys.entries()) {
            for (const models::ActionEntry& b : keys.entries()) {
                const bool clash = a.context == b.context && a.key == b.key && a.action != b.action;
                QVERIFY2(!clash, qPrintable(models::keyText(a.key)));
            }
        }
    }

    void aClashIsShownAndNothingChanges()
    {
        models::ActionMap keys;
        const auto clash = keys.rebind(Action::Hold, KeyContext::Checkout, Qt::Key_F12);
        QCOMPARE(clash, std::optional(Action::Pay));
        QCOMPARE(keys.capOf(Action::Hold), QStringLiteral("F4"));
        QVERIFY(!keys.rebind(Action::Hold, KeyContext::Checkout, Qt::Key_Insert));
        QCOMPARE(keys.actionFor(KeyContext::Checkout, Qt::Key_Insert), std::optional(Action::Hold));
    }

    void theNumericKeypadIsTheSameKeyboard()
    {
        const models::ActionMap keys;
        QCOMPARE(keys.actionFor(KeyContext::Checkout, Qt::KeypadModifier | Qt::Key_Enter),
                 std::optional(Action::Confirm));
        QCOMPARE(keys.actionFor(KeyContext::Checkout, Qt::ShiftModifier | Qt::Key_Asterisk),
                 std::optional(Action::ChangeQuantity));
    }

    void cashIsNotEnteredBeforeAnAmountIs()
    {
        models::TenderModel tender;
        tender.setDue(Money::fromFen(12921), Money::fromFen(12920));
        QVERIFY(!tender.isEntered());
        QVERIFY(!tender.isEnough());
        typeInto(tender, QStringLiteral("0"));
        QVERIFY2(!tender.isEntered(), "zero is no payment");
        tender.clear();
        typeInto(tender, QStringLiteral("200"));
        QCOMPARE(tender.change(), Money::fromFen(7080));
        QCOMPARE(tender.rounding(), Money::fromFen(1));
    }

    void notesAddUpAndDigitsReplaceThem()
    {
        models::TenderModel tender;
        tender.setDue(Money::fromFen(12921), Money::fromFen(12920));
        tender.addNote(Money::fromFen(10000));
        tender.addNote(Money::fromFen(2000));
        QCOMPARE(tender.amount(), std::optional(Money::fromFen(12000)));
        QCOMPARE(tender.missing(), Money::fromFen(920));
        typeInto(tender, QStringLiteral("5"));
        QCOMPARE(tender.amount(), std::optional(Money::fromFen(500)));
        tender.setDue(Money::fromFen(100), Money::fromFen(100));
        QVERIFY2(!tender.isEntered(), "what was typed belonged to another amount");
    }

    void aThirdDecimalIsNotTaken()
    {
        models::TenderModel tender;
        tender.setDue(Money::fromFen(1000), Money::fromFen(1000));
        typeInto(tender, QStringLiteral("12.345"));
        QCOMPARE(tender.text(), QStringLiteral("¥12.34"));
    }

    void tellsTheLeastThatChanged()
    {
        models::CheckoutModel model;
        const services::CheckoutState state = gallery::sampleState();
        QVERIFY(model.update(state).reset);
        QVERIFY(model.update(state).isEmpty());

        services::CheckoutState longer = state;
        sale::Line line = state.sale.lines.constLast();
        line.id = 99;
        longer.sale = sale::apply(state.sale, state.sale.id, sale::LineAdded{line});
        longer.totals = sale::totals(longer.sale);
        QCOMPARE(model.update(longer), (models::CheckoutModel::Change{false, {}, 1}));

        services::CheckoutState changed = longer;
        changed.sale = sale::apply(longer.sale, longer.sale.id,
                                   sale::LineQuantityChanged{99, Quantity::pieces(2)});
        changed.totals = sale::totals(changed.sale);
        const int last = int(changed.sale.lines.size()) - 1;
        QCOMPARE(model.update(changed), (models::CheckoutModel::Change{false, {last}, 0}));
    }

    void aVoidedLineKeepsItsPlaceAndRenumbersTheRest()
    {
        models::CheckoutModel model;
        (void)model.update(gallery::sampleState());
        const QList<models::CartRow>& rows = model.rows();
        QCOMPARE(rows.at(6).number, QStringLiteral("–"));
        QCOMPARE(rows.at(6).kind, models::CartRow::Kind::Voided);
        QCOMPARE(rows.at(7).number, QStringLiteral("7"));
        QCOMPARE(rows.at(4).amount, QStringLiteral("¥11.25"));
        QCOMPARE(rows.at(4).price, QStringLiteral("¥7.50"));
        QCOMPARE(model.slab().total, QStringLiteral("¥129.21"));
    }

    void routesEveryScanSomewhere_data()
    {
        QTest::addColumn<int>("showing");
        QTest::addColumn<int>("money");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("route");
        const QString goods = QStringLiteral("6921168509256");
        const QString wallet = QStringLiteral("134567890123456789");
        const auto row = [](const char* name, Showing showing, MoneyIn money, const QString& code,
                            ScanRoute route) {
            QTest::newRow(name) << int(showing) << int(money) << code << int(route);
        };
        using enum ScanRoute;
        row("goods, cart", Showing::Cart, MoneyIn::None, goods, ToCart);
        row("goods, tender", Showing::Tender, MoneyIn::None, goods, LeaveTenderFirst);
        row("goods, money in", Showing::Tender, MoneyIn::Some, goods, RefuseMoneyIsIn);
        row("goods, paid", Showing::Paid, MoneyIn::None, goods, NextSale);
        row("goods, form", Showing::Form, MoneyIn::None, goods, BehindForm);
        row("goods, locked", Showing::SignedOut, MoneyIn::None, goods, RefuseSignedOut);
        row("wallet, cart", Showing::Cart, MoneyIn::None, wallet, OpenTender);
        row("wallet, tender", Showing::Tender, MoneyIn::None, wallet, ToTender);
        row("wallet, paid", Showing::Paid, MoneyIn::None, wallet, RefuseAlreadyPaid);
        row("wallet, form", Showing::Form, MoneyIn::None, wallet, RefusePaymentCode);
    }
    void routesEveryScanSomewhere()
    {
        QFETCH(int, showing);
        QFETCH(int, money);
        QFETCH(QString, code);
        const barcode::Kind kind =
            barcode::classify({code, {}}, {barcode::Place::Cart, catalog::ScaleLayouts()});
        const ScanRoute route =
            models::routeScan(static_cast<Showing>(showing), static_cast<MoneyIn>(money), kind);
        QTEST(int(route), "route");
    }

    void marksWhatMatched()
    {
        const ports::CataloguePage page = gallery::searchPage();
        const models::SearchRow row =
            models::searchRow(page.hits.constFirst(), QStringLiteral("nfsq"), page.matchedBy);
        const QList<models::Match> name{{0, 1}, {1, 1}, {2, 1}, {3, 1}};
        QCOMPARE(row.nameMatches, name);
        const QList<models::Match> pinyin{{0, 1}, {5, 1}, {8, 1}, {13, 1}};
        QCOMPARE(row.pinyinMatches, pinyin);
    }

    void onlyTheNewestAnswerCounts()
    {
        models::DeskClient client;
        models::SearchModel search(client);
        search.setWords(QStringLiteral("n"));
        Q_EMIT client.found(17, gallery::searchPage());
        QVERIFY(!search.isAnswered());
        Q_EMIT client.found(0, gallery::searchPage());
        QVERIFY(search.isAnswered());
        search.setWords({});
        Q_EMIT client.found(0, gallery::searchPage());
        QVERIFY(search.rows().isEmpty());
    }

    void aPinIsGivenOutOnce()
    {
        models::PinEntry entry;
        for (const int key : {Qt::Key_2, Qt::Key_5, Qt::Key_8, Qt::Key_0})
            (void)entry.takeKey(key);
        QVERIFY(entry.isLongEnough());
        QCOMPARE(entry.take(), QStringLiteral("2580"));
        QCOMPARE(entry.length(), 0);
        QCOMPARE(entry.take(), QString());
    }
};

QTEST_MAIN(TestModels)
#include "tst_models.moc"
