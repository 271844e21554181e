"""Similarity, ideal points and frustration: ``python evals/similarity.py --shared DIR [--write]``.

* S, kappa and pi of all pairs of states from ATOP's alliances, 1816 to 2018, against a loop over
  pairs and items that is written out here, in every twentieth year. Anything but the same is an
  error.
* Ideal points from the votes of the UN General Assembly against those of Bailey, Strezhnev and
  Voeten: Pearson's r in each session. No number in the model was fitted to these estimates, but
  they were seen while its form was chosen: a plain random walk (median 0.962, least 0.775), an
  autoregression (0.968, 0.794), each session by itself (0.987, 0.770), and the last with the peak
  that also fits the session before, which is kept. So r says that the two agree, and is no test on
  estimates unseen.
* The frustration index of the network of states of ICEWS18 (all its days; balance at least 0.2, at
  least 5 events): whether it is proven least, in how many seconds.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

import floors
from interstate.pipeline.data_sets import DataSetChoices, import_files
from interstate.pipeline.networks import network_of
from interstate.pipeline.panels import RecordTables
from interstate.relations.camps import frustration
from interstate.relations.ideal_points import ideal_points
from interstate.relations.panels import as_of_now
from interstate.relations.similarity import PLEDGES, alliance_portfolios, similarities
from interstate.store import open_record

FLOORS = Path(__file__).with_suffix(".json")
STATES = Path("data/states")
EVERY = 20
MOST_SECONDS = 5.0
FIRST_SESSION = 1945
LEAST_MEDIAN, LEAST = 0.97, 0.85


def taken_in(kind: str, path: Path, folder: Path) -> None:
    with open_record(folder) as record:
        for _ in import_files(kind, [str(path)], folder, DataSetChoices(epoch=None)):
            pass
        record.remake_given_events()


def plain(x: list[float], y: list[float]) -> tuple[float, float, float]:
    """Return S, kappa and pi item by item, as the papers write them."""
    n = len(x)
    pairs = list(zip(x, y, strict=True))
    s = 1 - 2 * sum(abs(a - b) for a, b in pairs) / (3 * n)
    observed = sum((a - b) ** 2 for a, b in pairs) / n
    mine, theirs = ({v: z.count(v) / n for v in set(z)} for z in (x, y))
    both = {v: (x + y).count(v) / (2 * n) for v in set(x + y)}
    by_own = sum((a - b) ** 2 * p * q for a, p in mine.items() for b, q in theirs.items())
    by_both = sum((a - b) ** 2 * p * q for a, p in both.items() for b, q in both.items())
    return s, 1 - observed / by_own, 1 - observed / by_both


def alliances(folder: Path) -> floors.Figures:
    dyads = RecordTables(folder).given("given_dyads", "variable", PLEDGES)
    start = time.perf_counter()
    made = similarities(alliance_portfolios(dyads))
    print(f"{made.height:,} pairs and years in {time.perf_counter() - start:.1f} s")
    same = compared = 0
    for each in alliance_portfolios(dyads):
        if each.year % EVERY:
            continue
        found = {
            (a, b): values
            for a, b, *values in made.filter(pl.col("year") == each.year)
            .select("state1", "state2", "s", "kappa", "pi")
            .iter_rows()
        }
        rows = [list(row) for row in each.values]
        for i, a in enumerate(each.states):
            for j, b in enumerate(each.states[:i]):
                compared += 1
                same += bool(np.allclose(found[a, b], plain(rows[i], rows[j]), atol=1e-9))
    print(f"alliances: {same:,} of {compared:,} pairs as the plain loop has them")
    return {"alliances": {"pairs as a plain loop has them": same / compared}}


def points(folder: Path) -> tuple[floors.Figures, list[str]]:
    votes = RecordTables(folder).given("given_votes", "kind", ["votes"])
    theirs = RecordTables(folder).given("given_states", "variable", ["idealpoint"])
    start = time.perf_counter()
    # The USSR is Russia in one table and not in the other.
    made = ideal_points(votes.with_columns(pl.col("party").replace(as_of_now())))
    seconds = time.perf_counter() - start
    both = made.with_columns(year=pl.col("session") + FIRST_SESSION).join(
        theirs.select("year", party=pl.col("party").replace(as_of_now()), theirs="value"),
        on=["party", "year"],
    )
    r = both.group_by("session").agg(r=pl.corr("ideal_point", "theirs"), n=pl.len()).sort("r")
    median, least = float(r["r"].median() or 0), float(r["r"].min() or 0)  # type: ignore[arg-type]
    print(
        f"ideal points of {made['session'].n_unique()} sessions in {seconds:.0f} s; r with theirs "
        f"over {r.height} sessions, {both.height:,} of {theirs.height:,} positions: median "
        f"{median:.3f}, least {least:.3f}"
    )
    for session, value, n in r.head(5).iter_rows():
        print(f"  session {session}: {value:.3f} (n = {n})")
    wrong: list[str] = []
    if median < LEAST_MEDIAN or least < LEAST:
        wrong.append(f"ideal points: median r {median:.3f}, least {least:.3f}")
    figures = {"ideal points": {"median r": median, "least r": least, "sessions": float(r.height)}}
    return figures, wrong


def camps(folder: Path) -> tuple[floors.Figures, list[str]]:
    made = network_of(folder, first=date(2018, 1, 1), last=date(2018, 12, 31))
    found = frustration(made.network)
    told = (
        f"network of ICEWS18: {len(made.network.states)} states, {len(made.network.relations)} "
        f"relations, frustration index {found.index}, at least {found.bound}, in "
        f"{found.seconds:.1f} s"
    )
    print(told)
    wrong = [] if found.proven and found.seconds < MOST_SECONDS else [told]
    return {"frustration index": {"proven": float(found.proven)}}, wrong


def main() -> str | None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--shared", type=Path, required=True, help="folder with data/")
    options.add_argument("--write", action="store_true", help="keep the figures as new floors")
    given = options.parse_args()
    states = given.shared / STATES
    with tempfile.TemporaryDirectory() as made:
        folder, network = Path(made) / "states", Path(made) / "icews18"
        taken_in("atop", states / "peacesciencer" / "atop_alliance.parquet", folder)
        taken_in("votes", states / "votes" / "unvotes" / "un_votes.parquet", folder)
        taken_in("votes", states / "votes" / "IdealpointestimatesAll_Apr2020.csv", folder)
        taken_in("tkg", given.shared / "data" / "tkg" / "ICEWS18", network)
        found = alliances(folder)
        of_votes, wrong = points(folder)
        of_network, slow = camps(network)
    found |= of_votes | of_network
    wrong += slow
    if found["alliances"]["pairs as a plain loop has them"] < 1:
        wrong.append("alliances: not all pairs are as the plain loop has them")
    if wrong:
        return "\n".join(wrong)
    return floors.settle(
        FLOORS,
        found,
        write=given.write,
        command="python evals/similarity.py --shared DIR --write",
        notes={},
    )


if __name__ == "__main__":
    sys.exit(main())
