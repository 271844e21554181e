"""What a dossier holds: everything already chosen, sorted, counted and worded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from interstate.record import Direction, Status, When

if TYPE_CHECKING:
    from interstate.relations.relation import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A pointer from a statement or number to what it rests on, on the same page.

    Attributes
    ----------
    anchor
        Id of the element on the page: of an event, an assessment or a tie.
    label
        How it is called there: ``"12"`` for the twelfth event, ``"A1"``, ``"T1"``.
    """

    anchor: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A number that opens to what it counts.

    Attributes
    ----------
    label
        What is counted, in words that stand on their own.
    """

    label: str
    cites: tuple[Citation, ...]

    @property
    def n(self) -> int:
        """How many are counted: never anything but the length of the list behind it."""
        return len(self.cites)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Part of a sentence, and what it rests on; `cites` is empty for the words between.

    Attributes
    ----------
    counted
        The text is the number of its citations, and opens to them itself.
    """

    text: str
    cites: tuple[Citation, ...] = ()
    counted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence of the dossier in its own voice, with its evidence."""

    clauses: tuple[Clause, ...]

    def __post_init__(self) -> None:
        if not any(clause.cites for clause in self.clauses):
            msg = f"nothing to cite for {self.text!r}: an uncited sentence is never written"
            raise ValueError(msg)

    @property
    def text(self) -> str:
        """The sentence without its citations."""
        return "".join(clause.text for clause in self.clauses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A party and its name in the interface language; `id` is None for words nobody resolved."""

    id: str | None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the pair.

    Attributes
    ----------
    ids
        Party ids counted to this side: its own and its predecessors'.
    includes
        What the page says of each predecessor counted in.
    """

    id: str
    name: str
    ids: tuple[str, ...]
    includes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person decided about a row, as the ledger shows it.

    Attributes
    ----------
    decision
        Its id, by which it can be taken back.
    field
        What it is about, as `interstate.record.Decision` names it.
    coded, holds
        What was coded and what holds instead, as codes; ``None`` is no value.
    words
        All of it in a line, but for the reason.
    because
        The reason, in the words of whoever decided.
    """

    decision: str
    by: str
    made: datetime
    field: str
    coded: str | None
    holds: str | None
    words: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One report as the ledger shows it.

    Attributes
    ----------
    before, trigger, after
        The exact sentence, cut at the words that express the act; `trigger` is empty
        where those words are not part of the quoted sentence.
    direction
        ``"ltr"`` or ``"rtl"``.
    address
        What the document gives as its address, as it stands.
    url
        The same where it is a web address that may be linked, else ``None``.
    on_word
        On whose word the report stands.
    parties
        Who acts and towards whom as this sentence names them, each with the reason.
    corrections
        What people corrected in it.
    citation
        A reference to copy.
    """

    report: str
    document: str
    language: str
    language_words: str
    direction: str
    before: str
    trigger: str
    after: str
    outlet: str
    outlet_note: str
    country: str | None
    published: date | None
    published_words: str
    title: str | None
    copy_note: str | None
    address: str | None
    url: str | None
    on_word: str
    attributed: bool
    factuality: str
    factuality_words: str
    confidence: float | None
    parties: tuple[tuple[str, str], ...]
    because: tuple[str, ...]
    corrections: tuple[Correction, ...]
    citation: str

    @property
    def quote(self) -> str:
        """The exact sentence."""
        return self.before + self.trigger + self.after

    @property
    def reasons(self) -> tuple[str, ...]:
        """What speaks for the reading, less what already stands beside a party."""
        beside = [because for _, because in self.parties if because]
        return tuple(b for b in self.because if not any(b.endswith(told) for told in beside))


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A sentence that confirms, denies or withholds confirmation of what an event rests on."""

    verdict: str
    verdict_words: str
    quote: str
    language: str
    direction: str
    outlet: str
    published_words: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event in the ledger.

    Attributes
    ----------
    anchor
        Id on the page.
    number
        Place in the ledger, from 1.
    scope
        ``"pair"`` between the two, ``"third"`` one of them and others, ``"alongside"``
        others alone.
    lane
        ``"a"`` what A did towards B, ``"b"`` the reverse, ``"both"`` together,
        ``"third"`` everything else.
    headline
        Parties and kind of act in a line.
    short
        A word or two for the drawing.
    period
        Heading it stands under in the ledger.
    corrections
        What people decided about which reports tell of it.
    """

    id: str
    anchor: str
    number: int
    scope: str
    lane: str
    headline: str
    short: str
    period: str
    event_type: str
    type_words: str
    mode: str | None
    contexts: tuple[str, ...]
    context_words: tuple[str, ...]
    quad: str
    quad_words: str
    cameo: str | None
    goldstein: float | None
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    symmetric: bool
    when: When | None
    when_words: str
    precision_words: str
    basis_words: str
    where: str | None
    where_id: str | None
    status: Status
    status_words: str
    status_because: str
    sources: tuple[str, ...]
    merged_because: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    remarks: tuple[Remark, ...]
    corrections: tuple[Correction, ...]

    @property
    def corrected(self) -> bool:
        """Whether people corrected it or one of the reports it rests on."""
        return bool(self.corrections) or any(q.corrections for q in self.quotations)

    @property
    def cite(self) -> Citation:
        """Pointer to this entry."""
        return Citation(anchor=self.anchor, label=str(self.number))

    @property
    def told_in(self) -> tuple[tuple[str, str, str], ...]:
        """Language, direction of writing and text of the words that express it; two at most."""
        found = dict.fromkeys(
            (q.language, q.direction, q.trigger.strip()) for q in self.quotations if q.trigger
        )
        return tuple(found)[:2]

    @property
    def day(self) -> date | None:
        """The day it is sorted and counted by: its first, or its last where no first is told."""
        return None if self.when is None else self.when.first or self.when.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One assessment of the relationship.

    Attributes
    ----------
    stance
        ``"held"`` where the sentence says so, ``"denied"`` where it says that it is not so,
        ``"open"`` where it leaves that open.
    """

    anchor: str
    label: str
    parties: tuple[Named, ...]
    direction: Direction
    stance: str
    direction_words: str
    when: When | None
    when_words: str
    day: date | None
    quotation: Quotation

    @property
    def cite(self) -> Citation:
        """Pointer to this assessment."""
        return Citation(anchor=self.anchor, label=self.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """One tie."""

    anchor: str
    label: str
    kind: str
    kind_words: str
    name: str | None
    parties: tuple[Named, ...]
    parties_words: str
    directed: bool
    begins: When | None
    begins_words: str
    ends: When | None
    ends_words: str
    because: str
    events: Tally

    @property
    def cite(self) -> Citation:
        """Pointer to this tie."""
        return Citation(anchor=self.anchor, label=self.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdParty:
    """A party other than the pair, and the events it comes up in.

    Attributes
    ----------
    with_a, with_b
        Events it shares with one of the pair but not the other.
    with_both
        Events all three share.
    alongside
        Events with neither, told in a document that tells of the pair.
    """

    id: str
    name: str
    with_a: Tally
    with_b: Tally
    with_both: Tally
    alongside: Tally
    all: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """One period of a count table.

    Attributes
    ----------
    facts, others
        By quad class: told as fact; claimed, disputed, denied, planned or expected.
    doubtful, ahead
        Claimed, disputed or denied; planned or expected, of any quad class.
    """

    period: str
    facts: Mapping[str, Tally]
    others: Mapping[str, Tally]
    doubtful: Tally
    ahead: Tally
    all: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTable:
    """Events by quad class and period; periods without events stand in it, empty."""

    heading: str
    rows: tuple[CountRow, ...]
    totals: CountRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document that stands behind something on the page."""

    anchor: str
    id: str
    title: str | None
    outlet: str
    country: str | None
    kind_words: str
    owner: str | None
    language: str
    language_words: str
    direction: str
    published: date | None
    published_words: str
    dated_because: str | None
    address: str | None
    url: str | None
    copy_note: str | None
    reports: int
    events: Tally
    content_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRead:
    """One outlet among everything that was read."""

    name: str
    country: str | None
    kind_words: str
    owner: str | None
    documents: int
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One item that could not be used."""

    item: str
    stage: str
    stage_words: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """One run's manifest."""

    id: str
    started: datetime
    versions: tuple[tuple[str, str], ...]
    settings: tuple[tuple[str, str], ...]
    inputs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The numbers at the head of the page.

    Attributes
    ----------
    outlets, unplaced
        How many outlets are known, and how many documents do not tell theirs.
    period
        The years the events between the two speak of, in words, or ``None``.
    published
        The days on which the documents were published, in words, or ``None``.
    last_published
        Latest day of publication: what lies after it is still to come for every document.
    decisions_hold, decisions_stale
        How many decisions of people change what the record says, and how many no longer apply to
        what is coded.
    """

    documents: int
    documents_of_pair: int
    copies: int
    outlets: int
    unplaced: int
    reports: int
    reports_used: int
    pair_events: Tally
    third_events: Tally
    rejected: int
    decisions_hold: int
    decisions_stale: int
    period: str | None
    published: str | None
    last_published: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """One of several explanations.

    Attributes
    ----------
    prior, posterior
        Its probability before and after the record was looked at.
    inconsistency_words
        The weights of the rows that speak against it.
    odds_words
        Odds of the likeliest explanation against this one; empty for itself.
    leading, least
        Whether it is the likeliest; whether least speaks against it.
    """

    id: str
    says: str
    prior: float
    prior_words: str
    posterior: float
    posterior_words: str
    inconsistency_words: str
    odds_words: str
    leading: bool
    least: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalCell:
    """How one row of the matrix goes with one explanation.

    Attributes
    ----------
    rating
        ``"CC" "C" "N" "I" "II"``, or ``""`` where the row is no evidence.
    sign
        The same as it is drawn.
    words
        The same in words, with the likelihood it follows from.
    """

    rating: str
    sign: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalRow:
    """One row of the matrix: something the record may show.

    Attributes
    ----------
    asks
        What was looked for, as the file says it.
    found
        What the record says of it, in words.
    events, aside
        The acts that fit, and those that do but for their time.
    outlets
        Whose word it rests on.
    weight_words
        How much it counts, 0 to 1; empty where it is no evidence.
    factor_words
        The most it moves the odds of one explanation against another.
    discriminates
        Whether it moves any.
    """

    anchor: str
    label: str
    id: str
    says: str
    asks: str
    state: str
    found: str
    because: str
    events: Tally
    aside: Tally
    outlets: tuple[str, ...]
    weight_words: str
    cells: tuple[RivalCell, ...]
    factor_words: str
    discriminates: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalDrop:
    """How the answer changes where one thing is left out.

    Attributes
    ----------
    leader, posterior_words
        The explanation that is then the likeliest, and how likely.
    odds_words
        Odds of today's first explanation against today's second.
    changes
        Whether another explanation leads.
    """

    kind: str
    what: str
    leader: str
    posterior_words: str
    odds_words: str
    changes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalDecider:
    """What an observation that is not made yet would do to the answer."""

    label: str
    says: str
    found: str
    if_seen: str
    if_absent: str
    bits_words: str
    changes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivals:
    """Rival explanations held against the record.

    Attributes
    ----------
    verdicts
        The answer in a few sentences.
    rests
        All acts that some row rests on.
    scale
        Each word for a likelihood, and its figure.
    reliability
        Each kind of outlet, and how far it is relied on.
    """

    question: str
    origin: str
    verdicts: tuple[str, ...]
    rests: Tally
    rivals: tuple[Rival, ...]
    rows: tuple[RivalRow, ...]
    drops: tuple[RivalDrop, ...]
    deciders: tuple[RivalDecider, ...]
    scale: tuple[tuple[str, str], ...]
    reliability: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredPart:
    """A direction or a domain of a measured relation.

    Attributes
    ----------
    cooperation, conflict
        The events counted.
    usual, now
        Balance over all the time, and of the last period, each with its interval.
    """

    name: str
    cooperation: Tally
    conflict: Tally
    usual: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredTurn:
    """A turn of a measured relation, and what else was told around it, in sentences."""

    sentences: tuple[str, ...]
    around: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How two states stand by one coder's events, measured.

    Attributes
    ----------
    coder
        How the coder is called.
    based
        What it rests on, in sentences.
    standing
        How the two stand, in sentences.
    relation
        What the chart is drawn from.
    """

    coder: str
    based: tuple[str, ...]
    standing: tuple[str, ...]
    turns: tuple[MeasuredTurn, ...]
    parts: tuple[MeasuredPart, ...]
    relation: "Relation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """How two states stand to each other, as told; every part opens to its evidence.

    Attributes
    ----------
    interface
        Language of the page's own words.
    silent_documents
        Documents read that stand behind nothing shown here.
    elsewhere_events
        Events in the evidence that are told only in documents that say nothing of the pair.
    status_rules
        Status and the rule it follows from, as the program states it.
    rivals
        Explanations that were asked about, held against all this; ``None`` where none were.
    measured
        How the two stand as each coder's events have it, as far as they are enough to tell.
    """

    interface: str
    title: str
    a: Side
    b: Side
    shared: tuple[str, ...]
    figures: Figures
    standing: tuple[Statement, ...]
    ledger: tuple[Entry, ...]
    assessments: tuple[Judgement, ...]
    ties: tuple[Bond, ...]
    thirds: tuple[ThirdParty, ...]
    counts: tuple[CountTable, ...]
    sources: tuple[Source, ...]
    outlets: tuple[OutletRead, ...]
    rejected: tuple[Refusal, ...]
    silent_documents: int
    elsewhere_events: int
    runs: tuple[Making, ...]
    status_rules: tuple[tuple[Status, str, str], ...]
    rivals: Rivals | None = None
    measured: tuple[Measured, ...] = ()

    @property
    def pair_entries(self) -> tuple[Entry, ...]:
        """The events between the two."""
        return tuple(entry for entry in self.ledger if entry.scope == "pair")
