"""The phrases of a sentence that stand for parties: heads, number, gender, and whose roles are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interstate.record import Mention, Party, Sentence, Token

CLAUSES = frozenset({"root", "ccomp", "advcl", "acl", "parataxis", "csubj", "xcomp"})
_SUBJECTS = frozenset({"nsubj", "csubj"})
_TIES = frozenset({"amod", "compound", "nmod", "appos", "flat", "det", "obl"})
# German articles before names of states, alone or in a preposition, and the gender they tell.
_ARTICLES = {
    **dict.fromkeys(("die", "zur"), "fem"),
    **dict.fromkeys(("den", "dem", "des", "im", "am", "zum", "vom", "beim"), "masc"),
    "das": "neut",
}
_NUMBERS = {"Sing": "sing", "Plur": "plur"}
_GENDERS = {"Masc": "masc", "Fem": "fem", "Neut": "neut"}
# Words that a title and its name, or a party and its role, may have between them.
_GAP_CHARACTERS = 2


def bare(relation: str) -> str:
    """Return a relation without its subtype."""
    return relation.partition(":")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that stand for one or more parties, or for something else that a pronoun may mean.

    Attributes
    ----------
    head
        Index of the head word.
    parties
        Whom it stands for: several where parties are joined by "and"; none for another thing.
    number
        ``"sing"``, ``"plur"`` or ``"any"``.
    gender
        ``"masc"``, ``"fem"``, ``"neut"`` or ``"any"``.
    person
        It is a person, as far as the words tell.
    subject
        It is the subject of a clause.
    text
        Its words, for the reason given.
    """

    head: int
    parties: tuple[Party, ...]
    number: str
    gender: str
    person: bool
    subject: bool
    text: str


class Words:
    """A sentence's tree as discourse needs it."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                self.children[token.head].append(token.index)

    def covered(self, mention: Mention) -> list[Token]:
        """Return the words of a mention."""
        return [t for t in self.tokens if t.start < mention.end and mention.start < t.end]

    def head_of(self, mention: Mention) -> int:
        """Return the word of a mention that governs the others."""
        words = self.covered(mention)
        inside = {t.index for t in words}
        for token in words:
            if token.head == token.index or token.head not in inside:
                return token.index
        return words[0].index if words else 0

    def clause_of(self, i: int) -> int:
        """Return the head of the clause that word `i` stands in."""
        for _ in self.tokens:
            token = self.tokens[i]
            if token.head == i or bare(token.deprel) in CLAUSES:
                return i
            if bare(token.deprel) == "conj" and token.upos in {"VERB", "AUX"}:
                return i
            i = token.head
        return i

    def subject_of(self, clause: int) -> int | None:
        """Return the head of the subject of a clause, of the first clause where they share it."""
        for _ in self.tokens:
            for c in self.children[clause]:
                if bare(self.tokens[c].deprel) in _SUBJECTS:
                    return c
            above = self.tokens[clause]
            relation = bare(above.deprel)
            if relation not in {"conj", "xcomp"} or above.head == clause:
                return None
            if relation == "xcomp":
                # "urged China to use its influence": China is to use it.
                for c in self.children[above.head]:
                    if bare(self.tokens[c].deprel) in {"obj", "iobj"}:
                        return c
            clause = above.head
        return None

    def is_subject(self, i: int) -> bool:
        """Whether word `i` heads a subject."""
        for _ in self.tokens:
            relation = bare(self.tokens[i].deprel)
            if relation in _SUBJECTS:
                return True
            if relation != "conj" or self.tokens[i].upos in {"VERB", "AUX"}:
                return False
            i = self.tokens[i].head
        return False

    def number_of(self, i: int) -> str:
        """Return the number of the phrase that word `i` heads."""
        if any(
            bare(self.tokens[c].deprel) == "conj" and self.tokens[c].upos not in {"VERB", "AUX"}
            for c in self.children[i]
        ):
            return "plur"
        return _NUMBERS.get(self.tokens[i].feats.get("Number", ""), "any")

    def gender_of(self, i: int) -> str:
        """Return the grammatical gender of word `i`, in English ``"any"``.

        German names of states are neuter where no article tells otherwise.
        """
        token = self.tokens[i]
        gender = _GENDERS.get(token.feats.get("Gender", ""), "any")
        if self.sentence.language == "de" and token.upos == "PROPN" and gender == "any":
            before = (self.tokens[i - 1] if i else token).text.casefold()
            if before == "der":
                return "masc" if self.is_subject(i) else "any"
            if before in _ARTICLES:
                return _ARTICLES[before]
            return "neut"
        return gender

    def text_of(self, first: int, last: int) -> str:
        """Return the words from `first` to `last` as written."""
        base = self.sentence.start
        return self.sentence.text[self.tokens[first].start - base : self.tokens[last].end - base]


def owned_roles(words: Words, mentions: Sequence[Mention]) -> dict[int, Party]:
    """Return, by place among the mentions, whose each role is that stands with its party.

    "the Russian foreign minister", "president of Ukraine", "Prime Minister Cameron".
    """
    heads = [words.head_of(mention) for mention in mentions]
    found: dict[int, Party] = {}
    for at, role in enumerate(mentions):
        if role.party.id is not None or role.party.sector in {None, "MED"}:
            continue
        head = heads[at]
        best: Party | None = None
        for other, mention in enumerate(mentions):
            if mention.party.id is None or other == at:
                continue
            near = (other == at - 1 and 0 <= role.start - mention.end < _GAP_CHARACTERS) or (
                other == at + 1
                and 0 <= mention.start - role.end < _GAP_CHARACTERS
                and not mention.adjectival
            )
            if near or _tied(words, heads[other], head):
                best = mention.party
                break
        if best is not None:
            because = f"{role.party.because}; of {best.name}: {best.because}"
            found[at] = replace(
                best, sector=role.party.sector, text=role.party.text, because=because
            )
    return found


def _tied(words: Words, party: int, role: int) -> bool:
    token = words.tokens[party]
    if party == role:
        return True
    if token.head == role and bare(token.deprel) in _TIES:
        # "troops in Iraq" are not Iraq's.
        return not any(
            bare(words.tokens[c].deprel) == "case"
            and words.tokens[c].text.casefold()
            not in {"of", "von", "vom", "der", "'s", "’s", "s", "de", "d'", "d’", "du", "des"}
            for c in words.children[party]
        )
    held = words.tokens[role]
    return held.head == party and bare(held.deprel) in {"compound", "flat", "appos", "nmod"}


def phrases(
    words: Words,
    mentions: Sequence[Mention],
    roles: Mapping[int, Party],
    *,
    persons: frozenset[int],
    women: frozenset[str],
) -> list[Phrase]:
    """Return what a pronoun may mean, in the order it stands.

    Parameters
    ----------
    roles
        Whose the roles among the mentions are.
    persons
        Places of mentions that name persons.
    women
        Given names of women.
    """
    at_head: dict[int, list[int]] = {}
    found: list[Phrase] = []
    for at, mention in enumerate(mentions):
        head = words.head_of(mention)
        if mention.adjectival and words.tokens[head].upos not in {"NOUN", "PROPN"}:
            continue
        if mention.adjectival and bare(words.tokens[head].deprel) in {"amod", "compound"}:
            continue
        at_head.setdefault(head, []).append(at)
    joined = {member for head in at_head for member in _joined(words, head)}
    for head, places in at_head.items():
        if head in joined:
            continue
        token = words.tokens[head]
        members = [head, *_joined(words, head)]
        parties = [
            party
            for member in members
            for at in at_head.get(member, ())
            if (party := roles.get(at, mentions[at].party)).id is not None
        ]
        person = any(at in persons for at in places)
        number = words.number_of(head)
        if number == "any" and token.upos == "PROPN":
            number = "sing"
        gender = words.gender_of(head)
        if person:
            names = {name for at in places for name in mentions[at].party.name.split()}
            gender = "fem" if names & women else "masc"
        found.append(
            Phrase(
                head=head,
                parties=tuple(dict.fromkeys(parties)),
                number=number,
                gender=gender,
                person=person,
                subject=words.is_subject(head),
                text=token.text,
            )
        )
    found += [
        Phrase(
            head=token.index,
            parties=(),
            number=words.number_of(token.index),
            gender=words.gender_of(token.index),
            person=False,
            subject=True,
            text=token.text,
        )
        for token in words.tokens
        if bare(token.deprel) in _SUBJECTS
        and token.upos in {"NOUN", "PROPN"}
        and token.index not in at_head
    ]
    return sorted(found, key=lambda phrase: phrase.head)


def described_phrases(words: Words, described: Sequence[Mention]) -> list[Phrase]:
    """Return descriptions that stand for parties as what pronouns may mean."""
    by_head: dict[int, list[Party]] = {}
    for mention in described:
        by_head.setdefault(words.head_of(mention), []).append(mention.party)
    return [
        Phrase(
            head=head,
            parties=tuple(parties),
            number="plur" if len(parties) > 1 else "sing",
            gender=words.gender_of(head),
            person=any(party.sector == "GOV" for party in parties),
            subject=words.is_subject(head),
            text=parties[0].text,
        )
        for head, parties in by_head.items()
    ]


def _joined(words: Words, head: int) -> list[int]:
    """Return the words joined to `head` by "and"."""
    found = [
        c
        for c in words.children[head]
        if bare(words.tokens[c].deprel) == "conj" and words.tokens[c].upos not in {"VERB", "AUX"}
    ]
    return [*found, *(d for c in found for d in _joined(words, c))]
