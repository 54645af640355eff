#include <gmock/gmock.h>

#include "facts/input_error.h"
#include "source/tests/scratch.h"
#include "source/toolchain.h"

namespace stackcheck {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;

std::string error_of(const std::string &toolchain, const std::vector<std::string> &flags,
                     const std::vector<std::string> &archives) {
  try {
    find_archives(toolchain, flags, archives);
  } catch (const InputError &error) {
    return error.what();
  }
  return "no error";
}

class ScopedPath {
 public:
  explicit ScopedPath(const std::string &path) : before_(std::getenv("PATH")) {
    setenv("PATH", path.c_str(), 1);
  }
  ~ScopedPath() { setenv("PATH", before_.c_str(), 1); }

 private:
  std::string before_;
};

TEST(Archives, FollowTheMultilibOfTheFlags) {
  const auto v6m = find_archives("arm-none-eabi", {"-mcpu=cortex-m0plus", "-mthumb"},
                                 {"libc_nano.a", "libgcc.a"});
  EXPECT_THAT(v6m, ElementsAre(EndsWith("thumb/v6-m/nofp/libc_nano.a"),
                               EndsWith("thumb/v6-m/nofp/libgcc.a")));
  const auto hard = find_archives(
      "arm-none-eabi", {"-mcpu=cortex-m4", "-mthumb", "-mfloat-abi=hard", "-mfpu=fpv4-sp-d16"},
      {"libc.a"});
  EXPECT_THAT(hard, ElementsAre(EndsWith("thumb/v7e-m+fp/hard/libc.a")));
  for (const std::string &path : v6m) EXPECT_TRUE(std::filesystem::is_regular_file(path));
}

TEST(Archives, PathsAreTakenAsTheyAre) {
  const Scratch scratch;
  const std::string path = scratch.write("libmine.a", "!<arch>\n");
  EXPECT_THAT(find_archives("", {}, {path}), ElementsAre(path));
  EXPECT_THAT(error_of("", {}, {path + "x"}), HasSubstr(path + "x"));
}

TEST(Archives, ErrorsSayWhatWasAskedAndWhatHelps) {
  EXPECT_THAT(error_of("arm-none-eabi", {"-mthumb"}, {"libnone.a"}),
              AllOf(HasSubstr("libnone.a"), HasSubstr("arm-none-eabi-gcc"), HasSubstr("-mthumb"),
                    HasSubstr("libnewlib-arm-none-eabi")));
  EXPECT_THAT(error_of("mips-none-elf", {}, {"libc.a"}), HasSubstr("mips-none-elf-gcc"));
  EXPECT_THAT(error_of("", {}, {"libc.a"}), HasSubstr("toolchain"));
  EXPECT_THAT(error_of("../evil", {}, {"libc.a"}), HasSubstr("'../evil'"));
  EXPECT_THAT(error_of("arm-none-eabi", {"-wrapper"}, {"libc.a"}), HasSubstr("'-wrapper'"));
  EXPECT_THAT(error_of("arm-none-eabi", {"-mcpu=x", "--specs=/x.specs"}, {"libc.a"}),
              HasSubstr("'--specs=/x.specs'"));
  EXPECT_THAT(error_of("arm-none-eabi", {}, {"-o"}), HasSubstr("'-o'"));
}

TEST(Toolchain, IsLookedUpInAbsoluteDirectoriesOnly) {
  const Scratch scratch;
  const std::string program = scratch.write("bin/some-gcc", "#!/bin/sh\n");
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  const auto here = std::filesystem::current_path();
  std::filesystem::current_path(scratch.directory);
  for (const char *path : {"bin", ".", "", ":", "./bin"}) {
    const ScopedPath scoped(path);
    EXPECT_EQ(find_program("some-gcc"), std::nullopt) << path;
  }
  const ScopedPath scoped("relative:" + (scratch.directory / "bin").string());
  EXPECT_EQ(find_program("some-gcc"), program);
  EXPECT_EQ(find_program("bin/some-gcc"), std::nullopt);
  EXPECT_EQ(find_program(program), std::nullopt);
  std::filesystem::current_path(here);
}

}  // namespace
}  // namespace stackcheck
