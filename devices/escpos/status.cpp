// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/escpos/status.h"

namespace till::escpos {

namespace {

constexpr qsizetype identityBytesMax = 80;

bool isRealTime(uint byte)
{
    return (byte & 0x93U) == 0x12U;
}
bool isAutomaticStart(uint byte)
{
    return (byte & 0x93U) == 0x10U;
}
/// The following bytes of an automatic status, and answers to GS r.
bool isPlain(uint byte)
{
    return (byte & 0x90U) == 0;
}
bool isIdentityStart(uint byte)
{
    return byte == 0x37 || byte == 0x3B || byte == 0x3D || byte == 0x5F;
}

uint at(const QByteArray& bytes, qsizetype index)
{
    return static_cast<quint8>(bytes[index]);
}

/// How many bytes of a complete automatic status are there: 4, 0 if more must come, -1 if it is
/// none.
int automaticLength(const QByteArray& bytes, qsizetype start)
{
    for (qsizetype i = 1; i < 4; ++i) {
        if (start + i >= bytes.size())
            return 0;
        if (!isPlain(at(bytes, start + i)))
            return -1;
    }
    return 4;
}

constexpr qsizetype incomplete = -1;
constexpr qsizetype noIdentity = -2;

/// Where the zero byte behind the printable text of an identity block is.
qsizetype identityEnd(const QByteArray& bytes, qsizetype start)
{
    for (qsizetype i = start + 1; i < bytes.size(); ++i) {
        const uint byte = at(bytes, i);
        if (byte == 0)
            return i;
        if (byte < 0x20 || byte > 0x7E || i - start > identityBytesMax)
            return noIdentity;
    }
    return incomplete;
}

} // namespace

QByteArray realTimeRequest(RealTimeQuery query)
{
    return QByteArray("\x10\x04", 2) + static_cast<char>(query);
}

QByteArray confirmationRequest()
{
    return QByteArray("\x1D\x72\x01", 3);
}

QList<Status> StatusReader::feed(const QByteArray& bytes)
{
    m_rest += bytes;
    QList<Status> answers;
    qsizetype used = 0;
    while (used < m_rest.size()) {
        const uint byte = at(m_rest, used);
        if (isRealTime(byte)) {
            answers.append(RealTimeAnswer{static_cast<quint8>(byte)});
            ++used;
        } else if (isAutomaticStart(byte)) {
            const int length = automaticLength(m_rest, used);
            if (length == 0)
                break;
            if (length == 4) {
                AutomaticStatus status;
                for (std::size_t i = 0; i < 4; ++i)
                    status.bytes[i] =
                        static_cast<quint8>(at(m_rest, used + static_cast<qsizetype>(i)));
                answers.append(status);
                used += 4;
            } else {
                ++used;
            }
        } else if (isIdentityStart(byte)) {
            const qsizetype end = identityEnd(m_rest, used);
            if (end == incomplete)
                break;
            if (end == noIdentity) {
                ++used;
                continue;
            }
            answers.append(Identity{m_rest.mid(used + 1, end - used - 1)});
            used = end + 1;
        } else {
            if (isPlain(byte))
                answers.append(Confirmation{static_cast<quint8>(byte)});
            ++used;
        }
    }
    m_rest.remove(0, used);
    return answers;
}

void update(Condition& condition, RealTimeQuery query, const RealTimeAnswer& answer)
{
    const uint bits = answer.bits;
    switch (query) {
    case RealTimeQuery::Printer:
        condition.offline = (bits & 0x08U) != 0;
        return;
    case RealTimeQuery::OfflineCause:
        condition.coverOpen = (bits & 0x04U) != 0;
        return;
    case RealTimeQuery::ErrorCause:
        condition.cutterError = (bits & 0x08U) != 0;
        condition.otherError = (bits & 0x64U) != 0;
        return;
    case RealTimeQuery::Paper:
        condition.paperLow = (bits & 0x0CU) != 0;
        condition.paperOut = (bits & 0x60U) != 0;
        return;
    }
}

Condition conditionOf(const AutomaticStatus& status)
{
    const uint first = status.bytes[0];
    const uint second = status.bytes[1];
    const uint third = status.bytes[2];
    return {.offline = (first & 0x08U) != 0,
            .coverOpen = (first & 0x20U) != 0,
            .paperOut = (third & 0x0CU) != 0,
            .paperLow = (third & 0x03U) != 0,
            .cutterError = (second & 0x08U) != 0,
            .otherError = (second & 0x64U) != 0};
}

} // namespace till::escpos
