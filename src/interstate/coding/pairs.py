"""The act between two parties that somebody has marked in a sentence: always one report.

Where the parties are given, only the type is asked. Whatever speaks for one is weighed (the acts
the coder finds, every known word, how the two stand to it, what negates, plans or embeds it), and
the likeliest type wins, with its probability.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interstate.coding.acts import Act
from interstate.coding.coder import SentenceCoder
from interstate.coding.frames import read_frame, read_places
from interstate.coding.lexicon import Pattern
from interstate.coding.pair_clues import ACTOR, RECIPIENT, Candidate, ClueFinder, Clues
from interstate.coding.pair_weights import Weights, load_weights
from interstate.record import Mention, Party, PartyKind
from interstate.reference.plover import modes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from interstate.coding.coder import Drafted
    from interstate.coding.lexicon import Lexicon
    from interstate.coding.marks import Marks
    from interstate.record import Document, Sentence, Span

# How well a found act fits, by how the marked parties stand in it, the best first.
_STATUSES = ("actor-recipient", "mutual", "actor-nobody", "nobody-recipient", "actor-other")
_OWNING = frozenset({"own", "above"})
_BESIDE = frozenset({"no", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedSentence:
    """A sentence in which two parties are marked.

    Attributes
    ----------
    sentence
        A parsed stretch of the document's text that holds both.
    mentions
        The words of it that name parties, as resolution found them.
    marks
        Where the two are named, as offsets in the document.
    """

    document: Document
    sentence: Sentence
    mentions: Sequence[Mention]
    marks: Marks


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedPair:
    """The one report on a marked pair, and how likely each type is, the likeliest first."""

    drafted: Drafted
    probabilities: Mapping[str, float]


def code_pair(
    marked: MarkedSentence,
    lexicon: Lexicon,
    *,
    word_class: Callable[[str], int | None],
    weights: Weights | None = None,
) -> DraftedPair:
    """Return the report on what the marked actor does to the marked recipient.

    Parameters
    ----------
    word_class
        Tells the class of words used alike that a word is of.
    weights
        In place of those that come with the program.
    """
    clues, one = find_clues(marked, lexicon, word_class=word_class)
    weights = weights or load_weights()
    probabilities = weights.probabilities(clues)
    event_type, probability = next(iter(probabilities.items()))
    # The coder of the sentence as it is, in which the parties have their own names.
    named = SentenceCoder(marked.document, marked.sentence, marked.mentions, lexicon)
    act = _act(clues, event_type, one)
    reasons = ", ".join(weights.reasons(clues, event_type)) or "nothing speaks for another type"
    act = replace(
        act,
        actors=_parties(named, _words(marked.sentence, marked.marks.actor)),
        recipients=_parties(named, _words(marked.sentence, marked.marks.recipient)),
        symmetric=False,
        because=[*act.because, f"{event_type} is the likeliest at {probability:.2f}: {reasons}"],
    )
    drafted = one.drafted(act)
    report = replace(drafted.report, confidence=round(probability, 2))
    return DraftedPair(drafted=replace(drafted, report=report), probabilities=probabilities)


def find_clues(
    marked: MarkedSentence, lexicon: Lexicon, *, word_class: Callable[[str], int | None]
) -> tuple[Clues, SentenceCoder]:
    """Return what speaks for which type, and the sentence's coder that knows the two by mark."""
    sentence, marks = marked.sentence, marked.marks
    actor, recipient = _words(sentence, marks.actor), _words(sentence, marks.recipient)
    spans = [span for span in (marks.actor, marks.recipient) if span is not None]
    mentions = [
        m
        for m in marked.mentions
        if not any(m.start < span.end and span.start < m.end for span in spans)
    ]
    mentions += [
        _mark(sentence, words, party, marked.mentions)
        for party, words in ((ACTOR, actor), (RECIPIENT, recipient))
        if words
    ]
    one = SentenceCoder(marked.document, sentence, mentions, lexicon)
    finder = ClueFinder(one, actor=actor, recipient=recipient, word_class=word_class)
    return finder.clues(), one


def _words(sentence: Sentence, span: Span | None) -> list[int]:
    """Return the words of a sentence that stand in a stretch of the text."""
    if span is None:
        return []
    return [t.index for t in sentence.tokens if t.start < span.end and span.start < t.end]


def _head(sentence: Sentence, words: Sequence[int]) -> int:
    """Return the first of some words that none of the others governs."""
    tops = [i for i in words if sentence.tokens[i].head not in words or _is_root(sentence, i)]
    return tops[0] if tops else words[0]


def _is_root(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].head == i


def _mark(
    sentence: Sentence, words: Sequence[int], party: str, mentions: Sequence[Mention]
) -> Mention:
    """Return the mention that makes a party of marked words, whatever they name."""
    head = sentence.tokens[_head(sentence, words)]
    own = [m for m in mentions if m.start < head.end and head.start < m.end]
    return Mention(
        start=head.start,
        end=head.end,
        party=Party(
            id=party,
            kind=PartyKind.STATE,
            sector=own[0].party.sector if own else None,
            name=party,
            text=head.text,
            because="marked by the caller",
        ),
        adjectival=head.upos == "ADJ" and head.deprel.startswith("amod"),
    )


def _parties(named: SentenceCoder, words: Sequence[int]) -> tuple[Party, ...]:
    """Return whom marked words name: those they are known to, else a party of just these words."""
    if not words:
        return ()
    sentence = named.sentence
    text = named.tree.words(list(words))
    heads = [i for i in named.tree.conjuncts(_head(sentence, words)) if i in words]
    found = [f.party for f in named.parties.of_all(heads)]
    known = [party for party in found if party.id is not None] or found
    if known:
        return tuple(replace(party, text=text) for party in known)
    unknown = Party(
        id=None,
        kind=PartyKind.UNKNOWN,
        sector=None,
        name=text,
        text=text,
        because="marked by the caller; no table knows the words",
    )
    return (unknown,)


def _act(clues: Clues, event_type: str, one: SentenceCoder) -> Act:
    """Return the act to show for a type: one that was found, else the word that tells it best."""
    for status in _STATUSES:
        for held, act in clues.acts:
            if held == status and act.pattern.event_type == event_type:
                return act
    fitting = [c for c in clues.candidates if c.event_type == event_type]
    if fitting:
        best = max(fitting, key=lambda c: (_nearness(c), -abs(c.trigger - clues.verb)))
        return _plain(best.trigger, list(best.words), best.pattern, [f"{best.pattern} is read so"])
    read = next((c for c in clues.candidates if c.trigger == clues.verb), None)
    word = one.tree.tokens[clues.verb].text
    if read is None:
        pattern, why = _unknown(one.tree.lemmas[clues.verb], event_type), "is in no row"
    else:
        mode = read.pattern.mode if read.pattern.mode in modes_of(event_type) else None
        pattern = replace(read.pattern, event_type=event_type, mode=mode, mutual="")
        why = f"would be {read.event_type} by itself"
    words = list(read.words) if read else [clues.verb]
    return _plain(clues.verb, words, pattern, [f"{word!r} {why}"])


def _nearness(one: Candidate) -> tuple[bool, bool, bool]:
    return one.actor in _OWNING, one.recipient not in _BESIDE, one.fits


def _plain(trigger: int, words: list[int], pattern: Pattern, because: list[str]) -> Act:
    return Act(
        trigger=trigger,
        words=words,
        pattern=pattern,
        actors=(),
        recipients=(),
        symmetric=False,
        because=because,
    )


def _unknown(lemma: str, event_type: str) -> Pattern:
    """Return a row for a word that is in none."""
    return Pattern(
        lemma=lemma,
        frame=read_frame(""),
        event_type=event_type,
        mode=None,
        actor=read_places("", "subj"),
        recipient=read_places("", "obj"),
        mutual="",
        own_actor=False,
        needs=0,
        origin="no table",
    )
