"""The tables of accuracy, made from the figures that the evals kept.

    python evals/accuracy_table.py [--write]

Prints the README's table; ``--write`` puts it between the two marks in README.md, and the longer
one, with the sets and what others reach on them, where `interstate bench` finds it.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Callable
from pathlib import Path

import floors

HERE = Path(__file__).resolve().parent
README = HERE.parent / "README.md"
BENCH = HERE.parent / "src" / "interstate" / "views" / "cli" / "data" / "accuracy.csv"
BEGIN, END = "<!-- accuracy table: begin -->", "<!-- accuracy table: end -->"
LANGUAGES = {"en": "English", "de": "German", "ru": "Russian", "fr": "French", "es": "Spanish"}
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
    lines = [f"| | {' | '.join(LANGUAGES.values())} |", "|---" * (len(LANGUAGES) + 1) + "|"]
    for told, cell in rows():
        values = [cell(language) for language in LANGUAGES]
        shown = [UNKNOWN if value is None else f"{value:.2f}" for value in values]
        lines.append(f"| {told} | {' | '.join(shown)} |")
    return "\n".join(lines)


# What others reach, and where that is said.
_PETRARCH = (
    "UniversalPetrarch",
    "0.02-0.05",
    "measured on 320 other sentences of the news of 2018",
)
_PETRARCH_GSR = ("UniversalPetrarch", "0.30", "measured on the same set, with our English parser")
_ZERO_SHOT = "best published zero-shot system"
_ZERO_SHOT_PAPER = "on the other half of the set; see the authors' paper on PLV"
_LOGIC = "logic-v2 of name_bench"
_LOGIC_RUN = "the run that comes with the set"
Row = tuple[str, str, str, float, str, str, str, str, str]


def bench_rows() -> list[Row]:
    """Return stage, language, measure, figure, set, its size, and a peer's name, figure, source."""
    return [*_coding_rows(), *_pair_rows(), *_time_rows(), *_reference_rows(), *_parser_rows()]


def _coding_rows() -> list[Row]:
    kept, gsr = floors.read(HERE / "coding.json"), floors.read(HERE / "gsr.json")
    sets = {"all": "news of 2011 and 2012", "nt2013": "of these the news of 2012"}
    sizes = {"all": "279 sentences", "nt2013": "142 sentences"}
    nobody = ("", "", "")
    found: list[Row] = []
    for language in LANGUAGES:
        for half, name in sets.items():
            figures = kept.get(f"{language} {half}")
            if figures is None:
                continue
            (peer, reached, source) = _PETRARCH if language == "en" else nobody
            both, size = figures["who+what"], sizes[half]
            found += [
                ("coding", language, "who+what F1", both, name, size, peer, reached, source),
                ("coding", language, "what F1", figures["what"], name, size, *nobody),
            ]
    if gsr:
        size = "322 sentences"
        figure = gsr["all"]["who+what"]
        found.append(
            ("coding", "en", "who+what F1", figure, "PLOVER gold records", size, *_PETRARCH_GSR)
        )
    return found


def _pair_rows() -> list[Row]:
    kept = floors.read(HERE / "pairs.json").get("en unread", {})
    peers = {"macro-F1 of 15 roots": "0.82", "macro-F1 of quad classes": "0.89"}
    return [
        (
            "pairs",
            "en",
            measure,
            kept[measure],
            "PLV",
            "516 pairs",
            _ZERO_SHOT,
            peer,
            _ZERO_SHOT_PAPER,
        )
        for measure, peer in peers.items()
        if measure in kept
    ]


def _time_rows() -> list[Row]:
    kept = floors.read(HERE / "dates.json")
    sets = {
        "TimeBank": ("en", "183 documents", "", ""),
        "KRAUTS Dolomiten-42": ("de", "42 documents", "0.83", "0.80"),
        "KRAUTS Dolomiten-100": ("de", "100 documents", "0.81", "0.67"),
    }
    return [
        ("times", language, f"{measure} F1", kept[f"{name} all"][measure], name, size)
        + (("HeidelTime", peer, "its output that comes with the set") if peer else ("", "", ""))
        for name, (language, size, relaxed, value) in sets.items()
        if f"{name} all" in kept
        for measure, peer in (("relaxed", relaxed), ("value(relaxed)", value))
    ]


def _reference_rows() -> list[Row]:
    offices, names = floors.read(HERE / "offices.json"), floors.read(HERE / "names.json")
    sizes = {"reign": "2,524 terms", "world leaders 2021": "416 terms", "2022 to 2024": "286 terms"}
    found: list[Row] = [
        ("offices", "any", "share right", offices[name]["first"], name, size, "", "", "")
        for name, size in sizes.items()
        if name in offices
    ]
    if "held out" in names:
        f1, size = names["held out"]["f1"], "half of 812 pairs"
        found.append(
            ("names", "any", "F1 same person", f1, "name_bench", size, _LOGIC, "0.73", _LOGIC_RUN)
        )
    return found


def _parser_rows() -> list[Row]:
    scores = json.loads((HERE / "parsers.json").read_text("utf-8"))["scores"]
    parsed = {
        **LANGUAGES,
        "it": "Italian",
        "pl": "Polish",
        "pt": "Portuguese",
        "tr": "Turkish",
        "uk": "Ukrainian",
    }
    codes = {name: code for code, name in parsed.items()}
    return [
        (
            *("parser", codes[name.removeprefix("UD_").partition("-")[0]], "LAS"),
            *(found["las"] / 100, name, f"{found['sentences']} sentences", "", "", ""),
        )
        for name, found in sorted(scores.items())
    ]


def write_bench() -> None:
    with BENCH.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(
            (
                "stage",
                "language",
                "measure",
                "figure",
                "set",
                "items",
                "peer",
                "peer_figure",
                "source",
            )
        )
        for stage, language, measure, figure, *rest in bench_rows():
            table.writerow((stage, language, measure, f"{figure:.2f}", *rest))


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
        write_bench()
    else:
        print(table())


if __name__ == "__main__":
    main()
