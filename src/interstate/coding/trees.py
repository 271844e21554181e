"""A sentence's tree with its children at hand, and what a governor shares with its dependants."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interstate.record import Sentence, Token

CLAUSES = frozenset({"root", "ccomp", "advcl", "acl", "parataxis", "csubj", "xcomp"})
"""Relations by which a clause hangs on what governs it."""


_SEPARATES = "de"
_NOT = frozenset({"not", "nicht", "не", "non", "pas", "no"})
_OPENING = frozenset({'"', "„", "“", "«", "``", "‚", "‘"})
_CLOSING = frozenset({'"', "“", "”", "»", "''", "‘", "’"})
# The dot is what "İ" leaves behind as a small letter where nobody knows it is Turkish.
_SPELT_ALIKE = str.maketrans({"ё": "е", "ß": "ss", "ı": "i", "\u0307": ""})


def bare(relation: str) -> str:
    """Return a relation without its subtype: ``"nsubj"`` for ``"nsubj:pass"``."""
    return relation.partition(":")[0]


def folded(lemma: str) -> str:
    """Return a word as the tables are compared: small letters, ``ё`` as ``е``, ``ß`` as ``ss``.

    A Turkish ``ı`` is an ``i``, for the capital of one is the other's elsewhere.
    """
    return lemma.lower().translate(_SPELT_ALIKE)


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence, its words and for each word those that hang on it.

    Attributes
    ----------
    children
        Indices of each word's dependants, in the order they stand.
    lemmas
        Each word's lemma as the tables are compared.
    tokens
        The words of the sentence.
    relations
        Each word's relation to its head, without subtype.
    """

    sentence: Sentence
    children: tuple[tuple[int, ...], ...] = field(init=False)
    lemmas: tuple[str, ...] = field(init=False)
    tokens: tuple[Token, ...] = field(init=False)
    relations: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tokens", self.sentence.tokens)
        object.__setattr__(self, "relations", tuple(bare(t.deprel) for t in self.tokens))
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                below[token.head].append(token.index)
        object.__setattr__(self, "children", tuple(map(tuple, below)))
        lemmas = [folded(t.lemma) for t in self.tokens]
        if self.sentence.language == _SEPARATES:
            # "Teilte ... mit" is "mitteilen".
            for token in self.tokens:
                if token.deprel == "compound:prt" and token.head != token.index:
                    verb = self.tokens[token.head]
                    lemmas[verb.index] = folded(token.text) + folded(verb.lemma)
        object.__setattr__(self, "lemmas", tuple(lemmas))

    def relation(self, i: int) -> str:
        """Return the relation of word `i` to its head, without subtype."""
        return self.relations[i]

    def having(self, i: int, *relations: str) -> list[int]:
        """Return the dependants of `i` with one of these relations.

        A relation without subtype also finds all its subtypes.
        """
        return [
            c
            for c in self.children[i]
            if self.relations[c] in relations or self.tokens[c].deprel in relations
        ]

    def ancestors(self, i: int) -> Iterator[int]:
        """Give the governors of `i`, the nearest first, without `i` itself."""
        seen = {i}
        while (head := self.tokens[i].head) not in seen:
            seen.add(head)
            yield head
            i = head

    def subtree(self, i: int) -> list[int]:
        """Return `i` and all that hangs on it, in the order they stand."""
        found, todo = {i}, [i]
        while todo:
            new = [c for c in self.children[todo.pop()] if c not in found]
            found.update(new)
            todo += new
        return sorted(found)

    def phrase(self, i: int) -> list[int]:
        """Return `i` and what belongs to its phrase: its subtree without clauses and conjuncts."""
        found, todo = {i}, [i]
        while todo:
            for c in self.children[todo.pop()]:
                if self.relation(c) not in {*CLAUSES, "conj", "appos"} and c not in found:
                    found.add(c)
                    todo.append(c)
        return sorted(found)

    def conjuncts(self, i: int) -> list[int]:
        """Return `i` and the words coordinated with it that hang on it.

        In "Russia, not Ukraine, shelled the town" the second is none.
        """
        found = [i]
        for member in found:
            found += [
                c
                for c in self.having(member, "conj")
                if c not in found and not self._is_excluded(c)
            ]
        return found

    def _is_excluded(self, c: int) -> bool:
        return self.tokens[c].upos in {"NOUN", "PROPN"} and any(
            self.lemmas[k] in _NOT and k < c for k in self.children[c]
        )

    def before_title(self, i: int) -> int:
        """Return the word before the quotation that ends at word `i` or before its comma.

        Without a quotation there `i` itself: "the treaty 'On Peace', which ..." is of the treaty.
        """
        last = i - 1 if self.tokens[i].text == "," else i
        if last < 0 or self.tokens[last].text not in _CLOSING:
            return i
        for k in range(last - 1, 0, -1):
            if self.tokens[k].text in _OPENING:
                return k - 1
        return i

    def title_of(self, i: int) -> int | None:
        """Return the noun right before the quotation in which word `i` stands, if there is one."""
        for k in range(i - 1, 0, -1):
            if self.tokens[k].text in _OPENING:
                return k - 1 if self.tokens[k - 1].upos in {"NOUN", "PROPN"} else None
            if self.tokens[k].text in _CLOSING:
                return None
        return None

    def clause_head(self, i: int) -> int:
        """Return the head of the clause in which `i` stands; `i` itself where it heads one."""
        here = i
        while self.relation(here) not in CLAUSES:
            if self.relation(here) == "conj" and self.is_predicate(here):
                return here
            above = self.tokens[here].head
            if above == here:
                return here
            here = above
        return here

    def is_predicate(self, i: int) -> bool:
        """Whether word `i` is a verb, or stands with a copula or subject of its own."""
        if self.tokens[i].upos in {"VERB", "AUX"}:
            return True
        return bool(self.having(i, "cop", "nsubj"))

    def span(self, indices: list[int]) -> tuple[int, int]:
        """Return the stretch of the document's text from the first of these words to the last."""
        return self.tokens[min(indices)].start, self.tokens[max(indices)].end

    def words(self, indices: list[int]) -> str:
        """Return the words as the sentence writes them, from the first to the last."""
        start, end = self.span(indices)
        return self.sentence.text[start - self.sentence.start : end - self.sentence.start]
