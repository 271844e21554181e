"""How an event stands, by one stated rule.

The rule is the table `STATUS_RULES`, asked from the top: the first line that fits decides.
docs/explanation/merging.md gives the reasons for it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from interstate.errors import UnknownCodeError
from interstate.events.days import in_words
from interstate.events.outlets import independent
from interstate.events.tables import read_table
from interstate.record import Comment, Document, DocumentId, Factuality, Report, Status

AFFIRMING = frozenset({Factuality.FACT, Factuality.PROBABLE})
DENYING = frozenset({Factuality.COUNTERFACT, Factuality.NOT_PROBABLE, Factuality.NOT_CERTAIN})
SPEECH_ACTS = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE", "SUPPORT"})
"""Types that are done by speaking or signing: told as done they are done, whatever they promise."""
# Two voices are the least that can confirm one another.
ENOUGH_OUTLETS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRule:
    """One line of the rule.

    Attributes
    ----------
    en, de
        When the status holds, in words.
    """

    status: Status
    en: str
    de: str


STATUS_RULES: Sequence[StatusRule] = (
    StatusRule(
        status=Status.DENIED,
        en="every report says that it did not or probably did not happen, or it is told only as "
        "possible and one of its own parties denies it",
        de="jeder Bericht sagt, dass es nicht oder wahrscheinlich nicht geschehen ist, oder es "
        "wird nur als möglich erzählt, und eine der Parteien selbst bestreitet es",
    ),
    StatusRule(
        status=Status.DISPUTED,
        en="at least one report affirms it and at least one report or comment denies it",
        de="mindestens ein Bericht bejaht es, und mindestens ein Bericht oder eine Anmerkung "
        "bestreitet es",
    ),
    StatusRule(
        status=Status.CONFIRMED,
        en="told as a fact by at least two independent outlets in their own voice, or admitted by "
        "the acting party itself, or confirmed by a later sentence; copies of a text and outlets "
        "of one owner count once",
        de="von mindestens zwei unabhängigen Medien in eigener Stimme als Tatsache erzählt, oder "
        "vom Handelnden selbst eingeräumt, oder durch einen weiteren Satz bestätigt; Kopien eines "
        "Textes und Medien eines Eigentümers zählen einmal",
    ),
    StatusRule(
        status=Status.REPORTED,
        en="told as a fact by one outlet in its own voice, and nobody denies it or withholds "
        "confirmation",
        de="von einem Medium in eigener Stimme als Tatsache erzählt; niemand bestreitet es oder "
        "verweigert die Bestätigung",
    ),
    StatusRule(
        status=Status.PLANNED,
        en="not yet done when told, and told as the intention of an acting party",
        de="zur Zeit des Berichts noch nicht geschehen und als Absicht eines Handelnden erzählt",
    ),
    StatusRule(
        status=Status.EXPECTED,
        en="foreseen or held likely by someone else, and not said to lie in the past",
        de="von anderen vorhergesehen oder für wahrscheinlich gehalten und nicht als vergangen "
        "erzählt",
    ),
    StatusRule(
        status=Status.CLAIMED,
        en="told only on somebody's word, or only as possible, likely or asked, or said to be "
        "unconfirmed",
        de="nur unter Berufung auf andere erzählt, nur als möglich, wahrscheinlich oder fraglich, "
        "oder ausdrücklich unbestätigt",
    ),
)
"""Each status and when it holds, in the order in which they are asked."""


def status_rules(interface: str) -> tuple[tuple[str, str], ...]:
    """Return each status and its rule in words of the interface language, ``en`` or ``de``."""
    words = {"en": [rule.en for rule in STATUS_RULES], "de": [rule.de for rule in STATUS_RULES]}
    if interface not in words:
        raise UnknownCodeError(interface, kind="interface language", known=words)
    return tuple(
        (rule.status.value, text) for rule, text in zip(STATUS_RULES, words[interface], strict=True)
    )


def status(
    reports: Sequence[Report],
    documents: Iterable[Document],
    comments: Iterable[Comment],
    published: date | None = None,
) -> tuple[Status, str]:
    """Return how a happening stands and why, in words with the counts the rule used.

    Parameters
    ----------
    reports
        All reports that tell of it; at least one.
    documents
        At least the documents the reports and comments stand in.
    comments
        Sentences that confirm, deny or withhold confirmation; those about other reports are
        passed over.
    published
        The day to take for a document that has none.

    Raises
    ------
    ValueError
        If there is no report.
    """
    if not reports:
        msg = "no report was given; a happening needs at least one report to have a status"
        raise ValueError(msg)
    by_id = {document.id: document for document in documents}
    ids = {report.id for report in reports}
    about = [comment for comment in comments if not ids.isdisjoint(comment.about)]
    return _Hearing(
        reports=sorted(reports, key=lambda report: (report.document, report.sentence, report.id)),
        documents=by_id,
        comments=sorted(about, key=lambda comment: (comment.document, comment.sentence)),
        published=published,
    ).decide()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hearing:
    """What was told of one happening, sorted by what it says about it."""

    reports: Sequence[Report]
    documents: Mapping[DocumentId, Document]
    comments: Sequence[Comment]
    published: date | None

    def decide(self) -> tuple[Status, str]:
        denying = [report for report in self.reports if report.factuality in DENYING]
        affirming = [report for report in self.reports if report.factuality in AFFIRMING]
        refusing = [comment for comment in self.comments if comment.verdict == "denied"]
        denied = self._denials(denying, refusing)
        if len(denying) == len(self.reports):
            return Status.DENIED, f"every report denies it: {denied}"
        if not affirming and any(self._is_own_word(report) for report in denying):
            return Status.DENIED, f"told only as possible, and a party to it denies it: {denied}"
        if affirming and (denying or refusing):
            told = _plural(len(affirming), "report affirms it", "reports affirm it")
            return Status.DISPUTED, f"{told}; {denied}"
        remark = f"; {denied}" if denied else ""
        facts = [report for report in affirming if self._is_fact(report)]
        settled = self._by_facts(facts) if facts else self._by_forecasts(affirming)
        return settled[0], settled[1] + remark

    def _by_facts(self, facts: Sequence[Report]) -> tuple[Status, str]:
        confirming = [comment for comment in self.comments if comment.verdict == "confirmed"]
        if confirming:
            return Status.CONFIRMED, f"confirmed by {self._sentences(confirming)}"
        doubtful = self._doubtful()
        standing = [report for report in facts if report.id not in doubtful]
        doubts = [comment for comment in self.comments if comment.verdict == "unconfirmed"]
        doubt = f"; unconfirmed according to {self._sentences(doubts)}" if doubts else ""
        admitted = [report for report in standing if self._is_admission(report)]
        own_voice = [report for report in standing if not report.attribution]
        outlets = self._outlets(own_voice)
        if len(outlets) >= ENOUGH_OUTLETS:
            names = ", ".join(outlets)
            return (
                Status.CONFIRMED,
                f"told as a fact by {len(outlets)} independent outlets: {names}{doubt}",
            )
        if admitted:
            speakers = ", ".join(sorted({_source(report) for report in admitted}))
            return Status.CONFIRMED, f"admitted by an acting party itself: {speakers}{doubt}"
        if outlets:
            return Status.REPORTED, f"told as a fact by one outlet: {outlets[0]}{doubt}"
        if doubts:
            return Status.CLAIMED, f"unconfirmed according to {self._sentences(doubts)}"
        speakers = ", ".join(sorted({_source(report) for report in standing}))
        return Status.CLAIMED, f"told only on the word of {speakers}"

    def _by_forecasts(self, affirming: Sequence[Report]) -> tuple[Status, str]:
        """Judge what nobody tells as done: plans, expectations, possibilities."""
        rest = [report for report in self.reports if report.factuality not in DENYING]
        planned = [report for report in rest if self._is_plan(report)]
        if planned:
            report = planned[0]
            when = f", for {in_words(report.when)}" if report.when is not None else ""
            return Status.PLANNED, f"told as an acting party's intention{when}"
        foreseen = [report for report in affirming if not self._is_past(report)]
        if foreseen:
            report = foreseen[0]
            whose = f" by {_source(report)}" if report.attribution else ""
            how = "likely" if report.factuality is Factuality.PROBABLE else "to come"
            when = f" ({in_words(report.when)})" if report.when is not None else ""
            return Status.EXPECTED, f"told as {how}{when}{whose}"
        levels = ", ".join(sorted({_level(report.factuality) for report in rest}))
        speakers = sorted({_source(report) for report in rest if report.attribution})
        word = f", on the word of {', '.join(speakers)}" if speakers else ""
        doubts = [comment for comment in self.comments if comment.verdict == "unconfirmed"]
        doubt = f"; unconfirmed according to {self._sentences(doubts)}" if doubts else ""
        return Status.CLAIMED, f"told only as {levels}{word}{doubt}"

    def _published(self, document: DocumentId) -> date | None:
        known = self.documents.get(document)
        return self.published if known is None or known.published is None else known.published

    def _is_ahead(self, report: Report) -> bool:
        """Whether the act lies wholly after the day it was told."""
        published = self._published(report.document)
        first = None if report.when is None else report.when.first
        return published is not None and first is not None and first > published

    def _is_past(self, report: Report) -> bool:
        published = self._published(report.document)
        last = None if report.when is None else report.when.last
        return published is not None and last is not None and last <= published

    def _is_fact(self, report: Report) -> bool:
        """Whether it is told as done; what was said or signed is done, whatever day it names."""
        if report.factuality is not Factuality.FACT:
            return False
        return report.event_type in SPEECH_ACTS or not self._is_ahead(report)

    def _is_plan(self, report: Report) -> bool:
        if report.factuality in {Factuality.FACT, Factuality.PROBABLE, Factuality.UNCOMMITTED}:
            told_before = self._is_ahead(report) or (
                report.factuality is not Factuality.FACT and not self._is_past(report)
            )
            return told_before and (_speaks_for_itself(report) or _names_intention(report))
        return False

    def _is_admission(self, report: Report) -> bool:
        return bool(report.attribution) and _speaks_for_itself(report)

    @staticmethod
    def _is_own_word(report: Report) -> bool:
        """Whether a party of the act, acting or acted on, is the one who speaks."""
        parties = {party.id for party in (*report.actors, *report.recipients) if party.id}
        return bool(report.attribution) and all(
            speaker.speaker in parties for speaker in report.attribution
        )

    def _doubtful(self) -> set[str]:
        """Return the reports that a withheld confirmation weighs against.

        Those it is about, and all that were told no later: it says what was known on that day.
        """
        found: set[str] = set()
        for comment in self.comments:
            if comment.verdict != "unconfirmed":
                continue
            day = self._published(comment.document)
            for report in self.reports:
                told = self._published(report.document)
                later = day is not None and told is not None and told > day
                if report.id in comment.about or not later:
                    found.add(report.id)
        return found

    def _outlets(self, reports: Sequence[Report]) -> tuple[str, ...]:
        told_in = [self.documents[r.document] for r in reports if r.document in self.documents]
        missing = any(report.document not in self.documents for report in reports)
        names = independent(told_in, self.documents)
        return names or (("unknown outlet",) if missing else ())

    def _denials(self, reports: Sequence[Report], comments: Sequence[Comment]) -> str:
        parts: list[str] = []
        if reports:
            whose = sorted({_source(report) for report in reports if report.attribution})
            outlets = self._outlets([report for report in reports if not report.attribution])
            count = _plural(len(reports), "report denies it", "reports deny it")
            voices = ", ".join((*whose, *outlets))
            parts.append(f"{count} ({voices})" if voices else count)
        if comments:
            parts.append(f"denied according to {self._sentences(comments)}")
        return "; ".join(parts)

    def _sentences(self, comments: Sequence[Comment]) -> str:
        return ", ".join(
            sorted({f"sentence {comment.sentence} of {comment.document}" for comment in comments})
        )


def _speaks_for_itself(report: Report) -> bool:
    """Whether every speaker in the chain is one of those who act."""
    acting = {party.id for party in report.actors if party.id}
    return bool(report.attribution) and all(
        speaker.speaker in acting for speaker in report.attribution
    )


def _names_intention(report: Report) -> bool:
    """Whether the sentence has a word of intending (``data/intentions.csv``)."""
    pattern = _intentions(report.language)
    return pattern is not None and pattern.search(report.quote.casefold()) is not None


@cache
def _intentions(language: str) -> re.Pattern[str] | None:
    stems = [row["stem"] for row in read_table("intentions") if row["language"] == language]
    return re.compile(r"\b(?:" + "|".join(map(re.escape, stems)) + ")") if stems else None


def _source(report: Report) -> str:
    """Name the chain of speakers as a reader would."""
    if not report.attribution:
        return "the document itself"
    names = [
        speaker.speaker
        if not speaker.text or speaker.text == speaker.speaker
        else f"{speaker.speaker} ({speaker.text})"
        for speaker in report.attribution
    ]
    return " citing ".join(names)


def _level(factuality: Factuality) -> str:
    return {
        Factuality.FACT: "to come",
        Factuality.PROBABLE: "likely",
        Factuality.POSSIBLE: "possible",
        Factuality.UNCOMMITTED: "open",
    }.get(factuality, factuality.value)


def _plural(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
