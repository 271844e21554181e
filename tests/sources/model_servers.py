"""Servers of language models on this machine's loopback, good ones and bad ones.

Each ends with the `with` that opened it; whatever one does on purpose for long, it does for a few
seconds at most.
"""

import json
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

Body = Mapping[str, Any]
Behaviour = Callable[[BaseHTTPRequestHandler, Body, Event], None]
"""What a server does with a request, whose body it is given; told when the test is over."""

LONGEST = 5.0
"""Seconds that anything here goes on for at most."""


@dataclass
class Served:
    """A server that runs: its address, and what it was asked so far."""

    address: str
    asked: list[Body] = field(default_factory=list[Body])
    headers: list[Mapping[str, str]] = field(default_factory=list[Mapping[str, str]])
    paths: list[str] = field(default_factory=list[str])

    def sentences(self) -> list[str]:
        """Return every sentence that it was given to read."""
        return [
            sentence["text"]
            for body in self.asked
            for sentence in json.loads(body["messages"][-1]["content"])["sentences"]
        ]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing where a client leaves early: that is what is tested."""


@contextmanager
def serving(behaviour: Behaviour) -> Generator[Served]:
    """Run a server that behaves in some way, on a port that is free."""
    over = Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            body = json.loads(self.rfile.read(length))
            served.asked.append(body)
            served.headers.append(dict(self.headers.items()))
            served.paths.append(self.path)
            behaviour(self, body, over)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Log nothing."""

    server = _Server(("127.0.0.1", 0), Handler)
    served = Served(f"http://127.0.0.1:{server.server_address[1]}/v1")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield served
    finally:
        over.set()
        server.shutdown()
        thread.join()
        server.server_close()


def sends(
    content: bytes, *, status: int = 200, headers: Mapping[str, str] | None = None
) -> Behaviour:
    """Answer every request with the same bytes."""

    def behave(handler: BaseHTTPRequestHandler, _: Body, __: Event) -> None:
        handler.send_response(status)
        for name, value in (headers or {"Content-Length": str(len(content))}).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(content)

    return behave


def envelope(content: object, **more: object) -> bytes:
    """Return what such a server sends when its model has written something."""
    message = {"role": "assistant", "content": content}
    choice = {"index": 0, "message": message, "finish_reason": "stop", **more}
    return json.dumps({"object": "chat.completion", "choices": [choice]}).encode()


def writes(content: str) -> Behaviour:
    """Answer every request with the same words of a model."""
    return sends(envelope(content))


def reads(answers: Mapping[str, Sequence[Mapping[str, object]]]) -> Behaviour:
    """Answer as a model that reports the same of a sentence wherever its first words stand."""

    def behave(handler: BaseHTTPRequestHandler, body: Body, over: Event) -> None:
        reports = [
            {"sentence": one["sentence"], **answer}
            for one in json.loads(body["messages"][-1]["content"])["sentences"]
            for begin, told in answers.items()
            if one["text"].startswith(begin)
            for answer in told
        ]
        sends(envelope(json.dumps({"reports": reports})))(handler, body, over)

    return behave


def silent(_: BaseHTTPRequestHandler, __: Body, over: Event) -> None:
    """Take a request, and say nothing."""
    over.wait(LONGEST)


def dripping(handler: BaseHTTPRequestHandler, _: Body, over: Event) -> None:
    """Send an answer so slowly that no single wait is long."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    ends = time.monotonic() + LONGEST
    while time.monotonic() < ends and not over.wait(0.02):
        handler.wfile.write(b" ")
        handler.wfile.flush()


def endless(handler: BaseHTTPRequestHandler, _: Body, over: Event) -> None:
    """Send an answer that has no end, as fast as it goes."""
    handler.send_response(200)
    handler.end_headers()
    ends = time.monotonic() + LONGEST
    while time.monotonic() < ends and not over.is_set():
        handler.wfile.write(b" " * 65_536)
