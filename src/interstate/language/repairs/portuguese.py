"""What parsers of Portuguese get wrong that closed classes and forms decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.repairs import iberian, romance
from interstate.language.repairs.editing import relation_of
from interstate.reference.romance_forms import romance_infinitive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interstate.language.repairs.editing import TreeEditor

_REFLEXIVES = frozenset({"se"})
_THAT = "que"
_CLAUSES = frozenset({"ccomp", "advcl", "xcomp", "csubj"})
# What stands behind these was done to somebody: no name of a state or body has them.
_TOWARDS = frozenset({"a", "contra", "sobre", "para"})
_DIRECTIONS = frozenset(
    {"norte", "sul", "leste", "oeste", "centro", "nordeste", "noroeste", "sudeste", "sudoeste"}
)
# With these a noun says what somebody becomes or is called.
_NAMING = frozenset(
    {"ser", "tornar", "ficar", "virar", "parecer", "permanecer", "continuar", "eleger", "nomear"}
    | {"chamar", "considerar", "declarar", "proclamar", "designar", "julgar", "achar", "intitular"}
)
# Feminine names that never stand without their article: "a" before them is no bare preposition.
_WITH_ARTICLE = frozenset(
    {"Alemanha", "Albânia", "Arábia", "Argélia", "Argentina", "Armênia", "Arménia", "Austrália"}
    | {"Áustria", "Bélgica", "Bielorrússia", "Bolívia", "Bósnia", "Bulgária", "China", "Colômbia"}
    | {"Coreia", "Croácia", "Dinamarca", "Eritreia", "Eslováquia", "Eslovênia", "Eslovénia"}
    | {"Espanha", "Estônia", "Estónia", "Etiópia", "Europa", "Finlândia", "França", "Gâmbia"}
    | {"Geórgia", "Grécia", "Guatemala", "Guiana", "Guiné", "Holanda", "Hungria", "Índia"}
    | {"Indonésia", "Inglaterra", "Irlanda", "Islândia", "Itália", "Jamaica", "Jordânia"}
    | {"Letônia", "Letónia", "Libéria", "Líbia", "Lituânia", "Macedônia", "Macedónia", "Malásia"}
    | {"Mauritânia", "Moldávia", "Mongólia", "Namíbia", "Nicarágua", "Nigéria", "Noruega"}
    | {"Nova", "ONU", "Otan", "OTAN", "NATO", "Palestina", "Polônia", "Polónia", "Romênia"}
    | {"Roménia", "Rússia", "Sérvia", "Síria", "Somália", "Suécia", "Suíça", "Tailândia"}
    | {"Tanzânia", "Tunísia", "Turquia", "Ucrânia", "UE", "União", "Venezuela", "Zâmbia"}
)
_ENDINGS = ("am", "em", "a", "e", "ou", "eu", "iu", "aram", "eram", "iram", "õe", "ém", "êm")
_BEHIND = frozenset({"PROPN", "NOUN", "DET", "ADP", "NUM", "ADJ", "VERB", "SCONJ"})
_IN_SUBJECT = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "CCONJ", "NUM", "PUNCT", "X"})
_SENTENCE_ENDS = frozenset({".", "!", "?", "…", ":", ";"})


def mend(tree: TreeEditor) -> None:
    """Mend a tree of a Portuguese sentence."""
    _raise_verbs(tree)
    _find_verb_of_headline(tree)
    _name_directions(tree)
    _name_articles(tree)
    romance.mend(tree)
    iberian.name_reflexives(tree, _REFLEXIVES)
    _mark_clauses(tree)
    iberian.lift_from_adverbs(tree)
    iberian.join_counted(tree)
    iberian.demote_participles(tree)
    iberian.hang_clauses_on_verbs(tree)
    iberian.name_relative_clauses(tree)
    iberian.hang_charges_on_verbs(tree)
    iberian.name_content(tree)
    iberian.name_infinitives(tree)
    iberian.name_predicates(tree)
    _describe_nouns(tree)
    iberian.name_objects(tree, _NAMING, unless={"obj", "cop"})
    iberian.lift_from_names(tree, _TOWARDS)


def _name_articles(tree: TreeEditor) -> None:
    """Take "a" in "teria condenado a Turquia" for an article: the preposition would be "à"."""
    for i, token in enumerate(tree.tokens[:-1]):
        if token.text != "a" or token.upos != "ADP" or tree[i + 1].text not in _WITH_ARTICLE:
            continue
        name = tree[token.head]
        tree.rename(i, "o", "DET")
        tree.retag(i, "DET", PronType="Art", Definite="Def")
        tree.hang(i, "det", name.index)
        verb = tree[name.head]
        has_object = any(relation_of(t) == "obj" for t in tree.below(verb.index))
        if relation_of(name) in {"obl", "iobj", "nmod"} and verb.upos == "VERB" and not has_object:
            tree.hang(name.index, "obj")


def _name_directions(tree: TreeEditor) -> None:
    """Take "sul" in "bombardeou o sul do Líbano" for a noun, and the country for its own."""
    for i, token in enumerate(tree.tokens[:-2]):
        behind = tree[i + 1]
        if token.text.lower() not in _DIRECTIONS or behind.lemma.lower() != "de":
            continue
        tree.rename(i, token.text.lower(), "NOUN")
        whole = tree[behind.head]
        if whole.index > i and whole.head == token.head:
            tree.hang(whole.index, "nmod", i)


def _mark_clauses(tree: TreeEditor) -> None:
    """Let "que" begin the clause in "pediu ao Peru que retire": no noun stands before it.

    Of "a notícia de que" it is no relative pronoun either.
    """
    for i, token in enumerate(tree):
        above = tree[token.head]
        if token.text.lower() != _THAT or above.index <= i:
            continue
        content = relation_of(above) in _CLAUSES and relation_of(token) != "mark"
        if content and above.deprel != "acl:relcl":
            tree.retag(i, "SCONJ", PronType="")
            tree.hang(i, "mark")
        elif above.deprel == "acl:relcl" and i and tree[i - 1].lemma.lower() == "de":
            tree.hang(above.index, "acl", above.head)


def _describe_nouns(tree: TreeEditor) -> None:
    """Let an adjective right behind its noun describe it: "enviou ajuda humanitária"."""
    for i, token in enumerate(tree):
        above = tree[token.head]
        predicate = token.upos == "ADJ" and token.deprel == "xcomp"
        if predicate and above.index == i - 1 and above.upos == "NOUN":
            tree.hang(i, "amod")


def _raise_verbs(tree: TreeEditor) -> None:
    """Let a finite verb that a parser hung on the noun before it head a headline."""
    for i, token in enumerate(tree):
        if token.upos != "VERB" or token.feats.get("VerbForm") != "Fin" or not i:
            continue
        noun = tree[token.head]
        if token.deprel != "amod" or noun.head != noun.index or noun.index > i:
            continue
        tree.hang(i, "root", i)
        tree.hang(noun.index, "nsubj", i)
        iberian.hang_rest(tree, i)
        return


def _find_verb_of_headline(tree: TreeEditor) -> None:
    """Find the verb of a headline in which a parser saw none: "Presidente critica Chile"."""
    if tree.has_finite() or not tree.tokens or tree.tokens[-1].text in _SENTENCE_ENDS:
        return
    verb = next(_verbs(tree), None)
    if verb is None:
        return
    subject = iberian.subject_before(tree, verb)
    tree.rename(verb, romance_infinitive(tree[verb].text, "pt") or tree[verb].lemma, "VERB")
    tree.retag(verb, "VERB", VerbForm="Fin")
    tree.hang(verb, "root", verb)
    tree.hang(subject, "nsubj", verb)
    iberian.hang_rest(tree, verb)


def _verbs(tree: TreeEditor) -> Iterator[int]:
    """Give the words that may be the verb: a form of one between nouns."""
    for i, token in enumerate(tree.tokens[:-1]):
        low = token.text.lower()
        if i and low == token.text and token.upos in {"ADJ", "NOUN", "VERB"}:
            infinitive = romance_infinitive(low, "pt")
            if (
                infinitive
                and infinitive != low
                and low.endswith(_ENDINGS)
                and tree[i - 1].upos in {"NOUN", "PROPN", "ADJ"}
                and tree[i + 1].upos in _BEHIND
            ):
                yield i
        if token.upos not in _IN_SUBJECT:
            return
