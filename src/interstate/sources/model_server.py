"""Ask a language model at an address that the user names, and keep what it answered.

The address is that of a server with OpenAI's interface (vLLM, llama.cpp, Ollama and others).
Nothing else is spoken to: a redirect is not followed, and no proxy of the environment is used.
Whatever comes back is only text here; `interstate.coding.model_answers` decides what it is worth.
"""

from __future__ import annotations

import json
import os
import socket
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from threading import Event, Timer
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from interstate.errors import ModelError, SourceError

if TYPE_CHECKING:
    from http.client import HTTPResponse

SECONDS = 120.0
"""How long one answer may take, unless the user says otherwise."""

LARGEST_ANSWER = 4_000_000
"""Bytes; no honest answer about a few sentences is longer."""

_SCHEMES = ("http", "https")
_REFUSED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelServer:
    """A server to ask, and the model to ask for.

    Attributes
    ----------
    address
        Where its interface begins: ``http://127.0.0.1:8000/v1``.
    model
        The model's name, as the server knows it.
    key
        What the server lets in with, or ``None``; never shown.
    seconds
        How long one answer may take, from the first byte sent to the last received.

    Raises
    ------
    SourceError
        If the address is none, or the key cannot be one.
    """

    address: str
    model: str
    key: str | None = field(default=None, repr=False)
    seconds: float = SECONDS

    def __post_init__(self) -> None:
        check_address(self.address)
        if not self.model.strip():
            msg = "the model has no name; give the one by which its server knows it with --model"
            raise SourceError(msg)
        if self.key is not None and not (self.key.isascii() and self.key.isprintable()):
            msg = "the key of the model's server (INTERSTATE_MODEL_KEY) holds signs no key can have"
            raise SourceError(msg)
        if not 0 < self.seconds < float("inf"):
            msg = f"a model cannot answer in {self.seconds:g} seconds; give more than 0"
            raise SourceError(msg)

    def ask(self, body: Mapping[str, object]) -> str:
        """Return what the model writes in answer to a request of the interface.

        Raises
        ------
        ModelError
            If no whole answer came in time, with the reason.
        """
        return _content(self._post({"model": self.model, **body}), self.address)

    def _post(self, body: Mapping[str, object]) -> bytes:
        parts = urlsplit(self.address)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        connection = kind(parts.hostname or "", parts.port, timeout=self.seconds)
        deadline = _Deadline(connection, self.seconds)
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        path = f"{parts.path.rstrip('/')}/chat/completions"
        try:
            with deadline:
                connection.connect()
                deadline.watch()
                connection.request("POST", path, json.dumps(body).encode("ascii"), headers)
                with connection.getresponse() as response:
                    return self._read(response, deadline)
        except (OSError, HTTPException, ValueError) as problem:
            if deadline.over or isinstance(problem, TimeoutError):
                msg = (
                    f"{self.address} gave no whole answer within {self.seconds:g} seconds; "
                    "allow more with --model-timeout, or ask a faster model"
                )
                raise ModelError(msg) from problem
            said = getattr(problem, "strerror", None) or type(problem).__name__
            msg = f"{self.address} could not be asked ({said}); does the server run there?"
            raise ModelError(msg) from problem
        finally:
            connection.close()

    def _read(self, response: HTTPResponse, deadline: _Deadline) -> bytes:
        """Return what a response holds, if it is one and not too large."""
        status, where = response.status, self.address
        if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
            msg = f"{where} leads elsewhere (HTTP {status}), which is not followed"
            raise ModelError(msg)
        if status in _REFUSED:
            msg = f"{where} refuses to answer (HTTP {status}); set INTERSTATE_MODEL_KEY to its key"
            raise ModelError(msg)
        if status == HTTPStatus.NOT_FOUND:
            msg = (
                f"{where} knows no such page or model (HTTP {status}); the address mostly ends "
                f"in /v1, and the model asked for is {self.model!r}"
            )
            raise ModelError(msg)
        if status != HTTPStatus.OK:
            msg = f"{where} failed (HTTP {status}); its own log tells why"
            raise ModelError(msg)
        content = response.read(LARGEST_ANSWER + 1)
        # An answer that was cut off at the deadline ends like one that is whole.
        deadline.check()
        if len(content) > LARGEST_ANSWER:
            msg = f"{where} answered with more than {LARGEST_ANSWER:,} bytes; that is no answer"
            raise ModelError(msg)
        # Asked for so many bytes at most, http.client does not say where fewer came than promised.
        if response.length:
            msg = f"{where} broke off before its answer was whole"
            raise ModelError(msg)
        return content


class _Deadline:
    """Ends a connection when its time is over, however slowly bytes drip in."""

    def __init__(self, connection: HTTPConnection, seconds: float) -> None:
        self._connection = connection
        self._socket: socket.socket | None = None
        self._over = Event()
        self._timer = Timer(seconds, self._end)
        self._timer.daemon = True

    @property
    def over(self) -> bool:
        return self._over.is_set()

    def check(self) -> None:
        """Raise `TimeoutError` where time is over."""
        if self.over:
            raise TimeoutError

    def watch(self) -> None:
        """Take up the socket of a connection that is now open."""
        # The connection lets go of it once a response has begun.
        self._socket = self._connection.sock
        if self.over:
            self._end()

    def _end(self) -> None:
        self._over.set()
        if self._socket is not None:
            with suppress(OSError):
                # Not the method of a TLS socket, which would take its state away from its reader.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def check_address(address: str) -> None:
    """Refuse what is no address of a server, before anything is read.

    Raises
    ------
    SourceError
        With what is wrong with it.

    Examples
    --------
    >>> check_address("http://127.0.0.1:8000/v1")
    >>> check_address("127.0.0.1:8000")
    Traceback (most recent call last):
    ...
    interstate.errors.SourceError: '127.0.0.1:8000' is no address of a model's server; write it \
like http://127.0.0.1:8000/v1
    """
    if "@" in address:
        # Not shown: it may hold a password.
        msg = (
            "the address of a model's server must hold no name or password; leave them out and "
            "set INTERSTATE_MODEL_KEY"
        )
        raise SourceError(msg)
    try:
        parts = urlsplit(address)
        named = parts.scheme in _SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        named = False
    plain = address.isascii() and address.isprintable() and not set(address) & set(" ?#")
    if not named or not plain:
        msg = (
            f"{address!r} is no address of a model's server; write it like http://127.0.0.1:8000/v1"
        )
        raise SourceError(msg)


def _content(answer: bytes, address: str) -> str:
    """Return what the model wrote, out of what its server sent."""
    try:
        told: object = json.loads(answer)
    except (ValueError, RecursionError) as problem:
        msg = f"{address} answered with something that is not JSON"
        raise ModelError(msg) from problem
    choices = _of(told, "choices")
    choice = cast("list[object]", choices)[0] if isinstance(choices, list) and choices else None
    content = _of(_of(choice, "message"), "content")
    if not isinstance(content, str):
        msg = f"{address} answered with JSON that holds no text at choices[0].message.content"
        raise ModelError(msg)
    if _of(choice, "finish_reason") == "length":
        msg = f"{address} cut its answer off (finish_reason: length); allow it longer answers"
        raise ModelError(msg)
    return content


def _of(value: object, key: str) -> object:
    """Return what stands under a key, ``None`` where there is no such key or no object."""
    return cast("Mapping[str, object]", value).get(key) if isinstance(value, Mapping) else None


class AnswerFolder:
    """Answers kept in a folder, a file for each, named by the hash of what was asked.

    Raises
    ------
    SourceError
        If the folder cannot be made.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            msg = f"{folder} cannot hold answers: {problem.strerror}; choose another --model-cache"
            raise SourceError(msg) from problem

    def get(self, key: str) -> str | None:
        """Return what was kept under a key, ``None`` where nothing readable was."""
        with suppress(OSError, UnicodeDecodeError):
            return self._path(key).read_text(encoding="utf-8")
        return None

    def put(self, key: str, answer: str) -> None:
        """Keep an answer under a key; it is there whole or not at all.

        Raises
        ------
        SourceError
            If it cannot be written.
        """
        path = self._path(key)
        try:
            path.parent.mkdir(exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
            fresh = Path(name)
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as stream:
                    stream.write(answer)
                fresh.replace(path)
            finally:
                fresh.unlink(missing_ok=True)
        except OSError as problem:
            msg = f"{path} cannot be written: {problem.strerror}; choose another --model-cache"
            raise SourceError(msg) from problem

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"
