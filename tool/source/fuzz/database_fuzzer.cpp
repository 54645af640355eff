// Any bytes as compile database. The reader may only return commands that can be used, or throw
// InputError.

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "facts/input_error.h"
#include "source/source.h"

namespace {

using namespace stackcheck;

void require(bool holds) {
  if (!holds) std::abort();
}

/// A folder of its own, which has the sources that the seeds name.
std::filesystem::path make_folder() {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("database-fuzzer-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "a.c");
  std::atexit([] {
    std::filesystem::remove_all(std::filesystem::temp_directory_path() /
                                ("database-fuzzer-" + std::to_string(getpid())));
  });
  return folder;
}

void check_command(const CompileCommand &command) {
  require(!command.arguments.empty() && command.database_line > 0);
  require(std::filesystem::path(command.file).is_absolute());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  static const std::filesystem::path folder = make_folder();
  const std::string path = folder / "compile_commands.json";
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char *>(data), static_cast<std::streamsize>(size));
  try {
    const std::vector<CompileCommand> commands = read_compile_database(path);
    require(!commands.empty());
    for (const CompileCommand &command : commands) check_command(command);
  } catch (const InputError &error) {
    require(*error.what() != '\0');
  }
  return 0;
}
