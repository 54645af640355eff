"""What must hold after every scenario, whatever the peers did."""

import memory

STOPS = ("isr_unexpected", "tls_pool_is_corrupt", "__cxa_pure_virtual")  # where it ends for good
WITHOUT_CONNECTION = (0x00, 0x13, 0x14)  # closed, initialised, listening


def about_report(scenario, result):
    if result.report != scenario.expect and not scenario.any_report:
        yield f"the firmware reports {result.report}, wanted {scenario.expect}"
    yield from result.complaints


def about_stack(result, image, scenario):
    if not result.seen.is_sound():
        yield f"the observation contradicts itself: {result.seen.checks}"
    if result.painted_depth > result.seen.depth_below(result.stack_top):
        yield "the stack was written deeper than the stack pointer was seen to go"
    entered = result.seen.entered(image)
    yield from (f"it stopped in {name}" for name in STOPS if entered.get(name))
    if not any(scenario.reaches in name for name, count in entered.items() if count):
        yield f"no {scenario.reaches} was executed"
    may_report = scenario.expect is not None or scenario.any_report or scenario.visit
    if not may_report and max(entered["network_bring_up"], entered["clock_bring_up"]) < 2:
        yield "it does not try again"


def about_connections(result):
    """All that has reported is closed again, and nothing a peer sent was thrown away unread."""
    for number, socket in enumerate(result.sockets):
        if socket["state"] not in WITHOUT_CONNECTION:
            yield f"socket {number} is left open: {socket}"
        if socket["closed_with_unread"]:
            yield f"socket {number} was closed with unread bytes: {socket}"


def about_memory(scenario, result):
    """Nothing kept, and no byte of a body that the server did not send, in this order."""
    if blocks := memory.blocks_in_use(result.memory.pool):
        yield f"the pool still holds blocks of {blocks} bytes"
    size = (result.report or {}).get("bytes", 0)
    wanted = scenario.body.encode()[:size].ljust(len(result.memory.body), b"\0")
    if result.memory.body != wanted:
        yield f"the body is not the beginning of the server's: {result.memory.body[:size + 1]}"
    whole = min(len(scenario.body), len(result.memory.body))
    if (result.report or {}).get("outcome") == "complete" and size != whole:
        yield f"a body of {size} bytes is called complete"


def objections(scenario, result, image):
    """What is wrong with one run."""
    yield from about_report(scenario, result)
    yield from about_stack(result, image, scenario)
    if result.report or scenario.visit:
        yield from about_connections(result)
    if result.report:
        yield from about_memory(scenario, result)
