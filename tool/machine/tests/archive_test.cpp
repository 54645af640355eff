// Archives: which members a linker pulls, and what becomes of damaged ones.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "assemble.h"
#include "llvm/Object/ArchiveWriter.h"
#include "machine/machine.h"

namespace stackcheck {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

/// A member: its name and bytes.
using Content = std::pair<std::string, std::string>;

std::string caller_of(const std::string &name, const std::string &callees) {
  std::string body = "push {r4, lr}\n";
  std::istringstream words(callees);
  for (std::string callee; words >> callee;) body += "bl " + callee + "\n";
  return thumb(global_function(name, body + "pop {r4, pc}"));
}

class Archives : public ::testing::Test {
 protected:
  Archives() { std::filesystem::create_directories(folder_); }
  ~Archives() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string &name) const { return (folder_ / name).string(); }

  std::string write(const std::string &name, const std::string &bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }

  std::string archive(const std::string &name, const std::vector<Content> &contents,
                      bool index = true) const {
    std::vector<llvm::NewArchiveMember> members;
    for (const auto &[member, bytes] : contents)
      members.emplace_back(llvm::MemoryBufferRef(bytes, member));
    return write_members(name, members, index, false);
  }

  std::string thin_archive(const std::string &name, const std::vector<std::string> &files) const {
    std::vector<llvm::NewArchiveMember> members;
    for (const std::string &file : files)
      members.push_back(llvm::cantFail(llvm::NewArchiveMember::getFile(path(file), true)));
    for (llvm::NewArchiveMember &member : members)
      member.MemberName =
          llvm::StringRef(member.MemberName).drop_front(folder_.string().size() + 1);
    return write_members(name, members, true, true);
  }

  /// "archive(member)" of what is pulled for one unit that calls `callees`, without paths.
  std::vector<std::string> pulled(const std::string &callees,
                                  const std::vector<std::string> &archives) const {
    return names_of(pull_members({facts_of(caller_of("main", callees))}, archives));
  }

  std::vector<std::string> names_of(const std::vector<Unit> &units) const {
    std::vector<std::string> names;
    for (const Unit &unit : units) names.push_back(unit.name.substr(folder_.string().size() + 1));
    return names;
  }

 private:
  std::string write_members(const std::string &name,
                            const std::vector<llvm::NewArchiveMember> &members, bool index,
                            bool thin) const {
    const auto symtab =
        index ? llvm::SymtabWritingMode::NormalSymtab : llvm::SymtabWritingMode::NoSymtab;
    llvm::cantFail(
        llvm::writeArchive(path(name), members, symtab, llvm::object::Archive::K_GNU, true, thin));
    return path(name);
  }

  std::filesystem::path folder_ = std::filesystem::temp_directory_path() /
                                  ("stackcheck-archives-" + std::to_string(::getpid()));
};

TEST_F(Archives, GiveOnlyTheMembersThatAreNeeded) {
  const std::string lib = archive(
      "l.a",
      {{"a.o", caller_of("a", "b")}, {"b.o", caller_of("b", "")}, {"c.o", caller_of("c", "")}});
  EXPECT_THAT(pulled("a", {lib}), UnorderedElementsAre("l.a(a.o)", "l.a(b.o)"));
  EXPECT_THAT(pulled("", {lib}), IsEmpty());
}

TEST_F(Archives, GiveAMemberWithEverythingInItOnce) {
  const std::string both = thumb(global_function("a", "bx lr") + global_function("b", "bx lr"));
  const std::string lib = archive("l.a", {{"both.o", both}});
  const std::vector<Unit> units = pull_members({facts_of(caller_of("main", "a b"))}, {lib});
  ASSERT_THAT(units, SizeIs(1));
  EXPECT_THAT(units[0].functions, SizeIs(2));
}

TEST_F(Archives, DoNotReplaceWhatTheProgramDefines) {
  const std::string lib = archive("l.a", {{"a.o", caller_of("a", "")}});
  const std::vector<Unit> own = {facts_of(caller_of("main", "a")), facts_of(caller_of("a", ""))};
  EXPECT_THAT(pull_members(own, {lib}), IsEmpty());
}

TEST_F(Archives, GiveMembersForData) {
  const std::string user = thumb(global_function("main", "ldr r0, =table\n bx lr\n .ltorg"));
  const std::string lib =
      archive("l.a", {{"table.o", thumb(".section .rodata\n.global table\n.type table, %object\n"
                                        "table: .word hook\n.size table, 4\n")},
                      {"hook.o", caller_of("hook", "")}});
  EXPECT_THAT(names_of(pull_members({facts_of(user)}, {lib})),
              UnorderedElementsAre("l.a(table.o)", "l.a(hook.o)"));
}

TEST_F(Archives, GiveNothingForWeakReferences) {
  const std::string user =
      thumb(".weak a\n" + global_function("main", "push {r4, lr}\n bl a\n pop {r4, pc}"));
  const std::string lib = archive("l.a", {{"a.o", caller_of("a", "")}});
  EXPECT_THAT(pull_members({facts_of(user)}, {lib}), IsEmpty());
}

TEST_F(Archives, GiveAWeakDefinition) {
  const std::string weak = thumb(".weak a\n" + local_function("a", "bx lr"));
  EXPECT_THAT(pulled("a", {archive("l.a", {{"a.o", weak}})}), ElementsAre("l.a(a.o)"));
}

TEST_F(Archives, GiveNothingForStaticFunctions) {
  const std::string hidden = thumb(local_function("a", "bx lr"));
  EXPECT_THAT(pulled("a", {archive("l.a", {{"a.o", hidden}})}), IsEmpty());
}

TEST_F(Archives, ThatNeedEachOtherAreSearchedUntilNothingIsNew) {
  const std::string one =
      archive("1.a", {{"a.o", caller_of("a", "b")}, {"c.o", caller_of("c", "")}});
  const std::string two = archive("2.a", {{"b.o", caller_of("b", "c")}});
  EXPECT_THAT(pulled("a", {one, two}), UnorderedElementsAre("1.a(a.o)", "1.a(c.o)", "2.a(b.o)"));
  EXPECT_THAT(pulled("a", {two, one}), UnorderedElementsAre("1.a(a.o)", "1.a(c.o)", "2.a(b.o)"));
}

TEST_F(Archives, ThatDefineTheSameGiveTheFirst) {
  const std::string one = archive("1.a", {{"a.o", caller_of("a", "")}});
  const std::string two = archive("2.a", {{"a.o", caller_of("a", "")}});
  EXPECT_THAT(pulled("a", {two, one}), ElementsAre("2.a(a.o)"));
}

TEST_F(Archives, WithoutAnIndexAreSearchedToo) {
  const std::string lib = archive("l.a", {{"a.o", caller_of("a", "")}}, false);
  EXPECT_THAT(pulled("a", {lib}), ElementsAre("l.a(a.o)"));
}

TEST_F(Archives, WithALyingIndexAreReadByTheirMembers) {
  const std::string lib = archive("l.a", {{"a.o", caller_of("a", "")}});
  std::string bytes(std::filesystem::file_size(lib), '\0');
  std::ifstream(lib, std::ios::binary)
      .read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  // Behind "!<arch>\n" and the index's header of 60 bytes: how many symbols, and the offset.
  for (int i = 0; i < 8; ++i) bytes.at(68 + i) = '\x7f';
  write("l.a", bytes);
  EXPECT_THAT(pulled("a", {lib}), ElementsAre("l.a(a.o)"));
}

TEST_F(Archives, WithAMemberThatIsNoObjectGiveTheOthers) {
  const std::string lib = archive("l.a", {{"README", "no object"}, {"a.o", caller_of("a", "")}});
  EXPECT_THAT(pulled("a", {lib}), ElementsAre("l.a(a.o)"));
  const std::vector<Unit> all = read_object_file(lib);
  ASSERT_THAT(all, SizeIs(2));
  ASSERT_THAT(all[0].problems, SizeIs(1));
  EXPECT_THAT(all[0].problems[0].detail, HasSubstr("not an ELF object"));
  EXPECT_THAT(all[1].problems, IsEmpty());
}

TEST_F(Archives, ThatAreThinNameFilesBesideThem) {
  write("a.o", caller_of("a", ""));
  const std::string lib = thin_archive("thin.a", {"a.o"});
  const std::vector<Unit> units = read_object_file(lib);
  ASSERT_THAT(units, SizeIs(1));
  EXPECT_THAT(units[0].problems, IsEmpty());
  EXPECT_EQ(function_of(units[0], "a").frame_bytes, 8u);
  EXPECT_THAT(pulled("a", {lib}), SizeIs(1));
}

TEST_F(Archives, ThatAreThinAndLostTheirFilesSaySo) {
  write("a.o", caller_of("a", ""));
  const std::string lib = thin_archive("thin.a", {"a.o"});
  std::filesystem::remove(path("a.o"));
  const std::vector<Unit> units = read_object_file(lib);
  ASSERT_THAT(units, SizeIs(1));
  ASSERT_THAT(units[0].problems, SizeIs(1));
  EXPECT_THAT(units[0].problems[0].detail, HasSubstr("a.o"));
  EXPECT_THAT(pull_members({}, {lib}).at(0).problems, SizeIs(1));
}

TEST_F(Archives, CutOffAnywhereNeverCrash) {
  const std::string lib = archive(
      "l.a", {{"a_member_with_a_long_name.o", caller_of("a", "b")}, {"b.o", caller_of("b", "")}});
  std::string bytes(std::filesystem::file_size(lib), '\0');
  std::ifstream(lib, std::ios::binary)
      .read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  int silent = 0;
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const std::vector<Unit> units = read_object_bytes({bytes.data(), length}, "cut.a");
    bool said = false;
    for (const Unit &unit : units)
      for (const Unknown &unknown : unit.problems) said |= !unknown.detail.empty();
    silent += !said;
  }
  // Between members a shorter archive is a good one: behind the magic, the index, the long
  // names and each object, with or without the padding byte.
  EXPECT_LE(silent, 6);
}

TEST_F(Archives, ThatAreNotThereAreAProblem) {
  const std::vector<Unit> units = pull_members({}, {path("none.a")});
  ASSERT_THAT(units, SizeIs(1));
  EXPECT_THAT(units[0].problems, SizeIs(1));
  EXPECT_THAT(read_object_file(path("none.a")).at(0).problems, SizeIs(1));
}

TEST_F(Archives, MayNotBeDevicesOrFolders) {
  for (const char *name : {"/dev/zero", "/"})
    EXPECT_THAT(read_object_file(name).at(0).problems.at(0).detail, HasSubstr("not a file"));
}

}  // namespace
}  // namespace stackcheck
