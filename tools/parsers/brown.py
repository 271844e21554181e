"""Choose, from the clusters that spacy-lookups-data carries, those a model is to know."""

from __future__ import annotations

import gzip
import json
from importlib.resources import files
from typing import Any

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
    clusters = lookup_table(language, "lexeme_cluster")
    probabilities = lookup_table(language, "lexeme_prob")
    ranked = sorted(
        # Tabs and line ends separate the words of the file they are written to.
        (w for w in clusters if w in probabilities and w.isprintable() and " " not in w),
        key=lambda word: (-probabilities[word], word),
    )
    return {word: int(clusters[word]) for word in ranked[: WORDS.get(language, DEFAULT_WORDS)]}


def lookup_table(language: str, kind: str) -> dict[str, Any]:
    """Read a table of spacy-lookups-data, such as ``"lexeme_cluster"``."""
    packed = files("spacy_lookups_data") / "data" / f"{language}_{kind}.json.gz"
    return json.loads(gzip.decompress(packed.read_bytes()))
