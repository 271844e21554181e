"""Who acts and towards whom, as resolved."""

from dataclasses import dataclass
from enum import StrEnum


class PartyKind(StrEnum):
    """What sort of actor a party is."""

    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One party of an act, with the reason it was taken for that.

    Attributes
    ----------
    id
        ISO 3166-1 alpha-3 (and ``SUN YUG CSK DDR XKX TWN PSE``), ``UNO NAT EUU``,
        ``IGO:<name>``, ``NSA:<name>``; ``None`` while nobody knows who it is.
    sector
        PLOVER sector: ``GOV MIL LEG JUD COP SPY PTY OPP REB CVL MED BUS IGO NGO`` or ``None``.
    name
        The usual English name, e.g. ``"North Korea"``, ``"Vladimir Putin"``.
    text
        The words of the document that name it; ``""`` for an implied party.
    because
        Why these words mean this party, in one clause a reader can check.
    """

    id: str | None
    kind: PartyKind
    sector: str | None
    name: str
    text: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of one sentence that name a party.

    Attributes
    ----------
    start, end
        Half-open range in the document's text.
    party
        Whom they name.
    adjectival
        The words are a demonym or adjective ("Russian", "nordkoreanisch") rather than a name.
    pronominal
        The words are a pronoun or definite description resolved inside the document.
    """

    start: int
    end: int
    party: Party
    adjectival: bool = False
    pronominal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something happened.

    Attributes
    ----------
    id
        GeoNames id as ``"geonames:524901"``, or ``None`` where only a country is known.
    country
        Party id of the state it lies in today, or ``None``.
    """

    id: str | None
    name: str
    country: str | None
    text: str
    because: str
