"""What a record tells of two parties, and of all others beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import polars as pl

from interstate.errors import UnknownCodeError
from interstate.pipeline.frames import frame_of
from interstate.pipeline.tie_days import tie_spans, told_ties
from interstate.record import Status
from interstate.reference.data_sets import OWN, data_set_of
from interstate.reference.plover import COOPERATION, load_cameo
from interstate.reference.states import load_states, party_name, predecessors
from interstate.relations.happenings import TELLING, domain_of
from interstate.store import open_record
from interstate.store.given import GivenFiles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from interstate.record import Document, Event, Evidence, Report
    from interstate.store import Record

_FACTS = frozenset({Status.CONFIRMED, Status.REPORTED})
_SAME = (
    *("coder", "actor", "recipient", "symmetric", "first", "last", "precision"),
    *("event_type", "mode", "quad", "cameo", "goldstein", "place_country", "place_id"),
)
"""What rows of one data set that tell of one happening have in common: see `record.HAPPENING`."""


class Acts(Protocol):
    """Whoever knows what all parties did between two days."""

    def __call__(self, coder: str, first: date, last: date) -> pl.DataFrame:
        """Return what a coder tells of all parties between two days."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Told:
    """What a record tells of two parties.

    Attributes
    ----------
    pair
        Party ids; what earlier states did counts for those that continue them.
    tellings
        What the two did to each other: the columns of `TELLING`.
    days
        For each coder with something on any pair, how much it tells of each day: ``day reports``.
        Of what is coded here it is the number of texts published.
    pairs
        For each of those coders ``party_a party_b cooperation conflict``, all pairs of states.
    ties
        ``party_a party_b tie first last``: ties of all pairs of states, as far as dates are known;
        an open end is missing.
    acts
        How many acts of each type each two parties have between two days: called with a coder and
        two days, both included, it gives ``party_a party_b symmetric event_type quad events
        first``.
    """

    pair: tuple[str, str]
    tellings: pl.DataFrame
    days: Mapping[str, pl.DataFrame]
    pairs: Mapping[str, pl.DataFrame]
    ties: pl.DataFrame
    acts: Acts

    @property
    def coders(self) -> tuple[str, ...]:
        """Who tells anything of the two, the one with most happenings first."""
        counts = (
            self.tellings.group_by("coder")
            .agg(pl.col("event").n_unique())
            .filter(pl.col("coder").is_in([*self.days]))
            .sort("event", "coder", descending=[True, False])
        )
        return tuple(counts["coder"])

    def check_coder(self, coder: str) -> None:
        """Refuse a coder that has nothing of the two.

        Raises
        ------
        UnknownCodeError
            If so.
        """
        if coder not in self.coders:
            raise UnknownCodeError(coder, kind="coder of these two states", known=self.coders)


def told_of(record: Path, pair: tuple[str, str]) -> Told:
    """Return what a record tells of two parties.

    Raises
    ------
    StoreError
        If there is no record.
    """
    lineages = {earlier: own for own in pair for earlier in (own, *predecessors(own))}
    data_sets = {
        each.key: data_set_of(each.told.kind, each.told.format).id
        for each in GivenFiles(record).current()
    }
    with open_record(record, read_only=True) as opened:
        evidence = opened.evidence(pair, predecessors=predecessors)
        given = _given(opened, pair, lineages, data_sets)
        days = _days(opened)
        pairs = _pairs(opened)
        ties = tie_spans(opened)
    own = pl.DataFrame([*_own(evidence, pair, lineages)], schema=TELLING, orient="row")

    def acts(coder: str, first: date, last: date) -> pl.DataFrame:
        days = {"first": first.isoformat(), "last": last.isoformat()}
        with open_record(record, read_only=True) as opened:
            if coder == OWN:
                return frame_of(opened.query("coded_acts", **days))
            return frame_of(opened.query("given_acts", kind=coder, **days))

    return Told(
        pair=pair,
        tellings=pl.concat([own, given]),
        days=days,
        pairs=pairs,
        ties=ties,
        acts=acts,
    )


def told_from(evidence: Evidence, pair: tuple[str, str]) -> Told:
    """Return what evidence read from texts tells of two parties."""
    lineages = {earlier: own for own in pair for earlier in (own, *predecessors(own))}
    published = [
        document.published
        for document in evidence.documents
        if document.published is not None and document.duplicate_of is None
    ]
    days = pl.DataFrame({"day": published}, schema={"day": pl.Date})
    counted = days.group_by("day").agg(reports=pl.len().cast(pl.Int64)).sort("day")
    tellings = pl.DataFrame([*_own(evidence, pair, lineages)], schema=TELLING, orient="row")
    all_acts = _acts(evidence)

    def acts(coder: str, first: date, last: date) -> pl.DataFrame:
        chosen = all_acts.filter(pl.col("first") >= first, pl.col("last") <= last)
        return chosen if coder == OWN else chosen.clear()

    return Told(
        pair=pair,
        tellings=tellings,
        days={OWN: counted} if counted.height else {},
        pairs={OWN: _summed(all_acts)},
        ties=told_ties(evidence.ties),
        acts=acts,
    )


def _acts(evidence: Evidence) -> pl.DataFrame:
    """Return the facts of evidence as `coded_acts` counts them, one by one."""
    rows = [
        (a, b, event.symmetric, event.event_type, event.quad, 1, event.when.first, event.when.last)
        for event in evidence.events
        if event.status in _FACTS and _dated(event) and event.when is not None
        for a in event.actors
        for b in (event.actors if event.symmetric else event.recipients)
        if (a < b if event.symmetric else a != b)
    ]
    return pl.DataFrame(rows, schema=_ACT, orient="row")


def _given(
    opened: Record,
    pair: tuple[str, str],
    lineages: Mapping[str, str],
    data_sets: Mapping[str, str],
) -> pl.DataFrame:
    sides = [[party for party, own in lineages.items() if own == side] for side in pair]
    found = [
        frame_of(opened.query("given_reports_of_pair", a=a, b=b, kind=""))
        for a in sides[0]
        for b in sides[1]
        if a != b
    ]
    # Public statements have no type in PLOVER: to say something is neither for nor against anybody.
    rows = pl.concat(found).filter(pl.col("event_type").is_not_null())
    if rows.is_empty():
        return pl.DataFrame(schema=TELLING)
    files = opened.given_files()
    rows = rows.with_columns(
        pl.col("actor", "recipient").replace(lineages),
        coder=pl.col("kind"),
        telling=pl.concat_str("kind", pl.lit(":"), "source_id"),
        data_set=pl.col("file").replace_strict(data_sets, default=None, return_dtype=pl.String),
        source=pl.concat_str(
            pl.col("file").replace(files), pl.lit(":"), pl.col("line").cast(pl.String)
        ),
    )
    # In a mutual act the order of the two sides says nothing.
    turned = pl.col("symmetric") & (pl.col("recipient") < pl.col("actor"))
    ends = ("actor", "recipient")
    rows = rows.with_columns(
        pl.when(turned).then(pl.col(f"{other}{what}")).otherwise(f"{one}{what}").alias(one + what)
        for one, other in (ends, ends[::-1])
        for what in ("", "_name")
    )
    act = pl.coalesce(
        pl.col("cameo").replace_strict(
            {code: each.description for code, each in load_cameo().items()},
            default=None,
            return_dtype=pl.String,
        ),
        "text",
        "event_type",
    )
    kinds = rows.select("event_type", "mode", "contexts").unique()
    domains = kinds.with_columns(
        domain=pl.Series(
            [
                domain_of(type_, mode, tuple(contexts.split(";")) if contexts else ())
                for type_, mode, contexts in kinds.iter_rows()
            ],
            dtype=pl.String,
        )
    )
    rows = rows.join(domains, on=["event_type", "mode", "contexts"], how="left", nulls_equal=True)
    names = [
        pl.coalesce(f"{side}_name", pl.col(side).replace({p: party_name(p) for p in pair}))
        for side in ends
    ]
    rows = rows.with_columns(
        actor_name=names[0],
        recipient_name=names[1],
        event=pl.col("telling").first().over(_SAME),
        text=pl.concat_str(names[0], act, names[1], separator=" · "),
    )
    return rows.select(*TELLING)


def _own(
    evidence: Evidence, pair: tuple[str, str], lineages: Mapping[str, str]
) -> Iterator[tuple[object, ...]]:
    reports = {report.id: report for report in evidence.reports}
    documents = {document.id: document for document in evidence.documents}
    for event in evidence.events:
        if event.status not in _FACTS or not _dated(event):
            continue
        actors = {lineages[party] for party in event.actors if party in lineages}
        recipients = {lineages[party] for party in event.recipients if party in lineages}
        for a, b in (pair, pair[::-1]):
            mutual = event.symmetric and {a, b} <= actors and (a, b) == pair
            if mutual or (not event.symmetric and a in actors and b in recipients):
                for id_ in event.reports:
                    report = reports[id_]
                    yield _telling(event, report, documents[report.document], (a, b))


def _dated(event: Event) -> bool:
    when = event.when
    return when is not None and when.first is not None and when.last is not None


def _telling(
    event: Event, report: Report, document: Document, sides: tuple[str, str]
) -> tuple[object, ...]:
    named = {
        party.id: f"{party.name} ({party.sector})" if party.sector else party.name
        for party in (*report.actors, *report.recipients)
    }
    assert event.when is not None  # noqa: S101  asked by the caller
    row = {
        "coder": OWN,
        "event": event.id,
        "telling": report.id,
        "data_set": OWN,
        "outlet": document.outlet.name if document.outlet else None,
        "actor": sides[0],
        "recipient": sides[1],
        "actor_name": named.get(sides[0]) or party_name(sides[0]),
        "recipient_name": named.get(sides[1]) or party_name(sides[1]),
        "symmetric": event.symmetric,
        "first": event.when.first,
        "last": event.when.last,
        "event_type": event.event_type,
        "mode": event.mode,
        "quad": event.quad,
        "goldstein": event.goldstein,
        "domain": domain_of(event.event_type, event.mode, event.contexts),
        "text": report.quote,
        "source": f"{document.id}:{report.sentence}",
    }
    return tuple(row[name] for name in TELLING)


def _days(opened: Record) -> dict[str, pl.DataFrame]:
    given = frame_of(opened.query("given_days"))
    found = {
        str(kind): rows.select("day", "reports").sort("day")
        for (kind,), rows in given.group_by("kind")
    }
    own = frame_of(opened.query("documents_by_day"))
    return {OWN: own, **found} if own.height else found


def _pairs(opened: Record) -> dict[str, pl.DataFrame]:
    given = frame_of(opened.query("given_by_month", a="", b="")).filter("typed")
    own = frame_of(opened.query("coded_by_day", a="", b="")).with_columns(kind=pl.lit(OWN))
    rows = pl.concat([given.select(*_COUNTED), own.select(*_COUNTED)], how="vertical_relaxed")
    return {str(kind): _summed(of_kind) for (kind,), of_kind in rows.group_by("kind")}


def _summed(rows: pl.DataFrame) -> pl.DataFrame:
    """Return acts of cooperation and of conflict of each two states."""
    states = [*load_states()]
    one, other = pl.col("party_a"), pl.col("party_b")
    rows = rows.filter(one.is_in(states), other.is_in(states), pl.col("quad").is_not_null())
    rows = rows.with_columns(
        party_a=pl.min_horizontal("party_a", "party_b"),
        party_b=pl.max_horizontal("party_a", "party_b"),
        cooperates=pl.col("quad").is_in(COOPERATION),
    )
    summed = rows.group_by("party_a", "party_b").agg(
        cooperation=pl.col("events").filter("cooperates").sum(),
        conflict=pl.col("events").filter(~pl.col("cooperates")).sum(),
    )
    return summed.sort("party_a", "party_b")


_COUNTED = ("kind", "party_a", "party_b", "quad", "events")
_ACT = {
    "party_a": pl.String,
    "party_b": pl.String,
    "symmetric": pl.Boolean,
    "event_type": pl.String,
    "quad": pl.String,
    "events": pl.Int64,
    "first": pl.Date,
    "last": pl.Date,
}
