"""What data sets give, in bulk: the tables their rows become, beside what is coded here.

A data set has millions of rows, so these are tables and not values: each names its columns as
``"name type"``, with ``?`` where a value may be missing; a missing value is never written as 0 or
as an empty text. Types are ``text int number bool day moment texts``. Every row says which line of
which file (`Reconciliation.key`) it was made from, so that a figure opens to its source.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

_LINE = ("kind text", "file text", "line int")

GIVEN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        # One act as a data set codes it, from one row of it.
        "given_reports": (
            *_LINE,
            "source_id text",
            "first day",
            "last day",
            "precision text",
            "month int",
            "published day?",
            "actor text?",
            "actor_code text?",
            "actor_name text?",
            "actor_sector text?",
            "recipient text?",
            "recipient_code text?",
            "recipient_name text?",
            "recipient_sector text?",
            "event_type text?",
            "mode text?",
            "contexts text?",
            "quad text?",
            "cameo text?",
            "goldstein number?",
            "symmetric bool",
            "place text?",
            "place_country text?",
            "place_id text?",
            "latitude number?",
            "longitude number?",
            "text text?",
            "outlet text?",
            "url text?",
            "mentions int?",
            "deaths int?",
        ),
        # One happening as the rows of one data set tell of it: see `HAPPENING`.
        "given_events": (
            "kind text",
            "first day",
            "last day",
            "precision text",
            "month int",
            "party_a text?",
            "party_b text?",
            "symmetric bool",
            "event_type text?",
            "mode text?",
            "quad text?",
            "cameo text?",
            "goldstein number?",
            "place_country text?",
            "place_id text?",
            "reports int",
            "mentions int?",
        ),
        # Where else a report is told: GDELT's mentions.
        "given_mentions": (
            *_LINE,
            "source_id text",
            "moment moment?",
            "outlet text?",
            "url text?",
            "sentence int?",
            "confidence number?",
            "tone number?",
        ),
        # Articles with what they are about: GDELT's knowledge graph.
        "given_articles": (
            *_LINE,
            "source_id text",
            "moment moment?",
            "outlet text?",
            "url text?",
            "themes texts",
            "persons texts",
            "organisations texts",
            "countries texts",
            "tone number?",
        ),
        # A bond or breach with a beginning and an end.
        "given_ties": (
            *_LINE,
            "source_id text",
            "tie text",
            "name text?",
            "system text",
            "code_a text",
            "code_b text?",
            "party_a text?",
            "party_b text?",
            "directed bool",
            "first day?",
            "last day?",
            "precision text",
            "value number?",
            "detail text?",
        ),
        # One variable of one state in one year.
        "given_states": (
            *_LINE,
            "system text",
            "code text",
            "party text?",
            "year int",
            "variable text",
            "value number",
        ),
        # One variable of two states in one year, from the first towards the second.
        "given_dyads": (
            *_LINE,
            "system text",
            "code_a text",
            "code_b text",
            "party_a text?",
            "party_b text?",
            "year int",
            "variable text",
            "value number",
        ),
        # One state's vote on one resolution.
        "given_votes": (
            *_LINE,
            "vote_id text",
            "session int?",
            "day day?",
            "party text?",
            "code text",
            "vote text",
        ),
        # What was voted on; a row for each issue it touches where the data set tells them.
        "given_roll_calls": (
            *_LINE,
            "vote_id text",
            "session int?",
            "day day?",
            "resolution text?",
            "title text?",
            "issue text?",
        ),
        # Who led a state from when to when.
        "given_leaders": (
            *_LINE,
            "source_id text",
            "system text",
            "code text",
            "party text?",
            "name text",
            "first day",
            "last day?",
            "entry text?",
            "exit text?",
            "detail text?",
        ),
    }
)
"""Table of what data sets give -> its columns."""

HAPPENING = tuple(
    column.split(" ")[0]
    for column in GIVEN["given_events"]
    if not column.startswith(("reports ", "mentions "))
)
"""What rows of one data set that tell of one happening have in common.

Rows have no words to compare, so all that `interstate.events.merge` compares beside words must
agree: the days, the parties (in either order where the act is mutual), type, mode and code, and the
place. A row that leaves out the place is not one with a row that names it.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """What became of the rows of one file: ``read == kept + merged + rejected``.

    Attributes
    ----------
    kind, format
        The data set and which of its tables the file holds, e.g. ``"gdelt2"``, ``"events"``.
    file
        The file's name, with ``:`` and the member's where it lies in a zip archive.
    key
        Hash of the file's bytes, and of how it was read where that was chosen.
    read, kept, merged, rejected
        Rows of the file; `merged` repeat a row that is there already.
    replaced
        Rows of earlier files that rows of this one take the place of, being a newer state of them.
    tables
        Rows written, by table; one row of a file may give several.
    years
        Rows kept by year.
    first, last
        The days they lie between, ``None`` where nothing dated was kept.
    parties
        How many parties are named.
    untranslated
        Codes and names that stand for no party here, with how often each came; at most 100.
    reasons
        Why rows were rejected, with how often.
    notes
        What else a user should know, e.g. that lines were in another encoding.
    repeated
        Whether the file was there already and nothing was done.
    """

    kind: str
    format: str
    file: str
    key: str
    read: int
    kept: int
    merged: int
    rejected: int
    replaced: int = 0
    tables: Mapping[str, int] = field(default_factory=dict[str, int])
    years: Mapping[str, int] = field(default_factory=dict[str, int])
    first: date | None = None
    last: date | None = None
    parties: int = 0
    untranslated: Mapping[str, int] = field(default_factory=dict[str, int])
    reasons: Mapping[str, int] = field(default_factory=dict[str, int])
    notes: tuple[str, ...] = ()
    repeated: bool = False

    def __post_init__(self) -> None:
        if self.read != self.kept + self.merged + self.rejected:
            msg = (
                f"{self.file}: {self.read} rows read are not {self.kept} kept + "
                f"{self.merged} merged + {self.rejected} rejected"
            )
            raise ValueError(msg)
