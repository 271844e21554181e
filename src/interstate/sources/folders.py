"""The files at the paths someone gave, in an order that never changes."""

import os
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from interstate.errors import SourceError
from interstate.record import Rejected
from interstate.sources.files import media_type, rejected, unknown_ending, unreadable

STDIN = "-"
"""The path that stands for standard input."""


def check_paths(paths: Sequence[str | Path]) -> None:
    """Refuse paths that lead nowhere, before any work is done.

    Raises
    ------
    SourceError
        If a path does not exist, naming the nearest that do; or if standard input is given twice.
    """
    given = [str(path) for path in paths]
    if given.count(STDIN) > 1:
        msg = "'-' (standard input) is given twice, but can be read only once; give it once"
        raise SourceError(msg)
    for path in given:
        # A broken link exists as a link: it is one bad file among many, not a slip of the pen.
        if path != STDIN and not os.path.lexists(path):
            raise SourceError(_nothing_at(Path(path)))


def find_files(paths: Sequence[str | Path]) -> Iterator[Path | Rejected]:
    """Give every file at `paths` that can hold text, folders opened up, in sorted order.

    A folder's entries come sorted by name, files and folders alike. Links are followed, but a
    file or folder reached a second time is rejected, which also ends loops. Hidden files and
    folders (name begins with a dot) inside a folder are rejected unopened.

    Parameters
    ----------
    paths
        Files and folders that exist; standard input (``"-"``) is given as it is.
    """
    seen: dict[Path, Path] = {}
    for path in paths:
        if str(path) == STDIN:
            yield Path(STDIN)
        else:
            yield from _find(Path(path), seen, inside=())


def _find(
    path: Path, seen: dict[Path, Path], inside: tuple[Path, ...]
) -> Iterator[Path | Rejected]:
    try:
        real = path.resolve(strict=True)
        is_folder = real.is_dir()
    except (OSError, RuntimeError) as problem:
        yield rejected(str(path), _broken_link(problem))
        return
    if inside and path.name.startswith("."):
        kind = "folder" if is_folder else "file"
        yield rejected(str(path), f"a hidden {kind} is not read; name it itself to have it read")
    elif real in inside:
        yield rejected(str(path), f"a link back to {real}, which holds it; remove the link")
    elif real in seen:
        yield rejected(str(path), f"the same as {seen[real]}, which is read already")
    elif is_folder:
        seen[real] = path
        yield from _find_in_folder(path, seen, (*inside, real))
    elif not real.is_file():
        yield rejected(str(path), "neither a file nor a folder (a device, pipe or socket)")
    elif media_type(path) is None:
        yield rejected(str(path), unknown_ending(path))
    else:
        seen[real] = path
        yield path


def _find_in_folder(
    folder: Path, seen: dict[Path, Path], inside: tuple[Path, ...]
) -> Iterator[Path | Rejected]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as problem:
        yield rejected(str(folder), unreadable(problem))
        return
    if not entries:
        yield rejected(str(folder), "a folder with nothing in it; put texts there or name another")
    for entry in entries:
        yield from _find(entry, seen, inside)


def _broken_link(problem: BaseException) -> str:
    if isinstance(problem, FileNotFoundError):
        return "a link to nothing; remove it or restore what it pointed at"
    if isinstance(problem, PermissionError):
        return unreadable(problem)
    return "a link that leads back to itself; remove it"


def _nothing_at(path: Path) -> str:
    """Say that a path does not exist, and which names are near it."""
    parent = path.parent
    missing = path.name
    while not parent.is_dir() and parent != parent.parent:
        missing, parent = parent.name, parent.parent
    try:
        names = sorted(entry.name for entry in parent.iterdir())
    except OSError:
        names = []
    by_folded = {name.casefold(): name for name in names}
    near = get_close_matches(missing.casefold(), list(by_folded), n=3, cutoff=0.5)
    found = ", ".join(str(parent / by_folded[name]) for name in near)
    hint = f"Did you mean {found}?" if found else f"Nothing in {parent} has a name like it."
    return f"there is no file or folder {str(path)!r}. {hint}"
