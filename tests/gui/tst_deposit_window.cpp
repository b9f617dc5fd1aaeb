// SPDX-License-Identifier: GPL-3.0-or-later

// The window and deposits: taken by a code of the till, used for a sale, given back.

#include "tests/gui/gallery_pages.h"
#include "tests/gui/gallery_screens.h"
#include "tests/gui/sample_desk.h"
#include "tests/gui/sample_payments.h"
#include "tests/gui/shown_counter.h"
#include "ui/widgets/approval_dialog.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/deposit_dialog.h"
#include "ui/widgets/deposits_dialog.h"
#include "ui/widgets/payment_dialog.h"
#include "ui/widgets/shown_prompt.h"
#include "ui/widgets/tender_dialog.h"
#include "ui/widgets/tiles.h"

#include <QApplication>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace till;
using models::Sound;
using payment::State;

namespace {

const QString wechat = QStringLiteral("wechat");
const QString alipay = QStringLiteral("alipay");

} // namespace

class TestDepositWindow : public QObject {
    Q_OBJECT

private:
    ui::Look* m_look = nullptr;
    std::unique_ptr<gallery::ShownCounter> m_counter;

    void approve(const QString& who)
    {
        QVERIFY(m_counter->dialog<ui::ApprovalDialog>() != nullptr);
        m_counter->type(QStringLiteral("7410"));
        m_counter->key(Qt::Key_Return);
        QCOMPARE(m_counter->watch().pins.size(), 1);
        QCOMPARE(m_counter->watch().pins.constFirst().at(3).value<staff::Permission>(),
                 staff::Permission::TakeReturns);
        Q_EMIT m_counter->client().approved(
            m_counter->watch().pins.constFirst().constFirst().toULongLong(), OperatorId(who));
    }
    [[nodiscard]] QString chosenMeans()
    {
        const auto* prompt = m_counter->window().dialog()->findChild<ui::ShownPrompt*>();
        return prompt != nullptr && prompt->isVisible() ? prompt->means() : QString();
    }
    [[nodiscard]] const ui::TenderTile* tile(const QString& name)
    {
        const auto tiles = m_counter->window().dialog()->findChildren<ui::TenderTile*>();
        const auto found =
            std::find_if(tiles.begin(), tiles.end(), [&name](const ui::TenderTile* each) {
                return each->accessibleName().startsWith(name);
            });
        return found == tiles.end() ? nullptr : *found;
    }
    void atTheCart()
    {
        m_counter->client().setState(gallery::emptyState());
        m_counter->client().setPayments(gallery::withDeposits());
        QCOMPARE(m_counter->window().dialog(), nullptr);
    }

private Q_SLOTS:
    void initTestCase() { m_look = &gallery::prepareApplication(*qApp); }
    void init() { m_counter = std::make_unique<gallery::ShownCounter>(*m_look); }
    void cleanup() { m_counter.reset(); }

    void aDepositIsTakenOnce()
    {
        atTheCart();
        m_counter->keyWithControl(Qt::Key_D);
        QVERIFY(m_counter->dialog<ui::DepositsDialog>() != nullptr);
        m_counter->key(Qt::Key_Plus);
        QVERIFY(m_counter->dialog<ui::DepositDialog>() != nullptr);
        m_counter->key(Qt::Key_Return); // nothing typed
        QVERIFY(m_counter->dialog<ui::DepositDialog>() != nullptr);
        m_counter->type(QStringLiteral("200"));
        m_counter->key(Qt::Key_Right);
        m_counter->key(Qt::Key_Return);
        m_counter->write(QStringLiteral("Wang, cake"));
        m_counter->key(Qt::Key_Return);
        QCOMPARE(m_counter->watch().deposits.size(), 1);
        const QList<QVariant> asked = m_counter->watch().deposits.constFirst();
        QCOMPARE(asked.at(0).value<Money>(), Money::fromFen(20'000));
        QCOMPARE(asked.at(1).toString(), alipay);
        QCOMPARE(asked.at(2).toString(), QStringLiteral("Wang, cake"));
        QCOMPARE(m_counter->window().dialog(), nullptr);
    }

    void theMeansOfADepositAreThoseOnItsChips()
    {
        atTheCart();
        m_counter->keyWithControl(Qt::Key_D);
        m_counter->key(Qt::Key_Plus);
        m_counter->type(QStringLiteral("200"));
        m_counter->key(Qt::Key_Right);
        // WeChat goes while the amount is typed.
        services::PaymentsState state = gallery::withDeposits();
        state.routes.removeIf([](const services::RouteView& each) { return each.means == wechat; });
        m_counter->client().setPayments(state);
        m_counter->key(Qt::Key_Return);
        m_counter->key(Qt::Key_Return);
        QCOMPARE(m_counter->watch().deposits.size(), 1);
        QCOMPARE(m_counter->watch().deposits.constFirst().at(1).toString(), alipay);
    }

    void nobodyWhoHoldsDepositsTakesNone()
    {
        m_counter->client().setState(gallery::emptyState());
        m_counter->client().setPayments(gallery::readyForCodes());
        m_counter->keyWithControl(Qt::Key_D);
        QVERIFY(m_counter->dialog<ui::DepositsDialog>() != nullptr);
        m_counter->key(Qt::Key_Plus);
        QVERIFY(m_counter->dialog<ui::DepositsDialog>() != nullptr);
        m_counter->key(Qt::Key_Escape);
        QCOMPARE(m_counter->window().dialog(), nullptr);
    }

    void aDepositTakenDuringASaleLeavesTheSaleOpen()
    {
        m_counter->client().setPayments(gallery::withDeposits());
        m_counter->key(Qt::Key_F9);
        m_counter->key(Qt::Key_Plus);
        m_counter->type(QStringLiteral("200"));
        m_counter->key(Qt::Key_Return);
        m_counter->key(Qt::Key_Return); // without a note
        QCOMPARE(m_counter->watch().deposits.size(), 1);
        QVERIFY(m_counter->dialog<ui::TenderDialog>() != nullptr);
    }

    void theCodeOfADepositIsClosedByEsc()
    {
        atTheCart();
        m_counter->show(gallery::depositShown());
        auto* page = m_counter->dialog<ui::PaymentDialog>();
        QVERIFY(page != nullptr);
        QCOMPARE(m_counter->onScreen().text, gallery::depositShown().payment.facts.payUrl);
        m_counter->key(Qt::Key_Return);
        QCOMPARE(m_counter->watch().queries.size(), 1);
        m_counter->key(Qt::Key_Escape);
        QCOMPARE(m_counter->watch().stops.size(), 1);
        QCOMPARE(m_counter->window().dialog(), page);
        services::PaymentView view = gallery::depositShown();
        view.stopping = true;
        m_counter->show(view);
        m_counter->key(Qt::Key_Escape);
        QCOMPARE(m_counter->watch().stops.size(), 1);
        QCOMPARE(m_counter->onScreen().text, QString());
    }

    void anArrivedDepositIsSaidUntilSomebodyGoesOn()
    {
        atTheCart();
        m_counter->show(gallery::depositShown());
        m_counter->client().setPayments(gallery::withDeposits());
        m_counter->client().finishPayment(
            gallery::ended(gallery::depositShown(), State::Succeeded));
        auto* page = m_counter->dialog<ui::PaymentDialog>();
        QVERIFY(page != nullptr);
        QCOMPARE(page->model().face(m_counter->now), models::PaymentFace::Done);
        QCOMPARE(m_counter->sounds, QList<Sound>{Sound::Paid});
        QCOMPARE(m_counter->onScreen().text, QString());
        m_counter->key(Qt::Key_Return);
        QCOMPARE(m_counter->window().dialog(), nullptr);
        QCOMPARE(m_counter->watch().commands.size(), 0);
    }

    void aRefusedDepositSpeaksOfNoSale()
    {
        atTheCart();
        m_counter->show(gallery::depositShown());
        m_counter->client().setPayments(gallery::withDeposits());
        m_counter->client().finishPayment(gallery::ended(gallery::depositShown(), State::Refused));
        QVERIFY(m_counter->hasButton(QStringLiteral("Go on selling")));
        QVERIFY(!m_counter->hasButton(QStringLiteral("Back to the cart")));
        m_counter->key(Qt::Key_Return);
        QCOMPARE(m_counter->window().dialog(), nullptr);
    }

    void aDepositPaysAsMuchAsItCan_data()
    {
        QTest::addColumn<qint64>("held");
        QTest::addColumn<qint64>("used");
        QTest::newRow("more than the sale") << qint64(50'000) << qint64(12'921);
        QTest::newRow("less than the sale") << qint64(8'800) << qint64(8'800);
        QTest::newRow("exactly the sale") << qint64(12'921) << qint64(12'921);
    }
    void aDepositPaysAsMuchAsItCan()
    {
        QFETCH(qint64, held);
        QFETCH(qint64, used);
        services::PaymentsState state = gallery::withDeposits();
        state.deposits.first().payment.amount = Money::fromFen(held);
        m_counter->client().setPayments(state);
        m_counter->key(Qt::Key_F9);
        QVERIFY(m_counter->dialog<ui::DepositsDialog>() != nullptr);
        m_counter->key(Qt::Key_Return);
        QCOMPARE(m_counter->watch().completions.size(), 1);
        QCOMPARE(m_counter->watch().completions.constFirst().at(0).value<PaymentId>(),
                 state.deposits.constFirst().payment.id);
        QCOMPARE(m_counter->watch().completions.constFirst().at(1).value<Money>(),
                 Money::fromFen(used));
        QVERIFY(m_counter->dialog<ui::TenderDialog>() != nullptr);
    }

    void theChosenDepositStaysWhenAnotherGoes()
    {
        m_counter->client().setPayments(gallery::withDeposits());
        m_counter->key(Qt::Key_F9);
        m_counter->key(Qt::Key_Down);
        services::PaymentsState state = gallery::withDeposits();
        const PaymentId second = state.deposits.at(1).payment.id;
        state.deposits.removeFirst();
        m_counter->client().setPayments(state);
        m_counter->key(Qt::Key_Return);
        QCOMPARE(m_counter->watch().completions.size(), 1);
        QCOMPARE(m_counter->watch().completions.constFirst().at(0).value<PaymentId>(), second);
    }

    void atTheCartADepositIsNotUsed()
    {
        atTheCart();
        m_counter->keyWithControl(Qt::Key_D);
        m_counter->key(Qt::Key_Return);
        QCOMPARE(m_counter->watch().completions.size(), 0);
        QVERIFY(m_counter->dialog<ui::DepositsDialog>() != nullptr);
    }

    void aReleaseTakesAReasonAndSomebodyWithTheRight()
    {
        atTheCart();
        m_counter->keyWithControl(Qt::Key_D);
        m_counter->key(Qt::Key_Delete);
        QVERIFY(m_counter->dialog<ui::TextDialog>() != nullptr);
        m_counter->key(Qt::Key_Return); // without a reason
        QVERIFY(m_counter->dialog<ui::TextDialog>() != nullptr);
        m_counter->write(QStringLiteral("no cake"));
        m_counter->key(Qt::Key_Return);
        QCOMPARE(m_counter->watch().releases.size(), 0);
        approve(QStringLiteral("1001"));
        QCOMPARE(m_counter->watch().releases.size(), 1);
        const QList<QVariant> asked = m_counter->watch().releases.constFirst();
        QCOMPARE(asked.at(0).value<PaymentId>(),
                 gallery::withDeposits().deposits.constFirst().payment.id);
        QCOMPARE(asked.at(1).toString(), QStringLiteral("no cake"));
        QCOMPARE(asked.at(2).value<OperatorId>(), OperatorId(QStringLiteral("1001")));
    }

    void theReleaseHasItsPage()
    {
        m_counter->client().setSignedIn(gallery::sampleStaff().at(2));
        atTheCart();
        m_counter->keyWithControl(Qt::Key_D);
        m_counter->key(Qt::Key_Delete);
        m_counter->write(QStringLiteral("no cake"));
        m_counter->key(Qt::Key_Return);
        QCOMPARE(m_counter->watch().pins.size(), 0); // a manager needs nobody
        QCOMPARE(m_counter->watch().releases.size(), 1);
        services::PaymentsState state = gallery::withDeposits();
        services::PaymentView release = gallery::refundUnderWay();
        release.payment.operation = payment::Operation::Release;
        release.payment.original = state.deposits.constFirst().payment.id;
        release.payment.sale = SaleId();
        state.open = {release};
        m_counter->client().setPayments(state);
        auto* page = m_counter->dialog<ui::PaymentDialog>();
        QVERIFY(page != nullptr);
        QCOMPARE(page->payment(), release.payment.id);
        m_counter->key(Qt::Key_Escape); // it goes on by itself
        QCOMPARE(m_counter->watch().stops.size(), 0);
        QVERIFY(m_counter->dialog<ui::DepositsDialog>() != nullptr);
    }

    void whatIsUnderWayIsLeftAlone()
    {
        m_counter->client().setPayments(gallery::withDeposits());
        m_counter->key(Qt::Key_F9);
        m_counter->key(Qt::Key_End);
        m_counter->key(Qt::Key_Return);
        m_counter->key(Qt::Key_Delete);
        QCOMPARE(m_counter->watch().completions.size(), 0);
        QVERIFY(m_counter->dialog<ui::DepositsDialog>() != nullptr);
        QVERIFY(!m_counter->hasButton(QStringLiteral("Give back")));
        // The one before can be used.
        m_counter->key(Qt::Key_Up);
        QVERIFY(m_counter->hasButton(QStringLiteral("Give back")));
        m_counter->key(Qt::Key_Return);
        QCOMPARE(m_counter->watch().completions.size(), 1);
    }

    void nothingHeldIsSaidOnTheTile()
    {
        m_counter->key(Qt::Key_F9);
        QVERIFY(m_counter->dialog<ui::TenderDialog>() != nullptr);
        const auto* deposit = tile(QStringLiteral("Deposit"));
        QVERIFY(deposit != nullptr);
        QVERIFY(!deposit->isEnabled());
        QVERIFY(deposit->accessibleDescription().contains(QStringLiteral("No deposit is held.")));
        m_counter->client().setPayments(gallery::withDeposits());
        QVERIFY(deposit->isEnabled());
        QVERIFY(!deposit->accessibleDescription().contains(QStringLiteral("No deposit is held.")));
    }

    void theOtherLanguageKeepsWhatIsChosen()
    {
        m_counter->client().setPayments(gallery::withDeposits());
        m_counter->key(Qt::Key_F8);
        m_counter->key(Qt::Key_Right);
        gallery::speak(gallery::Language::Chinese);
        QVERIFY(m_counter->hasButton(QStringLiteral("支付宝")));
        QCOMPARE(chosenMeans(), alipay);
        m_counter->key(Qt::Key_F9);
        m_counter->key(Qt::Key_Down);
        gallery::speak(gallery::Language::English);
        QVERIFY(m_counter->hasButton(QStringLiteral("Use ¥129.21 for this sale")));
        m_counter->key(Qt::Key_Return);
        QCOMPARE(m_counter->watch().completions.size(), 1);
        QCOMPARE(m_counter->watch().completions.constFirst().at(0).value<PaymentId>(),
                 gallery::withDeposits().deposits.at(1).payment.id);
    }
};

QTEST_MAIN(TestDepositWindow)
#include "tst_deposit_window.moc"
