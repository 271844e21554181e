"""Rival explanations as a dossier shows them: nothing is proven, and every number opens."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date

import pytest
from tests.hypotheses.evidence import Told, analysed, observed, question, record

from interstate.briefs import Dossier, dossier, write_html, write_json, write_markdown
from interstate.briefs.contents import Rivals
from interstate.briefs.rival_files import matrix_csv, rivals_json
from interstate.briefs.wording import strings
from interstate.hypotheses import Analysis
from interstate.record import Evidence

DAY = date(2024, 5, 3)
HOSTILE = "=1+1<script>alert(1)</script>|`\x1b[2J\u202e"
EVIDENCE = record(
    Told(event_type="AID", outlet="Post", day=DAY, act="one"),
    Told(event_type="AID", outlet="Blatt", day=DAY, act="one"),
    Told(event_type="CONSULT", outlet="Post", day=DAY),
)
ASKED = question(
    observed("aid", "AID"),
    observed("talks", "CONSULT"),
    observed("treaty", "AGREE"),
    observed("china", "AID", between=("RUS", "CHN")),
    expects={
        "ally": {"aid": 0.93, "treaty": 0.93, "talks": 0.75},
        "foe": {"aid": 0.07, "talks": 0.75, "china": 0.75},
    },
)


def made(
    evidence: Evidence = EVIDENCE, analysis: Analysis | None = None, interface: str = "en"
) -> Dossier:
    return dossier(
        evidence,
        ("RUS", "PRK"),
        names=lambda party, _: party,
        predecessors=lambda _: (),
        status_rules=(),
        interface=interface,
        analysis=analysis or analysed(evidence, ASKED),
    )


def rivals(dossier: Dossier) -> Rivals:
    assert dossier.rivals is not None
    return dossier.rivals


@pytest.mark.parametrize(
    ("interface", "words", "said_once"),
    [
        ("en", ("prove", "certain", "true"), "Nothing here is proven"),
        ("de", ("bewies", "sicher ist", "wahr "), "Bewiesen ist hier nichts"),
    ],
)
def test_nothing_is_called_proven(interface: str, words: tuple[str, ...], said_once: str) -> None:
    said = {key: text for key, text in strings(interface).items() if key.startswith("rivals.")}
    assert said_once in said.pop("rivals.intro")
    assert [key for key, text in said.items() if any(word in text.lower() for word in words)] == []


def test_the_verdict_says_how_strong_by_kass_and_raftery() -> None:
    [first, *_] = rivals(made()).verdicts
    assert first.startswith("The record bears out “It is ally” more than any other explanation")
    assert "which counts as positive evidence" in first


def test_one_voice_is_said_to_be_one() -> None:
    alone = record(Told(event_type="AID", outlet="Post", day=DAY))
    verdicts = rivals(made(alone, analysed(alone, ASKED))).verdicts
    assert verdicts[-1].startswith("All of it is the word of one voice")


def test_a_lead_by_the_prior_alone_is_said_to_be_one() -> None:
    asked = question(
        observed("aid", "AID"),
        expects={"ally": {"aid": 0.3}, "foe": {"aid": 0.5}},
        ally=9,
        foe=1,
    )
    [first, *_] = rivals(made(analysis=analysed(EVIDENCE, asked))).verdicts
    assert "leads (85%" in first
    assert "by its prior alone" in first


def test_a_record_of_nothing_leaves_the_priors_standing() -> None:
    empty = Evidence()
    told = rivals(made(empty, analysed(empty, ASKED)))
    assert told.verdicts == (
        "Nothing in the record bears on the question: the priors stand as they were.",
    )
    assert [each.posterior_words for each in told.rivals] == ["50%", "50%"]
    assert not any(each.leading or each.least for each in told.rivals)


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("interface", ["en", "de"])
def test_every_number_opens_to_an_event_on_the_page(interface: str, *, alone: bool) -> None:
    page = write_html(made(interface=interface), alone=alone)
    section = page.partition('<section id="rivals"')[2].partition("</section>")[0]
    targets = re.findall(r'href="#([^"]+)"', section)
    assert len(targets) > 3
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids
    assert ("timeline" in ids) != alone


def test_a_row_that_tells_nothing_apart_says_so() -> None:
    rows = {row.id: row for row in rivals(made()).rows}
    assert not rows["talks"].discriminates
    assert rows["aid"].discriminates
    assert rivals(made()).rows[0].id == "aid"
    assert rows["china"].found == "not covered"
    assert {cell.sign for cell in rows["china"].cells} == {""}


def test_a_dossier_without_a_question_has_no_such_section() -> None:
    plain = dossier(
        EVIDENCE,
        ("RUS", "PRK"),
        names=lambda party, _: party,
        predecessors=lambda _: (),
        status_rules=(),
    )
    assert plain.rivals is None
    assert 'id="rivals"' not in write_html(plain)
    assert "Rival explanations" not in write_markdown(plain)
    assert write_json(plain)["rivals"] is None


def test_nothing_that_a_file_says_acts() -> None:
    asked = replace(
        ASKED,
        asks=HOSTILE,
        origin=HOSTILE,
        hypotheses=tuple(replace(each, says=HOSTILE) for each in ASKED.hypotheses),
        observations=tuple(replace(each, says=HOSTILE) for each in ASKED.observations),
    )
    analysis = analysed(EVIDENCE, asked)
    told = made(analysis=analysis)
    assert "<script>alert" not in write_html(told)
    assert "<script>" not in write_markdown(told)
    assert "\x1b" not in write_html(told) + write_markdown(told)
    table = list(csv.reader(io.StringIO(matrix_csv(analysis))))
    assert not [cell for row in table for cell in row if cell.startswith("=")]


def test_the_matrix_as_a_table_holds_marks_and_na() -> None:
    rows = list(csv.DictReader(io.StringIO(matrix_csv(analysed(EVIDENCE, ASKED)))))
    marks = {row["row"]: (row["ally"], row["foe"]) for row in rows}
    assert marks["aid"] == ("CC", "II")
    assert marks["talks"] == ("C", "C")
    assert marks["china"] == ("NA", "NA")
    assert sum(map(float, marks["posterior"])) == pytest.approx(1, abs=1e-3)


def test_all_figures_are_json() -> None:
    held = json.loads(json.dumps(rivals_json(analysed(EVIDENCE, ASKED))))
    assert held["likeliest"] == "ally"
    assert held["strength"] == "positive"
    [aid] = [row for row in held["rows"] if row["id"] == "aid"]
    assert [event["id"] for event in aid["events"]] == ["e-one"]
    assert sum(each["posterior"] for each in held["hypotheses"]) == pytest.approx(1)
    assert {each["what"] for each in held["without"] if each["kind"] == "voice"} == {
        "Blatt",
        "Post",
    }
