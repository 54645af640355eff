// Values of macros by their tokens: Clang evaluates a macro only where it is used, and a
// contract may name one the unit never uses.
#include "peer/checker/values.h"

#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Lex/LiteralSupport.h"
#include "clang/Lex/MacroInfo.h"

namespace stackcheck::peer {

namespace {

using Value = std::optional<long long>;

class MacroValue {
 public:
  MacroValue(clang::ASTContext &ast, clang::Preprocessor &preprocessor)
      : ast_(ast), preprocessor_(preprocessor) {}

  Value of_name(llvm::StringRef name) {
    if (++depth_ > max_depth) return std::nullopt;
    const Value value = of_macro(name);
    --depth_;
    return value ? value : of_enumerator(name);
  }

 private:
  static constexpr unsigned max_depth = 16;

  /// Tokens of one macro body, read from left to right.
  struct Tokens {
    llvm::ArrayRef<clang::Token> left;
    bool is(clang::tok::TokenKind kind) const { return !left.empty() && left[0].is(kind); }
    bool take(clang::tok::TokenKind kind) {
      if (!is(kind)) return false;
      left = left.drop_front();
      return true;
    }
  };

  Value of_macro(llvm::StringRef name) {
    const auto *macro = preprocessor_.getMacroInfo(preprocessor_.getIdentifierInfo(name));
    if (!macro || macro->isFunctionLike() || macro->getNumTokens() == 0) return std::nullopt;
    Tokens tokens{macro->tokens()};
    const Value value = sum(tokens);
    return tokens.left.empty() ? value : std::nullopt;
  }

  Value of_enumerator(llvm::StringRef name) {
    return of_enumerator(name, *ast_.getTranslationUnitDecl());
  }

  /// "namespace::Enum::name" is looked up part by part.
  Value of_enumerator(llvm::StringRef name, const clang::DeclContext &context) {
    const auto [first, rest] = name.split("::");
    for (const clang::NamedDecl *decl : context.lookup(&ast_.Idents.get(first))) {
      const auto *one = llvm::dyn_cast<clang::EnumConstantDecl>(decl);
      if (one && rest.empty()) return one->getInitVal().getExtValue();
      const auto *inner = llvm::dyn_cast<clang::DeclContext>(decl);
      if (const Value value = inner && !rest.empty() ? of_enumerator(rest, *inner) : Value())
        return value;
    }
    return std::nullopt;
  }

  Value sum(Tokens &tokens) {
    Value value = factor(tokens);
    while (value) {
      if (tokens.take(clang::tok::plus)) {
        value = combine(value, factor(tokens), [](auto a, auto b) { return a + b; });
      } else if (tokens.take(clang::tok::minus)) {
        value = combine(value, factor(tokens), [](auto a, auto b) { return a - b; });
      } else if (tokens.take(clang::tok::pipe)) {
        value = combine(value, factor(tokens), [](auto a, auto b) { return a | b; });
      } else if (tokens.take(clang::tok::lessless)) {
        value = combine(value, factor(tokens), [](auto a, auto b) { return b < 63 ? a << b : 0; });
      } else {
        return value;
      }
    }
    return value;
  }

  template <typename Operation>
  static Value combine(Value left, Value right, Operation operation) {
    if (!left || !right) return std::nullopt;
    return operation(*left, *right);
  }

  Value factor(Tokens &tokens) {
    if (tokens.take(clang::tok::minus)) {
      const Value value = factor(tokens);
      return value ? Value(-*value) : value;
    }
    if (tokens.take(clang::tok::l_paren)) return in_parentheses(tokens);
    if (tokens.is(clang::tok::numeric_constant)) return literal(tokens);
    if (tokens.left.empty() || !tokens.left[0].getIdentifierInfo()) return std::nullopt;
    const llvm::StringRef name = tokens.left[0].getIdentifierInfo()->getName();
    tokens.left = tokens.left.drop_front();
    return of_name(name);
  }

  // A cast such as "(int) -3" is passed over.
  Value in_parentheses(Tokens &tokens) {
    const Tokens before = tokens;
    const Value value = sum(tokens);
    if (value && tokens.take(clang::tok::r_paren)) return value;
    tokens = before;
    while (!tokens.left.empty() && !tokens.is(clang::tok::r_paren))
      tokens.left = tokens.left.drop_front();
    return tokens.take(clang::tok::r_paren) ? factor(tokens) : std::nullopt;
  }

  Value literal(Tokens &tokens) {
    const std::string text = preprocessor_.getSpelling(tokens.left[0]);
    tokens.left = tokens.left.drop_front();
    const std::size_t digits = text.find_last_not_of("uUlL") + 1;
    unsigned long long value = 0;
    if (llvm::StringRef(text).take_front(digits).getAsInteger(0, value)) return std::nullopt;
    return static_cast<long long>(value);
  }

  clang::ASTContext &ast_;
  clang::Preprocessor &preprocessor_;
  unsigned depth_ = 0;
};

}  // namespace

Value value_in_unit(const std::string &text, clang::ASTContext &ast,
                    clang::Preprocessor &preprocessor) {
  llvm::StringRef rest(text);
  const bool is_negative = rest.consume_front("-");
  unsigned long long number = 0;
  Value value;
  if (!rest.getAsInteger(0, number))
    value = static_cast<long long>(number);
  else
    value = MacroValue(ast, preprocessor).of_name(rest);
  return value && is_negative ? Value(-*value) : value;
}

}  // namespace stackcheck::peer
