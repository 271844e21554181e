"""Mend what a parser got wrong and grammar alone decides: words of closed classes, lost heads.

Each repair rests on a rule of the language that holds in any sentence: prepositions are a closed
class, a finite verb is not coordinated with an infinitive, no clause describes a year.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interstate.reference.word_forms import TIME_NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interstate.record import Token

_WEEKDAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# Written with a hyphen these are still one word.
_ONE_WORD = frozenset(
    {"ceasefire", "pullout", "handover", "buildup", "crackdown", "takeover", "airstrike"}
    | {"bailout", "standoff", "breakup", "roundup", "shutdown", "walkout", "pullback", "rollback"}
    | {"phaseout", "clampdown", "flyover", "runoff", "peacekeeper", "warplane", "gunfire"}
)
_COUNTING = frozenset({"some", "most", "many", "several", "few", "one", "dozen", "hundred", "all"})
# "Eleven of the prisoners"
_COUNTED_BY = frozenset({"of", "из"})
_TOLD = frozenset({"obj", "iobj"})
_TODAY = frozenset({"today", "yesterday", "tomorrow", "tonight"})
_ADJECTIVAL = ("ischer", "ischen", "ischem", "isches", "ische")
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
_NON_FINITE = frozenset({"Inf", "Part", "Ger", "Conv"})
_VERBAL = frozenset({"VERB", "AUX"})


# What one decides, plans or promises to do stands behind these nouns in the infinitive.
_WITH_INFINITIVE = frozenset(
    {"решение", "намерение", "план", "попытка", "право", "готовность", "желание", "призыв"}
    | {"отказ", "требование", "обещание", "возможность", "угроза", "обязательство"}
    | {"предложение", "согласие", "просьба", "необходимость", "обязанность", "стремление"}
    | {"приказ", "указание", "распоряжение", "способность", "шанс", "неспособность"}
)


class TreeEditor:
    """The words of a sentence while they are mended, and what hangs on each."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = list(tokens)
        self._below: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.index:
                self._below[token.head].append(token.index)

    def __iter__(self) -> Iterator[Token]:
        """Give the words as they are now, one after the other."""
        return (self.tokens[i] for i in range(len(self.tokens)))

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    def below(self, i: int) -> list[Token]:
        """Return what hangs on word `i`, in the order it stands."""
        return [self.tokens[c] for c in self._below[i]]

    def hang(self, i: int, relation: str, head: int | None = None) -> None:
        """Give word `i` another relation, and another head where one is given.

        Nothing is changed where the new head hangs on the word itself.
        """
        token = self.tokens[i]
        if head is not None and head != token.head:
            if head != i and self._hangs_on(head, i):
                return
            if token.head != i:
                self._below[token.head].remove(i)
            if head != i:
                self._below[head] = sorted([*self._below[head], i])
        self.tokens[i] = replace(token, deprel=relation, head=token.head if head is None else head)

    def _hangs_on(self, i: int, above: int) -> bool:
        """Whether word `i` hangs on `above`, at whatever distance."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            if i == above:
                return True
        return False

    def has_finite(self) -> bool:
        """Whether some verb is finite."""
        return any(t.feats.get("VerbForm") == "Fin" and t.upos in _VERBAL for t in self.tokens)

    def rename(self, i: int, lemma: str, upos: str) -> None:
        """Give word `i` another lemma and part of speech."""
        self.tokens[i] = replace(self.tokens[i], lemma=lemma, upos=upos)

    def retag(self, i: int, upos: str, **feats: str) -> None:
        """Give word `i` another part of speech, and features."""
        token = self.tokens[i]
        self.tokens[i] = replace(token, upos=upos, feats={**token.feats, **feats})


def repaired(tokens: Sequence[Token], language: str) -> tuple[Token, ...]:
    """Return the words of a sentence with their tree mended."""
    mended = TreeEditor(tokens)
    if language == "de":
        _name_adjectives(mended)
        _free_relative_pronouns(mended)
        _name_genitives(mended)
        _find_german_verb(mended)
        _read_articles(mended)
        _find_objects(mended)
    if language == "en":
        _name_capitals(mended)
        _join_hyphens(mended)
        _find_verb_behind_day(mended)
        _name_deeds(mended)
        _raise_verb(mended)
        _find_verb_before_object(mended)
        _find_object_behind_time(mended)
        _count_with_of(mended)
        _part_objects(mended)
        _part_titles(mended)
        _find_what_is_told(mended)
    _lift_from_auxiliaries(mended)
    _join_subjects(mended)
    if language == "ru":
        _raise_finite_root(mended)
        _read_cases(mended)
        _hang_infinitives_on_nouns(mended)
    _lift_from_times(mended)
    _join_verbs(mended)
    return tuple(mended.tokens)


def _relation(token: Token) -> str:
    return token.deprel.partition(":")[0]


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


def _free_relative_pronouns(tree: TreeEditor) -> None:
    """In "der erste, der Pjöngjang besuchte" the second "der" acts, and is no article.

    A name that has no article of its own and stands behind a comma and a pronoun of a relative
    clause is the clause's object.
    """
    for i, token in enumerate(tree):
        if token.deprel == "nsubj" and "Rel" in token.feats.get("PronType", ""):
            _make_second_subject_indirect(tree, token)
        behind_comma = i > 0 and tree[i - 1].text == ","
        if token.deprel != "det" or token.text not in _RELATIVE or not behind_comma:
            continue
        name = tree[token.head]
        verb = tree[name.head]
        articles = _ARTICLES_OF_TIMES.get(name.lemma.lower())
        if articles is not None and token.text not in articles and verb.upos in _VERBAL:
            # "Das Abkommen, das letzte Woche ratifiziert wurde"
            passive = any(t.deprel == "aux:pass" for t in tree.below(verb.index))
            relation = "nsubj:pass" if passive else "nsubj"
            tree.retag(i, "PRON", PronType="Rel")
            tree.hang(i, relation, verb.index)
            tree.hang(name.index, "obl")
            continue
        if "Rel" not in token.feats.get("PronType", ""):
            continue
        if name.upos != "PROPN" or _relation(name) != "nsubj" or not verb.deprel.startswith("acl"):
            continue
        has_object = any(_relation(t) == "obj" for t in tree.below(verb.index))
        tree.hang(i, "nsubj", verb.index)
        tree.hang(name.index, "iobj" if has_object else "obj")


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
    """Take a name in the genitive behind a noun for whose it is: "Ausschluss Syriens"."""
    for i, token in enumerate(tree):
        if (
            token.upos == "PROPN"
            and _relation(token) in {"appos", "dep", "flat"}
            and tree[token.head].upos == "NOUN"
            and token.head < i
            and token.text.endswith(_GENITIVE)
            and token.text.rstrip("'’").removesuffix("s") == token.lemma
        ):
            tree.hang(i, "nmod")


def _read_articles(tree: TreeEditor) -> None:
    """Take nobody for a subject whose article says otherwise: "Der Ukraine lieferte Polen Panzer".

    What stands in the dative or genitive is the indirect object, behind another noun its owner.
    Of two objects the first is the indirect one: "will Kiew Panzer liefern".
    """
    for i, token in enumerate(tree):
        if _relation(token) not in {"nsubj", "obj"} or token.upos not in {"NOUN", "PROPN"}:
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
        if verb.upos not in _VERBAL:
            continue
        _find_bare_arguments(tree, verb)
        below = tree.below(verb.index)
        objects = [t for t in below if t.deprel == "obj" and t.feats.get("Reflex") != "Yes"]
        nominal = {"NOUN", "PROPN", "PRON", "X"}
        subjects = any(_relation(t) in {"nsubj", "csubj", "expl"} for t in below)
        if len(objects) > 1 and all(t.upos in nominal for t in objects[:2]):
            finite = verb.feats.get("VerbForm") == "Fin" and verb.deprel == "root"
            given = any(t.deprel == "iobj" for t in below)
            # "Der Ukraine lieferte Polen Panzer"
            tree.hang(objects[0].index, "nsubj" if given and finite and not subjects else "iobj")
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
    has_object = any(t.deprel == "obj" for t in below)
    for t in below:
        bare = t.upos in {"NOUN", "PROPN"} and not any(
            c.deprel == "case" for c in tree.below(t.index)
        )
        if not bare or _is_time(t):
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
            before = any(s.deprel == "nsubj" and s.index < verb.index < t.index for s in below)
            if before:
                tree.hang(t.index, "iobj")


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
        relations = {_relation(t) for t in below}
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


def _name_capitals(tree: TreeEditor) -> None:
    """Take "IS" and "US" in a sentence of small letters for names, not for words."""
    if all(t.text.isupper() for t in tree if t.text.isalpha()):
        return
    for i, token in enumerate(tree):
        if token.text in {"IS", "US", "WHO", "IT"} and token.upos in {"AUX", "VERB", "PRON"}:
            tree.rename(i, token.text, "PROPN")


def _join_hyphens(tree: TreeEditor) -> None:
    """Read "cease-fire" as the noun it is, though its parts are split and parsed one by one."""
    for i in range(2, len(tree.tokens)):
        first, hyphen, last = tree[i - 2], tree[i - 1], tree[i]
        whole = first.end == hyphen.start and hyphen.end == last.start
        plural = last.text.endswith("s") and last.lemma != last.text
        joined = (first.text + (last.lemma if plural else last.text)).lower()
        if hyphen.text != "-" or not whole or joined not in _ONE_WORD:
            continue
        group = {i - 2, i - 1, i}
        top = next((tree[k] for k in sorted(group) if tree[k].head not in group), last)
        relation = "obj" if top.deprel in {"ccomp", "xcomp"} else top.deprel
        if top.index != i:
            tree.hang(i, relation, i if top.head == top.index else top.head)
            for k in (i - 2, i - 1):
                for t in tree.below(k):
                    if t.index not in group:
                        tree.hang(t.index, t.deprel, i)
        tree.hang(i - 2, "compound", i)
        tree.hang(i - 1, "punct", i)
        tree.rename(i, joined, "NOUN")


def _name_deeds(tree: TreeEditor) -> None:
    """Take "clashes" and "fighting" for nouns as subjects with "between" or "there"."""
    for i, token in enumerate(tree):
        if token.upos != "VERB" or _relation(token) not in {"nsubj", "csubj"}:
            continue
        between = any(c.text == "between" for t in tree.below(i) for c in tree.below(t.index))
        there = any(t.deprel == "expl" for t in tree.below(token.head))
        if not between and not there:
            continue
        gerund = token.text.lower().endswith("ing")
        tree.rename(i, token.text.lower() if gerund else token.lemma, "NOUN")
        tree.hang(i, "nsubj")
        for t in tree.below(i):
            if t.deprel == "obl":
                tree.hang(t.index, "nmod")


def _raise_verb(tree: TreeEditor) -> None:
    """Let "entered" head "Border guards entered Serbia.", where parsers see a noun and a clause.

    English writes the past tense and the participle alike. A finite verb describes no noun; a
    participle that nobody is the agent of, in a whole sentence without any other verb, does not
    either.
    """
    root = next((t for t in tree if t.deprel == "root"), None)
    if root is None or root.upos not in _NOMINAL:
        return
    below = tree.below(root.index)
    inserted = [
        t
        for t in below
        if t.deprel == "parataxis"
        and t.feats.get("VerbForm") == "Fin"
        and tree[t.index - 1].text == ","
        and not any(_relation(c) in {"nsubj", "expl"} for c in tree.below(t.index))
    ]
    if root.upos == "PROPN" and len(inserted) == 1:
        # "Serbia, with the help of Peru, bought jets"
        verb = inserted[0].index
        for t in below:
            if t.index != verb and (t.index > root.index or t.deprel == "punct"):
                tree.hang(t.index, "obl" if t.deprel == "nmod" else t.deprel, verb)
        tree.hang(verb, "root", verb)
        tree.hang(root.index, "nsubj", verb)
        return
    if any(t.deprel in {"cop", "parataxis"} or _relation(t) == "nsubj" for t in below):
        return
    if any(t.deprel == "conj" and t.upos in _VERBAL for t in below):
        return
    ends = tree.tokens[-1].text == "."
    for verb in below:
        if verb.deprel != "acl" or verb.upos != "VERB" or verb.index < root.index:
            continue
        has_agent = any(
            t.deprel == "case" and t.text == "by"
            for c in tree.below(verb.index)
            for t in tree.below(c.index)
        )
        past = verb.feats.get("Tense") == "Past"
        finite = verb.feats.get("VerbForm") == "Fin"
        if not past or not (finite or (ends and not has_agent)):
            continue
        for t in below:
            fronted = t.index < root.index and t.deprel == "nmod"
            if t.index > verb.index or t.deprel == "punct" or fronted:
                tree.hang(t.index, "obl" if fronted else t.deprel, verb.index)
        tree.hang(verb.index, "root", verb.index)
        tree.hang(root.index, "nsubj", verb.index)
        return


def _find_verb_before_object(tree: TreeEditor) -> None:
    """Let "reduced" head "U.S. reduced tariffs on goods", where parsers take it for an adjective.

    A heading has no subject; where the root noun has one and no verb is finite, the participle
    between them is the verb.
    """
    root = next((t for t in tree if t.deprel == "root"), None)
    if root is None or root.upos not in _NOMINAL or tree.has_finite():
        return
    verbs = [
        t
        for t in tree.below(root.index)
        if t.upos == "VERB" and t.deprel == "amod" and t.feats.get("Tense") == "Past"
    ]
    subjects = [
        t
        for k in (root.index, *(v.index for v in verbs))
        for t in tree.below(k)
        if t.deprel == "nsubj" and t.index < root.index
    ]
    if subjects and verbs and subjects[-1].index < verbs[-1].index:
        verb = verbs[-1].index
        for t in tree.below(root.index):
            if t.index < verb or t.deprel == "punct":
                tree.hang(t.index, t.deprel, verb if t.index != verb else root.index)
        tree.hang(verb, "root", verb)
        tree.hang(root.index, "obj", verb)
        for t in tree.below(root.index):
            if t.deprel == "nsubj" or t.index < verb:
                tree.hang(t.index, t.deprel, verb)


def _find_object_behind_time(tree: TreeEditor) -> None:
    """Take a noun without preposition behind "today" for the object: "vetoed today a draft"."""
    for i, token in enumerate(tree):
        if token.deprel != "obl" or token.upos != "NOUN" or _is_time(token):
            continue
        verb = tree[token.head]
        before = min((t.index for t in tree.below(i)), default=i)
        before = min(before, i) - 1
        if (
            before > verb.index
            and tree[before].lemma.lower() in _TODAY | _WEEKDAYS
            and not any(t.deprel == "case" for t in tree.below(i))
            and not any(_relation(t) in {"obj", "ccomp"} for t in tree.below(verb.index))
        ):
            tree.hang(i, "obj")


def _count_with_of(tree: TreeEditor) -> None:
    """Hang what is counted on the number: "freed 11 of the prisoners"."""
    for i, token in enumerate(tree):
        counts = token.upos == "NUM" or token.lemma.lower() in _COUNTING
        if not counts or _relation(token) not in {"nsubj", "obj"} or i + 1 >= len(tree.tokens):
            continue
        case = tree[i + 1]
        if case.text == "of" and case.deprel == "case" and tree[case.head].head == token.head:
            tree.hang(case.head, "nmod", i)


def _find_verb_behind_day(tree: TreeEditor) -> None:
    """Let "lifted" head "Japan on Friday lifted sanctions", which parsers take for one phrase.

    So also before "its ministry said", where the phrase becomes a second subject of saying.
    """
    for verb in tree:
        i = verb.index
        if verb.feats.get("VerbForm") != "Part" or _relation(verb) not in {"amod", "acl"} or i < 2:  # noqa: PLR2004
            continue
        noun = tree[verb.head]
        subject = tree[noun.head] if noun.index > i else noun
        if subject.upos not in _NOMINAL or subject.index >= i - 1:
            continue
        if tree[i - 1].lemma.lower() not in _WEEKDAYS or any(t.text == "by" for t in tree):
            continue
        says = tree[subject.head]
        second = [
            t for t in tree.below(says.index) if t.deprel == "nsubj" and t.index > subject.index
        ]
        if subject.deprel == "root":
            tree.hang(i, "root", i)
        elif subject.deprel == "nsubj" and second:
            tree.hang(i, "ccomp", says.index)
        else:
            continue
        for t in tree.below(subject.index):
            if t.index > i:
                tree.hang(t.index, t.deprel, i)
        tree.hang(subject.index, "nsubj", i)
        if noun.index > i:
            for t in tree.below(noun.index):
                if t.index < i:
                    tree.hang(t.index, "obl" if t.deprel == "compound" else t.deprel, i)
            tree.hang(noun.index, "obj", i)
        return


def _part_objects(tree: TreeEditor) -> None:
    """Take the first of two objects for the indirect one: "handed the ambassador a note"."""
    for verb in tree:
        if verb.upos == "VERB":
            objects = [t for t in tree.below(verb.index) if t.deprel == "obj"]
            if len(objects) == 2 and verb.index < objects[0].index:  # noqa: PLR2004
                between = range(objects[0].index + 1, objects[1].index)
                if all(tree[k].head == objects[1].index for k in between):
                    tree.hang(objects[0].index, "iobj")


def _part_titles(tree: TreeEditor) -> None:
    """Read two people in "Premier Li and his counterpart Khan", not two titles of one."""
    for title in tree:
        if title.deprel != "nmod" or title.head < title.index:
            continue
        below = tree.below(title.index)
        if any(t.deprel == "case" for t in below):
            continue
        second = [t for t in below if t.deprel == "conj" and t.index < title.head]
        name = tree[title.head]
        if second and name.upos == "PROPN" and title.index != name.index:
            top = name.head if name.head != name.index else title.index
            tree.hang(title.index, name.deprel, top)
            if top == title.index:
                for t in tree.below(name.index):
                    if t.index != title.index and t.index > name.index + 1:
                        tree.hang(t.index, t.deprel, title.index)
            tree.hang(name.index, "appos", second[-1].index)


def _join_subjects(tree: TreeEditor) -> None:
    """Let both of "Syria and Israel fired" act where the first was hung elsewhere.

    That happened where "and" before the subject hangs on a verb that is coordinated with none,
    or where a verb is coordinated with a noun.
    """
    for verb in tree:
        if verb.upos not in _VERBAL:
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


def _find_what_is_told(tree: TreeEditor) -> None:
    """Read a clause where parsers see a relative one: "warned the court that Peru would leave"."""
    for i, clause in enumerate(tree):
        if clause.deprel != "acl:relcl" or clause.upos not in _VERBAL:
            continue
        noun = tree[clause.head]
        verb = tree[noun.head]
        relations = {_relation(t) for t in tree.below(i)}
        marked = any(t.deprel == "mark" and t.text == "that" for t in tree.below(i))
        if marked and "nsubj" in relations and verb.upos == "VERB" and _relation(noun) in _TOLD:
            tree.hang(i, "ccomp", verb.index)


def _lift_from_auxiliaries(tree: TreeEditor) -> None:
    """Hang on the verb what a parser hung on its auxiliary."""
    for i, token in enumerate(tree):
        above = tree[token.head]
        if above.deprel.startswith(("aux", "cop")) and above.index != i:
            tree.hang(i, token.deprel, above.head)


def _raise_finite_root(tree: TreeEditor) -> None:
    """Let the finite verb head a sentence, not an infinitive that the parser put above it."""
    root = next((t for t in tree if t.deprel == "root"), None)
    if root is None or root.feats.get("VerbForm") != "Inf":
        return
    finite = [
        t
        for t in tree.below(root.index)
        if _relation(t) == "parataxis" and t.feats.get("VerbForm") == "Fin"
    ]
    if len(finite) == 1:
        new = finite[0].index
        tree.hang(new, "root", new)
        tree.hang(root.index, "advcl", new)


def _read_cases(tree: TreeEditor) -> None:
    """Take no accusative, dative or instrumental for a subject, and no nominative for an object."""
    for i, token in enumerate(tree):
        case = token.feats.get("Case")
        if token.deprel == "nsubj" and case in {"Dat", "Ins"}:
            tree.hang(i, "iobj" if case == "Dat" else "obl")
        elif token.deprel == "iobj" and case == "Acc":
            tree.hang(i, "obj")
        elif token.deprel == "nsubj" and case == "Acc":
            below = tree.below(token.head)
            if any(t.index != i and _relation(t) == "nsubj" for t in below):
                tree.hang(i, "obj")
    for i, token in enumerate(tree):
        if _relation(token) == "obj" and token.feats.get("Case") == "Nom":
            verb = _wanting_subject(tree, tree[token.head])
            if verb is not None:
                tree.hang(i, "nsubj", verb.index)


def _wanting_subject(tree: TreeEditor, verb: Token) -> Token | None:
    """Return the finite verb, this one or the one above it, that lacks a subject."""
    for one in (verb, tree[verb.head]):
        if one.feats.get("VerbForm") == "Fin" and not any(
            _relation(t) in {"nsubj", "csubj"} for t in tree.below(one.index)
        ):
            return one
    return None


def _hang_infinitives_on_nouns(tree: TreeEditor) -> None:
    """Hang "исключить" on the noun in "отреагировал на решение Лиги исключить Дамаск"."""
    for i, token in enumerate(tree):
        if token.feats.get("VerbForm") != "Inf" or token.head == i:
            continue
        for k in range(i - 1, -1, -1):
            noun = tree[k]
            if noun.upos == "NOUN" and noun.lemma.lower() in _WITH_INFINITIVE:
                tree.hang(i, "acl", k)
                break
            if noun.head == k or noun.upos in {"PUNCT", "VERB", "AUX", "CCONJ", "ADP"}:
                break


def _lift_from_times(tree: TreeEditor) -> None:
    """Hang on the verb or noun above what parsers hang on a time: "last week by the Duma"."""
    for i, token in enumerate(tree):
        if _relation(token) not in {"acl", "nmod"}:
            continue
        above = tree[token.head]
        if any(t.text in _COUNTED_BY for t in tree.below(i)):
            continue
        while _is_time(above) and above.head != above.index:
            above = tree[above.head]
        if above.index in {token.head, i}:
            continue
        if token.deprel.startswith("acl") and above.upos in {"NOUN", "PROPN"}:
            tree.hang(i, token.deprel, above.index)
        elif (
            not token.deprel.startswith("acl")
            and above.upos in _VERBAL
            and any(t.deprel == "case" for t in tree.below(i))
        ):
            tree.hang(i, "obl", above.index)


def _is_time(token: Token) -> bool:
    return token.upos == "NUM" or token.lemma.lower() in TIME_NOUNS


def _join_verbs(tree: TreeEditor) -> None:
    """Coordinate verbs of one form: a finite one goes with the finite one above an infinitive."""
    for i, token in enumerate(tree):
        relation = _relation(token)
        if token.upos != "VERB" or relation not in {"conj", "parataxis"}:
            continue
        form = token.feats.get("VerbForm", "")
        below = tree.below(i)
        joined = any(t.deprel == "cc" for t in below)
        has_subject = any(_relation(t) == "nsubj" for t in below)
        if relation == "parataxis":
            if joined and not has_subject and tree[token.head].upos in _VERBAL:
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


def _finite_above(tree: TreeEditor, token: Token) -> Token | None:
    """Return the finite verb that governs an infinitive or participle, ``None`` for other words."""
    seen: set[int] = set()
    here = token
    while here.index not in seen:
        seen.add(here.index)
        if here.upos not in _VERBAL:
            return None
        finite = here.feats.get("VerbForm") == "Fin" or any(
            t.deprel.startswith("aux") and t.feats.get("VerbForm") == "Fin"
            for t in tree.below(here.index)
        )
        if finite:
            return None if here is token else here
        if _relation(here) not in {"xcomp", "advcl", "ccomp", "conj"}:
            return None
        here = tree[here.head]
    return None
