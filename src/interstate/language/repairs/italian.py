"""What parsers of Italian get wrong that closed classes and forms decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.repairs import iberian, romance
from interstate.language.repairs.editing import NOMINAL, relation_of
from interstate.reference.romance_forms import romance_infinitive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interstate.language.repairs.editing import TreeEditor
    from interstate.record import Token

_REFLEXIVES = frozenset({"si", "s'", "s’"})
_OF = frozenset({"di", "del", "dello", "della", "dell'", "dell’", "dei", "degli", "delle", "d'"})
_TO = frozenset({"a", "ad", "al", "allo", "alla", "all'", "all’", "ai", "agli", "alle"})
_BY = frozenset({"da", "dal", "dallo", "dalla", "dall'", "dall’", "dai", "dagli", "dalle"})
_WITH = frozenset({"con", "col", "coi"})
# Prepositions with a noun in them: what stands before it, the noun, and what stands behind it.
_PREPOSITIONS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "confronti": (frozenset({"nei"}), _OF),
    "riguardi": (frozenset({"nei"}), _OF),
    "parte": (frozenset({"da", "dalla"}), _OF),
    "mano": (frozenset({"per"}), _OF),
    "opera": (frozenset({"a", "ad", "per"}), _OF),
    "favore": (frozenset({"a", "in"}), _OF),
    "fianco": (frozenset({"a", "al"}), _OF),
    "sostegno": (frozenset({"a"}), _OF),
    "appoggio": (frozenset({"in"}), _OF | _TO),
    "aiuto": (frozenset({"in"}), _OF | _TO),
    "soccorso": (frozenset({"in"}), _OF | _TO),
    "causa": (frozenset({"a"}), _OF),
    "seguito": (frozenset({"a", "in"}), _OF | _TO),
    "danni": (frozenset({"ai"}), _OF),
    "termine": (frozenset({"al"}), _OF),
    "margine": (frozenset({"a"}), _OF),
    "margini": (frozenset({"ai"}), _OF),
    "occasione": (frozenset({"in"}), _OF),
    "corso": (frozenset({"nel"}), _OF),
    "merito": (frozenset({"in"}), _TO),
    "proposito": (frozenset({"a"}), _OF),
    "volta": (frozenset({"alla"}), _OF),
    "vista": (frozenset({"in"}), _OF),
    "cambio": (frozenset({"in"}), _OF),
    "risposta": (frozenset({"in"}), _TO),
    "conto": (frozenset({"per"}), _OF),
    "nome": (frozenset({"in", "a"}), _OF),
    "fronte": (frozenset({"di"}), _TO),
    "pressi": (frozenset({"nei"}), _OF),
    "detta": (frozenset({"a"}), _OF),
    "giudizio": (frozenset({"a"}), _OF),
    "parere": (frozenset({"a"}), _OF),
    "avviso": (frozenset({"ad"}), _OF),
    "base": (frozenset({"in"}), _TO),
    "accordo": (frozenset({"d'", "d’", "in"}), _WITH),
    "insieme": (frozenset(), _TO | _WITH),
}
# Words that with another behind them make a preposition: "davanti all'ambasciata".
_BEFORE_PREPOSITIONS: dict[str, frozenset[str]] = {
    "davanti": _TO,
    "dinanzi": _TO,
    "vicino": _TO,
    "accanto": _TO,
    "insieme": _TO | _WITH,
    "assieme": _TO | _WITH,
    "attorno": _TO,
    "intorno": _TO,
    "fino": _TO,
    "sino": _TO,
    "oltre": _TO,
    "grazie": _TO,
    "fuori": _OF | _BY,
    "prima": _OF,
    "contro": _OF,
    "verso": _OF,
    "dopo": _OF,
    "dietro": _OF | _TO,
    "stando": _TO,
}
# Verbs that make their perfect with "essere", so that it is no passive.
_WITH_BE = frozenset(
    {"andare", "venire", "arrivare", "giungere", "partire", "ripartire", "entrare", "rientrare"}
    | {"uscire", "tornare", "ritornare", "restare", "rimanere", "cadere", "scadere", "accadere"}
    | {"decadere", "salire", "scendere", "nascere", "morire", "perire", "decedere", "diventare"}
    | {"divenire", "essere", "stare", "avvenire", "succedere", "fuggire", "scappare", "sfuggire"}
    | {"scoppiare", "esplodere", "deflagrare", "divampare", "cominciare", "iniziare", "finire"}
    | {"terminare", "cessare", "continuare", "proseguire", "fallire", "naufragare", "riuscire"}
    | {"intervenire", "sopravvivere", "sparire", "scomparire", "apparire", "comparire", "crescere"}
    | {"aumentare", "diminuire", "calare", "peggiorare", "migliorare", "durare", "bastare"}
    | {"sembrare", "parere", "mancare", "servire", "costare", "piacere", "valere", "passare"}
    | {"emergere", "sorgere", "insorgere", "affondare", "precipitare", "crollare", "sbarcare"}
    | {"approdare", "atterrare", "decollare", "salpare", "correre", "ricorrere", "accorrere"}
    | {"trascorrere", "penetrare", "irrompere", "subentrare", "evadere", "espatriare", "emigrare"}
    | {"immigrare", "confluire", "pervenire", "avanzare", "indietreggiare", "arretrare", "scattare"}
    | {"ammontare", "appartenere", "dipendere", "consistere", "risultare", "toccare", "vivere"}
)
_OF_PARTICIPLES = ("to", "ta", "ti", "te", "so", "sa", "si", "se")
_PASSIVE_AUXILIARIES = frozenset({"essere", "venire"})
_AUXILIARIES = frozenset({"avere", "essere", "venire"})
_TOWARDS = frozenset({"a", "contro", "su", "verso", "nei"})
# What a minister or a ministry has charge of: what stands behind is said of him or it.
_PORTFOLIOS = frozenset(
    {"Esteri", "Interni", "Interno", "Difesa", "Economia", "Finanze", "Giustizia", "Tesoro"}
    | {"Commercio", "Energia", "Salute", "Lavoro", "Cultura", "Sicurezza", "Stato", "Sanità"}
    | {"Ambiente", "Trasporti", "Agricoltura", "Istruzione", "Industria", "Petrolio", "esteri"}
    | {"interni", "interno", "difesa", "economia", "finanze", "giustizia", "Infrastrutture"}
    | {"governo", "Governo", "stato", "maggiore", "Consiglio", "affari", "Affari"}
)
_RELATIVES = frozenset({"che", "cui", "quale", "quali"})
_DIRECTIONS = frozenset(
    {"nord", "sud", "est", "ovest", "centro", "nord-est", "nord-ovest", "sud-est", "sud-ovest"}
    | {"nordest", "nordovest", "sudest", "sudovest"}
)
_NAMING = frozenset(
    {"essere", "diventare", "divenire", "sembrare", "parere", "restare", "rimanere", "eleggere"}
    | {"nominare", "chiamare", "considerare", "dichiarare", "proclamare", "definire", "ritenere"}
    | {"giudicare", "designare", "dire", "mostrare", "rendere"}
)
_ENDINGS = ("a", "e", "ono", "ano", "ò", "é", "ì", "arono", "erono", "irono", "ise", "ese", "sse")
_PRESENTS = (("ano", ("are",)), ("ono", ("ere", "ire")), ("a", ("are",)), ("e", ("ere", "ire")))
_BEHIND = frozenset({"PROPN", "NOUN", "DET", "ADP", "NUM", "ADJ", "VERB", "SCONJ", "ADV"})
_IN_SUBJECT = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "CCONJ", "NUM", "PUNCT", "X"})


def mend(tree: TreeEditor) -> None:
    """Mend a tree of an Italian sentence."""
    _name_participles(tree)
    _name_nouns(tree)
    _find_participles(tree)
    _find_verb_of_headline(tree)
    _name_directions(tree)
    _hang_on_roles(tree)
    _join_prepositions(tree)
    _name_passives(tree)
    romance.mend(tree)
    iberian.name_reflexives(tree, _REFLEXIVES)
    iberian.lift_from_adverbs(tree)
    iberian.join_counted(tree)
    iberian.demote_participles(tree)
    _name_relatives(tree)
    iberian.hang_clauses_on_verbs(tree)
    iberian.name_relative_clauses(tree)
    iberian.hang_charges_on_verbs(tree)
    iberian.name_content(tree)
    _name_infinitives(tree)
    iberian.name_infinitives(tree)
    iberian.name_predicates(tree)
    iberian.name_objects(tree, _NAMING, unless={"obj", "cop", "aux:pass"})
    iberian.lift_from_names(tree, _TOWARDS)


def _name_participles(tree: TreeEditor) -> None:
    """Take a verb with an auxiliary for a participle: "ha imposto" is no first person."""
    for i, token in enumerate(tree):
        helped = any(
            relation_of(t) == "aux" and t.lemma.lower() in _AUXILIARIES for t in tree.below(i)
        )
        if not helped or token.upos not in {"VERB", "NOUN", "ADJ"}:
            continue
        if token.upos == "VERB" and token.feats.get("VerbForm") != "Fin":
            continue
        infinitive = romance_infinitive(token.text, "it")
        if infinitive and token.text.lower().endswith(_OF_PARTICIPLES):
            tree.rename(i, infinitive, "VERB")
            tree.retag(i, "VERB", VerbForm="Part", Tense="Past", Person="", Mood="")
            for t in [
                t for k in tree.below(i) if relation_of(k) == "aux" for t in tree.below(k.index)
            ]:
                tree.hang(t.index, t.deprel, i)


def _name_nouns(tree: TreeEditor) -> None:
    """Take "perdono" right behind "ha chiesto" for a noun: no finite verb is an object."""
    for i, token in enumerate(tree):
        low = token.text.lower()
        if token.upos != "VERB" or token.feats.get("VerbForm") != "Fin" or token.head != i - 1:
            continue
        below = tree.below(i)
        clause = any(relation_of(t) in {"mark", "nsubj", "aux", "obj", "expl"} for t in below)
        if token.deprel in {"xcomp", "obj"} and not clause and tree[token.head].upos == "VERB":
            tree.rename(i, low, "NOUN")
            tree.retag(i, "NOUN", VerbForm="", Person="", Mood="", Tense="")
            tree.hang(i, "obj")


def _find_participles(tree: TreeEditor) -> None:
    """Take "imposte" in "le sanzioni imposte dagli Stati Uniti" for a participle.

    It stands right behind a noun and has who did it, or to whom, behind it.
    """
    for i, token in enumerate(tree.tokens[:-1]):
        if token.upos not in {"NOUN", "ADJ"} or not i or tree[i - 1].upos not in {"NOUN", "ADJ"}:
            continue
        low, behind = token.text.lower(), tree[i + 1].text.lower()
        infinitive = romance_infinitive(low, "it")
        if behind not in _BY or not low.endswith(_OF_PARTICIPLES):
            continue
        if infinitive is None or infinitive == low:
            continue
        noun = next((k for k in range(i - 1, -1, -1) if tree[k].upos == "NOUN"), None)
        if noun is None or tree[noun].feats.get("Number") != token.feats.get("Number"):
            continue
        tree.rename(i, infinitive, "VERB")
        tree.retag(i, "VERB", VerbForm="Part", Tense="Past")
        _take_over(tree, i, noun)


def _take_over(tree: TreeEditor, participle: int, noun: int) -> None:
    """Hang a participle on the noun it describes, and that where the participle hung."""
    token = tree[participle]
    if tree[noun].head == participle:
        top = token.head == participle
        relation = token.deprel
        verb = next(
            (
                t
                for t in tree.below(participle)
                if t.index > participle and t.feats.get("VerbForm") == "Part" and t.upos == "VERB"
            ),
            None,
        )
        if top and verb is not None:
            # "Le sanzioni imposte da X sono state condannate": what follows is the clause.
            tree.hang(verb.index, "root", verb.index)
            tree.hang(noun, "nsubj", verb.index)
        else:
            tree.hang(noun, relation, noun if top else token.head)
    tree.hang(participle, "acl", noun)


def _hang_on_roles(tree: TreeEditor) -> None:
    """Let an adjective behind "ministro degli Esteri" describe the minister: "francese"."""
    for i, token in enumerate(tree):
        above = tree[token.head]
        if token.upos != "ADJ" or token.deprel != "amod" or above.index != i - 1:
            continue
        role = tree[above.head]
        if above.text in _PORTFOLIOS and role.upos == "NOUN" and role.index < above.index:
            tree.hang(i, "amod", role.index)


def _join_prepositions(tree: TreeEditor) -> None:
    """Let "nei confronti di" and its like be prepositions of what stands behind them."""
    for i, token in enumerate(tree.tokens[:-1]):
        low = token.text.lower()
        if low in _BEFORE_PREPOSITIONS:
            behind = tree[i + 1]
            if behind.text.lower() in _BEFORE_PREPOSITIONS[low] and _is_case(behind):
                _join(tree, i, i, behind)
            continue
        if i + 2 >= len(tree.tokens):
            continue
        noun, behind = tree[i + 1], tree[i + 2]
        before, after = _PREPOSITIONS.get(noun.text.lower(), (frozenset(), frozenset()))
        if low in before and behind.text.lower() in after and _is_case(behind):
            _join(tree, i, i + 1, behind)


def _is_case(token: Token) -> bool:
    return token.upos == "ADP" and relation_of(token) == "case" and token.head > token.index


def _join(tree: TreeEditor, first: int, noun: int, last: Token) -> None:
    """Make the words from `first` to `last` one preposition of the phrase `last` begins."""
    whole = last.head
    above, relation = tree[noun].head, relation_of(tree[noun])
    inside = set(range(first, last.index + 1))
    if above in inside or above == noun:
        above = tree[whole].head if tree[whole].head not in inside else whole
    if tree[whole].head in inside and above != whole:
        kind = "obl" if tree[above].upos in {"VERB", "ADJ", "ADV"} else "nmod"
        tree.hang(whole, relation if relation in {"obl", "nmod"} else kind, above)
    for t in tree.below(noun):
        if t.index not in inside and t.index != whole:
            tree.hang(t.index, t.deprel, whole)
    tree.hang(first, "case", whole)
    for k in range(first, last.index + 1):
        if k != last.index:
            tree.retag(k, "ADP")
        if k != first:
            tree.hang(k, "fixed", first)


def _name_passives(tree: TreeEditor) -> None:
    """Tell "è stato arrestato" and "viene arrestato", the passive, from "si è ritirato"."""
    for i, token in enumerate(tree):
        if token.upos != "VERB" or token.feats.get("VerbForm") != "Part":
            continue
        below = tree.below(i)
        helping = [t for t in below if relation_of(t) == "aux"]
        last = helping[-1] if helping else None
        if last is None or last.lemma.lower() not in _PASSIVE_AUXILIARIES:
            continue
        infinitive = romance_infinitive(token.text, "it") or token.lemma
        refl = any(t.text.lower() in _REFLEXIVES and t.upos == "PRON" for t in below)
        passive = not refl and (infinitive not in _WITH_BE or last.lemma.lower() == "venire")
        tree.hang(last.index, "aux:pass" if passive else "aux", i)
        for t in below:
            if relation_of(t) == "nsubj":
                tree.hang(t.index, "nsubj:pass" if passive else "nsubj", i)


def _name_directions(tree: TreeEditor) -> None:
    """Take "sud" in "ha bombardato il sud del Libano" for a noun, and the country for its own."""
    for i, token in enumerate(tree.tokens[:-2]):
        behind = tree[i + 1]
        if token.text.lower() not in _DIRECTIONS or behind.text.lower() not in _OF:
            continue
        tree.rename(i, token.text.lower(), "NOUN")
        whole = tree[behind.head]
        if whole.index > i and whole.head == token.head:
            tree.hang(whole.index, "nmod", i)


def _name_infinitives(tree: TreeEditor) -> None:
    """Let "di aver attaccato" have the subject of the verb above it: it has none of its own."""
    for i, token in enumerate(tree):
        below = tree.below(i)
        words = [token, *(t for t in below if relation_of(t) in {"aux", "cop"})]
        infinitive = any(t.feats.get("VerbForm") == "Inf" for t in words)
        has_subject = any(relation_of(t) == "nsubj" for t in below)
        marked = any(t.text.lower() == "di" and relation_of(t) == "mark" for t in below)
        if token.deprel == "ccomp" and infinitive and marked and not has_subject:
            tree.hang(i, "xcomp")


def _name_relatives(tree: TreeEditor) -> None:
    """Hang a clause with "che" right behind a noun on it: "la Norvegia, che ha attaccato"."""
    for i, token in enumerate(tree):
        if token.text.lower() not in _RELATIVES or token.upos != "PRON" or not i:
            continue
        clause = tree[token.head]
        if token.text.lower() == "che" and relation_of(token) == "mark":
            continue
        before = i - 1
        if token.text.lower() != "che" and tree[before].upos in {"ADP", "DET"}:
            before -= 1
        if before and tree[before].text in {",", "(", "–", "—", "-"}:
            before -= 1
        while before and tree[before].upos in {"ADJ", "PUNCT"}:
            before -= 1
        noun = tree[before]
        while noun.deprel in {"flat", "flat:name", "compound"} and noun.head < noun.index:
            noun = tree[noun.head]
        if noun.upos not in {"NOUN", "PROPN"} or clause.index <= i:
            continue
        tree.retag(i, "PRON", PronType="Rel")
        if relation_of(clause) in {"advcl", "ccomp", "parataxis", "conj", "acl", "root"}:
            noun = _agreeing(tree, noun, clause)
            if relation_of(clause) != "root" and clause.index != noun.index:
                tree.hang(clause.index, "acl:relcl", noun.index)


def _agreeing(tree: TreeEditor, noun: Token, clause: Token) -> Token:
    """Return the noun a relative clause is about: the one above where only that agrees with it."""
    number = next(
        (
            t.feats["Number"]
            for t in (*tree.below(clause.index), clause)
            if t.feats.get("VerbForm") == "Fin" and "Number" in t.feats
        ),
        "",
    )
    above = tree[noun.head]
    wrong = number and noun.feats.get("Number", number) != number
    higher = noun.deprel == "nmod" and above.index < noun.index and above.upos in NOMINAL
    return above if wrong and higher else noun


def _find_verb_of_headline(tree: TreeEditor) -> None:
    """Find the verb of a headline in which a parser saw none: "Presidente critica Cile"."""
    if tree.has_finite() or not tree.tokens:
        return
    verb = next(_verbs(tree), None)
    if verb is None:
        return
    subject = iberian.subject_before(tree, verb)
    tree.rename(verb, _infinitive(tree[verb].text) or tree[verb].lemma, "VERB")
    tree.retag(verb, "VERB", VerbForm="Fin")
    top = next(t for t in tree if t.head == t.index)
    tree.hang(verb, "root", verb)
    tree.hang(subject, "nsubj", verb)
    iberian.hang_rest(tree, verb)
    if top.index > verb:
        # "Tokyo accusa Pechino di aver violato": the infinitive was taken for the clause.
        tree.hang(top.index, "xcomp" if top.upos == "VERB" else "obl", verb)


def _verbs(tree: TreeEditor) -> Iterator[int]:
    """Give the words that may be the verb: a form of one between nouns."""
    for i, token in enumerate(tree.tokens[:-1]):
        low = token.text.lower()
        if i and low == token.text and token.upos in {"ADJ", "NOUN", "VERB"}:
            infinitive = _infinitive(low)
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


def _infinitive(word: str) -> str:
    """Return the infinitive of a present that the list may have for a noun: "condanna"."""
    from simplemma import is_known, lemmatize

    low = word.lower()
    if found := romance_infinitive(low, "it"):
        return found
    for ending, others in _PRESENTS:
        for other in others:
            verb = low.removesuffix(ending) + other
            if low.endswith(ending) and is_known(verb, lang="it"):
                return verb if lemmatize(verb, lang="it") == verb else ""
    return ""
