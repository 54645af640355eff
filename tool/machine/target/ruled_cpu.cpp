#include "machine/target/ruled_cpu.h"

#include "llvm/MC/MCInstrInfo.h"
#include "llvm/MC/MCRegisterInfo.h"

namespace stackcheck {

RuledCpu::RuledCpu(const McTarget &target, Rules rules, TakesReference takes_reference,
                   const RegisterNames &registers)
    : registers_(target.registers()), instructions_(target.instructions()) {
  for (unsigned i = 1; i < registers_.getNumRegs(); ++i)
    if (const auto index = registers(registers_.getName(i))) tracked_[i] = *index;
  for (unsigned opcode = 0; opcode < instructions_.getNumOpcodes(); ++opcode) {
    const std::string_view name = instructions_.getName(opcode);
    if (const auto rule = rules.find(name); rule != rules.end())
      by_opcode_[opcode] = {rule->second, takes_reference(name)};
  }
}

std::optional<Register> RuledCpu::tracked(unsigned mc_register) const {
  const auto found = tracked_.find(mc_register);
  return found == tracked_.end() ? std::nullopt : std::optional(found->second);
}

std::string_view RuledCpu::name_of(const Instruction &instruction) const {
  return instructions_.getName(instruction.inst.getOpcode());
}

void RuledCpu::execute(const Instruction &instruction, Step &step) const {
  const auto row = by_opcode_.find(instruction.inst.getOpcode());
  if (row != by_opcode_.end() && (!instruction.reference || row->second.takes_reference))
    return row->second.rule(step);
  step.forget_definitions();
  if (instruction.desc->isCall())
    step.call(Value::any());
  else if (instruction.desc->mayAffectControlFlow(instruction.inst, registers_))
    step.jump(Value::any());
}

}  // namespace stackcheck
