#include <gmock/gmock.h>

#include "source/guard.h"
#include "source/tests/object_sections.h"
#include "source/tests/scratch.h"

namespace stackcheck {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::uint16_t machine_of(const CompiledUnit &unit) {
  auto file = llvm::cantFail(llvm::object::ObjectFile::createELFObjectFile(
      llvm::MemoryBufferRef(llvm::StringRef(unit.object.data(), unit.object.size()), "object")));
  return llvm::cast<llvm::object::ELFObjectFileBase>(*file).getEMachine();
}

TEST(Compile, TakesTheTargetFromTheCompilersName) {
  const Scratch scratch;
  const char *text = "int f(int x) { return x; }";
  EXPECT_EQ(machine_of(scratch.compile_text("arm-none-eabi-gcc -mcpu=cortex-m3", "a.c", text)),
            llvm::ELF::EM_ARM);
  EXPECT_EQ(machine_of(scratch.compile_text("/no/such/xtensa-esp32s3-elf-gcc", "a.c", text)),
            llvm::ELF::EM_XTENSA);
  EXPECT_EQ(machine_of(scratch.compile_text("riscv32-esp-elf-gcc -march=rv32imc", "a.c", text)),
            llvm::ELF::EM_RISCV);
  EXPECT_EQ(machine_of(scratch.compile_text("ccache clang-22 --target=arm-none-eabi", "a.c", text)),
            llvm::ELF::EM_ARM);
}

TEST(Compile, NeverFallsBackToTheHost) {
  const Scratch scratch;
  for (const char *words : {"gcc", "clang-22", "cc", "bogus-none-eabi-gcc",
                            "clang-22 --target=bogus-none-eabi", "iccarm"}) {
    const CompiledUnit unit = scratch.compile_text(words, "a.c", "int x;");
    EXPECT_THAT(unit.object, IsEmpty()) << words;
    ASSERT_EQ(unit.problems.size(), 1u) << words;
    EXPECT_EQ(unit.problems[0].reason, Reason::unit_not_compiled) << words;
    EXPECT_THAT(unit.problems[0].where.file, EndsWith("/a.c")) << words;
  }
}

TEST(Compile, FirstErrorIsTheProblem) {
  const Scratch scratch;
  scratch.write("inc/bad.h", "\n\nint x = nope;\nint y = nope2;\n");
  const CompiledUnit unit =
      scratch.compile_text(std::string(m3) + " -Iinc", "a.c", "#include \"bad.h\"\n");
  EXPECT_THAT(unit.object, IsEmpty());
  ASSERT_EQ(unit.problems.size(), 1u);
  EXPECT_EQ(unit.problems[0].where, (Location{scratch.directory / "inc/bad.h", 3, 9}));
  EXPECT_THAT(unit.problems[0].detail, HasSubstr("'nope'"));
}

TEST(Compile, DriverErrorsAreProblems) {
  const Scratch scratch;
  const struct {
    const char *words, *wanted;
  } cases[] = {
      {"-mcpu=nonsense", "nonsense"},
      {"-fno-such-flag", "-fno-such-flag"},
      {"-mllvm -stats", "-stats"},
      {"-mllvm -debug-only=x", "-debug-only"},
      {"-Xclang -mllvm -Xclang -print-after-all", "-print-after-all"},
      {"-fplugin=x.so", "-fplugin=x.so"},
      {"-specs=x/y.specs", "-specs=x/y.specs"},
      {"@gone", "@gone"},
      {"-x c-header", "object"},
      {"-Xclang -ast-dump", "object"},
  };
  for (const auto &bad : cases) {
    const CompiledUnit unit =
        scratch.compile_text(std::string(m3) + " " + bad.words, "a.c", "int x;");
    EXPECT_THAT(unit.object, IsEmpty()) << bad.words;
    EXPECT_THAT(first_problem(unit), HasSubstr(bad.wanted)) << bad.words;
  }
}

TEST(Compile, ACommandThatDoesNotNameItsFileIsAProblem) {
  const Scratch scratch;
  scratch.write("a.c", "int a;");
  scratch.write("b.c", "int b;");
  CompileCommand command = scratch.command(m3, "a.c");
  command.file = scratch.directory / "b.c";
  EXPECT_THAT(first_problem(compile(command)), HasSubstr("its file"));
}

TEST(Compile, ResponseFilesAreExpandedAndChecked) {
  const Scratch scratch;
  scratch.write("good.rsp", "-DVALUE=7 \"-DNAME=a b\"");
  scratch.write("evil.rsp", "-O2 -fplugin=x.so");
  scratch.write("nested.rsp", "@evil.rsp");
  const char *text = "int f(void) { return VALUE; }";
  EXPECT_EQ(first_problem(scratch.compile_text(std::string(m3) + " @good.rsp", "a.c", text)), "");
  for (const char *words : {" @evil.rsp", " @nested.rsp"})
    EXPECT_THAT(first_problem(scratch.compile_text(m3 + std::string(words), "a.c", text)),
                HasSubstr("-fplugin=x.so"));
}

TEST(Compile, RunsNothingTheCommandNames) {
  const Scratch scratch;
  const std::string trap = "#!/bin/sh\ntouch " + (scratch.directory / "ran").string() + "\n";
  for (const char *name : {"arm-none-eabi-gcc", "as", "ld", "cc1"}) {
    std::filesystem::permissions(scratch.write(name, trap), std::filesystem::perms::owner_all);
  }
  scratch.write("evil.specs", "*cc1:\n");
  const std::string here = scratch.directory;
  for (const std::string &words :
       {here + "/arm-none-eabi-gcc -mcpu=cortex-m3", std::string("./arm-none-eabi-gcc"),
        here + "/arm-none-eabi-gcc -B" + here, here + "/arm-none-eabi-gcc --specs=evil.specs",
        here + "/arm-none-eabi-gcc -wrapper " + here + "/as"})
    scratch.compile_text(words, "a.c", "int x;");
  EXPECT_THAT(scratch.files(), Not(Contains("ran")));
}

TEST(Compile, WritesNoFile) {
  const Scratch scratch;
  scratch.write("a.c", "int f(int x) { return x; }");
  const auto before = scratch.files();
  for (const char *flags : {"-o out.o",
                            "-MMD -MF a.d",
                            "-MD",
                            "-MJ a.json",
                            "-fstack-usage",
                            "-save-temps",
                            "-save-temps=obj",
                            "-ftime-trace",
                            "-ftime-trace=t.json",
                            "-gsplit-dwarf",
                            "-ftest-coverage",
                            "--coverage",
                            "-fsave-optimization-record",
                            "-foptimization-record-file=x.yaml",
                            "-serialize-diagnostics x.dia",
                            "-fmodules",
                            "-fmodules -fmodules-cache-path=cache",
                            "-save-stats",
                            "-fembed-bitcode",
                            "-flto -O2",
                            "-Xclang -stats-file=x.stats",
                            "-Xclang -dependency-file -Xclang x.d -Xclang -MT -Xclang x",
                            "-Xclang -stack-usage-file -Xclang x.su",
                            "-Xclang -diagnostic-log-file -Xclang x.log",
                            "-Xclang -opt-record-file -Xclang x.yaml",
                            "-Xclang -coverage-notes-file=x.gcno",
                            "-Xclang -split-dwarf-output -Xclang x.dwo",
                            "-Wa,-adhln=a.lst",
                            "-E",
                            "-S",
                            "-M",
                            "-fcrash-diagnostics-dir=crash",
                            "-fno-integrated-as",
                            "-Xclang -header-include-file "
                            "-Xclang x.h -H",
                            "-v",
                            "-fdump-tree-all"}) {
    compile(scratch.command(std::string(m3) + " " + flags, "a.c"));
    EXPECT_EQ(scratch.files(), before) << flags;
  }
}

TEST(Compile, PrintsNothing) {
  const Scratch scratch;
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  for (const char *flags :
       {"-v", "-###", "--version", "--help", "-print-search-dirs", "-H", "-ftime-report",
        "-Xclang -ast-dump", "-Xclang -print-stats", "-Xclang -fdump-record-layouts",
        "-Xclang -fdump-vtable-layouts", "-Xclang -code-completion-at=a.c:1:1", "-Wall",
        "-Xclang -verify", "-Xclang -ftime-report", "-nonsense", "-Rpass=.*", "-M", "-dM -E"})
    scratch.compile_text(std::string(m3) + " -Os " + flags, "a.c",
                         "struct s { int a; } v;\nint f(void) { return w; }\n");
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(Compile, WarningsAreIgnoredWhateverTheCommandMakesOfThem) {
  const Scratch scratch;
  const char *text = "int f(int unused) { int x; char *p = 0; return *p; }";
  const CompiledUnit unit = scratch.compile_text(
      std::string(m3) + " -Wall -Wextra -Werror -pedantic-errors", "a.c", text);
  EXPECT_EQ(first_problem(unit), "");
}

TEST(Compile, SaysWhoseCodeIsMeasured) {
  const Scratch scratch;
  EXPECT_THAT(scratch.compile_text("arm-none-eabi-gcc", "a.c", "int x;").assumptions,
              ElementsAre(AllOf(HasSubstr("Clang 22."), HasSubstr("arm-none-eabi-gcc"))));
  EXPECT_THAT(scratch.compile_text("clang --target=arm-none-eabi", "a.c", "int x;").assumptions,
              ElementsAre(HasSubstr("Clang 22.")));
  EXPECT_THAT(scratch.compile_text(m3, "a.c", "int x;").assumptions, IsEmpty());
}

TEST(Compile, GccHeadersStandWhereGccHasThemAndClangsOwnBeforeThem) {
  const Scratch scratch;
  const std::string gcc = "arm-none-eabi-gcc -mcpu=cortex-m3 -mthumb";
  const char *text =
      "#include <stddef.h>\n#include <stdint.h>\n#include <limits.h>\n#include <string.h>\n"
      "#include <newlib.h>\n"
      "_Static_assert(sizeof(enum { A, B }) == 1, \"GCC's short enumerations\");\n"
      "#ifndef __clang_max_align_t_defined\n#define missing\n#endif\n"
      "#if defined(_WANT_REENT_SMALL) != NANO\n#error not the headers asked for\n#endif\n"
      "size_t f(const char *s) { return strlen(s); }\n";
  EXPECT_EQ(first_problem(scratch.compile_text(gcc + " -DNANO=0", "a.c", text)), "");
  EXPECT_EQ(first_problem(scratch.compile_text(gcc + " -DNANO=1 --specs=nano.specs", "a.c", text)),
            "");
  EXPECT_THAT(first_problem(scratch.compile_text(gcc + " -nostdinc", "a.c", text)),
              HasSubstr("stddef.h"));
}

TEST(Compile, GccsCxxHeadersCompile) {
  const Scratch scratch;
  const char *text =
      "#include <array>\n#include <cmath>\n#include <cstdint>\n#include <cstdlib>\n"
      "#include <functional>\n#include <optional>\n#include <span>\n#include <string_view>\n"
      "int f(std::span<const int> s) { return s.empty() ? 0 : s.front(); }\n";
  EXPECT_EQ(first_problem(scratch.compile_text(
                "arm-none-eabi-g++ -mcpu=cortex-m0plus -mthumb -std=c++20", "a.cpp", text)),
            "");
}

TEST(Compile, AnUnknownGccIsNamedWhereItsHeadersAreMissed) {
  const Scratch scratch;
  const CompiledUnit unit =
      scratch.compile_text("xtensa-esp32s3-elf-gcc", "a.c", "#include <string.h>\n");
  EXPECT_THAT(first_problem(unit),
              AllOf(HasSubstr("string.h"), HasSubstr("xtensa-esp32s3-elf-gcc is not in PATH")));
}

TEST(Compile, DebugLocationsAreForcedAndTrue) {
  const Scratch scratch;
  const CompiledUnit unit = scratch.compile_text(
      std::string(m3) + " -g0 -gz -ffile-prefix-map=/=/hidden/ -gno-column-info", "a.c",
      "int f(int x) { return x; }");
  const std::string object(unit.object.begin(), unit.object.end());
  EXPECT_THAT(object, HasSubstr(".debug_line"));
  EXPECT_THAT(object, HasSubstr(scratch.directory.string()));
  EXPECT_THAT(object, Not(HasSubstr("/hidden/")));
}

TEST(Compile, IsTheSameAgainAfterOtherUnits) {
  const Scratch scratch;
  const char *text = "int g(int); int f(int x) { char b[32]; return g((int)b) + x; }";
  const auto once = scratch.compile_text(std::string(m3) + " -O2", "a.c", text).object;
  scratch.compile_text(std::string(m3) + " -Wa,-mimplicit-it=always", "b.c",
                       "void h(void) { __asm__(\"cmp r0, #0\\n addne r0, #1\"); }");
  scratch.compile_text("xtensa-esp32s3-elf-gcc", "c.c", text);
  scratch.compile_text(m3, "d.c", "int broken(");
  EXPECT_EQ(scratch.compile_text(std::string(m3) + " -O2", "a.c", text).object, once);
}

TEST(Compile, OptionsOfLlvmDoNotLastBeyondTheirUnit) {
  const Scratch scratch;
  const char *text = "void h(void) { __asm__(\"cmp r0, #0\\n addne r0, r0, #1\"); }";
  const std::string with = std::string(m3) + " -Wa,-mimplicit-it=always";
  EXPECT_THAT(scratch.compile_text(with, "a.c", text).failed_functions, IsEmpty());
  EXPECT_THAT(scratch.compile_text(m3, "a.c", text).failed_functions, Not(IsEmpty()));
}

TEST(Compile, AFatalErrorOrCrashCostsOnlyTheUnit) {
  const Scratch scratch;
  for (const char *kind : {"llvm_fatal_error", "crash", "parser_crash"}) {
    const CompiledUnit unit = scratch.compile_text(
        m3, "a.c", std::string("int x;\n#pragma clang __debug ") + kind + "\nint y;\n");
    EXPECT_THAT(unit.object, IsEmpty()) << kind;
    EXPECT_EQ(unit.problems.size(), 1u) << kind;
  }
  EXPECT_EQ(first_problem(scratch.compile_text(m3, "a.c", "int x;")), "");
}

TEST(Guard, TellsWhetherTheWorkEnded) {
  EXPECT_EQ(guard([] {}), std::nullopt);
  EXPECT_EQ(guard([] { llvm::report_fatal_error("the reason"); }), "the reason");
  EXPECT_EQ(guard([] { std::abort(); }), "Clang crashed");
  EXPECT_EQ(guard([] {}), std::nullopt);
}

}  // namespace
}  // namespace stackcheck
