#include <map>
#include <memory>
#include <set>

#include "facts/input_error.h"
#include "llvm/BinaryFormat/Magic.h"
#include "llvm/Object/Archive.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include "machine/machine.h"

namespace stackcheck {
namespace {

using llvm::object::Archive;

template <typename T>
T value_or_throw(llvm::Expected<T> expected) {
  if (expected) return std::move(*expected);
  throw InputError(llvm::toString(expected.takeError()));
}

std::unique_ptr<llvm::MemoryBuffer> read_file(const std::string &path) {
  auto buffer = llvm::MemoryBuffer::getFile(path, false, false);
  if (!buffer) throw InputError(buffer.getError().message());
  return std::move(*buffer);
}

Unit unreadable(const std::string &name, const std::string &why) {
  Unit unit;
  unit.name = name;
  unit.evidence.object = name;
  unit.problems.push_back({Reason::unreadable_object, {name, 0, 0}, why});
  return unit;
}

Unit read_member(const std::string &archive, const Archive::Child &child) {
  const std::string name = archive + "(" + value_or_throw(child.getName()).str() + ")";
  const llvm::MemoryBufferRef buffer = value_or_throw(child.getMemoryBufferRef());
  return read_object({buffer.getBufferStart(), buffer.getBufferSize()}, {name, {{}, name}, {}});
}

/// An archive whose members are read when a symbol asks for them.
class Library {
 public:
  explicit Library(const std::string &path) : path_(path), buffer_(read_file(path)) {
    archive_ = value_or_throw(Archive::create(buffer_->getMemBufferRef()));
    for (const Archive::Symbol &symbol : archive_->symbols()) {
      const Archive::Child member = value_or_throw(symbol.getMember());
      member_of_.try_emplace(symbol.getName().str(), member.getChildOffset());
      children_.try_emplace(member.getChildOffset(), member);
    }
  }

  /// The member that defines `symbol`, unless it was taken before.
  std::optional<Unit> take(const std::string &symbol) {
    const auto found = member_of_.find(symbol);
    if (found == member_of_.end() || !taken_.insert(found->second).second) return std::nullopt;
    return read_member(path_, children_.at(found->second));
  }

 private:
  std::string path_;
  std::unique_ptr<llvm::MemoryBuffer> buffer_;
  std::unique_ptr<Archive> archive_;
  std::map<std::string, std::uint64_t> member_of_;
  std::map<std::uint64_t, Archive::Child> children_;
  std::set<std::uint64_t> taken_;
};

/// What is defined and what is still wanted while members are pulled.
struct Wanted {
  std::set<std::string> defined, undefined;

  void add(const Unit &unit) {
    for (const Function &function : unit.functions)
      if (function.binding != Binding::local) defined.insert(function.symbol);
    for (const Alias &alias : unit.aliases)
      if (alias.binding != Binding::local) defined.insert(alias.symbol);
    defined.insert(unit.defined_data.begin(), unit.defined_data.end());
    undefined.insert(unit.undefined.begin(), unit.undefined.end());
    std::erase_if(undefined, [&](const std::string &symbol) { return defined.contains(symbol); });
  }
};

/// One pass over what is wanted; true if a member was pulled.
bool pull_once(Library &library, Wanted &wanted, std::vector<Unit> &pulled) {
  bool any = false;
  for (const std::string &symbol : std::set(wanted.undefined)) {
    if (wanted.defined.contains(symbol)) continue;
    std::optional<Unit> unit = library.take(symbol);
    if (!unit) continue;
    wanted.add(*unit);
    pulled.push_back(std::move(*unit));
    any = true;
  }
  return any;
}

}  // namespace

std::vector<Unit> read_object_file(const std::string &path) {
  std::vector<Unit> units;
  try {
    const auto buffer = read_file(path);
    const llvm::StringRef bytes = buffer->getBuffer();
    if (llvm::identify_magic(bytes) != llvm::file_magic::archive)
      return {read_object({bytes.data(), bytes.size()}, {path, {{}, path}, {}})};
    const auto archive = value_or_throw(Archive::create(buffer->getMemBufferRef()));
    llvm::Error error = llvm::Error::success();
    for (const Archive::Child &child : archive->children(error))
      units.push_back(read_member(path, child));
    if (error) throw InputError(llvm::toString(std::move(error)));
  } catch (const InputError &error) {
    units.push_back(unreadable(path, error.what()));
  }
  return units;
}

std::vector<Unit> pull_members(const std::vector<Unit> &units,
                               const std::vector<std::string> &archives) {
  std::vector<Unit> pulled;
  std::vector<Library> libraries;
  for (const std::string &path : archives) {
    try {
      libraries.emplace_back(path);
    } catch (const InputError &error) {
      pulled.push_back(unreadable(path, error.what()));
    }
  }
  Wanted wanted;
  for (const Unit &unit : units) wanted.add(unit);
  for (bool any = true; any;) {  // as between --start-group and --end-group
    any = false;
    for (Library &library : libraries) any |= pull_once(library, wanted, pulled);
  }
  return pulled;
}

}  // namespace stackcheck
