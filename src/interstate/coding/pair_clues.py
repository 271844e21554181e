"""What in a sentence speaks for which type of act between two marked parties.

A clue is a short string that a person can read. Some speak for a type by their nature (the row of
*signed* speaks for SUPPORT): they are the votes. Of the others only experience tells which type
they speak for: they are the signs. `pair_weights` weighs both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from interstate.coding.lexicon import NO_ACT
from interstate.coding.trees import CLAUSES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from interstate.coding.acts import Act
    from interstate.coding.coder import SentenceCoder
    from interstate.coding.lexicon import Pattern

ACTOR, RECIPIENT = "one:actor", "one:recipient"
"""The ids under which the two marked parties are known while a sentence is coded."""

WHOLE = ("actor-recipient", "mutual")
"""How the two stand in an act that is just what was asked for."""

_VERBAL = frozenset({"VERB", "AUX", "ADJ"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_CONTENT = frozenset({"VERB", "NOUN", "ADJ", "ADV", "AUX", "PART", "SCONJ"})
_OWN = frozenset({"subj", "agent", "poss", "adj", "compound", "P:by", "P:durch"})
_GOVERNED = CLAUSES | {"obj", "obl", "nmod", "iobj", "conj"}
_TELLING = frozenset({"aux", "advmod", "compound", "xcomp", "ccomp", "obj", "obl", "mark"})
_FARTHEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A word that may tell the act.

    Attributes
    ----------
    pattern
        The row of the lexicon it was read by.
    fits
        What the row asks for stands around the word.
    actor, recipient
        How the marked parties stand to the word: ``"own"`` (its subject or owner), ``"obj"``,
        ``"P"`` (behind a preposition), ``"in"`` (further down), ``"above"`` (the subject of a verb
        that governs it), ``"no"``.
    """

    trigger: int
    words: tuple[int, ...]
    pattern: Pattern
    fits: bool
    actor: str
    recipient: str

    @property
    def event_type(self) -> str:
        """The type its row names."""
        return self.pattern.event_type


@dataclass(slots=True)
class Clues:
    """All that speaks for a type, and the words that may tell the act.

    Attributes
    ----------
    votes
        For each kind of vote the types it speaks for.
    signs
        What else is seen.
    """

    votes: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    signs: set[str] = field(default_factory=set[str])
    acts: list[tuple[str, Act]] = field(default_factory=list["tuple[str, Act]"])
    candidates: list[Candidate] = field(default_factory=list[Candidate])
    verb: int = 0

    def vote(self, kind: str, event_type: str) -> None:
        """Add that a clue of this kind speaks for a type; also kept as a sign of its own."""
        if event_type != NO_ACT:
            self.votes.setdefault(kind, set()).add(event_type)
        self.signs.add(f"{kind}={event_type}")


class ClueFinder:
    """The clues of one sentence.

    Parameters
    ----------
    one
        The coder of the sentence, in which `ACTOR` and `RECIPIENT` are mentioned.
    actor, recipient
        The words of the two marked parties; empty where the sentence does not have one.
    word_class
        Tells the class of words used alike that a word is of, ``None`` for one in none: a word of
        which nothing is known speaks through those of its class.
    """

    def __init__(
        self,
        one: SentenceCoder,
        *,
        actor: Sequence[int],
        recipient: Sequence[int],
        word_class: Callable[[str], int | None],
    ) -> None:
        self.acts = one.acts
        self.how_sure = one.how_sure
        self.finder = one.finder
        self.tree = one.tree
        self.cues = one.cues
        self.lexicon = one.lexicon
        self.word_class = word_class
        self.actor = frozenset(actor)
        self.recipient = frozenset(recipient)
        self.marked = self.actor | self.recipient
        self._read: dict[int, tuple[Pattern, tuple[int, ...], bool] | None] = {}

    def clues(self) -> Clues:
        """Return all clues."""
        found = Clues()
        for act in self.acts.acts():
            status = _status(act)
            found.acts.append((status, act))
            found.vote(f"act {status}", act.pattern.event_type)
            found.signs.add(f"act {act.pattern.event_type} told as {self.how_sure(act)}")
            if status in WHOLE:
                found.signs.add(f"whole act {act.pattern.event_type} told as {self.how_sure(act)}")
        found.verb = self._main_verb()
        for i in range(len(self.tree.tokens)):
            candidate = self._candidate(i)
            if candidate is not None:
                found.candidates.append(candidate)
                self._add_candidate(found, candidate)
        self._add_words(found)
        return found

    # --- candidates -----------------------------------------------------------------------

    def _candidate(self, i: int) -> Candidate | None:
        read = self._reading(i)
        if read is None:
            return None
        pattern, words, fits = read
        return Candidate(
            trigger=i,
            words=words,
            pattern=pattern,
            fits=fits,
            actor=self._place(i, self.actor),
            recipient=self._place(i, self.recipient),
        )

    def _reading(self, i: int) -> tuple[Pattern, tuple[int, ...], bool] | None:
        """Return the row by which word `i` is read, with its words, and whether its frame holds."""
        if i not in self._read:
            self._read[i] = self._looked_up(i)
        return self._read[i]

    def _looked_up(self, i: int) -> tuple[Pattern, tuple[int, ...], bool] | None:
        upos = self.tree.tokens[i].upos
        found: list[tuple[tuple[Pattern, ...], list[int]]] = []
        if upos in _VERBAL:
            found = [
                (self.lexicon.verbs.get(lemma, ()), words)
                for lemma, words in self.acts.verb_lemmas(i)
            ]
        elif upos in _NOMINAL:
            found = [(self.lexicon.patterns_of_noun(self.tree.lemmas[i]), [i])]
        for rows, words in found:
            for row in rows:
                if self.acts.holds(row.frame, i):
                    return row, tuple(words), True
        for rows, words in found:
            likely = [row for row in rows if row.event_type != NO_ACT and not row.is_general]
            if likely:
                return self.lexicon.usual.get(likely[0].lemma, likely[-1]), tuple(words), False
        return None

    def _place(self, i: int, marked: frozenset[int]) -> str:
        """Return how a marked party stands to word `i`."""
        if not marked:
            return "none"
        if i in marked:
            return "self"
        for label, words in self.finder.of(i).items():
            if marked & set(words):
                return _coarse(label)
        below = {k for w in self.tree.children[i] for k in self.tree.subtree(w)}
        if marked & below:
            return "in"
        for steps, above in enumerate(self.tree.ancestors(i)):
            if steps > _FARTHEST:
                break
            if marked & set(self.finder.subject(above)):
                return "above"
            if above in marked:
                return "of"
        return "no"

    def _add_candidate(self, found: Clues, one: Candidate) -> None:
        kind = "verb" if self.tree.tokens[one.trigger].upos in _VERBAL else "noun"
        fits = "fits" if one.fits else "known"
        inside = " inside" if one.trigger in self.marked else ""
        event_type = one.event_type
        found.vote(f"{kind} {fits} {one.actor}-{one.recipient}{inside}", event_type)
        found.vote(f"{kind} {fits}{inside}", event_type)
        if one.trigger == found.verb:
            found.vote(f"main verb {fits}", event_type)
        if inside:
            return
        manner = self._manner(one.trigger)
        found.signs.add(f"{event_type} {manner}")
        governor = self._governor(one.trigger)
        if governor is not None:
            outer = self._reading(governor)
            above = outer[0].event_type if outer is not None else self._cue(governor)
            found.signs.add(f"{above}({self._manner(governor)}) > {event_type}({manner})")
            found.signs.add(f"{above} > {event_type}")
            found.signs.add(self._own(f"{self.tree.lemmas[governor]} > {event_type}"))

    def _manner(self, i: int) -> str:
        """Return how a word's act is told: what negates it and what its auxiliaries make of it."""
        tree = self.tree
        told: list[str] = []
        if any(self.cues.negates(c) for c in tree.children[i]) or self.finder.of(i).get("neg"):
            told.append("not")
        for c in tree.having(i, "aux"):
            for kind in ("future", "modal"):
                cue = self.cues.at(kind, c)
                if cue is not None:
                    told.append("will" if kind == "future" else f"may {cue.value}")
        if tree.tokens[i].feats.get("Tense") == "Fut":
            told.append("will")
        if any(self.cues.at("condition", c) for c in tree.having(i, "mark")):
            told.append("if")
        return " ".join(sorted(set(told))) or "plain"

    def _governor(self, i: int) -> int | None:
        """Return the verb or trigger that governs word `i`, where it is close."""
        for steps, above in enumerate(self.tree.ancestors(i)):
            if steps >= _FARTHEST:
                return None
            if self.tree.relation(i) not in _GOVERNED:
                return None
            if self.tree.tokens[above].upos in _VERBAL or self._reading(above) is not None:
                return above
            i = above
        return None

    def _cue(self, i: int) -> str:
        """Return what a governor that is no trigger is by the table of cues."""
        for kind in ("embed", "speech", "modal"):
            cue = self.cues.at(kind, i)
            if cue is not None:
                return f"{kind} {cue.value}".strip()
        return "other"

    # --- words ----------------------------------------------------------------------------

    def _main_verb(self) -> int:
        """Return the verb that stands between the two: the nearest above the actor."""
        tree = self.tree
        heads = self._heads(self.actor) or self._heads(self.recipient)
        for head in heads:
            for above in (head, *tree.ancestors(head)):
                if tree.tokens[above].upos in _VERBAL and above not in self.marked:
                    return above
        return next((t.index for t in tree.tokens if t.head == t.index), 0)

    def _heads(self, marked: frozenset[int]) -> list[int]:
        return [i for i in sorted(marked) if self.tree.tokens[i].head not in marked][:1] or sorted(
            marked
        )[:1]

    def _own(self, sign: str) -> str:
        """Return a sign that holds words, told apart by language."""
        return f"{self.lexicon.language}: {sign}"

    def _add_words(self, found: Clues) -> None:
        tree, signs = self.tree, found.signs
        between = self._path()
        near = between | set(tree.children[found.verb])
        for i, token in enumerate(tree.tokens):
            if i in self.marked or token.upos not in _CONTENT:
                continue
            lemma = tree.lemmas[i]
            signs.add(self._own(lemma))
            if i in between:
                signs.add(self._own(f"between {lemma}"))
            for name in self._classes(lemma):
                signs.add(f"@{name}")
                if i in near:
                    signs.add(f"near @{name}")
            for number in {self.word_class(token.lemma), self.word_class(token.text)} - {None}:
                signs.add(self._own(f"kind {number}"))
                if i == found.verb:
                    signs.add(self._own(f"verb kind {number}"))
                elif token.head == found.verb:
                    signs.add(self._own(f"near kind {number}"))
        self._add_verb(signs, found.verb)
        self._add_places(signs, "actor", self.actor)
        self._add_places(signs, "recipient", self.recipient)

    def _add_verb(self, signs: set[str], verb: int) -> None:
        """Add what the verb between the two is, and what hangs on it."""
        tree, lemma = self.tree, self.tree.lemmas[verb]
        signs.add(self._own(f"verb {lemma}"))
        signs.add(f"manner {self._manner(verb)}")
        for c in tree.children[verb]:
            relation = tree.relation(c)
            if c in self.marked or relation not in _TELLING:
                continue
            signs.add(self._own(f"verb {lemma} {relation} {tree.lemmas[c]}"))
            for name in self._classes(tree.lemmas[c]):
                signs.add(self._own(f"verb {lemma} {relation} @{name}"))

    def _add_places(self, signs: set[str], who: str, marked: frozenset[int]) -> None:
        """Add where in the tree a marked party stands, and what it is."""
        tree = self.tree
        if not marked:
            signs.add(f"no {who}")
        for head in self._heads(marked):
            above = tree.tokens[head].head
            place = self.finder.preposition(head) or tree.relation(head)
            signs.add(f"{who} {tree.relation(head)}")
            signs.add(self._own(f"{who} {place}"))
            signs.add(self._own(f"{who} {place} of {tree.lemmas[above]}"))
            if tree.relation(above) in {"obl", "nmod", "obj"}:
                place = self.finder.preposition(above) or tree.relation(above)
                further = tree.lemmas[tree.tokens[above].head]
                signs.add(self._own(f"{who} under {place} {further}"))
            signs.update(f"{who} @{name}" for name in self._classes(tree.lemmas[head]))

    def _classes(self, lemma: str) -> Iterator[str]:
        for name in self.lexicon.classes:
            if self.lexicon.is_in(lemma, name):
                yield name

    def _path(self) -> set[int]:
        """Return the words on the way through the tree from one party to the other."""
        ways = [
            [head, *self.tree.ancestors(head)]
            for marked in (self.actor, self.recipient)
            for head in self._heads(marked)
        ]
        if len(ways) < 2:  # noqa: PLR2004  one of the two is not in the sentence
            return {i for way in ways for i in way}
        first, second = ways
        common = set(first) & set(second)
        joint = next((i for i in first if i in common), None)
        found = (set(first) | set(second)) - common
        return found if joint is None else found | {joint}


def _coarse(label: str) -> str:
    """Return a label of the arguments in the few kinds that matter here."""
    if label in _OWN:
        return "own"
    if label in {"obj", "iobj", "dat"}:
        return "obj"
    if label in {"xcomp", "ccomp", "advcl"}:
        return "in"
    return "P"


def _status(act: Act) -> str:
    """Return how the marked parties stand in an act that was found."""
    who, whom = {p.id for p in act.actors}, {p.id for p in act.recipients}
    if act.symmetric:
        held = len({ACTOR, RECIPIENT} & (who | whom))
        return ("others", "mutual half", "mutual")[held]
    return f"{_side(who)}-{_side(whom)}"


def _side(parties: set[str | None]) -> str:
    """Return who stands on one side of an act: a marked party before any other."""
    if ACTOR in parties:
        return "actor"
    if RECIPIENT in parties:
        return "recipient"
    return "other" if parties - {None} else "nobody"
