"""Whether a sentence says the same in every language: ``python evals/agreement.py --shared DIR``.

The sentences of ``gold/dev.jsonl`` stand in several languages. Of what is coded in English, type
with actor and recipient, this is the share that is coded alike in German, and in Russian; whether
it is right is not asked. The shares are kept in ``evals/agreement.json`` with ``--write`` and are
the floors for the next time. ``--apart`` prints what is coded otherwise in the half that may be
read.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

import floors
from coding import HALVES, TUNED_ON, code, read_gold, scorer, told

FLOORS = Path(__file__).with_suffix(".json")
FROM = "en"
TO = ("de", "ru")


def main() -> str | None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--shared", type=Path, required=True, help="folder with gold/ and score/")
    options.add_argument("--write", action="store_true", help="keep the shares as the new floors")
    options.add_argument("--apart", action="store_true", help="print what is coded otherwise")
    given = options.parse_args()
    rules, gold = scorer(given.shared), read_gold(given.shared)
    ids = {sentence["id"] for sentence in gold}
    coded: dict[str, dict[str, list[dict[str, Any]]]] = {}
    with tempfile.TemporaryDirectory() as made:
        for language in (FROM, *TO):
            path, _ = code(gold, language, Path(made))
            coded[language] = rules.load_pred(path, ids)
    found: floors.Figures = {}
    for language in TO:
        shares: dict[str, float] = {}
        for half in HALVES:
            dyads = alike = 0
            for sentence in gold:
                if half != "all" and not sentence["id"].startswith(half):
                    continue
                other = coded[language].get(sentence["id"], [])
                for one in coded[FROM].get(sentence["id"], []):
                    dyads += 1
                    same = any(
                        one["type"] == each["type"] and rules.matches(one["dyad"], each["dyad"])
                        for each in other
                    )
                    alike += same
                    if given.apart and half == TUNED_ON and not same:
                        print(f"{sentence['id']} {one['type']} {told(one['dyad'])}")
                        print(f"    {sentence['text'][FROM]}\n    {sentence['text'][language]}")
                        print(f"    {language}:", [(e["type"], e["dyad"]) for e in other])
            shares[half] = round(alike / max(dyads, 1), 4)
            print(
                f"{FROM} to {language}, {half}: {alike} of {dyads} dyads alike, {shares[half]:.3f}"
            )
        found[language] = {"alike": shares["all"]}
    return floors.settle(
        FLOORS,
        found,
        write=given.write,
        command="python evals/agreement.py --shared DIR --write",
        notes={},
    )


if __name__ == "__main__":
    sys.exit(main())
