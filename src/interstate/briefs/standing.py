"""Say in a few sentences how the two stand, each sentence with what it rests on."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from interstate.briefs.contents import (
    Bond,
    Clause,
    Entry,
    Judgement,
    Side,
    Statement,
    ThirdParty,
)
from interstate.briefs.counting import FACTS
from interstate.briefs.wording import Wording
from interstate.record import Direction, Status
from interstate.reference.plover import QUADS

_LISTED = 4  # acts named one by one before "and 7 more"
_THIRDS = 5

Slot = str | Clause | list[Clause]


def standing(  # noqa: PLR0913  (each is a part of the dossier it speaks of)
    entries: Sequence[Entry],
    *,
    assessments: Sequence[Judgement],
    ties: Sequence[Bond],
    thirds: Sequence[ThirdParty],
    a: Side,
    b: Side,
    period: str | None,
    last_published: date | None,
    wording: Wording,
) -> tuple[Statement, ...]:
    """Return what can be said of the pair; a sentence without evidence is not written.

    Parameters
    ----------
    entries
        The events between the two, in order of time.
    period
        The years those events speak of, in words.
    last_published
        Day of the latest document: no fact told in it can lie later.
    """
    facts = [entry for entry in entries if entry.status in FACTS]
    found: list[Statement] = []
    if facts:
        found.append(_acts(facts, a, b, period, wording))
        found.append(_kinds(facts, wording))
        found.append(_firmness(facts, wording))
        dated = [entry for entry in facts if entry.day is not None]
        if dated:
            found.append(_latest(dated, last_published, wording))
    for status in (
        Status.CLAIMED,
        Status.DISPUTED,
        Status.DENIED,
        Status.PLANNED,
        Status.EXPECTED,
    ):
        so = [entry for entry in entries if entry.status is status]
        if so:
            found.append(_each(f"stand.{status}", so, wording))
    unconfirmed = [e for e in entries if any(r.verdict == "unconfirmed" for r in e.remarks)]
    if unconfirmed:
        found.append(
            _statement(
                wording.form("stand.unconfirmed", len(unconfirmed)),
                n=_number(unconfirmed, wording),
            )
        )
    if assessments:
        found += _assessed(assessments, wording)
    between = [tie for tie in ties if {p.id for p in tie.parties} & set(a.ids)]
    between = [tie for tie in between if {p.id for p in tie.parties} & set(b.ids)]
    if between:
        found.append(_bonds(between, wording))
    if thirds:
        found.append(_others(thirds, wording))
    one = _one_country(entries, wording)
    if one:
        found.append(one)
    return tuple(found)


def _statement(template: str, **slots: Slot) -> Statement:
    """Fill a wording with cited parts, keeping each part's citations beside its words."""
    clauses: list[Clause] = []
    for n, piece in enumerate(re.split(r"\{(\w+)\}", template)):
        if n % 2 == 0:
            if piece:
                clauses.append(Clause(text=piece))
            continue
        slot = slots[piece]
        if isinstance(slot, str):
            clauses.append(Clause(text=slot))
        else:
            clauses += slot if isinstance(slot, list) else [slot]
    return Statement(clauses=tuple(clauses))


def _joined(parts: Sequence[list[Clause]], wording: Wording) -> list[Clause]:
    """List cited parts as a sentence does: with commas, and 'and' before the last."""
    between = wording.say("list.and", first="", last="")
    comma = wording.say("list.comma")
    clauses: list[Clause] = []
    for n, part in enumerate(parts):
        if n:
            clauses.append(Clause(text=between if n == len(parts) - 1 else comma))
        clauses += part
    return clauses


def _number(cited: Sequence[Entry] | Sequence[Judgement], wording: Wording) -> Clause:
    return Clause(
        text=wording.number(len(cited)), cites=tuple(each.cite for each in cited), counted=True
    )


def _filled(template: str, **slots: Slot) -> list[Clause]:
    """Fill a wording that is part of a sentence."""
    return list(_statement(template, **slots).clauses)


def _acts(
    facts: Sequence[Entry], a: Side, b: Side, period: str | None, wording: Wording
) -> Statement:
    parts: list[list[Clause]] = []
    for lane, acting, towards in (("a", a, b), ("b", b, a)):
        so = [entry for entry in facts if entry.lane == lane]
        if so:
            parts.append(
                _filled(
                    wording.template("stand.part_directed"),
                    n=_number(so, wording),
                    a=wording.named(acting.name),
                    b=wording.named(towards.name),
                )
            )
    both = [entry for entry in facts if entry.lane == "both"]
    if both:
        parts.append(_filled(wording.template("stand.part_mutual"), n=_number(both, wording)))
    other = [entry for entry in facts if entry.lane == "third"]
    if other:
        parts.append(_filled(wording.template("stand.part_received"), n=_number(other, wording)))
    dated = [entry for entry in facts if entry.day]
    key = "stand.facts" if dated and period else "stand.facts_undated"
    slots: dict[str, Slot] = {
        "n": _number(facts, wording),
        "period": _period(dated, wording) if dated else "",
        "parts": _joined(parts, wording),
    }
    return _statement(wording.form(key, len(facts)), **slots)


def _period(dated: Sequence[Entry], wording: Wording) -> str:
    years = [d.year for e in dated if e.when for d in (e.when.first, e.when.last) if d]
    if min(years) == max(years):
        return str(min(years))
    return wording.say("when.tight", first=min(years), last=max(years))


def _kinds(facts: Sequence[Entry], wording: Wording) -> Statement:
    groups = [(quad, [e for e in facts if e.quad == quad]) for quad in QUADS]
    rest = [entry for entry in facts if entry.quad not in QUADS]
    groups += [(entry.quad, [entry]) for entry in rest]
    groups.sort(key=lambda group: -len(group[1]))
    parts = [
        _filled(
            wording.template("stand.part_kind"),
            n=_number(group, wording),
            kind=wording.term("quad", quad),
        )
        for quad, group in groups
        if group
    ]
    return _statement(wording.template("stand.kinds"), parts=_joined(parts, wording))


def _firmness(facts: Sequence[Entry], wording: Wording) -> Statement:
    confirmed = [entry for entry in facts if entry.status is Status.CONFIRMED]
    reported = [entry for entry in facts if entry.status is Status.REPORTED]
    if not confirmed or not reported:
        key = "stand.firmness_confirmed" if confirmed else "stand.firmness_reported"
        return _statement(wording.template(key), n=_number(facts, wording))
    return _statement(
        wording.template("stand.firmness"),
        confirmed=_number(confirmed, wording),
        reported=_number(reported, wording),
    )


def _latest(dated: Sequence[Entry], published: date | None, wording: Wording) -> Statement:
    last = max(dated, key=lambda entry: (min(_end(entry), published or date.max), entry.number))
    return _statement(
        wording.template("stand.last"),
        event=last.headline,
        when=Clause(text=last.when_words, cites=(last.cite,)),
    )


def _end(entry: Entry) -> date:
    when = entry.when
    return (when and (when.first or when.last)) or date.min


def _each(key: str, entries: Sequence[Entry], wording: Wording) -> Statement:
    """Name the acts of one status, the latest first where there are too many to name all."""
    dated = [entry for entry in entries if entry.day is not None] or entries
    named = list(entries) if len(entries) <= _LISTED + 1 else list(dated[-_LISTED:])
    anchors = {entry.anchor for entry in named}
    rest = [entry for entry in entries if entry.anchor not in anchors]
    parts = [[Clause(text=_phrase(entry), cites=(entry.cite,))] for entry in named]
    if rest:
        parts.append(_filled(wording.template("stand.more"), n=_number(rest, wording)))
    return _statement(
        wording.form(key, len(entries)),
        n=_number(entries, wording),
        parts=_separated(parts),
    )


def _separated(parts: Sequence[list[Clause]]) -> list[Clause]:
    """Set parts that hold commas of their own apart by semicolons."""
    clauses: list[Clause] = []
    for n, part in enumerate(parts):
        if n:
            clauses.append(Clause(text="; "))
        clauses += part
    return clauses


def _phrase(entry: Entry) -> str:
    if entry.when is None:
        return entry.headline
    return f"{entry.headline}, {entry.when_words}"


def _assessed(assessments: Sequence[Judgement], wording: Wording) -> list[Statement]:
    parts = [
        _filled(
            wording.form(f"direction.part.{key}", len(group)),
            n=_number(group, wording),
            words=words,
        )
        for key, words, group in _by_direction(assessments, wording)
    ]
    statements = [
        _statement(
            wording.form("stand.assessed", len(assessments)),
            n=_number(assessments, wording),
            parts=_joined(parts, wording),
        )
    ]
    dated = [j for j in assessments if j.day is not None]
    if dated:
        last = max(dated, key=lambda j: (j.quotation.published or date.min, j.day or date.min))
        when = last.when_words if last.when else last.quotation.published_words
        statements.append(
            _statement(
                wording.template("stand.assessed_last"),
                when=when,
                direction=Clause(text=last.direction_words, cites=(last.cite,)),
                outlet=last.quotation.outlet,
            )
        )
    return statements


def _by_direction(
    assessments: Sequence[Judgement], wording: Wording
) -> Iterator[tuple[str, str, list[Judgement]]]:
    """Yield which wording goes with each group of judgements, and what it says or denies."""
    for stance in ("held", "denied", "open"):
        for direction in Direction:
            group = [j for j in assessments if (j.stance, j.direction) == (stance, direction)]
            if group and stance == "held":
                yield direction, "", group
            elif group:
                plain = wording.term("direction", direction)
                yield stance, group[0].direction_words if stance == "denied" else plain, group


def _bonds(ties: Sequence[Bond], wording: Wording) -> Statement:
    parts = [
        [
            Clause(
                text=f"{_called(tie, wording)} ({_lifetime(tie, wording)})",
                cites=(tie.cite,),
            )
        ]
        for tie in ties[:_LISTED]
    ]
    rest = ties[_LISTED:]
    if rest:
        number = Clause(
            text=wording.number(len(rest)), cites=tuple(t.cite for t in rest), counted=True
        )
        parts.append(_filled(wording.template("stand.more"), n=number))
    return _statement(wording.template("stand.ties"), parts=_separated(parts))


def _called(tie: Bond, wording: Wording) -> str:
    if tie.name is None:
        return tie.kind_words
    return f"{tie.kind_words} {wording.say('ledger.spoken', text=tie.name)}"


def _lifetime(tie: Bond, wording: Wording) -> str:
    if tie.begins and tie.ends:
        return wording.say("when.range", first=tie.begins_words, last=tie.ends_words)
    if tie.begins:
        return wording.say("when.since", first=tie.begins_words)
    if tie.ends:
        return wording.say("when.until", last=tie.ends_words)
    return wording.say("when.none")


def _others(thirds: Sequence[ThirdParty], wording: Wording) -> Statement:
    parts = [
        _filled(
            wording.template("stand.part_third"),
            name=wording.named(third.name),
            n=Clause(text=wording.number(third.all.n), cites=third.all.cites, counted=True),
        )
        for third in thirds[:_THIRDS]
    ]
    return _statement(wording.template("stand.thirds"), parts=_joined(parts, wording))


def _one_country(entries: Sequence[Entry], wording: Wording) -> Statement | None:
    """Say so when everything told of the pair comes from outlets of a single country."""
    countries = {q.country for entry in entries for q in entry.quotations}
    if len(countries) != 1:
        return None
    (country,) = countries
    if country is None:
        return None
    events = wording.count("count.events", len(entries))
    return _statement(
        wording.template("stand.one_country"),
        country=wording.named(country),
        n=Clause(text=events, cites=tuple(entry.cite for entry in entries), counted=True),
    )
