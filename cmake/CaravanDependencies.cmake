# SPDX-License-Identifier: Apache-2.0
# All that this project links comes from the distribution; `./dev` installs it (scripts/packages.txt).
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Concurrent Gui Qml Quick QuickControls2 Network HttpServer RemoteObjects
  Multimedia SerialPort Svg Test QuickTest LinguistTools)
set(CMAKE_AUTORCC OFF)
find_package(SQLiteCpp REQUIRED)
find_package(ZXing REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET libseccomp)
pkg_check_modules(SYSTEMD REQUIRED IMPORTED_TARGET libsystemd)
pkg_check_modules(TOMLPLUSPLUS REQUIRED IMPORTED_TARGET tomlplusplus)
pkg_check_modules(LIBEVDEV REQUIRED IMPORTED_TARGET libevdev)
pkg_check_modules(LIBUDEV REQUIRED IMPORTED_TARGET libudev)
pkg_check_modules(XKBCOMMON REQUIRED IMPORTED_TARGET xkbcommon)
if(CARAVAN_TESTS)
  pkg_check_modules(ZBAR REQUIRED IMPORTED_TARGET zbar) # measured against, never used
endif()
pkg_check_modules(OSTREE REQUIRED IMPORTED_TARGET ostree-1)
