// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/payment.h"

#include <QByteArrayList>
#include <QList>
#include <QString>
#include <QStringList>

namespace till::test {

/// One call and what it has to come to; see InterfaceCaller for the words. "POST /path" with a body
/// asks the stand-in itself for something.
struct InterfaceStep {
    const char* call;
    QStringList words;
    QByteArrayList hidden;
    payment::Meaning meaning = payment::Meaning::Succeeded;
};

/// The way to an interface and the interface itself, which is the last step.
struct InterfaceScript {
    const char* name; ///< "netpay.query"
    QList<InterfaceStep> steps;
};

using Scripts = QList<InterfaceScript>;

/// For each interface that the sandbox serves.
[[nodiscard]] Scripts interfaceScripts();

} // namespace till::test
