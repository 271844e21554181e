"""Rival explanations held against texts, and against a record with a data set."""

from pathlib import Path

import pytest

import interstate
from interstate.errors import TableError
from interstate.hypotheses import State
from interstate.pipeline.hypotheses import evidence_for, question_of, voice_in, weigh_hypotheses
from interstate.record import Document, DocumentId, Evidence, Outlet
from interstate.store import open_record

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FILE = EXAMPLES / "hypotheses" / "russia-north-korea.yaml"


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return interstate.read([EXAMPLES / "hypotheses" / "articles.jsonl"], pair=("RUS", "PRK"))


def document(id_: str, outlet: Outlet, copy_of: str | None = None) -> Document:
    return Document(
        id=DocumentId(id_),
        text="x",
        language="en",
        language_because="given",
        outlet=outlet,
        title=None,
        published=None,
        origin=id_,
        content_hash=id_,
        duplicate_of=None if copy_of is None else DocumentId(copy_of),
    )


def test_copies_and_papers_of_one_owner_are_one_voice() -> None:
    wire = document("w", Outlet(name="Wire", owner="Nord"))
    copy = document("c", Outlet(name="Post", owner="Post Ltd"), copy_of="w")
    sister = document("s", Outlet(name="Blatt", owner="Nord"))
    lost = [document(id_, Outlet(name=id_), copy_of="gone") for id_ in ("a", "b")]
    voice_of = voice_in([wire, copy, sister, *lost])
    assert voice_of(wire) == voice_of(copy) == voice_of(sister)
    assert voice_of(lost[0]) == voice_of(lost[1]) != voice_of(wire)


def test_a_data_set_is_one_voice_whichever_outlets_it_names() -> None:
    rows = [document(f"gdelt2:{n}", Outlet(name=f"paper {n}", kind="data_set")) for n in range(3)]
    other = document("icews:1", Outlet(name="paper 1", kind="data_set"))
    voice_of = voice_in([*rows, other])
    assert {voice_of(row) for row in rows} == {"data set:gdelt2"}
    assert voice_of(other) == "data set:icews"


def test_the_template_finds_most_of_what_it_looks_for_in_the_example(evidence: Evidence) -> None:
    found = interstate.weigh_hypotheses(evidence, FILE)
    state = {row.observation.id: row.state for row in found.rows}
    assert state["treaty"] is State.SEEN
    assert state["ratified_soon"] is State.SEEN
    assert state["exercises"] is State.ABSENT
    assert sum(row.state is State.SEEN for row in found.rows) >= 10
    assert len(found.weighed.scales) == 4
    assert found.question.hypotheses[0].id == "alliance"


def test_every_event_behind_a_row_is_shown_in_the_dossier(evidence: Evidence) -> None:
    found = interstate.weigh_hypotheses(evidence, FILE)
    made = interstate.dossier(evidence, "RUS", "PRK", analysis=found)
    assert made.rivals is not None
    shown = {entry.id for entry in made.ledger}
    assert set(found.events) <= shown
    counts = {row.id: row.events.n for row in made.rivals.rows}
    assert counts == {row.observation.id: len(row.finds) for row in found.rows}


def test_a_state_that_nobody_knows_is_refused_by_line(tmp_path: Path) -> None:
    text = FILE.read_text("utf-8").replace("actor: PRK", "actor: Ruritania", 1)
    (tmp_path / "q.yaml").write_text(text, "utf-8")
    with pytest.raises(TableError, match=r"line \d+, observations\.troops\.actor: 'Ruritania'"):
        question_of(tmp_path / "q.yaml")


def test_events_of_a_data_set_count_where_the_file_asks(tmp_path: Path) -> None:
    record = tmp_path / "rec"
    interstate.import_data("icews", EXAMPLES / "data" / "events.2018.made-up.tab", record=record)
    text = """\
question: What do they seek?
pair: [SRB, HUN]
coders: {coders}
hypotheses:
  deal: {{says: A deal, expect: {{talks: expected}}}}
  quarrel: {{says: A quarrel, expect: {{talks: unexpected}}}}
observations:
  talks: {{says: They talk, quad: verbal cooperation}}
"""
    states: dict[str, State] = {}
    for coders in ("[interstate]", "[icews]"):
        (tmp_path / "q.yaml").write_text(text.format(coders=coders), "utf-8")
        question = question_of(tmp_path / "q.yaml")
        with open_record(record, read_only=True) as opened:
            found = weigh_hypotheses(evidence_for(opened, question), question)
        states[coders] = found.rows[0].state
    assert states == {"[interstate]": State.UNCOVERED, "[icews]": State.SEEN}
