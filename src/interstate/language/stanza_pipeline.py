"""Read a language with Stanza, where it and its models are installed already.

References
----------
Qi, P. et al. (2020), "Stanza: A Python Natural Language Processing Toolkit for Many Human
Languages", ACL 2020 System Demonstrations: the pipelines and the shape of their documents.
"""

from __future__ import annotations

import importlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from interstate.errors import LanguageError
from interstate.language.lemmas import with_lemmas
from interstate.language.natasha_pipeline import one_tree
from interstate.language.repairs import repaired
from interstate.language.splitting import split_sentences
from interstate.record import Token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from interstate.language.readers import Stretch

_PROCESSORS = "tokenize,pos,lemma,depparse"
_ROOT = "root"
_SECOND_ROOT = "parataxis"
_VERBAL = frozenset({"VERB", "AUX"})


class _Word(NamedTuple):
    """A word as Stanza reads it; `token` is the surface word it is part of, `head` from 0."""

    token: int
    lemma: str
    upos: str
    feats: Mapping[str, str]
    head: int | None
    deprel: str


def load_stanza(language: str) -> Callable[[str], Any]:
    """Load the Stanza pipeline of a language; nothing is downloaded.

    Raises
    ------
    LanguageError
        If Stanza is not installed, or its models of the language are not on disk; the message
        says what to install.
    """
    try:
        stanza: Any = importlib.import_module("stanza")
    except ImportError as problem:
        msg = (
            f"'stanza:{language}' needs Stanza, which is not installed ({problem}): install the "
            "package stanza and download its models, or leave --pipeline out"
        )
        raise LanguageError(msg) from problem
    try:
        return stanza.Pipeline(
            language,
            processors=_PROCESSORS,
            tokenize_no_ssplit=True,
            download_method=None,
            logging_level="ERROR",
        )
    # What Stanza raises without its models differs from version to version.
    except Exception as problem:
        msg = (
            f"Stanza cannot read {language!r} here ({type(problem).__name__}: {problem}); its "
            f"models must be on disk: run stanza.download({language!r}) in Python once"
        )
        raise LanguageError(msg) from problem


class StanzaReader:
    """A Stanza pipeline, given one sentence at a time.

    Parameters
    ----------
    pipeline
        What makes a Stanza document of a text.
    """

    def __init__(self, language: str, pipeline: Callable[[str], Any]) -> None:
        self.language = language
        self._pipeline = pipeline

    def split(self, text: str) -> list[tuple[int, int]]:
        """Return the half-open ranges of a text's sentences."""
        return split_sentences(text, self.language)

    def parse(self, stretches: Sequence[Stretch]) -> list[tuple[Token, ...]]:
        """Return the tree of each stretch, offsets counted in the text it is from."""
        return [self._tree(text, base) for text, base in stretches]

    def _tree(self, text: str, base: int) -> tuple[Token, ...]:
        # An empty line would end a sentence for Stanza; offsets stay as they are.
        flat = "".join(" " if letter.isspace() else letter for letter in text)
        if not flat.strip():
            return ()
        tokens = as_tokens(self._pipeline(flat), text, base)
        if self.language == "ru":
            tokens = [replace(t, lemma=t.lemma.replace("ё", "е")) for t in tokens]
        return repaired(with_lemmas(tokens, self.language), self.language)


def as_tokens(document: Any, text: str, base: int = 0) -> list[Token]:  # noqa: ANN401
    """Return a Stanza document as one tree of the words that stand in the text.

    Of a word that Stanza takes apart ("zum": zu, dem) the part that governs the others stands
    for all, the first where none does. It takes on what the others tell of form. Where the parts
    stand in the text as they are ("Chile's": Chile, 's), each is a word.

    Parameters
    ----------
    text
        What the document was made from.
    base
        Added to all offsets.
    """
    spans: list[tuple[int, int]] = []
    words: list[_Word] = []
    for sentence in document.sentences:
        surfaces = [one for token in sentence.tokens for one in _surfaces(token, text)]
        words += _words([own for _, own in surfaces], len(spans), len(words))
        spans += [span for span, _ in surfaces]
    parts: list[list[int]] = [[] for _ in spans]
    for at, word in enumerate(words):
        parts[word.token].append(at)
    chosen = [_governing(words, own) for own in parts]
    told = [_head_outside(words, at) for at in chosen]
    heads = one_tree(
        [-1 if head is None else words[head].token for head in told],
        [words[at].upos in _VERBAL for at in chosen],
    )
    tokens: list[Token] = []
    for i, ((start, end), at) in enumerate(zip(spans, chosen, strict=True)):
        written = text[start:end]
        tokens.append(
            Token(
                index=i,
                start=base + start,
                end=base + end,
                text=written,
                lemma=words[at].lemma or written,
                upos=words[at].upos,
                feats=_features([words[k] for k in parts[i]], words[at]),
                head=heads[i],
                deprel=_relation(words[at].deprel, is_root=heads[i] == i),
            )
        )
    return tokens


def _surfaces(token: Any, text: str) -> Iterator[tuple[tuple[int, int], list[Any]]]:  # noqa: ANN401
    """Give the ranges of a Stanza token that are a word each, with Stanza's words for them."""
    start, end, words = int(token.start_char), int(token.end_char), list(token.words)
    if "".join(str(word.text) for word in words) != text[start:end]:
        yield (start, end), words
        return
    for word in words:
        yield (start, start + len(word.text)), [word]
        start += len(word.text)


def _words(surfaces: Sequence[Sequence[Any]], tokens: int, words: int) -> Iterator[_Word]:
    """Give the words of a sentence, behind so many tokens and words of those before it."""
    count = sum(map(len, surfaces))
    for token, own in enumerate(surfaces, start=tokens):
        for word in own:
            head = int(word.head or 0)
            pairs = (pair.partition("=") for pair in (word.feats or "").split("|") if "=" in pair)
            yield _Word(
                token=token,
                lemma=str(word.lemma or ""),
                upos=str(word.upos or "X"),
                feats={name: value for name, _, value in pairs},
                head=words + head - 1 if 0 < head <= count else None,
                deprel=str(word.deprel or "dep"),
            )


def _governing(words: Sequence[_Word], own: Sequence[int]) -> int:
    """Return which part of a surface word governs its others, the first where none does."""
    outside = [at for at in own if words[at].head not in own]
    governors = {words[at].head for at in own}
    return next((at for at in outside if at in governors), (outside or list(own))[0])


def _head_outside(words: Sequence[_Word], at: int) -> int | None:
    """Return the word that governs a surface word from outside it; ``None`` at a root."""
    head = words[at].head
    return None if head is None or words[head].token == words[at].token else head


def _features(parts: Sequence[_Word], chosen: _Word) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for part in parts:
        found |= part.feats
    return {**found, **chosen.feats}


def _relation(deprel: str, *, is_root: bool) -> str:
    if is_root:
        return _ROOT
    return _SECOND_ROOT if deprel == _ROOT else deprel
