// A QEMU plugin for Cortex-M: writes what every function's stack came to.
//
//   -plugin stack-plugin.so,program=FILE,out=FILE[,line=FIFO]
//
// `program` has one line for each fact: "stack ADDRESS" (the initial stack pointer), "function
// ADDRESS", "handler ADDRESS" (of the vector table), in hexadecimal. With "disturb ADDRESS" and
// "nest-in ADDRESS" interrupts come when the stack pointer gets down to that address for the first
// time: a byte goes to the interrupt's line, and the processor waits until the tick is due as well;
// it waits once more in the handler of that name, so that the tick comes on top.

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <deque>
#include <fstream>
#include <string>
#include <string_view>
#include <unordered_map>

#include "qemu_api.h"
#include "tracker.h"

extern "C" __attribute__((visibility("default"))) int qemu_plugin_version = 1;

namespace {

using groundtruth::Address;
using groundtruth::Instruction;
using groundtruth::StackEffect;
using groundtruth::Tracker;
using groundtruth::Transfer;

/// An instruction QEMU translated; it lives as long as QEMU may execute it: for ever.
struct Site {
  Address address = 0;
  Instruction instruction;
  bool conditional = false;
};

// Never destroyed: QEMU asks for the results after static objects are gone.
Tracker *tracker = nullptr;
std::string &output = *new std::string;
std::deque<Site> &sites = *new std::deque<Site>;
/// Conditional instructions that follow an IT at the end of its block: their number by address.
auto &conditional_from = *new std::unordered_map<Address, unsigned>;

void *as_data(Address address) { return reinterpret_cast<void *>(std::uintptr_t{address}); }
const Site &site_of(void *data) { return *static_cast<const Site *>(data); }

/// Interrupts at the deepest point, where they would come by chance once in a long life.
struct Disturbance {
  Address below = 0, nest_in = 0;
  std::string line;
  bool came = false, nested = false;

  // QEMU's clock goes on meanwhile, and its main loop takes the byte: long enough for both.
  static void wait() { ::usleep(30'000); }

  void look() {
    if (below == 0 || came || tracker->sp() > below) return;
    came = true;
    const int fifo = ::open(line.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    (void)!::write(fifo, "", 1);
    ::close(fifo);
    wait();
  }

  void look_at_handler(Address start) {
    if (!came || nested || start != nest_in) return;
    nested = true;
    wait();
  }
};
auto &disturbance = *new Disturbance;

void on_block(unsigned, void *data) {
  const auto start = static_cast<Address>(reinterpret_cast<std::uintptr_t>(data));
  tracker->on_block(start);
  disturbance.look_at_handler(start);
}

void on_transfer(unsigned, void *data) {
  const Site &site = site_of(data);
  tracker->on_transfer({site.instruction.transfer, site.address,
                        site.address + site.instruction.size, site.instruction.target,
                        site.conditional});
}

void on_adjust(unsigned, void *data) {
  const Site &site = site_of(data);
  tracker->on_adjust(site.instruction.bytes, !site.conditional);
  disturbance.look();
}

void on_float(unsigned, void *) { tracker->on_float(); }

void on_unknown(unsigned, void *) { tracker->on_unknown(); }

void on_access(unsigned, qemu_plugin_meminfo_t, std::uint64_t address, void *data) {
  tracker->on_access(site_of(data).instruction, static_cast<Address>(address));
  disturbance.look();
}

void watch_stack(qemu_plugin_insn *instruction, Site &site) {
  switch (site.instruction.stack) {
    case StackEffect::none:
      return;
    case StackEffect::adjust:
      return qemu_plugin_register_vcpu_insn_exec_cb(instruction, on_adjust, QEMU_PLUGIN_CB_NO_REGS,
                                                    &site);
    case StackEffect::unknown:
      return qemu_plugin_register_vcpu_insn_exec_cb(instruction, on_unknown,
                                                    QEMU_PLUGIN_CB_NO_REGS, &site);
    default:
      return qemu_plugin_register_vcpu_mem_cb(instruction, on_access, QEMU_PLUGIN_CB_NO_REGS,
                                              QEMU_PLUGIN_MEM_RW, &site);
  }
}

/// The size QEMU gives is wrong at the end of a page, so the halfwords decide.
Instruction decode(qemu_plugin_insn *instruction, Address address) {
  const auto *bytes = static_cast<const std::uint8_t *>(qemu_plugin_insn_data(instruction));
  const auto half = [bytes](int at) {
    return static_cast<std::uint16_t>(bytes[at] | bytes[at + 1] << 8);
  };
  const std::uint16_t first = half(0);
  return groundtruth::decode(address, first, groundtruth::size_of(first) == 4 ? half(2) : 0);
}

void on_translation(qemu_plugin_id_t, qemu_plugin_tb *block) {
  const auto start = static_cast<Address>(qemu_plugin_tb_vaddr(block));
  qemu_plugin_register_vcpu_tb_exec_cb(block, on_block, QEMU_PLUGIN_CB_NO_REGS, as_data(start));
  const auto carried = conditional_from.find(start);
  unsigned conditional = carried == conditional_from.end() ? 0 : carried->second;
  Address after = start;
  for (std::size_t index = 0; index != qemu_plugin_tb_n_insns(block); ++index) {
    qemu_plugin_insn *instruction = qemu_plugin_tb_get_insn(block, index);
    const auto address = static_cast<Address>(qemu_plugin_insn_vaddr(instruction));
    Site &site = sites.emplace_back(address, decode(instruction, address), conditional != 0);
    if (index != 0 && tracker->starts_function(address))
      qemu_plugin_register_vcpu_insn_exec_cb(instruction, on_block, QEMU_PLUGIN_CB_NO_REGS,
                                             as_data(address));
    watch_stack(instruction, site);
    if (site.instruction.is_float)
      qemu_plugin_register_vcpu_insn_exec_cb(instruction, on_float, QEMU_PLUGIN_CB_NO_REGS, &site);
    if (site.instruction.transfer != Transfer::none)
      qemu_plugin_register_vcpu_insn_exec_cb(instruction, on_transfer, QEMU_PLUGIN_CB_NO_REGS,
                                             &site);
    conditional = site.instruction.makes_conditional != 0 ? site.instruction.makes_conditional
                  : conditional != 0                      ? conditional - 1
                                                          : 0;
    after = address + site.instruction.size;
  }
  if (conditional != 0) conditional_from[after] = conditional;
}

void write_results(qemu_plugin_id_t, void *) {
  static constexpr const char *edge_names[] = {"direct", "indirect", "tail", "indirect-tail",
                                               "exception"};
  tracker->finish();
  std::FILE *file = std::fopen(output.c_str(), "w");
  if (file == nullptr) return;
  const auto &checks = tracker->checks();
  std::fprintf(file, "lowest %x\n", tracker->lowest());
  std::fprintf(file, "checks %llu %llu %llu %llu %llu\n",
               static_cast<unsigned long long>(checks.agreed),
               static_cast<unsigned long long>(checks.differed),
               static_cast<unsigned long long>(checks.recovered),
               static_cast<unsigned long long>(checks.unmatched),
               static_cast<unsigned long long>(checks.unbalanced));
  for (const auto &[address, seen] : tracker->functions())
    if (seen.entered != 0)
      std::fprintf(file, "function %x %u %u %u %llu\n", address, seen.own_bytes, seen.depth_bytes,
                   seen.nesting, static_cast<unsigned long long>(seen.entered));
  for (const auto &[edge, count] : tracker->edges()) {
    const auto &[site, target, kind] = edge;
    std::fprintf(file, "edge %x %x %s %llu\n", site, target, edge_names[static_cast<int>(kind)],
                 static_cast<unsigned long long>(count));
  }
  std::fclose(file);
}

bool read_program(const std::string &path) {
  std::ifstream file(path);
  std::vector<Address> functions;
  std::set<Address> handlers;
  Address stack = 0;
  std::string kind;
  for (Address address = 0; file >> kind >> std::hex >> address;) {
    if (kind == "stack") stack = address;
    if (kind == "function") functions.push_back(address);
    if (kind == "handler") handlers.insert(address);
    if (kind == "disturb") disturbance.below = address;
    if (kind == "nest-in") disturbance.nest_in = address;
  }
  tracker = new Tracker(std::move(functions), std::move(handlers), stack);
  return stack != 0;
}

}  // namespace

extern "C" __attribute__((visibility("default"))) int qemu_plugin_install(qemu_plugin_id_t id,
                                                                          const void *, int count,
                                                                          char **arguments) {
  std::string program;
  for (int index = 0; index != count; ++index) {
    const std::string_view argument = arguments[index];
    if (argument.starts_with("program=")) program = argument.substr(8);
    if (argument.starts_with("out=")) output = argument.substr(4);
    if (argument.starts_with("line=")) disturbance.line = argument.substr(5);
  }
  if (output.empty() || !read_program(program)) return 1;
  qemu_plugin_register_vcpu_tb_trans_cb(id, on_translation);
  qemu_plugin_register_atexit_cb(id, write_results, nullptr);
  return 0;
}
