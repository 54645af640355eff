#!/bin/sh
# Builds the board mps2-an385 with Clang: build-clang.sh REPOSITORY BUILD-FOLDER CPU
set -eu
[ -f "$2/build.ninja" ] || cmake -S "$1/firmware" -B "$2" -G Ninja \
  -DCMAKE_TOOLCHAIN_FILE="$1/groundtruth/clang-arm.cmake" -DCPU="$3" \
  -DFIRMWARE_BOARD=mps2-an385 -DCMAKE_EXPORT_COMPILE_COMMANDS=ON
ninja -C "$2"
