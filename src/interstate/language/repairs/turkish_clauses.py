"""Turkish clauses: what each is to the verb above it, and whose subject a name is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.repairs.editing import NOMINAL, relation_of
from interstate.language.repairs.turkish_trees import (
    DAYS,
    case_of,
    finite_behind,
    has_postposition,
    has_subject,
    head_of_phrase,
    is_nominalised,
    is_owned,
    noun_behind,
    verb_behind,
    whole_name,
)
from interstate.language.turkish_words import can_act, is_place, takes_object
from interstate.reference.turkish_forms import small

if TYPE_CHECKING:
    from interstate.language.repairs.editing import TreeEditor
    from interstate.record import Token

_SHARING = ("ıp", "ip", "up", "üp", "arak", "erek")
_OF_SAYING = frozenset(
    {"söyle", "açıkla", "belirt", "bildir", "duyur", "iddia et", "öne sür", "ileri sür", "kaydet"}
    | {"ifade et", "vurgula", "savun", "dile getir", "aktar", "doğrula", "yalanla", "ilan et"}
)
_RAISED = frozenset({"nsubj", "nmod", "compound", "obl", "flat", "dep", "advmod"})
_OF_SAID = frozenset({"obj", "nsubj", "obl", "nmod"})
# Finite forms that stand before nouns as well: "imzalanmış anlaşma".
_LIKE_PARTICIPLES = ("mış", "miş", "muş", "müş", "acak", "ecek")
_FRONT = 6


def hang_participles(tree: TreeEditor) -> None:
    """Hang a participle without case on the noun behind it: "imzalanan anlaşma"."""
    for i, token in enumerate(tree):
        if token.upos != "VERB" or token.feats.get("Case"):
            continue
        form = token.feats.get("VerbForm")
        finite = (
            form == "Fin"
            and relation_of(token) in {"acl", "amod"}
            and small(token.text).endswith(_LIKE_PARTICIPLES)
        )
        noun = noun_behind(tree, i) if form == "Part" or finite else None
        if noun is not None:
            head = head_of_phrase(tree, noun)
            tree.retag(i, "VERB", VerbForm="Part")
            tree.hang(i, "acl", head if head > i else noun)


def read_clauses(tree: TreeEditor) -> None:
    """Read the relation of a verb to the one above from its form."""
    for i, token in enumerate(tree):
        if token.upos != "VERB" or relation_of(token) in {"root", "conj", "parataxis"}:
            continue
        form, head = token.feats.get("VerbForm", ""), tree[token.head]
        if form == "Conv":
            verb = head if head.upos == "VERB" and head.index > i else verb_behind(tree, i)
            if verb is not None:
                tree.hang(i, "advcl", verb.index)
        elif has_postposition(tree, i):
            tree.hang(i, "advcl" if head.upos == "VERB" else "acl")
        elif is_nominalised(token):
            _hang_nominalised(tree, i)
        elif form == "Part" and head.upos in NOMINAL and not token.feats.get("Case"):
            tree.hang(i, "acl")
        elif form == "Fin" and head.upos == "VERB" and relation_of(token) in _OF_SAID:
            tree.hang(i, "ccomp")


def _hang_nominalised(tree: TreeEditor, i: int) -> None:
    """Read the relation of a verb that stands as a noun from its case."""
    token = tree[i]
    form, case, head = token.feats.get("VerbForm", ""), case_of(token), tree[token.head]
    if case in {"Acc", "Dat", "Abl", "Ins"} and (head.upos != "VERB" or head.index < i):
        found = verb_behind(tree, i)
        of_noun = head.upos in NOMINAL and head.index > i and case in {"Dat", "Abl"}
        if found is not None and not of_noun:
            head = found
    if head.upos == "VERB":
        if case == "Loc":
            relation = "advcl"
        elif case in {"Nom", "Gen"} and form == "Vnoun":
            relation = "csubj"
        else:
            relation = "xcomp" if form == "Inf" else "ccomp"
        tree.hang(i, relation, head.index)
    elif head.upos in NOMINAL and head.index > i:
        tree.hang(i, "acl", head.index)


def raise_subjects(tree: TreeEditor) -> None:
    """Give who acts to the verb whose subject it is.

    A clause that stands as a noun has its subject in the genitive, so that a bare name before it
    is who does what the finite verb tells: "Bakü, sivilleri vurduğu için Erivan'ı suçladı". Verbs
    in "-ip" and "-erek" have the subject of the verb behind them.
    """
    for i, token in enumerate(tree):
        head = tree[token.head]
        if token.upos not in NOMINAL or relation_of(token) not in _RAISED or head.index < i:
            continue
        if case_of(token) == "Gen" and relation_of(token) == "nsubj":
            above = tree[head.head]
            if small(head.text).endswith(_SHARING) and is_nominalised(above):
                _give(tree, i, above)
            continue
        acting = token.upos == "PROPN" or can_act(token.lemma)
        if acting and case_of(token) == "Nom" and token.lemma not in DAYS:
            verb = None if has_postposition(tree, i) else _verb_of_subject(tree, i, head)
            _give(tree, i, verb)


def _give(tree: TreeEditor, i: int, verb: Token | None) -> None:
    """Make word `i` the subject of a verb that has none."""
    if verb is not None and not has_subject(tree, verb):
        tree.hang(i, "nsubj", verb.index)


def _verb_of_subject(tree: TreeEditor, i: int, head: Token) -> Token | None:
    """Return the verb whose subject a name without case is, where it hangs elsewhere."""
    token = tree[i]
    subject = relation_of(token) == "nsubj"
    if subject and head.upos == "VERB" and head.feats.get("VerbForm") == "Fin":
        return None
    if _describes_nothing(tree, token, head):
        return verb_behind(tree, i)
    if subject and head.upos == "VERB" and small(head.text).endswith(_SHARING):
        above = tree[head.head]
        return above if above.upos == "VERB" and above.index > head.index else None
    if subject and head.upos in NOMINAL and relation_of(head) in {"obj", "obl", "nmod"}:
        # "Hükümet Washington'dan destek istedi": no noun below a verb has a subject.
        return verb_behind(tree, head.index)
    participle = head.upos == "VERB" and head.feats.get("VerbForm") == "Part"
    embedded = subject and (is_nominalised(head) or participle)
    return finite_behind(tree, i) if embedded or _is_before_comma(tree, i) else None


def _describes_nothing(tree: TreeEditor, token: Token, head: Token) -> bool:
    """Whether a state's name hangs on a noun that is not owned, and so has no owner.

    "Birleşmiş Milletler taraflara çağrı yaptı".
    """
    return (
        token.deprel in {"compound", "nmod", "flat"}
        and head.upos == "NOUN"
        and case_of(head) in {"Acc", "Dat", "Abl", "Loc"}
        and "Owned" not in head.feats
        and is_place(whole_name(tree, token))
    )


def _is_before_comma(tree: TreeEditor, i: int) -> bool:
    """Whether a comma parts a name at the front of a clause from the rest of it."""
    last = max([i, *(c.index for c in tree.below(i) if relation_of(c) in {"flat", "appos"})])
    before = [tree[k].text for k in range(max(0, i - _FRONT), i)]
    front = i <= _FRONT or any(text in {",", ";", ":"} for text in before)
    return front and last + 1 < len(tree.tokens) and tree[last + 1].text == ","


def lower_arguments(tree: TreeEditor) -> None:
    """Hang what stands right before a reported clause on its verb.

    "Kenya, Uganda'ya yardım göndereceğini duyurdu": who is told stands elsewhere.
    """
    for verb in list(tree):
        if verb.upos != "VERB" or verb.lemma not in _OF_SAYING:
            continue
        below = tree.below(verb.index)
        subjects = [c.index for c in below if relation_of(c) == "nsubj"]
        for clause in below:
            if relation_of(clause) != "ccomp" or clause.upos != "VERB":
                continue
            for c in below:
                phrase = relation_of(c) in {"obl", "obj"} and c.upos in {*NOMINAL, "NUM"}
                behind = any(c.index < k < clause.index for k in subjects)
                if phrase and c.index < clause.index and not behind:
                    tree.hang(c.index, c.deprel, clause.index)


def _is_apart(tree: TreeEditor, owner: int, noun: int) -> bool:
    """Whether a number or "bu" parts a bare name from a noun, which it then does not describe."""
    return any(
        tree[k].upos in {"DET", "NUM"} and tree[k].head == noun for k in range(owner + 1, noun)
    )


def _give_subject(tree: TreeEditor, verb: Token) -> None:
    """Take who acts from the front of an object's phrase: "Etiyopya askerlerini çekti"."""
    for c in sorted(tree.below(verb.index), key=lambda c: c.index):
        if relation_of(c) not in {"obj", "nsubj"} or c.upos != "NOUN":
            continue
        definite = case_of(c) == "Acc" and relation_of(c) == "obj"
        thing = case_of(c) == "Nom" and not can_act(c.lemma) and c.index == verb.index - 1
        if not definite and not thing:
            continue
        for owner in tree.below(c.index):
            if owner.index < c.index and _acts_before(tree, owner, c, verb):
                tree.hang(owner.index, "nsubj", verb.index)
                tree.hang(c.index, "obj")
                return


def _acts_before(tree: TreeEditor, owner: Token, noun: Token, verb: Token) -> bool:
    """Whether what seems to describe a noun is who does something to it."""
    if case_of(owner) != "Nom" or owner.deprel not in {"nmod:poss", "compound"}:
        return False
    if owner.upos == "NOUN":
        # "Çiftçiler yolları kapattı": several describe nothing.
        many = owner.feats.get("Number") == "Plur" and owner.feats.get("Owned") != "Yes"
        return many and can_act(owner.lemma)
    if owner.upos != "PROPN":
        return False
    if _is_apart(tree, owner.index, noun.index):
        return True
    first = not any(
        k.index < owner.index and k.upos != "PUNCT" for k in tree.below(verb.index)
    ) and (owner.index == 0 or tree[owner.index - 1].upos == "PUNCT")
    return first and is_place(owner.text)


def _lift_object(tree: TreeEditor, verb: Token) -> None:
    """Give the first of two accusatives to the verb above: "İran'ı anlaşmayı bozmakla suçladı"."""
    objects = [
        c
        for c in tree.below(verb.index)
        if relation_of(c) == "obj" and c.feats.get("Case") == "Acc"
    ]
    above = tree[verb.head]
    nested = relation_of(verb) in {"xcomp", "ccomp", "advcl"} and above.upos == "VERB"
    if (
        len(objects) > 1
        and nested
        and not any(relation_of(c) == "obj" for c in tree.below(above.index))
    ):
        tree.hang(objects[0].index, "obj", above.index)


def find_subjects(tree: TreeEditor) -> None:
    """Keep one subject a verb; a second bare noun right before an active verb is its object."""
    for verb in list(tree):
        if verb.upos != "VERB":
            continue
        passive = verb.feats.get("Voice") == "Pass"
        subjects = _subjects(tree, verb)
        people = [s for s in subjects if can_act(s.lemma) or s.upos != "NOUN"]
        if not passive and not people and verb.feats.get("VerbForm") == "Fin":
            _give_subject(tree, verb)
        _lift_object(tree, verb)
        objects = [c for c in tree.below(verb.index) if relation_of(c) == "obj"]
        if subjects and not passive and not objects:
            _take_object(tree, verb, subjects)
        elif not subjects:
            _take_subject(tree, verb, objects)


def _subjects(tree: TreeEditor, verb: Token) -> list[Token]:
    return [
        c
        for c in tree.below(verb.index)
        if relation_of(c) == "nsubj" and c.upos in {*NOMINAL, "NUM", "X"}
    ]


def _take_object(tree: TreeEditor, verb: Token, subjects: list[Token]) -> None:
    """Make the object of a verb without one what stands as its second subject."""
    if len(subjects) > 1:
        things = [s for s in subjects if "Owned" in s.feats and not can_act(s.lemma)]
        last = things[0] if things else subjects[-1]
        if case_of(last) == "Nom" and last.upos == "NOUN":
            tree.hang(last.index, "obj")
    elif is_nominalised(verb):
        # "Saldırı düzenlediği": of a clause the subject stands in the genitive.
        (thing,) = subjects
        bare = thing.upos == "NOUN" and case_of(thing) == "Nom" and not can_act(thing.lemma)
        if bare and thing.index == verb.index - 1:
            tree.hang(thing.index, "obj")


def _take_subject(tree: TreeEditor, verb: Token, objects: list[Token]) -> None:
    """Find the subject of a verb without one among what else hangs on it."""
    passive = verb.feats.get("Voice") == "Pass"
    found: list[Token] = [c for c in objects if case_of(c) == "Nom"]
    if passive:
        found = (found or ([] if objects else _loose_nouns(tree, verb)))[-1:]
    elif len(objects) > 1:
        # "Rusya anlaşmayı imzaladı": a name without case before an object is who acts.
        found = [c for c in found[:1] if c.index < objects[-1].index]
    elif not takes_object(verb.lemma):
        found = [
            c
            for c in objects
            if can_act(c.lemma) and (case_of(c) == "Nom" or (case_of(c) == "Acc" and is_owned(c)))
        ]
    else:
        found = []
    for c in found[:1]:
        tree.hang(c.index, "nsubj")


def _loose_nouns(tree: TreeEditor, verb: Token) -> list[Token]:
    """Return the bare nouns below a verb to which a parser gave no place in its clause."""
    return [
        c
        for c in tree.below(verb.index)
        if relation_of(c) in {"amod", "compound", "advmod", "obl", "nmod", "dep", "nummod"}
        and c.deprel not in {"compound:lvc", "obl:tmod"}
        and c.upos in {"NOUN", "PROPN"}
        and c.index < verb.index
        and c.lemma not in DAYS
        and case_of(c) == "Nom"
        and not has_postposition(tree, c.index)
    ]
