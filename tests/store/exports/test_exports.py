"""Every format keeps the same promises."""

import json
import re
import sys
from pathlib import Path

import pytest

from interstate.errors import SourceError, StoreError, UnknownCodeError
from interstate.record import Evidence
from interstate.store import EXPORTS, KINDS, Written, export
from interstate.store.exports.labels import LABELS
from interstate.store.exports.safe import web_address
from interstate.store.exports.tables import rows_of

WHOLE = [form for form, each in EXPORTS.items() if not each.by_kind]
OF_EVENTS = ["plover", "gdelt", "graphml", "gexf", "ftm", "stix", "timeline", "ical"]
BINARY = ("parquet", "dta")
EVERY = [
    (form, kind) for form, each in EXPORTS.items() for kind in (KINDS if each.by_kind else [None])
]
DOCS = Path(__file__).parents[3] / "docs" / "how-to" / "export.md"


@pytest.mark.parametrize(("form", "kind"), EVERY)
def test_the_same_evidence_gives_the_same_bytes(
    rich: Evidence, form: str, kind: str | None
) -> None:
    first = export(rich, form, kind=kind)
    assert first == export(rich, form, kind=kind)
    assert first.content
    assert first.rows


@pytest.mark.parametrize(("form", "kind"), EVERY)
def test_a_record_with_nothing_in_it_can_be_written(form: str, kind: str | None) -> None:
    assert export(Evidence(), form, kind=kind) == export(Evidence(), form, kind=kind)
    assert export(Evidence(), form, kind=kind).rows == 0


@pytest.mark.parametrize(("form", "kind"), EVERY)
def test_hostile_evidence_can_be_written_whole(
    hostile: Evidence, form: str, kind: str | None
) -> None:
    written = export(hostile, form, kind=kind)
    assert written.left_out == {}
    assert written.rows == (0 if kind not in {None, "events", "reports", "documents"} else 1)
    if form not in BINARY:
        assert "\ufffe" not in written.content.decode("utf-8")


@pytest.mark.parametrize(("form", "kind"), [each for each in EVERY if each[0] not in BINARY])
def test_what_is_absent_is_never_the_word_for_it(
    rich: Evidence, form: str, kind: str | None
) -> None:
    assert not re.search(rb"\b(None|nan|NaN|NaT)\b", export(rich, form, kind=kind).content)


@pytest.mark.parametrize("form", OF_EVENTS)
def test_every_event_is_written_or_counted_as_left_out(rich: Evidence, form: str) -> None:
    written = export(rich, form)
    assert written.rows + sum(written.left_out.values()) == len(rich.events)


def test_every_format_of_events_is_counted_here() -> None:
    assert {*OF_EVENTS, "annotations", "prov-json", "prov-n"} == set(WHOLE)


@pytest.mark.parametrize("form", WHOLE)
def test_no_address_but_that_of_a_page_is_written(hostile: Evidence, form: str) -> None:
    assert b"javascript:" not in export(hostile, form).content


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "https://a.example/\nb",
        "https://",
        "ftp://a.example",
        'https://a.example/"><b>',
        "//a.example",
        "https://[a",
        None,
    ],
)
def test_what_leads_to_no_page_is_no_address(address: str | None) -> None:
    assert web_address(address) is None


def test_an_unknown_format_is_refused_with_those_near() -> None:
    with pytest.raises(UnknownCodeError, match="Did you mean gexf"):
        export(Evidence(), "gexff")


def test_an_unknown_kind_is_refused_with_those_known() -> None:
    with pytest.raises(UnknownCodeError, match="It can be events, reports"):
        export(Evidence(), "csv", kind="everything")


def test_a_kind_is_refused_by_a_format_that_holds_several() -> None:
    with pytest.raises(SourceError, match="take one of csv, parquet, dta, jsonl"):
        export(Evidence(), "gexf", kind="events")


@pytest.mark.parametrize("form", [form for form, each in EXPORTS.items() if each.needs])
def test_a_library_that_is_not_there_is_named_with_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    needed = EXPORTS[form].needs[0]
    monkeypatch.setitem(sys.modules, needed, None)
    with pytest.raises(StoreError, match=rf"needs {needed}.*pip install 'interstate\[exports\]'"):
        export(Evidence(), form)


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_has_a_label_that_stata_can_hold(rich: Evidence, kind: str) -> None:
    columns, _ = rows_of(rich, kind)
    assert [c for c in columns if not 0 < len(LABELS[c].encode()) <= 80 or len(c) > 32] == []


def test_the_page_on_exports_says_of_each_format_what_it_is_for_and_what_is_lost() -> None:
    page = DOCS.read_text("utf-8")
    rows = [
        f"| `{form}` | {each.opens} | {each.holds} | {each.loses} |"
        for form, each in EXPORTS.items()
    ]
    assert [row for row in rows if row not in page] == []


def test_json_is_written_for_people_in_their_own_letters(rich: Evidence) -> None:
    written: Written = export(rich, "timeline")
    assert "Вестник Приморья".encode() in written.content
    assert json.loads(written.content)
