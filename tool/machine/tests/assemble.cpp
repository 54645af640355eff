#include "assemble.h"

#include <algorithm>
#include <stdexcept>

#include "llvm/MC/MCAsmBackend.h"
#include "llvm/MC/MCAsmInfo.h"
#include "llvm/MC/MCCodeEmitter.h"
#include "llvm/MC/MCContext.h"
#include "llvm/MC/MCInstrInfo.h"
#include "llvm/MC/MCObjectFileInfo.h"
#include "llvm/MC/MCObjectWriter.h"
#include "llvm/MC/MCParser/MCAsmParser.h"
#include "llvm/MC/MCParser/MCTargetAsmParser.h"
#include "llvm/MC/MCRegisterInfo.h"
#include "llvm/MC/MCStreamer.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/MCTargetOptions.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Object/ELFTypes.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/raw_ostream.h"
#include "machine/machine.h"

namespace stackcheck {
namespace {

const llvm::Target &find_target(const llvm::Triple &triple) {
  static const bool initialized = [] {
    llvm::InitializeAllTargetInfos();
    llvm::InitializeAllTargetMCs();
    llvm::InitializeAllAsmParsers();
    return true;
  }();
  (void)initialized;
  std::string error;
  const llvm::Target *target = llvm::TargetRegistry::lookupTarget(triple, error);
  if (!target) throw std::runtime_error(error);
  return *target;
}

void keep_message(const llvm::SMDiagnostic &diagnostic, void *messages) {
  *static_cast<std::string *>(messages) += diagnostic.getMessage().str() + "\n";
}

/// Everything LLVM's assembler consists of, for one run.
class Assembler {
 public:
  Assembler(const std::string &triple_name, const std::string &features)
      : triple_(triple_name),
        target_(find_target(triple_)),
        registers_(target_.createMCRegInfo(triple_)),
        info_(target_.createMCAsmInfo(*registers_, triple_, options_)),
        instructions_(target_.createMCInstrInfo()),
        subtarget_(target_.createMCSubtargetInfo(triple_, "", features)) {}

  std::string run(const std::string &text) {
    sources_.AddNewSourceBuffer(llvm::MemoryBuffer::getMemBufferCopy(text), {});
    sources_.setDiagHandler(keep_message, &messages_);
    llvm::MCContext context(triple_, info_.get(), registers_.get(), subtarget_.get(), &sources_);
    const std::unique_ptr<llvm::MCObjectFileInfo> sections(
        target_.createMCObjectFileInfo(context, false));
    context.setObjectFileInfo(sections.get());
    llvm::SmallString<0> object;
    llvm::raw_svector_ostream out(object);
    const bool failed = parse(context, out) || !messages_.empty();
    if (failed) throw std::runtime_error(messages_);
    return object.str().str();
  }

 private:
  bool parse(llvm::MCContext &context, llvm::raw_svector_ostream &out) {
    std::unique_ptr<llvm::MCAsmBackend> backend(
        target_.createMCAsmBackend(*subtarget_, *registers_, options_));
    auto writer = backend->createObjectWriter(out);
    std::unique_ptr<llvm::MCCodeEmitter> emitter(
        target_.createMCCodeEmitter(*instructions_, context));
    const std::unique_ptr<llvm::MCStreamer> streamer(target_.createMCObjectStreamer(
        triple_, context, std::move(backend), std::move(writer), std::move(emitter), *subtarget_));
    const std::unique_ptr<llvm::MCAsmParser> parser(
        llvm::createMCAsmParser(sources_, context, *streamer, *info_));
    const std::unique_ptr<llvm::MCTargetAsmParser> target_parser(
        target_.createMCAsmParser(*subtarget_, *parser, *instructions_, options_));
    parser->setTargetParser(*target_parser);
    return parser->Run(false);
  }

  llvm::Triple triple_;
  const llvm::Target &target_;
  llvm::MCTargetOptions options_;
  std::unique_ptr<llvm::MCRegisterInfo> registers_;
  std::unique_ptr<llvm::MCAsmInfo> info_;
  std::unique_ptr<llvm::MCInstrInfo> instructions_;
  std::unique_ptr<llvm::MCSubtargetInfo> subtarget_;
  llvm::SourceMgr sources_;
  std::string messages_;
};

std::string function(const std::string &name, const std::string &body) {
  return ".p2align 2\n.type " + name + ", %function\n.thumb_func\n" + name + ":\n" + body +
         "\n.size " + name + ", . - " + name + "\n";
}

}  // namespace

std::string assemble(const std::string &triple, const std::string &features,
                     const std::string &text) {
  return Assembler(triple, features).run(text);
}

std::string thumb(const std::string &text) {
  return assemble("thumbv7em-none-eabi", "+vfp4,+d32,+fp64", ".syntax unified\n.thumb\n" + text);
}

std::string thumb_v6m(const std::string &text) {
  return assemble("thumbv6m-none-eabi", "", ".syntax unified\n.thumb\n" + text);
}

std::string xtensa(const std::string &text) {
  return assemble("xtensa-none-elf", "+windowed,+loop,+density", text);
}

std::string global_function(const std::string &name, const std::string &body) {
  return ".global " + name + "\n" + function(name, body);
}

std::string local_function(const std::string &name, const std::string &body) {
  return function(name, body);
}

std::string linked(std::string object) {
  using Elf = llvm::object::ELF32LE;
  constexpr std::uint32_t address = 0x8000;
  auto *header = reinterpret_cast<Elf::Ehdr *>(object.data());
  auto *sections = reinterpret_cast<Elf::Shdr *>(object.data() + header->e_shoff);
  header->e_type = llvm::ELF::ET_EXEC;
  for (unsigned i = 0; i < header->e_shnum; ++i) {
    if (sections[i].sh_flags & llvm::ELF::SHF_EXECINSTR) sections[i].sh_addr = address;
    if (sections[i].sh_type == llvm::ELF::SHT_REL) throw std::runtime_error("a relocation is left");
    if (sections[i].sh_type != llvm::ELF::SHT_SYMTAB) continue;
    auto *symbols = reinterpret_cast<Elf::Sym *>(object.data() + sections[i].sh_offset);
    for (unsigned j = 1; j < sections[i].sh_size / sizeof(Elf::Sym); ++j)
      symbols[j].st_value += address;
  }
  return object;
}

Unit facts_of(const std::string &object) {
  Unit unit = read_object({object.data(), object.size()}, {"test.o", {}, {}});
  if (!unit.problems.empty()) throw std::runtime_error(unit.problems.front().detail);
  return unit;
}

Function function_of(const Unit &unit, const std::string &symbol) {
  const auto found = std::ranges::find(unit.functions, symbol, &Function::symbol);
  if (found == unit.functions.end()) throw std::runtime_error("no function " + symbol);
  return *found;
}

}  // namespace stackcheck
