"""Evidence that nobody thought of: every value of `record`, as odd as it may be built."""

from collections.abc import Callable, Sequence
from datetime import UTC, date
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from interstate.record import (
    Assessment,
    AssessmentId,
    Basis,
    Comment,
    DateCandidate,
    Direction,
    Document,
    DocumentId,
    Event,
    EventId,
    Evidence,
    Factuality,
    Outlet,
    Party,
    PartyKind,
    Place,
    Precision,
    Rejected,
    Report,
    ReportId,
    Run,
    Span,
    Speaker,
    Status,
    Tie,
    TieId,
    When,
)
from interstate.store.schema import comment_id, rejected_id

Value = TypeVar("Value")

unhurried = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""How to hold something to evidence: it is much to draw and to write, and machines are busy."""
HOSTILE = "x' OR '1'='1'; DROP TABLE events; --"
PARTIES = ("RUS", "PRK", "SUN", "IGO:НАТО", "", HOSTILE)
"""So few that any two meet in events."""
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")

words = st.one_of(
    st.sampled_from([HOSTILE, "", "\x00", "$a", ":a", "Пхеньян", "平壤", "👩🏽‍🚀", 'a"b`c\\d']),
    st.text(max_size=8),
)
maybe_words = st.none() | words
several_words = st.lists(words, max_size=3).map(tuple)
parties_by_id = st.sets(st.sampled_from(PARTIES), max_size=3).map(lambda ids: tuple(sorted(ids)))
goldsteins = st.none() | st.integers(-100, 100).map(lambda tenths: tenths / 10)
places_in_a_list = st.integers(0, 50)


def _spans(start: int, length: int) -> Span:
    return Span(start=start, end=start + length)


def _whens(days: tuple[date | None, date | None], *rest: object) -> When | None:
    first, last = days
    if first is None and last is None:
        return None
    if first is not None and last is not None and last < first:
        first, last = last, first
    precision, basis, text = rest
    assert isinstance(precision, Precision)
    assert isinstance(basis, Basis)
    assert text is None or isinstance(text, str)
    return When(first=first, last=last, precision=precision, basis=basis, text=text)


spans = st.builds(_spans, st.integers(0, 1_000_000), st.integers(1, 500))
# Most days lie in a few months, so that periods are shared.
days = st.dates(date(1990, 11, 1), date(1991, 2, 1)) | st.dates()
whens = st.builds(
    _whens,
    st.tuples(st.none() | days, st.none() | days),
    st.sampled_from(Precision),
    st.sampled_from(Basis),
    maybe_words,
)
parties = st.builds(
    Party,
    id=st.none() | st.sampled_from(PARTIES),
    kind=st.sampled_from(PartyKind),
    sector=maybe_words,
    name=words,
    text=words,
    because=words,
)
several_parties = st.lists(parties, max_size=2).map(tuple)
where = st.none() | st.builds(
    Place, id=maybe_words, name=words, country=maybe_words, text=words, because=words
)
attributions = st.lists(st.builds(Speaker, speaker=words, text=words, cue=words), max_size=2).map(
    tuple
)
rejections = st.builds(Rejected, item=words, stage=words, reason=words)
facts = st.dictionaries(words, words, max_size=2)


def runs(id_: str) -> st.SearchStrategy[Run]:
    # UTC has no hour that comes twice.
    moments = st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.replace(fold=0))
    return st.builds(
        Run, id=st.just(id_), started=moments, versions=facts, settings=facts, inputs=facts
    )


def documents(id_: DocumentId, others: Sequence[DocumentId]) -> st.SearchStrategy[Document]:
    outlets = st.builds(
        Outlet,
        name=st.sampled_from(["Hafenblatt", "Вестник", HOSTILE]),
        country=st.none() | st.sampled_from(PARTIES),
        kind=maybe_words,
        owner=maybe_words,
    )
    return st.builds(
        Document,
        id=st.just(id_),
        text=words,
        language=st.sampled_from(["en", "ru"]),
        language_because=words,
        outlet=outlets,
        title=maybe_words,
        published=st.none() | days,
        date_candidates=st.lists(st.builds(DateCandidate, day=days, because=words), max_size=2).map(
            tuple
        ),
        url=maybe_words,
        origin=words,
        content_hash=words,
        duplicate_of=st.none() | st.sampled_from(others),
        duplicate_because=maybe_words,
    )


def reports(id_: ReportId, texts: Sequence[DocumentId]) -> st.SearchStrategy[Report]:
    return st.builds(
        Report,
        id=st.just(id_),
        document=st.sampled_from(texts),
        sentence=places_in_a_list,
        quote_span=spans,
        quote=words,
        trigger_span=spans,
        trigger=words,
        event_type=words,
        mode=maybe_words,
        contexts=several_words,
        cameo=maybe_words,
        goldstein=goldsteins,
        actors=several_parties,
        recipients=several_parties,
        symmetric=st.booleans(),
        when=whens,
        where=where,
        factuality=st.sampled_from(Factuality),
        attribution=attributions,
        confidence=st.floats(0, 1),
        language=words,
        because=several_words,
        coder=words,
    )


def assessments(id_: AssessmentId, texts: Sequence[DocumentId]) -> st.SearchStrategy[Assessment]:
    return st.builds(
        Assessment,
        id=st.just(id_),
        document=st.sampled_from(texts),
        sentence=places_in_a_list,
        quote_span=spans,
        quote=words,
        trigger=words,
        parties=several_parties,
        direction=st.sampled_from(Direction),
        when=whens,
        factuality=st.sampled_from(Factuality),
        attribution=attributions,
        language=words,
        because=several_words,
    )


def comments(texts: Sequence[DocumentId], about: Sequence[ReportId]) -> st.SearchStrategy[Comment]:
    return st.builds(
        Comment,
        document=st.sampled_from(texts),
        sentence=places_in_a_list,
        quote_span=spans,
        quote=words,
        verdict=st.sampled_from(["confirmed", "unconfirmed", "denied"]),
        about=st.lists(st.sampled_from(about), unique=True, max_size=2).map(tuple),
        because=words,
    )


def events(id_: EventId, told: Sequence[ReportId]) -> st.SearchStrategy[Event]:
    return st.builds(
        Event,
        id=st.just(id_),
        event_type=words,
        mode=maybe_words,
        contexts=several_words,
        quad=st.sampled_from(QUADS),
        cameo=maybe_words,
        goldstein=goldsteins,
        actors=parties_by_id,
        recipients=parties_by_id,
        symmetric=st.booleans(),
        when=whens,
        where=where,
        status=st.sampled_from(Status),
        status_because=words,
        reports=st.lists(st.sampled_from(told), unique=True, min_size=1, max_size=3).map(tuple),
        sources=several_words,
        merged_because=several_words,
    )


def ties(id_: TieId, read_from: Sequence[EventId]) -> st.SearchStrategy[Tie]:
    return st.builds(
        Tie,
        id=st.just(id_),
        kind=words,
        name=maybe_words,
        parties=parties_by_id,
        directed=st.booleans(),
        begins=whens,
        ends=whens,
        events=st.lists(st.sampled_from(read_from), unique=True, min_size=1, max_size=2).map(tuple),
        because=words,
    )


@st.composite
def evidences(draw: st.DrawFn, *, most: int = 4) -> Evidence:
    """Draw evidence in which what rests on something rests on what is there.

    Parameters
    ----------
    most
        So many values of a kind at most.
    """

    def some(
        kind: str, make: Callable[..., st.SearchStrategy[Value]], *, on: Sequence[str] | None
    ) -> tuple[Value, ...]:
        """Draw values with ids of their own, none where there is nothing to rest on."""
        n = 0 if on is not None and not on else draw(st.integers(0, most))
        ids = [f"{kind}{number}{HOSTILE if number == 1 else ''}" for number in range(n)]
        return tuple(draw(make(id_) if on is None else make(id_, on)) for id_ in ids)

    ids = [DocumentId(f"d{number}") for number in range(draw(st.integers(0, most)))]
    texts = tuple(draw(documents(id_, [each for each in ids if each != id_] or ids)) for id_ in ids)
    told: tuple[Report, ...] = some("r", reports, on=ids)
    told_ids = [report.id for report in told]
    made: tuple[Event, ...] = some("e", events, on=told_ids)
    said = draw(st.lists(comments(ids, told_ids), max_size=2, unique_by=comment_id)) if told else ()
    return Evidence(
        documents=texts,
        reports=told,
        assessments=some("a", assessments, on=ids),
        comments=tuple(said),
        events=made,
        ties=some("t", ties, on=[event.id for event in made]),
        rejected=tuple(draw(st.lists(rejections, max_size=2, unique_by=rejected_id))),
        runs=some("run", runs, on=None),
    )
