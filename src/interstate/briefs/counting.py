"""Count events by kind and period so that no number loses its list."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from interstate.briefs.contents import CountRow, CountTable, Entry, Tally
from interstate.briefs.wording import Wording
from interstate.record import Status
from interstate.reference.plover import QUADS

FACTS = frozenset({Status.CONFIRMED, Status.REPORTED})
AHEAD = frozenset({Status.PLANNED, Status.EXPECTED})

_LONG_YEARS = 15  # more years than this are counted by decade
_SHORT_YEARS = 2  # fewer than this by month
_DENSE_EVENTS = 10  # a decade or year that holds this many, and half of all, gets its own table


def count_tables(entries: Sequence[Entry], wording: Wording) -> tuple[CountTable, ...]:
    """Return the counts of `entries` by quad class and period.

    The period is the decade, year or month, whichever gives a table one can take in; where
    one period holds at least half of the dated events, a second table opens it up.
    """
    days = [entry.day for entry in entries if entry.day is not None]
    if not entries:
        return ()
    if not days:
        return (_table(entries, wording.say("counts.all"), (), wording),)
    span = max(days).year - min(days).year
    unit = "decade" if span > _LONG_YEARS else "year" if span >= _SHORT_YEARS else "month"
    tables = [_table(entries, wording.say(f"counts.by_{unit}"), _periods(days, unit), wording)]
    while unit != "month":
        densest = _densest(days, unit)
        dense = [entry for entry in entries if entry.day and _start(entry.day, unit) == densest]
        if len(dense) < max(_DENSE_EVENTS, len(days) / 2):
            break
        finer = "year" if unit == "decade" else "month"
        heading = wording.say(
            "counts.within",
            period=_label(densest, unit, wording),
            unit=wording.say(f"counts.unit_{finer}"),
        )
        days = [entry.day for entry in dense if entry.day]
        entries, unit = dense, finer
        if unit == "year" and _all_but_one_year(days):
            continue  # the months of that year say more
        tables.append(_table(dense, heading, _periods(days, finer), wording))
    return tuple(tables)


def _all_but_one_year(days: Sequence[date]) -> bool:
    """Whether nearly all days lie in one year, which then gets a table by month."""
    densest = _densest(days, "year").year
    crowded = sum(day.year == densest for day in days)
    return crowded >= max(_DENSE_EVENTS, len(days) * 0.9)


def _table(
    entries: Sequence[Entry],
    heading: str,
    periods: Sequence[tuple[date, str]],
    wording: Wording,
) -> CountTable:
    rows: list[CountRow] = []
    for start, unit in periods:
        within = [e for e in entries if e.day is not None and _start(e.day, unit) == start]
        rows.append(_row(_label(start, unit, wording), within, wording))
    undated = [entry for entry in entries if entry.day is None]
    if undated:
        rows.append(_row(wording.say("counts.undated"), undated, wording))
    return CountTable(
        heading=heading,
        rows=tuple(rows),
        totals=_row(wording.say("counts.all"), entries, wording),
    )


def _row(period: str, entries: Sequence[Entry], wording: Wording) -> CountRow:
    def tally(words: str, counts: Callable[[Entry], bool]) -> Tally:
        return Tally(
            label=f"{period}, {words}",
            cites=tuple(entry.cite for entry in entries if counts(entry)),
        )

    def of_quads(manner: str, *, fact: bool) -> dict[str, Tally]:
        return {
            quad: tally(
                f"{wording.term('quad', quad)}, {manner}",
                lambda e, quad=quad: e.quad == quad and (e.status in FACTS) is fact,
            )
            for quad in QUADS
        }

    return CountRow(
        period=period,
        facts=of_quads(wording.say("counts.as_fact").lower(), fact=True),
        others=of_quads(wording.say("counts.not_fact").lower(), fact=False),
        doubtful=tally(
            wording.say("counts.open"), lambda e: e.status not in FACTS and e.status not in AHEAD
        ),
        ahead=tally(wording.say("counts.ahead"), lambda e: e.status in AHEAD),
        all=tally(wording.say("counts.all"), lambda _: True),
    )


def _start(day: date, unit: str) -> date:
    """Return the first day of the decade, year or month that `day` lies in."""
    if unit == "month":
        return day.replace(day=1)
    return date(max(1, day.year // 10 * 10 if unit == "decade" else day.year), 1, 1)


def _periods(days: Iterable[date], unit: str) -> list[tuple[date, str]]:
    """Return every period from the first to the last day, those without events too."""
    days = list(days)
    start, end = _start(min(days), unit), max(days)
    found: list[tuple[date, str]] = []
    while start <= end:
        found.append((start, unit))
        if unit == "month":
            start = date(start.year + start.month // 12, start.month % 12 + 1, 1)
        else:
            start = date(start.year + (10 if unit == "decade" else 1), 1, 1)
    return found


def _label(start: date, unit: str, wording: Wording) -> str:
    if unit == "decade":
        return wording.say("period.decade", year=start.year)
    if unit == "year":
        return str(start.year)
    return wording.say(
        "when.month", month=wording.say(f"month.short.{start.month}"), year=start.year
    )


def _densest(days: Iterable[date], unit: str) -> date:
    counts: dict[date, int] = {}
    for day in days:
        counts[_start(day, unit)] = counts.get(_start(day, unit), 0) + 1
    return max(counts, key=lambda start: (counts[start], start))
