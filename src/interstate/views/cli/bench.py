"""How well this version reads, by what was measured and by probes, and how fast it is here.

What was measured is a table that the evals write (``evals/accuracy_table.py``): the sets it was
measured on do not come with interstate.
"""

import csv
import dataclasses
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from interstate.errors import UnknownCodeError

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
    "pl": (
        "Norweski minister spraw zagranicznych spotkał się we wtorek w Oslo ze swoim chilijskim "
        "odpowiednikiem, aby omówić prawa do połowów. Rolnicy z doliny liczą na dobre zbiory po "
        "łagodnej wiośnie. Peru oskarżyło Chile o przesuwanie wojsk ku granicy, czemu rząd w "
        "Santiago zaprzecza. Muzeum będzie pokazywać kolekcję do końca roku. Akcje spółki "
        "podrożały o dwa procent."
    ),
    "it": (
        "Il ministro degli Esteri norvegese ha incontrato martedì a Oslo l'omologo cileno per "
        "parlare dei diritti di pesca. Gli agricoltori della valle si aspettano un buon raccolto "
        "dopo una primavera mite. Il Perù ha accusato il Cile di spostare truppe verso la "
        "frontiera, cosa che il governo di Santiago ha negato. Il museo esporrà la collezione fino "
        "alla fine dell'anno. Le azioni della società sono salite del due per cento."
    ),
    "pt": (
        "O ministro das Relações Exteriores da Noruega reuniu-se na terça-feira em Oslo com o seu "
        "homólogo chileno para falar dos direitos de pesca. Os agricultores do vale esperam uma "
        "boa colheita depois de uma primavera amena. O Peru acusou o Chile de deslocar tropas para "
        "a fronteira, o que o governo de Santiago negou. O museu mostrará a coleção até ao fim do "
        "ano. As ações da empresa subiram dois por cento."
    ),
    "ru": (
        "Министр иностранных дел Норвегии встретился во вторник в Осло с чилийским коллегой, чтобы "
        "обсудить права на рыболовство. Фермеры долины ждут хорошего урожая после мягкой весны. "
        "Перу обвинило Чили в переброске войск к границе, что правительство в Сантьяго отрицает. "
        "Музей будет показывать коллекцию до конца года. Акции компании выросли на два процента."
    ),
    "tr": (
        "Norveç Dışişleri Bakanı salı günü Oslo'da Şilili mevkidaşıyla balıkçılık haklarını "
        "görüştü. Vadideki çiftçiler ılıman bir ilkbaharın ardından iyi bir hasat bekliyor. Peru, "
        "Şili'yi sınıra asker kaydırmakla suçladı, Santiago'daki hükümet ise bunu yalanladı. Müze "
        "koleksiyonu yıl sonuna kadar sergileyecek. Şirketin hisseleri yüzde iki yükseldi."
    ),
    "uk": (
        "Міністр закордонних справ Норвегії зустрівся у вівторок в Осло з чилійським колегою, щоб "
        "обговорити права на рибальство. Фермери долини чекають доброго врожаю після м'якої весни. "
        "Перу звинуватило Чилі в перекиданні військ до кордону, що уряд у Сантьяго заперечує. "
        "Музей показуватиме колекцію до кінця року. Акції компанії зросли на два відсотки."
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


def measured(paths: Sequence[str]) -> list[dict[str, Any]]:  # noqa: ARG001  one shape for all
    """Return what was measured of this version: stage, language, figure, set, and peers."""
    table = files("interstate.views.cli") / "data" / "accuracy.csv"
    return list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))


def probed(paths: Sequence[str]) -> list[dict[str, Any]]:  # noqa: ARG001  one shape for all
    """Code the probes of every language, and say what came out right."""
    from interstate.views.cli.probing import probes, run

    languages = dict.fromkeys(probe.language for probe in probes())
    return [dataclasses.asdict(group) for language in languages for group in run(language)]


SECTIONS: Mapping[str, Callable[[Sequence[str]], list[dict[str, Any]]]] = MappingProxyType(
    {"accuracy": measured, "probes": probed, "speed": timed}
)
"""What `bench` has to say."""


def chosen_sections(names: Sequence[str]) -> list[str]:
    """Return the sections asked for, in the order they are told.

    Raises
    ------
    UnknownCodeError
        If there is none of that name.
    """
    for name in names:
        if name not in SECTIONS:
            raise UnknownCodeError(name, kind="section of the bench", known=tuple(SECTIONS))
    return [name for name in SECTIONS if name in names]


def told(section: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Give a section line by line."""
    if section == "accuracy":
        for row in rows:
            peer = f"; {row['peer']}: {row['peer_figure']}" if row["peer"] else ""
            yield (
                f"{row['language']} {row['stage']}, {row['measure']}: {row['figure']} on "
                f"{row['set']} ({row['items']}){peer}"
            )
    elif section == "probes":
        for row in rows:
            yield f"{row['language']} {row['group']}: {row['right']} of {row['of']} probes right"
            yield from (f"    not: {text}" for text in row["wrong"])
    else:
        for row in rows:
            yield (
                f"{row['language']}: {row['sentences']} sentences, {row['sentences_per_second']} a "
                f"second on one core, {row['parsed_share']:.0%} parsed; "
                f"{row['peak_megabytes']} MB"
            )


def _peak_megabytes() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in kibibytes, macOS in bytes.
    return round(peak / (1 << 20 if sys.platform == "darwin" else 1 << 10))
