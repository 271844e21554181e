"""The record in the formats of other programs: `EXPORTS` says which, what for and what is lost."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import cast

from interstate.errors import SourceError, UnknownCodeError
from interstate.record import Evidence
from interstate.store.exports.pairs import of_pair
from interstate.store.exports.tables import KINDS
from interstate.store.exports.written import Written, library

__all__ = ["EXPORTS", "KINDS", "Export", "Written", "check_export", "export", "of_pair"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One format in which the record can be written.

    Attributes
    ----------
    writer
        Where the function stands that writes it, as ``"module:name"`` in this package.
    ending
        How the name of such a file ends.
    opens
        What opens it.
    holds
        What of the record is in it.
    loses
        What it cannot carry, and what becomes of that.
    by_kind
        Whether it holds one kind of value a file, one of `KINDS`.
    needs
        Libraries of the extra ``exports`` that it takes.
    """

    writer: str
    ending: str
    opens: str
    holds: str
    loses: str
    by_kind: bool = False
    needs: tuple[str, ...] = ()


EXPORTS: Mapping[str, Export] = MappingProxyType(
    {
        "csv": Export(
            writer="tables:write_csv",
            ending=".csv",
            opens="spreadsheets, R, anything",
            holds="one kind of value a file",
            loses="where a list ends and its text begins: lists are one cell; the words, kinds and "
            "reasons of parties",
            by_kind=True,
        ),
        "parquet": Export(
            writer="tables:write_parquet",
            ending=".parquet",
            opens="R (arrow), polars, pandas, DuckDB",
            holds="one kind of value a file",
            loses="the words, kinds and reasons of parties",
            by_kind=True,
        ),
        "dta": Export(
            writer="stata:write_dta",
            ending=".dta",
            opens="Stata 14 and later",
            holds="one kind of value a file, with labels",
            loses="as CSV; an absent text is an empty one",
            by_kind=True,
            needs=("pyreadstat", "polars"),
        ),
        "jsonl": Export(
            writer="tables:write_jsonl",
            ending=".jsonl",
            opens="programs",
            holds="one kind of value a file, whole",
            loses="nothing",
            by_kind=True,
        ),
        "plover": Export(
            writer="plover:write_plover",
            ending=".jsonl",
            opens="programs that read PLOVER",
            holds="events, with status, factuality and speakers in fields of our own",
            loses="events without a first day or an actor, which PLOVER demands: left out",
        ),
        "gdelt": Export(
            writer="gdelt:write_gdelt",
            ending=".export.CSV",
            opens="whatever reads GDELT 2.0",
            holds="confirmed and reported events, a row for each actor and recipient",
            loses="status, factuality, attribution: all other events are left out; ranges of days: "
            "SQLDATE is empty; modes and contexts but for the CAMEO code",
        ),
        "graphml": Export(
            writer="networks:write_graphml",
            ending=".graphml",
            opens="networkx, igraph, yEd, Cytoscape",
            holds="parties, and an edge for each event",
            loses="factuality and attribution of reports; acts without an actor or a recipient: "
            "left out",
        ),
        "gexf": Export(
            writer="networks:write_gexf",
            ending=".gexf",
            opens="Gephi, with its timeline",
            holds="parties, and an edge for each direction, type and status, with its days",
            loses="factuality and attribution of reports; acts without a day, an actor or a "
            "recipient: left out",
        ),
        "ftm": Export(
            writer="follow_the_money:write_follow_the_money",
            ending=".ftm.jsonl",
            opens="Aleph, OpenSanctions' tools",
            holds="parties, documents, events, and a link for each direction",
            loses="direction of an Event: in the UnknownLink; factuality and attribution: in "
            "notes; the language of documents",
        ),
        "stix": Export(
            writer="stix:write_stix",
            ending=".stix.json",
            opens="OpenCTI, MISP",
            holds="parties, acts, reports as notes, documents",
            loses="status: an opinion; precision of days: in the description; acts without an "
            "actor or a recipient: left out",
        ),
        "prov-json": Export(
            writer="provenance:write_prov_json",
            ending=".prov.json",
            opens="PROV tools",
            holds="what came from what: outlets, documents, runs, reports, events",
            loses="denial has no relation of its own: status and factuality are attributes",
            needs=("prov",),
        ),
        "prov-n": Export(
            writer="provenance:write_prov_n",
            ending=".provn",
            opens="PROV tools, people",
            holds="as prov-json",
            loses="as prov-json",
            needs=("prov",),
        ),
        "annotations": Export(
            writer="annotations:write_annotations",
            ending=".jsonld",
            opens="Hypothesis, Recogito and other tools for Web Annotation",
            holds="each report as two annotations: its sentence and the words of the act",
            loses="events and their status; parties, days and speakers are JSON in a description",
        ),
        "timeline": Export(
            writer="timelines:write_timeline",
            ending=".timeline.json",
            opens="TimelineJS",
            holds="events with a first day, and their quotations",
            loses="factuality; open ends: in words; events without a first day: left out",
        ),
        "ical": Export(
            writer="timelines:write_ical",
            ending=".ics",
            opens="Outlook, Google and Apple calendars, Thunderbird",
            holds="events known to within 31 days, as tentative where not certain",
            loses="factuality and attribution: in the description; denied, undated, open and "
            "longer acts: left out",
        ),
    }
)
"""Every format by its name."""


def export(evidence: Evidence, form: str, *, kind: str | None = None) -> Written:
    """Return the record in a format.

    Parameters
    ----------
    evidence
        What to write from.
    form
        One of `EXPORTS`.
    kind
        One of `KINDS`, for formats that hold one kind of value a file; ``"events"`` by default.

    Raises
    ------
    UnknownCodeError
        If the format or the kind is not known.
    SourceError
        If a kind is asked of a format that holds several together.
    StoreError
        If a library that the format needs is not installed.
    """
    check_export(form, kind)
    chosen = EXPORTS[form]
    module, _, name = chosen.writer.partition(":")
    writer = cast("Callable[..., Written]", getattr(import_module(f"{__name__}.{module}"), name))
    return writer(evidence, kind or "events") if chosen.by_kind else writer(evidence)


def check_export(form: str, kind: str | None) -> None:
    """Refuse what `export` refuses, before anything is read."""
    if form not in EXPORTS:
        raise UnknownCodeError(form, kind="format of an export", known=EXPORTS)
    if kind is not None and kind not in KINDS:
        raise UnknownCodeError(kind, kind="kind of value", known=KINDS)
    if kind is not None and not EXPORTS[form].by_kind:
        tables = ", ".join(name for name, each in EXPORTS.items() if each.by_kind)
        msg = f"{form} holds the record as a whole; leave out --kind, or take one of {tables}"
        raise SourceError(msg)
    for name in EXPORTS[form].needs:
        library(name)
