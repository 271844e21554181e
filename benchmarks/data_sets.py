"""Time the import of an event data set of GDELT's size, and a panel of all pairs from it.

    python benchmarks/data_sets.py [--rows 10000000] [--folder DIR] [--without-pandas]

Made-up rows with the 61 columns of GDELT 2.0 are taken into a record, what is one happening is
merged, and happenings are counted by pair, month and quad class. Then pandas does the same job and
comes to the same columns: it reads those that are needed, puts party ids and PLOVER's words for
codes, looks for rows without id, day or code and for repeated ids, keeps the rows in Parquet, and
merges. It need not say what became of damaged lines. Each part runs in a process of its own, and
its time and most memory are printed with the ratio. Machines are noisy: what counts is the ratio
of one run.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

COLUMNS = 61
AT_ONCE = 500_000
DAYS = 365


def write_rows(path: Path, rows: int) -> None:
    """Write made-up GDELT 2.0 events, ids and days rising, parties and codes at random."""
    from interstate.reference.plover import load_cameo
    from interstate.reference.states import code_spans
    from interstate.sources.data_sets import formats_of

    names = next(made.columns for made in formats_of("gdelt2") if made.name == "events")
    chance = np.random.default_rng(1)
    countries = pl.Series(sorted({s.code for s in code_spans("cameo") if s.last is None}))
    fips = pl.Series(sorted({s.code for s in code_spans("fips") if s.last is None}))
    codes = pl.Series(sorted(code for code in load_cameo() if len(code) > 2))  # noqa: PLR2004
    sectors = pl.Series(["", "", "GOV", "MIL", "COP", "OPP", "BUS", "MED"])
    with path.open("wb") as file:
        for start in range(0, rows, AT_ONCE):
            count = min(AT_ONCE, rows - start)

            def some(values: pl.Series, count: int = count) -> pl.Series:
                return values.gather(chance.integers(0, len(values), count))

            at = np.arange(start, start + count)
            day = pl.Series(at * DAYS // rows).cast(pl.Int32) + 17532
            written = day.cast(pl.Date).dt.to_string("%Y%m%d")
            code = some(codes)
            given = {
                "globaleventid": pl.Series(700_000_000 + at).cast(pl.String),
                "sqldate": written,
                "monthyear": written.str.head(6),
                "year": written.str.head(4),
                "actor1countrycode": some(countries),
                "actor1type1code": some(sectors),
                "actor2countrycode": some(countries),
                "actor2type1code": some(sectors),
                "isrootevent": some(pl.Series(["0", "1"])),
                "eventcode": code,
                "eventbasecode": code.str.head(3),
                "eventrootcode": code.str.head(2),
                "quadclass": some(pl.Series(["1", "2", "3", "4"])),
                "goldsteinscale": some(pl.Series(["-10.0", "-5.0", "-2.0", "1.9", "3.4", "7.0"])),
                "nummentions": some(pl.Series(["1", "2", "4", "10"])),
                "avgtone": pl.Series(chance.normal(-2, 3, count).round(13)).cast(pl.String),
                "actiongeo_fullname": some(pl.Series(["Vorstadt, Musterland", "Muster River"])),
                "actiongeo_countrycode": some(fips),
                "actiongeo_lat": some(pl.Series(["12.5", "-3.25", "48.2082"])),
                "actiongeo_long": some(pl.Series(["16.3738", "100.5", "-58.4"])),
                "actiongeo_featureid": some(pl.Series(["-1", "-2044655", "1234567"])),
                "dateadded": written + "120000",
                "sourceurl": pl.select(
                    pl.format("https://news.example/{}/made-up-report-of-an-event", pl.Series(at))
                ).to_series(),
            }
            for n in (1, 2):
                given[f"actor{n}code"] = given[f"actor{n}countrycode"]
                given[f"actor{n}name"] = given[f"actor{n}countrycode"]
            frame = pl.DataFrame(
                [given.get(name, pl.repeat("", count, eager=True)).alias(name) for name in names]
            )
            file.write(
                frame.write_csv(separator="\t", include_header=False, quote_style="never").encode()
            )


def ours_in(path: Path, record: Path) -> None:
    """Take the file into a record, as ``interstate import`` does."""
    from interstate.pipeline.data_sets import import_files
    from interstate.record import Reconciliation
    from interstate.store import open_record

    with open_record(record) as opened:
        [told] = list(import_files("gdelt2", [path], record))
        opened.remake_given_events()
    if not isinstance(told, Reconciliation) or told.read != told.kept:
        msg = f"not all rows are there: {told}"
        raise SystemExit(msg)


def ours_out(path: Path, record: Path) -> None:  # noqa: ARG001  the same arguments for each part
    """Count by pair, month and quad class, as ``interstate panel`` does."""
    from interstate.pipeline.panels import RecordTables
    from interstate.relations.counts import counted

    rows = counted(RecordTables(record), step="month", directed=True, pair=None)
    if rows.is_empty():
        msg = "no counts"
        raise SystemExit(msg)


KEYS = [
    "first",
    "last",
    "precision",
    "month",
    "actor",
    "recipient",
    "symmetric",
    "event_type",
    "mode",
    "quad",
    "cameo",
    "goldstein",
    "place_country",
    "place_id",
]
QUADS = {
    "1": "verbal cooperation",
    "2": "material cooperation",
    "3": "verbal conflict",
    "4": "material conflict",
}


def pandas_in(path: Path, record: Path) -> None:
    """Do the same import with pandas, in parts as memory asks for."""
    pd: Any = import_module("pandas")
    from interstate.reference.plover import load_cameo
    from interstate.reference.states import code_spans
    from interstate.sources.data_sets import formats_of

    made = next(made for made in formats_of("gdelt2") if made.name == "events")
    cameo = {span.code: span.party for span in code_spans("cameo")}
    fips = {span.code: span.party for span in code_spans("fips")}
    types = {code: known.event_type for code, known in load_cameo().items()}
    modes = {code: known.mode for code, known in load_cameo().items()}
    contexts = {code: ";".join(known.contexts) for code, known in load_cameo().items()}
    (record / "events").mkdir(parents=True)
    seen: list[Any] = []
    parts = pd.read_csv(
        path,
        sep="\t",
        header=None,
        names=list(made.columns),
        usecols=list(made.read),
        dtype=str,
        chunksize=AT_ONCE,
    )
    for number, part in enumerate(parts):
        day = pd.to_datetime(part["sqldate"], format="%Y%m%d", errors="coerce")
        good = part["globaleventid"].str.fullmatch(r"\d+") & day.notna() & part["eventcode"].notna()
        if not good.all():
            msg = "a row has no id, day or code"
            raise SystemExit(msg)
        seen.append(part["globaleventid"])
        event_type, mode = part["eventcode"].map(types), part["eventcode"].map(modes)
        url = part["sourceurl"]
        rows = pd.DataFrame(
            {
                "kind": "gdelt2",
                "file": path.name,
                "line": part.index + 1,
                "source_id": part["globaleventid"],
                "first": day,
                "last": day,
                "precision": "day",
                "month": day.dt.year * 100 + day.dt.month,
                "published": pd.to_datetime(part["dateadded"].str[:8], format="%Y%m%d"),
                "actor": part["actor1countrycode"].map(cameo),
                "actor_code": part["actor1code"],
                "actor_name": part["actor1name"],
                "actor_sector": part["actor1type1code"],
                "recipient": part["actor2countrycode"].map(cameo),
                "recipient_code": part["actor2code"],
                "recipient_name": part["actor2name"],
                "recipient_sector": part["actor2type1code"],
                "event_type": event_type,
                "mode": mode,
                "contexts": part["eventcode"].map(contexts),
                "quad": part["quadclass"].map(QUADS),
                "cameo": part["eventcode"],
                "goldstein": part["goldsteinscale"].astype(float),
                "symmetric": (event_type == "CONSULT") & (mode != "visit"),
                "place": part["actiongeo_fullname"],
                "place_country": part["actiongeo_countrycode"].map(fips),
                "place_id": "gns:" + part["actiongeo_featureid"],
                "latitude": part["actiongeo_lat"].astype(float),
                "longitude": part["actiongeo_long"].astype(float),
                "outlet": url.str.extract(r"://(?:www\.)?([^/:]+)", expand=False),
                "url": url,
                "mentions": part["nummentions"].astype(int),
            }
        )
        rows.to_parquet(record / f"{number:04}.parquet")
    if pd.concat(seen).duplicated().any():
        msg = "an id stands twice"
        raise SystemExit(msg)
    del seen
    kept = sorted(record.glob("*.parquet"))
    rows = pd.concat([pd.read_parquet(part, columns=[*KEYS, "mentions"]) for part in kept])
    told = rows.groupby(KEYS, dropna=False, sort=False)["mentions"]
    events = told.agg(reports="size", mentions="sum").reset_index()
    events.to_parquet(record / "events" / "all.parquet")


def pandas_out(path: Path, record: Path) -> None:  # noqa: ARG001
    """Count happenings by pair, month and quad class, with pandas; a mutual one both ways."""
    pd: Any = import_module("pandas")
    columns = ["actor", "recipient", "month", "quad", "symmetric", "goldstein", "reports"]
    rows = pd.read_parquet(record / "events" / "all.parquet", columns=columns)
    rows = rows[rows["actor"].notna() & rows["recipient"].notna() & rows["quad"].notna()]
    rows = rows[rows["actor"] != rows["recipient"]]
    turned = rows[rows["symmetric"]].rename(columns={"actor": "recipient", "recipient": "actor"})
    rows = pd.concat([rows, turned])
    rows.groupby(["actor", "recipient", "month", "quad"]).agg(
        events=("goldstein", "size"),
        reports=("reports", "sum"),
        goldstein_sum=("goldstein", "sum"),
        goldstein_count=("goldstein", "count"),
    )


PARTS = {f.__name__: f for f in (ours_in, ours_out, pandas_in, pandas_out)}


def measured(part: str, path: Path, record: Path) -> dict[str, float]:
    """Run a part in a process of its own; return seconds and GB."""
    given = ["--part", part, "--file", str(path), "--record", str(record)]
    command = [sys.executable, __file__, *given]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=10_000_000)
    options.add_argument("--folder", type=Path, help="where to write (10 million need 6 GB)")
    options.add_argument("--without-pandas", action="store_true")
    options.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    options.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    options.add_argument("--record", type=Path, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.part:
        began = time.perf_counter()
        PARTS[chosen.part](chosen.file, chosen.record)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        print(json.dumps({"seconds": time.perf_counter() - began, "gb": most}))
        return
    where: Path | None = chosen.folder
    folder = Path(tempfile.mkdtemp(dir=where))
    try:
        path = folder / "events.CSV"
        write_rows(path, chosen.rows)
        print(f"{chosen.rows:,} rows, {path.stat().st_size / 1e9:.1f} GB")
        for what in ("in", "out"):
            ours = measured(f"ours_{what}", path, folder / "record")
            line = f"{what:>3}: interstate {ours['seconds']:.1f} s, {ours['gb']:.1f} GB"
            if not chosen.without_pandas:
                theirs = measured(f"pandas_{what}", path, folder / "pandas")
                ratio = theirs["seconds"] / ours["seconds"]
                line += f"; pandas {theirs['seconds']:.1f} s, {theirs['gb']:.1f} GB"
                line += f"; {ratio:.1f} times as fast"
            print(line)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
