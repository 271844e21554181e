"""Which documents repeat another one: wire copy, reprints and excerpts."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from interstate.record import Document

SHINGLE_WORDS = 5
"""Words in a row that must stand in both texts to count as common."""

LEAST_SHARE = 0.5
"""The share of a text that must stand word for word in another for it to be a copy."""

LEAST_SHARE_OF_EXCERPT = 0.8
"""The same for a text first read that a longer one of the same day contains."""

LEAST_COMMON_SHINGLES = 8
"""The least that two different texts must have in common; fewer may be a formula or a quotation."""

# A stretch that more originals than these share is a notice or a formula. It still counts towards
# the share of text in common, but documents are not compared because of it.
_MOST_SHARING = 64
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copy:
    """One document found in another, both by their place, with the share of it found there."""

    copy: int
    original: int
    share: float


def mark_duplicates(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return the documents, in the same order, copies marked with what they are copies of.

    A document is a copy where at least half of its text stands, in stretches of five words or
    more, in an earlier document of the same language; case, punctuation and line breaks do not
    count. Earlier is what was published earlier and, on the same day, what was read first;
    documents without a day come last. A text first read is still the copy where a longer one of
    the same day has at least four fifths of it and is mostly its own. All copies point at the
    original and not at one another. Documents of different languages are never copies.

    A longer text that takes up a short earlier one but is mostly its own is not marked: what it
    adds would count for nothing.

    The time taken grows with the number of words and of shared stretches: an inverted index of
    the stretches that occur in more than one document finds whom to compare.

    References
    ----------
    Broder, A. Z. (1997), "On the resemblance and containment of documents", Compression and
    Complexity of Sequences: shingles and containment. The thresholds are ours.
    """
    marked = list(documents)
    # By language, and within one in the order in which one can be a copy of another.
    order = sorted(
        range(len(documents)),
        key=lambda place: (
            documents[place].language,
            documents[place].published or date.max,
            place,
        ),
    )
    for _, places in groupby(order, key=lambda place: documents[place].language):
        group = list(places)
        for found in _copies([documents[place] for place in group]):
            copy, original = documents[group[found.copy]], documents[group[found.original]]
            marked[group[found.copy]] = replace(
                copy, duplicate_of=original.id, duplicate_because=_because(found.share, original)
            )
    return tuple(marked)


def _because(share: float, original: Document) -> str:
    # Rounded down, so that "100 %" is said of nothing less than the whole.
    day = original.published.isoformat() if original.published else "on an unknown day"
    return (
        f"{int(share * 100)} % of its text stands word for word in {original.id!r} "
        f"({original.outlet.name}, published {day})"
    )


def _copies(documents: Sequence[Document]) -> Iterator[_Copy]:
    """Give the copies among documents of one language that stand earlier ones first."""
    if len(documents) < 2:  # noqa: PLR2004 - it takes two to repeat
        return
    shingles = [_shingles(document.text) for document in documents]
    originals = _Originals(shingles)
    copies: dict[int, _Copy] = {}
    for place in range(len(documents)):
        for original in originals.nearest(place):
            found = None if original in copies else _compare(place, original, shingles, documents)
            if found is not None:
                copies[found.copy] = found
            if place in copies:
                break
        else:
            originals.add(place)
    for found in copies.values():
        root = found.original
        # An excerpt's original may have turned out to be a copy of something earlier.
        while root in copies:
            root = copies[root].original
        yield _Copy(
            copy=found.copy, original=root, share=_share(shingles[found.copy], shingles[root])
        )


class _Originals:
    """An inverted index of the stretches that several documents share, to the first to have them.

    Only these are kept, which for news is a small part of all stretches.
    """

    def __init__(self, shingles: Sequence[NDArray[np.uint64]]) -> None:
        shared = _in_several(shingles)
        self._keys: list[list[int]] = [own[_contained(own, shared)].tolist() for own in shingles]
        self._by_shingle: dict[int, list[int]] = {}

    def add(self, place: int) -> None:
        """Take a document in as one that later ones may be copies of."""
        for key in self._keys[place]:
            self._by_shingle.setdefault(key, []).append(place)

    def nearest(self, place: int) -> list[int]:
        """Return the originals that share most stretches with a document, most first."""
        common = Counter(
            original
            for key in self._keys[place]
            if len(originals := self._by_shingle.get(key, ())) <= _MOST_SHARING
            for original in originals
        )
        return sorted(common, key=lambda original: (-common[original], original))


def _compare(
    later: int,
    earlier: int,
    shingles: Sequence[NDArray[np.uint64]],
    documents: Sequence[Document],
) -> _Copy | None:
    """Return which of two documents is a copy of the other, or ``None``."""
    import numpy as np

    own, other = shingles[later], shingles[earlier]
    common = int(np.intersect1d(own, other, assume_unique=True).size)
    if common < LEAST_COMMON_SHINGLES and not np.array_equal(own, other):
        return None
    if common / own.size >= LEAST_SHARE:
        return _Copy(copy=later, original=earlier, share=common / own.size)
    same_day = documents[later].published == documents[earlier].published
    if same_day and common / other.size >= LEAST_SHARE_OF_EXCERPT:
        return _Copy(copy=earlier, original=later, share=common / other.size)
    return None


def _share(own: NDArray[np.uint64], other: NDArray[np.uint64]) -> float:
    import numpy as np

    return np.intersect1d(own, other, assume_unique=True).size / own.size


def _shingles(text: str) -> NDArray[np.uint64]:
    """Return the numbers of all stretches of five words, each once, sorted; never empty.

    A shorter text is one stretch. Two different stretches have the same number about once in
    10 to the 19th pairs.
    """
    import numpy as np

    words = [_word_number(word) for word in _WORD.findall(text.casefold())] or [0]
    words += [0] * (SHINGLE_WORDS - len(words))
    numbers = np.array(words, dtype=np.uint64)
    length = numbers.size - SHINGLE_WORDS + 1
    mixed = np.zeros(length, dtype=np.uint64)
    for step in range(SHINGLE_WORDS):
        # Each word stirs all bits before the next comes in, so that order counts.
        mixed ^= numbers[step : step + length]
        mixed *= np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed)


@lru_cache(maxsize=1 << 18)
def _word_number(word: str) -> int:
    """Return a number for a word that is the same in every run."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")


def _in_several(shingles: Sequence[NDArray[np.uint64]]) -> NDArray[np.uint64]:
    """Return the stretches that occur in more than one document, sorted."""
    import numpy as np

    everything = np.concatenate(shingles)
    everything.sort()
    return np.unique(everything[1:][everything[1:] == everything[:-1]])


def _contained(own: NDArray[np.uint64], shared: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Return which of a document's stretches are among the sorted shared ones."""
    import numpy as np

    if not shared.size:
        return np.zeros(own.size, dtype=np.bool_)
    places = np.minimum(np.searchsorted(shared, own), shared.size - 1)
    return shared[places] == own
