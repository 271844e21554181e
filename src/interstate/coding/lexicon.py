"""The tables of a language, read, checked and indexed by lemma."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from interstate.coding.frames import Frame, Places, read_frame, read_places
from interstate.coding.trees import folded
from interstate.errors import InterstateError, TableError
from interstate.record import Direction, Factuality
from interstate.reference.plover import check_context, check_mode, check_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "verbs": ("lemma", "frame", "event_type", "mode", "actor", "recipient", "mutual", "note"),
    "nouns": (
        *("lemma", "frame", "event_type", "mode", "actor", "recipient", "mutual", "needs"),
        "note",
    ),
    "classes": ("class", "lemma", "note"),
    "cues": ("cue", "kind", "value", "note"),
    "assessments": ("lemma", "kind", "direction", "note"),
    "contexts": ("lemma", "context", "note"),
}
"""The columns of each table, as docs/reference/lexicons.md has them."""

NO_ACT = "-"
SPECIAL_CLASSES = frozenset({"party", "state", "organisation", "group", "person"})
"""Classes that the parties found decide, not a list of words."""

CUE_KINDS = frozenset(
    [
        "negator",
        "modal",
        "adverb",
        "adjective",
        "embed",
        "speech",
        "source",
        "condition",
        "question",
        "future",
        "confirm",
    ]
)
MUTUAL = frozenset({"", "yes", "plural"})
NEEDS = {"": 1, "one": 1, "two": 2, "none": 0}
ALL_SPEECH = "@speech"
"""What stands for the lemma of a row that holds for every verb among the cues of speech."""
EMPTY = "empty"
"""The class of verbs that only their object gives a meaning; a language may have none."""
SHORTEST_LAST_PART = 4
"""The fewest letters of the last part of a German compound; shorter ones are chance."""

_KEYS = {
    "verbs": ("lemma", "frame"),
    "nouns": ("lemma", "frame"),
    "classes": ("class", "lemma"),
    "cues": ("cue", "kind"),
    "assessments": ("lemma", "kind"),
    "contexts": ("lemma", "context"),
}
_DEFAULT_NOUN_ACTOR = "agent|poss|adj|compound"
# Of these verbs a row must say what is moved: "moved troops", not "moved house".
_ONLY_AS_LISTED = frozenset({NO_ACT, "MOBILIZE"})
_MOSTLY = 0.6
_COMPOUNDING = frozenset({"de"})
# In these languages the first noun of several is the head: "plan de sauvetage".
_HEAD_FIRST = frozenset({"es", "fr", "it", "pl", "pt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One row of verbs or nouns.

    Attributes
    ----------
    event_type
        A PLOVER type, or ``"-"``: this reading is no act.
    own_actor
        The row names its actor, so that a light verb's subject does not stand in for it.
    needs
        How many parties have to be found.
    origin
        The table and line it stands in.
    """

    lemma: str
    frame: Frame
    event_type: str
    mode: str | None
    actor: Places
    recipient: Places
    mutual: str
    own_actor: bool
    needs: int
    origin: str

    @property
    def is_general(self) -> bool:
        """Whether the row is of all verbs of speech, so that what they say decides."""
        return self.lemma == ALL_SPEECH

    def __str__(self) -> str:
        frame = f" with {self.frame.written!r}" if self.frame.written else ""
        return f"{self.lemma!r}{frame} ({self.origin})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that bear on how sure, or on whose word, something is told."""

    words: tuple[str, ...]
    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything the tables of one language say."""

    language: str
    verbs: Mapping[str, tuple[Pattern, ...]]
    usual: Mapping[str, Pattern]
    nouns: Mapping[str, tuple[Pattern, ...]]
    classes: Mapping[str, frozenset[str]]
    cues: Mapping[str, Mapping[str, tuple[Cue, ...]]]
    assessments: Mapping[str, Mapping[str, Direction]]
    contexts: Mapping[str, tuple[str, ...]]

    def classes_of(self, lemma: str) -> tuple[str, ...]:
        """Return the classes a word is of, in the order of their names."""
        return tuple(sorted(name for name, lemmas in self.classes.items() if lemma in lemmas))

    def patterns_of_noun(self, lemma: str) -> tuple[Pattern, ...]:
        """Return the rows of a noun; of a compound those of the part that is its head.

        That is the longest last part in German, the first noun of "ataque de drones" in Spanish.
        """
        if lemma not in self.nouns and " " in lemma and self.names_heads_first:
            return self.nouns.get(lemma.partition(" ")[0], ())
        if lemma in self.nouns or self.language not in _COMPOUNDING:
            return self.nouns.get(lemma, ())
        for start in range(2, len(lemma) - SHORTEST_LAST_PART + 1):
            found = self.nouns.get(lemma[start:].lstrip("-"))
            if found is not None:
                return tuple(row for row in found if not row.lemma.startswith("="))
        return ()

    def is_meeting(self, lemma: str) -> bool:
        """Whether a noun tells that people meet or talk: "talks", "summit", "telephone call"."""
        return any(row.event_type == "CONSULT" for row in self.patterns_of_noun(lemma))

    def is_in(self, lemma: str, name: str) -> bool:
        """Whether a lemma is of a class; a German compound by its last part."""
        members = self.classes.get(name, frozenset())
        return lemma in members or any(part in members for part in self.last_parts(lemma))

    @property
    def names_heads_first(self) -> bool:
        """Whether the head of a phrase is its first word: "tratado de paz"."""
        return self.language in _HEAD_FIRST

    def cue_value(self, kind: str, lemma: str) -> str | None:
        """Return the value of the cue of one kind that a lemma alone is, ``None`` if it is none."""
        cue = self.cue(kind, lemma)
        return None if cue is None else cue.value

    def says(self, lemma: str) -> bool:
        """Whether a lemma alone is a verb of speech."""
        return self.cue_value("speech", lemma) is not None

    def last_parts(self, lemma: str) -> Iterator[str]:
        """Give what may be the last part of a compound, the longest first."""
        if self.language in _COMPOUNDING:
            for start in range(2, len(lemma) - SHORTEST_LAST_PART + 1):
                yield lemma[start:].lstrip("-")
        elif " " in lemma and self.names_heads_first:
            # "Plan de sauvetage" is a plan.
            yield lemma.partition(" ")[0]
        elif "-" in lemma:
            yield lemma.rpartition("-")[2]

    def cue(self, kind: str, lemma: str) -> Cue | None:
        """Return the cue of one kind that is this lemma, or ``None``."""
        for cue in self.cues.get(kind, {}).get(lemma.partition(" ")[0], ()):
            if " ".join(cue.words) == lemma:
                return cue
        return None


@cache
def load_lexicon(language: str, overlay: Path | None = None) -> Lexicon:
    """Return the tables of a language, with a user's rows laid over them.

    Parameters
    ----------
    overlay
        A folder that holds any of the same file names, for every language, or in a folder for
        this one: ``DIR/de/verbs.csv``.

    Raises
    ------
    TableError
        If a table is missing, or a row makes no sense: the message names table, line and cell.
    """
    folder = files("interstate.language") / "data" / language
    tables: dict[str, list[tuple[str, dict[str, str]]]] = {}
    for name in COLUMNS:
        path = folder / f"{name}.csv"
        if not path.is_file():
            msg = f"there are no tables to code language {language!r}: {name}.csv is missing"
            raise TableError(msg)
        tables[name] = list(_rows(path, name, f"{language}/{name}.csv"))
    if overlay is not None:
        _lay_over(tables, _overlay_of(language, overlay))
    verbs = _indexed(_patterns(tables["verbs"], actor="subj", recipient="obj|iobj"))
    cues = _cues(tables["cues"])
    classes = _classes(tables["classes"])
    return Lexicon(
        language=language,
        verbs=_of_all_speech(verbs, cues["speech"]),
        usual=dict(_usual(verbs, but=classes.get(EMPTY, frozenset()))),
        nouns=_indexed(_patterns(tables["nouns"], actor=_DEFAULT_NOUN_ACTOR, recipient="-")),
        classes=classes,
        cues=cues,
        assessments=_assessments(tables["assessments"]),
        contexts=_contexts(tables["contexts"]),
    )


def _overlay_of(language: str, overlay: Path) -> Path:
    """Return where a user's tables for a language are: in a folder of its own or for all."""
    if not overlay.is_dir():
        msg = f"the overlay {overlay} is no folder; name one that holds such tables as verbs.csv"
        raise TableError(msg)
    if not any(overlay.glob("*.csv")) and not any(overlay.glob("??/*.csv")):
        msg = f"the overlay {overlay} holds no tables, such as verbs.csv or de/verbs.csv"
        raise TableError(msg)
    return overlay / language if any(overlay.glob("??/*.csv")) else overlay


def _lay_over(tables: dict[str, list[tuple[str, dict[str, str]]]], overlay: Path) -> None:
    """Put a user's rows first; each takes the place of a shipped row with the same key."""
    stray = sorted({p.name for p in overlay.glob("*.csv")} - {f"{name}.csv" for name in COLUMNS})
    if stray:
        known = ", ".join(f"{name}.csv" for name in COLUMNS)
        msg = f"the overlay {overlay} holds {', '.join(stray)}; tables are {known}"
        raise TableError(msg)
    for name, rows in tables.items():
        path = overlay / f"{name}.csv"
        if path.is_file():
            new = list(_rows(path, name, str(path)))
            replaced = {_key(name, row) for _, row in new}
            tables[name] = new + [r for r in rows if _key(name, r[1]) not in replaced]


def _key(name: str, row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(folded(row[column].strip()) for column in _KEYS[name])


def _rows(path: Path | Traversable, name: str, shown: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give each row with where it stands."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        msg = f"{shown} cannot be read: {problem}; save it as UTF-8"
        raise TableError(msg) from problem
    reader = csv.reader(text.splitlines())
    header = tuple(next(reader, ()))
    if header != COLUMNS[name]:
        msg = f"{shown}, line 1: columns {','.join(header)}; they must be {','.join(COLUMNS[name])}"
        raise TableError(msg)
    try:
        for cells in reader:
            if not cells or cells[0].startswith("#"):
                continue
            if len(cells) != len(header):
                msg = (
                    f"{shown}, line {reader.line_num}: {len(cells)} cells where the header has "
                    f"{len(header)}; put a comma between all columns and quote cells with commas"
                )
                raise TableError(msg)
            yield f"{shown}:{reader.line_num}", dict(zip(header, cells, strict=True))
    except csv.Error as problem:
        msg = f"{shown}, line {reader.line_num}: {problem}; close every quotation mark"
        raise TableError(msg) from problem


def _patterns(
    rows: list[tuple[str, dict[str, str]]], *, actor: str, recipient: str
) -> Iterator[Pattern]:
    for origin, row in rows:
        try:
            yield _pattern(origin, row, actor=actor, recipient=recipient)
        except InterstateError as problem:
            msg = f"{origin}, {row['lemma']!r}: {problem}"
            raise TableError(msg) from problem


def _pattern(origin: str, row: Mapping[str, str], *, actor: str, recipient: str) -> Pattern:
    event_type, mode = row["event_type"].strip(), row["mode"].strip() or None
    if event_type != NO_ACT:
        check_type(event_type)
        if mode is not None:
            check_mode(event_type, mode)
    mutual, needs = row["mutual"].strip(), row.get("needs", "one").strip()
    if mutual not in MUTUAL:
        msg = f"mutual is {mutual!r}; write yes, plural or nothing"
        raise TableError(msg)
    if needs not in NEEDS:
        msg = f"needs is {needs!r}; write one, two or none"
        raise TableError(msg)
    return Pattern(
        lemma=folded(row["lemma"].strip()),
        frame=read_frame(row["frame"]),
        event_type=event_type,
        mode=mode,
        actor=read_places(row["actor"], actor),
        recipient=read_places(row["recipient"], recipient),
        mutual=mutual,
        own_actor=bool(row["actor"].strip()),
        needs=NEEDS[needs],
        origin=origin,
    )


def _indexed(patterns: Iterator[Pattern]) -> Mapping[str, tuple[Pattern, ...]]:
    """Return the rows of each lemma, those with more conditions first, else as in the file."""
    found: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        found.setdefault(pattern.lemma.removeprefix("="), []).append(pattern)
    return {lemma: _ranked(rows) for lemma, rows in found.items()}


def _ranked(rows: Iterable[Pattern]) -> tuple[Pattern, ...]:
    return tuple(sorted(rows, key=lambda row: -len(row.frame.groups)))


def _of_all_speech(
    verbs: Mapping[str, tuple[Pattern, ...]], speech: Mapping[str, tuple[Cue, ...]]
) -> Mapping[str, tuple[Pattern, ...]]:
    """Give the general rows to each verb of speech, behind its own of as many conditions."""
    found = dict(verbs)
    general = found.pop(ALL_SPEECH, ())
    for lemma, cues in speech.items():
        if general and any(len(cue.words) == 1 for cue in cues):
            found[lemma] = _ranked([*found.get(lemma, ()), *general])
    return found


def _usual(
    verbs: Mapping[str, tuple[Pattern, ...]], *, but: frozenset[str]
) -> Iterator[tuple[str, Pattern]]:
    """Give for each verb that mostly tells one type of act its most general row, unconditioned.

    Parameters
    ----------
    but
        Verbs that tell nothing by themselves: "faire", "prendre".
    """
    for lemma, rows in verbs.items():
        if lemma == ALL_SPEECH or lemma in but:
            continue
        acts = [row for row in rows if row.event_type not in _ONLY_AS_LISTED and not row.mutual]
        types = Counter(row.event_type for row in acts)
        if not types:
            continue
        [(usual, count)] = types.most_common(1)
        if count < _MOSTLY * len(acts):
            continue
        row = next(row for row in reversed(acts) if row.event_type == usual)
        yield lemma, replace(row, frame=read_frame(""), mode=None)


def _classes(rows: list[tuple[str, dict[str, str]]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for _, row in rows:
        found.setdefault(row["class"].strip(), set()).add(folded(row["lemma"].strip()))
    return {name: frozenset(lemmas) for name, lemmas in found.items()}


def _cues(rows: list[tuple[str, dict[str, str]]]) -> Mapping[str, Mapping[str, tuple[Cue, ...]]]:
    """Return the cues of each kind by their first word, those of more words first."""
    verdicts = {"confirmed", "unconfirmed", "denied"}
    sides = {"", "before", "after"}
    found: dict[str, dict[str, list[Cue]]] = {}
    for origin, row in rows:
        kind, value = row["kind"].strip(), row["value"].strip()
        words = tuple(folded(row["cue"].strip()).split())
        legal = {
            "confirm": value in verdicts,
            "source": value in sides,
        }.get(kind, value in {"", "-"} or value in set(Factuality))
        if kind not in CUE_KINDS or not words or not legal:
            msg = f"{origin}: {row['cue']!r} is of kind {kind!r}, value {value!r}; see lexicons.md"
            raise TableError(msg)
        cues = found.setdefault(kind, {}).setdefault(words[0], [])
        cues.append(Cue(words=words, kind=kind, value=value))
    return {
        kind: {
            first: tuple(sorted(cues, key=lambda cue: -len(cue.words)))
            for first, cues in by_first.items()
        }
        for kind, by_first in found.items()
    }


def _assessments(
    rows: list[tuple[str, dict[str, str]]],
) -> Mapping[str, Mapping[str, Direction]]:
    found: dict[str, dict[str, Direction]] = {"verb": {}, "noun": {}, "adjective": {}}
    for origin, row in rows:
        kind, direction = row["kind"].strip(), row["direction"].strip()
        if kind not in found or direction not in set(Direction):
            msg = f"{origin}: kind {kind!r} with direction {direction!r}; see lexicons.md"
            raise TableError(msg)
        found[kind].setdefault(folded(row["lemma"].strip()), Direction(direction))
    return found


def _contexts(rows: list[tuple[str, dict[str, str]]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for origin, row in rows:
        try:
            context = check_context(row["context"].strip())
        except InterstateError as problem:
            msg = f"{origin}: {problem}"
            raise TableError(msg) from problem
        found.setdefault(folded(row["lemma"].strip()), []).append(context)
    return {lemma: tuple(contexts) for lemma, contexts in found.items()}
