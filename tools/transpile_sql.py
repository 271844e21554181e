"""Write each query's Spark form beside its DuckDB form; with --check, only say what differs.

CI runs it with --check, so that a query is never changed on one engine alone.
"""

import argparse
import re
import sys
from pathlib import Path

import sqlglot

SQL = Path(__file__).parents[1] / "src/interstate/store/sql"
SPARK_FORM = ".spark.sql"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if a file is old"
    )
    check = parser.parse_args().check
    wanted = {
        source.with_suffix(SPARK_FORM): spark_form(source)
        for source in sorted(SQL.glob("*.sql"))
        if not source.name.endswith(SPARK_FORM)
    }
    strays = sorted(set(SQL.glob(f"*{SPARK_FORM}")) - set(wanted))
    old = [
        path
        for path, text in wanted.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    for path in (*old, *strays):
        print(f"{path.name}: {'differs from' if check else 'written from'} its DuckDB form")
    if check:
        return 1 if old or strays else 0
    for path in old:
        path.write_text(wanted[path], encoding="utf-8")
    for path in strays:
        path.unlink()
    return 0


def spark_form(source: Path) -> str:
    """Return a DuckDB query as Spark reads it; what Spark cannot say is an error."""
    written = sqlglot.transpile(
        source.read_text(encoding="utf-8"),
        read="duckdb",
        write="spark",
        pretty=True,
        comments=False,
        unsupported_level=sqlglot.ErrorLevel.RAISE,
    )
    if len(written) != 1:
        message = f"{source.name} holds {len(written)} statements; a query is one"
        raise SystemExit(message)
    text = re.sub(r"[ \t]+$", "", written[0], flags=re.MULTILINE)
    return f"-- Written by tools/transpile_sql.py from {source.name}; edit that one.\n{text}\n"


if __name__ == "__main__":
    sys.exit(main())
