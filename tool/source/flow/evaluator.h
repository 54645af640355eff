#pragma once
// From expressions to slots. A value is an Operand, an lvalue is a Place; evaluating either
// adds the flows and calls that happen on the way, so each expression is evaluated once.

#include <optional>

#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "source/flow/extraction.h"

namespace clang {
class AtomicExpr;
class GCCAsmStmt;
}  // namespace clang

namespace stackcheck::extract {

/// Memory an lvalue names: a slot of its own, what a pointer points to, or an object of a
/// record, whose fields have their slots whatever the object.
struct Place {
  Name slot;        ///< empty if only `address` tells
  Operand address;  ///< nothing if it is that of `slot`
};

class Evaluator {
 public:
  /// `symbol` is the SYMBOL of what runs, a function or what initialises a variable.
  Evaluator(Extraction &unit, Name symbol, const clang::FunctionDecl *function);

  /// The flows at the entry of the function; after all code was run, which may take its address.
  void enter();
  void note_object_in_the_making();
  void run(const clang::Stmt *statement);
  void initialise_variable(const clang::VarDecl &variable);
  void initialise_base_or_member(const clang::CXXCtorInitializer &initialiser);

  Operand value(const clang::Expr *expression);
  Place place(const clang::Expr *expression);
  /// The value, or the address of an lvalue: what a parameter or a reference takes.
  Operand operand(const clang::Expr *expression);

 private:
  friend class ValueVisitor;
  friend class PlaceVisitor;
  using Where = clang::SourceLocation;
  using Arguments = llvm::SmallVector<Name, 8>;

  // memory.cpp
  Operand address(const Place &place);
  Operand read(const Place &place, clang::QualType type, Where where);
  void write(const Place &place, clang::QualType type, Operand value, Where where);
  Place pointee(Operand pointer, clang::QualType type, Where where);
  Place object(const clang::RecordDecl &record);
  Place storage(Name slot, clang::QualType type);
  Place variable(const clang::VarDecl &variable, Where where);
  Name slot_of_variable(const clang::VarDecl &variable);
  Name owner_of(const clang::VarDecl &variable);
  Place member(const clang::FieldDecl &field, Where where);
  void copy_element(const Place &to, const clang::BinaryOperator &assignment);
  Place fresh(clang::QualType type);
  Operand pointer_to(const clang::RecordDecl &record);
  Operand function(const clang::FunctionDecl &function);
  Operand method_pointer(const clang::CXXMethodDecl &method);
  Operand unknown(const llvm::Twine &why);
  Name slot_of(Operand operand, Where where) { return constraints().slot_of(operand, where); }
  void use_as(Operand pointer, const clang::RecordDecl &record, Where where);

  // casts.cpp
  Operand cast(const clang::CastExpr &cast);
  Place cast_place(const clang::CastExpr &cast);
  Operand convert(Operand pointer, clang::QualType from, clang::QualType to, Where where);
  Operand from_integer(const clang::CastExpr &cast);
  Operand to_base(Operand pointer, const clang::CastExpr &cast);

  // initialise.cpp
  void initialise(const Place &place, clang::QualType type, const clang::Expr *value);
  void initialise_list(const Place &place, clang::QualType type, const clang::InitListExpr &list);
  void initialise_parts(const Place &place, clang::QualType type,
                        llvm::ArrayRef<clang::Expr *> parts, const clang::FieldDecl *union_member);
  void initialise_fields(const clang::RecordDecl &record, llvm::ArrayRef<clang::Expr *> parts,
                         const clang::FieldDecl *union_member);
  void initialise_field(const clang::FieldDecl &field, const clang::Expr *value);

  // constants.cpp
  void constant(const Place &place, clang::QualType type, const clang::APValue &value, Where where);
  void constant_field(const clang::FieldDecl &field, const clang::APValue &value, Where where);
  void constant_record(const clang::RecordDecl &record, const clang::APValue &value, Where where);
  void constant_bases_and_fields(const clang::RecordDecl &record, const clang::APValue &value,
                                 Where where);
  Operand constant_part(Operand whole, clang::QualType type, const clang::Decl *part,
                        Where where);
  Operand constant_value(const clang::ConstantExpr &expression);
  Operand constant_pointer(const clang::APValue &value, Where where);

  // calls.cpp
  Operand call(const clang::CallExpr &call, bool used);
  Operand make_call(const clang::CallExpr &call, bool used);
  Operand direct_call(const clang::CallExpr &call, const clang::FunctionDecl &callee, bool used);
  Operand virtual_call(const clang::CallExpr &call, const clang::CXXMethodDecl &method, bool used);
  Operand pointer_call(const clang::CallExpr &call, bool used);
  Arguments arguments_of(const clang::CallExpr &call, const clang::FunctionDecl *callee,
                         bool known);
  Name argument(const clang::Expr *expression, bool known);
  Name result_of(clang::QualType type, bool used, bool known);
  Operand add_call(CallFlow flow, const Arguments &arguments, Name result);
  CallFlow start_call(const clang::Expr &call, CallForm form, Name callee);
  std::string text_of(const clang::Expr &expression) const;

  // builtins.cpp
  std::optional<Operand> builtin(const clang::CallExpr &call, const clang::FunctionDecl &callee);
  Operand mix(llvm::ArrayRef<const clang::Expr *> arguments, clang::QualType result, Where where);
  Operand atomic(const clang::AtomicExpr &atomic);
  Place argument_list(const clang::Expr *expression);
  Operand next_argument(const clang::VAArgExpr &expression);
  void assembly(const clang::GCCAsmStmt &assembly);

  // objects.cpp
  Operand construct(const clang::CXXConstructExpr &expression);
  Operand construct_inherited(const clang::CXXInheritedCtorInitExpr &expression);
  Operand new_object(const clang::CXXNewExpr &expression);
  void delete_object(const clang::CXXDeleteExpr &expression);
  Operand lambda(const clang::LambdaExpr &expression);
  Operand list_object(const clang::CXXStdInitializerListExpr &expression);
  Operand this_pointer();
  void instantiate(const clang::RecordDecl &record);

  // statements.cpp
  void discard(const clang::Expr *expression);
  void clean_up(const clang::VarDecl &variable);
  void declare(const clang::Decl &declaration);
  void sizes_of(clang::QualType type);
  void give_back(const clang::ReturnStmt &statement);
  Operand last_value(const clang::StmtExpr &expression);

  Constraints &constraints() { return unit_.constraints; }
  Names &names() { return unit_.names; }
  clang::ASTContext &context() { return unit_.context; }

  Extraction &unit_;
  Name symbol_;
  const clang::FunctionDecl *function_;
  llvm::DenseMap<const clang::ValueDecl *, clang::FieldDecl *> captures_;
  clang::FieldDecl *captured_this_ = nullptr;
  llvm::DenseMap<const clang::Expr *, Operand> done_;  ///< of expressions that act
};

}  // namespace stackcheck::extract
