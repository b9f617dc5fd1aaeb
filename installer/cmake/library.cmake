# SPDX-License-Identifier: GPL-3.0-or-later

# What nearly every file reads from Qt and the standard library, compiled once for libraries and once for programs:
# it saves about a second of each file. Off while developing, so that no file forgets an include.
if(TILL_PRECOMPILED)
  set(precompiled_from ${CMAKE_BINARY_DIR}/precompiled.cpp)
  file(CONFIGURE OUTPUT ${precompiled_from} CONTENT "// nothing of its own\n")
  foreach(kind libraries programs)
    add_library(till_precompiled_${kind} OBJECT ${precompiled_from})
    set_target_properties(till_precompiled_${kind} PROPERTIES AUTOMOC OFF)
    target_link_libraries(till_precompiled_${kind} PRIVATE till_options Qt6::Core)
    target_precompile_headers(till_precompiled_${kind} PRIVATE
      <QByteArray> <QByteArrayView> <QDateTime> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QLatin1StringView>
      <QList> <QMap> <QObject> <QSet> <QString> <QStringList> <QStringView> <QUrl>
      <algorithm> <array> <functional> <memory> <optional> <span> <utility> <variant> <vector>)
  endforeach()
  # Programs are position-independent executables, which is another kind of code.
  target_compile_options(till_precompiled_programs PRIVATE -fPIE)
endif()

# Internal: `kind` is libraries or programs.
function(till_precompile target kind)
  if(TILL_PRECOMPILED)
    target_precompile_headers(${target} REUSE_FROM till_precompiled_${kind})
  endif()
endfunction()

# till_library(core_sale SOURCES sale.cpp ... LINK till::core_base ...): one directory, one library.
# Creates the static library till_core_sale with the alias till::core_sale. LINK is public.
function(till_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
  add_library(till_${name} STATIC ${ARG_SOURCES})
  add_library(till::${name} ALIAS till_${name})
  target_link_libraries(till_${name} PUBLIC till_options ${ARG_LINK} PRIVATE ${ARG_PRIVATE_LINK})
  till_precompile(till_${name} libraries)
endfunction()

# till_test(tst_money SOURCES tst_money.cpp LINK till::core_base [LABELS x] [ENV A=b]): one Qt Test program run by CTest.
function(till_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINK;LABELS;ENV" ${ARGN})
  find_package(Qt6 REQUIRED COMPONENTS Test)
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE till_options Qt6::Test ${ARG_LINK})
  till_precompile(${name} programs)
  add_test(NAME ${name} COMMAND ${name})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;${ARG_ENV}")
endfunction()
