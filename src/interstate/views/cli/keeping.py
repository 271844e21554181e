"""Read texts into a record."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from interstate.briefs.visible import visible
from interstate.record import Standing

if TYPE_CHECKING:
    from interstate.pipeline import Choices
    from interstate.record import Ruling


def tell_stale(decided: "Sequence[Ruling]") -> None:
    """Say on standard error which decisions no longer apply, and why."""
    for ruling in decided:
        if ruling.standing is Standing.STALE:
            decision = ruling.decision
            told = f"{decision.id} ({decision.field}, {decision.by}): {ruling.because}"
            typer.echo(f"decision no longer applies: {visible(told)}", err=True)


def keep(paths: Sequence[str], folder: Path, choices: "Choices") -> Mapping[str, Mapping[str, int]]:
    """Read texts into the record in a folder; return how much is new and withdrawn, by table.

    Events are made again from all the record's reports, since new documents may tell of what
    old ones told already.
    """
    from interstate.pipeline import conclude_reports, read
    from interstate.store import open_record
    from interstate.views.cli.options import refuse_nothing, tell_rejected
    from interstate.views.cli.progress import shown_progress

    with open_record(folder) as record:
        with shown_progress() as progress:
            evidence = read(paths, choices, progress=progress)
        tell_rejected(evidence.rejected)
        # Cut short between the two, the record would keep events that leave the new reports out.
        with record.all_or_nothing():
            added = made = record.add(replace(evidence, events=(), ties=()))
            if added.changed:
                events, ties = conclude_reports(record.evidence())
                made = record.remake(events, ties, run=evidence.runs[0].id)
        tell_stale(record.rulings())
    # What was rejected is kept too, so the record remembers it.
    refuse_nothing(evidence.documents, evidence.rejected)
    return {
        "new": {**added.new, **made.new},
        "withdrawn": dict(Counter(added.withdrawn) + Counter(made.withdrawn)),
    }
