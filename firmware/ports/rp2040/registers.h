#pragma once
// The RP2040 registers this port uses; sections are those of the RP2040 datasheet.

#include <cstdint>

#include "io/register.h"

namespace port::rp2040 {

// 2.14 subsystem resets
inline constexpr std::uintptr_t resets = 0x4000c000;
inline constexpr std::uintptr_t resets_done = resets + 0x8;
inline constexpr std::uint32_t reset_io_bank0 = 1u << 5;
inline constexpr std::uint32_t reset_pads_bank0 = 1u << 8;
inline constexpr std::uint32_t reset_pll_sys = 1u << 12;
inline constexpr std::uint32_t reset_spi0 = 1u << 16;

// 2.1.3: an alias of every register that clears the written bits
inline constexpr std::uintptr_t clear_alias = 0x3000;

// 2.16 crystal oscillator
inline constexpr std::uintptr_t xosc_control = 0x40024000;
inline constexpr std::uintptr_t xosc_status = 0x40024004;
inline constexpr std::uintptr_t xosc_startup = 0x4002400c;
inline constexpr std::uint32_t xosc_enable_1_to_15_mhz = 0xfabaa0;
inline constexpr std::uint32_t xosc_stable = 1u << 31;

// 2.18 PLL
inline constexpr std::uintptr_t pll_sys = 0x40028000;
inline constexpr std::uintptr_t pll_power = pll_sys + 0x4;
inline constexpr std::uintptr_t pll_feedback = pll_sys + 0x8;
inline constexpr std::uintptr_t pll_post_dividers = pll_sys + 0xc;
inline constexpr std::uint32_t pll_lock = 1u << 31;
inline constexpr std::uint32_t pll_power_down = 1u << 0;
inline constexpr std::uint32_t pll_post_power_down = 1u << 3;
inline constexpr std::uint32_t pll_vco_power_down = 1u << 5;

// 2.15 clocks
inline constexpr std::uintptr_t clock_ref_control = 0x40008030;
inline constexpr std::uintptr_t clock_ref_selected = 0x40008038;
inline constexpr std::uintptr_t clock_sys_control = 0x4000803c;
inline constexpr std::uintptr_t clock_sys_selected = 0x40008044;
inline constexpr std::uintptr_t clock_peri_control = 0x40008048;
inline constexpr std::uint32_t clock_ref_from_xosc = 2;
inline constexpr std::uint32_t clock_sys_from_pll = 1;        // AUXSRC 0 is the system PLL
inline constexpr std::uint32_t clock_peri_enable = 1u << 11;  // AUXSRC 0 is the system clock

// 2.3.1.7 single-cycle I/O
inline constexpr std::uintptr_t gpio_out_set = 0xd0000014;
inline constexpr std::uintptr_t gpio_out_clear = 0xd0000018;
inline constexpr std::uintptr_t gpio_direction_set = 0xd0000024;

// 2.19.6 GPIO functions and interrupts
inline constexpr std::uintptr_t io_bank0 = 0x40014000;
inline constexpr std::uintptr_t gpio_interrupt_raw = io_bank0 + 0xf0;      // 8 pins a word
inline constexpr std::uintptr_t gpio_interrupt_enable = io_bank0 + 0x100;  // of core 0
inline constexpr std::uint32_t function_spi = 1;
inline constexpr std::uint32_t function_sio = 5;
inline constexpr std::uint32_t falling_edge = 1u << 2;  // of the four bits of a pin
inline constexpr unsigned interrupt_io_bank0 = 13;      // 2.3.2

// 4.4 SPI (ARM PL022)
inline constexpr std::uintptr_t spi0 = 0x4003c000;

// 2.17 ring oscillator
inline constexpr std::uintptr_t rosc_random_bit = 0x4006001c;

}  // namespace port::rp2040
