// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/payment_model.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/screen_context.h"
#include "ui/widgets/step_list.h"
#include "ui/widgets/theme.h"

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace till::ui {

class ChoiceTile;
class FactList;
class MoneyLabel;
class QrLabel;
class TenderRail;
class TextLabel;
class ToneSheet;
class WaitingRing;

/// What somebody may want while a payment, void or refund is on the screen.
enum class PaymentChoice {
    AskNow,
    StopWaiting,
    KeepWaiting,
    AskByNumber, ///< now, or by the number on the customer's phone
    SetAside,    ///< another means although the fate is not known
    Park,        ///< hold the sale, serve the next customer
    MarkPaid,
    PayOtherwise, ///< another means; nothing was charged
    ScanAgain,
    BackToCart,
    Close,
};

/// Where the page was opened: by the sale at the desk, or from a list beside it.
enum class PaymentPlace { Desk, Aside };

/// Whether somebody has decided already that the sale goes on: that is not asked twice.
enum class PaymentDecision { Open, Taken };

/// One picture of a payment. It is told the texts of each moment.
class PaymentPage : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual void tell(const models::PaymentText& text) = 0;
    /// What a key means here.
    [[nodiscard]] virtual std::optional<PaymentChoice> choiceOf(int key) const = 0;

Q_SIGNALS:
    void chosen(till::ui::PaymentChoice choice);
};

[[nodiscard]] StepList::Mark stepMark(models::PaymentStep::Mark mark);

/// The money is on its way: what to say to the customer, what is done, how long it lasts. Its keys
/// are in the foot of the dialog.
class WaitingPage : public PaymentPage {
    Q_OBJECT
public:
    WaitingPage(const ScreenContext& context, payment::Operation operation,
                QWidget* parent = nullptr);

    void tell(const models::PaymentText& text) override;
    [[nodiscard]] std::optional<PaymentChoice> choiceOf(int key) const override;

private:
    [[nodiscard]] QWidget* makeMiddle(payment::Operation operation);
    [[nodiscard]] QWidget* makeBox(Icon icon);
    [[nodiscard]] QWidget* makeQuestion();
    [[nodiscard]] QWidget* makeRing();

    ScreenContext m_context;
    bool m_low;
    TextLabel* m_caption = nullptr;
    TextLabel* m_subject = nullptr;
    MoneyLabel* m_amount = nullptr;
    TextLabel* m_headline = nullptr;
    TextLabel* m_advice = nullptr;
    StepList* m_steps = nullptr;
    TextLabel* m_question = nullptr;
    TextLabel* m_answer = nullptr;
    TextLabel* m_waited = nullptr;
    WaitingRing* m_ring = nullptr;
    TextLabel* m_promise = nullptr;
};

/// The customer reads a code: large, with the amount beside it and the time that is left.
class ShownPage : public PaymentPage {
    Q_OBJECT
public:
    explicit ShownPage(const ScreenContext& context, QWidget* parent = nullptr);

    void tell(const models::PaymentText& text) override;
    [[nodiscard]] std::optional<PaymentChoice> choiceOf(int key) const override;

private:
    [[nodiscard]] QWidget* makeWords();

    ScreenContext m_context;
    bool m_low;
    QrLabel* m_code;
    TextLabel* m_caption = nullptr;
    TextLabel* m_subject = nullptr;
    MoneyLabel* m_amount = nullptr;
    TextLabel* m_headline = nullptr;
    TextLabel* m_advice = nullptr;
    StepList* m_steps = nullptr;
    WaitingRing* m_ring = nullptr;
    TextLabel* m_promise = nullptr;
};

/// "4:05"; never below zero.
[[nodiscard]] QString remainingTime(int seconds);

/// Head, body and foot of the pages that are decided by choices.
class VerdictPage : public PaymentPage {
    Q_OBJECT
public:
    struct Subject {
        models::PaymentFace face = models::PaymentFace::Unknown;
        PaymentPlace place = PaymentPlace::Desk;
        const payment::Payment& payment;
        PaymentDecision decision = PaymentDecision::Open;
    };
    VerdictPage(const ScreenContext& context, const Subject& subject, QWidget* parent = nullptr);

    void tell(const models::PaymentText& text) override;
    [[nodiscard]] std::optional<PaymentChoice> choiceOf(int key) const override;

private:
    struct Answer {
        PaymentChoice choice;
        int key;
        QString label;
        QString meaning;
        QString who; ///< "店长": who else it takes
    };
    [[nodiscard]] QWidget* makeHead();
    [[nodiscard]] QWidget* makeFacts();
    [[nodiscard]] QWidget* makeChoices();
    [[nodiscard]] QWidget* makeFoot();
    [[nodiscard]] QList<Answer> answers() const;
    [[nodiscard]] QList<Answer> unknownAnswers() const;
    [[nodiscard]] QList<Answer> refusedAnswers() const;
    [[nodiscard]] bool hasFacts() const { return m_face != models::PaymentFace::Refused; }
    [[nodiscard]] bool mayMarkPaid() const;

    ScreenContext m_context;
    models::PaymentFace m_face;
    PaymentPlace m_place;
    payment::Operation m_operation;
    payment::Presentation m_presentation;
    bool m_isDeposit;
    PaymentDecision m_decision;
    bool m_low;
    TextLabel* m_headline = nullptr;
    TextLabel* m_advice = nullptr;
    MoneyLabel* m_amount = nullptr;
    FactList* m_facts = nullptr;
    TextLabel* m_footWords = nullptr;
    TextLabel* m_code = nullptr;
};

} // namespace till::ui

Q_DECLARE_METATYPE(till::ui::PaymentChoice)
