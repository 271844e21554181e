"""Correct a record: decisions in, and what they change told."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import typer

from interstate.briefs.visible import visible
from interstate.errors import SourceError, StoreError, UnknownCodeError
from interstate.pipeline import conclude_reports, find_party
from interstate.record import Decision, Event, Evidence, Rejected, Report, ReportId, Ruling
from interstate.record.decision import FIELDS, WITHDRAWN
from interstate.store import open_record, with_decisions
from interstate.store.fields import BETWEEN, is_party, written
from interstate.store.sitting import Sitting, begin_sitting
from interstate.views.cli.reviewing import Reviewed, decisions_of_file

if TYPE_CHECKING:
    from interstate.store import Record

ALIASES: Mapping[str, str] = MappingProxyType(
    {"type": "event_type", "day": "when", "actor": "actors", "recipient": "recipients"}
)
"""Short names of fields."""
HOW: Mapping[str, tuple[str, int]] = MappingProxyType(
    {
        "change": ("--field", 1),
        "drop": ("--drop", 1),
        "merge": ("--merge", 1),
        "split": ("--split", 2),
        "undo": ("--undo", 1),
        "review": ("--from", 0),
        "list": ("--list", 0),
        "diff": ("--diff", 0),
    }
)
"""What can be asked for: the option that asks, and how many things must be named at least."""
_ASKED = re.compile(r"(?P<field>\w+)(?::(?P<whom>[^=]+?))?(?P<how>[+-]?=)(?P<value>.*)", re.DOTALL)
_PARTIES = ("actors", "recipients")
_QUOTED = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person asks for: one kind of decision at a time.

    Attributes
    ----------
    targets
        Ids of reports, events or decisions, as the kind needs them.
    how
        One of `HOW`.
    fields
        For a change, each as ``field=value``.
    reviewed
        The file to review.
    """

    targets: tuple[str, ...]
    how: str
    fields: tuple[str, ...] = ()
    reviewed: Path | None = None
    because: str | None
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field of one report, before and after."""

    report: str
    document: str
    sentence: int
    quote: str
    field: str
    before: str | None
    after: str | None
    by: str | None
    made: str | None
    because: str | None
    decision: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTold:
    """An event that is there, or is so, only before or only after."""

    id: str
    event_type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    when: str | None
    status: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What two states of a record differ in."""

    reports: tuple[Change, ...]
    events_gone: tuple[EventTold, ...]
    events_made: tuple[EventTold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was decided, what it changed, and what could not be used of a reviewed file."""

    decisions: tuple[Decision, ...]
    changed: Difference
    rejected: tuple[Rejected, ...]
    understood: int

    def as_json(self) -> dict[str, object]:
        """Return it as values that JSON knows."""
        return {
            "decisions": [decision.id for decision in self.decisions],
            **asdict(self.changed),
            "rejected": [asdict(each) for each in self.rejected],
        }


def asked_for(targets: Sequence[str], **asked: bool) -> str:
    """Return the one of `HOW` that the options ask for.

    Raises
    ------
    typer.BadParameter
        If they ask for none or for several, or too few or too many things are named.
    """
    chosen = [how for how in HOW if asked[how]]
    if len(chosen) != 1:
        kinds = ", ".join(option for option, _ in HOW.values())
        given = " and ".join(HOW[how][0] for how in chosen) or "none"
        msg = f"give one of {kinds}; given was {given}"
        raise typer.BadParameter(msg)
    option, least = HOW[chosen[0]]
    if len(targets) < least or (targets and not least):
        needed = ("nothing", "at least one", "an event and at least one of its reports")[least]
        msg = f"{option} needs {needed} to be named; given were {len(targets)}"
        raise typer.BadParameter(msg)
    return chosen[0]


def run(wanted: Wanted, folder: Path, *, dry_run: bool, as_json: bool) -> Iterator[str]:
    """Do what is asked for, and give the lines to print.

    Raises
    ------
    SourceError
        Also where no row of a reviewed file made sense.
    """
    if wanted.how == "list":
        decided = rulings(folder)
        plain: object = rulings_as_json(decided)
        lines = [*told_rulings(decided)] or ["nothing was decided"]
    elif wanted.how == "diff":
        changed = corrections(folder)
        plain = asdict(changed)
        lines = [*told_difference(changed)] or ["all is as it was coded"]
    else:
        done = correct(wanted, folder, dry_run=dry_run)
        for each in done.rejected:
            typer.echo(f"not used: {visible(each.item)}: {visible(each.reason)}", err=True)
        plain = done.as_json()
        lines = [*told_difference(done.changed), told_count(done, dry_run=dry_run)]
        if done.rejected and not done.understood:
            msg = f"no row of {wanted.reviewed} could be used; put right what is told above"
            raise SourceError(msg)
    yield from [json.dumps(plain, ensure_ascii=False)] if as_json else lines


def correct(wanted: Wanted, folder: Path, *, dry_run: bool) -> Done:
    """Decide what is asked for, and return what was decided and what it changes.

    All is kept or nothing; on a dry run nothing is.

    Raises
    ------
    SourceError
        If nobody, or no reason, is named, or a file cannot be read.
    StoreError
        If what is named is not in the record.
    UnknownCodeError
        If a value is none that the field can have.
    """
    by = _by(wanted.by)
    with _existing(folder, read_only=dry_run) as record:
        coded, before = record.evidence(corrected=False), record.decisions()
        sitting = begin_sitting(coded, before, by=by, now=datetime.now(UTC))
        if wanted.reviewed is not None:
            because = _clean(wanted.because or "") or None
            read = decisions_of_file(wanted.reviewed, sitting, because)
        else:
            read = Reviewed(decisions=_decided(wanted, sitting))
        new = read.decisions
        now = with_decisions(coded, before)
        then = with_decisions(coded, [*before, *new]) if new else now
        if new:
            events, ties = conclude_reports(then)
            then = replace(then, events=events, ties=ties)
            if not dry_run:
                record.decide(new, events, ties)
    return Done(
        decisions=new,
        changed=difference(coded, now, then),
        rejected=read.rejected,
        understood=read.understood,
    )


def rulings(folder: Path) -> tuple[Ruling, ...]:
    """Return all decisions of a record and how they stand."""
    with _existing(folder, read_only=True) as record:
        return record.rulings()


def corrections(folder: Path) -> Difference:
    """Return what holds in a record against what was coded."""
    with _existing(folder, read_only=True) as record:
        coded = record.evidence(corrected=False)
        events, _ = conclude_reports(coded)
        return difference(coded, replace(coded, events=events), record.evidence())


def _existing(folder: Path, *, read_only: bool) -> "Record":
    # A record is never made here: there would be nothing to correct in it.
    open_record(folder, read_only=True).close()
    return open_record(folder, read_only=read_only)


def _by(given: str | None) -> str:
    from interstate.settings import read_settings

    by = _clean(given or read_settings().person or "")
    if not by:
        msg = "nobody is named who decides this: give --by NAME or set INTERSTATE_PERSON"
        raise SourceError(msg)
    return by


def _clean(words: str) -> str:
    """Return words that can be kept: without what UTF-8 cannot hold."""
    return words.encode("utf-8", "replace").decode().strip()


def _decided(wanted: Wanted, sitting: Sitting) -> tuple[Decision, ...]:
    because = _clean(wanted.because or "")
    if not because:
        msg = 'no reason is given: add --because "..."; whoever reads the record later needs it'
        raise SourceError(msg)
    if wanted.how == "undo":
        named = dict.fromkeys(wanted.targets)
        return tuple(made for each in named for made in sitting.undo(each, because))
    if wanted.how == "split":
        first, *rest = wanted.targets
        event = sitting.event(first)
        if event is None:
            msg = f"{first!r} is no event of the record; name the event first, then its reports"
            raise StoreError(msg)
        return tuple(sitting.split(event, _all_of(rest, sitting), because))
    reports = _all_of(wanted.targets, sitting)
    if wanted.how == "drop":
        return tuple(sitting.drop(reports, because))
    if wanted.how == "merge":
        return tuple(sitting.merge(reports, because))
    try:
        return tuple(
            made
            for report in reports
            for made in sitting.change(
                report, _values(wanted.fields, sitting.reports[report.id]), because
            )
        )
    except ValueError as problem:
        raise StoreError(str(problem)) from problem


def _all_of(targets: Sequence[str], sitting: Sitting) -> list[Report]:
    named = [report for target in targets for report in sitting.reports_of(target)]
    return list({report.id: report for report in named}.values())


def _values(asked: Sequence[str], now: Report) -> dict[str, str | None]:
    """Return the values that ``field=value`` ask for, each a whole value of the field."""
    values: dict[str, str | None] = {}
    for each in asked:
        found = _ASKED.fullmatch(each.strip())
        if found is None:
            msg = f"{each!r} is no correction; write --field type=ASSAULT, actor+=PRK or day="
            raise SourceError(msg)
        field = ALIASES.get(found["field"], found["field"])
        if field not in FIELDS:
            raise UnknownCodeError(
                found["field"], kind="field of a report", known=(*ALIASES, *FIELDS)
            )
        if field in _PARTIES:
            held = values.get(field, written(now, field)) or ""
            values[field] = _parties(found, held.split(BETWEEN) if held else [], now)
        elif found["how"] != "=" or found["whom"]:
            msg = f"{each!r}: only parties can be added, taken out or exchanged; write {field}=..."
            raise SourceError(msg)
        else:
            values[field] = found["value"].strip()
    return values


def _parties(asked: re.Match[str], held: Sequence[str], now: Report) -> str:
    """Return the parties of a side after one of them is set, added, taken out or exchanged."""
    given = [_party(name.strip()) for name in re.split(r"[|,]", asked["value"]) if name.strip()]
    if asked["whom"]:
        side = now.actors if asked["field"].startswith("actor") else now.recipients
        named = {party.text: party.id or "?" for party in side}
        whom = named.get(asked["whom"]) or _party(asked["whom"])
        if whom not in held or asked["how"] != "=" or len(given) != 1:
            there = ", ".join(held) or "nobody"
            msg = f"{asked[0]!r}: exchange one that is there ({there}) for one, as actor:PRK=KOR"
            raise SourceError(msg)
        return BETWEEN.join(given[0] if each == whom else each for each in held)
    if asked["how"] == "+=":
        given = [*held, *(each for each in given if each not in held)]
    elif asked["how"] == "-=":
        missing = [each for each in given if each not in held]
        if missing:
            msg = f"{asked[0]!r}: {missing[0]} is not there; there are {', '.join(held)}"
            raise SourceError(msg)
        given = [each for each in held if each not in given]
    return BETWEEN.join(given)


def _party(name: str) -> str:
    return name if name == "?" or is_party(name) else find_party(name)


# What changed -----------------------------------------------------------------------------


def difference(coded: Evidence, before: Evidence, after: Evidence) -> Difference:
    """Return what differs between two states of a record.

    Parameters
    ----------
    coded
        The record as it was coded, which names what is in both.
    """
    rows = [_all_fields(state.reports) for state in (before, after)]
    decisions = _deciding(after.decisions)
    changes: list[Change] = []
    for report in coded.reports:
        was, becomes = (state.get(report.id) for state in rows)
        if (was is None) != (becomes is None):
            taken = becomes is None
            told = ("no", "yes") if taken else ("yes", "no")
            changes.append(_change(report, WITHDRAWN, told, decisions))
        elif was is not None and becomes is not None:
            changes += [
                _change(report, field, (was[field], becomes[field]), decisions)
                for field in FIELDS
                if was[field] != becomes[field]
            ]
    gone, made = (dict.fromkeys(map(_told, state.events)) for state in (before, after))
    return Difference(
        reports=tuple(changes),
        events_gone=tuple(event for event in gone if event not in made),
        events_made=tuple(event for event in made if event not in gone),
    )


def _all_fields(reports: Sequence[Report]) -> dict[ReportId, dict[str, str | None]]:
    return {each.id: {field: written(each, field) for field in FIELDS} for each in reports}


def _deciding(decided: Sequence[Ruling]) -> dict[tuple[ReportId, str], Decision]:
    return {
        (report, ruling.decision.field): ruling.decision
        for ruling in decided
        if ruling.holds
        for report in ruling.about
    }


def _change(
    report: Report,
    field: str,
    told: tuple[str | None, str | None],
    decisions: Mapping[tuple[ReportId, str], Decision],
) -> Change:
    # What follows from another decision (a CAMEO code from the type) has none of its own.
    decision = decisions.get((report.id, field))
    return Change(
        report=report.id,
        document=report.document,
        sentence=report.sentence,
        quote=report.quote,
        field=field,
        before=told[0],
        after=told[1],
        by=decision and decision.by,
        made=decision and decision.made.isoformat(timespec="seconds"),
        because=decision and decision.because,
        decision=decision and decision.id,
    )


def _told(event: Event) -> EventTold:
    return EventTold(
        id=event.id,
        event_type=event.event_type,
        actors=event.actors,
        recipients=event.recipients,
        when=None if event.when is None else event.when.written,
        status=event.status.value,
        reports=tuple(event.reports),
    )


def rulings_as_json(decided: Sequence[Ruling]) -> list[dict[str, object]]:
    """Return decisions and how they stand as values that JSON knows."""
    return [
        {
            "id": ruling.decision.id,
            "made": ruling.decision.made.isoformat(),
            "by": ruling.decision.by,
            "field": ruling.decision.field,
            "was": ruling.decision.was,
            "becomes": ruling.decision.becomes,
            "coded": ruling.coded,
            "because": ruling.decision.because,
            "standing": ruling.standing.value,
            "standing_because": ruling.because,
            "about": list(ruling.about),
            "apart_from": list(ruling.apart_from),
        }
        for ruling in decided
    ]


def told_difference(changed: Difference) -> Iterator[str]:
    """Tell what changed, a line each, so that nothing in a text can act on a terminal."""
    report = None
    for each in changed.reports:
        if each.report != report:
            report = each.report
            quote = each.quote if len(each.quote) <= _QUOTED else f"{each.quote[:_QUOTED]}…"
            yield visible(f"{each.report} ({each.document}:{each.sentence}) {quote}")
        who = f" ({each.by}, {(each.made or '')[:10]}: {each.because})" if each.by else ""
        told = f"{each.field}: {each.before or 'nothing'} -> {each.after or 'nothing'}"
        yield visible(f"  {told}{who}")
    for sign, events in (("-", changed.events_gone), ("+", changed.events_made)):
        for event in events:
            parties = ", ".join(event.actors) or "somebody unnamed"
            if event.recipients:
                parties += f" -> {', '.join(event.recipients)}"
            count = f"{len(event.reports)} report{'' if len(event.reports) == 1 else 's'}"
            when = event.when or "no day told"
            told = f"{event.event_type} {parties}, {when}, {event.status}, {count}"
            yield visible(f"{sign} {event.id} {told}")


def told_count(done: Done, *, dry_run: bool) -> str:
    """Say how much was decided, and by which ids it can be taken back."""
    if not done.decisions:
        return "nothing to decide: it is so already"
    count = f"{len(done.decisions)} decision{'' if len(done.decisions) == 1 else 's'}"
    if dry_run:
        return f"{count}, not kept"
    return f"{count} kept: {' '.join(decision.id for decision in done.decisions)}"


def told_rulings(decided: Sequence[Ruling]) -> Iterator[str]:
    """Tell decisions and how they stand, two lines each."""
    for ruling in decided:
        decision = ruling.decision
        subjects = [subject.report for subject in decision.about]
        what = f"{decision.field}: {decision.was or 'nothing'} -> {decision.becomes or 'nothing'}"
        if decision.field not in {*FIELDS, WITHDRAWN}:
            what = f"{decision.field} {decision.becomes or ''}".strip()
        yield visible(f"{decision.id} {what} {', '.join(ruling.about or subjects)}".strip())
        yield visible(
            f"  {ruling.standing} ({ruling.because}); {decision.by}, {decision.made:%Y-%m-%d}: "
            f"{decision.because}"
        )
