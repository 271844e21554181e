"""Read Russian with natasha: tags and trees by slovnet, lemmas by pymorphy.

References
----------
natasha and slovnet (https://github.com/natasha, MIT): compact models of news Russian, whose
weights come inside the wheel. Korobov, M. (2015), "Morphological Analyzer and Generator for
Russian and Ukrainian Languages", AIST 2015: pymorphy.
"""

from __future__ import annotations

import importlib
import inspect
import os
import warnings
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from interstate.language.gemm import ONE_THREAD
from interstate.record import Token

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_BATCH = 32
_ROOT = "root"
_SECOND_ROOT = "parataxis"
_VERBAL = frozenset({"VERB", "AUX"})
_NOUN_PHRASES = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_INFINITIVES = ("ть", "ти", "чь", "ться", "тись", "чься")


class _Word(NamedTuple):
    """A word as the tokeniser cuts it and the models read it; `head` counts from 0."""

    start: int
    text: str
    upos: str
    feats: Mapping[str, str]
    head: int
    deprel: str


class _Tools(NamedTuple):
    """What natasha gives; it has no types, so what comes out is typed in `_Word`."""

    tokenize: Callable[[str], Any]
    tagger: Any
    parser: Any
    vocabulary: Any


def with_nouns(words: Sequence[_Word]) -> list[_Word]:
    """Return the words, participles that stand where nouns do as nouns: "the protesting"."""
    found: list[_Word] = []
    for word in words:
        is_participle = word.feats.get("VerbForm") == "Part" and "Variant" not in word.feats
        beside = found[word.head] if 0 <= word.head < len(found) else None
        is_second = word.deprel == "conj" and beside is not None and beside.upos == "NOUN"
        stands_as_noun = is_second or word.deprel in _NOUN_PHRASES
        found.append(word._replace(upos="NOUN") if is_participle and stands_as_noun else word)
    return found


class NatashaPipeline:
    """Tag, lemmatise and parse Russian; the models are loaded when first used."""

    def __init__(self) -> None:
        self._lemmas: dict[tuple[str, str, str], str] = {}
        self._feats: dict[str, Mapping[str, str]] = {}
        self._futures: dict[str, bool] = {}

    def parse(self, texts: Sequence[str], bases: Sequence[int]) -> list[tuple[Token, ...]]:
        """Return the tree of each sentence.

        Parameters
        ----------
        texts
            The sentences, each as one string; one of white space only has no words.
        bases
            For each sentence what is added to offsets in it: where it starts in its document.

        Returns
        -------
        list of tuple of Token
            As many as `texts`, in their order. Lemmas are dictionary forms with ``ё`` as ``е``,
            of a participle the infinitive of its verb, unless it stands for a noun. Each tree
            has one root.
        """
        stretches = [list(self._tools.tokenize(text)) for text in texts]
        # Sentences of like length in one batch, since a batch is padded to its longest.
        order = sorted((i for i, s in enumerate(stretches) if s), key=lambda i: len(stretches[i]))
        words = [[stretch.text for stretch in stretches[i]] for i in order]
        trees: list[tuple[Token, ...]] = [()] * len(texts)
        tagged, parsed = self._tools.tagger.map(words), self._tools.parser.map(words)
        for i, tags, relations in zip(order, tagged, parsed, strict=True):
            read = [
                _Word(s.start, s.text, t.pos, t.feats, int(r.head_id) - 1, r.rel)
                for s, t, r in zip(stretches[i], tags.tokens, relations.tokens, strict=True)
            ]
            trees[i] = tuple(self._tokens(read, bases[i]))
        return trees

    @cached_property
    def _tools(self) -> _Tools:
        for name, value in ONE_THREAD.items():
            os.environ.setdefault(name, value)
        if not hasattr(inspect, "getargspec"):
            # pymorphy2 asks for a function that Python 3.11 no longer has.
            inspect.getargspec = _getargspec  # pyright: ignore[reportAttributeAccessIssue]
        with warnings.catch_warnings():
            # pymorphy2 finds its dictionaries through setuptools.
            warnings.filterwarnings("ignore", message="pkg_resources is deprecated")
            warnings.filterwarnings("ignore", message="Deprecated call to `pkg_resources")
            natasha, razdel = map(importlib.import_module, ("natasha", "razdel"))
            vectors = natasha.NewsEmbedding()
            tagger, parser = natasha.NewsMorphTagger(vectors), natasha.NewsSyntaxParser(vectors)
            for tool in (tagger, parser):
                tool.batch_size = tool.infer.encoder.batch_size = _BATCH
            return _Tools(razdel.tokenize, tagger, parser, natasha.MorphVocab())

    def _tokens(self, words: Sequence[_Word], base: int) -> list[Token]:
        words = with_nouns(words)
        heads = one_tree([word.head for word in words], [word.upos in _VERBAL for word in words])
        tokens: list[Token] = []
        for i, (word, head) in enumerate(zip(words, heads, strict=True)):
            deprel = _relation(word, is_root=head == i)
            start = base + word.start
            tokens.append(
                Token(
                    index=i,
                    start=start,
                    end=start + len(word.text),
                    text=word.text,
                    lemma=self._lemma(word),
                    upos=word.upos,
                    feats=self._features(word),
                    head=head,
                    deprel=deprel,
                )
            )
        return tokens

    def _lemma(self, word: _Word) -> str:
        key = (word.text, word.upos, _written(word.feats))
        if key not in self._lemmas:
            lemma = str(self._tools.vocabulary.lemmatize(word.text, word.upos, word.feats))
            if word.upos in _NOMINAL and lemma.endswith(_INFINITIVES):
                lemma = self._participle(word.text) or lemma
            self._lemmas[key] = lemma
        return self._lemmas[key]

    def _participle(self, word: str) -> str | None:
        """Return the dictionary form of a participle that has become a noun or an adjective."""
        for form in self._tools.vocabulary(word.lower()):
            if form.tag.POS == "PRTF":
                return str(form.inflect({"Sing", "Masc", "Nom"}).word).replace("ё", "е")
        return None

    def _features(self, word: _Word) -> Mapping[str, str]:
        """Return the features of a word, one mapping for all words that have the same."""
        feats = dict(word.feats)
        if word.upos == "VERB" and feats.get("Tense") == "Pres" and self._is_future(word.text):
            feats |= {"Aspect": "Perf", "Tense": "Fut"}
        return self._feats.setdefault(_written(feats), feats)

    def _is_future(self, word: str) -> bool:
        """Whether a form can only be the future of a perfective verb, which taggers miss."""
        if word not in self._futures:
            tags = [form.tag for form in self._tools.vocabulary(word.lower())]
            self._futures[word] = bool(tags) and all(tag.tense == "futr" for tag in tags)
        return self._futures[word]


def one_tree(heads: Sequence[int], verbal: Sequence[bool]) -> list[int]:
    """Return heads that make one tree; slovnet's may have no root, several, or go in circles.

    Parameters
    ----------
    heads
        For each word the index of its head, negative or its own at a root.
    verbal
        For each word whether it is a verb; the first verb is the best root where none is marked.

    Returns
    -------
    list of int
        For each word the index of its head, its own at the root. Further roots, and from each
        circle the first word, hang on the root.

    Examples
    --------
    >>> one_tree([1, -1, 3, 2], [False, True, False, False])
    [1, 1, 1, 2]
    """
    count = len(heads)
    roots = [i for i, head in enumerate(heads) if not 0 <= head < count or head == i]
    verbs = [i for i, is_verb in enumerate(verbal) if is_verb]
    root = next((i for i in roots if verbal[i]), None)
    if root is None:
        root = roots[0] if roots else (verbs or [0])[0]
    found = [root if i in roots else head for i, head in enumerate(heads)]
    found[root] = root
    anchored = {root}
    for i in range(count):
        path: list[int] = []
        here = i
        while here not in anchored:
            if here in path:
                found[min(path[path.index(here) :])] = root
                break
            path.append(here)
            here = found[here]
        anchored.update(path)
    return found


def _relation(word: _Word, *, is_root: bool) -> str:
    """Return the relation of a word, where the models' own cannot stand."""
    if is_root:
        return _ROOT
    if word.deprel == _ROOT:
        return _SECOND_ROOT
    if word.deprel == "iobj" and word.feats.get("Case") == "Ins":
        # "Грозить кому-то войной": what one threatens with is no recipient.
        return "obl"
    return word.deprel


def _written(feats: Mapping[str, str]) -> str:
    return "|".join(f"{name}={value}" for name, value in sorted(feats.items()))


def _getargspec(function: Callable[..., object]) -> tuple[object, ...]:
    """Do what `inspect.getargspec` did until Python 3.10."""
    return tuple(inspect.getfullargspec(function)[:4])
