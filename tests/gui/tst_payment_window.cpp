// SPDX-License-Identifier: GPL-3.0-or-later

// The window and payments by code: keys, scans and pages, in front of a desk whose states are set
// by hand and whose requests are watched.

#include "tests/gui/gallery_pages.h"
#include "tests/gui/gallery_screens.h"
#include "tests/gui/gallery_stage.h"
#include "tests/gui/sample_desk.h"
#include "tests/gui/sample_payments.h"
#include "ui/widgets/approval_dialog.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/open_payments_dialog.h"
#include "ui/widgets/paid_dialog.h"
#include "ui/widgets/payment_dialog.h"
#include "ui/widgets/refund_dialog.h"
#include "ui/widgets/sales_dialog.h"
#include "ui/widgets/tender_dialog.h"

#include <QAbstractButton>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace till;
using models::Action;
using models::DeskClient;
using models::Sound;
using payment::State;

namespace {

const QString code = QStringLiteral("134500001234564417");
const QString water = QStringLiteral("6921168509256");

/// Everything that was asked of the desk.
class Watch {
public:
    explicit Watch(DeskClient& client)
        : charges(&client, &DeskClient::chargeRequested),
          stops(&client, &DeskClient::stopWaitingRequested),
          queries(&client, &DeskClient::queryRequested),
          numbers(&client, &DeskClient::queryByNumberRequested),
          asides(&client, &DeskClient::setAsideRequested),
          marks(&client, &DeskClient::markPaidRequested),
          voids(&client, &DeskClient::voidRequested),
          refunds(&client, &DeskClient::refundRequested),
          scans(&client, &DeskClient::scanRequested)
    {
        QObject::connect(&client, &DeskClient::executeRequested, &client,
                         [this](const sale::Command& command) { commands.append(command); });
    }
    template<typename Command> [[nodiscard]] bool last() const
    {
        return !commands.isEmpty() && std::holds_alternative<Command>(commands.constLast());
    }

    QSignalSpy charges;
    QSignalSpy stops;
    QSignalSpy queries;
    QSignalSpy numbers;
    QSignalSpy asides;
    QSignalSpy marks;
    QSignalSpy voids;
    QSignalSpy refunds;
    QSignalSpy scans;
    QList<sale::Command> commands;
};

} // namespace

class TestPaymentWindow : public QObject {
    Q_OBJECT

private:
    ui::Look* m_look = nullptr;
    gallery::Stage m_stage;
    std::unique_ptr<Watch> m_watch;
    QList<Sound> m_sounds;
    qint64 m_now = 0;

    [[nodiscard]] DeskClient& client() { return *m_stage.client; }
    [[nodiscard]] ui::MainWindow& window() { return *m_stage.window; }
    template<typename Dialog> [[nodiscard]] Dialog* dialog()
    {
        return qobject_cast<Dialog*>(window().dialog());
    }
    void key(int code) { gallery::press(*window().dialog(), code); }
    void scan(const QString& text) { window().onScanned({text, {}}); }
    /// Presses the visible button whose name begins so.
    void press(const QString& name)
    {
        QCoreApplication::processEvents(); // a new page comes with events
        for (QAbstractButton* button : window().dialog()->findChildren<QAbstractButton*>()) {
            if (button->isVisible() && button->accessibleName().startsWith(name)) {
                QTest::mouseClick(button, Qt::LeftButton);
                QCoreApplication::processEvents();
                return;
            }
        }
        QFAIL(qPrintable(QStringLiteral("no button ") + name));
    }
    void approve(const QString& who)
    {
        QVERIFY(dialog<ui::ApprovalDialog>() != nullptr);
        QSignalSpy checks(&client(), &DeskClient::checkPinRequested);
        gallery::type(*window().dialog(), QStringLiteral("7410"));
        key(Qt::Key_Return);
        QCOMPARE(checks.size(), 1);
        Q_EMIT client().approved(checks.constFirst().constFirst().toULongLong(), OperatorId(who));
    }

private Q_SLOTS:
    void initTestCase() { m_look = &gallery::prepareApplication(*qApp); }
    void init()
    {
        m_look->setTheme(ui::Theme::light());
        m_stage = gallery::stage({*m_look, gallery::Language::English}, gallery::sampleInfo());
        m_watch = std::make_unique<Watch>(client());
        m_now = 0;
        m_sounds.clear();
        client().setSteadyClock([this] { return m_now; });
        connect(&window(), &ui::MainWindow::soundRequested, this,
                [this](Sound sound) { m_sounds.append(sound); });
        client().setSignedIn(gallery::sampleStaff().constFirst());
        client().setPayments(gallery::readyForCodes());
        client().setState(gallery::tenderingState());
        window().resize(1366, 768);
        window().show();
    }
    void cleanup()
    {
        m_watch.reset();
        m_stage.window.reset();
    }

    void aCodeAtThePromptChargesAllThatRemainsAtOnce()
    {
        key(Qt::Key_F6);
        scan(code);
        QCOMPARE(m_watch->charges.size(), 1);
        const QList<QVariant> asked = m_watch->charges.constFirst();
        QCOMPARE(asked.at(0).value<Money>(), Money::fromFen(12921));
        QCOMPARE(asked.at(1).value<services::PaymentCodeDigits>()->reveal(), code.toLatin1());
        QCOMPARE(asked.at(2).value<payment::EntryMode>(), payment::EntryMode::Scanned);
    }

    void aTypedAmountIsChargedAsAPart()
    {
        key(Qt::Key_F6);
        gallery::type(*window().dialog(), QStringLiteral("50"));
        scan(code);
        QCOMPARE(m_watch->charges.size(), 1);
        QCOMPARE(m_watch->charges.constFirst().at(0).value<Money>(), Money::fromFen(5000));
    }

    void moreThanRemainsIsRefusedAloud()
    {
        key(Qt::Key_F6);
        gallery::type(*window().dialog(), QStringLiteral("500"));
        scan(code);
        QCOMPARE(m_watch->charges.size(), 0);
        QVERIFY(m_sounds.contains(Sound::Wrong));
    }

    void aCodeScannedOnTheCashPageIsChargedToo()
    {
        scan(code);
        QCOMPARE(m_watch->charges.size(), 1);
    }

    void aTypedCodeGoesAsTyped()
    {
        key(Qt::Key_F6);
        key(Qt::Key_F6);
        gallery::type(*window().dialog(), QStringLiteral("1345"));
        key(Qt::Key_Return);
        QCOMPARE(m_watch->charges.size(), 0);
        gallery::type(*window().dialog(), code.mid(4));
        key(Qt::Key_Return);
        QCOMPARE(m_watch->charges.size(), 1);
        QCOMPARE(m_watch->charges.constFirst().at(2).value<payment::EntryMode>(),
                 payment::EntryMode::Typed);
        QCOMPARE(m_watch->charges.constFirst().at(0).value<Money>(), Money::fromFen(12921));
    }

    void theSecondReadOfAScannerChargesNothing()
    {
        key(Qt::Key_F6);
        scan(code);
        m_now += 300;
        scan(code);
        QCOMPARE(m_watch->charges.size(), 1);
        QVERIFY(!m_sounds.contains(Sound::Wrong));
    }

    void aSecondCodeBeforeTheAnswerChargesNothing()
    {
        key(Qt::Key_F6);
        scan(code);
        scan(QStringLiteral("134500001234564418"));
        QCOMPARE(m_watch->charges.size(), 1);
    }

    void aCodeAtTheCartWaitsForEnter()
    {
        client().setState(gallery::sampleState());
        QCOMPARE(window().dialog(), nullptr);
        scan(code);
        QVERIFY(m_watch->last<sale::StartTender>());
        QCOMPARE(m_watch->charges.size(), 0);
        client().setState(gallery::tenderingState());
        QVERIFY(dialog<ui::TenderDialog>() != nullptr);
        // The Enter of the scanner, and its second read.
        key(Qt::Key_Return);
        m_now += 500;
        scan(code);
        key(Qt::Key_Return);
        QCOMPARE(m_watch->charges.size(), 0);
        m_now += 600;
        key(Qt::Key_Return);
        QCOMPARE(m_watch->charges.size(), 1);
    }

    void aCodeFromTheCartIsForgottenAfterAMinute()
    {
        client().setState(gallery::sampleState());
        scan(code);
        client().setState(gallery::tenderingState());
        m_now += 61'000;
        key(Qt::Key_Return);
        QCOMPARE(m_watch->charges.size(), 0);
        QVERIFY(m_sounds.contains(Sound::Wrong));
    }

    void aCodeAtAnEmptyCartIsRefusedAloud()
    {
        client().setState(gallery::emptyState());
        scan(code);
        QVERIFY(m_watch->commands.isEmpty());
        QCOMPARE(m_sounds, QList<Sound>{Sound::Wrong});
    }

    void withoutAChannelACodeIsRefusedAloud()
    {
        client().setPayments({});
        scan(code);
        QCOMPARE(m_watch->charges.size(), 0);
        QCOMPARE(m_sounds, QList<Sound>{Sound::Wrong});
        key(Qt::Key_F6);
        QCOMPARE(int(dialog<ui::TenderDialog>()->model().means()),
                 int(ui::TenderDialog::Means::Cash));
    }

    void enterAsksAndEscStopsWaiting()
    {
        client().setPayments(gallery::withCurrent(gallery::waitingForPassword()));
        QVERIFY(dialog<ui::PaymentDialog>() != nullptr);
        key(Qt::Key_Return);
        QCOMPARE(m_watch->queries.size(), 1);
        key(Qt::Key_Escape);
        QCOMPARE(m_watch->stops.size(), 1);
        QVERIFY(dialog<ui::PaymentDialog>() != nullptr);
        services::PaymentView stopping = gallery::waitingForPassword();
        stopping.stopping = true;
        client().setPayments(gallery::withCurrent(stopping));
        key(Qt::Key_Escape);
        QCOMPARE(m_watch->stops.size(), 1);
        QVERIFY(m_watch->commands.isEmpty());
    }

    void nothingElseCanBeChargedMeanwhile()
    {
        client().setPayments(gallery::withCurrent(gallery::waitingForPassword()));
        scan(QStringLiteral("134500001234564418"));
        QCOMPARE(m_watch->charges.size(), 0);
        QCOMPARE(m_sounds, QList<Sound>{Sound::Wrong});
    }

    void goodsBeginANewSaleAndTheOldOneWaits()
    {
        client().setPayments(gallery::withCurrent(gallery::waitingForPassword()));
        scan(water);
        QVERIFY(m_watch->last<sale::Hold>());
        QCOMPARE(m_watch->scans.size(), 1);
        services::PaymentsState state = gallery::withCurrent(gallery::waitingForPassword());
        state.current.reset();
        client().setState(gallery::emptyState());
        client().setPayments(state);
        QCOMPARE(window().dialog(), nullptr);
    }

    void theChoicesOfTheUnknown()
    {
        client().setPayments(gallery::withCurrent(gallery::notKnown()));
        QCOMPARE(m_sounds, QList<Sound>{Sound::Unknown});
        key(Qt::Key_Return);
        QVERIFY(m_watch->commands.isEmpty());
        key(Qt::Key_2);
        auto* number = dialog<ui::TextDialog>();
        QVERIFY(number != nullptr);
        scan(QStringLiteral("4200002468202611201234567890"));
        QCOMPARE(m_watch->scans.size(), 0);
        key(Qt::Key_Return);
        QCOMPARE(m_watch->numbers.size(), 1);
        QCOMPARE(m_watch->numbers.constFirst().at(1).toString(),
                 QStringLiteral("4200002468202611201234567890"));
        key(Qt::Key_Escape);
        QVERIFY(m_watch->last<sale::Hold>());
    }

    void anotherMeansTakesAManager()
    {
        client().setPayments(gallery::withCurrent(gallery::notKnown()));
        key(Qt::Key_3);
        QCOMPARE(m_watch->asides.size(), 0);
        approve(QStringLiteral("1001"));
        QCOMPARE(m_watch->asides.size(), 1);
        QCOMPARE(m_watch->asides.constFirst().at(1).value<OperatorId>(),
                 OperatorId(QStringLiteral("1001")));
        services::PaymentView aside = gallery::notKnown();
        aside.payment.setAside = true;
        services::PaymentsState state = gallery::withCurrent(aside);
        state.current.reset();
        client().setPayments(state);
        QVERIFY(dialog<ui::TenderDialog>() != nullptr);
    }

    void evidenceTakesTwoDifferentPeople()
    {
        QList<services::StaffEntry> staff = gallery::sampleStaff();
        staff.append(
            {OperatorId(QStringLiteral("1002")), QStringLiteral("何静"), staff::Role::Senior});
        client().setStaff(staff);
        client().setPayments(gallery::withCurrent(gallery::notKnown()));
        key(Qt::Key_9);
        QTest::keyClicks(window().focusWidget(), QStringLiteral("10:42 paid"));
        key(Qt::Key_Return);
        approve(QStringLiteral("1001"));
        QCOMPARE(m_watch->marks.size(), 0);
        QStringList offered;
        for (const QAbstractButton* each : window().dialog()->findChildren<QAbstractButton*>())
            offered.append(each->accessibleName());
        QVERIFY(offered.filter(QStringLiteral("1001")).isEmpty());
        approve(QStringLiteral("1002"));
        QCOMPARE(m_watch->marks.size(), 1);
        QCOMPARE(m_watch->marks.constFirst().at(1).value<OperatorId>(),
                 OperatorId(QStringLiteral("1001")));
        QCOMPARE(m_watch->marks.constFirst().at(2).value<OperatorId>(),
                 OperatorId(QStringLiteral("1002")));
        QCOMPARE(m_watch->marks.constFirst().at(3).toString(), QStringLiteral("10:42 paid"));
    }

    void aRefusalOffersTheWaysOn()
    {
        client().setPayments(gallery::withCurrent(gallery::waitingForPassword()));
        client().setPayments(gallery::readyForCodes());
        client().finishPayment(gallery::refusedResult());
        QCOMPARE(m_sounds, QList<Sound>{Sound::Refused});
        QVERIFY(dialog<ui::PaymentDialog>() != nullptr);
        key(Qt::Key_2);
        auto* tender = dialog<ui::TenderDialog>();
        QVERIFY(tender != nullptr);
        QCOMPARE(int(tender->model().means()), int(ui::TenderDialog::Means::Code));
    }

    void enterOnARefusalGoesToCash()
    {
        key(Qt::Key_F6);
        client().setPayments(gallery::withCurrent(gallery::waitingForPassword()));
        client().finishPayment(gallery::refusedResult());
        key(Qt::Key_Return);
        auto* tender = dialog<ui::TenderDialog>();
        QVERIFY(tender != nullptr);
        QCOMPARE(int(tender->model().means()), int(ui::TenderDialog::Means::Cash));
    }

    void aFreshCodeOnARefusalIsChargedAtOnce()
    {
        client().setPayments(gallery::withCurrent(gallery::waitingForPassword()));
        client().setPayments(gallery::readyForCodes());
        client().finishPayment(gallery::refusedResult());
        scan(QStringLiteral("134500001234564418"));
        QCOMPARE(m_watch->charges.size(), 1);
    }

    void cashThatIsInStaysWhenTheCodeIsRefused()
    {
        services::CheckoutState state = gallery::tenderingState();
        sale::Tender cash;
        cash.id = 1;
        cash.received = cash.applied = Money::fromFen(5000);
        state.sale.tenders = {cash};
        state.totals = sale::totals(state.sale);
        client().setState(state);
        client().setPayments(gallery::withCurrent(gallery::waitingForPassword()));
        client().finishPayment(gallery::refusedResult());
        key(Qt::Key_Escape);
        // Back at the tender, not at the cart: the customer's cash lies on the counter.
        QVERIFY(dialog<ui::TenderDialog>() != nullptr);
        QVERIFY(m_watch->commands.isEmpty());
        press(QStringLiteral("Give back"));
        QVERIFY(m_watch->last<sale::RemoveTender>());
    }

    void aPaidPartLeavesTheTenderOpen()
    {
        client().setPayments(gallery::withCurrent(gallery::waitingForPassword()));
        services::PaymentResult part = gallery::paidResult();
        part.saleCompleted = false;
        client().setPayments(gallery::readyForCodes());
        client().finishPayment(part);
        QVERIFY(dialog<ui::TenderDialog>() != nullptr);
        QCOMPARE(m_sounds, QList<Sound>{Sound::Paid});
    }

    void aPaidSaleShowsThePaidPageOnce()
    {
        client().setPayments(gallery::withCurrent(gallery::waitingForPassword()));
        Q_EMIT client().completed(gallery::paidByCode());
        client().setState(gallery::emptyState());
        client().setPayments(gallery::readyForCodes());
        client().finishPayment(gallery::paidResult());
        QVERIFY(dialog<ui::PaidDialog>() != nullptr);
        QCOMPARE(m_sounds, QList<Sound>{Sound::Paid});
        key(Qt::Key_Return);
        QCOMPARE(window().dialog(), nullptr);
    }

    void aHeldSaleThatIsPaidLateCoversNothing()
    {
        client().setState(gallery::sampleState());
        services::CompletedSale other = gallery::paidByCode();
        other.sale.id = SaleId(QStringLiteral("02-20261120-0120"));
        Q_EMIT client().completed(other);
        QCOMPARE(window().dialog(), nullptr);
        services::PaymentResult result = gallery::paidResult();
        result.payment.sale = other.sale.id;
        client().finishPayment(result);
        QCOMPARE(window().dialog(), nullptr);
        QVERIFY(m_sounds.contains(Sound::Paid));
    }

    void theResultIsThereWhenTheLockOpens()
    {
        client().setPayments(gallery::withCurrent(gallery::waitingForPassword()));
        window().lock();
        scan(QStringLiteral("134500001234564418"));
        QCOMPARE(m_watch->charges.size(), 0);
        client().setPayments(gallery::readyForCodes());
        client().finishPayment(gallery::refusedResult());
        QVERIFY(window().isLocked());
        auto* page = dialog<ui::PaymentDialog>();
        QVERIFY(page != nullptr);
        QCOMPARE(page->model().face(m_now), models::PaymentFace::Refused);
    }

    void anUnresolvedPaymentIsOnScreenAfterAStart()
    {
        client().setState(gallery::emptyState());
        client().setPayments(gallery::withOthers());
        QCOMPARE(window().dialog(), nullptr);
        window().act(Action::OpenPayments);
        QVERIFY(dialog<ui::OpenPaymentsDialog>() != nullptr);
        key(Qt::Key_Return);
        auto* page = dialog<ui::PaymentDialog>();
        QVERIFY(page != nullptr);
        QCOMPARE(page->model().face(m_now), models::PaymentFace::Unknown);
        // Beside the desk, Esc parks nothing.
        key(Qt::Key_Escape);
        QCOMPARE(window().dialog(), nullptr);
        QVERIFY(m_watch->commands.isEmpty());
    }

    void whatAStartFoundPaidIsSaidToWhoeverSignsIn()
    {
        client().setPayments(gallery::withCurrent(gallery::notKnown()));
        client().setSignedOut();
        QCOMPARE(window().dialog(), nullptr);
        Q_EMIT client().completed(gallery::paidByCode());
        client().setState(gallery::emptyState());
        client().setPayments(gallery::readyForCodes());
        client().finishPayment(gallery::paidResult());
        QCOMPARE(window().dialog(), nullptr);
        m_sounds.clear();
        client().setSignedIn(gallery::sampleStaff().constFirst());
        QCOMPARE(m_sounds, QList<Sound>{Sound::Paid});
        QCOMPARE(window().dialog(), nullptr);
    }

    void whatIsDecidedIsNotAskedTwice()
    {
        client().setState(gallery::emptyState());
        services::PaymentsState state = gallery::withOthers();
        state.open.first().payment.setAside = true;
        client().setPayments(state);
        window().act(Action::OpenPayments);
        key(Qt::Key_Return);
        auto* page = dialog<ui::PaymentDialog>();
        QVERIFY(page != nullptr);
        key(Qt::Key_3);
        key(Qt::Key_9);
        QCOMPARE(window().dialog(), page);
    }

    void theSalesOwnPaymentIsInFrontAfterAStart()
    {
        client().setState(gallery::emptyState());
        client().setState(gallery::tenderingState());
        client().setPayments(gallery::withCurrent(gallery::notKnown()));
        QVERIFY(dialog<ui::PaymentDialog>() != nullptr);
    }

    void aRefundTakesItsAmountAReasonAndSomebodyWithTheRight()
    {
        client().setState(gallery::emptyState());
        window().act(Action::Return);
        QVERIFY(dialog<ui::SalesDialog>() != nullptr);
        Q_EMIT client().salesListed(gallery::latestSales());
        key(Qt::Key_Return);
        QVERIFY(dialog<ui::RefundDialog>() != nullptr);
        gallery::type(*window().dialog(), QStringLiteral("200"));
        key(Qt::Key_Return); // more than was paid
        QVERIFY(dialog<ui::RefundDialog>() != nullptr);
        key(Qt::Key_Clear);
        gallery::type(*window().dialog(), QStringLiteral("21"));
        key(Qt::Key_Return);
        QCOMPARE(m_watch->refunds.size(), 0);
        approve(QStringLiteral("1001"));
        QCOMPARE(m_watch->refunds.size(), 1);
        const QList<QVariant> asked = m_watch->refunds.constFirst();
        QCOMPARE(asked.at(1).value<Money>(), Money::fromFen(2100));
        QVERIFY(!asked.at(2).toString().isEmpty());
        QCOMPARE(asked.at(3).value<OperatorId>(), OperatorId(QStringLiteral("1001")));
        services::PaymentsState state = gallery::readyForCodes();
        state.open = {gallery::refundUnderWay()};
        client().setPayments(state);
        auto* page = dialog<ui::PaymentDialog>();
        QVERIFY(page != nullptr);
        QCOMPARE(page->payment(), gallery::refundUnderWay().payment.id);
        key(Qt::Key_Escape);
        QVERIFY(dialog<ui::SalesDialog>() != nullptr);
    }

    void whatHasPartlyGoneBackCannotBeVoided()
    {
        client().setState(gallery::emptyState());
        client().setSignedIn(gallery::sampleStaff().at(2));
        window().act(Action::Return);
        Q_EMIT client().salesListed(gallery::latestSales());
        key(Qt::Key_Delete);
        QVERIFY(dialog<ui::SalesDialog>() != nullptr);
        services::ListedSale whole = gallery::latestSales().constFirst();
        whole.payments.removeLast();
        Q_EMIT client().salesListed({whole});
        key(Qt::Key_Delete);
        QVERIFY(dialog<ui::TextDialog>() != nullptr);
        press(QStringLiteral("Goods back"));
        QCOMPARE(m_watch->voids.size(), 1);
        QCOMPARE(m_watch->voids.constFirst().at(2).value<OperatorId>(),
                 OperatorId(QStringLiteral("1001")));
    }

    void aScanNeverClosesAPageOfAReturn()
    {
        client().setState(gallery::emptyState());
        window().act(Action::Return);
        scan(water);
        QCOMPARE(m_watch->scans.size(), 1);
        QVERIFY(dialog<ui::SalesDialog>() != nullptr);
    }

    void everyFaceCanBeWorkedByFinger()
    {
        client().setPayments(gallery::withCurrent(gallery::waitingForPassword()));
        press(QStringLiteral("Ask now"));
        QCOMPARE(m_watch->queries.size(), 1);
        press(QStringLiteral("Stop waiting"));
        QCOMPARE(m_watch->stops.size(), 1);
        client().setPayments(gallery::withCurrent(gallery::notKnown()));
        press(QStringLiteral("Hold the sale"));
        QVERIFY(m_watch->last<sale::Hold>());
        client().setPayments(gallery::readyForCodes());
        client().finishPayment(gallery::refusedResult());
        press(QStringLiteral("Back to the cart"));
        QVERIFY(m_watch->last<sale::LeaveTender>());
    }

    void theOtherLanguageIsSpokenAtOnce()
    {
        client().setPayments(gallery::withCurrent(gallery::notKnown()));
        gallery::speak(gallery::Language::Chinese);
        QCoreApplication::processEvents();
        press(QStringLiteral("挂单"));
        QVERIFY(m_watch->last<sale::Hold>());
    }
};

QTEST_MAIN(TestPaymentWindow)
#include "tst_payment_window.moc"
