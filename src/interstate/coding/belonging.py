"""Of which state people and bodies are that a sentence gives none, and where it happened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interstate.coding.parties import Found
from interstate.record import PartyKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interstate.coding.arguments import ArgumentFinder
    from interstate.coding.lexicon import Lexicon, Pattern
    from interstate.coding.parties import PartyFinder
    from interstate.record import Party

PEOPLE = frozenset({"CVL", "MED"})
"""Sectors of those who are only somebody of a country."""
LOCATIVE = frozenset(
    {"in", "at", "near", "outside", "inside", "across", "around", "throughout", "within", "through"}
    | {"bei", "nahe", "unweit", "außerhalb"}
    | {"en", "cerca", "dentro", "fuera", "alrededor", "junto"}
    | {"em", "no", "na", "nos", "nas", "perto", "perto de", "fora de", "dentro de"}
    | {"nel", "nello", "nella", "nell'", "nei", "negli", "nelle", "presso", "vicino a"}
    | {"fuori da", "dentro", "attorno a", "intorno a"}
    | {"в", "во", "на", "под", "около", "возле", "близ"}
    | {"під", "біля", "неподалік"}
    | {"à", "en", "dans", "près de", "chez", "autour de", "hors de", "au large de"}
)
"""Prepositions of place."""
_AREAS = ("territory", "street")
# Who is of the place they are in; gunmen and companies are not taken for it.
_LOCAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "CVL"})
# Who is under a state's own police and courts.
_SUBJECTS = frozenset({"OPP", "PTY", "LEG", "MED", "CVL", "JUD", "GOV"})
_PUNISHMENTS = frozenset({"convict", "execute"})
_RESTRAINTS = frozenset({"COERCE", "RETREAT", "CONCEDE"})
# Bodies of which every state has its own.
_BODIES = frozenset({"OPP", "PTY", "LEG", "JUD"})
_AGAINST_RIVALS = frozenset({"ACCUSE", "THREATEN", "REJECT", "CONCEDE", "COERCE"})
# Whom a body of state means as its own, whichever other states are named.
_RIVALS = {
    "GOV": frozenset({"OPP", "LEG"}),
    "LEG": frozenset({"OPP", "GOV"}),
    "JUD": frozenset({"OPP", "GOV"}),
    "OPP": frozenset({"GOV", "LEG", "JUD"}),
    "PTY": frozenset({"GOV", "OPP", "LEG"}),
}
# Of whom a state speaks as its own where it does not say whose they are.
_OWN = frozenset({"GOV", "MIL", "LEG", "COP", "JUD", "SPY"})
# Whom a people, a party or an opposition means as its own.
_RULERS = frozenset({"GOV", "COP", "SPY"})
_COURTS = frozenset({"JUD", "LEG"})
_RULINGS = frozenset({"REJECT", "COERCE", "SANCTION", "CONCEDE"})
# What only the police and the courts of a state do.
_OF_A_STATE = frozenset({"arrest", "convict", "investigate"})
_RELATIVE_PLACE = frozenset({"where", "wo", "где", "де", "où", "donde", "onde", "dove"})
_WORLDWIDE = frozenset(
    {"international", "european", "europäisch", "международный", "европейский"}
    | {"міжнародний", "європейський"}
    | {"uluslararasi", "avrupa"}
    | {"européen", "mondial", "internacional", "europeo", "europeu"}
    | {"internazionale", "mondiale"}
)


class StateFinder:
    """The states of the people and bodies of one sentence that it gives none."""

    def __init__(self, finder: ArgumentFinder, parties: PartyFinder, lexicon: Lexicon) -> None:
        self.finder = finder
        self.tree = finder.tree
        self.parties = parties
        self.lexicon = lexicon
        self._places: list[tuple[int, Party]] | None = None

    def rivals(
        self, pattern: Pattern, actors: tuple[Found, ...], recipients: tuple[Found, ...]
    ) -> tuple[Found, ...]:
        """Let the opposition or parliament that a body of state turns on be of that state.

        "Chavez accused the opposition of plotting with Washington": whoever else is named.
        """
        state = _state_of(actors)
        if state is None or pattern.event_type not in _AGAINST_RIVALS or ids_of(recipients):
            return recipients
        own = _RIVALS.get(state.sector or "", frozenset())
        return _as_of(recipients, state, own, _its_own(state))

    def of_speaker(self, i: int, actors: tuple[Found, ...]) -> tuple[Found, ...]:
        """Let "the president" and "troops" be of the state whose word it is that they did it.

        "The White House confirmed that the president had spoken with him".
        """
        tree = self.tree
        above = tree.tokens[i].head
        if tree.relation(i) != "ccomp" or not self.lexicon.says(tree.lemmas[above]):
            return actors
        state = _state_of(self.parties.of_all(self.finder.subject(above)))
        if state is None or state.sector in PEOPLE | {"BUS", "NGO", "OPP"}:
            return actors
        why = f"{state.name} says so of its own"
        return tuple(
            _of_state(f, state, why) if f.party.id is None and f.party.sector in _OWN else f
            for f in actors
        )

    def at_home(
        self, i: int, pattern: Pattern, actors: tuple[Found, ...], recipients: tuple[Found, ...]
    ) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
        """Let people and bodies of no country be of the state on the other side of the act.

        "Police held reporters", "the opposition wants President Deby to go". Only where the
        sentence says neither of which country they are nor where it happened.
        """
        if pattern.mode in _OF_A_STATE and not ids_of(actors) and not self._is_worldwide(actors):
            return self._under_law(i, recipients) or actors, recipients
        acting, acted_on = _state_of(actors), _state_of(recipients)
        bodies = _LOCAL if pattern.event_type == "PROTEST" else _BODIES
        one = acting or acted_on
        several = any(
            self.tree.tokens[f.head].feats.get("Number") == "Plur" and f.party.sector is None
            for f in (actors if acting else recipients)
        )
        if one is not None and (one.sector in PEOPLE | _BODIES or several):
            # "Spaniards demanded that the government resign", "dissidents were beaten by police"
            bodies |= _RULERS
        if (
            acting is not None
            and acting.sector != "MIL"
            and (pattern.event_type in _RESTRAINTS or pattern.mode in _PUNISHMENTS)
        ):
            recipients = _as_of(recipients, acting, _SUBJECTS, _its_own(acting))
        elif (
            acting is not None
            and pattern.event_type == "ASSAULT"
            and any(self._is_crowd(f.head) for f in recipients)
        ):
            recipients = _as_of(recipients, acting, PEOPLE | {"OPP"}, _its_own(acting))
        elif len(self.parties.states) != 1:
            return actors, recipients
        elif acting is not None:
            recipients = _as_of(recipients, acting, bodies, _alone(acting))
        elif acted_on is not None:
            actors = _as_of(actors, acted_on, bodies, _alone(acted_on))
        elif not ids_of(actors) and not ids_of(recipients) and pattern.event_type in _RULINGS:
            # "Cameroon's president was re-elected after the court threw out the petitions"
            state = self._named_state()
            actors = actors if state is None else _as_of(actors, state, _COURTS, _alone(state))
        return actors, recipients

    def _is_worldwide(self, actors: tuple[Found, ...]) -> bool:
        """Whether a court or the like is of no state: "the international tribunal"."""
        lemmas = {self.tree.lemmas[c] for f in actors for c in self.tree.having(f.head, "amod")}
        return bool(lemmas & _WORLDWIDE)

    def _is_crowd(self, i: int) -> bool:
        """Whether word `i` names people who protest, whom their own police and army face."""
        lemmas = [self.tree.lemmas[w] for w in (i, *self.tree.having(i, "compound", "amod"))]
        return any(self.lexicon.is_in(x, name) for x in lemmas for name in ("crowd", "protest"))

    def _named_state(self) -> Party | None:
        """Return the one state that the sentence names."""
        found = self.parties.of_all(range(len(self.tree.tokens)))
        named = (f.party for f in found if f.party.id in self.parties.states)
        state = next(named, None)
        return None if state is None else replace(state, sector=None)

    def _under_law(self, i: int, recipients: tuple[Found, ...]) -> tuple[Found, ...]:
        """Return the state whose police or courts they must be: "Tymoshenko was sentenced"."""
        inside = [
            party
            for w, party in self.where()
            if w in self.tree.subtree(i) and self.tree.clause_head(w) == self.tree.clause_head(i)
        ]
        citizens = [r.party for r in recipients if r.party.id and r.party.sector and r.direct]
        place = next(iter([*inside, *citizens]), None)
        if place is None or place.kind is not PartyKind.STATE:
            return ()
        because = f"only a state does this, and {place.name} is the one named"
        return (Found(replace(place, sector=None, because=because), i, direct=False),)

    def placed(self, i: int, found: tuple[Found, ...], *, spoken: bool) -> tuple[Found, ...]:
        """Let people and bodies without a country be of the place the clause names.

        "Police arrested protesters in Cairo". Of those who fight, rebels are of the country, and
        gunmen or militants of nobody knows where.
        """
        if not found or any(f.party.id or not self._is_local(f) for f in found):
            return found
        place = self.place(i, spoken=spoken)
        if place is None:
            return found
        why = f"it happened in {place.name}: {place.because}"
        return tuple(_of_state(f, place, why) for f in found)

    def _is_local(self, found: Found) -> bool:
        """Whether people or a body are of the place they are in: also "rebels near Aleppo"."""
        words = [found.head, *self.tree.having(found.head, "compound")]
        return found.party.sector in _LOCAL or any(
            self.lexicon.is_in(self.tree.lemmas[w], "rebel") for w in words
        )

    def where(self) -> list[tuple[int, Party]]:
        """Return the names of places behind a preposition, and of which state each is."""
        if self._places is None:
            self._places = [
                (w, found.party)
                for w in range(len(self.tree.tokens))
                if self.is_where(w)
                for found in self.parties.of(w)
                if found.party.kind is PartyKind.STATE
            ]
        return self._places

    def place(self, i: int, *, spoken: bool = False) -> Party | None:
        """Return the state in which the sentence says it happened: inside the act, else nearest.

        Parameters
        ----------
        spoken
            The act is one of words, and where things are that it speaks of is not where it was.
        """
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
                found = [f for f in self.parties.of(tree.tokens[clause].head) if f.party.id]
                if found:
                    return found[0].party
        ranked = sorted(
            (
                place
                for place in self.where()
                if place[0] not in beside and not (spoken and self._is_spoken_of(place[0], i))
            ),
            key=lambda place: (place[0] not in inside, abs(place[0] - i)),
        )
        return ranked[0][1] if ranked else None

    def _is_spoken_of(self, w: int, i: int) -> bool:
        """Whether a place is inside what is praised, demanded or condemned."""
        tree = self.tree
        return w in tree.subtree(i) and any(
            w in tree.subtree(k) for k in tree.having(i, "obj", "xcomp", "ccomp", "iobj") if k != w
        )

    def is_where(self, w: int) -> bool:
        """Whether a preposition of place stands before a name, or a town's or region's noun.

        "In Cairo", "in the south of Syria", "through the streets of Bucharest".
        """
        tree = self.tree
        area = any(self.lexicon.is_in(tree.lemmas[w], name) for name in _AREAS)
        name = tree.tokens[w].upos in {"PROPN", "X"}
        if name and tree.relation(w) == "nmod" and tree.tokens[tree.tokens[w].head].upos == "NOUN":
            above = tree.tokens[w].head
            if any(self.lexicon.is_in(tree.lemmas[above], each) for each in _AREAS):
                return self._has_locative(above) or self._has_locative(w)
        return (name or area) and self._has_locative(w)

    def _has_locative(self, w: int) -> bool:
        if self.tree.sentence.language == "tr":
            # "Kahire'de", "Kahire'deki"
            return self.tree.tokens[w].feats.get("Case") == "Loc"
        cases = self.tree.having(w, "case")
        return bool(cases) and self.tree.tokens[cases[0]].text.lower() in LOCATIVE

    def stands_in_place(self, w: int) -> bool:
        """Whether a word is of a phrase of place: "in the Afghan province of Parwan"."""
        tree = self.tree
        return self.is_where(w) or (
            tree.relation(w) in {"amod", "compound", "nmod"} and self.is_where(tree.tokens[w].head)
        )


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
    if len(ids_of(found)) != 1:
        return None
    party = next(f.party for f in found if f.party.id)
    return party if party.kind is PartyKind.STATE else None


def _its_own(state: Party) -> str:
    return f"nobody says whose they are, so {state.name}'s own"


def _alone(state: Party) -> str:
    return f"no other country is named than {state.name}"


def _as_of(
    found: tuple[Found, ...], state: Party, sectors: frozenset[str], why: str
) -> tuple[Found, ...]:
    """Return those without a country who are of these sectors as the state's, and why they are."""
    return tuple(
        _of_state(f, state, why) if f.party.id is None and f.party.sector in sectors else f
        for f in found
    )


def ids_of(found: Sequence[Found]) -> set[str]:
    """Return the ids of those that have one."""
    return {f.party.id for f in found if f.party.id}
