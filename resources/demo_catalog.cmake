# SPDX-License-Identifier: Apache-2.0
# cmake -DOUT=FILE -DPARTS=A;B;… -P demo_catalog.cmake: the parts of the demo catalog, in their order, as one file.
set(text "")
foreach(part IN LISTS PARTS)
  file(READ "${part}" piece)
  string(APPEND text "${piece}\n")
endforeach()
file(WRITE "${OUT}" "${text}")
