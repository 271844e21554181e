"""Sentences as trees written by hand."""

from collections.abc import Callable

import pytest

from interstate.record import Sentence, Token

Tree = Callable[..., Sentence]


@pytest.fixture
def tree() -> Tree:
    """Make a tree of ``form/UPOS/head/relation/features`` a word.

    Heads count from 1 and 0 is the root; a word alone is a noun on the first word; ``~`` before
    a word joins it to the one before.
    """

    def made(written: str, *, language: str = "en", index: int = 0, start: int = 0) -> Sentence:
        tokens: list[Token] = []
        at, text = start, ""
        for i, word in enumerate(written.split()):
            joined = word.startswith("~")
            form, *rest = word.removeprefix("~").split("/")
            upos, head, relation, feats = [*rest, *["NOUN", "1", "dep", ""][len(rest) :]]
            if text and not joined:
                text += " "
                at += 1
            tokens.append(
                Token(
                    index=i,
                    start=at,
                    end=at + len(form),
                    text=form,
                    lemma=form,
                    upos=upos,
                    feats=dict(pair.split("=") for pair in feats.split("|") if pair),
                    head=i if head == "0" else int(head) - 1,
                    deprel="root" if head == "0" else relation,
                )
            )
            text += form
            at += len(form)
        return Sentence(
            index=index,
            start=start,
            end=at,
            text=text,
            language=language,
            tokens=tuple(tokens),
        )

    return made
