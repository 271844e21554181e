"""How sure the text is that an act happens.

Every cue that governs the act is gathered, the nearest first, and laid over what is inside it:
the weakest certainty counts, and each negation turns the polarity round.

References
----------
Sauri, R. and Pustejovsky, J. (2012), "Are You Sure That This Happened? Assessing the Factuality
Degree of Events in Text", Computational Linguistics 38(2): the values, and that a cue's effect is
composed from the inside outwards. The rules and word lists are ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.record import Factuality

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interstate.coding.cues import CueFinder
    from interstate.coding.trees import Tree

FUTURE_FORM = -1
"""Stands for the word of a cue where it is the verb's own form that tells the future."""

NEGATED_FORM = -2
"""Stands for the word of a cue where the verb's own form denies: "imzalamadı"."""

POSSIBLE_FORM = -3
"""Stands for the word of a cue where the verb's own form leaves it open: "imzalayabilir"."""

_CERTAINTY = {"CT": 3, "PR": 2, "PS": 1}
_LETTERS = {rank: letters for letters, rank in _CERTAINTY.items()}
# Behind these stands what is planned or feared: "plans for talks", "Gefahr von Angriffen".
_CONTENT = frozenset(
    {"of", "for", "to", "at", "about", "against"}
    | {"de", "a", "para", "sobre", "contra", "del", "al"}
    | {"do", "da", "dos", "das", "ao", "à", "aos", "às"}
    | {"di", "del", "della", "dello", "dell'", "dei", "degli", "delle", "su", "sul", "sulla", "per"}
    | {"contro", "al", "alla", "all'", "allo", "ai", "agli", "alle"}
    | {"von", "zu", "zum", "zur", "auf", "nach", "für", "über", "an", "vom"}
    | {"о", "об", "на", "к", "для", "по"}
    | {"про", "до", "щодо", "стосовно"}
    | {"için", "karşı", "yönelik", "ilişkin", "dair", "hakkında", "konusunda", "ile"}
    | {"de", "d'", "d’", "du", "des", "à", "au", "aux", "sur", "pour", "contre", "concernant"}
)
# On the occasion of what stands behind these: it is taken for granted.
_OCCASION = frozenset(
    {"after", "before", "during", "since", "following", "amid", "despite"}
    | {"tras", "después", "antes", "durante", "desde", "pese"}
    | {"após", "depois", "apesar"}
    | {"dopo", "prima", "malgrado", "nonostante"}
    | {"während", "seit", "trotz", "anlässlich", "nach", "vor"}
    | {"после", "во", "накануне", "несмотря"}
    | {"після", "під", "напередодні", "попри", "незважаючи"}
    | {"sonra", "önce", "sırasında", "sonrasında", "öncesinde", "ardından", "beri", "rağmen"}
    | {"esnasında", "karşın", "nedeniyle", "üzerine"}
    | {"après", "avant", "pendant", "durant", "depuis", "lors", "malgré", "suite"}
)
# With these "vor" and "nach" do not tell the time.
_OF_FEAR = frozenset({"warnen", "schützen", "fürchten", "fliehen", "streben", "verlangen", "rufen"})
_UNREAL = frozenset({"would", "should", "'d"})
_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "der", "dieser", "jener"}
    | {"le", "la", "les", "l'", "l’", "ce", "cet", "cette", "ces"}
)
_OPEN_MOODS = frozenset({"Nec", "Cnd", "Imp", "Opt"})
_TOLD_FOR_SURE = ("ti", "tı", "tu", "tü", "tir", "tır", "tur", "tür")
# "Gecikmedi" and its like tell that something came to pass.
_DENYING_NOTHING = frozenset({"gecik"})
_CONDITIONAL_OF_HEARSAY = frozenset({"es", "fr", "it", "pt"})
"""Languages whose press tells in the conditional what others say."""
_THAT = frozenset({"тот", "то", "той", "те", "dafür", "darüber", "davon"})
_ACCORDING_TO = frozenset(
    {"selon", "según", "segundo", "secondo", "согласно", "згідно", "according"}
)
_CLAUSAL = frozenset({"xcomp", "ccomp", "csubj", "acl"})
# Taggers take these for the present beside a participle.
_FUTURE_AUXILIARY = {"ru": "буд", "uk": "буд", "pl": "będ"}


def compose(outer: str, inner: str) -> str:
    """Return what an act is once a governing cue's value is laid over its own.

    >>> compose("CT-", "CT+"), compose("PS+", "CT-"), compose("Uu", "CT+"), compose("CT-", "CT-")
    ('CT-', 'PS-', 'Uu', 'CT+')
    """
    if "Uu" in {outer, inner}:
        return "Uu"
    rank = min(_CERTAINTY[outer[:2]], _CERTAINTY[inner[:2]])
    sign = "+" if outer[2] == inner[2] else "-"
    return _LETTERS[rank] + sign


class Judge:
    """The factuality of the acts of one sentence."""

    def __init__(self, tree: Tree, cues: CueFinder) -> None:
        self.tree = tree
        self.cues = cues

    def of(
        self, i: int, *, spoken: bool, told: Sequence[int] = ()
    ) -> tuple[Factuality, tuple[str, ...]]:
        """Return the factuality of the act that word `i` tells, and what decided it.

        Parameters
        ----------
        spoken
            The act is one of speech (asking, promising, threatening): a future or a plan it
            speaks of is its content and does not make the speaking less sure.
        told
            Words that tell the act together with word `i`; a negator among them is part of it.
        """
        value, reasons, seen = "CT+", list[str](), set(told) - {i}
        denied: set[int] = set()
        for at, cue_value, why in self._governing(i):
            if at in seen:
                continue
            seen.add(at)
            if self.cues.concord and cue_value == "CT-" and self.cues.negates(at):
                clause = self.tree.clause_head(at)
                if clause in denied:
                    # "Никогда не", "никто не": all of it is one negation.
                    continue
                denied.add(clause)
            value = compose(cue_value, value)
            reasons.append(f"{why}: {cue_value}")
        if spoken and value == "Uu" and not reasons:
            value = "CT+"
        return Factuality(value), tuple(reasons)

    def _governing(self, i: int) -> Iterator[tuple[int, str, str]]:
        """Give the cues that govern word `i`, the innermost first."""
        tree = self.tree
        here, below = i, None
        shared, open_only = True, False
        while True:
            if shared:
                for cue in (
                    *self._on(here),
                    *self._tense(here),
                    *self.cues.negated_arguments(here, reached_by=below),
                ):
                    if not (open_only and cue[1] == "CT-"):
                        yield cue
            above = tree.tokens[here].head
            if above == here:
                break
            yield from self._from_above(here, above)
            yield from self._truth(here, above)
            if not self._passes_on(here, above):
                break
            if self._is_taken_for_granted(here, above):
                if self._is_definite(here):
                    break
                open_only = True
            # "Did not attack and withdrew": what stands beside one finite verb is not the next's.
            finite = tree.tokens[here].feats.get("VerbForm") == "Fin"
            shared = not (tree.relation(here) == "conj" and finite)
            here, below = above, here
        root = tree.clause_head(i)
        if self.cues.is_question and (tree.relation(root) == "root" or root == here):
            yield root, "Uu", "the sentence asks"

    def _passes_on(self, here: int, above: int) -> bool:
        """Whether what bears on `above` bears on `here` as well."""
        tree = self.tree
        relation = tree.relation(here)
        if relation == "conj":
            # "The talks failed and troops marched": with its own subject it stands alone.
            return not tree.having(here, "nsubj")
        if self._is_according_to(here, above):
            return True
        if relation in {"advcl", "parataxis"} or tree.tokens[here].deprel == "acl:relcl":
            return False
        if relation == "acl":
            content = self._is_reported(here, above) or self.cues.embeds(above) is not None
            return content and not self._is_done(here)
        if relation in {"xcomp", "ccomp", "csubj"}:
            return (
                self.cues.embeds(above) is not None
                or self.cues.is_modal(above)
                or self.cues.is_speech(above)
                or self._is_reported(here, above)
            )
        if self._is_occasion(here):
            return False
        # A noun takes part in what is said of the verb it hangs on.
        return tree.tokens[above].upos in {"VERB", "AUX", "NOUN", "ADJ"}

    def _is_reported(self, here: int, above: int) -> bool:
        """Whether a clause is what a report says: "reports that", "сообщения о том, что"."""
        if not self.tree.having(here, "mark"):
            return False
        if self.tree.lemmas[above] in _THAT:
            above = self.tree.tokens[above].head
        return self.cues.is_of(above, "report") and self.tree.tokens[above].upos == "NOUN"

    def _is_according_to(self, here: int, above: int) -> bool:
        """Whether a relative clause is what a report says: "les informations selon lesquelles"."""
        tree = self.tree
        return (
            tree.relation(here) == "acl"
            and self.cues.is_of(above, "report")
            and any(
                tree.lemmas[case] in _ACCORDING_TO
                for word in tree.having(here, "obl", "nmod", "iobj")
                if tree.tokens[word].upos == "PRON"
                for case in tree.having(word, "case")
            )
        )

    def _truth(self, here: int, above: int) -> Iterator[tuple[int, str, str]]:
        """Give what a verb makes of a report: "entsprechen nicht den Tatsachen"."""
        reports = self.cues.is_of(here, "report") or self.cues.is_speech(here)
        if self.tree.relation(here) == "nsubj" and reports and self.cues.is_of(above, "true"):
            for c in self.tree.children[above]:
                if self.cues.negates(c):
                    shown = repr(self.tree.tokens[above].text)
                    yield above, "CT-", f"{shown} is denied of the report"
                    return

    def _is_taken_for_granted(self, here: int, above: int) -> bool:
        """Whether what is said of an act leaves it done: "the attack will not deter them".

        Not where it is said to come to pass, is carried out or wished for. An act that is not
        known yet may still be only thought of: "an attack would lead to war".
        """
        tree = self.tree
        relation = tree.tokens[here].deprel
        if relation == "ccomp":
            # "Did not know that", unlike "did not manage to"
            return self.cues.embeds(above) == "CT+"
        if tree.tokens[here].upos not in {"NOUN", "PROPN"}:
            return False
        verbal = tree.tokens[above].upos in {"VERB", "AUX"}
        if relation == "nsubj":
            # "The strike did not stop them"
            other = [c for c in tree.having(above, "obj") if tree.lemmas[c] != "place"]
            return not (verbal and self.cues.is_of(above, "occur") and not other)
        aside = relation == "obl" and bool(tree.having(above, "obj"))
        if not aside and self.cues.embeds(above) not in {None, "CT+"}:
            # "Claimed responsibility for the attack": what is claimed is the object.
            return False
        if not verbal:
            return relation == "nmod"
        if self.cues.is_of(above, "light") or self.cues.is_of(above, "occur"):
            return False
        told = relation in {"obj", "nsubj:pass"} and self.cues.is_speech(above)
        return relation in {"obj", "nsubj:pass", "obl", "iobj"} and not told

    def _is_definite(self, here: int) -> bool:
        """Whether an act is told as one that is known: "the attack", "Mali's attack"."""
        tree = self.tree
        if tree.tokens[here].upos not in {"NOUN", "PROPN"}:
            return True
        return any(
            tree.tokens[c].deprel in {"nmod:poss", "det:poss"}
            or tree.tokens[c].feats.get("Definite") == "Def"
            or tree.tokens[c].feats.get("PronType") in {"Dem", "Prs"}
            or (
                tree.relation(c) == "det"
                and not _DEFINITE.isdisjoint({tree.tokens[c].text.lower(), tree.lemmas[c]})
            )
            for c in tree.children[here]
        )

    def _on(self, here: int) -> Iterator[tuple[int, str, str]]:
        """Give the cues that stand beside a word: negators, modals, adverbs, adjectives, marks."""
        tree = self.tree
        unreal = self._is_unreal(here)
        if unreal:
            shown = repr(tree.tokens[here].text)
            yield here, "CT-", f"{shown} would have happened, and has not"
        yield from self._by_construction(here)
        for c in tree.children[here]:
            relation = tree.relation(c)
            if unreal and self.cues.forms[c] in _UNREAL:
                continue
            if (
                relation in {"advmod", "det", "aux", "mark", "amod", "case", "cc", "discourse"}
                or tree.tokens[c].upos in {"PART", "ADV", "AUX"}
                or self.cues.describes(c)
            ):
                found = self.cues.beside(c, here)
                if found is not None:
                    yield c, *found

    def _is_unreal(self, here: int) -> bool:
        """Whether it is told what did not happen: "would have met"."""
        tree = self.tree
        if tree.sentence.language != "en" or tree.tokens[here].upos != "VERB":
            return False
        auxiliaries = tree.having(here, "aux")
        perfect = any(
            self.cues.forms[c] == "have" and tree.tokens[c].feats.get("VerbForm") == "Inf"
            for c in auxiliaries
        )
        return perfect and any(self.cues.forms[c] in _UNREAL for c in auxiliaries)

    def _by_construction(self, here: int) -> Iterator[tuple[int, str, str]]:
        """Give what English tells by the order of words, not by any one of them."""
        tree = self.tree
        if tree.sentence.language != "en" or tree.tokens[here].upos != "VERB":
            return
        shown = repr(tree.tokens[here].text)
        auxiliaries = tree.having(here, "aux", "cop")
        infinitive = any(self.cues.forms[c] == "to" for c in tree.having(here, "mark"))
        for c in auxiliaries:
            finite = tree.tokens[c].feats.get("VerbForm") == "Fin"
            first = c < here and all(c <= k for k in tree.having(here, "nsubj", "aux"))
            if tree.lemmas[c] == "be" and finite and infinitive:
                # "Was to be held" is planned, "was to have been held" came to nothing.
                undone = any(self.cues.forms[k] == "have" for k in auxiliaries)
                yield c, "CT-" if undone else "PR+", f"{shown} was or is to happen"
            elif first and tree.relation(here) == "advcl" and not tree.having(here, "mark"):
                # "Had Mali attacked", "should talks fail"
                yield c, "Uu", f"{tree.tokens[c].text!r} before its subject makes it a condition"

    def _tense(self, here: int) -> Iterator[tuple[int, str, str]]:
        """Give a future that the verb's own form tells: "встретится", "будет подписан"."""
        tree = self.tree
        if tree.sentence.language in _CONDITIONAL_OF_HEARSAY:
            yield from self._mood(here)
        if tree.sentence.language == "tr":
            yield from self._form(here)
        beginning = _FUTURE_AUXILIARY.get(tree.sentence.language)
        if beginning is None:
            return
        if tree.tokens[here].feats.get("Mood") == "Cnd":
            yield FUTURE_FORM, "Uu", f"{tree.tokens[here].text!r} stands in the conditional"
            return
        auxiliary = any(
            tree.relation(c) in {"aux", "cop"} and self.cues.forms[c].startswith(beginning)
            for c in tree.children[here]
        )
        if auxiliary or tree.tokens[here].feats.get("Tense") == "Fut":
            yield FUTURE_FORM, "PR+", f"{tree.tokens[here].text!r} stands in the future"

    def _mood(self, here: int) -> Iterator[tuple[int, str, str]]:
        """Give what a Romance verb's own form tells: a future, or the conditional of hearsay.

        "L'armée aurait tiré" is on somebody's word; "il dit qu'il tirera", "il a dit qu'il
        tirerait" tell the future; with "si" in the sentence it is a condition's consequence.
        """
        tree = self.tree
        if tree.tokens[here].upos not in {"VERB", "AUX", "NOUN", "ADJ"}:
            return
        forms = [here, *tree.having(here, "aux", "cop")]
        shown = repr(tree.tokens[here].text)
        if self.cues.is_modal(here) or any(self.cues.is_modal(k) for k in forms):
            return
        if any(tree.tokens[k].feats.get("Mood") == "Cnd" for k in forms):
            below = tree.relation(here) in {"ccomp", "xcomp", "parataxis"}
            if below and self.cues.is_speech(tree.tokens[here].head):
                yield FUTURE_FORM, "PR+", f"{shown} was to come"
            elif any(self._is_condition(c) for c in range(len(tree.tokens))):
                yield FUTURE_FORM, "Uu", f"{shown} follows from a condition"
            else:
                yield FUTURE_FORM, "PS+", f"{shown} in the conditional is on hearsay"
        elif any(tree.tokens[k].feats.get("Tense") == "Fut" for k in forms):
            if self._is_supposed(here):
                yield FUTURE_FORM, "PS+", f"{shown} in the future perfect is on hearsay"
            else:
                yield FUTURE_FORM, "PR+", f"{shown} stands in the future"

    def _is_condition(self, i: int) -> bool:
        """Whether word `i` begins a condition; Portuguese "se" may be a reflexive."""
        if self.cues.at("condition", i) is None:
            return False
        return self.cues.forms[i] != "se" or self.tree.relation(i) in {"mark", "advmod"}

    def _is_supposed(self, here: int) -> bool:
        """Whether Portuguese tells by its future perfect what is supposed: "terá atacado"."""
        tree = self.tree
        return tree.sentence.language == "pt" and any(
            tree.lemmas[c] == "ter" and tree.tokens[c].feats.get("Tense") == "Fut"
            for c in tree.having(here, "aux")
        )

    def _form(self, here: int) -> Iterator[tuple[int, str, str]]:
        """Give what a Turkish verb's own endings tell: "imzalamayabilir", "gelirse", "gelmiş"."""
        token = self.tree.tokens[here]
        if token.upos != "VERB":
            return
        feats, shown = token.feats, repr(token.text)
        mood = feats.get("Mood", "")
        if feats.get("Polarity") == "Neg" and self.tree.lemmas[here] not in _DENYING_NOTHING:
            yield NEGATED_FORM, "CT-", f"{shown} is negated"
        if mood == "Pot":
            yield POSSIBLE_FORM, "PS+", f"{shown} tells what may be"
        elif mood in _OPEN_MOODS:
            yield POSSIBLE_FORM, "Uu", f"{shown} tells what should be or would be"
        elif feats.get("Tense") == "Fut":
            yield FUTURE_FORM, "PR+", f"{shown} stands in the future"
        elif feats.get("Evident") == "Nfh" and self._is_hearsay(here):
            yield POSSIBLE_FORM, "PS+", f"{shown} tells what others say"

    def _is_hearsay(self, here: int) -> bool:
        """Whether "-miş" tells what is only heard: not where a later verb bears its ending.

        "İmzalanmış ve yürürlüğe girmişti": the last of several has the tense of them all.
        """
        tree = self.tree
        later = [t for t in tree.tokens[here + 1 :] if t.upos == "VERB"]
        joined = any(
            t.feats.get("VerbForm") == "Fin" and t.feats.get("Tense") == "Past"
            and t.feats.get("Evident") == "Fh" and "m" in t.text[-7:]
            and t.text.lower().endswith(_TOLD_FOR_SURE)
            for t in later
        )  # fmt: skip
        return tree.relation(here) in {"root", "conj", "parataxis"} and not joined

    def _is_content(self, here: int) -> bool:
        """Whether a noun is what its governor is about, by its preposition or the lack of one."""
        cases = [self.tree.tokens[c].text.lower() for c in self.tree.having(here, "case")]
        return not cases or cases[0] in _CONTENT

    def _is_done(self, here: int) -> bool:
        """Whether a participle tells what was done: "decisions taken at the summit will bind"."""
        return self.tree.tokens[here].feats.get("VerbForm") == "Part"

    def _is_occasion(self, here: int) -> bool:
        """Whether a noun only tells the occasion: "agreed during a visit", "nach dem Angriff"."""
        tree = self.tree
        cases = tree.having(here, "case")
        if not cases or tree.tokens[here].upos not in {"NOUN", "PROPN"}:
            return False
        case = tree.tokens[cases[0]].text.lower()
        # "Der Wunsch nach Gesprächen", "во имя": there the noun is what it is about.
        about = case in {"nach", "vor", "во"} and (
            tree.relation(here) != "obl"
            or tree.lemmas[tree.tokens[here].head] in _OF_FEAR
            or (case == "во" and "время" not in {tree.tokens[c].text for c in cases})
        )
        return case in _OCCASION and not about

    def _from_above(self, here: int, above: int) -> Iterator[tuple[int, str, str]]:
        """Give the cue that the governor itself is, for what it embeds."""
        tree = self.tree
        relation = tree.relation(here)
        if relation == "conj":
            return
        if relation == "acl" and self._is_done(here):
            for c in tree.having(above, "det"):
                if self.cues.negates(c):
                    # "There have been no meetings held"
                    yield c, "CT-", f"{tree.tokens[c].text!r} negates it"
            return
        value = self.cues.embeds(above)
        described = tree.tokens[above].upos == "ADJ" or tree.having(above, "cop")
        if relation == "nsubj" and described:
            # "Talks are unlikely", "talks are at a standstill"
            value = self.cues.predicated(above)
            if value is not None:
                yield above, value, f"{tree.tokens[above].text!r} is said of it"
            return
        if relation == "advcl" and any(
            self.cues.forms[c] == "from" for c in tree.having(here, "mark", "case")
        ):
            # "Prevented from meeting": a gerund behind a preposition is what the verb governs.
            relation = "xcomp"
        noun = tree.tokens[here].upos in {"NOUN", "PROPN"} and self._is_content(here)
        if (
            value is not None
            and (
                relation in _CLAUSAL
                or (noun and relation in {"obj", "nmod", "obl", "compound"})
                or tree.tokens[here].deprel == "nsubj:pass"
            )
            and tree.tokens[here].deprel != "acl:relcl"
        ):
            yield above, value, f"{tree.tokens[above].text!r} governs it"
        elif relation in _CLAUSAL and self.cues.is_modal(above):
            modal = self.cues.modal_value(above)
            if modal is not None:
                yield above, modal, f"{tree.tokens[above].text!r} governs it"
