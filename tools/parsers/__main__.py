"""Make a parser: prepare the treebanks, train, evaluate, install.

Clone the treebanks named in ``tools/treebanks.toml`` from
github.com/UniversalDependencies into one folder, each under its own name, then::

    python -m tools.parsers prepare  --treebanks DIR --language en --work WORK
    python -m tools.parsers train    --work WORK --output RUN --steps 7000
    python -m tools.parsers evaluate --treebanks DIR --language en --model RUN/model-best
    python -m tools.parsers install  --work WORK --model RUN/model-best --to MODEL
"""

from __future__ import annotations

import argparse
import json
from itertools import chain
from pathlib import Path

from tools.parsers import training
from tools.parsers.analyser import turkish_classes
from tools.parsers.brown import common_clusters
from tools.parsers.conllu import TreebankError
from tools.parsers.induced import induced_classes
from tools.parsers.lexicon import lexique_classes, morphit_classes
from tools.parsers.polish import polish_classes
from tools.parsers.treebanks import Selection, read_manifest, select

MANIFEST = Path(__file__).resolve().parent.parent / "treebanks.toml"
LEXICONS = {"fr": ("Lexique383.txt", lexique_classes)}
"""Dictionaries for languages without Brown clusters, in the folder of the treebanks."""

CLASSES = {"it": morphit_classes, "pl": polish_classes, "tr": turkish_classes}
"""Dictionaries and analysers that come as packages."""
INDUCED = frozenset({"uk"})
"""Languages of which only the treebanks and a list of words tell what words can be."""

WHOLE_NUMBERS = ("steps", "evaluate_every", "width", "depth", "hidden", "seed")


def prepare(options: argparse.Namespace) -> None:
    manifest = read_manifest(options.manifest)
    treebanks = manifest.of(options.language)
    if not options.private:
        for bank in treebanks:
            bank.refuse_unless_shippable()
    selection = select(
        treebanks,
        options.treebanks,
        manifest.schemes[options.language],
        train_on_dev=options.train_on_dev,
    )
    terms = {b.name: f"{b.licence}, commit {b.commit}" for b in treebanks}
    training.prepare(
        selection,
        options.work,
        language=options.language,
        terms=terms,
        clusters=word_classes(options.language, options.treebanks, selection),
    )
    print((options.work / training.SOURCES).read_text(encoding="utf-8"))


def word_classes(language: str, folder: Path, selection: Selection) -> dict[str, int]:
    """Give each common word of a language a number that it shares with words like it."""
    if language in INDUCED:
        return induced_classes(language, chain.from_iterable(selection.train.values()))
    if language in LEXICONS:
        name, read = LEXICONS[language]
        return read(folder / name)
    if language in CLASSES:
        return CLASSES[language]()
    try:
        return common_clusters(language)
    except FileNotFoundError:
        print(f"no word classes for {language!r}: the parser will know what it is taught")
        return {}


def train(options: argparse.Namespace) -> None:
    names = (*WHOLE_NUMBERS, "dropout", "rate", "extra_state_tokens", "compounds", "endings")
    given = {n: getattr(options, n) for n in names if getattr(options, n) is not None}
    training.train(options.work, options.output, settings=given, start=options.start)


def evaluate(options: argparse.Namespace) -> None:
    from tools.parsers.scoring import score_treebanks

    scores = score_treebanks(
        options.model,
        read_manifest(options.manifest),
        options.treebanks,
        language=options.language,
        names=options.sets,
    )
    print(json.dumps(scores, indent=1))


def install(options: argparse.Namespace) -> None:
    training.install(options.model, options.work / training.SOURCES, options.to)


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="python -m tools.parsers",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(required=True)

    def command(name: str, function: object, what: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=what, description=what)
        made.set_defaults(function=function)
        return made

    one = command("prepare", prepare, "turn treebanks into a training corpus")
    one.add_argument("--private", action="store_true", help="for a model that is never handed on")
    one.add_argument(
        "--train-on-dev", action="store_true", help="also train on the development parts, at last"
    )
    one.add_argument("--work", type=Path, required=True, help="folder to write the corpus to")
    two = command("train", train, "train a pipeline on a prepared corpus")
    two.add_argument("--work", type=Path, required=True, help="folder that prepare wrote")
    two.add_argument("--output", type=Path, required=True, help="folder for the trained models")
    for name in WHOLE_NUMBERS:
        two.add_argument(f"--{name.replace('_', '-')}", type=int)
    for name in ("--extra-state-tokens", "--compounds", "--endings"):
        two.add_argument(name, action="store_true", default=None)
    for name in ("--dropout", "--rate"):
        two.add_argument(name, type=float)
    two.add_argument("--start", type=Path, help="a trained pipeline to go on from")
    three = command("evaluate", evaluate, "score a pipeline on test sets")
    three.add_argument("--model", required=True, help="folder or name of a spaCy pipeline")
    three.add_argument("--sets", nargs="*", help="treebanks to test on (all that are there)")
    four = command("install", install, "copy a trained pipeline to where it is shipped from")
    four.add_argument("--work", type=Path, required=True, help="folder that prepare wrote")
    four.add_argument("--model", type=Path, required=True)
    four.add_argument("--to", type=Path, required=True)
    for made in (one, three):
        made.add_argument("--treebanks", type=Path, required=True, help="folder of the clones")
        made.add_argument("--language", required=True, help="code such as en")
        made.add_argument("--manifest", type=Path, default=MANIFEST)
    return top


def main(arguments: list[str] | None = None) -> None:
    options = parser().parse_args(arguments)
    try:
        options.function(options)
    except TreebankError as problem:
        message = f"error: {problem}"
        raise SystemExit(message) from problem


if __name__ == "__main__":
    main()
