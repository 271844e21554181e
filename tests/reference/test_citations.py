"""References in the forms that reference managers and TeX read."""

import json
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import interstate
from interstate.errors import UnknownCodeError
from interstate.reference.citations import bibtex, cite, csl_json, load_references
from interstate.reference.data_sets import load_data_sets

HERE = Path(__file__).parent
SCHEMA: dict[str, Any] = json.loads((HERE / "csl-data.json").read_text("utf-8"))
EVERYTHING = sorted(load_data_sets())
# What each entry type must have: Patashnik, O. (1988), "BibTeXing", section 3.1.
NEEDED = {
    "article": {"author", "title", "journal", "year"},
    "book": {"author", "title", "publisher", "year"},
    "incollection": {"author", "title", "booktitle", "publisher", "year"},
    "inproceedings": {"author", "title", "booktitle", "year"},
    "misc": {"author", "title"},
}


def _parsed(text: str) -> Any:
    bibtexparser: Any = import_module("bibtexparser")
    return bibtexparser.parse_string(text)


def test_bibtex_of_all_data_sets_is_read_without_a_complaint() -> None:
    library = _parsed(cite(EVERYTHING))
    assert library.failed_blocks == []
    assert {entry.key for entry in library.entries} == set(load_references())
    for entry in library.entries:
        there = {field.key for field in entry.fields}
        assert NEEDED[entry.entry_type] - there == set(), entry.key


def test_csl_json_of_all_data_sets_keeps_to_its_schema() -> None:
    items = json.loads(cite(EVERYTHING, form="csl-json"))
    jsonschema.validate(items, SCHEMA)
    assert {item["id"] for item in items} == set(load_references())


def test_a_citation_processor_reads_csl_json() -> None:
    reader: Any = import_module("citeproc.source.json")
    items = json.loads(cite(["cow-mid", "sanctions"], form="csl-json"))
    read = reader.CiteProcJSON(items)
    assert read["palmeretal2021mid5"]["author"][2].family == "D'Orazio"
    assert read["eusanctions"]["author"][0].literal == "European Union"


def test_signs_that_act_in_tex_do_not() -> None:
    hostile = replace(load_references()["gibler2009ima"], title=r"100 % of \input{x} & $y_1$ #~^")
    [entry] = _parsed(bibtex([hostile])).entries
    assert entry["title"] == (
        r"{100 \% of \textbackslash{}input\{x\} \& \$y\_1\$ \#\textasciitilde{}\textasciicircum{}}"
    )


def test_only_what_is_asked_for_is_cited_and_this_program_always() -> None:
    keys = [entry.key for entry in _parsed(cite(["icews", "interstate"])).entries]
    assert keys == ["boscheeetal2015icews", "interstate"]
    assert [entry.key for entry in _parsed(cite([])).entries] == ["interstate"]


def test_no_reference_is_there_for_nothing() -> None:
    used = {key for each in load_data_sets().values() for key in each.references}
    assert set(load_references()) - used == {"interstate"}


def test_this_program_is_cited_as_its_citation_file_says() -> None:
    told = (HERE.parents[1] / "CITATION.cff").read_text("utf-8")
    own = load_references()["interstate"]
    assert f'title: "{own.title}"' in told
    assert f"version: {own.version}\n" in told
    assert own.version == interstate.__version__
    assert [f"name: {name.strip('{}')}" in told for name in own.authors] == [True]


def test_absent_fields_are_left_out() -> None:
    [item] = json.loads(csl_json([load_references()["sipriat"]]))
    assert "issued" not in item
    assert "DOI" not in item


def test_a_form_that_is_not_known_is_refused() -> None:
    with pytest.raises(UnknownCodeError, match="csl-json"):
        cite(["icews"], form="csl-jsn")
