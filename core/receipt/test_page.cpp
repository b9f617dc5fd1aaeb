// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receipt/test_page.h"

#include "core/receipt/columns.h"

namespace till::receipt {

namespace {

QString ruler(int columns)
{
    QString digits;
    for (int column = 1; column <= columns; ++column)
        digits += QChar(u'0' + column % 10);
    return digits;
}

} // namespace

Receipt buildTestPage(const TestPageData& data, int columns)
{
    Receipt page;
    page.columns = columns;
    const auto add = [&page](Element element) {
        page.elements.append(std::move(element));
    };
    add(TextLine{.text = fitted(data.title, columns / 2),
                 .align = Align::Centre,
                 .bold = true,
                 .doubleWidth = true,
                 .doubleHeight = true});
    for (const QString& line : {data.shopName, data.printer, data.timeText}) {
        if (!line.isEmpty())
            add(TextLine{.text = fitted(line, columns), .align = Align::Centre});
    }
    add(Rule{u'='});
    add(TextLine{.text = ruler(columns)});
    add(TextLine{.text = QStringLiteral("中 ￥ × · ℃ ABC abc 0123")});
    add(TextLine{.text = QStringLiteral("粗体 Bold"), .bold = true});
    add(TextLine{.text = QStringLiteral("倍高 Tall"), .doubleHeight = true});
    add(TextLine{.text = QStringLiteral("倍宽 Wide"), .doubleWidth = true});
    add(TextLine{.text = QStringLiteral("￥123.45"),
                 .bold = true,
                 .doubleWidth = true,
                 .doubleHeight = true});
    add(TextLine{.text = spread(u"左 left", u"right 右", columns)});
    add(Rule{});
    add(Code128{QStringLiteral("123456789012345678"), QStringLiteral("123456789012345678")});
    add(QrCode{QStringLiteral("TILL TEST 0123456789")});
    add(Rule{u'='});
    add(Feed{4});
    add(Cut{});
    return page;
}

} // namespace till::receipt
