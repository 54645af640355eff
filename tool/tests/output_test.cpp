#include "output.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace stackcheck {
namespace {

namespace fs = std::filesystem;

class Output : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "stackcheck-XXXXXX").string();
    root = ::mkdtemp(pattern.data());
    target = (root / "report.txt").string();
  }
  void TearDown() override { fs::remove_all(root); }

  std::string content(const fs::path &path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::size_t files() { return std::distance(fs::directory_iterator(root), {}); }

  fs::path root;
  std::string target;
};

TEST_F(Output, ReplacesAFileAndKeepsItsMode) {
  std::ofstream(target) << "old";
  ::chmod(target.c_str(), 0640);
  write_to_file(target, "new");
  EXPECT_EQ(content(target), "new");
  EXPECT_EQ(fs::status(target).permissions(), fs::perms(0640));
  EXPECT_EQ(files(), 1u);
}

TEST_F(Output, ANewFileHasTheUsualMode) {
  const mode_t mask = ::umask(022);
  write_to_file(target, "text");
  ::umask(mask);
  EXPECT_EQ(fs::status(target).permissions(), fs::perms(0644));
}

TEST_F(Output, AFailureLeavesTheOldFileAndNoOther) {
  fs::create_directory(target);
  EXPECT_THROW(write_to_file(target, "new"), std::runtime_error);
  EXPECT_TRUE(fs::is_directory(target));
  EXPECT_THROW(write_to_file((root / "none" / "x").string(), "new"), std::runtime_error);
  EXPECT_EQ(files(), 1u);
}

TEST_F(Output, ALinkStaysALink) {
  std::ofstream(root / "real") << "old";
  fs::create_symlink("real", target);
  write_to_file(target, "new");
  EXPECT_TRUE(fs::is_symlink(target));
  EXPECT_EQ(content(root / "real"), "new");
}

TEST_F(Output, APipeIsWrittenToNotReplaced) {
  ASSERT_EQ(::mkfifo(target.c_str(), 0600), 0);
  std::string read;
  std::thread reader([&] { read = content(target); });
  write_to_file(target, "new");
  reader.join();
  EXPECT_EQ(read, "new");
  EXPECT_TRUE(fs::is_fifo(target));
}

TEST_F(Output, AFullDeviceIsAnError) {
  try {
    write_to_file("/dev/full", "text");
    FAIL() << "no error";
  } catch (const std::runtime_error &error) {
    EXPECT_STREQ(error.what(), "/dev/full: No space left on device: the report is not written");
  }
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

TEST_F(Output, ErrorsCannotSteerATerminal) {
  testing::internal::CaptureStderr();
  print_error("a\x1b[2Jb\nsecond");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "stackcheck: error: a\\x1b[2Jb\nsecond\n");
}

}  // namespace
}  // namespace stackcheck
