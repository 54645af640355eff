#include "app/run.h"
#include "board.h"

/// Where ESP-IDF's main task begins (ESP-IDF programming guide, "Application startup flow").
extern "C" void app_main() {
  board::start();
  app::run();
}
