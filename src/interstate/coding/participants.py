"""Who acts and who is acted on: by the places a row names, then by what stands around the act."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interstate.coding.arguments import ASIDE, with_multiword_prepositions
from interstate.coding.belonging import LOCATIVE, PEOPLE, StateFinder, ids_of
from interstate.coding.parties import Found
from interstate.coding.trees import CLAUSES
from interstate.record import PartyKind
from interstate.reference.word_forms import EAST_SLAVIC, REASONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from interstate.coding.arguments import ArgumentFinder
    from interstate.coding.frames import Path, Places
    from interstate.coding.lexicon import Lexicon, Pattern
    from interstate.coding.parties import PartyFinder

SPEECH_ACTS = frozenset({"AGREE", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types whose act is in the speaking; what is asked, alleged or threatened is its content."""
POLITICAL = frozenset(["GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "REB", "IGO"])
"""Sectors whose people act politically also where nobody says of which country they are."""
MUTUAL_PAIR = 2
"""How many it takes to do something to each other."""
_DEEPEST_CONTENT = 4
_PRIVATE = frozenset({"BUS", "NGO"})
# Acts that are political whoever of a state does or suffers them.
_OF_PEOPLE = frozenset({"ASSAULT", "PROTEST", "COERCE", "SANCTION", "AID", "RETREAT", "THREATEN"})
# Of these a place does not tell who acts: "в Киеве ограбили банк".
_OF_NOBODY = frozenset({"ASSAULT", "PROTEST", "RETREAT", "AID", "COOPERATE"})
_ABOUT = frozenset({"obj", "iobj", "dat", "ins", "gen", "xcomp", "ccomp"})
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
BESIDE = frozenset(
    {"after", "before", "during", "since", "until", "according to"}
    | {"tras", "después de", "antes de", "durante", "desde", "hasta", "según", "de acuerdo con"}
    | {"após", "depois de", "até", "segundo", "de acordo com", "conforme"}
    | {"dopo", "dopo di", "prima di", "fino a", "secondo", "stando a", "a detta di"}
    | {"nach", "vor", "während", "seit", "laut", "после", "до", "во время", "согласно", "при"}
    | {"після", "під час", "протягом", "згідно", "згідно з", "відповідно до"}
    | {"après", "avant", "pendant", "durant", "depuis", "selon", "d'après", "lors de", "dès"}
    | {"sonra", "önce", "beri", "göre", "sirasinda", "ardindan", "öncesinde", "sonrasinda"}
)
"""Prepositions of time, place and company, behind which nobody is spoken of."""
# What somebody does as a sign of something else.
_STANCES = frozenset({"REJECT", "ACCUSE", "PROTEST", "SUPPORT"})
_AT_MEETINGS = frozenset(
    {"after", "before", "during", "in", "at", "following", "ahead of"}
    | {"nach", "vor", "während", "in", "bei"}
    | {"tras", "después de", "antes de", "durante", "en", "al término de", "con ocasión de"}
    | {"após", "depois de", "em", "ao término de", "ao fim de", "por ocasião de"}
    | {"dopo", "prima di", "durante", "al termine di", "a margine di", "in occasione di"}
    | {"после", "перед", "во время", "на", "в", "в ходе", "по итогам", "на встрече"}
    | {"після", "перед", "під час", "за підсумками", "на зустрічі", "напередодні"}
    | {"après", "avant", "lors de", "pendant", "durant", "à", "en", "dans", "au cours de"}
    | {"à l'issue de", "au terme de", "en marge de", "à l'occasion de", "à la suite de"}
    | {"sonra", "önce", "sirasinda", "ardindan", "sonrasinda", "öncesinde", "vesilesiyle"}
)
"""Behind these stands on what occasion something is said or done."""
_AGAINST = frozenset(
    {"against", "gegen", "против", "проти", "contre", "à l'encontre de", "contra"}
    | {"contro", "nei confronti di", "ai danni di"}
    | {"karşı", "yönelik", "aleyhine"}
)
# What stands behind these further down may be of anything.
_OWNING = frozenset({"P:of", "P:de", "P:di"})
_MEANS = ("weapon", "attack", "bomb")
_AT_TARGETS = (
    *("P:near", "P:outside", "P:at", "P:in front of", "P:in", "P:on"),
    *("P:devant", "P:près de", "P:à", "P:dans", "P:en"),
    *("P:cerca de", "P:frente a", "P:contra", "P:perto de", "P:em frente a", "P:em"),
    *("P:vicino a", "P:davanti a", "P:presso", "P:contro", "P:nei pressi di"),
)
_EACH_OTHER = frozenset(
    {"each other", "one another", "einander", "gegenseitig", "gegeneinander", "miteinander"}
    | {"mutuamente", "entre sí", "recíprocamente", "entre si", "reciprocamente"}
    | {"um ao outro", "uns aos outros"}
    | {"a vicenda", "vicendevolmente", "tra loro", "fra loro", "reciprocamente", "tra di"}
    | {"birbirini", "birbirine", "birbirlerini", "birbirlerine", "birbirlerinin", "karşılıklı"}
    | {"birbirleriyle", "birbiriyle"}
    | {"друг друга", "друг другу", "друг с", "друг против", "друг от", "взаимно"}
    | {"один одного", "одне одного", "один одному", "одне одному", "взаємно", "один з"}
    | {"mutuellement", "réciproquement", "l'un l'autre", "les uns les autres"}
)
# Labels that Turkish tells by the case of a noun.
_BY_CASE = {"dat": "Dat", "abl": "Abl", "P:ile": "Ins"}
_ANSWERS = frozenset({"REJECT", "CONCEDE", "AGREE"})
_FROM = frozenset(
    {
        "from",
        "by",
        "aus",
        "von",
        "durch",
        "из",
        "от",
        "з",
        "від",
        "par",
        "de",
        "desde",
        "por",
        "da",
        "di",
    }
)


class ParticipantFinder:
    """The parties to the acts of one sentence."""

    def __init__(self, finder: ArgumentFinder, parties: PartyFinder, lexicon: Lexicon) -> None:
        self.finder = finder
        self.tree = finder.tree
        self.parties = parties
        self.lexicon = lexicon
        self.states = StateFinder(finder, parties, lexicon)

    def of(
        self, i: int, pattern: Pattern, light: int | None
    ) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
        """Return who acts and who is acted on: at a row's places, else by what stands around.

        Parameters
        ----------
        light
            The verb that only carries a noun's act.
        """
        actors = self._doers(i, pattern, light)
        themselves = () if pattern.mutual else actors
        recipients = self.at(i, pattern.recipient, light, but=themselves)
        recipients = self.states.rivals(pattern, actors, recipients)
        between = bool(pattern.mutual) and len(ids_of(actors)) >= MUTUAL_PAIR
        if pattern.event_type in SPEECH_ACTS and not between and not ids_of(recipients):
            recipients = self._spoken_of(i, actors, pattern.event_type) or recipients
        if pattern.mutual != "yes" and (others := ids_of(recipients) - ids_of(actors)):
            # "Called off talks between its minister and her Peruvian colleague"
            recipients = tuple(r for r in recipients if r.party.id in others)
        if not pattern.mutual:
            # Presidents who meet in Geneva are not of Switzerland.
            spoken = pattern.event_type in _VERBAL
            actors = self.states.placed(i, actors, spoken=spoken)
            recipients = self.states.placed(i, recipients, spoken=spoken)
        actors, recipients = self.states.at_home(i, pattern, actors, recipients)
        if not actors and pattern.event_type == "PROTEST" and (place := self.states.place(i)):
            actors = (Found(replace(place, sector="CVL"), i, direct=False),)
        if pattern.event_type in _OF_PLACES and not ids_of(recipients):
            recipients = self._of_place_inside(i, pattern) or self._beside(i, pattern) or recipients
        if not between and not pattern.recipient.nobody and not ids_of(recipients):
            recipients = self._addressed(i, pattern, actors) or recipients
            recipients = recipients or self._meant(i, pattern, actors, light)
        if not actors and self._lacks_doer(i, pattern):
            actors = tuple(
                f
                for f in self._only_other(recipients)
                # "The kidnapping of two Frenchmen in Niger"
                if not self._is_target(f.head)
                and not (self.states.stands_in_place(f.head) and f.head in self.tree.subtree(i))
            )
        return actors, tuple(r for r in recipients if r.head not in {a.head for a in actors})

    def unfit(
        self, i: int, pattern: Pattern, actors: tuple[Found, ...], recipients: tuple[Found, ...]
    ) -> str | None:
        """Return why these parties make no act, ``None`` where they do."""
        count = self.count((*actors, *recipients))
        if pattern.event_type == "ASSAULT" and self._is_by_nature(i):
            return "is told of nobody who acts"
        if self._only_describes(i, pattern, actors):
            return "describes a noun, and nobody acts"
        if self._is_private(actors, recipients, pattern):
            return "is told of no state, body or group, but of private people"
        if pattern.mode == "visit" and not self.count(actors):
            return "is told of nobody who visits"
        if count < pattern.needs and not (count == 0 and pattern.needs == 1 and pattern.mutual):
            return f"needs {pattern.needs} parties, found {count}"
        return None

    def _doers(self, i: int, pattern: Pattern, light: int | None) -> tuple[Found, ...]:
        """Return who acts: at a row's places, as the light verb's subject, as who says so."""
        actors = self.at(i, pattern.actor, light)
        if not actors and light is not None and self._is_of_agent(pattern):
            actors = self._light_subject(i, light)
        if not actors and not pattern.own_actor:
            actors = self._light_subject(i, light) if light is not None else ()
            actors = actors or self._who_said(i) or self._body_without_subject(i, pattern)
        if actors and not ids_of(actors):
            actors = self.states.of_speaker(i, actors)
        if not ids_of(actors) and not pattern.actor.nobody:
            actors = self._behind(i, pattern) or self._who_met(i, pattern) or actors
        return actors

    def _is_of_agent(self, pattern: Pattern) -> bool:
        """Whether who carries the act out is the one by whom it would be: "realizó la firma de"."""
        first = next(iter(pattern.actor.choices), ())
        if self.lexicon.language == "tr":
            # "Türkiye, Suriye operasyonunu başlattı"
            return any(path.steps in {("agent",), ("poss",)} for path in first)
        heads_first = self.lexicon.names_heads_first
        return heads_first and any(path.steps == ("agent",) for path in first)

    def _who_met(self, i: int, pattern: Pattern) -> tuple[Found, ...]:
        """Return who says or does something on the occasion: "said after talks with Mr Abe"."""
        tree = self.tree
        case = self.finder.preposition(i)
        if tree.tokens[i].upos != "NOUN" or tree.relation(i) != "obl":
            return ()
        # "Recalled its envoy in protest", "enriched uranium in violation of the treaty"
        stance = case in {"in", "unter", "aus", "в", "en"} and not tree.having(i, "det", "amod")
        meets = pattern.event_type == "CONSULT" and case in _AT_MEETINGS
        if not meets and not (stance and pattern.event_type in _STANCES):
            return ()
        return self._named(self.finder.subject(tree.tokens[i].head))

    def _meant(
        self, i: int, pattern: Pattern, actors: tuple[Found, ...], light: int | None
    ) -> tuple[Found, ...]:
        """Return the one other party named, for an act that is done to somebody."""
        tree = self.tree
        somebody = any(
            tree.tokens[w].upos == "PROPN"
            for choice in pattern.recipient.choices
            for path in choice
            for w in self.along(i, path, light)
        )
        # "The war" and "his support" are told of one side, "attacked" leaves the other to be found.
        pronouns = [c for c in tree.children[i] if tree.tokens[c].feats.get("Poss") == "Yes"]
        alone = tree.tokens[i].upos != "VERB" and bool(pronouns or pattern.event_type == "ASSAULT")
        if somebody or alone or pattern.event_type not in _MEANT:
            return ()
        found = self._only_other(actors)
        if pattern.mutual and tree.tokens[i].upos == "VERB":
            # "The warring parties signed a treaty in Addis Ababa"
            found = tuple(f for f in found if not self.states.is_where(f.head))
        if pattern.event_type == "SUPPORT":
            # What a motion is about is not whom it is for.
            found = tuple(f for f in found if not self._is_below(f.head, i))
        return found

    def along(self, i: int, path: Path, light: int | None = None) -> list[int]:
        """Return the words at the end of a row's path from word `i`."""
        first, rest = path.steps[0], path.steps[1:]
        here = self.finder.labelled(i, first)
        if not here and first == "compound" and self.parties.is_in_compound(i):
            here = [i]
        if not here and first.count(" "):
            here = with_multiword_prepositions(self.finder, i).get(first, [])
        if not here and light is not None and first.startswith("P:"):
            here = [w for w in self.finder.labelled(light, first) if w != i]
        if not here and light is not None and first in {"iobj", "dat", "abl", "loc"}:
            here = [w for w in self.finder.labelled(light, first) if w != i]
        for step in rest:
            here = [found for at in here for found in self.finder.labelled(at, step)]
        return here

    def _behind(self, i: int, pattern: Pattern) -> tuple[Found, ...]:
        """Return who acts where the act's own words name nobody.

        Who is punished for it, who wants it; the paper or the voice that says it.
        """
        tree = self.tree
        token = tree.tokens[i]
        if token.upos == "NOUN":
            above = token.head
            if tree.tokens[above].upos in {"VERB", "AUX"} and any(
                i in self.finder.of(above).get(f"P:{case}", ()) for case in REASONS
            ):
                return self._named(self.finder.of(above).get("obj", ()))
            if (
                tree.relation(i) == "obj"
                and self.lexicon.cue_value("embed", tree.lemmas[above]) == "Uu"
            ):
                # "Wants strikes on Iran", "plant einen Angriff": who wants it would do it.
                return self._named(self.finder.subject(above))
            return ()
        if pattern.event_type not in _VERBAL and tree.sentence.language != "tr":
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
            for label in ("P:in", "P:on", "P:en", "P:em", "P:в", "P:на")
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
            for label in ("obj", "iobj", "dat", "P:to", "P:an", "P:a")
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
            if self.lexicon.says(tree.lemmas[above]):
                return self._named(self.finder.subject(above))
            for c in tree.having(above, "parataxis"):
                if self.lexicon.says(tree.lemmas[c]) and i not in tree.subtree(c):
                    return self._named(self.finder.subject(c))
        for c in tree.having(i, "parataxis"):
            if self.lexicon.says(tree.lemmas[c]):
                return self._named(self.finder.subject(c))
        return ()

    def _named(self, words: Iterable[int]) -> tuple[Found, ...]:
        return tuple(f for f in self.parties.of_all(words) if f.party.id)

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
            if f.party.id
            and f.party.id not in acting
            # "Agreed to a truce brokered by Peru"
            and not self._is_aside(f.head)
            # "A European country" is not the union.
            and (f.party.kind is PartyKind.STATE or self.tree.tokens[f.head].upos != "ADJ")
        }
        if len(others) != 1:
            return ()
        (found,) = others.values()
        because = f"{found.party.because}; no other party is named here"
        return (replace(found, party=replace(found.party, because=because), direct=False),)

    def _is_aside(self, i: int) -> bool:
        """Whether word `i` names who only mediates, hosts or criticises."""
        tree = self.tree
        above = tree.tokens[i].head
        return tree.lemmas[above] in ASIDE and tree.tokens[above].deprel.startswith("acl")

    def _is_target(self, i: int) -> bool:
        """Whether something is done against word `i`."""
        tree = self.tree
        return any(tree.tokens[c].text.lower() in _AGAINST for c in tree.having(i, "case"))

    def _is_below(self, word: int, i: int) -> bool:
        """Whether a word stands in a clause inside what act `i` is about."""
        tree = self.tree
        return word in tree.subtree(i) and tree.clause_head(word) not in {i, tree.clause_head(i)}

    def _lacks_doer(self, i: int, pattern: Pattern) -> bool:
        """Whether an act's words have no place for who acts, who is then told elsewhere."""
        if pattern.actor.nobody or self._only_describes(i, pattern, ()):
            return False
        lemmas = self.tree.lemmas
        verb = self.tree.tokens[i].upos == "VERB" and not self.finder.is_passive(i)
        if verb and self.finder.drops_subjects:
            # A subject that is not said is known from before, and none of those named here.
            return False
        doers = [
            w
            for w in (self.finder.subject(i) if verb else ())
            # "Its rockets hit the town": a weapon is somebody's.
            if not any(self.lexicon.is_in(lemmas[w], name) for name in _MEANS)
        ]
        return not doers and (verb or (pattern.event_type == "ASSAULT" and self._is_thought_of(i)))

    def _is_thought_of(self, i: int) -> bool:
        """Whether an attack is not done but spoken of: "a possible strike was discussed in Israel".

        Who struck is not guessed: after "the attack on the consulate" anybody may be named.
        """
        tree, cue = self.tree, self.lexicon.cue_value
        described = any(cue("adjective", tree.lemmas[c]) for c in tree.having(i, "amod"))
        above = tree.lemmas[tree.tokens[i].head]
        return described or cue("embed", above) in {"Uu", "PS+", "PR+"}

    def _beside(self, i: int, pattern: Pattern) -> tuple[Found, ...]:
        """Return whose place a bomb went off at: "a bomb near the Peruvian embassy hurt two"."""
        if pattern.event_type != "ASSAULT" or self.tree.tokens[i].upos != "VERB":
            return ()
        return self._named(
            place
            for w in self.finder.subject(i)
            if any(self.lexicon.is_in(self.tree.lemmas[w], name) for name in _MEANS)
            for label in _AT_TARGETS
            for place in self.finder.labelled(w, label)
        )

    def _of_place_inside(self, i: int, pattern: Pattern) -> tuple[Found, ...]:
        """Return whose place it is that is struck or helped: "a base in northern Afghanistan"."""
        for choice in pattern.recipient.choices:
            for path in choice:
                for word in self.along(i, path):
                    inside = set(self.tree.phrase(word)) - self._told_beside(word)
                    found = [(w, p) for w, p in self.states.where() if w in inside]
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

    def _spoken_of(self, i: int, actors: tuple[Found, ...], event_type: str) -> tuple[Found, ...]:
        """Return the party nearest inside what is promised, demanded or threatened.

        "Promised strikes on Iran", "called for an end to the Syrian raids": who is not addressed
        is yet the one it is about.
        """
        acting = {f.party.id for f in actors}
        # What is answered is from or by the one it is addressed to.
        aside = BESIDE if event_type in _ANSWERS else BESIDE | _FROM
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
                # "A truce brokered by Peru", "said in an interview with a paper"
                if self.tree.lemmas[w] not in ASIDE and not self._is_occasion(label, w)
                # "In aid to Yemen" leads on, "in Yemen" is a place.
                if label[2:] not in LOCATIVE or not self.parties.named(w)
            ]
            found = tuple(
                f
                for f in self.parties.of_all(here)
                if f.party.id
                and (f.party.id not in acting or (f.party.sector and self.is_apart(f, actors)))
            )
            if found:
                return found
        return ()

    def _is_occasion(self, label: str, word: int) -> bool:
        """Whether something is said in an interview, a speech or talks, not about them."""
        if label[2:] not in _AT_MEETINGS:
            return False
        lemma = self.tree.lemmas[word]
        return self.lexicon.is_in(lemma, "report") or self.lexicon.is_meeting(lemma)

    def named_at(self, i: int, pattern: Pattern) -> bool:
        """Whether the noun itself says who acts, so that its light verb does not."""
        return bool(self.at(i, pattern.actor, None))

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
        """Return whose "they" a Slavic verb without subject means: "в Кремле отвергли"."""
        tree, token = self.tree, self.tree.tokens[i]
        if tree.sentence.language not in EAST_SLAVIC or pattern.event_type in _OF_NOBODY:
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

    def at(
        self, i: int, places: Places, light: int | None, *, but: Sequence[Found] = ()
    ) -> tuple[Found, ...]:
        """Return the parties at the first choice that holds one; else unnamed ones.

        Parameters
        ----------
        but
            Those who are not looked for: who acts does not act on itself.
        """
        unnamed: tuple[Found, ...] = ()
        for choice in places.choices:
            found = self.parties.of_all(w for path in choice for w in self.along(i, path, light))
            found = tuple(f for f in found if self.is_apart(f, but))
            named = tuple(f for f in found if f.party.id)
            if named:
                return named
            unnamed = unnamed or found
        for choice in places.choices:
            for path in choice:
                label = path.steps[-1]
                if self.tree.sentence.language == "tr":
                    if label not in _BY_CASE and not label.startswith("P:"):
                        continue
                    named = self._named(self._deeper_by_case(i, label))
                    if any(self.is_apart(f, but) for f in named):
                        return tuple(f for f in named if self.is_apart(f, but))
                elif label.startswith("P:") and label not in _OWNING:
                    named = self._named(self._deeper(i, label[2:]))
                    if any(self.is_apart(f, but) for f in named):
                        return tuple(f for f in named if self.is_apart(f, but))
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

    def _deeper_by_case(self, i: int, label: str) -> list[int]:
        """Return what has a case or postposition further down before Turkish word `i`."""
        tree = self.tree
        clauses = [c for c in tree.subtree(i) if c != i and tree.relation(c) in CLAUSES | {"xcomp"}]
        elsewhere = {k for c in clauses for k in tree.subtree(c)}
        for k in reversed(tree.subtree(i)):
            if k >= i or k in elsewhere or tree.tokens[k].upos not in {"PROPN", "NOUN"}:
                continue
            case = self.finder.preposition(k)
            if (case and f"P:{case}" == label) or (
                not case and _BY_CASE.get(label) == tree.tokens[k].feats.get("Case", "-")
            ):
                return tree.conjuncts(k)
        return []

    def is_reciprocal(self, i: int) -> bool:
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
        # "A man stabbed his neighbour in Bonn" is a crime, not Germany's act.
        crime = pattern.event_type == "ASSAULT" and not pattern.mutual
        deserving = recipients if crime else (*actors, *recipients)
        if pattern.event_type in _OF_PEOPLE and any(
            f.party.id and (f.party.sector in PEOPLE or self.parties.is_person(f.head))
            for f in deserving
        ):
            return False
        sides = ((actors, _PRIVATE | PEOPLE), (recipients, _PRIVATE))
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

    def is_apart(self, found: Found, actors: Sequence[Found]) -> bool:
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

    def count(self, found: Sequence[Found]) -> int:
        """Return how many parties were found; political ones without a name count as one."""
        named = len({f.party.id for f in found if f.party.id})
        return named or int(any(f.party.sector in POLITICAL for f in found))

    def _only_describes(self, i: int, pattern: Pattern, actors: tuple[Found, ...]) -> bool:
        """Whether a participle before a noun tells no act: "the respected German newspaper"."""
        return (
            self.tree.relation(i) == "amod"
            and not pattern.mutual
            and pattern.event_type in _NOT_OF_ADJECTIVES
            and not any(a.party.id for a in actors)
        )
