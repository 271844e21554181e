"""Which states continue which, as far as the parties at hand need it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping


def no_predecessors(_party: str) -> tuple[str, ...]:
    """Return no earlier states: every id stands for itself."""
    return ()


def compared_as(
    parties: Iterable[str], predecessors: Callable[[str], tuple[str, ...]]
) -> Mapping[str, str]:
    """Return for each party id the one it is compared as: its only heir among them, or itself.

    Examples
    --------
    >>> compared_as(["RUS", "SUN"], lambda party: ("SUN",) if party == "RUS" else ())
    {'RUS': 'RUS', 'SUN': 'RUS'}
    """
    ids = sorted(set(parties))
    heirs: dict[str, list[str]] = defaultdict(list)
    for each in ids:
        for earlier in predecessors(each):
            heirs[earlier].append(each)
    # A state with several heirs is none of them.
    return {each: heirs[each][0] if len(heirs[each]) == 1 else each for each in ids}
