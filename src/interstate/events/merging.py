"""Reports that tell of the same happening become one event.

Each report is laid beside the happenings found so far that share its parties, act and days, the
finest dated first, and joins the one that agrees best; where two agree equally well nothing in
the text says which is meant, and it stays apart. What agrees and what differs is kept in words.
docs/explanation/merging.md gives the rules and their reasons.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from interstate.events.acts import (
    acts_of,
    compatible,
    happens_once,
    modes_agree,
    never_one,
    types_beside,
    word_stems,
)
from interstate.events.clues import Clues, clues_of
from interstate.events.days import Window, finest, in_words, window_of
from interstate.events.held import Held, held_by
from interstate.events.lineage import compared_as, no_predecessors
from interstate.events.outlets import independent, original
from interstate.events.statuses import DENYING, status
from interstate.record import (
    Comment,
    Document,
    DocumentId,
    Event,
    EventId,
    Factuality,
    Place,
    Report,
    Ruling,
    When,
    content_id,
)

# What each agreement is worth, and how much a report needs to join. The same act in words is
# enough within a language; across languages the type, the parties and the days must do.
ACT, WORD, QUOTED, COUNTED, PLACE, NAME, CODE, MODE, DAY, DENIAL, COPY = (
    3,
    2,
    3,
    2,
    2,
    1,
    1,
    1,
    1,
    1,
    9,
)
NAMES_AT_MOST = 3
NEEDED = {"same document": 3, "same language": 2, "other language": 1}
NEEDED_OF_VAGUE = 3
NEEDED_OF_OTHER_PARTIES = 4
# Undated reports of different documents are only compared when published this close together.
NEWS_DAYS = 3
# A vague report that could be any of so many happenings names none of them.
TOO_MANY = 200
# Parties of one act beyond this many pairs are looked up by the first of them.
PAIRS_AT_MOST = 30
PAIR = 2
# Types in which one side's act and both sides' act are told of the same happening.
MUTUAL_TYPES = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "CONCEDE"})
SAME_TYPE = "the same type"
_OF_THE_ACT = ("the same CAMEO code", "the same mode")
DONE = frozenset({Factuality.FACT, Factuality.COUNTERFACT})

Key = tuple[object, ...]


def merge(  # noqa: PLR0913  (what it is made from, and what other packages know)
    reports: Sequence[Report],
    documents: Sequence[Document],
    comments: Sequence[Comment],
    *,
    quad_of: Callable[[str], str],
    predecessors: Callable[[str], tuple[str, ...]] = no_predecessors,
    decisions: Sequence[Ruling] = (),
) -> tuple[Event, ...]:
    """Return one event for each happening that the reports tell of, the earliest first.

    Every report belongs to exactly one event. The answer does not depend on the order in which
    reports, documents or comments are given.

    Parameters
    ----------
    reports
        What was coded, from any number of documents and languages.
    documents
        The documents they stand in: their day, outlet and whether they are copies.
    comments
        Sentences that confirm, deny or withhold confirmation.
    quad_of
        The quad class of a PLOVER type.
    predecessors
        Earlier states that a state continues, e.g. ``("SUN",)`` for ``"RUS"``.
    decisions
        What people decided: reports they hold to be one event are one whatever speaks against it,
        and those they keep apart never are.
    """
    by_id = {document.id: document for document in documents}
    unique = {report.id: report for report in reports}
    tellings = _tellings(unique.values(), by_id, predecessors)
    index = _Index(held_by(decisions))
    for telling in sorted(tellings, key=_Telling.order):
        index.place(telling)
    remarks: dict[str, list[Comment]] = defaultdict(list)
    for comment in comments:
        for report_id in comment.about:
            remarks[report_id].append(comment)
    events = [
        _event(each, by_id, _about(each, remarks), quad_of=quad_of) for each in index.happenings
    ]
    return tuple(sorted(events, key=_by_day))


def _by_day(event: Event) -> tuple[date, str]:
    when = event.when
    day = date.max if when is None else when.first or when.last or date.max
    return day, event.id


def _about(happening: "_Happening", remarks: Mapping[str, list[Comment]]) -> list[Comment]:
    found: dict[tuple[object, ...], Comment] = {}
    for telling in happening.tellings:
        for comment in remarks.get(telling.report.id, ()):
            found[comment.document, comment.sentence, comment.verdict, comment.about] = comment
    return [found[key] for key in sorted(found)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """A report with what it is compared by."""

    report: Report
    root: DocumentId
    published: date | None
    window: Window
    actors: frozenset[str]
    recipients: frozenset[str]
    acts: frozenset[str]
    clues: Clues
    persons: Mapping[str, frozenset[str]]
    heirs: Mapping[str, str]

    @property
    def parties(self) -> frozenset[str]:
        return self.actors | self.recipients

    @property
    def sentence(self) -> tuple[object, ...]:
        """The same words of the same act: what a wire copy repeats."""
        return self.report.quote, self.report.trigger

    @property
    def profile(self) -> tuple[object, ...]:
        """What decides whether it contradicts another; alike tellings are compared once."""
        report = self.report
        where = report.where
        place = None if where is None else (where.id, where.name, where.country)
        sides = (self.actors, self.recipients, report.symmetric)
        return report.event_type, report.mode, report.cameo, place, self.acts, sides

    def order(self) -> tuple[object, ...]:
        """Both parties before one, fine days before vague ones, then the order of reading."""
        return (
            len(self.parties) < PAIR,
            self.window.breadth,
            self.window.days,
            self.window.first,
            *_reading_order(self),
        )


def _reading_order(telling: _Telling) -> tuple[object, ...]:
    report = telling.report
    return (
        telling.published or date.max,
        report.document,
        report.sentence,
        report.trigger_span.start,
        report.id,
    )


def _tellings(
    reports: Iterable[Report],
    documents: Mapping[DocumentId, Document],
    predecessors: Callable[[str], tuple[str, ...]],
) -> list[_Telling]:
    known = list(reports)
    parties = (p for report in known for p in (*report.actors, *report.recipients))
    same = compared_as((party.id for party in parties if party.id), predecessors)
    plain = _plain_names(known)
    return [_telling(report, documents, same, plain) for report in known]


def _telling(
    report: Report,
    documents: Mapping[DocumentId, Document],
    same: Mapping[str, str],
    plain: Mapping[str, str],
) -> _Telling:
    document = documents.get(report.document)
    published = None if document is None else document.published
    persons: dict[str, frozenset[str]] = {}
    for party in (*report.actors, *report.recipients):
        if party.id is not None and party.name != plain.get(party.id):
            key = same[party.id]
            persons[key] = persons.get(key, frozenset()) | set(party.name.casefold().split())
    return _Telling(
        report=report,
        root=report.document if document is None else original(document, documents).id,
        published=published,
        window=window_of(report.when, published, happened=report.factuality in DONE),
        actors=frozenset(same[party.id] for party in report.actors if party.id),
        recipients=frozenset(same[party.id] for party in report.recipients if party.id),
        acts=acts_of(report.trigger, report.language),
        clues=clues_of(report),
        persons=persons,
        heirs=same,
    )


def _plain_names(reports: Iterable[Report]) -> Mapping[str, str]:
    """Return the name by which each party id is most often called: the state, not a person."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        for party in (*report.actors, *report.recipients):
            if party.id is not None:
                names[party.id][party.name] += 1
    return {
        party: min(counts, key=lambda name: (-counts[name], len(name), name))
        for party, counts in names.items()
    }


@dataclass(slots=True, kw_only=True)
class _Happening:
    """The reports taken for one happening so far, with what a further one is compared to."""

    number: int
    window: Window
    denied: bool
    tellings: list[_Telling] = field(default_factory=list[_Telling])
    parties: frozenset[str] = frozenset()
    reasons: list[str] = field(default_factory=list[str])
    acts: set[frozenset[str]] = field(default_factory=set[frozenset[str]])
    stems: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    names: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    quoted: set[str] = field(default_factory=set[str])
    counted: dict[tuple[str, str], set[float]] = field(
        default_factory=dict[tuple[str, str], set[float]]
    )
    persons: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    documents: set[DocumentId] = field(default_factory=set[DocumentId])
    published: set[date] = field(default_factory=set[date])
    profiles: dict[tuple[object, ...], _Telling] = field(
        default_factory=dict[tuple[object, ...], _Telling]
    )
    own_words: dict[DocumentId, list[_Telling]] = field(
        default_factory=dict[DocumentId, list[_Telling]]
    )
    sentences: set[tuple[object, ...]] = field(default_factory=set[tuple[object, ...]])
    groups: set[str] = field(default_factory=set[str])

    def add(self, telling: _Telling) -> None:
        report, language = telling.report, telling.report.language
        self.tellings.append(telling)
        self.window = self.window.common(telling.window) or self.window
        self.parties |= telling.parties
        self.acts.add(telling.acts)
        self.stems.setdefault(language, set()).update(word_stems(report.trigger))
        self.names.setdefault(language, set()).update(telling.clues.names)
        self.quoted |= telling.clues.quoted
        for unit, values in telling.clues.counted.items():
            self.counted.setdefault((language, unit), set()).update(values)
        for party, words in telling.persons.items():
            self.persons.setdefault(party, set()).update(words)
        self.documents.add(telling.root)
        self.sentences.add(telling.sentence)
        self.profiles.setdefault(telling.profile, telling)
        if telling.published is not None:
            self.published.add(telling.published)
        if not report.attribution:
            self.own_words.setdefault(report.document, []).append(telling)


@dataclass(frozen=True, slots=True)
class _Agreement:
    """How well a report fits a happening, and in what."""

    points: int
    reasons: tuple[str, ...]


def _agreement(telling: _Telling, happening: _Happening) -> _Agreement | None:
    """Weigh a report against a happening; ``None`` where it cannot or need not be the same."""
    first = happening.tellings[0]
    days = telling.window.common(happening.window)
    if days is None or _contradicts(telling, happening):
        return None
    kind = _same_kind(telling, happening)
    parties = _same_parties(telling, happening)
    if kind is None or parties is None:
        return None
    found = list(_signs(telling, happening))
    points = sum(worth for worth, _ in found)
    copied = telling.sentence in happening.sentences
    needed = _needed(telling, happening, found, whole=parties == "")
    differing = _differing_numbers(telling, happening)
    if differing and not (copied or _surely_one(telling, happening, found)):
        return None
    if needed is None or (points < needed and not copied):
        return None
    reasons = [reason for _, reason in found]
    if kind != SAME_TYPE:
        reasons.append(kind)
    if parties:
        reasons.append(parties)
    reasons.extend(differing)
    if telling.window.dated and first.window.dated:
        told = {in_words(telling.report.when), in_words(first.report.when)}
        reasons.append(f"the days agree: {' and '.join(sorted(told))}")
    return _Agreement(points, tuple(reasons))


def _contradicts(telling: _Telling, happening: _Happening) -> bool:
    """Whether something that is told rules out that it is one happening."""
    report = telling.report
    for other in happening.profiles.values():
        theirs = other.report
        if _elsewhere(report.where, theirs.where):
            return True
        if not modes_agree(report.event_type, report.mode, theirs.mode):
            return True
    if any(never_one(telling.acts, acts) for acts in happening.acts):
        return True
    if not report.attribution and any(
        _not_by_one_hand(telling, other) for other in happening.own_words.get(report.document, ())
    ):
        return True
    # Two people of one state in the same kind of meeting are two meetings.
    return report.event_type == "CONSULT" and any(
        words.isdisjoint(happening.persons[party])
        for party, words in telling.persons.items()
        if party in happening.persons
    )


def _not_by_one_hand(telling: _Telling, other: _Telling) -> bool:
    """Whether one document in its own voice could not say both of one happening.

    It does not contradict itself: what it affirms and what it denies are two happenings, and so
    are, without a day for both, what it foresees and what it tells as done.
    """
    ours, theirs = telling.report.factuality, other.report.factuality
    if (ours is Factuality.COUNTERFACT) != (theirs is Factuality.COUNTERFACT):
        return True
    undated = not (telling.window.dated and other.window.dated)
    return undated and (ours in DONE) != (theirs in DONE)


def _elsewhere(place: Place | None, other: Place | None) -> bool:
    if place is None or other is None:
        return False
    if place.country and other.country and place.country != other.country:
        return True
    return bool(place.id and other.id and place.id != other.id)


def _same_kind(telling: _Telling, happening: _Happening) -> str | None:
    event_type = telling.report.event_type
    reasons = {
        compatible(event_type, telling.acts, other.report.event_type, other.acts)
        for other in happening.profiles.values()
    }
    told = sorted(reason for reason in reasons if reason is not None)
    return None if None in reasons else next((t for t in told if t != SAME_TYPE), SAME_TYPE)


def _same_parties(telling: _Telling, happening: _Happening) -> str | None:
    """Return ``""`` for the same parties, words for fewer or more, ``None`` for others."""
    ours, theirs = telling.parties, happening.parties
    if not ours or not theirs or not (ours <= theirs or theirs <= ours):
        return None
    if not all(_same_sides(telling, other) for other in happening.profiles.values()):
        return None
    if ours == theirs:
        return ""
    fewer, more = sorted((ours, theirs), key=len)
    beside = ", ".join(sorted(more - fewer))
    return f"one report names {beside} beside {', '.join(sorted(fewer))}"


def _same_sides(telling: _Telling, other: _Telling) -> bool:
    """Whether who acts on whom agrees; mutual acts are told from either side."""
    report, theirs = telling.report, other.report
    mutual = {report.event_type, theirs.event_type} <= MUTUAL_TYPES
    if report.symmetric or theirs.symmetric:
        return mutual or report.symmetric == theirs.symmetric
    if "CONSULT" in {report.event_type, theirs.event_type} and "visit" not in {
        report.mode,
        theirs.mode,
    }:
        return True
    return telling.actors.isdisjoint(other.recipients) and telling.recipients.isdisjoint(
        other.actors
    )


def _signs(telling: _Telling, happening: _Happening) -> Iterator[tuple[int, str]]:
    """Yield each agreement that speaks for one happening, with its worth."""
    report, language = telling.report, telling.report.language
    if telling.sentence in happening.sentences:
        yield COPY, "the same sentence"
    shared = sorted({act for acts in happening.acts for act in acts & telling.acts})
    stems = word_stems(report.trigger) & happening.stems.get(language, set())
    if shared:
        yield ACT, f"the same act: {', '.join(shared)}"
    elif stems:
        yield WORD, f"the same word: {report.trigger!r}"
    yield from _signs_named(telling, happening)
    others = [other.report for other in happening.profiles.values()]
    if report.where is not None and any(_same_place(report.where, o.where) for o in others):
        yield PLACE, f"the same place: {report.where.name}"
    # Codes ending in 0 stand for a whole type and say no more than the type does.
    codes = {other.cameo for other in others}
    if report.cameo and not report.cameo.endswith("0") and report.cameo in codes:
        yield CODE, f"the same CAMEO code: {report.cameo}"
    if report.mode is not None and report.mode in {other.mode for other in others}:
        yield MODE, f"the same mode: {report.mode}"
    if (report.factuality in DENYING) != happening.denied:
        yield DENIAL, "the one denies what the other tells"
    if telling.window.is_day and happening.window.is_day:
        yield DAY, f"the same day: {in_words(report.when)}"


def _signs_named(telling: _Telling, happening: _Happening) -> Iterator[tuple[int, str]]:
    """Yield what both sentences name or count besides their parties."""
    language = telling.report.language
    quoted = sorted(telling.clues.quoted & happening.quoted)
    if quoted:
        yield QUOTED, f"both name {', '.join(repr(each) for each in quoted)}"
    names = sorted(telling.clues.names & happening.names.get(language, set()))
    if names:
        yield NAME * min(len(names), NAMES_AT_MOST), f"words in common: {', '.join(names)}"
    counted = [
        f"{value:g} {unit}"
        for unit, values in sorted(telling.clues.counted.items())
        for value in sorted(values & happening.counted.get((language, unit), set()))
    ]
    if counted:
        yield COUNTED, f"the same numbers: {', '.join(counted)}"
    known = happening.persons
    persons = sorted(
        {word for who, words in telling.persons.items() for word in words & known.get(who, set())}
    )
    if persons:
        yield NAME, f"the same person or body: {' '.join(persons)}"


def _same_place(place: Place, other: Place | None) -> bool:
    return other is not None and (place.id, place.name) == (other.id, other.name)


def _needed(
    telling: _Telling,
    happening: _Happening,
    found: Sequence[tuple[int, str]],
    *,
    whole: bool,
) -> int | None:
    """Return how many points a report needs to join, ``None`` where no number is enough."""
    same_document = telling.root in happening.documents
    fine = telling.window.breadth == 0 == happening.tellings[0].window.breadth
    if not whole:
        return NEEDED_OF_OTHER_PARTIES if fine or same_document else None
    if fine:
        if same_document:
            return NEEDED["same document"]
        if telling.report.language in happening.stems:
            return NEEDED["same language"]
        return NEEDED["other language"]
    same_words = any(worth in {ACT, WORD, QUOTED} for worth, _ in found)
    if not same_words or not _in_reach(telling, happening, same_document=same_document):
        return None
    # 'The attacks of 2024' are not one attack of 2024, but the treaty of 2024 is the one signed.
    # Code and mode follow from the act: they say nothing of which one it was.
    beside = [reason for _, reason in found if not reason.startswith(_OF_THE_ACT)]
    named = len(beside) > 1 or happens_once(telling.acts)
    return NEEDED_OF_VAGUE if same_document or named else None


def _in_reach(telling: _Telling, happening: _Happening, *, same_document: bool) -> bool:
    """Whether a vaguely dated report is close enough to be compared at all."""
    if same_document or telling.window.breadth in {0, 1}:
        return True
    if telling.window.dated:
        return happening.tellings[0].window.dated
    if telling.published is None:
        return False
    return any(abs((telling.published - day).days) <= NEWS_DAYS for day in happening.published)


def _differing_numbers(telling: _Telling, happening: _Happening) -> list[str]:
    language = telling.report.language
    differing: list[str] = []
    for unit, values in sorted(telling.clues.counted.items()):
        theirs = happening.counted.get((language, unit))
        if theirs and theirs.isdisjoint(values):
            told = " and ".join(f"{value:g}" for value in sorted(theirs | values))
            differing.append(f"the numbers differ: {told} ({unit})")
    return differing


def _surely_one(telling: _Telling, happening: _Happening, found: Sequence[tuple[int, str]]) -> bool:
    """Whether day, act and place or names agree so far that unlike numbers are a contradiction."""
    reasons = " ".join(reason for _, reason in found)
    day = telling.window.common(happening.window)
    return (
        day is not None
        and telling.window.breadth == 0
        and "the same act" in reasons
        and any(sign in reasons for sign in ("the same place", "words in common", "both name"))
    )


class _Index:
    """Happenings by what a report of them would have in common: type, parties, days or words."""

    def __init__(self, held: Held) -> None:
        self.held = held
        self.happenings: list[_Happening] = []
        self._decided: dict[str, _Happening] = {}
        self._slots: dict[Key, dict[int, _Happening]] = defaultdict(dict)

    def place(self, telling: _Telling) -> None:
        """Add a report to the happening it agrees with best, or begin a new one.

        One that people hold to be of the same happening as an earlier one joins that; none joins
        a happening with a report that it is kept apart from.
        """
        group = self.held.group(telling.report.id)
        if group in self._decided:
            happening = self._decided[group]
            happening.reasons.append(_joined(telling, _Agreement(0, self.held.because[group])))
        else:
            happening = self._best(telling) or self._new(telling)
        if group in self.held.because:
            self._decided[group] = happening
        happening.groups.add(group)
        happening.add(telling)
        for key in _filed_under(telling):
            self._slots[key][happening.number] = happening

    def _best(self, telling: _Telling) -> _Happening | None:
        best: list[tuple[_Agreement, _Happening]] = []
        candidates = self._candidates(telling)
        if telling.window.breadth and len(candidates) > TOO_MANY:
            candidates = []
        for happening in candidates:
            agreement = _agreement(telling, happening)
            if agreement is None:
                continue
            if best and agreement.points > best[0][0].points:
                best = []
            if not best or agreement.points == best[0][0].points:
                best.append((agreement, happening))
        if len(best) != 1:
            return None
        agreement, happening = best[0]
        happening.reasons.append(_joined(telling, agreement))
        return happening

    def _new(self, telling: _Telling) -> _Happening:
        happening = _Happening(
            number=len(self.happenings),
            window=telling.window,
            denied=telling.report.factuality in DENYING,
        )
        self.happenings.append(happening)
        return happening

    def _candidates(self, telling: _Telling) -> list[_Happening]:
        found: dict[int, _Happening] = {}
        for key in _looked_up_under(telling):
            found.update(self._slots.get(key, {}))
        shunned = self.held.shunned(self.held.group(telling.report.id))
        return [found[n] for n in sorted(found) if shunned.isdisjoint(found[n].groups)]


def _filed_under(telling: _Telling) -> Iterator[Key]:
    """Yield every key under which a report of the same happening could ask for it."""
    window, words = telling.window, _words(telling)
    slots: list[Key] = [("document", telling.root, word) for word in words]
    if window.breadth == 0:
        slots.extend(("day", day) for day in range(window.first, window.last + 1))
    if window.dated:
        slots.extend(("year", year, word) for year in _years(window) for word in words)
    if telling.published is not None:
        slots.extend(("news", telling.published.toordinal(), word) for word in words)
    parties = sorted(telling.parties)
    groups = [*_pairs(parties), *((party,) for party in parties)]
    for group in groups:
        for slot in slots:
            yield (telling.report.event_type, group, *slot)


def _looked_up_under(telling: _Telling) -> Iterator[Key]:
    """Yield the keys under which happenings lie that a report could belong to.

    Fine dated reports ask by day, vague ones by year and act, undated ones by the days around
    their publication and act, all of them by document and act. Finer reports are filed first, so
    that a fine one never has to ask for a vague one.
    """
    window, words = telling.window, _words(telling)
    slots: list[Key] = [("document", telling.root, word) for word in words]
    if window.breadth == 0:
        slots.extend(("day", day) for day in range(window.first, window.last + 1))
    elif window.dated:
        slots.extend(("year", year, word) for year in _years(window) for word in words)
    elif telling.published is not None:
        day = telling.published.toordinal()
        near = range(day - NEWS_DAYS, day + NEWS_DAYS + 1)
        slots.extend(("news", each, word) for each in near for word in words)
    parties = sorted(telling.parties)
    groups = _pairs(parties) if len(parties) >= PAIR else [(party,) for party in parties]
    for event_type in types_beside(telling.report.event_type):
        for group in groups:
            for slot in slots:
                yield (event_type, group, *slot)


def _words(telling: _Telling) -> list[str]:
    """Return acts, beginnings of words (within a language) and quoted names to look up by."""
    language = telling.report.language
    stems = {f"{language}:{stem}" for stem in word_stems(telling.report.trigger)}
    return sorted(telling.acts | stems | telling.clues.quoted)


def _pairs(parties: Sequence[str]) -> list[tuple[str, ...]]:
    return list(combinations(parties, PAIR))[:PAIRS_AT_MOST]


def _years(window: Window) -> Iterator[int]:
    """Yield the years a window touches; an open one only those nearest its bound."""
    first, last = date.fromordinal(window.first).year, date.fromordinal(window.last).year
    if window.first == date.min.toordinal():
        first = max(first, last - 100)
    if window.last == date.max.toordinal():
        last = min(last, first + 100)
    yield from range(first, last + 1)


def _joined(telling: _Telling, agreement: _Agreement) -> str:
    report = telling.report
    return f"{report.document}, sentence {report.sentence}: {'; '.join(agreement.reasons)}"


def _event(
    happening: _Happening,
    documents: Mapping[DocumentId, Document],
    comments: Sequence[Comment],
    *,
    quad_of: Callable[[str], str],
) -> Event:
    tellings = sorted(happening.tellings, key=_reading_order)
    reports = [telling.report for telling in tellings]
    event_type = _commonest(reports, lambda report: report.event_type) or reports[0].event_type
    of_type = [report for report in reports if report.event_type == event_type]
    cameo = _commonest(of_type, lambda report: report.cameo)
    actors, recipients, symmetric = _sides(tellings)
    standing, because = status(reports, documents.values(), comments)
    told_in = [documents[report.document] for report in reports if report.document in documents]
    return Event(
        id=EventId(content_id("e", *sorted(report.id for report in reports))),
        event_type=event_type,
        mode=_commonest(of_type, lambda report: report.mode),
        contexts=tuple(sorted({context for report in reports for context in report.contexts})),
        quad=quad_of(event_type),
        cameo=cameo,
        goldstein=next(
            (r.goldstein for r in of_type if r.cameo == cameo and r.goldstein is not None), None
        ),
        actors=actors,
        recipients=recipients,
        symmetric=symmetric,
        when=finest([report.when for report in reports if report.when is not None]),
        where=_finest_place(reports),
        status=standing,
        status_because=because,
        reports=tuple(report.id for report in reports),
        sources=independent(told_in, documents),
        merged_because=(*sorted(happening.reasons), *_what_differs(reports)),
    )


def _commonest(reports: Sequence[Report], what: Callable[[Report], str | None]) -> str | None:
    """Return the value most reports give; of equals the one coded with more confidence."""
    counts: Counter[str] = Counter()
    sureness: dict[str, float] = {}
    for report in reports:
        value = what(report)
        if value is not None:
            counts[value] += 1
            sureness[value] = max(sureness.get(value, 0.0), report.confidence)
    return min(counts, key=lambda value: (-counts[value], -sureness[value], value), default=None)


def _sides(tellings: Sequence[_Telling]) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return actors, recipients and whether the act is mutual, as most reports tell it."""
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for telling in tellings:
        for party in (*telling.report.actors, *telling.report.recipients):
            if party.id is not None:
                named[telling.heirs[party.id]][party.id] += 1
    name = {key: min(ids, key=lambda each: (-ids[each], each)) for key, ids in named.items()}
    mutual = sum(telling.report.symmetric for telling in tellings)
    symmetric = mutual * 2 > len(tellings) or (
        mutual * 2 == len(tellings) and "visit" not in {t.report.mode for t in tellings}
    )
    if symmetric:
        everyone = {key for telling in tellings for key in telling.parties}
        return tuple(sorted(name[key] for key in everyone)), (), True
    lead = Counter(
        (telling.actors, telling.recipients) for telling in tellings if not telling.report.symmetric
    )
    sides = min(lead, key=lambda each: (-lead[each], *map(sorted, each)))
    actors, recipients = set(sides[0]), set(sides[1])
    for telling in tellings:
        if not telling.report.symmetric:
            actors |= telling.actors - recipients
            recipients |= telling.recipients - actors
    for telling in tellings:
        recipients |= telling.parties - actors - recipients
    return (
        tuple(sorted(name[key] for key in actors)),
        tuple(sorted(name[key] for key in recipients)),
        False,
    )


def _finest_place(reports: Sequence[Report]) -> Place | None:
    places = [report.where for report in reports if report.where is not None]
    return min(places, key=lambda place: (place.id is None, place.name, place.text), default=None)


def _what_differs(reports: Sequence[Report]) -> tuple[str, ...]:
    """Return in words what the reports of one happening tell differently."""
    told: dict[str, When | None] = {}
    for report in reports:
        if report.when is not None:
            told.setdefault(in_words(report.when), report.when)
    if len(told) < PAIR:
        return ()
    return (f"the days are told differently: {'; '.join(sorted(told))}",)
