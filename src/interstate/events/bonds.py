"""Ties between parties, read from the events that begin, show or end them.

``data/bonds.csv`` says which events do: by type, by act (``data/acts.csv``) and by words near the
trigger (``data/bond_words.csv``). Only events that stand as facts, confirmed or reported, make a
tie; what is claimed, denied or planned makes none.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise, product

from interstate.events.acts import WHOLE_WORD_LETTERS, WORD, acts_of
from interstate.events.clues import quoted_names
from interstate.events.days import in_words
from interstate.events.lineage import compared_as, no_predecessors
from interstate.events.tables import read_table
from interstate.record import Event, EventId, Report, ReportId, Status, Tie, TieId, When, content_id

FACTS = frozenset({Status.CONFIRMED, Status.REPORTED})
# How far from the trigger a word still belongs to the act.
NEAR_LETTERS = 120
# A treaty is ratified within this time of its signing, if it is the same treaty.
RATIFICATION_DAYS = 3 * 366
ORGANISATIONS = frozenset({"UNO", "NAT", "EUU"})
# Each signing is a bond of its own; of the others two parties have one at a time.
MANY_AT_ONCE = frozenset({"treaty", "alliance"})
# Languages that write compounds as one word, with the word that counts at the end.
COMPOUNDING = frozenset({"de"})
TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    kind: str
    change: str
    types: frozenset[str]
    acts: frozenset[str]
    words: str
    directed: bool
    because: str


@dataclass(slots=True, kw_only=True)
class _Bond:
    """A tie while its events are gathered."""

    kind: str
    parties: tuple[str, ...]
    directed: bool
    name: str | None = None
    begins: When | None = None
    ends: When | None = None
    ended: bool = False
    events: list[EventId] = field(default_factory=list[EventId])
    reasons: list[str] = field(default_factory=list[str])


def ties(
    events: Sequence[Event],
    reports: Sequence[Report],
    *,
    predecessors: Callable[[str], tuple[str, ...]] = no_predecessors,
) -> tuple[Tie, ...]:
    """Return the ties that the events begin, show or end, the earliest first.

    Parameters
    ----------
    events
        Events as `merge` makes them.
    reports
        At least the reports these events rest on; an event without its reports makes no tie.
    predecessors
        Earlier states that a state continues: what one signed the other can end.
    """
    by_id = {report.id: report for report in reports}
    heirs = compared_as((p for e in events for p in (*e.actors, *e.recipients)), predecessors)
    bonds: dict[tuple[str, tuple[str, ...]], list[_Bond]] = {}
    for event in sorted(events, key=_by_day):
        if event.status in FACTS:
            for rule, report in _rules_for(event, by_id):
                for parties in _parties(event, directed=rule.directed):
                    key = tuple(heirs[party] for party in parties)
                    among = bonds.setdefault((rule.kind, key), [])
                    _note(among, rule, event, report, parties)
    found = [_tie(bond) for among in bonds.values() for bond in among]
    return tuple(sorted(found, key=_by_beginning))


def _by_day(event: Event) -> tuple[date, str]:
    when = event.when
    return (date.max if when is None else when.first or when.last or date.max), event.id


def _by_beginning(tie: Tie) -> tuple[date, str, tuple[str, ...], str]:
    when = tie.begins or tie.ends
    day = date.max if when is None else when.first or when.last or date.max
    return day, tie.kind, tie.parties, tie.id


def _parties(event: Event, *, directed: bool) -> list[tuple[str, ...]]:
    """Return the parties of the ties an event makes: each sender and recipient, or all at once."""
    if directed:
        return list(product(event.actors, event.recipients))
    everyone = tuple(sorted({*event.actors, *event.recipients}))
    return [everyone] if len(everyone) >= TWO else []


def _rules_for(event: Event, reports: Mapping[ReportId, Report]) -> list[tuple[_Rule, Report]]:
    """Return the first rule of each kind that fits one of the event's reports."""
    found: dict[str, tuple[_Rule, Report]] = {}
    for rule in _rules():
        for id_ in event.reports:
            report = reports.get(id_)
            if report is not None and rule.kind not in found and _fits(rule, event, report):
                found[rule.kind] = (rule, report)
    # What founds, ratifies or leaves an alliance does so to no other treaty.
    if "alliance" in found:
        found.pop("treaty", None)
    return list(found.values())


def _fits(rule: _Rule, event: Event, report: Report) -> bool:
    if report.event_type not in rule.types:
        return False
    if rule.acts and rule.acts.isdisjoint(acts_of(report.trigger, report.language)):
        return False
    if rule.words == "organisation":
        return any(
            party in ORGANISATIONS or party.startswith("IGO:")
            for party in (*event.actors, *event.recipients)
        )
    return not rule.words or _names(rule.words, report)


def _names(words: str, report: Report) -> bool:
    """Whether a word of the group stands near the trigger and is not part of a party's name."""
    stems = _stems().get((words, report.language), ())
    near = WORD.findall(_near(report).casefold())
    return any(
        _is_form_of(word, stem, report.language)
        and not (not_after and before.startswith(not_after))
        for before, word in pairwise(["", *near])
        for stem, not_after in stems
    )


def _is_form_of(word: str, stem: str, language: str) -> bool:
    if len(stem) <= WHOLE_WORD_LETTERS:
        return word == stem
    return stem in word if language in COMPOUNDING else word.startswith(stem)


def _near(report: Report) -> str:
    """Return the words around the trigger, without those that name parties."""
    start = report.trigger_span.start - report.quote_span.start
    end = report.trigger_span.end - report.quote_span.start
    text = report.quote[max(0, start - NEAR_LETTERS) : end + NEAR_LETTERS]
    for party in (*report.actors, *report.recipients):
        # An adjective ("Russian") is part of no other word's meaning; a name with a space may be.
        if " " in party.text:
            text = text.replace(party.text, " ")
    return text


def _note(
    among: list[_Bond], rule: _Rule, event: Event, report: Report, parties: tuple[str, ...]
) -> None:
    """Let an event begin a bond, or add it to the one that it shows or ends."""
    bond = _meant(among, rule, event)
    if bond is None:
        bond = _Bond(kind=rule.kind, parties=parties, directed=rule.directed)
        among.append(bond)
        # The first that is heard of a treaty may be its ratification.
        if rule.change == "begins" or (rule.kind in MANY_AT_ONCE and rule.change != "ends"):
            bond.begins = event.when
    elif rule.change == "begins" and bond.begins is None:
        bond.begins = event.when
    if rule.change == "ends":
        bond.ends, bond.ended = event.when, True
    if bond.name is None and rule.kind in MANY_AT_ONCE:
        named = quoted_names(_near(report))
        bond.name = named[0] if named else None
    bond.events.append(event.id)
    bond.reasons.append(f"{rule.because} ({in_words(event.when)}): {report.trigger!r}")


def _meant(among: Sequence[_Bond], rule: _Rule, event: Event) -> _Bond | None:
    """Return the bond an event belongs to, the latest that fits; ``None`` for a new one."""
    if rule.kind in MANY_AT_ONCE and rule.change == "begins":
        return None
    for bond in reversed(among):
        if bond.ended:
            continue
        near = rule.change != "goes on" or rule.kind not in MANY_AT_ONCE
        if near or _soon_after(bond.begins, event.when):
            return bond
    return None


def _soon_after(begins: When | None, when: When | None) -> bool:
    """Whether a ratification can be that of a treaty signed then."""
    if begins is None or when is None:
        return True
    signed, ratified = begins.first or begins.last, when.last or when.first
    if signed is None or ratified is None:
        return True
    return 0 <= (ratified - signed).days <= RATIFICATION_DAYS


def _tie(bond: _Bond) -> Tie:
    parties = bond.parties if bond.directed else tuple(sorted(bond.parties))
    return Tie(
        id=TieId(content_id("t", bond.kind, parties, sorted(bond.events))),
        kind=bond.kind,
        name=bond.name,
        parties=parties,
        directed=bond.directed,
        begins=bond.begins,
        ends=bond.ends,
        events=tuple(bond.events),
        because="; ".join(bond.reasons),
    )


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            kind=row["kind"],
            change=row["change"],
            types=frozenset(row["types"].split()),
            acts=frozenset(row["acts"].split()),
            words=row["words"],
            directed=row["directed"] == "yes",
            because=row["because"],
        )
        for row in read_table("bonds")
    )


@cache
def _stems() -> Mapping[tuple[str, str], tuple[tuple[str, tuple[str, ...]], ...]]:
    found: dict[tuple[str, str], tuple[tuple[str, tuple[str, ...]], ...]] = {}
    for row in read_table("bond_words"):
        key = row["words"], row["language"]
        stem = row["stem"], tuple(row["not_after"].split())
        found[key] = (*found.get(key, ()), stem)
    return found
