"""Write a panel of pairs of states, or draw it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from interstate.errors import RangeError, StoreError, UnknownCodeError
from interstate.reference.citations import FORMS


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a panel is asked for on the command line."""

    dyads: str
    system: str
    first: str | None
    last: str | None
    by: str
    add: Sequence[str]
    cite: str

    def __post_init__(self) -> None:
        if self.cite not in FORMS:
            raise UnknownCodeError(self.cite, kind="form of references", known=FORMS)


def write_panel(asked: Asked, record: Path | None, output: Path) -> None:
    """Write the panel asked for to a file, its dictionary and references beside it."""
    from interstate.briefs.charts import ENDINGS as DRAWN
    from interstate.pipeline.panels import draw_panel, panel_of
    from interstate.relations.panel_files import ENDINGS, dictionary
    from interstate.relations.panel_files import write_panel as write

    ending = output.suffix.lower()
    if ending not in {*ENDINGS, *DRAWN}:
        raise UnknownCodeError(output.suffix, kind="ending of a panel", known=(*ENDINGS, *DRAWN))
    groups = _groups(asked.add)
    if ending in DRAWN:
        groups = [*groups, *(name for name in ("quad", "goldstein") if name not in groups)]
    panel = panel_of(
        record,
        dyads=asked.dyads,
        system=asked.system,
        first=_day(asked.first, last=False),
        last=_day(asked.last, last=True),
        by=asked.by,
    ).add(*groups)
    if ending in DRAWN:
        draw_panel(panel, output)
        typer.echo(f"{output}: the pair by {asked.by}")
    else:
        write(panel, output)
        beside = output.with_suffix(".dictionary.csv")
        dictionary(panel).write_csv(beside)
        rows, columns = panel.frame.shape
        typer.echo(f"{output}: {rows:,} rows, {columns} columns")
        typer.echo(f"{beside}: what each column holds")
    cited = output.with_suffix(FORMS[asked.cite])
    _write(cited, panel.cite(asked.cite))
    typer.echo(f"{cited}: how to cite what went in")


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        msg = f"{path} could not be written: {error.strerror}; choose a folder you may write to"
        raise StoreError(msg) from error


def _groups(given: Sequence[str]) -> list[str]:
    return [name.strip() for each in given for name in each.split(",") if name.strip()]


def _day(written: str | None, *, last: bool) -> date | None:
    """Return a day given as a day or as a year, of which it is the first or the last."""
    if written is None:
        return None
    try:
        if len(written) == len("1946"):
            return date(int(written), 12, 31) if last else date(int(written), 1, 1)
        return date.fromisoformat(written)
    except ValueError as problem:
        msg = f"{written!r} is neither a year nor a day; write 1946 or 1946-01-31"
        raise RangeError(msg) from problem
