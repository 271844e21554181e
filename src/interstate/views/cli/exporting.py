"""Write the evidence in the formats of other programs."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from interstate.errors import PairError, SourceError
from interstate.views.cli.options import pair_of
from interstate.views.cli.writing import make_folder, write

if TYPE_CHECKING:
    from interstate.record import Evidence
    from interstate.store import Written

_PAIR = 2


def two_states(written: str) -> tuple[str, str]:
    """Return the party ids of a pair written as ``RUS-PRK``.

    Raises
    ------
    PairError
        If these are not two states with a hyphen between them.
    UnknownCodeError
        If one of them is not known.
    """
    states = written.split("-")
    if len(states) != _PAIR:
        msg = f"{written!r} is no pair; write two states with a hyphen between them, as RUS-PRK"
        raise PairError(msg)
    return pair_of(states[0].strip(), states[1].strip())


def check_place(form: str, kind: str | None, output: Path) -> None:
    """Refuse a file where a folder with a file for each kind of value would be made.

    Raises
    ------
    SourceError
        If the output is named like a file and no kind is given.
    """
    from interstate.store import EXPORTS

    chosen = EXPORTS[form]
    if chosen.by_kind and kind is None and output.name.endswith(chosen.ending):
        msg = (
            f"{output} is named like one file, and {form} has a file for each kind of value; "
            "give --kind events (or another), or choose a folder for --output"
        )
        raise SourceError(msg)


def write_exports(
    evidence: "Evidence", output: Path, form: str, kind: str | None
) -> Iterator[tuple[Path, "Written"]]:
    """Write the file of a format, or without a kind one for each; give each with what it holds."""
    from interstate.store import EXPORTS, KINDS, export

    chosen = EXPORTS[form]
    if not chosen.by_kind or kind is not None:
        written = export(evidence, form, kind=kind)
        write(output, written.content)
        yield output, written
        return
    make_folder(output)
    for each in KINDS:
        written = export(evidence, form, kind=each)
        path = output / f"{each}{chosen.ending}"
        write(path, written.content)
        yield path, written


def told(path: Path, written: "Written") -> list[str]:
    """Return in lines how much a file holds, and what it does not and why."""
    lines = [f"{path}: {written.rows} rows"]
    if written.left_out:
        reasons = ", ".join(f"{number} {reason}" for reason, number in written.left_out.items())
        lines.append(f"left out: {reasons}")
    return lines
