#include "source/flow/layout.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "clang/AST/RecordLayout.h"

namespace stackcheck::extract {
namespace {

// What a flexible array member may hold at most, for a layout's purpose.
constexpr std::uint64_t flexible_count = 65536;

bool is_laid_out(const clang::RecordDecl &record) {
  return record.isCompleteDefinition() && !record.isInvalidDecl() && !record.isDependentContext();
}

std::uint64_t element_count(clang::QualType type, const clang::ASTContext &context) {
  std::uint64_t count = 1;
  while (const clang::ArrayType *array = context.getAsArrayType(type)) {
    const auto *constant = llvm::dyn_cast<clang::ConstantArrayType>(array);
    const std::uint64_t size = constant ? constant->getZExtSize() : 0;
    count *= size ? size : flexible_count;
    type = array->getElementType();
  }
  return count;
}

std::uint64_t size_bytes(clang::QualType type, const clang::ASTContext &context) {
  return type->isIncompleteType() || type->isReferenceType()
             ? context.getTypeSizeInChars(context.VoidPtrTy).getQuantity()
             : context.getTypeSizeInChars(type).getQuantity();
}

std::uint64_t end_of(const Piece &piece) {
  return piece.offset_bytes + piece.stride_bytes * (piece.count - 1) + piece.size_bytes;
}

/// An array within the elements of an array: covers every place it has, and gaps.
void repeat(Piece &piece, const Piece &around) {
  if (around.count == 1) return;
  if (piece.count == 1) {
    piece.stride_bytes = around.stride_bytes;
    piece.count = around.count;
    return;
  }
  const std::uint64_t last =
      piece.stride_bytes * (piece.count - 1) + around.stride_bytes * (around.count - 1);
  piece.stride_bytes = std::gcd(piece.stride_bytes, around.stride_bytes);
  piece.count = last / piece.stride_bytes + 1;
}

/// Whether some element of one is where some element of the other is.
bool overlap(const Piece &one, const Piece &other) {
  if (end_of(one) <= other.offset_bytes || end_of(other) <= one.offset_bytes) return false;
  const std::uint64_t step = std::gcd(one.stride_bytes, other.stride_bytes);
  if (step == 0) return true;
  // Elements start at all distances that are d modulo step, or at some of them.
  const std::uint64_t from_one =
      (other.offset_bytes + (one.offset_bytes / step + 1) * step - one.offset_bytes) % step;
  const std::uint64_t from_other = (step - from_one) % step;
  return from_one < one.size_bytes || from_other < other.size_bytes;
}

}  // namespace

void Layouts::add_piece(std::vector<Piece> &into, const clang::FieldDecl &field,
                        const Piece &around) {
  if (field.isUnnamedBitField()) return;
  const clang::QualType element = element_of(field.getType(), context_);
  Piece piece = around;
  piece.type = element;
  piece.size_bytes = size_bytes(element, context_);
  const std::uint64_t bits =
      context_.getASTRecordLayout(field.getParent()).getFieldOffset(field.getFieldIndex());
  piece.offset_bytes += context_.toCharUnitsFromBits(bits).getQuantity();
  piece.count = element_count(field.getType(), context_);
  piece.stride_bytes = piece.count > 1 ? piece.size_bytes : 0;
  if (piece.count > 1 && piece.stride_bytes == 0) return;
  repeat(piece, around);
  const Content content = content_of(element, context_);
  if (content == Content::record) {
    piece.nested = around.nested || !field.isAnonymousStructOrUnion();
    return add_pieces(into, *record_of(element, context_), piece);
  }
  if (content == Content::nothing) return;
  piece.slot = content == Content::bytes ? names_.bytes() : names_.field(field);
  into.push_back(piece);
}

void Layouts::add_pieces(std::vector<Piece> &into, const clang::RecordDecl &record,
                         const Piece &around) {
  if (!is_laid_out(record)) return;
  if (const auto *type = llvm::dyn_cast<clang::CXXRecordDecl>(&record))
    for (const clang::CXXBaseSpecifier &base : type->bases()) {
      const auto *parent = base.getType()->getAsCXXRecordDecl()->getDefinition();
      const clang::ASTRecordLayout &layout = context_.getASTRecordLayout(&record);
      Piece piece = around;
      piece.offset_bytes += (base.isVirtual() ? layout.getVBaseClassOffset(parent)
                                              : layout.getBaseClassOffset(parent))
                                .getQuantity();
      add_pieces(into, *parent, piece);
    }
  for (const clang::FieldDecl *field : record.fields()) add_piece(into, *field, around);
}

const std::vector<Piece> &Layouts::pieces(const clang::RecordDecl &record) {
  std::unique_ptr<std::vector<Piece>> &known = pieces_[&record];
  if (known) return *known;
  auto made = std::make_unique<std::vector<Piece>>();
  add_pieces(*made, record, {});
  std::ranges::stable_sort(*made, {}, &Piece::offset_bytes);
  return *(pieces_[&record] = std::move(made));
}

bool Layouts::has_pointers(const clang::RecordDecl &record) {
  return !is_laid_out(record) || std::ranges::any_of(pieces(record), [&](const Piece &piece) {
    return piece.slot.data() != names_.bytes().data();
  });
}

Name Layouts::mention(const clang::RecordDecl &record) {
  Name &name = mentioned_[&record];
  if (!name.empty()) return name;
  pieces(record);
  return name = names_.record(record);
}

Name Layouts::field(const clang::FieldDecl &field) {
  for (const clang::RecordDecl *record = field.getParent();;) {
    if (record->isUnion()) join_members(*record);
    if (!record->isAnonymousStructOrUnion()) break;
    record = llvm::dyn_cast<clang::RecordDecl>(record->getDeclContext());
    if (!record) break;
  }
  return names_.field(field);
}

/// Whether all arithmetic over `pointer` together has room for one, as a single char has not.
bool Layouts::can_be_number(const Piece &pointer, const std::vector<Piece> &all) const {
  std::uint64_t bytes = 0;
  for (const Piece &piece : all)
    if (is_number(piece) && overlap(piece, pointer))
      bytes += piece.size_bytes * piece.count;
  return bytes >= pointer.size_bytes;
}

void Layouts::join_members(const clang::RecordDecl &record) {
  if (!joined_.insert(&record).second) return;
  const std::vector<Piece> &all = pieces(record);
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (is_number(all[i]) == is_number(all[j]) ||
          can_be_number(is_number(all[i]) ? all[j] : all[i], all))
        join(all[i], all[j], record.getLocation());
}

// An integer as wide as a pointer is a pun of it; bytes over a whole nested record are a
// way to copy or to align it, and such copies keep what the fields' types say.
void Layouts::join(const Piece &one, const Piece &other, clang::SourceLocation where) {
  const Piece &arithmetic = is_number(one) ? one : other;
  const Piece &pointer = is_number(one) ? other : one;
  if (is_number(arithmetic)) {
    if (is_number(pointer)) return;
    if (!fits_pointer(arithmetic.type, context_) && pointer.nested) return;
  }
  if (overlap(one, other)) constraints_.flow_both_ways(one.slot, other.slot, where);
}

void Layouts::overlay(const clang::RecordDecl &one, const clang::RecordDecl &other,
                      clang::SourceLocation where) {
  if (&one == &other || !overlaid_.insert({&one, &other}).second) return;
  for (const Piece &piece : pieces(one))
    for (const Piece &opposite : pieces(other)) {
      const bool mixed = (piece.slot == "bytes") != (opposite.slot == "bytes");
      const clang::QualType integer = piece.slot == "bytes" ? piece.type : opposite.type;
      if (mixed && fits_pointer(integer, context_) && overlap(piece, opposite))
        constraints_.flow_both_ways(piece.slot, opposite.slot, where);
    }
}

std::vector<Record> Layouts::sorted() const {
  std::map<std::string, std::map<std::pair<std::uint64_t, std::string>, RecordLeaf>> all;
  for (const auto &[declaration, name] : mentioned_) {
    auto &leaves = all[name.str()];
    for (const Piece &piece : *pieces_.find(declaration)->second)
      if (piece.slot != "bytes")
        leaves.try_emplace(
            {piece.offset_bytes, piece.slot.str()},
            RecordLeaf{piece.offset_bytes, piece.stride_bytes, piece.count, piece.slot.str()});
  }
  std::vector<Record> records;
  for (auto &[name, leaves] : all) {
    records.push_back({name, {}});
    for (auto &[place, leaf] : leaves) records.back().leaves.push_back(std::move(leaf));
  }
  return records;
}

}  // namespace stackcheck::extract
