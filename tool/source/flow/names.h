#pragma once
#include <string>

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/GlobalDecl.h"
#include "clang/CodeGen/ModuleBuilder.h"
#include "llvm/Support/StringSaver.h"

namespace stackcheck::extract {

/// Text kept as long as the extraction, once: equal texts have equal data().
using Name = llvm::StringRef;

/// The names of facts/flow.h for what Clang declares.
class Names {
 public:
  Names(clang::ASTContext &context, clang::CodeGenerator &code, const std::string &unit)
      : context_(context), code_(code), unit_(unit) {}

  Name intern(const llvm::Twine &text) { return saver_.save(text); }

  std::string linker_symbol(clang::GlobalDecl declaration) const;
  /// SYMBOL of a function; of a constructor or destructor, of the variant `function` names.
  Name symbol(clang::GlobalDecl function);
  /// SYMBOL of what has that linker symbol.
  Name symbol(llvm::StringRef linker_symbol, bool only_here);

  /// The slot of a variable that is no parameter; `function` is the SYMBOL it is a local of.
  Name variable(const clang::VarDecl &variable, Name function);
  Name parameter(Name function, std::size_t index);
  Name rest(Name function) { return intern("rest:" + function); }
  Name result(Name function) { return intern("return:" + function); }
  Name field(const clang::FieldDecl &field);
  /// RECORD, the same for one definition in a header wherever it is included.
  Name record(const clang::RecordDecl &record);
  /// CLASS::METHOD of a method as its class declares it.
  Name method(const clang::CXXMethodDecl &method);
  Name class_name(const clang::CXXRecordDecl &record);
  Name bytes() const { return bytes_; }

 private:
  std::string at(clang::SourceLocation location, bool with_column) const;
  std::string make_record(const clang::RecordDecl &record) const;
  std::string make_variable(const clang::VarDecl &variable, Name function) const;

  clang::ASTContext &context_;
  clang::CodeGenerator &code_;
  std::string unit_;
  llvm::BumpPtrAllocator memory_;
  llvm::UniqueStringSaver saver_{memory_};
  Name bytes_ = saver_.save("bytes");
  llvm::DenseMap<std::pair<const void *, unsigned>, Name> symbols_;
  llvm::DenseMap<const clang::Decl *, Name> globals_, fields_, records_;
};

/// The record a reader of the source sees a field in: that around unnamed members.
const clang::RecordDecl &visible_record(const clang::RecordDecl &record);

/// The method whose place in the vtable `method` overrides; the first if there are several.
const clang::CXXMethodDecl *first_declaration(const clang::CXXMethodDecl &method);

}  // namespace stackcheck::extract
