"""One run of the firmware in QEMU with the W5500 simulator at the other end of its bus."""

import contextlib
import dataclasses
import json
import os
import pathlib
import socket
import time

from services import process

PAINT = b"\xa5"


class Monitor:
    """QEMU's own control socket (QMP)."""

    def __init__(self, path, seconds=30):
        self.socket = socket.socket(socket.AF_UNIX)
        end = time.monotonic() + seconds
        while True:
            try:
                self.socket.connect(str(path))
                break
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.02)
        self.file = self.socket.makefile("rw")
        self.file.readline()
        self.do("qmp_capabilities")

    def do(self, command, **arguments):
        self.file.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self.file.flush()
        while True:
            line = self.file.readline()
            if not line:
                raise ConnectionError("QEMU is gone")
            answer = json.loads(line)
            if "error" in answer:
                raise RuntimeError(f"{command}: {answer['error']['desc']}")
            if "return" in answer:
                return answer["return"]

    def memory(self, address, size, into):
        self.do("pmemsave", val=address, size=size, filename=str(into))
        return pathlib.Path(into).read_bytes()


class Stack:
    """The painted main stack."""

    def __init__(self, image):
        self.top = image.symbols["__stack_top"][0]
        self.bytes = 8192
        self.bottom = self.top - self.bytes

    def painted_depth(self, memory):
        """Bytes from the top down to the deepest that is not paint any more."""
        untouched = len(memory) - len(memory.lstrip(PAINT))
        return self.bytes - untouched


@dataclasses.dataclass
class Way:
    """How QEMU runs."""
    machine: str
    plugin: str | None = None
    deterministic: bool = False  # on a clock that counts instructions
    one_at_a_time: bool = False  # so that an interrupt comes between any two instructions


def qemu_arguments(elf, directory, stack, way):
    paint = directory / "paint"
    paint.write_bytes(PAINT * stack.bytes)
    arguments = [
        "qemu-system-arm", "-M", way.machine, "-kernel", str(elf), "-display", "none",
        "-monitor", "none", "-serial", "null", "-serial", "pipe:w5500-interrupt",
        "-qmp", f"unix:{directory}/qmp,server=on,wait=off",
        "-semihosting-config", "enable=on,target=native",
        "-device", f"loader,file={paint},addr={stack.bottom:#x},force-raw=on",
    ]
    if way.deterministic:
        arguments += ["-icount", "shift=5,sleep=off"]
    if way.one_at_a_time:
        arguments += ["-singlestep"]
    return arguments + (["-plugin", way.plugin] if way.plugin else [])


@contextlib.contextmanager
def running(elf, directory, simulator, simulator_options, stack, way):
    """QEMU and the simulator, started and connected; yields the monitor."""
    for name in ("w5500-to-chip", "w5500-from-chip", "w5500-interrupt.in", "w5500-interrupt.out"):
        os.mkfifo(directory / name)
    qemu = qemu_arguments(elf, directory, stack, way)
    with process([simulator, directory, *simulator_options], directory / "simulator.log") as chip:
        with process(qemu, directory / "qemu.log", cwd=directory) as cpu:
            monitor = Monitor(directory / "qmp")
            yield monitor
            monitor.do("stop")
            with contextlib.suppress(ConnectionError):
                monitor.do("quit")
            if cpu.wait(60) != 0:
                log = (directory / "qemu.log").read_text()
                raise RuntimeError(f"QEMU ends with {cpu.returncode}: {log}")
        with contextlib.suppress(Exception):
            chip.wait(10)
