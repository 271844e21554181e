"""Series of two states and others, made up for tests."""

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from interstate.relations.reciprocity import Exchange
from interstate.relations.series import Series

DAYS = 400


def series(
    pair: tuple[str, str],
    *,
    conflict: NDArray[np.float64] | None = None,
    cooperation: NDArray[np.float64] | None = None,
    days: int = DAYS,
    step: str = "day",
) -> Series:
    none = np.zeros(days)
    counts = [none, none if cooperation is None else cooperation, none]
    return Series(
        pair=pair,
        directed=True,
        coder="icews",
        step=step,
        periods=tuple(date(2018, 1, 1) + timedelta(days=n) for n in range(days)),
        counts=np.stack([*counts, none if conflict is None else conflict], axis=1),
        exposure=np.full(days, 1.0),
        goldstein=none,
        squares=none,
        valued=none,
    )


def acts_after(
    before: NDArray[np.float64], *, answers: float, seed: int = 0
) -> NDArray[np.float64]:
    """Return acts of which so many follow each earlier one, two days later on average."""
    rng = np.random.default_rng(seed)
    acts = np.zeros(before.shape[0])
    left = 0.0
    for t, count in enumerate(before):
        acts[t] = rng.poisson(0.5 + answers * left)
        left += (count - left) / 2.0
    return acts


def acts(rate: float, seed: int, days: int = DAYS) -> NDArray[np.float64]:
    return np.random.default_rng(seed).poisson(rate, days).astype(float)


def exchange(*, answers: float = 0.7) -> Exchange:
    """Return an exchange in which Chile answers Peru's conflict, and nothing else is answered."""
    forth = acts(1.0, 1)
    return Exchange(
        forth=series(("PER", "CHL"), conflict=forth, cooperation=acts(0.5, 2)),
        back=series(
            ("CHL", "PER"),
            conflict=acts_after(forth, answers=answers),
            cooperation=acts(0.02, 3),
        ),
        elsewhere=(
            series(("PER", "others"), conflict=acts(2, 4), cooperation=acts(2, 5)),
            series(("CHL", "others"), conflict=acts(2, 6), cooperation=acts(2, 7)),
        ),
    )
