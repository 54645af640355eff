#include "program/thunks.h"

#include <gtest/gtest.h>

namespace stackcheck {
namespace {

TEST(Thunks, NameTheirMethod) {
  EXPECT_EQ(thunk_target("_ZThn4_N4File5writeEi"), "_ZN4File5writeEi");
  EXPECT_EQ(thunk_target("_ZTh16_N4File5writeEi"), "_ZN4File5writeEi");
  EXPECT_EQ(thunk_target("_ZTv0_n24_N4BothD0Ev"), "_ZN4BothD0Ev");
  EXPECT_EQ(thunk_target("_ZTchn4_h4_N6Square4copyEi"), "_ZN6Square4copyEi");
  EXPECT_EQ(thunk_target("_ZTcv0_n24_v0_n16_N6Square4copyEi"), "_ZN6Square4copyEi");
}

TEST(Thunks, OtherSymbolsAreNone) {
  for (const char *symbol : {"", "main", "_ZN4File5writeEi", "_ZTV4File", "_ZTI4File", "_ZTh",
                             "_ZThn4_", "_ZThn_N1fEv", "_ZTv0_N1fEv", "_ZTch4_N1fEv", "_ZTW1x"})
    EXPECT_EQ(thunk_target(symbol), "") << symbol;
}

}  // namespace
}  // namespace stackcheck
