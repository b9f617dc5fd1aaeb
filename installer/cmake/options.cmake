# SPDX-License-Identifier: GPL-3.0-or-later
# One INTERFACE target that every library, program and test links: warnings, hardening and Qt's guard rails.
add_library(till_options INTERFACE)

target_include_directories(till_options INTERFACE ${PROJECT_SOURCE_DIR})

target_compile_options(till_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wcast-align -Wformat=2 -Wnull-dereference -Wimplicit-fallthrough
  # Designated initialisers name what differs from a struct's defaults; the rest is meant to stay.
  -Wno-missing-field-initializers
  -Werror=switch -Werror=return-type
  -fstack-protector-strong -fno-omit-frame-pointer
  $<$<BOOL:${TILL_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 finds null pointers inside inlined Qt and standard library code: a warning there says nothing about ours.
  target_compile_options(till_options INTERFACE -Wno-null-dereference -fstack-clash-protection -fcf-protection)
endif()

target_compile_definitions(till_options INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
  QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS
  QT_DISABLE_DEPRECATED_BEFORE=0x060400
  $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>
  $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)

target_link_options(till_options INTERFACE -Wl,-z,relro -Wl,-z,now -Wl,--as-needed)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

find_program(TILL_MOLD mold)
if(TILL_MOLD AND NOT TILL_SANITIZE)
  target_link_options(till_options INTERFACE -fuse-ld=mold)
endif()

if(TILL_SANITIZE)
  target_compile_options(till_options INTERFACE -fsanitize=${TILL_SANITIZE} -fno-sanitize-recover=all)
  target_link_options(till_options INTERFACE -fsanitize=${TILL_SANITIZE})
endif()

find_program(TILL_CCACHE ccache)
if(TILL_CCACHE)
  # ccache may keep what was made with precompiled headers, too.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${TILL_CCACHE})
endif()
