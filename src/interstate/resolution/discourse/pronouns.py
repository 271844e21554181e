"""What the pronouns of a sentence mean: subjects first, and nothing that does not agree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interstate.record import Mention
from interstate.reference.word_forms import REASONS
from interstate.resolution.discourse.memory import PRONOUN_SENTENCES, Memory, told_in
from interstate.resolution.discourse.phrases import Phrase, Words, bare

if TYPE_CHECKING:
    from interstate.record import Token
    from interstate.resolution.discourse.lexis import ReferenceWords

_REASON_DEPTH = 3
_POSSESSING = frozenset({"det", "nmod", "amod", "poss"})


class PronounReader:
    """Settles the pronouns of one sentence."""

    def __init__(
        self, lexis: ReferenceWords, memory: Memory, words: Words, found: list[Phrase]
    ) -> None:
        self.lexis = lexis
        self.memory = memory
        self.words = words
        self.tokens = words.tokens
        self.index = words.sentence.index
        self.found = found
        self.added: list[Mention] = []

    def settled(self) -> list[Mention]:
        """Return a mention for each party that a pronoun stands for."""
        for token in self.tokens:
            value = self.lexis.pronouns.get(token.text.casefold())
            if value is None or token.upos not in {"PRON", "DET", "ADJ"}:
                continue
            if bare(token.deprel) == "expl" or self._is_empty(token):
                continue
            number, gender, kind = self._features(token, value)
            settled = self._antecedent(token, number, gender, kind)
            if settled is None:
                continue
            where, phrase = settled
            for party in phrase.parties:
                told = told_in(self.index, where)
                because = f"{token.text!r} means {phrase.text!r} ({party.name}), {told}"
                self.added.append(
                    Mention(
                        start=token.start,
                        end=token.end,
                        party=replace(party, text=token.text, because=because),
                        pronominal=True,
                    )
                )
        return self.added

    def _is_possessive(self, token: Token) -> bool:
        """Whether a pronoun stands before what somebody has: "ihr Land", not "mit ihr"."""
        return (
            token.text.casefold() in self.lexis.possessive
            and bare(token.deprel) in _POSSESSING
            and not any(
                bare(self.tokens[c].deprel) == "case" for c in self.words.children[token.index]
            )
        )

    def _features(self, token: Token, value: str) -> tuple[str, str, str]:
        number, gender, kind = value.split()
        if self.lexis.language == "de" and token.text.casefold() == "sie":
            if token.feats.get("Number") == "Plur" or self._plural_verb(token):
                return "plur", "any", "any"
        elif self.lexis.language == "de" and number == "sing" and gender == "fem":
            possessive = self._is_possessive(token)
            if possessive:
                return "any", "femplur", "any"
        return number, gender, kind

    def _plural_verb(self, token: Token) -> bool:
        verb = self.tokens[token.head]
        verbs = [verb, *(self.tokens[c] for c in self.words.children[verb.index])]
        return any(v.feats.get("Number") == "Plur" and v.upos in {"VERB", "AUX"} for v in verbs)

    def _is_empty(self, token: Token) -> bool:
        """Whether "it" stands for a clause: "it is clear that ..."."""
        if token.text.casefold() != "it" or bare(token.deprel) != "nsubj":
            return False
        verb = token.head
        return self.tokens[verb].upos in {"ADJ", "NOUN"} or any(
            bare(self.tokens[c].deprel) in {"csubj", "expl"} for c in self.words.children[verb]
        )

    def _antecedent(
        self, token: Token, number: str, gender: str, kind: str
    ) -> tuple[int, Phrase] | None:
        """Return what a pronoun takes up: a subject above it, then before it, then earlier."""
        by_head = {phrase.head: phrase for phrase in self.found}
        for subject in self._subjects(token):
            if self.tokens[subject].upos == "PRON":
                passed = self._settled_at(subject)
                if passed is not None and self._agree(passed[1], number, gender, kind):
                    return passed
                if self._same_pronoun(subject, token):
                    # An open pronoun leaves its like open: "he said that he".
                    return None
                continue
            phrase = by_head.get(subject)
            if phrase is not None and self._agree(phrase, number, gender, kind):
                return (self.index, phrase) if phrase.parties else None
        possessive = self._is_possessive(token)
        if token.text.casefold() in self.lexis.reflexive or (
            kind == "thing" and not possessive and bare(token.deprel) != "nsubj"
        ):
            # As an object, "it" is some thing far more often than a party.
            return None
        return self._before(token, number, gender, kind) or self._earlier(number, gender, kind)

    def _before(
        self, token: Token, number: str, gender: str, kind: str
    ) -> tuple[int, Phrase] | None:
        barred = self._barred(token)
        acts = bare(token.deprel) == "nsubj"
        before = [
            phrase
            for phrase in self.found
            if phrase.head < token.index
            and phrase.head not in barred
            # "Beside Germany, she visited": a subject takes up a subject.
            and (phrase.subject or not acts)
            and self._agree(phrase, number, gender, kind)
        ]
        if not before:
            return None
        best = next((phrase for phrase in before if phrase.subject), before[-1])
        return (self.index, best) if best.parties else None

    def _earlier(self, number: str, gender: str, kind: str) -> tuple[int, Phrase] | None:
        for where, phrases in reversed(self.memory.recent):
            if self.index - where > PRONOUN_SENTENCES:
                break
            fitting = [p for p in phrases if self._agree(p, number, gender, kind)]
            subjects = [p for p in fitting if p.subject]
            if subjects:
                return (where, subjects[0]) if subjects[0].parties else None
            named = [p for p in fitting if p.parties]
            if named:
                ids = {tuple(party.id for party in p.parties) for p in named}
                return (where, named[-1]) if len(ids) == 1 else None
        return None

    def _same_pronoun(self, subject: int, token: Token) -> bool:
        """Whether two pronouns are forms of one: "he" and "his"."""
        values = self.lexis.pronouns
        other = values.get(self.tokens[subject].text.casefold())
        return other is not None and other == values.get(token.text.casefold())

    def _subjects(self, token: Token) -> list[int]:
        """Return the subjects a pronoun may take up, of the nearest clause first."""
        found: list[int] = []
        clause = self.words.clause_of(token.index)
        subject = self.words.subject_of(clause)
        inside = subject is not None and self._is_inside(token.index, subject)
        own = self._is_possessive(token) or token.text.casefold() in self.lexis.reflexive
        if (blamed := self._blamed(token)) is not None:
            found.append(blamed)
        if own and subject is not None and not inside:
            found.append(subject)
        for _ in self.tokens:
            above = self.tokens[clause].head
            if above == clause:
                break
            clause = self.words.clause_of(above)
            subject = self.words.subject_of(clause)
            if subject is not None and not self._is_inside(token.index, subject):
                found.append(subject)
        if not own:
            found = [i for i in found if i not in self._described_by(token)]
        return [i for i in dict.fromkeys(found) if i != token.index]

    def _blamed(self, token: Token) -> int | None:
        """Return the object before a reason, whose reason it is: "blamed Mali for its raids"."""
        i = token.index
        for _ in range(_REASON_DEPTH):
            above = self.tokens[i].head
            if above == i or self.tokens[above].upos in {"VERB", "AUX"}:
                break
            i = above
        else:
            return None
        verb = self.tokens[i].head
        if bare(self.tokens[verb].deprel) in {"advcl", "acl"} and not self._is_reason(i):
            # "Accused Mali of breaking its promise": the gerund stands behind the preposition.
            i, verb = verb, self.tokens[verb].head
        if not self._is_reason(i):
            return None
        objects = [
            c
            for c in self.words.children[verb]
            if self.tokens[c].deprel in {"obj", "nsubj:pass"} and c < i
        ]
        return objects[0] if objects else None

    def _is_reason(self, i: int) -> bool:
        before = {
            self.tokens[c].text.casefold()
            for c in self.words.children[i]
            if bare(self.tokens[c].deprel) in {"case", "mark"}
        }
        gerund = self.tokens[i].feats.get("VerbForm") in {"Ger", "Part"}
        return bool(before & REASONS) or (gerund and "of" in before)

    def _described_by(self, token: Token) -> set[int]:
        """Return the noun that the pronoun's clause describes: not "him" in "who met him"."""
        clause = self.tokens[self.words.clause_of(token.index)]
        return {clause.head} if bare(clause.deprel) == "acl" else set()

    def _barred(self, token: Token) -> set[int]:
        """Return the words that a pronoun of the same clause cannot mean."""
        if self._is_possessive(token):
            return {token.head}
        clause = self.words.clause_of(token.index)
        return {
            t.index
            for t in self.tokens
            if t.index != token.index and self.words.clause_of(t.index) == clause
        } | self._described_by(token)

    def _is_inside(self, i: int, head: int) -> bool:
        for _ in self.tokens:
            if i == head:
                return True
            above = self.tokens[i].head
            if above == i:
                return False
            i = above
        return False

    def _settled_at(self, i: int) -> tuple[int, Phrase] | None:
        token = self.tokens[i]
        parties = tuple(m.party for m in self.added if m.start == token.start)
        if not parties:
            return None
        phrase = Phrase(
            head=i,
            parties=parties,
            number=self.words.number_of(i),
            gender="any",
            person=False,
            subject=True,
            text=token.text,
        )
        return self.index, phrase

    def _agree(self, phrase: Phrase, number: str, gender: str, kind: str) -> bool:
        if gender == "femplur":
            return phrase.number == "plur" or phrase.gender in {"fem", "any"}
        if kind == "person" and not phrase.person and phrase.parties:
            return False
        if kind == "thing" and phrase.person:
            return False
        if number != "any" and phrase.number not in {"any", number}:
            # English lets "they" take up a body of people.
            several = self.lexis.language == "en" and number == "plur" and not phrase.person
            if not several or not phrase.parties:
                return False
        genders = {"any": set[str](), "mascneut": {"masc", "neut"}}.get(gender, {gender})
        return not genders or phrase.gender == "any" or phrase.gender in genders
