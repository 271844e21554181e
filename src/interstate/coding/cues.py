"""The cues of one sentence: what negates, doubts, embeds, asks, or gives another's word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interstate.coding.trees import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interstate.coding.lexicon import Cue, Lexicon
    from interstate.coding.trees import Tree

_CONCORD = frozenset({"ru", "uk", "pl", "es", "pt", "it", "fr"})
_NE = frozenset({"ne", "n'", "n’"})
_QUE = frozenset({"que", "qu'", "qu’"})
_NEGATABLE = frozenset({"nsubj", "obj", "obl", "advmod"})


class CueFinder:
    """The cues of one sentence, looked up by lemma and by form."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.forms = tuple(folded(t.text) for t in tree.tokens)
        self._bases = (
            tuple(self._base(i) for i in range(len(tree.tokens)))
            if lexicon.language == "pt"
            else self.forms
        )
        self.concord = lexicon.language in _CONCORD
        """Several negators of one clause are one negation."""
        self.is_question = tree.sentence.text.rstrip(" \"'»”“)").endswith("?")

    def describes(self, i: int) -> bool:
        """Whether word `i` is a Portuguese participle that describes a noun: "visita planeada"."""
        token = self.tree.tokens[i]
        return (
            self.lexicon.language == "pt"
            and token.upos == "VERB"
            and token.feats.get("VerbForm") == "Part"
            and token.deprel in {"acl", "amod"}
        )

    def _base(self, i: int) -> str:
        """Return the masculine singular of a participle that describes a noun, else the form."""
        form = self.forms[i]
        return re.sub(r"(?:os|as|a)$", "o", form) if self.describes(i) else form

    def at(self, kind: str, i: int) -> Cue | None:
        """Return the cue of one kind that begins at word `i`, by its form or its lemma."""
        by_first = self.lexicon.cues.get(kind)
        if not by_first:
            return None
        for first in dict.fromkeys((self.forms[i], self.tree.lemmas[i], self._bases[i])):
            for cue in by_first.get(first, ()):
                if self.spans(cue, i):
                    return cue
        return self.lexicon.cue(kind, self.tree.lemmas[i]) if " " in self.tree.lemmas[i] else None

    def spans(self, cue: Cue, i: int) -> bool:
        """Whether the words of a cue stand at word `i` and behind it."""
        if i + len(cue.words) > len(self.forms):
            return False
        return all(
            word in {self.forms[i + k], self.tree.lemmas[i + k], self._bases[i + k]}
            for k, word in enumerate(cue.words)
        )

    def beside(self, c: int, governor: int) -> tuple[str, str] | None:
        """Return the value that word `c`, hanging on `governor`, gives it, and why."""
        shown = repr(self.tree.tokens[c].text)
        if self.negates(c):
            return "CT-", f"{shown} negates it"
        if self.at("condition", c) and self.tree.relation(c) in {"mark", "advmod", "case", "cc"}:
            return "Uu", f"{shown} makes it a condition"
        if self.at("question", c) and self.tree.relation(c) in {"mark", "advmod", "discourse"}:
            return "Uu", f"{shown} leaves it open"
        is_aux = self.tree.relation(c) == "aux"
        for kind in ("modal", "future") if is_aux else ("adverb", "adjective", "future", "modal"):
            cue = self.at(kind, c)
            if cue is None or (kind == "future" and not self._is_future(c, governor)):
                continue
            if kind == "adjective" and self.tree.tokens[governor].upos not in {"NOUN", "PROPN"}:
                continue
            if kind == "modal" and not is_aux:
                continue
            if cue.value not in {"", "-"}:
                return cue.value, f"{shown} makes it {kind}"
        return None

    def _is_future(self, c: int, governor: int) -> bool:
        """Whether an auxiliary of the future stands with an infinitive, not with a passive."""
        tree = self.tree
        if tree.relation(c) != "aux" or tree.tokens[c].deprel == "aux:pass":
            return tree.tokens[c].upos == "ADV"
        form = tree.tokens[governor].feats.get("VerbForm", "")
        # "wird" of the passive is taken for the future's by parsers now and then.
        return (
            self.lexicon.language != "de"
            or form == "Inf"
            or bool(tree.having(governor, "aux:pass"))
        )

    def negated_arguments(
        self, here: int, *, reached_by: int | None
    ) -> Iterator[tuple[int, str, str]]:
        """Give the negators inside the arguments of a verb: "no troops attacked".

        Parameters
        ----------
        reached_by
            The argument through which the verb was reached, where the act is told in a noun:
            "sanctions have no legal basis" does not deny the sanctions.
        """
        tree = self.tree
        if tree.tokens[here].upos not in {"VERB", "AUX"}:
            return
        told_in_argument = reached_by is not None and tree.tokens[reached_by].upos in {
            "NOUN",
            "PROPN",
        }
        for c in tree.children[here]:
            if tree.relation(c) not in _NEGATABLE or (told_in_argument and c != reached_by):
                continue
            if tree.relation(c) != "advmod" and self.negates(c):
                yield c, "CT-", f"{tree.tokens[c].text!r} negates it"
            # Parsers take "neither" before a name for a conjunction.
            inner = ("advmod",) if tree.relation(c) == "advmod" else ("det", "advmod", "cc")
            for k in tree.having(c, *inner):
                # "Neither ... nor" is one negation.
                again = self.forms[k] == "nor" and "neither" in self.forms[:k]
                if self.negates(k) and not again:
                    yield k, "CT-", f"{tree.tokens[k].text!r} negates it"

    def negates(self, i: int) -> bool:
        """Whether word `i` denies: "not", but not in "not only"."""
        cue = self.at("negator", i)
        if cue is None or cue.value == "CT+":
            return False
        return self.lexicon.language != "fr" or self._is_whole_negation(i)

    def _is_whole_negation(self, i: int) -> bool:
        """Whether a French negator counts: once for "ne ... pas", not in "ne ... que"."""
        tree = self.tree
        above = tree.tokens[i].head
        if self.forms[i] in _NE:
            # "N'a reconnu que": only, not not.
            return not any(
                self.forms[k] in _QUE and tree.relation(k) != "mark"
                for k in range(i + 1, len(self.forms))
                if tree.tokens[k].head in {above, *tree.children[above]}
            )
        governors = {above, tree.tokens[above].head}
        return not any(self.forms[k] in _NE for at in governors for k in tree.children[at])

    def is_of(self, i: int, name: str) -> bool:
        """Whether word `i` is of a class of the lexicon."""
        return self.lexicon.is_in(self.tree.lemmas[i], name)

    def embeds(self, i: int) -> str | None:
        """Return the value that word `i` gives what it governs, or ``None`` where it gives none."""
        return _value(self.at("embed", i))

    def predicated(self, i: int) -> str | None:
        """Return the value that an adjective gives what it is said of, ``None`` if it is no cue."""
        return _value(self.at("adjective", i) or self.at("embed", i))

    def is_modal(self, i: int) -> bool:
        """Whether word `i` is a modal that governs an infinitive."""
        return self.at("modal", i) is not None

    def modal_value(self, i: int) -> str | None:
        """Return the value of a modal that governs an infinitive."""
        return _value(self.at("modal", i))

    def is_speech(self, i: int) -> bool:
        """Whether word `i` says that somebody says something."""
        return self.at("speech", i) is not None


def _value(cue: Cue | None) -> str | None:
    """Return what a cue makes of an act, ``None`` where there is no cue or it changes nothing."""
    return None if cue is None or cue.value in {"", "-"} else cue.value
