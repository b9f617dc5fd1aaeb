// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/host_makers.h"

#include "app/sandbox/loyalty/maker.h"
#include "app/sandbox/mmsp/maker.h"
#include "app/sandbox/netpay/maker.h"
#include "app/sandbox/payout/maker.h"

namespace till::sandbox {

const QList<HostMaker>& hostMakers()
{
    static const QList<HostMaker> makers{netpay::maker(), loyalty::maker(), mmsp::maker(),
                                         payout::maker()};
    return makers;
}

} // namespace till::sandbox
