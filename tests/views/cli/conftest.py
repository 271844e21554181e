"""Commands typed in this process, so that models are loaded once."""

import io
import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from interstate.__main__ import main


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str


Typed = Callable[..., Done]


@pytest.fixture
def typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Typed:
    """Type a command in an empty folder, with nothing but `stdin` to read from."""
    monkeypatch.chdir(tmp_path)
    for name in ("RECORD", "INTERFACE", "OVERLAY", "PERSON", "MODEL_KEY"):
        monkeypatch.delenv(f"INTERSTATE_{name}", raising=False)

    def typing(command: str, *, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "argv", ["interstate", *shlex.split(command)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        # Any other exception than this would be a traceback for whoever types it.
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return Done(status=int(left.value.code or 0), out=said.out, err=said.err)

    return typing
