// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace till {

/// `std::visit(Overloaded{[](const A&) {...}, [](const B&) {...}}, variant)`, without a catch-all,
/// so that the compiler lists the alternative that was forgotten.
template<typename... Callables> struct Overloaded : Callables... {
    using Callables::operator()...;
};
template<typename... Callables> Overloaded(Callables...) -> Overloaded<Callables...>;

} // namespace till
