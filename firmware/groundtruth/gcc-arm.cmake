# The firmware's Cortex-M boards for another core: -DCPU=cortex-m0plus
include(${CMAKE_CURRENT_LIST_DIR}/../boards/arm-none-eabi.cmake)
set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES CPU)
set(CMAKE_C_FLAGS_INIT "-mcpu=${CPU} -mthumb")
set(CMAKE_CXX_FLAGS_INIT "-mcpu=${CPU} -mthumb")
