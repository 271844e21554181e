"""Check that what interstate needs is there and works."""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from shutil import which

_LIBRARIES = ("spacy", "natasha", "duckdb", "pyarrow", "trafilatura", "simplemma")
_SENTENCES = {
    "de": "Norwegen kritisierte Chile.",
    "en": "Norway criticised Chile.",
    "es": "Noruega criticó a Chile.",
    "fr": "La Norvège a critiqué le Chili.",
    "pl": "Norwegia skrytykowała Chile.",
    "it": "La Norvegia ha criticato il Cile.",
    "pt": "A Noruega criticou o Chile.",
    "ru": "Норвегия осудила Чили.",
    "tr": "Norveç Şili'yi kınadı.",
    "uk": "Норвегія засудила Чилі.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at.

    Attributes
    ----------
    needed
        interstate does not work without it.
    remedy
        What would put it right.
    """

    name: str
    ok: bool
    found: str
    remedy: str
    needed: bool = True

    def as_json(self) -> dict[str, object]:
        """Return it as values that JSON knows."""
        return asdict(self)


def check_all() -> list[Check]:
    """Return every check, in the order a text would meet what they look at."""
    return [
        _python(),
        *(_library(name) for name in _LIBRARIES),
        *(_coding(language) for language in _SENTENCES),
        _record(),
        _spark(),
    ]


def _python() -> Check:
    return Check(
        name="Python",
        ok=sys.version_info >= (3, 11),
        found=sys.version.split()[0],
        remedy="install Python 3.11 or newer",
    )


def _library(name: str) -> Check:
    remedy = "install interstate again: pip install --force-reinstall interstate"
    try:
        return Check(name=name, ok=True, found=version(name), remedy=remedy)
    except PackageNotFoundError:
        return Check(name=name, ok=False, found="not installed", remedy=remedy)


def _tried(name: str, attempt: Callable[[], str], remedy: str) -> Check:
    """Return a check that something works, told by trying it."""
    try:
        return Check(name=name, ok=True, found=attempt(), remedy=remedy)
    except Exception as problem:  # noqa: BLE001  whatever is wrong is what is to be told
        found = f"{type(problem).__name__}: {problem}"
        return Check(name=name, ok=False, found=found, remedy=remedy)


def _coding(language: str) -> Check:
    def attempt() -> str:
        from interstate.errors import LanguageError
        from interstate.pipeline import Choices, code, gather_texts
        from interstate.record import Rejected

        documents = gather_texts([_SENTENCES[language]], language=language)
        (coded,) = code(documents, Choices())
        if isinstance(coded, Rejected):
            raise LanguageError(coded.reason)
        (report,) = coded.reports
        return f"reads {report.quote!r} as {report.event_type}"

    return _tried(
        f"coding {language}",
        attempt,
        "the model or the tables of the language are damaged: install interstate again",
    )


def _record() -> Check:
    def attempt() -> str:
        from interstate.store import open_record

        with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "record"):
            return "a record can be made and opened"

    return _tried("record", attempt, "free some disk space, or set TMPDIR to a folder to write in")


def _spark() -> Check:
    have = find_spec("pyspark") is not None and which("java") is not None
    return Check(
        name="Spark (optional)",
        ok=have,
        found="pyspark and Java are there" if have else "pyspark or Java is missing",
        remedy="for records of many millions of rows: pip install 'interstate[spark]' and a Java",
        needed=False,
    )
