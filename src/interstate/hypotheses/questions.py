"""What is asked: rival hypotheses, and what each leads one to expect of the record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from interstate.record import Event, Status

WORDS: Mapping[str, float] = MappingProxyType(
    {
        "strongly expected": 0.93,
        "expected": 0.75,
        "compatible": 0.50,
        "unexpected": 0.30,
        "strongly unexpected": 0.07,
    }
)
"""How likely an observation is where a hypothesis holds, for each word of the file.

The figures are the midpoints of Kent's five words of estimative probability, from almost certain
to almost certainly not: Kent, S. (1964), "Words of Estimative Probability", Studies in
Intelligence 8(4). That our words stand for his is our choice.
"""
LEAST, MOST = 0.01, 0.99
"""A likelihood of 0 or 1 would let one row decide everything, whatever the others say."""

TIES: tuple[str, ...] = (
    *("treaty", "alliance", "sanction", "membership", "trade", "war", "diplomatic"),
)
"""Kinds of ties, as `interstate.record.Tie` has them."""

TOLD_AS_DONE: tuple[Status, ...] = (
    Status.CONFIRMED,
    Status.REPORTED,
    Status.CLAIMED,
    Status.DISPUTED,
)
"""What counts where a file does not say otherwise; how surely it is told is weighed apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihood:
    """How likely an observation is if a hypothesis holds.

    Attributes
    ----------
    chance
        Between `LEAST` and `MOST`.
    word
        The word of the file it stands for, or ``None`` where the file gives a number.
    """

    chance: float
    word: str | None = None

    def __post_init__(self) -> None:
        if not LEAST <= self.chance <= MOST:
            msg = f"a likelihood lies between {LEAST} and {MOST}, got {self.chance}"
            raise ValueError(msg)


NEUTRAL = Likelihood(chance=WORDS["compatible"], word="compatible")
"""What holds for a hypothesis that says nothing of an observation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """Something that the record may show: acts of a kind, their order, or that there are none.

    Attributes
    ----------
    says
        What it is, in the words of the file.
    types, modes, contexts, quads
        PLOVER's; any of them fits, and an empty one does not narrow.
    cameo
        CAMEO codes; a code fits those below it, so that 05 fits 057.
    ties
        Kinds of ties, of `TIES`: the act must begin, show or end one of them.
    actors, recipients
        Party ids; any of them fits, and an empty one does not narrow.
    between
        Two parties, whichever acts; instead of `actors` and `recipients`.
    statuses
        Of the events that count.
    first, last
        The days between which an act must lie as a whole; ``None`` is open.
    none
        What is observed is that there are no such acts.
    at_least
        So many of them make the observation.
    after, before
        The id of another observation that one of its acts must come after or before.
    within_days
        By how many days at most.
    otherwise
        For the hypotheses that do not mention it.
    """

    id: str
    says: str
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    quads: tuple[str, ...] = ()
    cameo: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    between: tuple[str, str] | None = None
    statuses: tuple[Status, ...] = TOLD_AS_DONE
    first: date | None = None
    last: date | None = None
    none: bool = False
    at_least: int = 1
    after: str | None = None
    before: str | None = None
    within_days: int | None = None
    otherwise: Likelihood = NEUTRAL

    @property
    def parties(self) -> frozenset[str]:
        """Whom it speaks of."""
        return frozenset((*self.actors, *self.recipients, *(self.between or ())))

    def fits(
        self,
        event: Event,
        lineage: Mapping[str, frozenset[str]],
        tied: frozenset[str] = frozenset(),
    ) -> bool:
        """Whether an event is an act of this kind, whenever it was.

        Parameters
        ----------
        lineage
            For a party the ids that are counted as it: its own, and those it continues.
        tied
            Kinds of the ties that are read from the event.
        """
        return (
            (not self.types or event.event_type in self.types)
            and (not self.modes or event.mode in self.modes)
            and (not self.contexts or not set(self.contexts).isdisjoint(event.contexts))
            and (not self.quads or event.quad in self.quads)
            and (not self.cameo or (event.cameo or "").startswith(self.cameo))
            and (not self.ties or not tied.isdisjoint(self.ties))
            and event.status in self.statuses
            and self._fits_parties(event, lineage)
        )

    def _fits_parties(self, event: Event, lineage: Mapping[str, frozenset[str]]) -> bool:
        def meant(parties: tuple[str, ...]) -> frozenset[str]:
            return frozenset[str]().union(*(lineage.get(p, frozenset((p,))) for p in parties))

        acting, towards = frozenset(event.actors), frozenset(event.recipients)
        ways = [(acting, towards)]
        if event.symmetric:
            # Of a mutual act each side is both: it acts, and the other acts towards it.
            ways = [(frozenset((each,)), (acting - {each}) | towards) for each in event.actors]
        if self.between is not None:
            a, b = (meant((each,)) for each in self.between)
            return any((x & a and y & b) or (x & b and y & a) for x, y in ways)
        actors, recipients = meant(self.actors), meant(self.recipients)
        return any(
            (not actors or x & actors) and (not recipients or y & recipients) for x, y in ways
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One explanation.

    Attributes
    ----------
    says
        What it holds, in the words of the file.
    prior
        Its probability before the record is looked at; those of a question sum to one.
    expects
        By the id of an observation, how likely that is if the hypothesis holds.
    """

    id: str
    says: str
    prior: float
    expects: Mapping[str, Likelihood]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Rival explanations of how two parties stand to each other.

    Attributes
    ----------
    pair
        Party ids of the two it is about.
    hypotheses
        Two or more, in the order of the file.
    observations
        Rows of the matrix, in the order of the file; each is mentioned by some hypothesis.
    coders
        Whose events count: ``"interstate"`` for our reading of texts, kinds of data sets.
    reliability
        What the file says of how far each kind of outlet is to be relied on, 0 to 1.
    origin
        The file it was read from.
    """

    asks: str
    pair: tuple[str, str]
    hypotheses: tuple[Hypothesis, ...]
    observations: tuple[Observation, ...]
    coders: tuple[str, ...] = ("interstate",)
    reliability: Mapping[str, float]
    origin: str

    def likelihood(self, hypothesis: Hypothesis, observation: Observation) -> Likelihood:
        """Return how likely an observation is if a hypothesis holds."""
        return hypothesis.expects.get(observation.id, observation.otherwise)
