#pragma once
// The part of QEMU's plugin interface that is used here, declared from its documentation
// ("QEMU TCG Plugins", docs/devel/tcg-plugins). QEMU's own qemu-plugin.h is not part of this
// project. A plugin is loaded into QEMU, a program under the GPL, version 2 or later; this one
// is test tooling of its own and nothing of stackcheck is built from it or linked to it.

#include <cstddef>
#include <cstdint>

extern "C" {

using qemu_plugin_id_t = std::uint64_t;
struct qemu_plugin_tb;
struct qemu_plugin_insn;
using qemu_plugin_meminfo_t = std::uint32_t;

enum qemu_plugin_cb_flags { QEMU_PLUGIN_CB_NO_REGS };
enum qemu_plugin_mem_rw { QEMU_PLUGIN_MEM_R = 1, QEMU_PLUGIN_MEM_W, QEMU_PLUGIN_MEM_RW };

using tb_translated = void (*)(qemu_plugin_id_t, qemu_plugin_tb *);
using executed = void (*)(unsigned cpu, void *data);
using accessed = void (*)(unsigned cpu, qemu_plugin_meminfo_t, std::uint64_t address, void *data);
using at_exit = void (*)(qemu_plugin_id_t, void *data);

void qemu_plugin_register_vcpu_tb_trans_cb(qemu_plugin_id_t, tb_translated);
std::size_t qemu_plugin_tb_n_insns(const qemu_plugin_tb *);
std::uint64_t qemu_plugin_tb_vaddr(const qemu_plugin_tb *);
qemu_plugin_insn *qemu_plugin_tb_get_insn(const qemu_plugin_tb *, std::size_t);
const void *qemu_plugin_insn_data(const qemu_plugin_insn *);
std::uint64_t qemu_plugin_insn_vaddr(const qemu_plugin_insn *);
void qemu_plugin_register_vcpu_tb_exec_cb(qemu_plugin_tb *, executed, qemu_plugin_cb_flags, void *);
void qemu_plugin_register_vcpu_insn_exec_cb(qemu_plugin_insn *, executed, qemu_plugin_cb_flags,
                                            void *);
void qemu_plugin_register_vcpu_mem_cb(qemu_plugin_insn *, accessed, qemu_plugin_cb_flags,
                                      qemu_plugin_mem_rw, void *);
void qemu_plugin_register_atexit_cb(qemu_plugin_id_t, at_exit, void *);

}  // extern "C"
