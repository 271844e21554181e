"""Panels: pairs of states by day, week, month, quarter or year, with what is known of each.

A panel begins with the pairs that there were (`interstate.relations.dyads`) and is given columns,
group by group. **What is not known is missing, never 0**: a count is 0 only where a data set covers
the time and names nothing, which `variables.csv` says for each variable and
`interstate.reference.data_sets` for the years. R users know the way from peacesciencer: a pair of
states by year, then ``add_`` this and that; what its tables hold comes under its names.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, Self, cast

import polars as pl

from interstate.errors import UnknownCodeError
from interstate.reference.bundled_tables import read_rows
from interstate.reference.citations import cite
from interstate.reference.columns import codes_of_many, translate_many
from interstate.reference.data_sets import OWN, data_set
from interstate.reference.states import code_spans
from interstate.relations.counts import event_columns
from interstate.relations.dyads import CODE, dyads_by
from interstate.relations.ideal_points import ideal_points
from interstate.relations.similarity import (
    MEASURES,
    OF,
    PLEDGES,
    alliance_portfolios,
    alliance_source,
    igo_portfolios,
    similarities,
    vote_portfolios,
)
from interstate.relations.votes import agreement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GROUPS = (
    "events",
    "goldstein",
    "quad",
    "alliance",
    "mid",
    "war",
    "igo",
    "contiguity",
    "distance",
    "capabilities",
    "votes",
    "trade",
    "leaders",
    "rivalry",
    "similarity",
    "ideal_points",
)
"""What can be added to a panel."""
_COUNTED = ("events", "goldstein", "quad")


class Tables(Protocol):
    """What a panel is filled from: the record, as far as a panel asks it."""

    def given(self, table: str, column: str, values: Sequence[str]) -> pl.DataFrame:
        """Return the rows of a table of what data sets give whose `column` is one of `values`."""
        ...

    def query(self, name: str, **parameters: str) -> pl.DataFrame:
        """Return the rows of a named query."""
        ...

    def data_sets(self, table: str) -> Mapping[str, str]:
        """Return which data set, by its id, each file is of that gave rows of a table."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column of a panel holds.

    Attributes
    ----------
    label
        In a few words what it says.
    unit
        In what it is measured, or its values.
    sources
        Ids of the data sets it is from (`interstate.reference.data_sets`), ``"interstate"`` for
        what is coded here; empty for a calendar's.
    first, last
        The years its sources cover; ``None`` where every row has a value.
    absent
        ``"zero"`` where a row that its source does not name within those years is 0,
        ``"missing"`` where it is not known, ``"never"`` where every row has a value.
    """

    name: str
    label: str
    unit: str
    sources: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    absent: str = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Variable:
    group: str
    variable: str
    scope: str
    kind: str
    system: str
    both_ways: bool
    absent: str
    label: str
    unit: str


@cache
def _variables() -> tuple[_Variable, ...]:
    return tuple(
        _Variable(
            group=row["group"],
            variable=row["variable"],
            scope=row["scope"],
            kind=row["kind"],
            system=row["system"],
            both_ways=row["both_ways"] == "yes",
            absent=row["absent"],
            label=row["label"],
            unit=row["unit"],
        )
        for row in read_rows("variables.csv", package="interstate.relations")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Pairs of states by time; each ``add_`` gives a new one with further columns.

    Attributes
    ----------
    frame
        One row for each pair and time: two codes, and a column named as the step is.
    columns
        What each column holds: the data dictionary.
    system
        ``"cow"`` or ``"gw"``: whose states and codes they are.
    step
        ``year quarter month week day``.
    directed
        Whether each pair stands both ways.
    pair
        The party ids it is about where it is about two, else ``None``.
    """

    frame: pl.DataFrame
    columns: tuple[Column, ...]
    system: str
    step: str
    directed: bool
    tables: Tables = field(repr=False)
    pair: tuple[str, str] | None = None

    # What can be added --------------------------------------------------------------------

    def add(self, *groups: str) -> Panel:
        """Return the panel with the columns of some groups.

        Raises
        ------
        UnknownCodeError
            If a group is none of `GROUPS`.
        """
        panel = self
        for group in groups:
            if group not in GROUPS:
                raise UnknownCodeError(group, kind="group of columns", known=GROUPS)
        counted = [group for group in groups if group in _COUNTED]
        if counted:
            panel = panel.add_counts(*counted)
        for group in groups:
            if group not in _COUNTED:
                panel = getattr(panel, f"add_{group}")()
        return panel

    def add_counts(self, *groups: str) -> Panel:
        """Return the panel with what event data count: ``events``, ``goldstein``, ``quad``.

        Each data set has its own columns, ``events_icews`` and so on, and our own coding
        ``events_interstate``; ``covered_icews`` is the share of the row's days of which the data
        set tells anything. Where it covers none the counts are missing.
        """
        named = self._with_parties()
        counts, told = event_columns(
            self.tables,
            named,
            step=self.step,
            directed=self.directed,
            pair=self.pair,
            groups=groups or _COUNTED,
        )
        frame = named.join(
            counts, on=["party1", "party2", self.step], how="left", maintain_order="left"
        )
        return self._with(_covered(frame, told).drop("party1", "party2"), told)

    def add_events(self) -> Panel:
        """Return the panel with numbers of events."""
        return self.add_counts("events")

    def add_goldstein(self) -> Panel:
        """Return the panel with the events' mean value on Goldstein's scale, -10 to 10."""
        return self.add_counts("goldstein")

    def add_quad(self) -> Panel:
        """Return the panel with numbers of events of each quad class."""
        return self.add_counts("quad")

    def add_alliance(self) -> Panel:
        """Return the panel with what the two are pledged to: ATOP's and COW's alliances."""
        return self._with_values("alliance")

    def add_mid(self) -> Panel:
        """Return the panel with militarised disputes: onset, whether under way, hostility."""
        return self._with_values("mid")

    def add_war(self) -> Panel:
        """Return the panel with interstate wars."""
        return self._with_values("war")

    def add_igo(self) -> Panel:
        """Return the panel with joint and own memberships of intergovernmental organisations."""
        return self._with_values("igo")

    def add_distance(self) -> Panel:
        """Return the panel with the least distance between the two in km."""
        return self._with_values("distance")

    def add_capabilities(self) -> Panel:
        """Return the panel with both states' material capabilities."""
        return self._with_values("capabilities")

    def add_trade(self) -> Panel:
        """Return the panel with what the two import from each other, and from all."""
        return self._with_values("trade")

    def add_votes(self) -> Panel:
        """Return the panel with ideal points, and the share of votes in which the two agree.

        ``un_agreement`` is the share, 0 to 1, of the year's roll calls of the UN General Assembly
        in which both voted yes, no or to abstain and did so alike; ``un_votes_both`` says of how
        many. Missing where there was none.
        """
        if "idealpoint1" not in self.frame.columns and self._has("given_states", "idealpoint"):
            return self._with_values("votes").add_votes()
        named = self._with_parties()
        shares = agreement(self.tables.given("given_votes", "kind", ["votes"]))
        if shares.is_empty():
            return self
        frame = named.join(
            shares, on=["party1", "party2", "year"], how="left", maintain_order="left"
        )
        years = cast("int", shares["year"].min()), cast("int", shares["year"].max())
        told = [
            Column(
                name="un_agreement",
                label="UN General Assembly: share of votes in which the two voted alike",
                unit="0 to 1",
                sources=("votes",),
                first=years[0],
                last=years[1],
            ),
            Column(
                name="un_votes_both",
                label="UN General Assembly: roll calls in which both voted",
                unit="roll calls",
                sources=("votes",),
                first=years[0],
                last=years[1],
            ),
        ]
        return self._with(frame.drop("party1", "party2"), told)

    def add_contiguity(self) -> Panel:
        """Return the panel with ``conttype``: how directly the two adjoin.

        1 is a land border, 2 to 5 are up to 12, 24, 150 and 400 miles of water, 0 is no direct
        contiguity where COW's list covers the year.
        """
        label = "COW: type of direct contiguity, 0 for none"
        least = pl.col("value").min()
        return self._with_spans("cow-contiguity", "conttype", label, "0 to 5", value=least)

    def add_rivalry(self) -> Panel:
        """Return the panel with whether the two are rivals, by either list of rivalries."""
        panel = self
        for id_, name in (("td-rivalries", "td_rivalry"), ("tss-rivalries", "tss_rivalry")):
            label = f"{data_set(id_).name}: the two are rivals"
            panel = panel._with_spans(id_, name, label, "0 or 1", value=pl.lit(1.0).first())
        return panel

    def add_leaders(self) -> Panel:
        """Return the panel with who led each state on the first day of the time."""
        rows = self.tables.given("given_leaders", "kind", ["archigos", "reign"])
        if rows.is_empty():
            return self
        code = CODE[self.system]
        named = self._with_days()
        # Who was still in office when a data set ends is known for no later day.
        led = rows.select(
            "party",
            "name",
            "first",
            last=pl.col("last").fill_null(pl.col("last").max().over("kind")),
        ).drop_nulls(["party", "first"])
        if led.is_empty():
            return self
        frame = named.with_columns(
            **{
                f"party{n}": translate_many(
                    named[f"{code}{n}"].cast(pl.String), named["day"], system=self.system
                )
                for n in (1, 2)
            }
        )
        for n in (1, 2):
            found = _in_office(frame.select(f"party{n}", "day").unique(), led, f"party{n}")
            frame = frame.join(
                found.rename({"name": f"leader{n}"}),
                on=[f"party{n}", "day"],
                how="left",
                maintain_order="left",
            )
        told = [
            Column(
                name=f"leader{n}",
                label=f"Who led state {n} on the first day",
                unit="name",
                sources=tuple(sorted(set(self.tables.data_sets("given_leaders").values()))),
                first=cast("date", led["first"].min()).year,
                last=cast("date", led["last"].max()).year,
            )
            for n in (1, 2)
        ]
        return self._with(frame.drop("party1", "party2", "day"), told)

    def add_similarity(self, *of: str) -> Panel:
        """Return the panel with S, kappa and pi: how alike the foreign policies of the two are.

        For each kind of portfolio asked for there are ``s_ kappa_ pi_ items_`` with its name, and
        ``s_weighted_alliance`` where the states' capabilities are known; ``items_`` says on how
        many items the two were compared. See `interstate.relations.similarity`.

        Parameters
        ----------
        of
            Of `interstate.relations.similarity.OF`; ``alliance`` and ``votes`` without.

        Raises
        ------
        UnknownCodeError
            If there are no such portfolios.
        """
        panel = self
        for each in of or ("alliance", "votes"):
            if each not in OF:
                raise UnknownCodeError(each, kind="kind of portfolio", known=OF)
            panel = panel._similar(each)
        return panel

    def _similar(self, of: str) -> Self:
        """Return the panel with how alike portfolios of one kind are."""
        if self.frame.is_empty() or f"s_{of}" in self.frame.columns:
            return self
        years = (cast("int", self.frame["year"].min()), cast("int", self.frame["year"].max()))
        given = self.tables.given
        if of == "votes":
            keys, sources = ["party1", "party2"], ("votes",)
            frame = self._with_parties().with_columns(pl.col(keys).replace(as_of_now()))
            votes = given("given_votes", "kind", ["votes"]).with_columns(
                pl.col("party").replace(as_of_now())
            )
            made = vote_portfolios(votes, years=years)
        else:
            frame, keys = self._keys("cow")
            frame = frame.with_columns(pl.col(keys).cast(pl.String))
            if of == "igo":
                dyads = given("given_dyads", "variable", ["dyadigos"])
                members = given("given_states", "variable", ["sum_igo_full"])
                sources, made = ("cow-igo",), igo_portfolios(dyads, members, years=years)
            else:
                dyads = given("given_dyads", "variable", PLEDGES)
                powers = given("given_states", "variable", ["cinc"])
                sources = _ALLIANCES[alliance_source(dyads)]
                binary = of == "alliance_binary"
                made = alliance_portfolios(dyads, powers, binary=binary, years=years)
        only = None if self.pair is None else {*frame[keys[0]].drop_nulls().unique()}
        found = similarities(made, only=only)
        if found.is_empty():
            return self
        measures = [m for m in MEASURES if not found[m].is_null().all()]
        named = {measure: f"{measure}_{of}" for measure in (*measures, "items")}
        joined = frame.join(
            found.select("state1", "state2", "year", *named).rename(named),
            left_on=[*keys, "year"],
            right_on=["state1", "state2", "year"],
            how="left",
            maintain_order="left",
        )
        covered = (cast("int", found["year"].min()), cast("int", found["year"].max()))
        told = [
            Column(
                name=name,
                label=_SIMILARITY[measure].format(of=of.replace("_", ", ")),
                unit="items" if measure == "items" else "-1 to 1",
                sources=sources,
                first=covered[0],
                last=covered[1],
            )
            for measure, name in named.items()
        ]
        return self._with(joined.drop(keys), told)

    def add_ideal_points(self) -> Panel:
        """Return the panel with where both stand in the UN General Assembly, estimated from votes.

        ``ideal1 ideal2`` with their standard errors ``ideal_error1 ideal_error2``, estimated from
        all sessions there are, which takes a minute for all; a session counts as the year in which
        it begins. See `interstate.relations.ideal_points`.
        """
        votes = self.tables.given("given_votes", "kind", ["votes"])
        if votes.is_empty():
            return self
        votes = votes.with_columns(pl.col("party").replace(as_of_now()))
        found = ideal_points(votes).with_columns(
            year=(pl.col("session") + _BEFORE_FIRST_SESSION).cast(pl.Int32)
        )
        frame = self._with_parties().with_columns(pl.col("party1", "party2").replace(as_of_now()))
        for n in (1, 2):
            of_state = found.select(
                "year",
                pl.col("party").alias(f"party{n}"),
                pl.col("ideal_point").alias(f"ideal{n}"),
                pl.col("standard_error").alias(f"ideal_error{n}"),
            )
            frame = frame.join(
                of_state, on=[f"party{n}", "year"], how="left", maintain_order="left"
            )
        covered = (cast("int", found["year"].min()), cast("int", found["year"].max()))
        told = [
            Column(
                name=f"{name}{n}",
                label=f"{label} (state {n})",
                unit="about -3 to 3",
                sources=("votes",),
                first=covered[0],
                last=covered[1],
            )
            for name, label in (
                ("ideal", "Ideal point estimated from votes in the UN General Assembly"),
                ("ideal_error", "Standard error of the ideal point"),
            )
            for n in (1, 2)
        ]
        return self._with(frame.drop("party1", "party2"), told)

    # What comes out -----------------------------------------------------------------------

    def polars(self) -> pl.DataFrame:
        """Return the rows as a polars data frame."""
        return self.frame

    def arrow(self) -> Any:  # noqa: ANN401  pyarrow ships no types
        """Return the rows as a ``pyarrow.Table``."""
        frame: Any = self.frame
        return frame.to_arrow()

    def pandas(self) -> Any:  # noqa: ANN401  pandas is no dependency
        """Return the rows as a pandas data frame; needs pandas."""
        frame: Any = self.frame
        return frame.to_pandas()

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the data sets that the columns are from, each once, sorted."""
        return tuple(sorted({each for column in self.columns for each in column.sources}))

    def cite(self, form: str = "bibtex") -> str:
        """Return the references of the data sets that went in, and how to cite this program.

        Parameters
        ----------
        form
            ``"bibtex"`` or ``"csl-json"``.

        Raises
        ------
        UnknownCodeError
            If there is no such form.
        """
        return cite(self.sources, form=form)

    # Joining ------------------------------------------------------------------------------

    def _with(self, frame: pl.DataFrame, told: Sequence[Column]) -> Self:
        there = {column.name for column in self.columns}
        new = tuple(column for column in told if column.name not in there)
        return replace(self, frame=frame, columns=(*self.columns, *new))

    def _has(self, table: str, variable: str) -> bool:
        return not self.tables.given(table, "variable", [variable]).is_empty()

    def _with_days(self) -> pl.DataFrame:
        first = pl.date(pl.col("year"), 1, 1) if self.step == "year" else pl.col(self.step)
        return self.frame.with_columns(day=first)

    def _with_parties(self) -> pl.DataFrame:
        """Return the rows with the party ids of the two as ``party1`` and ``party2``."""
        code = CODE[self.system]
        known = self.frame.select(f"{code}1", self.step).rename({f"{code}1": "code"})
        other = self.frame.select(f"{code}2", self.step).rename({f"{code}2": "code"})
        distinct = pl.concat([known, other]).unique()
        if self.step == "year":
            on = distinct.select(pl.date(pl.col("year"), 1, 1)).to_series()
            until = distinct.select(pl.date(pl.col("year"), 12, 31)).to_series()
        else:
            on = distinct[self.step]
            until = distinct.select(pl.col(self.step).dt.offset_by(_LENGTH[self.step])).to_series()
        parties = translate_many(
            distinct["code"].cast(pl.String), on, system=self.system, until=until
        )
        looked_up = distinct.with_columns(party=parties)
        frame = self.frame
        for n in (1, 2):
            frame = frame.join(
                looked_up.rename({"code": f"{code}{n}", "party": f"party{n}"}),
                on=[f"{code}{n}", self.step],
                how="left",
                maintain_order="left",
            )
        return frame

    def _keys(self, system: str) -> tuple[pl.DataFrame, list[str]]:
        """Return the rows with the codes of a system as ``code_1`` and ``code_2``, and these names.

        Another system's code is that of the same state on the last day of the year.
        """
        code = CODE[self.system]
        if system == self.system:
            return self.frame.with_columns(code_1=pl.col(f"{code}1"), code_2=pl.col(f"{code}2")), [
                "code_1",
                "code_2",
            ]
        named = self._with_parties()
        for n in (1, 2):
            distinct = named.select(f"party{n}", "year").unique()
            codes = codes_of_many(
                distinct[f"party{n}"],
                distinct.select(pl.date(pl.col("year"), 1, 1)).to_series(),
                until=distinct.select(pl.date(pl.col("year"), 12, 31)).to_series(),
                system=system,
            )
            looked_up = distinct.with_columns(codes.cast(pl.Int32, strict=False).alias(f"code_{n}"))
            named = named.join(
                looked_up, on=[f"party{n}", "year"], how="left", maintain_order="left"
            )
        return named.drop("party1", "party2"), ["code_1", "code_2"]

    def _with_values(self, group: str) -> Self:
        """Return the panel with all variables of a group that the record has."""
        wanted = [
            each
            for each in _variables()
            if each.group == group and not (group == "distance" and each.system != self.system)
        ]
        panel = self
        for scope, table in _TABLES.items():
            variables = [each for each in wanted if each.scope == scope]
            if not variables:
                continue
            names = sorted({each.variable for each in variables})
            values = panel.tables.given(table, "variable", names)
            for system in sorted({each.system for each in variables}):
                of_system = [each for each in variables if each.system == system]
                panel = panel._joined(values, of_system, system, scope)
        return panel

    def _joined(
        self, values: pl.DataFrame, variables: Sequence[_Variable], system: str, scope: str
    ) -> Self:
        rows = values.filter(
            pl.col("system") == system, pl.col("kind").is_in([each.kind for each in variables])
        )
        known = [v for v in variables if (rows["variable"] == v.variable).any()]
        if not known:
            return self
        frame, _ = self._keys(system)
        told: list[Column] = []
        origins = _origins(rows, self.tables.data_sets(_TABLES[scope]))
        if scope == "state":
            wide = _wide(rows, ["code"], [v.variable for v in known])
            for n in (1, 2):
                frame = frame.join(
                    wide.rename(
                        {"code": f"code_{n}", **{v.variable: f"{v.variable}{n}" for v in known}}
                    ),
                    on=[f"code_{n}", "year"],
                    how="left",
                    maintain_order="left",
                )
            told = [
                _column(v, f"{v.variable}{n}", origins, f"{v.label} (state {n})")
                for v in known
                for n in (1, 2)
            ]
        else:
            for both_ways in (False, True):
                of_kind = [v for v in known if v.both_ways is both_ways]
                if of_kind:
                    frame = _with_dyads(frame, rows, of_kind)
                    told += [_column(v, v.variable, origins, v.label) for v in of_kind]
            frame = frame.with_columns(
                _zero_where_covered(v.variable, origins[v.variable].years)
                for v in known
                if v.absent == "zero"
            )
        return self._with(frame.drop("code_1", "code_2"), told)

    def _with_spans(self, id_: str, name: str, label: str, unit: str, *, value: pl.Expr) -> Self:
        """Return the panel with a column from a data set's ties: from one day to another."""
        of_files = self.tables.data_sets("given_ties")
        spans = self.tables.given(
            "given_ties", "file", [k for k, v in of_files.items() if v == id_]
        )
        held = spans.filter(pl.col("code_b").is_not_null(), pl.col("system") == "cow")
        if held.is_empty():
            return self
        frame, _ = self._keys("cow")
        years = held.select(
            code_1=pl.col("code_a").cast(pl.Int32),
            code_2=pl.col("code_b").cast(pl.Int32),
            value=pl.col("value"),
            year=pl.int_ranges(
                pl.col("first").dt.year(), pl.col("last").dt.year() + 1, dtype=pl.Int32
            ),
        ).explode("year")
        turned = years.select(
            code_1=pl.col("code_2"), code_2=pl.col("code_1"), value=pl.col("value"), year="year"
        )
        wide = (
            pl.concat([years, turned]).group_by("code_1", "code_2", "year").agg(value.alias(name))
        )
        covered = data_set(id_).years(
            cast("int", years["year"].min()), cast("int", years["year"].max())
        )
        joined = frame.join(
            wide, on=["code_1", "code_2", "year"], how="left", maintain_order="left"
        ).with_columns(_zero_where_covered(name, covered))
        told = Column(
            name=name,
            label=label,
            unit=unit,
            sources=(id_,),
            first=covered[0],
            last=covered[1],
            absent="zero",
        )
        return self._with(joined.drop("code_1", "code_2"), [told])


@cache
def as_of_now() -> Mapping[str, str]:
    """Return for each party the one that bears its COW code in the end: Russia for the USSR.

    Tables of votes name a state as it is called now for all of its votes, or as it was.
    """
    spans = sorted(code_spans("cow"), key=lambda span: span.last or date.max)
    latest = {span.code: span.party for span in spans}
    return {span.party: latest[span.code] for span in spans}


_ALLIANCES: Mapping[str | None, tuple[str, ...]] = {
    "atop": ("atop",),
    "cow": ("cow-alliances",),
    None: (),
}
"""Whose alliances similarity rests on, as ids of data sets."""
_SIMILARITY: Mapping[str, str] = {
    "s": "S of Signorino and Ritter, {of}",
    "s_weighted": "S of Signorino and Ritter weighted by capabilities, {of}",
    "kappa": "Cohen's kappa with squared distances, {of}",
    "pi": "Scott's pi with squared distances, {of}",
    "items": "On how many items the two are compared, {of}",
}
_BEFORE_FIRST_SESSION = 1945
"""Session 1 began its votes in 1946."""
_LENGTH: Mapping[str, str] = {"quarter": "1q", "month": "1mo", "week": "1w", "day": "0d"}


def make_panel(  # noqa: PLR0913  (what a panel is of)
    tables: Tables,
    *,
    system: str = "cow",
    step: str = "year",
    first: date,
    last: date,
    directed: bool = True,
    pair: tuple[str, str] | None = None,
    microstates: bool = True,
) -> Panel:
    """Return the pairs of states by time, nothing added yet.

    Parameters
    ----------
    tables
        Where what is added comes from.
    system
        ``"cow"`` or ``"gw"``.
    step
        ``year quarter month week day``.
    first, last
        Days between which pairs count, both included.
    directed
        Whether each pair stands both ways.
    pair
        Two party ids, for one pair alone.
    microstates
        Whether Gleditsch and Ward's microstates count.

    Raises
    ------
    UnknownCodeError, PairError, RangeError
        As `interstate.relations.dyads.dyads_by` does; also where one of the pair was no member of
        the system between the days.
    """
    code = CODE.get(system)
    codes = None if pair is None else _codes_of_pair(pair, system, first, last)
    frame = dyads_by(
        step,
        system=system,
        first=first,
        last=last,
        pairs=codes,
        directed=directed,
        microstates=microstates,
    ).collect()
    if step != "year":
        frame = frame.with_columns(year=pl.col(step).dt.year().cast(pl.Int32))
    own = [
        Column(
            name=f"{code}{n}",
            label=f"{system.upper()} code of the {which} state",
            unit="code",
            sources=(f"{system}-states",),
            absent="never",
        )
        for n, which in ((1, "first"), (2, "second"))
    ]
    unit = "year" if step == "year" else "day"
    own.append(Column(name=step, label=_STEP_LABELS[step], unit=unit, absent="never"))
    if step != "year":
        own.append(Column(name="year", label="Year", unit="year", absent="never"))
    return Panel(
        frame=frame,
        columns=tuple(own),
        system=system,
        step=step,
        directed=directed,
        tables=tables,
        pair=pair,
    )


_STEP_LABELS: Mapping[str, str] = {
    "year": "Year",
    "quarter": "First day of the quarter",
    "month": "First day of the month",
    "week": "Monday of the ISO 8601 week",
    "day": "Day",
}


def _codes_of_pair(
    pair: tuple[str, str], system: str, first: date, last: date
) -> list[tuple[int, int]]:
    """Return the pairs of codes that two parties have had: one state may have had several."""
    from interstate.reference.states import code_spans, predecessors

    def codes(party: str) -> list[int]:
        lineage = {party, *predecessors(party)} if party in _CONTINUED else {party}
        found = sorted(
            {
                int(span.code)
                for span in code_spans(system)
                if span.party in lineage and span.days_in(first, last)
            }
        )
        if not found:
            known = sorted({span.party for span in code_spans(system)})
            raise UnknownCodeError(party, kind=f"state of {system} in that time", known=known)
        return found

    ones, others = codes(pair[0]), codes(pair[1])
    return [(one, other) for one in ones for other in others if one != other]


_CONTINUED: Mapping[str, str] = {"RUS": "SUN", "DEU": "DDR"}


_TABLES: Mapping[str, str] = {"dyad": "given_dyads", "state": "given_states"}
"""Scope of a variable -> the table that holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Origin:
    """The data sets that a variable is from, and the years that they cover."""

    sources: tuple[str, ...]
    years: tuple[int, int]


def _origins(rows: pl.DataFrame, of_files: Mapping[str, str]) -> dict[str, _Origin]:
    found = rows.group_by("variable").agg(
        pl.col("year").min(), last=pl.col("year").max(), files=pl.col("file").unique()
    )
    origins: dict[str, _Origin] = {}
    for name, first, last, keys in found.iter_rows():
        sources = tuple(sorted({of_files[key] for key in keys}))
        covered = [data_set(id_).years(first, last) for id_ in sources]
        years = min(years[0] for years in covered), max(years[1] for years in covered)
        origins[name] = _Origin(sources=sources, years=years)
    return origins


def _wide(rows: pl.DataFrame, keys: list[str], variables: list[str]) -> pl.DataFrame:
    """Return a column for each variable; of several values in a year the greatest."""
    codes = [pl.col(key).cast(pl.Int32) for key in keys]
    return (
        rows.filter(pl.col("variable").is_in(variables))
        .with_columns(codes)
        .pivot(on="variable", index=[*keys, "year"], values="value", aggregate_function="max")
    )


def _with_dyads(
    frame: pl.DataFrame, rows: pl.DataFrame, variables: Sequence[_Variable]
) -> pl.DataFrame:
    wide = _wide(rows, ["code_a", "code_b"], [v.variable for v in variables])
    if not variables[0].both_ways:
        return frame.join(
            wide.rename({"code_a": "code_1", "code_b": "code_2"}),
            on=["code_1", "code_2", "year"],
            how="left",
            maintain_order="left",
        )
    lower = (
        wide.with_columns(
            low=pl.min_horizontal("code_a", "code_b"), high=pl.max_horizontal("code_a", "code_b")
        )
        .drop("code_a", "code_b")
        .unique(["low", "high", "year"], keep="first", maintain_order=True)
    )
    return (
        frame.with_columns(
            low=pl.min_horizontal("code_1", "code_2"), high=pl.max_horizontal("code_1", "code_2")
        )
        .join(lower, on=["low", "high", "year"], how="left", maintain_order="left")
        .drop("low", "high")
    )


def _zero_where_covered(name: str, years: tuple[int, int]) -> pl.Expr:
    """Return 0 for what a source does not name in a year it covers, of states that it knows."""
    covered = (
        pl.col(name).is_null()
        & pl.col("year").is_between(*years)
        & pl.col("code_1").is_not_null()
        & pl.col("code_2").is_not_null()
    )
    return pl.when(covered).then(0.0).otherwise(pl.col(name)).alias(name)


def _column(variable: _Variable, name: str, origins: Mapping[str, _Origin], label: str) -> Column:
    origin = origins[variable.variable]
    return Column(
        name=name,
        label=label,
        unit=variable.unit,
        sources=origin.sources,
        first=origin.years[0],
        last=origin.years[1],
        absent=variable.absent,
    )


def _covered(frame: pl.DataFrame, told: Sequence[Column]) -> pl.DataFrame:
    """Return counts of 0 where a data set covers the time and names nothing."""
    counts = [column for column in told if column.absent == "zero"]
    return frame.with_columns(
        pl.when(pl.col(f"covered_{coder}") > 0)
        .then(pl.col(column.name).fill_null(0))
        .otherwise(pl.col(column.name) if coder == OWN else None)
        .alias(column.name)
        for column in counts
        for coder in (column.name.rpartition("_")[2],)
    )


def _in_office(asked: pl.DataFrame, led: pl.DataFrame, party: str) -> pl.DataFrame:
    """Return who led each state on each day; of several the one who came last."""
    terms = led.rename({"party": party}).drop_nulls(party).sort("first")
    found = asked.sort("day").join_asof(
        terms,
        left_on="day",
        right_on="first",
        by=party,
        strategy="backward",
        # Both are sorted above; polars cannot see it where there is a `by`, and warns.
        check_sortedness=False,
    )
    return found.filter(pl.col("last") >= pl.col("day")).select(party, "day", "name")
