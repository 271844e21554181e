"""Treebank sentences, as CoNLL-U files hold them and as a parser can learn them.

Format: https://universaldependencies.org/format.html.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

COLUMNS = 10
NO_BREAK_SPACE = "\u00a0"

_OF_NOUNS = frozenset(
    {"acl", "amod", "appos", "case", "clf", "compound", "compound:redup", "det", "fixed", "flat"}
    | {"nmod", "nmod:poss", "nummod"}
)
"""Relations that stay with a noun when a verb takes its place."""


class TreebankError(Exception):
    """A treebank is missing, malformed, or may not be used for what was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a tree.

    Attributes
    ----------
    head
        Place in the sentence of the word this one depends on, from 0; its own place
        where it is the root.
    features
        CoNLL-U's FEATS, ``""`` where there are none.
    space_after
        Whether a space follows in the text.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    features: str
    head: int
    relation: str
    space_after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with its tree.

    Attributes
    ----------
    document
        Name of the document it stands in, ``""`` where the file names none.
    """

    id: str
    document: str
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with the spaces between them."""
        return "".join(w.form + " " * w.space_after for w in self.words).strip()

    @property
    def is_withheld(self) -> bool:
        """Whether the words are blanked out, as GUM does where it may not give the text."""
        return all(set(w.form) == {"_"} for w in self.words)


@dataclass(slots=True)
class _Lines:
    """The lines of one sentence while it is being read."""

    comments: dict[str, str] = field(default_factory=dict[str, str])
    rows: list[list[str]] = field(default_factory=list[list[str]])


def read_sentences(path: Path, *, whole_tokens: bool = False) -> Iterator[Sentence]:
    """Read the sentences of a CoNLL-U file, one word per surface stretch.

    Where a token is written as one and analysed as several words, the words stay
    apart if their spellings make up the token (*do|n't*); otherwise (*im* = *in* +
    *dem*) the token becomes one word with the analysis of the word that the rest of
    the sentence hangs on. Empty nodes are left out.

    Parameters
    ----------
    whole_tokens
        Make one word of every token written as one, also where the spellings make it up
        (*darle* = *dar* + *le*).

    Raises
    ------
    TreebankError
        If a line is not CoNLL-U; the message names the file and the line.
    """
    document = ""
    lines = _Lines()
    with path.open(encoding="utf-8") as text:
        for number, raw in enumerate(text, start=1):
            line = raw.rstrip("\n")
            if line.startswith("#"):
                key, _, value = line[1:].partition("=")
                lines.comments[key.strip()] = value.strip()
                document = lines.comments.get("newdoc id", document)
            elif line:
                row = line.split("\t")
                if len(row) != COLUMNS:
                    msg = f"{path}, line {number}: {len(row)} columns where CoNLL-U has {COLUMNS}"
                    raise TreebankError(msg)
                lines.rows.append(row)
            elif lines.rows:
                yield _sentence(lines, document, whole_tokens, f"{path}, before line {number}")
                lines = _Lines()
    if lines.rows:
        yield _sentence(lines, document, whole_tokens, f"{path}, at its end")


def _sentence(lines: _Lines, document: str, whole_tokens: bool, where: str) -> Sentence:  # noqa: FBT001
    try:
        words = _surface_words(lines.rows, whole_tokens=whole_tokens)
    except (ValueError, KeyError) as problem:
        msg = f"{where}: a sentence whose numbering or heads make no sense ({problem})"
        raise TreebankError(msg) from problem
    return Sentence(id=lines.comments.get("sent_id", ""), document=document, words=words)


def _surface_words(rows: list[list[str]], *, whole_tokens: bool) -> tuple[Word, ...]:
    places = {row[0]: place for place, row in enumerate(r for r in rows if r[0].isdigit())}
    words: list[Word] = []
    tokens: dict[range, tuple[str, bool]] = {}
    for row in rows:
        space_after = "SpaceAfter=No" not in row[9].split("|")
        if "-" in row[0]:
            first, last = row[0].split("-")
            tokens[range(places[first], places[last] + 1)] = (row[1], space_after)
        elif row[0].isdigit():
            # spaCy would take a space inside a word for two words.
            form = row[1].replace(" ", NO_BREAK_SPACE)
            words.append(
                Word(
                    form=form,
                    lemma=form if row[2] == "_" else row[2],
                    upos=row[3],
                    xpos=row[4],
                    features="" if row[5] == "_" else row[5],
                    head=places[row[0] if row[6] == "0" else row[6]],
                    relation=row[7],
                    space_after=space_after,
                )
            )
    merged: dict[range, str] = {}
    for members, (form, space_after) in tokens.items():
        for place in members:
            words[place] = replace(words[place], space_after=space_after and place == members[-1])
        if whole_tokens or "".join(words[place].form for place in members) != form:
            merged[members] = form
    return join_words(words, merged)


def join_words(words: Sequence[Word], groups: Mapping[range, str]) -> tuple[Word, ...]:
    """Make one word of each group of neighbours, keeping the one nearest the root.

    Parameters
    ----------
    groups
        The places of the words to join, and how the whole is written. Where the spellings of
        the parts make up the whole and its last part is the one kept, the lemma is that of
        a compound: *EU-Staaten* gives *EU-Staat*.
    """
    stands_for = list(range(len(words)))
    whole: dict[int, Word] = {}
    for members, form in groups.items():
        # The word nearest the root: what it hangs on cannot hang on the group in turn.
        kept = min(members, key=lambda place: len(_ancestors(words, place)))
        before = "".join(words[i].form for i in members if i < kept)
        is_compound = kept == members[-1] and before + words[kept].form == form
        whole[kept] = replace(
            words[kept],
            form=form,
            lemma=before + words[kept].lemma if is_compound else words[kept].lemma,
            space_after=words[members[-1]].space_after,
        )
        for i in members:
            stands_for[i] = kept
    places = {old: new for new, old in enumerate(sorted(set(stands_for)))}
    return tuple(
        replace(whole.get(old, words[old]), head=places[stands_for[words[old].head]])
        for old in places
    )


def _ancestors(words: Sequence[Word], place: int) -> list[int]:
    above: list[int] = []
    while words[place].head != place:
        place = words[place].head
        if place in above:
            msg = f"the word {words[place].form!r} depends on itself"
            raise ValueError(msg)
        above.append(place)
    return above


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A rule that brings one treebank's annotation into line with the others'.

    The attributes up to `article` say which words it is for, all of them together;
    the last four what becomes of those.

    Attributes
    ----------
    upos, xpos, relation
        The word's part of speech, the treebank's own tag, its relation, with ``|`` between those
        that will do; ``None`` for any.
    form
        Pattern that the whole word must match, whatever its capitals; ``None`` for any word.
    ending
        Pattern that must match what the word has behind the letters it shares with its lemma.
    having
        Features the word must have.
    lacking
        Names of features it must not have.
    head_upos, head_form, head_having
        Part of speech, pattern and features of the word it depends on.
    place
        ``"before"`` or ``"after"``: where the word must stand, seen from the word it depends on;
        ``"just before"`` and ``"just after"`` for its neighbour.
    child
        Relation in which some word must depend on it.
    child_form
        Pattern that such a word must match, as `form`.
    sibling
        Relation in which some other word must depend on the same head.
    article
        Features that a determiner depending on it must have.
    features
        Features it gets; ``""`` as a value takes the feature away.
    becomes
        Relation it gets; ``None`` leaves it.
    tagged
        Part of speech it gets; ``None`` leaves it.
    head_becomes
        Where this is given, the word takes the place of the word it depends on, with its
        relation (or `becomes`), and that word comes to depend on it in this relation, keeping
        only what describes it.
    """

    upos: str | None = None
    xpos: str | None = None
    relation: str | None = None
    form: str | None = None
    ending: str | None = None
    having: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    lacking: Sequence[str] = ()
    head_upos: str | None = None
    head_form: str | None = None
    place: str | None = None
    head_having: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    child: str | None = None
    child_form: str | None = None
    sibling: str | None = None
    article: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    features: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    becomes: str | None = None
    tagged: str | None = None
    head_becomes: str | None = None

    def applied_to(self, sentence: Sentence) -> Sentence:
        """Give the sentence with the words that the rule is for put right."""
        if self.head_becomes is not None:
            # One after the other: each change of heads is the next one's tree.
            for place in range(len(sentence.words)):
                word = sentence.words[place]
                if word.head != place and self._is_for(word, place, sentence):
                    sentence = self._raised(sentence, place)
            return sentence
        return replace(
            sentence,
            words=tuple(
                self._repaired(word) if self._is_for(word, place, sentence) else word
                for place, word in enumerate(sentence.words)
            ),
        )

    def _raised(self, sentence: Sentence, place: int) -> Sentence:
        words = list(sentence.words)
        below = words[place].head
        head = words[below]
        raised = replace(self._repaired(words[place]), relation=self.becomes or head.relation)
        above = place if head.head == below else head.head
        if above == place:
            raised = replace(raised, relation=head.relation)
        for other, word in enumerate(words):
            if word.head == below and other != below and self._moves(word, other, place):
                words[other] = replace(word, head=place)
        words[place] = replace(raised, head=above)
        words[below] = replace(head, head=place, relation=self.head_becomes or head.relation)
        return replace(sentence, words=tuple(words))

    def _moves(self, word: Word, at: int, place: int) -> bool:
        """Whether a word goes with the one that takes its head's place."""
        if self.head_becomes == "conj":
            return word.relation == "cc" and at < place
        if self.head_becomes == "case":
            return True
        inside = at < place and word.relation == "conj"
        return not inside and word.relation not in _OF_NOUNS

    def _is_for(self, word: Word, place: int, sentence: Sentence) -> bool:
        head = sentence.words[word.head]
        asked = (self.upos, self.xpos, self.relation, self.head_upos)
        found = (word.upos, word.xpos, word.relation, head.upos)
        if any(a is not None and f not in a.split("|") for a, f in zip(asked, found, strict=True)):
            return False
        patterns = (self.form, self.ending, self.head_form)
        spelled = (word.form.lower(), _ending(word), head.form.lower())
        if any(
            p is not None and not re.fullmatch(p, s) for p, s in zip(patterns, spelled, strict=True)
        ):
            return False
        if self.place is not None and not self._stands(place - word.head):
            return False
        if not self.having.items() <= features_of(word).items():
            return False
        if any(name in features_of(word) for name in self.lacking):
            return False
        if not self.head_having.items() <= features_of(head).items():
            return False
        siblings = _dependents(sentence, word.head)
        if self.sibling is not None and all(s.relation != self.sibling for s in siblings):
            return False
        children = _dependents(sentence, place)
        if self.child is not None and not any(map(self._is_child, children)):
            return False
        return not self.article or any(
            c.relation == "det" and self.article.items() <= features_of(c).items() for c in children
        )

    def _stands(self, distance: int) -> bool:
        side = "before" if distance < 0 else "after"
        return self.place == side or (abs(distance) == 1 and self.place == f"just {side}")

    def _is_child(self, word: Word) -> bool:
        return word.relation == self.child and (
            self.child_form is None or bool(re.fullmatch(self.child_form, word.form.lower()))
        )

    def _repaired(self, word: Word) -> Word:
        features = features_of(word) | dict(self.features)
        # CoNLL-U wants features in the order of their names, small letters or not.
        named = sorted((f for f in features.items() if f[1]), key=lambda f: f[0].lower())
        return replace(
            word,
            features="|".join(f"{name}={value}" for name, value in named),
            relation=self.becomes or word.relation,
            upos=self.tagged or word.upos,
        )


def _ending(word: Word) -> str:
    """Give what a word has behind the letters it shares with its lemma."""
    form, lemma = word.form.lower(), word.lemma.lower()
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(form, lemma, strict=False))
    return form[len(list(shared)) :]


def _dependents(sentence: Sentence, place: int) -> list[Word]:
    return [w for i, w in enumerate(sentence.words) if w.head == place and i != place]


def features_of(word: Word) -> dict[str, str]:
    """Give a word's features by their names."""
    return dict(f.split("=", 1) for f in word.features.split("|") if f)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """How much of a treebank's annotation a parser is to learn.

    Attributes
    ----------
    subtypes
        Relations with a subtype (``nsubj:pass``) that are kept; every other is cut to
        its universal part.
    features
        For each part of speech, the features that are kept; ``"*"`` stands for the
        parts of speech not named.
    whole_tokens
        Whether every token written as one is one word: see `read_sentences`.
    repairs
        Repairs that every treebank of the language gets, after its own.
    """

    subtypes: frozenset[str]
    features: Mapping[str, frozenset[str]]
    whole_tokens: bool = False
    repairs: tuple[Repair, ...] = ()

    def applied_to(self, sentence: Sentence, repairs: Sequence[Repair] = ()) -> Sentence:
        """Give the sentence, first repaired, with only the annotation this scheme keeps."""
        for repair in (*repairs, *self.repairs):
            sentence = repair.applied_to(sentence)
        return replace(sentence, words=tuple(map(self._simplified, sentence.words)))

    def _simplified(self, word: Word) -> Word:
        relation = word.relation
        if relation not in self.subtypes:
            relation = relation.partition(":")[0]
        kept = self.features.get(word.upos, self.features.get("*", frozenset()))
        features = [f for f in word.features.split("|") if f.partition("=")[0] in kept]
        return replace(word, relation=relation, features="|".join(features))
