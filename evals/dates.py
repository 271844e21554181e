#!/usr/bin/env python3
"""How well times are found and read: ``python evals/dates.py --shared DIR [--write]``.

DIR holds ``data/time`` and ``data/events/MEANTIME`` (see DATA.md there) and
``score/score_timex.py``, whose way of counting is used as it is. Every set is scored in two
halves, files taken in turn by name: the rules were tuned on the first (``tuned``), the second
(``held out``) tells how they do on other text. Beside German stands HeidelTime's own output on
the same files. ``--write`` keeps what was reached as the new floors (`evals/dates.json`), which
only rise.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import re
import sys
import tempfile
import time
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from html import escape, unescape
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import floors
from interstate.resolution.days import find_times
from interstate.views.cli.timeml import timeml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import ModuleType

HERE = Path(__file__).resolve().parent
TAG = re.compile(r"<[^>]*>")
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# MEANTIME's annotators read the title and the five sentences below it.
LAST_SENTENCE_READ = 5
NO_SPACE_BEFORE = frozenset({".", ",", ";", ":", "?", "!", ")", "%", "'s", "n't", "'"})
NO_SPACE_AFTER = frozenset({"(", "$", "€"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One document of a set: its bare text, its day, and itself as TimeML."""

    name: str
    text: str
    published: date | None
    tagged: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """A set of documents in which people marked the times."""

    language: str
    folder: str
    documents: Callable[[Path], Iterator[Gold]]
    heideltime: str | None = None


def timeml_documents(folder: Path) -> Iterator[Gold]:
    """Yield the documents of a folder of TimeML files."""
    for path in sorted(folder.glob("*.tml")):
        source = path.read_text("utf-8", errors="replace")
        text = re.search(r"<TEXT>\n?(.*?)\n?</TEXT>", source, re.DOTALL)
        if text is None:
            msg = f"{path}: no <TEXT>"
            raise SystemExit(msg)
        created = re.search(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", source, re.DOTALL)
        yield Gold(
            name=path.name,
            text=unescape(TAG.sub("", text.group(1))),
            published=date.fromisoformat(created.group(1)) if created else None,
            tagged=source,
        )


def meantime_documents(folder: Path) -> Iterator[Gold]:
    """Yield the part of each MEANTIME article that its annotators read."""
    for path in sorted(folder.glob("*/*.xml"), key=lambda path: path.name):
        root = ET.parse(path).getroot()  # noqa: S314 (gold of ours, not a document of a user)
        tokens = [
            token
            for token in root.iter("token")
            if int(token.get("sentence", "0")) <= LAST_SENTENCE_READ
        ]
        times = list(_meantime_times(root, {token.get("t_id", "") for token in tokens}))
        created = next((at["value"] for at, _ in times if at["created"]), "")
        yield Gold(
            name=f"{path.stem}.tml",
            text=_joined(tokens, []),
            published=date.fromisoformat(created) if ISO_DAY.fullmatch(created) else None,
            tagged=f"<TEXT>\n{_joined(tokens, times)}\n</TEXT>",
        )


def _meantime_times(
    root: ET.Element, read: set[str]
) -> Iterator[tuple[dict[str, str], tuple[str, str]]]:
    """Yield each time's attributes and its first and last token."""
    for timex in root.iter("TIMEX3"):
        anchors = [anchor.get("t_id", "") for anchor in timex.iter("token_anchor")]
        if anchors and read.issuperset(anchors):
            created = timex.get("functionInDocument") == "CREATION_TIME"
            told = {name: timex.get(name, "") for name in ("type", "value")}
            in_order = sorted(anchors, key=int)
            yield told | {"created": "1" if created else ""}, (in_order[0], in_order[-1])


def _joined(tokens: list[ET.Element], times: list[tuple[dict[str, str], tuple[str, str]]]) -> str:
    """Return the tokens as text, a sentence a line, with a tag around each of the times."""
    begins = {first: told for told, (first, _) in times}
    ends = {last for _, (_, last) in times}
    pieces: list[str] = []
    before, sentence = "", "0"
    for token in tokens:
        number, word = token.get("t_id", ""), token.text or ""
        if token.get("sentence", "0") != sentence:
            pieces.append("\n")
        elif pieces and word not in NO_SPACE_BEFORE and before not in NO_SPACE_AFTER:
            pieces.append(" ")
        if (told := begins.get(number)) is not None:
            pieces.append(f'<TIMEX3 type="{told["type"]}" value="{told["value"]}">')
        pieces.append(escape(word) if times else word)
        if number in ends:
            pieces.append("</TIMEX3>")
        before, sentence = word, token.get("sentence", "0")
    return "".join(pieces)


SETS: Mapping[str, GoldSet] = MappingProxyType(
    {
        "KRAUTS Dolomiten-100": GoldSet(
            language="de",
            folder="data/time/KRAUTS_Dolomiten-100",
            documents=timeml_documents,
            heideltime="data/time/KRAUTS_Dolomiten-100_Heideltime",
        ),
        "KRAUTS Dolomiten-42": GoldSet(
            language="de",
            folder="data/time/KRAUTS_Dolomiten-42",
            documents=timeml_documents,
            heideltime="data/time/KRAUTS_Dolomiten-42_Heideltime",
        ),
        "TimeBank": GoldSet(
            language="en", folder="data/time/TBAQ/TimeBank", documents=timeml_documents
        ),
        "MEANTIME": GoldSet(
            language="en",
            folder="data/events/MEANTIME/intra-doc_annotation",
            documents=meantime_documents,
        ),
    }
)
# People marked in NEREL where dates and times stand, neither what they mean nor vague words and
# lengths: only how many of them are found can be told.
NEREL = "data/ner/NEREL-dev"
MEASURES = ("strict", "relaxed", "value(relaxed)", "strict+value", "type")


def scorer(shared: Path) -> ModuleType:
    path = shared / "score" / "score_timex.py"
    if not path.is_file():
        msg = f"{path} is missing: --shared must name the folder with score/ and data/"
        raise SystemExit(msg)
    spec = importlib.util.spec_from_file_location("score_timex", path)
    if spec is None or spec.loader is None:
        msg = f"{path} cannot be loaded"
        raise SystemExit(msg)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(module: ModuleType, gold: Path, system: Path) -> dict[str, float]:
    """Return F1 as a share by measure, read from the line the scorer prints."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        module.score(str(gold), str(system))
    out: dict[str, float] = {}
    for part in printed.getvalue().split("|")[1:]:
        name, *numbers = part.split()
        out[name] = round(float(numbers[-1].removeprefix("F")) / 100, 4)
    return out


def nerel_found(shared: Path) -> floors.Figures:
    """Return the share of NEREL's Russian dates and times that are found, by half."""
    files = sorted((shared / NEREL).glob("*.ann"))
    halves = {"tuned": files[::2], "held out": files[1::2], "all": files}
    out: floors.Figures = {}
    for half, chosen in halves.items():
        marked = found = 0
        for path in chosen:
            text = path.with_suffix(".txt").read_text("utf-8")
            times = find_times(text, language="ru", published=None)
            for line in path.read_text("utf-8").splitlines():
                place = re.match(r"T\d+\t(?:DATE|TIME) (\d+) (\d+)\t", line)
                if place is None:
                    continue
                start, end = int(place.group(1)), int(place.group(2))
                marked += 1
                found += any(time.start < end and time.end > start for time in times)
        if not marked:
            msg = f"NEREL is asked for, but {shared / NEREL} holds no dates"
            raise SystemExit(msg)
        out[f"NEREL {half}"] = {"found": round(found / marked, 4)}
    return out


@dataclass(slots=True)
class Measured:
    """What came of a run: figures of ours and of HeidelTime's by set and half, and the pace."""

    ours: floors.Figures
    heideltime: floors.Figures
    characters_per_second: int


def evaluate(shared: Path, only: str | None) -> Measured:
    module = scorer(shared)
    ours: floors.Figures = {}
    theirs: floors.Figures = {}
    spent = characters = 0.0
    for name, told in SETS.items():
        if only is not None and only.lower() not in name.lower():
            continue
        documents = list(told.documents(shared / told.folder))
        if not documents:
            msg = f"{name} is asked for, but {shared / told.folder} holds none of its files"
            raise SystemExit(msg)
        halves = {"tuned": documents[::2], "held out": documents[1::2], "all": documents}
        for half, chosen in halves.items():
            with tempfile.TemporaryDirectory() as made:
                gold, found, other = (Path(made) / part for part in ("gold", "ours", "theirs"))
                for part in (gold, found, other):
                    part.mkdir()
                for document in chosen:
                    begun = time.perf_counter()
                    times = find_times(
                        document.text, language=told.language, published=document.published
                    )
                    spent += time.perf_counter() - begun
                    characters += len(document.text)
                    (gold / document.name).write_text(document.tagged, "utf-8")
                    written = timeml(document.name, document.text, times, document.published)
                    (found / document.name).write_text(written, "utf-8")
                    if told.heideltime is not None:
                        path = shared / told.heideltime / document.name
                        (other / document.name).write_bytes(path.read_bytes())
                ours[f"{name} {half}"] = figures(module, gold, found)
                if told.heideltime is not None:
                    theirs[f"{name} {half}"] = figures(module, gold, other)
    if only is None or only.lower() in "nerel":
        ours |= nerel_found(shared)
    if not ours:
        msg = f"no set is called {only!r}; there are {', '.join((*SETS, 'NEREL'))}"
        raise SystemExit(msg)
    return Measured(
        ours=ours, heideltime=theirs, characters_per_second=round(characters / max(spent, 1e-9))
    )


def main() -> str | None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, required=True, help="folder with data/ and score/")
    parser.add_argument("--set", default=None, help="part of one set's name")
    parser.add_argument("--write", action="store_true", help="keep the figures as floors")
    given = parser.parse_args()
    measured = evaluate(given.shared, given.set)
    print(f"{'F1':34}{'by':12}" + "".join(f"{m:>16}" for m in MEASURES))
    for of, values in measured.ours.items():
        if "found" in values:
            print(f"{of:34}{'interstate':12}{values['found']:16.3f} of the dates and times found")
            continue
        for who, told in (("interstate", values), ("HeidelTime", measured.heideltime.get(of))):
            if told is not None:
                print(f"{of:34}{who:12}" + "".join(f"{told[m]:16.3f}" for m in MEASURES))
    print(f"{measured.characters_per_second:,} characters a second")
    return floors.settle(
        HERE / "dates.json",
        measured.ours,
        write=given.write,
        command="python evals/dates.py --shared DIR --write",
        notes={
            "data": "files of each set taken in turn by name: the rules were tuned on the "
            "first half only",
            "HeidelTime": measured.heideltime,
        },
    )


if __name__ == "__main__":
    sys.exit(main())
