"""Measure everything that can be measured here: ``python evals --shared DIR [--only NAME ...]``.

Says which sets lie below DIR and runs those. A set that is asked for by name and is not there ends
the run with an error; so does a folder with none of them, and any figure below its floor.
``--write`` keeps what was reached as the new floors and brings the README's table up to date.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Eval:
    """One thing that is measured.

    Attributes
    ----------
    about
        What is measured, in words.
    needs
        What must lie below the shared folder.
    options, to_keep
        What its script is called with; where a value is to be a path, ``{shared}`` stands for
        the shared folder and ``{here}`` for the folder of the evals. `to_keep` comes with --write.
    """

    about: str
    needs: tuple[str, ...]
    options: tuple[str, ...] = ("--shared", "{shared}")
    to_keep: tuple[str, ...] = ("--write",)

    def missing(self, shared: Path) -> list[str]:
        """Return what it needs and does not find, as patterns of paths."""
        return [need for need in self.needs if not any(shared.glob(need))]

    def command(self, name: str, shared: Path, *, write: bool) -> list[str]:
        """Return the command that runs its script."""
        options = (*self.options, *(self.to_keep if write else ()))
        return [
            sys.executable,
            str(HERE / f"{name}.py"),
            *(option.format(shared=shared, here=HERE) for option in options),
        ]


EVALS: Mapping[str, Eval] = MappingProxyType(
    {
        "coding": Eval(
            about="who did what to whom, sentence by sentence",
            needs=("gold/dev.jsonl", "score/score_reports.py"),
        ),
        "agreement": Eval(
            about="whether a sentence says the same in every language",
            needs=("gold/dev.jsonl", "score/score_reports.py"),
        ),
        "coverage": Eval(
            about="where acts are lost, in sentences of our own",
            needs=(),
            options=(),
        ),
        "merging": Eval(
            about="whether reports are merged as one happening",
            needs=("data/events/MEANTIME/intra_cross-doc_annotation/*/*.xml",),
        ),
        "gsr": Eval(
            about="the gold records that come with PLOVER",
            needs=("data/events/plover_gsr.jsonl", "score/score_reports.py"),
        ),
        "prefilter": Eval(
            about="what is lost by not parsing every sentence",
            needs=("gold/dev.jsonl",),
        ),
        "pairs": Eval(
            about="what one marked party does to another",
            needs=("data/events/PLV/PLV_train.tsv",),
        ),
        "seed": Eval(
            about="one whole article",
            needs=("gold/seed.json", "seed/*.txt", "score/score_seed.py"),
        ),
        "quotations": Eval(
            about="who says what in German news",
            needs=("data/quotes/NewsSpkAtt2023/train/task2/*.json",),
        ),
        "dates": Eval(
            about="times found and read",
            needs=(
                "data/time/*",
                "data/events/MEANTIME/*",
                "data/ner/NEREL-dev/*",
                "score/score_timex.py",
            ),
        ),
        "offices": Eval(
            about="who is who on a day",
            needs=("data/states/reign/*.csv", "data/states/world_leaders_2021/data/wikidata.csv"),
        ),
        "names": Eval(
            about="names of persons across spellings and scripts",
            needs=("data/actors/name_bench/contrib/name_bench/run_data/*.csv",),
        ),
        "panels": Eval(
            about="whether states and dyads are those of the field, row for row",
            needs=("data/states/peacesciencer/cow_ddy.parquet",),
        ),
        "data_sets": Eval(
            about="whether data sets are read whole, and merged in bulk as one by one",
            needs=(
                "data/events_samples/gdelt2/*.export.CSV",
                "data/events_samples/icews/*.tab",
                "data/tkg/ICEWS14/train.txt",
                "data/states/peacesciencer/cow_*.parquet",
                "data/states/votes/unvotes/*.parquet",
                "data/states/sanctions/eu/*.csv",
                "data/states/reign/*.csv",
            ),
        ),
        "similarity": Eval(
            about="similarity of foreign policy, ideal points from votes, frustration index",
            needs=(
                "data/states/peacesciencer/atop_alliance.parquet",
                "data/states/votes/unvotes/un_votes.parquet",
                "data/states/votes/IdealpointestimatesAll_*.csv",
                "data/tkg/ICEWS18/train.txt",
            ),
        ),
        "scores": Eval(
            about="scores of simulated pairs: how often intervals hold the true level",
            needs=(),
            options=(),
        ),
        "reciprocity": Eval(
            about="who answers whom, in pairs made up and a few known ones",
            needs=("data/tkg/ICEWS14/train.txt", "data/tkg/ICEWS18/train.txt"),
        ),
        "effects": Eval(
            about="how often a change between two states is found where none was made",
            needs=("data/tkg/ICEWS18/train.txt",),
        ),
        "turns": Eval(
            about="turning points: simulated pairs, known turns, quiet pairs",
            needs=("data/tkg/ICEWS14/train.txt", "data/tkg/ICEWS18/train.txt"),
        ),
        "parsers": Eval(
            about="the shipped parsers on their treebanks",
            needs=("treebanks/UD_*",),
            options=("--treebanks", "{shared}/treebanks"),
        ),
    }
)


def choose(shared: Path, only: list[str] | None) -> list[str]:
    """Return the sets to run, having said which are there."""
    absent: list[str] = []
    found: list[str] = []
    for name, each in EVALS.items():
        missing = each.missing(shared)
        told = f"missing {', '.join(missing)}" if missing else "found"
        print(f"{name:11} {each.about}: {told}")
        (absent if missing else found).append(name)
    if only is None:
        if not any(EVALS[name].needs for name in found):
            msg = f"nothing to measure in {shared}: name the folder of the sets with --shared"
            raise SystemExit(msg)
        return found
    if lost := [name for name in only if name in absent]:
        msg = f"asked for {', '.join(lost)}, which {shared} does not hold: see the list above"
        raise SystemExit(msg)
    return [name for name in found if name in only]


def main() -> str | None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--shared", type=Path, required=True, help="folder of the sets")
    options.add_argument("--only", nargs="+", choices=sorted(EVALS), help="these, and fail without")
    options.add_argument("--write", action="store_true", help="keep the figures as new floors")
    given = options.parse_args()
    failed: list[str] = []
    for name in choose(given.shared, given.only):
        print(f"\n== {name}", flush=True)
        command = EVALS[name].command(name, given.shared.resolve(), write=given.write)
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
    if given.write:
        subprocess.run([sys.executable, str(HERE / "accuracy_table.py"), "--write"], check=True)
    return f"below a floor, or broken: {', '.join(failed)}" if failed else None


if __name__ == "__main__":
    sys.exit(main())
