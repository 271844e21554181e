"""A file of hypotheses is read as what it says, or refused with what would put it right."""

from pathlib import Path

import pytest

from interstate.errors import SourceError, TableError, UnknownCodeError
from interstate.hypotheses import Question, read_question
from interstate.record import Status

STATES = {"RUS": "RUS", "Russia": "RUS", "PRK": "PRK", "Nordkorea": "PRK", "NO": "NOR"}
GOOD = """\
question: What is it for?
pair: [Russia, Nordkorea]
from: 2024
hypotheses:
  ally:
    says: An alliance
    prior: 3
    expect: {treaty: strongly expected, calm: 0.6}
  show:
    says: A show
    prior: 1
    expect:
      calm: unexpected
observations:
  treaty:
    says: They sign
    type: [AGREE, SUPPORT]
    context: military
    status: [confirmed, planned]
    at_least: 2
    otherwise: unexpected
  calm:
    says: No threat follows
    none: yes
    type: THREATEN
    mode: violence
    actor: NO
    after: treaty
    within_days: 30
    to: 2024-06
"""


def find_party(written: str) -> str:
    if written not in STATES:
        raise UnknownCodeError(written, kind="state", known=STATES)
    return STATES[written]


def asked(text: str | bytes, folder: Path) -> Question:
    path = folder / "q.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_question(path, find_party=find_party, coders=("interstate", "icews"))


def test_a_file_is_read_as_what_it_says(tmp_path: Path) -> None:
    found = asked(GOOD, tmp_path)
    ally, show = found.hypotheses
    treaty, calm = found.observations
    assert found.pair == ("RUS", "PRK")
    assert (ally.prior, show.prior) == (0.75, 0.25)
    assert found.likelihood(ally, treaty).chance == 0.93
    assert found.likelihood(ally, calm).chance == 0.6
    assert found.likelihood(show, treaty).chance == 0.3
    assert treaty.between == ("RUS", "PRK")
    assert treaty.statuses == (Status.CONFIRMED, Status.PLANNED)
    assert (treaty.at_least, treaty.none) == (2, False)
    assert (calm.actors, calm.none, calm.after, calm.within_days) == (("NOR",), True, "treaty", 30)
    assert [str(day) for day in (treaty.first, treaty.last)] == ["2024-01-01", "None"]
    assert [str(day) for day in (calm.first, calm.last)] == ["2024-01-01", "2024-06-30"]


def test_priors_are_equal_where_none_are_given(tmp_path: Path) -> None:
    found = asked(GOOD.replace("    prior: 3\n", "").replace("    prior: 1\n", ""), tmp_path)
    assert [each.prior for each in found.hypotheses] == [0.5, 0.5]


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("question:", "questoin:", r"line 1: 'questoin' is not a known key. Did you mean question"),
        ("AGREE", "AGREEE", r"line 17, observations.treaty.type: 'AGREEE' .* Did you mean AGREE"),
        ("violence", "violense", r"line 26, observations.calm.mode: .* Did you mean violence"),
        ("context: military", "context: milatry", "observations.treaty.context: .* military"),
        ("[Russia, Nordkorea]", "[Russia, RUS]", "pair: two different states"),
        ("[Russia, Nordkorea]", "[Russia, Ruritania]", "pair: 'Ruritania' is not a known state"),
        ("prior: 3", "prior: -3", r"line 7, hypotheses.ally.prior: a prior must be above 0"),
        ("prior: 3", "prior: .inf", "'.inf' is no number; write it as 0.25"),
        ("    prior: 3\n", "", "hypotheses.ally: it has no prior, and others have"),
        ("calm: unexpected", "clam: unexpected", "expect.clam: there is no such .* mean calm"),
        ("calm: unexpected", "calm: unlikely", "'unlikely' is no likelihood.* strongly expected"),
        ("calm: unexpected", "calm: 1", "1 lies outside 0.01 to 0.99"),
        ("after: treaty", "after: treatise", "'treatise' is no other observation.* mean treaty"),
        ("after: treaty", "actor: RUS", "the key 'actor' stands twice"),
        ("    after: treaty\n", "", "within_days: it says how soon an act follows"),
        ("at_least: 2", "at_least: none", "'none' is no number from 1"),
        ("none: yes", "none: maybe", "'maybe' is neither yes nor no"),
        ("to: 2024-06", "to: 2023", "calm.to: 2023-12-31 is before 2024-01-01"),
        ("from: 2024\n", "from: May\n", "'May' is no"),
        ("otherwise: unexpected", "between: [RUS, RUS]", "between: two different parties"),
        ("    actor: NO", "    actor: NO\n    between: [RUS, PRK]", "give it, or actor and rec"),
        ("status: [confirmed, planned]", "status: sure", "'sure' is not a known status. It can be"),
        ("question: What is it for?\n", "", "'question' is missing; add it"),
        ("    says: A show\n", "", "hypotheses.show: 'says' is missing"),
        ("status: [confirmed, planned]", "tie: friendship", "'friendship' is not a known kind of"),
        ("status: [confirmed, planned]", "cameo: '99'", "'99' is not a known CAMEO code"),
    ],
)
def test_what_makes_no_sense_is_refused_with_line_and_remedy(
    was: str, becomes: str, told: str, tmp_path: Path
) -> None:
    assert was in GOOD
    with pytest.raises(TableError if "stands twice" not in told else SourceError, match=told):
        asked(GOOD.replace(was, becomes, 1), tmp_path)


def test_a_row_that_no_hypothesis_mentions_is_refused(tmp_path: Path) -> None:
    more = GOOD + "  idle:\n    says: They meet\n    type: CONSULT\n"
    with pytest.raises(TableError, match=r"observations\.idle: no hypothesis says how likely"):
        asked(more, tmp_path)


def test_a_row_that_any_act_would_fit_is_refused(tmp_path: Path) -> None:
    more = GOOD + "  idle:\n    says: They do anything\n"
    with pytest.raises(TableError, match=r"observations\.idle: any act would fit"):
        asked(more, tmp_path)


def test_one_hypothesis_has_no_rival(tmp_path: Path) -> None:
    text = GOOD.replace(
        "  show:\n    says: A show\n    prior: 1\n    expect:\n      calm: unexpected\n", ""
    )
    with pytest.raises(TableError, match="rivals are two or more"):
        asked(text, tmp_path)


def test_coders_and_reliability_can_be_chosen(tmp_path: Path) -> None:
    found = asked("coders: [interstate, icews]\nreliability: {press: 0.4}\n" + GOOD, tmp_path)
    assert found.coders == ("interstate", "icews")
    assert dict(found.reliability) == {"press": 0.4}
    for wrong, told in (
        ("coders: nobody\n", "'nobody' is not a known coder. It can be interstate, icews"),
        ("reliability: {pres: 0.4}\n", "'pres' is not a known key. Did you mean press"),
        ("reliability: {press: 4}\n", "reliability.press: it must lie between 0 and 1"),
    ):
        with pytest.raises(TableError, match=told):
            asked(wrong + GOOD, tmp_path)


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BOMB, "line 1: a YAML anchor"),
        ("a: *b\n", "line 1: a YAML anchor"),
        ("a: !!python/object/apply:os.system ['touch hit']\n", "line 1: a YAML tag"),
        ("a: !x b\n", "line 1: a YAML tag"),
        ("a: [" + "[" * 50 + "]" * 50 + "]\n", "more, or more deeply nested"),
        ("a: [" + "x, " * 20_000 + "x]\n", "more, or more deeply nested"),
        ("x" * 300_000, "has 300,000 bytes, more than"),
        ("a: b\n---\na: c\n", "a second document begins"),
        ("a: [b\n", "line 2: this is no YAML"),
        ("", "is empty"),
        ("? [a]\n: b\n", "a key must be a word"),
        ("a: b\x00", "this is no YAML"),
        (b"\xff\xfe\x00", "is not UTF-8"),
    ],
)
def test_hostile_or_broken_yaml_is_refused_before_anything_is_made_of_it(
    text: str | bytes, told: str, tmp_path: Path
) -> None:
    with pytest.raises(SourceError, match=told):
        asked(text, tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["q.yaml"]


@pytest.mark.parametrize("text", ["- a\n", "just words\n", "question: [a]\npair: {a: b}\n"])
def test_what_is_yaml_and_no_question_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(TableError):
        asked(text, tmp_path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nowhere\.yaml cannot be read: No such file"):
        read_question(tmp_path / "nowhere.yaml", find_party=find_party)
