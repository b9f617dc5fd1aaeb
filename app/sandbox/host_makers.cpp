// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/host_makers.h"

namespace till::sandbox {

const QList<HostMaker>& hostMakers()
{
    static const QList<HostMaker> makers{};
    return makers;
}

} // namespace till::sandbox
