"""What was read: items as they came, documents as they are kept, and stretches of their text."""

from dataclasses import dataclass, field
from datetime import date
from typing import NewType

DocumentId = NewType("DocumentId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of one document's text.

    Attributes
    ----------
    start, end
        Half-open range in Unicode code points of the document's text, so that
        ``text[start:end]`` is the stretch itself.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            msg = f"a span needs 0 <= start < end, got {self.start}:{self.end}"
            raise ValueError(msg)

    def of(self, text: str) -> str:
        """Return the stretch of `text` this span points at."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing brought in from a source, before anything is made of it.

    Attributes
    ----------
    id
        What the source calls it: the given ``id``, else the file's name without ending.
    content
        The bytes as found, or text where the source already holds text (JSON Lines).
    media_type
        ``"text/plain"`` or ``"text/html"``.
    origin
        Where it was found, for messages and the record: a path, ``"<stdin>"``, or
        ``path:line`` for a line of a JSON Lines file.
    title, language, published, outlet, url
        What the source itself says, as it says it; ``None`` where it does not.
    actor, recipient
        Words of the text for the two parties whose act is asked about (JSON Lines); ``None``
        where the source asks about none.
    """

    id: str
    content: bytes | str
    media_type: str
    origin: str
    title: str | None = None
    language: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    actor: str | None = None
    recipient: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """Something that could not be read or used, and why; kept and counted, never dropped.

    Attributes
    ----------
    item
        What it was, as a person would find it again (path, path:line, document id).
    stage
        The stage that gave up on it: ``"sources"``, ``"documents"``, ``"language"``, ``"coding"``.
    reason
        What was wrong and, where known, what would put it right.
    """

    item: str
    stage: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who publishes.

    Attributes
    ----------
    name
        As the outlet calls itself, or ``"unknown outlet"``.
    country
        Party id of the state it is based in, or ``None``.
    kind
        ``wire press state_media government ngo data_set`` or ``None`` where unknown.
    owner
        Who owns or controls it, or ``None``.
    """

    name: str
    country: str | None = None
    kind: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCandidate:
    """One day on which a document may have been published, and what speaks for it."""

    day: date
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    r"""One published text, cleaned, with offsets that never move again.

    Attributes
    ----------
    text
        The main text in Unicode NFC, lines separated by ``\n``; every offset counts in it.
    language
        ISO 639-1 code of the text.
    language_because
        How the language was settled, in words.
    published
        Day of publication, or ``None`` when nothing tells it.
    date_candidates
        Every day that was considered, best first, with reasons.
    content_hash
        SHA-256 (hex) of what was brought in, before cleaning.
    duplicate_of
        The earlier document that this one repeats (wire copy), or ``None``.
    duplicate_because
        Why it is taken for a copy, in words.
    """

    id: DocumentId
    text: str
    language: str
    language_because: str
    outlet: Outlet
    title: str | None
    published: date | None
    date_candidates: tuple[DateCandidate, ...] = field(default=())
    url: str | None = None
    origin: str
    content_hash: str
    duplicate_of: DocumentId | None = None
    duplicate_because: str | None = None
