"""Handshakes of mbedTLS's ssl_client2 with its ssl_server2."""

import socket
import subprocess
import time

from instrumented import Failed, run

# (server's options, client's options), one pair for each way a handshake can go.
HANDSHAKES = (
    ("", ""),
    ("auth_mode=required", "auth_mode=required reconnect=1"),
    ("renegotiation=1", "renegotiation=1 renegotiate=1 exchanges=2"),
    ("tickets=1 cache_max=0", "tickets=1 reconnect=1"),
    ("psk=6162 psk_identity=me", "psk=6162 psk_identity=me force_ciphersuite="
     "TLS-PSK-WITH-AES-128-CBC-SHA256"),
    ("psk=6162 psk_identity=me", "psk=6162 psk_identity=me force_ciphersuite="
     "TLS-DHE-PSK-WITH-AES-256-CCM"),
    ("dtls=1", "dtls=1 mtu=512"),
    ("dtls=1 cookies=1 anti_replay=1 hs_timeout=250-1000", "dtls=1 reconnect=1"),
    ("nbio=1", "nbio=2 max_frag_len=1024"),
    ("event=1", "event=1 request_size=17000"),
    ("min_version=tls1 max_version=tls1",
     "min_version=tls1 max_version=tls1 auth_mode=optional"),
    ("max_version=tls1_1", "max_version=tls1_1 min_version=tls1 auth_mode=none"),
    ("sni=localhost,data_files/server5.crt,data_files/server5.key,-,-,-", "server_name=localhost auth_mode=optional"),
    ("alpn=one,two", "alpn=two extended_ms=0 etm=0"),
    ("dhm_file=data_files/dhparams.pem",
     "force_ciphersuite=TLS-DHE-RSA-WITH-AES-256-GCM-SHA384"),
    ("", "force_ciphersuite=TLS-RSA-WITH-AES-128-CBC-SHA256"),
    ("", "force_ciphersuite=TLS-RSA-WITH-CAMELLIA-256-CBC-SHA"),
    ("", "force_ciphersuite=TLS-ECDHE-RSA-WITH-CHACHA20-POLY1305-SHA256"),
    ("crt_file=data_files/server5.crt key_file=data_files/server5.key",
     "force_ciphersuite=TLS-ECDHE-ECDSA-WITH-AES-128-CCM-8 auth_mode=optional"),
)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_until_listening(server, log, seconds=60):
    """The server says so; connecting to find out would be a client."""
    for _ in range(seconds * 20):
        if "Waiting for a remote connection" in log.read_text(errors="replace"):
            return
        if server.poll() is not None:
            break
        time.sleep(0.05)
    raise Failed(f"{log}: the server does not listen")


def handshake(programs, folder, data, environment, options):
    """One server, and a client that ends well; SIGTERM makes the server end as usual."""
    port, log = f"server_port={free_port()}", folder / "server.log"
    server_options, client_options = (text.split() for text in options)
    with log.open("w") as output:
        server = subprocess.Popen([programs["ssl_server2"], port, "server_addr=127.0.0.1",
                                   *server_options], cwd=data, stdout=output,
                                  stderr=subprocess.STDOUT, env=environment)
    try:
        wait_until_listening(server, log)
        run([programs["ssl_client2"], port, "server_addr=127.0.0.1", *client_options], folder=data,
            env=environment, timeout=300)
    finally:
        server.terminate()
        server.wait(timeout=300)


def run_all(programs, folder, data, environment):
    """`programs` by name; `data` is where mbedTLS's data_files are."""
    for options in HANDSHAKES:
        handshake(programs, folder, data, environment, options)
