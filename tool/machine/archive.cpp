#include "llvm/Object/Archive.h"

#include <map>
#include <memory>
#include <set>

#include "facts/input_error.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/BinaryFormat/Magic.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "machine/elf.h"
#include "machine/machine.h"

namespace stackcheck {
namespace {

using llvm::object::Archive;
using Buffer = std::shared_ptr<llvm::MemoryBuffer>;

/// A device or pipe could be without end.
Buffer read_file(const std::string &path) {
  if (llvm::sys::fs::exists(path) && !llvm::sys::fs::is_regular_file(path))
    throw InputError("not a file; wanted an object, archive or linked image");
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

/// One member; `bytes` stays valid with `owner`, which is set for a thin archive's.
struct Member {
  std::string name;
  llvm::StringRef bytes;
  Buffer owner;

  Unit read() const { return read_object({bytes.data(), bytes.size()}, {name, {{}, name}, {}}); }
};

/// A thin archive holds the path of a member, from the archive's folder, not its bytes.
Buffer read_thin_member(const std::string &archive, const std::string &member) {
  llvm::SmallString<128> path(member);
  if (llvm::sys::path::is_relative(path)) {
    path = llvm::sys::path::parent_path(archive);
    llvm::sys::path::append(path, member);
  }
  try {
    return read_file(path.str().str());
  } catch (const InputError &error) {
    throw InputError("member " + member + ": " + error.what());
  }
}

Member member_of(const std::string &path, const Archive &archive, const Archive::Child &child) {
  const std::string name = value_or_throw(child.getName()).str();
  Member member{path + "(" + name + ")", {}, nullptr};
  if (archive.isThin()) {
    member.owner = read_thin_member(path, name);
    member.bytes = member.owner->getBuffer();
  } else {
    member.bytes = value_or_throw(child.getBuffer());
  }
  return member;
}

std::vector<Member> members_of(const std::string &path, llvm::StringRef bytes) {
  const auto archive = value_or_throw(Archive::create({bytes, path}));
  std::vector<Member> members;
  llvm::Error error = llvm::Error::success();
  try {
    for (const Archive::Child &child : archive->children(error))
      members.push_back(member_of(path, *archive, child));
  } catch (...) {
    llvm::consumeError(std::move(error));
    throw;
  }
  if (error) throw InputError(llvm::toString(std::move(error)));
  return members;
}

/// What a linker finds a member by. A member that is no object defines nothing: what it was
/// meant to define stays unknown wherever it is called.
std::vector<std::string> symbols_defined_by(const Member &member) try {
  const ElfFile file(member.bytes);
  std::vector<std::string> symbols;
  for (const ElfFile::Symbol &symbol : file.symbols())
    if (symbol.getBinding() != llvm::ELF::STB_LOCAL && symbol.st_shndx != llvm::ELF::SHN_UNDEF)
      symbols.push_back(file.name(symbol));
  return symbols;
} catch (const InputError &) {
  return {};
}

/// An archive whose members are read when a symbol asks for them. The archive's own index
/// is not used: it may be missing, stale or damaged.
class Library {
 public:
  explicit Library(const std::string &path)
      : buffer_(read_file(path)), members_(members_of(path, buffer_->getBuffer())) {
    for (std::size_t i = 0; i < members_.size(); ++i)
      for (const std::string &symbol : symbols_defined_by(members_[i]))
        member_of_.try_emplace(symbol, i);
  }

  /// The member that defines `symbol`, unless it was taken before.
  std::optional<Unit> take(const std::string &symbol) {
    const auto found = member_of_.find(symbol);
    if (found == member_of_.end() || !taken_.insert(found->second).second) return std::nullopt;
    return members_[found->second].read();
  }

 private:
  Buffer buffer_;
  std::vector<Member> members_;
  std::map<std::string, std::size_t> member_of_;
  std::set<std::size_t> taken_;
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

std::vector<Unit> read_object_bytes(std::span<const char> bytes, const std::string &path) try {
  const llvm::StringRef text(bytes.data(), bytes.size());
  if (llvm::identify_magic(text) != llvm::file_magic::archive)
    return {read_object(bytes, {path, {{}, path}, {}})};
  std::vector<Unit> units;
  for (const Member &member : members_of(path, text)) units.push_back(member.read());
  return units;
} catch (const InputError &error) {
  return {unreadable(path, error.what())};
}

std::vector<Unit> read_object_file(const std::string &path) try {
  const Buffer buffer = read_file(path);
  return read_object_bytes({buffer->getBufferStart(), buffer->getBufferSize()}, path);
} catch (const InputError &error) {
  return {unreadable(path, error.what())};
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
