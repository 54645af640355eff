# The firmware's Cortex-M boards with the Clang that stackcheck compiles with in process, so that
# what runs is the code it measures. Headers, libraries and linker are those of arm-none-eabi-gcc.
#   -DCPU=cortex-m3
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR arm)
set(CMAKE_C_COMPILER clang-22)
set(CMAKE_CXX_COMPILER clang++-22)
set(CMAKE_AR llvm-ar-22)
set(CMAKE_RANLIB llvm-ranlib-22)
set(CMAKE_C_COMPILER_TARGET arm-none-eabi)
set(CMAKE_CXX_COMPILER_TARGET arm-none-eabi)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES CPU)

# What GCC does by itself for this target.
set(flags "-mcpu=${CPU} -mthumb -fshort-enums -Xclang -target-feature -Xclang +atomics-32")
find_path(NEWLIB_INCLUDE_DIR _newlib_version.h PATHS /usr/include/newlib NO_DEFAULT_PATH)
file(GLOB libstdcxx_dirs ${NEWLIB_INCLUDE_DIR}/c++/*)
if(NOT NEWLIB_INCLUDE_DIR OR NOT libstdcxx_dirs)
  message(FATAL_ERROR "No C and C++ headers: install libnewlib-dev and "
    "libstdc++-arm-none-eabi-dev.")
endif()
execute_process(COMMAND arm-none-eabi-gcc -mcpu=${CPU} -mthumb -print-multi-directory
  OUTPUT_VARIABLE multilib OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
list(SORT libstdcxx_dirs COMPARE NATURAL ORDER DESCENDING)
list(GET libstdcxx_dirs 0 libstdcxx)
set(CMAKE_C_FLAGS_INIT "${flags} -nostdlibinc -isystem ${NEWLIB_INCLUDE_DIR}")
set(CMAKE_CXX_FLAGS_INIT "${flags} -nostdlibinc -nostdinc++ -isystem ${libstdcxx} \
-isystem ${libstdcxx}/arm-none-eabi/${multilib} -isystem ${NEWLIB_INCLUDE_DIR}")
set(CMAKE_CXX_LINK_EXECUTABLE "arm-none-eabi-g++ -mcpu=${CPU} -mthumb --specs=nano.specs -nostartfiles \
-Wl,--gc-sections <LINK_FLAGS> -Wl,--no-warn-execstack <OBJECTS> -o <TARGET> <LINK_LIBRARIES>")
