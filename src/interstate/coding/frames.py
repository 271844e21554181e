"""What must stand around a word for a row of the lexicon to hold: frames and paths.

The notation is that of docs/reference/lexicons.md: ``obj=@treaty P:with``, ``obj>P:of|P:of``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from interstate.coding.trees import folded
from interstate.errors import TableError

LABELS = [
    "subj",
    "obj",
    "iobj",
    "gen",
    "ins",
    "dat",
    "abl",
    "loc",
    "xcomp",
    "ccomp",
    "advcl",
    "refl",
    "poss",
    "adj",
    "compound",
    "agent",
    "obl",
    "neg",
    "aux",
]
_LABEL = rf"(?:{'|'.join(LABELS)}|P:\S+)"
_NEXT_ITEM = re.compile(rf"\s+(?=!?{_LABEL}(?:[\s=>|]|$))")
_STEP = re.compile(rf"(?:{'|'.join(LABELS)}|P:[^=>|]+)\Z")


@dataclass(frozen=True, slots=True)
class Path:
    """The way from a word to one of its arguments: ``("obj", "P:with")``."""

    steps: tuple[str, ...]

    def __str__(self) -> str:
        return ">".join(self.steps)


@dataclass(frozen=True, slots=True)
class Item:
    """One condition of a frame: an argument is there, is one of these words, or is not there.

    Attributes
    ----------
    words
        Lemmas, small; ``@name`` for a class; empty where any will do.
    """

    path: Path
    words: tuple[str, ...]
    absent: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """All groups must hold; of a group, one item."""

    groups: tuple[tuple[Item, ...], ...]
    written: str


def read_path(written: str) -> Path:
    """Return a path; `TableError` where a step is no label."""
    steps = tuple(step.strip() for step in written.split(">"))
    for step in steps:
        if not _STEP.match(step):
            msg = (
                f"{step!r} is no argument label; labels are {', '.join(LABELS)} and P:<preposition>"
            )
            raise TableError(msg)
    return Path(
        tuple(step.lower() if step[0] != "P" else "P:" + folded(step[2:]) for step in steps)
    )


def read_frame(written: str) -> Frame:
    """Return a frame; `TableError` where an item makes no sense.

    Examples
    --------
    >>> frame = read_frame("obj=@treaty/nuclear deal !P:on")
    >>> [(str(i.path), i.words, i.absent) for (i,) in frame.groups]
    [('obj', ('@treaty', 'nuclear deal'), False), ('P:on', (), True)]
    """
    groups = _NEXT_ITEM.split(written.strip()) if written.strip() else []
    return Frame(tuple(tuple(map(_item, _alternatives(group))) for group in groups), written)


def _alternatives(group: str) -> list[str]:
    """Split at ``|`` where a label follows, not between words."""
    return re.split(rf"\|(?=!?{_LABEL}(?:[\s=>|]|$))", group)


def _item(written: str) -> Item:
    absent = written.startswith("!")
    path, _, words = written.removeprefix("!").partition("=")
    return Item(
        path=read_path(path.strip()),
        words=tuple(folded(w.strip()) for w in words.split("/") if w.strip()),
        absent=absent,
    )


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parties of a role stand: the first choice that holds one, of a choice all parts.

    ``P:with|obj`` has two choices, ``subj+P:with`` one of two parts. `nobody` is ``-``.
    """

    choices: tuple[tuple[Path, ...], ...]
    nobody: bool = False


def read_places(written: str, default: str) -> Places:
    """Return where a role's parties stand; an empty cell stands for `default`."""
    written = written.strip() or default
    if written == "-":
        return Places((), nobody=True)
    return Places(
        tuple(
            tuple(read_path(part) for part in choice.split("+"))
            for choice in written.split("|")
            if choice.strip()
        )
    )
