"""What the firmware's network is made of, on this machine's loopback address."""

import contextlib
import pathlib
import socket
import subprocess
import threading
import time


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def process(arguments, log, **options):
    """A process of ours that does not outlive the block."""
    with open(log, "wb") as output:
        child = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=output,
                                 stderr=subprocess.STDOUT, **options)
    try:
        yield child
    finally:
        child.terminate()
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def wait_for_text(path, text, seconds=20):
    end = time.monotonic() + seconds
    while text not in pathlib.Path(path).read_text(errors="replace"):
        if time.monotonic() > end:
            raise TimeoutError(f"{path} never says {text!r}")
        time.sleep(0.02)


@contextlib.contextmanager
def tls_server(directory, more=()):
    """`openssl s_server -HTTP`: answers with the file a request names, then close_notify."""
    port, log = free_port(), pathlib.Path(directory) / "s_server.log"
    has_chain = (pathlib.Path(directory) / "chain.pem").stat().st_size != 0
    chain = ["-cert_chain", "chain.pem"] if has_chain else []
    command = ["openssl", "s_server", "-cert", "leaf.pem", "-key", "leaf.key", *chain,
               "-accept", f"127.0.0.1:{port}", "-HTTP", *more]
    with process(command, log, cwd=directory):
        wait_for_text(log, "ACCEPT")
        yield port


NGINX = """
daemon off; master_process off; pid nginx.pid; error_log stderr warn;
events {{}}
http {{
  access_log off;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate full.pem; ssl_certificate_key leaf.key; ssl_protocols TLSv1.2;
    location / {{ default_type text/plain; return 200 "21.5 C\\n"; }}
  }}
}}
"""


@contextlib.contextmanager
def nginx(directory, more=()):
    """nginx with TLS; it answers every request with the same page and keeps the connection."""
    directory, port = pathlib.Path(directory), free_port()
    texts = [(directory / name).read_text() for name in ("leaf.pem", "chain.pem")]
    (directory / "full.pem").write_text("".join(texts))
    (directory / "nginx.conf").write_text(NGINX.format(port=port))
    command = ["/usr/sbin/nginx", "-p", str(directory), "-c", "nginx.conf", *more]
    with process(command, directory / "nginx.log", cwd=directory):
        wait_for_port(port)
        yield port


def wait_for_port(port, seconds=20):
    end = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)


class NameServer(threading.Thread):
    """Answers every question with one address (RFC 1035)."""

    def __init__(self, address="192.0.2.80"):
        super().__init__(daemon=True)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.address = socket.inet_aton(address)
        self.start()

    def run(self):
        while True:
            query, sender = self.socket.recvfrom(512)
            head = query[:2] + bytes([query[2] | 0x80, 0, 0, 1, 0, 1, 0, 0, 0, 0])
            record = bytes([0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4]) + self.address
            self.socket.sendto(head + query[12:] + record, sender)


class ReportServer(threading.Thread):
    """Takes the firmware's reports over plain HTTP; `reports` has the body of each."""

    def __init__(self):
        super().__init__(daemon=True)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.reports = []
        self.news = threading.Condition()
        self.start()

    def run(self):
        while True:
            connection, _ = self.socket.accept()
            with connection, contextlib.suppress(OSError):
                self.serve(connection)

    def serve(self, connection):
        connection.settimeout(60)
        request = b""
        while not request.endswith(b"}"):
            piece = connection.recv(4096)
            if not piece:
                return
            request += piece
        connection.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(4096):
            pass
        with self.news:
            self.reports.append(request.split(b"\r\n\r\n", 1)[1].decode())
            self.news.notify_all()

    def wait(self, count, seconds):
        """Whether `count` reports came in that time."""
        with self.news:
            return self.news.wait_for(lambda: len(self.reports) >= count, seconds)
