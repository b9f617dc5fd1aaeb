// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/json.h"

#include <algorithm>

namespace till::wire {

namespace {

template<typename View> const Json* findIn(const std::vector<JsonMember>& members, View name)
{
    const auto found = std::find_if(members.begin(), members.end(),
                                    [name](const JsonMember& each) { return each.name == name; });
    return found == members.end() ? nullptr : &found->value;
}

} // namespace

const Json* Json::find(QStringView name) const
{
    return findIn(members, name);
}

const Json* Json::find(QLatin1StringView name) const
{
    return findIn(members, name);
}

bool Json::operator==(const Json& other) const
{
    return kind == other.kind && text == other.text && items == other.items &&
           members == other.members;
}

bool JsonMember::operator==(const JsonMember& other) const
{
    return name == other.name && value == other.value;
}

} // namespace till::wire
