"""Rival explanations from a file, held against texts or a record."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from interstate.events.outlets import original, voice
from interstate.hypotheses import Analysis, Observation, Question, analyse, read_question
from interstate.pipeline import find_party
from interstate.pipeline.coders import evidence_by
from interstate.record import Document, Evidence
from interstate.reference.data_sets import OWN
from interstate.reference.states import predecessors
from interstate.sources.data_sets import READERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from interstate.store import Record

DATA_SET = "data set:"
"""What the voice of a data set begins with; its kind follows."""


def question_of(path: str | Path) -> Question:
    """Return the question that a file asks; see `interstate.hypotheses.read_question`."""
    return read_question(Path(path), find_party=find_party, coders=(OWN, *READERS))


def weigh_hypotheses(evidence: Evidence, question: Question) -> Analysis:
    """Return rival explanations held against evidence."""
    return analyse(
        evidence, question, voice_of=voice_in(evidence.documents), predecessors=predecessors
    )


def voice_in(documents: Iterable[Document]) -> Callable[[Document], str]:
    """Return what tells for a document whose voice it is.

    A copy is its original's. A data set is one voice, whichever outlets it names: one program, or
    one set of rules, read them all, and errs in all alike.
    """
    by_id = {document.id: document for document in documents}

    def voice_of(document: Document) -> str:
        if document.outlet.kind == "data_set":
            return f"{DATA_SET}{document.id.partition(':')[0]}"
        first = original(document, by_id)
        # Two copies of a text that is not here are still one text.
        return voice(first.outlet) if first.duplicate_of is None else f"text:{first.duplicate_of}"

    return voice_of


def evidence_for(record: Record, question: Question) -> Evidence:
    """Return what a record holds that may bear on a question, by the coders that it asks for.

    Of our own reading of texts that is everything; of a data set, what passes between two parties
    that some observation speaks of, since a data set has millions of rows.
    """
    own = OWN in question.coders
    found = record.evidence(None, predecessors=predecessors) if own else Evidence()
    given = [coder for coder in question.coders if coder != OWN]
    if not given:
        return found
    pairs = {pair for each in question.observations for pair in _pairs(each, question)}
    for pair in sorted(pairs):
        more = evidence_by(record, pair, given)
        found = replace(
            found,
            documents=tuple({d.id: d for d in (*found.documents, *more.documents)}.values()),
            reports=tuple({r.id: r for r in (*found.reports, *more.reports)}.values()),
            events=tuple({e.id: e for e in (*found.events, *more.events)}.values()),
            ties=tuple({t.id: t for t in (*found.ties, *more.ties)}.values()),
        )
    return found


def _pairs(observation: Observation, question: Question) -> set[tuple[str, str]]:
    """Return the pairs between which an observation's acts can pass, each once."""
    if observation.between is not None:
        sides = ((observation.between[0],), (observation.between[1],))
    else:
        sides = (
            observation.actors or question.pair,
            observation.recipients or question.pair,
        )
    return {(min(a, b), max(a, b)) for a, b in product(*sides) if a != b}
