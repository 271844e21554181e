"""What parsers get wrong in any language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.repairs.editing import VERBAL, is_time, relation_of

if TYPE_CHECKING:
    from interstate.language.repairs.editing import TreeEditor
    from interstate.record import Token

# Behind these stand several: "talks between Peru and Chile".
_OF_SEVERAL = frozenset(
    {"of", "between", "among", "from", "zwischen", "von", "между", "między", "entre", "de", "між"}
)
_PAIR = 2
_BETWEEN = frozenset({"between", "zwischen", "между", "między", "pomiędzy", "entre", "між"})
# "Eleven of the prisoners"
_COUNTED_BY = frozenset({"of", "de", "из", "des", "d'entre"})


def mend(tree: TreeEditor) -> None:
    """Mend a tree of any language."""
    _lift_from_auxiliaries(tree)
    _name_what_is_said(tree)
    _join_subjects(tree)
    _lift_from_times(tree)
    _join_verbs(tree)
    _join_phrases(tree)
    _join_list(tree)
    _join_to_phrase(tree)
    _pair_between(tree)


def _lift_from_auxiliaries(tree: TreeEditor) -> None:
    """Hang on the verb what a parser hung on its auxiliary."""
    for i, token in enumerate(tree):
        above = tree[token.head]
        if above.deprel.startswith(("aux", "cop")) and above.index != i:
            tree.hang(i, token.deprel, above.head)


def _name_what_is_said(tree: TreeEditor) -> None:
    """Call a clause with subject and copula below a verb its clause: "sagte, es sei ein Fehler"."""
    for i, token in enumerate(tree):
        if token.deprel == "dep" and tree[token.head].upos == "VERB":
            below = {relation_of(t) for t in tree.below(i)}
            if {"cop", "nsubj"} <= below:
                tree.hang(i, "ccomp")


def _join_subjects(tree: TreeEditor) -> None:
    """Let both of "Syria and Israel fired" act where the first was hung elsewhere.

    That happened where "and" before the subject hangs on a verb that is coordinated with none,
    or where a verb is coordinated with a noun.
    """
    for verb in tree:
        if verb.upos not in VERBAL:
            continue
        subjects = [t for t in tree.below(verb.index) if t.deprel == "nsubj"]
        if not subjects:
            continue
        subject = subjects[0]
        joined = [t for t in tree.below(verb.index) if t.deprel == "cc" and t.index < subject.index]
        if not joined or joined[-1].index == 0:
            continue
        first = tree[joined[-1].index - 1]
        if first.upos not in {"NOUN", "PROPN", "ADJ"} or first.deprel == "obj":
            continue
        above = tree[verb.head]
        if verb.deprel == "conj" and above.index == first.index and first.deprel == "root":
            tree.hang(verb.index, "root", verb.index)
            for t in tree.below(first.index):
                if t.index > verb.index or t.deprel == "punct":
                    tree.hang(t.index, t.deprel, verb.index)
        elif verb.deprel == "conj" or first.upos == "ADJ":
            continue
        tree.hang(first.index, "nsubj", verb.index)
        tree.hang(subject.index, "conj", first.index)
        tree.hang(joined[-1].index, "cc", subject.index)


def _lift_from_times(tree: TreeEditor) -> None:
    """Hang on the verb or noun above what parsers hang on a time: "last week by the Duma"."""
    for i, token in enumerate(tree):
        if relation_of(token) not in {"acl", "nmod"}:
            continue
        above = tree[token.head]
        if any(t.text in _COUNTED_BY for t in tree.below(i)):
            continue
        while is_time(above) and above.head != above.index:
            above = tree[above.head]
        if above.index in {token.head, i}:
            continue
        if token.deprel.startswith("acl") and above.upos in {"NOUN", "PROPN"}:
            tree.hang(i, token.deprel, above.index)
        elif (
            not token.deprel.startswith("acl")
            and above.upos in VERBAL
            and any(t.deprel == "case" for t in tree.below(i))
        ):
            tree.hang(i, "obl", above.index)


def _join_verbs(tree: TreeEditor) -> None:
    """Coordinate verbs of one form: a finite one goes with the finite one above an infinitive."""
    for i, token in enumerate(tree):
        relation = relation_of(token)
        if token.upos != "VERB" or relation not in {"conj", "parataxis"}:
            continue
        form = token.feats.get("VerbForm", "")
        below = tree.below(i)
        joined = any(t.deprel == "cc" for t in below)
        has_subject = any(relation_of(t) == "nsubj" for t in below)
        if relation == "parataxis":
            if joined and not has_subject and tree[token.head].upos in VERBAL:
                tree.hang(i, "conj")
            continue
        above = tree[token.head]
        if form == "Inf" and not joined and above.feats.get("VerbForm") == "Fin":
            # "Moskau entschied, sich nicht einzumischen"
            if not any(t.deprel.startswith("aux") for t in below):
                tree.hang(i, "xcomp")
        elif form == "Fin" and joined and not has_subject:
            finite = _finite_above(tree, above)
            if finite is not None:
                tree.hang(i, token.deprel, finite.index)


def _join_phrases(tree: TreeEditor) -> None:
    """Coordinate a noun that hangs on a verb as its conjunct with the phrase before it.

    "Spoke with Mr Abe in Tokyo and with Mr Xi": of those before it, the one with its preposition.
    """
    for i, token in enumerate(tree):
        if token.deprel != "conj" or token.upos not in {"NOUN", "PROPN"}:
            continue
        verb = tree[token.head]
        if verb.upos != "VERB":
            continue
        if verb.index > i or any(t.deprel in {"cop", "nsubj"} for t in tree.below(i)):
            continue
        case = _case_of(tree, i)
        phrases = [
            t
            for t in tree.below(verb.index)
            if verb.index < t.index < i
            and relation_of(t) in {"obj", "obl", "iobj"}
            and t.upos in {"NOUN", "PROPN"}
            and not is_time(t)
            and (not case or _case_of(tree, t.index) == case)
        ]
        if phrases:
            tree.hang(i, "conj", phrases[-1].index)


def _case_of(tree: TreeEditor, i: int) -> str:
    return next((t.text.lower() for t in tree.below(i) if t.deprel == "case"), "")


def _join_list(tree: TreeEditor) -> None:
    """Take the second name of "Abe, Xi and Moon met" for one of three, not for another name.

    An apposition is closed by a comma: "Abe, the premier, and Xi".
    """
    for i, token in enumerate(tree):
        if token.deprel != "appos" or token.upos != "PROPN":
            continue
        first = tree[token.head]
        if first.upos != "PROPN":
            continue
        own = [t for t in tree.below(i) if relation_of(t) not in {"punct", "flat", "compound"}]
        if any(t.deprel != "conj" for t in own):
            continue
        rest = [t for t in tree.below(first.index) if t.deprel == "conj" and t.index > i] + own
        if not rest:
            continue
        following = min(t.index for t in rest)
        start = min([following, *(t.index for t in tree.below(following))])
        last = max([i, *(t.index for t in tree.below(i) if t.deprel.startswith("flat"))])
        between = [tree[k].text for k in range(last + 1, following)]
        listed = between[:1] == [","] and len(rest) > 1 and start > last
        if listed or (between and "," not in between):
            tree.hang(i, "conj", first.index)
            for t in own:
                tree.hang(t.index, "conj", first.index)


def _join_to_phrase(tree: TreeEditor) -> None:
    """Let "Xi and Moon" be of the talks in "Talks between Abe, Xi and Moon ended", not act."""
    for i, token in enumerate(tree):
        if token.deprel != "nsubj" or token.upos != "PROPN" or i < _PAIR:
            continue
        comma, before = tree[i - 1], tree[i - 2]
        if comma.text != ",":
            continue
        before = _name_of(tree, before)
        joined = [t for t in tree.below(i) if t.deprel == "conj"]
        if before.upos != "PROPN" or before.deprel != "nmod" or not joined:
            continue
        if _case_of(tree, before.index) in _OF_SEVERAL:
            _join_to(tree, before, [token, *joined])


def _pair_between(tree: TreeEditor) -> None:
    """Let "Moon" be of the talks in "Talks between Abe and Moon ended": it takes two."""
    for i, token in enumerate(tree):
        if token.deprel != "nsubj" or i < _PAIR:
            continue
        cc, first = tree[i - 1], tree[i - 2]
        if cc.deprel != "cc":
            continue
        first = _name_of(tree, first)
        alone = not any(t.deprel == "conj" for t in tree.below(first.index))
        if alone and first.deprel == "nmod" and _case_of(tree, first.index) in _BETWEEN:
            tree.hang(cc.index, "cc", i)
            _join_to(tree, first, [token])


def _name_of(tree: TreeEditor, token: Token) -> Token:
    """Return the head of the name whose last word a token is."""
    while relation_of(token) in {"flat", "compound"} and token.upos == "PROPN":
        token = tree[token.head]
    return token


def _join_to(tree: TreeEditor, first: Token, others: list[Token]) -> None:
    """Coordinate subjects with a name in the phrase of a noun, which then is the subject."""
    noun, verb = tree[first.head], tree[others[0].head]
    if noun.upos != "NOUN" or any("Rel" in t.feats.get("PronType", "") for t in tree):
        return
    if verb.head == noun.index and verb.deprel in {"acl:relcl", "conj"} and noun.deprel == "root":
        tree.hang(verb.index, "root", verb.index)
        tree.hang(noun.index, "nsubj", verb.index)
        for t in tree.below(noun.index):
            if t.deprel == "punct" and t.index > verb.index:
                tree.hang(t.index, "punct", verb.index)
    elif noun.head != verb.index or not noun.deprel.startswith("nsubj"):
        return
    for t in others:
        tree.hang(t.index, "conj", first.index)


def _finite_above(tree: TreeEditor, token: Token) -> Token | None:
    """Return the finite verb that governs an infinitive or participle, ``None`` for other words."""
    seen: set[int] = set()
    here = token
    while here.index not in seen:
        seen.add(here.index)
        if here.upos not in VERBAL:
            return None
        finite = here.feats.get("VerbForm") == "Fin" or any(
            t.deprel.startswith("aux") and t.feats.get("VerbForm") == "Fin"
            for t in tree.below(here.index)
        )
        if finite:
            return None if here is token else here
        if relation_of(here) not in {"xcomp", "advcl", "ccomp", "conj"}:
            return None
        here = tree[here.head]
    return None
