"""Build the tables of offices, roles, outlets and PLOVER that travel with the package.

Reads the tables that people edit (``resources/``) and writes what the program reads
(``src/interstate/reference/data/``): checked, and with the spellings and inflected forms that
rules can make. Run it from anywhere after an edit: ``python tools/build_offices.py``.
"""

import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
DATA = ROOT / "src" / "interstate" / "reference" / "data"

SECTORS = frozenset("GOV MIL LEG JUD COP SPY PTY OPP REB CVL MED BUS IGO NGO".split())
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


def read(name: str) -> list[dict[str, str]]:
    with (RESOURCES / name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            msg = f"resources/{name}, line {number}: not as many cells as the header: {row}"
            raise SystemExit(msg)
    return rows


def write(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(header)
        count = 0
        for row in rows:
            table.writerow(row)
            count += 1
    print(f"{path.relative_to(ROOT)}: {count} rows")


def complain(name: str, number: int, what: str) -> None:
    msg = f"resources/{name}, line {number}: {what}"
    raise SystemExit(msg)


# -- Russian forms ---------------------------------------------------------------------------


def analyser() -> Any:  # noqa: ANN401  pymorphy2 ships no types
    """Return pymorphy2's analyser, which still calls a function Python 3.11 has dropped."""
    import inspect

    if not hasattr(inspect, "getargspec"):

        def getargspec(function: Any) -> Any:  # noqa: ANN401
            return inspect.getfullargspec(function)[:4]

        inspect.getargspec = getargspec  # type: ignore[attr-defined]
    import pymorphy2

    return pymorphy2.MorphAnalyzer()


def as_written(form: str, word: str) -> str:
    """Give a form of a word the capitals of the word."""
    if word.isupper() and len(word) > 1:
        return word
    return form[:1].upper() + form[1:] if word[:1].isupper() else form


def declined(phrase: str, morph: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the case forms of a Russian phrase: adjectives and head noun, not what follows."""
    yield phrase
    words = phrase.split()
    readings = [morph.parse(word) for word in words]
    yield " ".join(found[0].normal_form for found in readings)
    head = next(
        (
            place
            for place, found in enumerate(readings)
            if any({"NOUN", "nomn"} <= set(reading.tag.grammemes) for reading in found)
            and not words[place].isupper()
        ),
        None,
    )
    if head is None:
        return
    noun = next(r for r in readings[head] if {"NOUN", "nomn"} <= set(r.tag.grammemes))
    plural = "plur" in noun.tag.grammemes
    before: list[Any] = []
    for found in readings[:head]:
        fitting = [r for r in found if r.tag.POS in {"ADJF", "PRTF"} and "nomn" in r.tag]
        if not fitting:
            return
        before.append(fitting[0])
    for number in ("plur",) if plural else ("sing", "plur"):
        for case in CASES:
            form = noun.inflect({number, case})
            if form is None:
                continue
            wanted = {number, case}
            if number == "sing" and noun.tag.gender:
                wanted.add(noun.tag.gender)
            if case == "accs":
                wanted.add("anim" if noun.tag.animacy == "anim" else "inan")
            parts = [
                adjective.inflect(wanted) or adjective.inflect(wanted - {"anim", "inan"})
                for adjective in before
            ]
            if None in parts:
                continue
            changed = [part.word for part in parts] + [form.word]
            yield " ".join(
                [as_written(new, old) for new, old in zip(changed, words, strict=False)]
                + words[head + 1 :]
            )


# -- roles -----------------------------------------------------------------------------------


def english_plural(phrase: str) -> str:
    if phrase.endswith(("s", "x", "ch", "sh")):
        return phrase + "es"
    if phrase.endswith("y") and phrase[-2] not in "aeiou":
        return phrase[:-1] + "ies"
    return phrase + "s"


def forms_of(row: dict[str, str], language: str, morph: Any) -> list[str]:  # noqa: ANN401
    forms = [row["phrase"], *(form for form in row["forms"].split(";") if form)]
    if language == "ru":
        forms += [form for phrase in list(forms) for form in declined(phrase, morph)]
    if (
        language == "en"
        and len(forms) == 1
        and not row["national"]
        and not row["phrase"].endswith("s")
    ):
        forms.append(english_plural(row["phrase"]))
    return list(dict.fromkeys(forms))


def build_roles(morph: Any) -> None:  # noqa: ANN401
    for language in ("de", "en", "ru"):
        name = f"roles_{language}.csv"
        out: list[tuple[str, ...]] = []
        for number, row in enumerate(read(name), start=2):
            if row["sector"] not in SECTORS:
                complain(name, number, f"{row['sector']!r} is not a PLOVER sector")
            if row["kind"] not in {"person", "body", "people"}:
                complain(name, number, f"kind {row['kind']!r}: person, body or people")
            forms = ";".join(forms_of(row, language, morph))
            out.append(
                (row["phrase"], forms, row["sector"], row["kind"], row["role"], row["national"])
            )
        write(name, ("phrase", "forms", "sector", "kind", "role", "national"), out)


# -- PLOVER ----------------------------------------------------------------------------------


def build_plover() -> None:
    types = {row["type"] for row in read("plover_types.csv")}
    modes = {(row["type"], row["mode"]) for row in read("plover_modes.csv")}
    contexts = {row["context"] for row in read("plover_contexts.csv")}
    codes = {row["code"] for row in read("cameo.csv")}
    for name, code_column in (("cameo.csv", None), ("plover_cameo.csv", "code")):
        for number, row in enumerate(read(name), start=2):
            if row["type"] and row["type"] not in types:
                complain(name, number, f"{row['type']!r} is not a PLOVER type")
            if row["mode"] and (row["type"], row["mode"]) not in modes:
                complain(name, number, f"{row['mode']!r} is not a mode of {row['type']}")
            for context in filter(None, row["contexts"].split(";")):
                if context not in contexts:
                    complain(name, number, f"{context!r} is not a context")
            if code_column and row[code_column] not in codes:
                complain(name, number, f"{row[code_column]!r} is not a CAMEO code")
    for name in ("plover_types", "plover_modes", "plover_contexts", "cameo", "plover_cameo"):
        rows = read(f"{name}.csv")
        write(f"plover/{name}.csv", tuple(rows[0]), (tuple(row.values()) for row in rows))


def main() -> None:
    if len(sys.argv) > 1:
        raise SystemExit(__doc__)
    morph = analyser()
    build_plover()
    build_roles(morph)


if __name__ == "__main__":
    main()
