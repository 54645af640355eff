#pragma once
#include <map>
#include <string>

#include "llvm/Object/ELFObjectFile.h"

namespace stackcheck {

/// The bytes of the code sections of an object, by section name.
inline std::map<std::string, std::string> code_sections(llvm::StringRef object) {
  std::map<std::string, std::string> sections;
  auto file = llvm::cantFail(
      llvm::object::ObjectFile::createELFObjectFile(llvm::MemoryBufferRef(object, "object")));
  for (const llvm::object::SectionRef section : file->sections()) {
    const llvm::StringRef name = llvm::cantFail(section.getName());
    if (name.starts_with(".text")) sections[name.str()] += llvm::cantFail(section.getContents());
  }
  return sections;
}

inline std::map<std::string, std::string> code_sections(const std::vector<char> &object) {
  return code_sections(llvm::StringRef(object.data(), object.size()));
}

}  // namespace stackcheck
