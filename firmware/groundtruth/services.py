"""What the firmware's network is made of, on this machine's loopback address."""

import contextlib
import pathlib
import socket
import ssl
import struct
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
  log_format session "$ssl_session_reused"; access_log session.log session;
  ssl_session_cache shared:all:1m; ssl_session_timeout 1d;
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


@contextlib.contextmanager
def served(serve):
    """A server whose connections serve(socket) answers, one after the other."""
    listener = socket.create_server(("127.0.0.1", 0))

    def run():
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listener.accept()
                with connection, contextlib.suppress(OSError):
                    connection.settimeout(300)
                    serve(connection)

    threading.Thread(target=run, daemon=True).start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.close()


def saying(answer):
    """A server that answers the first bytes of a client with `answer`, and then waits for its end."""
    def serve(connection):
        connection.recv(4096)
        connection.sendall(answer)
        while connection.recv(4096):
            pass
    return lambda directory, more=(): served(serve)


def stopping_tls_server(directory, more=()):
    """TLS that just stops: a FIN behind the answer, without close_notify (RFC 5246, 7.2.1)."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    directory = pathlib.Path(directory)
    context.load_cert_chain(directory / "leaf.pem", directory / "leaf.key")
    page = (directory / "reading").read_bytes()

    def serve(connection):
        with context.wrap_socket(connection, server_side=True) as secure:
            secure.recv(4096)
            secure.sendall(page)
            plain = socket.socket(fileno=secure.detach())
            plain.shutdown(socket.SHUT_WR)
            with plain, contextlib.suppress(OSError):
                while plain.recv(4096):
                    pass
    return served(serve)


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


class Datagrams(threading.Thread):
    """Answers every datagram with answer(datagram), or keeps silent where that is None."""

    def __init__(self):
        super().__init__(daemon=True)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.start()

    def run(self):
        while True:
            query, sender = self.socket.recvfrom(1024)
            answer = self.answer(query)
            if answer is not None:
                self.socket.sendto(answer, sender)

    def answer(self, query):
        raise NotImplementedError


class NameServer(Datagrams):
    """Answers every question with one address (RFC 1035)."""

    address = socket.inet_aton("192.0.2.80")

    def answer(self, query):
        head = query[:2] + bytes([query[2] | 0x80, 0, 0, 1, 0, 1, 0, 0, 0, 0])
        record = bytes([0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4]) + self.address
        return head + query[12:] + record


class TimeServer(Datagrams):
    """Tells this machine's time, `ahead` seconds on (RFC 4330)."""

    def __init__(self, ahead=0):
        self.ahead = ahead
        super().__init__()

    def answer(self, query):
        now = int(time.time()) + self.ahead + 2_208_988_800
        head = bytes([0x24, 2, 6, 0xEC]) + bytes(20)
        return head + query[40:48] + struct.pack("!I", now) + bytes(4) + struct.pack("!I", now) + bytes(4)


class DhcpServer(Datagrams):
    """Has one address to give away, for so many seconds (RFC 2131)."""

    def __init__(self, lease_seconds):
        self.lease = b"\x33\x04" + struct.pack("!I", lease_seconds)
        super().__init__()

    ip = socket.inet_aton("192.0.2.10")
    options = (b"\x36\x04\xc0\x00\x02\x01" + b"\x01\x04\xff\xff\xff\x00" +
               b"\x03\x04\xc0\x00\x02\x01" + b"\x06\x04\xc0\x00\x02\x35")

    def answer(self, query):
        kind = {1: 2, 3: 5}.get(query[242])  # DISCOVER: OFFER, REQUEST: ACK
        if kind is None:
            return None
        head = b"\x02" + query[1:16] + self.ip + query[20:240]
        return head + bytes([53, 1, kind]) + self.options + self.lease + b"\xff"


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
        with contextlib.suppress(OSError):  # it is a report however its connection ends
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
