"""From sentences as trees to reports, assessments and comments."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from interstate.coding.acts import Act, ActFinder
from interstate.coding.arguments import ArgumentFinder
from interstate.coding.assessing import assess
from interstate.coding.attribution import SpeakerFinder, Voice
from interstate.coding.commenting import Verdict, find_verdicts, link
from interstate.coding.confidence import load_confidence, signs_of
from interstate.coding.cues import CueFinder
from interstate.coding.factuality import FUTURE_FORM, NEGATED_FORM, Judge, compose
from interstate.coding.lexicon import Lexicon, load_lexicon
from interstate.coding.participants import POLITICAL, SPEECH_ACTS
from interstate.coding.parties import PartyFinder, unnamed_party
from interstate.coding.readings import Signs
from interstate.coding.trees import Tree
from interstate.coding.triggers import Triggers
from interstate.coding.utterances import Utterance, Utterances
from interstate.coding.weighing import weigh
from interstate.record import (
    Assessment,
    AssessmentId,
    Comment,
    Document,
    Factuality,
    Party,
    Report,
    ReportId,
    Span,
    Speaker,
    content_id,
)
from interstate.reference.plover import nearest_cameo
from interstate.reference.states import predecessors

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from interstate.record import Mention, Sentence

_PAIR = 2
_PERFECT = frozenset({"have", "haben"})
_WIDEST_TRIGGER = 8
# These acts are for somebody, so that one of the pair the text is about may be meant.
_FOR_SOMEBODY = frozenset({"AID", "SUPPORT"})
# What it is where the one who is to do it says so: PLOVER manual, 3.1.1 and 3.4.2.
_PROMISES = MappingProxyType(
    {
        "SUPPORT": "AGREE",
        "COOPERATE": "AGREE",
        "AID": "AGREE",
        "RETREAT": "CONCEDE",
    }
)
_STATE_SECTOR = "GOV"
_WITH_WHOM = (
    *(
        "P:with",
        "P:mit",
        "P:с",
        "P:з",
        "P:ile",
        "P:between",
        "P:zwischen",
        "P:между",
        "P:między",
        "P:z",
        "P:між",
        "P:arasinda",
    ),
    "agent",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A report that still lacks its day and place.

    Attributes
    ----------
    clause
        Where to look for them.
    past
        The clause tells it in the past tense.
    signs
        By which the report is trusted, see `confidence`; none where a model coded it.
    """

    report: Report
    clause: Span
    past: bool
    signs: Mapping[str, float] = field(default_factory=dict[str, float])


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedAssessment:
    """An assessment that still lacks its day."""

    assessment: Assessment
    clause: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """All that was coded in one document.

    Attributes
    ----------
    traces
        For each sentence that was parsed, what every trigger came to and why.
    """

    reports: tuple[Drafted, ...]
    assessments: tuple[DraftedAssessment, ...]
    comments: tuple[Comment, ...]
    traces: tuple[tuple[str, ...], ...]


class Coder:
    """The coder of one language.

    Parameters
    ----------
    overlay
        A folder of tables laid over the shipped ones.

    Raises
    ------
    TableError
        If the language has no tables, or a row makes no sense.
    """

    def __init__(self, language: str, overlay: Path | None = None) -> None:
        self.language = language
        self.lexicon: Lexicon = load_lexicon(language, overlay)
        self._triggers = Triggers(self.lexicon)

    def has_cue(self, text: str) -> bool:
        """Whether some word of `text` may tell an act, an assessment or a comment.

        Fast, for the time before parsing: it looks at words alone.
        """
        return self._triggers.stand_in(text)

    def signs(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        mentions: Sequence[Sequence[Mention]],
    ) -> list[Signs]:
        """Return for each sentence that was parsed the signs of all its readings."""
        return [
            SentenceCoder(document, sentence, found, self.lexicon).signs()
            for sentence, found in zip(sentences, mentions, strict=True)
            if sentence.tokens
        ]

    def code(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        mentions: Sequence[Sequence[Mention]],
        *,
        topic: Sequence[tuple[str, ...]] = (),
    ) -> Coding:
        """Return what the sentences of a document report.

        Parameters
        ----------
        sentences, mentions
            The sentences in order, and for each the words that name parties.
        topic
            For each sentence the parties the text is about so far; a mutual act told without
            any party is theirs. Empty for a single sentence, which leaves them open.
        """
        reports: list[Drafted] = []
        assessments: list[DraftedAssessment] = []
        verdicts: list[Verdict] = []
        traces: list[tuple[str, ...]] = []
        for one in self._coders(document, sentences, mentions):
            at = one.sentence.index
            reports += one.reports(topic[at] if at < len(topic) else ())
            assessments += one.assessments(topic[at] if at < len(topic) else ())
            verdicts += one.verdicts()
            traces.append(tuple(one.trace))
        return Coding(
            reports=tuple(reports),
            assessments=tuple(assessments),
            comments=link(verdicts, [drafted.report for drafted in reports]),
            traces=tuple(traces),
        )

    def who_speaks(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        mentions: Sequence[Sequence[Mention]],
        asked: Sequence[Sequence[Span]],
    ) -> list[Utterance | None]:
        """Return for each utterance, given by the stretches it takes up, who speaks it."""
        coders = self._coders(document, sentences, mentions)
        if not coders:
            return [None] * len(asked)
        return [coders[0].utterances.at(stretches) for stretches in asked]

    def _coders(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        mentions: Sequence[Sequence[Mention]],
    ) -> list[SentenceCoder]:
        """Return a coder for each sentence that was parsed; all hear who speaks in the others."""
        coders = [
            SentenceCoder(document, sentence, found, self.lexicon)
            for sentence, found in zip(sentences, mentions, strict=True)
            if sentence.tokens
        ]
        utterances = Utterances(document.text, [one.speakers for one in coders])
        for one in coders:
            one.utterances = utterances
        return coders


class SentenceCoder:
    """The coding of one sentence."""

    def __init__(
        self, document: Document, sentence: Sentence, mentions: Sequence[Mention], lexicon: Lexicon
    ) -> None:
        self.document = document
        self.sentence = sentence
        self.lexicon = lexicon
        self.tree = Tree(sentence)
        self.finder = ArgumentFinder(self.tree, lexicon.language)
        self.parties = PartyFinder(self.finder, mentions, lexicon)
        self.cues = CueFinder(self.tree, lexicon)
        self.judge = Judge(self.tree, self.cues)
        self.speakers = SpeakerFinder(self.finder, self.parties, self.cues, lexicon)
        self.acts = ActFinder(self.finder, self.parties, lexicon)
        self.utterances = Utterances(document.text, [self.speakers])
        """Who speaks in the document, as far as its sentences were read together."""

    @property
    def trace(self) -> list[str]:
        """What every trigger came to."""
        return self.acts.trace

    def signs(self) -> Signs:
        """Return the signs of the sentence, from which the weights are learnt."""
        return Signs(self.acts, self.acts.acts())

    def reports(self, topic: tuple[str, ...]) -> list[Drafted]:
        """Return one report for each act that has a party."""
        return [d for act in weigh(self.acts) if (d := self._report(act, topic)) is not None]

    def _report(self, act: Act, topic: tuple[str, ...]) -> Drafted | None:
        actors, recipients, symmetric = act.actors, act.recipients, act.symmetric
        if not any(p.id or p.sector in POLITICAL for p in (*actors, *recipients)):
            implied = self._implied(act, topic)
            if not implied:
                self.trace.append(f"{self.tree.tokens[act.trigger].text!r}: no party is named")
                return None
            actors, recipients, symmetric = implied, (), True
        elif not recipients and not symmetric and act.pattern.event_type in _FOR_SOMEBODY:
            recipients = self._other_of_pair(act, topic)
        voices = self.speakers.voices(act.trigger)
        factuality, why = self._factuality(act, voices)
        event_type, mode = act.pattern.event_type, act.pattern.mode
        promise = _PROMISES.get(event_type)
        if promise and factuality is Factuality.PROBABLE and self._says_so(actors, voices):
            event_type, mode, factuality = promise, None, Factuality.FACT
            why = (*why, f"{voices[-1].cue!r}: they say so themselves, so it is a promise")
            if symmetric:
                actors, recipients, symmetric = self._promised(actors, voices)
            voices = voices[:-1]
        pattern = replace(act.pattern, event_type=event_type, mode=mode)
        told = replace(
            act, pattern=pattern, actors=actors, recipients=recipients, symmetric=symmetric
        )
        return self._drafted(told, voices, factuality, why)

    def drafted(self, act: Act) -> Drafted:
        """Return the report of an act whose type and parties are settled."""
        voices = self.speakers.voices(act.trigger)
        return self._drafted(act, voices, *self._factuality(act, voices))

    def how_sure(self, act: Act) -> Factuality:
        """Return how sure the teller is of an act."""
        return self._factuality(act, self.speakers.voices(act.trigger))[0]

    def _drafted(
        self, act: Act, voices: list[Voice], factuality: Factuality, why: tuple[str, ...]
    ) -> Drafted:
        actors, recipients, because = act.actors, act.recipients, act.because
        event_type, mode = act.pattern.event_type, act.pattern.mode
        contexts = self._contexts(act)
        cameo = nearest_cameo(event_type, mode, contexts)
        trigger_words = self._trigger_words(act)
        trigger = _span(self.tree, trigger_words)
        clause = self._clause(act.trigger)
        attribution, on_whose_word = self._attribution(act.trigger, voices)
        quote = Span(start=self.sentence.start, end=self.sentence.end)
        signs = signs_of(act)
        reasons = (
            *because,
            *(f"{p.text or p.name!r}: {p.because}" for p in (*actors, *recipients)),
            *why,
            *on_whose_word,
        )
        report = Report(
            id=ReportId(
                content_id(
                    "r",
                    self.document.id,
                    quote.start,
                    trigger.start,
                    trigger.end,
                    event_type,
                    mode,
                    [p.id for p in actors],
                    [p.id for p in recipients],
                    factuality.value,
                    [s.speaker for s in attribution],
                )
            ),
            document=self.document.id,
            sentence=self.sentence.index,
            quote_span=quote,
            quote=self.sentence.text,
            trigger_span=trigger,
            trigger=self.tree.words(trigger_words),
            event_type=event_type,
            mode=mode,
            contexts=contexts,
            cameo=cameo.code,
            goldstein=cameo.goldstein,
            actors=actors,
            recipients=recipients,
            symmetric=act.symmetric,
            when=None,
            where=None,
            factuality=factuality,
            attribution=attribution,
            confidence=round(load_confidence().of(signs), 2),
            language=self.sentence.language,
            because=reasons,
        )
        past = self._is_past(act.trigger)
        return Drafted(report=report, clause=clause, past=past, signs=signs)

    def _attribution(
        self, word: int, voices: list[Voice]
    ) -> tuple[tuple[Speaker, ...], tuple[str, ...]]:
        """Return on whose word the act that a word tells stands, and what told it."""
        speakers = self.speakers.speakers(voices)
        utterance = self.utterances.of_act(self.speakers, word, voices)
        if utterance is None:
            return speakers, ()
        told = f"{utterance.speaker.text!r} speaks: {utterance.because}"
        return (utterance.speaker, *speakers), (told,)

    def _says_so(self, actors: Sequence[Party], voices: Sequence[Voice]) -> bool:
        """Whether an act is told by one who is to do it: "Oslo said it would send aid"."""
        if not voices or voices[-1].speaker is None or voices[-1].value != "CT+":
            return False
        speaker = voices[-1].speaker
        own = {party.id for party in actors if party.id}
        speaking = [found.party for found in self.parties.of(speaker)]
        if any(party.id for party in speaking):
            return any(party.id in own for party in speaking)
        # "The foreign ministry said": nobody tells whose, so it is that of the one state there is.
        return len(own) == 1 and any(party.sector == _STATE_SECTOR for party in speaking)

    def _promised(
        self, parties: Sequence[Party], voices: Sequence[Voice]
    ) -> tuple[tuple[Party, ...], tuple[Party, ...], bool]:
        """Return who of a mutual act promises it to whom; all to each other if all say so."""
        speaker = voices[-1].speaker
        words = [] if speaker is None else [speaker]
        speaking = {found.party.id for word in words for found in self.parties.of(word)}
        own = tuple(p for p in parties if p.id in speaking)
        others = tuple(p for p in parties if p.id not in speaking)
        return (own, others, False) if own and others else (tuple(parties), (), not own)

    def _trigger_words(self, act: Act) -> list[int]:
        """Return the words to show as what tells the act: all of them where they stand close."""
        words = [*act.words, act.trigger]
        return words if max(words) - min(words) <= _WIDEST_TRIGGER else [act.trigger]

    def _implied(self, act: Act, topic: tuple[str, ...]) -> tuple[Party, ...]:
        """Return the parties the text is about, for a mutual act told without any.

        Not where the sentence says with whom, though no party is behind the words, nor where it
        judges relations: that is an assessment.
        """
        if len(topic) < _PAIR or not act.pattern.mutual or act.actors or act.recipients:
            return ()
        if act.pattern.needs >= _PAIR or act.trigger in self._judged(topic):
            return ()
        for i in act.words:
            arguments = self.finder.of(i)
            if any(arguments.get(label) for label in _WITH_WHOM) or (
                self.finder.is_passive(i) and not arguments.get("obj")
            ):
                return ()
        return tuple(unnamed_party(party) for party in topic)

    def _other_of_pair(self, act: Act, topic: tuple[str, ...]) -> tuple[Party, ...]:
        """Return for whom help or support is, where the sentence names the other of the pair.

        "Moscow had a hand in the founding of North Korea and later gave considerable aid".
        """
        acting = {p.id for p in act.actors}
        if None in acting or not acting:
            return ()
        named = {f.party.id for i in range(len(self.tree.tokens)) for f in self.parties.of(i)}
        others = [
            party
            for party in topic
            if party in named and not acting & {party, *predecessors(party)}
        ]
        return (unnamed_party(others[0]),) if len(others) == 1 else ()

    def _judged(self, topic: tuple[str, ...]) -> set[int]:
        """Return the words that say how relations stand or move."""
        return {j.trigger for j in assess(self.finder, self.parties, self.lexicon, topic)}

    def _factuality(self, act: Act, voices: list[Voice]) -> tuple[Factuality, tuple[str, ...]]:
        spoken = act.pattern.event_type in SPEECH_ACTS
        told = [*act.words, FUTURE_FORM] if act.refused else [*act.words]
        if act.refused or act.negated:
            # Where the verb's own form denies, that is part of the act.
            told.append(NEGATED_FORM)
        value, why = self.judge.of(act.trigger, spoken=spoken, told=told)
        for voice in voices:
            if voice.value != "CT+":
                value = Factuality(compose(voice.value, value))
                why = (*why, f"{voice.cue!r} casts doubt: {voice.value}")
        return value, why

    def _contexts(self, act: Act) -> tuple[str, ...]:
        """Return PLOVER's contexts by the words of the act's clause."""
        head = self.tree.clause_head(act.trigger)
        lemmas = self.tree.lemmas
        found = {
            context
            for i in self.tree.subtree(head)
            for words in (lemmas[i], " ".join(lemmas[i : i + 2]))
            for context in self.lexicon.contexts.get(words, ())
        }
        return tuple(sorted(found))

    def _is_past(self, trigger: int) -> bool:
        """Whether the verb of an act's clause, or its auxiliary, stands in a past tense."""
        tree = self.tree
        verb = tree.clause_head(trigger)
        words = [verb, *tree.having(verb, "aux", "cop")]
        return any(tree.tokens[w].feats.get("Tense") == "Past" for w in words) or any(
            tree.tokens[w].upos == "AUX" and tree.lemmas[w] in _PERFECT
            for w in words
            if tree.tokens[verb].feats.get("VerbForm") == "Part"
        )

    def _clause(self, trigger: int) -> Span:
        """Return the stretch of the clause an act stands in, without clauses beside it."""
        head = self.tree.clause_head(trigger)
        words = self.tree.subtree(head)
        for k in list(words):
            inner = self.tree.relation(k) in {"conj", "advcl", "parataxis", "ccomp"} and k != head
            if inner and self.tree.is_predicate(k) and trigger not in self.tree.subtree(k):
                below = set(self.tree.subtree(k))
                words = [w for w in words if w not in below]
        return _span(self.tree, [*words, trigger])

    def assessments(self, topic: tuple[str, ...]) -> list[DraftedAssessment]:
        """Return what the sentence says of how relations stand or move."""
        found: list[DraftedAssessment] = []
        for judged in assess(self.finder, self.parties, self.lexicon, topic):
            factuality, why = self.judge.of(judged.trigger, spoken=False)
            voices = self.speakers.voices(judged.trigger)
            attribution, on_whose_word = self._attribution(judged.trigger, voices)
            trigger = _span(self.tree, [judged.trigger])
            parties = tuple(p.id for p in judged.parties)
            found.append(
                DraftedAssessment(
                    assessment=Assessment(
                        id=AssessmentId(
                            content_id("a", self.document.id, trigger.start, trigger.end, parties)
                        ),
                        document=self.document.id,
                        sentence=self.sentence.index,
                        quote_span=Span(start=self.sentence.start, end=self.sentence.end),
                        quote=self.sentence.text,
                        trigger=self.tree.tokens[judged.trigger].text,
                        parties=judged.parties,
                        direction=judged.direction,
                        when=None,
                        factuality=factuality,
                        attribution=attribution,
                        language=self.sentence.language,
                        because=(*judged.because, *why, *on_whose_word),
                    ),
                    clause=self._clause(judged.trigger),
                )
            )
        return found

    def verdicts(self) -> list[Verdict]:
        """Return what the sentence confirms, denies or finds unconfirmed."""
        return find_verdicts(self.document.id, self.finder, self.cues, self.lexicon)


def _span(tree: Tree, words: Sequence[int]) -> Span:
    start, end = tree.span(list(words))
    return Span(start=start, end=end)
