#pragma once

namespace port::mps2 {
inline constexpr unsigned interrupt_uart1_receive = 2;  // AN385, table 3-2
}

/// A byte has come in on UART 1; the board defines it.
extern "C" void isr_uart1_receive();
