#pragma once
// What every board defines, in its board.cpp.

#include "spi_bus.h"

namespace board {

/// Clocks, tick, pins and bus; the W5500 has been reset by its pin when this returns.
void start();

/// The bus the W5500 is on.
extern port::SpiBus chip_bus;

/// Whether the W5500 has pulled INTn low since the last time this was asked.
bool take_chip_event();

/// Sleeps until the next interrupt; the tick ends it at the latest.
void wait_for_interrupt();

}  // namespace board
