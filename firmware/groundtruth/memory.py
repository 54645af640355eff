"""What the firmware's memory says of it, read from outside."""

import struct

# memory_buffer_alloc.c, struct _memory_header, on a machine of 32 bits.
HEADER = struct.Struct("<8I")
MAGIC = (0xFF00AA55, 0xEE119966)


def blocks_in_use(pool):
    """The sizes of the blocks that mbedTLS holds; the chain of all blocks must fill the pool."""
    if not any(pool[:HEADER.size]):
        return []  # never started
    sizes, at = [], 0
    while at < len(pool):
        first, size, used, _, following, *_, last = HEADER.unpack_from(pool, at)
        if (first, last) != MAGIC:
            raise ValueError(f"the pool's chain of blocks is broken at {at}")
        if used:
            sizes.append(size)
        at += HEADER.size + size
        if not following:
            break
    if at != len(pool):
        raise ValueError(f"the pool's chain of blocks ends at {at}")
    return sizes


def symbol(image, name):
    """(address, bytes) of an object in namespace app."""
    return image.symbols[f"_ZN3app{len(name)}{name}E"]


class Memory:
    def __init__(self, monitor, image, directory):
        self.pool = self.read(monitor, image, directory, "tls_pool")
        self.body = self.read(monitor, image, directory, "body")

    @staticmethod
    def read(monitor, image, directory, name):
        address, size = symbol(image, name)
        return monitor.memory(address, size, directory / f"memory-{name}")
