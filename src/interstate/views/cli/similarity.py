"""Tell how alike the foreign policies of two states are, year by year."""

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from interstate.errors import RangeError, SourceError, UnknownCodeError

if TYPE_CHECKING:
    import polars as pl

OF = ("alliance", "votes", "igo", "ideal")
"""What can be asked for: portfolios, and ideal points."""
ENDINGS = (".csv", ".parquet", ".json")
_SHOWN = {
    "alliance": (
        "s_alliance",
        "s_weighted_alliance",
        "kappa_alliance",
        "pi_alliance",
        "kappa_alliance_binary",
        "pi_alliance_binary",
        "items_alliance",
    ),
    "votes": ("s_votes", "kappa_votes", "pi_votes", "items_votes"),
    "igo": ("s_igo", "kappa_igo", "pi_igo", "items_igo"),
    "ideal": ("ideal1", "ideal_error1", "ideal2", "ideal_error2", "ideal_distance"),
}
_NEEDS = {
    "alliance": "alliances: interstate import atop FILE, or cow",
    "votes": "votes: interstate import votes FILE",
    "igo": "shared organisations: interstate import cow FILE",
    "ideal": "votes: interstate import votes FILE",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for on the command line."""

    pair: tuple[str, str]
    years: tuple[int | None, int | None]
    of: str | None


def tell_similarity(asked: Asked, record: Path, *, output: Path | None, as_json: bool) -> None:
    """Print or write how alike two states are.

    Raises
    ------
    UnknownCodeError
        If there are no such portfolios, or the file's ending is none of `ENDINGS`.
    SourceError
        If the record has nothing that they could be made from.
    RangeError
        If the two were never in the system together in those years.
    """
    from interstate.views.cli.writing import write

    if output is not None and output.suffix not in ENDINGS:
        raise UnknownCodeError(output.suffix, kind="ending of a table", known=ENDINGS)
    if asked.of is not None and asked.of not in OF:
        raise UnknownCodeError(asked.of, kind="kind of portfolio", known=OF)
    rows, about = _rows(asked, record)
    held = {"pair": list(asked.pair), "columns": about, "years": rows.to_dicts()}
    if output is None:
        if as_json:
            typer.echo(json.dumps(held, ensure_ascii=False))
        else:
            _print(rows, about)
        return
    if output.suffix == ".json":
        write(output, json.dumps(held, ensure_ascii=False, indent=1) + "\n")
    elif output.suffix == ".csv":
        write(output, rows.write_csv(null_value="NA"))
    else:
        buffer = io.BytesIO()
        rows.write_parquet(buffer)
        write(output, buffer.getvalue())
    typer.echo(f"{output}: {rows.height} years, {rows.width} columns")


def _rows(asked: Asked, record: Path) -> "tuple[pl.DataFrame, list[dict[str, str]]]":
    """Return a row for each year, and what each column holds."""
    import polars as pl

    from interstate.pipeline.panels import panel_of
    from interstate.reference.data_sets import data_set
    from interstate.reference.states import code_spans, predecessors

    wanted = [asked.of] if asked.of else ["alliance", "votes", "igo"]
    panel = panel_of(
        record,
        dyads="-".join(asked.pair),
        first=asked.years[0],
        last=asked.years[1],
    )
    for each in wanted:
        if each == "ideal":
            panel = panel.add_ideal_points()
        else:
            panel = panel.add_similarity(each)
            if each == "alliance":
                panel = panel.add_similarity("alliance_binary")
    # Each pair stands both ways; all but the order of the ideal points is the same in both.
    own = {asked.pair[0], *predecessors(asked.pair[0])}
    codes = [int(span.code) for span in code_spans("cow") if span.party in own]
    rows = panel.frame.filter(pl.col("ccode1").is_in(codes)).sort("year")
    if rows.is_empty():
        msg = (
            f"{asked.pair[0]} and {asked.pair[1]} were never in the system together in those years"
        )
        raise RangeError(msg)
    if "ideal1" in rows.columns:
        rows = rows.with_columns(ideal_distance=(pl.col("ideal1") - pl.col("ideal2")).abs())
    columns = [name for each in wanted for name in _SHOWN[each] if name in rows.columns]
    if not columns:
        missing = "; ".join(dict.fromkeys(_NEEDS[each] for each in wanted))
        msg = f"{record} holds nothing to compare the two by in those years; take in {missing}"
        raise SourceError(msg)
    rows = rows.filter(pl.any_horizontal(pl.col(columns).is_not_null()))
    about = [
        {
            "name": each.name,
            "label": each.label,
            "source": ", ".join(data_set(id_).name for id_ in each.sources),
        }
        for each in panel.columns
        if each.name in columns
    ]
    return rows.select("year", *columns), about


def _print(rows: "pl.DataFrame", about: list[dict[str, str]]) -> None:
    """Print a table, and below it what each column is and where it is from."""
    names = rows.columns
    typer.echo("  ".join(f"{name:>{max(len(name), 6)}}" for name in names))
    for row in rows.iter_rows():
        cells = [
            "NA" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)
            for value in row
        ]
        typer.echo(
            "  ".join(
                f"{cell:>{max(len(name), 6)}}" for name, cell in zip(names, cells, strict=True)
            )
        )
    typer.echo("")
    for each in about:
        typer.echo(f"{each['name']}: {each['label']} (source: {each['source']})")
    typer.echo(
        "S: 1 the same, -1 opposite. Kappa and pi: 0 is what chance would give. NA: not known."
    )
    if "ideal1" in names:
        typer.echo("Ideal points: where each stands among those that voted in the session.")
