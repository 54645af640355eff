"""The lives of the firmware whose stacks are held against the bounds."""

import services
import visitors
from scenario import COMPLETE, Scenario, report

X = "x" * 60000
BIG = f"HTTP/1.1 200 OK\r\nContent-Length: {len(X)}\r\n\r\n{X}"
CHUNKED = ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
           "5\r\n21.5 \r\n2\r\nC\n\r\n0\r\n\r\n")
BIG_CHUNKED = ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" +
               "".join(f"{len(X[:900]):x}\r\n{X[:900]}\r\n" for _ in range(60)) + "0\r\n\r\n")
SHORT = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n21.5 C\n"
UNTIL_CLOSE = "HTTP/1.1 200 OK\r\n\r\n21.5 C\n"
TOO_LARGE = report("ok", "too-large", 200, 1024)
TRUNCATED = report("ok", "truncated", 200, 7)
DAY = 86400
FATAL, WARNING = 2, 1


def alert(level, description):
    """A TLS record with one alert (RFC 5246 section 7.2)."""
    return bytes([21, 3, 3, 0, 2, level, description])


QUICK = [
    Scenario("ec", COMPLETE, visit=visitors.browse),
    Scenario("rsa", COMPLETE, key="rsa"),
    Scenario("ec-two-intermediates", COMPLETE, intermediates=2),
    Scenario("rsa-two-intermediates", COMPLETE, key="rsa", intermediates=2),
    Scenario("ec-384", COMPLETE, key="ec384", server=("-curves", "P-384")),
    Scenario("aes-256-sha-384", COMPLETE, server=("-cipher", "ECDHE-ECDSA-AES256-GCM-SHA384")),
    Scenario("client-certificate-wanted", COMPLETE, server=("-verify", "1")),
    Scenario("session-resumed", COMPLETE, serve=services.nginx, turns=3, sessions=(".", "r", "r")),
    # The second turn is a minute after the first, and past the half of the lease.
    Scenario("lease-extended", COMPLETE, turns=2, lease_seconds=100,
             reaches="DhcpClient6extend"),
    Scenario("chunked", COMPLETE, page=CHUNKED),
    Scenario("big", TOO_LARGE, page=BIG, body=X),
    Scenario("truncated-body", TRUNCATED, page=SHORT),
    Scenario("until-close", COMPLETE, page=UNTIL_CLOSE),
    Scenario("truncated-tls", TRUNCATED, page=UNTIL_CLOSE, serve=services.stopping_tls_server),
    Scenario("wrong-host", report("not-trusted"), host="other.example.org"),
    Scenario("unknown-root", report("not-trusted"), trusts_server=False),
    Scenario("expired", report("not-trusted"), time_ahead=3 * DAY),
    Scenario("not-yet-valid", report("not-trusted"), time_ahead=-3 * DAY),
    Scenario("no-common-cipher", report("refused"),
             server=("-cipher", "ECDHE-ECDSA-CHACHA20-POLY1305")),
    Scenario("alert-close-notify", report("peer-closed"), serve=services.saying(alert(WARNING, 0))),
    Scenario("refused", report("refused"), simulator=("refuse:443",)),
    Scenario("finish-in-handshake", report("peer-closed"), simulator=("finish-after:443=500",)),
    Scenario("reset-in-handshake", report("peer-closed"), simulator=("reset-after:443=600",)),
    Scenario("rude-visitors", COMPLETE, visit=visitors.rude),
    Scenario("no-chip", None, simulator=("absent",), seconds=10),
]

# What the suite has time for with images other than the board's own.
SMOKE = [s for s in QUICK if s.name in (
    "ec", "rsa-two-intermediates", "session-resumed", "big", "truncated-tls", "expired", "refused")]

# Peers that go away at every stage: after each of these many bytes of the server's.
STAGES = [*range(0, 1400, 100), *range(1400, 1800, 50), 5000, 20000, 40000, 60000]
LONG = QUICK + [
    Scenario(f"{fault}-after-{count}", None, simulator=(f"{fault}-after:443={count}",), page=BIG,
             body=X, any_report=True)
    for fault in ("finish", "reset") for count in STAGES
] + [
    Scenario(f"{fault}-instead-of-report", None, simulator=(f"{fault}-after:80=0",), seconds=15,
             visit=visitors.browse)
    for fault in ("finish", "reset")
] + [
    Scenario(f"{fault}-in-answer-to-report", COMPLETE, simulator=(f"{fault}-after:80=10",))
    for fault in ("finish", "reset")
] + [
    Scenario(f"spi-byte-{count}-lost", None, any_report=True,
             simulator=(f"loses-byte-at={count}",), seconds=90)
    for count in (100, 1000, 3000, 5000, 8000, 12000)
] + [
    # The pool of memory for TLS is 48 KiB: a fetch that kept 500 bytes would be the last.
    Scenario("a-hundred-in-a-row", COMPLETE, serve=services.nginx, turns=100, seconds=3600,
             sessions=(".", *["r"] * 99)),
    Scenario("visitors-under-load", COMPLETE, visit=visitors.load),
    Scenario("silent-visitor", COMPLETE, visit=visitors.silent),
    Scenario("only-tls-1.3", report("refused"), server=("-tls1_3",)),
    Scenario("big-chunked", TOO_LARGE, page=BIG_CHUNKED, body=X),
    Scenario("alert-fatal", report("refused"), serve=services.saying(alert(FATAL, 40))),
    Scenario("alert-user-canceled", None, serve=services.saying(alert(WARNING, 90)),
             any_report=True),
    Scenario("no-tls", report("failed"), serve=services.saying(b"HTTP/1.1 400 Bad\r\n\r\n")),
    Scenario("silent", report("timed-out"), simulator=("silent:443",)),
    Scenario("silent-in-handshake", report("timed-out"), serve=services.saying(b"")),
    Scenario("no-time", None, time_ahead=None, seconds=40),
    Scenario("stuck-commands", None, simulator=("stuck-commands",), seconds=5),
    Scenario("bus-fails", None, simulator=("bus-fails-at=200",), seconds=5),
    Scenario("received-lie", None, simulator=("received-lie=65535",), seconds=10),
    Scenario("free-lie", None, simulator=("free-lie=65535",), seconds=10),
    Scenario("link-comes-late", COMPLETE, simulator=("link-up-after=3000",)),
]

SETS = {"smoke": SMOKE, "quick": QUICK, "long": LONG}
