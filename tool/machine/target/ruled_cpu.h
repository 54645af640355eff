#pragma once
// What CPUs have in common that are a table of rules: one for each instruction by LLVM's name.

#include <functional>
#include <string_view>
#include <unordered_map>

#include "machine/cpu.h"
#include "machine/step.h"

namespace stackcheck {

using Rule = std::function<void(Step &)>;
using Rules = std::unordered_map<std::string_view, Rule>;

inline Value address_value(std::uint64_t place) {
  return Value::of(Value::Kind::address, static_cast<std::int64_t>(place));
}

class RuledCpu : public Cpu {
 public:
  /// What one of LLVM's registers is, by its name; no more than that one's bits.
  using RegisterNames = std::function<std::optional<Register>(std::string_view)>;
  /// Whether a rule knows what a relocation of its instruction means.
  using TakesReference = bool (*)(std::string_view name);

  RuledCpu(const McTarget &target, Rules rules, TakesReference takes_reference,
           const RegisterNames &registers);

  std::optional<Register> tracked(unsigned mc_register) const override;
  void execute(const Instruction &instruction, Step &step) const override;

 protected:
  std::string_view name_of(const Instruction &instruction) const;

 private:
  struct Row {
    Rule rule;
    bool takes_reference;
  };
  const llvm::MCRegisterInfo &registers_;
  const llvm::MCInstrInfo &instructions_;
  std::unordered_map<unsigned, Register> tracked_;
  std::unordered_map<unsigned, Row> by_opcode_;
};

}  // namespace stackcheck
