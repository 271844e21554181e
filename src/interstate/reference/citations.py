"""How to cite data sets and this program: BibTeX and CSL-JSON.

The references are in ``resources/references.csv``, where each row names its source.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from interstate.errors import UnknownCodeError
from interstate.reference.bundled_tables import read_rows
from interstate.reference.data_sets import OWN, data_sets_of

FORMS: Mapping[str, str] = MappingProxyType({"bibtex": ".bib", "csl-json": ".csl.json"})
"""Forms of a list of references -> the ending of its file."""

# Our type -> BibTeX's entry type, its field for what the work appeared in, and CSL's type. BibTeX
# itself has no type for data and programs.
_TYPES: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "article": ("article", "journal", "article-journal"),
        "book": ("book", "", "book"),
        "chapter": ("incollection", "booktitle", "chapter"),
        "paper": ("inproceedings", "booktitle", "paper-conference"),
        "dataset": ("misc", "", "dataset"),
        "software": ("misc", "", "software"),
    }
)
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A work to be cited.

    Attributes
    ----------
    key
        Its key in BibTeX and its id in CSL-JSON.
    type
        ``article book chapter paper dataset software``.
    authors, editors
        People as ``"Family, Given"``; bodies in braces, ``"{European Union}"``.
    container
        The journal, book or conference it appeared in.
    year
        ``None`` where it is not known or goes on.
    """

    key: str
    type: str
    authors: tuple[str, ...]
    title: str
    container: str
    editors: tuple[str, ...]
    publisher: str
    year: int | None
    volume: str
    number: str
    pages: str
    doi: str
    url: str
    version: str

    def __post_init__(self) -> None:
        if self.type not in _TYPES:
            raise UnknownCodeError(self.type, kind="type of reference", known=_TYPES)


@cache
def load_references() -> Mapping[str, Reference]:
    """Return all references by their keys."""
    found = (
        Reference(
            key=row["key"],
            type=row["type"],
            authors=_people(row["author"]),
            title=row["title"],
            container=row["container"],
            editors=_people(row["editor"]),
            publisher=row["publisher"],
            year=int(row["year"]) if row["year"] else None,
            volume=row["volume"],
            number=row["number"],
            pages=row["pages"],
            doi=row["doi"],
            url=row["url"],
            version=row["version"],
        )
        for row in read_rows("references.csv")
    )
    return MappingProxyType({each.key: each for each in found})


def cite(data_sets: Sequence[str], *, form: str = "bibtex") -> str:
    """Return the references of data sets and of this program.

    Parameters
    ----------
    data_sets
        Ids and kinds of data sets; a kind stands for all of its data sets. Without any, how to
        cite this program alone.
    form
        One of `FORMS`.

    Raises
    ------
    UnknownCodeError
        If a data set or the form is not known.
    """
    if form not in FORMS:
        raise UnknownCodeError(form, kind="form of references", known=FORMS)
    wanted = [name for name in data_sets if name != OWN]
    keys = sorted({key for each in data_sets_of(wanted) for key in each.references})
    known = load_references()
    cited = [known[key] for key in (*keys, OWN)]
    return bibtex(cited) if form == "bibtex" else csl_json(cited)


def bibtex(references: Iterable[Reference]) -> str:
    """Return references in BibTeX, UTF-8, with the signs escaped that act in TeX.

    The format is that of Patashnik, O. (1988), "BibTeXing". Titles stand in two pairs of braces,
    so that no style puts their names in lower case.

    Examples
    --------
    >>> print(bibtex([load_references()["gibler2009ima"]]))
    @book{gibler2009ima,
      author = {Gibler, Douglas M.},
      title = {{International Military Alliances, 1648-2008}},
      publisher = {CQ Press},
      year = {2009}
    }
    <BLANKLINE>
    """
    return "\n".join(_entry(each) for each in references)


def _entry(work: Reference) -> str:
    entry, container, _ = _TYPES[work.type]
    doi, url = work.doi, work.url
    fields = {
        "author": " and ".join(_escaped_name(name) for name in work.authors),
        "title": f"{{{work.title.translate(_ESCAPES)}}}",
        container: work.container.translate(_ESCAPES),
        "editor": " and ".join(_escaped_name(name) for name in work.editors),
        "publisher" if entry != "misc" else "howpublished": work.publisher.translate(_ESCAPES),
        "year": "" if work.year is None else str(work.year),
        "volume": work.volume,
        "number": work.number,
        "pages": work.pages.replace("-", "--"),
        "version": work.version.translate(_ESCAPES),
        "doi": doi,
        "url": url,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return "\n".join([f"@{entry}{{{work.key},", ",\n".join(lines), "}"]) + "\n"


def _escaped_name(name: str) -> str:
    body = _body(name)
    return name.translate(_ESCAPES) if body is None else f"{{{body.translate(_ESCAPES)}}}"


def csl_json(references: Iterable[Reference]) -> str:
    """Return references in CSL-JSON, which Zotero, pandoc and citation processors read.

    The format is that of ``csl-data.json`` 1.0.2 of the Citation Style Language.

    Examples
    --------
    >>> [book] = json.loads(csl_json([load_references()["gibler2009ima"]]))
    >>> book["type"], book["author"], book["issued"]
    ('book', [{'family': 'Gibler', 'given': 'Douglas M.'}], {'date-parts': [[2009]]})
    """
    return json.dumps([_item(each) for each in references], ensure_ascii=False, indent=2) + "\n"


def _item(work: Reference) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": work.key,
        "type": _TYPES[work.type][2],
        "author": [_csl_name(name) for name in work.authors],
        "title": work.title,
        "container-title": work.container,
        "editor": [_csl_name(name) for name in work.editors],
        "publisher": work.publisher,
        "issued": None if work.year is None else {"date-parts": [[work.year]]},
        "volume": work.volume,
        "issue": work.number,
        "page": work.pages,
        "version": work.version,
        "DOI": work.doi,
        "URL": work.url,
    }
    return {name: value for name, value in fields.items() if value}


def _csl_name(name: str) -> dict[str, str]:
    body = _body(name)
    if body is not None:
        return {"literal": body}
    family, _, given = name.partition(", ")
    return {"family": family, "given": given}


def _body(name: str) -> str | None:
    found = re.fullmatch(r"\{(.*)\}", name)
    return found[1] if found else None


def _people(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
