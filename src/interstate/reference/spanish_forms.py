"""Dictionary forms of Spanish words: infinitives behind participles and clitic pronouns.

A word list knows most forms that news uses, but not ``reunirse`` or ``acusándolo``, and it has
``atacado`` for a word of its own.

References
----------
Barbaresi, A., simplemma (https://github.com/adbar/simplemma, MIT): the word list.
"""

import re
from functools import lru_cache

_KNOWN_FORMS = 100_000
_CLITIC = re.compile(
    r"(?P<verb>\w+(?:[aeiáéí]r|ndo))(?P<clitics>(?:me|te|se|nos|os)?(?:l[aeo]s?|se|me|nos)?)$"
)
_PARTICIPLE = re.compile(r"(?P<stem>\w{2,}?)(?P<vowel>[aií])d[oa]s?$")
_STRESSED = str.maketrans("áéíóú", "aeiou")
_INFINITIVE = re.compile(r"\w+[aeií]r$")
# Participles of their own, by what they begin with; with other prefixes as well.
_IRREGULAR = {
    "abierto": "abrir", "cubierto": "cubrir", "descubierto": "descubrir", "dicho": "decir",
    "disuelto": "disolver", "escrito": "escribir", "expuesto": "exponer", "hecho": "hacer",
    "impreso": "imprimir", "impuesto": "imponer", "muerto": "morir", "opuesto": "oponer",
    "previsto": "prever", "propuesto": "proponer", "puesto": "poner", "resuelto": "resolver",
    "devuelto": "devolver", "envuelto": "envolver", "roto": "romper", "suscrito": "suscribir",
    "visto": "ver", "vuelto": "volver", "dispuesto": "disponer", "depuesto": "deponer",
    "compuesto": "componer", "supuesto": "suponer", "satisfecho": "satisfacer",
    "electo": "elegir", "preso": "prender", "pedido": "pedir",
    "inscrito": "inscribir", "descrito": "describir",
    "contradicho": "contradecir", "absuelto": "absolver", "revuelto": "revolver",
    "encubierto": "encubrir", "reabierto": "reabrir", "interpuesto": "interponer",
    "pospuesto": "posponer", "repuesto": "reponer", "rehecho": "rehacer", "proscrito": "proscribir",
}  # fmt: skip
ATTITUDES = frozenset(
    {"dispuesto", "opuesto", "preparado", "decidido", "interesado", "preocupado", "indignado"}
    | {"decepcionado", "alarmado", "abierto", "consternado", "molesto", "disgustado", "enojado"}
)
"""Participles that tell how somebody is minded, and no passive: "está dispuesta a negociar"."""

_PRESENT = (("an", ("ar",)), ("en", ("er", "ir", "ar")), ("a", ("ar",)), ("e", ("er", "ir", "ar")))
# Nouns whose plural the list takes for a form of a verb or another word.
_NOUNS = {"armas": "arma", "muertos": "muerto", "fuerzas": "fuerza", "esposas": "esposa"}


def parted(word: str) -> tuple[str, str]:
    """Return an infinitive or gerund without its pronouns, and the pronouns, small.

    Examples
    --------
    >>> parted("reunirse"), parted("acusándolo"), parted("Perú"), parted("dárselo")
    (('reunir', 'se'), ('acusando', 'lo'), ('perú', ''), ('dar', 'selo'))
    """
    low = word.lower()
    found = _CLITIC.match(low)
    if found is None or not found["clitics"]:
        return low, ""
    return found["verb"].translate(_STRESSED), found["clitics"]


@lru_cache(maxsize=_KNOWN_FORMS)
def infinitive(word: str, *, guess: str = "") -> str:
    """Return the infinitive of a form of a verb; `guess` where no rule and no list knows it.

    Examples
    --------
    >>> [infinitive(w) for w in ("retirarse", "acusándolos", "atacado", "impuestas", "visita")]
    ['retirar', 'acusar', 'atacar', 'imponer', 'visitar']
    """
    from simplemma import is_known, lemmatize

    low, _ = parted(word)
    if _INFINITIVE.match(low) and is_known(low, lang="es"):
        return low
    if participle := infinitive_of_participle(low):
        return participle
    lemma = lemmatize(low, lang="es").lower()
    lemma, _ = parted(lemma)
    if _INFINITIVE.match(lemma):
        return lemma
    first, _ = parted(guess.lower().split(" ")[0])
    if _INFINITIVE.match(first) and (is_known(first, lang="es") or not low):
        return first
    # "Visita" and "ataque" are nouns to the list.
    for ending, infinitives in _PRESENT:
        for other in infinitives:
            base = low.removesuffix(ending) + other
            if low.endswith(ending) and is_known(base, lang="es"):
                return base
    return guess or low


@lru_cache(maxsize=_KNOWN_FORMS)
def infinitive_of_participle(word: str) -> str | None:
    """Return the infinitive that a participle is of, or ``None`` for another word.

    Examples
    --------
    >>> [infinitive_of_participle(w) for w in ("rotas", "construidos", "detenida", "crisis")]
    ['romper', 'construir', 'detener', None]
    """
    from simplemma import is_known, lemmatize

    low = word.lower()
    masculine = re.sub(r"(?:os|as|a)$", "o", low)
    if masculine in _IRREGULAR:
        return _IRREGULAR[masculine]
    lemma = lemmatize(low, lang="es").lower()
    if _INFINITIVE.match(lemma) and lemma != low:
        return parted(lemma)[0]
    found = _PARTICIPLE.match(low)
    if found is None:
        return None
    endings = ("ar",) if found["vowel"] == "a" else ("er", "ir")
    for ending in endings:
        base = found["stem"] + ending
        if is_known(base, lang="es") and _INFINITIVE.match(base):
            return base
    return None


@lru_cache(maxsize=_KNOWN_FORMS)
def masculine(word: str, *, guess: str = "") -> str:
    """Return the masculine singular of an adjective, small.

    Examples
    --------
    >>> [masculine(w) for w in ("económicas", "nucleares", "rusa", "dispuesta")]
    ['económico', 'nuclear', 'ruso', 'dispuesto']
    """
    from simplemma import is_known, lemmatize

    low = word.lower()
    lemma = lemmatize(low, lang="es").lower()
    if _INFINITIVE.match(lemma) and low not in {lemma, f"{lemma}es"}:
        # A participle: the list has it under its verb.
        return re.sub(r"(?:os|as|a)$", "o", low)
    if is_known(low, lang="es"):
        return lemma
    return guess.lower() or low


@lru_cache(maxsize=_KNOWN_FORMS)
def singular(word: str, *, guess: str = "") -> str:
    """Return the singular of a noun, small.

    Examples
    --------
    >>> [singular(w) for w in ("sanciones", "países", "voces", "crisis", "ataques", "armas")]
    ['sanción', 'país', 'voz', 'crisis', 'ataque', 'arma']
    """
    from simplemma import is_known, lemmatize

    low = word.lower()
    if low in _NOUNS:
        return _NOUNS[low]
    lemma = lemmatize(low, lang="es").lower()
    verbal = _INFINITIVE.match(lemma) and low not in {lemma, f"{lemma}es"}
    if not verbal or not is_known(low, lang="es"):
        return lemma if is_known(low, lang="es") else (guess.lower() or low)
    # The list takes "marchas" for a form of "marchar".
    return low.removesuffix("s") if re.search(r"[aeiouáéíóú]s$", low) else low
