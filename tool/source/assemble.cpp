// What `clang -c x.S` does: the preprocessor, then LLVM's assembler for the same target.
#include "source/assemble.h"

#include "clang/Basic/TargetInfo.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Frontend/Utils.h"
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
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/SourceMgr.h"
#include "source/diagnostics.h"
#include "source/instance.h"
#include "source/llvm_options.h"
#include "source/not_compiled.h"

namespace stackcheck {
namespace {

/// Gives the source's text, preprocessed unless `is_plain`.
class TextAction : public clang::PreprocessorFrontendAction {
 public:
  explicit TextAction(bool is_plain) : is_plain_(is_plain) {}
  std::string text;
  std::string features;

 protected:
  void ExecuteAction() override {
    clang::CompilerInstance &compiler = getCompilerInstance();
    features = llvm::join(compiler.getTargetOpts().Features, ",");
    const clang::SourceManager &sources = compiler.getSourceManager();
    if (is_plain_) {
      text = sources.getBufferData(sources.getMainFileID()).str();
      return;
    }
    llvm::raw_string_ostream stream(text);
    clang::PreprocessorOutputOptions options;
    options.ShowCPP = true;
    clang::DoPrintPreprocessedInput(compiler.getPreprocessor(), &stream, options);
  }

 private:
  bool is_plain_;
};

/// The place a line of preprocessed text came from: its last marker (# LINE "FILE") says. LLVM
/// hands the unmapped place to a handler of ours.
Location original_place(llvm::StringRef text, unsigned line, const CompileCommand &command) {
  Location place = {command.file, 0, 0};
  for (; line > 0 && !text.empty(); --line) {
    const auto [current, rest] = text.split('\n');
    text = rest;
    ++place.line;
    llvm::StringRef marker = current;
    unsigned marked = 0;
    if (!marker.consume_front("# ") || marker.consumeInteger(10, marked)) continue;
    place.line = marked - 1;
    const llvm::StringRef name = marker.ltrim(" \"").take_until([](char c) { return c == '"'; });
    if (!name.starts_with("<")) place.file = absolute_file(command.directory, name);
  }
  return place;
}

/// The target's assembler and all it needs, in the order in which it depends on itself.
class Assembler {
 public:
  Assembler(const clang::TargetOptions &target, const std::string &features, std::string text,
            const CompileCommand &command, llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files)
      : triple_(target.Triple), command_(command) {
    std::string error;
    target_ = llvm::TargetRegistry::lookupTarget(triple_, error);
    if (!target_) {
      problem = not_compiled({}, error);
      return;
    }
    sources_.AddNewSourceBuffer(llvm::MemoryBuffer::getMemBufferCopy(text, command.file), {});
    sources_.setVirtualFileSystem(std::move(files));
    sources_.setIncludeDirs({command.directory});
    sources_.setDiagHandler(keep_error, this);
    registers_.reset(target_->createMCRegInfo(triple_));
    syntax_.reset(target_->createMCAsmInfo(*registers_, triple_, options_));
    subtarget_.reset(target_->createMCSubtargetInfo(triple_, target.CPU, features));
    instructions_.reset(target_->createMCInstrInfo());
  }

  std::optional<Unknown> problem;

  llvm::SmallString<0> run() {
    llvm::SmallString<0> object;
    if (problem) return object;
    llvm::raw_svector_ostream stream(object);
    llvm::MCContext context(triple_, syntax_.get(), registers_.get(), subtarget_.get(), &sources_,
                            &options_);
    context.setDiagnosticHandler(
        [this](const llvm::SMDiagnostic &diagnostic, bool, const llvm::SourceMgr &,
               std::vector<const llvm::MDNode *> &) { keep_error(diagnostic, this); });
    const std::unique_ptr<llvm::MCObjectFileInfo> sections(
        target_->createMCObjectFileInfo(context, /*PIC=*/false));
    context.setObjectFileInfo(sections.get());
    prepare_line_table(context);
    parse(context, stream);
    return object;
  }

 private:
  void prepare_line_table(llvm::MCContext &context) {
    const llvm::MemoryBuffer &text = *sources_.getMemoryBuffer(sources_.getMainFileID());
    context.setGenDwarfForAssembly(true);
    context.setDwarfVersion(5);
    context.setCompilationDir(command_.directory);
    context.setMainFileName(text.getBufferIdentifier());
    context.setGenDwarfRootFile(text.getBufferIdentifier(), text.getBuffer());
  }

  void parse(llvm::MCContext &context, llvm::raw_pwrite_stream &stream) {
    std::unique_ptr<llvm::MCAsmBackend> backend(
        target_->createMCAsmBackend(*subtarget_, *registers_, options_));
    std::unique_ptr<llvm::MCObjectWriter> writer = backend->createObjectWriter(stream);
    std::unique_ptr<llvm::MCCodeEmitter> emitter(
        target_->createMCCodeEmitter(*instructions_, context));
    const std::unique_ptr<llvm::MCStreamer> streamer(target_->createMCObjectStreamer(
        triple_, context, std::move(backend), std::move(writer), std::move(emitter), *subtarget_));
    streamer->initSections(/*NoExecStack=*/false, *subtarget_);
    const std::unique_ptr<llvm::MCAsmParser> parser(
        llvm::createMCAsmParser(sources_, context, *streamer, *syntax_));
    const std::unique_ptr<llvm::MCTargetAsmParser> target_parser(
        target_->createMCAsmParser(*subtarget_, *parser, *instructions_, options_));
    parser->setTargetParser(*target_parser);
    const bool failed = parser->Run(/*NoInitialTextSection=*/true);
    if (failed && !problem) problem = not_compiled({}, "the assembler failed");
  }

  static void keep_error(const llvm::SMDiagnostic &diagnostic, void *assembler) {
    auto &self = *static_cast<Assembler *>(assembler);
    if (diagnostic.getKind() != llvm::SourceMgr::DK_Error || self.problem) return;
    const llvm::MemoryBuffer &text = *self.sources_.getMemoryBuffer(self.sources_.getMainFileID());
    const auto line = static_cast<unsigned>(std::max(diagnostic.getLineNo(), 0));
    Location where = original_place(text.getBuffer(), line, self.command_);
    where.column = static_cast<unsigned>(std::max(diagnostic.getColumnNo() + 1, 0));
    self.problem = not_compiled(where, diagnostic.getMessage().str());
  }

  llvm::Triple triple_;
  const CompileCommand &command_;
  const llvm::Target *target_ = nullptr;
  llvm::MCTargetOptions options_;
  llvm::SourceMgr sources_;
  std::unique_ptr<llvm::MCRegisterInfo> registers_;
  std::unique_ptr<llvm::MCAsmInfo> syntax_;
  std::unique_ptr<llvm::MCSubtargetInfo> subtarget_;
  std::unique_ptr<llvm::MCInstrInfo> instructions_;
};

}  // namespace

void assemble(const Invocation &invocation, const CompileCommand &command,
              llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files, CompiledUnit &unit) {
  DiagnosticKeeper keeper(command.directory);
  const std::unique_ptr<clang::CompilerInstance> compiler =
      make_compiler(invocation, files, keeper);
  const LlvmOptions options(invocation.compiler->getFrontendOpts().LLVMArgs);
  TextAction action(invocation.language == SourceLanguage::assembly);
  const bool done = compiler->ExecuteAction(action);
  if (keeper.first_error) unit.problems.push_back(*keeper.first_error);
  if (!done || !unit.problems.empty()) return;
  Assembler assembler(compiler->getTargetOpts(), action.features, std::move(action.text), command,
                      files);
  const llvm::SmallString<0> object = assembler.run();
  if (assembler.problem) unit.problems.push_back(*assembler.problem);
  unit.object.assign(object.begin(), object.end());
}

}  // namespace stackcheck
