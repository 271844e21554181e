"""Temporal knowledge graphs of ICEWS, as benchmarks of forecasting have them: s r o t."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import polars as pl

from interstate.errors import SourceError
from interstate.reference.plover import load_cameo
from interstate.sources.data_sets.acts import (
    as_table,
    is_mutual,
    month_of,
    of_cameo,
    sift,
    whole,
    wrong,
)
from interstate.sources.data_sets.formats import About, Converted, Format
from interstate.sources.data_sets.parties import party_of_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_EPOCHS = {
    "icews14": date(2014, 1, 1),
    "icews18": date(2018, 1, 1),
    "icews0515": date(2005, 1, 1),
    "icews05-15": date(2005, 1, 1),
    "icews11-14": date(2011, 1, 1),
}
"""The first day of the well-known ones, by their folder's name; they count hours from it."""
_HOURS = 24


def _quadruples(frame: pl.DataFrame, about: About) -> Converted:
    entities = _names(about.path.parent, "entity2id")
    relations = _names(about.path.parent, "relation2id")
    epoch = about.epoch or _EPOCHS.get(about.path.parent.name.lower())
    if epoch is None:
        msg = (
            f"{about.path}: nothing tells the day that time 0 stands for; "
            "give it with --epoch YYYY-MM-DD"
        )
        raise SourceError(msg)
    step = _step(about.path.parent)
    told = frame.with_columns(pl.exclude("line").str.strip_chars()).with_columns(
        actor_name=pl.col("subject").replace_strict(entities, default=None),
        recipient_name=pl.col("object").replace_strict(entities, default=None),
        text=pl.col("relation").replace_strict(relations, default=None),
        first=pl.lit(epoch) + pl.duration(days=whole("time") // step),
    )
    good, refused = sift(
        told,
        pl.coalesce(
            wrong(pl.col("actor_name"), "subject", "number in entity2id.txt"),
            wrong(pl.col("recipient_name"), "object", "number in entity2id.txt"),
            wrong(pl.col("text"), "relation", "number in relation2id.txt"),
            wrong(pl.col("first"), "time", "time"),
        ),
    )
    coded = good.with_columns(
        cameo=pl.col("text")
        .str.to_lowercase()
        .str.replace_all(r"[^a-z0-9]+", " ")
        .str.strip_chars()
        .replace_strict(dict(_codes()), default=None, return_dtype=pl.String)
    )
    rows = coded.with_columns(
        # Numbers are only ids within their own data set.
        source_id=pl.concat_str(
            [pl.lit(about.path.parent.name), "subject", "relation", "object", "time"],
            separator="-",
        ),
        last=pl.col("first"),
        precision=pl.lit("day"),
        month=month_of("first"),
        actor=party_of_name(coded, "actor_name", "first"),
        actor_code=pl.col("actor_name"),
        recipient=party_of_name(coded, "recipient_name", "first"),
        recipient_code=pl.col("recipient_name"),
        event_type=of_cameo("cameo", "event_type"),
        mode=of_cameo("cameo", "mode"),
        contexts=of_cameo("cameo", "contexts"),
        quad=of_cameo("cameo", "quad"),
        goldstein=of_cameo("cameo", "goldstein"),
    ).with_columns(symmetric=is_mutual())
    return Converted(
        tables={"given_reports": as_table(rows, "given_reports", kind="tkg")}, refused=refused
    )


def _names(folder: Path, stem: str) -> Mapping[str, str]:
    """Return names by number from ``entity2id.txt`` or ``.json`` beside the quadruples."""
    for path in (folder / f"{stem}.txt", folder / f"{stem}.json"):
        if path.exists():
            return _names_in(path, path.stat().st_mtime_ns)
    msg = f"{folder / stem}.txt is not there; the numbers of the quadruples are only names with it"
    raise SourceError(msg)


@cache
def _names_in(path: Path, changed: int) -> Mapping[str, str]:  # noqa: ARG001  read anew when changed
    found: dict[str, str] = {}
    try:
        text = path.read_text("utf-8")
        if path.suffix == ".json":
            told: dict[str, object] = json.loads(text)
            return {str(number): name.replace("_", " ") for name, number in told.items()}
    except (ValueError, AttributeError, RecursionError) as problem:
        msg = f"{path} gives no names by number ({problem}); fetch it again"
        raise SourceError(msg) from problem
    for line in text.splitlines():
        name, tab, number = line.strip().rpartition("\t")
        if tab:
            found[number.strip()] = name.strip().replace("_", " ")
    return found


def _step(folder: Path) -> int:
    """Return how many units of time a day has: 24 where all times are multiples of 24."""
    there = [
        path for stem in ("train", "valid", "test") if (path := folder / f"{stem}.txt").exists()
    ]
    return _step_in(tuple(there), tuple(path.stat().st_mtime_ns for path in there))


@cache
def _step_in(paths: tuple[Path, ...], changed: tuple[int, ...]) -> int:  # noqa: ARG001  as above
    times: set[int] = set()
    for path in paths:
        for line in path.read_text("utf-8", errors="replace").splitlines():
            cells = line.split("\t")
            if len(cells) > 3 and cells[3].strip().isdecimal():  # noqa: PLR2004  s r o t
                times.add(int(cells[3]))
    return _HOURS if times and all(time % _HOURS == 0 for time in times) and max(times) else 1


@cache
def _codes() -> Mapping[str, str]:
    """Return CAMEO codes by their description in plain words."""
    return {
        re.sub(r"[^a-z0-9]+", " ", known.description.lower()).strip(): code
        for code, known in load_cameo().items()
    }


_BESIDE = frozenset({"entity2id", "relation2id", "stat", "ts2id", "license", "readme", "source"})

FORMATS = tuple(
    Format(kind="tkg", name=name, convert=_quadruples, headed=False, beside=_BESIDE)
    for name in ("quadruples", "quadruples with a mark")
)
