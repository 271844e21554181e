"""Sentences as Universal Dependencies trees, the same for every language."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word.

    Attributes
    ----------
    index
        Position in its sentence, from 0.
    start, end
        Half-open range in the document's text, in Unicode code points.
    text, lemma
        As written; and its dictionary form (German nouns keep their capital).
    upos
        Universal part of speech, e.g. ``"VERB"``.
    feats
        Universal features, e.g. ``{"Case": "Nom"}``.
    head
        `index` of the governing token; its own index at the root.
    deprel
        Universal relation to the head, with subtype where the treebank has one,
        e.g. ``"nsubj:pass"``; ``"root"`` at the root.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    feats: Mapping[str, str]
    head: int
    deprel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a document and its tree.

    Attributes
    ----------
    index
        Position in the document, from 0; a title is sentence 0 of its document's text.
    start, end
        Half-open range in the document's text.
    text
        The sentence exactly as it stands in the document.
    tokens
        Its words; empty where the pre-filter left it unparsed.
    """

    index: int
    start: int
    end: int
    text: str
    language: str
    tokens: tuple[Token, ...]
