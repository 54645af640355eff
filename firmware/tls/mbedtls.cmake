# The static library `mbedtls`, compiled from the 2.28.3 source outside the repository with
# this folder's configuration. Debian's source package and the release archive unpack to the
# same files; the script and FetchContent each check the SHA-256 of their own.
set(MBEDTLS_SOURCE_DIR "" CACHE PATH "Directory of the unpacked mbedTLS 2.28.3 source")
option(MBEDTLS_FETCH "Download the mbedTLS 2.28.3 release if its source is not found" OFF)

function(find_mbedtls_source)
  if(MBEDTLS_SOURCE_DIR AND NOT EXISTS ${MBEDTLS_SOURCE_DIR}/library/ssl_tls.c)
    message(FATAL_ERROR "MBEDTLS_SOURCE_DIR: no mbedTLS source in ${MBEDTLS_SOURCE_DIR}")
  endif()
  if(DEFINED ENV{XDG_CACHE_HOME})
    set(cache $ENV{XDG_CACHE_HOME})
  else()
    set(cache $ENV{HOME}/.cache)
  endif()
  foreach(directory ${MBEDTLS_SOURCE_DIR} ${cache}/stackcheck/mbedtls-2.28.3)
    if(EXISTS ${directory}/library/ssl_tls.c)
      set(MBEDTLS_FOUND_DIR ${directory} PARENT_SCOPE)
      return()
    endif()
  endforeach()
  if(MBEDTLS_FETCH)
    include(FetchContent)
    FetchContent_Declare(mbedtls_source
      URL https://github.com/Mbed-TLS/mbedtls/archive/refs/tags/v2.28.3.tar.gz
      URL_HASH SHA256=bdf7c5bbdc338da3edad89b2885d4f8668f9a6fffeba6ec17a60333e36dade6f
      SOURCE_SUBDIR only-the-files)
    FetchContent_MakeAvailable(mbedtls_source)
    set(MBEDTLS_FOUND_DIR ${mbedtls_source_SOURCE_DIR} PARENT_SCOPE)
  endif()
endfunction()

function(add_mbedtls)
  file(STRINGS ${MBEDTLS_FOUND_DIR}/include/mbedtls/version.h version
    REGEX "MBEDTLS_VERSION_STRING +\"2\\.28\\.3\"")
  if(NOT version)
    message(FATAL_ERROR "${MBEDTLS_FOUND_DIR} is not mbedTLS 2.28.3.")
  endif()
  file(GLOB sources ${MBEDTLS_FOUND_DIR}/library/*.c)
  add_library(mbedtls STATIC ${sources})
  target_include_directories(mbedtls SYSTEM PUBLIC ${MBEDTLS_FOUND_DIR}/include)
  target_include_directories(mbedtls PUBLIC ${CMAKE_CURRENT_FUNCTION_LIST_DIR})
  target_compile_definitions(mbedtls PUBLIC MBEDTLS_CONFIG_FILE=<mbedtls_config.h>)
endfunction()

find_mbedtls_source()
