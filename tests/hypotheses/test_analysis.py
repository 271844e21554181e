"""What the whole comes to, what it hangs on, and what would decide."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.hypotheses.evidence import Told, analysed, observed, question, record

from interstate.hypotheses import State, strength
from interstate.record import Evidence, Factuality

DAY = date(2024, 5, 3)
TYPES = ("AID", "AGREE", "CONSULT", "THREATEN")
ASKED = question(
    *(observed(each.lower(), each) for each in TYPES),
    observed("later", "AID", after="agree", within_days=90),
    observed("calm", "THREATEN", none=True),
    expects={
        "ally": {"aid": 0.93, "agree": 0.75, "threaten": 0.07, "later": 0.93, "calm": 0.93},
        "foe": {"aid": 0.07, "agree": 0.3, "threaten": 0.93, "later": 0.07, "calm": 0.07},
        "trader": {"aid": 0.75, "consult": 0.75, "agree": 0.3},
    },
    ally=2,
    foe=1,
    trader=1,
)

told = st.builds(
    Told,
    event_type=st.sampled_from(TYPES),
    outlet=st.sampled_from(("Post", "Blatt", "Вестник", "Wire")),
    day=st.integers(0, 300).map(lambda n: DAY + timedelta(days=n)),
    act=st.sampled_from(("", "", "one", "two")),
    factuality=st.sampled_from(Factuality),
    speakers=st.integers(0, 2),
    confidence=st.floats(0, 1),
    kind=st.sampled_from((None, "press", "wire", "state_media")),
)


def test_the_record_bears_out_what_it_tells_of() -> None:
    found = analysed(record(Told(event_type="AID", outlet="Post", day=DAY)), ASKED)
    assert found.bears
    assert found.question.hypotheses[found.weighed.order[0]].id == "ally"
    assert found.events == ("e-act 0",)


def test_a_record_of_nothing_leaves_the_priors() -> None:
    found = analysed(Evidence(), ASKED)
    assert not found.bears
    assert found.weighed.posteriors == pytest.approx((0.5, 0.25, 0.25))
    assert len(found.deciders) == len(found.rows)


@settings(max_examples=60, deadline=None)
@given(st.lists(told, max_size=12), st.randoms(use_true_random=False))
def test_evidence_in_another_order_gives_the_same_answer(
    reports: list[Told], random: Random
) -> None:
    evidence = record(*reports)
    shuffled = {
        name: tuple(random.sample(getattr(evidence, name), len(getattr(evidence, name))))
        for name in ("documents", "reports", "events")
    }
    asked = replace(ASKED, observations=tuple(random.sample(ASKED.observations, 6)))
    one, other = analysed(evidence, ASKED), analysed(replace(evidence, **shuffled), asked)
    assert other.weighed == one.weighed
    assert {r.observation.id: r.state for r in other.rows} == {
        r.observation.id: r.state for r in one.rows
    }


@settings(max_examples=60, deadline=None)
@given(st.lists(told, min_size=1, max_size=30))
def test_a_record_of_one_outlet_cannot_give_strong_odds(reports: list[Told]) -> None:
    alone = [replace(each, outlet="Post", act="") for each in reports]
    weighed = analysed(record(*alone), ASKED).weighed
    assert all(
        strength(weighed.factor(i, j)) in {"bare", "positive"} for i in range(3) for j in range(3)
    )


def test_without_the_decisive_row_another_explanation_leads() -> None:
    asked = question(
        observed("aid", "AID"),
        observed("talks", "CONSULT"),
        expects={"ally": {"aid": 0.93, "talks": 0.5}, "foe": {"aid": 0.07, "talks": 0.75}},
    )
    evidence = record(
        Told(event_type="AID", outlet="Post", day=DAY),
        Told(event_type="CONSULT", outlet="Blatt", day=DAY),
    )
    found = analysed(evidence, asked)
    leads = {(drop.kind, drop.what): drop.leader for drop in found.drops}
    assert found.weighed.order[0] == 0
    assert leads["row", "aid"] == 1
    assert leads["row", "talks"] == 0
    [without] = [drop for drop in found.drops if (drop.kind, drop.what) == ("row", "aid")]
    assert without.odds < 1 < found.weighed.odds(0, 1)


def test_without_an_outlet_what_it_alone_tells_is_not_told() -> None:
    evidence = record(
        Told(event_type="AID", outlet="Post", day=DAY),
        Told(event_type="CONSULT", outlet="Blatt", day=DAY),
    )
    [without] = [d for d in analysed(evidence, ASKED).drops if d.what == "Post"]
    assert without.states["aid"] is State.ABSENT
    assert "consult" not in without.states


def test_priors_are_dropped_where_they_are_not_equal() -> None:
    evidence = record(Told(event_type="AID", outlet="Post", day=DAY))
    kinds = [(d.kind, d.what) for d in analysed(evidence, ASKED).drops if d.kind == "prior"]
    assert kinds == [("prior", ""), ("prior", "ally"), ("prior", "foe"), ("prior", "trader")]
    even = question(observed("aid", "AID"), expects={"a": {"aid": 0.9}, "b": {}})
    assert [d for d in analysed(evidence, even).drops if d.kind == "prior"] == []


def test_a_row_alike_under_all_tells_nothing_apart() -> None:
    asked = question(
        observed("aid", "AID"),
        observed("talks", "CONSULT"),
        expects={"a": {"aid": 0.9, "talks": 0.9}, "b": {"talks": 0.9}},
    )
    evidence = record(
        Told(event_type="AID", outlet="Post", day=DAY),
        Told(event_type="CONSULT", outlet="Blatt", day=DAY),
    )
    found = analysed(evidence, asked)
    aid, talks = found.rows
    assert found.tells_apart(aid)
    assert not found.tells_apart(talks)
    assert found.discriminates(talks) == pytest.approx(1)


def test_what_would_decide_is_what_is_not_seen_the_most_telling_first() -> None:
    asked = question(
        observed("aid", "AID"),
        observed("treaty", "AGREE"),
        observed("threat", "THREATEN"),
        expects={
            "ally": {"aid": 0.75, "treaty": 0.75, "threat": 0.07},
            "foe": {"aid": 0.3, "treaty": 0.5, "threat": 0.93},
        },
    )
    found = analysed(record(Told(event_type="AID", outlet="Post", day=DAY)), asked)
    assert [each.row for each in found.deciders] == ["threat", "treaty"]
    threat = found.deciders[0]
    assert threat.leader_if_seen == 1
    assert threat.leader_if_absent == 0
    assert threat.bits > found.deciders[1].bits > 0


def test_what_is_told_weakly_would_decide_too() -> None:
    asked = question(
        observed("aid", "AID"), expects={"ally": {"aid": 0.93}, "foe": {"aid": 0.07}}, ally=1, foe=2
    )
    hearsay = Told(event_type="AID", outlet="Post", day=DAY, speakers=2)
    weak = analysed(record(hearsay), asked)
    [decider] = weak.deciders
    assert (decider.leader_if_seen, decider.leader_if_absent) == (0, 1)
    assert weak.weighed.order[0] == 1
    assert decider.if_seen[0] > weak.weighed.posteriors[0] > decider.if_absent[0]
    assert analysed(record(replace(hearsay, speakers=0)), asked).deciders == ()


def test_two_voices_can_make_what_one_cannot() -> None:
    rows = [observed(each.lower(), each) for each in ("AID", "AGREE", "CONSULT", "SUPPORT")]
    asked = question(
        *rows,
        expects={"a": {r.id: 0.99 for r in rows}, "b": {r.id: 0.01 for r in rows}},
    )

    def factor(*outlets: str) -> float:
        evidence = record(
            *(
                Told(event_type=row.types[0], outlet=outlet, day=DAY, act=row.id, kind="wire")
                for row in rows
                for outlet in outlets
            )
        )
        return analysed(evidence, asked).weighed.factor(0, 1)

    assert strength(factor("Wire")) == "positive"
    assert strength(factor("Wire", "Other wire")) == "strong"
    assert strength(factor("Wire", "Other wire", "Third", "Fourth")) == "very strong"
