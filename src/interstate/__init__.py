"""How two states stand to each other, read from text, every figure open to its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from interstate.briefs import Dossier
    from interstate.record import Evidence, PairReport, Rejected

__version__ = "0.1.0"

__all__ = ["code_pairs", "dossier", "read"]

# The stages are imported where they are called, so that `import interstate` costs nothing.


def read(
    paths: Sequence[str | Path],
    *,
    published: date | None = None,
    language: str | None = None,
    pair: tuple[str, str] | None = None,
    overlay: Path | None = None,
) -> Evidence:
    """Return the evidence in texts: documents, reports, events, ties, and what was rejected.

    Parameters
    ----------
    paths
        Files (``.txt .md .html .htm .jsonl``, also with ``.gz``) and folders of them.
    published
        Day of publication for documents that do not tell theirs.
    language
        ISO 639-1 code for documents that do not tell theirs; detected where ``None``.
    pair
        Party ids of the two states asked about: what a text that names both is about.
    overlay
        A folder of tables laid over the shipped ones; see docs/reference/lexicons.md.

    Raises
    ------
    SourceError
        If a path does not exist. What is there but cannot be read is among ``rejected``.
    TableError
        If a row of the overlay makes no sense.
    """
    from interstate.pipeline import Choices
    from interstate.pipeline import read as read_all

    choices = Choices(published=published, language=language, pair=pair, overlay=overlay)
    return read_all(list(paths), choices)


def code_pairs(
    pairs: Iterable[tuple[str, str, str]],
    *,
    published: date | None = None,
    language: str | None = None,
    overlay: Path | None = None,
) -> list[PairReport | Rejected]:
    """Return what marked parties do to each other: one report a pair, with its probability.

    Parameters
    ----------
    pairs
        For each the text, and the words of it that name the actor and the recipient; ``"-"``
        for one that it does not name.
    published
        Day of publication of the texts.
    language
        ISO 639-1 code of the texts; detected for each where ``None``.
    overlay
        A folder of tables laid over the shipped ones; see docs/reference/lexicons.md.

    Returns
    -------
    list of PairReport or Rejected
        In the order given; `Rejected` says what was wrong with a pair.

    Examples
    --------
    >>> [coded] = code_pairs([("Peru praised Chile for its help.", "Peru", "Chile")])
    >>> coded.report.event_type
    'SUPPORT'
    """
    from interstate.pipeline import Choices, code_pairs_of_texts

    choices = Choices(published=published, language=language, overlay=overlay)
    return code_pairs_of_texts(pairs, choices)


def dossier(evidence: Evidence, a: str, b: str, *, interface: str = "en") -> Dossier:
    """Return what evidence says of two states; `interstate.briefs` writes it as a page.

    Parameters
    ----------
    a, b
        Two different states: ISO 3166-1 alpha-3 codes (``"PRK"``) or names (``"North Korea"``,
        ``"Nordkorea"``).
    interface
        Language of the dossier's own words: ``"en"`` or ``"de"``.

    Raises
    ------
    UnknownCodeError
        If a state or the interface language is not known.
    ValueError
        If the two are the same.
    """
    from interstate.pipeline import dossier_of

    return dossier_of(evidence, a, b, interface=interface)
