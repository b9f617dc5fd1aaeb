// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/json.h"

#include <algorithm>

namespace till::wire {

const Json* Json::find(QStringView name) const
{
    const auto found = std::find_if(members.begin(), members.end(),
                                    [name](const JsonMember& each) { return each.name == name; });
    return found == members.end() ? nullptr : &found->value;
}

bool Json::operator==(const Json&) const = default;

} // namespace till::wire
