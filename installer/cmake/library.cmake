# SPDX-License-Identifier: GPL-3.0-or-later

# till_library(core_sale SOURCES sale.cpp ... LINK till::core_base ...): one directory, one library.
# Creates the static library till_core_sale with the alias till::core_sale. LINK is public.
function(till_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
  add_library(till_${name} STATIC ${ARG_SOURCES})
  add_library(till::${name} ALIAS till_${name})
  target_link_libraries(till_${name} PUBLIC till_options ${ARG_LINK} PRIVATE ${ARG_PRIVATE_LINK})
endfunction()

# till_test(tst_money SOURCES tst_money.cpp LINK till::core_base [LABELS x] [ENV A=b]): one Qt Test program run by CTest.
function(till_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINK;LABELS;ENV" ${ARGN})
  find_package(Qt6 REQUIRED COMPONENTS Test)
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE till_options Qt6::Test ${ARG_LINK})
  add_test(NAME ${name} COMMAND ${name})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;${ARG_ENV}")
endfunction()
