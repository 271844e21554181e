"""Tell, draw or write how two states stand to each other."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from interstate.errors import PairError, UnknownCodeError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from interstate.relations.relation import Relation

ENDINGS = (".html", ".svg", ".png", ".csv", ".json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for on the command line.

    Attributes
    ----------
    pair
        Two states, or ``None`` for all pairs; of `state` where there is one.
    """

    pair: tuple[str, str] | None
    state: str | None
    coders: tuple[str, ...]
    step: str | None
    first: date | None
    last: date | None
    interface: str


def tell_relation(asked: Asked, record: Path, *, output: Path | None, as_json: bool) -> None:
    """Print or write how two states stand to each other.

    Raises
    ------
    UnknownCodeError
        If the file's ending is none of `ENDINGS`, or a coder or step is not known.
    RangeError
        If nothing is told of the two in that time.
    """
    from interstate.pipeline.relations import relation_of
    from interstate.pipeline.tellings import told_of

    if output is not None and output.suffix not in ENDINGS:
        raise UnknownCodeError(output.suffix, kind="ending of a relation", known=ENDINGS)
    told = told_of(record, _pair(asked))
    found = [
        relation_of(told, coder=coder, step=asked.step, first=asked.first, last=asked.last)
        for coder in asked.coders or (None,)
    ]
    if output is not None:
        _write(found, output, asked)
    elif as_json:
        typer.echo(json.dumps([each.values() for each in found], ensure_ascii=False))
    else:
        for each in found:
            _print(each, asked)


def _pair(asked: Asked) -> tuple[str, str]:
    if asked.pair is None:
        msg = "two states have to be asked about"
        raise PairError(msg)
    return asked.pair


TABLES = (".csv", ".parquet", ".json")
_SHOWN = 40


def tell_all_relations(asked: Asked, record: Path, *, output: Path | None, as_json: bool) -> None:
    """Print or write how all pairs stand, or all of one state, those with the latest turn first.

    Raises
    ------
    UnknownCodeError
        If the file's ending is none of `TABLES`, or a coder or step is not known.
    RangeError
        If nothing is told of any pair in that time.
    """
    from interstate.pipeline.all_relations import all_relations

    if output is not None and output.suffix not in TABLES:
        raise UnknownCodeError(output.suffix, kind="ending of a table", known=TABLES)
    frames = [
        all_relations(
            record,
            state=asked.state,
            coder=coder,
            step=asked.step,
            first=asked.first,
            last=asked.last,
        )
        for coder in asked.coders or (None,)
    ]
    if output is not None:
        _write_table(frames, output)
        return
    for found in frames:
        if as_json:
            typer.echo(_as_json(found))
        else:
            _print_all(found)


def _as_json(found: "pl.DataFrame") -> str:
    import polars as pl

    return json.dumps(found.with_columns(pl.selectors.date().cast(pl.String)).to_dicts())


def _write_table(frames: "Sequence[pl.DataFrame]", output: Path) -> None:
    import io

    import polars as pl

    from interstate.views.cli.writing import write

    rows = pl.concat(frames)
    if output.suffix == ".json":
        write(output, _as_json(rows) + "\n")
    elif output.suffix == ".csv":
        write(output, rows.write_csv(null_value="NA"))
    else:
        held = io.BytesIO()
        rows.write_parquet(held)
        write(output, held.getvalue())


def _print_all(found: "pl.DataFrame") -> None:
    heads = ("pair", "happenings", "usual", "latest (90 %)", "worse", "last turn")
    rows = [
        (
            f"{row['party1']}-{row['party2']}",
            f"{row['happenings']:,}",
            f"{row['usual']:.2f}",
            f"{row['latest']:.2f} ({row['latest_low']:.2f} to {row['latest_high']:.2f})",
            f"{row['worse']:.2f}",
            "" if row["turned"] is None else f"{row['turned']} {row['turn']}",
        )
        for row in found.head(_SHOWN).iter_rows(named=True)
    ]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    for row in (heads, *rows):
        typer.echo("  ".join(map(str.ljust, row, widths)).rstrip())
    if found.height > _SHOWN:
        typer.echo(f"... and {found.height - _SHOWN:,} more: write them with --output pairs.csv")


def _write(found: "list[Relation]", output: Path, asked: Asked) -> None:
    from interstate.views.cli.writing import write

    if output.suffix == ".json":
        listed = [each.values() for each in found]
        write(output, json.dumps(listed, ensure_ascii=False, indent=1) + "\n")
        return
    if output.suffix == ".csv":
        import polars as pl

        rows = pl.concat([each.table() for each in found])
        write(output, rows.write_csv(null_value="NA"))
        return
    for each in found:
        named = output if len(found) == 1 else output.with_stem(f"{output.stem}-{each.coder}")
        _draw(each, named, asked)


def _draw(relation: "Relation", output: Path, asked: Asked) -> None:
    from interstate.briefs.charts import write_chart
    from interstate.briefs.relation_chart import relation_chart
    from interstate.briefs.relation_page import write_relation
    from interstate.briefs.wording import Wording
    from interstate.views.cli.writing import write

    wording, names = Wording(asked.interface), _names(asked)
    if output.suffix == ".html":
        write(output, write_relation(relation, wording, names))
    else:
        write_chart(relation_chart(relation, wording, names=names), output)


def _print(relation: "Relation", asked: Asked) -> None:
    from interstate.briefs.relation import relation_brief
    from interstate.briefs.visible import visible
    from interstate.briefs.wording import Wording

    wording = Wording(asked.interface)
    names = _names(asked)
    told = relation_brief(relation, wording, names)
    typer.echo(wording.say("measured.chart.title", a=names[0], b=names[1]))
    for line in told.based:
        typer.echo(f"  {visible(line)}")
    typer.echo()
    for line in told.standing:
        typer.echo(f"  {visible(line)}")
    typer.echo()
    for turn in told.turns:
        for line in turn.sentences:
            typer.echo(f"  {visible(line)}")
        if turn.around:
            typer.echo(f"  {wording.say('measured.turn.around')}")
        for line in turn.around:
            typer.echo(f"    {visible(line)}")
        typer.echo()
    if not told.turns:
        typer.echo(f"  {wording.say('measured.turns.none')}")
        typer.echo()
    heads = [wording.say(f"measured.{key}") for key in _HEADS]
    rows = [
        (
            part.name,
            wording.number(part.cooperation),
            wording.number(part.conflict),
            part.usual,
            part.now,
        )
        for part in told.parts
    ]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    for row in (heads, *rows):
        typer.echo("  " + "  ".join(map(str.ljust, row, widths)).rstrip())
    typer.echo()


_HEADS = ("head.part", "cooperation", "conflict", "head.usual", "head.now")


def _names(asked: Asked) -> tuple[str, str]:
    from interstate.reference.states import party_name

    a, b = _pair(asked)
    interface = "de" if asked.interface == "de" else "en"
    return party_name(a, interface), party_name(b, interface)
