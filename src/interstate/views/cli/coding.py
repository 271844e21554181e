"""Print the reports in texts."""

import json
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from interstate.errors import SourceError
from interstate.views.cli.writing import make_folder

if TYPE_CHECKING:
    from interstate.pipeline import Choices, Coded
    from interstate.record import PairReport, Report

_OTHERS = 4
"""So many types, the likeliest first, are named with how likely they are."""


@contextmanager
def opened(output: Path | None) -> Generator[TextIO]:
    """Open a file to write to, or standard output where none is named."""
    if output is None:
        yield sys.stdout
        return
    make_folder(output.parent)
    try:
        stream = output.open("w", encoding="utf-8")
    except OSError as problem:
        msg = f"{output} cannot be written: {problem.strerror}; choose another --output"
        raise SourceError(msg) from problem
    with stream:
        yield stream


def print_reports(
    paths: Sequence[str],
    choices: "Choices",
    *,
    form: str,
    explain: bool,
    output: Path | None,
) -> None:
    """Print each report on a line, as JSON or for people; what cannot be read goes to stderr.

    Parameters
    ----------
    form
        ``"jsonl"`` or ``"text"``.
    explain
        Print for each sentence what its triggers came to, in place of the reports alone.
    """
    from interstate.pipeline import code, gather
    from interstate.record import Rejected
    from interstate.store import report_as_json
    from interstate.views.cli.options import refuse_nothing, tell_rejected
    from interstate.views.cli.progress import shown_progress

    with shown_progress() as progress:
        documents, rejected = gather(paths, choices, progress=progress)
        tell_rejected(rejected)
        refuse_nothing(documents, rejected)
        # Opened only now: a file that is written over may be among those read.
        with opened(output) as stream:
            for result in code(documents, choices, progress=progress):
                if isinstance(result, Rejected):
                    tell_rejected([result])
                    rejected.append(result)
                    continue
                if explain:
                    stream.writelines(f"{line}\n" for line in _explained(result))
                    continue
                for report in result.reports:
                    if form == "jsonl":
                        row = report_as_json(report, result.document)
                        stream.write(json.dumps(row, ensure_ascii=False) + "\n")
                    else:
                        stream.write(_line(report) + "\n")
    refuse_nothing(documents, rejected)


def print_pairs(
    paths: Sequence[str],
    choices: "Choices",
    *,
    form: str,
    explain: bool,
    output: Path | None,
) -> None:
    """Print the one report on each line's pair; a line that cannot be coded goes to stderr.

    Parameters
    ----------
    form
        ``"jsonl"`` or ``"text"``.
    explain
        Print below each report in text why it says so, and how likely the other types are.
    """
    from interstate.pipeline import code_pairs, gather_pairs
    from interstate.record import Rejected
    from interstate.store import pair_as_json
    from interstate.views.cli.options import refuse_no_pairs, tell_rejected
    from interstate.views.cli.progress import shown_progress

    told = refused = 0
    with shown_progress() as progress:
        pairs = list(gather_pairs(paths, choices, progress=progress))
        # Opened only now: a file that is written over may be among those read.
        with opened(output) as stream:
            for coded in code_pairs(pairs, choices, progress=progress):
                if isinstance(coded, Rejected):
                    tell_rejected([coded])
                    refused += 1
                    continue
                told += 1
                if form == "jsonl" and not explain:
                    row = pair_as_json(coded.result, coded.document)
                    stream.write(json.dumps(row, ensure_ascii=False) + "\n")
                else:
                    stream.writelines(f"{line}\n" for line in _pair_lines(coded.result, explain))
    refuse_no_pairs(told, refused)


def _pair_lines(result: "PairReport", explain: bool) -> Iterator[str]:  # noqa: FBT001
    """Give the report on a pair for people, with the reasons where they are asked for."""
    from interstate.briefs.visible import visible

    yield f"{result.probability:.2f} {_line(result.report)}"
    if not explain:
        return
    others = [f"{name} {likely:.2f}" for name, likely in result.probabilities.items()]
    yield f"    {visible(result.report.quote)}"
    yield f"    {', '.join(others[:_OTHERS])}"
    for reason in result.report.because:
        yield f"    {visible(reason)}"


def _explained(coded: "Coded") -> Iterator[str]:
    """Give for each sentence that was parsed what every trigger came to, and the reports."""
    from interstate.briefs.visible import visible

    name = visible(str(coded.document.id))
    yield f"# {name}: {coded.parsed} of {coded.sentences} sentences parsed"
    for text, trace in coded.traces:
        yield visible(text)
        for step in trace:
            yield f"    {visible(step)}"
        for report in coded.reports:
            if report.quote == text:
                yield f"  = {_line(report)}"
                for reason in report.because:
                    yield f"      {visible(reason)}"


def _line(report: "Report") -> str:
    """Return a report on one line for people."""
    from interstate.briefs.visible import visible

    def names(parties: Sequence[object]) -> str:
        return ", ".join(str(getattr(p, "id", None) or getattr(p, "name", "?")) for p in parties)

    arrow = "with each other" if report.symmetric else f"-> {names(report.recipients) or '?'}"
    said = "; ".join(f"{s.speaker or 'somebody'} ({s.cue})" for s in report.attribution)
    when = ""
    if report.when is not None:
        when = f" [{report.when.first or '…'} to {report.when.last or '…'}]"
    line = (
        f"{report.event_type}{' ' + report.mode if report.mode else ''}: "
        f"{names(report.actors) or '?'} {arrow}{when} {report.factuality.value}"
    )
    return visible(f"{line}{' by ' + said if said else ''} | {report.trigger}")
