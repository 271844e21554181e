"""What speaks for and against a reading: a word as a type of act, a party as one of its sides.

The tables say what a word can tell and where its parties mostly stand. What stands in a sentence
is often otherwise, and then many small signs decide together. Here they are named; how much each
weighs was learnt from sentences of our own (``python -m tools.fit_reading_weights``) and stands in
a table (`weights`). The signs are the same for every language, so that what is learnt in one helps
the others: relations are those of Universal Dependencies, and prepositions go by what they mean.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from interstate.coding.lexicon import NO_ACT
from interstate.coding.trees import bare
from interstate.record import PartyKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from interstate.coding.acts import Act, ActFinder
    from interstate.coding.lexicon import Pattern
    from interstate.coding.parties import Found

_MEANINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "with": ("with", "mit", "с", "со", "avec", "con", "com", "ile", "з"),
        "against": ("against", "gegen", "против", "contre", "contra", "contro", "проти"),
        "to": ("to", "towards", "an", "zu", "gegenüber", "к", "ко", "à", "a"),
        "into": ("into", "nach", "onto", "вовнутрь"),
        "from": ("from", "aus", "из", "от", "с", "desde", "від"),
        "of": ("of", "von", "de", "do", "da", "di"),
        "by": ("by", "durch", "seitens", "par", "por"),
        "for": ("for", "für", "для", "за", "pour", "para", "per"),
        "in": ("in", "at", "on", "bei", "auf", "в", "во", "на", "dans", "en", "em", "sur"),
        "between": ("between", "zwischen", "между", "entre", "tra", "між"),
        "about": ("about", "over", "über", "о", "об", "sobre", "su", "про", "щодо"),
        "after": (
            "after",
            "before",
            "during",
            "nach",
            "vor",
            "während",
            "после",
            "до",
            "dopo",
            "після",
        ),
    }
)
_MEANING = {word: meaning for meaning, words in _MEANINGS.items() for word in words}
_QUADS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "talk"),
        **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "give"),
        **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "blame"),
        **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "harm"),
    }
)
_SEEN = ("subj", "obj", "agent", "poss", "adj", "compound", "gen", "xcomp", "ccomp")
_TELLING = frozenset({"subj", "obj", "agent", "xcomp", "ccomp", "P:with", "P:of", "P:to", "P:into"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "X", "SYM", "DET"})
_DISTANCES = ((2, "2"), (5, "5"), (9, "9"), (16, "16"))
_MANY = 3
SIDES = "sides"
"""How the signs begin that tell how many parties stand on either side of an act."""
SIGNS_OF_SIDES = 2
"""How many such signs an act has."""


@dataclass(kw_only=True)
class Candidate:
    """A word that may tell an act of one type, whether or not a row of the tables fires.

    Attributes
    ----------
    trigger
        Index of the word.
    suppose
        Gives the act with its parties by the rules; its row is the nearest where none fires.
    fires
        A row holds, and the parties make it an act.
    fit
        The share of the row's conditions that hold.
    share
        The share of the word's rows that are of the type.
    covered
        The word belongs to what another act is about, or tells that act again.
    """

    trigger: int
    event_type: str
    suppose: Callable[[], Act]
    fires: bool
    fit: float
    share: float
    covered: bool

    @cached_property
    def act(self) -> Act:
        """The act; its parties are looked for when first asked for, since that takes longest."""
        return self.suppose()


class Signs:
    """The signs in one sentence.

    Parameters
    ----------
    acts
        The acts of the sentence, found by the rules.
    """

    def __init__(self, acts: ActFinder, found: Sequence[Act]) -> None:
        self.acts = acts
        self.finder = acts.finder
        self.tree = acts.tree
        self.parties = acts.parties
        self.lexicon = acts.lexicon
        self.found = found
        self.mentions: Mapping[str, list[Found]] = self._mentions()
        """Every phrase that stands for a party with an id, by id."""
        self._heads = {f.head for group in self.mentions.values() for f in group}
        self._private = any(self.lexicon.is_in(lemma, "private") for lemma in self.tree.lemmas)
        self._labels: dict[int, Mapping[int, frozenset[str]]] = {}

    def _mentions(self) -> dict[str, list[Found]]:
        found: dict[str, list[Found]] = defaultdict(list)
        for i, token in enumerate(self.tree.tokens):
            if token.upos in _NOMINAL:
                for one in self.parties.of(i):
                    if one.party.id:
                        found[one.party.id].append(one)
        return dict(found)

    # --- candidates -----------------------------------------------------------------------

    def candidates(self) -> Iterator[Candidate]:
        """Give the readings of every word that the tables know."""
        fired = {(act.trigger, act.pattern.event_type) for act in self.found}
        told = {act.pattern.event_type for act in self.found}
        known = {w for act in self.found for w in act.words}
        for act in self.found:
            rows = self._rows(act.trigger)
            yield Candidate(
                trigger=act.trigger,
                event_type=act.pattern.event_type,
                suppose=partial(_given, act),
                fires=True,
                fit=1.0,
                share=_share(rows, act.pattern.event_type),
                covered=False,
            )
        for i in range(len(self.tree.tokens)) if self.mentions else ():
            rows = [] if self.acts.is_no_act(i) else self._rows(i)
            types = {row.event_type for row in rows} - {NO_ACT}
            for event_type in sorted(types):
                if (i, event_type) in fired or (i in known and event_type in told):
                    continue
                row, fit = self.acts.nearest_row(i, [r for r in rows if r.event_type == event_type])
                yield Candidate(
                    trigger=i,
                    event_type=event_type,
                    suppose=partial(self.acts.supposed, i, row),
                    fires=False,
                    fit=fit,
                    share=_share(rows, event_type),
                    covered=self.acts.is_used(i),
                )

    def _rows(self, i: int) -> list[Pattern]:
        return self.acts.rows_of(i)

    # --- signs ----------------------------------------------------------------------------

    def of_event(self, candidate: Candidate) -> list[str]:
        """Return the signs by which a word tells an act of this type, or does not."""
        return [*self.of_event_alone(candidate), *self.of_sides(candidate)]

    def of_sides(self, candidate: Candidate) -> Iterator[str]:
        """Give the signs of how many parties the rules find on either side."""
        acting = {p.id for p in candidate.act.actors if p.id}
        others = {p.id for p in candidate.act.recipients if p.id}
        sides = f"{SIDES}{min(len(acting), 2)}{min(len(others), 2)}"
        yield f"{_fires(candidate)}|{sides}"
        yield f"{_QUADS[candidate.event_type]}|{sides}"

    def of_event_alone(self, candidate: Candidate) -> list[str]:
        """Return the signs of a word as an act that do not need its parties."""
        fires = _fires(candidate)
        signs = [
            *self._of_word(candidate, fires),
            *self._of_others(candidate, fires),
            *self._of_arguments(candidate, fires),
        ]
        return list(dict.fromkeys(signs))

    def _of_word(self, candidate: Candidate, fires: str) -> Iterator[str]:
        """Give the signs of the word itself and of its rows."""
        tree, i, kind = self.tree, candidate.trigger, candidate.event_type
        token, rows = tree.tokens[i], self._rows(i)
        relation = tree.relation(i)
        share = f"share{min(int(candidate.share * 4), 3)}"
        near = min((abs(i - h) for h in self._heads), default=99)
        yield "bias"
        yield fires
        for sign in (
            *(share, kind, token.upos, relation, f"near{_bucket(near)}"),
            *(f"parties{min(len(self.mentions), _MANY)}", f"{kind}|{tree.lemmas[i]}"),
        ):
            yield f"{fires}|{sign}"
        yield f"{token.upos}|{relation}"
        yield f"{kind}|{token.upos}"
        yield f"{kind}|{share}"
        yield f"rows{min(len(rows), 6)}"
        if any(row.event_type == NO_ACT for row in rows):
            yield f"{fires}|noact"
        for name in self.lexicon.classes_of(tree.lemmas[i]):
            yield f"{kind}|is@{name}"
        if form := token.feats.get("VerbForm", ""):
            yield f"{fires}|{form}"

    def _of_others(self, candidate: Candidate, fires: str) -> Iterator[str]:
        """Give the signs of the sentence and of its other acts."""
        tree, i, kind = self.tree, candidate.trigger, candidate.event_type
        quad, above = _QUADS[kind], set(tree.ancestors(i))
        beside = [act for act in self.found if act.trigger != i]
        yield f"depth{min(len(above), 4)}"
        yield f"acts{min(len(self.found), 3)}|{fires}"
        if candidate.covered:
            yield "covered"
            yield f"covered|{quad}"
        if self._private:
            yield f"{fires}|private"
        if any(act.pattern.event_type == kind for act in beside):
            yield f"{fires}|same"
        under = next((act for act in beside if act.trigger in above), None)
        if under is not None:
            yield f"{fires}|under|{_QUADS[under.pattern.event_type]}|{quad}"
            yield f"{fires}|under|{tree.relation(i)}"
        if any(act.trigger == i for act in self.found) and not candidate.fires:
            yield "else"

    def _of_arguments(self, candidate: Candidate, fires: str) -> Iterator[str]:
        """Give the signs of what stands around the word: parties, things, and of which class."""
        tree, i, kind = self.tree, candidate.trigger, candidate.event_type
        labels = self.finder.of(i)
        for label in _SEEN:
            if words := labels.get(label, ()):
                who = "party" if any(w in self._heads for w in words) else "thing"
                yield f"{fires}|{label}|{who}"
                yield f"{_QUADS[kind]}|{tree.tokens[i].upos}|{label}|{who}"
        for label, words in labels.items():
            meant = _meant(label)
            if meant in _TELLING:
                for name in (n for w in words for n in self.lexicon.classes_of(tree.lemmas[w])):
                    yield f"{kind}|{meant}@{name}"
                    yield f"{fires}|{meant}@{name}"
        for label, role in (("subj", "actor"), ("obj", "acted on")):
            for found in self._of_words(labels.get(label, ())):
                yield f"{fires}|{role}{found.party.sector or found.party.kind}"

    def _of_words(self, words: Iterable[int]) -> list[Found]:
        return [found for w in words for found in self.parties.of(w)]

    def of_party(self, candidate: Candidate, party: str) -> list[str]:
        """Return the signs by which a party is on one of the sides of an act, or on neither."""
        act = candidate.act
        rule = ("A" if any(p.id == party for p in act.actors) else "") + (
            "R" if any(p.id == party for p in act.recipients) else ""
        )
        if act.symmetric:
            rule += "s"
        given = ("A" if any(p.id for p in act.actors) else "") + (
            "R" if any(p.id for p in act.recipients) else ""
        )
        rule = f"rule{rule}"
        signs = {*self._of_rule(candidate, party, rule, given)}
        for found in self.mentions.get(party, ()):
            signs.update(self._of_phrase(candidate, found, rule, given))
        return sorted(signs)

    def _of_rule(self, candidate: Candidate, party: str, rule: str, given: str) -> Iterator[str]:
        """Give the signs of what the rules say, and of the act."""
        tree, i, kind = self.tree, candidate.trigger, candidate.event_type
        quad, upos = _QUADS[kind], self._verbal(i)
        count = min(len(self.mentions), _MANY)
        yield "bias"
        yield rule
        for sign in ("f" if candidate.fires else "n", kind, upos, f"given{given}"):
            yield f"{rule}|{sign}"
        yield f"{rule}|parties{count}"
        yield f"{kind}|{upos}"
        yield f"parties{count}|given{given}"
        for sector in {p.sector or "" for p in candidate.act.recipients if p.id is None}:
            yield f"{rule}|unnamed{sector}|{quad}"
        objects = self.finder.of(i).get("obj", ())
        for name in {n for w in objects for n in self.lexicon.classes_of(tree.lemmas[w])}:
            yield f"{rule}|obj@{name}"
            yield f"{rule}|{kind}|obj@{name}"
        yield f"{rule}|{'obj' if objects else 'no obj'}|{kind}"
        if party in self._speaking(i):
            yield "says"
            yield f"says|{rule}"
            yield f"says|{quad}"

    def _of_phrase(
        self, candidate: Candidate, found: Found, rule: str, given: str
    ) -> Iterator[str]:
        """Give the signs of one phrase that stands for the party: what it is, and where."""
        tree, i, kind = self.tree, candidate.trigger, candidate.event_type
        quad, upos, w = _QUADS[kind], self._verbal(i), found.head
        token = tree.tokens[w]
        side = "before" if w < i else "after"
        between = f"between{min(sum(min(w, i) < h < max(w, i) for h in self._heads), 2)}"
        here = "same" if tree.clause_head(w) == tree.clause_head(i) else "other"
        yield f"{side}|{_bucket(abs(w - i))}"
        yield f"{side}|{between}|{upos}"
        yield f"{side}|{here}|{quad}"
        yield f"{here}|{bare(token.deprel)}|{side}"
        yield f"{rule}|{side}|{between}"
        yield f"{'direct' if found.direct else 'owned'}|{token.upos}"
        yield f"kind{_KINDS.get(found.party.kind, 'x')}|{quad}"
        yield f"sector{found.party.sector or ''}|{quad}"
        if self.acts.participants.states.stands_in_place(w):
            yield "where"
            yield f"where|{rule}"
            yield f"where|{kind}"
        labels = self._labels_from(i)
        for label in labels.get(w, ()):
            yield f"at {label}"
            for sign in (f"{quad}|{upos}", kind, rule, f"given{given}"):
                yield f"at {label}|{sign}"
        if w not in labels:
            yield f"nowhere|{rule}"
            yield f"nowhere|given{given}|{side}"
        joined = {f.party.id for f in self._of_words(self._joined(w))} - {found.party.id}
        for name, parties in (("A", candidate.act.actors), ("R", candidate.act.recipients)):
            if joined & {p.id for p in parties if p.id}:
                yield f"joined{name}"

    def _verbal(self, i: int) -> str:
        return "V" if self.tree.tokens[i].upos in {"VERB", "AUX"} else "N"

    def may_be(self, side: str, candidate: Candidate, found: Found) -> bool:
        """Whether a phrase stands where a side of an act can: in its clause, or about it.

        Who acts may also stand in a clause above, as "Oslo" in "Oslo promised to send aid"; but who
        says that aid is sent is not whom it is sent to.
        """
        tree, i = self.tree, candidate.trigger
        clause = tree.clause_head(found.head)
        if side == "actor":
            return clause in {tree.clause_head(i), i, *tree.ancestors(i)}
        return clause == tree.clause_head(i) or found.head in tree.subtree(i)

    def _joined(self, w: int) -> list[int]:
        """Return the words coordinated with word `w`."""
        tree = self.tree
        first = tree.tokens[w].head if tree.relation(w) == "conj" else w
        return [k for k in tree.conjuncts(first) if k != w]

    def _speaking(self, i: int) -> frozenset[str]:
        """Return the parties on whose word stands what word `i` tells."""
        tree = self.tree
        found: set[str] = set()
        for above in tree.ancestors(i):
            saying = [above, *tree.having(above, "parataxis")]
            for k in saying:
                if k != i and self.lexicon.says(tree.lemmas[k]):
                    subjects = self._of_words(self.finder.subject(k))
                    found |= {f.party.id for f in subjects if f.party.id}
        return frozenset(found)

    def _labels_from(self, i: int) -> Mapping[int, frozenset[str]]:
        """Return how each word is reached from word `i`: as its subject, its object's owner."""
        if i in self._labels:
            return self._labels[i]
        reached: dict[int, set[str]] = defaultdict(set)
        for label, words in self.finder.of(i).items():
            for w in words:
                reached[w].add(_meant(label))
        for w, names in [*reached.items()]:
            for label, words in self.finder.of(w).items():
                for deeper in words:
                    if deeper not in reached or all(">" in n for n in reached[deeper]):
                        reached[deeper] |= {f"{name}>{_meant(label)}" for name in names if name}
        for w, name in self._beside(i):
            reached[w].add(name)
        self._labels[i] = {w: frozenset(names) for w, names in reached.items()}
        return self._labels[i]

    def _beside(self, i: int) -> Iterator[tuple[int, str]]:
        """Give the words around what governs word `i`, each with the way to it."""
        tree = self.tree
        above, how = tree.tokens[i].head, tree.relation(i)
        if above == i:
            return
        if above in self._heads:
            yield above, f"^{how}"
        for label, words in self.finder.of(above).items():
            yield from ((w, f"^{how}>{_meant(label)}") for w in words if w != i)
        top = tree.tokens[above].head
        if top != above:
            for label in ("subj", "obj"):
                yield from (
                    (w, f"^^>{label}") for w in self.finder.of(top).get(label, ()) if w != above
                )


_KINDS: Mapping[PartyKind, str] = MappingProxyType(
    {
        PartyKind.STATE: "state",
        PartyKind.ORGANISATION: "organisation",
        PartyKind.GROUP: "group",
    }
)


def _given(act: Act) -> Act:
    return act


def _fires(candidate: Candidate) -> str:
    return "fires" if candidate.fires else f"fit{round(candidate.fit * 2) / 2}"


def _share(rows: Sequence[Pattern], event_type: str) -> float:
    acts = [row for row in rows if row.event_type != NO_ACT]
    return sum(row.event_type == event_type for row in acts) / max(len(acts), 1)


def _bucket(distance: int) -> str:
    return next((name for most, name in _DISTANCES if distance <= most), "far")


def _meant(label: str) -> str:
    """Return a label with the meaning of its preposition in place of the word."""
    if not label.startswith("P:"):
        return label
    return f"P:{_MEANING.get(label[2:].partition(' ')[0], 'other')}"
