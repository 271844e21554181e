"""Who speaks the words at a stretch of a document, also over the borders of sentences.

What stands in one sentence is `SpeakerFinder`'s: who governs a clause, and "according to". Here
follows what a reader takes from around it: the clause beside a quotation, the sentence before the
colon, the speaker of the sentence before where a quotation or German reported speech (Konjunktiv I)
goes on, the sentence behind that begins with "Das sagte", and whom "er" means that speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from interstate.coding.trees import folded
from interstate.record import Span, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interstate.coding.attribution import SpeakerFinder, Voice
    from interstate.coding.trees import Tree

_MARKS = {"„": '“”"', "“": "”", "«": "»", "»": "«", '"': '"'}
"""Opening quotation marks, and those that may close each."""
_ANY_MARK = re.compile(r"[„“”«»\"]")
_EITHER_WAY = frozenset({'"', "»"})
_BEFORE_MARKS = " \u00a0\t\n(–—-[:"
_LONGEST_QUOTATION = 3_000
_FEWEST_WORDS = 3
"""Fewer words in quotation marks, without a verb, are a term and not what somebody said."""
_CITING = ("unter ", "mit ", "citing")
_REACH = 4
"""How many sentences back whoever speaks now may have been named."""
_CLAUSAL = frozenset({"ccomp", "xcomp", "csubj", "parataxis", "acl", "advcl", "dep", "obj", "conj"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_POINTING = frozenset({"das", "dies", "so", "dem", "diese", "this", "that"})
_PRONOUNS = frozenset({"er", "sie", "dieser", "diese", "he", "she"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """On whose word a stretch of a document stands, other than the document's own.

    Attributes
    ----------
    words
        Where the words that name the speaker stand.
    because
        How the speaker was found.
    """

    speaker: Speaker
    words: Span
    because: str


@dataclass(frozen=True, slots=True)
class _Heard:
    """A speaker in one of the sentences."""

    finder: SpeakerFinder
    speaker: int
    cue: str
    because: str


class Utterances:
    """What is spoken in one document, and by whom.

    Parameters
    ----------
    text
        The document's.
    speakers
        The speakers of its sentences that were parsed, in order. Of the others nothing is known.
    """

    def __init__(self, text: str, speakers: Sequence[SpeakerFinder]) -> None:
        self._text = text
        self._speakers = {finder.tree.sentence.index: finder for finder in speakers}
        self._starts = [finder.tree.sentence.start for finder in speakers]
        self._order = list(self._speakers)
        self._told: dict[int, _Heard | None] = {}
        self._quoted: dict[int, Utterance | None] = {}

    @cached_property
    def _quotations(self) -> list[Span]:
        return quotations(self._text)

    def at(self, stretches: Sequence[Span]) -> Utterance | None:
        """Return who speaks the words of some stretches, which are one utterance.

        ``None`` where nothing tells that anybody but the document does, or not who.
        """
        covered = list(self._covered(stretches))
        for finder, words in covered:
            heard = self._pointed_at(finder, words) or self._beside(finder, words)
            if heard is not None:
                return self._utterance(heard)
        if not covered:
            return None
        heard = self._around(*covered[0], last=covered[-1][0])
        return None if heard is None else self._utterance(heard)

    def of_act(self, finder: SpeakerFinder, word: int, voices: Sequence[Voice]) -> Utterance | None:
        """Return on whose word an act stands beyond the voices that its sentence gives it.

        That is whoever speaks the quotation that it is told in, or who spoke before where reported
        speech goes on in a sentence of its own.

        Parameters
        ----------
        word
            The word that tells the act.
        """
        tree = finder.tree
        quotation = self._speech_at(tree.tokens[word].start)
        if quotation is not None:
            heard_already = any(
                not quotation.start <= tree.tokens[v.speaks].start < quotation.end
                for v in voices
                if v.speaker is not None
            )
            return None if heard_already else self._of_quotation(quotation)
        if voices or not _is_reported(tree, tree.clause_head(word)):
            return None
        heard = self._continued(finder)
        return None if heard is None else self._utterance(heard)

    def _of_quotation(self, quotation: Span) -> Utterance | None:
        if quotation.start not in self._quoted:
            self._quoted[quotation.start] = self.at([quotation])
        return self._quoted[quotation.start]

    # --- in the sentence ------------------------------------------------------------------

    def _covered(self, stretches: Sequence[Span]) -> Iterator[tuple[SpeakerFinder, list[int]]]:
        """Give the sentences that stretches reach into, each with the words they take up."""
        first = max(bisect_right(self._starts, min(s.start for s in stretches)) - 1, 0)
        last = max(s.end for s in stretches)
        for index in self._order[first:]:
            finder = self._speakers[index]
            if finder.tree.sentence.start >= last:
                return
            words = [
                token.index
                for token in finder.tree.tokens
                if any(token.start < s.end and s.start < token.end for s in stretches)
            ]
            if any(finder.tree.tokens[w].upos != "PUNCT" for w in words):
                yield finder, words

    def _beside(self, finder: SpeakerFinder, words: Sequence[int]) -> _Heard | None:
        """Return who speaks some words of a sentence by its other words."""
        inside = set(words)
        tops = _tops(finder.tree, words)
        for top in tops:
            voices = [
                v for v in finder.voices(top) if v.speaker is not None and v.speaker not in inside
            ]
            if voices:
                # "The Post reported, citing sources": it is the Post that speaks.
                own = [v for v in voices if not v.cue.casefold().startswith(_CITING)]
                voice = (own or voices)[-1]
                because = f"{voice.cue!r} makes it speech"
                return _Heard(finder, voice.speaker or 0, voice.cue, because)
        for voice in finder.sources():
            if voice.speaks not in inside and voice.speaker is not None:
                return _Heard(finder, voice.speaker, voice.cue, f"{voice.cue!r} names the source")
        quoted = self._holds_quotation(finder.tree, words)
        return (
            self._governor(finder, tops, inside, quoted=quoted)
            or self._nearest_speech(finder, words, inside)
            or (self._before_colon(finder, words) if quoted else None)
        )

    @staticmethod
    def _pointed_at(finder: SpeakerFinder, words: Sequence[int]) -> _Heard | None:
        """Return who says what "das" sums up, where some words are no more: "Das sagte sie"."""
        tokens = finder.tree.tokens
        if any(
            tokens[w].upos != "PUNCT" and folded(tokens[w].text) not in _POINTING for w in words
        ):
            return None
        for verb, speaker in finder.spoken():
            if speaker not in words:
                cue = tokens[verb].text
                return _Heard(finder, speaker, cue, f"{cue!r} says so of it")
        return None

    def _governor(
        self, finder: SpeakerFinder, tops: Sequence[int], inside: set[int], *, quoted: bool
    ) -> _Heard | None:
        """Return the subject of the verb that governs some words as its content.

        What is said of a quotation need not be a verb of speech: "he stood firm: '...'".
        """
        tree = finder.tree
        for top in tops:
            here = top
            for above in tree.ancestors(top):
                if above in inside:
                    here = above
                    continue
                relation = tree.relation(here)
                clausal = relation in _CLAUSAL and (quoted or relation != "conj")
                if clausal and not tree.having(here, "mark") and relation == "advcl":
                    clausal = quoted
                if not clausal and not quoted:
                    here = above
                    continue
                speaker = self._subject(finder, above, inside)
                likely = speaker is not None and (not quoted or finder.may_speak(speaker))
                if speaker is not None and likely and not _is_reported(tree, above):
                    cue = tree.tokens[above].text
                    return _Heard(finder, speaker, cue, f"it is the content of {cue!r}")
                here = above
        return None

    @staticmethod
    def _subject(finder: SpeakerFinder, above: int, inside: set[int]) -> int | None:
        """Return who says what a verb or noun has for its content."""
        tree = finder.tree
        if tree.tokens[above].upos == "NOUN" and not tree.having(above, "cop"):
            speaker = finder.holder(above) if finder.says(above) else None
        elif tree.is_predicate(above):
            speaker = finder.subject(above)
        else:
            return None
        return speaker if speaker is not None and speaker not in inside else None

    @staticmethod
    def _nearest_speech(
        finder: SpeakerFinder, words: Sequence[int], inside: set[int]
    ) -> _Heard | None:
        """Return who speaks by the word of speech that stands nearest to some words."""
        tree = finder.tree
        first, last = words[0], words[-1]
        found: list[tuple[int, int, int]] = []
        for verb, speaker in finder.spoken():
            if verb not in inside and speaker not in inside and not _is_reported(tree, verb):
                found.append((max(first - verb, verb - last, 0), verb, speaker))
        if not found:
            return None
        _, verb, speaker = min(found)
        cue = tree.tokens[verb].text
        return _Heard(finder, speaker, cue, f"{cue!r} stands beside it")

    @staticmethod
    def _before_colon(finder: SpeakerFinder, words: Sequence[int]) -> _Heard | None:
        """Return who is named before the colon of a quotation: "Hierzu der Minister: '...'"."""
        tree = finder.tree
        before = [k for k in range(words[0]) if tree.tokens[k].text == ":"]
        if not before:
            return None
        return _named_before(finder, before[-1])

    def _holds_quotation(self, tree: Tree, words: Sequence[int]) -> bool:
        """Whether some words are, or end in, what quotation marks hold."""
        quotation = self._quotation(tree.tokens[words[0]].start) or self._quotation(
            tree.tokens[words[-1]].start
        )
        return quotation is not None

    # --- around the sentence --------------------------------------------------------------

    def _around(
        self,
        finder: SpeakerFinder,
        words: Sequence[int],
        *,
        last: SpeakerFinder,
    ) -> _Heard | None:
        """Return who speaks by the sentences around: before, or behind with "Das sagte"."""
        tree = finder.tree
        quoted = self._holds_quotation(tree, words)
        reported = any(
            _is_reported(tree, k) for top in _tops(tree, words) for k in (top, *tree.ancestors(top))
        )
        before = self._speakers.get(tree.sentence.index - 1)
        if quoted and before is not None and before.tree.sentence.text.rstrip().endswith(":"):
            heard = self._teller(before) or _named_before(before, len(before.tree.tokens))
            if heard is not None:
                return heard
        behind = self._speakers.get(last.tree.sentence.index + 1)
        if behind is not None and folded(behind.tree.tokens[0].text) in _POINTING:
            for verb, speaker in behind.spoken():
                cue = behind.tree.tokens[verb].text
                return _Heard(behind, speaker, cue, f"{cue!r} follows it")
        anonymous = any(v.speaker is None for top in _tops(tree, words) for v in finder.voices(top))
        if quoted or reported or anonymous:
            return self._continued(finder)
        return self._told_as_speech(finder, words)

    @staticmethod
    def _told_as_speech(finder: SpeakerFinder, words: Sequence[int]) -> _Heard | None:
        """Return who speaks where some words tell of it themselves: "Oslo criticised the plan"."""
        spoken = dict(finder.spoken())
        for top in _tops(finder.tree, words):
            if top in spoken:
                cue = finder.tree.tokens[top].text
                return _Heard(finder, spoken[top], cue, f"{cue!r} tells it as speech")
        return None

    def _continued(self, finder: SpeakerFinder) -> _Heard | None:
        """Return who spoke before a sentence, where nothing in it tells who speaks."""
        index = finder.tree.sentence.index
        for back in range(index - 1, max(index - 1 - _REACH, -1), -1):
            before = self._speakers.get(back)
            if before is None:
                return None
            heard = self._teller(before)
            if heard is not None:
                told = f"{heard.cue!r} in sentence {back} goes on"
                return _Heard(heard.finder, heard.speaker, heard.cue, told)
            if not self._is_open(before):
                return None
        return None

    def _teller(self, finder: SpeakerFinder) -> _Heard | None:
        """Return who is last said to speak in a sentence, else who its main clause is about."""
        index = finder.tree.sentence.index
        if index not in self._told:
            self._told[index] = self._find_teller(finder)
        return self._told[index]

    def _find_teller(self, finder: SpeakerFinder) -> _Heard | None:
        tree = finder.tree
        outside = [t.index for t in tree.tokens if self._speech_at(t.start) is None]
        spoken = [(v, s) for v, s in finder.spoken() if v in outside and s in outside]
        root = next((t.index for t in tree.tokens if t.head == t.index), 0)
        if spoken:
            depth = {v: sum(1 for _ in tree.ancestors(v)) for v, _ in spoken}
            verb, speaker = min(spoken, key=lambda pair: depth[pair[0]])
            return _Heard(finder, speaker, tree.tokens[verb].text, "")
        for voice in finder.sources():
            if voice.speaker in outside:
                return _Heard(finder, voice.speaker, voice.cue, "")
        if _is_reported(tree, root) or root not in outside:
            return None
        speaker = finder.subject(root)
        if speaker is None or not finder.may_speak(speaker):
            return None
        return _Heard(finder, speaker, tree.tokens[root].text, "")

    def _is_open(self, finder: SpeakerFinder) -> bool:
        """Whether a sentence without a speaker of its own is still somebody's words."""
        tree = finder.tree
        root = next((t.index for t in tree.tokens if t.head == t.index), 0)
        return self._speech_at(tree.tokens[root].start) is not None or _is_reported(tree, root)

    # --- quotations -----------------------------------------------------------------------

    def _quotation(self, at: int) -> Span | None:
        """Return the quotation that holds a place of the text, marks included."""
        place = bisect_right(self._quotations, at, key=lambda span: span.start) - 1
        if place < 0 or self._quotations[place].end <= at:
            return None
        return self._quotations[place]

    def _speech_at(self, at: int) -> Span | None:
        quotation = self._quotation(at)
        return quotation if quotation is not None and self._is_speech(quotation) else None

    def _is_speech(self, quotation: Span) -> bool:
        """Whether quotation marks hold what somebody said: a verb, or several words."""
        for finder, words in self._covered([quotation]):
            tokens = [finder.tree.tokens[w] for w in words]
            full = [t for t in tokens if t.upos != "PUNCT"]
            if any(t.upos in {"VERB", "AUX"} for t in full) and len(full) >= _FEWEST_WORDS:
                return True
        return False

    # --- the speaker ----------------------------------------------------------------------

    def _utterance(self, heard: _Heard) -> Utterance:
        finder = heard.finder
        words = finder.words_of(heard.speaker)
        start, end = finder.tree.span(words)
        speaker = finder.speaker(heard.speaker, heard.cue)
        because = heard.because
        token = finder.tree.tokens[heard.speaker]
        if speaker.speaker == speaker.text and token.text.casefold() in _PRONOUNS:
            meant = self._meant(finder, heard.speaker)
            if meant is not None:
                because = f"{because}; {speaker.text!r} means {meant!r}"
                speaker = replace(speaker, speaker=meant)
        return Utterance(speaker=speaker, words=Span(start=start, end=end), because=because)

    def _meant(self, finder: SpeakerFinder, pronoun: int) -> str | None:
        """Return the words for the person whom a pronoun that speaks takes up."""
        index = finder.tree.sentence.index
        if finder.tree.tokens[pronoun].feats.get("Number") == "Plur":
            return None
        for back in range(index - 1, max(index - 1 - _REACH, -1), -1):
            before = self._speakers.get(back)
            if before is None:
                return None
            persons = [
                t.index
                for t in before.tree.tokens
                if before.tree.relation(t.index) == "nsubj" and before.is_person(t.index)
            ]
            if persons:
                return before.speaker(persons[0], "").text
        return None


def quotations(text: str) -> list[Span]:
    """Return what stands in quotation marks, the marks included, in order.

    A mark that nothing closes opens nothing, nor does one that is closed only after thousands of
    characters; a paragraph of a longer quotation ends where the next one opens again.

    Examples
    --------
    >>> text = "„Ja“, sagte sie. «Нет», сказал он."
    >>> [span.of(text) for span in quotations(text)]
    ['„Ja“', '«Нет»']
    """
    found: list[Span] = []
    opened: int | None = None
    for mark in _ANY_MARK.finditer(text):
        at, sign = mark.start(), mark[0]
        again = opened is not None and sign == text[opened] and text[at - 1 : at] == "\n"
        if opened is not None and (again or sign in _MARKS[text[opened]]):
            end = at if again else at + 1
            if end - opened <= _LONGEST_QUOTATION:
                found.append(Span(start=opened, end=end))
                opened = at if again else None
                continue
            opened = None
        if sign in _MARKS and (opened is None or sign == text[opened]) and _opens(text, at):
            opened = at
    return found


def _opens(text: str, at: int) -> bool:
    """Whether a quotation mark can open: inch marks and stray closing ones do not."""
    if text[at] not in _EITHER_WAY:
        return True
    return not text[at - 1 : at].strip(_BEFORE_MARKS) and bool(text[at + 1 : at + 2].strip())


def _tops(tree: Tree, words: Sequence[int]) -> list[int]:
    """Return the words that govern the others, whichever governs most first, predicates before."""
    inside = set(words)
    tops = [w for w in words if tree.tokens[w].head not in inside or tree.tokens[w].head == w]
    tops = [w for w in tops if tree.tokens[w].upos != "PUNCT"] or list(words[:1])
    return sorted(
        tops,
        key=lambda w: (not tree.is_predicate(w), -len(inside.intersection(tree.subtree(w)))),
    )


def _is_reported(tree: Tree, verb: int) -> bool:
    """Whether a German clause stands in the mood of reported speech: "er habe", "sie seien".

    Forms of the past ("erfolgte") that a tagger took for it do not count.
    """
    if tree.sentence.language != "de":
        return False
    for k in (verb, *tree.having(verb, "aux", "cop")):
        token = tree.tokens[k]
        if token.feats.get("Mood") == "Sub" and token.feats.get("Tense") == "Pres":
            form, lemma = token.text.lower(), token.lemma.lower()
            if form in {"sei", "seien"} or form == lemma.removesuffix("n"):
                return True
    return False


def _named_before(finder: SpeakerFinder, colon: int) -> _Heard | None:
    """Return the head of the last phrase before a colon, where no verb stands there."""
    tree = finder.tree
    start = max((k for k in range(colon) if tree.tokens[k].text in {".", ":", ";"}), default=-1)
    part = range(start + 1, colon)
    for k in part:
        if tree.tokens[k].upos in {"VERB", "AUX"}:
            speaker = finder.subject(k)
            if speaker is not None and speaker in part:
                cue = tree.tokens[k].text
                return _Heard(finder, speaker, cue, f"{cue!r} stands before the colon")
    named = [
        k
        for k in part
        if tree.tokens[k].upos in _NOMINAL
        and (tree.tokens[k].head not in part or tree.tokens[tree.tokens[k].head].upos == "VERB")
    ]
    if not named:
        return None
    return _Heard(finder, named[-1], ":", "named before the colon")
