"""The fields of a report that people can correct: how each is written, checked and laid over."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from interstate.errors import UnknownCodeError
from interstate.record import (
    Basis,
    Decision,
    Factuality,
    Party,
    PartyKind,
    Report,
    When,
    when_of,
)
from interstate.record.decision import FIELDS
from interstate.reference.organisations import load_organisations
from interstate.reference.plover import (
    check_context,
    check_mode,
    check_type,
    load_cameo,
    modes_of,
    nearest_cameo,
)
from interstate.reference.states import load_states, party_name

BETWEEN = " | "
"""Stands between the values of a list."""
NOBODY = "?"
"""Stands for words that name a party which nobody resolved."""
_FROM_THE_ACT = ("event_type", "mode", "contexts")
_NAMED_FREELY = ("IGO:", "NSA:")


def written(report: Report, field: str) -> str | None:
    """Return what a report says in a field, as decisions write it.

    Examples
    --------
    The parties of a report by two states are ``"RUS | PRK"``, its day
    ``"2024-06-19/2024-06-19 day"``.
    """
    if field in {"actors", "recipients"}:
        parties: tuple[Party, ...] = getattr(report, field)
        return BETWEEN.join(party.id or NOBODY for party in parties) or None
    if field == "contexts":
        return BETWEEN.join(report.contexts) or None
    if field == "when":
        return None if report.when is None else report.when.written
    if field == "symmetric":
        return "yes" if report.symmetric else "no"
    value: str | None = getattr(report, field)
    return None if value is None else str(value)


def checked(field: str, value: str | None, *, event_type: str) -> str | None:
    """Return a value as decisions write it, if a report of this type can have it in the field.

    Raises
    ------
    UnknownCodeError
        If the field, or a code in the value, is not known; the message names what comes near.
    ValueError
        If it makes no sense otherwise; the message says why.
    """
    if field not in FIELDS:
        raise UnknownCodeError(field, kind="field of a report", known=FIELDS)
    value = (value or "").strip() or None
    if field == "when":
        return None if value is None else when_of(value, basis=Basis.DECIDED).written
    if field in {"actors", "recipients"}:
        return BETWEEN.join(_checked_parties(field, value)) or None
    if value is None:
        if field in {"event_type", "factuality", "symmetric"}:
            msg = f"{field} cannot be left empty; it is {FIELDS[field]}"
            raise ValueError(msg)
        return None
    if field == "contexts":
        return BETWEEN.join(check_context(each.strip()) for each in value.split("|")) or None
    return _checked_code(field, value, event_type)


def _checked_code(field: str, value: str, event_type: str) -> str:
    if field == "event_type":
        return check_type(value)
    if field == "mode":
        return check_mode(event_type, value)
    known: tuple[str, ...] = ("yes", "no")
    if field == "cameo":
        known = tuple(load_cameo())
    elif field == "factuality":
        known = tuple(Factuality)
    if value not in known:
        raise UnknownCodeError(value, kind=f"value of {field}", known=known)
    return value


def _checked_parties(field: str, value: str | None) -> list[str]:
    parties = [each.strip() or NOBODY for each in value.split("|")] if value else []
    if field == "actors" and not parties:
        msg = "an act needs an actor; to take the report out, drop it"
        raise ValueError(msg)
    for party in parties:
        if party != NOBODY and not is_party(party):
            known = (*load_states(), *load_organisations())
            raise UnknownCodeError(party, kind="party", known=known)
    return parties


def is_party(written: str) -> bool:
    """Whether this is a party id: of the tables, or an organisation or group named in full.

    Examples
    --------
    >>> is_party("PRK"), is_party("NSA:Some Front"), is_party("NSA:"), is_party("Norway")
    (True, True, False, False)
    """
    if written in load_states() or written in load_organisations():
        return True
    name = next((written[len(k) :] for k in _NAMED_FREELY if written.startswith(k)), "")
    return bool(name.strip()) and name.isprintable()


def fits(field: str, value: str | None, event_type: str) -> bool:
    """Whether a decided value still makes sense beside the type that a report has by now."""
    return field != "mode" or value is None or value in modes_of(event_type)


def lay_over(report: Report, decided: Mapping[str, Decision]) -> Report:
    """Return a report with the decided values in place of the coded ones.

    What follows from a decided value follows it: a mode that the decided type does not have is
    gone, and CAMEO code and Goldstein value are those nearest to the act as decided. The id stays,
    so that the report is still found by it; each decision is added to the reasons.

    Parameters
    ----------
    decided
        The decision that holds for each decided field.
    """
    changes: dict[str, Any] = {}
    reasons: list[str] = []
    for field, decision in decided.items():
        changes[field] = _value(report, field, decision)
        coded = written(report, field) or "nothing"
        reasons.append(
            f"{field} is {decision.becomes or 'nothing'} instead of {coded} "
            f"by decision of {decision.by}: {decision.because}"
        )
    laid = replace(report, **changes, because=(*report.because, *reasons))
    if laid.mode is not None and laid.mode not in modes_of(laid.event_type):
        laid = replace(laid, mode=None)
    if "cameo" in decided:
        value = None if laid.cameo is None else load_cameo()[laid.cameo].goldstein
        laid = replace(laid, goldstein=value)
    elif any(field in decided for field in _FROM_THE_ACT):
        nearest = nearest_cameo(laid.event_type, laid.mode, laid.contexts)
        laid = replace(laid, cameo=nearest.code, goldstein=nearest.goldstein)
    if "symmetric" in decided and laid.symmetric:
        # A mutual act has all its parties as actors.
        laid = replace(laid, actors=(*laid.actors, *laid.recipients), recipients=())
    return laid


def _value(report: Report, field: str, decision: Decision) -> object:
    value = decision.becomes
    if field in {"actors", "recipients"}:
        return _parties(report, field, decision)
    if field == "when":
        return None if value is None else _when(value, report.when)
    if field == "contexts":
        return tuple(value.split(BETWEEN)) if value else ()
    if field == "symmetric":
        return value == "yes"
    return Factuality(value) if field == "factuality" else value


def _when(value: str, coded: When | None) -> When:
    return replace(when_of(value, basis=Basis.DECIDED), text=None if coded is None else coded.text)


def _parties(report: Report, side: str, decision: Decision) -> tuple[Party, ...]:
    """Return the decided parties, each with the words that name it where the sentence has some.

    A party that was there keeps its words; where the list is as long as before, the words in a
    party's place name it now; one that stood on the other side brings its words along.
    """
    here: tuple[Party, ...] = getattr(report, side)
    there = report.recipients if side == "actors" else report.actors
    wanted = decision.becomes.split(BETWEEN) if decision.becomes else []
    left = list(here)
    kept: list[Party | None] = []
    for each in wanted:
        known = next((party for party in left if (party.id or NOBODY) == each), None)
        kept.append(known)
        if known is not None:
            left.remove(known)
    because = f"decided by {decision.by}: {decision.because}"
    parties: list[Party] = []
    for place, (each, known) in enumerate(zip(wanted, kept, strict=True)):
        moved = next((party for party in there if party.id == each), None)
        if known is not None:
            parties.append(known)
        elif each == NOBODY:
            continue  # words that nobody resolved, and that are no longer there
        elif len(wanted) == len(here) and here[place] in left:
            parties.append(_named(each, because, here[place]))
        else:
            parties.append(_named(each, because, moved))
    return tuple(parties)


def _named(party: str, because: str, words: Party | None) -> Party:
    kind = PartyKind.STATE if party in load_states() else PartyKind.ORGANISATION
    return Party(
        id=party,
        kind=PartyKind.GROUP if party.startswith("NSA:") else kind,
        sector=None if words is None else words.sector,
        name=party_name(party),
        text="" if words is None else words.text,
        because=because,
    )
