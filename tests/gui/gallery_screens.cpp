// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery_screens.h"

#include "tests/gui/gallery_payments.h"
#include "tests/gui/gallery_stage.h"
#include "tests/gui/sample_desk.h"
#include "ui/widgets/checkout_screen.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/tender_dialog.h"

#include <QApplication>
#include <QTranslator>

namespace till::gallery {

namespace {

using models::Action;

void registerSignIn(Registry& registry)
{
    registry.add({QStringLiteral("sign-in"),
                  [](const Scene& scene) -> std::unique_ptr<QWidget> {
                      return std::move(stage(scene, sampleInfo()).window);
                  },
                  {}});
    registry.add({QStringLiteral("sign-in-training"),
                  [](const Scene& scene) -> std::unique_ptr<QWidget> {
                      models::DeskInfo info = sampleInfo();
                      info.mode = models::DeskInfo::Mode::Training;
                      info.demoStaff = {
                          {QStringLiteral("王敏"), QStringLiteral("1008"), QStringLiteral("2580")},
                          {QStringLiteral("陈芳"), QStringLiteral("1001"), QStringLiteral("7410")}};
                      Stage made = stage(scene, info);
                      services::SignInRefusal refusal;
                      refusal.triesLeft = 3;
                      Q_EMIT made.client->signInRefused(refusal);
                      return std::move(made.window);
                  },
                  {}});
}

void registerCheckout(Registry& registry)
{
    registry.add(page(QStringLiteral("checkout"), sampleState(), {}));
    registry.add(page(QStringLiteral("checkout-empty"), emptyState(), {}));
    registry.add(page(QStringLiteral("checkout-quantity"), sampleState(),
                      [](Stage& made) { type(made.window->checkout(), QStringLiteral("3*")); }));
    registry.add(page(QStringLiteral("search"), sampleState(), [](Stage& made) {
        type(made.window->checkout(), QStringLiteral("nfsq"));
        Q_EMIT made.client->found(0, searchPage());
    }));
    registry.add(page(QStringLiteral("search-nothing"), sampleState(), [](Stage& made) {
        type(made.window->checkout(), QStringLiteral("zzz"));
        Q_EMIT made.client->found(0, {});
    }));
    registry.add(page(QStringLiteral("checkout-unknown-code"), sampleState(), [](Stage& made) {
        services::CheckoutState state = sampleState();
        state.unknownCodes = {QStringLiteral("6901234567892")};
        made.client->setState(state);
        Q_EMIT made.client->noticed(services::UnknownCode{QStringLiteral("6901234567892")});
    }));
    registry.add(page(QStringLiteral("checkout-printer"), sampleState(), [](Stage& made) {
        services::PrintState state = readyPrinter();
        state.fault = ports::DeviceFault::CoverOpen;
        made.client->setPrintState(state);
    }));
    registry.add(page(QStringLiteral("checkout-halted"), sampleState(), [](Stage& made) {
        services::CheckoutState state = sampleState();
        state.halted = true;
        made.client->setState(state);
        Q_EMIT made.client->noticed(services::JournalHalted{{ErrorCode::DiskFull, {}}});
    }));
}

void registerMoney(Registry& registry)
{
    registry.add(page(QStringLiteral("tender-cash"), tenderingState(),
                      [](Stage& made) { type(*made.window->dialog(), QStringLiteral("200")); }));
    registry.add(page(QStringLiteral("tender-cash-start"), tenderingState(), {}));
    registry.add(page(QStringLiteral("tender-part"), tenderingState(), [](Stage& made) {
        services::CheckoutState state = tenderingState();
        sale::Tender card;
        card.id = 1;
        card.kind = sale::TenderKind::ExternalCard;
        card.received = card.applied = Money::fromFen(10000);
        card.reference = QStringLiteral("003912");
        state.sale.tenders = {card};
        state.totals = sale::totals(state.sale);
        state.cashDue = sale::roundedForCash(state.totals.remaining, sale::RoundingMode::DropFen);
        made.client->setState(state);
        type(*made.window->dialog(), QStringLiteral("20"));
    }));
    registry.add(page(QStringLiteral("tender-card"), tenderingState(),
                      [](Stage& made) { press(*made.window->dialog(), Qt::Key_F7); }));
    registry.add(page(QStringLiteral("paid"), emptyState(), [](Stage& made) {
        made.client->setPrintState(readyPrinter());
        Q_EMIT made.client->completed(paidSale());
    }));
}

void registerDialogs(Registry& registry)
{
    registry.add(page(QStringLiteral("held"), emptyState(), acting(Action::Recall)));
    registry.add(page(QStringLiteral("quantity"), sampleState(), acting(Action::ChangeQuantity)));
    registry.add(page(QStringLiteral("price"), sampleState(), [](Stage& made) {
        made.window->act(Action::ChangePrice);
        type(*made.window->dialog(), QStringLiteral("3.2"));
    }));
    registry.add(page(QStringLiteral("discount"), sampleState(), [](Stage& made) {
        made.window->act(Action::DiscountSale);
        type(*made.window->dialog(), QStringLiteral("10"));
    }));
    registry.add(page(QStringLiteral("note"), sampleState(), acting(Action::NoteLine)));
    registry.add(page(QStringLiteral("drawer-reason"), sampleState(), [](Stage& made) {
        made.client->setSignedIn(sampleStaff().at(2));
        made.window->act(Action::OpenDrawer);
    }));
    registry.add(page(QStringLiteral("cancel-sale"), sampleState(), acting(Action::CancelSale)));
    registry.add(page(QStringLiteral("approval"), sampleState(), [](Stage& made) {
        Q_EMIT made.client->approvalNeeded(
            services::ApprovalRequest{.command = sale::OverridePrice{1, Money::fromFen(150), {}}});
    }));
    registry.add(page(QStringLiteral("receipt"), emptyState(), [](Stage& made) {
        made.window->act(Action::ShowReceipt);
        receipt::Receipt receipt;
        receipt.elements = {receipt::TextLine{.text = QStringLiteral("邻里生鲜"),
                                              .align = receipt::Align::Centre,
                                              .doubleWidth = true},
                            receipt::Rule{u'='},
                            receipt::TextLine{.text = QStringLiteral("可口可乐 500ml")},
                            receipt::Rule{}};
        Q_EMIT made.client->previewReady(SaleId(QStringLiteral("02-20261120-0146")), receipt);
    }));
    registry.add(page(QStringLiteral("print-jobs"), emptyState(), [](Stage& made) {
        services::PrintState state = readyPrinter();
        state.pending.first().state = ports::PrintJob::State::Uncertain;
        made.client->setPrintState(state);
        made.window->act(Action::PrintJobs);
    }));
    registry.add(page(QStringLiteral("unknown-codes"), sampleState(), [](Stage& made) {
        services::CheckoutState state = sampleState();
        state.unknownCodes = {QStringLiteral("6901234567892"), QStringLiteral("69012345")};
        made.client->setState(state);
        made.window->act(Action::UnknownCodes);
    }));
    registry.add(page(QStringLiteral("price-check"), sampleState(), [](Stage& made) {
        made.window->act(Action::CheckPrice);
        type(*made.window->dialog(), QStringLiteral("nfsq"));
        Q_EMIT made.client->found(0, searchPage());
    }));
    registry.add(page(QStringLiteral("keys"), sampleState(), acting(Action::ShowKeys)));
    registry.add(page(QStringLiteral("view"), sampleState(), acting(Action::View)));
    registry.add(page(QStringLiteral("lock"), sampleState(), acting(Action::Lock)));
}

} // namespace

void speak(Language language)
{
    // Kept by the application under its name, so that there is never a second one.
    auto* translator = qApp->findChild<QTranslator*>();
    if (translator == nullptr)
        translator = new QTranslator(qApp);
    QCoreApplication::removeTranslator(translator);
    const QString file = language == Language::Chinese ? QStringLiteral(":/i18n/till_zh_CN.qm")
                                                       : QStringLiteral(":/i18n/till_en.qm");
    if (!translator->load(file))
        qFatal("no translation");
    QCoreApplication::installTranslator(translator);
}

void registerScreens(Registry& registry)
{
    registerSignIn(registry);
    registerCheckout(registry);
    registerMoney(registry);
    registerPayments(registry);
    registerDialogs(registry);
}

} // namespace till::gallery
