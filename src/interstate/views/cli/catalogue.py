"""The data sets that can be imported, as a table or one by one in full."""

import json
import textwrap

import typer

from interstate.reference.citations import cite
from interstate.reference.data_sets import DataSet, data_sets_of, load_data_sets

_ALL = ("kind", "data set", "declared coverage", "status")
_WIDTH = 100


def print_data_sets(kind: str | None, *, as_json: bool) -> None:
    """Print all data sets as a table, or those of a kind in full with their references.

    Raises
    ------
    UnknownCodeError
        If there is no such data set.
    """
    known = list(load_data_sets().values())
    found = known if kind is None else data_sets_of([kind])
    if as_json:
        typer.echo(json.dumps([each.as_json() for each in found], ensure_ascii=False))
    elif kind is None:
        _print_table(sorted(found, key=lambda each: (each.kind, each.name)))
    else:
        for each in found:
            _print_one(each)
        typer.echo(cite([each.id for each in found]))


def _print_table(found: list[DataSet]) -> None:
    lines = [_ALL, *((e.kind, e.name, _years(e), e.standing()) for e in found)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        typer.echo("  ".join(padded).rstrip())


def _years(known: DataSet) -> str:
    return str(known.releases[-1]) if known.releases else "nothing"


def _print_one(known: DataSet) -> None:
    tables = "; ".join(known.tables)
    releases = "; ".join(str(release) for release in known.releases)
    told = {
        "what": known.about,
        "publisher": known.publisher,
        "imported as": f"{known.kind} ({tables})" if tables else known.kind,
        "declares": f"{releases}; {known.states}" if releases else None,
        "status": known.standing(),
        "terms": known.terms,
        "home": known.home,
        "facts from": known.source,
    }
    typer.echo(f"{known.name}: {known.title} [{known.id}]")
    for name, text in told.items():
        if text is not None:
            indent = " " * len("  imported as  ")
            first = f"  {name}".ljust(len(indent))
            typer.echo(textwrap.fill(text, _WIDTH, initial_indent=first, subsequent_indent=indent))
    typer.echo("")
