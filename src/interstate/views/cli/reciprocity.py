"""Tell or draw who answers whom."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from interstate.errors import UnknownCodeError

if TYPE_CHECKING:
    from interstate.pipeline.reciprocity import Answers

DRAWN = (".png", ".svg", ".html")
ENDINGS = (*DRAWN, ".csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for on the command line."""

    pair: tuple[str, str]
    by: str
    coder: str | None
    first: date | None
    last: date | None
    third_parties: bool


def tell_answers(asked: Asked, record: Path, *, output: Path | None, as_json: bool) -> None:
    """Print who answers whom, or write it to a file.

    Raises
    ------
    UnknownCodeError
        If the file's ending is none of `ENDINGS`.
    """
    from interstate.pipeline.reciprocity import answers_of

    if output is not None and output.suffix.lower() not in ENDINGS:
        raise UnknownCodeError(output.suffix, kind="ending of answers", known=ENDINGS)
    found = answers_of(
        record,
        asked.pair,
        by=asked.by,
        coder=asked.coder,
        first=asked.first,
        last=asked.last,
        third_parties=asked.third_parties,
    )
    if output is not None:
        _write(found, output)
    if as_json:
        typer.echo(json.dumps(_as_json(found), ensure_ascii=False))
        return
    for line in _lines(found):
        typer.echo(line)


def _lines(found: "Answers") -> Iterator[str]:
    from interstate.briefs.answers import before_sentence, caption, sentence, siding_sentences
    from interstate.relations.third_parties import RULE

    made = found.reciprocity
    yield from caption(made)
    yield ""
    for each in made.answers:
        yield f"* {sentence(each)}"
    yield ""
    yield "In brackets: intervals of 90 %; p by Holm for all six. What goes with what is no cause."
    if found.thirds is None or found.siding is None:
        return
    yield ""
    scan = found.thirds
    yield (
        f"Third parties: {len(scan.found)} of {scan.tests} questions about {scan.thirds} third "
        f"parties are {RULE}."
    )
    for each in scan.found:
        yield f"* {before_sentence(each, made.pair)}"
    if scan.nearest:
        yield "Nearest to being found, and as likely chance:"
    for each in scan.nearest:
        yield f"* {before_sentence(each, made.pair)}"
    yield ""
    yield from siding_sentences(found.siding, made.pair)


def _as_json(found: "Answers") -> dict[str, object]:
    from interstate.briefs.answers import caption, sentence, table
    from interstate.relations.third_parties import RULE

    made = found.reciprocity
    answers: list[dict[str, object]] = [
        {
            **row,
            "sentence": sentence(each),
            "curve_percent": None if each.effect is None else each.effect.curve.round(3).tolist(),
        }
        for row, each in zip(table(made), made.answers, strict=True)
    ]
    held: dict[str, object] = {
        "pair": made.pair,
        "coder": made.coder,
        "step": made.step,
        "first": made.first.isoformat(),
        "last": made.last.isoformat(),
        "told": made.told,
        "about": caption(made),
        "answers": answers,
    }
    if found.thirds is not None and found.siding is not None:
        held["third_parties"] = {
            "rule": RULE,
            "thirds": found.thirds.thirds,
            "tests": found.thirds.tests,
            "found": [
                {
                    "third": each.third,
                    "actor": each.actor,
                    "towards": each.towards,
                    "before": each.before,
                    "acts": each.acts,
                    "n_before": each.n_before,
                    "p": each.p,
                    "q": each.q,
                    "share": None if each.effect is None else asdict(each.effect.share),
                    "lag_days": None if each.effect is None else asdict(each.effect.lag_days),
                }
                for each in found.thirds.found
            ],
        }
        held["siding"] = asdict(found.siding)
    return held


def _write(found: "Answers", output: Path) -> None:
    from interstate.briefs.answers import answers_chart, table
    from interstate.briefs.charts import write_chart
    from interstate.views.cli.writing import make_folder, write

    made = found.reciprocity
    if output.suffix.lower() == ".csv":
        import polars as pl

        rows = pl.DataFrame(table(made), infer_schema_length=None)
        write(output, rows.write_csv(null_value="NA"))
    else:
        make_folder(output.parent)
        write_chart(answers_chart(made), output)
    typer.echo(f"{output}: {len(made.answers)} questions", err=True)
