// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/form.h"
#include "tests/fuzz/target.h"

using namespace till;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto form = wire::parseForm(fuzz::bytesOf(data, size));
    if (!form)
        return 0;
    QByteArray written;
    for (const wire::FormField& field : *form)
        wire::appendFormField(written, field.name.toUtf8(), field.value.toUtf8());
    const auto again = wire::parseForm(written, {.bytes = qsizetype{1024} * 1024});
    fuzz::hold("what is written can be read", again.has_value());
    fuzz::hold("and says the same", *again == *form);
    return 0;
}
