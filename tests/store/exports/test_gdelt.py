"""Rows that a reader of GDELT 2.0 takes for GDELT's."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from tests.briefs.evidence import JUNE_19, PYONGYANG, Told, document, event, report, when, year

from interstate.record import Basis, Evidence, Precision, Status
from interstate.reference.bundled_tables import read_rows
from interstate.store import export

COLUMNS = [row["column"] for row in read_rows("gdelt2_events.csv")]
TYPES = {row["column"]: row["type"] for row in read_rows("gdelt2_events.csv")}


def _rows(evidence: Evidence) -> list[dict[str, str]]:
    lines = export(evidence, "gdelt").content.decode().split("\n")
    assert lines.pop() == ""
    return [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in lines]


def _of(*told: Told) -> Evidence:
    reports = [each for _, reports in told for each in reports]
    ids = dict.fromkeys(each.document for each in reports)
    return Evidence(
        documents=tuple(document(id_) for id_ in ids),
        reports=tuple(reports),
        events=tuple(made for made, _ in told),
    )


def _visit(**changes: Any) -> Told:
    visit = report(
        "wire-june", 1, "received", "CONSULT", ("RUS",), ("PRK",), time=JUNE_19, where=PYONGYANG
    )
    made, reports = event(visit)
    return replace(made, **changes), reports


def test_there_are_61_columns_under_their_published_names() -> None:
    assert len(COLUMNS) == 61
    assert (COLUMNS[0], COLUMNS[26], COLUMNS[60]) == ("GLOBALEVENTID", "EventCode", "SOURCEURL")


def test_a_visit_is_a_row_with_days_parties_code_and_place() -> None:
    [row] = _rows(_of(_visit()))
    told = {name: value for name, value in row.items() if value}
    assert int(told.pop("GLOBALEVENTID")) < 2**63
    assert told == {
        "SQLDATE": "20240619",
        "MonthYear": "202406",
        "Year": "2024",
        "FractionDate": "2024.4630",
        "Actor1Code": "RUS",
        "Actor1Name": "RUSSIA",
        "Actor1CountryCode": "RUS",
        "Actor2Code": "PRK",
        "Actor2Name": "NORTH KOREA",
        "Actor2CountryCode": "PRK",
        "EventCode": "042",
        "EventBaseCode": "042",
        "EventRootCode": "04",
        "QuadClass": "1",
        "GoldsteinScale": "1.9",
        "NumMentions": "1",
        "NumSources": "1",
        "NumArticles": "1",
        "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Pyongyang, North Korea",
        "ActionGeo_CountryCode": "KN",
        "ActionGeo_Lat": "39.0339",
        "ActionGeo_Long": "125.7543",
        "SOURCEURL": "https://northernwire.example/a/1",
    }


@pytest.mark.parametrize("status", set(Status) - {Status.CONFIRMED, Status.REPORTED})
def test_what_gdelt_cannot_mark_is_left_out_and_counted(status: Status) -> None:
    written = export(_of(_visit(status=status)), "gdelt")
    assert (written.content, written.rows) == (b"", 0)
    assert written.left_out == {status.value: 1}


@pytest.mark.parametrize(
    ("time", "filled"),
    [
        (None, []),
        (year(2024), ["Year"]),
        (when("2024-06-01", "2024-06-30", Precision.MONTH), ["MonthYear", "Year"]),
        (when("2024-06-01", open_end=True, basis=Basis.PUBLICATION), []),
        (when("2023-12-01", "2024-02-29", Precision.SEASON), []),
    ],
)
def test_a_row_has_no_day_that_was_not_told(time: Any, filled: Sequence[str]) -> None:
    [row] = _rows(_of(_visit(when=time)))
    days = ("SQLDATE", "MonthYear", "Year", "FractionDate")
    assert [name for name in days if row[name]] == list(filled)


def test_a_mutual_act_is_a_row_each_way() -> None:
    met = report("pacific-nov", 10, "held", "CONSULT", ("PRK", "RUS"), time=JUNE_19)
    rows = _rows(_of(event(met)))
    assert [(row["Actor1Code"], row["Actor2Code"]) for row in rows] == [
        ("PRK", "RUS"),
        ("RUS", "PRK"),
    ]
    assert len({row["GLOBALEVENTID"] for row in rows}) == 2


@pytest.mark.parametrize(("actors", "recipients"), [(("RUS",), ()), ((), ("PRK",))])
def test_a_party_alone_is_a_row_without_the_other(
    actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    [row] = _rows(_of(_visit(actors=actors, recipients=recipients)))
    assert (row["Actor1Code"], row["Actor2Code"]) == ("".join(actors), "".join(recipients))


def test_an_act_of_nobody_known_is_left_out_and_counted() -> None:
    written = export(_of(_visit(actors=(), recipients=())), "gdelt")
    assert (written.rows, written.left_out) == (0, {"without a party": 1})


def test_the_united_nations_have_gdelts_code_of_a_group() -> None:
    vote = report("hafen-history", 7, "Sanktionen", "AID", ("UNO",), ("PRK",), time=year(2010))
    [row] = _rows(_of(event(vote)))
    assert (row["Actor1Code"], row["Actor1KnownGroupCode"]) == ("IGOUNO", "UNO")
    assert row["Actor1CountryCode"] == ""


def test_every_cell_is_of_its_columns_type(rich: Evidence) -> None:
    read = {"integer": int, "float": float, "string": str}
    for row in _rows(rich):
        for name, value in row.items():
            assert not value or read[TYPES[name]](value) is not None


def test_a_text_neither_breaks_a_row_nor_is_run(hostile: Evidence) -> None:
    [row] = _rows(hostile)
    assert [value for value in row.values() if value[:1] in {"=", "+", "@"}] == []
    assert row["Actor1Name"].startswith("'=1+1")
    assert row["SOURCEURL"].startswith("'=1+1")
