#pragma once
#include "source/flow/constraints.h"
#include "source/flow/types.h"

namespace stackcheck::extract {

/// A scalar or an array of scalars in a record; nested records are flattened.
struct Piece {
  std::uint64_t offset_bytes = 0, size_bytes = 0;
  std::uint64_t stride_bytes = 0, count = 1;
  Name slot;            ///< "bytes" if it is arithmetic
  bool nested = false;  ///< in a record of its own within the record
  clang::QualType type;
};

/// The records of a unit: where their pointers are, and which share memory.
class Layouts {
 public:
  Layouts(clang::ASTContext &context, Names &names, Constraints &constraints)
      : context_(context), names_(names), constraints_(constraints) {}

  bool has_pointers(const clang::RecordDecl &record);
  /// RECORD, whose layout the unit's summary then has.
  Name mention(const clang::RecordDecl &record);
  /// The slot of a field; if it is in a union, its memory is also that of other members.
  Name field(const clang::FieldDecl &field);
  /// What lies at the same place of two records, through a cast from one to the other.
  void overlay(const clang::RecordDecl &one, const clang::RecordDecl &other,
               clang::SourceLocation where);

  std::vector<Record> sorted() const;

 private:
  const std::vector<Piece> &pieces(const clang::RecordDecl &record);
  void add_pieces(std::vector<Piece> &into, const clang::RecordDecl &record, const Piece &around);
  void add_piece(std::vector<Piece> &into, const clang::FieldDecl &field, const Piece &around);
  bool is_number(const Piece &piece) const { return piece.slot.data() == names_.bytes().data(); }
  bool can_be_number(const Piece &pointer, const std::vector<Piece> &all) const;
  void join_members(const clang::RecordDecl &record);
  void join(const Piece &one, const Piece &other, clang::SourceLocation where);

  clang::ASTContext &context_;
  Names &names_;
  Constraints &constraints_;
  llvm::DenseMap<const clang::RecordDecl *, std::unique_ptr<std::vector<Piece>>> pieces_;
  llvm::DenseMap<const clang::RecordDecl *, Name> mentioned_;
  llvm::DenseSet<const clang::RecordDecl *> joined_;
  llvm::DenseSet<std::pair<const clang::RecordDecl *, const clang::RecordDecl *>> overlaid_;
};

}  // namespace stackcheck::extract
