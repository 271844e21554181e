"""The treebanks a parser is made from: which files, on what terms, and which sentences."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from tools.parsers.conllu import Repair, Scheme, Sentence, TreebankError, read_sentences
from tools.parsers.respelling import respelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

SHIPPABLE = re.compile(r"PD|CC0(?: 1\.0)?|CC BY(?:-SA)?(?: \d\.\d)?")
"""Licences under which text may go into a model that we hand on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Treebank:
    """One treebank: where its parts lie and what may be done with them.

    Attributes
    ----------
    licence
        Of the whole, in words such as ``"CC BY-SA 4.0"``.
    train, dev, test
        Patterns of file names inside the treebank's folder; the first that matches any
        file is used. Empty where the treebank has no such part or we want none.
    dev_sentences
        How many sentences of the development part to use, from its beginning.
    documents
        Pattern of a document's name, and the licence of the documents that match. Empty
        where every document has the licence of the whole.
    ids
        Patterns of the numbers of the sentences that are used. Empty for all.
    respelled
        Whether it is Belarusian and to be written as Ukrainian would write it.
    repairs
        Where its features need bringing into line with those of the other treebanks.
    """

    name: str
    language: str
    licence: str
    commit: str
    train: tuple[str, ...] = ()
    dev: tuple[str, ...] = ()
    test: tuple[str, ...] = ()
    dev_sentences: int | None = None
    documents: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    ids: tuple[str, ...] = ()
    respelled: bool = False
    repairs: tuple[Repair, ...] = ()

    def part(self, folder: Path, name: str) -> list[Path]:
        """Find the files of ``"train"``, ``"dev"`` or ``"test"`` under the folder of treebanks."""
        patterns: tuple[str, ...] = getattr(self, name)
        for pattern in patterns:
            if found := sorted((folder / self.name).glob(pattern)):
                return found
        if not patterns:
            return []
        msg = (
            f"{folder / self.name} has no file {' or '.join(patterns)}; clone "
            f"UniversalDependencies/{self.name} there and check out {self.commit[:12]}"
        )
        raise TreebankError(msg)

    def allows(self, sentence: Sentence) -> bool:
        """Whether the sentence's document is among those that may be used."""
        return not self.documents or any(
            fnmatchcase(sentence.document, pattern) for pattern in self.documents
        )

    def uses(self, sentence: Sentence) -> bool:
        """Whether the sentence's number is among those that are used."""
        return not self.ids or any(fnmatchcase(sentence.id, pattern) for pattern in self.ids)

    def refuse_unless_shippable(self) -> None:
        """Stop if a model made from this text could not be handed on.

        Raises
        ------
        TreebankError
            If a licence is neither CC BY, CC BY-SA, CC0 nor the public domain.
        """
        for licence in (self.licence, *self.documents.values()):
            if not SHIPPABLE.fullmatch(licence):
                msg = (
                    f"{self.name} is under {licence!r}: a model trained on it cannot be shipped. "
                    "Leave it out, name the documents that are freer under "
                    "[treebank.documents], or train for yourself with --private."
                )
                raise TreebankError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What ``tools/treebanks.toml`` says."""

    treebanks: tuple[Treebank, ...]
    schemes: Mapping[str, Scheme]

    def of(self, language: str) -> list[Treebank]:
        """List the treebanks of a language."""
        found = [t for t in self.treebanks if t.language == language]
        if not found or language not in self.schemes:
            known = ", ".join(sorted(self.schemes))
            msg = f"the manifest has no treebanks and scheme for {language!r}, only for {known}"
            raise TreebankError(msg)
        return found


def read_manifest(path: Path) -> Manifest:
    """Read the list of treebanks and, per language, the annotation to keep."""
    table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    schemes = {
        language: Scheme(
            subtypes=frozenset(given["subtypes"]),
            features={upos: frozenset(kept) for upos, kept in given["features"].items()},
            whole_tokens=given.get("whole_tokens", False),
            repairs=tuple(Repair(**rule) for rule in given.get("repairs", ())),
        )
        for language, given in table["scheme"].items()
    }
    return Manifest(treebanks=tuple(map(_treebank, table["treebank"])), schemes=schemes)


def _treebank(given: dict[str, Any]) -> Treebank:
    repairs = tuple(Repair(**rule) for rule in given.pop("repairs", ()))
    parts: dict[str, Any] = {p: tuple(given.pop(p, ())) for p in ("train", "dev", "test", "ids")}
    return Treebank(**given, **parts, repairs=repairs)


def sentences(bank: Treebank, part: str, folder: Path, scheme: Scheme) -> Iterator[Sentence]:
    """Read a part of a treebank, leaving out sentences whose words are withheld."""
    for path in bank.part(folder, part):
        for sentence in read_sentences(path, whole_tokens=scheme.whole_tokens):
            if not sentence.is_withheld and bank.uses(sentence):
                read = respelled(sentence) if bank.respelled else sentence
                yield scheme.applied_to(read, bank.repairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The sentences chosen for a parser, and an account of those left out.

    Attributes
    ----------
    train, dev
        By treebank.
    left_out
        How many training sentences were not used, by reason.
    """

    train: Mapping[str, Sequence[Sentence]]
    dev: Mapping[str, Sequence[Sentence]]
    left_out: Mapping[str, int]


def select(
    treebanks: Iterable[Treebank], folder: Path, scheme: Scheme, *, train_on_dev: bool = False
) -> Selection:
    """Choose what to train and to tune on, so that nothing tested on is trained on.

    A sentence is kept out of training if its number, its document (where the treebank
    is split by document) or its wording occurs in a test or development part of any
    of the treebanks.

    Parameters
    ----------
    train_on_dev
        Train on the development parts as well, once they have served to settle the
        recipe: scores on them then mean nothing, and the last state of training is the
        one to take.
    """
    chosen = list(treebanks)
    train: dict[str, list[Sentence]] = {}
    dev: dict[str, list[Sentence]] = {}
    left_out: Counter[str] = Counter()
    texts: set[str] = set()
    names: set[tuple[str, str]] = set()
    for bank in chosen:
        tuning = list(sentences(bank, "dev", folder, scheme))[: bank.dev_sentences]
        testing = list(sentences(bank, "test", folder, scheme))
        test_texts = {s.text for s in testing}
        dev[bank.name] = [s for s in tuning if bank.allows(s) and s.text not in test_texts]
        reserved = testing if train_on_dev else [*tuning, *testing]
        texts |= {s.text for s in reserved}
        for held_out in reserved:
            names.add((bank.name, held_out.id))
            if bank.documents:
                names.add((bank.name, held_out.document))
    for bank in chosen:
        train[bank.name] = []
        for sentence in sentences(bank, "train", folder, scheme):
            if not bank.allows(sentence):
                left_out[f"{bank.name}: no licence for its document"] += 1
            elif {(bank.name, sentence.id), (bank.name, sentence.document)} & names:
                left_out[f"{bank.name}: in a test or development part"] += 1
            elif sentence.text in texts:
                left_out[f"{bank.name}: worded as a test or development sentence"] += 1
            else:
                train[bank.name].append(sentence)
        # Where a treebank's training part is its development part, these are in already.
        known = {sentence.id for sentence in train[bank.name]}
        if train_on_dev:
            train[bank.name] += [s for s in dev[bank.name] if s.id not in known]
    return Selection(train=train, dev=dev, left_out=left_out)
