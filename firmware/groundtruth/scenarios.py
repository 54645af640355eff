"""The lives of the firmware whose stacks are held against the bounds."""

import services
from scenario import COMPLETE, NOT_SENT, Scenario

BIG = "HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n" + "x" * 60000
CHUNKED = ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
           "5\r\n21.5 \r\n2\r\nC\n\r\n0\r\n\r\n")
TOO_LARGE = {"outcome": "too-large", "status": 200, "bytes": 1024}
TRUNCATED = {"outcome": "truncated", "status": 200, "bytes": 7}

QUICK = [
    Scenario("ec", COMPLETE),
    Scenario("rsa", COMPLETE, key="rsa"),
    Scenario("rsa-two-intermediates", COMPLETE, key="rsa", intermediates=2),
    Scenario("ec-384", COMPLETE, key="ec384", server=("-curves", "P-384")),
    Scenario("aes-256-sha-384", COMPLETE, server=("-cipher", "ECDHE-ECDSA-AES256-GCM-SHA384")),
    Scenario("client-certificate-wanted", COMPLETE, server=("-verify", "1")),
    Scenario("nginx", COMPLETE, serve=services.nginx),
    Scenario("chunked", COMPLETE, page=CHUNKED),
    Scenario("big", TOO_LARGE, page=BIG),
    Scenario("truncated-body", TRUNCATED,
             page="HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n21.5 C\n"),
    Scenario("wrong-host", NOT_SENT, host="other.example.org"),
    Scenario("unknown-root", NOT_SENT, trusts_server=False),
    Scenario("no-common-cipher", NOT_SENT, server=("-cipher", "ECDHE-ECDSA-CHACHA20-POLY1305")),
    Scenario("only-tls-1.3", NOT_SENT, server=("-tls1_3",)),
    Scenario("refused", NOT_SENT, simulator=("refuse:443",)),
    Scenario("finish-in-handshake", NOT_SENT, simulator=("finish-after:443=500",)),
    Scenario("reset-in-handshake", NOT_SENT, simulator=("reset-after:443=600",)),
    Scenario("no-chip", None, simulator=("absent",), seconds=2),
]

# Peers that go away at every stage: after each of these many bytes of the server's.
STAGES = [*range(0, 1400, 100), *range(1400, 1800, 50)]
LONG = QUICK + [
    Scenario(f"{fault}-after-{count}", None, simulator=(f"{fault}-after:443={count}",), page=BIG,
             any_report=True)
    for fault in ("finish", "reset") for count in STAGES
] + [
    # The pool of memory for TLS is 48 KiB: a fetch that kept 500 bytes would be the last.
    Scenario("a-hundred-in-a-row", COMPLETE, serve=services.nginx, turns=100, seconds=1200),
    Scenario("silent", NOT_SENT, simulator=("silent:443",)),
    Scenario("stuck-commands", None, simulator=("stuck-commands",), seconds=5),
    Scenario("bus-fails", None, simulator=("bus-fails-at=200",), seconds=5),
    Scenario("received-lie", None, simulator=("received-lie=65535",), seconds=10),
    Scenario("link-comes-late", COMPLETE, simulator=("link-up-after=3000",)),
]
