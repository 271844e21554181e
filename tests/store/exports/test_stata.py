"""Stata files as pyreadstat, and so Stata, reads them."""

from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from interstate.record import Evidence, Status
from interstate.reference.plover import TYPES
from interstate.store import KINDS, export
from interstate.store.exports.labels import LABELS

pyreadstat: Any = import_module("pyreadstat")


def _read(evidence: Evidence, kind: str, folder: Path, *, labelled: bool = False) -> Any:
    path = folder / f"{kind}.dta"
    path.write_bytes(export(evidence, "dta", kind=kind).content)
    return pyreadstat.read_dta(path, output_format="polars", apply_value_formats=labelled)


@pytest.mark.parametrize("kind", KINDS)
def test_every_variable_comes_back_with_its_label(
    rich: Evidence, kind: str, tmp_path: Path
) -> None:
    frame, meta = _read(rich, kind, tmp_path)
    assert frame.height == len(getattr(rich, kind))
    assert meta.column_names_to_labels == {name: LABELS[name] for name in frame.columns}
    assert meta.file_label == f"interstate: {kind}"


def test_types_and_statuses_are_numbers_with_their_words(rich: Evidence, tmp_path: Path) -> None:
    frame, meta = _read(rich, "events", tmp_path)
    assert meta.variable_value_labels["event_type"] == dict(enumerate(TYPES, start=1))
    assert meta.variable_value_labels["symmetric"] == {0: "no", 1: "yes"}
    statuses = [meta.variable_value_labels["status"][each] for each in frame["status"]]
    assert statuses == [event.status.value for event in rich.events]
    assert set(statuses) == {status.value for status in Status}


def test_an_absent_day_or_number_is_missing_and_not_zero(rich: Evidence, tmp_path: Path) -> None:
    frame, _ = _read(rich, "events", tmp_path)
    assert frame["when_first"].to_list() == [
        None if event.when is None else event.when.first for event in rich.events
    ]
    assert frame["goldstein"].to_list() == [event.goldstein for event in rich.events]
    assert date(1948, 1, 1) in frame["when_first"].to_list()


def test_the_file_is_of_release_118_and_stamped_with_its_run(
    rich: Evidence, tmp_path: Path
) -> None:
    content = export(rich, "dta").content
    assert content.startswith(b"<stata_dta><header><release>118</release>")
    _, meta = _read(rich, "events", tmp_path)
    assert str(meta.creation_time) == "2024-11-20 08:15:00"


def test_texts_come_back_letter_for_letter_but_for_zero_bytes(
    hostile: Evidence, tmp_path: Path
) -> None:
    frame, _ = _read(hostile, "reports", tmp_path)
    [report] = hostile.reports
    assert frame["quote"].to_list() == [report.quote.replace("\x00", "")]
    assert frame["recipients"].to_list() == ["RUS"]


def test_long_texts_are_whole(rich: Evidence, tmp_path: Path) -> None:
    frame, _ = _read(rich, "documents", tmp_path)
    assert frame["text"].to_list() == [document.text for document in rich.documents]
