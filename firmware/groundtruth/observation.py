"""What the plugin saw: how deep each function's stack went, and who called whom."""

import dataclasses
import pathlib


@dataclasses.dataclass
class Seen:
    own_bytes: int = 0
    depth_bytes: int = 0
    nesting: int = 0
    entered: int = 0

    def join(self, other):
        self.own_bytes = max(self.own_bytes, other.own_bytes)
        self.depth_bytes = max(self.depth_bytes, other.depth_bytes)
        self.nesting = max(self.nesting, other.nesting)
        self.entered += other.entered


CHECKS = ("agreed", "differed", "recovered", "unmatched", "unbalanced")


class Observation:
    def __init__(self):
        self.functions = {}  # start address: Seen
        self.edges = {}  # (site, target, kind): count
        self.checks = dict.fromkeys(CHECKS, 0)
        self.lowest = 0xFFFFFFFF

    @classmethod
    def read(cls, path):
        self = cls()
        for line in pathlib.Path(path).read_text().splitlines():
            kind, *fields = line.split()
            if kind == "function":
                self.functions[int(fields[0], 16)] = Seen(*map(int, fields[1:]))
            elif kind == "edge":
                self.edges[int(fields[0], 16), int(fields[1], 16), fields[2]] = int(fields[3])
            elif kind == "checks":
                self.checks = dict(zip(CHECKS, map(int, fields)))
            elif kind == "lowest":
                self.lowest = int(fields[0], 16)
        return self

    def join(self, other):
        for address, seen in other.functions.items():
            self.functions.setdefault(address, Seen()).join(seen)
        for edge, count in other.edges.items():
            self.edges[edge] = self.edges.get(edge, 0) + count
        for name, count in other.checks.items():
            self.checks[name] += count
        self.lowest = min(self.lowest, other.lowest)

    def is_sound(self):
        """Whether the observation is what really happened, by its own checks."""
        return not any(self.checks[name] for name in ("differed", "unmatched", "unbalanced"))

    def depth_below(self, stack_top):
        """Of the whole stack, with interrupts."""
        return stack_top - self.lowest

    def entered(self, image):
        """How often each function began, by name."""
        return {name: self.functions[address].entered if address in self.functions else 0
                for address, names in image.functions.items() for name in names}

    def depth_of(self, image, name):
        """Of the function of this name, without interrupts."""
        return self.functions[image.symbols[name][0] & ~1].depth_bytes

    def indirect(self):
        """(site, target) of every call through a pointer."""
        return {(site, target) for site, target, kind in self.edges if kind.startswith("indirect")}


INTERRUPT = "isr_uart1_receive"  # of the chip's line, in the order of urgency below the tick


def plugin_argument(plugin, image, stack_top, directory, out, disturb_at=0):
    """The -plugin argument for QEMU, and the file with what the plugin must know."""
    lines = [f"stack {stack_top:x}"]
    lines += [f"function {address:x}" for address in image.starts]
    lines += [f"handler {address:x}" for address in image.handlers()]
    if disturb_at:
        lines += [f"disturb {disturb_at:x}", f"nest-in {image.symbols[INTERRUPT][0] & ~1:x}"]
    program = pathlib.Path(directory) / "program"
    program.write_text("\n".join(lines) + "\n")
    line = pathlib.Path(directory) / "w5500-interrupt.in"
    return f"{pathlib.Path(plugin).resolve()},program={program},out={out},line={line}"
