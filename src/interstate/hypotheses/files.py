"""Read a question from its YAML file, and say what is wrong with one that makes no sense."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NoReturn

from interstate.errors import InterstateError, SourceError, TableError, UnknownCodeError
from interstate.hypotheses.questions import (
    LEAST,
    MOST,
    NEUTRAL,
    TIES,
    TOLD_AS_DONE,
    WORDS,
    Hypothesis,
    Likelihood,
    Observation,
    Question,
)
from interstate.hypotheses.weights import RELIABILITY
from interstate.record import Basis, Status, when_of
from interstate.reference.plover import QUADS, check_context, check_mode, check_type, load_cameo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

LARGEST_FILE = 200_000
"""Bytes; what is larger is no file that a person wrote."""
_MOST_ENTRIES = 10_000
_DEEPEST = 12
_PLAIN = "write it out plainly, or in quotes where & * or ! begin a text"
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
_TRUE, _FALSE = frozenset({"yes", "true"}), frozenset({"no", "false"})
KEYS = ("question", "pair", "from", "to", "coders", "reliability", "hypotheses", "observations")
HYPOTHESIS_KEYS = ("says", "prior", "expect")
OBSERVATION_KEYS = (
    *(
        "says",
        "type",
        "mode",
        "context",
        "quad",
        "cameo",
        "tie",
        "actor",
        "recipient",
        "between",
        "status",
    ),
    *("from", "to", "none", "at_least", "after", "before", "within_days", "otherwise"),
)
_MOST_HYPOTHESES, _MOST_OBSERVATIONS = 20, 200


@dataclass(slots=True)
class _Entry:
    """A value of the file, and the line it stands on. Scalars are texts: NO stays a text."""

    line: int
    value: str | list[_Entry] | dict[str, _Entry]
    keys: dict[str, int] = field(default_factory=dict[str, int])
    waiting: str | None = None


def read_question(
    path: Path, *, find_party: Callable[[str], str], coders: Iterable[str] = ("interstate",)
) -> Question:
    """Return the question that a YAML file asks.

    Nothing in the file can act: it is read as texts, lists and mappings and nothing else, and one
    with anchors, aliases or tags, or larger than `LARGEST_FILE`, is refused.

    Parameters
    ----------
    find_party
        Party id of a code or name; `UnknownCodeError` else.
    coders
        What the file may name as coders.

    Raises
    ------
    SourceError
        If the file cannot be read or is no YAML.
    TableError
        If what it says makes no sense; the message names the line and the key.
    """
    try:
        content = path.read_bytes()
    except OSError as problem:
        msg = f"{path} cannot be read: {problem.strerror}; give a YAML file of hypotheses"
        raise SourceError(msg) from problem
    if len(content) > LARGEST_FILE:
        msg = (
            f"{path} has {len(content):,} bytes, more than the {LARGEST_FILE:,} a file of "
            "hypotheses may have; is it the right file?"
        )
        raise SourceError(msg)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        msg = f"{path} is not UTF-8 (byte {problem.start}); save it as UTF-8"
        raise SourceError(msg) from problem
    root = _tree(text, str(path))
    return _File(str(path), find_party, tuple(coders)).question(root)


def _tree(text: str, name: str) -> _Entry:
    """Return the file as entries, built from YAML's events and not by a loader of objects."""
    import yaml

    parser: Any = yaml  # its stubs leave types out
    tree = _Tree(name)
    try:
        for event in parser.parse(text, Loader=yaml.SafeLoader):
            line: int = event.start_mark.line + 1
            for mark in ("anchor", "tag"):
                if getattr(event, mark, None):
                    tree.refuse(
                        line, f"a YAML {mark} ({getattr(event, mark)}) is not read; {_PLAIN}"
                    )
            if isinstance(event, yaml.CollectionEndEvent):
                tree.close()
            elif isinstance(event, yaml.MappingStartEvent):
                tree.add(_Entry(line, {}))
            elif isinstance(event, yaml.SequenceStartEvent):
                tree.add(_Entry(line, []))
            elif isinstance(event, yaml.ScalarEvent):
                tree.add(_Entry(line, event.value))
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark is not None else ""
        told = getattr(problem, "problem", None) or "it cannot be read"
        msg = f"{name}{where}: this is no YAML: {told}; check indentation, colons and quotes"
        raise SourceError(msg) from problem
    if tree.root is None:
        msg = f"{name} is empty; docs/how-to/hypotheses.md shows what a file of hypotheses holds"
        raise SourceError(msg)
    return tree.root


@dataclass(slots=True)
class _Tree:
    """Entries being put together, within bounds."""

    name: str
    root: _Entry | None = None
    open: list[_Entry] = field(default_factory=list[_Entry])
    made: int = 0

    def refuse(self, line: int, flaw: str) -> NoReturn:
        msg = f"{self.name}, line {line}: {flaw}"
        raise SourceError(msg)

    def close(self) -> None:
        self.open.pop()

    def add(self, entry: _Entry) -> None:
        self.made += 1
        if self.made > _MOST_ENTRIES or len(self.open) > _DEEPEST:
            self.refuse(entry.line, "more, or more deeply nested, than such a file can be")
        if self.open:
            flaw = _placed(entry, self.open[-1])
            if flaw:
                self.refuse(entry.line, flaw)
        elif self.root is not None:
            self.refuse(entry.line, "a second document begins; one file asks one question")
        else:
            self.root = entry
        if not isinstance(entry.value, str):
            self.open.append(entry)


def _placed(entry: _Entry, into: _Entry) -> str | None:
    """Put an entry where it belongs; return what is wrong with that, if anything."""
    if isinstance(into.value, list):
        into.value.append(entry)
        return None
    if not isinstance(into.value, dict):
        return None
    if into.waiting is None:
        if not isinstance(entry.value, str):
            return "a key must be a word"
        if entry.value in into.value:
            return f"the key {entry.value!r} stands twice (also on line {into.keys[entry.value]})"
        into.waiting = entry.value
        into.keys[entry.value] = entry.line
        return None
    into.value[into.waiting] = entry
    into.waiting = None
    return None


@dataclass(frozen=True, slots=True)
class _File:
    """One file, being understood."""

    name: str
    find_party: Callable[[str], str]
    coders: tuple[str, ...]

    def question(self, root: _Entry) -> Question:
        top = self._mapping(root, "", KEYS)
        pair = tuple(self._parties(self._needed(root, top, "pair", ""), "pair"))
        if len(pair) != 2 or pair[0] == pair[1]:  # noqa: PLR2004
            self._refuse(top["pair"], "pair", "two different states are needed, as [RUS, PRK]")
        first, last = self._days(top, "")
        wanted = (pair[0], pair[1])
        observations = self._observations(self._needed(root, top, "observations", ""), wanted)
        kept = tuple(_in_period(each, first, last) for each in observations)
        hypotheses = self._hypotheses(self._needed(root, top, "hypotheses", ""), kept)
        mentioned = {id_ for each in hypotheses for id_ in each.expects}
        for each in kept:
            if each.first is not None and each.last is not None and each.last < each.first:
                self._refuse(
                    top["observations"],
                    f"observations.{each.id}.to",
                    f"{each.last} is before {each.first}, from which on the question asks",
                )
            if each.id not in mentioned:
                self._refuse(
                    top["observations"],
                    f"observations.{each.id}",
                    "no hypothesis says how likely it is; mention it under expect, or leave it out",
                )
        return Question(
            asks=self._text(self._needed(root, top, "question", ""), "question"),
            pair=wanted,
            hypotheses=hypotheses,
            observations=kept,
            coders=tuple(self._coders(top.get("coders"))),
            reliability=self._reliability(top.get("reliability")),
            origin=self.name,
        )

    def _observations(self, entry: _Entry, pair: tuple[str, str]) -> tuple[Observation, ...]:
        given = self._named(entry, "observations", _MOST_OBSERVATIONS)
        found = tuple(
            self._observation(id_, each, f"observations.{id_}", pair) for id_, each in given.items()
        )
        for each in found:
            for key, other in (("after", each.after), ("before", each.before)):
                if other is not None and (other not in given or other == each.id):
                    self._refuse(
                        given[each.id],
                        f"observations.{each.id}.{key}",
                        f"{other!r} is no other observation.{_near(other, given)}",
                    )
        return found

    def _observation(
        self, id_: str, entry: _Entry, where: str, pair: tuple[str, str]
    ) -> Observation:
        told = self._mapping(entry, where, OBSERVATION_KEYS)
        types = self._checked(told.get("type"), f"{where}.type", check_type)
        actors, recipients = (
            self._parties(told.get(role), f"{where}.{role}") for role in ("actor", "recipient")
        )
        between = self._parties(told.get("between"), f"{where}.between")
        if between and (actors or recipients):
            self._refuse(
                told["between"], f"{where}.between", "give it, or actor and recipient, not both"
            )
        if between and (len(between) != 2 or between[0] == between[1]):  # noqa: PLR2004
            self._refuse(told["between"], f"{where}.between", "two different parties are needed")
        if not (between or actors or recipients):
            between = list(pair)
        first, last = self._days(told, where)
        after, before = (self._maybe(told.get(k), f"{where}.{k}") for k in ("after", "before"))
        within = self._count(told.get("within_days"), f"{where}.within_days")
        if within is not None and after is None and before is None:
            self._refuse(
                told["within_days"],
                f"{where}.within_days",
                "it says how soon an act follows; name what it follows with after or before",
            )
        if not types and not set(told) & {"context", "quad", "cameo", "tie"}:
            self._refuse(entry, where, "any act would fit; give a type, context, quad or tie")
        none = self._yes(told.get("none"), f"{where}.none")
        least = self._count(told.get("at_least"), f"{where}.at_least") or 1
        return Observation(
            id=id_,
            says=self._text(self._needed(entry, told, "says", where), f"{where}.says"),
            types=tuple(types),
            modes=tuple(
                self._checked(
                    told.get("mode"), f"{where}.mode", lambda mode: _mode_of_any(types, mode)
                )
            ),
            contexts=tuple(self._checked(told.get("context"), f"{where}.context", check_context)),
            quads=tuple(self._one_of(told.get("quad"), f"{where}.quad", QUADS, "quad class")),
            cameo=tuple(self._checked(told.get("cameo"), f"{where}.cameo", _cameo)),
            ties=tuple(self._one_of(told.get("tie"), f"{where}.tie", TIES, "kind of tie")),
            actors=tuple(actors),
            recipients=tuple(recipients),
            between=(between[0], between[1]) if between else None,
            statuses=tuple(
                Status(each)
                for each in self._one_of(
                    told.get("status"), f"{where}.status", [s.value for s in Status], "status"
                )
            )
            or TOLD_AS_DONE,
            first=first,
            last=last,
            none=none,
            at_least=least,
            after=after,
            before=before,
            within_days=within,
            otherwise=NEUTRAL
            if "otherwise" not in told
            else self._likelihood(told["otherwise"], f"{where}.otherwise"),
        )

    def _hypotheses(
        self, entry: _Entry, observations: Iterable[Observation]
    ) -> tuple[Hypothesis, ...]:
        given = self._named(entry, "hypotheses", _MOST_HYPOTHESES)
        if len(given) < 2:  # noqa: PLR2004
            self._refuse(entry, "hypotheses", "rivals are two or more; add another explanation")
        known = {each.id for each in observations}
        told = {
            id_: self._mapping(each, f"hypotheses.{id_}", HYPOTHESIS_KEYS)
            for id_, each in given.items()
        }
        with_prior = [id_ for id_, each in told.items() if "prior" in each]
        if with_prior and len(with_prior) < len(told):
            lacking = next(id_ for id_ in told if id_ not in with_prior)
            self._refuse(
                given[lacking],
                f"hypotheses.{lacking}",
                "it has no prior, and others have; give one to each, or to none for equal priors",
            )
        priors = {
            id_: self._positive(each["prior"], f"hypotheses.{id_}.prior") if with_prior else 1.0
            for id_, each in told.items()
        }
        total = sum(priors.values())
        return tuple(
            Hypothesis(
                id=id_,
                says=self._text(
                    self._needed(given[id_], each, "says", f"hypotheses.{id_}"),
                    f"hypotheses.{id_}.says",
                ),
                prior=priors[id_] / total,
                expects=MappingProxyType(
                    dict(self._expected(given[id_], each, f"hypotheses.{id_}", known))
                ),
            )
            for id_, each in told.items()
        )

    def _expected(
        self, entry: _Entry, told: Mapping[str, _Entry], where: str, known: set[str]
    ) -> Iterator[tuple[str, Likelihood]]:
        expect = self._needed(entry, told, "expect", where)
        if not isinstance(expect.value, dict) or not expect.value:
            self._refuse(
                expect, f"{where}.expect", "it must say of observations how likely they are"
            )
        for id_, each in expect.value.items():
            if id_ not in known:
                self._refuse(
                    each,
                    f"{where}.expect.{id_}",
                    f"there is no such observation.{_near(id_, known)}",
                )
            yield id_, self._likelihood(each, f"{where}.expect.{id_}")

    # The parts ----------------------------------------------------------------------------

    def _refuse(self, entry: _Entry, where: str, flaw: str) -> NoReturn:
        at = f", {where}" if where else ""
        msg = f"{self.name}, line {entry.line}{at}: {flaw}"
        raise TableError(msg)

    def _mapping(self, entry: _Entry, where: str, keys: tuple[str, ...]) -> dict[str, _Entry]:
        if not isinstance(entry.value, dict):
            self._refuse(entry, where, f"it must be a mapping with {', '.join(keys)}")
        for key in entry.value:
            if key not in keys:
                hint = _near(key, keys) or f" It can be {', '.join(keys)}."
                self._refuse(
                    _Entry(entry.keys[key], ""), where, f"{key!r} is not a known key.{hint}"
                )
        return entry.value

    def _named(self, entry: _Entry, where: str, most: int) -> dict[str, _Entry]:
        """Return entries by the ids that people gave them."""
        if not isinstance(entry.value, dict) or not entry.value:
            self._refuse(entry, where, "it must be a mapping of short names to what they stand for")
        if len(entry.value) > most:
            self._refuse(entry, where, f"{len(entry.value)} are more than the {most} there may be")
        for key in entry.value:
            if _ID.fullmatch(key) is None:
                self._refuse(
                    _Entry(entry.keys[key], ""),
                    where,
                    f"{key!r} is no short name; it takes letters, digits, _ and -, at most 40, and "
                    "begins with a letter",
                )
        return entry.value

    def _needed(self, entry: _Entry, told: Mapping[str, _Entry], key: str, where: str) -> _Entry:
        if key not in told:
            self._refuse(entry, where, f"{key!r} is missing; add it")
        return told[key]

    def _text(self, entry: _Entry, where: str) -> str:
        if not isinstance(entry.value, str) or not entry.value.strip():
            self._refuse(entry, where, "it must be a text")
        return " ".join(entry.value.split())

    def _maybe(self, entry: _Entry | None, where: str) -> str | None:
        return None if entry is None else self._text(entry, where)

    def _texts(self, entry: _Entry | None, where: str) -> list[tuple[_Entry, str]]:
        """Return one text or a list of them."""
        if entry is None:
            return []
        several = entry.value if isinstance(entry.value, list) else [entry]
        if not several:
            self._refuse(entry, where, "the list is empty; name something or leave the key out")
        return [(each, self._text(each, where)) for each in several]

    def _checked(self, entry: _Entry | None, where: str, check: Callable[[str], str]) -> list[str]:
        found: list[str] = []
        for each, text in self._texts(entry, where):
            try:
                found.append(check(text))
            except InterstateError as problem:
                self._refuse(each, where, str(problem))
        return found

    def _parties(self, entry: _Entry | None, where: str) -> list[str]:
        return self._checked(entry, where, self.find_party)

    def _one_of(
        self, entry: _Entry | None, where: str, known: Iterable[str], kind: str
    ) -> list[str]:
        codes = list(known)
        for each, text in self._texts(entry, where):
            if text not in codes:
                self._refuse(
                    each, where, f"{text!r} is not a known {kind}. It can be {', '.join(codes)}."
                )
        return [text for _, text in self._texts(entry, where)]

    def _coders(self, entry: _Entry | None) -> list[str]:
        if entry is None:
            return ["interstate"]
        return self._one_of(entry, "coders", self.coders, "coder")

    def _reliability(self, entry: _Entry | None) -> Mapping[str, float]:
        if entry is None:
            return MappingProxyType({})
        told = self._mapping(entry, "reliability", tuple(RELIABILITY))
        found = {key: self._number(each, f"reliability.{key}") for key, each in told.items()}
        for key, value in found.items():
            if not 0 <= value <= 1:
                self._refuse(told[key], f"reliability.{key}", "it must lie between 0 and 1")
        return MappingProxyType(found)

    def _likelihood(self, entry: _Entry, where: str) -> Likelihood:
        text = self._text(entry, where)
        if text in WORDS:
            return Likelihood(chance=WORDS[text], word=text)
        words = ", ".join(WORDS)
        if re.fullmatch(r"[0-9.]+", text) is None:
            self._refuse(
                entry,
                where,
                f"{text!r} is no likelihood.{_near(text, WORDS)} It can be {words}, or a number "
                f"between {LEAST} and {MOST}.",
            )
        chance = self._number(entry, where)
        if not LEAST <= chance <= MOST:
            self._refuse(
                entry,
                where,
                f"{text} lies outside {LEAST} to {MOST}: no single observation may decide alone",
            )
        return Likelihood(chance=chance)

    def _number(self, entry: _Entry, where: str) -> float:
        text = self._text(entry, where)
        try:
            number = float(text)
        except ValueError:
            number = float("nan")
        # Infinity and what is no number are refused in one.
        if not abs(number) <= 1e9:  # noqa: PLR2004
            self._refuse(entry, where, f"{text!r} is no number; write it as 0.25")
        return number

    def _positive(self, entry: _Entry, where: str) -> float:
        number = self._number(entry, where)
        if number < 1e-6:  # noqa: PLR2004
            self._refuse(
                entry, where, "a prior must be above 0: what cannot be so needs no hypothesis"
            )
        return number

    def _count(self, entry: _Entry | None, where: str) -> int | None:
        if entry is None:
            return None
        text = self._text(entry, where)
        if re.fullmatch(r"[1-9][0-9]{0,4}", text) is None:
            self._refuse(entry, where, f"{text!r} is no number from 1 to 99999")
        return int(text)

    def _yes(self, entry: _Entry | None, where: str) -> bool:
        if entry is None:
            return False
        text = self._text(entry, where).casefold()
        if text not in _TRUE | _FALSE:
            self._refuse(entry, where, f"{text!r} is neither yes nor no")
        return text in _TRUE

    def _days(self, told: Mapping[str, _Entry], where: str) -> tuple[date | None, date | None]:
        """Return the first day of what `from` names and the last day of what `to` names."""
        bounds: list[date | None] = []
        for key in ("from", "to"):
            if key not in told:
                bounds.append(None)
                continue
            at = f"{where}.{key}" if where else key
            text = self._text(told[key], at)
            try:
                when = when_of(text, basis=Basis.STATED)
            except ValueError as problem:
                self._refuse(told[key], at, str(problem))
            bounds.append(when.first if key == "from" else when.last)
        first, last = bounds
        if first is not None and last is not None and last < first:
            self._refuse(told["to"], f"{where}.to" if where else "to", f"{last} is before {first}")
        return first, last


def _near(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), n=3, cutoff=0.4)
    return f" Did you mean {', '.join(near)}?" if near else ""


def _cameo(code: str) -> str:
    """Return a CAMEO code, also one that others stand below.

    Raises
    ------
    UnknownCodeError
        If there is none.
    """
    if not code.isascii() or not any(known.startswith(code) for known in load_cameo()):
        raise UnknownCodeError(code, kind="CAMEO code", known=load_cameo())
    return code


def _mode_of_any(types: list[str], mode: str) -> str:
    """Return a mode that one of the types has.

    Raises
    ------
    InterstateError
        If none has it, or there are no types.
    """
    if not types:
        msg = f"{mode!r} is a mode of a type; give the type beside it"
        raise TableError(msg)
    for event_type in types[:-1]:
        try:
            return check_mode(event_type, mode)
        except InterstateError:
            continue
    return check_mode(types[-1], mode)


def _in_period(observation: Observation, first: date | None, last: date | None) -> Observation:
    """Return an observation bounded by the days of the question where it gives none itself."""
    return replace(
        observation,
        first=observation.first or first,
        last=observation.last or last,
    )
