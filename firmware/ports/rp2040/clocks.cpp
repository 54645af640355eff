#include "ports/rp2040/clocks.h"

#include "ports/rp2040/registers.h"

namespace port::rp2040 {

namespace {

using io::register_at;

// No clock to measure a deadline by runs yet. Each turn takes several cycles of at most
// 12 MHz, so this is more than 100 ms; the crystal needs 1 ms, the PLL far less.
constexpr std::uint32_t turns_to_wait = 1'000'000;

bool wait_for(std::uintptr_t address, std::uint32_t bits) {
  for (std::uint32_t turn = 0; turn != turns_to_wait; ++turn)
    if ((register_at(address) & bits) == bits) return true;
  return false;
}

bool start_crystal() {
  register_at(xosc_startup) = 47;  // 2.16.3: 12 MHz * 1 ms / 256
  register_at(xosc_control) = xosc_enable_1_to_15_mhz;
  if (!wait_for(xosc_status, xosc_stable)) return false;
  register_at(clock_ref_control) = clock_ref_from_xosc;
  return wait_for(clock_ref_selected, 1u << clock_ref_from_xosc);
}

bool release(std::uint32_t subsystems) {
  register_at(resets + clear_alias) = subsystems;
  return wait_for(resets_done, subsystems);
}

// 2.18.2: 12 MHz * 125 / 6 / 2 = 125 MHz, the VCO at 1500 MHz.
bool start_pll() {
  if (!release(reset_pll_sys)) return false;
  register_at(pll_sys) = 1;
  register_at(pll_feedback) = 125;
  register_at(pll_power + clear_alias) = pll_power_down | pll_vco_power_down;
  if (!wait_for(pll_sys, pll_lock)) return false;
  register_at(pll_post_dividers) = 6u << 16 | 2u << 12;
  register_at(pll_power + clear_alias) = pll_post_power_down;
  register_at(clock_sys_control) = clock_sys_from_pll;
  return wait_for(clock_sys_selected, 1u << clock_sys_from_pll);
}

}  // namespace

bool start_clocks() {
  const bool running = start_crystal() && start_pll();
  register_at(clock_peri_control) = clock_peri_enable;
  return release(reset_io_bank0 | reset_pads_bank0 | reset_spi0) && running;
}

}  // namespace port::rp2040
