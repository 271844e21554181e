"""Tell, draw or write how two states stand to each other."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import typer

from interstate.errors import UnknownCodeError

if TYPE_CHECKING:
    import polars as pl

    from interstate.relations.relation import Relation
    from interstate.relations.scores import Estimate, Range, Scores

ENDINGS = (".html", ".svg", ".png", ".csv", ".json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for on the command line."""

    pair: tuple[str, str]
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
    told = told_of(record, asked.pair)
    found = [
        relation_of(told, coder=coder, step=asked.step, first=asked.first, last=asked.last)
        for coder in asked.coders or (None,)
    ]
    if output is not None:
        _write(found, output, asked)
    elif as_json:
        typer.echo(json.dumps([as_values(each) for each in found], ensure_ascii=False))
    else:
        for each in found:
            _print(each, asked)


def _write(found: "list[Relation]", output: Path, asked: Asked) -> None:
    from interstate.views.cli.writing import write

    if output.suffix == ".json":
        listed = [as_values(each) for each in found]
        write(output, json.dumps(listed, ensure_ascii=False, indent=1) + "\n")
        return
    if output.suffix == ".csv":
        import polars as pl

        rows = pl.concat([table_of(each) for each in found])
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

    a, b = asked.pair
    interface = "de" if asked.interface == "de" else "en"
    return party_name(a, interface), party_name(b, interface)


def table_of(relation: "Relation") -> "pl.DataFrame":
    """Return a row a period with every figure; what is missing is null."""
    import polars as pl

    from interstate.reference.plover import QUADS

    whole = relation.whole
    series = whole.series
    estimates = {
        "balance": whole.balance,
        "goldstein": whole.goldstein,
        "standing": whole.standing,
        "standing_forth": relation.forth.standing,
        "standing_back": relation.back.standing,
        "cooperation_rate": whole.cooperation,
        "conflict_rate": whole.conflict,
        "tone": whole.tone,
    }
    counted = {quad.replace(" ", "_"): series.counts[:, n] for n, quad in enumerate(QUADS)}
    figures = {
        name + end: getattr(estimate, field)
        for name, estimate in estimates.items()
        for end, field in (("", "value"), ("_low", "low"), ("_high", "high"))
    }
    n = len(series.periods)
    rows = pl.DataFrame(
        {
            "coder": [relation.coder] * n,
            relation.step: series.periods,
            **counted,
            "exposure": series.exposure,
            **figures,
        }
    )
    return rows.with_columns(pl.selectors.float().fill_nan(None))


def as_values(relation: "Relation") -> dict[str, object]:
    """Return a relation as plain values: each number beside the events it is made from."""
    from interstate.relations.dyads import STEPS

    step = relation.step
    day = relation.happenings["day"].dt.truncate(STEPS[step])
    events = {key[0]: list(rows["event"]) for key, rows in relation.happenings.group_by(day)}
    periods = [
        {
            **row,
            relation.step: str(row[relation.step]),
            "events": events.get(row[relation.step], []),
        }
        for row in table_of(relation).drop("coder").iter_rows(named=True)
    ]
    whole = relation.whole
    return {
        "pair": list(relation.pair),
        "coder": relation.coder,
        "by": step,
        "happenings": relation.happenings.height,
        "tellings": int(relation.happenings["tellings"].sum()),
        "left_out": relation.left_out,
        "share": whole.share,
        "usual": _ends(whole.norm),
        "dispersion": whole.dispersion,
        "outlets": dict(whole.outlets),
        "prior": {
            "centre": relation.prior.centre,
            "spread": relation.prior.spread,
            "pairs": relation.prior.pairs,
            "usual": relation.prior.usual,
            "ties": [asdict(tie) for tie in relation.prior.ties],
        },
        "rank": {
            "pairs": relation.rank.pairs,
            "below": relation.rank.below,
            "median": relation.rank.median,
            "because": relation.rank.because,
        },
        "parts": {
            name: _part(each)
            for name, each in {
                "forth": relation.forth,
                "back": relation.back,
                **relation.domains,
            }.items()
        },
        "periods": periods,
    }


def _part(part: "Scores") -> dict[str, object]:
    last = int(np.flatnonzero(part.series.told)[-1])
    return {
        "cooperation": int(np.nansum(part.series.cooperation)),
        "conflict": int(np.nansum(part.series.conflict)),
        "usual": _ends(part.norm),
        "latest": _at(part.standing, last),
    }


def _ends(figure: "Range") -> list[float]:
    return [figure.value, figure.low, figure.high]


def _at(estimate: "Estimate", period: int) -> list[float]:
    return [float(each[period]) for each in (estimate.value, estimate.low, estimate.high)]
