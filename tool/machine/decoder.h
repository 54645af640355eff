#pragma once
// Machine code to instructions, with LLVM's MC layer.

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "llvm/MC/MCInst.h"
#include "llvm/MC/MCInstrDesc.h"
#include "machine/image.h"

namespace llvm {
class MCAsmInfo;
class MCContext;
class MCDisassembler;
class MCInstrInfo;
class MCRegisterInfo;
class MCSubtargetInfo;
class Target;
}  // namespace llvm

namespace stackcheck {

struct Instruction {
  std::uint64_t address = 0;
  unsigned bytes = 0;
  llvm::MCInst inst;
  const llvm::MCInstrDesc *desc = nullptr;
  const Reference *reference = nullptr;  ///< the relocation in it, if any
  std::uint64_t end() const { return address + bytes; }
};

/// LLVM's descriptions of one CPU: made once, used for every object of that CPU.
class McTarget {
 public:
  McTarget(const char *triple, const char *features);
  ~McTarget();
  const llvm::MCInstrInfo &instructions() const { return *instructions_; }
  const llvm::MCRegisterInfo &registers() const { return *registers_; }
  std::unique_ptr<llvm::MCDisassembler> new_disassembler() const;

 private:
  const llvm::Target *target_ = nullptr;
  std::unique_ptr<llvm::MCRegisterInfo> registers_;
  std::unique_ptr<llvm::MCAsmInfo> assembly_;
  std::unique_ptr<llvm::MCInstrInfo> instructions_;
  std::unique_ptr<llvm::MCSubtargetInfo> subtarget_;
  std::unique_ptr<llvm::MCContext> context_;
};

/// Decodes an image's code where control flow asks for it.
class Decoder {
 public:
  /// With `starts`, decoding keeps state (Thumb's IT blocks) and runs in address order from
  /// the nearest of them; without, each instruction is decoded where control flow meets it.
  Decoder(const Image &image, const McTarget &target, std::set<std::uint64_t> starts);
  ~Decoder();

  /// The instruction at `address`; null if the bytes there are none.
  const Instruction *at(std::uint64_t address);

 private:
  const Instruction *decode(std::uint64_t address);
  void decode_in_order(std::uint64_t address);

  const Image &image_;
  const McTarget &target_;
  std::set<std::uint64_t> starts_;
  std::unique_ptr<llvm::MCDisassembler> disassembler_;
  std::map<std::uint64_t, Instruction> decoded_;
  std::map<std::uint64_t, std::uint64_t> swept_;  // start -> decoded in order up to here
};

}  // namespace stackcheck
