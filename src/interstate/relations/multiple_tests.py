"""What many tests at once leave of their p-values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence


def holm(ps: Sequence[float]) -> list[float]:
    """Return p-values of which any below a level is a chance finding no oftener than that.

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03])
    [0.03, 0.06, 0.06]

    References
    ----------
    Holm, S. (1979), "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian Journal
    of Statistics 6(2).
    """
    order = np.argsort(ps, kind="stable")
    raised = np.asarray(ps, dtype=float)[order] * np.arange(len(ps), 0, -1)
    found = np.empty(len(ps))
    found[order] = np.minimum(np.maximum.accumulate(raised), 1.0)
    return found.tolist()


def benjamini_hochberg(ps: Sequence[float]) -> list[float]:
    """Return q-values: of those below a level, at most that share are chance findings on average.

    Examples
    --------
    >>> benjamini_hochberg([0.01, 0.04, 0.03])
    [0.03, 0.04, 0.04]

    References
    ----------
    Benjamini, Y. and Hochberg, Y. (1995), "Controlling the False Discovery Rate", Journal of the
    Royal Statistical Society B 57(1). It holds for tests that do not go against each other.
    """
    order = np.argsort(ps, kind="stable")[::-1]
    ranks = np.arange(len(ps), 0, -1)
    raised = np.asarray(ps, dtype=float)[order] * len(ps) / np.maximum(ranks, 1)
    found = np.empty(len(ps))
    found[order] = np.minimum(np.minimum.accumulate(raised), 1.0)
    return found.tolist()
