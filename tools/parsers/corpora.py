"""Sentences as spaCy trains on them."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any, cast

from tools.parsers.conllu import join_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab
    from tools.parsers.conllu import Sentence

GROUP_SIZES = (1, 1, 1, 2, 3)
"""Sentences to a training text, drawn at random: the parser also learns where
sentences end, which texts of a single sentence cannot teach it."""


HYPHENATED = frozenset({"fr", "it", "pl", "tr", "uk"})
"""Languages whose treebanks leave *Royaume-Uni* whole, where spaCy would take it apart."""


def keep_hyphenated(pipeline: Language) -> None:
    """Let a pipeline leave words with hyphens whole, if its language's treebanks do.

    What French puts behind a verb (*dit-il*) is still taken off.
    """
    if pipeline.lang in HYPHENATED:
        defaults: Any = pipeline.Defaults
        tokenizer: Any = pipeline.tokenizer
        patterns = [p for p in cast("list[str]", defaults.infixes) if not re.search(p, "a-b")]
        tokenizer.infix_finditer = re.compile("|".join(patterns)).finditer


def as_tokenized(sentence: Sentence, tokenize: Callable[[str], Doc]) -> Sentence:
    """Join the words of a tree that spaCy's tokenizer leaves together.

    German treebanks take *EU-Staaten* apart, spaCy does not; a parser trained on the
    parts alone would not know the whole.
    """
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    offset = 0
    for place, word in enumerate(sentence.words):
        starts[offset] = place
        offset += len(word.form)
        ends[offset] = place
        offset += word.space_after
    groups: dict[range, str] = {}
    for token in tokenize(sentence.text):
        first, last = starts.get(token.idx), ends.get(token.idx + len(token))
        if first is not None and last is not None and first < last:
            groups[range(first, last + 1)] = token.text
    return replace(sentence, words=join_words(sentence.words, groups))


def gold_doc(vocab: Vocab, sentences: Iterable[Sentence], *, spaces_known: bool = True) -> Doc:
    """Lay sentences end to end in one annotated document.

    Parameters
    ----------
    spaces_known
        If not, spaCy trains on the words as they are instead of tokenizing their text.
    """
    from spacy.tokens import Doc

    group = list(sentences)
    words = [word for sentence in group for word in sentence.words]
    heads: list[int] = []
    for sentence in group:
        start = len(heads)
        heads += [start + word.head for word in sentence.words]
    return Doc(
        vocab,
        words=[w.form for w in words],
        # Sentences that end a paragraph have no space after them in some treebanks.
        spaces=[
            w.space_after or place == len(sentence.words) - 1
            for sentence in group
            for place, w in enumerate(sentence.words)
        ]
        if spaces_known
        else None,
        tags=[w.upos for w in words],
        pos=[w.upos for w in words],
        morphs=[w.features for w in words],
        lemmas=[w.lemma for w in words],
        heads=heads,
        deps=["ROOT" if w.relation == "root" else w.relation for w in words],
    )


def groups(sentences: Sequence[Sentence], random: Random) -> Iterator[Sequence[Sentence]]:
    """Cut a run of sentences into short texts, in order and without remainder."""
    start = 0
    while start < len(sentences):
        size = random.choice(GROUP_SIZES)
        yield sentences[start : start + size]
        start += size


def write_corpus(
    parts: Iterable[Sequence[Sentence]], path: Path, *, language: str, seed: int
) -> int:
    """Write sentences as a shuffled spaCy corpus; gives the number of texts written.

    A text is written as spaCy's tokenizer cuts it and, where the treebank cuts it finer,
    a second time in the treebank's own words.

    Parameters
    ----------
    parts
        Runs of sentences; a text is never made of sentences of two runs.
    """
    import spacy
    from spacy.tokens import DocBin

    # Shuffling a corpus is no secret to guard.
    random = Random(seed)  # noqa: S311
    texts = [group for part in parts for group in groups(part, random)]
    random.shuffle(texts)
    blank = spacy.blank(language)
    keep_hyphenated(blank)
    corpus = DocBin(store_user_data=False)
    for text in texts:
        tokenized = [as_tokenized(sentence, blank.make_doc) for sentence in text]
        corpus.add(gold_doc(blank.vocab, tokenized))
        if tokenized != list(text):
            corpus.add(gold_doc(blank.vocab, text, spaces_known=False))
    corpus.to_disk(path)
    return len(corpus)
