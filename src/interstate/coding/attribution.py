"""On whose word an act is told, other than the document's own: the chain of speakers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interstate.record import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interstate.coding.arguments import ArgumentFinder
    from interstate.coding.cues import CueFinder
    from interstate.coding.lexicon import Lexicon
    from interstate.coding.parties import PartyFinder

_SAID = frozenset({"ccomp", "xcomp", "csubj", "obj", "acl", "parataxis", "nsubj", "advcl", "dep"})
_ABOUT = frozenset(
    {"P:about", "P:of", "P:over", "P:über", "P:von", "P:о", "P:про"}
    | {"P:de", "P:sur", "P:sobre", "P:acerca de", "P:di", "P:su"}
    | {"abl", "P:hakkinda", "P:konusunda"}
)
_WHOSE = (
    "poss",
    "gen",
    "P:of",
    "P:von",
    "P:auf",
    "P:на",
    "P:de",
    "P:di",
    "agent",
    "P:by",
    "P:from",
    "P:desde",
    "compound",
)
_QUOTING = frozenset({"zitieren"})
_SAID_SO = frozenset({"das", "dies", "dieses"})
_CLOCK = frozenset({"uhr"})
_MEDIUM = (
    *("loc", "P:aus", "P:in", "P:в", "P:on", "P:an", "P:на"),
    *("P:dans", "P:sur", "P:à", "P:en", "P:em", "P:su"),
)
_OPENING = frozenset({"„", '"', "“"})
_LONGEST_REACH = 12
_PERSONAL = frozenset({"er", "sie", "he", "she", "they", "o", "onlar"})
_SPEAKING = ("report", "media", "office", "people")
# "Nach Polizeiangaben", "nach ersten Erkenntnissen": what people give and others go by.
_ACCOUNTS = (
    *("angabe", "angaben", "bericht", "berichten", "aussage", "aussagen", "meinung", "information"),
    *("schätzung", "meldung", "mitteilung", "ansicht", "auffassung", "einschätzung", "erkenntnis"),
    *("darstellung", "auskunft", "ermittlung", "annahme", "entwurf", "plan", "urteil"),
)
_OWN = frozenset({"eigen"})
_SECOND = frozenset({"segundo", "secondo"})
_COUNTING = frozenset({"ADJ", "NUM", "NOUN", "PROPN"})
# These say nothing: "it was said", "nobody claimed responsibility".
_NOBODY = frozenset(
    {"it", "es", "это", "це", "nobody", "no-one", "none", "niemand", "keiner", "niemandem"}
    | {"никто", "ніхто", "ninguém", "nessuno"}
)


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker and the word whose content is on their word.

    Attributes
    ----------
    speaks
        The word that makes it speech.
    speaker
        Head word of who speaks, or ``None`` where nobody is named.
    value
        Factuality that the word lends its content, ``CT+`` where it casts no doubt.
    """

    speaks: int
    speaker: int | None
    cue: str
    value: str


class SpeakerFinder:
    """The speakers of one sentence's acts."""

    def __init__(
        self, finder: ArgumentFinder, parties: PartyFinder, cues: CueFinder, lexicon: Lexicon
    ) -> None:
        self.finder = finder
        self.tree = finder.tree
        self.parties = parties
        self.cues = cues
        self.lexicon = lexicon
        self._sources = list(self._source_phrases())

    def voices(self, i: int) -> list[Voice]:
        """Return those on whose word the act that word `i` tells stands, outermost first."""
        found: list[Voice] = []
        here = i
        for above in self.tree.ancestors(i):
            voice = self._from_above(here, above)
            if voice is not None:
                found.append(voice)
            voice = self._beside(above, i)
            if voice is not None:
                found.append(voice)
            here = above
        beside = self._beside(i, i)
        if beside is not None:
            found.append(beside)
        clause = {i, *self.tree.ancestors(i)}
        for attached, voice in self._sources:
            covers = attached in clause and i not in self.tree.subtree(voice.speaks)
            if covers and voice not in found:
                found.append(voice)
        found.reverse()
        return _once(found)

    def speakers(self, voices: list[Voice]) -> tuple[Speaker, ...]:
        """Return the speakers by party where one is known, else by their words."""
        return tuple(self._speaker(voice) for voice in voices)

    def _speaker(self, voice: Voice) -> Speaker:
        if voice.speaker is None:
            return Speaker(speaker="", text="", cue=voice.cue)
        return self.speaker(voice.speaker, voice.cue)

    def speaker(self, word: int, cue: str) -> Speaker:
        """Return the speaker that word `word` heads, by party where one is known."""
        words = self.tree.words(self.words_of(word))
        party = next((f.party.id for f in self.parties.of(word) if f.party.id), None)
        return Speaker(speaker=party or words, text=words, cue=cue)

    def sources(self) -> list[Voice]:
        """Return the voices of the sentence's source phrases: "according to ..."."""
        return [voice for _, voice in self._sources]

    def spoken(self) -> list[tuple[int, int]]:
        """Return the verbs of speech of the sentence that tell who speaks, each with who does."""
        found: list[tuple[int, int]] = []
        for i, token in enumerate(self.tree.tokens):
            if token.upos in {"VERB", "AUX"} and self.cues.at("speech", i) is not None:
                speaker = self._subject(i)
                if speaker is not None:
                    found.append((i, speaker))
        return found

    def subject(self, verb: int) -> int | None:
        """Return who says what a verb has for its content, by its subject or its medium."""
        return self._subject(verb)

    def holder(self, noun: int) -> int | None:
        """Return who says what a noun of speech has for its content, else the noun itself.

        Its owner ("the claim of the ministry"), of whom it is told ("half of them are of the
        opinion"), or the subject of its verb ("the ministry repeated the claim", not "denied").
        """
        owner = self._owner(noun)
        if owner != noun:
            return owner
        if told := self.finder.of(noun).get("subj"):
            return told[0]
        tree, above = self.tree, self.tree.tokens[noun].head
        if tree.relation(noun) not in {"obj", "obl"} or tree.tokens[above].upos != "VERB":
            return noun
        verdict = self.cues.at("confirm", above)
        if verdict is not None and verdict.value == "denied":
            return noun
        return self._subject(above) or noun

    def says(self, noun: int) -> bool:
        """Whether a noun has what somebody says for its content."""
        return any(self.cues.at(kind, noun) for kind in ("speech", "embed")) or self.lexicon.is_in(
            self.tree.lemmas[noun], "report"
        )

    def is_person(self, word: int) -> bool:
        """Whether a word names a person, as far as the sentence tells."""
        token = self.tree.tokens[word]
        return token.upos in {"NOUN", "PROPN"} and self.parties.is_person(word)

    def may_speak(self, word: int) -> bool:
        """Whether a word names somebody, or something that people speak through."""
        token = self.tree.tokens[word]
        if token.upos == "PRON":
            return token.text.casefold() in _PERSONAL
        return token.upos == "PROPN" or (
            token.upos == "NOUN"
            and (
                any(self.lexicon.is_in(self.tree.lemmas[word], k) for k in _SPEAKING)
                or bool(self.parties.of(word))
            )
        )

    def words_of(self, speaker: int) -> list[int]:
        """Return the words of a speaker without those that make it one: "according to", a comma."""
        tree = self.tree
        words = tree.phrase(speaker)
        cues = {
            k for c in tree.having(speaker, "case") for k in (c, *tree.having(c, "fixed", "case"))
        }
        cues |= {c for c in tree.having(speaker, "advmod") if tree.tokens[c].text == "so"}
        while len(words) > 1 and (words[0] in cues or tree.relation(words[0]) == "punct"):
            del words[0]
        while len(words) > 1 and (words[-1] in cues or tree.relation(words[-1]) == "punct"):
            del words[-1]
        return words

    def _from_above(self, here: int, above: int) -> Voice | None:
        """Return the voice of a word of speech that governs `here`."""
        tree = self.tree
        cue = self.cues.at("speech", above)
        is_report = self.lexicon.is_in(tree.lemmas[above], "report")
        if tree.tokens[above].upos in {"NOUN", "PROPN"}:
            if not is_report and cue is None:
                return None
            relation = tree.relation(here)
            if relation not in {"acl", "ccomp", "nmod"} or tree.tokens[here].deprel == "acl:relcl":
                return None
            if relation == "nmod" and not self._is_about(here, above):
                return None
            return self._voice(above, self.holder(above), cue.value if cue else "")
        if cue is None or tree.tokens[above].upos not in {"VERB", "AUX", "ADJ"}:
            return None
        relation = tree.relation(here)
        if relation in {"obl", "obj", "nsubj"} and not (
            relation == "obj"
            or self._is_about(here, above)
            or tree.tokens[here].deprel == "nsubj:pass"
        ):
            return None
        if relation not in {*_SAID, "obl"} or tree.tokens[here].deprel == "nsubj":
            return None
        if relation == "advcl" and tree.having(here, "mark"):
            return None
        return self._voice(above, self._subject(above), cue.value)

    def _is_about(self, here: int, above: int) -> bool:
        arguments = self.finder.of(above)
        return any(here in arguments.get(label, ()) for label in _ABOUT) or (
            self.tree.relation(here) == "nmod" and here in arguments.get("gen", ())
        )

    def _beside(self, above: int, i: int) -> Voice | None:
        """Return the voice of a parenthesis: "the talks, the ministry said, will go on"."""
        tree = self.tree
        for c in tree.having(above, "parataxis"):
            if c == i or i in tree.subtree(c):
                continue
            cue = self.cues.at("speech", c)
            if cue is not None and tree.tokens[c].upos in {"VERB", "AUX"}:
                return self._voice(c, self._subject(c), cue.value)
        return None

    def _voice(self, speaks: int, speaker: int | None, value: str) -> Voice | None:
        return Voice(
            speaks=speaks,
            speaker=speaker,
            cue=self.tree.tokens[speaks].text,
            value=value if value not in {"", "-"} else "CT+",
        )

    def _subject(self, verb: int) -> int | None:
        arguments, lemmas = self.finder.of(verb), self.tree.lemmas
        if lemmas[verb] in _QUOTING and self.finder.is_passive(verb) and arguments.get("obj"):
            # "Der Minister wird mit den Worten zitiert" is on the minister's word.
            return arguments["obj"][0]
        for label in ("subj", "agent"):
            words = [w for w in arguments.get(label, ()) if not self._is_expletive(w)]
            if words and self.tree.tokens[words[0]].text.lower() in _SAID_SO:
                # "Das sagte ein Sprecher": parsers take what comes first for the subject.
                words = [w for w in arguments.get("obj", ()) if w > verb] or words
            if words:
                return words[0]
        for label in _MEDIUM:
            for word in arguments.get(label, ()):
                if self.lexicon.is_in(lemmas[word], "media"):
                    return word
                if self.lexicon.language == "de" and self.lexicon.is_in(lemmas[word], "report"):
                    return word
        return None

    def _is_expletive(self, word: int) -> bool:
        token = self.tree.tokens[word]
        return (
            token.deprel.startswith("expl")
            or token.text.lower() in _NOBODY
            or token.text.lower() in _CLOCK
        )

    def _owner(self, noun: int) -> int | None:
        arguments = self.finder.of(noun)
        return next((arguments[label][0] for label in _WHOSE if arguments.get(label)), noun)

    def _source_phrases(self) -> Iterator[tuple[int, Voice]]:
        """Give each "according to ..." with the word it hangs on."""
        tree = self.tree
        taken: set[int] = set()
        german = self.lexicon.language == "de"
        for i in range(len(tree.tokens)):
            cue = None if i in taken or self._counts(i) else self.cues.at("source", i)
            if cue is None or (cue.value == "before" and tree.tokens[i].upos == "VERB"):
                if german and i not in taken:
                    found = None
                    if tree.lemmas[i] == "nach":
                        found = self._account(i)
                    elif tree.tokens[i].text == "so":
                        found = self._so(i)
                    if found is not None:
                        yield found
                continue
            last = i + len(cue.words) - 1
            taken.update(range(i, last + 1))
            speaker = self._who(i, last, before=cue.value == "before")
            if speaker is None:
                continue
            top = self._top(speaker, i, last)
            # "Attacked Peru, according to Chile": parsers hang it on the object.
            attached = self._predicate_above(top)
            text = tree.words(list(range(i, last + 1)))
            yield attached, Voice(speaks=top, speaker=speaker, cue=text, value="CT+")

    def _counts(self, i: int) -> bool:
        """Whether "segundo" is the second of several, not "according to"."""
        return self.tree.lemmas[i] in _SECOND and self.tree.tokens[i].upos in _COUNTING

    def _account(self, i: int) -> tuple[int, Voice] | None:
        """Return the voice of "nach Polizeiangaben", with the word it hangs on."""
        tree = self.tree
        noun = tree.tokens[i].head
        named = tree.tokens[noun].upos in {"NOUN", "PROPN"} and noun > i
        if not named or not tree.lemmas[noun].endswith(_ACCOUNTS):
            return None
        attached = self._predicate_above(noun)
        speaker = self._owner(noun) or noun
        if speaker == noun and any(tree.lemmas[c] in _OWN for c in tree.children[noun]):
            speaker = self._subject(attached) or noun
        text = tree.words([i, noun]) if noun == i + 1 else tree.tokens[i].text
        return attached, Voice(speaks=noun, speaker=speaker, cue=text, value="CT+")

    def _so(self, i: int) -> tuple[int, Voice] | None:
        """Return the voice of "..., so der Minister", with the word it hangs on."""
        tree = self.tree
        if not i or tree.relation(i - 1) != "punct":
            return None
        for k in range(i + 1, len(tree.tokens)):
            token = tree.tokens[k]
            if token.upos in {"NOUN", "PROPN"} or (k == i + 1 and token.upos == "PRON"):
                attached = self._predicate_above(k)
                return attached, Voice(speaks=k, speaker=k, cue="so", value="CT+")
            if token.upos not in {"DET", "ADJ", "X", "NUM"} and token.text not in _OPENING:
                return None
        return None

    def _predicate_above(self, word: int) -> int:
        """Return the nearest predicate that governs a word."""
        tree, above = self.tree, self.tree.tokens[word].head
        while not tree.is_predicate(above) and tree.tokens[above].head != above:
            above = tree.tokens[above].head
        return above

    def _who(self, first: int, last: int, *, before: bool) -> int | None:
        """Return the head word of the speaker that a source phrase names."""
        tree = self.tree
        end = tree.tokens[last]
        if end.upos in {"NOUN", "PROPN"} and end.deprel not in {"case", "fixed"}:
            owner = self._owner(last)
            if owner not in {None, last}:
                return owner
        if end.upos == "VERB":
            objects = self.finder.of(last).get("obj")
            if objects:
                return objects[0]
        if before:
            places = range(first - 1, max(first - _LONGEST_REACH, -1), -1)
        else:
            places = range(last + 1, min(last + _LONGEST_REACH, len(tree.tokens)))
        nominal = {"NOUN", "PROPN", "PRON"}
        for k in places:
            if tree.tokens[k].upos in nominal:
                while (
                    tree.tokens[tree.tokens[k].head].upos in nominal
                    and tree.relation(k) in {"compound", "nmod", "flat", "amod"}
                    and (tree.tokens[k].head > last) is not before
                    and tree.tokens[k].head != k
                    and not self._verb_between(k, tree.tokens[k].head)
                ):
                    k = tree.tokens[k].head  # noqa: PLW2901  climbing to the head of the phrase
                return k
        return None

    def _verb_between(self, one: int, other: int) -> bool:
        """Whether a verb stands between two words, which are then no one phrase."""
        first, last = sorted((one, other))
        return any(self.tree.tokens[k].upos in {"VERB", "AUX"} for k in range(first + 1, last))

    def _top(self, speaker: int, first: int, last: int) -> int:
        """Return the head of the whole source phrase."""
        tree, top = self.tree, speaker
        inside = set(range(first, last + 1))
        for above in tree.ancestors(speaker):
            if above in inside or tree.tokens[top].deprel in {"flat", "appos", "compound"}:
                top = above
            elif (
                tree.tokens[above].upos in {"VERB", "AUX"}
                or tree.relation(top) == "root"
                or (min(tree.phrase(top)) <= first and max(tree.phrase(top)) >= last)
            ):
                break
            else:
                top = above
        return top


def _once(voices: list[Voice]) -> list[Voice]:
    found: list[Voice] = []
    for voice in voices:
        if all(voice.speaks != other.speaks for other in found):
            found.append(voice)
    return found
