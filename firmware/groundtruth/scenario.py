"""One life of the firmware in QEMU: what its peer does, and what the firmware says of it."""

import contextlib
import dataclasses
import json
import pathlib
import tempfile
import time
import typing

import certificates
import machine
import memory
import observation
import services
import visitors

PAGE = "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n21.5 C\n"


def report(fetch, outcome="not-sent", status=0, size=0):
    return {"fetch": fetch, "outcome": outcome, "status": status, "bytes": size}


COMPLETE = report("ok", "complete", 200, 7)


@dataclasses.dataclass
class Scenario:
    name: str
    expect: dict | None  # the firmware's reports; None: it makes none in `seconds`
    key: str = "ec"
    host: str = certificates.HOST
    intermediates: int = 0
    trusts_server: bool = True
    page: str = PAGE
    serve: typing.Callable = services.tls_server
    server: tuple = ()  # more arguments of the server
    turns: int = 1  # fetches in a row; more than one run on virtual time
    simulator: tuple = ()  # more arguments of the simulator
    seconds: float = 120
    any_report: bool = False  # where it depends on the moment of the fault
    body: str = "21.5 C\n"  # that the page has; the firmware's must be the beginning of it
    time_ahead: int | None = 0  # of the time server; None: it keeps silent
    lease_seconds: int = 3600
    reaches: str = ""  # a part of the symbol of a function that must have been executed
    visit: typing.Callable | None = None  # clients of the firmware, once it has reported
    sessions: tuple = ()  # what nginx says of each fetch: "." a new session, "r" one resumed
    disturb_at: int = 0  # address of the stack where interrupts are to come, on top of each other


@dataclasses.dataclass
class Result:
    report: dict | None
    stack_top: int
    painted_depth: int
    sockets: list  # the simulator's summary
    seen: observation.Observation | None
    memory: memory.Memory
    complaints: list  # of those who visited


def make_files(scenario, directory):
    root = certificates.make(directory, scenario.key, scenario.host, scenario.intermediates)
    if not scenario.trusts_server:
        root = certificates.make_root(directory, scenario.key, "stranger")
    (directory / "reading").write_text(scenario.page, newline="")
    return root


def drive(monitor, scenario, reports, visitors_port):
    """Lets the firmware run until it has reported and been visited, or its time is over."""
    came = reports.wait(scenario.turns, scenario.seconds)
    if not came and (scenario.expect is not None or scenario.any_report):
        raise TimeoutError(f"{scenario.name}: no report in {scenario.seconds} s")
    if not scenario.visit:
        return []
    complaints = list(scenario.visit(visitors_port))
    # One client after the other is served, so the last one's end is the end of all.
    if not visitors.is_page(visitors.until_served(visitors_port)):
        complaints.append("no page behind all visitors")
    time.sleep(1)
    return complaints


def routes(scenario, server_port, visitors_port, reports):
    yield from (f"tcp:443={server_port}", f"tcp:80={reports.port}", f"listen:80={visitors_port}",
                f"udp:53={services.NameServer().port}", f"udp:67={services.DhcpServer(scenario.lease_seconds).port}")
    if scenario.time_ahead is not None:
        yield f"udp:123={services.TimeServer(scenario.time_ahead).port}"


def told(scenario, reports):
    """The firmware's report; one that was not expected rather than others."""
    texts = sorted(set(reports.reports), key=lambda text: json.loads(text) == scenario.expect)
    return json.loads(texts[0]) if texts else None


def sessions(scenario, directory):
    seen = tuple((directory / "session.log").read_text().split()) if scenario.sessions else ()
    return [] if seen == scenario.sessions else [f"nginx saw sessions {seen}"]


def run(scenario, image, simulator, plugin=None):
    """Starts all that `scenario` wants, and ends it again whatever happens."""
    with contextlib.ExitStack() as stack:
        directory = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
        elf = image.with_root(make_files(scenario, directory), directory / "firmware.elf")
        server_port = stack.enter_context(scenario.serve(directory, scenario.server))
        reports, visitors_port = services.ReportServer(), services.free_port()
        painted, out = machine.Stack(image), directory / "observation"
        argument = plugin and observation.plugin_argument(plugin, image, painted.top, directory,
                                                          out, scenario.disturb_at)
        way = machine.Way(image.machine(), argument, deterministic=scenario.turns > 1,
                          one_at_a_time=bool(scenario.disturb_at))
        options = [*routes(scenario, server_port, visitors_port, reports), *scenario.simulator]
        with machine.running(elf, directory, simulator, options, painted, way) as monitor:
            complaints = drive(monitor, scenario, reports, visitors_port)
            depth = painted.painted_depth(
                monitor.memory(painted.bottom, painted.bytes, directory / "stack"))
            contents = memory.Memory(monitor, image, directory)
        complaints += sessions(scenario, directory)
        summary = json.loads((directory / "simulator.log").read_text())
        return Result(told(scenario, reports), painted.top, depth, summary["sockets"],
                      observation.Observation.read(out) if plugin else None, contents, complaints)
