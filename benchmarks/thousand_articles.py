"""A dossier from a thousand articles: ``python benchmarks/thousand_articles.py [--articles N]``.

Writes N made-up articles in three languages from several outlets, one file among them that cannot
be read, and has `interstate dossier` read them. Machines differ and are seldom idle, so what counts
are ratios within the run: to a dossier of a tenth of the articles, and of the time for an article
to the time for the first one, which carries the start.
"""

from __future__ import annotations

import argparse
import itertools
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

OUTLETS = ("northern-post", "southern-times", "kurier", "vestnik")
# Per language: how an act is told, and what else an article has, with words to put in.
ACTS = {
    "en": "Norway {} Chile on {} {} {}.",
    "de": "Norwegen {} Chile am {}. {} {}.",
    "ru": "Норвегия {} Чили {} {} {} года.",
}
DEEDS = {
    "en": ("criticised", "thanked", "threatened", "praised", "condemned"),
    "de": ("kritisierte", "lobte", "warnte", "unterstützte", "verurteilte"),
    "ru": ("раскритиковала", "поблагодарила", "предупредила", "поддержала", "осудила"),
}
MONTHS = {
    "en": ("January", "March", "May", "October"),
    "de": ("Januar", "März", "Mai", "Oktober"),
    "ru": ("января", "марта", "мая", "октября"),
}
REST = {
    "en": ("The foreign minister spoke of {} and {}.", "The paper wrote {} lines on {} and {}."),
    "de": (
        "Der Außenminister sprach von {} und {}.",
        "Die Zeitung schrieb {} Zeilen über {} und {}.",
    ),
    "ru": ("Министр говорил о темах: {} и {}.", "Газета написала {} строк про {} и {}."),
}
TOPICS = {
    "en": [
        "fish",
        "ships",
        "ports",
        "copper",
        "wool",
        "salmon",
        "trade",
        "tariffs",
        "wine",
        "ice",
        "schools",
        "roads",
        "snow",
        "oil",
    ],
    "de": [
        "Fisch",
        "Schiffe",
        "Häfen",
        "Kupfer",
        "Wolle",
        "Lachs",
        "Handel",
        "Zölle",
        "Wein",
        "Eis",
        "Schulen",
        "Wege",
        "Öl",
    ],
    "ru": [
        "рыба",
        "суда",
        "порты",
        "медь",
        "шерсть",
        "лосось",
        "торговля",
        "пошлины",
        "вино",
        "лёд",
        "школы",
        "дороги",
        "нефть",
    ],
}


def write_articles(folder: Path, count: int) -> None:
    """Write `count` articles of four sentences and one file that is no text."""
    chance = random.Random(1)  # noqa: S311  made-up texts, no secrets
    kinds = itertools.cycle(itertools.product(ACTS, OUTLETS))
    for number, (language, outlet) in zip(range(count), kinds, strict=False):
        day, year = chance.randint(1, 28), chance.randint(1995, 2023)
        deed, month = chance.choice(DEEDS[language]), chance.choice(MONTHS[language])
        sentences = [ACTS[language].format(deed, day, month, year)]
        short, long = REST[language]
        for _ in range(4):
            topics = chance.sample(TOPICS[language], 4)
            sentences += [
                short.format(*topics[:2]),
                long.format(chance.randint(2, 900), *topics[2:]),
            ]
        (folder / f"{outlet}-{number:05}.txt").write_text(" ".join(sentences), "utf-8")
    (folder / "broken.txt").write_bytes(b"\xff\xfe\x00\xd8\x00")


def seconds_of_dossier(folder: Path) -> tuple[float, str]:
    """Return how long the command takes, its start included, and what it says at its end."""
    begun = time.perf_counter()
    done = subprocess.run(
        [
            *(sys.executable, "-m", "interstate", "dossier", "NOR", "CHL"),
            *("--from", str(folder), "--published", "2024-05-01"),
            *("--output", str(folder.parent / "dossier.html")),
        ],
        check=False,
        capture_output=True,
        text=True,
    )
    return (
        time.perf_counter() - begun,
        f"exit status {done.returncode}: {done.stderr.strip()[-300:]}",
    )


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--articles", type=int, default=1000)
    count = options.parse_args().articles
    took: dict[int, float] = {}
    said = ""
    for articles in (1, max(count // 10, 2), count):
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made) / "articles"
            folder.mkdir()
            write_articles(folder, articles)
            took[articles], said = seconds_of_dossier(folder)
    one, tenth, whole = took.values()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{count} articles: {whole:.1f} s, {whole / tenth:.1f} times a tenth of them;")
    print(f"each further one {(whole - one) / count / one:.4f} of the first one's {one:.1f} s;")
    print(f"peak memory {peak} MB. It ended with {said}")


if __name__ == "__main__":
    main()
