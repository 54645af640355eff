#include "source/flow/variants.h"

namespace stackcheck::extract {
namespace {

bool has_code(clang::GlobalDecl function, const Names &names, const llvm::Module &module) {
  const llvm::GlobalValue *made = module.getNamedValue(names.linker_symbol(function));
  return made && !made->isDeclaration();
}

/// The destructor that is all a destructor without work of its own does; null if it has any.
const clang::CXXDestructorDecl *only_base_destructor(const clang::CXXDestructorDecl &destructor) {
  const clang::CXXDestructorDecl *only = nullptr;
  for (const clang::CXXBaseSpecifier &base : destructor.getParent()->bases()) {
    const clang::CXXRecordDecl *parent = base.getType()->getAsCXXRecordDecl();
    if (!parent || parent->hasTrivialDestructor()) continue;
    if (only) return nullptr;
    only = parent->getDestructor();
  }
  return only;
}

}  // namespace

clang::GlobalDecl with_code(clang::GlobalDecl function, const Names &names,
                            const llvm::Module &module) {
  if (has_code(function, names, module)) return function;
  if (const auto *constructor = llvm::dyn_cast<clang::CXXConstructorDecl>(function.getDecl())) {
    const clang::GlobalDecl base(constructor, clang::Ctor_Base);
    return has_code(base, names, module) ? base : function;
  }
  const auto *destructor = llvm::dyn_cast<clang::CXXDestructorDecl>(function.getDecl());
  if (!destructor || function.getDtorType() == clang::Dtor_Deleting) return function;
  const clang::GlobalDecl base(destructor, clang::Dtor_Base);
  if (has_code(base, names, module)) return base;
  const clang::CXXDestructorDecl *inherited =
      destructor->isDefined() ? only_base_destructor(*destructor) : nullptr;
  if (!inherited) return function;
  const clang::GlobalDecl found = with_code({inherited, clang::Dtor_Base}, names, module);
  return has_code(found, names, module) ? found : function;
}

}  // namespace stackcheck::extract
