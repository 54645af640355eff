#pragma once
// How function pointers move through one unit, as its source says: what `source` emits and
// `flow` solves for the whole program.
//
// The model is field-based inclusion. A SLOT is a place whose content is followed: one per
// variable, parameter, return value, and per (record type, field), whatever the object;
// elements of an array share one slot; all memory of arithmetic type together is the one slot
// "bytes". A VALUE is what a slot may hold. Both are named by text, and equal names in
// different units are the same thing, so joining units is taking all their flows together.
//
//   slots    variable:NAME          NAME is the linker symbol; what the linker cannot see is
//                                   qualified: "unit.c#name" (static), "unit.c#function#name:LINE"
//                                   (local; the line of its declaration)
//            parameter:SYMBOL#N     N counts from 0; C++ `this` is parameter 0 of a method
//            rest:SYMBOL            all variadic arguments of a function together
//            return:SYMBOL
//            field:RECORD.NAME      RECORD is Record::name
//            temporary:UNIT#N       a value within an expression
//            bytes
//   values   function:SYMBOL
//            address:SLOT           a pointer to that slot
//            record:RECORD          a pointer to an object of that type
//            member:SYMBOL          C++ pointer to member function, not virtual
//            virtual:CLASS::METHOD  C++ pointer to virtual member: METHOD is a VirtualMethod key
//            unknown:WHY            anything at all; WHY is for a reader
//
// SYMBOL is the linker symbol; static functions are "unit.c#symbol".

#include <cstdint>
#include <string>
#include <vector>

#include "facts/place.h"

namespace stackcheck {

enum class FlowKind {
  value,     ///< `to` holds the value `from`
  copy,      ///< `to` holds what `from` holds
  load,      ///< `to` holds what the slots that `from` points to hold
  store,     ///< the slots that `to` points to hold what `from` holds
  deref_as,  ///< the pointer in `from` is used as a pointer to the record `to`
};

/// One constraint and the place in the source that makes it.
struct Flow {
  FlowKind kind = FlowKind::copy;
  std::string to, from;
  Location where;
  auto operator<=>(const Flow &) const = default;
};

/// How a value is passed: what must agree for a call through a pointer to reach a function.
enum class PassClass {
  none,    ///< void
  word,    ///< a pointer, or an integer of a register
  wide,    ///< a wider integer
  real,    ///< floating point
  record,  ///< a record by value
};

struct Signature {
  PassClass result = PassClass::none;
  std::vector<PassClass> parameters;
  bool variadic = false;
  bool prototyped = true;  ///< false: K&R, takes whatever it is given
  std::string type;        ///< canonical C/C++ type text, for comparison with signature matching
  auto operator<=>(const Signature &) const = default;
};

enum class CallForm { direct, pointer, virtual_method, member_pointer };

/// One call as the source states it, with the slots of what goes in and comes out.
struct CallFlow {
  std::string caller;              ///< SYMBOL of the function it stands in
  CallForm form = CallForm::direct;
  std::string callee;              ///< direct: SYMBOL; pointer/member_pointer: slot; virtual: CLASS::METHOD
  std::vector<std::string> arguments;  ///< slots; empty text: holds no pointer
  std::string result;              ///< slot, or empty
  Signature signature;
  Location where;                  ///< of the call expression's beginning
  std::string field;               ///< "record.field" called through, or empty
  std::string expression;          ///< the callee's source text
};

/// A function with a body in this unit.
struct FunctionFlow {
  std::string symbol;   ///< SYMBOL
  std::string linker_symbol;
  std::string name;     ///< as a reader of the source knows it
  Signature signature;
  bool address_taken = false;
  Location where;
};

/// A piece of a record that can hold a pointer.
struct RecordLeaf {
  std::uint64_t offset_bytes = 0;
  std::uint64_t stride_bytes = 0, count = 1;  ///< of an array's elements
  std::string slot;
};

/// The layout of a record type some pointer of this unit refers to. Named NAME for types with
/// one definition for the whole program, "unit.c#NAME" for those of one unit; definitions that
/// differ between units get different names (NAME@file.h:LINE).
struct Record {
  std::string name;
  std::vector<RecordLeaf> leaves;  ///< nested records flattened, by offset
};

/// C++ dynamic dispatch: a class, its bases, and which function implements each virtual method.
struct VirtualClass {
  std::string name;
  std::vector<std::string> bases;
  bool instantiated = false;       ///< this unit makes an object of exactly this class
  struct Method {
    std::string key;               ///< CLASS::METHOD of the method first declared
    std::string symbol;            ///< SYMBOL of the final overrider; empty if pure
  };
  std::vector<Method> methods;     ///< all, inherited ones included
};

/// All of a unit.
struct UnitFlow {
  std::vector<Flow> flows;
  std::vector<CallFlow> calls;
  std::vector<FunctionFlow> functions;
  std::vector<Record> records;
  std::vector<VirtualClass> classes;
  std::vector<std::string> undefined_variables;  ///< slots of variables used and not defined here
  std::vector<std::string> defined_variables;
  /// Under which a reader of the source may know what is called, in code that is emitted or not:
  /// the qualified names of functions called and of the methods they override, macros that calls
  /// are written through, "record.field" and types of pointers to functions. Sorted.
  std::vector<std::string> called_names;
};

}  // namespace stackcheck
