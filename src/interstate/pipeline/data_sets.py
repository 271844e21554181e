"""From the files of a data set to rows of the record that are accounted for one by one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interstate.errors import SourceError
from interstate.record import Reconciliation, Rejected
from interstate.reference.data_sets import data_set_of
from interstate.sources.data_sets import (
    About,
    Found,
    Member,
    find_files,
    formats_of,
    identify,
    members,
)
from interstate.sources.data_sets.opening import UNREADABLE, unreadable
from interstate.store.given import GivenFiles, Intake
from interstate.store.withdrawal import Withdrawn, named, withdraw

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from interstate.pipeline import Progress
    from interstate.sources.data_sets.rows import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSetChoices:
    """What a caller can choose about a data set.

    Attributes
    ----------
    epoch
        The day that time 0 stands for in data that count time.
    """

    epoch: date | None = None


def import_files(
    kind: str,
    paths: Sequence[str | Path],
    record: Path,
    choices: DataSetChoices | None = None,
    *,
    progress: Progress | None = None,
) -> Iterator[Reconciliation | Rejected]:
    """Take the files of a data set into a record; give what became of each, one after the other.

    A file that is there already is passed over, so that a run that was broken off goes on where
    it was when it is started again. One that cannot be read loses no other. The notes of each file
    hold what its data set declares against the years that it has; those of the first of each data
    set that has ended or been superseded say so.

    Parameters
    ----------
    kind
        Which data set it is: one of `interstate.sources.data_sets.READERS`.
    paths
        Files (plain, ``.gz``, ``.zip``, ``.parquet``), folders, and patterns such as ``*.zip``.
    record
        The record's folder; `interstate.store.open_record` made it.

    Raises
    ------
    UnknownCodeError
        If there is no such kind.
    SourceError
        If a path does not exist.
    """
    met: set[str] = set()
    chosen = choices or DataSetChoices()
    formats = formats_of(kind)
    files = GivenFiles(record)
    files.sweep()
    own = record.resolve()
    for path in find_files(paths):
        if own in path.resolve().parents:
            # The record may lie in the folder that is taken in.
            continue
        inside = members(path)
        if isinstance(inside, Rejected):
            yield inside
            continue
        for member in inside:
            if any(member.stem.lower() in made.beside for made in formats):
                continue
            try:
                found = identify(member, formats)
                if isinstance(found, str):
                    yield Rejected(item=member.name, stage="sources", reason=found)
                    continue
                yield _noted(_import(found, files, chosen, progress), met)
            except SourceError as problem:
                yield Rejected(item=member.name, stage="sources", reason=str(problem))
            except UNREADABLE as problem:
                reason = unreadable(problem)
                yield Rejected(item=member.name, stage="sources", reason=reason)


def remove_files(names: Sequence[str], record: Path) -> Iterator[Withdrawn | Rejected]:
    """Take files of data sets out of a record; give what was taken out, one after the other.

    A name that the record does not hold changes nothing. After a run that was broken off the
    same again takes out what is left. Happenings are to be made again after it.

    Parameters
    ----------
    names
        Keys, beginnings of keys, or paths as they were given to the import; see
        `interstate.store.withdrawal.named`.
    record
        The record's folder.
    """
    files = GivenFiles(record)
    files.sweep()
    for name in names:
        found = named(files, name)
        if not found:
            reason = "the record holds no such file; nothing changed (interstate import --list)"
            yield Rejected(item=name, stage="sources", reason=reason)
        for holding in found:
            yield withdraw(files, holding)


def _noted(told: Reconciliation, met: set[str]) -> Reconciliation:
    """Return what became of a file with what is known of its data set; `met` have been told of."""
    known = data_set_of(told.kind, told.format)
    notes: list[str | None] = []
    if told.first is not None and told.last is not None:
        notes.append(known.against(told.first.year, told.last.year))
    if known.id not in met:
        met.add(known.id)
        if known.is_past:
            notes.append(f"{known.name}: {known.standing()}")
    return replace(told, notes=(*told.notes, *(note for note in notes if note)))


def _import(
    found: Found, files: GivenFiles, choices: DataSetChoices, progress: Progress | None
) -> Reconciliation:
    made, member = found.format, found.member
    settings = [made.kind, made.name, *([str(choices.epoch)] if choices.epoch else [])]
    key = member.key(settings)
    there = files.find(made.kind, key)
    if there is not None:
        return replace(there.told, file=member.name, repeated=True)
    intake = Intake(
        files=files,
        kind=made.kind,
        format=made.name,
        file=member.name,
        key=key,
        whole=made.whole,
        part=made.part(member.stem) if made.whole else "",
        stem=member.stem,
    )
    try:
        _take_in(found, member, intake, choices, progress)
        return intake.commit()
    except BaseException:
        intake.abandon()
        raise


def _take_in(
    found: Found,
    member: Member,
    intake: Intake,
    choices: DataSetChoices,
    progress: Progress | None,
) -> None:
    about = About(path=member.path, stem=member.stem, epoch=choices.epoch)
    for rows in _ahead(found.rows()):
        converted = found.format.convert(rows.frame, about)
        intake.add(
            rows.frame,
            [(each.line, each.reason, each.text) for each in rows.refused],
            converted.tables,
            converted.refused,
            recoded=rows.recoded,
            untranslated=converted.untranslated,
        )
        if progress is not None:
            progress(member.path.name, rows.done, max(member.size, rows.done))


def _ahead(rows: Iterator[Rows]) -> Iterator[Rows]:
    """Give rows in their order, the next ones read while the last are worked on."""
    with ThreadPoolExecutor(max_workers=1) as reader:
        waiting = reader.submit(next, rows, None)
        while (got := waiting.result()) is not None:
            waiting = reader.submit(next, rows, None)
            yield got
