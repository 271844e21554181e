"""Choose, from the clusters that spacy-lookups-data carries, those a model is to know."""

from __future__ import annotations

import gzip
import json
from importlib.resources import files

WORDS = {"en": 150_000, "de": 250_000}
"""How many of the commonest words get a cluster; German compounds want more."""

DEFAULT_WORDS = 200_000


def common_clusters(language: str) -> dict[str, int]:
    """Give the Brown clusters of a language's commonest words.

    Raises
    ------
    FileNotFoundError
        If spacy-lookups-data has no clusters for the language (it has de, en, es and a
        few more).
    """
    clusters = _table(language, "cluster")
    probabilities = _table(language, "prob")
    ranked = sorted(
        # Tabs and line ends separate the words of the file they are written to.
        (w for w in clusters if w in probabilities and w.isprintable() and " " not in w),
        key=lambda word: (-probabilities[word], word),
    )
    return {word: int(clusters[word]) for word in ranked[: WORDS.get(language, DEFAULT_WORDS)]}


def _table(language: str, kind: str) -> dict[str, float]:
    packed = files("spacy_lookups_data") / "data" / f"{language}_lexeme_{kind}.json.gz"
    return json.loads(gzip.decompress(packed.read_bytes()))
