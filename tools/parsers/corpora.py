"""Sentences as spaCy trains on them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from spacy.tokens import Doc
    from spacy.vocab import Vocab
    from tools.parsers.conllu import Sentence

GROUP_SIZES = (1, 1, 1, 2, 3)
"""Sentences to a training text, drawn at random: the parser also learns where
sentences end, which texts of a single sentence cannot teach it."""


def gold_doc(vocab: Vocab, sentences: Iterable[Sentence]) -> Doc:
    """Lay sentences end to end in one annotated document."""
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
        ],
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
    vocab = spacy.blank(language).vocab
    DocBin(docs=[gold_doc(vocab, text) for text in texts], store_user_data=False).to_disk(path)
    return len(texts)
