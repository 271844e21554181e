"""What parsers get wrong in French: words of closed classes, the voice, verbs taken for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.repairs import romance
from interstate.language.repairs.editing import VERBAL, is_time, relation_of
from interstate.reference.romance_forms import romance_infinitive

if TYPE_CHECKING:
    from interstate.language.repairs.editing import TreeEditor
    from interstate.record import Token

# With these "être" makes a perfect: "est arrivé" is no passive.
_GOING = frozenset(
    {"aller", "venir", "arriver", "partir", "entrer", "sortir", "monter", "descendre", "naître"}
    | {"mourir", "rester", "tomber", "retourner", "revenir", "devenir", "parvenir", "intervenir"}
    | {"rentrer", "repartir", "survenir", "décéder", "convenir", "passer"}
)
# Of whom these are said does, or did, what stands behind "à" and "de".
_OF_CONTROL = frozenset(
    {"appeler", "exhorter", "inviter", "presser", "sommer", "pousser", "inciter", "encourager"}
    | {"accuser", "menacer", "obliger", "contraindre", "forcer", "autoriser", "aider", "prier"}
    | {"soupçonner", "empêcher", "dissuader", "convaincre", "persuader", "charger", "condamner"}
    | {"engager", "amener", "conduire", "féliciter", "remercier", "blâmer", "demander", "permettre"}
    | {"ordonner", "interdire", "proposer", "conseiller", "recommander", "reprocher", "promettre"}
    | {
        "supplier",
        "conjurer",
        "implorer",
        "enjoindre",
        "suspecter",
        "avertir",
        "convier",
        "laisser",
    }
)
_LINKS = frozenset({"de", "d'", "du", "des", "à", "au", "aux"})
# Behind each stands one of the links.
_PREPOSITIONS = tuple(
    tuple(phrase.replace("'", "' ").split())
    for phrase in (
        *("à l'issue", "au cours", "au terme", "en marge", "à l'occasion", "à la suite", "lors"),
        *("au lendemain", "à la veille", "en faveur", "au large", "à la frontière", "auprès"),
        *("à l'égard", "à l'encontre", "le long", "près", "hors", "en cas", "en raison"),
        *("à propos", "au sujet", "en direction", "à destination", "au profit", "face", "grâce"),
        *("en provenance", "de la part", "du fait", "vis-à-vis", "aux côtés", "à côté", "suite"),
        *("au sein", "à cause", "en réponse", "en échange", "en dépit", "en matière", "au nom"),
        *("à l'adresse", "au-dessus", "à l'exception", "à partir", "en présence", "autour"),
    )
)
_MARKS = frozenset({"à", "de", "d'", "d’"})
_PARTICIPLES = ("é", "ée", "és", "ées", "i", "ie", "is", "it", "u", "ue", "us", "ues", "ert", "int")
_BETWEEN = frozenset(
    {"également", "aussi", "déjà", "toujours", "jamais", "pas", "plus", "ensuite", "encore", "bien"}
    | {"officiellement", "vivement", "récemment", "finalement", "hier", "lundi", "mardi", "jeudi"}
    | {"mercredi", "vendredi", "samedi", "dimanche", "enfin", "donc", "clairement", "fermement"}
)
_CONDITIONAL = ("rait", "raient", "rais", "rions", "riez")
_FUTURE = ("ra", "ront")
_REFLEXIVE = frozenset({"se", "s'", "s’"})
_PARTITIVE = frozenset({"des", "du"})
_AUXILIARIES = frozenset({"a", "ont", "avait", "avaient", "aura", "auront", "aurait", "auraient"})
_BEHIND_VERB = frozenset({"-t", "-t-", "t", "-il", "-elle", "-ils", "-elles", "-t-il", "-t-elle"})
_LONGEST_INVERSION = 4
_OBJECTS = frozenset({"obj", "nsubj", "nsubj:pass"})


def mend(tree: TreeEditor) -> None:
    """Mend a French tree."""
    _join_prepositions(tree)
    _find_participles(tree)
    _read_inversions(tree)
    _find_verbs(tree)
    _find_adjectives(tree)
    _find_nouns(tree)
    _hang_requests(tree)
    _name_reflexives(tree)
    _name_objects(tree)
    _undo_passives(tree)
    _tell_moods(tree)
    _free_objects(tree)
    romance.mend(tree)


def _join_prepositions(tree: TreeEditor) -> None:
    """Make one preposition of several words: "à l'issue d'une rencontre avec".

    What stands behind takes the place of the noun inside: nobody met an issue.
    """
    words = [token.text.lower().replace("’", "'") for token in tree]
    for i in range(len(words)):
        for phrase in _PREPOSITIONS:
            last = i + len(phrase)
            if tuple(words[i:last]) != phrase or last >= len(words) or words[last] not in _LINKS:
                continue
            inner = tree[last].head
            if inner <= last:
                continue
            core = next((k for k in range(i, last) if not i <= tree[k].head <= last), None)
            if core is None or (tree[inner].head != core and tree[core].head != inner):
                continue
            if tree[inner].head == core:
                above = tree[core]
                tree.hang(inner, above.deprel, inner if above.head == core else above.head)
                for t in tree.below(core):
                    if not i <= t.index <= last:
                        tree.hang(t.index, t.deprel, inner)
            tree.hang(i, "case", inner)
            tree.retag(i, "ADP")
            for k in range(i + 1, last + 1):
                tree.hang(k, "fixed", i)
            break


def _find_participles(tree: TreeEditor) -> None:
    """Let the participle behind "avoir" be the verb: "a expulsé trois diplomates"."""
    for i, token in enumerate(tree):
        if token.lemma != "avoir" or token.deprel.startswith("aux"):
            continue
        k = i + 1
        while k < len(tree.tokens) and tree[k].text.lower() in _BETWEEN:
            k += 1
        if k == len(tree.tokens) or tree[k].head != i or not tree[k].text.endswith(_PARTICIPLES):
            continue
        verb = romance_infinitive(tree[k].text, "fr")
        if verb is None:
            continue
        relation, above = token.deprel, token.head
        tree.rename(k, verb, "VERB")
        tree.retag(k, "VERB", VerbForm="Part", Tense="Past")
        tree.hang(k, relation, k if above == i else above)
        for t in tree.below(i):
            if t.index != k:
                tree.hang(t.index, t.deprel, k)
        tree.hang(i, "aux:tense", k)
        tree.retag(i, "AUX")


def _find_verbs(tree: TreeEditor) -> None:
    """Take for a verb what has a subject, no copula, and a verb's form: "Moscou dénonce"."""
    for i, token in enumerate(tree):
        if token.upos not in {"NOUN", "ADJ", "ADV", "PROPN"} or token.text[:1].isupper():
            continue
        below = tree.below(i)
        subjects = [t for t in below if t.deprel == "nsubj" and t.index < i]
        if not subjects or any(t.deprel in {"cop", "case"} for t in below):
            continue
        if any(t.deprel == "det" and t.index == i - 1 for t in below):
            continue
        verb = romance_infinitive(token.text, "fr")
        if verb is None:
            continue
        perfect = any(t.deprel.startswith("aux") for t in below)
        tree.rename(i, verb, "VERB")
        tree.retag(i, "VERB", VerbForm="Part" if perfect else "Fin")
        has_object = any(t.deprel == "obj" for t in below)
        for t in below:
            bare = not any(k.deprel == "case" for k in tree.below(t.index))
            if t.index > i and t.deprel in {"nmod", "obl:arg"}:
                first = bare and not has_object
                tree.hang(t.index, "obj" if first else "obl")
                has_object = has_object or first


def _find_adjectives(tree: TreeEditor) -> None:
    """Take for an adjective what a copula stands with: "est prête" is of "prêt"."""
    for i, token in enumerate(tree):
        if token.upos != "VERB" or not any(t.deprel == "cop" for t in tree.below(i)):
            continue
        low = token.text.lower()
        for masculine in (low.removesuffix("s").removesuffix("e"), low.removesuffix("s"), low):
            if romance_infinitive(masculine, "fr") is None and is_word(masculine):
                tree.rename(i, masculine, "ADJ")
                break


def _find_nouns(tree: TreeEditor) -> None:
    """Take for a noun what a preposition governs, unless it is a verb's own: "en visite"."""
    for i, token in enumerate(tree):
        if token.upos != "VERB" or token.feats.get("VerbForm") != "Fin" or not i:
            continue
        before = tree[i - 1]
        if before.head == i and before.deprel == "case" and is_word(token.text.lower()):
            tree.rename(i, token.text.lower(), "NOUN")


def is_word(word: str) -> bool:
    """Whether the word list knows a form."""
    from simplemma import is_known

    return is_known(word, lang="fr")


def _hang_requests(tree: TreeEditor) -> None:
    """Hang on the verb what its object is asked or accused to do: "appelle Assad à partir"."""
    for i, token in enumerate(tree):
        if token.upos not in VERBAL or token.head >= i:
            continue
        infinitive_form = token.feats.get("VerbForm") == "Inf" or any(
            t.deprel.startswith("aux") and t.feats.get("VerbForm") == "Inf" for t in tree.below(i)
        )
        marked = any(t.deprel == "mark" and t.text.lower() in _MARKS for t in tree.below(i))
        if not infinitive_form or not marked or not token.deprel.startswith(("acl", "advcl")):
            continue
        person = tree[token.head]
        while person.deprel.startswith(("flat", "appos", "nmod", "conj")):
            if person.head == person.index:
                break
            person = tree[person.head]
        above = tree[person.head]
        if person.deprel in {"obj", "iobj", "obl:arg", "nsubj:pass"} and above.lemma in _OF_CONTROL:
            tree.hang(i, "xcomp", above.index)


def _read_inversions(tree: TreeEditor) -> None:
    """Read "la Norvège a-t-elle condamné le Chili ?" as "la Norvège a condamné le Chili"."""
    for i, token in enumerate(tree):
        behind = tree.tokens[i + 1 : i + 1 + _LONGEST_INVERSION]
        pronouns = [t for t in behind if t.text.lower() in _BEHIND_VERB]
        verb = next(
            (t for t in behind if t.upos == "VERB" and t.text.lower().endswith(_PARTICIPLES)), None
        )
        if token.text.lower() not in _AUXILIARIES or not pronouns or verb is None or not i:
            continue
        subject = tree[i - 1]
        if subject.upos not in {"PROPN", "NOUN"} or pronouns[0].index != i + 1:
            continue
        if subject.head in {i, *(t.index for t in behind)}:
            tree.hang(subject.index, "nsubj", verb.index)
        tree.retag(i, "AUX", VerbForm="Fin")
        tree.hang(i, "aux", verb.index)
        for pronoun in pronouns:
            tree.hang(pronoun.index, "expl", verb.index)
        for t in tree.below(verb.index):
            if t.index > verb.index and relation_of(t) == "nsubj":
                tree.hang(t.index, "obj")


def _name_objects(tree: TreeEditor) -> None:
    """Take a name without preposition behind its verb for the object: "a bombardé le Japon"."""
    for i, token in enumerate(tree):
        verb, below = tree[token.head], tree.below(token.head)
        if token.upos != "PROPN" or token.deprel != "obl" or verb.upos != "VERB" or i < verb.index:
            continue
        bare = not any(relation_of(t) == "case" for t in tree.below(i)) and not is_time(token)
        passive = any(t.deprel in {"aux:pass", "nsubj:pass"} for t in below)
        if bare and not passive and not any(relation_of(t) == "obj" for t in below):
            tree.hang(i, "obj")


def _name_reflexives(tree: TreeEditor) -> None:
    """Let "se" be the verb's reflexive, whatever a treebank calls it: "se sont rencontrés"."""
    for i, token in enumerate(tree):
        if token.text.lower() in _REFLEXIVE and token.upos == "PRON":
            if token.head > i and tree[token.head].upos in VERBAL:
                tree.hang(i, "expl:pv")
            tree.retag(i, "PRON", Reflex="Yes")


def _undo_passives(tree: TreeEditor) -> None:
    """Take "être" for the perfect's with verbs of going and with reflexives."""
    for i, token in enumerate(tree):
        if token.upos not in VERBAL:
            continue
        below = tree.below(i)
        reflexive = any(t.deprel == "expl:pv" for t in below)
        if not reflexive and token.lemma not in _GOING:
            continue
        for t in below:
            if t.deprel == "aux:pass":
                tree.hang(t.index, "aux")
            elif t.deprel == "nsubj:pass":
                tree.hang(t.index, "nsubj")


def _tell_moods(tree: TreeEditor) -> None:
    """Tell the conditional by its ending: "signerait" of "signer", but not "livrait"."""
    for i, token in enumerate(tree):
        if token.upos not in VERBAL:
            continue
        low = token.text.lower()
        if low.endswith(_CONDITIONAL) and _stem_is_infinitive(low, token):
            tree.retag(i, token.upos, Mood="Cnd", VerbForm="Fin")


def _stem_is_infinitive(low: str, token: Token) -> bool:
    """Whether the "r" before the ending is the infinitive's, not the stem's own."""
    stem = next(low.removesuffix(end[1:]) for end in _CONDITIONAL if low.endswith(end))
    lemma = token.lemma.lower()
    if lemma.endswith(("rer", "rir")):
        return stem.endswith(("rer", "rir"))
    return True


def _free_objects(tree: TreeEditor) -> None:
    """Let "des" before an object be its article: "attaque des villages"."""
    for i, token in enumerate(tree):
        if token.deprel == "case" and token.text.lower() in _PARTITIVE:
            head = tree[token.head]
            if head.deprel in _OBJECTS and relation_of(head) != "nmod":
                tree.hang(i, "det")
                tree.retag(i, "DET")
