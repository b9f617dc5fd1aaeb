// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/json.h"
#include "core/wire/json_writer.h"
#include "tests/fuzz/target.h"

using namespace till;
using wire::Json;

namespace {

void write(const Json& json, wire::JsonWriter& writer)
{
    switch (json.kind) {
    case Json::Kind::Null:
        return writer.null();
    case Json::Kind::Flag:
        return writer.flag(json.text == u"true");
    case Json::Kind::Number:
        return writer.digits(json.text);
    case Json::Kind::Text:
        return writer.text(json.text);
    case Json::Kind::List:
        writer.beginList();
        for (const Json& item : json.items)
            write(item, writer);
        return writer.endList();
    case Json::Kind::Object:
        writer.beginObject();
        for (const wire::JsonMember& member : json.members) {
            writer.name(member.name);
            write(member.value, writer);
        }
        return writer.endObject();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto json = wire::parseJson(fuzz::bytesOf(data, size));
    if (!json)
        return 0;
    QByteArray written;
    wire::JsonWriter writer(written);
    write(*json, writer);
    const auto again = wire::parseJson(written, {.bytes = qsizetype{1024} * 1024});
    fuzz::hold("what is written can be read", again.has_value());
    fuzz::hold("and says the same", *again == *json);
    return 0;
}
