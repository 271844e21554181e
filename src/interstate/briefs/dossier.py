"""Choose, sort, count and word what the evidence says of a pair of states."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from interstate.briefs.contents import (
    Bond,
    Citation,
    Correction,
    Dossier,
    Entry,
    Figures,
    Judgement,
    Making,
    Measured,
    Named,
    OutletRead,
    Quotation,
    Refusal,
    Remark,
    Side,
    Source,
    Tally,
    ThirdParty,
)
from interstate.briefs.counting import count_tables
from interstate.briefs.rivals import rivals
from interstate.briefs.standing import standing
from interstate.briefs.wording import Wording
from interstate.errors import InterstateError
from interstate.hypotheses import Analysis
from interstate.record import (
    Assessment,
    Basis,
    Comment,
    Document,
    DocumentId,
    Event,
    EventId,
    Evidence,
    Factuality,
    Outlet,
    Party,
    Report,
    ReportId,
    Ruling,
    Run,
    Span,
    Speaker,
    Standing,
    Status,
    Tie,
    when_of,
)
from interstate.record.decision import APART, TOGETHER, UNDONE

if TYPE_CHECKING:
    from interstate.relations.relation import Relation

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "sd", "ug", "ur", "yi", "dv", "ckb"})
_PARTY_ID = re.compile(r"[A-Z]{3}|(?:IGO|NSA):.+")
# Modes that say all that their type says: a visit is talks.
_SAYS_ALL = frozenset({"visit", "phone", "withdraw", "release", "ceasefire", "resign"})
# CAMEO codes that say which of the many acts in SUPPORT is meant.
_SUPPORT_CODES = frozenset({"051", "054", "055", "057"})
_NOT_IN_ADDRESSES = frozenset("<>\"'`\\{}|^")
# Ties that say more of an act than that it is SUPPORT.
_SUPPORT_TIES = frozenset({"treaty", "alliance", "diplomatic", "trade", "membership"})
_NO_OUTLET = "unknown outlet"  # as `record.text` writes it
_STANCES = MappingProxyType(
    {
        Factuality.COUNTERFACT: "denied",
        Factuality.NOT_PROBABLE: "denied",
        Factuality.NOT_CERTAIN: "open",
        Factuality.UNCOMMITTED: "open",
    }
)
_SCOPES = ("pair", "third", "alongside")


def dossier(  # noqa: PLR0913  (each is a choice the caller makes)
    evidence: Evidence,
    pair: tuple[str, str],
    *,
    names: Callable[[str, str], str],
    predecessors: Callable[[str], tuple[str, ...]],
    status_rules: Sequence[tuple[str, str]],
    interface: str = "en",
    last_year: Callable[[str], int | None] | None = None,
    analysis: Analysis | None = None,
    relations: "Sequence[Relation]" = (),
) -> Dossier:
    """Return everything the evidence holds on a pair, chosen, sorted, counted and worded.

    Shown are the events between the two and, from documents that tell of the two, the
    events of one of them with others and of others alone. What is left out is counted.

    Parameters
    ----------
    pair
        Party ids of the two states; the first acts above the line of the timeline.
    names
        Display name of a party id in an interface language.
    predecessors
        Party ids of the states that came before one, e.g. ``("SUN",)`` for ``"RUS"``. Their
        acts are counted in, and the page says so. One that came before both is counted to
        neither, since nothing says whose it would be.
    status_rules
        Each status and the rule it follows from, in the order the page states them.
    interface
        Language of the page's own words: ``"en"`` or ``"de"``.
    last_year
        The year in which a state ended, for "includes the Soviet Union until 1991".
    analysis
        Rival explanations that were held against the evidence; what they rest on is shown too.
    relations
        How the two stand, measured: one for each coder.

    Raises
    ------
    ValueError
        If the two are the same.
    UnknownCodeError
        If there is no such interface language.
    """
    if pair[0] == pair[1]:
        msg = f"a dossier is of two states, got {pair[0]!r} twice; name two different ones"
        raise ValueError(msg)
    return _Reading(
        evidence=evidence,
        wording=Wording(interface),
        names=names,
        sides=_sides(pair, predecessors),
        last_year=last_year or (lambda _: None),
        analysis=analysis,
        relations=tuple(relations),
    ).dossier(pair, status_rules)


def _sides(
    pair: tuple[str, str], predecessors: Callable[[str], tuple[str, ...]]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the ids counted to each side, and those that came before both."""
    before = tuple(tuple(p for p in predecessors(own) if p not in pair) for own in pair)
    shared = tuple(p for p in before[0] if p in before[1])
    a, b = (
        (own, *(p for p in earlier if p not in shared))
        for own, earlier in zip(pair, before, strict=True)
    )
    return a, b, shared


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """The evidence, indexed, with whatever it takes to put it into words."""

    evidence: Evidence
    wording: Wording
    names: Callable[[str, str], str]
    sides: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
    last_year: Callable[[str], int | None]
    analysis: Analysis | None = None
    relations: "tuple[Relation, ...]" = ()
    documents: dict[DocumentId, Document] = field(default_factory=dict[DocumentId, Document])
    reports: dict[ReportId, Report] = field(default_factory=dict[ReportId, Report])
    tied: dict[str, str] = field(default_factory=dict[str, str])
    decided: dict[ReportId, list[Ruling]] = field(default_factory=dict[ReportId, list[Ruling]])
    anchors: set[str] = field(default_factory=set[str])

    def __post_init__(self) -> None:
        self.documents.update((document.id, document) for document in self.evidence.documents)
        self.reports.update((report.id, report) for report in self.evidence.reports)
        for ruling in self.evidence.decisions:
            for report in (*ruling.about, *ruling.apart_from) if ruling.holds else ():
                self.decided.setdefault(report, []).append(ruling)
        for tie in self.evidence.ties:
            if tie.kind in _SUPPORT_TIES:
                self.tied.update((event, tie.kind) for event in tie.events)

    def dossier(self, pair: tuple[str, str], status_rules: Sequence[tuple[str, str]]) -> Dossier:
        say = self.wording
        assessments = self._assessments()
        chosen = self._chosen_events({j.quotation.document for j in assessments})
        met = {p for event in chosen for p in (*event.actors, *event.recipients)}
        met.update(p.id for j in assessments for p in j.parties if p.id)
        a, b = (self._side(own, ids, met) for own, ids in zip(pair, self.sides[:2], strict=True))
        ledger = self._ledger(chosen)
        by_event = {entry.id: entry for entry in ledger}
        ties = self._ties(by_event)
        thirds = self._thirds(ledger)
        sources = self._sources(ledger, assessments)
        own = tuple(entry for entry in ledger if entry.scope == "pair")
        figures = self._figures(ledger, assessments)
        return Dossier(
            interface=say.interface,
            title=say.say("page.title", a=a.name, b=b.name),
            a=a,
            b=b,
            shared=tuple(
                say.say("who.shared", name=say.named(self._name(p)))
                for p in self.sides[2]
                if any(p in (*e.actors, *e.recipients) for e in self.evidence.events)
            ),
            figures=figures,
            standing=standing(
                own,
                assessments=assessments,
                ties=ties,
                thirds=thirds,
                a=a,
                b=b,
                period=figures.period,
                last_published=figures.last_published,
                wording=say,
            ),
            ledger=ledger,
            assessments=assessments,
            ties=ties,
            thirds=thirds,
            counts=count_tables(own, say),
            sources=sources,
            outlets=self._outlets(),
            rejected=tuple(
                Refusal(
                    item=r.item,
                    stage=r.stage,
                    stage_words=say.term("stage", r.stage),
                    reason=r.reason,
                )
                for r in self.evidence.rejected
            ),
            silent_documents=len(self.documents) - len(sources),
            elsewhere_events=len(self.evidence.events) - len(ledger),
            runs=tuple(_making(run) for run in self.evidence.runs),
            status_rules=tuple(
                (Status(status), say.term("status", status), rule) for status, rule in status_rules
            ),
            rivals=None
            if self.analysis is None
            else rivals(self.analysis, {EventId(e.id): e.cite for e in ledger}, say),
            measured=tuple(self._measured(ledger)),
        )

    def _measured(self, ledger: Sequence[Entry]) -> Iterator[Measured]:
        """Give what is measured, its numbers open to the entries they count."""
        from interstate.briefs.relation import measured

        entries = {entry.id: entry.cite for entry in ledger}
        cites: dict[str, Citation] = {**entries}
        for event in self.evidence.events:
            for report in event.reports:
                # A row of a data set is a document of its own.
                if event.id in entries:
                    cites.setdefault(self.reports[report].document, entries[event.id])
        names = self._name(self.sides[0][0]), self._name(self.sides[1][0])
        for relation in self.relations:
            yield measured(relation, self.wording, names, cites)

    # Names ------------------------------------------------------------------------------

    def _name(self, party: str) -> str:
        """Name a party; one that the names lack keeps its id, less the kind in front."""
        try:
            return self.names(party, self.wording.interface) or party
        except (LookupError, ValueError, InterstateError):
            return party.partition(":")[2] or party

    def _side(self, own: str, ids: tuple[str, ...], met: set[str]) -> Side:
        """Name a side, and those of its predecessors that come up in what is shown."""
        includes: list[str] = []
        for earlier in (p for p in ids[1:] if p in met):
            name, year = self.wording.named(self._name(earlier)), self.last_year(earlier)
            includes.append(
                self.wording.say("who.includes", name=name)
                if year is None
                else self.wording.say("who.includes_until", name=name, year=year)
            )
        return Side(id=own, name=self._name(own), ids=ids, includes=tuple(includes))

    def _named(self, parties: Iterable[str]) -> tuple[Named, ...]:
        """Name parties, the pair's own first and in its order."""
        first = {p: n for n, p in enumerate((*self.sides[0], *self.sides[1]))}
        ordered = sorted(parties, key=lambda p: (first.get(p, len(first)), p))
        return tuple(Named(id=p, name=self._name(p)) for p in ordered)

    def _anchor(self, kind: str, wanted: str) -> str:
        """Return an element id that no other element of the page has."""
        plain = re.sub(r"[^A-Za-z0-9_-]+", "-", wanted).strip("-")
        plain = plain if plain.startswith(f"{kind}-") else f"{kind}-{plain}"
        anchor, n = plain, 1
        while anchor in self.anchors:
            n += 1
            anchor = f"{plain}-{n}"
        self.anchors.add(anchor)
        return anchor

    # Which events -----------------------------------------------------------------------

    def _scope(self, event: Event) -> str:
        parties = {*event.actors, *event.recipients}
        met = [bool(parties & set(side)) for side in self.sides[:2]]
        return _SCOPES[2 - sum(met)]

    def _chosen_events(self, judged_in: set[str]) -> list[Event]:
        """Return the pair's events, and the others told where the pair is told of."""
        of_pair = set(judged_in)
        weighed = set(self.analysis.events) if self.analysis is not None else set[str]()
        for event in self.evidence.events:
            if self._scope(event) == "pair":
                of_pair.update(self._told_in(event))
        return [
            event
            for event in self.evidence.events
            if self._scope(event) == "pair" or event.id in weighed or of_pair & self._told_in(event)
        ]

    def _told_in(self, event: Event) -> set[str]:
        return {self.reports[r].document for r in event.reports if r in self.reports}

    def _lane(self, event: Event) -> str:
        """Say on which side of the line an event of the pair is drawn."""
        a, b = (set(side) for side in self.sides[:2])
        acting, towards = set(event.actors), set(event.recipients)
        if acting & a and acting & b:
            return "both"
        if acting & a and towards & b:
            return "a"
        if acting & b and towards & a:
            return "b"
        return "third"

    # The ledger -------------------------------------------------------------------------

    def _ledger(self, events: Sequence[Event]) -> tuple[Entry, ...]:
        remarks = self._remarks()
        ordered = sorted(events, key=_in_time)
        return tuple(
            self._entry(event, number, remarks) for number, event in enumerate(ordered, start=1)
        )

    def _entry(
        self, event: Event, number: int, remarks: Mapping[ReportId, Sequence[Remark]]
    ) -> Entry:
        say = self.wording
        actors, recipients = self._named(event.actors), self._named(event.recipients)
        type_words = self._type_words(event)
        day = None if event.when is None else event.when.first or event.when.last
        scope = self._scope(event)
        return Entry(
            id=event.id,
            anchor=self._anchor("e", event.id),
            number=number,
            scope=scope,
            lane=self._lane(event) if scope == "pair" else "third",
            headline=f"{self._who(actors, recipients)}: {type_words}",
            short=self._short(event),
            period=(
                say.say("ledger.undated")
                if day is None
                else say.say("period.decade", year=day.year // 10 * 10)
            ),
            event_type=event.event_type,
            type_words=type_words,
            mode=event.mode,
            contexts=event.contexts,
            context_words=tuple(say.term("context", context) for context in event.contexts),
            quad=event.quad,
            quad_words=say.term("quad", event.quad),
            cameo=event.cameo,
            goldstein=event.goldstein,
            actors=actors,
            recipients=recipients,
            symmetric=event.symmetric,
            when=event.when,
            when_words=say.when(event.when),
            precision_words=say.term("precision", event.when and event.when.precision),
            basis_words=say.term("basis", event.when and event.when.basis),
            where=self._where(event),
            where_id=event.where and event.where.id,
            status=event.status,
            status_words=say.term("status", event.status),
            status_because=event.status_because,
            sources=tuple(self._outlet(name) for name in event.sources),
            merged_because=event.merged_because,
            quotations=tuple(
                self._quotation(self.reports[r]) for r in event.reports if r in self.reports
            ),
            remarks=_unique(remark for r in event.reports for remark in remarks.get(r, ())),
            corrections=self._corrections(event.reports, of_event=True),
        )

    def _corrections(
        self, reports: Iterable[ReportId], *, of_event: bool = False
    ) -> tuple[Correction, ...]:
        """Return what was decided about reports: what they say, or which event they tell of."""
        found = {
            ruling.decision.id: self._correction(ruling)
            for report in reports
            for ruling in self.decided.get(report, ())
            if (ruling.decision.field in {TOGETHER, APART}) == of_event
        }
        return tuple(found.values())

    def _correction(self, ruling: Ruling) -> Correction:
        say, decision = self.wording, ruling.decision
        told = {"by": decision.by, "made": say.day(decision.made.date())}
        if decision.field in {TOGETHER, APART}:
            key = "corrected.together" if decision.field == TOGETHER else "corrected.apart"
            words = say.say(key, **told)
        else:
            words = say.say(
                "corrected.field",
                field=say.term("field", decision.field),
                holds=self._decided_words(decision.field, decision.becomes),
                coded=self._decided_words(decision.field, ruling.coded),
                **told,
            )
        return Correction(
            decision=decision.id,
            by=decision.by,
            made=decision.made,
            field=decision.field,
            coded=ruling.coded,
            holds=decision.becomes,
            words=words,
            because=decision.because,
        )

    def _decided_words(self, field: str, value: str | None) -> str:
        """Word a value as decisions write it."""
        say = self.wording
        if value is None:
            return say.say("corrected.nothing")
        if field == "when":
            return say.when(when_of(value, basis=Basis.DECIDED))
        parts = value.split(" | ")
        if field in {"actors", "recipients"}:
            unnamed = say.say("ledger.unnamed")
            return say.listed([unnamed if p == "?" else self._name(p) for p in parts])
        table = {"event_type": "type", "contexts": "context", "symmetric": "corrected"}
        return say.listed([say.term(table.get(field, field), part) for part in parts])

    def _short(self, event: Event) -> str:
        if event.mode in _SAYS_ALL:
            return self.wording.term("mode", event.mode)
        return self._kind_of_support(event) or self.wording.term("short", event.event_type)

    def _kind_of_support(self, event: Event) -> str | None:
        """Say which of the many acts in SUPPORT is meant, where the tie or the code tells it."""
        if event.event_type != "SUPPORT":
            return None
        if event.id in self.tied:
            return self.wording.term("tie", self.tied[event.id])
        code = (event.cameo or "")[:3]
        return self.wording.term("cameo", code) if code in _SUPPORT_CODES else None

    def _type_words(self, event: Event) -> str:
        """Word a kind of act as exactly as its code allows: a treaty is said to be one."""
        say = self.wording
        words = self._kind_of_support(event) or say.term("type", event.event_type)
        if event.mode is None:
            return words
        mode = self.wording.term("mode", event.mode)
        return mode if event.mode in _SAYS_ALL else f"{words} ({mode})"

    def _who(self, actors: Sequence[Named], recipients: Sequence[Named]) -> str:
        unnamed = self.wording.say("ledger.unnamed")
        acting = self.wording.listed([p.name for p in actors]) or unnamed
        if not recipients:
            return acting
        return f"{acting} → {self.wording.listed([p.name for p in recipients])}"

    def _where(self, event: Event) -> str | None:
        if event.where is None:
            return None
        country = event.where.country and self._name(event.where.country)
        if event.where.country and event.where.name == self._english(event.where.country):
            return country
        if country is None or country == event.where.name:
            return event.where.name
        return f"{event.where.name}, {country}"

    def _quotation(self, report: Report) -> Quotation:
        before, trigger, after = _cut(report.quote, report.quote_span, report.trigger_span)
        return self._quoted(
            report.document,
            name=report.id,
            cut=(before, trigger, after),
            language=report.language,
            factuality=report.factuality,
            attribution=report.attribution,
            confidence=report.confidence,
            parties=(*report.actors, *report.recipients),
            because=report.because,
            corrections=self._corrections([report.id]),
        )

    def _quoted(  # noqa: PLR0913
        self,
        document_id: DocumentId,
        *,
        name: str,
        cut: tuple[str, str, str],
        language: str,
        factuality: str,
        attribution: tuple[Speaker, ...],
        confidence: float | None,
        parties: tuple[Party, ...],
        because: tuple[str, ...],
        corrections: tuple[Correction, ...] = (),
    ) -> Quotation:
        say = self.wording
        document = self.documents.get(document_id)
        outlet = document.outlet if document else Outlet(name=document_id)
        published = self._published(document)
        url = document and document.url
        citation = say.say(
            "ledger.citation",
            outlet=self._outlet(outlet.name),
            published=published,
            quote="".join(cut),
        )
        return Quotation(
            report=name,
            document=document_id,
            language=language,
            language_words=say.term("language", language),
            direction=_direction(language),
            before=cut[0],
            trigger=cut[1],
            after=cut[2],
            outlet=self._outlet(outlet.name),
            outlet_note=self._outlet_note(outlet),
            country=outlet.country and self._name(outlet.country),
            published=document.published if document else None,
            published_words=published,
            title=document.title if document else None,
            copy_note=self._copy_note(document, "ledger.copy_of"),
            address=url,
            url=_linkable(url),
            on_word=self._on_word(attribution),
            attributed=bool(attribution),
            factuality=factuality,
            factuality_words=say.term("factuality", factuality),
            confidence=confidence,
            parties=tuple((self._as_written(party), party.because) for party in parties),
            because=because,
            corrections=corrections,
            citation=f"{citation}{f' ({_linkable(url)})' if _linkable(url) else ''}",
        )

    def _as_written(self, party: Party) -> str:
        """Say how the text writes a party and who that is, in the reader's language."""
        name = party.name
        if party.id is not None and name in {party.id, self._english(party.id)}:
            name = self._name(party.id)
        written = self.wording.say("ledger.spoken", text=party.text)
        return f"{written} → {name}" if party.text else name

    def _english(self, party: str) -> str | None:
        try:
            return self.names(party, "en")
        except (LookupError, ValueError, InterstateError):
            return None

    def _on_word(self, attribution: Sequence[Speaker]) -> str:
        say = self.wording
        if not attribution:
            return say.say("ledger.own_voice")
        chain: list[str] = []
        for speaker in attribution:
            known = _PARTY_ID.fullmatch(speaker.speaker) is not None
            who = self._name(speaker.speaker) if known else speaker.speaker or speaker.text
            who = who or say.say("ledger.someone")
            if known and speaker.text and speaker.text != who:
                who = f"{who} – {speaker.text}"
            cue = speaker.cue
            chain.append(
                say.say("ledger.says", speaker=who, cue=cue)
                if cue
                else say.say("ledger.says_plain", speaker=who)
            )
        return say.say("ledger.chain").join(chain)

    def _published(self, document: Document | None) -> str:
        if document is None or document.published is None:
            return self.wording.say("ledger.undated_document")
        return self.wording.day(document.published)

    def _outlet(self, name: str) -> str:
        """Return an outlet's own name, or in the interface language that it is not known."""
        return self.wording.say("outlet.unknown") if name == _NO_OUTLET else name

    def _outlet_note(self, outlet: Outlet) -> str:
        if outlet.country is None and outlet.kind is None:
            return ""
        country = (
            self._name(outlet.country) if outlet.country else self.wording.say("country.unknown")
        )
        kind = self.wording.term("kind", outlet.kind or "unknown")
        return ", ".join(part for part in (country, kind) if part)

    def _copy_note(self, document: Document | None, key: str) -> str | None:
        if document is None or document.duplicate_of is None:
            return None
        first = self.documents.get(document.duplicate_of)
        name = self._outlet(first.outlet.name) if first else document.duplicate_of
        return self.wording.say(key, outlet=name)

    def _remarks(self) -> Mapping[ReportId, Sequence[Remark]]:
        about: dict[ReportId, list[Remark]] = {}
        for comment in self.evidence.comments:
            remark = self._remark(comment)
            for report in comment.about:
                about.setdefault(report, []).append(remark)
        return about

    def _remark(self, comment: Comment) -> Remark:
        document = self.documents.get(comment.document)
        language = document.language if document else "und"
        return Remark(
            verdict=comment.verdict,
            verdict_words=self.wording.term("remark", comment.verdict),
            quote=comment.quote,
            language=language,
            direction=_direction(language),
            outlet=self._outlet(document.outlet.name) if document else comment.document,
            published_words=self._published(document),
            because=comment.because,
        )

    # Assessments, ties, third parties -----------------------------------------------------

    def _assessments(self) -> tuple[Judgement, ...]:
        a, b = (set(side) for side in self.sides[:2])
        chosen: list[tuple[date, str, Assessment]] = []
        for assessment in self.evidence.assessments:
            judged = {party.id for party in assessment.parties if party.id}
            if judged & a and judged & b:
                day = self._day_spoken_of(assessment)
                chosen.append((day or date.max, assessment.id, assessment))
        chosen.sort(key=lambda row: row[:2])
        return tuple(
            self._judgement(assessment, number)
            for number, (_, _, assessment) in enumerate(chosen, start=1)
        )

    def _day_spoken_of(self, assessment: Assessment) -> date | None:
        """Return the day a judgement is sorted by: that it speaks of, else of publication."""
        if assessment.when is not None:
            return assessment.when.first or assessment.when.last
        document = self.documents.get(assessment.document)
        return document.published if document else None

    def _judgement(self, assessment: Assessment, number: int) -> Judgement:
        found = assessment.quote.find(assessment.trigger) if assessment.trigger else -1
        end = found + len(assessment.trigger)
        cut = (
            (assessment.quote[:found], assessment.trigger, assessment.quote[end:])
            if found >= 0
            else (assessment.quote, "", "")
        )
        stance = _STANCES.get(assessment.factuality, "held")
        return Judgement(
            anchor=self._anchor("a", assessment.id),
            label=f"A{number}",
            parties=self._named({p.id for p in assessment.parties if p.id}),
            direction=assessment.direction,
            stance=stance,
            direction_words=self.wording.say(
                f"direction.{assessment.direction}"
                if stance == "held"
                else f"direction.{stance}.{assessment.direction}"
            ),
            when=assessment.when,
            when_words=self.wording.when(assessment.when),
            day=self._day_spoken_of(assessment),
            quotation=self._quoted(
                assessment.document,
                name=assessment.id,
                cut=cut,
                language=assessment.language,
                factuality=assessment.factuality,
                attribution=assessment.attribution,
                confidence=None,
                parties=assessment.parties,
                because=assessment.because,
            ),
        )

    def _ties(self, entries: Mapping[str, Entry]) -> tuple[Bond, ...]:
        sides = [set(side) for side in self.sides[:2]]
        chosen: list[tuple[int, date, str, Tie]] = []
        for tie in self.evidence.ties:
            met = sum(bool(set(tie.parties) & side) for side in sides)
            told = any(event in entries for event in tie.events)
            if met and told:
                chosen.append((-met, _tie_day(tie), tie.id, tie))
        chosen.sort(key=lambda row: row[:3])
        return tuple(
            self._bond(tie, number, entries) for number, (*_, tie) in enumerate(chosen, start=1)
        )

    def _bond(self, tie: Tie, number: int, entries: Mapping[str, Entry]) -> Bond:
        say = self.wording
        kind = say.term("tie", tie.kind)
        if tie.directed:
            parties = tuple(Named(id=p, name=self._name(p)) for p in tie.parties)
            words = self._who(parties[:1], parties[1:])
        else:
            parties = self._named(tie.parties)
            words = say.listed([p.name for p in parties])
        cites = tuple(entries[event].cite for event in tie.events if event in entries)
        return Bond(
            anchor=self._anchor("t", tie.id),
            label=f"T{number}",
            kind=tie.kind,
            kind_words=kind,
            name=tie.name,
            parties=parties,
            parties_words=words,
            directed=tie.directed,
            begins=tie.begins,
            begins_words=say.bound(tie.begins) if tie.begins else say.say("ties.not_told"),
            ends=tie.ends,
            ends_words=say.bound(tie.ends) if tie.ends else say.say("ties.not_told"),
            because=tie.because,
            events=Tally(label=f"{kind}: {words}", cites=cites),
        )

    def _thirds(self, ledger: Sequence[Entry]) -> tuple[ThirdParty, ...]:
        """Count each third party's events by whom of the pair it shares them with."""
        a, b = (set(side) for side in self.sides[:2])
        own = a | b
        met: dict[str, dict[tuple[bool, bool], list[Entry]]] = {}
        for entry in ledger:
            parties = {p.id for p in (*entry.actors, *entry.recipients) if p.id}
            key = (bool(parties & a), bool(parties & b))
            for party in parties - own:
                met.setdefault(party, {}).setdefault(key, []).append(entry)
        found: list[ThirdParty] = []
        for party, groups in met.items():
            name = self._name(party)

            def tally(
                *keys: tuple[bool, bool],
                name: str = name,
                groups: Mapping[tuple[bool, bool], list[Entry]] = groups,
            ) -> Tally:
                entries = sorted(
                    (entry for key in keys for entry in groups.get(key, ())),
                    key=lambda entry: entry.number,
                )
                return Tally(label=name, cites=tuple(entry.cite for entry in entries))

            one, other, both, neither = (True, False), (False, True), (True, True), (False, False)
            found.append(
                ThirdParty(
                    id=party,
                    name=name,
                    with_a=tally(one),
                    with_b=tally(other),
                    with_both=tally(both),
                    alongside=tally(neither),
                    all=tally(one, other, both, neither),
                )
            )
        return tuple(sorted(found, key=lambda third: (-third.all.n, third.name, third.id)))

    # What was read ------------------------------------------------------------------------

    def _sources(
        self, ledger: Sequence[Entry], assessments: Sequence[Judgement]
    ) -> tuple[Source, ...]:
        told = Counter(q.document for entry in ledger for q in entry.quotations)
        told.update({d: 0 for j in assessments if (d := j.quotation.document) not in told})
        shown = [document for document in self.evidence.documents if document.id in told]
        shown.sort(key=lambda d: (d.published or date.max, d.outlet.name, d.id))
        events: dict[str, list[Entry]] = {}
        for entry in ledger:
            for document in {q.document for q in entry.quotations}:
                events.setdefault(document, []).append(entry)
        return tuple(
            self._source(document, told[document.id], events.get(document.id, []))
            for document in shown
        )

    def _source(self, document: Document, reports: int, events: Sequence[Entry]) -> Source:
        say = self.wording
        best = document.date_candidates[0].because if document.date_candidates else None
        return Source(
            anchor=self._anchor("d", document.id),
            id=document.id,
            title=document.title,
            outlet=self._outlet(document.outlet.name),
            country=document.outlet.country and self._name(document.outlet.country),
            kind_words=say.term("kind", document.outlet.kind or "unknown"),
            owner=document.outlet.owner,
            language=document.language,
            language_words=say.term("language", document.language),
            direction=_direction(document.language),
            published=document.published,
            published_words=self._published(document),
            dated_because=best,
            address=document.url,
            url=_linkable(document.url),
            copy_note=self._copy_note(document, "sources.copy"),
            reports=reports,
            events=Tally(
                label=document.outlet.name if document.title is None else document.title,
                cites=tuple(entry.cite for entry in events),
            ),
            content_hash=document.content_hash,
        )

    def _outlets(self) -> tuple[OutletRead, ...]:
        say = self.wording
        documents: dict[Outlet, list[Document]] = {}
        for document in self.evidence.documents:
            documents.setdefault(document.outlet, []).append(document)
        read = [
            OutletRead(
                name=self._outlet(outlet.name),
                country=outlet.country and self._name(outlet.country),
                kind_words=say.term("kind", outlet.kind or "unknown"),
                owner=outlet.owner,
                documents=len(theirs),
                languages=tuple(
                    say.term("language", code) for code in sorted({d.language for d in theirs})
                ),
            )
            for outlet, theirs in documents.items()
        ]
        return tuple(sorted(read, key=lambda o: (-o.documents, o.name)))

    def _figures(self, ledger: Sequence[Entry], assessments: Sequence[Judgement]) -> Figures:
        say = self.wording
        own = [entry for entry in ledger if entry.scope == "pair"]
        others = [entry for entry in ledger if entry.scope != "pair"]
        published = sorted(d.published for d in self.evidence.documents if d.published)
        of_pair = {q.document for entry in own for q in entry.quotations}
        of_pair.update(j.quotation.document for j in assessments)
        return Figures(
            documents=len(self.evidence.documents),
            documents_of_pair=len(of_pair),
            copies=sum(d.duplicate_of is not None for d in self.evidence.documents),
            outlets=len({d.outlet for d in self.evidence.documents if d.outlet.name != _NO_OUTLET}),
            unplaced=sum(d.outlet.name == _NO_OUTLET for d in self.evidence.documents),
            reports=len(self.evidence.reports),
            reports_used=sum(len(entry.quotations) for entry in ledger),
            pair_events=Tally(
                label=say.say("ledger.scope_pair"), cites=tuple(entry.cite for entry in own)
            ),
            third_events=Tally(
                label=say.say("timeline.lane_third"), cites=tuple(entry.cite for entry in others)
            ),
            rejected=len(self.evidence.rejected),
            decisions_hold=sum(
                ruling.holds and ruling.decision.field != UNDONE
                for ruling in self.evidence.decisions
            ),
            decisions_stale=sum(
                ruling.standing is Standing.STALE for ruling in self.evidence.decisions
            ),
            period=_years(own, say),
            published=say.span(published[0], published[-1]) if published else None,
            last_published=published[-1] if published else None,
        )


def _in_time(event: Event) -> tuple[bool, date, date, str]:
    """Sort by first day, then last; what has no day comes last."""
    when = event.when
    first = None if when is None else when.first or when.last
    last = None if when is None else when.last
    return (first is None, first or date.max, last or date.max, event.id)


def _tie_day(tie: Tie) -> date:
    for when in (tie.begins, tie.ends):
        if when is not None:
            return when.first or when.last or date.max
    return date.max


def _years(entries: Iterable[Entry], wording: Wording) -> str | None:
    bounds = [
        day
        for entry in entries
        if entry.when is not None
        for day in (entry.when.first, entry.when.last)
        if day is not None
    ]
    if not bounds:
        return None
    first, last = min(bounds).year, max(bounds).year
    return str(first) if first == last else wording.say("when.tight", first=first, last=last)


def _cut(quote: str, sentence: Span, trigger: Span) -> tuple[str, str, str]:
    """Cut a sentence at its trigger, where the trigger lies inside it."""
    start, end = trigger.start - sentence.start, trigger.end - sentence.start
    if not 0 <= start < end <= len(quote):
        return quote, "", ""
    return quote[:start], quote[start:end], quote[end:]


def _linkable(address: str | None) -> str | None:
    """Return an address only if it is one of the web: nothing else may become a link."""
    if address is None:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    plain = address.isprintable() and not any(
        c.isspace() or c in _NOT_IN_ADDRESSES for c in address
    )
    return address if parts.scheme in {"http", "https"} and parts.netloc and plain else None


def _direction(language: str) -> str:
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def _unique(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    return tuple(dict.fromkeys(remarks))


def _making(run: Run) -> Making:
    return Making(
        id=run.id,
        started=run.started,
        versions=tuple(sorted(run.versions.items())),
        settings=tuple(sorted(run.settings.items())),
        inputs=tuple(sorted(run.inputs.items())),
    )
