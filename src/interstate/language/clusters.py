"""Brown clusters of words, as features a spaCy model can see.

Brown clustering sorts words by the company they keep: *signed*, *ratified* and
*denounced* end up near each other without anyone saying so. Our treebanks hold
a few thousand word forms; the clusters cover hundreds of thousands, and stand in
for the pretrained word vectors that we do not have.

spaCy no longer has a cluster among its word attributes, so two attributes that
our models do not otherwise use carry it: `LANG` the full cluster and `PREFIX` the
first bits of its path, which name a coarser class.

References
----------
Brown, P. F. et al. (1992), "Class-Based n-gram Models of Natural Language",
Computational Linguistics 18(4): the clustering.
Koo, T., Carreras, X. and Collins, M. (2008), "Simple Semi-supervised Dependency
Parsing", ACL: prefixes of the cluster's path as parsing features.
"""

from __future__ import annotations

import gzip
from functools import cache, partial
from importlib import import_module
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from interstate.errors import LanguageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.training import Example
    from spacy.vocab import Vocab

FACTORY = "interstate_clusters"
"""The name under which spaCy knows the component."""

FILE_NAME = "clusters.txt.gz"
"""Where a model keeps its clusters, inside the component's own folder."""

COARSE_BITS = 6
"""Cluster numbers are bit strings read from the low end, so the lowest bits
are the first steps down the tree of clusters."""

UNKNOWN = "?"

SHORTEST_START, SHORTEST_ENDING = 3, 5
"""How many letters the parts of a compound have at least; shorter ones are mostly chance."""

ENDING = "-"
"""What stands before an ending in a table that knows words by theirs."""

SHORTEST_KNOWN_ENDING, LONGEST_KNOWN_ENDING = 3, 7

_KNOWN_BY_ENDINGS = frozenset({"pl", "tr", "uk"})
"""Languages whose models have the classes of endings."""


def read_clusters(path: Path) -> dict[str, int]:
    """Read a file of clusters: one cluster a line, its number and then its words.

    Parameters
    ----------
    path
        Gzipped UTF-8 text, fields separated by tabs.

    Returns
    -------
    dict of str to int
        The cluster of each word form, as written (case matters).

    Raises
    ------
    LanguageError
        If the file is missing or a line does not begin with a number.
    """
    clusters: dict[str, int] = {}
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                number, *words = line.rstrip("\n").split("\t")
                clusters.update(dict.fromkeys(words, int(number)))
    except (OSError, EOFError, ValueError) as problem:
        msg = f"cannot read the word clusters in {path}: {problem}; install the model again"
        raise LanguageError(msg) from problem
    return clusters


def write_clusters(clusters: Mapping[str, int], path: Path) -> None:
    """Write clusters so that `read_clusters` gives them back; the same input, the same bytes."""
    members: dict[int, list[str]] = {}
    for word in sorted(clusters):
        members.setdefault(clusters[word], []).append(word)
    text = "".join(f"{number}\t" + "\t".join(members[number]) + "\n" for number in sorted(members))
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


def cluster_of(
    word: str, clusters: Mapping[str, int], *, compounds: bool = False, endings: bool = False
) -> int | None:
    """Find the cluster of a word, or of the nearest spelling that has one.

    In order: the word as written, in small letters, capitalised if it was all
    capitals, the part after its last hyphen, for a number the cluster of a typical
    number of its length, and with `compounds`, for a capitalised word, its longest ending
    that is itself a word: in German the last part of a compound decides its grammar. With
    `endings`, for a name with an apostrophe what stands behind that, and for a word in small
    letters its longest ending that the table has: in Turkish, Polish and Ukrainian they decide it.

    >>> cluster_of("NATO-Gipfel", {"Gipfel": 12})
    12
    >>> cluster_of("Beistandsabkommen", {"Abkommen": 7}, compounds=True)
    7
    >>> cluster_of("Oslo'nun", {"-'nun": 3}, endings=True)
    3
    """
    year_length = 4
    candidates = [word, word.lower()]
    if word.isupper():
        candidates.append(word.capitalize())
    if "-" in word:
        candidates.append(word.rpartition("-")[2])
    if word.isdecimal():
        candidates.append("2000" if len(word) == year_length else "15")
    if compounds and word[:1].isupper() and word.isalpha():
        last_start = len(word) - SHORTEST_ENDING + 1
        candidates += [word[start:].capitalize() for start in range(SHORTEST_START, last_start)]
    if endings:
        candidates += _endings(word)
    return next((clusters[each] for each in candidates if each in clusters), None)


def _endings(word: str) -> list[str]:
    name, apostrophe, ending = word.replace("’", "'").partition("'")
    if apostrophe:
        return [f"{ENDING}'{ending}", name]
    if not word[:1].islower():
        return []
    longest = min(LONGEST_KNOWN_ENDING, len(word) - 1)
    return [ENDING + word[-n:] for n in range(longest, SHORTEST_KNOWN_ENDING - 1, -1)]


@cache
def word_classes(language: str) -> Callable[[str], int | None]:
    """Return what tells the cluster of a word of a language; of one without clusters, ``None``."""
    folder = files("interstate.language") / "models" / language / "clusters"
    if not (folder / FILE_NAME).is_file():
        return _no_class
    with as_file(folder) as path:
        clusters = read_clusters(path / FILE_NAME)
    return partial(
        cluster_of,
        clusters=clusters,
        compounds=language == "de",
        endings=language in _KNOWN_BY_ENDINGS,
    )


def _no_class(word: str) -> int | None:
    del word
    return None


def cluster_feature(
    word: str, *, find: Callable[[str], int | None], mark: str, bits: int | None
) -> str:
    """Name the cluster of a word: `mark`, then its number cut to `bits` bits.

    >>> cluster_feature("Korea", find={"Korea": 0b1000001}.get, mark="P", bits=6)
    'P1'
    >>> cluster_feature("xyzzy", find={}.get, mark="C", bits=None)
    'C?'
    """
    number = find(word)
    if number is None:
        return mark + UNKNOWN
    return f"{mark}{number if bits is None else number & ((1 << bits) - 1)}"


class BrownClusters:
    """A pipeline component that teaches the vocabulary its clusters.

    It leaves documents alone: words carry their clusters from the moment the
    tokenizer meets them. As a component it is saved and loaded with the model, so
    the model's folder is all that a model needs, wherever it lies.
    """

    def __init__(self, vocab: Vocab, *, compounds: bool = False, endings: bool = False) -> None:
        self.vocab = vocab
        self.compounds = compounds
        self.endings = endings
        self.clusters: dict[str, int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Give the document back as it is."""
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Pass documents on; `batch_size` is spaCy's and means nothing here."""
        del batch_size
        yield from stream

    def use(self, clusters: dict[str, int]) -> None:
        """Give every word, met already or still to come, its cluster."""
        self.clusters = clusters
        find = partial(
            cluster_of, clusters=clusters, compounds=self.compounds, endings=self.endings
        )
        feature = partial(cluster_feature, find=find)
        fine = partial(feature, mark="C", bits=None)
        coarse = partial(feature, mark="P", bits=COARSE_BITS)
        # Compiled code, of which spaCy gives no types.
        ids: dict[str, int] = import_module("spacy.attrs").IDS
        getters: dict[int, Callable[[str], str]] = getattr(self.vocab, "lex_attr_getters")  # noqa: B009
        getters[ids["LANG"]] = fine
        getters[ids["PREFIX"]] = coarse
        for lexeme in self.vocab:
            lexeme.lang_ = fine(lexeme.orth_)
            lexeme.prefix_ = coarse(lexeme.orth_)

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language,
        path: str,
    ) -> None:
        """Take the clusters at `path` before a model is trained.

        spaCy checks settings against this signature, so `path` is a plain string.
        """
        del get_examples, nlp
        self.use(read_clusters(Path(path)))

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the clusters into the model's folder."""
        del exclude
        path.mkdir(parents=True, exist_ok=True)
        write_clusters(self.clusters, path / FILE_NAME)

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> BrownClusters:
        """Read the clusters from the model's folder."""
        del exclude
        self.use(read_clusters(path / FILE_NAME))
        return self


def register_clusters() -> None:
    """Make the component known to spaCy; once is enough, more does no harm."""
    from spacy.language import Language

    if Language.has_factory(FACTORY):
        return

    def create(nlp: Language, name: str, compounds: bool, endings: bool) -> BrownClusters:  # noqa: FBT001
        del name
        return BrownClusters(nlp.vocab, compounds=compounds, endings=endings)

    register: Callable[..., object] = getattr(Language, "factory")  # noqa: B009  untyped in spaCy
    register(FACTORY, default_config={"compounds": False, "endings": False}, func=create)
