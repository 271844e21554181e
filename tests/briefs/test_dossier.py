"""What is chosen, sorted and counted."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import chain

import pytest
from tests.briefs import evidence
from tests.briefs.evidence import PRK, RUS, SUN, event, report, year

from interstate.briefs import Dossier, dossier
from interstate.briefs.contents import Clause, Statement, Tally
from interstate.record import Direction, Evidence, Factuality, Outlet, Speaker

Told = Callable[[str], Dossier]


def _dossier(given: Evidence, pair: tuple[str, str] = ("RUS", "PRK")) -> Dossier:
    return dossier(
        given,
        pair,
        names=evidence.names,
        predecessors=evidence.predecessors,
        status_rules=evidence.STATUS_RULES,
    )


def _holding(*told: evidence.Told) -> Evidence:
    return replace(
        evidence.rich(),
        events=tuple(made for made, _ in told),
        reports=tuple(chain.from_iterable(reports for _, reports in told)),
        assessments=(),
        comments=(),
        ties=(),
    )


def test_the_predecessor_is_counted_in_and_the_page_says_so(told: Told) -> None:
    first = told("en").ledger[0]
    assert [party.name for party in first.actors] == ["Soviet Union"]
    assert (first.scope, first.lane) == ("pair", "a")
    assert told("en").a.includes == ("includes the Soviet Union until 1991",)


def test_who_came_before_both_is_counted_to_neither() -> None:
    given = _holding(
        event(report("hafen-history", 0, "erkannte", "SUPPORT", SUN, ("UKR",), time=year(1948)))
    )
    made = dossier(
        given,
        ("RUS", "UKR"),
        names=evidence.names,
        predecessors=lambda _: ("SUN",),
        status_rules=(),
    )
    assert made.pair_entries == ()
    assert made.shared == ("the Soviet Union came before both and is counted to neither",)


def test_each_act_stands_on_the_side_of_who_did_it() -> None:
    made = _dossier(
        _holding(
            event(report("wire-june", 1, "received", "CONSULT", RUS, PRK, time=year(2000))),
            event(report("wire-june", 3, "sent", "AID", PRK, RUS, time=year(2001))),
            event(report("wire-june", 0, "signed", "SUPPORT", ("PRK", "RUS"), time=year(2002))),
            event(
                report(
                    "wire-june", 5, "called", "REQUEST", ("CHN",), ("PRK", "RUS"), time=year(2003)
                )
            ),
        )
    )
    assert [entry.lane for entry in made.ledger] == ["a", "b", "both", "third"]
    turned = _dossier(evidence.rich(), ("PRK", "RUS"))
    assert turned.a.name == "North Korea"


def test_the_ledger_is_in_order_of_time_and_what_has_no_day_comes_last(told: Told) -> None:
    days = [entry.day for entry in told("en").ledger]
    dated = [day for day in days if day is not None]
    assert dated == sorted(dated)
    assert days[: len(dated)] == dated


def test_every_event_is_shown_or_counted_as_left_out() -> None:
    alone = event(report("silent-doc", 0, "rained", "AID", ("JPN",), ("DEU",)))
    given = evidence.rich()
    given = replace(given, events=(*given.events, alone[0]), reports=(*given.reports, *alone[1]))
    made = _dossier(given)
    assert made.elsewhere_events == 1
    assert len(made.ledger) + made.elsewhere_events == len(given.events)
    assert len(made.sources) + made.silent_documents == len(given.documents)
    assert len(made.rejected) == len(given.rejected)


def test_an_uncited_sentence_is_never_written() -> None:
    with pytest.raises(ValueError, match=r"nothing to cite for 'They get on\.'"):
        Statement(clauses=(Clause(text="They get on."),))


@pytest.mark.parametrize("interface", ["en", "de"])
def test_every_sentence_points_at_what_is_on_the_page(told: Told, interface: str) -> None:
    made = told(interface)
    known = {e.anchor for e in made.ledger}
    known |= {j.anchor for j in made.assessments} | {t.anchor for t in made.ties}
    cited = [c.anchor for s in made.standing for clause in s.clauses for c in clause.cites]
    assert cited
    assert set(cited) <= known


def test_a_number_in_a_sentence_is_the_length_of_its_list(told: Told) -> None:
    counted = [c for s in told("en").standing for c in s.clauses if c.counted]
    assert counted
    assert [c.text for c in counted] == [str(len(c.cites)) for c in counted]


def test_the_counts_add_up(told: Told) -> None:
    made = told("en")
    table = made.counts[0]
    assert table.totals.all.n == len(made.pair_entries)
    assert sum(row.all.n for row in table.rows) == table.totals.all.n
    for row in (*table.rows, table.totals):
        parts: list[Tally] = [*row.facts.values(), row.doubtful, row.ahead]
        assert sum(part.n for part in parts) == row.all.n
        assert sum(t.n for t in (*row.facts.values(), *row.others.values())) == row.all.n


def test_what_is_only_claimed_is_never_counted_as_fact(told: Told) -> None:
    made = told("en")
    claimed = {e.anchor for e in made.ledger if e.status_words not in {"confirmed", "reported"}}
    for table in made.counts:
        facts = {c.anchor for t in table.totals.facts.values() for c in t.cites}
        assert not facts & claimed


def test_no_official_confirmation_stands_at_the_event_it_speaks_of(told: Told) -> None:
    (entry,) = [entry for entry in told("en").ledger if entry.remarks]
    assert entry.status_words == "disputed"
    assert (
        entry.remarks[0].quote == "The reports have received no official confirmation from Moscow."
    )
    assert any("confirmation is lacking" in s.text for s in told("en").standing)


def test_the_trigger_is_cut_out_of_the_exact_sentence(told: Told) -> None:
    quotes = [q for entry in told("en").ledger for q in entry.quotations]
    sentences = {s for text in evidence.TEXTS.values() for s in text[5]}
    assert all(q.quote in sentences and q.trigger for q in quotes)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://",
        "//evil.example",
        'https://evil.example/"><script>',
        "https://evil.example/a b",
        "http://[broken",
        "ftp://evil.example/",
        "\u202ehttps://evil.example",
        "",
    ],
)
def test_only_a_web_address_becomes_a_link(address: str) -> None:
    given = evidence.rich()
    given = replace(given, documents=tuple(replace(d, url=address) for d in given.documents))
    made = _dossier(given)
    assert {q.url for entry in made.ledger for q in entry.quotations} == {None}
    assert {q.address for entry in made.ledger for q in entry.quotations} == {address}


def test_third_parties_are_counted_by_whom_they_meet(told: Told) -> None:
    thirds = {third.id: third for third in told("en").thirds}
    assert (thirds["CHN"].with_both.n, thirds["CHN"].all.n) == (1, 1)
    assert (thirds["IRN"].with_a.n, thirds["IRN"].with_b.n) == (1, 0)
    assert thirds["GBR"].alongside.n == 1
    assert not {"RUS", "PRK", "SUN"} & set(thirds)


def test_the_same_evidence_in_any_order_gives_the_same_dossier() -> None:
    given = evidence.rich()
    turned = replace(
        given,
        events=given.events[::-1],
        ties=given.ties[::-1],
        assessments=given.assessments[::-1],
        reports=given.reports[::-1],
    )
    made = _dossier(turned)
    straight = _dossier(given)
    assert [e.anchor for e in made.ledger] == [e.anchor for e in straight.ledger]
    assert made.standing == straight.standing
    assert made.ties == straight.ties


def test_nothing_told_of_the_pair_is_an_empty_dossier_not_an_error() -> None:
    made = _dossier(Evidence())
    assert (made.standing, made.ledger, made.counts) == ((), (), ())


def test_a_state_is_not_paired_with_itself() -> None:
    with pytest.raises(ValueError, match="'RUS' twice"):
        _dossier(evidence.rich(), ("RUS", "RUS"))


def test_a_party_that_the_names_lack_keeps_its_id() -> None:
    given = _holding(event(report("wire-june", 3, "sent", "AID", RUS, PRK)))

    def nobody(party: str, _: str) -> str:
        raise KeyError(party)

    made = dossier(
        given,
        ("RUS", "PRK"),
        names=nobody,
        predecessors=evidence.predecessors,
        status_rules=(),
    )
    assert made.ledger[0].headline == "RUS → PRK: material aid"


def test_an_outlet_nobody_knows_is_said_to_be_unknown_in_the_readers_language() -> None:
    given = evidence.rich()
    given = replace(
        given,
        documents=tuple(replace(d, outlet=Outlet(name="unknown outlet")) for d in given.documents),
    )
    made = dossier(
        given,
        ("RUS", "PRK"),
        names=evidence.names,
        predecessors=evidence.predecessors,
        status_rules=(),
        interface="de",
    )
    assert {q.outlet for entry in made.ledger for q in entry.quotations} == {"unbekanntes Medium"}


def test_a_predecessor_that_comes_up_nowhere_is_not_named() -> None:
    given = _holding(event(report("wire-june", 3, "sent", "AID", PRK, RUS, time=year(2001))))
    assert _dossier(given).a.includes == ()


def test_an_act_that_a_tie_was_read_from_is_called_by_it(told: Told) -> None:
    by_anchor = {entry.anchor: entry for entry in told("en").ledger}
    for tie in told("en").ties:
        for entry in (by_anchor[cite.anchor] for cite in tie.events.cites):
            if entry.event_type == "SUPPORT":
                assert entry.headline.endswith(f": {tie.kind_words}")


def test_every_entry_of_the_ledger_has_the_texts_own_word(told: Told) -> None:
    for entry in told("en").ledger:
        assert 1 <= len(entry.told_in) <= 2
        assert all(text in "".join(q.quote for q in entry.quotations) for *_, text in entry.told_in)


@pytest.mark.parametrize(
    ("factuality", "stance", "words", "sentence"),
    [
        ("CT+", "held", "improving", "1 sees it improving"),
        ("CT-", "denied", "not improving", "1 says that it is not improving"),
        ("Uu", "open", "improving: left open", "1 leaves open whether it is improving"),
    ],
)
def test_a_judgement_that_is_denied_is_not_counted_as_held(
    factuality: str, stance: str, words: str, sentence: str
) -> None:
    given = evidence.rich()
    one = next(a for a in given.assessments if a.direction is Direction.IMPROVING)
    judged = replace(one, factuality=Factuality(factuality))
    made = _dossier(replace(given, assessments=(judged,)))
    (judgement,) = made.assessments
    assert (judgement.stance, judgement.direction_words) == (stance, words)
    assert any(sentence in statement.text for statement in made.standing)


def test_a_speaker_without_a_name_is_said_to_have_none() -> None:
    given = evidence.rich()
    nobody = Speaker(speaker="", text="", cue="heißt es")
    judged = tuple(replace(a, attribution=(nobody,)) for a in given.assessments)
    made = _dossier(replace(given, assessments=judged))
    assert made.assessments[0].quotation.on_word == "somebody unnamed (“heißt es”)"


def test_a_reason_that_stands_beside_a_party_is_not_told_twice(told: Told) -> None:
    quotation = told("en").ledger[0].quotations[0]
    beside = tuple(because for _, because in quotation.parties)
    told_twice = replace(quotation, because=("a row fits", f"'RUS': {beside[0]}"))
    assert told_twice.reasons == ("a row fits",)


def test_parties_and_places_are_named_in_the_readers_language(told: Told) -> None:
    written = " ".join(
        words for e in told("de").ledger for q in e.quotations for words, _ in q.parties
    )
    assert "Nordkorea" in written
    assert "North Korea" not in re.sub("„[^“]*“", "", written)


def test_documents_that_tell_no_outlet_do_not_make_one() -> None:
    given = evidence.rich()
    first, *rest = given.documents
    unknown = replace(first, outlet=Outlet(name="unknown outlet"))
    made = _dossier(replace(given, documents=(unknown, *rest)))
    known = len({document.outlet for document in rest})
    assert (made.figures.outlets, made.figures.unplaced) == (known, 1)
