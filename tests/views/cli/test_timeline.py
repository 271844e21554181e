"""The timeline in a terminal."""

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console
from tests.briefs import evidence

from interstate.briefs import Dossier, dossier
from interstate.record import Evidence
from interstate.views.cli.timeline import SIGNS, print_timeline


def _dossier(given: Evidence, interface: str = "en") -> Dossier:
    return dossier(
        given,
        ("RUS", "PRK"),
        names=evidence.names,
        predecessors=evidence.predecessors,
        status_rules=evidence.STATUS_RULES,
        interface=interface,
    )


def _printed(made: Dossier, width: int) -> list[str]:
    out = StringIO()
    print_timeline(made, Console(file=out, width=width))
    return out.getvalue().splitlines()


@pytest.mark.parametrize("width", [40, 60, 76, 80, 120, 200])
@pytest.mark.parametrize("interface", ["en", "de"])
def test_no_line_is_wider_than_the_terminal(width: int, interface: str) -> None:
    lines = _printed(_dossier(evidence.rich(), interface), width)
    assert max(len(line) for line in lines) <= width


def test_what_a_did_stands_left_and_what_b_did_stands_right() -> None:
    lines = _printed(_dossier(evidence.rich()), 120)
    (recognised,) = [line for line in lines if "diplomatic recognition" in line]
    (praised,) = [line for line in lines if "praise or endorsement" in line]
    assert recognised.index("diplomatic") < 60 < praised.index("praise")


def test_every_act_says_its_status_in_a_word_beside_the_sign() -> None:
    made = _dossier(evidence.rich())
    narrow = " ".join(_printed(made, 60))
    for entry in made.pair_entries:
        assert SIGNS[entry.status] in narrow
        assert f"({entry.status_words})" in narrow


def test_nothing_in_a_name_acts_on_the_terminal() -> None:
    given = evidence.rich()
    made = _dossier(given)
    hostile = tuple(replace(e, headline="\x1b[2J\u202e[red]x[/red]") for e in made.ledger)
    text = "\n".join(_printed(replace(made, ledger=hostile), 60))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[U+001B]" in text


def test_nothing_to_show_is_said() -> None:
    assert "No event to show." in _printed(_dossier(Evidence()), 80)[-1]
