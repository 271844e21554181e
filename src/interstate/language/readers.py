"""Read a language: from a text's stretches to sentences as trees.

A reader is anything that splits and parses. natasha reads Russian; the pipelines that come with
interstate read what has a folder under ``models``; any installed spaCy or Stanza
pipeline with UD relations can take their place.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Protocol

from interstate.errors import LanguageError
from interstate.language.coverage import NATASHA, coded_languages, parsed_languages
from interstate.language.lemmas import with_lemmas
from interstate.language.repairs import repaired
from interstate.language.splitting import split_sentences
from interstate.record import Sentence, Token

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from interstate.language.natasha_pipeline import NatashaPipeline

CODED = coded_languages()
"""Languages that come with a parser and with the tables to code them."""

STANZA = "stanza:"
"""What a pipeline's name begins with where Stanza is to read: ``stanza:de``."""

Stretch = tuple[str, int]
"""Words to parse as one sentence, and where they begin in the text they are from."""

_BATCH = 128
_ROOT = "root"
_READ: list[int | str] = ["IDX", "LENGTH", "HEAD", "LEMMA", "POS", "DEP", "MORPH", "IS_SPACE"]
_IS_SPACE = _READ.index("IS_SPACE")
_PUT_IN = "put in"
_BEFORE_DAY = "on "
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
# Behind these a day is part of a phrase already, or of a name.
_BEFORE_DAYS = frozenset(
    {"on", "last", "this", "next", "every", "each", "by", "since", "until", "till", "from", "to"}
    | {"of", "before", "after", "for", "the", "a", "and", "or", "late", "early", "past", "through"}
    | {"previous", "following", "for", "into", "than", "between", "one", "second", "-", "–", "("}
    | {"black", "good", "bloody", "easter", "holy", "palm", "super", "his", "her", "their", "its"}
    | {"is", "was", "be", "that", "any", "another", "some", "as", "in", "at", "with", "'s", "’s"}
)
_BEHIND_DAYS = frozenset(
    {"'s", "’s", "Times", "Telegraph", "Mirror", "Express", "World", "Mail", "Post", "Tribune"}
    | {"Herald", "School", "People", "Night", "prayers", "prayer", "-"}
)
_STRAIGHT = frozenset({"it", "uk"})
"""Languages whose treebanks write the apostrophe straight, which newspapers curl."""
_CURLED = re.compile("(?<=[^\\W\\d_])[\u2019\u02bc](?=[^\\W\\d_])")
_WRAP = 1 << 64
"""spaCy's arrays are unsigned: -1 is the highest number."""


class Reader(Protocol):
    """What every reader of a language can do."""

    language: str

    def split(self, text: str) -> list[tuple[int, int]]:
        """Return the half-open ranges of a text's sentences."""
        ...

    def parse(self, stretches: Sequence[Stretch]) -> list[tuple[Token, ...]]:
        """Return the tree of each stretch, offsets counted in the text it is from."""
        ...


def make_sentences(
    text: str,
    spans: Sequence[tuple[int, int]],
    trees: Mapping[int, tuple[Token, ...]],
    language: str,
) -> list[Sentence]:
    """Return all sentences of a text, with the trees of those that were parsed."""
    return [
        Sentence(
            index=i,
            start=start,
            end=end,
            text=text[start:end],
            language=language,
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
        Name or folder of a spaCy pipeline to read with in place of ours; or ``stanza:LL`` for
        Stanza's of one language, which leaves the other languages to ours.

    Raises
    ------
    LanguageError
        If nothing here reads the language.
    """
    if pipeline is not None and pipeline.startswith(STANZA):
        from interstate.language.stanza_pipeline import StanzaReader, load_stanza

        if language == pipeline.removeprefix(STANZA):
            return StanzaReader(language, load_stanza(language))
        return load_reader(language)
    if pipeline is None and language == NATASHA:
        from interstate.language.natasha_pipeline import NatashaPipeline

        return NatashaReader(NatashaPipeline())
    if pipeline is None and language not in parsed_languages():
        read = ", ".join(parsed_languages())
        msg = (
            f"no reader for language {language!r}: interstate reads {read}; "
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

    def parse(self, stretches: Sequence[Stretch]) -> list[tuple[Token, ...]]:
        """Return the tree of each stretch, offsets counted in the text it is from."""
        docs = [self._doc(text) for text, _ in stretches]
        read = self._pipeline.pipe(docs, batch_size=_BATCH)
        return [self.tokens(doc, start) for doc, (_, start) in zip(read, stretches, strict=True)]

    def _doc(self, sentence: str) -> Doc:
        """Return the words of a sentence, told that it is one sentence."""
        if self.language == "de":
            # Old files have a Greek beta for the German letter that looks like it.
            sentence = sentence.replace("β", "ß")
        elif self.language in _STRAIGHT:
            sentence = _CURLED.sub("'", sentence)
        doc = self._pipeline.make_doc(sentence)
        if self.language == "en" and (days := bare_days([token.text for token in doc])):
            doc = _with_prepositions(doc, days)
        starts: Any = self._array([[1], *[[_WRAP - 1]] * (len(doc) - 1)])
        return doc.from_array(["SENT_START"], starts) if len(doc) else doc

    def tokens(self, doc: Doc, base: int = 0) -> tuple[Token, ...]:
        """Return what was read, without the white space that spaCy takes for words.

        Offsets are those in the document plus `base`, without the words that `_doc` put in;
        lemmas are repaired.
        All is read in one array: asking spaCy word by word takes longer than parsing.
        """
        rows: list[list[int]] = doc.to_array(_READ).tolist()
        heads = [
            at + (row[2] - _WRAP if row[2] > _WRAP // 2 else row[2]) for at, row in enumerate(rows)
        ]
        put_in: list[int] = doc.user_data.get(_PUT_IN, [])
        places: dict[int, int] = {}
        for at, row in enumerate(rows):
            if not row[_IS_SPACE] and at not in put_in:
                places[at] = len(places)
        text, tokens = doc.text, list[Token]()
        for at, place in places.items():
            start, length, _, *codes, _ = rows[at]
            head = heads[at] if heads[at] not in put_in else heads[heads[at]]
            lemma, upos, relation, features = (self._string(code) for code in codes)
            word = text[start : start + length]
            start -= len(_BEFORE_DAY) * sum(1 for k in put_in if k < at)
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


def bare_days(words: Sequence[str]) -> list[int]:
    """Return where a day of the week stands without preposition: "Kenya Friday closed its border".

    So agencies write in America. Parsers take such a day for the subject, or for part of a name.

    Examples
    --------
    >>> bare_days("Kenya Friday closed its border".split())
    [1]
    >>> bare_days("Kenya closed its border on Friday".split())
    []
    """
    return [
        i
        for i, word in enumerate(words)
        if word in _DAYS
        and (i == 0 or words[i - 1].lower() not in _BEFORE_DAYS)
        and (i + 1 == len(words) or words[i + 1] not in _BEHIND_DAYS)
    ]


def _with_prepositions(doc: Doc, days: Sequence[int]) -> Doc:
    """Return a document with "on" before each of its words whose numbers are in `days`."""
    from spacy.tokens import Doc as NewDoc

    words: list[str] = []
    spaces: list[bool] = []
    put_in: list[int] = []
    for token in doc:
        if token.i in days:
            put_in.append(len(words))
            words.append(_BEFORE_DAY.strip())
            spaces.append(True)
        words.append(token.text)
        spaces.append(bool(token.whitespace_))
    return NewDoc(doc.vocab, words=words, spaces=spaces, user_data={_PUT_IN: put_in})


class NatashaReader:
    """Russian, read by natasha."""

    language = "ru"

    def __init__(self, pipeline: NatashaPipeline) -> None:
        self._pipeline = pipeline

    def split(self, text: str) -> list[tuple[int, int]]:
        """Return the half-open ranges of a text's sentences."""
        return split_sentences(text, self.language)

    def parse(self, stretches: Sequence[Stretch]) -> list[tuple[Token, ...]]:
        """Return the tree of each stretch, offsets counted in the text it is from."""
        read = self._pipeline.parse([text for text, _ in stretches], [at for _, at in stretches])
        return [repaired(tokens, self.language) for tokens in read]
