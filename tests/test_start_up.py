"""Starting costs nothing: what is heavy is imported where it is first used."""

import json
import subprocess
import sys

import pytest

# pydantic is not among them: typer imports it for every command that is typed.
HEAVY = {
    *("altair", "babel", "duckdb", "htmldate", "jinja2", "lxml", "natasha", "numpy", "polars"),
    *(
        "prov",
        "py3langid",
        "pyarrow",
        "pymorphy2",
        "pyreadstat",
        "pyspark",
        "rapidfuzz",
        "rich",
        "simplemma",
    ),
    *("spacy", "thinc", "trafilatura", "vl_convert", "yaml"),
}
LOADED = "import json, sys; print(json.dumps(sorted(m.partition('.')[0] for m in sys.modules)))"


def _loaded(code: str) -> set[str]:
    """Return the packages that a fresh Python has imported after running some code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{LOADED}"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def _typed(*words: str) -> str:
    return (
        f"import sys; sys.argv = ['interstate', *{words!r}]\n"
        "from interstate.__main__ import main\n"
        "try: main()\n"
        "except SystemExit as left: assert not left.code, left.code"
    )


@pytest.mark.parametrize(
    "code",
    [
        "import interstate",
        "import interstate.record",
        _typed("--help"),
        _typed("--version"),
        _typed("dossier", "--help"),
    ],
    ids=["import", "record", "help", "version", "dossier-help"],
)
def test_nothing_heavy_is_imported(code: str) -> None:
    assert _loaded(code) & HEAVY == set()


def test_what_is_heavy_would_be_seen() -> None:
    assert "duckdb" in _loaded("import interstate.store.duckdb, duckdb")
