"""What is measured stands in the dossier, its numbers open to the dossier's own events."""

import json
from pathlib import Path

import pytest

import interstate
from interstate.briefs import Dossier, write_html, write_json, write_markdown

ARTICLES = Path(__file__).resolve().parents[2] / "examples" / "articles"


@pytest.fixture(scope="module")
def made() -> Dossier:
    return interstate.dossier(interstate.read([ARTICLES]), "SRB", "HUN")


def test_numbers_of_what_is_measured_open_to_the_events_of_the_dossier(made: Dossier) -> None:
    [measured] = made.measured
    both = measured.parts[0]
    relation = measured.relation
    assert both.cooperation.n == relation.whole.series.cooperation[relation.whole.series.told].sum()
    assert both.conflict.n == relation.whole.series.conflict[relation.whole.series.told].sum()
    anchors = {entry.anchor for entry in made.ledger}
    for part in measured.parts:
        assert {cite.anchor for cite in (*part.cooperation.cites, *part.conflict.cites)} <= anchors


def test_the_page_markdown_and_json_hold_it(made: Dossier) -> None:
    page = write_html(made)
    assert 'href="#measured"' in page
    assert 'id="measured"' in page
    assert "How they stand by numbers" in write_markdown(made)
    [held] = json.loads(json.dumps(write_json(made), allow_nan=False))["measured"]
    assert held["happenings"] == made.measured[0].relation.happenings.height


def test_two_states_of_which_little_is_told_are_not_measured() -> None:
    few = interstate.dossier(interstate.read([ARTICLES]), "SRB", "AUT")
    assert few.measured == ()
    assert 'href="#measured"' not in write_html(few)
