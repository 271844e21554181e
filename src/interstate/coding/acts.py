"""Find the acts that one sentence tells: which word, which row of the lexicon, which parties."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from interstate.coding.lexicon import NO_ACT, SPECIAL_CLASSES
from interstate.coding.participants import (
    BESIDE,
    MUTUAL_PAIR,
    SPEECH_ACTS,
    ParticipantFinder,
    ids_of,
)
from interstate.coding.trees import folded
from interstate.record import PartyKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interstate.coding.arguments import ArgumentFinder
    from interstate.coding.frames import Frame, Item
    from interstate.coding.lexicon import Lexicon, Pattern
    from interstate.coding.parties import Found, PartyFinder
    from interstate.record import Party

_KINDS = {
    "state": PartyKind.STATE,
    "organisation": PartyKind.ORGANISATION,
    "group": PartyKind.GROUP,
}
_AT = (
    "loc",
    *("P:in", "P:at", "P:on", "P:bei", "P:в", "P:на"),
    *("P:à", "P:lors de", "P:dans", "P:en", "P:em"),
)
_CONTENT = ("xcomp", "ccomp", "advcl", "acl")
# Whoever says that he will not do one of these refuses it.
_REFUSABLE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
# What these are about may be an act of its own, with its own parties.
_OF_DEEDS = frozenset({"ACCUSE"})
# Whoever is not this, or need not, refuses nothing.
_UNABLE = frozenset(
    {"able", "need", "have", "require", "oblige", "authorise", "authorize", "empower", "ask"}
    | {"poder", "necesitar", "tener", "deber", "capaz", "obligar", "autorizar", "pedir"}
    | {"precisar", "necessitar", "ter", "dever"}
    | {"potere", "dovere", "capace", "bisogno", "autorizzare", "obbligare"}
    | {"izin", "gerek", "zorunda", "mecbur", "yetkili"}
    | {"fähig", "imstande", "brauchen", "müssen", "смочь", "мочь", "обязать", "обязанный"}
    | {"змогти", "могти", "зобов'язати", "зобов'язаний", "здатний", "спроможний"}
    | {"pouvoir", "devoir", "falloir", "besoin", "obliger", "capable", "autoriser"}
)
# Of these one clause may tell the deed and another how it went.
_IN_STEPS = frozenset({"ASSAULT", "PROTEST"})
# What protesters demand, blame or refuse is the topic of the protest.
_TOPICS = frozenset({"REQUEST", "ACCUSE", "REJECT"})
_CIRCUMSTANCE = frozenset(
    {"when", "after", "as", "before", "since", "while", "because", "although", "though"}
    | {"nachdem", "als", "bevor", "während", "weil", "obwohl", "seit", "seitdem"}
    | {"cuando", "después", "mientras", "porque", "aunque", "antes", "tras", "luego", "como"}
    | {"quando", "depois", "após", "enquanto", "embora", "logo"}
    | {"dopo", "mentre", "prima", "perché", "sebbene", "benché", "nonostante", "poiché"}
    | {"когда", "после", "пока", "хотя", "потому", "прежде"}
    | {"коли", "після", "поки", "хоча", "тому", "перш"}
    | {"quand", "lorsque", "après", "avant", "alors", "tandis", "parce", "puisque", "bien"}
)
_WHEN = frozenset({"when", "as", "als", "когда", "quand", "lorsque", "cuando", "quando", "коли"})
_WILLING = frozenset(
    {
        "wollen",
        "want",
        "wish",
        "хотеть",
        "vouloir",
        "souhaiter",
        "querer",
        "volere",
        "хотіти",
        "бажати",
    }
)
# Behind these stands what is talked about.
_ABOUT = frozenset(
    {
        "about",
        "over",
        "regarding",
        "concerning",
        "über",
        "о",
        "относительно",
        "про",
        "щодо",
        "sobre",
    }
    | {"acerca de", "a respeito de"}
    | {"su", "riguardo a", "circa", "in merito a", "a proposito di"}
    | {"sur", "concernant", "à propos de", "au sujet de"}
)
_NEGATION = "neg"
_PARTICLES = frozenset({"off", "out", "up", "down", "back", "away", "over"})


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
    negated
        The row is of what is not done, so that its negator is part of it.
    probability
        How likely it is an act at all, by the weights; 1 before it is weighed.
    """

    trigger: int
    words: list[int]
    pattern: Pattern
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    symmetric: bool
    because: list[str] = field(default_factory=list[str])
    refused: bool = False
    negated: bool = False
    probability: float = 1.0


class ActFinder:
    """The acts of one sentence."""

    def __init__(self, finder: ArgumentFinder, parties: PartyFinder, lexicon: Lexicon) -> None:
        self.finder = finder
        self.tree = finder.tree
        self.parties = parties
        self.lexicon = lexicon
        self.participants = ParticipantFinder(finder, parties, lexicon)
        self.trace: list[str] = []
        self._used: set[int] = set()
        self._told_in_nouns: set[int] = set()
        self._no_acts: set[int] = set()

    def holds(self, frame: Frame, i: int) -> bool:
        """Whether all of a frame stands around word `i`, whatever acts were found."""
        return self._holds(frame, i, set(), light=self._light_verb(i))

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
            joined = tokens[i].deprel == "compound:lvc"
            if tokens[i].upos in {"NOUN", "PROPN"} and i not in self._used and not joined:
                found += self._of_noun(i)
        # Verbs are read before nouns; what a bid, an offer or a refusal is about is no act yet.
        found = [act for act in found if act.trigger not in self._told_in_nouns]
        for act in found:
            self._join_above(act, found)
            self._join_protest(act, found)
        told = [act for act in found if not self._is_told_above(act, found)]
        return sorted(told, key=lambda act: act.trigger)

    def _join_above(self, act: Act, others: Sequence[Act]) -> None:
        """Give the verb above the parties that only its own noun or infinitive names.

        "A drone strike in Yemen killed three", "took to the streets to protest against the EU",
        "claimed responsibility for an attack, which killed ten Afghans".
        """
        tree = self.tree
        relation, above = tree.relation(act.trigger), tree.tokens[act.trigger].head
        if tree.tokens[act.trigger].deprel == "acl:relcl":
            relation, above = "obj", next(filter(tree.is_predicate, tree.ancestors(above)), above)
        for other in others:
            if other.trigger != above or other is act or other.symmetric or act.symmetric:
                continue
            if other.pattern.event_type != act.pattern.event_type:
                continue
            if relation not in {"nsubj", "obj", "obl", "xcomp", "advcl"}:
                continue
            infinitive = tree.tokens[act.trigger].feats.get("VerbForm") == "Inf"
            same = infinitive or self._is_outcome(act) or self._is_cause(act, other)
            if relation == "advcl" and not same:
                continue
            if not any(p.id for p in other.recipients):
                other.recipients = act.recipients or other.recipients
            if not any(p.id for p in other.actors):
                other.actors = act.actors or other.actors

    def _protest_about(self, act: Act, others: Sequence[Act]) -> Act | None:
        """Return the protest whose topic an act is: "rallied to demand", "protests against".

        What is protested about is no report of its own: PLOVER manual, 3.12.2.
        """
        if act.pattern.event_type not in _TOPICS:
            return None
        for above in self.tree.ancestors(act.trigger):
            for other in others:
                if other.pattern.event_type == "PROTEST" and above in {other.trigger, *other.words}:
                    same = _ids(act.actors) <= _ids(other.actors) or not _ids(other.actors)
                    return other if same else None
            if self.tree.is_predicate(above):
                return None
        return None

    def _join_protest(self, act: Act, others: Sequence[Act]) -> None:
        """Give a protest those from whom its topic demands something."""
        protest = self._protest_about(act, others)
        if protest is None:
            return
        if not any(p.id for p in protest.recipients):
            protest.recipients = act.recipients or protest.recipients
        if not any(p.id for p in protest.actors):
            protest.actors = act.actors or protest.actors

    def _is_told_above(self, act: Act, others: Sequence[Act]) -> bool:
        """Whether a verb above tells the same act: "visited Tokyo for talks with the premier"."""
        if self._protest_about(act, others) is not None:
            self._say(act.trigger, "is what is protested about")
            return True
        tree = self.tree
        token = tree.tokens[act.trigger]
        infinitive = token.feats.get("VerbForm") == "Inf"
        # "Claimed an attack, which killed ten"
        result = token.deprel == "acl:relcl" and not any(p.id for p in act.actors)
        if token.upos == "VERB" and not (
            result
            or (infinitive and tree.relation(act.trigger) in {"xcomp", "advcl"})
            or self._is_outcome(act)
            or any(other.trigger == token.head and self._is_cause(act, other) for other in others)
        ):
            return False
        title = tree.title_of(act.trigger)
        if title is not None and self.lexicon.is_in(tree.lemmas[title], "treaty"):
            self._say(act.trigger, f"stands in the title of {tree.tokens[title].text!r}")
            return True
        for above in tree.ancestors(act.trigger):
            for other in others:
                if other.trigger == above and _covers(other, act):
                    self._say(act.trigger, f"told by {tree.tokens[above].text!r} already")
                    return True
            if tree.is_predicate(above):
                return False
        return False

    def _is_outcome(self, act: Act) -> bool:
        """Whether a participle tells more of the same: "opened fire, killing ten"."""
        is_clause = self.tree.relation(act.trigger) == "advcl"
        return is_clause and act.pattern.event_type in _IN_STEPS and self._goes_along(act.trigger)

    def _is_cause(self, act: Act, other: Act) -> bool:
        """Whether a clause tells who did what is told above: "two died when rebels attacked"."""
        if act.pattern.event_type != "ASSAULT" or self.tree.relation(act.trigger) != "advcl":
            return False
        nobody = not any(p.id for p in other.actors) or other.actors == act.actors
        return nobody and bool(_WHEN & self._marks(act.trigger))

    def _depth(self, i: int) -> tuple[int, int]:
        """Outer words first, so that what an accusation alleges is known for its content."""
        return sum(1 for _ in self.tree.ancestors(i)), i

    # --- verbs ----------------------------------------------------------------------------

    def _of_verb(self, i: int) -> Iterator[Act]:
        if self._only_qualifies(i):
            return
        for lemma, words in self.verb_lemmas(i):
            for pattern in self.lexicon.verbs.get(lemma, ()):
                named: set[int] = set()
                if not self._holds(pattern.frame, i, named):
                    continue
                if pattern.event_type == NO_ACT:
                    self._say(i, f"{pattern} says this is no act")
                    self._no_acts.add(i)
                    return
                denied = named.intersection(self.finder.labelled(i, _NEGATION))
                told = denied | named.intersection(self.finder.labelled(i, "aux"))
                refusing = self._refusing(i, pattern)
                if refusing:
                    pattern = replace(pattern, event_type="REJECT", mode=None, mutual="")  # noqa: PLW2901
                act = self._act(i, sorted({*words, *told, *refusing}), pattern)
                if act is None:
                    return
                act.refused = bool(refusing)
                act.negated = bool(denied)
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

    def _only_qualifies(self, i: int) -> bool:
        """Whether a participle says how sure the act of its noun is: "the planned talks"."""
        tree = self.tree
        noun = tree.tokens[i].head
        return (
            tree.relation(i) == "amod"
            and self.lexicon.cue_value("embed", tree.lemmas[i]) is not None
            and bool(self.lexicon.patterns_of_noun(tree.lemmas[noun]))
        )

    def _usual(self, i: int, lemma: str, words: list[int]) -> Act | None:
        """Return what a verb mostly tells, where a state, body or group does it to another.

        No table can list all that one may release, seize or reject.
        """
        pattern = self.lexicon.usual.get(lemma)
        if pattern is None or self.lexicon.cue_value("embed", lemma) is not None:
            return None
        doers = ids_of(self.parties.of_all(self.finder.subject(i)))
        others = ids_of(self.participants.at(i, pattern.recipient, None))
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
            if tree.lemmas[w] in _WILLING
            or lexicon.cue_value("future", tree.lemmas[w]) is not None
            or (tree.lemmas[w] == "would" and self._is_said(i))
        ]
        yielding = pattern.event_type in {"AGREE", "CONCEDE"} and not pattern.mutual
        if negators and (yielding or future or tree.tokens[i].feats.get("Tense") == "Fut"):
            return {*negators, *future}
        above = tree.tokens[i].head
        unwilling = (
            lexicon.cue_value("embed", tree.lemmas[above]) == "Uu"
            and tree.lemmas[above] not in _UNABLE
        )
        if tree.relation(i) == "xcomp" and unwilling:
            negators = self.finder.labelled(above, "neg")
            return {above, *negators} if negators else set()
        return set()

    def _is_said(self, i: int) -> bool:
        """Whether a verb of speech governs word `i`: "said it would not join"."""
        above = self.tree.lemmas[self.tree.tokens[i].head]
        return self.tree.relation(i) == "ccomp" and self.lexicon.says(above)

    def verb_lemmas(self, i: int) -> Iterator[tuple[str, list[int]]]:
        """Give the lemmas a verb may go by: with its particle first, then alone."""
        tree = self.tree
        lemma = folded(tree.tokens[i].lemma)
        if self.lexicon.language == "tr":
            # "Ziyaret etti" is one verb, borne by its second word.
            yield lemma, sorted([i, *tree.having(i, "compound:lvc")])
            return
        german = self.lexicon.language == "de"
        if not german and (split := self._split_particle(i)) is not None:
            yield split, [i, i + 1]
        for c in tree.children[i]:
            token = tree.tokens[c]
            particle = token.deprel == "compound:prt"
            apart = token.text in _PARTICLES and f"{lemma} {token.text}" in self.lexicon.verbs
            near = token.upos in {"ADV", "ADP"} and tree.relation(c) in {"advmod", "case", "obl"}
            if particle or (near and not german and (c == i + 1 or apart)):
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
        if pattern.event_type == "CONSULT":
            for word in self._themes(i):
                self._use_subtree(word, whole=False)
        if pattern.event_type not in SPEECH_ACTS:
            return
        arguments = self.finder.of(i)
        done = pattern.mode == "disapprove"
        for label, words in arguments.items():
            for word in words:
                is_content = label in {*_CONTENT, "obj", "ins", "gen"} or (
                    label.startswith("P:") and label[2:] not in BESIDE
                )
                if label == "advcl" and (self._goes_along(word) or self._is_beside(word)):
                    continue
                if done and label not in _CONTENT:
                    # What is condemned was done, and is an act of its own.
                    continue
                if label in _AT and self.lexicon.is_meeting(self.tree.lemmas[word]):
                    # Where it is said, at talks or on the telephone, is no content of it.
                    continue
                if is_content and word in self.tree.subtree(i):
                    self._use_subtree(word, whole=label in _CONTENT)

    def _themes(self, i: int) -> list[int]:
        """Return what talks are about, which is no act yet: "talks about ending the war"."""
        tree = self.tree
        return [
            w
            for w in tree.subtree(i)
            if tree.tokens[w].upos == "VERB" and self.finder.preposition(w) in _ABOUT
        ]

    def _goes_along(self, word: int) -> bool:
        """Whether a participle tells what its subject does besides: "promised aid, accusing X"."""
        form = self.tree.tokens[word].feats.get("VerbForm", "")
        return form in {"Part", "Ger", "Conv"} and not self.tree.having(word, "mark", "nsubj")

    def _is_beside(self, word: int) -> bool:
        """Whether a clause tells when or why, with a subject of its own."""
        told = bool(self.tree.having(word, "nsubj")) or (
            self.finder.drops_subjects and self.tree.tokens[word].feats.get("VerbForm") == "Fin"
        )
        return told and bool(self._marks(word) & _CIRCUMSTANCE)

    def _marks(self, word: int) -> set[str]:
        """Return the lemmas that join a clause to the one above: "when", "nachdem"."""
        return {self.tree.lemmas[m] for m in self.tree.having(word, "mark", "advmod")}

    def _use_subtree(self, word: int, *, whole: bool) -> None:
        tree = self.tree
        if whole:
            # A finite clause may hold further acts told as facts in its own relative clauses;
            # "promised to send aid, accusing X": parsers hang the participle on the infinitive.
            beside = {
                k
                for c in tree.subtree(word)
                if tree.relation(c) == "advcl"
                and self._goes_along(c)
                and any(tree.tokens[k].text == "," for k in tree.having(c, "punct") if k < c)
                for k in tree.subtree(c)
            }
            self._used |= {
                k
                for k in tree.subtree(word)
                if tree.tokens[k].deprel != "acl:relcl" and k not in beside
            }
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
                self._no_acts.add(i)
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
        beside = relation == "obl" and self.finder.preposition(i) in BESIDE
        if beside and self.lexicon.names_heads_first:
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
                # A negator that a row asks for is part of its act, though the row names no word.
                if found and (
                    item.path.steps == (_NEGATION,)
                    or any(
                        not word.startswith("@") or word[1:] not in SPECIAL_CLASSES
                        for word in item.words
                    )
                ):
                    named.update(found)
        return True

    def _fits(self, item: Item, i: int, light: int | None) -> list[int] | None:
        """Return the words that satisfy an item, ``None`` where it fails."""
        words = self.participants.along(i, item.path, light)
        if not words and item.words and not item.absent and item.path.steps[0].startswith("P:"):
            # "Threw its weight behind the plan": parsers hang the phrase on the object.
            objects = self.finder.labelled(i, "obj")
            words = [w for at in objects for w in self.participants.along(at, item.path)]
        fitting = [w for w in words if self._is_one_of(w, item.words)] if item.words else words
        if item.absent:
            return None if fitting else []
        return fitting or None

    def _is_one_of(self, word: int, words: Sequence[str]) -> bool:
        return any(self._is(word, one) for one in words)

    def _is(self, word: int, one: str) -> bool:
        """Whether the word at the head of a phrase is a given word or of a class."""
        counted = self._counted(word)
        if counted is not None and (self._is(counted, one) or self._is_bare_number(word)):
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
            members = self.lexicon.classes.get(name, frozenset())
            return any(
                f"{self.tree.lemmas[c]} {lemma}" in members
                for c in self.tree.having(word, "amod", "compound")
            )
        if lemma == one:
            return True
        *before, last = one.split(" ")
        if lemma != last and last not in self.lexicon.last_parts(lemma):
            return False
        modifiers = {self.tree.lemmas[c] for c in self.tree.children[word]}
        return all(each in modifiers for each in before)

    def _is_bare_number(self, word: int) -> bool:
        """Whether a word is nothing by itself; "hundreds" are people, and so may be a party."""
        return self.tree.tokens[word].upos != "NOUN"

    def _counted(self, word: int) -> int | None:
        """Return what a number or a quantity counts: "some of its troops", "part of the aid"."""
        upos, lemma = self.tree.tokens[word].upos, self.tree.lemmas[word]
        if upos in {"PROPN", "VERB", "ADJ"}:
            return None
        if upos == "NOUN" and not self.lexicon.is_in(lemma, "quantity"):
            return None
        arguments = self.finder.of(word)
        return next(
            (arguments[k][0] for k in ("P:of", "gen", "P:von", "P:de", "P:di") if arguments.get(k)),
            None,
        )

    # --- what else a word might tell ------------------------------------------------------

    def rows_of(self, i: int) -> list[Pattern]:
        """Return the rows of the tables for word `i`, whether or not they hold here."""
        upos = self.tree.tokens[i].upos
        if upos in {"VERB", "AUX", "ADJ"}:
            lemmas = dict.fromkeys(lemma for lemma, _ in self.verb_lemmas(i))
            rows = [row for lemma in lemmas for row in self.lexicon.verbs.get(lemma, ())]
        elif upos in {"NOUN", "PROPN"}:
            rows = [*self.lexicon.patterns_of_noun(self.tree.lemmas[i])]
        else:
            rows = []
        return [row for row in rows if not row.is_general]

    def nearest_row(self, i: int, rows: Sequence[Pattern]) -> tuple[Pattern, float]:
        """Return the row that comes nearest to holding at word `i`, and how near it comes."""
        light = self._carrier(i)
        fits = [(self._share_held(row.frame, i, light), row) for row in rows]
        fit, row = max(fits, key=lambda each: each[0])
        return row, fit

    def _carrier(self, i: int) -> int | None:
        """Return the light verb of word `i` where that is a noun."""
        return self._light_verb(i) if self.tree.tokens[i].upos in {"NOUN", "PROPN"} else None

    def _share_held(self, frame: Frame, i: int, light: int | None) -> float:
        held = sum(
            any(self._fits(item, i, light) is not None for item in group) for group in frame.groups
        )
        return held / len(frame.groups) if frame.groups else 1.0

    def supposed(self, i: int, pattern: Pattern) -> Act:
        """Return what word `i` would tell if a row held, with the parties found for it."""
        return self._with_parties(
            i, [i], pattern, *self.participants.of(i, pattern, self._carrier(i))
        )

    def is_no_act(self, i: int) -> bool:
        """Whether a row of the tables says that word `i` tells none here."""
        return i in self._no_acts

    def is_told_by_another(self, act: Act, others: Sequence[Act]) -> bool:
        """Whether the word that governs an act's tells the same: "hizo un llamamiento"."""
        above = self.tree.tokens[act.trigger].head
        return any(
            other.trigger == above and other.pattern.event_type == act.pattern.event_type
            for other in others
        )

    def is_used(self, i: int) -> bool:
        """Whether word `i` belongs to what an act is about, or to the words that tell one."""
        return i in self._used or i in self._told_in_nouns

    # --- with parties ---------------------------------------------------------------------

    def _act(
        self, i: int, words: list[int], pattern: Pattern, *, light: int | None = None
    ) -> Act | None:
        """Return the act with its parties, or ``None`` where they make none."""
        participants = self.participants
        actors, recipients = participants.of(i, pattern, light)
        recipients = self._of_deed(i, pattern, recipients)
        why_not = participants.unfit(i, pattern, actors, recipients)
        if why_not is not None:
            self._say(i, f"{pattern} {why_not}")
            return None
        if light is not None and not pattern.own_actor and not participants.named_at(i, pattern):
            words = sorted({*words, light})
        self._say(i, f"{pattern} fires")
        return self._with_parties(i, words, pattern, actors, recipients)

    def _with_parties(
        self,
        i: int,
        words: list[int],
        pattern: Pattern,
        actors: tuple[Found, ...],
        recipients: tuple[Found, ...],
    ) -> Act:
        """Return the act of these parties, who may do it to each other."""
        participants = self.participants
        several = len(ids_of(actors)) >= MUTUAL_PAIR
        symmetric = (
            pattern.mutual == "yes"
            or (several and participants.is_reciprocal(i))
            or (pattern.mutual == "plural" and len(actors) >= MUTUAL_PAIR and not recipients)
        )
        if not symmetric:
            recipients = tuple(r for r in recipients if participants.is_apart(r, actors))
        who, whom = [tuple(f.party for f in side) for side in (actors, recipients)]
        return Act(
            trigger=i,
            words=words,
            pattern=pattern,
            actors=_distinct((*who, *whom) if symmetric else who),
            recipients=() if symmetric else _distinct(whom),
            symmetric=symmetric,
            because=[f"{self.tree.tokens[i].text!r} fits {pattern}"],
        )

    def _of_deed(
        self, i: int, pattern: Pattern, recipients: tuple[Found, ...]
    ) -> tuple[Found, ...]:
        """Blame who did what is condemned, not who suffered it: "the killing of two Israelis"."""
        if pattern.event_type not in _OF_DEEDS:
            return recipients
        paths = [path for choice in pattern.recipient.choices for path in choice]
        for deed in {w for path in paths for w in self.finder.labelled(i, path.steps[0])}:
            rows = self.lexicon.patterns_of_noun(self.tree.lemmas[deed])
            row = next((row for row in rows if self._holds(row.frame, deed, set())), None)
            # "To voice criticism of X" is told in both words.
            if row is None or row.event_type in {NO_ACT, pattern.event_type}:
                continue
            doers, hurt = self.participants.of(deed, row, None)
            doers = tuple(d for d in doers if d.party.id)
            sufferers = ids_of(hurt) - ids_of(doers)
            return doers or tuple(r for r in recipients if r.party.id not in sufferers)
        return recipients

    def _say(self, i: int, what: str) -> None:
        self.trace.append(f"{self.tree.tokens[i].text!r}: {what}")


def _ids(parties: Sequence[Party]) -> set[str]:
    return {p.id for p in parties if p.id}


def _covers(act: Act, other: Act) -> bool:
    """Whether an act is of the type of another, and has its parties in their roles."""
    if act.pattern.event_type != other.pattern.event_type:
        return False
    who, whom = _ids(act.actors), _ids(act.recipients)
    if act.symmetric or other.symmetric:
        who = whom = who | whom
    return _ids(other.actors) <= who and _ids(other.recipients) <= whom


def _distinct(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return the parties with each id once; what is unnamed only where nobody is named."""
    by_id: dict[str, Party] = {}
    for party in parties:
        if party.id is not None:
            by_id.setdefault(party.id, party)
    return tuple(by_id.values()) or tuple(parties[:1])
