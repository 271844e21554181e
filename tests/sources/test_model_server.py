"""A server that a user names may be broken, slow or hostile; none may take the program with it."""

import os
import socket
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.sources.model_servers import (
    Behaviour,
    dripping,
    endless,
    envelope,
    sends,
    serving,
    silent,
    writes,
)

from interstate.errors import ModelError, SourceError
from interstate.sources import AnswerFolder, ModelServer

BODY = {"messages": [{"role": "user", "content": "{}"}]}
KEY = "sk-very-secret"


@pytest.fixture(autouse=True)
def proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the environment name proxies, which must not see what is asked."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
        monkeypatch.setenv(name.upper(), "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)


def _failure(address: str, seconds: float = 5.0) -> str:
    server = ModelServer(address=address, model="tiny", key=KEY, seconds=seconds)
    with pytest.raises(ModelError) as failed:
        server.ask(BODY)
    assert KEY not in str(failed.value)
    return str(failed.value)


def test_a_model_is_asked_by_name_with_the_key_and_its_words_come_back() -> None:
    with serving(writes("words")) as served:
        server = ModelServer(address=f"{served.address}/", model="tiny", key=KEY)
        assert server.ask(BODY) == "words"
    assert served.paths == ["/v1/chat/completions"]
    assert served.asked == [{"model": "tiny", **BODY}]
    assert served.headers[0]["Authorization"] == f"Bearer {KEY}"


def test_without_a_key_none_is_sent_and_no_value_shows_one() -> None:
    with serving(writes("words")) as served:
        ModelServer(address=served.address, model="tiny").ask(BODY)
    assert "Authorization" not in served.headers[0]
    assert KEY not in repr(ModelServer(address=served.address, model="tiny", key=KEY))


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        (sends(b"", status=500), "failed (HTTP 500)"),
        (sends(b"", status=404), "'tiny'"),
        (sends(b"", status=401), "INTERSTATE_MODEL_KEY"),
        (sends(b"<html>", status=200), "not JSON"),
        (sends(b"", status=200), "not JSON"),
        (sends(b"[" * 100_000, status=200), "not JSON"),
        (sends(b"\xff\xfe", status=200), "not JSON"),
        (sends(b'{"choices": []}'), "choices[0].message.content"),
        (sends(b'{"choices": {"0": 1}}'), "choices[0].message.content"),
        (sends(b"[1]"), "choices[0].message.content"),
        (sends(envelope(None)), "choices[0].message.content"),
        (sends(envelope("x", finish_reason="length")), "cut its answer off"),
        (sends(b"{}", headers={"Content-Length": "50"}), "broke off"),
        (sends(b"{}", headers={"Transfer-Encoding": "chunked"}), "could not be asked"),
        (sends(b"{}", headers={"X": "y" * 70_000}), "could not be asked"),
        (endless, "more than 4,000,000 bytes"),
    ],
)
def test_an_answer_that_is_none_is_told_with_the_reason(behaviour: Behaviour, said: str) -> None:
    with serving(behaviour) as served:
        assert said in _failure(served.address)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed_and_gets_no_key(status: int) -> None:
    with serving(writes("words")) as other:
        headers = {"Location": f"{other.address}/chat/completions", "Content-Length": "0"}
        with serving(sends(b"", status=status, headers=headers)) as served:
            assert "is not followed" in _failure(served.address)
    assert other.asked == []


@pytest.mark.parametrize("behaviour", [silent, dripping])
def test_a_slow_server_is_left_when_its_time_is_over(behaviour: Behaviour) -> None:
    with serving(behaviour) as served:
        began = time.monotonic()
        said = _failure(served.address, seconds=0.3)
        assert time.monotonic() - began < 3
    assert "within 0.3 seconds" in said
    assert "--model-timeout" in said


@pytest.fixture
def nobody() -> Iterator[str]:
    """Give an address of this machine at which nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{held.getsockname()[1]}/v1"


def test_where_nobody_listens_it_is_said(nobody: str) -> None:
    assert "does the server run there" in _failure(nobody)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "",
            "127.0.0.1:8000",
            "ftp://127.0.0.1/v1",
            "file:///etc/passwd",
            "http://",
            "http:///v1",
        ),
        *(
            "http://h:port/v1",
            "http://h:0/v1",
            "http://h/v1?key=1",
            "http://h/v1#a",
            "http://[::1/",
        ),
        *("http://h/v 1", "http://h/v1\r\nX: y", "https://münchen.example/v1"),
    ],
)
def test_what_is_no_address_is_refused_before_anybody_is_asked(address: str) -> None:
    with pytest.raises(SourceError, match="is no address of a model's server"):
        ModelServer(address=address, model="tiny")


@pytest.mark.parametrize("address", ["http://a:hidden@h/v1", "http://a:hidden@h:port/v1"])
def test_an_address_with_a_password_is_refused_and_not_shown(address: str) -> None:
    with pytest.raises(SourceError, match="INTERSTATE_MODEL_KEY") as refused:
        ModelServer(address=address, model="tiny")
    assert "hidden" not in str(refused.value)


def test_a_key_that_would_change_the_request_is_refused_and_not_shown() -> None:
    with pytest.raises(SourceError, match="INTERSTATE_MODEL_KEY") as refused:
        ModelServer(address="http://h/v1", model="tiny", key=f"{KEY}\r\nX: y")
    assert KEY not in str(refused.value)


@pytest.mark.parametrize("seconds", [0.0, -1.0, float("nan"), float("inf")])
def test_a_time_that_is_none_is_refused(seconds: float) -> None:
    with pytest.raises(SourceError, match="more than 0"):
        ModelServer(address="http://h/v1", model="tiny", seconds=seconds)


def test_a_model_without_a_name_is_refused() -> None:
    with pytest.raises(SourceError, match="--model"):
        ModelServer(address="http://h/v1", model=" ")


# Answers that are kept ------------------------------------------------------------------------


def test_an_answer_is_kept_and_found_again(tmp_path: Path) -> None:
    kept = AnswerFolder(tmp_path / "deep" / "answers")
    assert kept.get("abcd") is None
    kept.put("abcd", "[]")
    kept.put("abcd", "[1]")
    assert AnswerFolder(tmp_path / "deep" / "answers").get("abcd") == "[1]"
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["abcd.json"]


def test_a_file_that_cannot_be_read_is_as_if_none_were(tmp_path: Path) -> None:
    kept = AnswerFolder(tmp_path)
    kept.put("abcd", "[]")
    (tmp_path / "ab" / "abcd.json").write_bytes(b"\xff\xfe")
    assert kept.get("abcd") is None


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SourceError, match=r"file cannot hold answers.*--model-cache"):
        AnswerFolder(tmp_path / "file")


def test_an_answer_that_cannot_be_written_leaves_the_earlier_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = AnswerFolder(tmp_path)
    kept.put("abcd", "[]")

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(SourceError, match="No space left"):
        kept.put("abcd", "[1]")
    assert kept.get("abcd") == "[]"
    assert [p.name for p in tmp_path.rglob("*") if stat.S_ISREG(p.stat().st_mode)] == ["abcd.json"]
