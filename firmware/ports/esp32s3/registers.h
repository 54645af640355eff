#pragma once
// The ESP32-S3 registers this port uses; names and chapters are those of the ESP32-S3
// Technical Reference Manual, version 1.6.

#include <cstdint>

#include "io/register.h"

namespace port::esp32s3 {

// Chapter 17, system registers
inline constexpr std::uintptr_t system_clock_enable0 = 0x600c0018;  // SYSTEM_PERIP_CLK_EN0
inline constexpr std::uintptr_t system_reset0 = 0x600c0020;         // SYSTEM_PERIP_RST_EN0
inline constexpr std::uint32_t system_spi2 = 1u << 6;

// Chapter 6, IO MUX and GPIO matrix
inline constexpr std::uintptr_t gpio = 0x60004000;
inline constexpr std::uintptr_t gpio_out_set = gpio + 0x08;
inline constexpr std::uintptr_t gpio_out_clear = gpio + 0x0c;
inline constexpr std::uintptr_t gpio_enable_set = gpio + 0x24;
inline constexpr std::uintptr_t gpio_in = gpio + 0x3c;
inline constexpr std::uintptr_t gpio_input_select = gpio + 0x154;   // a word a signal
inline constexpr std::uintptr_t gpio_output_select = gpio + 0x554;  // a word a pin
inline constexpr std::uint32_t input_through_matrix = 1u << 7;
inline constexpr std::uint32_t output_is_gpio = 256;
inline constexpr std::uintptr_t io_mux = 0x60009004;  // a word a pin
inline constexpr std::uint32_t io_mux_gpio_with_input = 1u << 12 | 2u << 10 | 1u << 9;

// Table 6-2, peripheral signals of SPI2
inline constexpr std::uint32_t signal_clock = 101;
inline constexpr std::uint32_t signal_miso = 102;
inline constexpr std::uint32_t signal_mosi = 103;

// Chapter 30, SPI2
inline constexpr std::uintptr_t spi2 = 0x60024000;
inline constexpr std::uintptr_t spi_command = spi2 + 0x00;
inline constexpr std::uintptr_t spi_clock = spi2 + 0x0c;
inline constexpr std::uintptr_t spi_user = spi2 + 0x10;
inline constexpr std::uintptr_t spi_data_bits = spi2 + 0x1c;  // less one
inline constexpr std::uintptr_t spi_buffer = spi2 + 0x98;     // 16 words
inline constexpr std::uintptr_t spi_clock_gate = spi2 + 0xe8;
inline constexpr std::uint32_t spi_start = 1u << 24;
inline constexpr std::uint32_t spi_update = 1u << 23;
inline constexpr std::uint32_t spi_user_write = 1u << 27;
inline constexpr std::uint32_t spi_user_read = 1u << 28;
inline constexpr std::size_t spi_buffer_bytes = 64;

// Chapter 11, system timer: 16 MHz
inline constexpr std::uintptr_t systimer_unit0 = 0x60023004;
inline constexpr std::uintptr_t systimer_high = 0x60023040;
inline constexpr std::uintptr_t systimer_low = 0x60023044;
inline constexpr std::uint32_t systimer_take = 1u << 30;
inline constexpr std::uint32_t systimer_taken = 1u << 29;

// Chapter 25, random number generator
inline constexpr std::uintptr_t random_number = 0x6003507c;

}  // namespace port::esp32s3
