#include <filesystem>
#include <regex>

#include "facts/input_error.h"
#include "source/flags.h"
#include "source/source.h"
#include "source/subprocess.h"
#include "source/toolchain.h"

namespace stackcheck {
namespace {

namespace fs = std::filesystem;

bool is_plain_name(const std::string &name) {
  static const std::regex form("[A-Za-z0-9_][A-Za-z0-9_.+-]*");
  return std::regex_match(name, form);
}

struct Toolchain {
  std::string_view prefix;
  const char *compiler, *library;
};
// picolibc's archives are found by their path only, /usr/lib/picolibc/...
constexpr Toolchain other_toolchains[] = {
    {"riscv64-unknown-elf", "gcc-riscv64-unknown-elf", "picolibc-riscv64-unknown-elf"},
    {"avr", "gcc-avr", "avr-libc"},
    {"xtensa-lx106-elf", "gcc-xtensa-lx106", "gcc-xtensa-lx106"},
};

/// Which Debian package has it, where that is known.
std::string package_hint(const std::string &toolchain, const std::string &archive) {
  const bool gcc = archive.empty() || archive.starts_with("libgcc") || archive == "libgcov.a";
  for (const auto &[prefix, compiler, library] : other_toolchains)
    if (toolchain == prefix)
      return std::string(" (Debian: apt install ") + (gcc ? compiler : library) + ")";
  if (toolchain != "arm-none-eabi") return "";
  const bool cxx = archive.starts_with("libstdc++") || archive.starts_with("libsupc++");
  const std::string package = gcc   ? "gcc-arm-none-eabi"
                              : cxx ? "libstdc++-arm-none-eabi-newlib"
                                    : "libnewlib-arm-none-eabi";
  return " (Debian: apt install " + package + ")";
}

std::string joined(const std::vector<std::string> &words) {
  std::string text;
  for (const std::string &word : words) text += " " + word;
  return text;
}

std::string find_gcc(const std::string &toolchain) {
  if (!is_plain_name(toolchain))
    throw InputError("libraries: toolchain: '" + toolchain +
                     "': wanted a GCC's prefix such as arm-none-eabi");
  const std::optional<std::string> gcc = find_program(toolchain + "-gcc");
  if (!gcc)
    throw InputError("libraries: toolchain: " + toolchain +
                     "-gcc is in none of PATH's directories: wanted it to find archives" +
                     package_hint(toolchain, ""));
  return *gcc;
}

void check_flags(const std::vector<std::string> &flags) {
  for (const std::string &flag : flags)
    if (!is_machine_flag(flag))
      throw InputError("libraries: flags: '" + flag +
                       "': wanted a machine flag such as -mcpu=cortex-m3, -mthumb or "
                       "--specs=nano.specs");
}

std::string find_named(const std::string &toolchain, const std::vector<std::string> &flags,
                       const std::string &archive) {
  const std::string gcc = find_gcc(toolchain);
  std::vector<std::string> arguments = flags;
  arguments.push_back("-print-file-name=" + archive);
  std::string answer = run_program(gcc, arguments, Stream::output).value_or("");
  answer.erase(std::min(answer.find('\n'), answer.size()));
  // GCC answers with the bare name when it does not find the file.
  const bool found = answer.starts_with('/') && fs::is_regular_file(answer);
  if (!found)
    throw InputError("libraries: archives: " + archive + " was not found: asked " + gcc +
                     joined(arguments) + package_hint(toolchain, archive));
  return fs::path(answer).lexically_normal();
}

std::string find_path(const std::string &archive) {
  if (!fs::is_regular_file(archive))
    throw InputError("libraries: archives: " + archive + ": wanted an archive that exists");
  return archive;
}

}  // namespace

std::vector<std::string> find_archives(const std::string &toolchain,
                                       const std::vector<std::string> &flags,
                                       const std::vector<std::string> &archives) {
  check_flags(flags);
  std::vector<std::string> paths;
  for (const std::string &archive : archives) {
    const bool is_path = archive.find('/') != archive.npos;
    if (!is_path && !is_plain_name(archive))
      throw InputError("libraries: archives: '" + archive +
                       "': wanted an archive's name such as libc_nano.a, or a path");
    paths.push_back(is_path ? find_path(archive) : find_named(toolchain, flags, archive));
  }
  return paths;
}

}  // namespace stackcheck
