"""How fast this machine codes."""

import resource
import sys
import time
from collections.abc import Sequence
from typing import Any

# Sentences of our own, of the length and mixture of news: some tell acts, most do not.
_TEXTS = {
    "en": (
        "The foreign minister of Norway met his Chilean counterpart in Oslo on Tuesday to discuss "
        "fishing rights. Farmers in the valley expect a good harvest after a mild spring. Peru "
        "accused Chile of moving troops to the border, which the government in Santiago denied. "
        "The museum will show the collection until the end of the year. Shares of the company rose "
        "by two percent. Norway has promised to send observers if both sides agree."
    ),
    "de": (
        "Der norwegische Außenminister traf am Dienstag in Oslo seinen chilenischen Amtskollegen, "
        "um über Fischereirechte zu sprechen. Die Bauern im Tal erwarten nach einem milden "
        "Frühjahr eine gute Ernte. Peru warf Chile vor, Truppen an die Grenze zu verlegen, was die "
        "Regierung in Santiago bestritt. Das Museum zeigt die Sammlung bis zum Jahresende. Die "
        "Aktien des Unternehmens stiegen um zwei Prozent."
    ),
    "es": (
        "El ministro noruego de Exteriores se reunió el martes en Oslo con su homólogo chileno "
        "para hablar de derechos de pesca. Los agricultores del valle esperan una buena cosecha "
        "tras una primavera suave. Perú acusó a Chile de trasladar tropas a la frontera, lo que el "
        "Gobierno de Santiago negó. El museo mostrará la colección hasta fin de año. Las acciones "
        "de la empresa subieron un dos por ciento."
    ),
    "fr": (
        "Le ministre norvégien des Affaires étrangères a rencontré mardi à Oslo son homologue "
        "chilien pour parler des droits de pêche. Les agriculteurs de la vallée attendent une "
        "bonne récolte après un printemps doux. Le Pérou a accusé le Chili de déplacer des troupes "
        "vers la frontière, ce que le gouvernement de Santiago dément. Le musée montrera la "
        "collection jusqu'à la fin de l'année. Les actions de la société ont gagné deux pour cent."
    ),
    "ru": (
        "Министр иностранных дел Норвегии встретился во вторник в Осло с чилийским коллегой, чтобы "
        "обсудить права на рыболовство. Фермеры долины ждут хорошего урожая после мягкой весны. "
        "Перу обвинило Чили в переброске войск к границе, что правительство в Сантьяго отрицает. "
        "Музей будет показывать коллекцию до конца года. Акции компании выросли на два процента."
    ),
}
_COPIES = 100


def timed(paths: Sequence[str]) -> list[dict[str, Any]]:
    """Return for each language how fast its texts are coded, models loaded, on one core.

    Parameters
    ----------
    paths
        Texts to code; without any, built-in ones, a hundred times each.
    """
    from interstate.pipeline import Choices, code, gather, gather_texts
    from interstate.record import Rejected
    from interstate.views.cli.options import refuse_nothing, tell_rejected

    rejected: list[Rejected] = []
    if paths:
        documents, rejected = gather(paths, Choices())
    else:
        documents = [
            document
            for language, text in _TEXTS.items()
            for document in gather_texts([text] * _COPIES, language=language)
        ]
    rows: list[dict[str, Any]] = []
    for language in sorted({document.language for document in documents}):
        chosen = [d for d in documents if d.language == language]
        list(code(chosen[:1], Choices()))  # loads the models
        begun = time.process_time()
        results = list(code(chosen, Choices()))
        took = time.process_time() - begun
        rejected += [each for each in results if isinstance(each, Rejected)]
        coded = [each for each in results if not isinstance(each, Rejected)]
        if not coded:
            continue
        sentences = sum(each.sentences for each in coded)
        rows.append(
            {
                "language": language,
                "sentences": sentences,
                "sentences_per_second": round(sentences / max(took, 1e-9)),
                "parsed_share": sum(c.parsed for c in coded) / max(sentences, 1),
                "peak_megabytes": _peak_megabytes(),
            }
        )
    tell_rejected(rejected)
    refuse_nothing(documents, rejected)
    return rows


def _peak_megabytes() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in kibibytes, macOS in bytes.
    return round(peak / (1 << 20 if sys.platform == "darwin" else 1 << 10))
