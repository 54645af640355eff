"""Clients of the firmware's status page. Each gives what it found wrong."""

import contextlib
import re
import socket
import struct
import subprocess
import threading
import time

GET = b"GET / HTTP/1.1\r\nHost: device\r\n\r\n"
PAGE = re.compile(rb"HTTP/1\.1 200 OK\r\n.*Content-Length: (\d+)\r\n\r\n(.*</table>\n)", re.DOTALL)


def curl(port, *more):
    """(status, body) as curl sees them; curl fails where a body is shorter than was said."""
    done = subprocess.run(["curl", "--silent", "--show-error", "--max-time", "60", "--retry", "100",
                           "--retry-connrefused", "--retry-delay", "1", "--write-out",
                           "\n%{http_code}", *more, f"http://127.0.0.1:{port}/"],
                          capture_output=True, text=True)
    body, _, status = done.stdout.rpartition("\n")
    return (done.stderr or status), body


def exchange(port, request, finish=False, wait=30):
    """All that comes back. Raises OSError where the firmware does not listen or resets."""
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as connection:
        connection.sendall(request)
        if finish:
            connection.shutdown(socket.SHUT_WR)
        answer = b""
        while piece := connection.recv(4096):
            answer += piece
        return answer


def is_page(answer):
    match = PAGE.fullmatch(answer)
    return bool(match) and int(match[1]) == len(match[2])


def until_served(port, request=GET, seconds=120, **options):
    """Tries again where both of the firmware's sockets are taken, as clients do."""
    end = time.monotonic() + seconds
    while True:
        with contextlib.suppress(OSError):
            if answer := exchange(port, request, **options):
                return answer
        if time.monotonic() > end:
            return b""
        time.sleep(0.05)


def browse(port):
    """curl: the page, its head, something that is not there, and a body nobody asked for."""
    status, body = curl(port)
    if status != "200" or "<th>address<td>192.0.2.10\n" not in body:
        yield f"curl gets {status} {body!r}"
    for more, wanted in ((["--head"], "200"), (["--request-target", "/other"], "404"),
                         (["--data", "x" * 100_000], "405")):
        status, _ = curl(port, *more)
        if status != wanted:
            yield f"curl {more[0]} gets {status}, wanted {wanted}"


def load(port, clients=6, times=10):
    """Many at once, each again and again: every one that is let in gets the whole page."""
    answers = []

    def visit():
        for _ in range(times):
            answers.append(until_served(port))
    threads = [threading.Thread(target=visit) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    bad = [answer for answer in answers if not is_page(answer)]
    if bad or len(answers) != clients * times:
        yield f"{len(bad)} of {len(answers)} answers are no page: {bad[:1]}"


def reset(port, request):
    """Sends a part of a request, and a RST."""
    with contextlib.suppress(OSError):
        with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
            connection.sendall(request)
            time.sleep(0.05)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def leave(port, request):
    """Sends a part of a request, and a FIN."""
    with contextlib.suppress(OSError):
        if exchange(port, request, finish=True) not in (b"",):
            pass


def rude(port):
    """Clients that go away at every stage of a request; after each the next one is served."""
    for go in (leave, reset):
        for count in (0, 1, 10, len(GET) - 1, len(GET)):
            go(port, GET[:count])
            if not is_page(until_served(port)):
                yield f"no page after a client that did {go.__name__} after {count} bytes"
    for request, wanted in ((b"\x16\x03\x01\r\n", b"400"), (b"GET / HTTP/1.1\r\n\r\n", b"400"),
                            (b"GET / HTTP/1.1\r\n" + b"x" * 9000, b"431")):
        answer = until_served(port, request)
        if answer[9:12] != wanted:
            yield f"{request[:20]} gets {answer[:40]}, wanted {wanted}"


def silent(port):
    """A client that says nothing is sent away, and one behind it has its answer all the same."""
    until_served(port)  # it listens
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        if not is_page(until_served(port)):
            yield "no page behind a silent client"
        if connection.recv(1):
            yield "a silent client was answered"
