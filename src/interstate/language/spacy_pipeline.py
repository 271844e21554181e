"""Load the spaCy pipeline that reads a language."""

from __future__ import annotations

import warnings
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from interstate.errors import LanguageError
from interstate.language.clusters import register_clusters
from interstate.language.gemm import openblas

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = ("de", "en", "es")
"""Languages whose pipelines come with interstate."""

UNNEEDED = ("ner", "textcat", "senter")
"""Components of other people's pipelines whose results we do not read."""


def load_pipeline(language: str) -> Language:
    """Load the pipeline that tags, lemmatises and parses a language.

    Parameters
    ----------
    language
        ``"en"``, ``"de"`` or ``"es"`` for the pipelines that come with interstate; or the
        name of an installed spaCy package, or the path of a pipeline's folder.

    Returns
    -------
    spacy.Language
        The pipeline, with matrix products done by NumPy (see `gemm`).

    Raises
    ------
    LanguageError
        If there is no such pipeline, or it cannot be read.
    """
    with openblas():
        import spacy

        register_clusters()
        try:
            with warnings.catch_warnings():
                # A model of spaCy's that is one minor version away warns and works.
                warnings.filterwarnings("ignore", message=r"\[W095\]")
                if language not in SHIPPED:
                    return spacy.load(language, exclude=list(UNNEEDED))
                with as_file(files("interstate.language") / "models" / language) as folder:
                    return spacy.load(Path(folder))
        except (OSError, ValueError) as problem:
            msg = (
                f"cannot load a spaCy pipeline for {language!r}: {problem} "
                f"Shipped languages are {', '.join(SHIPPED)}; any other needs the name of an "
                "installed spaCy package or the path of a pipeline's folder."
            )
            raise LanguageError(msg) from problem
