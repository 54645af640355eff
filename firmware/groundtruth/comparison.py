"""Observed against bound, function by function."""

import dataclasses
import statistics


@dataclasses.dataclass
class Row:
    name: str
    observed: int
    bound: int  # the bound, or the lower limit of an unbounded function
    bounded: bool
    frame_observed: int
    frame: int
    symbol: str = ""

    @property
    def factor(self):
        return self.bound / self.observed if self.observed else 1.0

    @property
    def violated(self):
        return self.bounded and self.observed > self.bound or self.frame_observed > self.frame

    @property
    def limit_is_low(self):
        """Unbounded, and seen deeper than the depth stackcheck says it has at least."""
        return not self.bounded and self.observed > self.bound


def rows(image, seen, functions):
    """One row for each executed function; one that stackcheck does not know is an error."""
    result = []
    for address, what in sorted(seen.functions.items()):
        names = image.functions.get(address, [])
        known = next((functions[name] for name in names if name in functions), None)
        if known is None:
            raise LookupError(f"{address:#x} {names}: executed, but stackcheck does not know it")
        bound = known["bound_bytes"]
        result.append(Row(known["function"], what.depth_bytes,
                          known["known_bytes"] if bound is None else bound, bound is not None,
                          what.own_bytes, known["frame_bytes"], known["symbol"]))
    return result


def entry_rows(document, image, seen, stack_top):
    """A row for each entry that ran: with interrupts on top where the whole stack is its own."""
    whole = seen.depth_below(stack_top)
    for entry in document["boards"][0]["entries"]:
        address = next((start for start, names in image.functions.items()
                        if entry["entry"] in names), None)
        if address not in seen.functions:
            continue
        what = seen.functions[address]
        first = entry["entry"] == "isr_reset"
        bound = entry["bound_bytes"]
        yield Row(entry["entry"], whole if first else what.depth_bytes,
                  entry["known_bytes"] if bound is None else bound, bound is not None,
                  what.own_bytes, what.own_bytes)


def summary(rows):
    bounded = [row for row in rows if row.bounded]
    factors = [row.factor for row in bounded]
    return (f"{len(rows)} functions executed, {sum(row.violated for row in rows)} violations, "
            f"{sum(row.observed == row.bound for row in bounded)} exactly equal, "
            f"{len(rows) - len(bounded)} unbounded "
            f"({sum(row.limit_is_low for row in rows)} seen deeper than their lower limit); "
            f"bound / observed: median {statistics.median(factors):.2f}, "
            f"most {max(factors):.2f}")


def table(rows):
    """The functions by how far the bound is above what was seen, the loosest first."""
    ordered = sorted(rows, key=lambda row: (not row.violated, -row.factor, row.name))
    lines = ["bound  observed  factor  function"]
    for row in ordered:
        mark = "  VIOLATED" if row.violated else "" if row.bounded else "  (lower limit)"
        lines.append(f"{row.bound:5}  {row.observed:8}  {row.factor:6.2f}  {row.name}{mark}")
    return "\n".join(lines)
