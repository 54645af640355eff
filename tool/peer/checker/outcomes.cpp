#include "peer/checker/outcomes.h"

#include <algorithm>
#include <array>

#include "clang/AST/ParentMapContext.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ExprEngine.h"
#include "options/model_place.h"
#include "peer/checker/expressions.h"
#include "peer/checker/records.h"
#include "peer/contract_names.h"

// Of Clang's checker apiModeling.Errno, whose header is not installed (22.1:
// lib/StaticAnalyzer/Checkers/ErrnoModeling.h).
namespace clang::ento::errno_modeling {
enum ErrnoCheckState : unsigned { Irrelevant = 0 };
ProgramStateRef setErrnoValue(ProgramStateRef State, CheckerContext &C, uint64_t Value,
                              ErrnoCheckState EState);
}  // namespace clang::ento::errno_modeling

namespace stackcheck::peer {

namespace ento = clang::ento;
using ento::SVal;

namespace {

const clang::Expr *argument_at(const std::string &place, const CallAt &at) {
  const auto parsed = parse_place(place);
  if (!parsed || parsed->kind == PlaceKind::result || parsed->argument >= at.site.arguments.size())
    return nullptr;
  return at.site.arguments[parsed->argument];
}

SVal field_of(const SVal &base, const std::string &name, clang::QualType type, const CallAt &at) {
  const auto *record = type.isNull() ? nullptr : type->getAsRecordDecl();
  if (!record) return ento::UnknownVal();
  const auto [first, rest] = llvm::StringRef(name).split('.');
  for (const clang::FieldDecl *field : record->fields())
    if (field->getName() == first) {
      const SVal inner = at.context.getState()->getLValue(field, base);
      return rest.empty() ? inner : field_of(inner, rest.str(), field->getType(), at);
    }
  return ento::UnknownVal();
}

}  // namespace

SVal value_at(const std::string &place, const CallAt &at) {
  if (place.starts_with("this")) {
    const auto *member = llvm::dyn_cast<ento::CXXInstanceCall>(&at.call);
    const SVal object = member ? member->getCXXThisVal() : SVal(ento::UnknownVal());
    const auto *method = llvm::dyn_cast_or_null<clang::CXXMethodDecl>(at.call.getDecl());
    if (place == "this" || !method) return object;
    return field_of(object, place.substr(6),
                    at.context.getASTContext().getCanonicalTagType(method->getParent()), at);
  }
  const clang::Expr *argument = argument_at(place, at);
  if (!argument) return ento::UnknownVal();
  const SVal value = at.context.getSVal(argument);
  const auto parsed = parse_place(place);
  if (parsed->kind == PlaceKind::argument || parsed->kind == PlaceKind::pointee) return value;
  // As it was written: a void parameter takes any struct.
  return field_of(value, parsed->field, bare(argument)->getType()->getPointeeType(), at);
}

namespace {

/// The value of an argument; of a macro's the engine no longer knows it, but the variable does.
SVal loaded(const clang::Expr &argument, const CallAt &at) {
  const SVal value = at.context.getSVal(&argument);
  const clang::Expr *plain = bare(&argument);
  const bool is_known = !value.isUnknownOrUndef() && !argument.isGLValue();
  if (is_known || !llvm::isa<clang::DeclRefExpr>(plain) || !plain->getType()->isScalarType())
    return value;
  const StateRef state = at.context.getState();
  const auto *variable = region_of(plain, state, at.context.getLocationContext());
  return variable ? state->getSVal(variable, plain->getType()) : value;
}

/// The field a value was read from, if it is still what the field held.
const ento::MemRegion *field_behind(ento::SymbolRef symbol) {
  const ento::MemRegion *region = nullptr;
  if (const auto *value = llvm::dyn_cast<ento::SymbolRegionValue>(symbol))
    region = value->getRegion();
  else if (const auto *derived = llvm::dyn_cast<ento::SymbolDerived>(symbol))
    region = derived->getRegion();
  return llvm::isa_and_nonnull<ento::FieldRegion>(region) ? region : nullptr;
}

ConnectionAt of_region(const ento::MemRegion *region) {
  return {region, llvm::isa<ento::FieldRegion>(region)};
}

/// The field of a known connection that holds the value, as an accessor gives it.
const ento::MemRegion *field_with(ento::SymbolRef symbol, const StateRef &state) {
  const ento::MemRegion *found = nullptr;
  for_each_connection(state, [&](ConnectionKey key, const ConnectionFacts &facts) {
    if (!facts.is_field) return;
    const auto *field = static_cast<const ento::FieldRegion *>(key);
    if (field->getValueType()->isScalarType() && state->getSVal(field).getAsSymbol() == symbol)
      found = field;
  });
  return found;
}

ConnectionAt of_value(const SVal &value, const CallAt &at) {
  if (const ento::MemRegion *region = value.getAsRegion()) {
    const auto *pointed = llvm::dyn_cast<ento::SymbolicRegion>(region->StripCasts());
    const ento::MemRegion *field = pointed ? field_behind(pointed->getSymbol()) : nullptr;
    return of_region(field ? field : region->StripCasts());
  }
  if (ento::SymbolRef symbol = value.getAsSymbol()) {
    while (const auto *cast = llvm::dyn_cast<ento::SymbolCast>(symbol)) symbol = cast->getOperand();
    const ento::MemRegion *field = field_behind(symbol);
    if (!field) field = field_with(symbol, at.context.getState());
    return field ? of_region(field) : ConnectionAt{symbol, false};
  }
  const auto number = value.getAs<ento::nonloc::ConcreteInt>();
  if (!number) return {};
  llvm::APSInt wide = *number->getValue().get();
  wide = wide.extend(64);
  wide.setIsSigned(true);
  return {at.context.getSValBuilder().getBasicValueFactory().getValue(wide).get(), false};
}

}  // namespace

// A field is known by its place: unknown code that gets the object makes its value unknown, but
// hardly ever another connection.
ConnectionAt connection_of(const CallAt &at) {
  const std::string &place = at.contract().connection;
  if (place.empty()) return {};
  if (place.find("->") != place.npos) {
    const ento::MemRegion *region = value_at(place, at).getAsRegion();
    return region ? of_region(region) : ConnectionAt{};
  }
  if (const clang::Expr *argument = argument_at(place, at)) {
    const clang::Expr *plain = bare(argument);
    if (llvm::isa<clang::MemberExpr>(plain) && parse_place(place)->kind == PlaceKind::argument)
      if (const auto *region =
              region_of(plain, at.context.getState(), at.context.getLocationContext()))
        return of_region(region);
    if (parse_place(place)->kind == PlaceKind::argument) return of_value(loaded(*argument, at), at);
  }
  return of_value(value_at(place, at), at);
}

std::vector<ConnectionAt> opened_by(const CallAt &at) {
  if (at.contract().connection != "result") return {connection_of(at)};
  std::vector<ConnectionAt> found{of_value(at.call.getReturnValue(), at)};
  clang::ASTContext &ast = at.context.getASTContext();
  for (auto parents = ast.getParents(*at.site.call); !parents.empty();
       parents = ast.getParents(parents[0])) {
    const auto *assignment = parents[0].get<clang::BinaryOperator>();
    if (assignment && assignment->getOpcode() == clang::BO_Assign)
      if (const auto *member = llvm::dyn_cast<clang::MemberExpr>(bare(assignment->getLHS())))
        if (const auto *region =
                region_of(member, at.context.getState(), at.context.getLocationContext()))
          found.push_back(of_region(region));
    if (assignment || !parents[0].get<clang::Expr>()) break;
  }
  return found;
}

namespace {

/// What an argument, or a field of what it points to, is on this path.
std::optional<long long> number_at(const std::string &place, const CallAt &at) {
  SVal value = value_at(place, at);
  if (parse_place(place)->kind == PlaceKind::field)
    if (const auto field = value.getAs<ento::Loc>()) value = at.context.getState()->getSVal(*field);
  const auto number = value.getAs<ento::nonloc::ConcreteInt>();
  if (!number) return std::nullopt;
  return number->getValue()->getExtValue();
}

}  // namespace

bool holds(const ContractFlag &flag, const CallAt &at, const UnitContracts &contracts) {
  const std::optional<long long> bits = contracts.value(flag.name);
  const std::optional<long long> given = number_at(flag.argument, at);
  if (!bits || !given) return false;
  return *bits == 0 ? *given == 0 : (*given & *bits) == *bits;
}

bool has_flag(FlagMeans means, const CallAt &at, const UnitContracts &contracts) {
  return std::ranges::any_of(at.contract().flags, [&](const ContractFlag &flag) {
    return flag.means == means && holds(flag, at, contracts);
  });
}

namespace {

using Outcomes = std::vector<const ContractOutcome *>;

Outcomes with_means(const Contract &contract, Means means) {
  Outcomes found;
  for (const ContractOutcome &outcome : contract.outcomes)
    if (outcome.means == means && !outcome.reads_nothing) found.push_back(&outcome);
  return found;
}

/// Once closed, a connection stays so; an API that has no word for it uses the next best.
Outcomes after_close(const Contract &contract, Means how) {
  for (const Means means : {how, Means::end, Means::truncated_end, Means::reset, Means::error})
    if (Outcomes found = with_means(contract, means); !found.empty()) return found;
  return {};
}

/// The state said that the peer has closed, and what came before may still wait.
Outcomes with_unread(const Contract &contract, const ConnectionFacts &facts) {
  Outcomes found = with_means(contract, Means::data);
  const Outcomes gone = contract.role == Role::poll ? with_means(contract, Means::nothing_yet)
                                                    : after_close(contract, *facts.last);
  found.insert(found.end(), gone.begin(), gone.end());
  return found;
}

bool ends(const ContractOutcome &outcome) {
  return outcome.means == Means::end || outcome.means == Means::truncated_end ||
         outcome.means == Means::reset;
}

}  // namespace

Outcomes possible_outcomes(const Contract &contract, const ConnectionFacts &facts,
                           bool nonblocking) {
  const bool is_closed = (facts.is_closed() || facts.silent_end) && !facts.is_datagram;
  if (contract.role == Role::read && facts.bytes_wait && contract.readable_after_end)
    return with_means(contract, Means::data);
  if (facts.may_have_more) return with_unread(contract, facts);
  if (contract.role == Role::poll && is_closed) return with_means(contract, Means::nothing_yet);
  if (is_closed) return after_close(contract, facts.is_closed() ? *facts.last : Means::end);
  if (contract.role == Role::reason && facts.last) {
    Outcomes found = with_means(contract, *facts.last);
    if (!found.empty()) return found;
  }
  Outcomes found;
  for (const ContractOutcome &outcome : contract.outcomes)
    if ((!outcome.only_nonblocking || nonblocking) && !(facts.is_datagram && ends(outcome)))
      found.push_back(&outcome);
  return found;
}

namespace {

/// The number a text of a value is, or none for "length" and names the unit does not know.
std::optional<long long> number(const std::string &text, const UnitContracts &contracts) {
  return text.empty() || text == "length" ? std::nullopt : contracts.value(text);
}

SVal concrete(long long value, clang::QualType type, const CallAt &at) {
  ento::SValBuilder &values = at.context.getSValBuilder();
  return values.makeIntVal(static_cast<uint64_t>(value), type);
}

StateRef assume(const StateRef &state, const SVal &left, clang::BinaryOperatorKind how,
                const SVal &right, const CallAt &at) {
  if (!state || right.isUnknownOrUndef()) return state;
  ento::SValBuilder &values = at.context.getSValBuilder();
  const SVal holds = values.evalBinOp(state, how, left, right, values.getConditionType());
  const auto condition = holds.getAs<ento::DefinedOrUnknownSVal>();
  return condition ? state->assume(*condition, true) : state;
}

/// A value of the range, as wide as it can be told.
std::pair<StateRef, SVal> in_range(const StateRef &state, const ContractValue &range,
                                   clang::QualType type, const CallAt &at,
                                   const UnitContracts &contracts, const void *tag) {
  const auto low = number(range.low, contracts), high = number(range.high, contracts);
  if (high && *high < 0) return {state, concrete(*high, type, at)};
  const SVal value =
      at.context.getSValBuilder().conjureSymbolVal(at.call, type, at.context.blockCount(), tag);
  StateRef held = low ? assume(state, value, clang::BO_GE, concrete(*low, type, at), at) : state;
  if (high) held = assume(held, value, clang::BO_LE, concrete(*high, type, at), at);
  if (range.high != "length" || !held) return {held, value};
  const SVal length = value_at(at.contract().length, at);
  if (const auto limit = length.getAs<ento::nonloc::ConcreteInt>())
    held =
        assume(held, value, clang::BO_LE, concrete(limit->getValue()->getExtValue(), type, at), at);
  return {held, value};
}

std::pair<StateRef, SVal> value_of(const StateRef &state, const std::optional<ContractValue> &value,
                                   clang::QualType type, const CallAt &at,
                                   const UnitContracts &contracts, const void *tag) {
  if (value && value->is_range && type->isIntegralOrEnumerationType())
    return in_range(state, *value, type, at, contracts, tag);
  const auto known = value ? number(value->low, contracts) : std::nullopt;
  if (known && (type->isIntegralOrEnumerationType() || (type->isPointerType() && *known == 0)))
    return {state, concrete(*known, type, at)};
  return {state, at.context.getSValBuilder().conjureSymbolVal(at.call, type,
                                                              at.context.blockCount(), tag)};
}

/// A result of record type, with what the outcome writes to its fields.
std::pair<StateRef, SVal> record_of(StateRef state, const ContractOutcome &outcome,
                                    clang::QualType type, const CallAt &at,
                                    const UnitContracts &contracts) {
  const auto value_of_field = [&](const std::string &name, const clang::FieldDecl &field) {
    std::optional<ContractValue> value;
    for (const WrittenValue &written : outcome.writes)
      if (result_field(written.to) == name) value = written.value;
    auto [next, known] = value_of(state, value, field.getType(), at, contracts, &field);
    if (next) state = next;
    return known;
  };
  const SVal value = make_record(at.context.getSValBuilder(), type, value_of_field);
  return {state, value};
}

StateRef with_written(StateRef state, const WrittenValue &written, const CallAt &at,
                      const UnitContracts &contracts) {
  const clang::Expr *argument = argument_at(written.to, at);
  const auto place = parse_place(written.to);
  if (!argument || !state) return state;
  SVal target = at.context.getSVal(argument);
  clang::QualType type = argument->getType()->getPointeeType();
  if (place->kind == PlaceKind::field) {
    target = field_of(target, place->field, argument->getType()->getPointeeType(), at);
    const auto *region = llvm::dyn_cast_or_null<ento::TypedValueRegion>(target.getAsRegion());
    type = region ? region->getValueType() : clang::QualType();
  }
  const auto location = target.getAs<ento::Loc>();
  if (!location || type.isNull() || type->isVoidType()) return state;
  auto [next, value] = value_of(state, written.value, type, at, contracts, &written);
  return next ? next->bindLoc(*location, value, at.context.getLocationContext()) : next;
}

StateRef with_errno(StateRef state, const ContractOutcome &outcome, const CallAt &at,
                    const UnitContracts &contracts) {
  for (const std::string &name : outcome.errno_names)
    if (const auto value = contracts.value(name))
      return ento::errno_modeling::setErrnoValue(state, at.context, static_cast<uint64_t>(*value),
                                                 ento::errno_modeling::Irrelevant);
  return state;
}

StateRef with_unknown_content(StateRef state, const SVal &pointer, const CallAt &at) {
  const ento::MemRegion *region = pointer.getAsRegion();
  if (!region) return state;
  while (const auto *element = llvm::dyn_cast<ento::ElementRegion>(region))
    region = llvm::cast<ento::SubRegion>(element->getSuperRegion());
  ento::RegionAndSymbolInvalidationTraits only;  // a buffer in a struct is not the struct
  only.setTrait(region, ento::RegionAndSymbolInvalidationTraits::TK_DoNotInvalidateSuperRegion);
  return state->invalidateRegions({region}, at.call.getCFGElementRef(), at.context.blockCount(),
                                  at.context.getLocationContext(), false, nullptr, nullptr, &only);
}

/// A contract's places are of the call itself, not of a macro around it.
bool is_place_of_call(unsigned number, const clang::Expr *argument, const CallAt &at) {
  return number < at.site.arguments.size() && at.site.arguments[number] == argument;
}

bool is_argument_of(const std::string &place, unsigned number) {
  const auto parsed = parse_place(place);
  return parsed && parsed->argument == number;
}

}  // namespace

StateRef with_others_written(StateRef state, const CallAt &at) {
  const Contract &contract = at.contract();
  for (unsigned i = 0; i < at.call.getNumArgs(); ++i) {
    const clang::Expr *argument = at.call.getArgExpr(i);
    const clang::QualType pointee =
        argument ? argument->getType()->getPointeeType() : clang::QualType();
    if (pointee.isNull() || pointee.isConstQualified() || pointee->isFunctionType() ||
        is_argument_of(contract.connection, i) || is_argument_of(contract.buffer, i) ||
        !is_place_of_call(i, argument, at))
      continue;
    state = with_unknown_content(state, at.call.getArgSVal(i), at);
  }
  // The program's own function may have changed what is global.
  if (contract.origin == ContractOrigin::inferred)
    state = state->invalidateRegions(llvm::ArrayRef<const ento::MemRegion *>(),
                                     at.call.getCFGElementRef(), at.context.blockCount(),
                                     at.context.getLocationContext(), false, nullptr, &at.call);
  return state;
}

StateRef with_outcome(StateRef state, const ContractOutcome &outcome, const CallAt &at,
                      const UnitContracts &contracts) {
  const auto *origin = at.site.call;
  const clang::QualType type = at.call.getResultType();
  state = with_others_written(state, at);
  if (outcome.means == Means::data && !at.contract().buffer.empty())
    state = with_unknown_content(state, value_at(at.contract().buffer, at), at);
  if (!type->isVoidType()) {
    SVal value = ento::UnknownVal();
    std::tie(state, value) = type->isRecordType()
                                 ? record_of(state, outcome, type, at, contracts)
                                 : value_of(state, outcome.result, type, at, contracts, origin);
    if (!state) return state;
    state = state->BindExpr(origin, at.context.getLocationContext(), value);
  }
  for (const WrittenValue &written : outcome.writes)
    state = with_written(state, written, at, contracts);
  return state ? with_errno(state, outcome, at, contracts) : state;
}

StateRef with_whole_length(const StateRef &state, const CallAt &at, bool is_whole) {
  const clang::Expr *length = argument_at(at.contract().length, at);
  const clang::QualType type = at.call.getResultType();
  if (!length || !type->isIntegralOrEnumerationType()) return is_whole ? state : nullptr;
  ento::SValBuilder &values = at.context.getSValBuilder();
  const SVal asked = values.evalCast(at.context.getSVal(length), type, length->getType());
  const SVal given = state->getSVal(at.site.call, at.context.getLocationContext());
  return assume(state, given, is_whole ? clang::BO_EQ : clang::BO_LT, asked, at);
}

namespace {

std::string shown(const ContractValue &value) {
  if (!value.is_range) return value.low;
  if (value.low.empty()) return value.high == "-1" ? "a negative number" : "up to " + value.high;
  return value.high.empty() ? value.low + " or more" : value.low + " to " + value.high;
}

std::string meaning(Role role, Means means) {
  switch (means) {
    case Means::data:
      return role == Role::status ? "connected" : role == Role::poll ? "bytes wait" : "data";
    case Means::end:
      return "the peer has closed";
    case Means::truncated_end:
      return "the transport ended without the protocol's own end";
    case Means::reset:
      return "the connection is gone";
    case Means::nothing_yet:
      return role == Role::poll ? "no bytes wait" : "nothing yet";
    case Means::error:
      break;
  }
  return "an error that stays";
}

}  // namespace

std::string describe(const ContractOutcome &outcome, const CallAt &at) {
  if (outcome.reads_nothing) return at.contract().name + " comes back without reading";
  std::string text = at.contract().name;
  if (outcome.result) text += " gives " + shown(*outcome.result);
  for (const WrittenValue &written : outcome.writes)
    if (const std::string field = result_field(written.to); !field.empty())
      text += " gives " + field + " " + shown(written.value);
  if (!outcome.errno_names.empty())
    text += (outcome.means == Means::end ? " and leaves errno at " : " with ") +
            outcome.errno_names.front();
  return text + ": " + meaning(at.contract().role, outcome.means);
}

}  // namespace stackcheck::peer
