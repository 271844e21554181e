"""What parsers of Polish get wrong that endings and closed classes decide."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interstate.language.repairs.editing import VERBAL, relation_of
from interstate.language.repairs.slavic import raise_finite_verbs
from interstate.reference.party_names import load_party_names
from interstate.reference.polish_forms import infinitive
from interstate.reference.roles import load_roles

if TYPE_CHECKING:
    from interstate.language.repairs.editing import TreeEditor
    from interstate.record import Token

# The state, where it could be the adjective.
_POLAND = {
    "Polska": "Nom", "Polski": "Gen", "Polsce": "Loc", "Polskę": "Acc", "Polską": "Ins",
}  # fmt: skip
# An infinitive below these has the "się" that stands before it.
_PHASE = frozenset(
    {"chcieć", "móc", "musieć", "mieć", "zamierzać", "powinien", "spróbować", "próbować", "zacząć"}
    | {"zaczynać", "przestać", "planować", "postanowić", "zdecydować", "pragnąć", "odmówić"}
)
_SAYING = frozenset(
    {"powiedzieć", "mówić", "oświadczyć", "oświadczać", "dodać", "dodawać", "podkreślić"}
    | {"podkreślać", "zaznaczyć", "zaznaczać", "poinformować", "informować", "stwierdzić"}
    | {"stwierdzać", "oznajmić", "zapewnić", "zapewniać", "podać", "podawać", "napisać", "pisać"}
    | {"ocenić", "oceniać", "przyznać", "tłumaczyć", "wyjaśnić", "zauważyć", "powtórzyć"}
    | {"twierdzić", "ogłosić", "przekonywać", "ostrzec", "ostrzegać", "zapowiedzieć"}
)
_DAYS = frozenset(
    {"poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela", "dzień"}
    | {"tydzień", "miesiąc", "rok", "lato", "wiosna", "jesień", "zima", "noc", "godzina", "wieczór"}
)
_INSIDE = frozenset({"flat", "appos", "nmod", "obl", "obj", "nsubj", "amod"})
_REACH = 4
_SHORT = 5
_PAIR = 2


def mend(tree: TreeEditor) -> None:
    """Mend a Polish tree."""
    _find_the_verb(tree)
    raise_finite_verbs(tree)
    _read_futures(tree)
    _know_poland(tree)
    _name_states(tree)
    _join_adjectives_of_names(tree)
    _join_reflexives(tree)
    _part_phrases_from_names(tree)
    _join_names(tree)
    _read_cases(tree)
    _read_receivers(tree)
    _read_agreement(tree)
    _ask_with_czy(tree)
    _lift_phrases_from_adjectives(tree)
    _hang_objects_on_verbal_nouns(tree)
    _read_agents(tree)
    _part_what_is_said(tree)


def _find_the_verb(tree: TreeEditor) -> None:
    """Let the one word that can only be a verb head a sentence in which the parser saw none."""
    if any(t.upos in VERBAL for t in tree):
        return
    for i, token in enumerate(tree):
        if not i or token.upos in {"NOUN", "PROPN", "ADJ", "NUM"} or not token.text.islower():
            continue
        verb = infinitive(token.text)
        if not verb or token.text.endswith(("ć", "c")):
            continue
        feats = {
            "VerbForm": "Fin",
            "Person": "3",
            "Tense": "Fut" if token.text[-1] in "iey" else "Past",
        }
        root = next(t.index for t in tree if t.deprel == "root")
        tree.tokens[i] = replace(token, lemma=verb, upos="VERB", feats=feats)
        tree.hang(i, "root", i)
        tree.hang(root, "nsubj" if root < i else "obj", i)
        for below in (*tree.below(root), *tree.below(i)):
            if below.index > i and below.index != root:
                relation = "obj" if below.upos in {"NOUN", "PROPN"} else below.deprel
                tree.hang(below.index, relation, i)
        return


def _read_futures(tree: TreeEditor) -> None:
    """Let the verb head a future with "być": "będzie atakować", "będą negocjowali"."""
    for i, token in enumerate(tree):
        above = tree[token.head]
        if (
            token.upos == "VERB"
            and token.deprel == "xcomp"
            and above.text.lower().startswith("będ")
            and above.index < i
        ):
            tree.hang(i, "root" if above.head == above.index else above.deprel, above.head)
            if above.head == above.index:
                tree.hang(i, "root", i)
            for below in tree.below(above.index):
                if below.index != i:
                    tree.hang(below.index, below.deprel, i)
            tree.hang(above.index, "aux", i)


def _know_poland(tree: TreeEditor) -> None:
    """Take "Polski" for the state where nothing stands that it could describe."""
    for i, token in enumerate(tree):
        case = _POLAND.get(token.text)
        following = tree[i + 1] if i + 1 < len(tree.tokens) else None
        describes = (
            following is not None
            and following.upos in {"NOUN", "PROPN"}
            and token.deprel == "amod"
            and token.head > i
        )
        if case is None or describes:
            continue
        feats = {**token.feats, "Case": case, "Number": "Sing", "Gender": "Fem"}
        tree.tokens[i] = replace(token, upos="PROPN", feats=feats, lemma="Polska")
        if token.deprel == "amod":
            tree.hang(i, "nmod")


def _name_states(tree: TreeEditor) -> None:
    """Take a word with a capital in the middle of a sentence for a name, unless it describes."""
    for i, token in enumerate(tree):
        if i and token.text[:1].isupper() and token.upos in {"NOUN", "NUM", "X", "VERB"}:
            before = tree[i - 1].text
            if before not in {".", "„", '"', "«", ":", "?", "!", "–", "-"}:
                tree.tokens[i] = replace(token, upos="PROPN", lemma=token.text)


def _join_adjectives_of_names(tree: TreeEditor) -> None:
    """Hang the second word of "Stany Zjednoczone", "Korea Północna" on the first."""
    for i, token in enumerate(tree):
        if not i or token.upos != "ADJ" or not token.text[:1].isupper():
            continue
        name = tree[i - 1]
        if name.upos not in {"PROPN", "NOUN"} or not name.text[:1].isupper():
            continue
        if name.head == i:
            tree.hang(name.index, token.deprel, token.head if token.head != i else name.index)
            for below in tree.below(i):
                if below.index != name.index:
                    tree.hang(below.index, below.deprel, name.index)
        if token.head != name.index:
            tree.hang(i, "amod", name.index)


def _join_reflexives(tree: TreeEditor) -> None:
    """Join "się" to its verb: "spotkali się" is a form of "spotkać się"."""
    for i, token in enumerate(tree):
        if token.text.lower() != "się":
            continue
        verb = _verb_of_reflexive(tree, i)
        if verb is None:
            continue
        if not verb.lemma.endswith(" się"):
            tree.rename(verb.index, f"{verb.lemma} się", verb.upos)
        feats = {name: value for name, value in token.feats.items() if name != "Reflex"}
        tree.tokens[i] = replace(token, feats=feats)
        tree.hang(i, "compound:prt", verb.index)


def _verb_of_reflexive(tree: TreeEditor, i: int) -> Token | None:
    verb = tree[tree[i].head]
    if verb.upos not in {"VERB", "ADJ"} or verb.index == i:
        near = [
            tree[k]
            for k in (i - 1, i + 1, i + 2, i - 2, i + 3, i - 3)
            if 0 <= k < len(tree.tokens) and tree[k].upos == "VERB"
        ]
        if not near:
            return None
        verb = near[0]
    if verb.lemma in _PHASE:
        below = [
            t
            for t in tree.below(verb.index)
            if t.feats.get("VerbForm") == "Inf" and abs(t.index - i) <= _REACH
        ]
        if below:
            return below[0]
    return verb


def _sure_case(token: Token) -> str:
    """Return the case that a name's or noun's ending alone tells, or nothing."""
    word, low = token.text, token.text.lower()
    if word.isupper() and len(word) > 1:
        return ""
    if token.upos not in {"NOUN", "PROPN"}:
        return ""
    if low.endswith("ę") and not low.endswith("imię"):
        return "Acc"
    if low.endswith("ą"):
        return "Ins"
    if low.endswith(("owi", "ami")) and len(low) > _SHORT:
        return "Dat" if low.endswith("owi") else "Ins"
    if low.endswith("om") and token.feats.get("Number") != "Sing" and token.upos == "NOUN":
        return "Dat"
    if low.endswith(("em", "iem")) and token.feats.get("Case") == "Ins":
        return "Ins"
    person = _is_person(token)
    if person and low == token.lemma.lower():
        return "Nom"
    if low.endswith("a") and token.feats.get("Case") in {"Nom", "Acc"}:
        # "Rosja" is nothing but a subject; "prezydenta" is one of a man.
        return "Acc" if person and token.lemma.lower() != low else "Nom"
    return ""


def _is_person(token: Token) -> bool:
    if token.upos != "NOUN":
        return False
    role = load_roles("pl").lookup((token.lemma.lower(),))
    return role is not None and role.kind in {"person", "people"}


def _read_cases(tree: TreeEditor) -> None:
    """Take no accusative, dative or instrumental for a subject, and no nominative for an object."""
    for i, token in enumerate(tree):
        case = _sure_case(token)
        if not case:
            continue
        prepositions = [t.text.lower() for t in tree.below(i) if t.deprel == "case"]
        if prepositions:
            continue
        if token.feats.get("Case") != case:
            tree.tokens[i] = replace(token, feats={**token.feats, "Case": case})
        relation = relation_of(token)
        if relation == "nsubj" and case != "Nom" and token.head != i:
            below = {relation_of(t) for t in tree.below(token.head)}
            new = {"Dat": "iobj", "Ins": "obl"}.get(case, "obl" if "obj" in below else "obj")
            tree.hang(i, new)
        elif relation in {"obj", "iobj"} and case in {"Dat", "Ins"}:
            tree.hang(i, "iobj" if case == "Dat" else "obl")
    for i, token in enumerate(tree):
        cased = any(t.deprel == "case" for t in tree.below(i))
        dative = token.feats.get("Case") == "Dat" or token.text.endswith(("owi", "om"))
        if relation_of(token) == "iobj" and not cased and token.upos != "PRON" and not dative:
            below = {relation_of(t) for t in tree.below(token.head)}
            tree.hang(i, "obl" if "obj" in below else "obj")
    for i, token in enumerate(tree):
        if relation_of(token) == "obj" and _sure_case(token) == "Nom":
            verb = _wanting_subject(tree, tree[token.head])
            if verb is not None:
                tree.hang(i, "nsubj", verb.index)


def _read_receivers(tree: TreeEditor) -> None:
    """Take a name beside a verb and before its object for the one who is given it.

    "Sprzedała Turcji samoloty": genitive, dative and locative look alike in names, but a verb has
    one object, and a name governs no accusative.
    """
    for i, token in enumerate(tree):
        if token.upos != "PROPN" or relation_of(token) != "obj" or token.head >= i:
            continue
        if token.feats.get("Case") not in {"Dat", "Gen", "Loc"}:
            continue
        verb = token.head
        given = next(
            (
                t
                for t in (*tree.below(verb), *tree.below(i))
                if t.index > i
                and t.upos == "NOUN"
                and t.feats.get("Case") == "Acc"
                and relation_of(t) in {"obj", "nmod"}
                and not any(relation_of(c) == "case" for c in tree.below(t.index))
            ),
            None,
        )
        if given is not None:
            tree.hang(given.index, "obj", verb)
            tree.hang(i, "iobj", verb)
            tree.retag(i, token.upos, Case="Dat")


def _part_phrases_from_names(tree: TreeEditor) -> None:
    """Let "Norwegia" be the subject in "według Peru Norwegia zaatakowała", no part of a name."""
    for i, token in enumerate(tree):
        if relation_of(token) not in _INSIDE or not i or token.head != i - 1:
            continue
        before = tree[i - 1]
        cased = any(t.deprel == "case" for t in tree.below(before.index))
        verb = tree[before.head]
        if cased and _sure_case(token) == "Nom" and _wanting_subject(tree, verb) is verb:
            tree.hang(i, "nsubj", verb.index)
    for i, token in enumerate(tree):
        if token.deprel == "amod" and token.upos in {"PROPN", "NOUN"}:
            noun = tree[token.head]
            verb = tree[noun.head]
            dative = _sure_case(token) == "Dat" or token.text.endswith("om")
            if dative and verb.upos in VERBAL and verb.index != noun.index:
                tree.hang(i, "iobj", verb.index)
            else:
                tree.hang(i, "nmod")


def _join_names(tree: TreeEditor) -> None:
    """Coordinate a name with the name before "i": "przez Peru i Chile"."""
    for i, token in enumerate(tree):
        if token.deprel != "conj" or token.upos != "PROPN" or i < _PAIR:
            continue
        link, before = tree[i - 1], tree[i - _PAIR]
        if link.lemma in {"i", "oraz", "a"} and before.upos == "PROPN" and token.head < i - _PAIR:
            tree.hang(i, "conj", i - _PAIR)


def _is_neuter_state(token: Token) -> bool:
    """Whether a name is a state's that takes neuter verbs: "Chile", "Peru", "Kosowo"."""
    if not token.text[:1].isupper() or token.text[-1] not in "oeui":
        return False
    found = load_party_names("pl").lookup((token.text,))
    return bool(found) and found[0].use == "name" and found[0].name[-1] in "oeui"


def _read_agreement(tree: TreeEditor) -> None:
    """Take for an object what cannot be the subject: "zaatakowała Chile", a second subject."""
    for i, token in enumerate(tree):
        if token.deprel != "nsubj" or token.head == i:
            continue
        verb = tree[token.head]
        below = tree.below(verb.index)
        if verb.upos != "VERB" or any(relation_of(t) == "obj" for t in below):
            continue
        others = [t for t in below if t.deprel == "nsubj" and t.index < i]
        past = verb.text.lower().endswith(("ł", "ła"))
        if (others and i > verb.index > others[0].index) or (past and _is_neuter_state(token)):
            tree.hang(i, "obj")


def _ask_with_czy(tree: TreeEditor) -> None:
    """Take "czy" before a clause for what asks, not for what joins: "nie wiadomo, czy"."""
    for i, token in enumerate(tree):
        if token.text.lower() != "czy" or token.deprel != "cc":
            continue
        clause = tree[token.head]
        if clause.upos in VERBAL and relation_of(clause) != "conj":
            tree.retag(i, "SCONJ")
            tree.hang(i, "mark")


def _wanting_subject(tree: TreeEditor, verb: Token) -> Token | None:
    """Return the finite verb, this one or the one above it, that lacks a subject."""
    for one in (verb, tree[verb.head]):
        if (
            one.upos in VERBAL
            and one.feats.get("VerbForm") == "Fin"
            and one.feats.get("Person") != "0"
            and not any(relation_of(t) in {"nsubj", "csubj"} for t in tree.below(one.index))
        ):
            return one
    return None


def _lift_phrases_from_adjectives(tree: TreeEditor) -> None:
    """Hang on the verb what a parser hung on an adjective of a name or of a noun.

    "Oskarżyła Stany Zjednoczone o szpiegostwo"
    """
    for i, token in enumerate(tree):
        above = tree[token.head]
        if relation_of(token) not in {"obl", "nmod"} or above.upos != "ADJ" or above.head == i:
            continue
        if above.feats.get("VerbForm") == "Part" or above.deprel not in {"amod", "nmod"}:
            continue
        if any(t.deprel == "cop" for t in tree.below(above.index)):
            continue
        noun = tree[above.head]
        verb = tree[noun.head] if noun.upos in {"NOUN", "PROPN"} else noun
        target = verb if verb.upos in VERBAL and i > verb.index else noun
        if target.index != i:
            tree.hang(i, "obl" if target.upos in VERBAL else "nmod", target.index)


def _hang_objects_on_verbal_nouns(tree: TreeEditor) -> None:
    """Take the genitive behind a noun for what it is: "podpisanie umowy"."""
    for i, token in enumerate(tree):
        above = tree[token.head]
        if (
            relation_of(token) in {"obj", "iobj", "nsubj", "obl"}
            and above.upos in {"NOUN", "PROPN"}
            and above.index != i
            and token.upos in {"NOUN", "PROPN", "ADJ"}
            and not any(t.deprel == "cop" for t in tree.below(above.index))
        ):
            behind = i > above.index and not any(t.deprel == "case" for t in tree.below(i))
            if behind and token.feats.get("Case") in {None, "Acc", "Nom", "Loc"}:
                tree.tokens[i] = replace(token, feats={**token.feats, "Case": "Gen"})
            tree.hang(i, "nmod")


def _read_agents(tree: TreeEditor) -> None:
    """Take "przez" behind a participle for the one by whom, unless it tells how long."""
    for i, token in enumerate(tree):
        if relation_of(token) not in {"obl", "nmod"} or token.lemma.lower() in _DAYS:
            continue
        cases = [t.text.lower() for t in tree.below(i) if t.deprel == "case"]
        if cases != ["przez"]:
            continue
        above = tree[token.head]
        if above.feats.get("VerbForm") == "Part" and above.upos in {"VERB", "ADJ"}:
            tree.hang(i, "obl:agent")
        while (
            above.upos == "NOUN"
            and above.deprel == "nmod"
            and tree[above.head].upos == "NOUN"
            and not any(t.deprel == "case" for t in tree.below(above.index))
        ):
            # "Podpisanie umowy przez Peru"
            above = tree[above.head]
        if above.index != token.head:
            tree.hang(i, "nmod", above.index)


def _part_what_is_said(tree: TreeEditor) -> None:
    """Take "…, oświadczył rzecznik" for a remark beside what is said, not for a second act."""
    for i, token in enumerate(tree):
        if token.upos != "VERB" or relation_of(token) != "conj" or token.lemma not in _SAYING:
            continue
        if any(t.deprel == "cc" for t in tree.below(i)):
            continue
        if i and tree[i - 1].text in {",", "”", '"', "–", "-", "—"}:
            tree.hang(i, "parataxis")
