// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/key_help_dialog.h"

#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"

#include <QGridLayout>
#include <QScrollArea>

namespace till::ui {

KeyHelpDialog::KeyHelpDialog(const ScreenContext& context, QWidget* parent)
    : DialogFrame(context.look, Size::Large, parent)
{
    setTitle(tr("Keys"));
    setBack({context.client.signedInAs() ? tr("Back to cart") : tr("Back"), QStringLiteral("Esc")});
    setHint(tr("3* before a scan: three of it. 1- before a scan: take one back. 1.5*: kilograms."));
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(buildPage(context));
    scroll->widget()->setAutoFillBackground(false);
    setBody(scroll);
}

QWidget* KeyHelpDialog::buildPage(const ScreenContext& context)
{
    auto* page = new QWidget;
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(px(28), px(8), px(28), px(16));
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(8));
    const int columns = look().metrics().breakpoint == Breakpoint::Small ? 2 : 4;
    int place = 0;
    for (const models::ActionEntry& entry : context.keys.entries()) {
        const bool own = entry.action == models::Action::ShowKeys ||
                         entry.action == models::Action::Confirm ||
                         entry.action == models::Action::Back;
        if (entry.context != models::KeyContext::Checkout || own)
            continue;
        auto* button = new Button(look(), {.kind = ButtonKind::Secondary,
                                           .label = models::ActionMap::nameOf(entry.action),
                                           .keyCap = models::keyText(entry.key)});
        button->setEnabled(models::ActionMap::isSetUp(entry.action));
        button->setReason(tr("Not set up on this till"));
        const models::Action action = entry.action;
        connect(button, &QAbstractButton::clicked, this, [this, action] { Q_EMIT chosen(action); });
        grid->addWidget(button, place / columns, place % columns);
        ++place;
    }
    grid->setRowStretch(place / columns + 1, 1);
    return page;
}

} // namespace till::ui
