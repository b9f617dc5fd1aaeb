// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/system_random.h"

#include <QRandomGenerator>

namespace till::desk {

QByteArray SystemRandom::bytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (char& byte : bytes)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return bytes;
}

} // namespace till::desk
