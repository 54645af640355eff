#pragma once
#include "io/status.h"

namespace tls {

/// What an mbedTLS result means to the layers above; 0 is ok.
io::Status status_of(int mbedtls_result);

}  // namespace tls
