"""Take data sets into a record, and say what became of every row."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import typer

from interstate.record import Reconciliation, Rejected
from interstate.reference.data_sets import coder_name, data_set_of

_SHOWN = 5


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
        counts = record.query("given_merged").to_pylist()
    if not as_json:
        for row in counts:
            if row["kind"] == kind:
                typer.echo(
                    f"{coder_name(kind)}: {row['reports']:,} reports of {row['events']:,} events "
                    "after those that tell of one happening are merged"
                )
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
