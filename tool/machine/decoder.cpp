#include "machine/decoder.h"

#include "facts/input_error.h"
#include "llvm/CodeGen/TargetOpcodes.h"
#include "llvm/MC/MCAsmInfo.h"
#include "llvm/MC/MCContext.h"
#include "llvm/MC/MCDisassembler/MCDisassembler.h"
#include "llvm/MC/MCInstrInfo.h"
#include "llvm/MC/MCRegisterInfo.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/MCTargetOptions.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/raw_ostream.h"
#include "machine/cpu.h"

namespace stackcheck {

McTarget::McTarget(const char *triple_name, const char *features) {
  static const bool initialized = [] {
    llvm::InitializeAllTargetInfos();
    llvm::InitializeAllTargetMCs();
    llvm::InitializeAllDisassemblers();
    return true;
  }();
  (void)initialized;
  const llvm::Triple triple(triple_name);
  std::string error;
  target_ = llvm::TargetRegistry::lookupTarget(triple, error);
  if (!target_) throw InputError("LLVM was built without this CPU: " + error);
  registers_.reset(target_->createMCRegInfo(triple));
  assembly_.reset(target_->createMCAsmInfo(*registers_, triple, llvm::MCTargetOptions()));
  instructions_.reset(target_->createMCInstrInfo());
  subtarget_.reset(target_->createMCSubtargetInfo(triple, "", features));
  context_ = std::make_unique<llvm::MCContext>(triple, assembly_.get(), registers_.get(),
                                               subtarget_.get());
}

McTarget::~McTarget() = default;

std::unique_ptr<llvm::MCDisassembler> McTarget::new_disassembler() const {
  return std::unique_ptr<llvm::MCDisassembler>(
      target_->createMCDisassembler(*subtarget_, *context_));
}

Decoder::Decoder(const Image &image, const McTarget &target, std::set<std::uint64_t> starts)
    : image_(image), target_(target), starts_(std::move(starts)),
      disassembler_(target.new_disassembler()) {}

Decoder::~Decoder() = default;

const Instruction *Decoder::decode(std::uint64_t address) {
  const ImageSection *section = image_.section_at(address);
  if (!section || !section->code) return nullptr;
  const llvm::StringRef rest = section->contents.drop_front(address - section->address);
  const llvm::ArrayRef bytes(reinterpret_cast<const std::uint8_t *>(rest.data()), rest.size());
  Instruction instruction;
  std::uint64_t size = 0;
  const auto status = disassembler_->getInstruction(instruction.inst, size, bytes, address,
                                                    llvm::nulls());
  if (status == llvm::MCDisassembler::Fail || size == 0 || size > rest.size()) {
    size = image_.family().undecoded ? image_.family().undecoded(bytes) : 0;
    if (size == 0) return nullptr;
    instruction.inst = llvm::MCInst();
    instruction.inst.setOpcode(llvm::TargetOpcode::KILL);  // LLVM's own for "does nothing"
  }
  instruction.address = address;
  instruction.bytes = static_cast<unsigned>(size);
  instruction.desc = &target_.instructions().get(instruction.inst.getOpcode());
  instruction.reference = image_.reference(address, instruction.bytes);
  return &(decoded_[address] = std::move(instruction));
}

void Decoder::decode_in_order(std::uint64_t address) {
  std::uint64_t start = image_.section_at(address)->address;
  const auto after = starts_.upper_bound(address);
  if (after != starts_.begin()) start = std::max(start, *std::prev(after));
  std::uint64_t &next = swept_.try_emplace(start, start).first->second;
  disassembler_ = target_.new_disassembler();
  std::uint64_t until = image_.region_end(address);
  if (after != starts_.end()) until = std::min(until, *after);
  while (next < until) {
    const Instruction *instruction = image_.is_code(next) ? decode(next) : nullptr;
    next = instruction ? instruction->end() : next + 2;
  }
}

const Instruction *Decoder::at(std::uint64_t address) {
  if (!image_.is_code(address)) return nullptr;
  if (!decoded_.contains(address)) {
    if (starts_.empty()) return decode(address);
    decode_in_order(address);
  }
  const auto found = decoded_.find(address);
  return found == decoded_.end() ? nullptr : &found->second;
}

}  // namespace stackcheck
