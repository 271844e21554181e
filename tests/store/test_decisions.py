"""What people decide holds when the texts are read again, and what no longer applies is said."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.recorded import (
    FIRED,
    MORNING,
    PRAISED,
    REPORTS,
    SENT,
    SIGNED,
    UNTERZEICHNET,
    VISITED,
    decided,
    documents,
    evidence,
    standing,
    together,
    undone,
)

from interstate.errors import UnknownCodeError
from interstate.pipeline import conclude_reports
from interstate.record import (
    Basis,
    Decision,
    Evidence,
    Factuality,
    Party,
    PartyKind,
    Report,
    ReportId,
    Ruling,
    Span,
)
from interstate.record.decision import APART, FIELDS, WITHDRAWN, subject_of
from interstate.store import with_decisions
from interstate.store.decisions import replay
from interstate.store.fields import checked, written


def _read(coded: Report, *decisions: Decision) -> Report:
    [report] = with_decisions(evidence(coded), decisions).reports
    return report


def _replayed(*decisions: Decision, reports: tuple[Report, ...] = REPORTS) -> tuple[Ruling, ...]:
    return replay(decisions, reports, documents(*REPORTS))


def _apart(one: Report, other: Report, *, hours: int = 0) -> Decision:
    return Decision(
        made=MORNING + timedelta(hours=hours),
        by="Ana",
        field=APART,
        about=(subject_of(one),),
        apart_from=(subject_of(other),),
        because="two days",
    )


def _coded_anew(report: Report, **changes: object) -> Report:
    return replace(report, id=ReportId("r-new"), **changes)  # pyright: ignore[reportArgumentType]


# One field ---------------------------------------------------------------------------------


def test_a_corrected_type_brings_its_cameo_code_and_gives_up_a_mode_it_does_not_have() -> None:
    read = _read(VISITED, decided(VISITED, "event_type", "ASSAULT"))
    assert (read.event_type, read.mode, read.cameo, read.goldstein) == ("ASSAULT", None, "190", -10)
    assert read.id == VISITED.id
    assert read.because[-1] == (
        "event_type is ASSAULT instead of CONSULT by decision of Ana: read again"
    )


def test_a_day_that_a_person_names_rests_on_that_person_and_keeps_the_words() -> None:
    read = _read(SIGNED, decided(SIGNED, "when", checked("when", "2024-06", event_type="SUPPORT")))
    assert read.when is not None
    assert (read.when.written, read.when.basis) == ("2024-06-01/2024-06-30 month", Basis.DECIDED)
    assert SIGNED.when is not None
    assert read.when.text == SIGNED.when.text


def test_a_day_can_be_taken_away() -> None:
    assert _read(SIGNED, decided(SIGNED, "when", None)).when is None


def test_a_party_put_in_the_place_of_another_takes_over_its_words() -> None:
    seoul = Party(
        id="PRK",
        kind=PartyKind.STATE,
        sector="GOV",
        name="North Korea",
        text="Seoul",
        because="by mistake",
    )
    coded = replace(PRAISED, recipients=(seoul,))
    [party] = _read(coded, decided(coded, "recipients", "KOR")).recipients
    assert (party.id, party.name, party.text) == ("KOR", "South Korea", "Seoul")
    assert party.because == "decided by Ana: read again"


def test_a_party_that_no_word_names_is_added_without_words() -> None:
    read = _read(PRAISED, decided(PRAISED, "recipients", "PRK | NSA:Some Front"))
    assert [(p.id, p.kind, p.text) for p in read.recipients][1] == (
        "NSA:Some Front",
        PartyKind.GROUP,
        "",
    )
    assert read.recipients[0] == PRAISED.recipients[0]


def test_of_two_parties_of_one_id_one_can_go() -> None:
    coded = replace(PRAISED, actors=PRAISED.actors * 2)
    assert len(_read(coded, decided(coded, "actors", "RUS")).actors) == 1


def test_an_act_held_to_be_mutual_has_all_its_parties_as_actors() -> None:
    read = _read(PRAISED, decided(PRAISED, "symmetric", "yes"))
    assert [party.id for party in read.actors] == ["RUS", "PRK"]
    assert read.recipients == ()


def test_of_two_decisions_about_one_field_the_later_holds() -> None:
    first = decided(SIGNED, "event_type", "AGREE")
    later = decided(SIGNED, "event_type", "CONSULT", hours=1)
    assert standing(_replayed(later, first)) == ["overruled", "holds"]
    assert _read(SIGNED, later, first).event_type == "CONSULT"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("event_type", "SANCTIONS", "SANCTION"),
        ("event_type", "", "cannot be left empty"),
        ("mode", "visit", "no"),
        ("factuality", "sure", "factuality"),
        ("cameo", "999", "cameo"),
        ("contexts", "military | war", "PLOVER context"),
        ("when", "2024-02-30", "no day of the calendar"),
        ("when", "2024-06-00", "no day of the calendar"),
        ("when", "2024-06-19/2024-06-01", "before"),
        ("when", "../..", "at least one bound"),
        ("when", "2024 fortnight", "no precision"),
        ("when", "next week, maybe", "no time"),
        ("actors", "", "needs an actor"),
        ("actors", "RUS | XXX", "'XXX'"),
        ("recipients", "NSA:", "'NSA:'"),
        ("symmetric", "maybe", "yes, no"),
        ("quote", "other words", "field of a report"),
    ],
)
def test_a_value_that_a_field_cannot_have_is_refused(field: str, value: str, said: str) -> None:
    with pytest.raises((UnknownCodeError, ValueError), match=said):
        checked(field, value, event_type="AGREE")


def test_a_decision_without_a_reason_or_a_person_is_none() -> None:
    with pytest.raises(ValueError, match="who made it and why"):
        decided(SIGNED, "event_type", "AGREE", because=" ")


# Read again --------------------------------------------------------------------------------


def test_a_decision_finds_its_report_by_the_words_when_the_id_is_another() -> None:
    moved = _coded_anew(
        SIGNED,
        sentence=3,
        factuality=Factuality.PROBABLE,
        quote_span=Span(start=100, end=100 + len(SIGNED.quote)),
        trigger_span=Span(start=100 + SIGNED.trigger_span.start, end=100 + SIGNED.trigger_span.end),
    )
    [ruling] = _replayed(decided(SIGNED, "event_type", "AGREE"), reports=(moved, PRAISED))
    assert ruling.holds
    assert ruling.about == ("r-new",)


def test_what_the_coder_says_itself_by_now_is_settled() -> None:
    now = _coded_anew(SIGNED, event_type="AGREE")
    [ruling] = _replayed(decided(SIGNED, "event_type", "AGREE"), reports=(now,))
    assert (ruling.standing.value, ruling.because) == ("settled", "it is coded so by now")


def test_a_decision_holds_where_the_coder_says_a_third_thing() -> None:
    now = _coded_anew(SIGNED, event_type="CONSULT")
    [ruling] = _replayed(decided(SIGNED, "event_type", "AGREE"), reports=(now,))
    assert (ruling.standing.value, ruling.coded) == ("holds", "CONSULT")


def test_a_sentence_that_was_changed_makes_a_decision_stale() -> None:
    told = replace(documents(SIGNED)[0], text="Russia and North Korea met.")
    [ruling] = replay([decided(SIGNED, "event_type", "AGREE")], [], [told])
    assert (ruling.standing.value, ruling.about) == ("stale", ())
    assert "the sentence no longer stands in wire" in ruling.because


def test_a_sentence_from_which_nothing_is_coded_any_more_makes_a_decision_stale() -> None:
    [ruling] = _replayed(decided(SIGNED, "event_type", "AGREE"), reports=(PRAISED,))
    assert "nothing is coded any more from the words 'signed'" in ruling.because


def test_a_document_that_is_gone_makes_a_decision_stale() -> None:
    [ruling] = replay([decided(SIGNED, "event_type", "AGREE")], [], [])
    assert ruling.because == "the document wire is no longer in the record"


def test_of_two_reports_on_the_same_words_the_one_that_said_the_same_is_meant() -> None:
    first = _coded_anew(SIGNED)
    other = replace(SIGNED, id=ReportId("r-other"), event_type="CONSULT")
    [ruling] = _replayed(decided(SIGNED, "mode", None), reports=(other, first))
    assert ruling.about == ("r-new",)


def test_two_reports_that_cannot_be_told_apart_make_a_decision_stale() -> None:
    twins = (_coded_anew(SIGNED), replace(SIGNED, id=ReportId("r-twin")))
    [ruling] = _replayed(decided(SIGNED, "event_type", "AGREE"), reports=twins)
    assert "nothing says which" in ruling.because


def test_a_mode_of_a_type_that_the_report_no_longer_has_is_stale() -> None:
    now = _coded_anew(VISITED, event_type="ASSAULT", mode=None)
    [ruling] = _replayed(decided(VISITED, "mode", "phone"), reports=(now,))
    assert "'phone' is no mode of ASSAULT" in ruling.because


def test_a_mode_goes_with_the_type_that_was_decided_before_it() -> None:
    typed = decided(FIRED, "event_type", "CONSULT")
    assert standing(_replayed(typed, decided(FIRED, "mode", "phone", hours=1))) == ["holds"] * 2


# Events ------------------------------------------------------------------------------------


def _events(*decisions: Decision) -> set[frozenset[ReportId]]:
    then = with_decisions(evidence(*REPORTS), decisions)
    return {frozenset(event.reports) for event in conclude_reports(then)[0]}


def test_a_report_taken_out_is_gone_from_reports_events_and_ties() -> None:
    then = with_decisions(evidence(*REPORTS), [decided(VISITED, WITHDRAWN, "yes")])
    assert VISITED.id not in {report.id for report in then.reports}
    assert not any(VISITED.id in event.reports for event in then.events)


def test_reports_held_together_are_one_event_and_kept_apart_are_two() -> None:
    one = frozenset({SIGNED.id, UNTERZEICHNET.id})
    assert one in _events()
    assert one not in _events(_apart(SIGNED, UNTERZEICHNET))
    assert frozenset({PRAISED.id, FIRED.id}) in _events(together(PRAISED, FIRED))


def test_a_later_split_leaves_of_an_earlier_merging_what_it_does_not_contradict() -> None:
    merging = together(PRAISED, SENT, FIRED)
    split = _apart(PRAISED, SENT, hours=1)
    assert standing(_replayed(merging, split)) == ["holds", "holds"]
    assert frozenset({SENT.id, FIRED.id}) in _events(merging, split)
    assert frozenset({PRAISED.id}) in _events(merging, split)


def test_a_later_merging_overrules_an_earlier_split() -> None:
    split = _apart(SIGNED, UNTERZEICHNET)
    assert standing(_replayed(split, together(SIGNED, UNTERZEICHNET, hours=1))) == [
        "overruled",
        "holds",
    ]


def test_a_merging_that_would_join_what_is_kept_apart_through_a_third_is_overruled() -> None:
    first = together(PRAISED, FIRED)
    later = together(FIRED, SENT, hours=1)
    split = _apart(PRAISED, SENT, hours=2)
    assert standing(_replayed(first, later, split)) == ["overruled", "holds", "holds"]


def test_a_merging_of_which_one_report_is_left_is_stale() -> None:
    [ruling] = _replayed(together(PRAISED, SENT), reports=(PRAISED,))
    assert ruling.standing.value == "stale"


# Undone ------------------------------------------------------------------------------------


def test_what_is_undone_lets_the_decision_before_it_hold_again() -> None:
    first = decided(SIGNED, "event_type", "AGREE")
    later = decided(SIGNED, "event_type", "CONSULT", hours=1)
    taken_back = undone(later, hours=2)
    assert standing(_replayed(first, later, taken_back)) == ["holds", "undone", "holds"]
    again = undone(taken_back, hours=3)
    assert standing(_replayed(first, later, taken_back, again)) == [
        "overruled",
        "holds",
        "undone",
        "holds",
    ]


VALUES = {
    "event_type": ("AGREE", "ASSAULT", "CONSULT"),
    "mode": (None, "visit", "phone"),
    "cameo": (None, "042", "190"),
    "factuality": ("CT+", "CT-", "Uu"),
    "when": (None, "2024-06-01/2024-06-30 month", "../2024-06-19 period"),
    "actors": ("RUS", "PRK | RUS", "UKR", "NSA:Front | ?"),
    "recipients": (None, "PRK", "KOR | PRK"),
    "symmetric": ("yes", "no"),
    "contexts": (None, "military", "economic | military"),
}


@st.composite
def _decisions(draw: st.DrawFn) -> Decision:
    kind = draw(st.sampled_from([*FIELDS, WITHDRAWN, "together", "apart"]))
    report, other = draw(
        st.lists(st.sampled_from(REPORTS), min_size=2, max_size=2, unique_by=lambda r: r.id)
    )
    hours = draw(st.integers(0, 20))
    if kind == "together":
        return together(report, other, hours=hours)
    if kind == "apart":
        return _apart(report, other, hours=hours)
    if kind == WITHDRAWN:
        return decided(report, WITHDRAWN, "yes", hours=hours)
    return decided(report, kind, draw(st.sampled_from(VALUES[kind])), hours=hours)


CODED: Evidence = evidence(*REPORTS)


def _concluded(decisions: list[Decision]) -> tuple[object, ...]:
    then = with_decisions(CODED, decisions)
    return then.reports, *conclude_reports(then)


@given(st.lists(_decisions(), max_size=5), _decisions())
def test_undoing_brings_back_exactly_what_was(before: list[Decision], made: Decision) -> None:
    made = replace(made, made=MORNING + timedelta(hours=30), by="Ben")
    taken_back = undone(made, hours=31)
    assert _concluded([*before, made, taken_back]) == _concluded(before)


@given(st.lists(_decisions(), max_size=6))
def test_every_decision_has_a_standing_and_those_that_hold_are_obeyed(
    decisions: list[Decision],
) -> None:
    ruled = replay(decisions, CODED.reports, CODED.documents)
    assert sorted(r.decision.id for r in ruled) == sorted(d.id for d in decisions)
    then = with_decisions(CODED, decisions)
    events, _ = conclude_reports(then)
    event_of = {report: event.id for event in events for report in event.reports}
    for ruling in ruled:
        assert ruling.because
        held = [event_of[report] for report in ruling.about if report in event_of]
        if ruling.holds and ruling.decision.field == "one event":
            assert len(set(held)) <= 1
        if ruling.holds and ruling.decision.field == APART:
            others = {event_of[report] for report in ruling.apart_from if report in event_of}
            assert others.isdisjoint(held)


@given(st.sampled_from(REPORTS), st.sampled_from([*FIELDS]))
def test_what_a_report_says_in_a_field_is_a_value_the_field_can_have(
    report: Report, field: str
) -> None:
    said = written(report, field)
    assert checked(field, said, event_type=report.event_type) == said


def test_a_report_of_the_same_id_in_other_words_is_not_the_one_decided_about() -> None:
    changed = replace(SIGNED, quote=SIGNED.quote.replace("a treaty", "no treaty"))
    [ruling] = replay([decided(SIGNED, "event_type", "AGREE")], [changed], documents(changed))
    assert ruling.standing.value == "stale"
