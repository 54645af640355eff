#!/bin/sh
# Builds the board mps2-an385 in another way than its own.
# build-image.sh REPOSITORY BUILD-FOLDER clang|gcc CPU OPTIMIZATION
set -eu
[ -f "$2/build.ninja" ] || cmake -S "$1/firmware" -B "$2" -G Ninja \
  -DCMAKE_TOOLCHAIN_FILE="$1/firmware/groundtruth/$3-arm.cmake" -DCPU="$4" -DFIRMWARE_OPTIMIZATION="$5" \
  -DFIRMWARE_BOARD=mps2-an385 -DCMAKE_EXPORT_COMPILE_COMMANDS=ON
ninja -C "$2"
