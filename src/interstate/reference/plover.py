"""PLOVER's types, modes and contexts, and the CAMEO code that comes nearest to each.

Every value has its source on its row in ``resources/plover_*.csv`` and ``resources/cameo.csv``.
The manual contradicts itself twice, and both readings are kept: whether SANCTION is verbal or
material conflict, and the sign of ACCUSE's score.

References
----------
Open Event Data Alliance (2021), "PLOVER: Political Language Ontology for Verifiable Event
Records", draft 0.8b1, and its table CAMEO2PLOVER-2021 (CC BY-SA 4.0).
Goldstein, J. S. (1992), "A Conflict-Cooperation Scale for WEIS Events Data", Journal of
Conflict Resolution 36(2): the scale of the CAMEO values, -10 to 10.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from interstate.errors import UnknownCodeError
from interstate.reference.bundled_tables import read_rows

TYPES: tuple[str, ...] = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
"""The 16 types, from cooperation to conflict."""

QUADS: tuple[str, ...] = (
    "verbal cooperation",
    "material cooperation",
    "verbal conflict",
    "material conflict",
)
"""The four quad classes, in PLOVER's numbering from 1."""
COOPERATION: tuple[str, ...] = QUADS[:2]
"""Those of the four that are cooperation."""

CONTEXTS: tuple[str, ...] = (
    "military",
    "intelligence",
    "executive",
    "legislative",
    "election",
    "political_institutions",
    "pro_democracy",
    "pro_autocracy",
    "economic",
    "legal",
    "reparations",
    "human_rights",
    "rights_freedoms",
    "repression",
    "human_security",
    "gender",
    "lgbt",
    "religion_ethnicity",
    "inequality",
    "diplomatic",
    "territory",
    "peacekeeping",
    "health",
    "asylum",
    "migration",
    "disasters",
    "natural_resource",
    "environment",
    "technology",
    "terrorism",
    "cbrn",
    "cyber",
    "misinformation",
    "crime",
    "corruption",
    "illegal_drugs",
    "trafficking",
)
"""The contexts of the manual's chapter 4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverType:
    """One of the 16 types.

    Attributes
    ----------
    quad, quad_source
        Its quad class, and where that stands.
    quad_alternative, quad_alternative_source
        The other reading where the manual contradicts itself, else ``None``.
    score, score_source
        Its conflict-cooperation score, -10 (hostile) to 10 (friendly), and where that stands.
    score_alternative, score_alternative_source
        The other reading where the printed score cannot be meant, else ``None``.
    takes
        What it is used for, in a line.
    """

    name: str
    quad: str
    quad_source: str
    quad_alternative: str | None
    quad_alternative_source: str | None
    score: float
    score_source: str
    score_alternative: float | None
    score_alternative_source: str | None
    takes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverMode:
    """How an act of one type is done, or what it is about.

    Attributes
    ----------
    source
        Where the mode is defined.
    score, score_source
        Conflict-cooperation score, -10 to 10, and where it stands or how it was chosen.
    """

    event_type: str
    name: str
    takes: str
    source: str
    score: float
    score_source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """A code of CAMEO, the ontology before PLOVER.

    Attributes
    ----------
    goldstein, goldstein_source
        Its value on Goldstein's scale, -10 to 10, and where that stands.
    event_type, mode, contexts, mapping_source
        The PLOVER reading of the code, ``None`` for the statements (root 01) that PLOVER has no
        type for, and which table says so.
    because
        Why this code was chosen, where it was: filled by `nearest_cameo`.
    """

    code: str
    description: str
    goldstein: float
    goldstein_source: str
    event_type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    mapping_source: str
    because: str = ""


@cache
def load_types() -> Mapping[str, PloverType]:
    """Return the 16 types by name."""
    return MappingProxyType(
        {
            row["type"]: PloverType(
                name=row["type"],
                quad=row["quad"],
                quad_source=row["quad_source"],
                quad_alternative=row["quad_alternative"] or None,
                quad_alternative_source=row["quad_alternative_source"] or None,
                score=float(row["score"]),
                score_source=row["score_source"],
                score_alternative=float(row["score_alternative"])
                if row["score_alternative"]
                else None,
                score_alternative_source=row["score_alternative_source"] or None,
                takes=row["takes"],
            )
            for row in read_rows("plover/plover_types.csv")
        }
    )


@cache
def load_modes() -> Mapping[tuple[str, str], PloverMode]:
    """Return every mode by type and name."""
    return MappingProxyType(
        {
            (row["type"], row["mode"]): PloverMode(
                event_type=row["type"],
                name=row["mode"],
                takes=row["takes"],
                source=row["source"],
                score=float(row["score"]),
                score_source=row["score_source"],
            )
            for row in read_rows("plover/plover_modes.csv")
        }
    )


@cache
def load_cameo() -> Mapping[str, CameoCode]:
    """Return every CAMEO code with its value and its PLOVER reading."""
    return MappingProxyType(
        {
            row["code"]: CameoCode(
                code=row["code"],
                description=row["description"],
                goldstein=float(row["goldstein"]),
                goldstein_source=row["goldstein_source"],
                event_type=row["type"] or None,
                mode=row["mode"] or None,
                contexts=tuple(part for part in row["contexts"].split(";") if part),
                mapping_source=row["mapping_source"],
            )
            for row in read_rows("plover/cameo.csv")
        }
    )


def check_type(name: str) -> str:
    """Return `name` if it is one of the 16 types.

    Raises
    ------
    UnknownCodeError
        With the nearest known types, else.

    Examples
    --------
    >>> check_type("SANCTIONS")
    Traceback (most recent call last):
    ...
    interstate.errors.UnknownCodeError: 'SANCTIONS' is not a known PLOVER type. Did you mean \
SANCTION, CONSULT, ACCUSE?
    """
    if name not in TYPES:
        raise UnknownCodeError(name, kind="PLOVER type", known=TYPES)
    return name


def check_mode(event_type: str, mode: str) -> str:
    """Return `mode` if the type has it; `UnknownCodeError` naming the near ones else."""
    known = modes_of(event_type)
    if mode not in known:
        raise UnknownCodeError(mode, kind=f"mode of {event_type}", known=known)
    return mode


def check_context(name: str) -> str:
    """Return `name` if it is a context; `UnknownCodeError` naming the near ones else."""
    if name not in CONTEXTS:
        raise UnknownCodeError(name, kind="PLOVER context", known=CONTEXTS)
    return name


def quad_of(event_type: str, *, alternative: bool = False) -> str:
    """Return the quad class of a type.

    Parameters
    ----------
    alternative
        Take the manual's other reading where it contradicts itself: SANCTION as verbal conflict
        (its table 7.2) instead of material conflict (its section 3.13.4).

    Examples
    --------
    >>> quad_of("SANCTION"), quad_of("SANCTION", alternative=True)
    ('material conflict', 'verbal conflict')
    """
    known = load_types()[check_type(event_type)]
    if alternative and known.quad_alternative is not None:
        return known.quad_alternative
    return known.quad


def score_of(event_type: str, mode: str | None = None, *, alternative: bool = False) -> float:
    """Return PLOVER's conflict-cooperation score of a type, or of its mode.

    Parameters
    ----------
    alternative
        Take ACCUSE's score as printed (+3) instead of with its sign turned (-3).

    Returns
    -------
    float
        From -10 (hostile) to 10 (friendly).
    """
    known = load_types()[check_type(event_type)]
    if mode is not None:
        return load_modes()[event_type, check_mode(event_type, mode)].score
    if alternative and known.score_alternative is not None:
        return known.score_alternative
    return known.score


def modes_of(event_type: str) -> tuple[str, ...]:
    """Return the modes a type can have, in the manual's order; empty for types without."""
    check_type(event_type)
    return tuple(mode for of, mode in load_modes() if of == event_type)


@cache
def _nearest() -> Mapping[tuple[str, str], tuple[tuple[frozenset[str], str, str], ...]]:
    rows: dict[tuple[str, str], list[tuple[frozenset[str], str, str]]] = {}
    for row in read_rows("plover/plover_cameo.csv"):
        contexts = frozenset(part for part in row["contexts"].split(";") if part)
        rows.setdefault((row["type"], row["mode"]), []).append(
            (contexts, row["code"], row["because"])
        )
    return MappingProxyType({key: tuple(found) for key, found in rows.items()})


def nearest_cameo(
    event_type: str, mode: str | None = None, contexts: Iterable[str] = ()
) -> CameoCode:
    """Return the CAMEO code that comes nearest to a type, mode and contexts.

    CAMEO puts into one code what PLOVER keeps as type (what), mode (how) and context (why), so
    one of several contexts may decide: the first row of the table that fits wins.

    Returns
    -------
    CameoCode
        With `because` telling why this one.

    Examples
    --------
    >>> nearest_cameo("AID", None, ["military"]).code
    '072'
    >>> nearest_cameo("CONSULT", "visit").goldstein
    1.9
    """
    check_type(event_type)
    name = "" if mode is None else check_mode(event_type, mode)
    given = frozenset(contexts)
    rows = _nearest()[event_type, name]
    fitting = [row for row in rows if row[0] & given] or [row for row in rows if not row[0]]
    deciding, code, because = fitting[0]
    known = load_cameo()[code]
    reason = f"context {', '.join(sorted(deciding & given))}; {because}" if deciding else because
    return CameoCode(
        code=known.code,
        description=known.description,
        goldstein=known.goldstein,
        goldstein_source=known.goldstein_source,
        event_type=known.event_type,
        mode=known.mode,
        contexts=known.contexts,
        mapping_source=known.mapping_source,
        because=reason,
    )
