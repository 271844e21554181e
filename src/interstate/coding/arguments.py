"""The arguments of a verb or a noun, the same for every construction and language.

The passive is undone, relative and participial clauses get their antecedent, a conjunct, a
controlled infinitive and a clause without subject get the subject they share. What remains are
the labels of docs/reference/lexicons.md.

References
----------
de Marneffe, M.-C. et al. (2021), "Universal Dependencies", Computational Linguistics 47(2): the
relations. The sharing of subjects follows its enhanced graphs in aim, by rules of our own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.coding.trees import bare, folded
from interstate.reference.word_forms import EAST_SLAVIC, TIME_NOUNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interstate.coding.frames import Path
    from interstate.coding.trees import Tree
    from interstate.record import Token

Arguments = dict[str, list[int]]

_PASSIVE_AGENT = {
    "en": frozenset({"by"}),
    "de": frozenset({"von", "durch", "seitens"}),
    "es": frozenset({"por", "por parte de"}),
    "fr": frozenset({"par", "de la part de"}),
    "pl": frozenset({"przez", "ze strony"}),
    "it": frozenset({"da", "da parte di", "per mano di", "ad opera di", "a opera di"}),
    "pt": frozenset({"por", "por parte de"}),
    "ru": frozenset[str](),
    "uk": frozenset[str](),
    "tr": frozenset({"tarafindan", "tarafinca", "eliyle"}),
}
_NOMINAL_AGENT = {
    "en": frozenset({"by"}),
    "de": frozenset({"durch", "seitens", "von seiten"}),
    "es": frozenset({"por", "por parte de"}),
    "fr": frozenset({"par", "de la part de"}),
    "pl": frozenset({"przez", "ze strony"}),
    "it": frozenset({"da parte di", "per mano di", "ad opera di", "a opera di"}),
    "pt": frozenset({"por", "por parte de"}),
    "ru": frozenset({"со стороны"}),
    "uk": frozenset({"з боку"}),
    "tr": frozenset({"tarafindan", "tarafinca", "eliyle"}),
}
_CONTRACTED = {
    "im": "in", "ins": "in", "am": "an", "ans": "an", "zum": "zu", "zur": "zu", "vom": "von",
    "beim": "bei", "aufs": "auf", "fürs": "für", "durchs": "durch", "ums": "um", "übers": "über",
    "so": "с", "со": "с", "ко": "к", "во": "в", "обо": "о", "об": "о",
    "ze": "z", "we": "w", "ode": "od", "nade": "nad", "przede": "przed", "pode": "pod",
    "przeciwko": "przeciw", "pomiędzy": "między",
}  # fmt: skip
# Ukrainian prepositions change with the sounds beside them: "у", "із", "зі".
_BY_SOUND = {
    "uk": {
        **dict.fromkeys(("у", "ув", "уві", "вві"), "в"),
        **dict.fromkeys(("із", "зі", "зо", "ізо"), "з"),
        "ід": "до",
        "од": "від",
        "об": "о",
        "уздовж": "вздовж",
        "задля": "для",
        "стосовно": "щодо",
        "відносно": "щодо",
        "поблизу": "біля",
        "коло": "біля",
    },
}
# Romance prepositions run into an article or cut before a vowel, also within longer ones.
_ELIDED = {
    "es": {"al": "a", "del": "de"},
    "fr": {
        "d'": "de", "d’": "de", "du": "de", "des": "de", "au": "à", "aux": "à", "jusqu'": "jusque",
    },
    "it": {
        **dict.fromkeys(("del", "dello", "della", "dell'", "dei", "degli", "delle", "d'"), "di"),
        **dict.fromkeys(("dal", "dallo", "dalla", "dall'", "dai", "dagli", "dalle"), "da"),
        **dict.fromkeys(("al", "allo", "alla", "all'", "ai", "agli", "alle", "ad"), "a"),
        **dict.fromkeys(("nel", "nello", "nella", "nell'", "nei", "negli", "nelle"), "in"),
        **dict.fromkeys(("sul", "sullo", "sulla", "sull'", "sui", "sugli", "sulle"), "su"),
        **dict.fromkeys(("col", "coi", "collo", "colla"), "con"),
        "fra": "tra",
        "senz'": "senza",
    },
    "pt": {
        **dict.fromkeys(("do", "da", "dos", "das", "dum", "duma", "deste", "desta"), "de"),
        **dict.fromkeys(("desse", "dessa", "desses", "dessas", "destes", "destas"), "de"),
        **dict.fromkeys(("daquele", "daquela", "daqueles", "daquelas", "disso", "d'"), "de"),
        **dict.fromkeys(("no", "na", "nos", "nas", "num", "numa", "nuns", "numas"), "em"),
        **dict.fromkeys(("neste", "nesta", "nestes", "nestas", "nesse", "nessa", "nisso"), "em"),
        **dict.fromkeys(("nesses", "nessas", "naquele", "naquela", "naqueles", "naquelas"), "em"),
        **dict.fromkeys(("ao", "à", "aos", "às", "àquele", "àquela", "àqueles", "àquelas"), "a"),
        **dict.fromkeys(("pelo", "pela", "pelos", "pelas"), "por"),
    },
}  # fmt: skip
_OF_THE = frozenset({"del", "do", "da", "dos", "das"})
# With this preposition Romance languages tell whose something is.
_OWNERS_CASE = {"de": "P:von", "es": "P:de", "fr": "P:de", "it": "P:di", "pt": "P:de"}
_CASES = {"Gen": "gen", "Ins": "ins", "Dat": "dat"}
# Turkish tells by its cases what others tell by prepositions; "-la" is "ile", written as one.
_TURKISH_CASES = {"Gen": "gen", "Dat": "dat", "Abl": "abl", "Loc": "loc", "Ins": "P:ile"}
# What somebody is the head of: "the first head of state to visit".
_HEADED = frozenset({"state", "government"})
# With these a noun acts together with the subject; "with" alone may only describe it.
_COMPANY = frozenset(
    {"together with", "along with", "alongside", "jointly with", "gemeinsam mit"}
    | {"aux côtés de", "à côtés de", "conjointement avec", "de concert avec", "avec"}
    | {"junto a", "junto con"}
    | {"razem z", "wraz z", "wspólnie z"}
    | {"insieme a", "insieme con", "assieme a", "accanto a", "al fianco di", "a fianco di"}
    | {"juntamente com", "junto com", "em conjunto com", "ao lado de"}
)
_JOINTLY = frozenset(
    {
        "together",
        "along",
        "jointly",
        "gemeinsam",
        "zusammen",
        "вместе",
        "совместно",
        "разом",
        "спільно",
    }
    | {"junto", "juntos", "conjuntamente", "juntamente"}
    | {"razem", "wspólnie", "wraz"}
    | {"insieme", "assieme", "congiuntamente"}
)
_PARTICIPLE_ENDINGS = {
    "en": ("ing",),
    "fr": ("ant", "ants", "ante", "antes"),
    "de": ("end", "ende", "enden", "ender", "endes", "endem"),
    "pl": ("ący", "ąca", "ące", "ącego", "ącej", "ącemu", "ącym", "ącą", "ących", "ącymi"),
}
_NEGATORS = frozenset({"not", "n't", "nicht", "не", "ne", "n'", "n’"})
_NEGATORS_OF = {
    "uk": frozenset({"ні", "ані"}),
    "es": frozenset({"no", "nunca", "jamás", "tampoco"}),
    "pl": frozenset({"nie"}),
    "it": frozenset({"non", "mai", "né", "nemmeno", "neppure", "neanche"}),
    "pt": frozenset({"não", "nunca", "jamais", "tampouco", "nem"}),
    "tr": frozenset({"değil"}),
}
# The preposition of the one something is given to: "deu armas à Síria".
_DATIVE = {"es": "a", "it": "a", "pt": "a"}
# It stands before persons and states that are the object as well: "atacó a Siria".
_MARKS_OBJECTS = frozenset({"es"})
# A finite verb without subject has the one above it: "dijo que retirará sus tropas".
_TO = frozenset({"to", "zu", "de", "d'", "à", "di"})
_DROPPING_SUBJECTS = frozenset({"es", "it", "pl", "pt", "tr"})
# The same, and a past tense without subject has one of its gender: "заявила, що вивела війська".
_OMITTING_SUBJECTS = frozenset({"uk"})
# "Con la mediación de Egipto" tells by what means, not with whom.
_MEANS = {
    "con": frozenset({"mediación", "ayuda", "apoyo", "respaldo", "motivo", "ocasión", "objetivo"})
    | {"fin", "intención", "vista", "permiso", "auspicio", "participación"}
    | {"mediazione", "aiuto", "appoggio", "sostegno", "motivo", "occasione", "obiettivo", "scopo"}
    | {"intenzione", "intento", "permesso", "auspicio", "partecipazione", "favore"},
    "com": frozenset({"mediação", "ajuda", "apoio", "respaldo", "motivo", "ocasião", "objetivo"})
    | {"objectivo", "fim", "intenção", "vista", "permissão", "auspício", "participação"},
}
# With a participle these make a passive.
_PASSIVE_AUXILIARIES = {"es": frozenset({"ser", "estar"}), "pt": frozenset({"ser", "estar"})}
_COLLOCATION_LENGTH = 3
ASIDE = frozenset(
    {"mediate", "broker", "host", "chair", "facilitate", "sponsor", "condemn", "criticise"}
    | {"criticize", "denounce", "demand", "welcome", "oppose", "reject", "support", "attend"}
    | {"mediar", "auspiciar", "condenar", "criticar", "denunciar", "exigir", "celebrar", "rechazar"}
    | {"mediare", "ospitare", "presiedere", "patrocinare", "condannare", "criticare", "denunciare"}
    | {"chiedere", "salutare", "accogliere", "respingere", "sostenere", "agevolare"}
    | {"rejeitar", "saudar", "acolher", "sediar", "intermediar", "patrocinar"}
    | {"vermitteln", "verurteilen", "kritisieren", "fordern", "begrüßen", "ablehnen"}
    | {"осудить", "осуждать", "критиковать", "требовать"}
    | {"potępić", "potępiać", "krytykować", "skrytykować", "żądać", "poprzeć", "popierać"}
    | {"засудити", "засуджувати", "критикувати", "вимагати", "привітати", "відкинути"}
    | {"condamner", "critiquer", "dénoncer", "exiger", "saluer", "rejeter", "parrainer"}
)
"""Whoever does this to talks or an attack is not who talks or attacks."""
# Behind these an infinitive says what the subject goes there for: "entered Nigeria to fight".
_GOING = frozenset({"enter", "visit", "leave", "join", "attend", "use", "meet", "call", "cross"})
_ANTECEDENT_REACH = 6
# Parsers take the day in "the minister yesterday said" for who says it.
_DAYS = TIME_NOUNS | frozenset(
    {"yesterday", "today", "tomorrow", "tonight", "gestern", "heute"}
    | {"ayer", "hoy", "mañana", "anoche", "lunes", "martes", "miércoles", "jueves", "viernes"}
    | {"sábado", "domingo"}
    | {"ontem", "hoje", "amanhã", "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira"}
    | {"sexta-feira"}
    | {"wczoraj", "dziś", "dzisiaj", "jutro", "poniedziałek", "wtorek", "środa", "czwartek"}
    | {"piątek", "sobota", "niedziela", "dzień", "tydzień", "miesiąc", "rok", "styczeń", "luty"}
    | {"marzec", "kwiecień", "maj", "czerwiec", "lipiec", "sierpień", "wrzesień", "październik"}
    | {"listopad", "grudzień", "godzina", "wieczór", "noc"}
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
    | {"ieri", "oggi", "domani", "stasera", "stamattina", "stamane", "lunedì", "martedì"}
    | {"mercoledì", "giovedì", "venerdì", "sabato", "domenica"}
    | {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier"}
)


class ArgumentFinder:
    """The arguments of the words of one sentence; each word is looked at once.

    Parameters
    ----------
    language
        Decides which preposition names the agent of a passive.
    """

    def __init__(self, tree: Tree, language: str) -> None:
        self.tree = tree
        self.language = language
        self.drops_subjects = language in _DROPPING_SUBJECTS
        """A subject known from before is not said: "dijo que atacará"."""
        self._found: dict[int, Arguments] = {}
        self._subjects: dict[int, list[int]] = {}

    def of(self, i: int) -> Arguments:
        """Return the arguments of word `i` by label, each a list of head words."""
        if i not in self._found:
            self._found[i] = {}  # a tree has no cycles, but sharing could lead back here
            self._found[i] = self._of_verb(i) if self._is_verbal(i) else self._of_noun(i)
        return self._found[i]

    def _is_verbal(self, i: int) -> bool:
        """Whether word `i` has a verb's arguments: also "is ready to", "готова", "verhängte".

        Other adjectives stand for nouns: "the French", "die Abgeordneten der Opposition".
        """
        token = self.tree.tokens[i]
        if token.upos != "ADJ":
            return token.upos in {"VERB", "AUX"}
        # English tags participles as verbs: an adjective before a noun is one.
        modifiers = {"xcomp", "acl"} if self.language == "en" else {"amod", "xcomp", "acl"}
        described = self.tree.relation(i) in modifiers
        return described or bool(self.tree.having(i, "nsubj", "cop"))

    def along(self, i: int, path: Path) -> list[int]:
        """Return the head words at the end of a path from word `i`."""
        here = [i]
        for step in path.steps:
            here = [found for at in here for found in self.labelled(at, step)]
        return here

    def labelled(self, i: int, label: str) -> list[int]:
        """Return the arguments of one label; a bare dative and accusative stand for each other.

        German treebanks without case and English double objects leave it open which is which.
        """
        arguments = self.of(i)
        found = arguments.get(label, [])
        if not found and label in {"iobj", "dat"}:
            found = arguments.get("dat" if label == "iobj" else "iobj", [])
        if not found and label == "xcomp":
            # "Agreed in Sochi to create a zone": parsers take it for a purpose.
            found = [w for w in arguments.get("advcl", ()) if self._is_bare_infinitive(w)]
        if not found and label == "poss":
            found = arguments.get("gen", []) if self.language != "en" else []
        owning = label == "gen" or (label == "poss" and self.language != "de")
        if not found and owning and self.language in _OWNERS_CASE:
            found = arguments.get(_OWNERS_CASE[self.language], [])
        return found

    def _is_bare_infinitive(self, i: int) -> bool:
        """Whether a clause is an infinitive with no more than "to" before it."""
        marks = {self.tree.tokens[m].text.lower() for m in self.tree.having(i, "mark")}
        # Spanish "a" before an infinitive tells what for: "llegó a negociar".
        bare = _TO | {"a", "ad"} if self.language == "it" else _TO
        return self.tree.tokens[i].feats.get("VerbForm") == "Inf" and marks <= bare

    # --- verbs ----------------------------------------------------------------------------

    def is_passive(self, i: int) -> bool:
        """Whether verb `i` is in the passive, so that its surface subject is acted on."""
        tree, token = self.tree, self.tree.tokens[i]
        if self.language == "tr":
            return token.feats.get("Voice") == "Pass"
        helping = {tree.lemmas[c] for c in tree.having(i, "aux", "cop")}
        auxiliaries = _PASSIVE_AUXILIARIES.get(self.language)
        if auxiliaries and helping:
            # "Había bombardeado por error": the perfect alone makes no passive.
            return bool(helping & auxiliaries) and token.feats.get("VerbForm") == "Part"
        if any(
            tree.tokens[c].deprel in {"nsubj:pass", "aux:pass", "csubj:pass", "obl:agent"}
            and tree.lemmas[c] not in _DAYS
            for c in tree.children[i]
        ):
            return True
        if token.deprel.startswith("acl") and token.feats.get("VerbForm") == "Part":
            # "Which had opposed it": an auxiliary that is not the passive's makes it active.
            perfect = any(tree.tokens[c].deprel == "aux" for c in tree.children[i])
            return not (perfect or self._is_active_participle(i))
        if token.deprel.startswith("amod"):
            return not self._is_active_participle(i)
        if self.language in EAST_SLAVIC and token.feats.get("Voice") == "Pass":
            # Elsewhere the auxiliary tells; parsers take "complained" for a participle.
            return True
        head = token.head
        shares = tree.relation(i) == "conj" and token.feats.get("VerbForm") == "Part"
        return shares and not tree.having(i, "aux", "nsubj") and self.is_passive(head)

    def _is_active_participle(self, i: int) -> bool:
        token = self.tree.tokens[i]
        if token.feats.get("Voice") == "Act" or token.feats.get("Tense") == "Pres":
            return True
        return token.text.lower().endswith(_PARTICIPLE_ENDINGS.get(self.language, ("щий",)))

    def _of_verb(self, i: int) -> Arguments:
        tree = self.tree
        found = self._labelled_dependants(i)
        if self.language in {"en", *_MARKS_OBJECTS} and "iobj" in found and "obj" not in found:
            # "Warned the West against it", "atacó a Siria": an only object is a direct one.
            found["obj"] = list(found["iobj"])
        if self.language in _MARKS_OBJECTS:
            self._part_subject(i, found)
        self._add_own_negation(i, found)
        self._add_antecedent(i, found)
        self._share_objects(i, found)
        subject = self.subject(i)
        surface = tree.having(i, "nsubj")
        if len(surface) > 1 and any(map(self._is_relative, surface)):
            noun = tree.tokens[i].head
            if noun not in subject:
                found.setdefault("obj", []).append(noun)
        passive = self.is_passive(i)
        if passive:
            objects = [s for s in subject if s not in found.get("obj", [])]
            if self.language == "en" and tree.having(i, "obj"):
                # "Egypt was given two ships"
                found["iobj"] = objects + found.get("iobj", [])
            else:
                found["obj"] = objects + found.get("obj", [])
            found["subj"] = found.pop("agent", []) or [
                # "Was given two ships by Peru"
                agent
                for thing in found.get("obj", ())
                for agent in self.of(thing).get("P:by", ())
            ]
        else:
            found["subj"] = [*subject, *(w for s in subject for w in self._companions(s))]
            self._read_middle_voice(i, subject, found)
        for group in list(found.values()):
            for one in list(group):
                group += [c for c in tree.conjuncts(one)[1:] if c not in group]
        return {label: words for label, words in found.items() if words}

    def _labelled_dependants(self, i: int) -> Arguments:
        """Return what hangs on a verb, by label; "reunirse" and "reuniu-se" have it on them."""
        found: Arguments = {}
        for c in self._dependants(i):
            for label in self._labels_below_verb(c):
                found.setdefault(label, []).append(c)
        if self.tree.tokens[i].feats.get("Reflex") == "Yes":
            found.setdefault("refl", [i])
        return found

    def _add_own_negation(self, i: int, found: Arguments) -> None:
        """Count a Turkish verb as its own negator where its form denies: "imzalamadı"."""
        if self.language == "tr" and self.tree.tokens[i].feats.get("Polarity") == "Neg":
            found.setdefault("neg", []).append(i)

    def _read_middle_voice(self, i: int, subject: list[int], found: Arguments) -> None:
        """Let what stands as subject be acted on as well: "se firmó un acuerdo".

        Behind the verb it is only that: "se criticó la política".
        """
        if self.drops_subjects and "refl" in found and "obj" not in found:
            found["obj"] = [s for s in subject if self.tree.tokens[s].upos == "NOUN"]
            found["subj"] = [s for s in found["subj"] if s < i or s not in found["obj"]]

    def _part_subject(self, i: int, found: Arguments) -> None:
        """Part a subject from an object where a preposition tells which is which.

        Take the bare name in "¿Atacó Chile a Perú?" for who acts: an object would have "a".
        """
        tree = self.tree
        bare_names = [
            c
            for c in found.get("obj", ())
            if tree.tokens[c].upos == "PROPN" and not tree.having(c, "case", "det") and c > i
        ]
        others = [c for c in found.get("iobj", ()) if c not in bare_names]
        if len(bare_names) == 1 and others and not tree.having(i, "nsubj"):
            (first,) = bare_names
            if all(tree.tokens[c].upos == "PROPN" and c > first for c in others):
                self._subjects[i] = bare_names
                found["obj"] = others

    def _companions(self, subject: int) -> list[int]:
        """Return who acts with a subject: "Japan, together with Peru and Chile, held drills"."""
        tree = self.tree
        return [
            c
            for c in tree.having(subject, "nmod")
            if self.preposition(c) in _COMPANY
            or (
                self.preposition(c) in {"with", "mit", "con", "com", "с", "z", "з"}
                and any(tree.tokens[w].text.lower() in _JOINTLY for w in tree.children[c])
            )
        ]

    def _dependants(self, i: int) -> list[int]:
        """Return what hangs on a verb, with what hangs on the modal or phase verb above it."""
        own = list(self.tree.children[i])
        if self.tree.tokens[i].deprel.startswith("xcomp"):
            # "Russland will mit China verhandeln": parsers hang phrases on either verb.
            above = self.tree.tokens[i].head
            own += [
                c
                for c in self.tree.having(above, "obl")
                if c not in own and self.tree.tokens[above].upos in {"VERB", "AUX"}
            ]
        return own

    def _labels_below_verb(self, c: int) -> list[str]:
        """Return the labels of what hangs on a verb, in Turkish by its case."""
        return (self._turkish_labels(c) if self.language == "tr" else []) or self._verb_labels(c)

    def _turkish_labels(self, c: int) -> list[str]:
        """Return the labels that its case gives what hangs on a Turkish verb, none elsewhere."""
        token = self.tree.tokens[c]
        relation, case = bare(token.deprel), self.preposition(c)
        if relation in {"xcomp", "ccomp", "advcl"}:
            # "Çekilmeye çağırdı", "saldırmakla tehdit etti", "görüşmek için"
            told = _TURKISH_CASES.get(token.feats.get("Case", ""))
            return [relation, *([f"P:{case}"] if case else [told] if told else [])]
        if relation in {"obl", "nmod"} and not case and token.deprel != "obl:tmod":
            # "Hükümetçe"
            by_case = {**_TURKISH_CASES, "Equ": "agent"}
            return [by_case.get(token.feats.get("Case", ""), "obl")]
        return []

    def _verb_labels(self, c: int) -> list[str]:
        token = self.tree.tokens[c]
        relation = bare(token.deprel)
        auxiliary = token.deprel in {"aux", "aux:tense"}
        if auxiliary or (relation == "advmod" and self._negates(c)):
            return ["aux" if auxiliary else "neg"]
        if relation in {"obj", "xcomp", "ccomp", "advcl", "iobj"}:
            case = self.preposition(c)
            if case and relation in {"obj", "iobj"}:
                return self._of_phrase(case)
            gerund = token.feats.get("VerbForm") == "Ger" or token.text.endswith("ing")
            noun = token.upos in {"NOUN", "PROPN"} or gerund
            if relation in {"xcomp", "ccomp", "advcl"} and noun and case:
                # "Barred from running"
                return [relation, f"P:{case}"]
            if relation == "obj" and token.feats.get("Reflex") == "Yes":
                return ["refl"]
            return [relation]
        if token.deprel == "expl:pv" or (relation == "expl" and token.feats.get("Reflex") == "Yes"):
            return ["refl"]
        if token.deprel == "obl:agent":
            return ["agent", f"P:{self.preposition(c)}"]
        if relation in {"obl", "nmod"}:
            case = self.preposition(c)
            if case:
                return self._of_phrase(case)
            return self._labels_of_case(token)
        return []

    def _labels_of_case(self, token: Token) -> list[str]:
        """Return the labels of a verb's phrase without preposition."""
        if self.language == "pl":
            return self._polish_labels(token)
        if token.deprel == "obl:arg" and self.language not in EAST_SLAVIC:
            return ["iobj"]
        if token.deprel == "obl:tmod":
            return []
        by_case = _CASES.get(token.feats.get("Case", ""))
        if by_case == "ins":
            return ["ins", "agent"]
        return [by_case] if by_case else ["obl"]

    def _polish_labels(self, token: Token) -> list[str]:
        """Return the labels of a Polish verb's phrase without preposition, by its case.

        A genitive that is no time is an object: "zażądała przeprosin", "udzielił pomocy".
        """
        case = token.feats.get("Case", "")
        if case == "Gen" and token.lemma.lower() not in _DAYS:
            return ["obj", "gen"]
        if case == "Dat":
            return ["iobj", "dat"]
        return ["ins"] if case == "Ins" else []

    def _of_phrase(self, case: str) -> list[str]:
        """Return the labels of a verb's phrase by its preposition."""
        labels = _prepositional(case, _PASSIVE_AGENT.get(self.language, frozenset()))
        return [*labels, "iobj"] if case == _DATIVE.get(self.language) else labels

    def _negates(self, c: int) -> bool:
        lemma = self.tree.lemmas[c]
        return lemma in _NEGATORS or lemma in _NEGATORS_OF.get(self.language, frozenset())

    def preposition(self, c: int) -> str:
        """Return the preposition of a phrase, of several words joined: ``"out of"``."""
        tree = self.tree
        words: list[int] = []
        for k in tree.having(c, "case", "mark"):
            if tree.tokens[k].upos in {"ADP", "SCONJ", "ADV", "PART", "DET", "VERB", "NOUN"}:
                words.append(k)
                words += tree.having(k, "fixed", "case")
        if self.language in EAST_SLAVIC:
            # Prepositions stand before; of "как Италии, так и Греции" neither word is one.
            before = [k for k in words if k < c]
            words = [k for k in before or words if tree.lemmas[k] != "как" or not self._paired(c)]
        if not words:
            return ""
        words.sort()
        after = words[-1] + 1
        elided = _ELIDED.get(self.language, {})
        if len(words) > 1 and after < c and tree.tokens[after].text.lower() in _OF_THE:
            # "A favor del acuerdo": parsers take the contracted word for an article.
            words.append(after)
        texts = [folded(self.tree.tokens[k].text) for k in words]
        if self.language in _BY_SOUND:
            alike = _BY_SOUND[self.language]
            return " ".join(alike.get(text, text).replace("’", "'") for text in texts)
        if elided:
            # "Au cours du" is "au cours de", "au" alone is "à".
            texts[-1] = elided.get(texts[-1], texts[-1])
            case = " ".join(texts).replace("’", "'").replace("' ", "'")
            by_means = tree.lemmas[c] in _MEANS.get(case, ())
            return f"{case} {tree.lemmas[c]}" if by_means else case
        # "Со стороны" is a preposition of its own, "со" is "с".
        return " ".join(texts if len(texts) > 1 else [_CONTRACTED.get(texts[0], texts[0])])

    def _paired(self, c: int) -> bool:
        """Whether "как" before word `c` is answered by "так и" before its conjunct."""
        tree = self.tree
        answers = [a for k in tree.having(c, "conj") for a in tree.having(k, "cc", "advmod")]
        return any(tree.lemmas[a] == "так" for a in answers)

    def _add_antecedent(self, i: int, found: Arguments) -> None:
        """Let the noun that a relative clause describes stand for its relative pronoun."""
        tree, token = self.tree, self.tree.tokens[i]
        if not token.deprel.startswith("acl"):
            return
        noun = token.head
        pronouns = {c for c in tree.subtree(i) if self._is_relative(c)}
        if pronouns:
            for words in found.values():
                for at, word in enumerate(words):
                    if word in pronouns:
                        words[at] = noun
        elif self.language == "tr":
            # "Rusya'nın imzaladığı anlaşma", "imzalayacağı anlaşma"
            content = tree.tokens[token.head].feats.get("Owned") == "Yes"
            nominal = token.feats.get("Nominal") == "Yes"
            if nominal and not content and not {"obj", "ccomp"} & found.keys():
                found["obj"] = [noun]
        elif "obj" not in found and tree.having(i, "nsubj") and not tree.having(i, "mark"):
            # "The treaty Russia signed": no pronoun, so the noun is what was signed.
            found["obj"] = [noun]

    def _is_relative(self, c: int) -> bool:
        token = self.tree.tokens[c]
        kinds = token.feats.get("PronType", "")
        return (
            "Rel" in kinds
            or self.tree.lemmas[c] in {"который", "чей", "który", "який", "котрий", "чий"}
            or (self.language == "fr" and token.upos == "PRON" and self._relates(c))
            or (
                token.upos == "PRON"
                and self.tree.lemmas[c] in {"which", "who", "whom", "whose", "that"}
            )
        )

    def _relates(self, c: int) -> bool:
        """Whether a French pronoun heads a clause about a noun: "qui", "dont", "lequel"."""
        clause = next((a for a in (c, *self.tree.ancestors(c)) if self._is_about_noun(a)), None)
        return clause is not None and self.tree.lemmas[c] in {"qui", "que", "dont", "lequel"}

    def _is_about_noun(self, i: int) -> bool:
        return self.tree.tokens[i].deprel.startswith("acl")

    def _share_objects(self, i: int, found: Arguments) -> None:
        """Give coordinated verbs the object that only one of them has."""
        tree = self.tree
        if "obj" in found:
            return
        if self.language == "tr":
            # "Köyü kuşatıp bombaladı": an object stands before the first of several verbs.
            first = tree.tokens[i].head
            joined = tree.relation(i) == "conj" and tree.tokens[first].upos == "VERB"
            shared = tree.having(first, "obj") if joined else []
            shared = shared or [
                c
                for verb in tree.having(i, "advcl")
                if tree.tokens[verb].feats.get("Joins") == "Yes"
                for c in tree.having(verb, "obj")
            ]
            if self.is_passive(i) or tree.tokens[i].lemma.count(" "):
                shared = []
        elif self.language == "de":
            # "Hat das Dorf angegriffen und zerstört"; a finite verb has its own or none.
            first = tree.tokens[i].head
            joined = tree.relation(i) == "conj" and not tree.having(i, "aux")
            non_finite = tree.tokens[i].feats.get("VerbForm") in {"Part", "Inf"}
            shared = tree.having(first, "obj") if joined and non_finite else []
        elif tree.relation(i) == "conj":
            first = tree.tokens[i].head
            shared = [c for c in tree.having(first, "obj") if c > i]
        else:
            following = [c for c in tree.having(i, "conj") if tree.tokens[c].upos == "VERB"]
            shared = tree.having(following[0], "obj") if following else []
            between = tree.having(i, "obl", "xcomp", "ccomp")
            apart = any(tree.having(verb, "nsubj") for verb in following)
            if apart or (following and any(i < c < following[0] for c in between)):
                shared = []
        if shared and not tree.having(i, "ccomp", "xcomp"):
            found["obj"] = list(shared)

    def subject(self, i: int) -> list[int]:
        """Return the surface subject of a verb, its own or the one it shares."""
        if i not in self._subjects:
            self._subjects[i] = []
            self._subjects[i] = self._surface_subject(i)
        return self._subjects[i]

    def _surface_subject(self, i: int) -> list[int]:
        tree, token = self.tree, self.tree.tokens[i]
        own = self._own_subjects(i)
        relation = token.deprel
        if own:
            own = self._true_subjects(i, own)
            above = token.head if relation.startswith("acl") else None
            return [self._meant_by(c, above) if self._is_relative(c) else c for c in own]
        if aside := self._subject_aside(i):
            return aside
        head = token.head
        if head == i:
            return []
        plain = bare(relation)
        if plain == "conj":
            return self._subject_of_conjunct(i, head)
        if self.language == "tr":
            return self._turkish_subject(i, head, plain)
        beside = plain == "parataxis" and self.drops_subjects
        if relation.startswith(("acl", "amod")) or (
            tree.tokens[head].upos == "NOUN" and not beside
        ):
            return self._subject_of_modifier(i, head)
        if plain == "xcomp" or (plain in {"advcl", "ccomp"} and self._is_subjectless(i)):
            return self._controller(i, head, plain)
        if plain == "advcl" and not tree.having(i, "mark"):
            return self.subject(head)
        if plain in {"ccomp", "advcl"} and self._drops_pronoun(i):
            return [s for s in self.subject(head) if self._number(s) in {"", self._number(i)}]
        return []

    def _turkish_subject(self, i: int, head: int, relation: str) -> list[int]:
        """Return the subject that a Turkish verb without one shares with what is above it."""
        tree, feats = self.tree, self.tree.tokens[i].feats
        if relation in {"acl", "amod"}:
            if feats.get("VerbForm") == "Part" and feats.get("Nominal") != "Yes":
                # "Anlaşmayı imzalayan ülke"
                return [head]
            if feats.get("Nominal") == "Yes":
                # "Rusya, imzaladığı anlaşmayı bozdu"
                verb = next((a for a in tree.ancestors(i) if tree.tokens[a].upos == "VERB"), None)
                return self.subject(verb) if verb is not None else []
            return self.owner(head)
        if tree.tokens[head].upos not in {"VERB", "AUX", "ADJ"} and not tree.is_predicate(head):
            return []
        if feats.get("VerbForm") == "Vnoun":
            # "Rusya'dan çekilmesini istedi", "Rusya'ya çekilmesi için çağrı yaptı"
            asked = [
                c
                for c in tree.having(head, "obl", "obj")
                if tree.tokens[c].feats.get("Case") in {"Abl", "Dat", "Acc"}
                and tree.tokens[c].upos in {"PROPN", "NOUN"}
                and not tree.having(c, "case")
            ]
            return [c for c in asked if c < i][:1]
        if relation == "xcomp":
            persons: list[int] = []
            if feats.get("Case") in {"Dat", "Ins", "Abl"} and feats.get("Voice") != "Pass":
                # "Rusya'yı saldırmakla suçladı", "Rusya'yı çekilmeye çağırdı"
                objects = tree.having(head, "obj")
                persons = [
                    c
                    for c in tree.having(head, "obj", "obl")
                    if (c in objects or tree.tokens[c].feats.get("Case") == "Acc")
                    and c < i
                    and tree.tokens[c].upos != "VERB"
                ]
            return persons or self.subject(head)
        return self.subject(head) if relation in {"ccomp", "advcl", "parataxis"} else []

    def _drops_pronoun(self, i: int) -> bool:
        """Whether the subject of a finite verb may be the one of the verb above it, unsaid."""
        tree = self.tree
        words = (i, *tree.having(i, "aux", "cop"))
        persons = {tree.tokens[w].feats.get("Person", "") for w in words}
        if self.language in _OMITTING_SUBJECTS:
            # "У Києві заявили, що затримали": in the plural these may be two.
            past = any(tree.tokens[w].feats.get("Tense") == "Past" for w in words)
            return "0" not in persons and ("3" in persons or (past and self._number(i) == "Sing"))
        return (
            self.drops_subjects
            and "3" in persons
            and not tree.having(i, "expl:pass", "expl:impers")
        )

    def _subject_aside(self, i: int) -> list[int]:
        """Return the subject that a parser hung on the participle between it and its verb.

        "The Union, being sure that Rome would fail, asked for more."
        """
        tree = self.tree
        if self.language not in {"en", *_DATIVE}:
            return []
        for c in tree.having(i, "advcl"):
            finite = any(
                tree.tokens[w].feats.get("VerbForm") == "Fin" for w in (c, *tree.having(c, "aux"))
            )
            found = tree.having(c, "nsubj")
            if c < i and not finite and found and not tree.having(c, "mark"):
                return found
        return []

    def _own_subjects(self, i: int) -> list[int]:
        """Return the subjects that hang on verb `i`, but no days: "the minister yesterday said"."""
        tree = self.tree
        found = [c for c in tree.having(i, "nsubj") if tree.lemmas[c] not in _DAYS]
        words = (i, *tree.having(i, "aux", "cop"))
        if self.drops_subjects and any(
            tree.tokens[w].feats.get("Person") in {"1", "2"} for w in words
        ):
            # "No ocupamos Libia": no name is who speaks or is spoken to.
            found = [c for c in found if tree.tokens[c].upos not in {"NOUN", "PROPN"}]
        inner = [c for c in found if tree.tokens[c].deprel != "nsubj:outer"]
        return inner or (found if tree.tokens[i].upos == "VERB" else [])

    def _meant_by(self, pronoun: int, noun: int | None) -> int:
        """Return what a relative pronoun stands for, also where its clause hangs elsewhere.

        In a clause that a parser does not hang on the noun, it is the nearest noun before it that
        has its gender and number.
        """
        tree = self.tree
        if noun is not None:
            return noun
        wanted = tree.tokens[pronoun].feats
        before = tree.before_title(pronoun - 1)
        for k in range(before, max(before + 1 - _ANTECEDENT_REACH, -1), -1):
            feats = tree.tokens[k].feats
            agrees = all(
                wanted.get(name, feats.get(name)) == feats.get(name, wanted.get(name))
                for name in ("Number", "Gender")
            )
            if tree.tokens[k].upos in {"NOUN", "PROPN"} and agrees:
                while tree.relation(k) in {"flat", "appos", "compound"}:
                    k = tree.tokens[k].head  # noqa: PLW2901  the head of a name stands for it
                return k
        return pronoun

    def _subject_of_conjunct(self, i: int, first: int) -> list[int]:
        """Return the subject of a coordinated verb: that of the nearest conjunct that has one.

        "The ministry protested, Minsk denied everything and recalled its envoy": all conjuncts
        hang on the first.
        """
        tree = self.tree
        for sibling in reversed(tree.having(first, "conj")):
            if sibling < i and tree.is_predicate(sibling) and self._own_subjects(sibling):
                return self.subject(sibling)
        return self.subject(first) if tree.is_predicate(first) else []

    def _true_subjects(self, i: int, own: list[int]) -> list[int]:
        """Return the subject where a parser found two: "Sanktionen, die Russland unterstützte".

        Of a relative pronoun and a noun the one that has the verb's number; where both have it,
        the noun, since the pronoun comes first either way.
        """
        relative = [c for c in own if self._is_relative(c)]
        others = [c for c in own if c not in relative]
        if not relative or not others:
            return own
        number = self._number(i)
        antecedent = self._number(self.tree.tokens[i].head)
        if number and antecedent == number and self._number(others[0]) not in {number, ""}:
            return relative
        return others

    def _number(self, i: int) -> str:
        """Return the number of a word; of a verb that of its auxiliary."""
        for k in (i, *self.tree.having(i, "aux")):
            number = self.tree.tokens[k].feats.get("Number", "")
            if number:
                return number
        return ""

    def _subject_of_modifier(self, i: int, noun: int) -> list[int]:
        """Return who acts in a participle or an infinitive that describes a noun."""
        tree, token = self.tree, self.tree.tokens[i]
        pronouns = [c for c in tree.children[i] if self._is_relative(c)]
        if pronouns:
            return []
        if token.feats.get("VerbForm") == "Inf" or tree.having(i, "mark"):
            return self.owner(noun)
        if token.feats.get("VerbForm") in {"Part", "Ger"} or token.upos in {"VERB", "ADJ"}:
            return self._doer_beside(noun) if self._is_active_participle(i) else [noun]
        return []

    def _doer_beside(self, noun: int) -> list[int]:
        """Return who acts where a participle was hung on a place behind a preposition.

        "Flew to Vienna hoping to persuade them", "troops in Mali fighting rebels".
        """
        tree = self.tree
        above = tree.tokens[noun].head
        if self.language != "en" or tree.tokens[noun].upos != "PROPN" or above == noun:
            return [noun]
        case = self.preposition(noun)
        if not case or case in {"of", "by", "with", "between"}:
            return [noun]
        if tree.relation(noun) == "nmod":
            return [above]
        is_phrase = tree.relation(noun) == "obl" and tree.is_predicate(above)
        return (self.subject(above) if is_phrase else []) or [noun]

    def owner(self, noun: int) -> list[int]:
        """Return whose plan, decision or right it is: the noun's owner or its verb's subject."""
        tree = self.tree
        arguments = self.of(noun)
        for label in (
            *("poss", "agent", "gen", "P:of", "compound", "adj"),
            *(
                "P:de",
                "P:between",
                "P:zwischen",
                "P:между",
                "P:entre",
                "P:między",
                "P:di",
                "P:tra",
                "P:між",
            ),
        ):
            # "The first head of state to visit" is no state's.
            words = [w for w in arguments.get(label, ()) if tree.lemmas[w] not in _HEADED]
            if label == "adj" and self.language == "en":
                words = [w for w in words if tree.tokens[w].text[:1].isupper()]
            if words:
                return words
        above = tree.tokens[noun].head
        carried = tree.tokens[noun].deprel == "compound:lvc"
        if (tree.relation(noun) in {"obj", "obl", "xcomp"} or carried) and above != noun:
            return self.subject(above) if tree.tokens[above].upos in {"VERB", "AUX"} else []
        return []

    def _controller(self, i: int, head: int, relation: str) -> list[int]:
        """Return the subject of an infinitive: the governor's object, else its subject."""
        tree = self.tree
        if tree.tokens[head].upos in {"NOUN", "PROPN"}:
            return self.owner(head)
        if relation == "xcomp":
            objects = tree.having(head, "iobj", "obj") or [
                c for c in tree.having(head, "obl") if tree.tokens[c].deprel == "obl:arg"
            ]
            objects += [
                c
                for c in tree.having(head, "obl")
                if self.preposition(c) == _DATIVE.get(self.language, "-")
            ]
            persons = [c for c in objects if tree.tokens[c].feats.get("Reflex") != "Yes" and c < i]
            places = self.language == "en" and tree.lemmas[head] in _GOING
            if persons and not places and not tree.having(i, "nsubj"):
                return persons
        return self.subject(head)

    def _is_subjectless(self, i: int) -> bool:
        """Whether verb `i` is an infinitive or participle that takes its subject from above."""
        form = self.tree.tokens[i].feats.get("VerbForm", "")
        return form in {"Inf", "Ger", "Part", "Conv"} and not self.tree.having(i, "aux")

    # --- nouns ----------------------------------------------------------------------------

    def _of_noun(self, i: int) -> Arguments:
        tree = self.tree
        found: Arguments = {}
        for c in tree.children[i]:
            for label in self._noun_labels(i, c):
                found.setdefault(label, []).append(c)
        named = [c for c in found.get("compound", ()) if tree.tokens[c].upos == "PROPN"]
        if (
            tree.relation(i) == "conj"
            and not any(k in found for k in ("poss", "gen", "P:of"))
            and not (named and tree.having(i, "det"))
        ):
            # "Russia's invasion and occupation": the first conjunct's owner is the second's,
            # not in "the Colombian army and the FARC guerrillas".
            first = self.of(tree.tokens[i].head)
            for label in ("poss", "gen", "adj", "compound"):
                if first.get(label) and label not in found:
                    found[label] = list(first[label])
        if tree.having(i, "cop"):
            # "The deal is a mistake": a predicate noun has a subject as a verb has.
            found["subj"] = tree.having(i, "nsubj")
            for c in tree.having(i, "aux", "advmod"):
                for label in self._labels_below_verb(c):
                    found.setdefault(label, []).append(c)
        self._add_relative(i, found)
        if self.language in {*_OWNERS_CASE, "pl"} or (self.language == "en" and "agent" in found):
            # "The attack by Peru on Chile"
            self._add_following(i, found)
        for group in list(found.values()):
            for one in list(group):
                group += [c for c in tree.conjuncts(one)[1:] if c not in group and c != i]
        return found

    def _add_following(self, i: int, found: Arguments) -> None:
        """Count phrases right behind a noun's own as the noun's, on whatever they were hung.

        "Entsandte Hilfe für die Rebellen an die Grenze": whether a phrase belongs to the verb or
        to the noun before it is what parsers get wrong most. Which prepositions a noun can have
        is said by the rows of the lexicon, so one phrase may well count for both.
        """
        tree = self.tree
        above = tree.tokens[i].head
        beside = sorted(c for c in tree.having(above, "obl", "nmod") if c > i) if above != i else []
        if not beside:
            return
        last = tree.phrase(i)[-1]
        for c in beside:
            words = tree.phrase(c)
            if words[0] != last + 1:
                if words[0] > last:
                    break
                continue
            last = words[-1]
            for label in self._noun_labels(i, c):
                if (label.startswith("P:") or label == "agent") and label not in found:
                    found[label] = [c]

    def _add_relative(self, i: int, found: Arguments) -> None:
        """Count a participle's phrases as the noun's own: "sanctions imposed by the US on Iran"."""
        tree = self.tree
        for clause in tree.having(i, "acl", "amod"):
            if tree.tokens[clause].upos not in {"VERB", "ADJ"}:
                continue
            if tree.lemmas[clause] in ASIDE:
                continue
            for c in tree.children[clause]:
                for label in self._labels_below_verb(c):
                    if label.startswith("P:") or label in {"agent", "gen", "dat"}:
                        found.setdefault(label, []).append(c)

    def _noun_labels(self, noun: int, c: int) -> list[str]:
        token = self.tree.tokens[c]
        relation = bare(token.deprel)
        if self.language == "tr":
            return self._turkish_noun_labels(c)
        if token.deprel in {"nmod:poss", "det:poss"}:
            return ["poss"]
        if relation == "flat" and self.language == "de" and token.upos == "PROPN":
            # "An der Seite Moskaus": parsers take a bare genitive for a name's second part.
            return ["gen"] if self.tree.tokens[noun].upos == "NOUN" else []
        if relation == "compound":
            return ["compound"]
        if relation in {"nmod", "obl"}:
            case = self.preposition(c)
            if case and case not in {"'s", "’s", "'"}:
                return _prepositional(case, _NOMINAL_AGENT.get(self.language, frozenset()))
            if case:
                return ["poss"]
            by_case = _CASES.get(token.feats.get("Case", ""))
            if self.language == "de":
                return ["gen", "poss"] if c < noun else ["gen"]
            if self.language in EAST_SLAVIC:
                label = by_case or "gen"
                return ["ins", "agent"] if label == "ins" else [label]
            if self.language == "pl":
                return [by_case or "gen"]
            return ["compound"] if token.upos == "PROPN" else []
        if relation in {"amod", "det"}:
            if token.feats.get("Poss") == "Yes" or token.feats.get("PronType") == "Prs":
                return ["poss"]
            return [] if token.upos == "DET" else ["adj"]
        is_clause = relation in {"acl", "xcomp", "ccomp"} and token.deprel != "acl:relcl"
        return ["xcomp"] if is_clause else []

    def _turkish_noun_labels(self, c: int) -> list[str]:
        """Return the labels of what hangs on a Turkish noun, by its case."""
        token = self.tree.tokens[c]
        relation = bare(token.deprel)
        if token.upos == "VERB":
            # "Saldırdığı iddiası" tells what is claimed, "saldıran ordu" which army it is.
            content = token.feats.get("VerbForm") != "Part" or token.feats.get("Nominal") == "Yes"
            return ["xcomp"] if relation == "acl" and content else []
        if relation in {"nmod", "obl", "compound", "obj", "nsubj", "amod", "advmod"}:
            case = self.preposition(c)
            if token.deprel == "nmod:poss" and case == "ait":
                return ["poss"]
            if case:
                return _prepositional(case, _NOMINAL_AGENT["tr"])
            told = _TURKISH_CASES.get(token.feats.get("Case", ""))
            if token.feats.get("Case") == "Acc":
                return ["obj"]
            if told == "gen":
                return ["poss", "gen"]
            if told:
                return [told]
            if relation == "amod":
                return ["adj"]
            return ["compound"] if relation in {"nmod", "compound", "obl"} else []
        return []


def _prepositional(case: str, agents: frozenset[str]) -> list[str]:
    """Return the labels of a phrase by its preposition, which may name who acts."""
    return [f"P:{case}", "agent"] if case in agents else [f"P:{case}"]


def with_multiword_prepositions(finder: ArgumentFinder, i: int) -> Mapping[str, list[int]]:
    """Return a word's arguments, with what stands behind "on behalf of" under that label."""
    found = dict(finder.of(i))
    tree = finder.tree
    for label, words in list(found.items()):
        if not label.startswith("P:") or label.count(" "):
            continue
        for word in words:
            if tree.tokens[word].upos != "NOUN" or tree.having(word, "det"):
                continue
            for inner, behind in finder.of(word).items():
                if inner.startswith("P:") or (inner == "gen" and finder.language != "en"):
                    tail = f" {inner[2:]}" if inner.startswith("P:") else ""
                    joined = f"{label} {tree.lemmas[word]}{tail}"
                    if finder.language == "pl":
                        # "Ze strony", "w obronie": the form is the preposition's.
                        cases = " ".join(
                            folded(tree.tokens[k].text) for k in tree.having(word, "case")
                        )
                        joined = f"P:{cases} {folded(tree.tokens[word].text)}{tail}"
                    if joined.count(" ") < _COLLOCATION_LENGTH:
                        found.setdefault(joined, []).extend(behind)
    return found
