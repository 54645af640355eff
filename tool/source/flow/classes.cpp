#include "source/flow/classes.h"

#include <algorithm>

#include "clang/AST/CXXInheritance.h"
#include "source/flow/variants.h"

namespace stackcheck::extract {
namespace {

using Methods = std::vector<VirtualClass::Method>;

std::string symbol_of(clang::GlobalDecl function, Extraction &unit) {
  const auto *method = llvm::cast<clang::CXXMethodDecl>(function.getDecl());
  return method->isPureVirtual() ? "" : unit.names.symbol(function).str();
}

/// The unit that makes an inline destructor knows which of its variants there are.
std::string symbol_of_complete(const clang::CXXDestructorDecl &destructor, Extraction &unit) {
  const clang::GlobalDecl complete(&destructor, clang::Dtor_Complete);
  const clang::GlobalDecl made = with_code(complete, unit.names, *unit.code.GetModule());
  return made == complete && destructor.isInlined() ? "" : symbol_of(made, unit);
}

/// A destructor is called in two ways: by `delete`, and by its name.
void add_destructor(Methods &methods, const std::string &key,
                    const clang::CXXDestructorDecl &destructor, Extraction &unit) {
  methods.push_back({key, symbol_of({&destructor, clang::Dtor_Deleting}, unit)});
  methods.push_back({key + "/complete", symbol_of_complete(destructor, unit)});
}

void add_methods(Methods &methods, const clang::CXXRecordDecl &type, Extraction &unit) {
  clang::CXXFinalOverriderMap all;
  type.getFinalOverriders(all);
  for (const auto &[method, per_object] : all) {
    if (method->size_overridden_methods()) continue;
    const std::string key = unit.names.method(*method->getCanonicalDecl()).str();
    for (const auto &[object, overriders] : per_object) {
      const clang::CXXMethodDecl *last = overriders.front().Method;
      if (const auto *destructor = llvm::dyn_cast<clang::CXXDestructorDecl>(last))
        add_destructor(methods, key, *destructor, unit);
      else
        methods.push_back({key, symbol_of(clang::GlobalDecl(last), unit)});
    }
  }
}

bool runs_code(const clang::Stmt *statement) {
  if (!statement) return false;
  const auto *made = llvm::dyn_cast<clang::CXXConstructExpr>(statement);
  return llvm::isa<clang::CallExpr, clang::CXXNewExpr, clang::CXXDeleteExpr>(statement) ||
         (made && !made->getConstructor()->isTrivial()) ||
         llvm::any_of(statement->children(), runs_code);
}

bool runs_code(const clang::CXXMethodDecl &method) {
  if (method.isTrivial() || method.isDeleted()) return false;
  if (!method.isDefined()) return method.isUserProvided();
  const clang::FunctionDecl *definition = method.getDefinition();
  if (const auto *constructor = llvm::dyn_cast<clang::CXXConstructorDecl>(definition))
    for (const clang::CXXCtorInitializer *part : constructor->inits())
      if (part->isMemberInitializer() && runs_code(part->getInit())) return true;
  return runs_code(definition->getBody());
}

/// Whether code may run while an object is no more than a `type` (C++ [class.cdtor]/4).
bool runs_code_in_the_making(const clang::CXXRecordDecl &type) {
  const clang::CXXDestructorDecl *destructor = type.getDestructor();
  return llvm::any_of(type.ctors(), [](const auto *each) { return runs_code(*each); }) ||
         (destructor && runs_code(*destructor));
}

/// While its bases are made and destroyed, their methods answer.
void add_methods_of_bases(Methods &methods, const clang::CXXRecordDecl &type, Extraction &unit) {
  for (const clang::CXXBaseSpecifier &base : type.bases()) {
    const clang::CXXRecordDecl *parent = base.getType()->getAsCXXRecordDecl();
    if (!parent || !parent->hasDefinition()) continue;
    add_methods_of_bases(methods, *parent, unit);
    if (runs_code_in_the_making(*parent->getDefinition()))
      add_methods(methods, *parent->getDefinition(), unit);
  }
}

Methods methods_of(const clang::CXXRecordDecl &type, Extraction &unit) {
  Methods methods;
  add_methods(methods, type, unit);
  add_methods_of_bases(methods, type, unit);
  const auto order = [](const auto &method) { return std::tie(method.key, method.symbol); };
  std::ranges::sort(methods, {}, order);
  const auto same = [](const auto &one, const auto &other) {
    return one.key == other.key && one.symbol == other.symbol;
  };
  methods.erase(std::unique(methods.begin(), methods.end(), same), methods.end());
  return methods;
}

VirtualClass describe(const clang::CXXRecordDecl &type, Extraction &unit) {
  VirtualClass described;
  described.name = unit.names.record(type).str();
  for (const clang::CXXBaseSpecifier &base : type.bases())
    if (const clang::CXXRecordDecl *parent = base.getType()->getAsCXXRecordDecl())
      described.bases.push_back(unit.names.record(*parent).str());
  described.instantiated = unit.instantiated.contains(&type);
  described.methods = methods_of(type, unit);
  return described;
}

}  // namespace

std::vector<VirtualClass> virtual_classes(const std::vector<const clang::CXXRecordDecl *> &classes,
                                          Extraction &unit) {
  std::vector<VirtualClass> all;
  for (const clang::CXXRecordDecl *type : classes) all.push_back(describe(*type, unit));
  std::ranges::sort(all, {}, &VirtualClass::name);
  return all;
}

}  // namespace stackcheck::extract
