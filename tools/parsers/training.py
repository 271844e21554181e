"""Prepare a corpus and train a pipeline on it."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from tools.parsers.corpora import keep_hyphenated, write_corpus

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spacy.language import Language
    from tools.parsers.treebanks import Selection

    from interstate.language.clusters import BrownClusters

RECIPE = Path(__file__).with_name("recipe.cfg")
TRAIN, DEV, CLUSTERS, SOURCES = "train.spacy", "dev.spacy", "clusters.txt.gz", "sources.json"

ABOUT = {
    "name": "interstate",
    "version": "1.0.0",
    "description": "Universal Dependencies tagger, lemmatiser and parser; see sources.json",
    "author": "interstate",
    "license": "CC BY-SA 4.0",
    # spaCy writes the patch release it was trained with and warns under any earlier one.
    "spacy_version": ">=3.8.0,<3.9.0",
}
"""What a shipped model says of itself. The licence is the strictest of its sources'."""


def prepare(
    selection: Selection,
    folder: Path,
    *,
    language: str,
    terms: Mapping[str, str],
    clusters: Mapping[str, int],
) -> None:
    """Write into `folder` all that `train` needs, and an account of where it came from.

    Parameters
    ----------
    terms
        Licence and commit of each treebank, kept with the model.
    clusters
        The Brown cluster of each word the model is to know.
    """
    from interstate.language.clusters import write_clusters

    folder.mkdir(parents=True, exist_ok=True)
    write_corpus(selection.train.values(), folder / TRAIN, language=language, seed=0)
    write_corpus(selection.dev.values(), folder / DEV, language=language, seed=0)
    write_clusters(clusters, folder / CLUSTERS)
    sources = {
        "language": language,
        "treebanks": {
            name: {
                "terms": terms[name],
                "sentences": len(used),
                "words": sum(len(s.words) for s in used),
            }
            for name, used in selection.train.items()
            if used
        },
        "left_out": dict(selection.left_out),
    }
    (folder / SOURCES).write_text(json.dumps(sources, indent=1) + "\n", encoding="utf-8")


def train(
    folder: Path, output: Path, *, settings: Mapping[str, Any], start: Path | None = None
) -> None:
    """Train on what `prepare` wrote; the best state by the development part stays in `output`.

    Parameters
    ----------
    settings
        Values for ``[recipe]`` in ``recipe.cfg``, such as ``steps`` and ``dropout``.
    start
        A trained pipeline to go on from, with the clusters that were prepared; ``None`` to begin
        afresh.
    """
    import spacy
    from spacy.training import loop
    from spacy.training.initialize import init_nlp
    from spacy.util import load_config

    from interstate.language.clusters import read_clusters, register_clusters
    from interstate.language.gemm import openblas

    sources = json.loads((folder / SOURCES).read_text(encoding="utf-8"))
    register_clusters()
    config = load_config(
        RECIPE,
        overrides={
            "paths.train": str(folder / TRAIN),
            "paths.dev": str(folder / DEV),
            "paths.clusters": str(folder / CLUSTERS),
            "recipe.language": sources["language"],
            **{f"recipe.{name}": value for name, value in settings.items()},
        },
        interpolate=True,
    )
    output.mkdir(parents=True, exist_ok=True)
    with openblas():
        if start is None:
            pipeline = init_nlp(config)
        else:
            pipeline = spacy.load(start)
            pipeline.config = pipeline.config.merge(config)
            words = cast("BrownClusters", pipeline.get_pipe("clusters"))
            words.use(read_clusters(folder / CLUSTERS))
            _remember_trees(pipeline)
        keep_hyphenated(pipeline)
        run: Callable[..., object] = getattr(loop, "train")  # noqa: B009  untyped in spaCy
        run(pipeline, output, stdout=sys.stdout, stderr=sys.stderr)


def _remember_trees(pipeline: Language) -> None:
    """Give the trees of the lemmatiser their numbers again, which spaCy forgets in saving."""
    lemmatizer: Any = pipeline.get_pipe("trainable_lemmatizer")
    lemmatizer.tree2label = {tree: number for number, tree in enumerate(lemmatizer.cfg["labels"])}


def install(trained: Path, sources: Path, destination: Path) -> None:
    """Copy a trained pipeline to where it is shipped from, without traces of this machine.

    The paths of the training corpus are emptied, what only training needs is left out,
    and the account of the sources is put beside the model.
    """
    import spacy

    from interstate.language.clusters import register_clusters

    register_clusters()
    pipeline = spacy.load(trained)
    config = cast("dict[str, Any]", pipeline.config)
    for section in ("paths", "recipe", "training", "corpora", "initialize"):
        config.pop(section, None)
    pipeline.meta.update(ABOUT)
    pipeline.meta.pop("performance", None)
    # Written beside it and then moved, so that whoever loads it meanwhile finds a whole one.
    fresh = destination.with_name(f"{destination.name}.new")
    pipeline.to_disk(fresh)
    shutil.copy(sources, fresh / SOURCES)
    shutil.rmtree(destination, ignore_errors=True)
    fresh.rename(destination)
