"""Which languages interstate reads, by what lies in the package.

A language can be parsed where a pipeline is installed for it, and coded where it has, besides,
the tables of words that the coder reads. Putting a model or tables in their folders is all there
is to do.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

NATASHA = "ru"
"""Read by natasha, which brings its own models."""

TABLES = (
    "abbreviations", "assessments", "classes", "contexts", "cues", "dates", "nouns", "periods",
    "references", "verbs",
)  # fmt: skip
"""The tables without which a language is not coded; a language may have more."""

_CONFIG = "config.cfg"


@cache
def shipped_pipelines() -> tuple[str, ...]:
    """Return the languages whose spaCy pipelines come with interstate, in alphabetical order.

    Examples
    --------
    >>> {"de", "en"} <= set(shipped_pipelines())
    True
    """
    models = files("interstate.language") / "models"
    found = (folder.name for folder in models.iterdir() if (folder / _CONFIG).is_file())
    # A model that is being installed lies beside the one it is to replace: "de.new".
    return tuple(sorted(name for name in found if name.isalpha()))


def parsed_languages() -> tuple[str, ...]:
    """Return the languages that can be parsed without a pipeline of anyone else's."""
    return tuple(sorted({*shipped_pipelines(), NATASHA}))


@cache
def coded_languages() -> tuple[str, ...]:
    """Return the languages that come with a parser and with all the tables to code them.

    Examples
    --------
    >>> {"de", "en", "ru"} <= set(coded_languages())
    True
    """
    data = files("interstate.language") / "data"
    return tuple(
        code
        for code in parsed_languages()
        if all((data / code / f"{table}.csv").is_file() for table in TABLES)
    )
