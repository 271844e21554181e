"""Which parties a phrase of a sentence stands for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interstate.record import Party, PartyKind
from interstate.reference.states import party_name
from interstate.reference.word_forms import EAST_SLAVIC

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from interstate.coding.arguments import ArgumentFinder
    from interstate.coding.lexicon import Lexicon
    from interstate.record import Mention

# Through these a noun belongs to a party: "Russia's troops", "die Regierung Syriens".
# A delegation is of who heads it, a statement of who issued it.
_OWNERS = ("poss", "adj", "compound", "gen", "P:of", "P:von", "P:de", "P:di", "agent")
# Only people and who fights or opposes its state are of the place they are in: "protesters in
# Cairo", "the opposition in Togo", not "troops in Iraq".
_WHERE = (
    "P:in",
    "P:aus",
    "P:from",
    "P:из",
    "P:в",
    "P:w",
    "P:з",
    "P:en",
    "P:em",
    "P:à",
    "P:dans",
    "loc",
    "abl",
)
_FROM_WHERE = ("P:from", "P:aus", "P:из", "P:z", "P:з", "P:desde", "P:da", "abl")
# "Наблюдатели от ООН", "депутат от Баварии".
_SENDERS = ("P:от", "P:від")
_PEOPLE = ("people", "citizens", "protest", "prisoner")
# "The government in Vienna", "das Außenministerium in Amman" are of the state whose seat it is.
_SEATS = ("P:in", "P:в", "P:w", "loc")
_LOCAL = frozenset({"OPP", "REB", "PTY", "CVL", "LEG", "JUD", "COP"})
_DEPTH = 3
_PRONOUNS = frozenset({"PRON", "DET"})
_PRONOUN = "pronoun"
_HIM_OR_HER = frozenset(
    {"he", "him", "she", "her"}
    | {"il", "elle", "lui", "él", "ella", "ele", "ela", "egli", "lei"}
    | {"o", "onu", "ona", "onun", "kendisi", "kendisini", "kendisine"}
    | {"его", "ему", "него", "нему", "ним", "ней", "неё", "нее", "её", "ее"}
    | {"він", "вона", "його", "йому", "нього", "ньому", "її", "їй", "неї", "нею", "ній"}
)


@dataclass(frozen=True, slots=True)
class Found:
    """A party and the words that stand for it.

    Attributes
    ----------
    head
        Head word of the phrase.
    direct
        The phrase names the party itself, rather than something of it.
    """

    party: Party
    head: int
    direct: bool


class PartyFinder:
    """The parties of one sentence's phrases.

    Parameters
    ----------
    mentions
        The words of the sentence that name parties, as resolution found them.
    """

    def __init__(
        self, finder: ArgumentFinder, mentions: Sequence[Mention], lexicon: Lexicon
    ) -> None:
        self.finder = finder
        self.tree = finder.tree
        self.lexicon = lexicon
        self.states = frozenset(
            m.party.id for m in mentions if m.party.id and m.party.kind is PartyKind.STATE
        )
        """The states that the sentence names."""
        self._at: dict[int, list[Mention]] = {}
        for mention in mentions:
            for token in self.tree.tokens:
                if token.start < mention.end and mention.start < token.end:
                    self._at.setdefault(token.index, []).append(mention)
        self._known: dict[int, tuple[Found, ...]] = {}

    def of(self, i: int) -> tuple[Found, ...]:
        """Return the parties that the phrase headed by word `i` stands for, conjuncts apart."""
        if i not in self._known:
            self._known[i] = ()
            self._known[i] = tuple(self._of(i, depth=0))
        return self._known[i]

    def of_all(self, words: Iterable[int]) -> tuple[Found, ...]:
        """Return the parties of several phrases, each party once."""
        found: dict[tuple[str | None, str | None], Found] = {}
        for i in words:
            for one in self.of(i):
                found.setdefault((one.party.id, one.party.sector if not one.party.id else ""), one)
        return tuple(found.values())

    def named(self, i: int) -> bool:
        """Whether a party with an id stands behind word `i`."""
        return any(one.party.id for one in self.of(i))

    def kinds(self, i: int) -> frozenset[PartyKind]:
        """Return the kinds of the parties that word `i` itself names; a person has none."""
        return frozenset(
            one.party.kind
            for one in self.of(i)
            if one.direct and one.party.id and one.party.name == party_name(one.party.id, "en")
        )

    def is_person(self, i: int) -> bool:
        """Whether word `i` names a person: a proper name of one, or an office or people."""
        if any(self.lexicon.is_in(self.tree.lemmas[i], name) for name in ("office", "people")):
            return True
        token = self.tree.tokens[i]
        if token.upos == "PRON" and token.text.lower() in _HIM_OR_HER:
            return True
        return self.tree.tokens[i].upos == "PROPN" and not (
            self.kinds(i) & {PartyKind.ORGANISATION, PartyKind.GROUP}
        )

    def is_in_compound(self, i: int) -> bool:
        """Whether a short name is the first part of word `i`: "US-Angriff".

        A whole name in that place is what the act is about: "Iran-Sanktionen".
        """
        word = self.tree.tokens[i]
        first, hyphen, _ = word.text.partition("-")
        return bool(hyphen) and first.isupper() and bool(self._mention(i, adjectival=True))

    def _mention(self, i: int, *, adjectival: bool) -> list[Mention]:
        return [m for m in self._at.get(i, ()) if m.adjectival is adjectival]

    def _of(self, i: int, *, depth: int) -> list[Found]:
        counted = self.finder.of(i) if self._counts(i) else {}
        counted = counted.get("P:of", []) or counted.get("P:de", []) or counted.get("P:di", [])
        for c in counted if depth < _DEPTH else ():
            # "Hundreds of protesters" are protesters.
            if found := self._of(c, depth=depth + 1):
                return [replace(f, head=i) for f in found]
        own = [m for m in self._mention(i, adjectival=False) if m.party.id is not None]
        people = [m for m in own if m.party.kind is PartyKind.GROUP and m.party.sector == "CVL"]
        if people and (citizens := self._owner(i, people[0], depth=depth)):
            # "Iraqi Kurds" are Iraq's citizens.
            return citizens
        if own:
            found = [Found(m.party, i, direct=True) for m in own]
            return found + [f for m in own for f in self._joined_owners(i, m)]
        role = self._role(i)
        near = self._beside(i, depth=depth)
        if near:
            sector = role.party.sector if role else None
            return [Found(self._with_sector(p, sector), i, direct=True) for p in near]
        demonyms = self._mention(i, adjectival=True)
        if demonyms and self.tree.tokens[i].upos in {"NOUN", "PROPN", "ADJ", "PRON"}:
            # "The Russians", "EU-Staaten": the demonym is the noun itself or in it.
            return [Found(m.party, i, direct=True) for m in demonyms if m.party.id]
        owned = self._owner(i, role, depth=depth)
        if owned:
            return owned
        told = self._told_of(i, depth=depth)
        if told:
            return told
        if role is not None:
            return [Found(role.party, i, direct=True)]
        return []

    def _counts(self, i: int) -> bool:
        return self.tree.tokens[i].upos in {"NOUN", "NUM"} and self.lexicon.is_in(
            self.tree.lemmas[i], "quantity"
        )

    def _role(self, i: int) -> Mention | None:
        """Return the role that word `i` names, by itself or before it: "opposition groups"."""
        named = [*self._mention(i, adjectival=False)]
        for c in self.tree.having(i, "compound"):
            named += [m for m in self._mention(c, adjectival=False) if m.party.id is None]
        return next(iter(named), None)

    def _joined_owners(self, i: int, mention: Mention) -> list[Found]:
        """Return the second state in "the presidents of Russia and China", where one is found."""
        tree = self.tree
        # "Corea del Sur y Estados Unidos": parsers coordinate the second with the last word.
        whole = mention.party.sector is None and self.lexicon.names_heads_first
        plural = tree.tokens[i].feats.get("Number") == "Plur" and mention.party.sector is not None
        if not whole and not plural:
            return []
        inside = [t.index for t in tree.tokens if mention.start <= t.start < mention.end]
        return [
            replace(f, head=i)
            for k in inside
            if k != i
            for c in tree.conjuncts(k)[1:]
            if c not in inside
            and tree.tokens[c].feats.get("Case") == tree.tokens[k].feats.get("Case")
            for f in self._of(c, depth=_DEPTH)
            if f.party.id
        ]

    def _beside(self, i: int, *, depth: int) -> list[Party]:
        """Return the parties in apposition to word `i`: "the prime minister, David Cameron"."""
        tree = self.tree
        # A title's own owner is looked for, and no further: appositions may lead back here.
        deeper = max(depth + 1, _DEPTH - 1)
        around = tree.having(i, "appos", "flat", "nmod:appos")
        if tree.relation(i) in {"appos", "flat"}:
            around.append(tree.tokens[i].head)
        # "US President Barack Obama": parsers take the title for a compound of the name.
        around += [c for c in tree.having(i, "compound") if self._is_person_mention(c)]
        for c in around:
            # "Syria's neighbours Turkey and Jordan" are two.
            named = [
                m.party
                for k in tree.conjuncts(c)
                for m in self._mention(k, adjectival=False)
                if m.party.id
            ]
            if named:
                return list(dict.fromkeys(named))
        unknown = tree.tokens[i].upos == "PROPN" and not self._at.get(i) and deeper <= _DEPTH
        if unknown:
            # "Alice Wells, a senior US official"
            for c in tree.having(i, "appos"):
                if tree.tokens[c].upos != "NOUN":
                    continue
                described = [f.party for f in self._of(c, depth=deeper) if f.party.id]
                if described:
                    return list(dict.fromkeys(described))
        if unknown and tree.relation(i) == "appos":
            # "The governor of Texas, Rick Perry, who ...": a name nobody knows is of its title.
            return [f.party for f in self._of(tree.tokens[i].head, depth=deeper)]
        return []

    def _is_person_mention(self, c: int) -> bool:
        return any(
            " " in m.party.name and m.party.sector for m in self._mention(c, adjectival=False)
        )

    def _owner(self, i: int, role: Mention | None, *, depth: int) -> list[Found]:
        """Return the parties to whom what word `i` names belongs."""
        if depth >= _DEPTH:
            return []
        tree, lemma = self.tree, self.tree.lemmas[i]
        if tree.tokens[i].upos not in {"NOUN", "PROPN", "ADJ", "PRON", "NUM", "DET", "X", "SYM"}:
            return []
        arguments = self.finder.of(i)
        if self.lexicon.is_in(lemma, "weapon"):
            arguments = self._with_launch(i, arguments)
        sector = role.party.sector if role else None
        # "His Turkish counterpart" is Turkish, and of nobody else.
        pronouns = [c for c in arguments.get("poss", ()) if tree.tokens[c].upos in _PRONOUNS]
        for label in self._owner_labels(i, role):
            if label == _PRONOUN and not self.lexicon.is_in(lemma, "counterpart"):
                words = pronouns
            else:
                words = [c for c in arguments.get(label, ()) if c not in pronouns]
            owners = [f for c in words for f in self._named_by(c, depth)]
            if label == "adj" and self.lexicon.is_in(lemma, "territory"):
                # "A European country" is not the union.
                owners = [f for f in owners if f.party.kind is not PartyKind.ORGANISATION]
            if owners:
                return [
                    Found(self._owned(f.party, i, sector, role), i, direct=False) for f in owners
                ]
        return []

    def _owner_labels(self, i: int, role: Mention | None) -> tuple[str, ...]:
        """Return the labels under which to look for the owner of what word `i` names, in order."""
        lemma = self.tree.lemmas[i]
        if self.lexicon.is_in(lemma, "other"):
            # "China and its neighbours": these are others, unless an adjective tells which.
            return ("adj",)
        labels: tuple[str, ...] = (*_OWNERS, _PRONOUN)
        local = role is not None and role.party.sector in _LOCAL
        people = any(self.lexicon.is_in(lemma, name) for name in _PEOPLE)
        # "An air strike in Somalia" is not Somalia's.
        if local or (people and not self.lexicon.is_in(lemma, "attack")):
            labels += _WHERE
        seated = role is not None and role.party.sector == "GOV" and not local
        if seated and not self.lexicon.is_in(lemma, "diplomat"):
            labels += _SEATS
        if role is not None and self.lexicon.language in EAST_SLAVIC:
            labels += _SENDERS
        acts = self.tree.relation(i) == "nsubj" and self.lexicon.is_in(lemma, "troops")
        if acts or self.lexicon.is_in(lemma, "weapon"):
            # "Rockets from Gaza", "a shell fired from Syria"
            labels += _FROM_WHERE
        if lemma.startswith("spokes"):
            labels += ("P:for",)
        return labels

    def _with_launch(self, i: int, arguments: Mapping[str, list[int]]) -> Mapping[str, list[int]]:
        """Return the arguments of a weapon with where it was fired from."""
        launch = {
            label: words
            for c in self.tree.having(i, "acl")
            for label, words in self.finder.of(c).items()
            if label in (*_FROM_WHERE, "agent")
        }
        return {**launch, **arguments}

    def _told_of(self, i: int, *, depth: int) -> list[Found]:
        """Return whom a predicate noun describes: "the king became the first leader who ..."."""
        tree = self.tree
        if depth >= _DEPTH or tree.tokens[i].upos != "NOUN":
            return []
        if tree.relation(i) == "xcomp":
            subjects = self.finder.subject(tree.tokens[i].head)
        else:
            subjects = tree.having(i, "nsubj") if tree.having(i, "cop") else []
        return [f for c in subjects if c != i for f in self._of(c, depth=depth + 1) if f.party.id]

    def _named_by(self, c: int, depth: int) -> list[Found]:
        """Return the named parties that word `c`, of a thing's owners, stands for."""
        demonyms = [m for m in self._mention(c, adjectival=True) if m.party.id]
        if demonyms:
            return [Found(m.party, c, direct=True) for m in demonyms]
        return [f for f in self._of(c, depth=depth + 1) if f.party.id]

    def _owned(self, party: Party, i: int, sector: str | None, role: Mention | None) -> Party:
        words = self.tree.words(self.tree.phrase(i))
        if role is not None:
            because = f"{role.party.because}; of {party.name}: {party.because}"
            return replace(party, sector=sector, text=words, because=because)
        return replace(party, text=words, because=f"{words!r} is of {party.name}: {party.because}")

    def _with_sector(self, party: Party, sector: str | None) -> Party:
        return party if party.sector or sector is None else replace(party, sector=sector)


def unnamed_party(party: str) -> Party:
    """Return one of the pair the text is about, where a sentence does not name it."""
    return Party(
        id=party,
        kind=PartyKind.STATE,
        sector=None,
        name=party,
        text="",
        because="not named in the sentence: one of the pair the text is about",
    )
