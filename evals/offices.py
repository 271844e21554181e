"""Who is who on a day: ``python evals/offices.py --shared DIR [--write] [--lost]``.

A name and a day go in; the state and the role that come out are held against three lists:

- ``reign``: the leaders of REIGN (``data/states/reign``), by the name it gives, mostly a surname,
  on the middle day of each term;
- ``world leaders 2021``: heads of state and government of Wikidata (``data/states``), by full name;
- ``2022 to 2024``: heads of state and government and foreign ministers that were written down for
  this measure, before the table was filled up for those years (``evals/data``).

A name is *first* where the reading that comes first is a person who held the role in the state on
the day. A surname may be that of two leaders at a time ("Rahman", "Ortega"): nobody can tell from
name and day alone which is meant. Such a name is *told* where its right reading stands among those
who held the highest offices on that day, so that the text can decide. The floors are in
``evals/offices.json``.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import floors
from interstate.reference.offices import OFFICES, Holder, OfficeIndex, load_offices
from interstate.reference.party_names import load_party_names
from interstate.reference.states import translate

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "offices.json"
OWN_LIST = HERE / "data" / "leaders_2022_2024.csv"
HEADS = (
    "leader",
    "head_of_state",
    "head_of_government",
    "shared_head_of_state",
    "governor_general",
)
# A leader who rules behind a figurehead stands in the table as such.
ROLES = {
    # Who heads what is no state: Abkhazia, Northern Cyprus.
    "head": (*HEADS, "group_leader"),
    # Of the Swiss Federal Council, which as a body is the head of state.
    "member": OFFICES,
    "head_of_state": ("head_of_state", "leader"),
    "head_of_government": ("head_of_government", "leader"),
    "foreign_minister": ("foreign_minister",),
}
# When the Wikidata list was drawn up: a term without an end was going on then.
DRAWN_UP = date(2022, 10, 10)
REIGN_UP_TO = date(2021, 3, 31)
INITIAL = re.compile(r"[A-Z]\.|[A-HJ-TWYZ]|Jr\.?")
BRACKET = re.compile(r"\([^)]*\)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A name on a day, and whose it is."""

    name: str
    state: str
    role: str
    day: date


def reign(shared: Path) -> Iterator[Case]:
    """Yield the leaders of REIGN on the middle day of their terms."""
    path = shared / "data" / "states" / "reign" / "leaderlist_3_21.csv"
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        for row in csv.DictReader(lines):
            if not row["leader"].strip():
                continue
            first = date(int(row["syear"]), int(row["smonth"]), int(row["sdate"]))
            ends = row["eyear"] and row["emonth"]
            last = date(int(row["eyear"]), int(row["emonth"]), 1) if ends else REIGN_UP_TO
            day = first if last <= first else first + (last - first) / 2
            # REIGN counts leaders of states that the Correlates of War do not have yet.
            code = row["ccode"]
            state = translate(code, system="cow", on=day) or translate(code, system="cow")
            yield Case(name=row["leader"].strip(), state=state or "?", role="head", day=day)


def world_leaders(shared: Path) -> Iterator[Case]:
    """Yield the heads of state and government of Wikidata.

    It gives years alone. The day is the middle of what they leave, and the day the list was drawn
    up for a term that was going on. A term within one year leaves none and is not asked for.
    """
    names = load_party_names("en")
    path = shared / "data" / "states" / "world_leaders_2021" / "data" / "wikidata.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            name = row["officeholderLabel"]
            if re.fullmatch(r"Q\d+", name) or not row["start_year"]:
                continue
            begun = int(row["start_year"])
            ended = int(row["end_year"]) if row["end_year"] else None
            if ended == begun:
                continue
            day = DRAWN_UP
            if ended is not None:
                first, last = date(begun, 12, 31), date(ended, 1, 1)
                day = first + (last - first) / 2
            found = names.lookup(tuple(row["country"].split()), day)
            state = found[0].id if found else "?"
            role = "member" if row["positionLabel"].startswith("Member of") else "head"
            yield Case(name=name, state=state, role=role, day=day)


def own_list() -> Iterator[Case]:
    """Yield the list of this folder."""
    with OWN_LIST.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            day = date.fromisoformat(row["day"])
            yield Case(name=row["name"], state=row["state"], role=row["role"], day=day)


def held(index: OfficeIndex, case: Case) -> set[str]:
    """Return who held the role in the state on the day."""
    return {
        holder.person
        for office in ROLES[case.role]
        for holder in index.in_office(case.state, office, case.day)
    }


def as_in_a_text(name: str) -> str:
    """Return the name of a list as a text would write it.

    "Valli, Francesco (2nd time)" is Francesco Valli, "G.W. Bush" is Bush, and "Albert II, Prince
    of Monaco" is Albert II.
    """
    name = re.split(r" and | & ", name)[0]
    last, _, given = BRACKET.sub("", name).partition(",")
    name = last if " of " in given or " " in last.strip() else f"{given} {last}"
    words = re.sub(r"\.(?=\w)", ". ", name).split()
    return " ".join([word for word in words if not INITIAL.fullmatch(word)] or words)


def readings(index: OfficeIndex, case: Case) -> tuple[Holder, ...]:
    """Return whom a name may mean."""
    name = as_in_a_text(case.name)
    found = index.lookup(tuple(name.split()), case.day)
    if not found and " of " in name:
        found = index.lookup(tuple(name.partition(" of ")[0].split()), case.day)
    return found


def judge(index: OfficeIndex, case: Case) -> tuple[bool, bool, str]:
    """Return whether a case is first, whether it is told, and what stands first instead."""
    found = readings(index, case)
    right = held(index, case)
    if not found:
        return False, False, "nobody"
    first = found[0].person in right
    high = [h for h in found if h.office in {*HEADS, "foreign_minister"} and h.held_on(case.day)]
    told = first or any(h.person in right and h.country == case.state for h in high)
    return first, told, found[0].because


def measure(name: str, cases: list[Case], index: OfficeIndex, *, lost: bool) -> dict[str, float]:
    """Return the shares of one list, having said how many."""
    firsts = tolds = 0
    for case in cases:
        first, told, instead = judge(index, case)
        firsts += first
        tolds += told
        if lost and not first:
            mark = "several" if told else "LOST"
            print(f"{mark} {case.name} {case.state} {case.role} {case.day}: {instead}")
    total = len(cases)
    print(f"{name}: of {total} names {firsts} first, {tolds} told")
    return {"first": round(firsts / total, 4), "told": round(tolds / total, 4)}


def main() -> str | None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--shared", type=Path, required=True, help="folder with data/states")
    options.add_argument("--write", action="store_true", help="keep the shares as the new floors")
    options.add_argument("--lost", action="store_true", help="print what is not first, and why")
    given = options.parse_args()
    index = load_offices("en")
    lists = {
        "reign": list(reign(given.shared)),
        "world leaders 2021": list(world_leaders(given.shared)),
        "2022 to 2024": list(own_list()),
    }
    found = {name: measure(name, cases, index, lost=given.lost) for name, cases in lists.items()}
    return floors.settle(
        FLOORS,
        found,
        write=given.write,
        command="python evals/offices.py --shared DIR --write",
        notes={},
    )


if __name__ == "__main__":
    sys.exit(main())
