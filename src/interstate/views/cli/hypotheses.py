"""Hold rival explanations against texts or a record, and tell or write what comes of it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from interstate.errors import SourceError, UnknownCodeError
from interstate.views.cli import options

if TYPE_CHECKING:
    from interstate.briefs import Dossier
    from interstate.briefs.contents import Rivals
    from interstate.hypotheses import Analysis, Question
    from interstate.pipeline import Choices
    from interstate.record import Evidence

ENDINGS = (".html", ".md", ".csv", ".json")
_MOST = 5
"""So much of what would decide is told in the terminal."""


def tell_hypotheses(  # noqa: PLR0913  (what a command hands on)
    file: Path,
    sources: Sequence[str] | None,
    record: Path | None,
    choices: "Choices",
    interface: str | None,
    *,
    output: Path | None,
    as_json: bool,
) -> None:
    """Print how rival explanations fare, or write it to a file.

    Raises
    ------
    SourceError
        If the file of hypotheses cannot be read, or there is nothing to hold it against.
    TableError
        If it makes no sense.
    UnknownCodeError
        If the output's ending is none of `ENDINGS`.
    """
    from interstate.pipeline.hypotheses import question_of, weigh_hypotheses

    if output is not None and output.suffix not in ENDINGS:
        raise UnknownCodeError(output.suffix, kind="ending of an analysis", known=ENDINGS)
    shown = options.interface_of(interface)
    question = question_of(file)
    evidence = evidence_to_weigh(question, sources, record, choices)
    analysis = weigh_hypotheses(evidence, question)
    if output is None and as_json:
        from interstate.briefs.rival_files import rivals_json

        typer.echo(json.dumps(rivals_json(analysis), ensure_ascii=False))
        return
    made = shown_alone(evidence, analysis, shown)
    if output is None:
        for line in lines(made):
            typer.echo(line)
        return
    from interstate.briefs.visible import visible
    from interstate.views.cli.writing import write

    write(output, _written(made, analysis, output.suffix))
    told = made.rivals.verdicts[0] if made.rivals is not None else ""
    typer.echo(f"{output}: {visible(told)}")


def evidence_to_weigh(
    question: "Question",
    sources: Sequence[str] | None,
    record: Path | None,
    choices: "Choices",
) -> "Evidence":
    """Return the evidence that a question asks for, from the paths given, else from the record.

    Raises
    ------
    SourceError
        If it asks for data sets and only paths are given.
    """
    from interstate.pipeline.hypotheses import evidence_for
    from interstate.store import open_record

    if sources:
        if question.coders != ("interstate",):
            msg = (
                f"{question.origin} asks for coders {', '.join(question.coders)}, which only a "
                "record has: read the texts into one with: interstate read, and give --record"
            )
            raise SourceError(msg)
        return options.evidence_of(sources, record, replace(choices, pair=question.pair))
    if options.record_if_any(record) is None:
        return options.evidence_of(None, None, choices)
    with open_record(options.record_of(record), read_only=True) as opened:
        return evidence_for(opened, question)


def dossier_with(  # noqa: PLR0913, PLR0917  (what a command hands on)
    file: Path,
    pair: tuple[str, str],
    sources: Sequence[str] | None,
    record: Path | None,
    choices: "Choices",
    interface: str | None,
    coders: Sequence[str] | None,
) -> "Dossier":
    """Return the dossier of a pair with rival explanations of how it stands.

    Raises
    ------
    SourceError
        If the file asks about another pair, or --coder is given: the file names coders itself.
    """
    from interstate.pipeline import dossier_of
    from interstate.pipeline.hypotheses import question_of, weigh_hypotheses

    question = question_of(file)
    if set(question.pair) != set(pair):
        msg = f"{file} asks about {' and '.join(question.pair)}, not about {' and '.join(pair)}"
        raise SourceError(msg)
    if coders:
        msg = f"--coder beside --hypotheses: name coders in {file}, as coders: [interstate, icews]"
        raise SourceError(msg)
    evidence = evidence_to_weigh(question, sources, record, choices)
    analysis = weigh_hypotheses(evidence, question)
    shown = options.interface_of(interface)
    return dossier_of(evidence, *pair, interface=shown, analysis=analysis)


def shown_alone(evidence: "Evidence", analysis: "Analysis", interface: str) -> "Dossier":
    """Return a dossier of nothing but the explanations and the events they rest on."""
    from interstate.pipeline import dossier_of

    kept = set(analysis.events)
    weighed = replace(
        evidence,
        events=tuple(event for event in evidence.events if event.id in kept),
        assessments=(),
        ties=tuple(tie for tie in evidence.ties if kept.issuperset(tie.events)),
    )
    return dossier_of(weighed, *analysis.question.pair, interface=interface, analysis=analysis)


def _written(made: "Dossier", analysis: "Analysis", ending: str) -> str:
    from interstate.briefs import write_html, write_markdown
    from interstate.briefs.rival_files import matrix_csv, rivals_json

    if ending == ".json":
        return json.dumps(rivals_json(analysis), ensure_ascii=False, indent=1) + "\n"
    if ending == ".csv":
        return matrix_csv(analysis)
    return (write_html if ending == ".html" else write_markdown)(made, alone=True)


def lines(made: "Dossier") -> Iterator[str]:
    """Give the answer in lines for people; nothing in a text or file acts on the terminal."""
    from interstate.briefs.visible import visible

    if made.rivals is not None:
        for line in (*_lines(made.rivals, made.interface), *_acts(made)):
            yield (
                ""
                if not line
                else "  " * (len(line) - len(line.lstrip()) > 0) + visible(line.strip())
            )


def _lines(told: "Rivals", interface: str) -> Iterator[str]:
    from interstate.briefs.wording import Wording

    say = Wording(interface).say
    yield told.question
    yield from told.verdicts
    yield ""
    yield f"{say('rivals.caption')}:"
    for each in sorted(told.rivals, key=lambda each: -each.posterior):
        least = f", {say('rivals.least_mark')}" if each.least else ""
        yield (
            f"  {each.id}: {each.prior_words} → {each.posterior_words}"
            f" ({say('rivals.inconsistency').lower()}: {each.inconsistency_words}{least})"
        )
    yield ""
    yield f"{say('rivals.matrix')} ({', '.join(each.id for each in told.rivals)}):"
    for row in told.rows:
        signs = " ".join(f"{cell.sign:2}" for cell in row.cells) if row.weight_words else ""
        how = f" {row.weight_words} × {row.factor_words}" if row.weight_words else ""
        acts = ",".join(cite.label for cite in row.events.cites)
        where = f" [{acts}]" if acts else ""
        yield f"  {row.label} {row.says}: {row.found}{where}{how}  {signs}"
    yield ""
    yield f"{say('rivals.deciders')}:"
    for each in told.deciders[:_MOST]:
        yield (
            f"  {each.label} {each.says}: {say('rivals.if_seen').lower()}: {each.if_seen}; "
            f"{say('rivals.if_absent').lower()}: {each.if_absent}"
        )
    if not told.deciders:
        yield f"  {say('rivals.none_open')}"


def _acts(made: "Dossier") -> Iterator[str]:
    from interstate.briefs.wording import Wording

    say = Wording(made.interface).say
    yield ""
    yield f"{say('rivals.acts_weighed')}:"
    for entry in made.ledger:
        outlets = ", ".join(entry.sources)
        yield (
            f"  {entry.number}. {entry.when_words}: {entry.headline} ({entry.status_words}; "
            f"{outlets})"
        )
