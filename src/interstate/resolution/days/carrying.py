"""Which time an act belongs to, and what a sentence hands on to the next."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from interstate.record import Basis, Precision, TimeExpression, When
from interstate.resolution.days.calendar_values import at_unit, days_of, moved
from interstate.resolution.days.finding import AnaphoricTime, DescribingTime
from interstate.resolution.days.tables import WORD, vocabulary

OPENING_WORDS = 4
# "The 2015 nuclear deal": so far may the thing stand behind the year that describes it.
LONGEST_THING_CHARACTERS = 24
UNITS = {
    "D": Precision.DAY,
    "W": Precision.WEEK,
    "WE": Precision.DAY,
    "M": Precision.MONTH,
    "S": Precision.SEASON,
    "Q": Precision.QUARTER,
    "H": Precision.HALF_YEAR,
    "Y": Precision.YEAR,
    "DE": Precision.DECADE,
    "CE": Precision.CENTURY,
}
FINENESS = {precision: rank for rank, precision in enumerate(Precision)}


def resolve_in_document(
    sentences: Iterable[Sequence[TimeExpression]], *, published: date | None
) -> list[list[TimeExpression]]:
    """Return each sentence's times with those that lean on earlier ones settled.

    Parameters
    ----------
    sentences
        The times of each sentence of one document, in order.
    """
    return resolved_from(sentences, previous=None, published=published)


def when_for(
    times: Sequence[TimeExpression], *, previous: When | None, published: date | None
) -> When | None:
    """Return the time a sentence tells, to be carried to the next; ``None`` where it tells none.

    The first date counts, since what follows it leans on it; a duration does not.

    Parameters
    ----------
    previous
        What the sentences before told; a paragraph's end is a good place to forget it.
    """
    [settled] = resolved_from([times], previous=previous, published=published)
    return next((when for time in settled if (when := _to_carry(time)) is not None), None)


def resolved_from(
    sentences: Iterable[Sequence[TimeExpression]],
    *,
    previous: When | None,
    published: date | None,
) -> list[list[TimeExpression]]:
    """Settle as `resolve_in_document` does, beginning with a time already carried."""
    out: list[list[TimeExpression]] = []
    for times in sentences:
        settled: list[TimeExpression] = []
        for time in times:
            if isinstance(time, AnaphoricTime) and time.when is None:
                settled.append(replace(time, when=leaning(time, previous, published)))
            else:
                settled.append(time)
            previous = _to_carry(settled[-1]) or previous
        out.append(settled)
    return out


def _to_carry(time: TimeExpression) -> When | None:
    """Return what a later "at that time" may mean: a date with an end, not a vague word."""
    when = time.when
    if when is None or time.kind not in {"DATE", "TIME"} or time.value.endswith("_REF"):
        return when if isinstance(time, AnaphoricTime) else None
    return when


def leaning(time: AnaphoricTime, previous: When | None, published: date | None) -> When | None:
    """Return the days of a time that leans on the one before it, on the carried basis.

    "At that time ... had already" tells only the latest it can have been. The result is never
    finer than what it leans on.
    """
    if previous is None:
        return None
    if time.already:
        last = previous.last or published
        if last is None:
            return None
        return When(
            first=None,
            last=last,
            precision=previous.precision,
            basis=Basis.CARRIED,
            text=time.text,
        )
    if time.amount == 0:
        return _same(time, previous)
    first = previous.first and moved(previous.first, time.unit, time.amount)
    last = previous.last and moved(previous.last, time.unit, time.amount)
    if first is None and last is None:
        return None
    return _widened(first, last, time, previous)


def _same(time: AnaphoricTime, previous: When) -> When:
    if time.unit == "D":
        return replace(previous, basis=Basis.CARRIED, text=time.text)
    return _widened(previous.first, previous.last, time, previous)


def _widened(first: date | None, last: date | None, time: AnaphoricTime, previous: When) -> When:
    """Return the range at the unit of `time`, or as wide as before where that was coarser."""
    unit = UNITS.get(time.unit, Precision.DAY)
    if FINENESS[unit] <= FINENESS[previous.precision]:
        precision = previous.precision
    else:
        precision = unit
        start = days_of(at_unit(first, time.unit)) if first else None
        end = days_of(at_unit(last, time.unit)) if last else None
        first, last = (start and start.first), (end and end.last)
    return When(first=first, last=last, precision=precision, basis=Basis.CARRIED, text=time.text)


def continues_time(sentence: str, *, language: str) -> bool:
    """Whether a sentence opens with a word that goes on with the time before: "then", "auch".

    Examples
    --------
    >>> continues_time("Later he flew on to Hanoi.", language="en")
    True
    """
    known = vocabulary(language)
    words = [found.group().lower() for found in WORD.finditer(sentence[:80])]
    for at in range(min(OPENING_WORDS, len(words))):
        for entry, kind, _ in known.entries.get(words[at], ()):
            here = tuple(words[at : at + len(entry)])
            if kind == "CONTINUES" and here == tuple(word.lower() for word in entry):
                return True
    return False


def at_time(  # noqa: PLR0913, PLR0917
    trigger_start: int,
    trigger_end: int,
    clause_span: tuple[int, int],
    times: Sequence[TimeExpression],
    carried: When | None,
    published: date | None,
    *,
    continues: bool = False,
) -> When | None:
    """Return when an act told in a sentence happened, as far as the sentence says.

    The nearest date in the act's own clause; else the nearest that stands before the clause in
    the sentence, since a date in a later clause dates that clause; else, where the text goes on
    with the time before (`continues`), that time. A plain duration dates nothing. "Now" in the
    clause leaves the act to the publication.

    Parameters
    ----------
    trigger_start, trigger_end, clause_span
        Half-open ranges in the document's text.
    times
        The times of this sentence, as `find_times` gives them.
    carried
        What the sentences before told, for "at that time".
    continues
        Whether to carry that time over although no word of time says so; see `continues_time`.

    Returns
    -------
    When | None
        ``None`` where only the day of publication can tell.
    """
    [settled] = resolved_from([times], previous=carried, published=published)
    start, end = clause_span
    settled = [time for time in settled if _dates(time, trigger_start, trigger_end)]
    inside = [time for time in settled if time.start < end and time.end > start]
    before = [time for time in settled if time.end <= start]

    def distance(time: TimeExpression) -> tuple[int, int]:
        gap = max(time.start - trigger_end, trigger_start - time.end, 0)
        return _vagueness(time), gap

    for group in (inside, before):
        dating = [time for time in group if time.when is not None]
        present = [time for time in group if time.value == "PRESENT_REF"]
        if dating:
            chosen = min(dating, key=distance)
            # "Now" and a vague word in one clause: the plain word is the better guide.
            if not (present and _vagueness(chosen) > 1):
                return chosen.when
        if present:
            return None
    if continues and carried is not None and not settled:
        return replace(carried, basis=Basis.CARRIED)
    return None


def _dates(time: TimeExpression, trigger_start: int, trigger_end: int) -> bool:
    """Whether a time may date the act: one that describes a thing only where that is the act."""
    if not isinstance(time, DescribingTime):
        return True
    if time.when is None:
        return False
    if time.thing_follows:
        return 0 <= trigger_start - time.end <= LONGEST_THING_CHARACTERS
    return 0 <= time.lead - trigger_end <= 1


def _vagueness(time: TimeExpression) -> int:
    """Return 0 for a date, 1 for "three days ago" told as a stretch, 2 for a mere bound."""
    if time.value.endswith("_REF") and not isinstance(time, AnaphoricTime):
        return 2
    if time.kind in {"DATE", "TIME"}:
        return 0
    return 2 if time.when is None or time.when.precision is Precision.PERIOD else 1
