"""Find the acts that one sentence tells: which word, which row of the lexicon, which parties."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from interstate.coding.arguments import with_multiword_prepositions
from interstate.coding.lexicon import NO_ACT, SPECIAL_CLASSES
from interstate.coding.parties import Found
from interstate.coding.trees import CLAUSES, folded
from interstate.record import PartyKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from interstate.coding.arguments import ArgumentFinder
    from interstate.coding.frames import Frame, Item, Path, Places
    from interstate.coding.lexicon import Lexicon, Pattern
    from interstate.coding.parties import PartyFinder
    from interstate.record import Party

SPEECH_ACTS = frozenset({"AGREE", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types whose act is in the speaking; what is asked, alleged or threatened is its content."""

_KINDS = {
    "state": PartyKind.STATE,
    "organisation": PartyKind.ORGANISATION,
    "group": PartyKind.GROUP,
}
POLITICAL = frozenset(["GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "REB", "IGO"])
"""Sectors whose people act politically also where nobody says of which country they are."""

_CONTENT = ("xcomp", "ccomp", "advcl", "acl")
_MUTUAL_PAIR = 2
_DEEPEST_CONTENT = 4
_WHERE = frozenset(
    {"in", "at", "near", "outside", "inside", "across", "around", "throughout", "within"}
    | {"bei", "nahe", "unweit", "außerhalb"}
    | {"в", "во", "на", "под", "около", "возле", "близ"}
)
# Who is of the place they are in; fighters, rebels and companies are not taken for it.
_LOCAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "CVL"})
# Who is under a state's own police and courts.
_SUBJECTS = frozenset({"OPP", "PTY", "LEG", "MED", "CVL", "JUD", "GOV"})
_RESTRAINTS = frozenset({"COERCE", "RETREAT"})
# Bodies of which every state has its own.
_BODIES = frozenset({"OPP", "PTY", "LEG", "JUD"})
# What only the police and the courts of a state do.
_OF_A_STATE = frozenset({"arrest", "convict"})
_PRIVATE = frozenset({"BUS", "NGO"})
_PEOPLE = frozenset({"CVL", "MED"})
# Acts that are political whoever of a state does or suffers them.
_OF_PEOPLE = frozenset({"ASSAULT", "PROTEST", "COERCE", "SANCTION", "AID", "RETREAT", "THREATEN"})
# Of these a place does not tell who acts: "в Киеве ограбили банк".
_OF_NOBODY = frozenset({"ASSAULT", "PROTEST", "RETREAT", "AID", "COOPERATE"})
_RELATIVE_PLACE = frozenset({"where", "wo", "где"})
_ABOUT = frozenset({"obj", "iobj", "dat", "ins", "gen", "xcomp", "ccomp"})
# Whoever says that he will not do one of these refuses it.
_REFUSABLE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_WILLING = frozenset({"wollen", "want", "wish", "хотеть"})
# What is said in words, so that the words of somebody quoted are that person's act.
_VERBAL = SPEECH_ACTS | {"SUPPORT"}
# Whom these mean is often said elsewhere in the sentence.
_MEANT = frozenset(
    {"REQUEST", "AID", "SANCTION", "SUPPORT", "RETREAT", "CONCEDE", "ASSAULT", "ACCUSE", "THREATEN"}
)
# A participle that describes a noun tells these only with who does it.
_NOT_OF_ADJECTIVES = _VERBAL | {"AID"}
# What is done to somebody's ground or people.
_OF_PLACES = frozenset({"ASSAULT", "AID", "COERCE"})
_PARTICLES = frozenset({"off", "out", "up", "down", "back", "away", "over"})
# Before these stands what somebody is punished for.
_REASONS = ("for", "over", "wegen", "für", "за")
# Prepositions of time, place and company, behind which nobody is spoken of.
_BESIDE = frozenset(
    {"after", "before", "during", "since", "until", "according to"}
    | {"nach", "vor", "während", "seit", "laut", "после", "до", "во время", "согласно", "при"}
)


_AGAINST = frozenset({"against", "gegen", "против"})
_MEANS = ("weapon", "attack", "bomb")
_EACH_OTHER = frozenset(
    {"each other", "one another", "einander", "gegenseitig", "gegeneinander", "miteinander"}
    | {"друг друга", "друг другу", "друг с", "друг против", "друг от", "взаимно"}
)
_ANSWERS = frozenset({"REJECT", "CONCEDE", "AGREE"})
_FROM = frozenset({"from", "by", "aus", "von", "durch", "из", "от"})


@dataclass(slots=True)
class Act:
    """One act, before it is judged.

    Attributes
    ----------
    trigger
        Index of the word that tells it.
    words
        All words that tell it: the trigger with its particle, or a light verb with its noun.
    because
        How row and parties were found, in words.
    refused
        The row is of an act that somebody says they will not do.
    """

    trigger: int
    words: list[int]
    pattern: Pattern
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    symmetric: bool
    because: list[str] = field(default_factory=list[str])
    refused: bool = False


class ActFinder:
    """The acts of one sentence."""

    def __init__(self, finder: ArgumentFinder, parties: PartyFinder, lexicon: Lexicon) -> None:
        self.finder = finder
        self.tree = finder.tree
        self.parties = parties
        self.lexicon = lexicon
        self.trace: list[str] = []
        self._used: set[int] = set()
        self._told_in_nouns: set[int] = set()
        self._places: list[tuple[int, Party]] | None = None

    def acts(self) -> list[Act]:
        """Return the acts, in the order of their triggers; of one act told twice only one."""
        found: list[Act] = []
        tokens = self.tree.tokens
        order = sorted(range(len(tokens)), key=self._depth)
        for i in order:
            if tokens[i].upos in {"VERB", "AUX", "ADJ"} and i not in self._used:
                found += self._of_verb(i)
            elif i not in self._used and (stance := self._stance(i)):
                found += self._of_stance(i, stance)
        for i in order:
            if tokens[i].upos in {"NOUN", "PROPN"} and i not in self._used:
                found += self._of_noun(i)
        # Verbs are read before nouns; what a bid, an offer or a refusal is about is no act yet.
        found = [act for act in found if act.trigger not in self._told_in_nouns]
        for act in found:
            self._join_above(act, found)
        told = [act for act in found if not self._is_told_above(act, found)]
        return sorted(told, key=lambda act: act.trigger)

    def _join_above(self, act: Act, others: Sequence[Act]) -> None:
        """Give the verb above the parties that only its own noun or infinitive names.

        "A drone strike in Yemen killed three", "took to the streets to protest against the EU".
        """
        tree = self.tree
        relation, above = tree.relation(act.trigger), tree.tokens[act.trigger].head
        for other in others:
            if other.trigger != above or other is act or other.symmetric or act.symmetric:
                continue
            if other.pattern.event_type != act.pattern.event_type:
                continue
            if relation not in {"nsubj", "obj", "obl", "xcomp", "advcl"}:
                continue
            if relation == "advcl" and tree.tokens[act.trigger].feats.get("VerbForm") != "Inf":
                continue
            if not any(p.id for p in other.recipients):
                other.recipients = act.recipients or other.recipients
            if not any(p.id for p in other.actors):
                other.actors = act.actors or other.actors

    def _is_told_above(self, act: Act, others: Sequence[Act]) -> bool:
        """Whether a verb above tells the same act: "visited Tokyo for talks with the premier"."""
        tree = self.tree
        infinitive = tree.tokens[act.trigger].feats.get("VerbForm") == "Inf"
        if tree.tokens[act.trigger].upos == "VERB" and not (
            infinitive and tree.relation(act.trigger) in {"xcomp", "advcl"}
        ):
            return False
        title = tree.title_of(act.trigger)
        if title is not None and self.lexicon.is_in(tree.lemmas[title], "treaty"):
            self._say(act.trigger, f"stands in the title of {tree.tokens[title].text!r}")
            return True
        own = _ids(act)
        for above in tree.ancestors(act.trigger):
            for other in others:
                same = other.pattern.event_type == act.pattern.event_type and own <= _ids(other)
                if other.trigger == above and same:
                    self._say(act.trigger, f"told by {tree.tokens[above].text!r} already")
                    return True
            if tree.is_predicate(above):
                return False
        return False

    def _depth(self, i: int) -> tuple[int, int]:
        """Outer words first, so that what an accusation alleges is known for its content."""
        return sum(1 for _ in self.tree.ancestors(i)), i

    # --- verbs ----------------------------------------------------------------------------

    def _of_verb(self, i: int) -> Iterator[Act]:
        for lemma, words in self._verb_lemmas(i):
            for pattern in self.lexicon.verbs.get(lemma, ()):
                named: set[int] = set()
                if not self._holds(pattern.frame, i, named):
                    continue
                if pattern.event_type == NO_ACT:
                    self._say(i, f"{pattern} says this is no act")
                    return
                told = named & {*self.finder.labelled(i, "neg"), *self.finder.labelled(i, "aux")}
                refusing = self._refusing(i, pattern)
                if refusing:
                    pattern = replace(pattern, event_type="REJECT", mode=None, mutual="")  # noqa: PLW2901
                act = self._act(i, sorted({*words, *told, *refusing}), pattern)
                if act is None:
                    return
                act.refused = bool(refusing)
                # The words a row names by themselves are part of its act.
                self._used |= {i, *named}
                self._use_content(i, pattern)
                yield act
                return
            if lemma in self.lexicon.verbs:
                self._say(i, f"no row of {lemma!r} fits what stands around it")
                act = self._usual(i, lemma, words)
                if act is not None:
                    self._used.add(i)
                    yield act
                    return

    def _usual(self, i: int, lemma: str, words: list[int]) -> Act | None:
        """Return what a verb mostly tells, where a state, body or group does it to another.

        No table can list all that one may release, seize or reject.
        """
        pattern = self.lexicon.usual.get(lemma)
        if pattern is None:
            return None
        doers = _ids_of(self.parties.of_all(self.finder.subject(i)))
        others = _ids_of(self._parties(i, pattern.recipient, None))
        if not doers or not others - doers:
            return None
        return self._act(i, words, pattern)

    def _stance(self, i: int) -> str | None:
        """Return the lemma of "is against" where word `i` is what somebody is against."""
        tree = self.tree
        copulas, cases = tree.having(i, "cop"), tree.having(i, "case")
        if not copulas or not cases:
            return None
        lemma = f"{tree.lemmas[copulas[0]]} {self.finder.preposition(i)}"
        return lemma if lemma in self.lexicon.verbs else None

    def _of_stance(self, i: int, lemma: str) -> Iterator[Act]:
        """Give the act of being for or against something, as if that were its object."""
        arguments = self.finder.of(i)
        arguments["subj"], arguments["obj"] = self.tree.having(i, "nsubj"), [i]
        for pattern in self.lexicon.verbs[lemma]:
            if self._holds(pattern.frame, i, set()):
                act = self._act(i, [i], pattern)
                if act is not None and pattern.event_type != NO_ACT:
                    self._use_subtree(i, whole=False)
                    yield act
                return

    def _refusing(self, i: int, pattern: Pattern) -> set[int]:
        """Return the words by which an act is refused: "will not lift", "does not want to meet".

        PLOVER has a refusal to cooperate or to yield as an act of its own, unlike what merely
        did not happen.
        """
        if pattern.event_type not in _REFUSABLE:
            return set()
        tree, lexicon = self.tree, self.lexicon
        negators = self.finder.labelled(i, "neg")
        future = [
            w
            for w in self.finder.labelled(i, "aux")
            if tree.lemmas[w] in _WILLING or lexicon.cue_value("future", tree.lemmas[w]) is not None
        ]
        unwilling = pattern.event_type in {"AGREE", "CONCEDE"} and not pattern.mutual
        if negators and (unwilling or future or tree.tokens[i].feats.get("Tense") == "Fut"):
            return {*negators, *future}
        above = tree.tokens[i].head
        if tree.relation(i) == "xcomp" and lexicon.cue_value("embed", tree.lemmas[above]) == "Uu":
            negators = self.finder.labelled(above, "neg")
            return {above, *negators} if negators else set()
        return set()

    def _verb_lemmas(self, i: int) -> Iterator[tuple[str, list[int]]]:
        """Give the lemmas a verb may go by: with its particle first, then alone."""
        tree = self.tree
        lemma = tree.lemmas[i]
        german = self.lexicon.language == "de"
        if not german and (split := self._split_particle(i)) is not None:
            yield split, [i, i + 1]
        for c in tree.children[i]:
            token = tree.tokens[c]
            particle = token.deprel == "compound:prt"
            near = token.upos in {"ADV", "ADP"} and tree.relation(c) in {"advmod", "case", "obl"}
            if particle or (near and not german and c == i + 1):
                joined = folded(token.text) + lemma if german else f"{lemma} {folded(token.text)}"
                yield joined, [i, c]
        yield lemma, [i]

    def _split_particle(self, i: int) -> str | None:
        """Return "call off" where the parser takes "off the talks" for a phrase, and mend that."""
        tree = self.tree
        if i + 1 >= len(tree.tokens) or tree.tokens[i + 1].text not in _PARTICLES:
            return None
        particle = tree.tokens[i + 1]
        joined = f"{tree.lemmas[i]} {particle.text}"
        arguments = self.finder.of(i)
        is_case = particle.deprel == "case" and tree.tokens[particle.head].head == i
        if not is_case or "obj" in arguments or joined not in self.lexicon.verbs:
            return None
        arguments["obj"] = arguments.pop(f"P:{particle.text}", [particle.head])
        return joined

    def _use_content(self, i: int, pattern: Pattern) -> None:
        """Take what an act of speech is about for its content, not for acts of their own."""
        if pattern.event_type not in SPEECH_ACTS:
            return
        arguments = self.finder.of(i)
        for label, words in arguments.items():
            for word in words:
                is_content = label in {*_CONTENT, "obj", "ins", "gen"} or (
                    label.startswith("P:") and label[2:] not in _BESIDE
                )
                if label == "advcl" and self._goes_along(word):
                    continue
                if is_content and word in self.tree.subtree(i):
                    self._use_subtree(word, whole=label in _CONTENT)

    def _goes_along(self, word: int) -> bool:
        """Whether a participle tells what its subject does besides: "promised aid, accusing X"."""
        form = self.tree.tokens[word].feats.get("VerbForm", "")
        return form in {"Part", "Ger", "Conv"} and not self.tree.having(word, "mark", "nsubj")

    def _use_subtree(self, word: int, *, whole: bool) -> None:
        tree = self.tree
        if whole:
            # A finite clause may hold further acts told as facts in its own relative clauses.
            self._used |= {k for k in tree.subtree(word) if tree.tokens[k].deprel != "acl:relcl"}
        else:
            self._used |= set(tree.phrase(word))
            for clause in tree.having(word, "acl", "advcl"):
                if tree.tokens[clause].deprel != "acl:relcl":
                    self._used |= set(tree.subtree(clause))

    # --- nouns ----------------------------------------------------------------------------

    def _of_noun(self, i: int) -> Iterator[Act]:
        lemma = self.tree.lemmas[i]
        for pattern in self.lexicon.patterns_of_noun(lemma):
            light = self._light_verb(i)
            named: set[int] = set()
            if not self._holds(pattern.frame, i, named, light=light):
                continue
            if pattern.event_type == NO_ACT:
                self._say(i, f"{pattern} says this is no act")
                return
            act = self._act(i, [i], pattern, light=light)
            if act is not None:
                known = set(self._used)
                self._used |= {i, *named}
                self._use_content(i, pattern)
                self._told_in_nouns |= self._used - known - {i}
                yield act
            return

    def _light_verb(self, i: int) -> int | None:
        """Return the verb that only carries the noun's act: *impose*, *führen*, *провести*."""
        tree = self.tree
        if tree.relation(i) == "conj":
            i = tree.tokens[i].head
        above = tree.tokens[i].head
        if above == i or tree.tokens[above].upos not in {"VERB", "AUX"}:
            return None
        relation = tree.relation(i)
        if relation not in {"obj", "obl", "nsubj", "iobj"}:
            return None
        if relation == "nsubj" and not self.finder.is_passive(above):
            return None
        return above if self.lexicon.is_in(tree.lemmas[above], "light") else None

    # --- rows -----------------------------------------------------------------------------

    def _holds(self, frame: Frame, i: int, named: set[int], *, light: int | None = None) -> bool:
        """Whether all of a frame stands around word `i`; gathers the words it names."""
        for group in frame.groups:
            fitting = [self._fits(item, i, light) for item in group]
            if not any(found is not None for found in fitting):
                return False
            for item, found in zip(group, fitting, strict=True):
                if found and any(
                    not word.startswith("@") or word[1:] not in SPECIAL_CLASSES
                    for word in item.words
                ):
                    named.update(found)
        return True

    def _fits(self, item: Item, i: int, light: int | None) -> list[int] | None:
        """Return the words that satisfy an item, ``None`` where it fails."""
        words = self._along(i, item.path, light)
        if not words and item.words and not item.absent and item.path.steps[0].startswith("P:"):
            # "Threw its weight behind the plan": parsers hang the phrase on the object.
            words = [w for at in self.finder.labelled(i, "obj") for w in self._along(at, item.path)]
        fitting = [w for w in words if self._is_one_of(w, item.words)] if item.words else words
        if item.absent:
            return None if fitting else []
        return fitting or None

    def _along(self, i: int, path: Path, light: int | None = None) -> list[int]:
        first, rest = path.steps[0], path.steps[1:]
        here = self.finder.labelled(i, first)
        if not here and first == "compound" and self.parties.is_in_compound(i):
            here = [i]
        if not here and first.count(" "):
            here = with_multiword_prepositions(self.finder, i).get(first, [])
        if not here and light is not None and first.startswith("P:"):
            here = [w for w in self.finder.labelled(light, first) if w != i]
        if not here and light is not None and first in {"iobj", "dat"}:
            here = self.finder.labelled(light, first)
        for step in rest:
            here = [found for at in here for found in self.finder.labelled(at, step)]
        return here

    def _is_one_of(self, word: int, words: Sequence[str]) -> bool:
        return any(self._is(word, one) for one in words)

    def _is(self, word: int, one: str) -> bool:
        """Whether the word at the head of a phrase is a given word or of a class."""
        counted = self._counted(word)
        if counted is not None:
            return self._is(counted, one)
        lemma = self.tree.lemmas[word]
        if one.startswith("@"):
            name = one[1:]
            if name == "party":
                return self.parties.named(word)
            if name == "person":
                return self.parties.is_person(word)
            if name in _KINDS:
                return _KINDS[name] in self.parties.kinds(word)
            if self.lexicon.is_in(lemma, name):
                return True
            if name == "people" and any(f.party.sector == "CVL" for f in self.parties.of(word)):
                return True
            return any(
                self.lexicon.is_in(f"{self.tree.lemmas[c]} {lemma}", name)
                for c in self.tree.having(word, "amod", "compound")
            )
        *before, last = one.split(" ")
        if lemma != last and last not in self.lexicon.last_parts(lemma):
            return False
        modifiers = {self.tree.lemmas[c] for c in self.tree.children[word]}
        return all(each in modifiers for each in before)

    def _only_describes(self, i: int, pattern: Pattern, actors: tuple[Found, ...]) -> bool:
        """Whether a participle before a noun tells no act: "the respected German newspaper"."""
        return (
            self.tree.relation(i) == "amod"
            and not pattern.mutual
            and pattern.event_type in _NOT_OF_ADJECTIVES
            and not any(a.party.id for a in actors)
        )

    def _is_reciprocal(self, i: int) -> bool:
        """Whether it is done to each other."""
        words = [self.tree.tokens[w].text.lower() for w in self.tree.subtree(i)]
        return any(
            word in _EACH_OTHER or f"{word} {after}" in _EACH_OTHER
            for word, after in zip(words, [*words[1:], ""], strict=True)
        )

    def _is_by_nature(self, i: int) -> bool:
        """Whether an accident or nature does it: "killed by lightning", "storms destroyed"."""
        doers = [*self.finder.labelled(i, "agent"), *self.finder.labelled(i, "subj")]
        doers += self.finder.labelled(i, "P:by")
        return any(
            self.lexicon.is_in(self.tree.lemmas[w], "accident")
            and not self.lexicon.is_in(self.tree.lemmas[w], "attack")
            and not self.tree.having(w, "compound", "amod", "nmod")
            for w in doers
        )

    def _is_private(
        self, actors: Sequence[Found], recipients: Sequence[Found], pattern: Pattern
    ) -> bool:
        """Whether everybody named is only somebody or something of a country.

        "English schools", "a French company", "Canadians agree that": of these an act is political
        only where they suffer, protest, or somebody political stands on the other side.
        """
        if pattern.event_type in _OF_PEOPLE and any(
            f.party.id and (f.party.sector in _PEOPLE or self.parties.is_person(f.head))
            for f in (*actors, *recipients)
        ):
            return False
        sides = ((actors, _PRIVATE | _PEOPLE), (recipients, _PRIVATE))
        named = [(f, private) for found, private in sides for f in found if f.party.id]
        unnamed = any(f.party.sector in POLITICAL for f in (*actors, *recipients))
        return (
            bool(named)
            and not unnamed
            and all(
                f.party.sector in private
                or (not f.direct and self.lexicon.is_in(self.tree.lemmas[f.head], "private"))
                for f, private in named
            )
        )

    def _is_apart(self, found: Found, actors: Sequence[Found]) -> bool:
        """Whether a party is nobody who acts, or another part of the same state.

        "Congress rejected the president's plan", "President Ford pardoned Nixon".
        """
        party = found.party
        same = [a for a in actors if a.party.id == party.id]
        if party.id is None or not same:
            return True
        if self.tree.tokens[found.head].upos == "PRON":
            return False
        named = found.direct and party.sector is not None
        return all(
            a.party.sector != party.sector or (named and a.party.name != party.name) for a in same
        )

    def _counted(self, word: int) -> int | None:
        """Return what a number or a quantity counts: "some of its troops", "11 prisoners"."""
        if self.tree.tokens[word].upos in {"NOUN", "PROPN", "VERB", "ADJ"}:
            return None
        arguments = self.finder.of(word)
        return next((arguments[k][0] for k in ("P:of", "gen", "P:von") if arguments.get(k)), None)

    def _act(
        self, i: int, words: list[int], pattern: Pattern, *, light: int | None = None
    ) -> Act | None:
        """Return the act with its parties, or ``None`` where too few are found."""
        actors = self._parties(i, pattern.actor, light)
        if light is not None and not pattern.own_actor and not actors:
            actors = self._light_subject(i, light)
            words = sorted({*words, light})
        if not actors and not pattern.own_actor:
            actors = self._who_said(i) or self._body_without_subject(i, pattern)
        recipients = self._parties(i, pattern.recipient, light)
        if not any(a.party.id for a in actors) and not pattern.actor.nobody:
            actors = self._behind(i, pattern) or actors
        if pattern.event_type == "ASSAULT" and self._is_by_nature(i):
            self._say(i, f"{pattern} is told of nobody who acts")
            return None
        if self._only_describes(i, pattern, actors):
            self._say(i, f"{pattern} describes a noun, and nobody acts")
            return None
        between = bool(pattern.mutual) and len(_ids_of(actors)) >= _MUTUAL_PAIR
        open_to = not between and not any(r.party.id for r in recipients)
        if pattern.event_type in SPEECH_ACTS and open_to:
            recipients = self._spoken_of(i, actors, pattern.event_type) or recipients
        actors, recipients = self._placed(i, actors), self._placed(i, recipients)
        actors, recipients = self._at_home(i, pattern, actors, recipients)
        if not actors and pattern.event_type == "PROTEST" and (place := self._place(i)):
            actors = (Found(replace(place, sector="CVL"), i, direct=False),)
        if not any(r.party.id for r in recipients) and pattern.event_type in _OF_PLACES:
            recipients = self._of_place_inside(i, pattern) or recipients
        open_to = not between and not any(r.party.id for r in recipients)
        if open_to and not pattern.recipient.nobody:
            recipients = self._addressed(i, pattern, actors) or recipients
        somebody = any(
            self.tree.tokens[w].upos == "PROPN"
            for choice in pattern.recipient.choices
            for path in choice
            for w in self._along(i, path, light)
        )
        open_to = not (recipients or somebody or between or pattern.recipient.nobody)
        # "The war" is told of one side, "attacked" leaves the other to be found.
        alone = pattern.event_type == "ASSAULT" and self.tree.tokens[i].upos != "VERB"
        if open_to and pattern.event_type in _MEANT and not alone:
            recipients = self._only_other(actors)
            if pattern.event_type == "SUPPORT":
                # What a motion is about is not whom it is for.
                recipients = tuple(f for f in recipients if not self._is_below(f.head, i))
        if not actors and self._lacks_doer(i, pattern):
            actors = tuple(f for f in self._only_other(recipients) if not self._is_target(f.head))
        recipients = tuple(r for r in recipients if r.head not in {a.head for a in actors})
        if self._is_private(actors, recipients, pattern):
            self._say(i, f"{pattern} is told of no state, body or group, but of private people")
            return None
        if pattern.mode == "visit" and not self._count(actors):
            self._say(i, f"{pattern} is told of nobody who visits")
            return None
        count = self._count((*actors, *recipients))
        if count < pattern.needs and not (count == 0 and pattern.needs == 1 and pattern.mutual):
            self._say(i, f"{pattern} needs {pattern.needs} parties, found {count}")
            return None
        symmetric = (
            pattern.mutual == "yes"
            or (len(_ids_of(actors)) >= _MUTUAL_PAIR and self._is_reciprocal(i))
        ) or (pattern.mutual == "plural" and len(actors) >= _MUTUAL_PAIR and not recipients)
        who = tuple(f.party for f in actors)
        whom = tuple(f.party for f in recipients)
        if symmetric:
            who, whom = _distinct((*who, *whom)), ()
        else:
            who = _distinct(who)
            apart = tuple(r for r in recipients if self._is_apart(r, actors))
            whom = _distinct(tuple(f.party for f in apart))
        self._say(i, f"{pattern} fires")
        return Act(
            trigger=i,
            words=words,
            pattern=pattern,
            actors=who,
            recipients=whom,
            symmetric=symmetric,
            because=[f"{self.tree.tokens[i].text!r} fits {pattern}"],
        )

    def _behind(self, i: int, pattern: Pattern) -> tuple[Found, ...]:
        """Return who acts where the act's own words name nobody.

        Who is punished for it, who wants it; the paper or the voice that says it.
        """
        tree = self.tree
        token = tree.tokens[i]
        if token.upos == "NOUN":
            above = token.head
            if tree.tokens[above].upos in {"VERB", "AUX"} and any(
                i in self.finder.of(above).get(f"P:{case}", ()) for case in _REASONS
            ):
                return self._named(self.finder.of(above).get("obj", ()))
            if (
                tree.relation(i) == "obj"
                and self.lexicon.cue_value("embed", tree.lemmas[above]) == "Uu"
            ):
                # "Wants strikes on Iran", "plant einen Angriff": who wants it would do it.
                return self._named(self.finder.subject(above))
            return ()
        if pattern.event_type not in _VERBAL:
            return ()
        for thing in self.finder.subject(i) if not self.finder.is_passive(i) else ():
            # "Released a statement criticising Peru": a statement is of who issues it.
            if tree.tokens[thing].upos == "NOUN" and not self.parties.of(thing):
                owners = self._named(self.finder.owner(thing))
                if owners:
                    return owners
        arguments = self.finder.of(i)
        media = [
            word
            for label in ("P:in", "P:on", "P:в", "P:на")
            for word in arguments.get(label, ())
            if self.lexicon.is_in(tree.lemmas[word], "media")
        ]
        return self._named(media) or self._quoted_speaker(i)

    def _addressed(self, i: int, pattern: Pattern, actors: tuple[Found, ...]) -> tuple[Found, ...]:
        """Return whom the clause above speaks to: "called Khan to convey his support"."""
        tree = self.tree
        if pattern.event_type not in _VERBAL or tree.relation(i) not in {"advcl", "xcomp", "acl"}:
            return ()
        acting = {f.party.id for f in actors}
        arguments = self.finder.of(tree.tokens[i].head)
        words = [
            w
            for label in ("obj", "iobj", "dat", "P:to", "P:an")
            for w in arguments.get(label, ())
            if w not in tree.subtree(i)
        ]
        return tuple(f for f in self._named(words) if f.party.id not in acting)

    def _quoted_speaker(self, i: int) -> tuple[Found, ...]:
        """Return who says "we condemn" or "this resolution honours": words that are the speaker's.

        The subject is the first person or a thing, and a verb of saying governs the clause.
        """
        tree = self.tree
        subjects = self.finder.subject(i)
        if any(self.parties.of(w) for w in subjects):
            return ()
        for w in subjects:
            first_person = tree.tokens[w].feats.get("Person") == "1"
            if tree.tokens[w].upos != "NOUN" and not first_person:
                return ()
        for above in tree.ancestors(i):
            if self._speaks(above):
                return self._named(self.finder.subject(above))
            for c in tree.having(above, "parataxis"):
                if self._speaks(c) and i not in tree.subtree(c):
                    return self._named(self.finder.subject(c))
        for c in tree.having(i, "parataxis"):
            if self._speaks(c):
                return self._named(self.finder.subject(c))
        return ()

    def _speaks(self, i: int) -> bool:
        return self.lexicon.cue_value("speech", self.tree.lemmas[i]) is not None

    def _named(self, words: Iterable[int]) -> tuple[Found, ...]:
        return tuple(f for f in self.parties.of_all(words) if f.party.id)

    def _lacks_doer(self, i: int, pattern: Pattern) -> bool:
        """Whether an act's words have no place for who acts, who is then told elsewhere."""
        if pattern.actor.nobody:
            return False
        lemmas = self.tree.lemmas
        verb = self.tree.tokens[i].upos == "VERB"
        doers = [
            w
            for w in (self.finder.subject(i) if verb else ())
            # "Its rockets hit the town": a weapon is somebody's.
            if not any(self.lexicon.is_in(lemmas[w], name) for name in _MEANS)
        ]
        return not doers and (verb or pattern.event_type == "ASSAULT")

    def _is_below(self, word: int, i: int) -> bool:
        """Whether a word stands in a clause inside what act `i` is about."""
        tree = self.tree
        return word in tree.subtree(i) and tree.clause_head(word) not in {i, tree.clause_head(i)}

    def _is_target(self, i: int) -> bool:
        """Whether something is done against word `i`."""
        tree = self.tree
        return any(tree.tokens[c].text.lower() in _AGAINST for c in tree.having(i, "case"))

    def _only_other(self, actors: tuple[Found, ...]) -> tuple[Found, ...]:
        """Return the one party beside the actors that the sentence names, where there is but one.

        "The EU, sure that Rome would miss its aim, has asked for new measures".
        """
        acting = {f.party.id for f in actors}
        if None in acting or not acting:
            return ()
        others = {
            f.party.id: f
            for f in self.parties.of_all(range(len(self.tree.tokens)))
            if f.party.id and f.party.id not in acting
        }
        return tuple(others.values()) if len(others) == 1 else ()

    def _at_home(
        self, i: int, pattern: Pattern, actors: tuple[Found, ...], recipients: tuple[Found, ...]
    ) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
        """Let people and bodies of no country be of the state on the other side of the act.

        "Police held reporters", "the opposition wants President Deby to go". Only where the
        sentence says neither of which country they are nor where it happened.
        """
        if pattern.mode in _OF_A_STATE and not actors:
            return self._under_law(i, recipients), recipients
        acting, acted_on = _state_of(actors), _state_of(recipients)
        if (
            acting is not None
            and acting.sector != "MIL"
            and (pattern.event_type in _RESTRAINTS or pattern.mode == "execute")
        ):
            recipients = _as_of(recipients, acting, _SUBJECTS)
        elif len(self._states()) != 1:
            return actors, recipients
        elif acting is not None:
            recipients = _as_of(recipients, acting, _BODIES)
        elif acted_on is not None:
            actors = _as_of(actors, acted_on, _BODIES)
        return actors, recipients

    def _under_law(self, i: int, recipients: tuple[Found, ...]) -> tuple[Found, ...]:
        """Return the state whose police or courts they must be: "Tymoshenko was sentenced"."""
        inside = [
            party
            for w, party in self._where()
            if w in self.tree.subtree(i) and self.tree.clause_head(w) == self.tree.clause_head(i)
        ]
        citizens = [r.party for r in recipients if r.party.id and r.party.sector and r.direct]
        place = next(iter([*inside, *citizens]), None)
        if place is None or place.kind is not PartyKind.STATE:
            return ()
        because = f"only a state does this, and {place.name} is the one named"
        return (Found(replace(place, sector=None, because=because), i, direct=False),)

    def _states(self) -> set[str]:
        """Return the states that the sentence names."""
        return {
            f.party.id
            for f in self.parties.of_all(range(len(self.tree.tokens)))
            if f.party.id and f.party.kind is PartyKind.STATE
        }

    def _placed(self, i: int, found: tuple[Found, ...]) -> tuple[Found, ...]:
        """Let people and bodies without a country be of the place the clause names.

        "Police arrested protesters in Cairo". Who fights a state is not taken for part of it.
        """
        if not found or any(f.party.id or f.party.sector not in _LOCAL for f in found):
            return found
        place = self._place(i)
        if place is None:
            return found
        why = f"it happened in {place.name}: {place.because}"
        return tuple(_of_state(f, place, why) for f in found)

    def _of_place_inside(self, i: int, pattern: Pattern) -> tuple[Found, ...]:
        """Return whose place it is that is struck or helped: "a base in northern Afghanistan"."""
        for choice in pattern.recipient.choices:
            for path in choice:
                for word in self._along(i, path):
                    inside = set(self.tree.phrase(word)) - self._told_beside(word)
                    found = [(w, p) for w, p in self._where() if w in inside]
                    if found:
                        w, party = found[0]
                        text = self.tree.words(self.tree.phrase(word))
                        because = f"{text!r} is in {party.name}: {party.because}"
                        party = replace(party, text=text, because=because)
                        return (Found(party, w, direct=False),)
        return ()

    def _told_beside(self, i: int) -> set[int]:
        """Return the words of relative clauses of a phrase: what happened to it elsewhere."""
        tree = self.tree
        return {
            w
            for c in tree.subtree(i)
            if tree.tokens[c].deprel == "acl:relcl"
            for w in tree.subtree(c)
        }

    def _where(self) -> list[tuple[int, Party]]:
        """Return the names of places behind a preposition, and of which state each is."""
        if self._places is None:
            self._places = [
                (w, found.party)
                for w in range(len(self.tree.tokens))
                if self._is_where(w)
                for found in self.parties.of(w)
                if found.party.kind is PartyKind.STATE
            ]
        return self._places

    def _place(self, i: int) -> Party | None:
        """Return the state in which the sentence says it happened: inside the act, else nearest."""
        tree = self.tree
        inside = set(tree.subtree(i))
        above = {i, *tree.ancestors(i)}
        beside = {
            w
            for c in range(len(tree.tokens))
            if tree.tokens[c].deprel == "acl:relcl" and c not in above
            for w in tree.subtree(c)
        }
        for clause in (i, *tree.ancestors(i)):
            if tree.relation(clause) == "acl" and any(
                tree.lemmas[c] in _RELATIVE_PLACE for c in tree.children[clause]
            ):
                # "Syria, where forty civilians were killed"
                found = self._named([tree.tokens[clause].head])
                if found:
                    return found[0].party
        ranked = sorted(
            (place for place in self._where() if place[0] not in beside),
            key=lambda place: (place[0] not in inside, abs(place[0] - i)),
        )
        return ranked[0][1] if ranked else None

    def _is_where(self, w: int) -> bool:
        """Whether a preposition of place stands before a name, or a town's or region's noun."""
        tree = self.tree
        cases = tree.having(w, "case")
        if not cases or tree.tokens[cases[0]].text.lower() not in _WHERE:
            return False
        return tree.tokens[w].upos in {"PROPN", "X"} or self.lexicon.is_in(
            tree.lemmas[w], "territory"
        )

    def _spoken_of(self, i: int, actors: tuple[Found, ...], event_type: str) -> tuple[Found, ...]:
        """Return the party nearest inside what is promised, demanded or threatened.

        "Promised strikes on Iran", "called for an end to the Syrian raids": who is not addressed
        is yet the one it is about.
        """
        acting = {f.party.id for f in actors}
        # What is answered is from or by the one it is addressed to.
        aside = _BESIDE if event_type in _ANSWERS else _BESIDE | _FROM
        here = [i]
        for _ in range(_DEEPEST_CONTENT):
            here = [
                w
                for at in here
                for label, words in self.finder.of(at).items()
                for w in words
                if label in _ABOUT
                or (label.startswith("P:") and label[2:] not in aside)
                # "Offered to send troops to help the Philippine army"
                or (label == "advcl" and self.tree.tokens[w].feats.get("VerbForm") == "Inf")
                if w != i and (label == "ccomp" or w in self.tree.subtree(at))
                # "In aid to Yemen" leads on, "in Yemen" is a place.
                if label[2:] not in _WHERE or not self.parties.named(w)
            ]
            found = tuple(
                f
                for f in self.parties.of_all(here)
                if f.party.id
                and (f.party.id not in acting or (f.party.sector and self._is_apart(f, actors)))
            )
            if found:
                return found
        return ()

    def _count(self, found: Sequence[Found]) -> int:
        """Return how many parties were found; political ones without a name count as one."""
        named = len({f.party.id for f in found if f.party.id})
        return named or int(any(f.party.sector in POLITICAL for f in found))

    def _light_subject(self, i: int, light: int) -> tuple[Found, ...]:
        arguments = self.finder.of(light)
        return self.parties.of_all(w for w in arguments.get("subj", ()) if w != i)

    def _who_said(self, i: int) -> tuple[Found, ...]:
        """Return who says of themselves that they act: "Iran said it was ready to talk".

        Parsers take the pronoun for an expletive, and so it means nobody yet.
        """
        tree = self.tree
        above = tree.tokens[i].head
        if tree.relation(i) != "ccomp" or above == i:
            return ()
        subjects = tree.having(i, "nsubj", "expl")
        if not subjects or any(tree.tokens[c].upos != "PRON" for c in subjects):
            return ()
        return self.parties.of_all(self.finder.subject(above))

    def _body_without_subject(self, i: int, pattern: Pattern) -> tuple[Found, ...]:
        """Return whose "they" a Russian verb without subject means: "в Кремле отвергли"."""
        tree, token = self.tree, self.tree.tokens[i]
        if tree.sentence.language != "ru" or pattern.event_type in _OF_NOBODY:
            return ()
        if token.feats.get("Number") != "Plur" or token.feats.get("VerbForm") != "Fin":
            return ()
        if self.finder.subject(i):
            return ()
        inside = [
            c
            for c in self.finder.labelled(i, "P:в")
            if c < i and tree.tokens[c].feats.get("Case") == "Loc"
        ]
        return self.parties.of_all(inside)

    def _parties(self, i: int, places: Places, light: int | None) -> tuple[Found, ...]:
        """Return the parties at the first choice that holds one; else unnamed ones."""
        unnamed: tuple[Found, ...] = ()
        for choice in places.choices:
            found = self.parties.of_all(w for path in choice for w in self._along(i, path, light))
            named = tuple(f for f in found if f.party.id)
            if named:
                return named
            unnamed = unnamed or found
        for choice in places.choices:
            for path in choice:
                if path.steps[-1].startswith("P:"):
                    named = self._named(self._deeper(i, path.steps[-1][2:]))
                    if named:
                        return named
        return unnamed

    def _deeper(self, i: int, preposition: str) -> list[int]:
        """Return what stands behind a preposition further down in the clause of word `i`.

        "Withdrew some of its troops from Syria": parsers hang a phrase on the nearest noun.
        """
        tree = self.tree
        clauses = [c for c in tree.subtree(i) if c != i and tree.relation(c) in CLAUSES | {"xcomp"}]
        elsewhere = {k for c in clauses for k in tree.subtree(c)}
        for k in tree.subtree(i):
            if k > i and k not in elsewhere and self.finder.preposition(k) == preposition:
                return tree.conjuncts(k)
        return []

    def _say(self, i: int, what: str) -> None:
        self.trace.append(f"{self.tree.tokens[i].text!r}: {what}")


def _of_state(found: Found, state: Party, why: str) -> Found:
    """Return people or a body of no known country as a state's, and why they are."""
    party = replace(
        state,
        sector=found.party.sector,
        text=found.party.text,
        because=f"{found.party.because}; {why}",
    )
    return replace(found, party=party)


def _state_of(found: Sequence[Found]) -> Party | None:
    """Return the state that all of one side with a name are of, where it is one."""
    if len(_ids_of(found)) != 1:
        return None
    party = next(f.party for f in found if f.party.id)
    return party if party.kind is PartyKind.STATE else None


def _as_of(found: tuple[Found, ...], state: Party, sectors: frozenset[str]) -> tuple[Found, ...]:
    why = f"no other country is named than {state.name}"
    return tuple(
        _of_state(f, state, why) if f.party.id is None and f.party.sector in sectors else f
        for f in found
    )


def _ids_of(found: Sequence[Found]) -> set[str]:
    return {f.party.id for f in found if f.party.id}


def _ids(act: Act) -> set[str]:
    return {p.id for p in (*act.actors, *act.recipients) if p.id}


def _distinct(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return the parties with each id once; what is unnamed only where nobody is named."""
    by_id: dict[str, Party] = {}
    for party in parties:
        if party.id is not None:
            by_id.setdefault(party.id, party)
    return tuple(by_id.values()) or tuple(parties[:1])
