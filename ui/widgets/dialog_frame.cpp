// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dialog_frame.h"

#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/sheet.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace till::ui {

namespace {

constexpr int footHeight = 80;
constexpr int footSide = 24;
constexpr int smallWidth = 480;
constexpr QSize mediumSize{1000, 516};

} // namespace

/// The sheet itself, with its corners cut by painting the frame over the children's edges.
class DialogFrame::Panel : public Painted {
public:
    using Painted::Painted;
    [[nodiscard]] QAccessible::Role accessibleRole() const override
    {
        return QAccessible::Grouping;
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        drawBox(painter, rect(),
                {.fill = theme().surface,
                 .frame = theme().lineStrong,
                 .frameWidth = theme().isHighContrast() ? 2 : 1,
                 .radius = px(radius::sheet)});
    }
    void resizeEvent(QResizeEvent* event) override
    {
        // Heads and rails reach to the edges, so the corners have to be cut off the children, too.
        QPainterPath outline;
        outline.addRoundedRect(rect(), px(radius::sheet), px(radius::sheet));
        setMask(QRegion(outline.toFillPolygon().toPolygon()));
        Painted::resizeEvent(event);
    }
};

/// The frame around everything in the panel, whose head and foot reach to its edges. Only the ring
/// is part of this widget, so what it surrounds is painted without it.
class DialogFrame::Edge : public Painted {
public:
    using Painted::Painted;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        drawBox(painter, rect(),
                {.frame = theme().lineStrong,
                 .frameWidth = theme().isHighContrast() ? 2 : 1,
                 .radius = px(radius::sheet)});
    }
    void resizeEvent(QResizeEvent* event) override
    {
        const int inner = px(radius::sheet) / 3;
        setMask(QRegion(rect()) - QRegion(rect().adjusted(inner, inner, -inner, -inner)));
        Painted::resizeEvent(event);
    }
};

DialogFrame::DialogFrame(const Look& look, Size size, QWidget* parent)
    : Painted(look, parent),
      m_size(size),
      m_panel(new Panel(look, this)),
      m_edge(new Edge(look, m_panel)),
      m_column(new QVBoxLayout(m_panel)),
      m_head(nullptr),
      m_foot(new Sheet(look, Sheet::Face::Foot, m_panel)),
      m_footRow(new QHBoxLayout(m_foot)),
      m_extras(new QHBoxLayout),
      m_titleBox(new QWidget(m_panel)),
      m_titleRow(new QHBoxLayout(m_titleBox)),
      m_title(new TextLabel(look, {.size = type::title, .weight = QFont::Bold}, {}, m_titleBox)),
      m_hint(new TextLabel(look,
                           {.alignment = Qt::AlignRight | Qt::AlignVCenter,
                            .colour =
                                [](const Theme& theme) {
                                    return theme.ink2;
                                }},
                           {}, m_foot)),
      m_back(new Button(look, {.kind = ButtonKind::Secondary}, m_foot)),
      m_primary(new Button(look, {.kind = ButtonKind::Primary, .size = ButtonSize::Large}, m_foot))
{
    hide();
    m_edge->setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::StrongFocus);
    m_titleRow->addWidget(m_title);
    m_titleBox->hide();
    m_back->hide();
    m_primary->hide();
    m_column->setSpacing(0);
    m_column->addWidget(m_titleBox);
    m_column->addStretch(1);
    m_column->addWidget(m_foot);
    m_footRow->addWidget(m_back);
    m_footRow->addWidget(m_hint, 1);
    m_footRow->addLayout(m_extras);
    m_footRow->addWidget(m_primary);
    connect(m_back, &QAbstractButton::clicked, this, &DialogFrame::steppedBack);
    connect(m_primary, &QAbstractButton::clicked, this, &DialogFrame::accepted);
    if (parent != nullptr)
        parent->installEventFilter(this);
    m_panel->installEventFilter(this);
    restyle();
}

DialogFrame::~DialogFrame()
{
    if (isVisible() && m_focusBefore != nullptr)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void DialogFrame::setTitle(const QString& title)
{
    m_title->setText(title);
    m_titleBox->setVisible(!title.isEmpty() && m_head == nullptr);
    rename(title);
}

void DialogFrame::setHead(QWidget* head)
{
    delete m_head;
    m_head = head;
    m_titleBox->hide();
    m_column->insertWidget(0, head);
}

void DialogFrame::setBody(QWidget* body)
{
    delete m_body;
    m_body = body;
    // The stretch gives way to the body, which takes all the room between head and foot.
    const int index = m_column->indexOf(m_foot);
    m_column->insertWidget(index, body, 1000);
    place();
}

void DialogFrame::setBack(const Action& action)
{
    m_back->setLabel(action.label);
    m_back->setKeyCap(action.keyCap);
    m_back->setVisible(!action.label.isEmpty());
}

void DialogFrame::setPrimary(const Action& action)
{
    m_primary->setLabel(action.label);
    m_primary->setKeyCap(action.keyCap);
    m_primary->setVisible(!action.label.isEmpty());
}

void DialogFrame::setReadiness(Readiness readiness, const QString& why)
{
    m_primary->setReason(why);
    m_primary->setEnabled(readiness == Readiness::Ready);
    m_hint->setText(why);
}

void DialogFrame::setHint(const QString& hint)
{
    m_hint->setText(hint);
}

void DialogFrame::setFoot(Foot foot)
{
    m_foot->setVisible(foot == Foot::Shown);
}

void DialogFrame::setSize(Size size)
{
    if (size == m_size)
        return;
    m_size = size;
    place();
}

void DialogFrame::open()
{
    // Parts that were added to the body since setBody() count from the first frame.
    if (m_body != nullptr && m_body->layout() != nullptr)
        m_body->layout()->activate();
    place();
    show();
    raise();
    setFocus(Qt::OtherFocusReason);
}

void DialogFrame::place()
{
    if (parentWidget() == nullptr)
        return;
    setGeometry(parentWidget()->rect());
    const Metrics& metrics = look().metrics();
    const QSize wanted = m_size == Size::Medium ? mediumSize : metrics.dialog;
    QSize size = look().px(wanted).boundedTo(this->size() - QSize(px(24), px(24)));
    if (m_size == Size::Small) {
        const int width = qMin(px(smallWidth), this->width() - px(16));
        const int high = m_column->hasHeightForWidth() ? m_column->totalHeightForWidth(width)
                                                       : m_column->totalSizeHint().height();
        size = {width, qMin(high, height() - px(16))};
    } else if (metrics.dialogFillsWindow) {
        size = this->size();
    }
    m_panel->setGeometry((width() - size.width()) / 2, (height() - size.height()) / 2, size.width(),
                         size.height());
    m_edge->setGeometry(m_panel->rect());
    m_edge->raise();
}

void DialogFrame::restyle()
{
    m_column->setContentsMargins(1, 1, 1, 1);
    m_titleRow->setContentsMargins(px(28), px(24), px(28), px(8));
    m_foot->setFixedHeight(px(footHeight));
    m_footRow->setContentsMargins(px(footSide), 0, px(footSide), 0);
    m_footRow->setSpacing(px(12));
    m_extras->setSpacing(px(12));
}

void DialogFrame::lookChanged()
{
    restyle();
    place();
    Painted::lookChanged();
}

void DialogFrame::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().scrim);
}

void DialogFrame::resizeEvent(QResizeEvent* event)
{
    place();
    Painted::resizeEvent(event);
}

void DialogFrame::showEvent(QShowEvent* event)
{
    m_focusBefore = QApplication::focusWidget();
    Painted::showEvent(event);
}

void DialogFrame::hideEvent(QHideEvent* event)
{
    Painted::hideEvent(event);
    if (m_focusBefore != nullptr && !event->spontaneous())
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void DialogFrame::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        if (!m_back->isHidden())
            m_back->light();
        Q_EMIT steppedBack();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (m_primary->isHidden() || !m_primary->isEnabled() || event->isAutoRepeat())
            return;
        m_primary->light();
        Q_EMIT accepted();
    } else {
        scrollBody(event->key());
        // A key that the dialog does not want ends here: the screen behind has its own.
        event->accept();
    }
}

void DialogFrame::scrollBody(int key)
{
    const auto* area = qobject_cast<const QScrollArea*>(m_body);
    if (area == nullptr)
        return;
    QScrollBar* bar = area->verticalScrollBar();
    if (key == Qt::Key_Up)
        bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
    else if (key == Qt::Key_Down)
        bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
    else if (key == Qt::Key_PageUp)
        bar->triggerAction(QAbstractSlider::SliderPageStepSub);
    else if (key == Qt::Key_PageDown)
        bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
    else if (key == Qt::Key_Home)
        bar->triggerAction(QAbstractSlider::SliderToMinimum);
    else if (key == Qt::Key_End)
        bar->triggerAction(QAbstractSlider::SliderToMaximum);
}

void DialogFrame::mousePressEvent(QMouseEvent* event)
{
    event->accept();
}

bool DialogFrame::eventFilter(QObject* watched, QEvent* event)
{
    // What is on a small dialog says how high it is, also when it changes.
    const bool resized = watched == parentWidget() && event->type() == QEvent::Resize;
    if (resized || (watched == m_panel && event->type() == QEvent::LayoutRequest))
        place();
    return Painted::eventFilter(watched, event);
}

bool DialogFrame::focusNextPrevChild(bool next)
{
    // Focus goes around among this frame's own controls and never to what lies behind the scrim.
    QWidget* from = QApplication::focusWidget();
    if (from == nullptr)
        from = this;
    for (QWidget* w = next ? from->nextInFocusChain() : from->previousInFocusChain(); w != from;
         w = next ? w->nextInFocusChain() : w->previousInFocusChain()) {
        const bool reachable = w != this && isAncestorOf(w) && w->isVisible() && w->isEnabled() &&
                               (w->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
        if (reachable) {
            w->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            if (auto* area = qobject_cast<QScrollArea*>(m_body); area && area->isAncestorOf(w))
                area->ensureWidgetVisible(w, 0, px(16));
            return true;
        }
    }
    return true;
}

} // namespace till::ui
