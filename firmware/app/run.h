#pragma once

namespace app {

/// Fetches and reports once a period, for ever.
[[noreturn]] void run();

}  // namespace app
