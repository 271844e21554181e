"""What parsers of Spanish, Portuguese and Italian get wrong that closed classes and forms decide.

The languages build these clauses alike, and no word of one list means another thing in another of
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.repairs.editing import NOMINAL, VERBAL, is_time, relation_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from interstate.language.repairs.editing import TreeEditor
    from interstate.record import Token

_RELATIVE_RELATIONS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "iobj", "advmod", "nmod"})
_NEAR = 3
_NUMBERS = frozenset(
    {"miles", "cientos", "centenares", "millares", "decenas", "docenas", "millones", "millar"}
    | {"centenar", "decena", "docena", "veintena", "treintena", "mayoría", "mitad", "puñado"}
    | {"milhares", "centenas", "dezenas", "dúzias", "milhões", "milhar", "centena", "dezena"}
    | {"dúzia", "vintena", "maioria", "metade", "punhado"}
    | {"migliaia", "centinaia", "decine", "dozzine", "milioni", "miliardi", "migliaio", "centinaio"}
    | {"dozzina", "ventina", "trentina", "quarantina", "cinquantina", "maggioranza", "metà"}
    | {"manciata", "quindicina"}
)
# With these somebody stands as object, or behind "a", and what it is about behind "de".
_OF_CHARGES = frozenset(
    {"acusar", "culpar", "responsabilizar", "inculpar", "advertir", "informar", "convencer"}
    | {"avisar", "privar", "despojar", "disuadir", "tildar", "tachar", "alertar", "prevenir"}
    | {"convencer", "dissuadir", "chamar", "apelidar", "impedir", "proibir"}
    | {"accusare", "incolpare", "avvertire", "informare", "convincere", "avvisare", "privare"}
    | {"dissuadere", "tacciare", "allertare", "sospettare", "minacciare", "pregare"}
)
_FOR = frozenset({"para", "per"})
_OF = frozenset({"de", "di"})
_THAT = frozenset({"que", "che"})
_ALSO_RELATIVE = frozenset(
    {"que", "quien", "quienes", "cual", "cuales", "cuyo", "cuya", "donde"}
    | {"quem", "qual", "quais", "cujo", "cuja", "onde"}
    | {"che", "cui", "quale", "quali", "dove"}
)


def lift_from_adverbs(tree: TreeEditor) -> None:
    """Hang on the predicate what parsers hang on "ayer": an adverb has no subject or copula."""
    for i, token in enumerate(tree):
        above = tree[token.head]
        if (
            above.upos == "ADV"
            and above.index != above.head
            and relation_of(token)
            in {
                "nsubj",
                "cop",
                "aux",
            }
        ):
            tree.hang(i, token.deprel, above.head)


def join_counted(tree: TreeEditor) -> None:
    """Hang on a number what it counts: "miles de griegos se manifestaron"."""
    for i, token in enumerate(tree):
        case = next((t for t in tree.below(i) if relation_of(t) == "case"), None)
        if (
            token.deprel == "nmod"
            or case is None
            or case.lemma.lower() not in _OF
            or not case.index
        ):
            continue
        number = tree[case.index - 1]
        counts = number.text.lower() in _NUMBERS and number.index != token.head
        if counts and number.head in {token.head, i}:
            if number.head == i:
                tree.hang(number.index, token.deprel, token.head)
            tree.hang(i, "nmod", number.index)


def demote_participles(tree: TreeEditor) -> None:
    """Let the noun head "el designado primer ministro", not the participle before it."""
    for i, token in enumerate(tree):
        if token.feats.get("VerbForm") != "Part" or token.upos not in {"VERB", "ADJ"} or i == 0:
            continue
        below = tree.below(i)
        if not any(t.index == i - 1 and t.upos == "DET" for t in below):
            continue
        near = range(i + 1, i + 1 + _NEAR)
        noun = next((t for t in below if t.upos in NOMINAL and t.index in near), None)
        if noun is None or any(t.deprel in {"case", "aux", "cop"} for t in tree.below(noun.index)):
            continue
        above, relation = token.head, token.deprel
        tree.hang(noun.index, relation, noun.index if above == i else above)
        tree.hang(i, "amod", noun.index)
        for t in below:
            if t.index != noun.index:
                tree.hang(t.index, t.deprel, noun.index)


def name_relative_clauses(tree: TreeEditor) -> None:
    """Call a clause with a relative pronoun in it a relative clause, as some treebanks do not.

    A noun has a clause of its own only behind "de que": "que" alone is the pronoun.
    """
    for i, token in enumerate(tree):
        if token.deprel != "acl" or token.feats.get("VerbForm") in {"Inf", "Ger"}:
            continue
        below = tree.below(i)
        first = next((t for t in below if _is_relative(t)), None)
        if first is not None:
            tree.hang(i, "acl:relcl")
            continue
        marks = [t for t in below if relation_of(t) == "mark"]
        if marks and marks[0].text.lower() in _THAT and marks[0].index - token.head in {1, 2}:
            has_subject = any(relation_of(t) == "nsubj" for t in below)
            tree.retag(marks[0].index, "PRON", PronType="Rel")
            tree.hang(marks[0].index, "obj" if has_subject else "nsubj")
            tree.hang(i, "acl:relcl")


def _is_relative(token: Token) -> bool:
    return (
        relation_of(token) in _RELATIVE_RELATIONS
        and token.lemma.lower() in _ALSO_RELATIVE
        and "Rel" in token.feats.get("PronType", "Rel")
    )


def hang_clauses_on_verbs(tree: TreeEditor) -> None:
    """Hang "que abandone" on the verb in "pidió al rey que abandone": no name takes a clause."""
    for i, token in enumerate(tree):
        if not token.deprel.startswith("acl") or token.upos not in VERBAL:
            continue
        marks = [t for t in tree.below(i) if relation_of(t) == "mark"]
        if not marks or marks[0].text.lower() not in _THAT or any(t.upos == "ADP" for t in marks):
            continue
        above = tree[token.head]
        while above.upos in NOMINAL and above.head != above.index:
            above = tree[above.head]
        noun = tree[token.head]
        asked = token.feats.get("Mood") == "Sub" and any(
            t.lemma == "a" for t in tree.below(noun.index)
        )
        free = noun.upos == "PROPN" or is_time(noun) or asked
        if above.upos == "VERB" and above.index < i and free:
            tree.hang(i, "ccomp", above.index)


def hang_charges_on_verbs(tree: TreeEditor) -> None:
    """Hang on the verb what somebody is accused or warned of: "acusó a Perú del atentado"."""
    for i, token in enumerate(tree):
        above = tree[token.head]
        verb = tree[above.head]
        if (
            token.deprel in {"nmod", "acl"}
            and above.upos == "PROPN"
            and relation_of(above) in {"obj", "iobj", "obl"}
            and verb.lemma.lower() in _OF_CHARGES
            and any(t.lemma.lower() in _OF for t in tree.below(i))
            and (token.upos in VERBAL or any(t.upos == "DET" for t in tree.below(i)))
        ):
            tree.hang(i, "xcomp" if token.upos in VERBAL else "obl", verb.index)


def name_content(tree: TreeEditor) -> None:
    """Call a clause with "que" and a finite verb below a verb its content: "dijo que debe ir"."""
    for i, token in enumerate(tree):
        if token.deprel != "xcomp" or tree[token.head].upos != "VERB":
            continue
        below = tree.below(i)
        words = [token, *(t for t in below if relation_of(t) in {"aux", "cop"})]
        finite = any(t.feats.get("VerbForm") == "Fin" for t in words)
        marked = any(relation_of(t) == "mark" and t.text.lower() in _THAT for t in below)
        if finite and marked:
            tree.hang(i, "ccomp")


def name_infinitives(tree: TreeEditor) -> None:
    """Take the infinitive in "prometió enviar ayuda" for what was promised, not for a subject."""
    for i, token in enumerate(tree):
        if token.feats.get("VerbForm") != "Inf":
            continue
        if token.deprel == "xcomp" and any(
            relation_of(t) == "mark" and t.text.lower() in _FOR for t in tree.below(i)
        ):
            # "Usó gas para dispersarlos": who uses it would disperse them.
            tree.hang(i, "advcl")
        if token.deprel != "csubj":
            continue
        above = tree[token.head]
        if above.upos == "VERB" and above.index < i:
            tree.hang(i, "xcomp")


def name_predicates(tree: TreeEditor) -> None:
    """Take the adjective in "se mostró dispuesta a" for what the subject is, not for an object."""
    for i, token in enumerate(tree):
        above = tree[token.head]
        if token.upos != "ADJ" or token.deprel not in {"obj", "amod"} or above.upos != "VERB":
            continue
        if token.deprel == "amod" and (above.index > i or above.feats.get("VerbForm") == "Part"):
            continue
        if any(t.upos == "DET" for t in tree.below(i)):
            continue
        before = tree[i - 1] if i else token
        if before.upos in {"NOUN", "PROPN"} and before.head == token.head:
            # "A tres periodistas ugandeses"
            tree.hang(i, "amod", before.index)
        else:
            tree.hang(i, "xcomp")


def name_reflexives(tree: TreeEditor, forms: Collection[str]) -> None:
    """Let a reflexive pronoun be its verb's: "os dois se reuniram", "i due si sono riuniti"."""
    for i, token in enumerate(tree):
        if token.text.lower() in forms and token.upos == "PRON":
            tree.retag(i, "PRON", Reflex="Yes")
            tree.hang(i, "expl:pv", token.head)


def name_objects(tree: TreeEditor, naming: Collection[str], *, unless: Collection[str]) -> None:
    """Let a bare noun behind a verb be its object, where the verb has a subject before it.

    Parameters
    ----------
    naming
        Lemmas of verbs behind which a noun tells what somebody is.
    unless
        Relations below the verb with which it has no further object.
    """
    for i, token in enumerate(tree):
        verb = tree[token.head]
        below = tree.below(verb.index)
        if verb.upos != "VERB" or verb.index >= i or token.upos not in NOMINAL:
            continue
        if any(relation_of(t) in unless or t.deprel in unless for t in below):
            continue
        if any(relation_of(t) == "case" for t in tree.below(i)):
            continue
        second = token.deprel == "nsubj" and any(
            t.deprel == "nsubj" and t.index < verb.index and t.upos in {"NOUN", "PROPN"}
            for t in below
        )
        thing = token.deprel == "xcomp" and verb.lemma not in naming
        if second or (thing and token.upos == "NOUN"):
            tree.hang(i, "obj")


def lift_from_names(tree: TreeEditor, towards: Collection[str]) -> None:
    """Hang on the verb what stands behind an agent: "impostas pela UE à Rússia".

    Parameters
    ----------
    towards
        Lemmas of prepositions that no name of a state or body has behind it.
    """
    for i, token in enumerate(tree):
        above = tree[token.head]
        if token.deprel != "nmod" or above.upos != "PROPN" or above.index > i:
            continue
        verb = tree[above.head]
        cases = {t.lemma.lower() for t in tree.below(i) if relation_of(t) == "case"}
        governed = not cases.isdisjoint(towards) and verb.upos in {"VERB", "ADJ"}
        if governed and verb.index != above.index:
            tree.hang(i, "obl", verb.index)


def subject_before(tree: TreeEditor, verb: int) -> int:
    """Return the noun at the head of what stands before the verb of a headline."""
    subject = verb - 1
    while tree[subject].head < subject or (
        tree[subject].upos not in NOMINAL and tree[subject].head < verb
    ):
        if tree[subject].head == subject:
            break
        subject = tree[subject].head
    return subject


def hang_rest(tree: TreeEditor, verb: int) -> None:
    """Hang what stands behind the verb on it: the first noun as object, phrases as obliques."""
    has_object = False
    for token in tree:
        if token.index <= verb or token.head > verb:
            continue
        cased = any(relation_of(t) == "case" for t in tree.below(token.index))
        if token.upos in NOMINAL and not cased and not has_object:
            has_object = True
            tree.hang(token.index, "obj", verb)
        else:
            tree.hang(token.index, "obl" if cased else token.deprel, verb)
