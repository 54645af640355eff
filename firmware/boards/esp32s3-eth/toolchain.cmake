# ESP32-S3 (Xtensa LX7, windowed ABI) with LLVM's own back end, up to the objects: neither a
# linker nor libraries for this ABI come with it.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR xtensa)
set(CMAKE_C_COMPILER clang-22)
set(CMAKE_CXX_COMPILER clang++-22)
set(CMAKE_AR llvm-ar-22)
set(CMAKE_RANLIB llvm-ranlib-22)
set(CMAKE_C_COMPILER_TARGET xtensa-none-elf)
set(CMAKE_CXX_COMPILER_TARGET xtensa-none-elf)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)

# What the core has (ESP32-S3 Technical Reference Manual, chapter 1, "Processor") as far as
# LLVM 22 knows it; clang's only processor name is `generic`. Without -nostdlibinc the headers
# of the machine that compiles would come in.
set(flags "-mcpu=generic -nostdlibinc")
foreach(feature windowed density loop mac16 mul16 mul32 mul32high div32 nsa sext clamps minmax
    bool fp coprocessor threadptr s32c1i exception interrupt highpriinterrupts
    highpriinterrupts-level7 timers3 debug prid rvector miscsr)
  string(APPEND flags " -Xclang -target-feature -Xclang +${feature}")
endforeach()

# The headers of Debian's newlib and libstdc++ for arm-none-eabi: what they say about a
# target they take from the compiler's predefined macros.
find_path(NEWLIB_INCLUDE_DIR _newlib_version.h PATHS /usr/include/newlib NO_DEFAULT_PATH)
file(GLOB libstdcxx_dirs ${NEWLIB_INCLUDE_DIR}/c++/*)
if(NOT NEWLIB_INCLUDE_DIR OR NOT libstdcxx_dirs)
  message(FATAL_ERROR "No C and C++ headers: install libnewlib-dev and "
    "libstdc++-arm-none-eabi-dev.")
endif()
list(SORT libstdcxx_dirs COMPARE NATURAL ORDER DESCENDING)
list(GET libstdcxx_dirs 0 libstdcxx)
set(CMAKE_C_FLAGS_INIT "${flags} -isystem ${NEWLIB_INCLUDE_DIR}")
set(CMAKE_CXX_FLAGS_INIT "${flags} -nostdinc++ -isystem ${libstdcxx} \
-isystem ${libstdcxx}/arm-none-eabi -isystem ${NEWLIB_INCLUDE_DIR}")
