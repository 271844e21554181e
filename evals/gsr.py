"""How PLOVER's own gold records are coded: ``python evals/gsr.py --shared DIR [--write]``.

DIR holds ``data/events/plover_gsr.jsonl`` (322 English sentences, CC BY-SA 4.0), which has mostly
one event marked in a sentence and none without: precision is a lower bound. It names parties by
three letters and a sector, with IGO for every organisation and a group by its country, so parties
are compared as it writes them. Scored by ``score/score_reports.py``; in two halves, the odd and the
even records; ``--errors FILE`` lists what is coded otherwise in the odd ones.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import coding
import floors

FLOORS = Path(__file__).with_suffix(".json")
LANGUAGE = "en"
HALVES = ("all", "odd", "even")
# Codes that are no ISO codes.
MENDED = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
NOBODY = frozenset({"---", "***", "NGO", "IMG", "ISM"})


def party(code: str) -> str | None:
    """Return the party of one of the set's codes.

    Examples
    --------
    >>> party("LBNREB"), party("IGOGOV"), party("JAP"), party("---")
    ('LBN', 'IGO', 'JPN', None)
    """
    head = code[:3]
    return None if head in NOBODY else MENDED.get(head, head)


def as_written_there(party_id: str | None) -> str | None:
    """Return how the set would name a party of ours: three letters."""
    if party_id is None:
        return None
    if party_id.startswith("NSA:"):
        return _homes().get(party_id)
    return "IGO" if party_id.startswith("IGO:") or party_id in {"UNO", "NAT", "EUU"} else party_id


@cache
def _homes() -> dict[str, str]:
    table = files("interstate.reference") / "data" / "groups.csv"
    with table.open(encoding="utf-8") as lines:
        return {row["id"]: row["country"] for row in csv.DictReader(lines)}


def gold_of(record: dict[str, Any], number: int) -> dict[str, Any]:
    """Return a record as the scorer of reports reads it; a mutual event is written once."""
    events: list[dict[str, Any]] = []
    seen: set[tuple[str, frozenset[str | None]]] = set()
    for event in record["events"]:
        actor, recipient = party(event["source"]), party(event["target"])
        mutual = bool(record.get("reciprocal"))
        key = (event["code_plover2021"], frozenset({actor, recipient}))
        if mutual and key in seen:
            continue
        seen.add(key)
        events.append(
            {
                "type": event["code_plover2021"],
                "actors": [actor, recipient] if mutual else [actor],
                "recipients": [] if mutual else [recipient],
                "symmetric": mutual,
                "trigger": record.get("event_text", ""),
            }
        )
    half = "odd" if number % 2 else "even"
    return {
        "id": f"{half}-{number}",
        "text": {LANGUAGE: record["text"]},
        "published": record["date"],
        "events": events,
    }


def rewrite(coded: Path) -> None:
    """Name the parties of coded reports as the set names them."""
    reports = coding.read_gold_lines(coded)
    for report in reports:
        for side in ("actors", "recipients"):
            report[side] = [{"id": as_written_there(p["id"])} for p in report[side]]
    coding.write_lines(coded, reports)


def main() -> str | None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--shared", type=Path, required=True, help="folder with data/ and score/")
    options.add_argument("--write", action="store_true", help="keep the scores as the new floors")
    options.add_argument("--errors", type=Path, metavar="FILE", help="list the errors there")
    given = options.parse_args()
    path = given.shared / "data" / "events" / "plover_gsr.jsonl"
    lines = path.read_text("utf-8").splitlines()
    gold = [gold_of(json.loads(line), number) for number, line in enumerate(lines, 1)]
    found: floors.Figures = {}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        coded, _ = coding.code(gold, LANGUAGE, folder)
        rewrite(coded)
        for half in HALVES:
            chosen = folder / f"{half}.gold.jsonl"
            coding.write_lines(chosen, [s for s in gold if half in ("all", s["id"][: len(half)])])
            scores = coding.score(given.shared, chosen, coded, LANGUAGE)
            found[half] = {m: round(scores[m]["f1"], 4) for m in ("who+what", "what", "who")}
            print(
                f"{half:5}",
                *(
                    f"{m} {scores[m]['f1']:.3f} "
                    f"(P {scores[m]['precision']:.2f} R {scores[m]['recall']:.2f})  "
                    for m in found[half]
                ),
            )
        if given.errors:
            listed = coding.list_errors(given.shared, folder / "odd.gold.jsonl", coded, LANGUAGE)
            given.errors.write_text(listed, "utf-8")
    return floors.settle(
        FLOORS,
        found,
        write=given.write,
        command="python evals/gsr.py --shared DIR --write",
        notes={"sentences": len(gold)},
    )


if __name__ == "__main__":
    sys.exit(main())
