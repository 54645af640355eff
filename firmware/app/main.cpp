#include "app/run.h"
#include "board.h"

/// Where a board without an operating system begins.
int main() {
  board::start();
  app::run();
}
