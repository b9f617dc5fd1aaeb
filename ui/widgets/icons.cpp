// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"

#include <QFile>
#include <QLatin1String>
#include <QPainter>
#include <QSvgRenderer>

#include <array>

// Q_INIT_RESOURCE declares a function and so has to stand outside of any namespace.
static void initIconResources()
{
    Q_INIT_RESOURCE(till);
}

namespace till::ui {

namespace {

constexpr std::array fileNames{
    QLatin1String("back"),     QLatin1String("backspace"),  QLatin1String("bag"),
    QLatin1String("bin"),      QLatin1String("calculator"), QLatin1String("cap"),
    QLatin1String("card"),     QLatin1String("cash"),       QLatin1String("chevron-right"),
    QLatin1String("clock"),    QLatin1String("contrast"),   QLatin1String("cross-circle"),
    QLatin1String("dots"),     QLatin1String("drawer"),     QLatin1String("grid"),
    QLatin1String("keyboard"), QLatin1String("language"),   QLatin1String("lock"),
    QLatin1String("minus"),    QLatin1String("moon"),       QLatin1String("more"),
    QLatin1String("note"),     QLatin1String("pause"),      QLatin1String("phone"),
    QLatin1String("plus"),     QLatin1String("printer"),    QLatin1String("qr"),
    QLatin1String("question"), QLatin1String("receipt"),    QLatin1String("refresh"),
    QLatin1String("scale"),    QLatin1String("scan"),       QLatin1String("screen"),
    QLatin1String("search"),   QLatin1String("settings"),   QLatin1String("shield"),
    QLatin1String("star"),     QLatin1String("store"),      QLatin1String("sun"),
    QLatin1String("tag"),      QLatin1String("tick"),       QLatin1String("tick-circle"),
    QLatin1String("ticket"),   QLatin1String("triangle"),   QLatin1String("undo"),
    QLatin1String("user"),     QLatin1String("users"),      QLatin1String("wallet"),
    QLatin1String("wifi"),     QLatin1String("wifi-off"),
};

} // namespace

QString iconFile(Icon icon)
{
    if (icon == Icon::None)
        return {};
    return QStringLiteral(":/till/icons/%1.svg")
        .arg(fileNames.at(static_cast<std::size_t>(icon) - 1));
}

IconSet::IconSet()
{
    initIconResources();
}

QPixmap IconSet::pixmap(Icon icon, int size, const QColor& colour, qreal pixelRatio) const
{
    if (icon == Icon::None || size <= 0)
        return {};
    const Key key{.icon = icon,
                  .size = size,
                  .colour = colour.rgba(),
                  .ratioPercent = qRound(pixelRatio * 100)};
    if (const auto found = m_cache.constFind(key); found != m_cache.constEnd())
        return *found;

    QFile file(iconFile(icon));
    QByteArray svg;
    if (file.open(QIODevice::ReadOnly))
        svg = file.readAll();
    svg.replace(QByteArrayLiteral("currentColor"), colour.name().toLatin1());
    QSvgRenderer renderer(svg);

    const int pixels = qRound(size * pixelRatio);
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    pixmap.setDevicePixelRatio(pixelRatio);
    m_cache.insert(key, pixmap);
    return pixmap;
}

} // namespace till::ui
