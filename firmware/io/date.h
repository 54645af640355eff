#pragma once
#include <cstdint>

namespace io {

/// A moment in UTC by the Gregorian calendar.
struct Date {
  unsigned year, month, day, hour, minute, second;  ///< month and day begin at 1
};

/// Counts from 1 March, so that the leap day is a year's last: 153 days are five months, the
/// first of them of 31 days, as are March to July.
constexpr Date date_of(std::uint32_t unix_s) {
  constexpr std::uint32_t days_from_0000_03_01_to_1970 = 719468;
  constexpr std::uint32_t days_in_400_years = 146097;
  const std::uint32_t days = unix_s / 86400 + days_from_0000_03_01_to_1970;
  const std::uint32_t era = days / days_in_400_years, day_of_era = days % days_in_400_years;
  const std::uint32_t leap_days =
      day_of_era / 1460 - day_of_era / 36524 + day_of_era / (days_in_400_years - 1);
  const std::uint32_t year = (day_of_era - leap_days) / 365;
  const std::uint32_t day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
  const std::uint32_t month_from_march = (5 * day_of_year + 2) / 153;
  const unsigned day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const unsigned month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const std::uint32_t time = unix_s % 86400;
  return {era * 400 + year + (month <= 2 ? 1u : 0u), month, day, time / 3600, time / 60 % 60,
          time % 60};
}

static_assert(date_of(951'782'400).month == 2 && date_of(951'782'400).day == 29);  // 2000-02-29

}  // namespace io
