"""English headlines, in whose present tense parsers see a plural: "Egypt jails activists"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interstate.language.repairs import TreeEditor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from interstate.record import Sentence, Token

_SENTENCE_ENDS = frozenset({".", "!", "?", "…", ":", ";"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_IN_SUBJECT = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PART", "CCONJ", "NUM", "PUNCT", "ADP"})
_BEHIND = frozenset({"DET", "ADJ", "PROPN", "NOUN", "NUM", "PRON", "ADP", "PART", "VERB"})


def read_headline(sentence: Sentence, verbs: Mapping[str, object]) -> Sentence:
    """Return a sentence with its verb found, where it has no finite one and is a headline.

    Parameters
    ----------
    verbs
        The verbs that may be meant, by lemma.
    """
    tree = TreeEditor(sentence.tokens)
    if sentence.language != "en" or not sentence.tokens or tree.has_finite():
        return sentence
    if sentence.tokens[-1].text in _SENTENCE_ENDS:
        return sentence
    found = next(_verbs(sentence.tokens, verbs), None)
    if found is None:
        return sentence
    verb, lemma = found
    tree.rename(verb, lemma, "VERB")
    tree.retag(verb, "VERB", VerbForm="Fin")
    tree.hang(verb, "root", verb)
    _hang_subject(tree, verb)
    _hang_rest(tree, verb)
    return replace(sentence, tokens=tuple(tree.tokens))


def _verbs(tokens: tuple[Token, ...], verbs: Mapping[str, object]) -> Iterator[tuple[int, str]]:
    """Give the words that may be the verb, with their lemmas, the first one first."""
    for i, token in enumerate(tokens[:-1]):
        if i and token.upos in _NOMINAL and token.text.endswith("s"):
            before = tokens[i - 1]
            lemma = next((form for form in _infinitives(token.text) if form in verbs), None)
            if lemma and before.upos in _NOMINAL and tokens[i + 1].upos in _BEHIND:
                yield i, lemma
        if token.upos not in _IN_SUBJECT:
            return


def _infinitives(word: str) -> Iterator[str]:
    low = word.lower()
    if low.endswith("ies"):
        yield low[:-3] + "y"
    if low.endswith("es"):
        yield low[:-2]
    yield low[:-1]


def _hang_subject(tree: TreeEditor, verb: int) -> None:
    """Let the noun before the verb act, and hang on it what stands before it alone."""
    subject = verb - 1
    for token in tree:
        if token.index < subject and token.head >= subject:
            first = token.deprel in {"root", "nsubj"}
            tree.hang(token.index, "compound" if first else token.deprel, subject)
    if tree[subject].head < subject:
        # "Court in Lima frees ...": the phrase before is the subject, this noun is in it.
        while tree[subject].head < verb and tree[subject].head != subject:
            subject = tree[subject].head
    tree.hang(subject, "nsubj", verb)


def _hang_rest(tree: TreeEditor, verb: int) -> None:
    """Hang what stands behind the verb on it: the first noun as object, phrases as obliques."""
    has_object = False
    for token in tree:
        if token.index <= verb or token.head > verb or token.index == verb:
            continue
        cases = [t for t in tree.below(token.index) if t.deprel == "case"]
        if token.upos == "VERB":
            relation = "xcomp"
        elif token.upos in _NOMINAL and not cases and not has_object:
            relation, has_object = "obj", True
        elif cases:
            relation = "obl"
        else:
            relation = "dep" if token.deprel in {"root", "nsubj", "appos"} else token.deprel
        tree.hang(token.index, relation, verb)
