#include "board.h"

// A test plugs its own chip in.
constinit port::SpiBus board::chip_bus;
