# SPDX-License-Identifier: Apache-2.0
# caravan_qml_module(Caravan.Name QML_FILES… [SINGLETONS…] [SOURCES…] [RESOURCES…] [IMPORTS…] [DEPENDS…])
# One folder = one QML module = one static library caravan_qml_<name>. SINGLETONS are listed in QML_FILES too.
# DEPENDS are targets of modules that it imports. All modules land under qrc:/qt/qml (style.md, section 7).
# Compiling QML to C++ makes the start faster and the build several times slower: releases do it.
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  set(compile_default ON)
else()
  set(compile_default OFF)
endif()
option(CARAVAN_QML_COMPILE "Compile the QML files ahead of time" ${compile_default})
set(CARAVAN_QML_OUTPUT "${CMAKE_BINARY_DIR}/qml")

function(caravan_qml_module uri)
  cmake_parse_arguments(ARG "" "" "QML_FILES;SINGLETONS;SOURCES;RESOURCES;IMPORTS;DEPENDS" ${ARGN})
  string(REPLACE "." "/" path "${uri}")
  string(REGEX REPLACE "^.*\\." "" short "${uri}")
  string(TOLOWER "caravan_qml_${short}" target)

  set(CMAKE_AUTOMOC ON)
  set(flags "")
  if(NOT CARAVAN_QML_COMPILE)
    list(APPEND flags NO_CACHEGEN)
  endif()
  # Read while the module is being added, so they come first.
  set_source_files_properties(${ARG_SINGLETONS} PROPERTIES QT_QML_SINGLETON_TYPE TRUE)
  qt_add_qml_module(${target} STATIC ${flags}
    URI ${uri}
    VERSION 1.0
    RESOURCE_PREFIX /qt/qml
    OUTPUT_DIRECTORY "${CARAVAN_QML_OUTPUT}/${path}"
    IMPORT_PATH "${CARAVAN_QML_OUTPUT}"
    IMPORTS ${ARG_IMPORTS}
    QML_FILES ${ARG_QML_FILES}
    SOURCES ${ARG_SOURCES}
    RESOURCES ${ARG_RESOURCES})
  target_include_directories(${target} PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}")
  target_link_libraries(${target} PRIVATE Qt6::Quick ${ARG_DEPENDS})
  # The C++ that the QML compiler writes is not held to our warnings.
  if(ARG_SOURCES)
    target_link_libraries(${target} PRIVATE caravan_options)
  endif()
  set_property(GLOBAL APPEND PROPERTY CARAVAN_QML_PLUGINS ${target}plugin)
  set_property(GLOBAL APPEND PROPERTY CARAVAN_QML_TARGETS ${target})
endfunction()

# caravan_qml: what a program links to have every module in it.
function(caravan_qml_all)
  get_property(plugins GLOBAL PROPERTY CARAVAN_QML_PLUGINS)
  add_library(caravan_qml INTERFACE)
  target_link_libraries(caravan_qml INTERFACE ${plugins})
endfunction()
