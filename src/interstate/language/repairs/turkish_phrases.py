"""Turkish nouns, their cases and postpositions: what each hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.repairs.editing import NOMINAL, VERBAL, relation_of
from interstate.language.repairs.turkish_trees import (
    BETWEEN,
    BREAKS,
    CLITICS,
    DAYS,
    OBLIQUE,
    case_of,
    hangs_below,
    has_postposition,
    has_subject,
    head_of_phrase,
    is_clause_end,
    is_nominalised,
    is_owned,
    noun_behind,
    verb_behind,
)
from interstate.language.turkish_words import can_act, nouns_of_acts, takes_object
from interstate.reference.turkish_forms import small

if TYPE_CHECKING:
    from interstate.language.repairs.editing import TreeEditor
    from interstate.record import Token

# Words that stand behind what they govern, as prepositions stand before.
POSTPOSITIONS = frozenset(
    {"için", "ile", "gibi", "kadar", "göre", "karşı", "doğru", "rağmen", "karşın", "dair"}
    | {"ilişkin", "yönelik", "önce", "sonra", "beri", "itibaren", "dolayı", "ötürü", "üzere"}
    | {"olarak", "boyunca", "aracılığıyla", "hakkında", "üzerine", "arasında", "karşısında"}
    | {"tarafından", "tarafınca", "konusunda", "nedeniyle", "sebebiyle", "yüzünden", "sayesinde"}
    | {"amacıyla", "çerçevesinde", "kapsamında", "sırasında", "esnasında", "sonrasında"}
    | {"öncesinde", "ardından", "aleyhine", "lehine", "aleyhinde", "lehinde", "adına", "yerine"}
    | {"uyarınca", "gereğince", "üzerinden", "eşliğinde", "sonucu", "sonucunda", "dışında"}
    | {"yanında", "yanına", "yanısıra", "yakınlarında", "yakınında", "önünde", "içinde", "içine"}
    | {"üzerinde", "altında", "bağlamında", "eliyle", "vasıtasıyla", "gerekçesiyle", "suçlamasıyla"}
    | {"iddiasıyla", "şartıyla", "koşuluyla", "dek", "değin", "dahil", "başta", "hususunda"}
    | {"arasındaki", "hakkındaki", "konusundaki", "üzerindeki", "karşısındaki", "içindeki"}
    | {"arasından", "içinden", "üstüne", "açıklarına", "açıklarında", "içerisinde", "halinde"}
    | {
        "takdirde",
        "sürece",
        "sebebiyle",
        "diye",
        "karşılığında",
        "karşılık",
        "itibarıyla",
        "itibariyle",
    }
    | {"doğrultusunda", "ışığında", "vesilesiyle", "münasebetiyle", "işbirliğiyle", "ilgili"}
    | {"marifetiyle", "paralelinde", "ötesinde", "beraber", "birlikte", "ait"}
)
# These tell whose something is: "Rusya'ya ait gemi".
_OWNING = frozenset({"ait"})
# What stands before these describes the noun behind them.
_BEFORE_NOUNS = frozenset(
    {"yönelik", "ilişkin", "dair", "ait", "arasındaki", "hakkındaki", "konusundaki"}
    | {"üzerindeki", "karşısındaki"}
)
# Behind "ile" they say the same once more: "Çin ile birlikte".
_WITH_ILE = frozenset({"birlikte", "beraber"})
_WITH_DATIVE = frozenset(
    {"karşı", "doğru", "rağmen", "karşın", "dair", "ilişkin", "yönelik", "göre", "kadar", "ait"}
    | {"dek", "değin", "karşılık"}
)
_WITH_ABLATIVE = frozenset({"önce", "sonra", "beri", "itibaren", "dolayı", "ötürü"})
_WITH_CASE = frozenset({*NOMINAL, "NUM", "X", "ADJ", "SYM"})
_WITHOUT_CASE = frozenset({"root", "conj", "flat", "appos", "case", "cc", "punct", "det", "nummod"})
_OF_NOUNS = frozenset({"nmod", "compound", "amod", "obl", "advmod", "obj"})
_BOUND_ILE = ("'la", "'le", "'yla", "'yle", "’la", "’le", "’yla", "’yle")
_REACH = 8


def read_postpositions(tree: TreeEditor) -> None:
    """Hang postpositions on the word before them, and that on what they hung on."""
    for i in range(1, len(tree.tokens)):
        token = tree[i]
        low = small(token.text)
        before = _governed(tree, i)
        name = token.text[:1].isupper() and token.upos == "PROPN"
        if low not in POSTPOSITIONS or name or before is None:
            continue
        if low in _WITH_ILE:
            tree.retag(i, "ADV")
        elif relation_of(token) != "root" and _fits_case(low, tree[before]):
            _hang_postposition(tree, before, i)
            tree.retag(i, "ADP")
            _hang_phrase(tree, before, i)


def _hang_postposition(tree: TreeEditor, before: int, i: int) -> None:
    """Let a postposition hang on its noun, which takes its place where it hung on it."""
    token = tree[i]
    if tree[before].head == i:
        _swap_case(tree, before, i)
    elif token.head != before:
        if not hangs_below(tree, i, before):
            tree.hang(before, token.deprel, token.head)
        tree.hang(i, "case", before)
    else:
        tree.hang(i, "case")


def _hang_phrase(tree: TreeEditor, before: int, i: int) -> None:
    """Give a word with a postposition the relation of a phrase or clause."""
    low = small(tree[i].text)
    nominal = tree[before].upos in {*NOMINAL, "NUM"}
    if low in _BEFORE_NOUNS and nominal:
        # "ABD konsolosluğuna yönelik saldırı"
        noun = noun_behind(tree, i)
        if noun is not None:
            tree.hang(before, "nmod", head_of_phrase(tree, noun))
    above = tree[tree[before].head]
    of_noun = above.upos in NOMINAL and above.index > i
    relation = relation_of(tree[before])
    if (nominal or tree[before].upos == "ADJ") and relation not in {"root", "conj"}:
        tree.hang(before, "nmod" if of_noun else "obl")
        if low in _OWNING and of_noun:
            tree.hang(before, "nmod:poss")
    elif tree[before].upos == "VERB" and relation not in {"advcl", "root", "conj"}:
        tree.hang(before, "acl" if of_noun else "advcl")


def _governed(tree: TreeEditor, i: int) -> int | None:
    """Return the word before a postposition that it governs."""
    before = i - 1
    while before >= 0 and small(tree[before].text) in CLITICS | {"bile"}:
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


def _fits_case(low: str, before: Token) -> bool:
    """Whether a postposition can govern a word, by its case: "karşı" is also an adjective."""
    case = case_of(before)
    if low in _WITH_DATIVE:
        return case == "Dat"
    if low in _WITH_ABLATIVE:
        return case == "Abl" or before.upos == "VERB"
    if low == "ilgili":
        return case == "Ins"
    return case in {"Nom", "Gen", "Acc"} or is_owned(before) or low == "olarak"


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


def join_between(tree: TreeEditor) -> None:
    """Let both stand behind "arasında" in "İsrail ile Hamas arasında", and in "... ve ..."."""
    for i, token in enumerate(tree):
        if small(token.text) not in BETWEEN or token.upos != "ADP":
            continue
        second = tree[token.head]
        for k in range(second.index - 1, max(0, second.index - _REACH), -1):
            bound = tree[k].text.endswith(_BOUND_ILE) and tree[k].upos in NOMINAL
            if bound or small(tree[k].text) in {"ile", "ve"}:
                _pair(tree, tree[k] if bound else tree[k - 1], second, i, k)
                break


def _pair(tree: TreeEditor, first: Token, second: Token, post: int, joiner: int) -> None:
    """Hang the second of a pair on the first, which takes its place with the postposition."""
    while relation_of(first) in {"flat", "appos"} and first.head < first.index:
        first = tree[first.head]
    if first.upos not in NOMINAL or hangs_below(tree, second.head, first.index):
        return
    tree.hang(first.index, second.deprel, second.head)
    tree.hang(second.index, "conj", first.index)
    tree.hang(post, "case", first.index)
    if tree[joiner].upos in NOMINAL:
        tree.retag(first.index, first.upos, Case="Nom")
    else:
        tree.retag(joiner, "CCONJ")
        tree.hang(joiner, "cc", second.index)


def hang_owners(tree: TreeEditor) -> None:
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
    if any(
        relation_of(c) == "nsubj" and c.feats.get("Case") == "Gen" for c in tree.below(verb.index)
    ):
        return None
    between = any(
        tree[k].head in {verb.index, noun.index} and tree[k].feats.get("Case") in OBLIQUE
        for k in range(i + 1, noun.index)
    )
    # "Merkel'in sınırı açması": "sınırı" is as well what is opened.
    either = case_of(noun) == "Nom" and noun.upos == "NOUN" and takes_object(verb.lemma)
    active = verb.feats.get("Voice") != "Pass"
    return verb if between or (either and active) else None


def _owned_behind(tree: TreeEditor, i: int) -> int | None:
    """Return the nearest word behind a genitive that it can own."""
    for k in range(i + 1, len(tree.tokens)):
        token = tree[k]
        if is_clause_end(token) or token.text in BREAKS:
            return None
        if token.upos in {"NOUN", "PROPN", "ADJ"} and token.feats.get("Owned") == "Yes":
            return k
        if is_nominalised(token) and token.feats.get("Owned") == "Yes":
            return k
        if token.upos == "NOUN" and token.feats.get("Owned") == "Maybe":
            return k
    return None


def part_conjuncts(tree: TreeEditor) -> None:
    """Take apart what only a comma joins and stands in another case: "Mali, Gana'yı kınadı"."""
    for i, token in enumerate(tree):
        head = tree[token.head]
        if relation_of(token) != "conj" or head.upos not in NOMINAL or token.upos not in NOMINAL:
            continue
        case = token.feats.get("Case", "Nom")
        joined = any(relation_of(c) == "cc" for c in tree.below(i))
        if joined or case in {"Nom", head.feats.get("Case", "Nom")}:
            continue
        verb = verb_behind(tree, i)
        if verb is not None and not hangs_below(tree, verb.index, i):
            tree.hang(i, "obj" if case == "Acc" else "obl", verb.index)


def read_cases(tree: TreeEditor) -> None:
    """Read the relation of a noun to its verb from its case."""
    for i, token in enumerate(tree):
        case = case_of(token)
        if (
            token.upos not in _WITH_CASE
            or relation_of(token) in _WITHOUT_CASE
            or token.deprel == "compound:lvc"
            or (token.upos == "ADJ" and case == "Nom")
            or has_postposition(tree, i)
        ):
            continue
        head = tree[token.head]
        if case == "Acc" and not _may_be_owned(tree, i):
            _hang_accusative(tree, i)
        elif head.upos in VERBAL:
            _hang_on_verb(tree, i, head)
        elif head.upos in NOMINAL and head.index > i:
            _hang_on_noun(tree, i, head)


def _hang_accusative(tree: TreeEditor, i: int) -> None:
    """Hang what is acted on on its verb, or on the noun right behind that tells the act."""
    head = tree[tree[i].head]
    if head.index == i + 1 and head.lemma in nouns_of_acts():
        # "Rusya'nın Ukrayna'yı işgali"
        tree.hang(i, "nmod")
        return
    verb = head if head.upos in VERBAL and head.index > i else verb_behind(tree, i)
    if verb is not None:
        tree.hang(i, "obj", verb.index)


def _hang_on_verb(tree: TreeEditor, i: int, verb: Token) -> None:
    """Read the relation of a noun that hangs on a verb."""
    token, relation = tree[i], relation_of(tree[i])
    if case_of(token) in OBLIQUE:
        tree.hang(i, "obl")
    elif case_of(token) != "Nom":
        return
    elif _may_be_object(tree, i, verb):
        tree.retag(i, token.upos, Case="Acc")
        tree.hang(i, "obj")
    elif token.lemma in DAYS:
        tree.hang(i, "obl:tmod")
    elif relation in {"obl", "advmod"}:
        acting = token.upos == "PROPN" or can_act(token.lemma)
        if acting and not has_subject(tree, verb):
            tree.hang(i, "nsubj")
    elif relation not in {"nsubj", "obj", "csubj", "vocative"}:
        tree.hang(i, "obj" if i == verb.index - 1 else "nsubj")


def _hang_on_noun(tree: TreeEditor, i: int, noun: Token) -> None:
    """Read the relation of a noun that hangs on another behind it."""
    token = tree[i]
    if case_of(token) in OBLIQUE:
        tree.hang(i, "nmod")
    elif case_of(token) == "Nom" and relation_of(token) in _OF_NOUNS:
        tree.hang(i, "nmod:poss" if is_owned(noun) else "compound")


def _may_be_object(tree: TreeEditor, i: int, verb: Token) -> bool:
    """Whether what is owned may stand in the accusative: "belgeleri imzaladı"."""
    token = tree[i]
    return (
        relation_of(token) in {"obl", "advmod", "dep"}
        and token.upos == "NOUN"
        and (token.feats.get("Owned") in {"Yes", "Maybe"} or i == verb.index - 1)
        and (not can_act(token.lemma) or has_subject(tree, verb))
        and token.lemma not in DAYS
        and verb.feats.get("Voice") != "Pass"
        and takes_object(verb.lemma)
        and not any(relation_of(c) == "obj" for c in tree.below(verb.index))
    )


def _may_be_owned(tree: TreeEditor, i: int) -> bool:
    """Whether what looks like an accusative is what the noun before it has: "ABD hükümeti"."""
    token = tree[i]
    likely = token.upos == "NOUN" and relation_of(token) in {"nsubj", "nmod"}
    return likely and i > 0 and token.feats.get("Owned") == "Maybe"
