"""What parsers of German get wrong that articles and word order decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.german_verbs import infinitive
from interstate.language.repairs.editing import VERBAL, is_time, relation_of
from interstate.record import PartyKind
from interstate.reference.party_names import load_party_names

if TYPE_CHECKING:
    from interstate.language.repairs.editing import TreeEditor
    from interstate.record import Token

_ADJECTIVAL = ("ischer", "ischen", "ischem", "isches", "ische")
_SUBORDINATORS = frozenset(
    {
        "falls",
        "wenn",
        "ob",
        "weil",
        "dass",
        "obwohl",
        "sobald",
        "solange",
        "nachdem",
        "bevor",
        "ehe",
    }
)
_RELATIVE = frozenset({"der", "die", "das", "dem", "den"})
# Articles that a noun of time can have; another one before it is a pronoun.
_ARTICLES_OF_TIMES = {
    "woche": {"die", "der"},
    "nacht": {"die", "der"},
    "monat": {"der", "den", "dem", "die"},
    "tag": {"der", "den", "dem", "die"},
    "jahr": {"das", "dem", "die", "den"},
}
_GENITIVE = ("s", "'", "’")
# Articles that cannot stand before a subject or a direct object, whatever the noun.
_DATIVE = frozenset(
    {"dem", "einem", "keinem", "diesem", "jedem", "jenem"}
    | {"meinem", "deinem", "seinem", "ihrem", "unserem", "eurem"}
)
# These are no subject's or object's before a feminine noun.
_OBLIQUE_FEMININE = frozenset(
    {"der", "einer", "keiner", "dieser", "jeder", "jener"}
    | {"meiner", "deiner", "seiner", "ihrer", "unserer", "eurer"}
)
_FEMININE = (
    *("ung", "heit", "keit", "schaft", "ion", "tät", "ei", "ie", "ik", "anz", "enz", "armee"),
    *("wehr", "ukraine", "schweiz", "liga", "macht", "front", "miliz", "presse"),
)
_FEMININE_NAMES = frozenset({"EU", "NATO", "Nato", "UNO", "Uno", "DDR", "UdSSR", "OSZE", "Hamas"})
_MASCULINE = frozenset({"Atlantik", "Pazifik", "Katholik", "Spion", "Champion", "Brei", "Schrei"})


def mend(tree: TreeEditor) -> None:
    """Mend a German tree."""
    _name_adjectives(tree)
    _free_subordinators(tree)
    _find_verb_between_states(tree)
    _part_states(tree)
    _free_relative_pronouns(tree)
    _name_genitives(tree)
    _find_german_verb(tree)
    _read_articles(tree)
    _find_objects(tree)
    _read_infinitives(tree)
    _read_past_passives(tree)


def _name_adjectives(tree: TreeEditor) -> None:
    """No German preposition ends like "nordkoreanischer", which taggers take for one."""
    for i, token in enumerate(tree):
        if (
            token.upos == "ADP"
            and token.text.endswith(_ADJECTIVAL)
            and not token.text.endswith("zwischen")
        ):
            tree.retag(i, "ADJ")
            tree.hang(i, "amod")


def _free_subordinators(tree: TreeEditor) -> None:
    """Let "falls" and "wenn" open a clause: they are no prepositions, and "haben" no passive."""
    for i, token in enumerate(tree):
        if token.deprel == "aux:pass" and token.lemma.lower() == "haben":
            tree.hang(i, "aux")
        if token.deprel != "case" or token.text.lower() not in _SUBORDINATORS:
            continue
        name, verb = tree[token.head], tree[tree[token.head].head]
        if verb.upos not in VERBAL or name.upos not in {"NOUN", "PROPN"} or name.index != i + 1:
            continue
        tree.retag(i, "SCONJ")
        tree.hang(i, "mark", verb.index)
        if not any(relation_of(t) == "nsubj" for t in tree.below(verb.index)):
            tree.hang(name.index, "nsubj")
        if verb.deprel == "csubj":
            tree.hang(verb.index, "advcl")


def _find_verb_between_states(tree: TreeEditor) -> None:
    """Let "bedrohte" head "Kenia bedrohte Peru", where it is taken for an adjective.

    Between two states without article no adjective stands.
    """
    if tree.has_finite():
        return
    for i, token in enumerate(tree):
        if token.upos != "ADJ" or not token.text.endswith(("te", "ten")) or i == 0:
            continue
        if i + 1 == len(tree.tokens) or not (_is_state(tree[i + 1].text)):
            continue
        before, behind, root = tree[i - 1], tree[i + 1], next(t for t in tree if t.deprel == "root")
        first = relation_of(before) in {"case", "obl"} or before.upos in {"NOUN", "ADP"}
        if not _is_state(before.text) and not first:
            continue
        tree.rename(i, infinitive(token.text, form="Fin"), "VERB")
        tree.retag(i, "VERB", VerbForm="Fin", Tense="Past")
        tree.hang(i, "root", i)
        if root.index != i:
            tree.hang(root.index, "nsubj" if _is_state(root.text) else "obl", i)
        tree.hang(behind.index, "obj" if _is_state(before.text) else "nsubj", i)
        for t in tree.tokens:
            if (
                t.deprel in {"nmod", "punct"}
                and t.index > i
                and t.head in {behind.index, root.index}
            ):
                tree.hang(t.index, "obl" if t.deprel == "nmod" else "punct", i)
        return


def _part_states(tree: TreeEditor) -> None:
    """Let two states that stand side by side be two: "hat Peru Chile verklagt"."""
    for i, token in enumerate(tree):
        first = tree[token.head]
        if relation_of(token) not in {"flat", "appos"} or token.upos != "PROPN":
            continue
        if first.index != i - 1 or not (_is_state(first.text) and _is_state(token.text)):
            continue
        if not load_party_names("de").lookup((first.text, token.text)):
            tree.hang(i, "obj", first.head)


def _is_state(word: str) -> bool:
    """Whether a word alone names a state, or its seat."""
    names = load_party_names("de").lookup((word,))
    return any(name.kind is PartyKind.STATE for name in names)


def _read_infinitives(tree: TreeEditor) -> None:
    """Give an infinitive with "zu" no subject: "bestritt, Peru angegriffen zu haben"."""
    for token in tree:
        if token.upos != "PART" or token.text != "zu" or token.deprel != "mark":
            continue
        verb = tree[token.head]
        below = tree.below(verb.index)
        auxiliaries = [t for t in below if t.deprel.startswith("aux")]
        if any(t.feats.get("VerbForm") == "Fin" for t in auxiliaries or [verb]):
            continue
        for t in below:
            if t.deprel == "nsubj":
                taken = any(o.deprel == "obj" for o in tree.below(verb.index))
                tree.hang(t.index, "iobj" if taken else "obj")
        joined = verb.deprel == "conj" and not any(t.deprel == "cc" for t in below)
        if verb.deprel == "ccomp" or joined:
            tree.hang(verb.index, "xcomp")


def _read_past_passives(tree: TreeEditor) -> None:
    """Read "ist von Peru überfallen worden" as the passive it is."""
    for i, token in enumerate(tree):
        if token.text != "worden" or token.deprel != "aux":
            continue
        verb = token.head
        tree.hang(i, "aux:pass")
        tree.retag(verb, "VERB", VerbForm="Part")
        for t in tree.below(verb):
            if t.deprel == "nsubj":
                tree.hang(t.index, "nsubj:pass")


def _free_relative_pronouns(tree: TreeEditor) -> None:
    """In "der erste, der Pjöngjang besuchte" the second "der" acts, and is no article.

    A name that has no article of its own and stands behind a comma and a pronoun of a relative
    clause is the clause's object.
    """
    for i, token in enumerate(tree):
        if token.deprel == "nsubj" and "Rel" in token.feats.get("PronType", ""):
            _make_second_subject_indirect(tree, token)
        if token.deprel == "obj" and token.text == "das":
            _let_state_act(tree, token)
        behind_comma = i > 0 and tree[i - 1].text == ","
        if token.deprel != "det" or token.text not in _RELATIVE or not behind_comma:
            continue
        name = tree[token.head]
        verb = tree[name.head]
        articles = _ARTICLES_OF_TIMES.get(name.lemma.lower())
        if articles is not None and token.text not in articles and verb.upos in VERBAL:
            # "Das Abkommen, das letzte Woche ratifiziert wurde"
            passive = any(t.deprel == "aux:pass" for t in tree.below(verb.index))
            relation = "nsubj:pass" if passive else "nsubj"
            tree.retag(i, "PRON", PronType="Rel")
            tree.hang(i, relation, verb.index)
            tree.hang(name.index, "obl")
            continue
        # No state takes "das": "Norwegen, das Chile angriff".
        alone = token.text == "das" and _is_state(name.text)
        if alone and verb.deprel.startswith("acl"):
            tree.retag(i, "PRON", PronType="Rel")
            token = tree[i]  # noqa: PLW2901  as it is now
        if "Rel" not in token.feats.get("PronType", ""):
            continue
        if (
            name.upos != "PROPN"
            or relation_of(name) != "nsubj"
            or not verb.deprel.startswith("acl")
        ):
            continue
        has_object = any(relation_of(t) == "obj" for t in tree.below(verb.index))
        tree.hang(i, "nsubj", verb.index)
        tree.hang(name.index, "iobj" if has_object else "obj")


def _let_state_act(tree: TreeEditor, pronoun: Token) -> None:
    """In "Norwegen, das Chile angriff" let the pronoun act: either may, and it comes first."""
    verb = tree[pronoun.head]
    if not verb.deprel.startswith("acl") or not _is_state(tree[verb.head].text):
        return
    for name in tree.below(verb.index):
        if name.deprel == "nsubj" and _is_state(name.text) and name.index > pronoun.index:
            tree.hang(pronoun.index, "nsubj")
            tree.hang(name.index, "obj")


def _make_second_subject_indirect(tree: TreeEditor, pronoun: Token) -> None:
    """Read a bare name beside a relative subject and an object as the indirect object."""
    below = tree.below(pronoun.head)
    if not any(t.deprel == "obj" for t in below):
        return
    for name in below:
        bare = not any(t.deprel in {"det", "case"} for t in tree.below(name.index))
        if name.deprel == "nsubj" and name.upos == "PROPN" and bare:
            tree.hang(name.index, "iobj")


def _name_genitives(tree: TreeEditor) -> None:
    """Take a name in the genitive for whose a noun is: "Ausschluss Syriens", "Ungarns Premier"."""
    for i, token in enumerate(tree):
        noun = tree[token.head]
        if token.upos != "PROPN" or noun.upos != "NOUN" or not token.text.endswith(_GENITIVE):
            continue
        if relation_of(token) not in {"appos", "dep", "flat"}:
            continue
        # A name that no list knows may end in "s"; behind a thing it is in the genitive.
        known = token.text.rstrip("'’").removesuffix("s") == token.lemma
        if known or (noun.index < i and noun.text.endswith(_FEMININE)):
            tree.hang(i, "nmod")


def _find_german_verb(tree: TreeEditor) -> None:
    """Let "teilten" head "Die USA teilten Daten mit Peru", where it is taken for an adjective.

    An adjective stands behind an article if there is one; between a subject and a bare noun the
    form in "te" or "ten" is the past tense.
    """
    root = next((t for t in tree if t.deprel == "root"), None)
    if root is None or root.upos != "NOUN" or tree.has_finite():
        return
    subjects = [t for t in tree.below(root.index) if t.deprel == "nsubj" and t.index < root.index]
    verbs = [
        t
        for t in tree.below(root.index)
        if t.upos == "ADJ" and t.deprel == "amod" and t.text.endswith(("te", "ten"))
    ]
    subjects += [t for v in verbs for t in tree.below(v.index) if t.deprel == "nsubj"]
    if not subjects or not verbs or subjects[-1].index != verbs[0].index - 1:
        return
    verb = verbs[0].index
    tree.retag(verb, "VERB", VerbForm="Fin", Tense="Past")
    tree.hang(verb, "root", verb)
    for t in tree.below(root.index):
        if t.index < verb or t.deprel in {"punct", "nmod"}:
            tree.hang(t.index, "obl" if t.deprel == "nmod" else t.deprel, verb)
    tree.hang(root.index, "obj", verb)


def _read_articles(tree: TreeEditor) -> None:
    """Take nobody for a subject whose article says otherwise: "Der Ukraine lieferte Polen Panzer".

    What stands in the dative or genitive is the indirect object, behind another noun its owner.
    Of two objects the first is the indirect one: "will Kiew Panzer liefern".
    """
    for i, token in enumerate(tree):
        if relation_of(token) not in {"nsubj", "obj"} or token.upos not in {"NOUN", "PROPN"}:
            continue
        articles = [t for t in tree.below(i) if t.deprel == "det" and t.index < i]
        if not articles or not _is_oblique(articles[0].text.lower(), token):
            continue
        before = tree[articles[0].index - 1] if articles[0].index else None
        if before is not None and before.upos == "NOUN" and before.head != i:
            tree.hang(i, "nmod", before.index)
        else:
            tree.hang(i, "iobj")
    for verb in tree:
        if verb.upos not in VERBAL:
            continue
        _find_bare_arguments(tree, verb)
        below = tree.below(verb.index)
        objects = [t for t in below if t.deprel == "obj" and t.feats.get("Reflex") != "Yes"]
        nominal = {"NOUN", "PROPN", "PRON", "X"}
        subjects = any(relation_of(t) in {"nsubj", "csubj", "expl"} for t in below)
        if len(objects) > 1 and all(t.upos in nominal for t in objects[:2]):
            finite = verb.feats.get("VerbForm") == "Fin" and verb.deprel == "root"
            given = any(t.deprel == "iobj" for t in below)
            # "Der Ukraine lieferte Polen Panzer", "hat Ghana Japan angegriffen"
            acts = (given and finite) or all(_is_state(t.text) for t in objects[:2])
            tree.hang(objects[0].index, "nsubj" if acts and not subjects else "iobj")
        elif len(objects) == 1 and verb.feats.get("VerbForm") == "Fin":
            indirect = [t for t in below if t.deprel == "iobj" and t.index < verb.index]
            if indirect and not subjects and verb.deprel != "conj":
                tree.hang(objects[0].index, "nsubj")


def _find_bare_arguments(tree: TreeEditor, verb: Token) -> None:
    """Read noun phrases without preposition: "sprach Israel Hilfe zu", "haben Gefangene befreit".

    What has neither preposition nor is a time is an object, beside another one the indirect one;
    and without an auxiliary of the passive nothing is its subject.
    """
    below = tree.below(verb.index)
    passive = any(t.deprel == "aux:pass" for t in below)
    finite = [t.index for t in below if t.deprel == "aux" and t.feats.get("VerbForm") == "Fin"]
    pivot = min([verb.index, *finite])
    has_object = any(t.deprel == "obj" for t in below)
    for t in below:
        bare = t.upos in {"NOUN", "PROPN"} and not any(
            c.deprel == "case" for c in tree.below(t.index)
        )
        if not bare or is_time(t):
            continue
        articles = [c.text.lower() for c in tree.below(t.index) if c.deprel == "det"]
        if t.deprel == "nsubj:pass" and not passive and not has_object and t.index < verb.index:
            tree.hang(t.index, "obj")
        elif (
            t.deprel in {"obl", "obl:arg"}
            and t.feats.get("Number") == "Sing"
            and articles == ["den"]
        ):
            tree.hang(t.index, "iobj" if has_object else "obj")
        elif t.deprel == "obl" and has_object and t.upos == "PROPN":
            tree.hang(t.index, "iobj")
        elif t.deprel == "nsubj" and has_object and t.upos == "PROPN" and not articles:
            # "Die USA haben Peru die Hilfe gestrichen"
            before = any(s.deprel == "nsubj" and s.index < pivot < t.index for s in below)
            if before:
                tree.hang(t.index, "iobj")


def _is_oblique(article: str, noun: Token) -> bool:
    """Whether an article tells that its noun is neither subject nor direct object."""
    plural = noun.feats.get("Number") == "Plur"
    if article in _DATIVE or article == "des":
        return True
    if article in _OBLIQUE_FEMININE:
        low = noun.text.lower()
        feminine = noun.text in _FEMININE_NAMES or low.endswith(_FEMININE)
        return noun.text == "USA" or plural or (feminine and noun.text not in _MASCULINE)
    return article == "den" and plural and noun.text.endswith("n")


def _find_objects(tree: TreeEditor) -> None:
    """Give a verb one subject: what a parser takes for a second one is its object.

    "Er hat den Botschafter einbestellt und Sanktionen verhängt": the participle that shares the
    auxiliary shares the subject too.
    """
    for verb in tree:
        if verb.upos != "VERB":
            continue
        below = tree.below(verb.index)
        relations = {relation_of(t) for t in below}
        if "obj" in relations or any(t.deprel in {"aux:pass", "nsubj:pass"} for t in below):
            continue
        subjects = [t for t in below if t.deprel == "nsubj"]
        if len(subjects) > 1 and not any("Rel" in t.feats.get("PronType", "") for t in subjects):
            tree.hang(subjects[1].index, "obj")
        elif (
            len(subjects) == 1
            and verb.deprel == "conj"
            and verb.feats.get("VerbForm") == "Part"
            and "aux" not in relations
            and subjects[0].index < verb.index
        ):
            auxiliaries = [t for t in tree.below(verb.head) if t.deprel.startswith("aux")]
            if auxiliaries and not any(t.deprel == "aux:pass" for t in auxiliaries):
                tree.hang(subjects[0].index, "obj")
