"""A line comes out for each pair that goes in, and what is wrong with one is said."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.views.cli.conftest import Typed

PAIR = {"id": "one", "text": "Norway praised Chile.", "actor": "Norway", "recipient": "Chile"}


def lines(*rows: object) -> str:
    """Return JSON Lines; what is a string already stands as it is."""
    return "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows)


def test_each_line_gives_exactly_one_report_with_its_probability(
    typed: "Typed", tmp_path: Path
) -> None:
    other = {**PAIR, "id": "two", "actor": "Chile", "recipient": "Norway"}
    (tmp_path / "pairs.jsonl").write_text(lines(PAIR, other), "utf-8")
    done = typed("code --pairs pairs.jsonl")
    told = [json.loads(line) for line in done.out.splitlines()]
    assert done.status == 0
    assert [row["document"] for row in told] == ["one", "two"]
    assert told[0]["event_type"] == "SUPPORT"
    assert [party["id"] for party in told[0]["actors"]] == ["NOR"]
    assert all(0 < row["probability"] <= 1 for row in told)


def test_a_bad_line_is_named_and_loses_no_other(typed: "Typed", tmp_path: Path) -> None:
    rows = (
        {**PAIR, "actor": "Peru"},
        "no json",
        {"text": "Norway praised Chile.", "actor": "Norway"},
        {**PAIR, "recipient": ["Chile"]},
        PAIR,
    )
    (tmp_path / "pairs.jsonl").write_text(lines(*rows), "utf-8")
    done = typed("code --pairs pairs.jsonl")
    assert done.status == 0
    assert len(done.out.splitlines()) == 1
    assert "pairs.jsonl:1: the actor 'Peru' does not stand in the text" in done.err
    assert "pairs.jsonl:2: broken JSON" in done.err
    assert "pairs.jsonl:3: there is no 'recipient'" in done.err
    assert "pairs.jsonl:4: there is no 'recipient', or it is no string" in done.err


def test_nothing_that_can_be_coded_is_an_error(typed: "Typed") -> None:
    done = typed("code --pairs -", stdin=lines({"text": "Norway praised Chile."}).encode())
    assert done.status == 1
    assert "no line could be coded" in done.err


def test_a_pair_is_explained(typed: "Typed") -> None:
    done = typed("code --pairs --explain --format text -", stdin=lines(PAIR).encode())
    assert "SUPPORT: NOR -> CHL" in done.out
    assert "'praised' fits 'praise'" in done.out


def test_lines_of_no_pair_may_hold_what_they_like(typed: "Typed") -> None:
    done = typed("code -", stdin=lines({**PAIR, "actor": {"name": "Norway"}}).encode())
    assert done.status == 0
    assert json.loads(done.out)["event_type"] == "SUPPORT"
