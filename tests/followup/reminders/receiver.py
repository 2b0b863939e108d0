"""Servers on this machine that take messages well, refuse, dawdle, trickle or fall silent; and count what they were
sent."""

import json
import re
import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any

_TASK = re.compile(r"事项：(\d+)")


class Receiver(ThreadingHTTPServer):
    """At `/good` it takes a message; `/status/503` answers so; `/slow` takes it, but answers too late; `/never` takes
    it and says nothing; `/cut` takes it and hangs up; `/code/310000` refuses as DingTalk does, with status 200."""

    daemon_threads = True

    def __init__(self, slow: float) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.slow, self.ending = slow, Event()
        self.came: list[tuple[str, dict[str, Any]]] = []
        self._lock = Lock()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def url(self, path: str) -> str:
        return f"json://127.0.0.1:{self.port}/{path}"

    def note(self, path: str, told: dict[str, Any]) -> None:
        with self._lock:
            self.came.append((path, told))

    def taken(self) -> Counter[int]:
        """How often each task was told of in a message that was not refused."""
        refused = ("/status/", "/code/")
        told = [message["message"] for path, message in self.came if not path.startswith(refused)]
        return Counter(int(number) for text in told for number in _TASK.findall(text))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who sent may be gone: they are killed here."""


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        self.server.note(self.path, json.loads(self.rfile.read(length)))
        _, sort, *rest = self.path.split("?")[0].split("/")
        if sort == "cut":
            self.connection.shutdown(socket.SHUT_RDWR)
        elif sort == "never":
            self.server.ending.wait(60)
        elif sort == "slow":
            time.sleep(self.server.slow)
            self._answer(200, b"{}")
        elif sort == "trickle":
            self._trickle()
        elif sort == "code":
            self._answer(200, json.dumps({"errcode": int(rest[0]), "errmsg": "no"}).encode())
        else:
            self._answer(int(rest[0]) if sort == "status" else 200, b'{"errcode": 0}')

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _trickle(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "10000")
        self.end_headers()
        while not self.server.ending.wait(0.1):
            self.wfile.write(b".")
            self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base's
        """Nothing on the terminal."""


@contextmanager
def receiving(slow: float = 3.0) -> Iterator[Receiver]:
    server = Receiver(slow)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.ending.set()
        server.shutdown()
        server.server_close()
        thread.join()


def closed_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


class Mail:
    """A mail server that speaks as far as `silent_at`, `refuse_at` or `cut_at` says, a word of SMTP: then it is silent,
    refuses, or hangs up. `TEXT` is the moment after the text of a message."""

    def __init__(self, *, silent_at: str = "", refuse_at: str = "", cut_at: str = "") -> None:
        self._silent, self._refuse, self._cut = silent_at, refuse_at, cut_at
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self.taken: list[str] = []
        self.texts = 0
        self._ending = Event()
        Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._ending.set()
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rwb") as file:
            try:
                self._converse(file)
            except OSError:
                return

    def _converse(self, file: Any) -> None:
        if not self._say(file, "GREET", "220 here"):
            return
        while line := file.readline().decode().strip():
            word = line.split()[0].upper()
            answers = {"EHLO": "250 fine", "DATA": "354 go on", "QUIT": "221 bye"}
            if not self._say(file, word, answers.get(word, "250 fine")) or word == "QUIT":
                return
            if word == "DATA" and self._refuse != "DATA":
                text = []
                while (each := file.readline()) not in (b".\r\n", b""):
                    text.append(each.decode())
                self.texts += 1
                if self._say(file, "TEXT", "250 taken"):
                    self.taken.append("".join(text))

    def _say(self, file: Any, word: str, answer: str) -> bool:
        if word == self._silent:
            self._ending.wait(60)
            return False
        if word == self._cut:
            return False
        refused = word == self._refuse
        file.write(f"{'554 no' if refused else answer}\r\n".encode())
        file.flush()
        return not (refused and word == "TEXT")
