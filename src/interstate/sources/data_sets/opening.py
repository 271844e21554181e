"""The files of a data set: folders and patterns found, archives opened member by member."""

import gzip
import hashlib
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, cast

from interstate.errors import SourceError
from interstate.record import Rejected

_PATTERN = frozenset("*?[")
_AT_ONCE = 1 << 20
_ENDINGS = re.compile(r"(\.[A-Za-z]+)+$")
PARQUET = ".parquet"

MOST_UNPACKED, MOST_FOLD = 256 << 20, 200
"""No archive of a data set unpacks to both more bytes and more times its size: tables of text pack
to a tenth, to a fiftieth where most cells are alike."""

UNREADABLE = (
    OSError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
)
"""What opening and reading a file, packed or not, may raise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file of rows: by itself, packed with gzip, or lying in a zip archive.

    Attributes
    ----------
    name
        As a person would find it again: the path, with ``:`` and the member's name in an archive.
    inside
        The member's name in the archive; ``None`` for a file by itself.
    size
        Bytes unpacked where that is known, else as they lie there; for showing progress only.
    """

    path: Path
    name: str
    inside: str | None
    size: int

    @property
    def is_parquet(self) -> bool:
        """Whether its rows are in Parquet, by its ending."""
        return (self.inside or self.path.name).lower().endswith(PARQUET)

    @property
    def stem(self) -> str:
        """The file's name without its endings; ``"MIDB 5.0"`` of ``x/MIDB 5.0.csv.gz``."""
        return _ENDINGS.sub("", Path(self.inside or self.path.name).name)

    def open(self) -> IO[bytes]:
        """Open it for reading its bytes, unpacked."""
        if self.inside is not None:
            return zipfile.ZipFile(self.path).open(self.inside)
        if self.path.suffix.lower() == ".gz":
            return cast("BinaryIO", gzip.open(self.path, "rb"))
        return self.path.open("rb")

    def key(self, settings: Sequence[str] = ()) -> str:
        """Return a hash of its bytes, and of settings that bear on what is made of them.

        The same bytes under another name have the same key.

        Raises
        ------
        SourceError
            If it unpacks to more than a data set would.
        """
        digest = hashlib.sha256()
        most = max(MOST_UNPACKED, MOST_FOLD * self.path.stat().st_size)
        read = 0
        with self.open() as stream:
            while part := stream.read(_AT_ONCE):
                digest.update(part)
                read += len(part)
                if read > most:
                    msg = (
                        f"it unpacks to more than {MOST_FOLD} times its size, which no table does; "
                        "unpack it first if you trust it"
                    )
                    raise SourceError(msg)
        for setting in settings:
            digest.update(b"\0" + setting.encode())
        return digest.hexdigest()[:32]


def find_files(paths: Iterable[str | Path]) -> list[Path]:
    """Return the files that paths, folders and patterns (``*.zip``) name, each once, sorted.

    Raises
    ------
    SourceError
        If a path does not exist or a pattern fits nothing.
    """
    found: dict[Path, None] = {}
    for given in paths:
        path = Path(given).expanduser()
        if path.is_dir():
            inside = [p for p in path.rglob("*") if p.is_file() and not p.name.startswith(".")]
        elif path.exists():
            inside = [path]
        elif _PATTERN & set(str(given)):
            inside = [p for p in _fitting(path) if p.is_file()]
        else:
            msg = f"{given} does not exist; name a file, a folder or a pattern such as '*.zip'"
            raise SourceError(msg)
        if not inside:
            msg = f"nothing is at {given}; name a file, a folder or a pattern that fits some"
            raise SourceError(msg)
        found.update(dict.fromkeys(inside))
    return sorted(found)


def _fitting(pattern: Path) -> Iterator[Path]:
    anchor = Path(pattern.anchor) if pattern.anchor else Path()
    yield from anchor.glob(str(pattern.relative_to(anchor) if pattern.anchor else pattern))


def members(path: Path) -> list[Member] | Rejected:
    """Return the files of rows in a file: itself, or what lies in it where it is a zip archive."""
    try:
        size = path.stat().st_size
        if path.suffix.lower() != ".zip":
            return [Member(path=path, name=str(path), inside=None, size=size)]
        with zipfile.ZipFile(path) as archive:
            return [
                Member(
                    path=path,
                    name=f"{path}:{entry.filename}",
                    inside=entry.filename,
                    size=entry.file_size,
                )
                for entry in archive.infolist()
                if not entry.is_dir() and not Path(entry.filename).name.startswith((".", "__"))
            ]
    except UNREADABLE as problem:
        return Rejected(item=str(path), stage="sources", reason=unreadable(problem))


def unreadable(problem: BaseException) -> str:
    """Return why a file could not be opened or read, and what would put it right."""
    if isinstance(problem, PermissionError):
        return "you may not read it; change its permissions"
    if isinstance(
        problem,
        zipfile.BadZipFile | gzip.BadGzipFile | EOFError | zlib.error | lzma.LZMAError,
    ):
        return f"it is no sound archive ({problem}); fetch it again"
    if isinstance(problem, RuntimeError):
        return f"it cannot be unpacked ({problem}); unpack it first"
    told = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
    return f"it cannot be read: {told}"
