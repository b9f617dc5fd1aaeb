// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/gateway/page.h"

namespace till::channels {
namespace gateway {

namespace {

/// Within double quotes; QString would take the bytes on a detour.
QByteArray escaped(QByteArrayView text)
{
    QByteArray safe;
    safe.reserve(text.size() + text.size() / 2);
    for (const char each : text) {
        switch (each) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        case '\'':
            safe += "&#39;";
            break;
        default:
            safe += each;
        }
    }
    return safe;
}

} // namespace

QByteArray payPage(const QUrl& address, QByteArrayView envelope)
{
    return "<!DOCTYPE html>\n"
           "<html lang=\"zh-CN\"><head><meta charset=\"UTF-8\"><title>网银支付</title></head>\n"
           "<body><form id=\"pay\" action=\"" +
           escaped(address.toEncoded()) +
           "\" method=\"POST\" accept-charset=\"UTF-8\">\n"
           "<input type=\"hidden\" name=\"web_api\" value=\"" +
           escaped(envelope) +
           "\">\n"
           "<noscript><input type=\"submit\" value=\"继续 / Continue\"></noscript>\n"
           "</form><script>document.getElementById('pay').submit();</script></body></html>\n";
}

} // namespace gateway
} // namespace till::channels
