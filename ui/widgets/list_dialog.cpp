// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/list_dialog.h"

#include "core/sale/sale_number.h"
#include "ui/models/format.h"
#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace till::ui {

namespace {

using JobState = ports::PrintJob::State;

Instant wallClock()
{
    return {QDateTime::currentMSecsSinceEpoch()};
}

} // namespace

ListDialog::ListDialog(const ScreenContext& context, Icon picture, QWidget* parent)
    : DialogFrame(context.look, Size::Large, parent),
      m_context(context),
      m_choices(new ChoiceColumn(look())),
      m_empty(new QWidget),
      m_emptyWhat(new TextLabel(look(), {.size = type::item,
                                         .weight = QFont::Bold,
                                         .alignment = Qt::AlignCenter,
                                         .wrap = TextLabel::Wrap::Words})),
      m_emptyMore(new TextLabel(look(), {.alignment = Qt::AlignCenter,
                                         .wrap = TextLabel::Wrap::Words,
                                         .colour = [](const Theme& t) {
                                             return t.ink3;
                                         }}))
{
    auto* empty = new QVBoxLayout(m_empty);
    empty->setSpacing(px(8));
    empty->addStretch(1);
    empty->addWidget(new IconLabel(look(), {.icon = picture,
                                            .size = 48,
                                            .colour =
                                                [](const Theme& t) {
                                                    return t.lineStrong;
                                                }}),
                     0, Qt::AlignHCenter);
    empty->addWidget(m_emptyWhat);
    empty->addWidget(m_emptyMore);
    empty->addStretch(1);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(px(28), px(12), px(28), px(16));
    column->addWidget(m_empty, 1);
    column->addWidget(m_choices, 1);
    setBody(body);
    m_empty->hide();
}

void ListDialog::setEmptyText(const QString& what, const QString& more)
{
    m_emptyWhat->setText(what);
    m_emptyMore->setText(more);
}

void ListDialog::setChoices(const QList<PersonTile::Value>& values)
{
    m_choices->setChoices(values);
    m_choices->setVisible(!values.isEmpty());
    m_empty->setVisible(values.isEmpty());
    setReadiness(values.isEmpty() ? Readiness::NotYet : Readiness::Ready);
}

void ListDialog::keyPressEvent(QKeyEvent* event)
{
    if (m_choices->takeKey(event->key())) {
        event->accept();
        return;
    }
    DialogFrame::keyPressEvent(event);
}

void ListDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    DialogFrame::changeEvent(event);
}

HeldDialog::HeldDialog(const ScreenContext& context, QWidget* parent)
    : ListDialog(context, Icon::Pause, parent)
{
    connect(&context.client, &models::DeskClient::stateChanged, this, [this] { retranslate(); });
    connect(this, &DialogFrame::accepted, this, &HeldDialog::recallCurrent);
    connect(&choices(), &ChoiceColumn::pressed, this, &HeldDialog::recallCurrent);
    HeldDialog::retranslate();
}

void HeldDialog::retranslate()
{
    setTitle(tr("Held sales"));
    setEmptyText(tr("No sale is on hold."),
                 tr("%1 in the cart puts a sale aside and begins the next one.", "a key")
                     .arg(context().keys.capOf(models::Action::Hold)));
    QList<PersonTile::Value> values;
    const QList<ports::SaleRow> held = context().client.state().held;
    for (const ports::SaleRow& row : held) {
        const QString name = row.note.isEmpty() ? row.firstItem : row.note;
        QString second = tr("%1 · %2 · %n line(s)", "age, cashier, lines", row.lineCount)
                             .arg(models::formatAge(row.at, wallClock()), row.cashier);
        if (!row.note.isEmpty())
            second += tr(" · ", "between facts") + row.firstItem;
        values.append({.mark = QString::number(values.size() + 1),
                       .name = name,
                       .detail = second,
                       .aside = models::formatMoney(row.total)});
    }
    setBack({tr("Back to cart"), QStringLiteral("Esc")});
    setPrimary({tr("Recall"), QStringLiteral("Enter")});
    setChoices(values);
}

void HeldDialog::recallCurrent()
{
    const int index = choices().current();
    const QList<ports::SaleRow> held = context().client.state().held;
    if (index < 0 || index >= held.size())
        return;
    context().client.recall(held.at(index).id);
    Q_EMIT steppedBack();
}

UnknownCodesDialog::UnknownCodesDialog(const ScreenContext& context, QWidget* parent)
    : ListDialog(context, Icon::Tick, parent),
      m_dismiss(new Button(look(), {.kind = ButtonKind::Secondary}))
{
    footExtras().addWidget(m_dismiss);
    connect(&context.client, &models::DeskClient::stateChanged, this, [this] { retranslate(); });
    connect(m_dismiss, &QAbstractButton::clicked, this, [this] {
        const QString code = this->context().client.state().unknownCodes.value(choices().current());
        if (!code.isEmpty())
            this->context().client.dismissUnknown(code);
    });
    connect(this, &DialogFrame::accepted, this, &UnknownCodesDialog::searchAsked);
    UnknownCodesDialog::retranslate();
}

void UnknownCodesDialog::retranslate()
{
    setTitle(tr("Codes without goods"));
    setEmptyText(tr("Every code that was scanned belongs to goods."),
                 tr("Codes that are not known are kept here until the sale ends."));
    QList<PersonTile::Value> values;
    const QStringList codes = context().client.state().unknownCodes;
    for (const QString& code : codes)
        values.append({.mark = QStringLiteral("?"), .name = code, .detail = tr("Not in the cart")});
    m_dismiss->setLabel(tr("Dismiss"));
    m_dismiss->setEnabled(!values.isEmpty());
    setBack({tr("Back to cart"), QStringLiteral("Esc")});
    setPrimary({tr("Find by name"), QStringLiteral("Enter")});
    setChoices(values);
}

PrintJobsDialog::PrintJobsDialog(const ScreenContext& context, QWidget* parent)
    : ListDialog(context, Icon::Printer, parent),
      m_printed(new Button(look(), {.kind = ButtonKind::Secondary})),
      m_drop(new Button(look(), {.kind = ButtonKind::Danger}))
{
    footExtras().addWidget(m_drop);
    footExtras().addWidget(m_printed);
    connect(&context.client, &models::DeskClient::printStateChanged, this,
            [this] { retranslate(); });
    connect(&choices(), &ChoiceColumn::currentChanged, this, &PrintJobsDialog::showChoices);
    connect(m_printed, &QAbstractButton::clicked, this, [this] {
        if (const auto job = current())
            this->context().client.considerPrinted(job->id);
    });
    connect(m_drop, &QAbstractButton::clicked, this, [this] {
        if (const auto job = current())
            this->context().client.cancelPrint(job->id);
    });
    connect(this, &DialogFrame::accepted, this, [this] {
        if (const auto job = current())
            this->context().client.printAgain(job->id);
    });
    PrintJobsDialog::retranslate();
}

std::optional<ports::PrintJob> PrintJobsDialog::current()
{
    const QList<ports::PrintJob> jobs = context().client.printState().pending;
    const int index = choices().current();
    if (index < 0 || index >= jobs.size())
        return std::nullopt;
    return jobs.at(index);
}

void PrintJobsDialog::retranslate()
{
    setTitle(tr("Waiting for the printer"));
    setEmptyText(tr("Everything has been printed."),
                 tr("What cannot be printed waits here and goes on by itself."));
    QList<PersonTile::Value> values;
    const QList<ports::PrintJob> jobs = context().client.printState().pending;
    for (const ports::PrintJob& job : jobs) {
        QString word;
        switch (job.state) {
        case JobState::Queued:
            word = tr("Waiting");
            break;
        case JobState::Sending:
            word = tr("Printing");
            break;
        case JobState::Uncertain:
            word = tr("Look at the paper: it may be complete");
            break;
        case JobState::Failed:
            word = tr("Not printed");
            break;
        case JobState::Printed:
        case JobState::HandedOver:
        case JobState::Cancelled:
            word = tr("Done");
            break;
        }
        values.append({.mark = QString::number(values.size() + 1),
                       .name = printJobName(job),
                       .detail = word,
                       .aside = models::formatTime(job.queuedAt)});
    }
    m_printed->setLabel(tr("It is complete"));
    m_drop->setLabel(tr("Do not print"));
    setBack({tr("Back to cart"), QStringLiteral("Esc")});
    setPrimary({tr("Print again"), QStringLiteral("Enter")});
    setChoices(values);
    showChoices();
}

void PrintJobsDialog::showChoices()
{
    const std::optional<ports::PrintJob> job = current();
    const bool decide =
        job && (job->state == JobState::Uncertain || job->state == JobState::Failed);
    m_printed->setVisible(decide && job->state == JobState::Uncertain);
    m_drop->setVisible(decide);
    setReadiness(decide ? Readiness::Ready : Readiness::NotYet,
                 job && !decide ? tr("It is printed by itself") : QString());
}

QString printJobName(const ports::PrintJob& job)
{
    const Result<sale::SaleNumber> number = sale::SaleNumber::fromId(SaleId(job.subject));
    const QString subject = number ? number->display() : job.subject;
    switch (job.document) {
    case ports::PrintJob::Document::Receipt:
        return job.copy > 0 ? PrintJobsDialog::tr("Receipt %1, copy %2").arg(subject).arg(job.copy)
                            : PrintJobsDialog::tr("Receipt %1").arg(subject);
    case ports::PrintJob::Document::HeldSlip:
        return PrintJobsDialog::tr("Slip of held sale %1").arg(subject);
    case ports::PrintJob::Document::TestPage:
        return PrintJobsDialog::tr("Test page");
    case ports::PrintJob::Document::DrawerPulse:
        return PrintJobsDialog::tr("Opening the drawer");
    case ports::PrintJob::Document::RefundSlip:
        return PrintJobsDialog::tr("Refund slip %1").arg(subject);
    }
    Q_UNREACHABLE();
}

} // namespace till::ui
