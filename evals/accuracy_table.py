"""The README's table of accuracy, made from the figures that the evals kept.

    python evals/accuracy_table.py [--write]

Prints the table; ``--write`` puts it between the two marks in README.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import floors

HERE = Path(__file__).resolve().parent
README = HERE.parent / "README.md"
BEGIN, END = "<!-- accuracy table: begin -->", "<!-- accuracy table: end -->"
LANGUAGES = ("en", "de", "ru")
UNKNOWN = "not measured"

Cell = Callable[[str], float | None]


def _coding(half: str, measure: str) -> Cell:
    kept = floors.read(HERE / "coding.json")
    return lambda language: kept.get(f"{language} {half}", {}).get(measure)


def _prefilter() -> Cell:
    kept = floors.read(HERE / "prefilter.json")
    return lambda language: kept.get(language, {}).get("event sentences let through")


def _times() -> Cell:
    """Return F1 on values of times over all files of the set of a language."""
    kept = floors.read(HERE / "dates.json")
    sets = {"en": "TimeBank", "de": "KRAUTS Dolomiten-42"}
    return lambda language: kept.get(f"{sets.get(language)} all", {}).get("value(relaxed)")


def rows() -> list[tuple[str, Cell]]:
    return [
        ("Who did what to whom (F1)", _coding("all", "who+what")),
        ("the same, news of 2011 only", _coding("nt2012", "who+what")),
        ("the same, news of 2012 only", _coding("nt2013", "who+what")),
        ("Acts between states only (F1)", _coding("all", "interstate who+what")),
        ("What was done, whoever did it (F1)", _coding("all", "what")),
        ("Who and whom, whatever was done (F1)", _coding("all", "who")),
        (
            "Sentences without an event left without one",
            _coding("all", "no-event sentences left empty"),
        ),
        ("Who did what to whom and how sure it is (F1)", _coding("all", "who+what+factuality")),
        ("How sure the teller is, of acts found", _coding("all", "factuality accuracy on matches")),
        ("Sentences with an event that are parsed at all", _prefilter()),
        ("Times found and their value read (F1)", _times()),
    ]


def table() -> str:
    lines = ["| | English | German | Russian |", "|---|---|---|---|"]
    for told, cell in rows():
        values = [cell(language) for language in LANGUAGES]
        shown = [UNKNOWN if value is None else f"{value:.2f}" for value in values]
        lines.append(f"| {told} | {' | '.join(shown)} |")
    return "\n".join(lines)


def placed(readme: str) -> str:
    """Return the README with the table of today between its marks."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        msg = f"README.md lacks {BEGIN} and {END}, between which the table stands"
        raise SystemExit(msg)
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--write", action="store_true", help="put it into README.md")
    if options.parse_args().write:
        README.write_text(placed(README.read_text("utf-8")), "utf-8")
    else:
        print(table())


if __name__ == "__main__":
    main()
