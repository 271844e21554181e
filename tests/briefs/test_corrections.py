"""A dossier shows what people corrected, and how many decisions hold and are stale."""

from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest
from rich.console import Console
from tests.briefs import evidence

from interstate.briefs import Dossier, dossier, write_html, write_json, write_markdown
from interstate.record import Decision, Evidence, Report
from interstate.record.decision import APART, TOGETHER, UNDONE, WITHDRAWN, subject_of
from interstate.store import with_decisions
from interstate.views.cli.timeline import print_timeline

MADE = datetime(2024, 12, 1, 9, tzinfo=UTC)
HOSTILE = "<script>alert('why')</script> *x* \u202eevil {n} \x1b[2J"


def _report(trigger: str) -> Report:
    return next(each for each in evidence.rich().reports if each.trigger == trigger)


def _decided(field: str, *triggers: str, becomes: str | None = None, by: str = "Ana") -> Decision:
    about = [subject_of(_report(trigger)) for trigger in triggers]
    parted = 1 if field == APART else len(about)
    return Decision(
        made=MADE,
        by=by,
        field=field,
        about=tuple(about[:parted]),
        apart_from=tuple(about[parted:]),
        becomes=becomes,
        because=f"reread {HOSTILE}",
    )


def _dossier(*decisions: Decision, interface: str = "en", coded: Evidence | None = None) -> Dossier:
    return dossier(
        with_decisions(coded or evidence.rich(), decisions),
        ("RUS", "PRK"),
        names=evidence.names,
        predecessors=evidence.predecessors,
        status_rules=evidence.STATUS_RULES,
        interface=interface,
    )


PRAISE = _decided("event_type", "praised", becomes="ACCUSE", by=f"Ana {HOSTILE}")
DAY = _decided("when", "praised", becomes="2024-11/2024-11 month")


@pytest.mark.parametrize(
    ("interface", "words"),
    [
        ("en", "instead of"),
        ("de", "statt"),
    ],
)
def test_a_corrected_row_says_who_when_why_and_what_was_coded(interface: str, words: str) -> None:
    made = _dossier(PRAISE, DAY, interface=interface)
    [entry] = [entry for entry in made.ledger if entry.corrected]
    [quotation] = entry.quotations
    kind, day = sorted(quotation.corrections, key=lambda correction: correction.field)
    assert (kind.field, kind.coded, kind.holds) == ("event_type", "SUPPORT", "ACCUSE")
    assert (kind.by, kind.made, kind.because) == (PRAISE.by, MADE, PRAISE.because)
    assert words in kind.words
    assert "2024" in kind.words
    assert "November 2024" in day.words


@pytest.mark.parametrize(("interface", "mark"), [("en", "corrected"), ("de", "korrigiert")])
def test_page_markdown_json_and_terminal_mark_the_row(interface: str, mark: str) -> None:
    made, plain = (_dossier(*given, interface=interface) for given in ((PRAISE,), ()))
    out = [StringIO(), StringIO()]
    for each, shown in zip((made, plain), out, strict=True):
        print_timeline(each, Console(file=shown, width=200))
    for write in (write_html, write_markdown):
        assert mark in write(made)
        assert mark not in write(plain)
    assert mark in out[0].getvalue()
    assert mark not in out[1].getvalue()
    events: Any = write_json(made)["events"]
    assert [event["corrected"] for event in events].count(True) == 1


def test_reports_put_together_or_kept_apart_mark_their_events() -> None:
    made = _dossier(
        _decided(TOGETHER, "praised", "blocked"), _decided(APART, "signed", "unterzeichnet")
    )
    fields = {correction.field for entry in made.ledger for correction in entry.corrections}
    assert fields == {TOGETHER, APART}


def test_the_coverage_says_how_many_decisions_hold_and_how_many_are_stale() -> None:
    gone = replace(
        evidence.rich(),
        reports=tuple(each for each in evidence.rich().reports if each.trigger != "blocked"),
    )
    stale = _decided("event_type", "blocked", becomes="THREATEN")
    undo = replace(_decided(UNDONE, becomes="d-other"), because="a slip")
    made = _dossier(PRAISE, _decided(WITHDRAWN, "imposed", becomes="yes"), stale, undo, coded=gone)
    assert (made.figures.decisions_hold, made.figures.decisions_stale) == (2, 1)
    page, text = write_html(made), write_markdown(made)
    for written in (page, text):
        assert "2 decisions of people correct what was coded" in written
        assert "1 decision no longer applies to what is coded by now" in written


def test_without_decisions_nothing_is_said_of_any() -> None:
    for written in (write_html(_dossier()), write_markdown(_dossier())):
        assert "coded by now" not in written


def test_nothing_in_a_name_or_reason_acts() -> None:
    made = _dossier(PRAISE)
    page, text = write_html(made), write_markdown(made)
    assert "<script>alert('why')" not in page
    assert "&lt;script&gt;alert(" in page
    assert "<script>" not in text
    assert r"\*x\*" in text
    assert "\x1b" not in text
    assert "\u202e" not in text.replace("[U+202E]", "")
    out = StringIO()
    print_timeline(made, Console(file=out, width=200))
    assert "\x1b" not in out.getvalue()
