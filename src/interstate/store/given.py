"""What data sets give, kept beside the record: a folder of Parquet for each file taken in.

A file is taken in whole or not at all: its rows are written to a folder under another name, which
is renamed when all are there. So a run that was killed leaves no half of a file, and the next run
takes in what is missing. Nothing that is there is written over: rows of an earlier file that a
later one replaces are listed by the later, and left out when the tables are read.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import polars as pl

from interstate.errors import StoreError
from interstate.record import GIVEN, Reconciliation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from numpy.typing import NDArray

FOLDER = "given"
MANIFEST = "manifest.json"
REFUSED = "rejected.parquet"
REPLACED = "replaced.parquet"
EVENTS = "events.parquet"
_STAGED = ".staged-"
_FORMAT = 1
_ROWS_A_PART = 500_000
_SHOWN = 100
IDENTIFIED = frozenset({"given_reports", "given_articles"})
"""Tables whose rows have an id by which they are known again in another file."""
_AGREEING = ("file", "line")
"""Columns that two copies of one row need not agree in."""
COMPARED = (
    ("kind",),
    ("precision",),
    ("actor", "recipient"),
    ("event_type",),
    ("mode",),
    ("quad",),
    ("cameo",),
    ("place_country",),
    ("place_id",),
)
"""The columns of text that tell whether rows are one happening (`interstate.record.HAPPENING`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One file that was taken in.

    Attributes
    ----------
    part
        Which part of its data set it is, where a data set comes in parts that are replaced apart.
    whole
        Whether it is its data set, or that part of it, as of its release.
    supersedes
        Keys of the files whose place it takes.
    superseded_by
        The key of a newer release that was there before it, or ``None``.
    """

    folder: Path
    part: str
    whole: bool
    supersedes: tuple[str, ...]
    superseded_by: str | None
    told: Reconciliation

    @property
    def key(self) -> str:
        """The file's key."""
        return self.told.key

    def parts(self, table: str) -> list[Path]:
        """Return the Parquet files of one of its tables."""
        return sorted(self.folder.glob(f"{table}-*.parquet"))

    def replaced(self) -> pl.DataFrame:
        """Return ``file`` and ``source_id`` of the rows of other files that its rows replace."""
        path = self.folder / REPLACED
        return pl.read_parquet(path) if path.exists() else pl.DataFrame(schema=_REPLACEMENTS)

    def state_replaced(self, rows: pl.DataFrame) -> None:
        """Put another list of the rows that its rows replace in the place of its list."""
        path = self.folder / REPLACED
        if not rows.height:
            path.unlink(missing_ok=True)
            return
        partial = path.with_suffix(".partial")
        rows.unique().sort("file", "source_id").write_parquet(partial)
        partial.replace(path)


def still_current(there: Sequence[Holding]) -> list[Holding]:
    """Return those of some files of a kind that no other of them has taken the place of."""
    keys = {each.key for each in there}
    gone = {key for each in there for key in each.supersedes}
    return [each for each in there if each.key not in gone and each.superseded_by not in keys]


class GivenFiles:
    """The files of data sets that a record has taken in.

    Parameters
    ----------
    record
        The record's folder.
    """

    def __init__(self, record: Path) -> None:
        self.folder = record / FOLDER

    def holdings(self, kind: str | None = None) -> list[Holding]:
        """Return all files taken in, of one kind or of all, in the order of their keys."""
        pattern = f"{kind or '*'}/*/{MANIFEST}"
        found = [_read_manifest(path) for path in sorted(self.folder.glob(pattern))]
        return [each for each in found if not each.folder.name.startswith(_STAGED)]

    def current(self, kind: str | None = None) -> list[Holding]:
        """Return the files that no newer release has taken the place of."""
        return still_current(self.holdings(kind))

    def find(self, kind: str, key: str) -> Holding | None:
        """Return the file with a key, or ``None``."""
        path = self.folder / kind / key / MANIFEST
        return _read_manifest(path) if path.exists() else None

    def paths(self, table: str, kind: str | None = None) -> list[Path]:
        """Return the Parquet files of a table, of all current files or those of one kind."""
        if table == "given_events":
            return sorted(self.folder.glob(f"{kind or '*'}/{EVENTS}"))
        return [path for each in self.current(kind) for path in each.parts(table)]

    def replaced(self, kind: str | None = None) -> list[Path]:
        """Return the lists of rows that later files replace, of all kinds or of one."""
        there = self.current(kind)
        return [path for each in there if (path := each.folder / REPLACED).exists()]

    def stale_kinds(self) -> list[str]:
        """Return the kinds whose happenings are not those of the files that are there."""
        merged = {path.parent.name for path in self.paths("given_events")}
        kinds = sorted(merged | {each.told.kind for each in self.holdings()})
        return [kind for kind in kinds if self._stated(kind) != self._state(kind)]

    def state_events(self, kind: str, events: Path) -> None:
        """Put happenings in place, and note which files they were made from."""
        folder = self.folder / kind
        os.replace(events, folder / EVENTS)  # noqa: PTH105  the file of before is replaced at once
        _write_json(folder / "events.json", {"files": self._state(kind)})

    def sweep(self) -> None:
        """Remove what a run that was killed left of files it had not taken in whole."""
        for left in self.folder.glob(f"*/{_STAGED}*"):
            # It may be one that was being taken out.
            self.forget_gone(left.parent.name)
            shutil.rmtree(left, ignore_errors=True)

    def forget_gone(self, kind: str) -> None:
        """Take out of the files of a kind what they say about files that are there no more."""
        there = self.holdings(kind)
        keys = {each.key for each in there}
        for each in there:
            known = tuple(key for key in each.supersedes if key in keys)
            by = each.superseded_by if each.superseded_by in keys else None
            if (known, by) != (each.supersedes, each.superseded_by):
                amend(each, supersedes=known, superseded_by=by)
            replaced = each.replaced()
            left = replaced.filter(pl.col("file").is_in([*keys]))
            if left.height < replaced.height:
                each.state_replaced(left)

    def staged(self, kind: str, key: str) -> Path:
        """Return where a file's folder lies while it is on its way in or out."""
        return self.folder / kind / f"{_STAGED}{key}"

    def _state(self, kind: str) -> list[str]:
        return [each.key for each in self.current(kind)]

    def _stated(self, kind: str) -> object:
        path = self.folder / kind / "events.json"
        if not path.exists() or not (self.folder / kind / EVENTS).exists():
            return None
        return cast("dict[str, object]", json.loads(path.read_text("utf-8"))).get("files")


@dataclass(slots=True, kw_only=True)
class Intake:
    """A file on its way in: give its rows to `add`, some at a time, then `commit`.

    Attributes
    ----------
    files
        Those that the record has.
    kind, format, file, key
        As in `interstate.record.Reconciliation`.
    whole, part
        As in `Holding`.
    stem
        The file's name without endings; numbers in it tell which of two releases is newer.
    """

    files: GivenFiles
    kind: str
    format: str
    file: str
    key: str
    whole: bool
    part: str
    stem: str
    _staged: Path = field(init=False)
    _read: int = 0
    _kept: int = 0
    _merged: int = 0
    _refused: list[pl.DataFrame] = field(default_factory=list[pl.DataFrame])
    _replaced: list[pl.DataFrame] = field(default_factory=list[pl.DataFrame])
    _waiting: dict[str, list[pl.DataFrame]] = field(default_factory=dict[str, list[pl.DataFrame]])
    _tables: Counter[str] = field(default_factory=Counter[str])
    _parts: Counter[str] = field(default_factory=Counter[str])
    _years: Counter[str] = field(default_factory=Counter[str])
    _untranslated: Counter[str] = field(default_factory=Counter[str])
    _parties: set[str] = field(default_factory=set[str])
    _first: date | None = None
    _last: date | None = None
    _recoded: int = 0
    _older: int = 0
    _known: dict[str, _Ids] = field(default_factory=dict[str, "_Ids"])
    _writer: ThreadPoolExecutor = field(init=False)
    _written: Future[None] | None = None

    def __post_init__(self) -> None:
        """Make the folder that the rows are first written to, empty."""
        self._writer = ThreadPoolExecutor(max_workers=1)
        self._staged = self.files.staged(self.kind, self.key)
        try:
            shutil.rmtree(self._staged, ignore_errors=True)
            self._staged.mkdir(parents=True)
        except OSError as error:
            msg = f"{self._staged} could not be made: {error.strerror}; free or allow the folder"
            raise StoreError(msg) from error

    def add(  # noqa: PLR0913  (all that rows came to)
        self,
        frame: pl.DataFrame,
        refused: Iterable[tuple[int, str, str]],
        tables: Mapping[str, pl.DataFrame],
        not_kept: pl.DataFrame,
        *,
        recoded: int = 0,
        untranslated: Mapping[str, int] | None = None,
    ) -> None:
        """Take in some rows.

        Parameters
        ----------
        frame
            The rows of the file that could be read, with their ``line``.
        refused
            Line, reason and text of those that could not.
        tables
            What was made of the rows, each row with the ``line`` it comes from.
        not_kept
            ``line`` and ``reason`` of rows that nothing could be made of.
        recoded
            Lines that were not UTF-8.
        untranslated
            Codes that stand for no party, with how often each came.
        """
        unread = list(refused)
        self._read += frame.height + len(unread)
        self._recoded += recoded
        self._untranslated.update(untranslated or {})
        self._refuse(pl.DataFrame(unread, schema=_REFUSED, orient="row"))
        lines = frame["line"]
        told, again, refusals = not_kept["line"], 0, [not_kept]
        for table, rows in tables.items():
            here = rows.with_columns(pl.lit(self.key, dtype=pl.Categorical).alias("file"))
            if table in IDENTIFIED and not self.whole:
                here, merged, unlike = self._sort_out(table, here)
                again += len(merged)
                refusals.append(unlike)
                told = pl.concat([told, merged, unlike["line"]])
            told = pl.concat([told, here["line"]])
            self._take(table, here)
        if not told.equals(lines):
            lost = lines.filter(~lines.is_in(told.implode()))
            refusals.append(pl.select(line=lost, reason=pl.lit(_NOTHING)))
        reasons = pl.concat(refusals)
        if reasons.height:
            shown = frame.select("line", text=_text(frame.drop("line").columns))
            self._refuse(reasons.join(shown, on="line", how="left").select(list(_REFUSED)))
        self._merged += again
        self._kept += frame.height - again - reasons.height

    def commit(self) -> Reconciliation:
        """Put the file in its place, and say what became of its rows."""
        for table in list(self._waiting):
            self._write(table)
        self._wait()
        self._writer.shutdown()
        refused = pl.concat([pl.DataFrame(schema=_REFUSED), *self._refused]).sort("line")
        refused.write_parquet(self._staged / REFUSED)
        replaced = pl.concat([pl.DataFrame(schema=_REPLACEMENTS), *self._replaced])
        if replaced.height:
            replaced.unique().sort("file", "source_id").write_parquet(self._staged / REPLACED)
        older, newer, notes_of_release = self._releases()
        told = Reconciliation(
            kind=self.kind,
            format=self.format,
            file=self.file,
            key=self.key,
            read=self._read,
            kept=self._kept,
            merged=self._merged,
            rejected=refused.height,
            replaced=replaced.height,
            tables=dict(sorted(self._tables.items())),
            years=dict(sorted(self._years.items())),
            first=self._first,
            last=self._last,
            parties=len(self._parties),
            untranslated=dict(self._untranslated.most_common(_SHOWN)),
            reasons=dict(Counter(refused["reason"].to_list()).most_common(_SHOWN)),
            notes=(*self._noted(), *notes_of_release),
        )
        holding = Holding(
            folder=self.files.folder / self.kind / self.key,
            part=self.part,
            whole=self.whole,
            supersedes=older,
            superseded_by=newer,
            told=told,
        )
        _write_json(self._staged / MANIFEST, _manifest(holding, self.stem))
        if holding.folder.exists():
            shutil.rmtree(holding.folder)
        self._staged.rename(holding.folder)
        return told

    def abandon(self) -> None:
        """Leave nothing of the file."""
        self._writer.shutdown()
        shutil.rmtree(self._staged, ignore_errors=True)

    # Rows ---------------------------------------------------------------------------------

    def _take(self, table: str, rows: pl.DataFrame) -> None:
        """Hold rows until there are enough for a file, and count what they say."""
        if not rows.height:
            return
        self._tables[table] += rows.height
        self._count(rows)
        self._waiting.setdefault(table, []).append(rows)
        if sum(each.height for each in self._waiting[table]) >= _ROWS_A_PART:
            self._write(table)

    def _write(self, table: str) -> None:
        """Begin to write the rows held, while the next are worked on."""
        self._wait()
        held = self._waiting.pop(table)
        path = self._staged / f"{table}-{self._parts[table]:04}.parquet"
        self._parts[table] += 1
        self._written = self._writer.submit(_write_rows, table, held, path)

    def _wait(self) -> None:
        """Wait until all rows that were to be written are."""
        if self._written is not None:
            self._written.result()
            self._written = None

    def _count(self, rows: pl.DataFrame) -> None:
        columns = set(rows.columns)
        for column in ("first", "day", "moment"):
            if column in columns:
                days = rows[column].cast(pl.Date)
                years = days.dt.year()
                self._span(days.min(), days.max())
                if "last" in columns:
                    self._span(rows["last"].min(), rows["last"].max())
                break
        else:
            years = rows["year"]
            low, high = cast("int", rows["year"].min()), cast("int", rows["year"].max())
            self._span(date(low, 1, 1), date(high, 12, 31))
        for year, count in years.drop_nulls().value_counts().iter_rows():
            self._years[str(year)] += count
        for column in ("actor", "recipient", "party", "party_a", "party_b"):
            if column in columns:
                self._parties.update(rows[column].unique().drop_nulls().to_list())

    def _span(self, first: object, last: object) -> None:
        if isinstance(first, date):
            self._first = first if self._first is None else min(self._first, first)
        if isinstance(last, date):
            self._last = last if self._last is None else max(self._last, last)

    def _refuse(self, refused: pl.DataFrame) -> None:
        if refused.height:
            self._refused.append(refused)

    # Rows that are there already ----------------------------------------------------------

    def _sort_out(
        self, table: str, rows: pl.DataFrame
    ) -> tuple[pl.DataFrame, pl.Series, pl.DataFrame]:
        """Part rows by their ids: new ones and newer states of old ones, repeated ones, and others.

        Returns
        -------
        rows, lines, frame
            The rows to keep; lines of rows that repeat one that is there or are an older state of
            it; ``line`` and ``reason`` of rows that have the id of another row of the same file.
        """
        known = self._known.get(table)
        if known is None:
            known = self._known[table] = _Ids()
            for path in self._current_parts(table):
                known.add(pl.read_parquet(path, columns=["source_id"])["source_id"])
        seen = known.add(rows["source_id"])
        if not seen.any():
            return rows, pl.Series("line", [], dtype=pl.Int32), pl.DataFrame(schema=_REASONS)
        rows = _plain(rows)
        fresh, doubtful = rows.filter(~seen), rows.filter(seen)
        ids = doubtful["source_id"].unique()
        there = pl.concat(
            [self._rows_of(table, ids, rows), fresh.filter(_among(ids)).select(rows.columns)]
        )
        same = [column for column in rows.columns if column not in _AGREEING]
        at = doubtful.join(
            there.select(*same).unique().with_columns(same=True),
            on=same,
            how="left",
            nulls_equal=True,
        )
        again = at.filter(pl.col("same"))["line"]
        unlike = doubtful.filter(~pl.col("line").is_in(again.implode()))
        here = there.filter(pl.col("file") == self.key).select("source_id", first_line="line")
        clash = unlike.join(here.unique("source_id"), on="source_id", how="inner").select(
            "line",
            reason=pl.format(
                "its id {} is that of line {}, which differs", "source_id", "first_line"
            ),
        )
        other = unlike.filter(~pl.col("line").is_in(clash["line"].implode()))
        older = _older(other, there)
        self._older += len(older)
        newer = other.filter(~pl.col("line").is_in(older.implode()))
        old = there.filter(_among(newer["source_id"]) & (pl.col("file") != self.key))
        self._replaced.append(old.select("file", "source_id").unique())
        return pl.concat([fresh, newer]).sort("line"), pl.concat([again, older]), clash

    def _current_parts(self, table: str) -> list[Path]:
        current = self.files.current(self.kind)
        return [path for each in current if not each.whole for path in each.parts(table)]

    def _rows_of(self, table: str, ids: pl.Series, like: pl.DataFrame) -> pl.DataFrame:
        """Return the rows that have some ids, of files that are there and of this one.

        There may be no such file and nothing waiting; `like` tells the columns then.
        """
        self._wait()
        parts = [*self._current_parts(table), *sorted(self._staged.glob(f"{table}-*.parquet"))]
        wanted = [column.split(" ")[0] for column in GIVEN[table]]
        found = [pl.scan_parquet(path).filter(_among(ids)).collect() for path in parts]
        waiting = [_plain(each.filter(_among(ids))) for each in self._waiting.get(table, ())]
        gone = [pl.read_parquet(path) for path in self.files.replaced()]
        there = pl.concat([each.select(wanted) for each in (like.clear(), *found, *waiting)])
        if gone:
            there = there.join(pl.concat(gone), on=["file", "source_id"], how="anti")
        return there

    # Releases -----------------------------------------------------------------------------

    def _releases(self) -> tuple[tuple[str, ...], str | None, list[str]]:
        """Return the files whose place this takes, a newer one that is there, and what changed."""
        if not self.whole:
            return (), None, []
        same = [
            each
            for each in self.files.current(self.kind)
            if each.whole and each.told.format == self.format and each.part == self.part
        ]
        mine = release_of(self.stem)
        notes: list[str] = []
        for each in same:
            theirs = release_of(stem_of(each))
            if mine and theirs and mine < theirs:
                note = f"{each.told.file} is a newer release: what it says goes on to hold"
                return (), each.key, [note]
            notes.extend(self._changes(each))
        return tuple(each.key for each in same), None, notes

    def _changes(self, before: Holding) -> list[str]:
        notes = [f"takes the place of {before.told.file}"]
        for table in sorted(self._tables):
            columns = [c.split(" ")[0] for c in GIVEN[table] if c.split(" ")[0] not in _AGREEING]
            new = pl.concat(
                [pl.read_parquet(path, columns=columns) for path in self._own_parts(table)]
            )
            old_parts = [pl.read_parquet(path, columns=columns) for path in before.parts(table)]
            old = pl.concat(old_parts) if old_parts else new.clear()
            added = new.join(old, on=columns, how="anti", nulls_equal=True).height
            gone = old.join(new, on=columns, how="anti", nulls_equal=True).height
            notes.append(f"{table}: {added} rows are new or changed, {gone} are gone or changed")
        return notes

    def _own_parts(self, table: str) -> list[Path]:
        return sorted(self._staged.glob(f"{table}-*.parquet"))

    def _noted(self) -> list[str]:
        told = (
            (self._recoded, "lines were not UTF-8 and were read as Windows-1252"),
            (self._older, "rows are older states of rows that are there, by their own dates"),
        )
        return [f"{count} {what}" for count, what in told if count]


_SCHEMA = "ARROW:schema"
"""Under which Parquet files say what types their columns have in Arrow."""
_NOTHING = "nothing in it is kept: it names neither an act, a tie nor a value"
_REFUSED = {"line": pl.Int32, "reason": pl.String, "text": pl.String}
_REASONS = {"line": pl.Int32, "reason": pl.String}
_REPLACEMENTS = {"file": pl.String, "source_id": pl.String}
_TEXT_SHOWN = 300


def _text(columns: Sequence[str]) -> pl.Expr:
    """Return what stands in a row, for whoever looks it up."""
    return pl.concat_str(columns, separator=" | ", ignore_nulls=True).str.head(_TEXT_SHOWN)


def _among(ids: pl.Series) -> pl.Expr:
    return pl.col("source_id").is_in(ids.implode())


def _older(rows: pl.DataFrame, there: pl.DataFrame) -> pl.Series:
    """Return the lines of rows that were given out before the row of their id that is there."""
    if "published" not in rows.columns:
        return pl.Series("line", [], dtype=pl.Int32)
    latest = there.group_by("source_id").agg(latest=pl.col("published").max())
    dated = rows.join(latest, on="source_id", how="left")
    return dated.filter(pl.col("published") < pl.col("latest"))["line"]


class _Ids:
    """Ids seen so far, as sorted numbers in blocks that double, so that ten millions cost little.

    An id that is a number stands for itself, any other for its hash; two ids with one hash are
    looked at twice, never taken for one.
    """

    def __init__(self) -> None:
        self._blocks: list[NDArray[np.uint64]] = []

    def add(self, ids: pl.Series) -> pl.Series:
        """Remember ids; return for each whether it was seen, before or further up among them."""
        numbers = _numbers(ids)
        seen = np.zeros(len(numbers), dtype=bool)
        if not len(numbers):
            return pl.Series(seen)
        block = np.sort(numbers, kind="stable")
        for before in self._blocks:
            # Ids mostly rise from file to file: then there is nothing to look up.
            if before[0] <= block[-1] and block[0] <= before[-1]:
                at = np.minimum(np.searchsorted(before, numbers), len(before) - 1)
                seen |= before[at] == numbers
        if (block[1:] == block[:-1]).any():
            seen |= ~ids.is_first_distinct().to_numpy()
        while self._blocks and len(self._blocks[-1]) <= len(block):
            block = np.sort(np.concatenate([self._blocks.pop(), block]), kind="stable")
        self._blocks.append(block)
        return pl.Series(seen)


def _write_rows(table: str, held: Sequence[pl.DataFrame], path: Path) -> None:
    wanted = [column.split(" ")[0] for column in GIVEN[table]]
    alike = all(each.schema == held[0].schema for each in held)
    rows = pl.concat(held if alike else map(_plain, held)).select(wanted)
    # Categories are written as the text they are: whoever reads the file need not know of them.
    as_text = io.BytesIO()
    _plain(rows.clear()).write_parquet(as_text)
    as_text.seek(0)
    told = pl.read_parquet_metadata(as_text)
    rows.write_parquet(
        path,
        compression="zstd",
        compression_level=1,
        metadata={_SCHEMA: told[_SCHEMA]},
    )


def _plain(rows: pl.DataFrame) -> pl.DataFrame:
    """Return rows with text in place of categories."""
    return rows.with_columns(pl.col(pl.Categorical).cast(pl.String))


def _numbers(ids: pl.Series) -> NDArray[np.uint64]:
    plain = ids.cast(pl.UInt64, strict=False)
    numbers = plain.fill_null(ids.hash()) if plain.null_count() else plain
    return numbers.to_numpy()


_DAYS = ("first", "last")
_NUMBERS = re.compile(r"\d+")


def release_of(stem: str) -> tuple[int, ...]:
    """Return the numbers in a file's name, which tell the newer of two releases.

    Examples
    --------
    >>> release_of("GEDEvent_v24_1") < release_of("GEDEvent_v25_0")
    True
    """
    return tuple(int(number) for number in _NUMBERS.findall(stem))


def _write_json(path: Path, value: Mapping[str, object]) -> None:
    partial = path.with_suffix(".partial")
    partial.write_text(
        json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n", encoding="utf-8"
    )
    partial.replace(path)


def _manifest(holding: Holding, stem: str) -> dict[str, object]:
    told = holding.told
    return {
        "format": _FORMAT,
        "stem": stem,
        "part": holding.part,
        "whole": holding.whole,
        "supersedes": list(holding.supersedes),
        "superseded_by": holding.superseded_by,
        "told": as_plain(told),
    }


def as_plain(told: Reconciliation) -> dict[str, Any]:
    """Return a reconciliation as JSON keeps it."""
    plain = asdict(told)
    # Whether a file was there before is of the run, not of the file.
    del plain["repeated"]
    days = {name: None if plain[name] is None else plain[name].isoformat() for name in _DAYS}
    return {**plain, **days, "notes": list(told.notes)}


def _read_manifest(path: Path) -> Holding:
    try:
        found: Any = json.loads(path.read_text("utf-8"))
        told = dict(found["told"])
        for name in _DAYS:
            told[name] = None if told[name] is None else date.fromisoformat(told[name])
        told["notes"] = tuple(told["notes"])
        return Holding(
            folder=path.parent,
            part=found["part"],
            whole=found["whole"],
            supersedes=tuple(found["supersedes"]),
            superseded_by=found["superseded_by"],
            told=Reconciliation(**told),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        msg = (
            f"{path} cannot be read ({error}); remove the folder {path.parent.name} "
            "and import the file again"
        )
        raise StoreError(msg) from error


def stem_of(holding: Holding) -> str:
    """Return the name without endings under which a file was taken in."""
    return str(_manifest_of(holding)["stem"])


def amend(
    holding: Holding, *, supersedes: Sequence[str] | None = None, superseded_by: str | None
) -> None:
    """Change whose place a file takes, and which takes its place."""
    found = _manifest_of(holding)
    if supersedes is not None:
        found["supersedes"] = [*supersedes]
    _write_json(holding.folder / MANIFEST, {**found, "superseded_by": superseded_by})


def _manifest_of(holding: Holding) -> dict[str, object]:
    text = (holding.folder / MANIFEST).read_text("utf-8")
    return cast("dict[str, object]", json.loads(text))
