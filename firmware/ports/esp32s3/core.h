#pragma once

namespace port::esp32s3 {

/// WAITI 0 lets every interrupt in and stops the core until one comes (Xtensa ISA Summary, "WAITI").
/// FreeRTOS does the same in its idle task (ESP-IDF, esp_cpu_wait_for_intr); its tick ends it at
/// the latest.
inline void wait_for_interrupt() { __asm volatile("waiti 0" ::: "memory"); }

}  // namespace port::esp32s3
