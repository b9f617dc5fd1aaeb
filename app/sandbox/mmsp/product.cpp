// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mmsp/product.h"

#include <QUrl>

namespace till::sandbox::mmsp {

Reply Product::page(const PageCall&, Instant)
{
    return notDone(404, u"page"_qs);
}

std::optional<Reply> Product::pageInstead(const Asked&, const QString&)
{
    return std::nullopt;
}

Reply done(const QJsonObject& more)
{
    QJsonObject answer = more;
    answer.insert(u"done"_qs, true);
    return whole(answer);
}

Reply notDone(int status, const QString& reason)
{
    Reply reply = whole({{u"error"_qs, reason}});
    reply.status = status;
    return reply;
}

Reply htmlPage(const QString& title, const QString& body)
{
    Reply reply;
    reply.contentType = "text/html;charset=UTF-8";
    reply.body = u"<!DOCTYPE html>\n<html lang=\"zh\"><head><meta charset=\"UTF-8\">"
                 u"<title>%1</title></head>\n<body><h1>%1</h1>\n%2</body></html>\n"_qs
                     .arg(title.toHtmlEscaped(), body)
                     .toUtf8();
    return reply;
}

Reply redirection(const QString& address)
{
    Reply reply =
        htmlPage(u"302"_qs, u"<p><a href=\"%1\">%1</a></p>\n"_qs.arg(address.toHtmlEscaped()));
    reply.status = 302;
    reply.location = QUrl(address).toEncoded();
    return reply;
}

} // namespace till::sandbox::mmsp
