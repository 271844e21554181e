"""From what lies at some paths to evidence: the order of the stages, known here alone."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar

from interstate import __version__
from interstate.briefs import Dossier, dossier
from interstate.coding import (
    SPEECH_ACTS,
    Clues,
    Coder,
    Coding,
    Drafted,
    MarkedSentence,
    Marks,
    ModelCoder,
    Signs,
    Utterance,
    closest,
    code_pair,
    find_clues,
    load_lexicon,
    names_nobody,
    occurrences,
    prompt_version,
)
from interstate.documents import mark_duplicates, prepare
from interstate.errors import InterstateError, PairError, UnknownCodeError
from interstate.events import merge, status_rules, ties
from interstate.language.clusters import word_classes
from interstate.language.detection import detect_language
from interstate.language.headlines import read_headline
from interstate.language.readers import CODED, Reader, Stretch, load_reader, make_sentences
from interstate.record import (
    Assessment,
    Basis,
    Comment,
    Document,
    DocumentId,
    Event,
    Evidence,
    Factuality,
    Item,
    Mention,
    Outlet,
    PairReport,
    Party,
    PartyKind,
    Precision,
    Rejected,
    Report,
    Run,
    Sentence,
    Span,
    Tie,
    TimeExpression,
    Token,
    When,
    content_id,
)
from interstate.reference.data_sets import OWN
from interstate.reference.outlets import outlet_of
from interstate.reference.party_names import load_party_names
from interstate.reference.plover import quad_of
from interstate.reference.roles import LANGUAGES as ROLE_LANGUAGES
from interstate.reference.states import last_year, load_states, party_name, predecessors
from interstate.resolution.actors import ActorFinder
from interstate.resolution.days import (
    at_time,
    continues_time,
    find_times,
    resolve_in_document,
    when_for,
)
from interstate.resolution.discourse import Discourse
from interstate.resolution.places import find_place
from interstate.sources import AnswerFolder, ModelServer, count_items, read_items

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path
    from typing import BinaryIO

    from interstate.hypotheses import Analysis

Progress = Callable[[str, int, int | None], None]
"""Told the stage, how many of its items are done, and how many there are where that is known."""

LONGEST_DOCUMENT = 1_000_000
"""Characters; a longer text is a book or a mistake, and would hold up a whole batch."""

_Result = TypeVar("_Result")
_CHARACTERS_A_BATCH = 20_000
_PAIRS_A_BATCH = 128
_STORY_DAYS = 31
_FUTURE = frozenset({Factuality.PROBABLE, Factuality.UNCOMMITTED})
_DONE = frozenset({Factuality.FACT, Factuality.COUNTERFACT})
_LIBRARIES = ("spacy", "natasha", "trafilatura", "duckdb", "simplemma", "py3langid")
_PAIR = 2
_LONGEST_STRETCH = 2_000
"""Characters between the two parties of a pair; further apart they stand in different stories."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a caller can choose about reading.

    Attributes
    ----------
    published
        Day of publication for documents that do not tell theirs.
    language
        Language of documents that do not tell theirs; detected where ``None``.
    pair
        The two parties asked about: what a text that names both is taken to be about.
    overlay
        A folder of tables laid over those of every language.
    pipeline
        Name or folder of a spaCy pipeline to read with in place of ours, or ``stanza:LL``.
    model
        A language model to code with in place of our coder; its answers are held to the text.
    model_cache
        Folder in which its answers are kept, so that nothing is asked twice.
    """

    published: date | None = None
    language: str | None = None
    pair: tuple[str, str] | None = None
    overlay: Path | None = None
    pipeline: str | None = None
    model: ModelServer | None = None
    model_cache: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One document and what it was found to say.

    Attributes
    ----------
    sentences, parsed
        How many sentences it has, and how many were worth parsing.
    traces
        For each parsed sentence its text and what every trigger in it came to.
    refused
        Answers of a language model that do not hold; `code` gives them after the document.
    """

    document: Document
    reports: tuple[Report, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    comments: tuple[Comment, ...] = ()
    sentences: int = 0
    parsed: int = 0
    traces: tuple[tuple[str, tuple[str, ...]], ...] = ()
    refused: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A document and where it names the two parties whose act is asked about."""

    document: Document
    marks: Marks


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedPair:
    """The one report on the pair of a document."""

    document: Document
    result: PairReport


def read(
    paths: Sequence[str | Path],
    choices: Choices | None = None,
    *,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> Evidence:
    """Return the evidence in what lies at some paths: documents, reports, events, ties.

    A text that another one copies is kept and counted, but not coded again.

    Parameters
    ----------
    paths
        Files, folders or ``"-"``, as `interstate.sources.read_items` takes them.

    Raises
    ------
    SourceError
        If a path does not exist. What is there but cannot be read is among ``rejected``.
    """
    chosen = choices or Choices()
    documents, rejected = gather(paths, chosen, progress=progress, stdin=stdin)
    coded: list[Coded] = []
    for result in code(documents, chosen, progress=progress):
        if isinstance(result, Rejected):
            rejected.append(result)
        else:
            coded.append(result)
    return conclude(documents, coded, rejected, chosen)


def gather(
    paths: Sequence[str | Path],
    choices: Choices,
    *,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> tuple[list[Document], list[Rejected]]:
    """Return the documents at some paths, copies marked, and what could not be made one."""
    documents: list[Document] = []
    rejected: list[Rejected] = []
    total = count_items(paths)
    for number, item in enumerate(read_items(paths, stdin=stdin), start=1):
        result = item if isinstance(item, Rejected) else _prepared(item, choices)
        if isinstance(result, Rejected):
            rejected.append(result)
        else:
            documents.append(result)
        if progress is not None:
            progress("reading", number, total)
    return list(mark_duplicates(documents)), rejected


def gather_texts(texts: Sequence[str], *, language: str) -> list[Document]:
    """Return texts at hand as documents, numbered; none is looked at as another's copy."""
    return [
        Document(
            id=DocumentId(f"text-{number}"),
            text=text,
            language=language,
            language_because="given by the caller",
            outlet=Outlet(name="unknown outlet"),
            title=None,
            published=None,
            origin=f"text {number}",
            content_hash=hashlib.sha256(text.encode()).hexdigest(),
        )
        for number, text in enumerate(texts, start=1)
    ]


def times_of(document: Document) -> list[TimeExpression]:
    """Return the times a document speaks of, those that lean on others settled."""
    found = find_times(document.text, language=document.language, published=document.published)
    [settled] = resolve_in_document([found], published=document.published)
    return settled


def _prepared(item: Item, choices: Choices) -> Document | Rejected:
    result = prepare(
        item,
        published=choices.published,
        language=choices.language,
        detect=detect_language,
        outlet_of=outlet_of,
    )
    if isinstance(result, Document) and len(result.text) > LONGEST_DOCUMENT:
        reason = (
            f"its text has {len(result.text):,} characters, more than the {LONGEST_DOCUMENT:,} "
            "an article may have; cut it into articles"
        )
        return Rejected(item=item.origin, stage="documents", reason=reason)
    return result


def gather_pairs(
    paths: Sequence[str | Path],
    choices: Choices,
    *,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Pair | Rejected]:
    """Give the pairs that JSON Lines ask about, a row for each line, in order.

    Raises
    ------
    SourceError
        If a path does not exist.
    """
    total = count_items(paths)
    for number, item in enumerate(read_items(paths, stdin=stdin), start=1):
        yield item if isinstance(item, Rejected) else _pair_of(item, choices)
        if progress is not None:
            progress("reading", number, total)


def code_pairs_of_texts(
    pairs: Iterable[tuple[str, str, str]], choices: Choices
) -> list[PairReport | Rejected]:
    """Return the report on each text, actor and recipient at hand; see `interstate.code_pairs`."""
    items = (
        Item(
            id=f"pair-{number}",
            content=text,
            media_type="text/plain",
            origin=f"pair {number}",
            actor=actor,
            recipient=recipient,
        )
        for number, (text, actor, recipient) in enumerate(pairs, start=1)
    )
    rows = code_pairs((_pair_of(item, choices) for item in items), choices)
    return [row if isinstance(row, Rejected) else row.result for row in rows]


def _pair_of(item: Item, choices: Choices) -> Pair | Rejected:
    """Return the pair an item asks about, or what it lacks for that."""

    def refused(reason: str) -> Rejected:
        return Rejected(item=item.origin, stage="documents", reason=reason)

    for role, words in (("actor", item.actor), ("recipient", item.recipient)):
        if words is None:
            return refused(f"there is no {role!r}, or it is no string; give words of the text")
    document = _prepared(item, choices)
    if isinstance(document, Rejected):
        return document
    places: list[list[Span]] = []
    for role, words in (("actor", item.actor or ""), ("recipient", item.recipient or "")):
        found = [] if names_nobody(words) else occurrences(document.text, words)
        if not found and not names_nobody(words):
            return refused(
                f"the {role} {words!r} does not stand in the text; give the words as the text has "
                "them, or '-' for a party that it does not name"
            )
        places.append(found)
    if not any(places):
        return refused("neither actor nor recipient is named; give words of the text for one")
    return Pair(document=document, marks=closest(*places))


def code_pairs(
    pairs: Iterable[Pair | Rejected], choices: Choices, *, progress: Progress | None = None
) -> Iterator[CodedPair | Rejected]:
    """Give one report for each pair, in their order; what was rejected before stays in its place.

    Raises
    ------
    TableError
        If the tables laid over ours make no sense.
    """
    if choices.overlay is not None:
        load_lexicon(choices.language or CODED[0], choices.overlay)
    for number, (pair, coder) in enumerate(_pair_coders(pairs, choices), start=1):
        if isinstance(coder, _PairCoder) and isinstance(pair, Pair):
            yield _attempt(pair.document, coder.coded_pair)
        elif isinstance(coder, Rejected):
            yield coder
        if progress is not None:
            progress("coding", number, None)


def clues_of_pairs(
    pairs: Iterable[Pair | Rejected], choices: Choices
) -> Iterator[Clues | Rejected]:
    """Give for each pair what speaks for which type: what ``tools/fit_pair_weights.py`` weighs."""
    for _, coder in _pair_coders(pairs, choices):
        yield coder if isinstance(coder, Rejected) else coder.clues()


def _pair_coders(
    pairs: Iterable[Pair | Rejected], choices: Choices
) -> Iterator[tuple[Pair | Rejected, _PairCoder | Rejected]]:
    """Give the coder of each pair, parsed with others together."""

    def begin(pair: Pair) -> _PairCoder:
        tools = _tools(pair.document.language, choices.overlay, choices.pipeline)
        return _PairCoder(pair, tools)

    for together in _in_turn(pairs, _PAIRS_A_BATCH):
        coders = [
            pair if isinstance(pair, Rejected) else _attempt(pair.document, partial(begin, pair))
            for pair in together
        ]
        _parse_together([coder for coder in coders if isinstance(coder, _PairCoder)])
        yield from zip(together, coders, strict=True)


def _in_turn(rows: Iterable[_Result], size: int) -> Iterator[list[_Result]]:
    """Give rows so many at a time."""
    batch: list[_Result] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def code(
    documents: Iterable[Document], choices: Choices, *, progress: Progress | None = None
) -> Iterator[Coded | Rejected]:
    """Give what each document says, in their order; a document that fails loses no other.

    Raises
    ------
    TableError
        If the tables laid over ours make no sense; nothing is coded with half of them.
    """
    known = list(documents)
    if choices.overlay is not None:
        # Also where no document needs them: the run states what they are.
        for language in sorted({d.language for d in known} & set(CODED)) or CODED[:1]:
            load_lexicon(language, choices.overlay)
    model = _model_coder(choices)
    number = 0
    for together in _batches(known):
        for result in _coded(together, choices, model):
            yield result
            if isinstance(result, Coded):
                yield from result.refused
            number += 1
            if progress is not None:
                progress("coding", number, len(known))


def signs(
    documents: Iterable[Document], choices: Choices
) -> Iterator[tuple[Document, list[Signs]]]:
    """Give each document with the signs of all readings of its sentences, to learn weights from."""
    for coder in _readable(documents, choices):
        yield coder.document, coder.signs()


def drafts(documents: Iterable[Document], choices: Choices) -> Iterator[Drafted]:
    """Give each report as it is drafted, with its signs, to learn how far it can be trusted."""
    for coder in _readable(documents, choices):
        yield from coder.drafts()


def _readable(documents: Iterable[Document], choices: Choices) -> Iterator[_DocumentCoder]:
    """Give a coder for each document that can be read."""
    for document in documents:
        coder = _begin(document, choices)
        if isinstance(coder, _DocumentCoder):
            yield coder


def who_speaks(
    document: Document, asked: Sequence[Sequence[Span]], choices: Choices
) -> list[Utterance | None]:
    """Return for each utterance of a document who speaks it, where the document says so.

    Parameters
    ----------
    asked
        For each utterance the stretches of the text that it takes up.
    """
    tools = _tools(document.language, choices.overlay, choices.pipeline)
    return _Listener(document, tools, choices.pair).who_speaks(asked)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Give documents some at a time: short ones parsed together take half as long."""
    batch: list[Document] = []
    characters = 0
    for document in documents:
        batch.append(document)
        characters += len(document.text)
        if characters >= _CHARACTERS_A_BATCH:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _model_coder(choices: Choices) -> ModelCoder | None:
    """Return the language model that was chosen to code with, if one was."""
    if choices.model is None:
        return None
    kept = None if choices.model_cache is None else AnswerFolder(choices.model_cache)
    return ModelCoder(choices.model.model, choices.model.ask, kept)


def _coded(
    documents: Sequence[Document], choices: Choices, model: ModelCoder | None
) -> Iterator[Coded | Rejected]:
    """Give what each of a few documents says; one that fails loses no other."""
    coders = [_attempt(doc, partial(_begin, doc, choices, model)) for doc in documents]
    _parse_together([coder for coder in coders if isinstance(coder, _DocumentCoder)])
    for document, coder in zip(documents, coders, strict=True):
        if isinstance(coder, _DocumentCoder):
            yield _attempt(document, coder.coded)
        else:
            yield coder


def _begin(
    document: Document, choices: Choices, model: ModelCoder | None = None
) -> _DocumentCoder | Coded:
    """Return the coder of a document; of a copy its empty coding."""
    if document.duplicate_of is not None:
        return Coded(document=document)
    tools = _tools(document.language, choices.overlay, choices.pipeline)
    return _DocumentCoder(document, tools, choices.pair, model)


def _attempt(document: Document, step: Callable[[], _Result]) -> _Result | Rejected:
    """Return what a step makes of a document, or why it failed."""
    try:
        return step()
    except InterstateError as problem:
        return Rejected(item=document.origin, stage="coding", reason=str(problem))
    except Exception as problem:  # noqa: BLE001  a fault of ours, whatever it is
        # It is told, and the other documents are still read.
        reason = f"coding it failed ({type(problem).__name__}: {problem}); please report this text"
        return Rejected(item=document.origin, stage="coding", reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tools:
    """What reads one language."""

    language: str
    overlay: Path | None
    reader: Reader
    finder: ActorFinder
    coder: Coder


@cache
def _tools(language: str, overlay: Path | None, pipeline: str | None) -> _Tools:
    return _Tools(
        language=language,
        overlay=overlay,
        reader=load_reader(language, pipeline),
        finder=ActorFinder(language),
        coder=Coder(language, overlay),
    )


def worth_parsing(
    sentences: Sequence[str],
    *,
    names_party: Callable[[str], bool],
    has_cue: Callable[[str], bool],
) -> list[int]:
    """Return the numbers of the sentences in which an act between parties may be told.

    A word must be there that can tell one. A party must be named there, or in a sentence
    before, to which a pronoun, a description or the topic can refer.
    """
    worth: list[int] = []
    named = False
    for number, sentence in enumerate(sentences):
        named = named or names_party(sentence)
        if named and has_cue(sentence):
            worth.append(number)
    return worth


def _parse_together(coders: Sequence[_DocumentCoder]) -> None:
    """Parse the sentences of several documents at once, a language at a time.

    Where that fails, each document is parsed by itself, so that only what fails is lost.
    """
    for reader in {id(coder.tools.reader): coder.tools.reader for coder in coders}.values():
        several = [coder for coder in coders if coder.tools.reader is reader]
        stretches = [stretch for coder in several for stretch in coder.stretches()]
        # Where it fails, the document at fault tells why when its own turn comes.
        with suppress(Exception):
            trees = iter(reader.parse(stretches))
            for coder in several:
                coder.trees = dict(zip(coder.parsed, trees, strict=False))


class _DocumentCoder:
    """The way of one document through language, resolution and coding.

    Attributes
    ----------
    parsed
        Numbers of the sentences worth parsing.
    trees
        Their trees by number; ``None`` where they were not parsed yet.
    """

    def __init__(
        self,
        document: Document,
        tools: _Tools,
        pair: tuple[str, str] | None,
        model: ModelCoder | None = None,
    ) -> None:
        self.document = document
        self.tools = tools
        self.pair = pair
        self.model = model
        self.times: list[TimeExpression] = []
        self.spans = tools.reader.split(document.text)
        self.parsed = worth_parsing(
            [document.text[start:end] for start, end in self.spans],
            names_party=tools.finder.names_party,
            # A model is to find also what no row of our tables tells.
            has_cue=tools.coder.has_cue if model is None else lambda _: True,
        )
        self.trees: Mapping[int, tuple[Token, ...]] | None = None

    def stretches(self) -> list[Stretch]:
        """Return what is to be parsed."""
        chosen = [self.spans[i] for i in self.parsed]
        return [(self.document.text[start:end], start) for start, end in chosen]

    def _sentences(self) -> list[Sentence]:
        """Return the sentences, with the trees of those that were parsed."""
        document, tools = self.document, self.tools
        if self.trees is None:
            read = tools.reader.parse(self.stretches())
            self.trees = dict(zip(self.parsed, read, strict=True))
        verbs = tools.coder.lexicon.verbs
        return [
            read_headline(sentence, verbs)
            for sentence in make_sentences(
                document.text, self.spans, self.trees, tools.reader.language
            )
        ]

    def _read(self) -> tuple[list[Sentence], list[tuple[Mention, ...]]]:
        """Return the sentences, and what each of them names."""
        sentences = self._sentences()
        return sentences, self._mentions(sentences)[0]

    def signs(self) -> list[Signs]:
        """Return the signs of all readings of the sentences that were parsed."""
        sentences, mentions = self._read()
        return self.tools.coder.signs(self.document, sentences, mentions)

    def drafts(self) -> tuple[Drafted, ...]:
        """Return the reports as they are drafted, without day and place."""
        sentences = self._sentences()
        mentions, topics = self._mentions(sentences)
        return self.tools.coder.code(self.document, sentences, mentions, topic=topics).reports

    def coded(self) -> Coded:
        """Return what the document says."""
        document, tools = self.document, self.tools
        sentences = self._sentences()
        mentions, topics = self._mentions(sentences)
        refused: tuple[Rejected, ...] = ()
        if self.model is None:
            coding = tools.coder.code(document, sentences, mentions, topic=topics)
        else:
            coding, refused = self.model.code(document, sentences, mentions, tools.coder.lexicon)
        if coding.reports or coding.assessments:
            self.times = find_times(
                document.text, language=document.language, published=document.published
            )
        return replace(self._settled(sentences, mentions, coding, self.parsed), refused=refused)

    def _mentions(
        self, sentences: Sequence[Sentence]
    ) -> tuple[list[tuple[Mention, ...]], list[tuple[str, ...]]]:
        """Return each sentence's mentions, and the parties the text is about by then."""
        document, tools = self.document, self.tools
        discourse = Discourse(document.language, document.published, self.pair)
        mentions: list[tuple[Mention, ...]] = []
        topics: list[tuple[str, ...]] = []
        for sentence in sentences:
            found = tools.finder.find(sentence, on=document.published) if sentence.tokens else ()
            mentions.append(discourse.settle(sentence, found))
            topics.append(discourse.topic if len(sentences) > 1 else ())
        # What the text as a whole is about decides where it begins without naming both.
        whole = topics[-1] if topics else ()
        return mentions, [topic if len(topic) == _PAIR else whole for topic in topics]

    def _settled(
        self,
        sentences: Sequence[Sentence],
        mentions: Sequence[tuple[Mention, ...]],
        coding: Coding,
        parsed: Sequence[int],
    ) -> Coded:
        """Return the coding with the days and places of its acts."""
        by_sentence = self._times_by_sentence(sentences)
        carried = self._carried(sentences, by_sentence)
        reports: list[Report] = []
        for drafted in coding.reports:
            at = drafted.report.sentence
            when = self._when(drafted, sentences[at], by_sentence[at], carried[at])
            where = find_place(
                sentences[at],
                drafted.report.trigger_span,
                drafted.clause,
                mentions[at],
                self.document.language,
            )
            report = replace(drafted.report, when=when, where=where)
            if not drafted.past:
                report = _ahead(report, self.document.published)
            reports.append(_named(report))
        assessments: list[Assessment] = []
        for judged in coding.assessments:
            at = judged.assessment.sentence
            when = at_time(
                judged.clause.start,
                judged.clause.end,
                (judged.clause.start, judged.clause.end),
                by_sentence[at],
                carried[at],
                self.document.published,
                continues=continues_time(sentences[at].text, language=self.document.language),
            )
            parties = tuple(_with_name(party) for party in judged.assessment.parties)
            assessments.append(replace(judged.assessment, when=when, parties=parties))
        return Coded(
            document=self.document,
            reports=tuple(reports),
            assessments=tuple(assessments),
            comments=coding.comments,
            sentences=len(sentences),
            parsed=len(parsed),
            traces=tuple(
                (sentences[at].text, trace) for at, trace in zip(parsed, coding.traces, strict=True)
            ),
        )

    def _times_by_sentence(self, sentences: Sequence[Sentence]) -> list[list[TimeExpression]]:
        found: list[list[TimeExpression]] = [[] for _ in sentences]
        at = 0
        for time in self.times:
            while at < len(sentences) and sentences[at].end <= time.start:
                at += 1
            if at < len(sentences) and sentences[at].start <= time.start:
                found[at].append(time)
        return found

    def _carried(
        self, sentences: Sequence[Sentence], times: Sequence[Sequence[TimeExpression]]
    ) -> list[When | None]:
        """Return for each sentence the time that the sentences before it told last."""
        carried: list[When | None] = []
        last: When | None = None
        for sentence_times, _ in zip(times, sentences, strict=True):
            carried.append(last)
            told = when_for(sentence_times, previous=last, published=self.document.published)
            last = told or last
        return carried

    def _when(
        self,
        drafted: Drafted,
        sentence: Sentence,
        times: Sequence[TimeExpression],
        carried: When | None,
    ) -> When | None:
        """Return when an act happened: as told, else as far as the publication bounds it."""
        report, published = drafted.report, self.document.published
        when = at_time(
            report.trigger_span.start,
            report.trigger_span.end,
            (drafted.clause.start, drafted.clause.end),
            times,
            carried,
            published,
            continues=continues_time(sentence.text, language=self.document.language),
        )
        if when is not None or published is None:
            return when
        return undated(report.factuality, carried, published)


class _Listener(_DocumentCoder):
    """The way of a document that is asked who speaks: all its sentences are parsed."""

    def __init__(self, document: Document, tools: _Tools, pair: tuple[str, str] | None) -> None:
        super().__init__(document, tools, pair)
        self.parsed = list(range(len(self.spans)))

    def who_speaks(self, asked: Sequence[Sequence[Span]]) -> list[Utterance | None]:
        """Return for each utterance who speaks it."""
        return self.tools.coder.who_speaks(self.document, *self._read(), asked)


class _PairCoder(_DocumentCoder):
    """The way of one marked pair: only the stretch that names both is parsed."""

    def __init__(self, pair: Pair, tools: _Tools) -> None:
        super().__init__(pair.document, tools, None)
        self.marks = _within_reach(pair.marks)
        held = [span for span in (self.marks.actor, self.marks.recipient) if span is not None]
        first, last = min(span.start for span in held), max(span.end for span in held)
        # Where a full stop parts the two, what stands between them is read as one sentence.
        inside = [i for i, (start, end) in enumerate(self.spans) if start < last and first < end]
        at, behind = (inside[0], inside[-1] + 1) if inside else (0, len(self.spans))
        joined = (self.spans[at][0], self.spans[behind - 1][1])
        self.spans = [*self.spans[:at], joined, *self.spans[behind:]]
        self.parsed = [at]

    def clues(self) -> Clues:
        """Return what speaks for which type."""
        marked = self._marked(*self._read())
        lexicon = self.tools.coder.lexicon
        return find_clues(marked, lexicon, word_class=word_classes(lexicon.language))[0]

    def coded_pair(self) -> CodedPair:
        """Return the one report."""
        document, lexicon = self.document, self.tools.coder.lexicon
        sentences, mentions = self._read()
        marked = self._marked(sentences, mentions)
        made = code_pair(marked, lexicon, word_class=word_classes(lexicon.language))
        self.times = find_times(
            document.text, language=document.language, published=document.published
        )
        coding = Coding(reports=(made.drafted,), assessments=(), comments=(), traces=((),))
        [report] = self._settled(sentences, mentions, coding, self.parsed).reports
        likely = made.probabilities
        result = PairReport(
            report=report, probability=likely[report.event_type], probabilities=likely
        )
        return CodedPair(document=document, result=result)

    def _marked(
        self, sentences: Sequence[Sentence], mentions: Sequence[tuple[Mention, ...]]
    ) -> MarkedSentence:
        [at] = self.parsed
        return MarkedSentence(
            document=self.document,
            sentence=sentences[at],
            mentions=mentions[at],
            marks=self.marks,
        )


def _within_reach(marks: Marks) -> Marks:
    """Return the marks, of two that stand too far apart the actor's alone."""
    actor, recipient = marks.actor, marks.recipient
    if actor is None or recipient is None:
        return marks
    apart = max(actor.start - recipient.end, recipient.start - actor.end)
    return replace(marks, recipient=None) if apart > _LONGEST_STRETCH else marks


def _ahead(report: Report, published: date | None) -> Report:
    """Return a report as expected where the day it tells lies after the publication.

    "Trifft sich am nächsten Mittwoch": the present tense tells what is to come.
    """
    when = report.when
    if (
        published is None
        or when is None
        or when.basis is Basis.CARRIED
        or when.first is None
        or when.first <= published
        or report.factuality is not Factuality.FACT
        or report.event_type in SPEECH_ACTS
    ):
        return report
    because = (*report.because, f"{when.first} lies after the publication: PR+")
    return replace(report, factuality=Factuality.PROBABLE, because=because)


def undated(factuality: Factuality, carried: When | None, published: date) -> When | None:
    """Return what the day of publication tells of an act for which the text gives no day.

    What is told as done lies on it or before: news tells what has just happened, so it is put
    on that day; where the sentences before speak of times more than a month past, it may be as
    old. What is expected or planned lies ahead. Of what is merely possible nothing is said.
    """
    if factuality in _FUTURE:
        return When(first=published, last=None, precision=Precision.DAY, basis=Basis.PUBLICATION)
    if factuality not in _DONE:
        return None
    told_last = None if carried is None else carried.last
    looks_back = told_last is not None and told_last < published - timedelta(days=_STORY_DAYS)
    first = None if looks_back else published
    return When(first=first, last=published, precision=Precision.DAY, basis=Basis.PUBLICATION)


def _named(report: Report) -> Report:
    """Return the report with implied parties under their names."""
    return replace(
        report,
        actors=tuple(map(_with_name, report.actors)),
        recipients=tuple(map(_with_name, report.recipients)),
    )


def _with_name(party: Party) -> Party:
    if party.id is None or party.name != party.id:
        return party
    return replace(party, name=party_name(party.id))


def conclude(
    documents: Sequence[Document],
    coded: Sequence[Coded],
    rejected: Sequence[Rejected],
    choices: Choices,
) -> Evidence:
    """Return the evidence that documents and their coding make, with the run that made it."""
    reports = tuple(report for each in coded for report in each.reports)
    comments = tuple(comment for each in coded for comment in each.comments)
    evidence = Evidence(
        documents=tuple(documents),
        reports=reports,
        assessments=tuple(a for each in coded for a in each.assessments),
        comments=comments,
        rejected=tuple(rejected),
        runs=(_run(documents, choices),),
    )
    events, bonds = conclude_reports(evidence)
    return replace(evidence, events=events, ties=bonds)


def conclude_reports(evidence: Evidence) -> tuple[tuple[Event, ...], tuple[Tie, ...]]:
    """Return the events and ties that follow from the reports of evidence and what was decided."""
    events = merge(
        evidence.reports,
        evidence.documents,
        evidence.comments,
        quad_of=quad_of,
        predecessors=predecessors,
        decisions=evidence.decisions,
    )
    return events, ties(events, evidence.reports, predecessors=predecessors)


def dossier_of(  # noqa: PLR0913  (what a dossier is made from)
    evidence: Evidence,
    a: str,
    b: str,
    *,
    interface: str = "en",
    analysis: Analysis | None = None,
    record: Path | None = None,
    coders: Sequence[str] = (OWN,),
) -> Dossier:
    """Return the dossier of two states, given by code or by name; see `interstate.dossier`.

    Parameters
    ----------
    record
        The folder that the evidence is from, if any: what is measured is then measured against all
        that it holds.
    coders
        Whose events are measured.
    """
    from interstate.pipeline.relations import relations_told

    pair = (find_party(a), find_party(b))
    return dossier(
        evidence,
        pair,
        names=lambda party, language: party_name(party, "de" if language == "de" else "en"),
        predecessors=predecessors,
        status_rules=status_rules(interface),
        interface=interface,
        last_year=last_year,
        analysis=analysis,
        relations=() if pair[0] == pair[1] else relations_told(evidence, record, pair, coders),
    )


def find_party(written: str) -> str:
    """Return the party id that a user's code or name means.

    Raises
    ------
    UnknownCodeError
        If it is neither; the message names what comes near.

    Examples
    --------
    >>> find_party("prk"), find_party("Nordkorea"), find_party("КНДР")
    ('PRK', 'PRK', 'PRK')
    """
    states = load_states()
    if written.upper() in states:
        return written.upper()
    words = tuple(written.split())
    for language in ("en", *ROLE_LANGUAGES):
        for shown in (words, tuple(word.capitalize() for word in words)):
            found = load_party_names(language).lookup(shown, date.today())  # noqa: DTZ011
            named = [name for name in found if name.kind is not PartyKind.GROUP]
            if named:
                return named[0].id
    known = [*states, *(state.name for state in states.values())]
    raise UnknownCodeError(written, kind="state, by ISO code or by name", known=known)


def find_pair(a: str, b: str) -> tuple[str, str]:
    """Return the party ids of two states given by code or name.

    Raises
    ------
    UnknownCodeError
        If one is not known.
    PairError
        If both are the same.
    """
    pair = (find_party(a), find_party(b))
    if pair[0] == pair[1]:
        msg = f"{a!r} and {b!r} are the same state ({pair[0]}); name two different ones"
        raise PairError(msg)
    return pair


def _run(documents: Sequence[Document], choices: Choices) -> Run:
    languages = sorted({document.language for document in documents})
    versions = {
        "interstate": __version__,
        "python": platform.python_version(),
        **{name: version(name) for name in _LIBRARIES},
        **{f"tables {name}": _hash_of("language", "data", name) for name in languages},
        **{f"model {name}": _hash_of("language", "models", name) for name in languages},
        "reference": _hash_of("reference", "data"),
    }
    settings = {
        "published": str(choices.published or ""),
        "language": choices.language or "detected",
        "pair": " ".join(choices.pair or ()),
        "pipeline": choices.pipeline or "shipped",
        "overlay": _hash_of_folder(choices.overlay) if choices.overlay else "none",
    }
    if choices.model is not None:
        versions["model prompt"] = prompt_version()
        settings["model"] = f"{choices.model.model} at {choices.model.address}"
    inputs = {str(document.id): document.content_hash for document in documents}
    return Run(
        id=content_id("run", versions, settings, inputs),
        started=datetime.now(UTC),
        versions={name: made for name, made in versions.items() if made},
        settings=settings,
        inputs=inputs,
    )


@cache
def _hash_of(*parts: str) -> str:
    """Return a short hash of the files in a folder of the package; empty where there is none."""
    folder = files("interstate").joinpath(*parts)
    return _digest(folder) if folder.is_dir() else ""


def _hash_of_folder(folder: Path) -> str:
    return _digest(folder)


def _digest(folder: Path | Traversable) -> str:
    digest = hashlib.sha256()
    todo = [folder]
    while todo:
        for entry in sorted(todo.pop().iterdir(), key=lambda e: e.name):
            if entry.is_dir():
                todo.append(entry)
            elif not entry.name.endswith(".pyc"):
                digest.update(entry.name.encode())
                digest.update(entry.read_bytes())
    return digest.hexdigest()[:16]
