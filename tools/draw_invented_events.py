"""Draw `examples/data/invented_events.tab`: ``python tools/draw_invented_events.py [--check]``.

Events of ten states over two years in the columns of ICEWS, all of them drawn at random: what the
measures of a relation are tried on. From July 2021 on Serbia and Hungary are made to do each other
more harm and less good; of the others nothing changes. Nothing here says anything about anybody.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import numpy as np

PATH = Path(__file__).resolve().parents[1] / "examples" / "data" / "invented_events.tab"
STATES = (
    *("Serbia", "Hungary", "Croatia", "Bosnia and Herzegovina", "Romania", "Albania"),
    *("North Macedonia", "Bulgaria", "Austria", "United States"),
)
TURNED, TURN = ("Serbia", "Hungary"), date(2021, 7, 5)
FIRST, DAYS = date(2020, 1, 6), 728
COOPERATION = (
    ("Consult", "040", "1.0"),
    ("Make a visit", "042", "1.9"),
    ("Express intent to cooperate", "030", "4.0"),
    ("Provide economic aid", "071", "7.4"),
    ("Sign formal agreement", "057", "8.0"),
)
CONFLICT = (
    ("Criticize or denounce", "111", "-2.0"),
    ("Reject", "120", "-4.0"),
    ("Threaten", "130", "-4.4"),
    ("Impose embargo, boycott, or sanctions", "163", "-8.0"),
    ("Mobilize or increase armed forces", "154", "-7.2"),
)
OUTLETS = ("Made-up Gazette", "Invented Courier", "Imaginary Agency")
HEAD = (
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text"),
    *("CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID"),
    *("Sentence Number", "Publisher", "City", "District", "Province", "Country"),
    *("Latitude", "Longitude"),
)


def rows() -> list[str]:
    """Return the lines of the file."""
    chance = np.random.default_rng(20)
    found: list[tuple[date, str, str, tuple[str, str, str], str]] = []
    for pair in combinations(STATES, 2):
        usual = float(chance.uniform(0.3, 1.2))
        kind = float(chance.uniform(0.55, 0.9))
        for week in range(DAYS // 7):
            monday = FIRST + timedelta(weeks=week)
            turned = pair == TURNED
            rate, share = (2.5, 0.85) if turned else (usual * 0.35, kind)
            if turned and monday >= TURN:
                rate, share = 4.0, 0.2
            for _ in range(chance.poisson(rate)):
                acts = COOPERATION if chance.random() < share else CONFLICT
                a, b = pair if chance.random() < 0.5 else pair[::-1]  # noqa: PLR2004
                act = acts[int(chance.integers(len(acts)))]
                day = monday + timedelta(days=int(chance.integers(7)))
                found.append((day, a, b, act, OUTLETS[int(chance.integers(3))]))
    lines = ["\t".join(HEAD)]
    for n, (day, actor, recipient, (words, code, value), outlet) in enumerate(sorted(found)):
        id_, story = 91_000_001 + n, 71_001 + n
        cells = [str(id_), day.isoformat(), actor, "Government", actor, words, code, value]
        cells += [recipient, "Government", recipient, str(story), "1", outlet]
        lines.append("\t".join([*cells, "NA", "NA", "NA", recipient, "NA", "NA"]))
    return lines


def main() -> int:
    """Write the file, or say whether it is as drawn."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--check", action="store_true")
    text = "\n".join(rows()) + "\n"
    if asked.parse_args().check:
        same = PATH.read_text("utf-8") == text
        print(f"{PATH.name}: {'as drawn' if same else 'not as drawn'}")
        return 0 if same else 1
    PATH.write_text(text, "utf-8")
    print(f"{PATH.name}: {text.count(chr(10)) - 1} events")
    return 0


if __name__ == "__main__":
    sys.exit(main())
