// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/start_trouble.h"

#include "ui/models/messages.h"
#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"

#include <QApplication>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QTextStream>
#include <QVBoxLayout>

#include <cstdio>

namespace till::app {

namespace {

constexpr int faultExit = 70;

class TroubleWindow : public QWidget {
public:
    TroubleWindow(const models::Message& message, const Error& error, ui::Look& look) : m_look(look)
    {
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(48, 48, 48, 48);
        layout->setSpacing(16);
        const auto say = [&](const QString& text, int size, QFont::Weight weight) {
            layout->addWidget(new ui::TextLabel(
                look, {.size = size, .weight = weight, .wrap = ui::TextLabel::Wrap::Words}, text,
                this));
        };
        say(message.headline, ui::type::title, QFont::Bold);
        say(message.nextStep, ui::type::item, QFont::Normal);
        say(error.detail, ui::type::min, QFont::Normal);
        layout->addStretch();
        auto* close = new ui::Button(look,
                                     {.kind = ui::ButtonKind::Primary,
                                      .label = QCoreApplication::translate("till::models", "Close"),
                                      .keyCap = u"Enter"_qs},
                                     this);
        layout->addWidget(close, 0, Qt::AlignRight);
        connect(close, &QAbstractButton::clicked, this, &QWidget::close);
        resize(720, 420);
        setWindowTitle(QApplication::applicationDisplayName());
    }

protected:
    /// Also where no window manager makes the window active and so gives the button the focus.
    void keyPressEvent(QKeyEvent* event) override
    {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Escape:
            close();
            break;
        default:
            QWidget::keyPressEvent(event);
        }
    }

    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter(this).fillRect(rect(), m_look.theme().surface);
    }

private:
    ui::Look& m_look;
};

} // namespace

int showStartTrouble(const Error& error, ui::Look& look)
{
    const models::Message message = models::startTrouble(error.code);
    QTextStream(stderr) << message.headline << ' ' << message.nextStep << '\n'
                        << error.detail << '\n';
    TroubleWindow window(message, error, look);
    window.show();
    QApplication::exec();
    return faultExit;
}

} // namespace till::app
