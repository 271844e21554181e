"""Sentences as trees written by hand, and the parties in them."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from interstate.coding import Coder, Coding
from interstate.record import (
    Document,
    DocumentId,
    Mention,
    Outlet,
    Party,
    PartyKind,
    Sentence,
    Token,
)

Code = Callable[..., Coding]


def sentence(written: str, *, language: str, start: int = 0, index: int = 0) -> Sentence:
    """Return a tree written a word a line: form, lemma, UPOS, head, relation, features.

    Heads count from 1, 0 is the root; features only where they matter.
    """
    tokens: list[Token] = []
    at = start
    for i, line in enumerate(written.strip().splitlines()):
        form, lemma, upos, head, relation, *feats = line.split()
        features = dict(pair.split("=") for pair in (feats[0].split("|") if feats else ()))
        tokens.append(
            Token(
                index=i,
                start=at,
                end=at + len(form),
                text=form,
                lemma=lemma,
                upos=upos,
                feats=features,
                head=i if head == "0" else int(head) - 1,
                deprel=relation,
            )
        )
        at += len(form) + 1
    return Sentence(
        index=index,
        start=start,
        end=at - 1,
        text=" ".join(t.text for t in tokens),
        language=language,
        tokens=tuple(tokens),
    )


def mention(of: Sentence, words: str, party: str | None, **more: str | bool) -> Mention:
    """Return the mention of a party by words of a sentence."""
    begin = of.start + of.text.index(words)
    sector = more.get("sector")
    return Mention(
        start=begin,
        end=begin + len(words),
        party=Party(
            id=party,
            kind=PartyKind.STATE if party else PartyKind.UNKNOWN,
            sector=sector if isinstance(sector, str) else None,
            name=party or words,
            text=words,
            because=f"{words!r} names it",
        ),
        adjectival=bool(more.get("adjectival", False)),
    )


@pytest.fixture
def code() -> Code:
    """Code trees with the parties given by their words."""

    def coded(
        *written: str,
        language: str = "en",
        parties: Mapping[str, str | None] | None = None,
        adjectives: Mapping[str, str] | None = None,
        roles: Mapping[str, str] | None = None,
        topic: tuple[str, ...] = (),
    ) -> Coding:
        sentences: list[Sentence] = []
        for index, one in enumerate(written):
            start = sentences[-1].end + 1 if sentences else 0
            sentences.append(sentence(one, language=language, start=start, index=index))
        found: list[list[Mention]] = []
        for each in sentences:
            mentions = [
                mention(each, words, party)
                for words, party in (parties or {}).items()
                if words in each.text
            ]
            mentions += [
                mention(each, words, party, adjectival=True)
                for words, party in (adjectives or {}).items()
                if words in each.text
            ]
            mentions += [
                mention(each, words, None, sector=sector)
                for words, sector in (roles or {}).items()
                if words in each.text
            ]
            found.append(mentions)
        document = Document(
            id=DocumentId("d"),
            text=" ".join(each.text for each in sentences),
            language=language,
            language_because="given",
            outlet=Outlet(name="Ostblick"),
            title=None,
            published=date(2024, 5, 6),
            origin="d.txt",
            content_hash="0",
        )
        return Coder(language).code(document, sentences, found, topic=[topic] * len(sentences))

    return coded
