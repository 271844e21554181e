"""How well a pipeline reads the test part of a treebank, and how fast."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from tools.parsers.conllu import TreebankError
from tools.parsers.treebanks import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from tools.parsers.conllu import Sentence, Word
    from tools.parsers.treebanks import Manifest, Treebank

    from interstate.language.readers import SpacyReader

BATCH_SIZE = 256
"""Sentences given to the pipeline at a time, as when it reads news in bulk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How much of a test set a pipeline got right.

    Each sentence is given alone and already cut into the treebank's words, punctuation
    counts, and a sentence that the parser breaks in two has its second root wrong.

    Attributes
    ----------
    upos, lemma, feats, uas, las
        Per cent of words with the right part of speech, lemma, features, head, and head
        and relation. Features and relations are compared as the language's scheme keeps
        them.
    verb_lemma, noun_lemma
        Per cent of right lemmas among the words the treebank calls verbs, and nouns.
    verb_read
        The same of verbs as interstate's reader gives them: it mends those of German.
    words_per_second
        Per second of processor time in one thread.
    """

    sentences: int
    words: int
    upos: float
    lemma: float
    verb_lemma: float
    noun_lemma: float
    verb_read: float
    feats: float
    uas: float
    las: float
    words_per_second: int


def score(pipeline: Language, gold: Sequence[Sentence]) -> Scores:
    """Compare what a pipeline makes of sentences with their trees."""
    from spacy.tokens import Doc

    from interstate.language.readers import SpacyReader

    docs = [
        Doc(
            pipeline.vocab,
            words=[w.form for w in sentence.words],
            spaces=[w.space_after for w in sentence.words],
        )
        for sentence in gold
    ]
    start = time.process_time()
    parsed = list(pipeline.pipe(docs, batch_size=BATCH_SIZE))
    seconds = time.process_time() - start
    pairs = [
        (word, token, place)
        for sentence, doc in zip(gold, parsed, strict=True)
        for place, (word, token) in enumerate(zip(sentence.words, doc, strict=True))
    ]
    attached = [token.head.i == word.head for word, token, _ in pairs]
    return Scores(
        sentences=len(gold),
        words=len(pairs),
        upos=_per_cent([token.pos_ == word.upos for word, token, _ in pairs]),
        lemma=_per_cent([token.lemma_ == word.lemma for word, token, _ in pairs]),
        verb_lemma=_lemmas_of("VERB", pairs),
        noun_lemma=_lemmas_of("NOUN", pairs),
        verb_read=_verbs_as_read(SpacyReader(str(pipeline.lang), pipeline), gold, parsed),
        feats=_per_cent([str(token.morph) == word.features for word, token, _ in pairs]),
        uas=_per_cent(attached),
        las=_per_cent(
            [
                right and _relation(token) == word.relation
                for right, (word, token, _) in zip(attached, pairs, strict=True)
            ]
        ),
        words_per_second=round(len(pairs) / seconds),
    )


def _relation(token: Token) -> str:
    return "root" if token.dep_ == "ROOT" else token.dep_


def _lemmas_of(upos: str, pairs: Sequence[tuple[Word, Token, int]]) -> float:
    return _per_cent([t.lemma_ == w.lemma for w, t, _ in pairs if w.upos == upos])


def _verbs_as_read(reader: SpacyReader, gold: Sequence[Sentence], parsed: Sequence[Doc]) -> float:
    return _per_cent(
        [
            token.lemma == word.lemma
            for sentence, doc in zip(gold, parsed, strict=True)
            for word, token in zip(sentence.words, reader.tokens(doc), strict=True)
            if word.upos == "VERB"
        ]
    )


def _per_cent(right: Sequence[bool]) -> float:
    return round(100 * sum(right) / len(right), 2) if right else float("nan")


def sentence_breaks(pipeline: Language, gold: Sequence[Sentence]) -> float:
    """Score where a pipeline ends sentences in running text, as an F1 in per cent.

    The sentences of a document are joined by spaces and read as one text.
    """
    by_document: dict[str, list[str]] = {}
    for sentence in gold:
        by_document.setdefault(sentence.document, []).append(sentence.text)
    right = found = there = 0
    for texts in by_document.values():
        ends: set[int] = set()
        for text in texts:
            ends.add(max(ends, default=-1) + 1 + len(text))
        doc: Doc = pipeline(" ".join(texts))
        read = {s.end_char for s in doc.sents}
        right, found, there = right + len(ends & read), found + len(read), there + len(ends)
    return round(200 * right / (found + there), 2)


def score_treebanks(
    model: str,
    manifest: Manifest,
    folder: Path,
    *,
    language: str,
    names: Sequence[str] | None,
) -> dict[str, dict[str, Any]]:
    """Score a pipeline on the test part of each treebank of a language.

    Parameters
    ----------
    model
        ``"en"`` or ``"de"`` for the shipped pipeline, else a spaCy pipeline's name or folder.
    names
        Treebanks to test on; a missing one is then an error. ``None`` for all that are
        there, saying which are not.
    """
    from interstate.language.spacy_pipeline import load_pipeline

    chosen = chosen_treebanks(manifest.of(language), names)
    pipeline = load_pipeline(model)
    scheme = manifest.schemes[language]
    scores: dict[str, dict[str, Any]] = {}
    for bank in chosen:
        try:
            gold = list(sentences(bank, "test", folder, scheme))
        except TreebankError as absent:
            if names:
                raise
            print(f"left out: {absent}")
            continue
        score(pipeline, gold[:BATCH_SIZE])  # so that the first set's speed is of a warm program
        scores[bank.name] = asdict(score(pipeline, gold))
        scores[bank.name]["sentence_f1"] = sentence_breaks(pipeline, gold)
    return scores


def chosen_treebanks(treebanks: Sequence[Treebank], names: Sequence[str] | None) -> list[Treebank]:
    """Pick treebanks that have a test part, those named or all of them."""
    testable = {bank.name: bank for bank in treebanks if bank.test}
    for name in names or ():
        if name not in testable:
            msg = f"{name!r} is no test set of this language; there are {', '.join(testable)}"
            raise TreebankError(msg)
    return [testable[name] for name in names or testable]
