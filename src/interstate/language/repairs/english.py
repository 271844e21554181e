"""What parsers of English get wrong: verbs taken for adjectives or nouns, parts of words, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.lemmas import english_verb
from interstate.language.repairs.editing import NOMINAL, VERBAL, WEEKDAYS, is_time, relation_of
from interstate.reference.word_forms import ENGLISH_PASTS

if TYPE_CHECKING:
    from interstate.language.repairs.editing import TreeEditor

# Written with a hyphen these are still one word.
_ONE_WORD = frozenset(
    {"ceasefire", "pullout", "handover", "buildup", "crackdown", "takeover", "airstrike"}
    | {"bailout", "standoff", "breakup", "roundup", "shutdown", "walkout", "pullback", "rollback"}
    | {"phaseout", "clampdown", "flyover", "runoff", "peacekeeper", "warplane", "gunfire"}
)
_COUNTING = frozenset({"some", "most", "many", "several", "few", "one", "dozen", "hundred", "all"})
_NEAR = 4
_INVERTING = frozenset({"never", "nor", "not", "rarely", "seldom", "hardly", "neither", "since"})
_TOLD = frozenset({"obj", "iobj"})
_TODAY = frozenset({"today", "yesterday", "tomorrow", "tonight"})


def mend(tree: TreeEditor) -> None:
    """Mend an English tree."""
    _name_capitals(tree)
    _join_hyphens(tree)
    _find_verb_behind_day(tree)
    _name_deeds(tree)
    _hang_possessors(tree)
    _find_verb_with_particle(tree)
    _find_subject_of_parataxis(tree)
    _find_verb_of_object(tree)
    _deny_no_longer(tree)
    _complete_adjective(tree)
    _find_progressive(tree)
    _lift_from_yet(tree)
    _lift_from_inversion(tree)
    _join_nouns(tree)
    _find_subject_in_compound(tree)
    _find_object_before_ahead(tree)
    _raise_predicate(tree)
    _find_subject_behind_clause(tree)
    _raise_finite_adjective(tree)
    _act_without_auxiliary(tree)
    _shorten_relative_clause(tree)
    _raise_verb(tree)
    _find_verb_before_object(tree)
    _find_verb_of_short_sentence(tree)
    _find_object_behind_time(tree)
    _find_object_behind_judgement(tree)
    _find_agent_behind_result(tree)
    _count_with_of(tree)
    _part_objects(tree)
    _part_titles(tree)
    _join_title(tree)
    _find_what_is_told(tree)


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
    """Take "clashes" and "fighting" for nouns as subjects.

    A form in "-s" is no clause, so where it is a subject it is a noun; "fighting" is one with
    "between" or "there". A sentence's first word is a subject where its verb comes after it.
    """
    for i, token in enumerate(tree):
        if token.upos != "VERB":
            continue
        plural = token.feats.get("Tense") == "Pres" and token.text.endswith("s")
        if i == 0 and token.deprel == "root" and plural:
            verb = next((t for t in tree.below(i) if t.deprel == "parataxis"), None)
            if verb is None or verb.upos != "VERB":
                continue
            for t in tree.below(i):
                if t.index > verb.index:
                    tree.hang(t.index, t.deprel, verb.index)
            tree.hang(verb.index, "root", verb.index)
            tree.hang(i, "nsubj", verb.index)
        elif relation_of(token) not in {"nsubj", "csubj"}:
            continue
        between = any(c.text == "between" for t in tree.below(i) for c in tree.below(t.index))
        there = any(t.deprel == "expl" for t in tree.below(token.head))
        if not between and not there and not plural:
            continue
        gerund = token.text.lower().endswith("ing")
        tree.rename(i, token.text.lower() if gerund else token.lemma, "NOUN")
        if token.deprel == "csubj":
            tree.hang(i, "nsubj")
        for t in tree.below(i):
            if t.deprel == "obl":
                tree.hang(t.index, "nmod")


def _hang_possessors(tree: TreeEditor) -> None:
    """Let "Peru's" own in "Peru's jailed former premier began", not be jailed itself."""
    for i, token in enumerate(tree):
        if token.deprel != "nsubj" or not any(t.text in {"'s", "’s"} for t in tree.below(i)):
            continue
        verb = tree[token.head]
        noun = next(
            (
                t
                for t in tree
                if t.index > i + 1 and t.upos in NOMINAL and relation_of(t) != "compound"
            ),
            None,
        )
        if noun is None or noun.head == i or not i < verb.index < noun.index:
            continue
        if verb.feats.get("VerbForm") == "Part":
            tree.hang(i, "nmod:poss", noun.index)
            tree.hang(verb.index, "amod", noun.index)


def _find_verb_with_particle(tree: TreeEditor) -> None:
    """Take "rules" in "The premier rules out any aid" for a verb: a noun has no particle."""
    for i, token in enumerate(tree):
        if token.upos != "NOUN" or token.deprel != "nsubj":
            continue
        below = tree.below(i)
        if not any(t.deprel == "compound:prt" for t in below):
            continue
        above = tree[token.head]
        subjects = [t for t in below if t.deprel == "compound" and t.index == i - 1]
        bare = above.upos in NOMINAL and not any(t.deprel == "cop" for t in tree.below(above.index))
        if not subjects or not bare or above.index < i:
            continue
        tree.rename(i, english_verb(token.text.lower(), guess=token.lemma), "VERB")
        tree.retag(i, "VERB", VerbForm="Fin", Tense="Pres")
        tree.hang(i, above.deprel, i if above.head == above.index else above.head)
        tree.hang(above.index, "obj", i)
        subject = subjects[0].index
        for t in below:
            if t.index < subject:
                tree.hang(t.index, t.deprel, subject)
        tree.hang(subject, "nsubj", i)


def _find_subject_of_parataxis(tree: TreeEditor) -> None:
    """Let "Peru" act in "Peru test-fired a missile", where the verb's first part confuses."""
    root = next((t for t in tree if t.deprel == "root"), None)
    if root is None or root.upos != "PROPN":
        return
    verb = next((t for t in tree.below(root.index) if t.deprel == "parataxis"), None)
    if verb is None or verb.upos != "VERB" or verb.index < root.index:
        return
    hyphen = tree[verb.index - 1]
    if hyphen.text != "-" or hyphen.end != verb.start or verb.index - root.index > _NEAR:
        return
    tree.hang(verb.index, "root", verb.index)
    tree.hang(root.index, "nsubj", verb.index)
    for t in tree.below(root.index):
        if t.index > root.index:
            tree.hang(t.index, t.deprel, verb.index)
    tree.hang(verb.index - 2, "compound", verb.index)


def _find_verb_of_object(tree: TreeEditor) -> None:
    """Take "commends" in "and commends the men" for a verb: no noun has an object behind it."""
    for i, token in enumerate(tree):
        if token.upos != "NOUN":
            continue
        past, gerund = token.text in ENGLISH_PASTS, token.text.endswith("ing")
        form = token.text.islower() and (past or gerund or token.text.endswith("s"))
        objects = [t for t in tree.below(i) if t.deprel == "obj" and t.index > i]
        described = any(relation_of(t) in {"det", "amod", "case"} for t in tree.below(i))
        if not form or not objects or described:
            continue
        tree.rename(i, english_verb(token.text, guess=token.lemma), "VERB")
        if gerund:
            tree.retag(i, "VERB", VerbForm="Ger")
        else:
            tree.retag(i, "VERB", VerbForm="Fin", Tense="Past" if past else "Pres")
        if token.deprel == "nsubj" and any(t.deprel == "mark" for t in tree.below(i)):
            tree.hang(i, "csubj")
        if token.deprel != "conj":
            continue
        above = tree[token.head]
        while above.upos not in VERBAL and above.head != above.index:
            above = tree[above.head]
        if above.upos in VERBAL:
            tree.hang(i, "conj", above.index)


def _deny_no_longer(tree: TreeEditor) -> None:
    """Let "no longer" deny the verb in "are no longer negotiating", not count a noun."""
    for i, token in enumerate(tree):
        if token.text == "longer" and i and tree[i - 1].text.lower() == "no":
            tree.hang(i - 1, "advmod", token.head)


def _complete_adjective(tree: TreeEditor) -> None:
    """Let the subject meet in "they are due to meet", where the infinitive is no subject itself."""
    for i, token in enumerate(tree):
        if token.deprel != "csubj" or token.feats.get("VerbForm") != "Inf" or token.head >= i:
            continue
        above = tree[token.head]
        if above.upos == "ADJ" and any(t.deprel == "nsubj" for t in tree.below(above.index)):
            tree.hang(i, "xcomp")


def _find_progressive(tree: TreeEditor) -> None:
    """Take the gerund for a verb in "are no longer negotiating" and in "stopped negotiating"."""
    for i, token in enumerate(tree):
        if not token.text.endswith("ing") or token.upos not in {"VERB", "NOUN"}:
            continue
        below = tree.below(i)
        if any(t.deprel in {"det", "case"} for t in below):
            continue
        if token.upos == "VERB" and token.deprel == "obj":
            tree.hang(i, "xcomp")
        cops = [t for t in below if t.deprel == "cop"]
        subjects = [t for t in below if t.deprel == "nsubj" and t.upos in {"PROPN", "PRON"}]
        if token.upos == "NOUN" and cops and subjects:
            tree.rename(i, english_verb(token.text, guess=token.lemma), "VERB")
            tree.retag(i, "VERB", VerbForm="Part", Tense="Pres")
            tree.hang(cops[0].index, "aux")


def _lift_from_yet(tree: TreeEditor) -> None:
    """Let "reply" head "Iran has yet to reply", not the verb that only carries it."""
    for i, token in enumerate(tree):
        if token.text != "yet":
            continue
        have = tree[token.head]
        if have.lemma not in {"have", "be"} or have.upos == "AUX":
            continue
        verb = next(
            (t for t in tree.below(have.index) if relation_of(t) in {"xcomp", "advcl"}), None
        )
        if verb is None or verb.index < i or verb.feats.get("VerbForm") != "Inf":
            continue
        top = verb.index if have.head == have.index else have.head
        tree.hang(verb.index, have.deprel, top)
        for t in tree.below(have.index):
            if t.index != verb.index:
                tree.hang(t.index, t.deprel, verb.index)
        tree.hang(have.index, "aux", verb.index)


def _lift_from_inversion(tree: TreeEditor) -> None:
    """Let "met" head "Never have the two met", not the auxiliary before its subject."""
    for have in list(tree):
        if have.head != have.index or have.lemma not in {"have", "do"} or have.upos != "VERB":
            continue
        below = tree.below(have.index)
        if not below or below[0].text.lower() not in _INVERTING:
            continue
        verb = next(
            (
                t
                for t in below
                if t.deprel in {"ccomp", "conj", "xcomp"}
                and t.upos == "VERB"
                and t.index > have.index
                and t.feats.get("VerbForm") != "Inf"
            ),
            None,
        )
        if verb is None:
            continue
        tree.hang(verb.index, "root", verb.index)
        for t in below:
            if t.index == verb.index:
                continue
            # The noun between them acts; "not since 1993 have they met" has a year before.
            relations = {"obj": "nsubj", "nsubj": "obl"}
            tree.hang(t.index, relations.get(t.deprel, t.deprel), verb.index)
        tree.hang(have.index, "aux", verb.index)


def _join_nouns(tree: TreeEditor) -> None:
    """Read one subject in "combat troops left", where parsers take the first for a time."""
    for i, token in enumerate(tree):
        if token.upos != "NOUN" or token.deprel not in {"obl:unmarked", "nsubj"} or is_time(token):
            continue
        after = tree[i + 1] if i + 1 < len(tree.tokens) else token
        if after.upos != "NOUN" or after.deprel != "nsubj" or after.head != token.head:
            continue
        for t in tree.below(i):
            tree.hang(t.index, t.deprel, i + 1)
        tree.hang(i, "compound", i + 1)


def _find_subject_in_compound(tree: TreeEditor) -> None:
    """Let the court act in "the war crimes court acquitted him": no verb has a compound."""
    for verb in tree:
        if verb.upos != "VERB" or verb.feats.get("VerbForm") != "Fin":
            continue
        below = tree.below(verb.index)
        nouns = [t for t in below if t.deprel == "compound" and t.upos in NOMINAL]
        if nouns and not any(relation_of(t) in {"nsubj", "expl", "csubj"} for t in below):
            noun = nouns[-1].index
            if noun != verb.index - 1:
                continue
            tree.hang(noun, "nsubj")
            for t in below:
                if t.index < noun and t.deprel in {
                    "det",
                    "amod",
                    "compound",
                    "nmod:poss",
                    "nummod",
                }:
                    tree.hang(t.index, t.deprel, noun)


def _find_object_before_ahead(tree: TreeEditor) -> None:
    """Let prisoners be freed in "freed 500 prisoners ahead of a visit", not be a measure."""
    for i, token in enumerate(tree):
        ahead = tree[token.head]
        if token.deprel != "obl:unmarked" or ahead.index != i + 1 or ahead.upos != "ADV":
            continue
        verb = tree[ahead.head]
        free = not any(relation_of(t) in {"obj", "ccomp"} for t in tree.below(verb.index))
        if not is_time(token) and verb.upos == "VERB" and verb.index < i and free:
            tree.hang(i, "obj", verb.index)


def _find_subject_behind_clause(tree: TreeEditor) -> None:
    """Let France act in "If Peru attacks Chile, France will respond".

    What stands between a comma and a finite verb without subject is no conjunct without "and".
    """
    for i, token in enumerate(tree):
        if token.deprel != "conj" or i == 0 or i + 1 == len(tree.tokens):
            continue
        if tree[i - 1].text != "," or any(t.deprel == "cc" for t in tree.below(i)):
            continue
        behind = tree[i + 1]
        verb = tree[behind.head] if behind.deprel.startswith("aux") else behind
        if verb.upos not in VERBAL or behind.feats.get("VerbForm") != "Fin":
            continue
        clause = tree.top_below(i, verb.index)
        subjects = any(relation_of(t) == "nsubj" for t in tree.below(verb.index))
        if not subjects and clause.deprel == "advcl" and clause.head == verb.index:
            tree.hang(i, "nsubj", verb.index)


def _raise_predicate(tree: TreeEditor) -> None:
    """Let "false" head "Reports that Peru attacked Chile are false".

    A finite copula makes its adjective a clause of its own, which no finite verb before it governs.
    """
    noun = next((t for t in tree if t.deprel == "root"), None)
    if noun is None or noun.upos not in NOMINAL:
        return
    for clause in tree.below(noun.index):
        marked = any(t.deprel == "mark" and t.text == "that" for t in tree.below(clause.index))
        if clause.upos != "VERB" or not marked:
            continue
        for t in tree.below(clause.index):
            copulas = [c for c in tree.below(t.index) if c.deprel == "cop"]
            finite = any(c.feats.get("VerbForm") == "Fin" for c in copulas)
            if t.upos == "ADJ" and t.index > clause.index and finite:
                tree.hang(t.index, "root", t.index)
                tree.hang(noun.index, "nsubj", t.index)
                tree.hang(clause.index, "acl")
                return


def _raise_finite_adjective(tree: TreeEditor) -> None:
    """Let a finite verb be no adjective: "The ruler, Mr Rabuka, promised elections"."""
    root = next((t for t in tree if t.deprel == "root"), None)
    if root is None or root.upos not in NOMINAL:
        return
    finite = [t for t in tree if t.upos in VERBAL and t.feats.get("VerbForm") == "Fin"]
    if len(finite) != 1 or finite[0].deprel != "amod" or finite[0].index < root.index:
        return
    verb, noun = finite[0].index, finite[0].head
    if tree[noun].head != root.index or noun < verb:
        return
    for t in tree.below(root.index):
        if (t.index > verb and t.index != noun) or t.deprel == "punct":
            tree.hang(t.index, "obl" if t.deprel == "nmod" else t.deprel, verb)
    tree.hang(verb, "root", verb)
    tree.hang(root.index, "nsubj", verb)
    tree.hang(noun, "obj", verb)


def _act_without_auxiliary(tree: TreeEditor) -> None:
    """Let "jets fired on a drone" be active: without an auxiliary it is, except in headlines."""
    if tree.tokens[-1].text != ".":
        return
    for verb in tree:
        below = tree.below(verb.index)
        if verb.upos != "VERB" or any(t.deprel.startswith("aux") for t in below):
            continue
        if relation_of(verb) not in {"root", "ccomp"} or verb.feats.get("Tense") != "Past":
            continue
        if any(t.text == "by" for c in below for t in tree.below(c.index)):
            continue
        for t in below:
            if t.deprel == "nsubj:pass":
                tree.hang(t.index, "nsubj")


def _shorten_relative_clause(tree: TreeEditor) -> None:
    """Let "hit" head "Rockets fired from Lebanon hit a house", not the participle before it."""
    for first in list(tree):
        i = first.index
        if first.upos != "VERB" or first.feats.get("Tense") != "Past":
            continue
        below = tree.below(i)
        subjects = [t for t in below if t.deprel.startswith("nsubj") and t.index < i]
        if not subjects or any(relation_of(t) in {"obj", "ccomp", "aux", "cop"} for t in below):
            continue
        second = next(
            (
                t
                for t in below
                if t.index > i + 1
                and t.upos == "VERB"
                and t.deprel in {"conj", "advcl", "xcomp", "parataxis"}
                and t.feats.get("Tense") == "Past"
                and tree[t.index - 1].upos in NOMINAL
                and not any(
                    relation_of(c) in {"cc", "mark", "nsubj", "aux"} for c in tree.below(t.index)
                )
            ),
            None,
        )
        if second is None or not any(relation_of(t) == "obl" for t in below):
            continue
        subject, verb = subjects[-1].index, second.index
        top = first.head if first.head != i else verb
        tree.hang(verb, first.deprel, top)
        tree.hang(subject, "nsubj", verb)
        tree.hang(i, "acl", subject)
        for t in below:
            if t.index > verb or t.deprel == "punct":
                tree.hang(t.index, t.deprel, verb)


def _find_verb_of_short_sentence(tree: TreeEditor) -> None:
    """Let "dissolved" head "Jordan's king dissolved parliament.", parsed as one phrase."""
    root = next((t for t in tree if t.deprel == "root"), None)
    if root is None or root.upos != "NOUN" or tree.has_finite() or tree.tokens[-1].text != ".":
        return
    for verb in tree.below(root.index):
        if verb.deprel != "amod" or verb.feats.get("Tense") != "Past":
            continue
        before = [
            t for t in tree.below(verb.index) if t.upos == "NOUN" and t.index == verb.index - 1
        ]
        if not before:
            continue
        subject = before[0].index
        for t in tree.below(root.index):
            if t.index < subject:
                tree.hang(t.index, t.deprel, subject)
            elif t.deprel == "punct":
                tree.hang(t.index, t.deprel, verb.index)
        tree.hang(verb.index, "root", verb.index)
        tree.hang(root.index, "obj", verb.index)
        tree.hang(subject, "nsubj", verb.index)
        return


def _raise_verb(tree: TreeEditor) -> None:
    """Let "entered" head "Border guards entered Serbia.", where parsers see a noun and a clause.

    English writes the past tense and the participle alike. A finite verb describes no noun; a
    participle that nobody is the agent of, in a whole sentence without any other verb, does not
    either.
    """
    root = next((t for t in tree if t.deprel == "root"), None)
    if root is None or root.upos not in NOMINAL:
        return
    below = tree.below(root.index)
    inserted = [
        t
        for t in below
        if t.deprel == "parataxis"
        and t.feats.get("VerbForm") == "Fin"
        and tree[t.index - 1].text == ","
        and not any(relation_of(c) in {"nsubj", "expl"} for c in tree.below(t.index))
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
    if any(t.deprel in {"cop", "parataxis"} or relation_of(t) == "nsubj" for t in below):
        return
    if any(t.deprel == "conj" and t.upos in VERBAL for t in below):
        return
    ends = tree.tokens[-1].text == "."
    # "The Union of Miners, the largest in the country, announced ..."
    # "Mrs Clinton, who was on a tour of Asia, called ..."
    behind = [
        t
        for t in tree
        if t.deprel == "acl"
        and t.index > root.index
        and t.head != root.index
        and tree[t.index - 1].text == ","
        and relation_of(tree.top_below(t.index, root.index)) in {"appos", "acl"}
    ]
    for verb in (*below, *behind):
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
            beside = t.deprel in {"appos", "acl:relcl"}
            if (t.index > verb.index and not beside) or t.deprel == "punct" or fronted:
                tree.hang(t.index, "obl" if fronted else t.deprel, verb.index)
        tree.hang(verb.index, "root", verb.index)
        tree.hang(root.index, "nsubj", verb.index)
        return


def _find_verb_behind_day(tree: TreeEditor) -> None:
    """Let "lifted" head "Japan on Friday lifted sanctions", which parsers take for one phrase.

    So also before "its ministry said", where the phrase becomes a second subject of saying.
    """
    if any(t.text == "by" for t in tree):
        return
    for verb in tree:
        i = verb.index
        if i <= 1 or tree[i - 1].lemma.lower() not in WEEKDAYS:
            continue
        if verb.feats.get("VerbForm") != "Part" or relation_of(verb) not in {"amod", "acl"}:
            continue
        noun = tree[verb.head]
        of_day = noun.index == i - 1
        subject = tree[noun.head] if noun.index > i or of_day else noun
        if subject.upos not in NOMINAL or subject.index >= i - 1:
            continue
        says = tree[subject.head]
        later = any(t.deprel == "nsubj" and t.index > subject.index for t in tree.below(says.index))
        if subject.deprel == "root":
            tree.hang(i, "root", i)
        elif subject.deprel == "nsubj" and later:
            tree.hang(i, "ccomp", says.index)
        else:
            continue
        for t in tree.below(subject.index):
            if t.index > i:
                tree.hang(t.index, t.deprel, i)
        tree.hang(subject.index, "nsubj", i)
        if of_day:
            tree.hang(noun.index, "obl", i)
        elif noun.index > i:
            _take_object(tree, noun.index, i)
        return


def _take_object(tree: TreeEditor, noun: int, verb: int) -> None:
    """Hang a noun under the verb before it, and what the noun had before the verb beside it."""
    for t in tree.below(noun):
        if t.index < verb:
            tree.hang(t.index, "obl" if t.deprel == "compound" else t.deprel, verb)
    tree.hang(noun, "obj", verb)


def _find_verb_before_object(tree: TreeEditor) -> None:
    """Let "reduced" head "U.S. reduced tariffs on goods", where parsers take it for an adjective.

    A noun without copula has no subject, and an adjective has none either: the participle between
    that subject and the noun is the verb.
    """
    for noun in list(tree):
        below = tree.below(noun.index)
        verbs = [t for t in below if t.upos == "VERB" and t.deprel == "amod"]
        if noun.upos not in NOMINAL or not verbs or any(t.deprel == "cop" for t in below):
            continue
        verb = verbs[-1]
        subjects = [
            t
            for t in (*below, *tree.below(verb.index))
            if t.deprel == "nsubj" and t.index < verb.index
        ]
        if verb.feats.get("Tense") != "Past" or verb.index > noun.index or not subjects:
            continue
        i = verb.index
        tree.hang(i, noun.deprel, i if noun.head == noun.index else noun.head)
        tree.hang(noun.index, "obj", i)
        for t in below:
            if t.index != i and (t.index < i or t.deprel == "punct"):
                tree.hang(t.index, t.deprel, i)


def _find_object_behind_time(tree: TreeEditor) -> None:
    """Take a noun without preposition behind "today" for the object: "vetoed today a draft"."""
    for i, token in enumerate(tree):
        if token.deprel not in {"obl", "xcomp"} or token.upos != "NOUN" or is_time(token):
            continue
        verb = tree[token.head]
        before = min((t.index for t in tree.below(i)), default=i)
        before = min(before, i) - 1
        if (
            before > verb.index
            and tree[before].lemma.lower() in _TODAY | WEEKDAYS
            and not any(t.deprel == "case" for t in tree.below(i))
            and not any(relation_of(t) in {"obj", "ccomp"} for t in tree.below(verb.index))
        ):
            tree.hang(i, "obj")


def _find_object_behind_judgement(tree: TreeEditor) -> None:
    """Let allegations be rejected in "rejected as absurd British allegations"."""
    for i, token in enumerate(tree):
        if token.text != "as" or i + 1 >= len(tree.tokens) or tree[i + 1].upos != "ADJ":
            continue
        judged = tree[i + 1]
        noun = tree[token.head]
        if token.deprel == "case" and judged.head == noun.index and judged.deprel == "amod":
            verb = noun.head
        elif token.head == judged.index and judged.deprel == "advcl":
            noun = next((t for t in tree.below(judged.index) if t.deprel == "obj"), judged)
            verb = judged.head
        else:
            continue
        taken = any(relation_of(t) in {"obj", "ccomp"} for t in tree.below(verb))
        before = tree[i - 1].index if i else -1
        if taken or before != verb or tree[verb].upos != "VERB" or noun is judged:
            continue
        tree.hang(noun.index, "obj", verb)
        tree.hang(i + 1, "xcomp", verb)
        tree.hang(i, "mark", i + 1)


def _find_agent_behind_result(tree: TreeEditor) -> None:
    """Let troops shoot in "were shot dead by troops", where they hang on "dead"."""
    for i, token in enumerate(tree):
        result = tree[token.head]
        if token.deprel == "obl:agent" and result.upos == "ADJ" and result.deprel == "xcomp":
            tree.hang(i, token.deprel, result.head)


def _count_with_of(tree: TreeEditor) -> None:
    """Hang what is counted on the number: "freed 11 of the prisoners"."""
    for i, token in enumerate(tree):
        counts = token.upos == "NUM" or token.lemma.lower() in _COUNTING
        if not counts or relation_of(token) not in {"nsubj", "obj"} or i + 1 >= len(tree.tokens):
            continue
        case = tree[i + 1]
        if case.text == "of" and case.deprel == "case" and tree[case.head].head == token.head:
            tree.hang(case.head, "nmod", i)


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


def _join_title(tree: TreeEditor) -> None:
    """Read one subject in "former prime minister Najib Razak was arrested", not two."""
    for name in list(tree):
        title = tree[name.index - 1]
        if (
            name.upos == "PROPN"
            and title.upos == "NOUN"
            and name.deprel.startswith("nsubj")
            and title.deprel.startswith("nsubj")
            and title.head == name.head
        ):
            tree.hang(name.index, "appos", title.index)


def _find_what_is_told(tree: TreeEditor) -> None:
    """Read a clause where parsers see a relative one: "warned the court that Peru would leave"."""
    for i, clause in enumerate(tree):
        if clause.deprel != "acl:relcl" or clause.upos not in VERBAL:
            continue
        noun = tree[clause.head]
        verb = tree[noun.head]
        relations = {relation_of(t) for t in tree.below(i)}
        marked = any(t.deprel == "mark" and t.text == "that" for t in tree.below(i))
        if marked and "nsubj" in relations and verb.upos == "VERB" and relation_of(noun) in _TOLD:
            tree.hang(i, "ccomp", verb.index)
