"""Read a language: from a text's stretches to sentences as trees.

A reader is anything that splits and parses; which one reads a language is a table. Pipelines that
come with interstate read English and German, natasha Russian; any installed spaCy pipeline with
UD relations can take their place.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, Protocol

from interstate.errors import LanguageError
from interstate.language.lemmas import with_lemmas
from interstate.language.repairs import repaired
from interstate.language.splitting import split_sentences
from interstate.record import Sentence, Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from interstate.language.natasha_pipeline import NatashaPipeline

CODED = ("de", "en", "ru")
"""Languages that come with a parser and with the tables to code them."""

_BATCH = 128
_ROOT = "root"
_READ: list[int | str] = ["IDX", "LENGTH", "HEAD", "LEMMA", "POS", "DEP", "MORPH", "IS_SPACE"]
_IS_SPACE = _READ.index("IS_SPACE")
_WRAP = 1 << 64
"""spaCy's arrays are unsigned: -1 is the highest number."""


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
        import numpy as np

        self._pipeline = pipeline
        self._array = partial(np.array, dtype=np.uint64)
        self._feats: dict[str, Mapping[str, str]] = {}
        self._strings: dict[int, str] = {}

    def split(self, text: str) -> list[tuple[int, int]]:
        """Return the half-open ranges of a text's sentences."""
        return split_sentences(text, self.language)

    def parse(self, text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[Token, ...]]:
        """Return the tree of each stretch of `text`, offsets counted in `text`."""
        docs = [self._doc(text[start:end]) for start, end in spans]
        read = self._pipeline.pipe(docs, batch_size=_BATCH)
        return [self.tokens(doc, start) for doc, (start, _) in zip(read, spans, strict=True)]

    def _doc(self, sentence: str) -> Doc:
        """Return the words of a sentence, told that it is one sentence."""
        if self.language == "de":
            # Old files have a Greek beta for the German letter that looks like it.
            sentence = sentence.replace("β", "ß")
        doc = self._pipeline.make_doc(sentence)
        starts: Any = self._array([[1], *[[_WRAP - 1]] * (len(doc) - 1)])
        return doc.from_array(["SENT_START"], starts) if len(doc) else doc

    def tokens(self, doc: Doc, base: int = 0) -> tuple[Token, ...]:
        """Return what was read, without the white space that spaCy takes for words.

        Offsets are those in the document plus `base`; lemmas are repaired.
        All is read in one array: asking spaCy word by word takes longer than parsing.
        """
        rows: list[list[int]] = doc.to_array(_READ).tolist()
        places: dict[int, int] = {}
        for at, row in enumerate(rows):
            if not row[_IS_SPACE]:
                places[at] = len(places)
        text, tokens = doc.text, list[Token]()
        for at, place in places.items():
            start, length, head, *codes, _ = rows[at]
            head = at + (head - _WRAP if head > _WRAP // 2 else head)
            lemma, upos, relation, features = (self._string(code) for code in codes)
            word = text[start : start + length]
            tokens.append(
                Token(
                    index=place,
                    start=base + start,
                    end=base + start + length,
                    text=word,
                    lemma=lemma or word,
                    upos=upos,
                    feats=self._features(features),
                    head=places.get(head, place),
                    deprel=_ROOT if head == at else relation,
                )
            )
        return repaired(with_lemmas(tokens, self.language), self.language)

    def _string(self, code: int) -> str:
        if code not in self._strings:
            self._strings[code] = self._pipeline.vocab.strings[code] if code else ""
        return self._strings[code]

    def _features(self, written: str) -> Mapping[str, str]:
        if written not in self._feats:
            pairs = (pair.partition("=") for pair in written.split("|") if "=" in pair)
            self._feats[written] = {name: value for name, _, value in pairs}
        return self._feats[written]


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
        read = self._pipeline.parse([text[a:b] for a, b in spans], [a for a, _ in spans])
        return [repaired(tokens, self.language) for tokens in read]
