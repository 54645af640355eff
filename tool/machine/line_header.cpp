#include "machine/line_header.h"

#include <vector>

#include "llvm/DebugInfo/DWARF/DWARFFormValue.h"
#include "llvm/Support/DataExtractor.h"

namespace stackcheck {
namespace {

/// The parts of a header up to its file names: DWARF 5, 6.2.4.
class Header {
 public:
  Header(llvm::StringRef bytes, std::uint64_t offset)
      : data_(bytes, /*IsLittleEndian=*/true, 0), at_(offset) {}

  bool is_sound() {
    read_start();
    if (at_ && params_.Version < 5) return true;  // names as text, which LLVM ends where they end
    const bool directories = skip_entries(), files = directories && skip_entries();
    return end() && files;
  }

 private:
  void read_start() {
    if (data_.getU32(at_) == llvm::dwarf::DW_LENGTH_DWARF64) {
      params_.Format = llvm::dwarf::DWARF64;
      data_.getU64(at_);
    }
    params_.Version = data_.getU16(at_);
    if (params_.Version < 5) return;
    params_.AddrSize = data_.getU8(at_);
    data_.skip(at_, 1);  // segment selector
    data_.getUnsigned(at_, params_.getDwarfOffsetByteSize());
    data_.skip(at_, 5);  // up to the line range
    const std::uint8_t opcode_base = data_.getU8(at_);
    data_.skip(at_, opcode_base == 0 ? 0 : opcode_base - 1);
  }

  std::vector<llvm::dwarf::Form> read_format() {
    std::vector<llvm::dwarf::Form> forms;
    for (unsigned left = data_.getU8(at_); at_ && left > 0; --left) {
      data_.getULEB128(at_);  // what the value says
      forms.push_back(static_cast<llvm::dwarf::Form>(data_.getULEB128(at_)));
    }
    return forms;
  }

  bool skip_entries() {
    const std::vector<llvm::dwarf::Form> forms = read_format();
    for (std::uint64_t left = data_.getULEB128(at_); at_ && left > 0; --left) {
      const std::uint64_t begin = at_.tell();
      for (const llvm::dwarf::Form form : forms)
        if (!skip(form)) return false;
      if (at_.tell() == begin) return false;
    }
    return static_cast<bool>(at_);
  }

  bool skip(llvm::dwarf::Form form) {
    std::uint64_t next = at_.tell();
    if (!llvm::DWARFFormValue::skipValue(form, data_, &next, params_)) return false;
    if (next < at_.tell() || next > data_.size()) return false;
    at_.seek(next);
    return true;
  }

  bool end() {
    const bool sound = static_cast<bool>(at_);
    llvm::consumeError(at_.takeError());
    return sound;
  }

  llvm::DataExtractor data_;
  llvm::DataExtractor::Cursor at_;
  llvm::dwarf::FormParams params_ = {0, 0, llvm::dwarf::DWARF32};
};

}  // namespace

bool has_sound_header(llvm::StringRef debug_line, std::uint64_t offset) {
  return Header(debug_line, offset).is_sound();
}

}  // namespace stackcheck
