"""What treebanks of Turkish tell in different ways, told in one: what governs by case and place.

A verb stands behind all that belongs to it, and what somebody has behind the one who has it, so
that the case of a word and the words behind it say what it hangs on better than a small parser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.repairs import (
    turkish_clauses,
    turkish_joins,
    turkish_names,
    turkish_phrases,
)
from interstate.language.repairs.editing import relation_of
from interstate.reference.turkish_forms import small

if TYPE_CHECKING:
    from interstate.language.repairs.editing import TreeEditor

_QUESTION = frozenset({"mi", "mı", "mu", "mü"})
_HEARSAY = frozenset({"iddiaya", "iddialara", "söylentilere", "söylenenlere"})


def mend(tree: TreeEditor) -> None:
    """Mend a Turkish tree."""
    turkish_names.join_names(tree)
    turkish_names.part_numbers(tree)
    turkish_joins.join_phrases(tree, "ADJ")
    turkish_joins.join_verbs(tree)
    turkish_joins.join_phrases(tree, "NOUN")
    turkish_names.part_names(tree)
    turkish_names.hang_peoples(tree)
    turkish_phrases.read_postpositions(tree)
    turkish_names.join_with(tree)
    turkish_phrases.join_between(tree)
    _read_particles(tree)
    _hang_participles(tree)
    _hang_owners(tree)
    _read_cases(tree)
    _read_clauses(tree)
    _raise_subjects(tree)
    _lower_arguments(tree)
    _find_subjects(tree)


# --- nouns and adjectives of several words ---------------------------------------------------


def _join_phrases(tree: TreeEditor, kind: str) -> None:
    """Give the last word of "olağanüstü hal" and "kabul edilemez" the lemma of them all."""
    known = phrases()
    for i in range(1, len(tree.tokens)):
        for before, whole, upos in (
            *known.get(small(tree[i].text), ()),
            *known.get(tree[i].lemma, ()),
        ):
            first = i - len(before)
            if upos != kind or tree[i].deprel == "compound:lvc":
                continue
            words = [small(tree[k].text) for k in range(max(first, 0), i)]
            if first < 0 or tuple(words) != before:
                continue
            for k in range(first, i):
                if tree[i].head == k:
                    _swap(tree, k, i)
            for k in range(first, i):
                for child in tree.below(k):
                    if not first <= child.index <= i:
                        tree.hang(child.index, child.deprel, i)
                tree.hang(k, "compound", i)
                if tree[k].upos == "VERB":
                    tree.retag(k, "NOUN")
            if upos == "ADJ":
                tree.retag(i, "ADJ", VerbForm="", Case="Nom")
                if relation_of(tree[i]) == "advcl":
                    tree.hang(i, "obl")
            tree.rename(i, whole, upos if upos == "ADJ" else tree[i].upos)
            break


# --- names -------------------------------------------------------------------------------------


_LONGEST_NAME = 4


def _join_names(tree: TreeEditor) -> None:
    """Let a state's name of several words be one: "Güney Kore'den" stands in the ablative."""
    i = 0
    while i < len(tree.tokens):
        for last in range(min(len(tree.tokens), i + _LONGEST_NAME) - 1, i, -1):
            words = [t.text for t in tree.tokens[i : last + 1]]
            if not words[0][:1].isupper() or any("'" in w or "’" in w for w in words[:-1]):
                continue
            if not words[-1][:1].isupper() or not is_place(" ".join(words)):
                continue
            _join_name(tree, i, last)
            i = last
            break
        i += 1
    for token in list(tree):
        if token.upos != "PROPN" or token.feats.get("Case", "Nom") != "Nom":
            continue
        flat = [c for c in tree.below(token.index) if relation_of(c) == "flat"]
        if flat and flat[-1].index > token.index and not is_place(flat[-1].text):
            case = flat[-1].feats.get("Case", "Nom")
            if case != "Nom":
                tree.retag(token.index, "PROPN", Case=case)


def _join_name(tree: TreeEditor, first: int, last: int) -> None:
    inside = set(range(first, last + 1))
    top = next((k for k in inside if tree[k].head not in inside or tree[k].head == k), last)
    while top != first and tree[first].head != top and tree[first].head in inside:
        tree.hang(first, "flat", top)
        if tree[first].head != top:
            return
    if top != first:
        _swap(tree, top, first) if tree[first].head == top else None
    if tree[first].head in inside and tree[first].head != first:
        return
    case = tree[last].feats.get("Case", "Nom")
    for k in sorted(inside - {first}):
        for child in tree.below(k):
            if child.index not in inside:
                tree.hang(child.index, child.deprel, first)
        tree.hang(k, "flat", first)
        tree.retag(k, "PROPN", Case=case, Owned="")
    tree.retag(first, "PROPN", Case=case, Owned="")


def _hang_peoples(tree: TreeEditor) -> None:
    """Hang a word for a people on the noun behind it: "iki İngiliz gazeteciyi"."""
    for i in range(len(tree.tokens) - 1):
        token, after = tree[i], tree[i + 1]
        if not token.text[:1].isupper() or token.feats.get("Case", "Nom") != "Nom":
            continue
        if after.upos != "NOUN" or token.head == i + 1 or _hangs_below(tree, i + 1, i):
            continue
        if token.feats.get("Number") == "Plur" or not is_named(token.text) or is_place(token.text):
            continue
        head = _head_of_phrase(tree, i + 1)
        if not _hangs_below(tree, head, i):
            tree.hang(i, "nmod", head)
            for child in tree.below(i):
                if relation_of(child) in {"nummod", "det"}:
                    tree.hang(child.index, child.deprel, head)


def _hangs_below(tree: TreeEditor, one: int, other: int) -> bool:
    """Whether one word hangs on another, at whatever distance."""
    here = one
    while tree[here].head != here:
        here = tree[here].head
        if here == other:
            return True
    return False


_APART = frozenset({"flat", "compound", "nmod", "amod", "nmod:poss", "acl", "appos", "obl", "det"})


def _part_numbers(tree: TreeEditor) -> None:
    """Hang a number on what it counts: "üç Afgan askeri", "binlerce Yunan"."""
    for i, token in enumerate(tree):
        if token.upos in {"NUM", "ADJ"} and not token.feats.get("Case") not in {None, "Nom"}:
            for child in [c for c in tree.below(i) if relation_of(c) == "flat" and c.index > i]:
                if child.upos in {"PROPN", "NOUN"}:
                    head = token.head
                    if head > child.index and tree[head].upos == "NOUN":
                        tree.hang(child.index, "nmod", head)
                    else:
                        _swap(tree, i, child.index)
                        tree.hang(i, "nummod", child.index)
                    break


def _part_names(tree: TreeEditor) -> None:
    """Part what parsers take for one name: "İsrail Suriye'yi bombaladı".

    A state's name is described by no noun without case before it, which is then who acts.
    """
    for i in range(1, len(tree.tokens)):
        name = tree[i]
        if name.upos not in {"PROPN", "NOUN"} or not is_place(name.text):
            continue
        if small(tree[i - 1].text) == "ile":
            continue
        head = name.head
        if relation_of(name) in {"flat", "appos"} and head < i and _stands_alone(tree, head, i):
            verb = _verb_behind(tree, i)
            if verb is None:
                continue
            place = tree[head]
            if place.head in {i, head}:
                continue
            tree.hang(i, "obl", verb.index)
        for child in tree.below(i):
            if child.index < i and child.deprel in _APART and _stands_alone(tree, child.index, i):
                verb = _verb_behind(tree, i)
                if verb is not None and not any(
                    relation_of(c) == "nsubj" and c.index < i for c in tree.below(verb.index)
                ):
                    tree.hang(child.index, "nsubj", verb.index)


def _stands_alone(tree: TreeEditor, before: int, name: int) -> bool:
    """Whether a noun without case before a state's name is no part of it."""
    token = tree[before]
    if token.upos not in {"PROPN", "NOUN"}:
        return False
    if token.feats.get("Case", "Nom") != "Nom":
        # "İsrail'in Suriye'yi": two names, each with its case.
        return before < name and tree[name].head == before and is_named(token.text)
    if any(tree[k].text == "," for k in range(before + 1, name)):
        return relation_of(tree[name]) != "appos" or is_place(token.text)
    if token.upos == "NOUN":
        return can_act(token.lemma) or token.feats.get("Owned") in {"Yes", "Maybe"}
    # "Kuzey Kore" is one name.
    return is_named(token.text) and not is_place(f"{token.text} {tree[name].text}")


def _join_with(tree: TreeEditor) -> None:
    """Let both of "Norveç ile Şili" act: "ile" between two names joins them as "ve" does."""
    for i in range(1, len(tree.tokens) - 1):
        if small(tree[i].text) != "ile" or tree[i].head != i - 1:
            continue
        first, second = tree[i - 1], tree[i + 1]
        if second.upos not in {"PROPN", "NOUN"} or first.upos not in {"PROPN", "NOUN"}:
            continue
        top = i + 1
        while relation_of(tree[top]) in {"flat", "nmod", "compound", "nmod:poss"} and (
            tree[top].head > top
            and not (is_place(tree[top].text) and tree[tree[top].head].feats.get("Owned") is None)
        ):
            top = tree[top].head
        second = tree[top]
        if second.feats.get("Case", "Nom") not in {"Nom", "Gen"} or second.upos == "VERB":
            continue
        if any(small(c.text) in _BETWEEN for c in tree.below(top)):
            continue
        flat = (relation_of(second) in {"flat", "conj", "appos"} and second.head == i - 1) or (
            relation_of(second) in {"compound", "nmod", "amod"} and is_place(second.text)
        )
        verb = tree[first.head]
        if flat and verb.upos != "VERB":
            verb = _verb_behind(tree, i) or verb
        subjects = [c for c in tree.below(verb.index) if relation_of(c) == "nsubj"]
        alone = relation_of(second) == "nsubj" and second.head == verb.index and len(subjects) == 1
        if not flat and not alone:
            continue
        if flat and (verb.upos != "VERB" or any(can_act(s.lemma) for s in subjects)):
            continue
        if alone and not (first.upos == "PROPN" and is_place(first.text)):
            continue
        tree.hang(first.index, "nsubj", verb.index)
        tree.hang(top, "conj", first.index)
        tree.retag(i, "CCONJ")
        tree.hang(i, "cc", top)


# --- verbs of several words -------------------------------------------------------------------


def _join_verbs(tree: TreeEditor) -> None:
    """Let the verb of "ziyaret etti" head it, and bear both words as its lemma.

    Treebanks disagree on which of the two is the head; what hangs on the noun is the verb's.
    """
    known = verbs_of_several_words()
    for i in range(len(tree.tokens)):
        if tree[i].upos not in {"VERB", "AUX"}:
            continue
        words = _words_before(tree, i)
        for count in range(min(_LONGEST_VERB - 1, len(words)), 0, -1):
            found = next(
                (
                    lemma
                    for lemma in _combinations(tree, words[:count], tree[i].lemma)
                    if lemma in known
                ),
                None,
            )
            if found is not None and not _is_described(tree, words[0]):
                _join(tree, i, words[:count], " ".join(found))
                break
    for i in range(len(tree.tokens)):
        joined = tree[i].lemma.count(" ") or tree[tree[i].head].lemma.count(" ")
        if tree[i].deprel in {"compound:lvc", "compound"} and not joined:
            _part(tree, i)


def _is_described(tree: TreeEditor, noun: int) -> bool:
    """Whether the noun of a verb of two words has a word of its own: "ortak tatbikat düzenledi".

    Then the noun tells what is done, and the verb only carries it.
    """
    return tree[noun].lemma in nouns_of_acts() and any(
        (relation_of(c) == "acl" and c.index < noun)
        or (
            relation_of(c) in {"amod", "compound", "nmod"}
            and c.index == noun - 1
            and c.upos in {"ADJ", "NOUN", "PROPN"}
            and c.feats.get("Case", "Nom") == "Nom"
            and not (c.upos == "PROPN" and is_place(c.text))
        )
        for c in tree.below(noun)
    )


def _words_before(tree: TreeEditor, i: int) -> list[int]:
    """Return the words right before word `i`, the nearest first, without "de" and "mi"."""
    found: list[int] = []
    for k in range(i - 1, max(-1, i - 1 - _LONGEST_VERB), -1):
        if small(tree[k].text) in _CLITICS:
            continue
        if tree[k].upos == "PUNCT":
            break
        found.append(k)
    return found


def _combinations(tree: TreeEditor, words: list[int], verb: str) -> list[tuple[str, ...]]:
    """Return what words and a verb may be together: as they are written, then by their lemmas."""
    texts = tuple(small(tree[k].text) for k in reversed(words))
    lemmas = tuple(small(tree[k].lemma) for k in reversed(words))
    return [(*texts, verb), (*lemmas, verb)] if lemmas != texts else [(*texts, verb)]


def _join(tree: TreeEditor, i: int, words: list[int], lemma: str) -> None:
    inside = {i, *words}
    for k in words:
        if tree[i].head == k:
            _swap(tree, k, i)
    for k in words:
        for child in tree.below(k):
            describes = relation_of(child) in {"amod", "det", "compound", "punct", "flat"} or (
                relation_of(child) == "nummod" and child.upos not in NOMINAL
            )
            owner = child.feats.get("Case") == "Gen"
            if child.index in inside or owner:
                continue
            if (
                child.upos == "PROPN"
                and is_place(_whole(tree, child))
                and child.feats.get("Case", "Nom") == "Nom"
            ):
                # "Kuzey Kore balistik füze denedi"
                tree.hang(child.index, "nsubj", i)
            elif not describes:
                tree.hang(child.index, _phrase_of(child), i)
        tree.hang(k, "compound:lvc", i)
    tree.rename(i, lemma, "VERB")


def _whole(tree: TreeEditor, token: Token) -> str:
    """Return a name with the words that belong to it."""
    parts = [token, *(c for c in tree.below(token.index) if relation_of(c) == "flat")]
    return " ".join(part.text for part in parts)


def _phrase_of(child: Token) -> str:
    relation = relation_of(child)
    if relation in {"nmod", "compound", "dep", "nummod"}:
        return "obj" if child.feats.get("Case") == "Acc" else "obl"
    return child.deprel


def _swap(tree: TreeEditor, above: int, below: int) -> None:
    """Let the lower of two words take the place of the upper one, with all that hangs on it."""
    place = tree[above]
    if place.head == above:
        tree.hang(below, "root", below)
    else:
        tree.hang(below, place.deprel, place.head)
    for child in tree.below(above):
        if child.index != below:
            tree.hang(child.index, child.deprel, below)
    tree.hang(above, "obj", below)


def _part(tree: TreeEditor, i: int) -> None:
    """Take a noun and a verb that no table joins for what they are: a verb and its object."""
    token = tree[i]
    head = tree[token.head]
    if token.upos == "VERB" and head.upos in NOMINAL and head.index < i:
        _swap(tree, head.index, i)
    elif head.upos == "VERB" and token.upos in NOMINAL and token.index < head.index:
        tree.hang(i, "obl" if token.feats.get("Case") in _OBLIQUE else "obj")


# --- postpositions and particles --------------------------------------------------------------


def _read_postpositions(tree: TreeEditor) -> None:  # noqa: C901, PLR0912  cases one after the other
    """Hang postpositions on the word before them, and that on what they hung on."""
    for i in range(1, len(tree.tokens)):
        token = tree[i]
        low = small(token.text)
        if low not in POSTPOSITIONS or (token.text[:1].isupper() and token.upos == "PROPN"):
            continue
        before = _governed(tree, i)
        if before is None:
            continue
        if low in _WITH_ILE:
            tree.retag(i, "ADV")
            continue
        if relation_of(token) == "root" or not _fits_case(low, tree[before]):
            continue
        place = tree[i]
        if place.head == before or tree[before].head != i:
            if place.head != before:
                continue_at, relation = place.head, place.deprel
                if _hangs_below(tree, i, before):
                    tree.hang(i, "case", before)
                else:
                    tree.hang(before, relation, continue_at)
                    tree.hang(i, "case", before)
            else:
                tree.hang(i, "case")
        else:
            _swap_case(tree, before, i)
        tree.retag(i, "ADP")
        if low in _BEFORE_NOUNS and tree[before].upos in {*NOMINAL, "NUM"}:
            # "ABD konsolosluğuna yönelik saldırı"
            noun = _noun_behind(tree, i)
            if noun is not None:
                tree.hang(before, "nmod", _head_of_phrase(tree, noun))
        if (
            relation_of(tree[before]) not in {"advcl", "root", "conj"}
            or tree[before].upos in NOMINAL
        ):
            above = tree[tree[before].head]
            nominal = above.upos in NOMINAL and above.index > i
            if tree[before].upos in {*NOMINAL, "NUM", "ADJ"} and relation_of(tree[before]) not in {
                "root",
                "conj",
            }:
                tree.hang(before, "nmod" if nominal else "obl")
                if low in _OWNING and nominal:
                    tree.hang(before, "nmod:poss")
            elif tree[before].upos == "VERB" and relation_of(tree[before]) != "root":
                tree.hang(before, "acl" if nominal else "advcl")


def _governed(tree: TreeEditor, i: int) -> int | None:
    """Return the word before a postposition that it governs."""
    before = i - 1
    while before >= 0 and small(tree[before].text) in _CLITICS | {"bile"}:
        before -= 1
    if before < 0:
        return None
    token = tree[before]
    if token.upos in {*NOMINAL, "NUM", "VERB", "X", "SYM", "ADJ", "PRON", "DET"}:
        # The head of a name: "Barack Obama tarafından".
        while relation_of(tree[before]) in {"flat", "fixed"} and tree[before].head < i:
            if tree[before].head == before:
                break
            before = tree[before].head
        return before
    return None


_WITH_DATIVE = frozenset(
    {"karşı", "doğru", "rağmen", "karşın", "dair", "ilişkin", "yönelik", "göre", "kadar", "ait"}
    | {"dek", "değin", "karşılık"}
)
_WITH_ABLATIVE = frozenset({"önce", "sonra", "beri", "itibaren", "dolayı", "ötürü"})


def _fits_case(low: str, before: Token) -> bool:
    """Whether a postposition can govern a word, by its case: "karşı" is also an adjective."""
    case = before.feats.get("Case", "Nom")
    if low in _WITH_DATIVE:
        return case == "Dat"
    if low in {"önce", "sonra", "dolayı", "ötürü", "beri", "itibaren"}:
        return case == "Abl" or before.upos == "VERB"
    if low == "ilgili":
        return case == "Ins"
    return (
        case in {"Nom", "Gen", "Acc", ""}
        or before.feats.get("Owned") is not None
        or low
        in {
            "olarak",
            "birlikte",
        }
    )


def _swap_case(tree: TreeEditor, noun: int, post: int) -> None:
    """Let the noun take the place of its postposition."""
    place = tree[post]
    if place.head == post:
        return
    relation = place.deprel
    if relation_of(place) in {"advmod", "case", "amod", "nmod", "compound", "obj", "nsubj"}:
        relation = "obl"
    children = [c.index for c in tree.below(post) if c.index != noun]
    tree.hang(noun, relation, place.head)
    for child in children:
        tree.hang(child, tree[child].deprel, noun)
    tree.hang(post, "case", noun)


_BETWEEN = frozenset({"arasında", "arasındaki", "arasından"})


def _join_between(tree: TreeEditor) -> None:
    """Let both stand behind "arasında" in "İsrail ile Hamas arasında", and in "... ve ..."."""
    for i, token in enumerate(tree):
        if small(token.text) not in _BETWEEN or token.upos != "ADP":
            continue
        second = tree[token.head]
        for k in range(second.index - 1, max(-1, second.index - 8), -1):
            if small(tree[k].text) not in {"ile", "ve"} and not tree[k].text.endswith(
                ("'la", "'le", "'yla", "'yle", "’la", "’le")
            ):
                continue
            first = tree[k] if tree[k].upos in NOMINAL else tree[k - 1]
            if k == 0 or first.upos not in NOMINAL or first.index == second.index:
                break
            while relation_of(first) in {"flat", "appos"} and first.head < first.index:
                first = tree[first.head]
            if _hangs_below(tree, second.head, first.index):
                break
            tree.hang(first.index, second.deprel, second.head)
            tree.hang(second.index, "conj", first.index)
            tree.hang(i, "case", first.index)
            if tree[k].upos not in NOMINAL:
                tree.retag(k, "CCONJ")
                tree.hang(k, "cc", second.index)
            else:
                tree.retag(first.index, first.upos, Case="Nom")
            break


_HEARSAY = frozenset({"iddiaya", "iddialara", "söylentilere", "söylenenlere"})


def _read_particles(tree: TreeEditor) -> None:
    for i, token in enumerate(tree):
        low = small(token.text)
        if low in _HEARSAY and i + 1 < len(tree.tokens) and small(tree[i + 1].text) == "göre":
            tree.retag(i, "ADV")
            tree.hang(i, "advmod")
            tree.hang(i + 1, "fixed", i)
        if low in _QUESTION:
            tree.retag(i, "PART")
            if token.deprel != "root":
                tree.hang(i, "discourse")
        elif low == "değil" and relation_of(token) != "root":
            tree.retag(i, "AUX")
            if tree[token.head].index < i:
                tree.hang(i, "aux")


# --- what hangs on what -----------------------------------------------------------------------


def is_nominalised(token: Token) -> bool:
    """Whether a verb stands as a noun with a subject in the genitive: "-diği", "-mesi"."""
    return token.upos == "VERB" and (
        token.feats.get("Nominal") == "Yes" or token.feats.get("VerbForm") in {"Vnoun", "Inf"}
    )


def _is_clause_end(token: Token) -> bool:
    return token.upos == "VERB" and token.feats.get("VerbForm") == "Fin"


def _hang_participles(tree: TreeEditor) -> None:
    """Hang a participle without case on the noun behind it: "imzalanan anlaşma"."""
    for i, token in enumerate(tree):
        if token.upos != "VERB" or token.feats.get("VerbForm") not in {"Part", "Fin"}:
            continue
        attributive = (
            token.feats.get("VerbForm") == "Part"
            or (token.feats.get("Evident") == "Nfh" and token.feats.get("Tense") == "Past")
            or (token.feats.get("Tense") == "Fut" and token.feats.get("VerbForm") == "Fin")
        )
        if not attributive or token.feats.get("Case"):
            continue
        if token.feats.get("VerbForm") == "Fin" and not small(token.text).endswith(
            ("mış", "miş", "muş", "müş", "acak", "ecek")
        ):
            continue
        noun = _noun_behind(tree, i)
        if noun is None:
            continue
        if token.feats.get("VerbForm") == "Fin" and relation_of(token) not in {"acl", "amod"}:
            continue
        head = _head_of_phrase(tree, noun)
        tree.retag(i, "VERB", VerbForm="Part")
        tree.hang(i, "acl", head if head != i and head > i else noun)


def _noun_behind(tree: TreeEditor, i: int) -> int | None:
    """Return the first noun behind word `i` with nothing but adjectives and numbers between."""
    for k in range(i + 1, min(len(tree.tokens), i + 7)):
        token = tree[k]
        if token.upos in {"NOUN", "PROPN"}:
            return k
        if token.upos not in {"ADJ", "NUM", "DET"} and token.text != ",":
            return None
        if token.text == ",":
            return None
    return None


def _head_of_phrase(tree: TreeEditor, noun: int) -> int:
    """Return the last noun of a chain without case: "barış anlaşması" from "barış"."""
    here = noun
    while here + 1 < len(tree.tokens):
        after = tree[here + 1]
        bare = tree[here].feats.get("Case", "Nom") == "Nom" and not tree[here].feats.get("Owned")
        if (
            after.upos not in {"NOUN", "PROPN"}
            or not bare
            or after.feats.get("Owned") not in {"Yes", "Maybe"}
        ):
            return here
        here += 1
    return here


def _hang_owners(tree: TreeEditor) -> None:
    """Hang a genitive on what is owned: a noun with the ending of it, or a nominalised verb."""
    for i, token in enumerate(tree):
        if token.feats.get("Case") != "Gen" or token.upos not in {*NOMINAL, "NUM", "ADJ", "VERB"}:
            continue
        if relation_of(token) in {"conj", "flat", "appos"} or any(
            relation_of(c) == "case" for c in tree.below(i)
        ):
            continue
        head = tree[token.head]
        owned = head.index > i and head.feats.get("Owned") in {"Yes", "Maybe"}
        if owned and (clause := _clause_between(tree, i, head)) is not None:
            tree.hang(i, "nsubj", clause.index)
            continue
        if not owned:
            found = _owned_behind(tree, i)
            if found is None:
                continue
            head = tree[found]
        tree.hang(i, "nsubj" if is_nominalised(head) else "nmod:poss", head.index)


def _clause_between(tree: TreeEditor, i: int, noun: Token) -> Token | None:
    """Return the nominalised verb whose subject a genitive is, with another phrase between them.

    "Ordunun Lübnan'a saldırı düzenlediği": the attack is not told to be the army's.
    """
    verb = tree[noun.head]
    if not (is_nominalised(verb) and verb.feats.get("Owned") == "Yes" and verb.index > noun.index):
        return None
    if noun.feats.get("Case", "Nom") != "Nom" or any(
        relation_of(c) == "nsubj" and c.feats.get("Case") == "Gen" for c in tree.below(verb.index)
    ):
        return None
    between = any(tree[k].head == verb.index for k in range(i + 1, noun.index))
    return verb if between else None


def _owned_behind(tree: TreeEditor, i: int) -> int | None:
    """Return the nearest word behind a genitive that it can own."""
    for k in range(i + 1, len(tree.tokens)):
        token = tree[k]
        if _is_clause_end(token) or token.text in _BREAKS:
            return None
        if token.upos in {"NOUN", "PROPN", "ADJ"} and token.feats.get("Owned") == "Yes":
            return k
        if is_nominalised(token) and token.feats.get("Owned") == "Yes":
            return k
        if token.upos == "NOUN" and token.feats.get("Owned") == "Maybe":
            return k
    return None


def _part_conjuncts(tree: TreeEditor) -> None:
    """Take apart what only a comma joins and stands in another case: "Mali, Gana'yı kınadı"."""
    for i, token in enumerate(tree):
        head = tree[token.head]
        if relation_of(token) != "conj" or head.upos not in NOMINAL or token.upos not in NOMINAL:
            continue
        case = token.feats.get("Case", "Nom")
        joined = any(relation_of(c) == "cc" for c in tree.below(i))
        if joined or case in {"Nom", head.feats.get("Case", "Nom")}:
            continue
        verb = _verb_behind(tree, i)
        if verb is not None and not _hangs_below(tree, verb.index, i):
            tree.hang(i, "obj" if case == "Acc" else "obl", verb.index)


def _read_cases(tree: TreeEditor) -> None:  # noqa: C901, PLR0912  cases one after the other
    """Read the relation of a noun to its verb from its case."""
    _part_conjuncts(tree)
    for i, token in enumerate(tree):
        if token.upos not in {*NOMINAL, "NUM", "X", "ADJ", "SYM"}:
            continue
        relation = relation_of(token)
        if relation in {"root", "conj", "flat", "appos", "case", "cc", "punct", "det", "nummod"}:
            continue
        if token.deprel == "compound:lvc" or any(relation_of(c) == "case" for c in tree.below(i)):
            continue
        case = token.feats.get("Case", "Nom")
        if token.upos == "ADJ" and case == "Nom":
            continue
        head = tree[token.head]
        if case == "Acc" and head.index == i + 1 and head.lemma in nouns_of_acts():
            # "Rusya'nın Ukrayna'yı işgali"
            tree.hang(i, "nmod")
        elif case == "Acc" and not _may_be_owned(tree, i):
            verb = (
                head if head.upos in {"VERB", "AUX"} and head.index > i else _verb_behind(tree, i)
            )
            if verb is not None:
                tree.hang(i, "obj", verb.index)
        elif head.upos in {"VERB", "AUX"}:
            if case in _OBLIQUE:
                tree.hang(i, "obl")
            elif case == "Nom" and _may_be_object(tree, i, head):
                tree.retag(i, token.upos, Case="Acc")
                tree.hang(i, "obj")
            elif (
                case == "Nom"
                and relation in {"obl", "advmod"}
                and (token.upos == "PROPN" or can_act(token.lemma))
                and not _has_subject(tree, head)
            ):
                tree.hang(i, "nsubj")
            elif case == "Nom" and (token.lemma in _DAYS or relation in {"advmod", "obl"}):
                tree.hang(i, "obl:tmod" if token.lemma in _DAYS else relation)
            elif case == "Nom" and relation not in {"nsubj", "obj", "csubj", "vocative"}:
                tree.hang(i, "obj" if i == head.index - 1 else "nsubj")
        elif head.upos in NOMINAL and case in _OBLIQUE and head.index > i:
            tree.hang(i, "nmod")
        elif (
            head.upos in NOMINAL
            and case == "Nom"
            and head.index > i
            and token.upos != "ADJ"
            and relation in {"nmod", "compound", "amod", "obl", "advmod", "obj"}
        ):
            owned = head.feats.get("Owned") in {"Yes", "Maybe"}
            tree.hang(i, "nmod:poss" if owned else "compound")


def _may_be_object(tree: TreeEditor, i: int, verb: Token) -> bool:
    """Whether what is owned may stand in the accusative: "belgeleri imzaladı"."""
    token = tree[i]
    return (
        relation_of(token) in {"obl", "advmod", "dep"}
        and token.upos == "NOUN"
        and (token.feats.get("Owned") in {"Yes", "Maybe"} or i == verb.index - 1)
        and (not can_act(token.lemma) or _has_subject(tree, verb))
        and token.lemma not in _DAYS
        and verb.feats.get("Voice") != "Pass"
        and takes_object(verb.lemma)
        and not any(relation_of(c) == "obj" for c in tree.below(verb.index))
    )


def _may_be_owned(tree: TreeEditor, i: int) -> bool:
    """Whether what looks like an accusative is what the noun before it has: "ABD hükümeti"."""
    token = tree[i]
    if token.feats.get("Owned") != "Maybe" or i == 0:
        return False
    return relation_of(token) in {"nsubj", "nmod"} and token.upos == "NOUN"


def _verb_behind(tree: TreeEditor, i: int) -> Token | None:
    """Return the nearest verb behind word `i`."""
    for k in range(i + 1, len(tree.tokens)):
        if tree[k].upos == "VERB":
            return tree[k]
        if tree[k].text in _BREAKS:
            return None
    return None


def _read_clauses(tree: TreeEditor) -> None:  # noqa: C901, PLR0912  cases one after the other
    """Read the relation of a verb to the one above from its form."""
    for i, token in enumerate(tree):
        if token.upos != "VERB" or relation_of(token) in {"root", "conj", "parataxis"}:
            continue
        form, case = token.feats.get("VerbForm", ""), token.feats.get("Case", "")
        head = tree[token.head]
        governed = any(relation_of(c) == "case" for c in tree.below(i))
        if form == "Conv":
            verb = head if head.upos == "VERB" and head.index > i else _verb_behind(tree, i)
            if verb is not None:
                tree.hang(i, "advcl", verb.index)
        elif governed:
            tree.hang(i, "advcl" if head.upos == "VERB" else "acl")
        elif form in {"Inf", "Vnoun"} or token.feats.get("Nominal") == "Yes":
            if case in {"Acc", "Dat", "Abl", "Ins"} and (head.upos != "VERB" or head.index < i):
                found = _verb_behind(tree, i)
                nominal = head.upos in NOMINAL and head.index > i and case in {"Dat", "Abl"}
                if found is not None and not nominal:
                    head = found
            if head.upos == "VERB":
                if case == "Loc":
                    relation = "advcl"
                elif case in {"", "Nom", "Gen"} and form == "Vnoun":
                    relation = "csubj"
                elif form == "Inf":
                    relation = "xcomp"
                else:
                    relation = "ccomp"
                tree.hang(i, relation, head.index)
            elif head.upos in NOMINAL and head.index > i:
                tree.hang(i, "acl", head.index)
        elif form == "Part" and not case and head.upos in NOMINAL:
            tree.hang(i, "acl")
        elif (
            form == "Fin"
            and head.upos == "VERB"
            and relation_of(token) in {"obj", "nsubj", "obl", "nmod"}
        ):
            tree.hang(i, "ccomp")


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


_SHARING = ("ıp", "ip", "up", "üp", "arak", "erek")


def _raise_subjects(tree: TreeEditor) -> None:  # noqa: C901, PLR0912  cases one after the other
    """Give who acts to the verb whose subject it is.

    A clause that stands as a noun has its subject in the genitive, so that a bare name before it
    is who does what the finite verb tells: "Bakü, sivilleri vurduğu için Erivan'ı suçladı". Verbs
    in "-ip" and "-erek" have the subject of the verb behind them.
    """
    for i, token in enumerate(tree):
        if token.upos not in NOMINAL or relation_of(token) not in {
            *("nsubj", "nmod", "compound", "obl", "flat", "dep", "advmod"),
        }:
            continue
        head = tree[token.head]
        if token.feats.get("Case") == "Gen" and relation_of(token) == "nsubj":
            above = tree[head.head]
            if (
                small(head.text).endswith(_SHARING)
                and is_nominalised(above)
                and not _has_subject(tree, above)
            ):
                tree.hang(i, "nsubj", above.index)
            continue
        if token.feats.get("Case", "Nom") != "Nom" or token.lemma in _DAYS:
            continue
        if any(relation_of(c) == "case" for c in tree.below(i)):
            continue
        subject = relation_of(token) == "nsubj"
        comma = _is_before_comma(tree, i)
        name = token.upos == "PROPN" or can_act(token.lemma)
        if not name or head.index < i:
            continue
        finite = head.upos == "VERB" and head.feats.get("VerbForm") == "Fin"
        if subject and finite:
            continue
        if (
            relation_of(token) in {"compound", "nmod", "flat"}
            and token.deprel != "nmod:poss"
            and head.upos == "NOUN"
            and head.feats.get("Case", "Nom") in {"Acc", "Dat", "Abl", "Loc"}
            and "Owned" not in head.feats
            and is_place(_whole(tree, token))
        ):
            # "Birleşmiş Milletler taraflara çağrı yaptı": what is not owned has no owner.
            verb = _verb_behind(tree, i)
            if verb is not None and not _has_subject(tree, verb):
                tree.hang(i, "nsubj", verb.index)
            continue
        sharing = head.upos == "VERB" and small(head.text).endswith(_SHARING)
        embedded = is_nominalised(head) or (
            head.upos == "VERB" and head.feats.get("VerbForm") == "Part"
        )
        if sharing and subject:
            above = tree[head.head]
            if above.upos == "VERB" and above.index > head.index and not _has_subject(tree, above):
                tree.hang(i, "nsubj", above.index)
        elif subject and head.upos in NOMINAL and relation_of(head) in {"obj", "obl", "nmod"}:
            # "Hükümet Washington'dan destek istedi": no noun below a verb has a subject.
            verb = _verb_behind(tree, head.index)
            if verb is not None and not _has_subject(tree, verb):
                tree.hang(i, "nsubj", verb.index)
        elif (embedded and subject) or comma:
            verb = _finite_behind(tree, i)
            if verb is not None and not _has_subject(tree, verb) and verb.index != head.index:
                tree.hang(i, "nsubj", verb.index)


def _is_before_comma(tree: TreeEditor, i: int) -> bool:
    """Whether a comma parts a name at the front of a clause from the rest of it."""
    last = max([i, *(c.index for c in tree.below(i) if relation_of(c) in {"flat", "appos"})])
    front = i == 0 or any(tree[k].text in {",", ";", ":"} for k in range(max(0, i - 6), i)) or i < 7  # noqa: PLR2004
    return front and last + 1 < len(tree.tokens) and tree[last + 1].text == ","


def _has_subject(tree: TreeEditor, verb: Token) -> bool:
    return any(relation_of(c) == "nsubj" for c in tree.below(verb.index))


def _finite_behind(tree: TreeEditor, i: int) -> Token | None:
    """Return the first finite verb behind word `i`."""
    for k in range(i + 1, len(tree.tokens)):
        if tree[k].text in _BREAKS:
            return None
        if _is_clause_end(tree[k]) and relation_of(tree[k]) not in {"acl", "ccomp"}:
            return tree[k]
    return None


_OF_SAYING = frozenset(
    {"söyle", "açıkla", "belirt", "bildir", "duyur", "iddia et", "öne sür", "ileri sür", "kaydet"}
    | {"ifade et", "vurgula", "savun", "dile getir", "aktar", "doğrula", "yalanla", "ilan et"}
)


def _lower_arguments(tree: TreeEditor) -> None:
    """Hang what stands right before a reported clause on its verb.

    "Kenya, Uganda'ya yardım göndereceğini duyurdu": who is told stands elsewhere.
    """
    for verb in list(tree):
        if verb.upos != "VERB" or verb.lemma not in _OF_SAYING:
            continue
        for clause in [c for c in tree.below(verb.index) if relation_of(c) == "ccomp"]:
            if clause.upos != "VERB":
                continue
            for c in tree.below(verb.index):
                inside = c.index < clause.index and relation_of(c) in {"obl", "obj"}
                if (
                    inside
                    and c.upos in {*NOMINAL, "NUM"}
                    and not any(
                        relation_of(k) == "nsubj" and c.index < k.index < clause.index
                        for k in tree.below(verb.index)
                    )
                ):
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
        definite = c.feats.get("Case") == "Acc" and relation_of(c) == "obj"
        thing = c.feats.get("Case", "Nom") == "Nom" and not can_act(c.lemma)
        if not definite and not (thing and c.index == verb.index - 1):
            continue
        for owner in tree.below(c.index):
            many = owner.upos == "NOUN" and owner.feats.get("Number") == "Plur"
            if (
                many
                and owner.deprel == "nmod:poss"
                and can_act(owner.lemma)
                and (
                    owner.feats.get("Case", "Nom") == "Nom"
                    and owner.feats.get("Owned") != "Yes"
                    and owner.index < c.index
                )
            ):
                # "Çiftçiler yolları kapattı": several describe nothing.
                tree.hang(owner.index, "nsubj", verb.index)
                tree.hang(c.index, "obj")
                return
            bare_name = (
                owner.deprel in {"nmod:poss", "compound"}
                and owner.upos == "PROPN"
                and owner.feats.get("Case", "Nom") == "Nom"
            )
            if bare_name and owner.index < c.index and _is_apart(tree, owner.index, c.index):
                tree.hang(owner.index, "nsubj", verb.index)
                tree.hang(c.index, "obj")
                return
            if (
                bare_name
                and is_place(owner.text)
                and not any(
                    k.index < owner.index and k.upos != "PUNCT" for k in tree.below(verb.index)
                )
                and (owner.index == 0 or tree[owner.index - 1].upos == "PUNCT")
            ):
                tree.hang(owner.index, "nsubj", verb.index)
                tree.hang(c.index, "obj")
                return


def _find_subjects(tree: TreeEditor) -> None:  # noqa: C901, PLR0912  cases one after the other
    """Keep one subject a verb; a second bare noun right before an active verb is its object."""
    for verb in list(tree):
        if verb.upos != "VERB":
            continue
        subjects = [
            c
            for c in tree.below(verb.index)
            if relation_of(c) == "nsubj" and c.upos in {*NOMINAL, "NUM", "X"}
        ]
        passive = verb.feats.get("Voice") == "Pass"
        people = [s for s in subjects if can_act(s.lemma) or s.upos != "NOUN"]
        if not passive and not people and verb.feats.get("VerbForm") == "Fin":
            _give_subject(tree, verb)
        _lift_object(tree, verb)
        objects = [c for c in tree.below(verb.index) if relation_of(c) == "obj"]
        if len(subjects) > 1 and not passive and not objects:
            things = [s for s in subjects if "Owned" in s.feats and not can_act(s.lemma)]
            last = things[0] if things else subjects[-1]
            if last.feats.get("Case", "Nom") == "Nom" and last.upos == "NOUN":
                tree.hang(last.index, "obj")
        elif len(subjects) == 1 and is_nominalised(verb) and not passive and not objects:
            # "Saldırı düzenlediği": of a clause the subject stands in the genitive.
            (thing,) = subjects
            if (
                thing.index == verb.index - 1
                and thing.upos == "NOUN"
                and (thing.feats.get("Case", "Nom") == "Nom" and not can_act(thing.lemma))
            ):
                tree.hang(thing.index, "obj")
        bare = [c for c in objects if c.feats.get("Case", "Nom") == "Nom"]
        if not subjects and len(objects) > 1 and bare and bare[0].index < objects[-1].index:
            # "Rusya anlaşmayı imzaladı": a name without case before an object is who acts.
            tree.hang(bare[0].index, "nsubj")
        elif passive and not subjects and bare:
            tree.hang(bare[-1].index, "nsubj")
        elif passive and not subjects and not objects:
            loose = [
                c
                for c in tree.below(verb.index)
                if relation_of(c) in {"amod", "compound", "advmod", "obl", "nmod", "dep", "nummod"}
                and c.deprel not in {"compound:lvc", "obl:tmod"}
                and c.upos in {"NOUN", "PROPN"}
                and c.index < verb.index
                and c.lemma not in _DAYS
                and c.feats.get("Case", "Nom") == "Nom"
                and not any(relation_of(k) == "case" for k in tree.below(c.index))
            ]
            if loose:
                tree.hang(loose[-1].index, "nsubj")
        elif not subjects and not takes_object(verb.lemma):
            for c in objects:
                if (
                    can_act(c.lemma)
                    and c.feats.get("Case") in {"Nom", "Acc"}
                    and (c.feats.get("Case") == "Nom" or c.feats.get("Owned"))
                ):
                    tree.hang(c.index, "nsubj")
                    break
