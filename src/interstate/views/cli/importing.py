"""Take data sets into a record and out of it again, and say what became of every row."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from interstate.briefs.visible import visible
from interstate.record import Reconciliation, Rejected
from interstate.reference.data_sets import coder_name, data_set_of

if TYPE_CHECKING:
    from interstate.store import Record
    from interstate.store.withdrawal import Withdrawn

_SHOWN = 5


def check_words(
    kind: str | None,
    paths: Sequence[str] | None,
    *,
    show_list: bool,
    remove: Sequence[str] | None,
) -> None:
    """Refuse words of the command that do not go together.

    Raises
    ------
    typer.BadParameter
        If kind or paths are lacking where a file is to be taken in, or two things are asked for.
    """
    if show_list and remove:
        msg = "--list and --remove are two things; ask for one"
    elif remove and (kind or paths):
        msg = "--remove takes KEY or PATH itself; leave out the kind and the paths before it"
    elif show_list and paths:
        msg = "--list shows what the record holds, of all kinds or of one; leave out the paths"
    elif not show_list and not remove and not (kind and paths):
        msg = "name the kind of data set and its files: interstate import KIND PATH..."
    else:
        return
    raise typer.BadParameter(msg)


def import_and_tell(
    kind: str, paths: Sequence[str], folder: Path, *, epoch: date | None, as_json: bool
) -> bool:
    """Take files in and print what became of them; return whether any could be read."""
    from interstate.pipeline.data_sets import DataSetChoices, import_files
    from interstate.sources.data_sets import find_files, formats_of
    from interstate.store import open_record
    from interstate.store.given import as_plain
    from interstate.views.cli.progress import shown_progress

    # Before a record is made: a wrong kind or path should leave nothing behind.
    formats_of(kind)
    find_files(paths)
    choices = DataSetChoices(epoch=epoch)
    read = 0
    with open_record(folder) as record, shown_progress() as progress:
        for told in import_files(kind, paths, folder, choices, progress=progress):
            if isinstance(told, Rejected):
                if as_json:
                    row = {"file": told.item, "reason": told.reason}
                    typer.echo(json.dumps(row, ensure_ascii=False))
                else:
                    typer.echo(f"{told.item}: not read: {told.reason}", err=True)
                continue
            read += 1
            if as_json:
                row = {**as_plain(told), "repeated": told.repeated}
                typer.echo(json.dumps(row, ensure_ascii=False))
            else:
                for line in in_words(told):
                    typer.echo(line)
        record.remake_given_events()
        if not as_json:
            _tell_counts(record, kind)
    return read > 0


def in_words(told: Reconciliation) -> list[str]:
    """Return what became of a file's rows, a line for each thing to know."""
    if told.repeated:
        kept = f"{told.file}: there already, nothing changed ({told.kept:,} rows kept)"
        return [kept, *(f"  {note}" for note in told.notes)]
    summed = f"{told.kept:,} kept + {told.merged:,} merged + {told.rejected:,} rejected"
    name = data_set_of(told.kind, told.format).name
    lines = [f"{told.file} ({name}: {told.format}): {told.read:,} rows read = {summed}"]
    if told.first is not None:
        years = ", ".join(f"{year}: {count:,}" for year, count in list(told.years.items())[-12:])
        lines.append(
            f"  {told.first} to {told.last}, {told.parties} parties; rows by year: {years}"
        )
    if told.replaced:
        lines.append(f"  {told.replaced:,} earlier rows are replaced by newer states of them")
    lines.extend(
        f"  {count:,} rejected: {reason}" for reason, count in list(told.reasons.items())[:_SHOWN]
    )
    if told.untranslated:
        shown = list(told.untranslated.items())[:_SHOWN]
        codes = ", ".join(f"{code} ({count:,})" for code, count in shown)
        lines.append(f"  kept without a party, their code stands for none: {codes}")
    lines.extend(f"  {note}" for note in told.notes)
    return lines


def list_files(folder: Path, kind: str | None, *, as_json: bool) -> None:
    """Print the files of data sets that a record holds, of all kinds or of one."""
    from interstate.sources.data_sets import formats_of
    from interstate.store import open_record
    from interstate.store.given import GivenFiles, as_plain

    if kind is not None:
        formats_of(kind)
    with open_record(folder, read_only=True):
        files = GivenFiles(folder)
        there, current = files.holdings(kind), {each.key for each in files.current(kind)}
    for each in there:
        told = each.told
        if as_json:
            row = {**as_plain(told), "current": each.key in current}
            typer.echo(json.dumps(row, ensure_ascii=False))
            continue
        name = data_set_of(told.kind, told.format).name
        span = f", {told.first} to {told.last}" if told.first else ""
        past = "" if each.key in current else "; a newer release has taken its place"
        line = f"{visible(told.file)} ({name}: {told.format}), {told.kept:,} rows{span}{past}"
        typer.echo(f"{each.key}  {line}")
    if not there and not as_json:
        typer.echo("the record holds no file of a data set")


def remove_and_tell(names: Sequence[str], folder: Path, *, as_json: bool) -> bool:
    """Take files out and print what that was; return whether each name was one of a file."""
    from interstate.pipeline.data_sets import remove_files
    from interstate.store import open_record

    kinds: dict[str, None] = {}
    found = True
    # Opened before, so that a folder that holds no record is not made one.
    with open_record(folder, read_only=True):
        pass
    with open_record(folder) as record:
        for gone in remove_files(names, folder):
            if isinstance(gone, Rejected):
                found = False
                typer.echo(f"{visible(gone.item)}: {gone.reason}", err=True)
                continue
            kinds[gone.told.kind] = None
            if as_json:
                typer.echo(json.dumps(_as_plain(gone), ensure_ascii=False))
            else:
                for line in _gone_in_words(gone):
                    typer.echo(line)
        record.remake_given_events()
        if not as_json:
            for kind in kinds:
                _tell_counts(record, kind)
    return found


def _as_plain(gone: "Withdrawn") -> dict[str, object]:
    told = gone.told
    return {
        "removed": told.file,
        "key": told.key,
        "kind": told.kind,
        "format": told.format,
        "kept": told.kept,
        "tables": dict(told.tables),
        "years": dict(told.years),
        "back": list(gone.back),
        "rows_back": gone.rows_back,
        "sharing": list(gone.sharing),
    }


def _gone_in_words(gone: "Withdrawn") -> list[str]:
    told = gone.told
    name = data_set_of(told.kind, told.format).name
    lines = [f"{visible(told.file)} ({name}: {told.format}): {told.kept:,} rows taken out"]
    if told.tables:
        tables = ", ".join(f"{table}: {count:,}" for table, count in told.tables.items())
        lines.append(f"  rows by table: {tables}")
    if told.years:
        years = ", ".join(f"{year}: {count:,}" for year, count in told.years.items())
        lines.append(f"  rows by year: {years}")
    lines.extend(f"  holds again: {visible(file)}, whose place it had taken" for file in gone.back)
    if gone.rows_back:
        lines.append(f"  {gone.rows_back:,} rows of other files hold again, which it had replaced")
    lines.extend(
        f"  what {visible(file)} has in common with it may be gone too: it was merged when that "
        "came in; to have it, take that file out and import it again"
        for file in gone.sharing
    )
    return lines


def _tell_counts(record: "Record", kind: str) -> None:
    for row in record.query("given_merged").to_pylist():
        if row["kind"] == kind:
            typer.echo(
                f"{coder_name(kind)}: {row['reports']:,} reports of {row['events']:,} events "
                "after those that tell of one happening are merged"
            )
