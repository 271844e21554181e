"""The whole answer: the matrix, what it comes to, how it hangs on its parts, what would decide."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, log, log2

from interstate.hypotheses.finding import Ground, Row, State, fill, prepare
from interstate.hypotheses.questions import Question
from interstate.hypotheses.weighing import Item, Weighed, weigh
from interstate.hypotheses.weights import RELIABILITY, SILENCE
from interstate.record import Document, EventId, Evidence

# What is not yet seen is taken to be told as a fact, and read rightly, by two papers that nobody
# relies on more or less than on any press.
_TWO_PAPERS = 1 - (1 - RELIABILITY["press"]) ** 2
_PAPERS = ("further paper 1", "further paper 2")
WEAK = 0.5
"""What is told less surely than this might still turn out either way."""
_BARE = 1.05
"""A row that moves no odds by this factor does not discriminate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """How the answer changes where one thing is left out.

    Attributes
    ----------
    kind
        ``"row"``, ``"voice"`` or ``"prior"``.
    what
        The observation's id, the voice, or the hypothesis whose prior is dropped; for ``"prior"``
        an empty text where all are.
    posteriors
        For each hypothesis, in order.
    leader
        Which is then the likeliest.
    odds
        Of today's likeliest hypothesis against today's second.
    states
        The observations whose state is then another, and what it is.
    """

    kind: str
    what: str
    posteriors: tuple[float, ...]
    leader: int
    odds: float
    states: Mapping[str, State]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decider:
    """What an observation that is not made yet, or is told only weakly, would do to the answer.

    Attributes
    ----------
    if_seen, if_absent
        Posteriors were two further papers to tell of it as a fact; were two papers to cover the
        whole time and tell of none, or, of what is told weakly, to deny it.
    leader_if_seen, leader_if_absent
        Which would then be the likeliest.
    chance
        How likely it is to be seen, by today's posteriors.
    bits
        How much it can be expected to tell: the mean fall of the posteriors' entropy, at least 0.
    """

    row: str
    if_seen: tuple[float, ...]
    if_absent: tuple[float, ...]
    leader_if_seen: int
    leader_if_absent: int
    chance: float
    bits: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """Rival explanations, held against a record.

    Attributes
    ----------
    rows
        The matrix, in the order of the file.
    outlets
        By voice, the names of its outlets.
    drops
        Without each row that counts, each voice it rests on, each prior, and all priors.
    deciders
        What is not seen yet or told weakly, that which would tell most first.
    """

    question: Question
    rows: tuple[Row, ...]
    weighed: Weighed
    outlets: Mapping[str, tuple[str, ...]]
    drops: tuple[Drop, ...]
    deciders: tuple[Decider, ...]

    @property
    def events(self) -> tuple[EventId, ...]:
        """The events that some row speaks of, each once."""
        found = [id_ for row in self.rows for id_ in (*(f.event for f in row.finds), *row.aside)]
        return tuple(dict.fromkeys(found))

    @property
    def bears(self) -> bool:
        """Whether anything in the record bears on the question."""
        return any(row.counts for row in self.rows)

    def discriminates(self, row: Row) -> float:
        """Return the largest Bayes factor that a row brings about between two hypotheses, or 1.

        What a voice's limit leaves of the row is what counts.
        """
        if not row.counts:
            return 1.0
        logs = [log(chance) for chance in item_of(self.question, row).chances]
        return exp(self.weighed.weights[row.observation.id] * (max(logs) - min(logs)))

    def tells_apart(self, row: Row) -> bool:
        """Whether a row discriminates."""
        return self.discriminates(row) >= _BARE


def analyse(
    evidence: Evidence,
    question: Question,
    *,
    voice_of: Callable[[Document], str],
    predecessors: Callable[[str], tuple[str, ...]],
) -> Analysis:
    """Return rival explanations held against a record.

    See `interstate.hypotheses.finding.prepare` for what is handed in.
    """
    ground = prepare(evidence, question, voice_of=voice_of, predecessors=predecessors)
    rows = fill(question, ground)
    priors = tuple(each.prior for each in question.hypotheses)
    weighed = _weighed(question, rows, priors)
    return Analysis(
        question=question,
        rows=rows,
        weighed=weighed,
        outlets=ground.outlets,
        drops=_drops(question, ground, rows, weighed),
        deciders=_deciders(question, rows, weighed),
    )


def item_of(question: Question, row: Row) -> Item:
    """Return a row as something to be weighed."""
    return Item(
        id=row.observation.id,
        chances=tuple(
            row.chance(question.likelihood(each, row.observation).chance)
            for each in question.hypotheses
        ),
        weight=row.weight,
        voices=row.voices,
    )


def _weighed(question: Question, rows: Sequence[Row], priors: Sequence[float]) -> Weighed:
    return weigh(priors, [item_of(question, row) for row in rows if row.counts])


def _drops(
    question: Question, ground: Ground, rows: Sequence[Row], weighed: Weighed
) -> tuple[Drop, ...]:
    priors = weighed.priors
    first, second = weighed.order[:2]
    state = {row.observation.id: row.state for row in rows}

    def drop(kind: str, what: str, left: Sequence[Row], priors: Sequence[float]) -> Drop:
        made = _weighed(question, left, priors)
        return Drop(
            kind=kind,
            what=what,
            posteriors=made.posteriors,
            leader=made.order[0],
            odds=made.odds(first, second),
            states={
                row.observation.id: row.state
                for row in left
                if row.state is not state[row.observation.id]
            },
        )

    found = [
        drop("row", row.observation.id, [each for each in rows if each is not row], priors)
        for row in rows
        if row.counts
    ]
    found += [
        drop("voice", voice, fill(question, ground, without={voice}), priors)
        for voice in weighed.scales
    ]
    even = 1 / len(priors)
    if any(abs(prior - even) > 1e-9 for prior in priors):  # noqa: PLR2004
        found.append(drop("prior", "", rows, [even] * len(priors)))
        for at, hypothesis in enumerate(question.hypotheses):
            rest = sum(prior for other, prior in enumerate(priors) if other != at)
            dropped = [prior / rest * (1 - even) for prior in priors]
            dropped[at] = even
            found.append(drop("prior", hypothesis.id, rows, dropped))
    return tuple(found)


def _deciders(question: Question, rows: Sequence[Row], weighed: Weighed) -> tuple[Decider, ...]:
    found: list[Decider] = []
    for row in rows:
        if row.state is State.SEEN and row.weight >= WEAK:
            continue
        rest = [each for each in rows if each is not row]
        seen, absent = (
            _weighed(question, [*rest, each], weighed.priors) for each in (_told(row), _untold(row))
        )
        chances = [
            question.likelihood(each, row.observation).chance for each in question.hypotheses
        ]
        chance = sum(p * each for p, each in zip(weighed.posteriors, chances, strict=True))
        if row.observation.none:
            chance = 1 - chance
        # Rows that are not weighed in full can leave one less sure on the mean: that tells nothing.
        bits = max(
            0.0,
            _entropy(weighed.posteriors)
            - chance * _entropy(seen.posteriors)
            - (1 - chance) * _entropy(absent.posteriors),
        )
        found.append(
            Decider(
                row=row.observation.id,
                if_seen=seen.posteriors,
                if_absent=absent.posteriors,
                leader_if_seen=seen.order[0],
                leader_if_absent=absent.order[0],
                chance=chance,
                bits=bits,
            )
        )
    return tuple(sorted(found, key=lambda each: (-each.bits, each.row)))


def _told(row: Row) -> Row:
    """Return a row as if two further papers told of it as a fact."""
    weak = row.weight if row.state is State.SEEN else 0.0
    shares = {voice: share * weak for voice, share in row.voices.items()} if weak else {}
    shares |= dict.fromkeys(_PAPERS, _TWO_PAPERS / 2)
    whole = sum(shares.values())
    return replace(
        row,
        state=State.SEEN,
        weight=1 - (1 - weak) * (1 - _TWO_PAPERS),
        voices={voice: share / whole for voice, share in shares.items()},
    )


def _untold(row: Row) -> Row:
    """Return a row as if two papers covered it and told of none, or denied what is told of it."""
    if row.state is State.SEEN:
        return replace(row, weight=row.weight * (1 - _TWO_PAPERS))
    return replace(
        row,
        state=State.ABSENT,
        weight=SILENCE * _TWO_PAPERS,
        voices=dict.fromkeys(_PAPERS, 0.5),
    )


def _entropy(chances: Sequence[float]) -> float:
    return -sum(chance * log2(chance) for chance in chances if chance > 0)
