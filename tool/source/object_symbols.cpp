#include "source/object_symbols.h"

#include "llvm/Object/ELFObjectFile.h"

namespace stackcheck {
namespace {

bool is_defined_function(const llvm::object::ELFSymbolRef &symbol) {
  llvm::Expected<std::uint32_t> flags = symbol.getFlags();
  if (!flags) llvm::consumeError(flags.takeError());
  const bool defined = flags && !(*flags & llvm::object::SymbolRef::SF_Undefined);
  return defined && (symbol.getELFType() == llvm::ELF::STT_FUNC ||
                     symbol.getELFType() == llvm::ELF::STT_GNU_IFUNC);
}

}  // namespace

std::set<std::string> object_functions(std::span<const char> object) {
  std::set<std::string> symbols;
  const llvm::MemoryBufferRef buffer(llvm::StringRef(object.data(), object.size()), "object");
  auto file = llvm::object::ObjectFile::createELFObjectFile(buffer);
  if (!file) {
    llvm::consumeError(file.takeError());
    return symbols;
  }
  for (const llvm::object::ELFSymbolRef symbol : (*file)->symbols()) {
    auto name = symbol.getName();
    if (name && is_defined_function(symbol)) symbols.insert(name->str());
    if (!name) llvm::consumeError(name.takeError());
  }
  return symbols;
}

}  // namespace stackcheck
