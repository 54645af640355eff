#pragma once

/// An edge on a GPIO pin; the board defines it.
extern "C" void isr_io_bank0();
