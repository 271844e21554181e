"""A sentence's tree while it is mended."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interstate.reference.word_forms import TIME_NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interstate.record import Token

WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
VERBAL = frozenset({"VERB", "AUX"})


class TreeEditor:
    """The words of a sentence while they are mended, and what hangs on each."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = list(tokens)
        self._below: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.index:
                self._below[token.head].append(token.index)

    def __iter__(self) -> Iterator[Token]:
        """Give the words one after the other, each as it is when its turn comes."""
        return iter(self.tokens)

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    def below(self, i: int) -> list[Token]:
        """Return what hangs on word `i`, in the order it stands."""
        return [self.tokens[c] for c in self._below[i]]

    def hang(self, i: int, relation: str, head: int | None = None) -> None:
        """Give word `i` another relation, and another head where one is given.

        Nothing is changed where the new head hangs on the word itself. A word that hangs on nothing
        is a root, whatever relation is asked for.
        """
        token = self.tokens[i]
        if head is not None and head != token.head:
            if head != i and self._hangs_on(head, i):
                return
            if token.head != i:
                self._below[token.head].remove(i)
            if head != i:
                self._below[head] = sorted([*self._below[head], i])
        above = token.head if head is None else head
        self.tokens[i] = replace(token, deprel="root" if above == i else relation, head=above)

    def top_below(self, i: int, above: int) -> Token:
        """Return the word from `i` upwards that hangs on `above`; the root where none does."""
        while self.tokens[i].head not in {above, i}:
            i = self.tokens[i].head
        return self.tokens[i]

    def _hangs_on(self, i: int, above: int) -> bool:
        """Whether word `i` hangs on `above`, at whatever distance."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            if i == above:
                return True
        return False

    def has_finite(self) -> bool:
        """Whether some verb is finite."""
        return any(t.feats.get("VerbForm") == "Fin" and t.upos in VERBAL for t in self.tokens)

    def rename(self, i: int, lemma: str, upos: str) -> None:
        """Give word `i` another lemma and part of speech."""
        self.tokens[i] = replace(self.tokens[i], lemma=lemma, upos=upos)

    def retag(self, i: int, upos: str, **feats: str) -> None:
        """Give word `i` another part of speech, and features."""
        token = self.tokens[i]
        self.tokens[i] = replace(token, upos=upos, feats={**token.feats, **feats})


def relation_of(token: Token) -> str:
    """Return a word's relation to its head, without subtype."""
    return token.deprel.partition(":")[0]


def is_time(token: Token) -> bool:
    """Whether a word is a number or a noun of time."""
    return token.upos == "NUM" or token.lemma.lower() in TIME_NOUNS
