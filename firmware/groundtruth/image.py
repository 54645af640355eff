"""What a linked image says of itself, by the toolchain's own programs; and its root certificate."""

import bisect
import pathlib
import re
import subprocess
import typing

ROOT = re.compile(r"isrg_root_x1")


def tool(name, *arguments):
    return subprocess.run([f"arm-none-eabi-{name}", *map(str, arguments)], check=True, text=True,
                          capture_output=True).stdout


class Place(typing.NamedTuple):
    """Of the source; line 0 where the compiler does not say, because it merged several."""
    file: str
    line: int
    function: str


class Image:
    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.symbols = {}  # name: (address, bytes)
        self.functions = {}  # address: [names]
        for line in tool("readelf", "-sW", path).splitlines():
            fields = line.split()
            if len(fields) < 8 or not fields[0].endswith(":") or fields[0] == "Num:":
                continue
            address, size, kind, section, name = (
                int(fields[1], 16), int(fields[2], 0), fields[3], fields[6], fields[7])
            if section in ("UND",):
                continue
            self.symbols[name] = (address, size)
            if kind == "FUNC":
                self.functions.setdefault(address & ~1, []).append(name)
        self.starts = sorted(self.functions)

    def function_at(self, address):
        """Start of the function whose symbol is the last at or before `address`."""
        index = bisect.bisect_right(self.starts, address)
        return self.starts[index - 1] if index else None

    def name_at(self, address):
        """A symbol of the function that `address` is in."""
        return self.functions[self.function_at(address)][0]

    def places(self, addresses):
        """The Place of each address's instruction, inlined functions seen through."""
        if not addresses:
            return {}
        lines = tool("addr2line", "-f", "-e", self.path, *map(hex, addresses)).splitlines()
        matches = [re.match(r"(.*):(\d+|\?)", line) for line in lines[1::2]]
        return {address: Place(match[1].rsplit("/", 1)[-1], int(match[2].replace("?", "0")), name)
                for address, name, match in zip(addresses, lines[::2], matches)}

    def machine(self):
        """QEMU's machine for this code: with an FPU where functions are given floats in it."""
        hard = "Tag_ABI_VFP_args: VFP registers" in tool("readelf", "-A", self.path)
        return "mps2-an386" if hard else "mps2-an385"

    def handlers(self):
        """Addresses in the vector table."""
        address, size = self.symbols["vectors"]
        words = self.read(address, size)
        entries = [int.from_bytes(words[i:i + 4], "little") for i in range(4, size, 4)]
        return sorted({entry & ~1 for entry in entries if entry})

    def read(self, address, size):
        offset = self.file_offset(address)
        return self.path.read_bytes()[offset:offset + size]

    def file_offset(self, address):
        for line in tool("readelf", "-lW", self.path).splitlines():
            fields = line.split()
            if fields[:1] == ["LOAD"]:
                offset, start, size = int(fields[1], 16), int(fields[2], 16), int(fields[4], 16)
                if start <= address < start + size:
                    return offset + address - start
        raise ValueError(f"{self.path}: nothing is loaded at {address:#x}")

    def with_root(self, der, into):
        """A copy that trusts another root; not one instruction differs."""
        name = next(name for name in self.symbols if ROOT.search(name))
        address, size = self.symbols[name]
        root = pathlib.Path(der).read_bytes()
        if len(root) > size:
            raise ValueError(f"a root of {len(root)} bytes does not fit into {size}")
        offset, data = self.file_offset(address), bytearray(self.path.read_bytes())
        data[offset:offset + size] = root.ljust(size, b"\0")
        pathlib.Path(into).write_bytes(data)
        return pathlib.Path(into)
