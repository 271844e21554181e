"""Read a language: from a text's stretches to sentences as trees.

A reader is anything that splits and parses; which one reads a language is a table. Pipelines that
come with interstate read English and German, natasha Russian; any installed spaCy pipeline with
UD relations can take their place.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol

from interstate.errors import LanguageError
from interstate.language.splitting import split_sentences
from interstate.record import Sentence, Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

    from interstate.language.natasha_pipeline import NatashaPipeline

CODED = ("de", "en", "ru")
"""Languages that come with a parser and with the tables to code them."""

_BATCH = 128
_ROOT = "root"


class Reader(Protocol):
    """What every reader of a language can do."""

    language: str

    def split(self, text: str) -> list[tuple[int, int]]:
        """Return the half-open ranges of a text's sentences."""
        ...

    def parse(self, text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[Token, ...]]:
        """Return the tree of each stretch of `text`, offsets counted in `text`."""
        ...


def read_sentences(
    reader: Reader, text: str, spans: Sequence[tuple[int, int]], parsed: Iterable[int]
) -> list[Sentence]:
    """Return all sentences of a text, with trees for those whose numbers are in `parsed`."""
    chosen = sorted(set(parsed))
    trees = dict(zip(chosen, reader.parse(text, [spans[i] for i in chosen]), strict=True))
    return [
        Sentence(
            index=i,
            start=start,
            end=end,
            text=text[start:end],
            language=reader.language,
            tokens=trees.get(i, ()),
        )
        for i, (start, end) in enumerate(spans)
    ]


@cache
def load_reader(language: str, pipeline: str | None = None) -> Reader:
    """Return the reader of a language, loaded once.

    Parameters
    ----------
    pipeline
        Name or folder of a spaCy pipeline to read with in place of ours.

    Raises
    ------
    LanguageError
        If nothing here reads the language.
    """
    if pipeline is None and language == "ru":
        from interstate.language.natasha_pipeline import NatashaPipeline

        return NatashaReader(NatashaPipeline())
    if pipeline is None and language not in CODED:
        msg = (
            f"no reader for language {language!r}: interstate reads {', '.join(CODED)}; "
            "for another give the name of an installed spaCy pipeline with --pipeline"
        )
        raise LanguageError(msg)
    from interstate.language.spacy_pipeline import load_pipeline

    return SpacyReader(language, load_pipeline(pipeline or language))


class SpacyReader:
    """A spaCy pipeline with UD relations, given one sentence at a time."""

    def __init__(self, language: str, pipeline: Language) -> None:
        self.language = language
        self._pipeline = pipeline
        # Reading the features of a word is slow, and there are only some hundred kinds.
        self._feats: dict[str, Mapping[str, str]] = {}

    def split(self, text: str) -> list[tuple[int, int]]:
        """Return the half-open ranges of a text's sentences."""
        return split_sentences(text, self.language)

    def parse(self, text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[Token, ...]]:
        """Return the tree of each stretch of `text`, offsets counted in `text`."""
        docs = [self._doc(text[start:end]) for start, end in spans]
        read = self._pipeline.pipe(docs, batch_size=_BATCH)
        return [self._tokens(doc, start) for doc, (start, _) in zip(read, spans, strict=True)]

    def _doc(self, sentence: str) -> Doc:
        """Return the words of a sentence, told that it is one sentence."""
        doc = self._pipeline.make_doc(sentence)
        for token in doc:
            token.is_sent_start = token.i == 0
        return doc

    def _tokens(self, doc: Doc, base: int) -> tuple[Token, ...]:
        """Return the words without the white space that spaCy takes for words."""
        words = [word for word in doc if not word.is_space]
        places = {word.i: place for place, word in enumerate(words)}
        return tuple(
            Token(
                index=place,
                start=base + word.idx,
                end=base + word.idx + len(word),
                text=word.text,
                lemma=word.lemma_ or word.text,
                upos=word.pos_,
                feats=self._features(word),
                head=places.get(word.head.i, place),
                deprel=_ROOT if word.head.i == word.i else word.dep_,
            )
            for place, word in enumerate(words)
        )

    def _features(self, word: SpacyToken) -> Mapping[str, str]:
        key = str(word.morph)
        if key not in self._feats:
            self._feats[key] = word.morph.to_dict()
        return self._feats[key]


class NatashaReader:
    """Russian, read by natasha."""

    language = "ru"

    def __init__(self, pipeline: NatashaPipeline) -> None:
        self._pipeline = pipeline

    def split(self, text: str) -> list[tuple[int, int]]:
        """Return the half-open ranges of a text's sentences."""
        return split_sentences(text, self.language)

    def parse(self, text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[Token, ...]]:
        """Return the tree of each stretch of `text`, offsets counted in `text`."""
        return self._pipeline.parse([text[a:b] for a, b in spans], [a for a, _ in spans])
