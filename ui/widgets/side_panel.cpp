// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/side_panel.h"

#include "ui/models/messages.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/paint.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLayout>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace till::ui {

namespace {

using models::DeskInfo;

constexpr int clockIntervalMs = 1000;
constexpr int side = 40;
constexpr int sideNarrow = 24;

QColor onSlab(const Theme& theme)
{
    return theme.onSlab;
}

QColor onSlab2(const Theme& theme)
{
    return theme.onSlab2;
}

QColor key(const Theme& theme)
{
    return theme.key;
}

/// The rule above the facts.
class Rule : public Painted {
public:
    using Painted::Painted;
    [[nodiscard]] QSize sizeHint() const override { return {1, 1}; }
    [[nodiscard]] QAccessible::Role accessibleRole() const override
    {
        return QAccessible::Separator;
    }

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), theme().slabLine); }
};

} // namespace

SidePanel::SidePanel(const Look& look, const DeskInfo& info, QWidget* parent)
    : Painted(look, parent),
      m_info(info),
      m_clock(new TextLabel(look, {.size = 104, .weight = QFont::Bold, .colour = onSlab})),
      m_date(new TextLabel(look, {.size = type::head, .colour = onSlab})),
      m_shop(new TextLabel(look, {.size = type::body, .colour = onSlab2}))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(side), px(36), px(side), px(28));
    column->setSpacing(px(8));
    auto* brand = new QHBoxLayout;
    brand->setSpacing(px(12));
    brand->addWidget(new IconLabel(look, {.icon = Icon::Store, .size = 32, .colour = key}));
    brand->addWidget(new TextLabel(look,
                                   {.size = type::medium, .weight = QFont::Bold, .colour = onSlab},
                                   QStringLiteral("Till 收银台")),
                     1);
    column->addLayout(brand);
    column->addStretch(2);
    column->addWidget(m_clock);
    column->addWidget(m_date);
    column->addWidget(m_shop);
    column->addStretch(3);
    auto* rule = new Rule(look);
    rule->setFixedHeight(1);
    column->addWidget(rule);
    m_journal = addFact(*column, Icon::Shield);
    m_printer = addFact(*column, Icon::Printer);
    m_scanner = addFact(*column, Icon::Scan);
    connect(&m_second, &QTimer::timeout, this, &SidePanel::tick);
    m_second.start(clockIntervalMs);
    retranslate();
}

SidePanel::Fact SidePanel::addFact(QVBoxLayout& column, Icon icon)
{
    const Fact fact{new TextLabel(look(), {.size = type::body, .colour = onSlab}),
                    new TextLabel(look(), {.size = type::body,
                                           .alignment = Qt::AlignRight | Qt::AlignVCenter,
                                           .colour = onSlab2})};
    auto* row = new QHBoxLayout;
    row->setSpacing(px(12));
    row->setContentsMargins(0, px(6), 0, px(2));
    row->addWidget(new IconLabel(look(), {.icon = icon, .colour = key}));
    row->addWidget(fact.name);
    row->addWidget(fact.word, 1);
    column.addLayout(row);
    return fact;
}

void SidePanel::retranslate()
{
    const QString dot = tr(" · ", "between facts");
    QStringList place{m_info.shopName};
    if (!m_info.shopBranch.isEmpty())
        place.append(m_info.shopBranch);
    place.append(tr("Till %1").arg(m_info.tillNumber, 2, 10, QLatin1Char('0')));
    m_shop->setText(place.join(dot));
    m_journal.name->setText(tr("Journal"));
    // The locale groups digits the same way in both languages.
    const QString records = QLocale(QLocale::Chinese).toString(m_info.journalRecords);
    m_journal.word->setText(tr("whole, %1 records", "the journal").arg(records));
    m_printer.name->setText(tr("Receipt printer"));
    m_scanner.name->setText(tr("Scanner"));
    m_scanner.word->setText(scannerWord());
    setPrinter(m_printerFault);
    tick();
}

void SidePanel::setPrinter(ports::DeviceFault fault)
{
    m_printerFault = fault;
    switch (fault) {
    case ports::DeviceFault::None:
        m_printer.word->setText(tr("ready", "a device"));
        return;
    case ports::DeviceFault::NotConfigured:
        m_printer.word->setText(tr("not set up", "a device"));
        return;
    case ports::DeviceFault::PaperOut:
    case ports::DeviceFault::CoverOpen:
    case ports::DeviceFault::CutterError:
    case ports::DeviceFault::Absent:
    case ports::DeviceFault::NoPermission:
    case ports::DeviceFault::InUse:
    case ports::DeviceFault::Timeout:
    case ports::DeviceFault::Offline:
    case ports::DeviceFault::Lost:
        m_printer.word->setText(models::printerWord(fault));
        return;
    }
    Q_UNREACHABLE();
}

QString SidePanel::scannerWord() const
{
    switch (m_info.scanner) {
    case DeskInfo::Scanner::None:
        return tr("not set up", "a device");
    case DeskInfo::Scanner::Keyboard:
        return tr("like a keyboard", "the scanner");
    case DeskInfo::Scanner::Serial:
        return tr("serial", "the scanner");
    }
    Q_UNREACHABLE();
}

void SidePanel::tick()
{
    const QDateTime now = QDateTime::currentDateTime();
    m_clock->setText(now.toString(QStringLiteral("HH:mm")));
    m_date->setText(QLocale(tr("en", "name of the locale for dates"))
                        .toString(now.date(), tr("dddd, d MMMM", "date format")));
}

void SidePanel::resizeEvent(QResizeEvent* event)
{
    const int margin = px(width() < px(400) ? sideNarrow : side);
    layout()->setContentsMargins(margin, px(36), margin, px(28));
    Painted::resizeEvent(event);
}

void SidePanel::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), theme().slab);
}

} // namespace till::ui
