"""Taking a file of a data set out of a record again, as if it had not been taken in.

What other files say of it is put right first, then its folder is renamed, which takes it out in one
step, and removed. So a run that is killed has taken it out or not, and the next goes on from there.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from interstate.store.given import REFUSED, amend, release_of, stem_of, still_current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interstate.record import Reconciliation
    from interstate.store.given import GivenFiles, Holding

_SHORTEST_KEY = 6
"""So much of a key names its file, where it begins no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A file that was taken out, and what that changed for others.

    Attributes
    ----------
    told
        What had become of its rows; `tables` and `years` are what was taken out.
    back
        Files that hold again, since it had taken their place.
    rows_back
        Rows of other files that hold again, since its rows had taken their place.
    sharing
        Files of which rows were merged when they came in, being there already. Such rows may
        have been in the file that was taken out; then they have gone with it.
    """

    told: Reconciliation
    back: tuple[str, ...]
    rows_back: int
    sharing: tuple[str, ...]


def named(files: GivenFiles, name: str) -> list[Holding]:
    """Return the files that a key, or the beginning of one, or a path names; none where none.

    Parameters
    ----------
    name
        A key; or a path as it was given to the import. That of an archive names all files in it.
    """
    there = files.holdings()
    begun = [each for each in there if each.key.startswith(name)]
    if len(name) >= _SHORTEST_KEY and len(begun) == 1:
        return begun
    path = Path(name).resolve()
    return [
        each
        for each in there
        if each.told.file == name or path in {Path(each.told.file).resolve(), _archive(each)}
    ]


def _archive(holding: Holding) -> Path | None:
    """Return the archive in which a file lies, ``None`` for one by itself."""
    before, between, _ = holding.told.file.rpartition(".zip:")
    return Path(f"{before}.zip").resolve() if between else None


def withdraw(files: GivenFiles, leaving: Holding) -> Withdrawn:
    """Take a file out.

    Happenings are not those of the files that are left then:
    `interstate.store.Record.remake_given_events` makes them again.
    """
    kind = leaving.told.kind
    before = {each.key for each in files.current(kind)}
    others = [each for each in files.holdings(kind) if each.key != leaving.key]
    held = leaving.replaced()
    _hand_on_place(leaving, others, before)
    handed_on = _hand_on_replaced(leaving, others)
    staged = files.staged(kind, leaving.key)
    shutil.rmtree(staged, ignore_errors=True)
    leaving.folder.rename(staged)
    files.forget_gone(kind)
    shutil.rmtree(staged)
    now = files.current(kind)
    there = {each.key for each in others}
    return Withdrawn(
        told=leaving.told,
        back=tuple(each.told.file for each in now if each.key not in before),
        rows_back=held.filter(pl.col("file").is_in([*there])).height - handed_on,
        sharing=()
        if leaving.whole
        else tuple(
            each.told.file
            for each in now
            if each.told.merged and each.told.format == leaving.told.format
        ),
    )


def _hand_on_place(leaving: Holding, others: Sequence[Holding], current: set[str]) -> None:
    """See to it that one release alone takes the place of one that leaves.

    The releases whose place it took would else all hold again, also beside a newer one.
    """
    rivals = [
        each
        for each in still_current(others)
        if each.whole and (each.told.format, each.part) == (leaving.told.format, leaving.part)
    ]
    if not rivals:
        return

    def standing(each: Holding) -> tuple[bool, tuple[int, ...], int]:
        taken_in = (each.folder / REFUSED).stat().st_mtime_ns
        return each.key in current, release_of(stem_of(each)), taken_in

    newest = max(rivals, key=standing)
    for each in rivals:
        if each is not newest:
            amend(each, superseded_by=newest.key)


def _hand_on_replaced(leaving: Holding, others: Sequence[Holding]) -> int:
    """Let rows that replace rows of a file that leaves replace what those replaced.

    Returns
    -------
    int
        Of how many rows.
    """
    mine, count = leaving.replaced(), 0
    for each in others if mine.height else ():
        theirs = each.replaced()
        ids = theirs.filter(pl.col("file") == leaving.key)["source_id"]
        more = mine.filter(pl.col("source_id").is_in(ids.implode()))
        if more.height:
            each.state_replaced(pl.concat([theirs, more]))
            count += more.height
    return count
