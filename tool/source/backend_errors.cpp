#include "source/backend_errors.h"

#include "llvm/IR/Constants.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/DiagnosticPrinter.h"
#include "llvm/IR/Instructions.h"
#include "llvm/Support/raw_ostream.h"

namespace stackcheck {
namespace {

std::string symbol_of(const llvm::Function &function) {
  return llvm::GlobalValue::dropLLVMManglingEscape(function.getName()).str();
}

std::string text_of(const llvm::DiagnosticInfo &info) {
  if (const auto *assembler = llvm::dyn_cast<llvm::DiagnosticInfoSrcMgr>(&info))
    return assembler->getSMDiag().getMessage().str();
  std::string text;
  llvm::raw_string_ostream stream(text);
  llvm::DiagnosticPrinterRawOStream printer(stream);
  info.print(printer);
  return text;
}

std::uint64_t mark_of(const llvm::DiagnosticInfo &info) {
  if (const auto *assembly = llvm::dyn_cast<llvm::DiagnosticInfoInlineAsm>(&info))
    return assembly->getLocCookie();
  if (const auto *assembler = llvm::dyn_cast<llvm::DiagnosticInfoSrcMgr>(&info))
    return assembler->isInlineAsmDiag() ? assembler->getLocCookie() : 0;
  const auto *call = llvm::dyn_cast<llvm::DiagnosticInfoDontCall>(&info);
  return call ? call->getLocCookie() : 0;
}

std::string function_of(const llvm::Instruction *instruction) {
  return instruction && instruction->getFunction() ? symbol_of(*instruction->getFunction()) : "";
}

std::string function_of(const llvm::DiagnosticInfo &info) {
  if (const auto *located = llvm::dyn_cast<llvm::DiagnosticInfoUnsupported>(&info))
    return symbol_of(located->getFunction());
  if (const auto *located = llvm::dyn_cast<llvm::DiagnosticInfoRegAllocFailure>(&info))
    return symbol_of(located->getFunction());
  if (const auto *located = llvm::dyn_cast<llvm::DiagnosticInfoLegalizationFailure>(&info))
    return symbol_of(located->getFunction());
  if (const auto *located = llvm::dyn_cast<llvm::DiagnosticInfoGenericWithLoc>(&info))
    return symbol_of(located->getFunction());
  if (const auto *limited = llvm::dyn_cast<llvm::DiagnosticInfoResourceLimit>(&info))
    return symbol_of(limited->getFunction());
  if (const auto *assembly = llvm::dyn_cast<llvm::DiagnosticInfoInlineAsm>(&info))
    return function_of(assembly->getInstruction());
  const auto *generic = llvm::dyn_cast<llvm::DiagnosticInfoGeneric>(&info);
  return generic ? function_of(generic->getInstruction()) : "";
}

class ErrorKeeper : public llvm::DiagnosticHandler {
 public:
  explicit ErrorKeeper(std::vector<BackendError> &errors) : errors_(errors) {}

  bool handleDiagnostics(const llvm::DiagnosticInfo &info) override {
    if (info.getSeverity() == llvm::DS_Error)
      errors_.push_back({text_of(info), function_of(info), mark_of(info)});
    return true;  // nothing is printed, nothing exits
  }

 private:
  std::vector<BackendError> &errors_;
};

bool has_mark(const llvm::Instruction &instruction, std::uint64_t source_mark) {
  const llvm::MDNode *marks = instruction.getMetadata("srcloc");
  if (!marks) return false;
  for (const llvm::MDOperand &operand : marks->operands()) {
    const auto *mark = llvm::mdconst::dyn_extract<llvm::ConstantInt>(operand);
    if (mark && mark->getZExtValue() == source_mark) return true;
  }
  return false;
}

bool has_mark(const llvm::Function &function, std::uint64_t source_mark) {
  for (const llvm::BasicBlock &block : function)
    for (const llvm::Instruction &instruction : block)
      if (has_mark(instruction, source_mark)) return true;
  return false;
}

bool has_code(const llvm::Function &function) {
  return !function.isDeclaration() && !function.hasAvailableExternallyLinkage() &&
         !function.hasPrivateLinkage();
}

}  // namespace

std::unique_ptr<llvm::DiagnosticHandler> keep_backend_errors(std::vector<BackendError> &errors) {
  return std::make_unique<ErrorKeeper>(errors);
}

std::vector<std::string> functions_with_mark(const llvm::Module &module,
                                             std::uint64_t source_mark) {
  std::vector<std::string> symbols;
  for (const llvm::Function &function : module)
    if (has_code(function) && has_mark(function, source_mark))
      symbols.push_back(symbol_of(function));
  return symbols;
}

std::set<std::string> defined_functions(const llvm::Module &module) {
  std::set<std::string> symbols;
  for (const llvm::Function &function : module)
    if (has_code(function)) symbols.insert(symbol_of(function));
  return symbols;
}

}  // namespace stackcheck
