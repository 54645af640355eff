"""One life of the firmware in QEMU: what its peer does, and what the firmware says of it."""

import contextlib
import dataclasses
import json
import pathlib
import tempfile
import typing

import certificates
import machine
import observation
import services

PAGE = "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n21.5 C\n"
COMPLETE = {"outcome": "complete", "status": 200, "bytes": 7}
NOT_SENT = {"outcome": "not-sent", "status": 0, "bytes": 0}


@dataclasses.dataclass
class Scenario:
    name: str
    expect: dict | None  # the firmware's first report; None: it makes none in `seconds`
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


@dataclasses.dataclass
class Result:
    report: dict | None
    stack_top: int
    painted_depth: int
    sockets: list  # the simulator's summary
    seen: observation.Observation | None


def make_files(scenario, directory):
    root = certificates.make(directory, scenario.key, scenario.host, scenario.intermediates)
    if not scenario.trusts_server:
        root = certificates.make_root(directory, scenario.key, "stranger")
    (directory / "reading").write_text(scenario.page, newline="")
    return root


def drive(monitor, scenario, reports, painted, directory):
    """Lets the firmware run until it reports, or its time is over; gives the painted depth."""
    came = reports.wait(scenario.turns, scenario.seconds)
    if not came and (scenario.expect is not None or scenario.any_report):
        logs = [(directory / name).read_text() for name in ("qemu.log", "simulator.log")]
        raise TimeoutError(f"{scenario.name}: no report in {scenario.seconds} s; {logs}")
    return painted.painted_depth(
        monitor.memory(painted.bottom, painted.bytes, directory / "stack"))


def run(scenario, image, simulator, plugin=None):
    """Starts all that `scenario` wants, and ends it again whatever happens."""
    with contextlib.ExitStack() as stack:
        directory = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
        elf = image.with_root(make_files(scenario, directory), directory / "firmware.elf")
        port = stack.enter_context(scenario.serve(directory, scenario.server))
        names, reports = services.NameServer(), services.ReportServer()
        routes = [f"tcp:443={port}", f"tcp:80={reports.port}", f"udp:53={names.port}"]
        painted, out = machine.Stack(image), directory / "observation"
        argument = plugin and observation.plugin_argument(plugin, image, painted.top, directory,
                                                          out)
        with machine.running(elf, directory, simulator, [*routes, *scenario.simulator], painted,
                             plugin=argument, deterministic=scenario.turns > 1) as monitor:
            depth = drive(monitor, scenario, reports, painted, directory)
        summary = json.loads((directory / "simulator.log").read_text())
        told = sorted(set(reports.reports), key=lambda text: json.loads(text) == scenario.expect)
        report = json.loads(told[0]) if told else None  # one that was not expected comes first
        return Result(report, painted.top, depth, summary["sockets"],
                      observation.Observation.read(out) if plugin else None)
