"""What passes between two states, and nothing else."""

from interstate.record import Evidence
from interstate.store import of_pair


def test_acts_of_one_towards_the_other_and_of_both_are_kept(rich: Evidence) -> None:
    kept = of_pair(rich, ("RUS", "PRK")).events
    assert kept
    for event in kept:
        acting, all_ = set(event.actors), {*event.actors, *event.recipients}
        assert all_ & {"RUS", "SUN"}
        assert "PRK" in all_
        assert acting & {"RUS", "SUN", "PRK"}
    assert any("SUN" in event.actors for event in kept)


def test_an_act_of_a_third_towards_both_is_none_of_theirs(rich: Evidence) -> None:
    assert [e for e in rich.events if e.actors == ("USA",) and e.recipients == ("PRK", "RUS")]
    kept = of_pair(rich, ("RUS", "PRK")).events
    assert [e for e in kept if e.actors == ("USA",)] == []


def test_what_the_events_rest_on_comes_along(rich: Evidence) -> None:
    kept = of_pair(rich, ("PRK", "RUS"))
    ids = {report.id for report in kept.reports}
    documents = {document.id for document in kept.documents}
    assert {report for event in kept.events for report in event.reports} <= ids
    assert {report.document for report in kept.reports} <= documents
    assert {d.duplicate_of for d in kept.documents if d.duplicate_of} <= documents
    assert len(kept.comments) == 1
    assert len(kept.assessments) == 4
    assert {tie.kind for tie in kept.ties} == {"treaty", "alliance", "trade"}


def test_coverage_stays_known(rich: Evidence) -> None:
    kept = of_pair(rich, ("RUS", "PRK"))
    assert (kept.rejected, kept.runs) == (rich.rejected, rich.runs)
    assert "silent-doc" not in {document.id for document in kept.documents}


def test_of_two_who_never_meet_nothing_is_kept(rich: Evidence) -> None:
    kept = of_pair(rich, ("NOR", "CHL"))
    assert (kept.events, kept.reports, kept.documents) == ((), (), ())
