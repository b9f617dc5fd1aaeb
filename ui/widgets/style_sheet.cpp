// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/style_sheet.h"

#include <QHash>
#include <QRegularExpression>

namespace till::ui {

namespace {

constexpr auto sheet = uR"(
QLineEdit, QPlainTextEdit, QSpinBox, QComboBox {
    min-height: {field}px; padding: 0 {pad}px; border: {frame}px solid {lineStrong};
    border-radius: {radius}px; background: {surface}; color: {ink}; font-size: {body}px;
    selection-background-color: {accent}; selection-color: {onAccent};
}
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid {accent}; padding: 0 {padFocus}px; }
QLineEdit[invalid="true"] { border: 2px solid {refused}; padding: 0 {padFocus}px; }
QLineEdit:disabled { background: {disabled}; color: {onDisabled}; border-color: {disabledLine}; }
QLabel { color: {ink}; font-size: {body}px; background: transparent; }
QLabel[tone="second"] { color: {ink2}; }
QLabel[tone="hint"] { color: {ink3}; font-size: {min}px; }
QLabel[tone="error"] { color: {refused}; font-size: {min}px; }
QLabel[tone="head"] { font-size: {head}px; font-weight: 700; }
QLabel[tone="title"] { font-size: {title}px; font-weight: 700; }
QCheckBox { font-size: {body}px; color: {ink}; spacing: {pad}px; min-height: {field}px; }
QHeaderView::section {
    min-height: {tableHead}px; padding: 0 {pad}px; border: none; background: {surface};
    color: {ink3}; font-size: {min}px;
}
QTableView, QTreeView {
    border: none; background: {surface}; color: {ink}; gridline-color: {line};
    font-size: {body}px; selection-background-color: {accentSoft};
    selection-color: {onAccentSoft};
}
QTableView::item { padding: 0 {pad}px; border-top: 1px solid {line}; }
QScrollArea, #qt_scrollarea_viewport, #qt_scrollarea_viewport > QWidget {
    border: none; background: transparent;
}
QToolTip {
    background: {slab}; color: {onSlab}; border: 1px solid {slabLine}; padding: {small}px;
    font-size: {min}px;
}
)";

QHash<QString, QString> values(const Look& look)
{
    const Theme& t = look.theme();
    const auto px = [&](int logical) {
        return QString::number(look.px(logical));
    };
    return {
        {QStringLiteral("surface"), t.surface.name()},
        {QStringLiteral("line"), t.line.name()},
        {QStringLiteral("lineStrong"), t.lineStrong.name()},
        {QStringLiteral("ink"), t.ink.name()},
        {QStringLiteral("ink2"), t.ink2.name()},
        {QStringLiteral("ink3"), t.ink3.name()},
        {QStringLiteral("accent"), t.accent.name()},
        {QStringLiteral("onAccent"), t.onAccent.name()},
        {QStringLiteral("accentSoft"), t.accentSoft.name()},
        {QStringLiteral("onAccentSoft"), t.onAccentSoft.name()},
        {QStringLiteral("refused"), t.refused.text.name()},
        {QStringLiteral("disabled"), t.disabled.name()},
        {QStringLiteral("onDisabled"), t.onDisabled.name()},
        {QStringLiteral("disabledLine"), (t.isHighContrast() ? t.onDisabled : t.disabled).name()},
        {QStringLiteral("slab"), t.slab.name()},
        {QStringLiteral("onSlab"), t.onSlab.name()},
        {QStringLiteral("slabLine"), t.slabLine.name()},
        {QStringLiteral("frame"), QString::number(t.isHighContrast() ? 2 : 1)},
        {QStringLiteral("field"), px(46)},
        {QStringLiteral("pad"), px(16)},
        {QStringLiteral("padFocus"), QString::number(look.px(16) - 1)},
        {QStringLiteral("small"), px(8)},
        {QStringLiteral("radius"), px(radius::control)},
        {QStringLiteral("tableHead"), px(36)},
        {QStringLiteral("min"), px(type::min)},
        {QStringLiteral("body"), px(type::body)},
        {QStringLiteral("head"), px(type::head)},
        {QStringLiteral("title"), px(type::title)},
    };
}

} // namespace

QString styleSheetOf(const Look& look)
{
    const QHash<QString, QString> known = values(look);
    static const QRegularExpression hole(QStringLiteral("\\{([a-zA-Z0-9]+)\\}"));
    const QString text = QString::fromUtf16(sheet);
    QString result;
    qsizetype from = 0;
    for (auto it = hole.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        Q_ASSERT(known.contains(match.captured(1)));
        result += QStringView(text).mid(from, match.capturedStart() - from);
        result += known.value(match.captured(1));
        from = match.capturedEnd();
    }
    result += QStringView(text).mid(from);
    return result;
}

} // namespace till::ui
