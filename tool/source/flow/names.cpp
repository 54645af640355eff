#include "source/flow/names.h"

#include "clang/Basic/Builtins.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/IR/GlobalValue.h"
#include "llvm/Support/Path.h"

namespace stackcheck::extract {
namespace {

/// "__builtin_memcpy" is a call of memcpy; nothing else has two names.
llvm::StringRef library_name(const clang::FunctionDecl &function) {
  const bool builtin = function.getIdentifier() && function.getBuiltinID() != 0;
  llvm::StringRef name = builtin ? function.getName() : llvm::StringRef();
  return name.consume_front("__builtin_") ? name : llvm::StringRef();
}

unsigned variant_of(clang::GlobalDecl declaration) {
  if (llvm::isa<clang::CXXConstructorDecl>(declaration.getDecl())) return declaration.getCtorType();
  if (llvm::isa<clang::CXXDestructorDecl>(declaration.getDecl())) return declaration.getDtorType();
  return 0;
}

std::string printed(const clang::NamedDecl &declaration, const clang::ASTContext &context) {
  std::string text;
  llvm::raw_string_ostream out(text);
  declaration.getNameForDiagnostic(out, context.getPrintingPolicy(), /*Qualified=*/true);
  return text;
}

}  // namespace

const clang::RecordDecl &visible_record(const clang::RecordDecl &record) {
  const clang::RecordDecl *visible = &record;
  while (visible->isAnonymousStructOrUnion())
    if (const auto *outer = llvm::dyn_cast<clang::RecordDecl>(visible->getDeclContext()))
      visible = outer;
    else
      break;
  return *visible;
}

const clang::CXXMethodDecl *first_declaration(const clang::CXXMethodDecl &method) {
  const clang::CXXMethodDecl *first = method.getCanonicalDecl();
  while (first->size_overridden_methods())
    first = (*first->begin_overridden_methods())->getCanonicalDecl();
  return first;
}

std::string Names::linker_symbol(clang::GlobalDecl declaration) const {
  const auto *function = llvm::dyn_cast<clang::FunctionDecl>(declaration.getDecl());
  const llvm::StringRef library = function ? library_name(*function) : llvm::StringRef();
  if (!library.empty()) return library.str();
  if (const auto *reference = declaration.getDecl()->getAttr<clang::WeakRefAttr>())
    if (!reference->getAliasee().empty()) return reference->getAliasee().str();
  return llvm::GlobalValue::dropLLVMManglingEscape(code_.GetMangledName(declaration)).str();
}

Name Names::symbol(llvm::StringRef linker_symbol, bool only_here) {
  return only_here ? intern(unit_ + "#" + linker_symbol) : intern(linker_symbol);
}

Name Names::symbol(clang::GlobalDecl function) {
  const auto *declaration = llvm::cast<clang::FunctionDecl>(function.getDecl());
  Name &name = symbols_[{declaration->getCanonicalDecl(), variant_of(function)}];
  const bool only_here =
      !declaration->isExternallyVisible() && !declaration->hasAttr<clang::WeakRefAttr>();
  if (name.empty()) name = symbol(linker_symbol(function), only_here);
  return name;
}

std::string Names::at(clang::SourceLocation location, bool with_column) const {
  const clang::SourceManager &sources = context_.getSourceManager();
  const clang::PresumedLoc place = sources.getPresumedLoc(sources.getExpansionLoc(location));
  if (place.isInvalid()) return "";
  std::string text = llvm::sys::path::filename(place.getFilename()).str();
  text += ":" + std::to_string(place.getLine());
  return with_column ? text + ":" + std::to_string(place.getColumn()) : text;
}

std::string Names::make_variable(const clang::VarDecl &variable, Name function) const {
  if (variable.hasGlobalStorage() && variable.isExternallyVisible())
    return "variable:" + linker_symbol(clang::GlobalDecl(&variable));
  if (!variable.isLocalVarDeclOrParm())
    return "variable:" + unit_ + "#" + linker_symbol(clang::GlobalDecl(&variable));
  function.consume_front(unit_ + "#");
  const clang::SourceManager &sources = context_.getSourceManager();
  const std::string line = std::to_string(sources.getExpansionLineNumber(variable.getLocation()));
  return "variable:" + unit_ + "#" + function.str() + "#" + variable.getNameAsString() + ":" + line;
}

Name Names::variable(const clang::VarDecl &variable, Name function) {
  const clang::VarDecl *declaration = variable.getCanonicalDecl();
  if (variable.isLocalVarDeclOrParm() && !variable.isExternallyVisible())
    return intern(make_variable(*declaration, function));
  Name &name = globals_[declaration];
  if (name.empty()) name = intern(make_variable(*declaration, function));
  return name;
}

Name Names::parameter(Name function, std::size_t index) {
  return intern("parameter:" + function + "#" + llvm::Twine(index));
}

Name Names::field(const clang::FieldDecl &field) {
  Name &name = fields_[field.getCanonicalDecl()];
  if (!name.empty()) return name;
  std::string text = field.getNameAsString();
  if (text.empty()) text = "#" + std::to_string(field.getFieldIndex());
  name = intern("field:" + record(visible_record(*field.getParent())) + "." + text);
  return name;
}

std::string Names::make_record(const clang::RecordDecl &record) const {
  const clang::TypedefNameDecl *typedef_name = record.getTypedefNameForAnonDecl();
  const bool named = typedef_name || record.getIdentifier();
  std::string text = "(unnamed)";
  if (named) text = typedef_name ? printed(*typedef_name, context_) : printed(record, context_);
  const std::string place = at(record.getLocation(), !named);
  if (!place.empty()) text += "@" + place;
  // Each instance of a template has its own lambdas and local classes, at the same place.
  const auto *owner =
      llvm::dyn_cast_or_null<clang::FunctionDecl>(record.getParentFunctionOrMethod());
  const bool instance = context_.getLangOpts().CPlusPlus && owner &&
                        !llvm::isa<clang::CXXConstructorDecl, clang::CXXDestructorDecl>(owner);
  return instance ? text + " in " + linker_symbol(clang::GlobalDecl(owner)) : text;
}

Name Names::record(const clang::RecordDecl &record) {
  const clang::TagDecl *known = record.getDefinition();
  const clang::TagDecl *definition = known ? known : record.getCanonicalDecl();
  Name &name = records_[definition];
  if (name.empty()) name = intern(make_record(*llvm::cast<clang::RecordDecl>(definition)));
  return name;
}

Name Names::class_name(const clang::CXXRecordDecl &record) { return this->record(record); }

Name Names::method(const clang::CXXMethodDecl &method) {
  std::string text = class_name(*method.getParent()).str() + "::" + method.getNameAsString();
  if (!llvm::isa<clang::CXXDestructorDecl>(method)) {
    const auto *type = method.getType()->castAs<clang::FunctionProtoType>();
    text += "(";
    for (const clang::QualType parameter : type->param_types())
      text += (text.back() == '(' ? "" : ", ") +
              parameter.getCanonicalType().getAsString(context_.getPrintingPolicy());
    text += type->isConst() ? ") const" : ")";
  }
  return intern(text);
}

}  // namespace stackcheck::extract
