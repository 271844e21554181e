"""What two parties did to each other, telling by telling: what a pair's figures open to.

One row is one telling: a row of a data set, or a report coded from a text. Tellings of one
happening share its `event`, so that happenings are counted once however often they are told, and a
count without some outlet or some actors is made by leaving out tellings.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import polars as pl

from interstate.errors import TableError
from interstate.reference.bundled_tables import read_rows
from interstate.reference.plover import CONTEXTS, TYPES
from interstate.relations.dyads import STEPS

if TYPE_CHECKING:
    from collections.abc import Mapping

TELLING = {
    "coder": pl.String,
    "event": pl.String,
    "telling": pl.String,
    "data_set": pl.String,
    "outlet": pl.String,
    "actor": pl.String,
    "recipient": pl.String,
    "actor_name": pl.String,
    "recipient_name": pl.String,
    "symmetric": pl.Boolean,
    "first": pl.Date,
    "last": pl.Date,
    "event_type": pl.String,
    "mode": pl.String,
    "quad": pl.String,
    "goldstein": pl.Float64,
    "domain": pl.String,
    "text": pl.String,
    "source": pl.String,
}
"""The columns of a table of tellings.

``coder`` is a kind of data set or ``"interstate"``; ``event`` is shared by the tellings of one
happening of one coder; ``telling`` is the row's or the report's id; ``data_set`` the one of the
kind's that the row is from; ``actor recipient`` are party ids and ``actor_name recipient_name`` how
the row or the text names them; ``first last`` are days; ``text`` is the sentence, or the row in
words, and ``source`` where it stands.
"""
DOMAINS = ("diplomatic", "military", "economic", "societal")
"""What an act is about; `domain_of` says by which rule."""
_FIRST = ("military", "economic", "societal", "diplomatic")
"""Which domain an act belongs to whose contexts name several: the more particular one."""


def domain_of(event_type: str, mode: str | None, contexts: tuple[str, ...]) -> str:
    """Return what an act is about, of `DOMAINS`.

    Its contexts say so where it has any; of several domains the first of military, economic,
    societal and diplomatic is taken, as nearly everything between states is diplomatic too. Without
    contexts its mode says so, or else its type. The rules stand row by row in ``domains.csv``.

    Examples
    --------
    >>> domain_of("THREATEN", "violence", ())
    'military'
    >>> domain_of("AGREE", None, ("diplomatic", "economic"))
    'economic'
    """
    rules = _domains()
    told = {rules["context", context] for context in contexts if context in CONTEXTS}
    for domain in _FIRST:
        if domain in told:
            return domain
    return rules.get(("mode", f"{event_type} {mode}")) or rules["type", event_type]


@cache
def _domains() -> Mapping[tuple[str, str], str]:
    rows = read_rows("domains.csv", package="interstate.relations")
    found = {(row["of"], row["value"]): row["domain"] for row in rows}
    needed = {("context", each) for each in CONTEXTS} | {("type", each) for each in TYPES}
    if missing := sorted(needed - set(found)):
        msg = f"domains.csv says nothing of {missing}"
        raise TableError(msg)
    return found


def happenings_of(tellings: pl.DataFrame, *, coder: str, step: str) -> pl.DataFrame:
    """Return one coder's happenings whose days lie within one period, each once.

    Parameters
    ----------
    tellings
        Columns of `TELLING`.
    step
        Of `interstate.relations.dyads.STEPS`. An event that is only known to the month is in no
        week.

    Returns
    -------
    polars DataFrame
        The columns of `TELLING` for the first telling of each, with ``day`` (its first) and
        ``tellings`` (how many there are).
    """
    begun, ended = (pl.col(name).dt.truncate(STEPS[step]) for name in ("first", "last"))
    return (
        tellings.filter(pl.col("coder") == coder, begun == ended)
        .group_by("event", maintain_order=True)
        .agg(pl.all().first(), tellings=pl.len())
        .with_columns(day=pl.col("first"))
        .sort("day", "event")
    )
