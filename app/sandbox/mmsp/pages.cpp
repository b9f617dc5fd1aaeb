// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mmsp/pages.h"

#include "app/sandbox/mmsp/product.h"

#include <QUrl>

namespace till::sandbox::mmsp {

namespace {

bool isWebAddress(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    return (url.scheme() == u"http" || url.scheme() == u"https") && !url.host().isEmpty();
}

QString fieldOf(const Call& call, const char* name)
{
    return QString::fromUtf8(formField(call.query, name));
}

} // namespace

QByteArray formField(const QByteArray& form, QByteArrayView name)
{
    const QList<QByteArray> pairs = form.split('&');
    for (const QByteArray& pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        if (equals < 0 || QByteArrayView(pair).first(equals) != name)
            continue;
        QByteArray value = pair.sliced(equals + 1);
        value.replace('+', ' ');
        return QByteArray::fromPercentEncoding(value);
    }
    return {};
}

Reply pathOfDetour(const Call& call)
{
    if (call.path.endsWith(u"/payopenplath5/wxh5pay")) {
        const QString back =
            QString::fromUtf8(QByteArray::fromBase64(formField(call.query, "merurl")));
        const bool isComplete = !fieldOf(call, "memo").isEmpty() &&
                                !fieldOf(call, "termno").isEmpty() &&
                                fieldOf(call, "tradetype") == u"1" && isWebAddress(back);
        return isComplete ? redirection(back) : notDone(400, u"memo, termno, merurl, tradetype"_qs);
    }
    if (call.path == u"/mmsp/openid") {
        const QString back = fieldOf(call, "merurl");
        const QString kind = fieldOf(call, "tradetype");
        if (!isWebAddress(back) || fieldOf(call, "merno").isEmpty() ||
            (kind != u"1" && kind != u"2"))
            return notDone(400, u"merurl, merno, tradetype"_qs);
        const QString id =
            kind == u"1" ? u"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"_qs : u"2088102177846880"_qs;
        return redirection(withField(back, u"token_id", id));
    }
    return notDone(404, u"path"_qs);
}

QString withField(const QString& address, QStringView name, const QString& value)
{
    const QString mark = address.contains(u'?') ? u"&"_qs : u"?"_qs;
    return address + mark + name.toString() + u'=' +
           QString::fromLatin1(QUrl::toPercentEncoding(value));
}

} // namespace till::sandbox::mmsp
