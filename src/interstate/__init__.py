"""How two states stand to each other, read from text, every figure open to its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from interstate.briefs import Dossier
    from interstate.hypotheses import Analysis
    from interstate.pipeline.reciprocity import Answers
    from interstate.record import Evidence, PairReport, Reconciliation, Rejected
    from interstate.relations.effects import Effect
    from interstate.relations.panels import Panel
    from interstate.relations.relation import Relation
    from interstate.store.withdrawal import Withdrawn

__version__ = "0.1.0"

__all__ = [
    "cite",
    "code_pairs",
    "dossier",
    "effect",
    "import_data",
    "panel",
    "read",
    "reciprocity",
    "relation",
    "remove_data",
    "weigh_hypotheses",
]

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


def dossier(
    evidence: Evidence,
    a: str,
    b: str,
    *,
    interface: str = "en",
    analysis: Analysis | None = None,
) -> Dossier:
    """Return what evidence says of two states; `interstate.briefs` writes it as a page.

    Parameters
    ----------
    a, b
        Two different states: ISO 3166-1 alpha-3 codes (``"PRK"``) or names (``"North Korea"``,
        ``"Nordkorea"``).
    interface
        Language of the dossier's own words: ``"en"`` or ``"de"``.
    analysis
        Rival explanations that `weigh_hypotheses` held against the same evidence.

    Raises
    ------
    UnknownCodeError
        If a state or the interface language is not known.
    ValueError
        If the two are the same.
    """
    from interstate.pipeline import dossier_of

    return dossier_of(evidence, a, b, interface=interface, analysis=analysis)


def weigh_hypotheses(evidence: Evidence, file: str | Path) -> Analysis:
    """Return rival explanations, as a file states them, held against evidence.

    Parameters
    ----------
    evidence
        As `read` returns it.
    file
        A YAML file of hypotheses; docs/how-to/hypotheses.md says what it holds.

    Raises
    ------
    SourceError
        If the file cannot be read, or is no YAML.
    TableError
        If what it says makes no sense; the message names the line and the key.
    """
    from interstate.pipeline.hypotheses import question_of
    from interstate.pipeline.hypotheses import weigh_hypotheses as weigh

    return weigh(evidence, question_of(file))


def import_data(
    kind: str,
    paths: str | Path | Sequence[str | Path],
    *,
    record: str | Path,
    epoch: date | None = None,
) -> list[Reconciliation | Rejected]:
    """Take files of a data set into a record; return what became of each.

    A file that is there already changes nothing. One that cannot be read loses no other.

    Parameters
    ----------
    kind
        Which data set: ``gdelt2``, ``icews``, ``cow`` and so on, as for ``interstate import``.
    paths
        Files as published (plain, ``.gz``, ``.zip``, ``.parquet``), folders, and patterns.
    record
        The record's folder; made where there is none.
    epoch
        The day that time 0 stands for in data that count time.

    Returns
    -------
    list of Reconciliation or Rejected
        For each file the rows read, kept, merged and rejected; `Rejected` says why a file could
        not be read at all.

    Raises
    ------
    UnknownCodeError
        If there is no such kind.
    SourceError
        If a path does not exist.
    StoreError
        If the folder holds something else, or another program writes to it.
    """
    from pathlib import Path

    from interstate.pipeline.data_sets import DataSetChoices, import_files
    from interstate.sources.data_sets import find_files, formats_of
    from interstate.store import open_record

    given = [paths] if isinstance(paths, (str, Path)) else list(paths)
    # Before a record is made: a wrong kind or path should leave nothing behind.
    formats_of(kind)
    find_files(given)
    folder = Path(record)
    with open_record(folder) as opened:
        told = list(import_files(kind, given, folder, DataSetChoices(epoch=epoch)))
        opened.remake_given_events()
    return told


def remove_data(
    names: str | Path | Sequence[str | Path], *, record: str | Path
) -> list[Withdrawn | Rejected]:
    """Take files of data sets out of a record again; return what was taken out.

    Parameters
    ----------
    names
        Keys of files (`Reconciliation.key`), or paths as they were given to `import_data`.
    record
        The record's folder.

    Returns
    -------
    list of Withdrawn or Rejected
        For each file what its rows had been; `Rejected` for a name that the record does not hold.

    Raises
    ------
    StoreError
        If the folder holds no record, or another program writes to it.
    """
    from pathlib import Path

    from interstate.pipeline.data_sets import remove_files
    from interstate.store import open_record

    given = [names] if isinstance(names, (str, Path)) else list(names)
    folder = Path(record)
    with open_record(folder, read_only=True):
        pass
    with open_record(folder) as opened:
        gone = list(remove_files([str(name) for name in given], folder))
        opened.remake_given_events()
    return gone


def panel(  # noqa: PLR0913  (what a panel is of)
    record: str | Path | None = None,
    *,
    dyads: str = "directed",
    system: str = "cow",
    first: date | int | None = None,
    last: date | int | None = None,
    by: str = "year",
) -> Panel:
    """Return pairs of states by time; each ``add_`` gives a new panel with further columns.

    Users of the R package peacesciencer know the way:
    ``interstate.panel("rec", first=1946, last=2010).add_mid().add_alliance().polars()``.

    Parameters
    ----------
    record
        The folder of a record, from which what is added comes; without one there are only pairs.
    dyads
        ``"directed"`` for each pair both ways, ``"all"`` for each once, or one pair as
        ``"RUS-PRK"``, both ways.
    system
        Whose states: ``"cow"`` (Correlates of War) or ``"gw"`` (Gleditsch and Ward).
    first, last
        Years or days between which pairs count, both included.
    by
        ``"day"``, ``"week"``, ``"month"``, ``"quarter"`` or ``"year"``.

    Raises
    ------
    UnknownCodeError
        If the system, the step or a state is not known.
    PairError
        If `dyads` names no pairs.
    RangeError
        If `first` is after `last`.

    Examples
    --------
    >>> pairs = panel(dyads="PRK-KOR", first=1950, last=1951)
    >>> pairs.polars().rows()
    [(731, 732, 1950), (731, 732, 1951), (732, 731, 1950), (732, 731, 1951)]
    """
    from pathlib import Path

    from interstate.pipeline.panels import panel_of

    folder = None if record is None else Path(record)
    return panel_of(folder, dyads=dyads, system=system, first=first, last=last, by=by)


def relation(  # noqa: PLR0913  (what can be asked of a relation)
    record: str | Path,
    a: str,
    b: str,
    *,
    coder: str | None = None,
    first: date | None = None,
    last: date | None = None,
    by: str | None = None,
) -> Relation:
    """Return how two states stand to each other, period by period, with intervals.

    Parameters
    ----------
    record
        The folder of a record.
    a, b
        Two different states: ISO 3166-1 alpha-3 codes or names.
    coder
        Whose events count: a kind of data set (``"icews"``) or ``"interstate"``; whoever tells
        most of the two where ``None``.
    first, last
        Days between which events count, both included.
    by
        ``"day"``, ``"week"``, ``"month"``, ``"quarter"`` or ``"year"``; what fits the time that
        is told of where ``None``.

    Raises
    ------
    UnknownCodeError
        If a state, the coder or the step is not known.
    PairError
        If the two are the same.
    RangeError
        If nothing is told of the two in that time.
    StoreError
        If there is no record.
    """
    from pathlib import Path

    from interstate.pipeline import find_pair
    from interstate.pipeline.relations import relation_of
    from interstate.pipeline.tellings import told_of

    told = told_of(Path(record), find_pair(a, b))
    return relation_of(told, coder=coder, step=by, first=first, last=last)


def effect(  # noqa: PLR0913  (what can be asked of an effect)
    record: str | Path,
    a: str,
    b: str,
    *,
    at: date,
    outcome: str = "conflict",
    by: str = "week",
    coder: str | None = None,
    parties: Sequence[str] = (),
    donors: Sequence[tuple[str, str]] = (),
    first: date | None = None,
    last: date | None = None,
    spread: float = 1.0,
) -> Effect:
    """Return what changed between two states after a happening, against pairs not concerned.

    Parameters
    ----------
    record
        The folder of a record with event data of many pairs.
    a, b
        Two different states: ISO 3166-1 alpha-3 codes or names.
    at
        The day of the happening.
    outcome
        ``"conflict"`` or ``"cooperation"`` (events in proportion to all that is told), ``"share"``
        (conflict among the pair's events) or ``"goldstein"`` (their mean).
    by
        ``"day"``, ``"week"``, ``"month"``, ``"quarter"`` or ``"year"``.
    coder
        Whose events count; whoever tells most of the pair where ``None``.
    parties
        Whom else the happening concerns: no donor has one of them.
    donors
        Choose from these pairs alone; from all without.
    first, last
        Days between which events count, both included.
    spread
        How strongly weights are spread; 0 for those of Abadie, Diamond and Hainmueller.

    Raises
    ------
    UnknownCodeError
        If a state, the outcome, the step or the coder is not known.
    PairError
        If the two are the same, or nothing is told of them.
    RangeError
        If the day lies outside the time that is told of.
    """
    from pathlib import Path

    from interstate.pipeline.effects import effect_of

    return effect_of(
        Path(record),
        (a, b),
        at=at,
        outcome=outcome,
        step=by,
        coder=coder,
        parties=parties,
        donors=donors,
        first=first,
        last=last,
        spread=spread,
    )


def reciprocity(  # noqa: PLR0913  (what can be asked)
    record: str | Path,
    a: str,
    b: str,
    *,
    by: str = "day",
    coder: str | None = None,
    first: date | None = None,
    last: date | None = None,
    third_parties: bool = False,
) -> Answers:
    """Return who answers whom between two states: what goes up after what the other does.

    `interstate.briefs.answers` says it in sentences, as a table and as a chart. Nothing of it says
    that one act caused another: see docs/explanation/reciprocity.md.

    Parameters
    ----------
    record
        The folder of a record with events by day.
    a, b
        Two different states: ISO 3166-1 alpha-3 codes or names.
    by
        ``"day"`` or ``"week"``.
    coder
        Whose events count: ``"interstate"`` or a kind of data set; the one with most events of the
        pair without.
    first, last
        Days between which events count, both included.
    third_parties
        Whether to look through all third parties too, which takes seconds.

    Raises
    ------
    UnknownCodeError
        If a state, the coder or the step is not known.
    PairError
        If the two are the same.
    RangeError
        If the record has no event of the two in that time, or the time is too short to tell.
    """
    from pathlib import Path

    from interstate.pipeline import find_pair
    from interstate.pipeline.reciprocity import answers_of

    return answers_of(
        Path(record),
        find_pair(a, b),
        by=by,
        coder=coder,
        first=first,
        last=last,
        third_parties=third_parties,
    )


def cite(data_sets: Sequence[str] = (), *, form: str = "bibtex") -> str:
    """Return the references of data sets, and how to cite this program.

    Parameters
    ----------
    data_sets
        Kinds as ``interstate import`` has them, or ids as ``interstate reference sources`` prints.
    form
        ``"bibtex"`` or ``"csl-json"``.

    Raises
    ------
    UnknownCodeError
        If a data set or the form is not known.

    Examples
    --------
    >>> print(cite(["gml-mid"]).splitlines()[0])
    @article{gibleretal2016amid,
    """
    from interstate.reference.citations import cite as references_of

    return references_of([data_sets] if isinstance(data_sets, str) else data_sets, form=form)
