"""What a sentence reports, as parser, tables and engine of its language read it."""

from dataclasses import replace
from datetime import date

from interstate import pipeline
from interstate.record import Party, Report

PUBLISHED = date(2012, 6, 13)


def reports(text: str, language: str, *, published: date = PUBLISHED) -> list[Report]:
    """Return what one sentence reports."""
    (document,) = pipeline.gather_texts([text], language=language)
    (coded,) = pipeline.code([replace(document, published=published)], pipeline.Choices())
    assert isinstance(coded, pipeline.Coded)
    return list(coded.reports)


def told(
    text: str, language: str, *, judged: bool = False, published: date = PUBLISHED
) -> list[str]:
    """Return the acts of one sentence: ``"ACCUSE NOR > CHL"``, `judged` ``"... CHL CT+"``."""
    return sorted(
        f"{r.event_type} {_side(r.actors)} > {_side(r.recipients)}"
        + (f" {r.factuality}" if judged else "")
        for r in reports(text, language, published=published)
    )


def _side(parties: tuple[Party, ...]) -> str:
    return "/".join(sorted(party.id or "?" for party in parties)) or "-"
