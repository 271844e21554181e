"""From a matrix of evidence by hypothesis to odds, and what each row and voice does to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log
from types import MappingProxyType

from interstate.hypotheses.weights import VOICE_LIMIT

# From which likelihood of what was found on it is very consistent, consistent, neutral,
# inconsistent: Heuer's marks as the software for his method has them, CC C N I II.
_RATINGS = ((0.85, "CC"), (0.6, "C"), (0.4, "N"), (0.15, "I"))
INCONSISTENT: Mapping[str, int] = MappingProxyType({"I": 1, "II": 2})
"""What a row that speaks against a hypothesis adds to its inconsistency."""

STRENGTHS: tuple[tuple[float, str], ...] = (
    (150, "very strong"),
    (20, "strong"),
    (3, "positive"),
    (1, "bare"),
)
"""From which Bayes factor on evidence is called what.

Kass, R. E. and Raftery, A. E. (1995), "Bayes Factors", Journal of the American Statistical
Association 90(430): 773-795, section 3.2; "bare" is their "not worth more than a bare mention".
"""


def strength(factor: float) -> str:
    """Return what evidence of a Bayes factor is called, of the two ways round the larger.

    Examples
    --------
    >>> strength(2.9), strength(1 / 3), strength(20), strength(400)
    ('bare', 'positive', 'strong', 'very strong')
    """
    larger = max(factor, 1 / factor)
    # A factor computed as exp(log(20)) must not fall short of 20.
    return next(word for least, word in STRENGTHS if larger >= least * (1 - 1e-12))


def rating(chance: float) -> str:
    """Return how what was found goes with a hypothesis under which it has that likelihood.

    Examples
    --------
    >>> [rating(chance) for chance in (0.93, 0.75, 0.5, 0.3, 0.07)]
    ['CC', 'C', 'N', 'I', 'II']
    """
    return next((mark for least, mark in _RATINGS if chance >= least), "II")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One row of the matrix that was found to be so.

    Attributes
    ----------
    chances
        For each hypothesis, in order, how likely what was found is if it holds; above 0.
    weight
        How surely it was found, 0 to 1.
    voices
        What it rests on: each independent voice and its share, summing to one. Empty for what is
        nobody's word, which no limit of a voice holds back.
    """

    id: str
    chances: tuple[float, ...]
    weight: float = 1.0
    voices: Mapping[str, float] = field(default_factory=dict[str, float])

    def __post_init__(self) -> None:
        if not all(0 < chance <= 1 for chance in self.chances) or not 0 <= self.weight <= 1:
            msg = f"{self.id}: likelihoods lie above 0 and up to 1, weights between 0 and 1"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What a matrix comes to.

    Attributes
    ----------
    priors, posteriors
        For each hypothesis, in order, its probability before and after; each sums to one.
    inconsistencies
        For each hypothesis the weights of the rows that speak against it, those that do so very
        much twice.
    weights
        By row, what is left of its weight where a voice reaches its limit.
    scales
        By voice, what is left of what it brings, 0 to 1; 1 where it does not reach its limit.
    factors
        By voice, the largest Bayes factor between two hypotheses that it brings about.
    """

    priors: tuple[float, ...]
    posteriors: tuple[float, ...]
    inconsistencies: tuple[float, ...]
    weights: Mapping[str, float]
    scales: Mapping[str, float]
    factors: Mapping[str, float]

    @property
    def order(self) -> tuple[int, ...]:
        """The hypotheses from the likeliest to the least likely; of equals the earlier first."""
        return tuple(
            sorted(range(len(self.posteriors)), key=lambda at: (-round(self.posteriors[at], 9), at))
        )

    @property
    def least_inconsistent(self) -> tuple[int, ...]:
        """The hypotheses that least speaks against: several where they are equal."""
        least = min(self.inconsistencies)
        return tuple(at for at, each in enumerate(self.inconsistencies) if each <= least + 1e-9)

    def odds(self, one: int, other: int) -> float:
        """Return the posterior odds of one hypothesis against another."""
        return self.posteriors[one] / self.posteriors[other]

    def factor(self, one: int, other: int) -> float:
        """Return the Bayes factor: by how much the rows moved the odds of one against another."""
        return self.odds(one, other) * self.priors[other] / self.priors[one]


def weigh(
    priors: Sequence[float], items: Sequence[Item], *, limit: float | None = VOICE_LIMIT
) -> Weighed:
    """Return what a matrix comes to.

    For hypothesis j, with c the weight of row i and p its likelihood::

        log posterior(j) = log prior(j) + sum over i of c(i) log p(i, j) + constant

    The rows of one voice v add up to ``b(v, j) = sum of c(i) share(i, v) log p(i, j)``. Where the
    spread of b(v, .) over the hypotheses is more than `limit`, all of it is scaled down to
    that, so that no voice alone moves any odds by more than ``exp(limit)``.

    Parameters
    ----------
    priors
        For each hypothesis; positive, and made to sum to one.
    limit
        Natural logarithm of a Bayes factor, or ``None`` for no limit.

    Raises
    ------
    ValueError
        If there are fewer than two hypotheses, a prior is not positive, or a row has not one
        likelihood for each.

    References
    ----------
    Good, I. J. (1950), Probability and the Weighing of Evidence: weights of evidence, logarithms
    of likelihood ratios, add up. Heuer, R. J. (1999), Psychology of Intelligence Analysis, ch. 8:
    the hypothesis with least against it, not that with most for it. The weights c and the limit
    of a voice are ours: see docs/explanation/hypotheses.md.

    Examples
    --------
    Twelve chips, eight red and four blue, from a bag of 70 % red or one of 30 % (Edwards 1968):

    >>> drawn = [Item(id=f"r{n}", chances=(0.7, 0.3)) for n in range(8)]
    >>> drawn += [Item(id=f"b{n}", chances=(0.3, 0.7)) for n in range(4)]
    >>> round(weigh((1, 1), drawn).posteriors[0], 2)
    0.97
    """
    many = len(priors)
    if many < 2 or not all(prior > 0 for prior in priors):  # noqa: PLR2004
        msg = "rivals are two or more, each with a positive prior"
        raise ValueError(msg)
    if any(len(item.chances) != many for item in items):
        msg = f"each row needs {many} likelihoods, one for each hypothesis"
        raise ValueError(msg)
    # Sums of floats depend on their order; what is found must not.
    ordered = sorted(items, key=lambda item: item.id)
    total = sum(sorted(priors))
    before = tuple(prior / total for prior in priors)
    scales, factors = _voices(ordered, many, limit)
    weights = {
        item.id: item.weight
        * (sum(share * scales[v] for v, share in sorted(item.voices.items())) if item.voices else 1)
        for item in ordered
    }
    logs = [
        log(before[at]) + sum(weights[item.id] * log(item.chances[at]) for item in ordered)
        for at in range(many)
    ]
    highest = max(logs)
    shares = [exp(each - highest) for each in logs]
    whole = sum(sorted(shares))
    return Weighed(
        priors=before,
        # A posterior too small for a float is still not zero.
        posteriors=tuple(max(share / whole, 1e-300) for share in shares),
        inconsistencies=tuple(
            sum(
                weights[item.id] * INCONSISTENT.get(rating(item.chances[at]), 0) for item in ordered
            )
            for at in range(many)
        ),
        weights=MappingProxyType(weights),
        scales=MappingProxyType(scales),
        factors=MappingProxyType(factors),
    )


def _voices(
    items: Sequence[Item], many: int, limit: float | None
) -> tuple[dict[str, float], dict[str, float]]:
    """Return for each voice what is left of it, and the Bayes factor it then brings about."""
    brought: dict[str, list[float]] = {}
    for item in items:
        for voice, share in item.voices.items():
            sums = brought.setdefault(voice, [0.0] * many)
            for at, chance in enumerate(item.chances):
                sums[at] += item.weight * share * log(chance)
    spreads = {voice: max(sums) - min(sums) for voice, sums in sorted(brought.items())}
    scales = {
        voice: 1.0 if limit is None or spread <= limit else limit / spread
        for voice, spread in spreads.items()
    }
    return scales, {voice: exp(spread * scales[voice]) for voice, spread in spreads.items()}
