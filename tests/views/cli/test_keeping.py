"""What was read is kept, reading again changes nothing, and what is cut short leaves no trace."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from interstate.pipeline import Choices
from interstate.record import Evidence
from interstate.store import Added, Record, open_record
from interstate.views.cli.keeping import keep

READING = Choices(language="en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "record"


def _told(tmp_path: Path, name: str, text: str) -> str:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return str(path)


@pytest.fixture
def first(tmp_path: Path) -> str:
    return _told(tmp_path, "one.txt", "Russia attacked Ukraine on 3 March 2023.")


@pytest.fixture
def second(tmp_path: Path) -> str:
    return _told(tmp_path, "two.txt", "It rained. Ukraine was attacked by Russia on 3 March 2023.")


def _kept(folder: Path) -> Evidence:
    with open_record(folder, read_only=True) as record:
        return record.evidence()


def _nothing(changes: Mapping[str, Mapping[str, int]]) -> bool:
    return changes == {"new": {}, "withdrawn": {}}


def test_reading_the_same_again_changes_nothing(folder: Path, first: str) -> None:
    changes = keep([first], folder, READING)
    assert changes == {
        "new": {"documents": 1, "reports": 1, "events": 1, "runs": 1},
        "withdrawn": {},
    }
    there = _kept(folder)
    assert _nothing(keep([first], folder, READING))
    assert _kept(folder) == there


def test_two_that_tell_of_one_act_become_one_event_whenever_they_are_read(
    folder: Path, first: str, second: str
) -> None:
    keep([first], folder, READING)
    changes = keep([second], folder, READING)
    assert changes["new"]["events"] == 1
    assert changes["withdrawn"] == {"events": 1}
    there = _kept(folder)
    (event,) = there.events
    assert set(event.reports) == {report.id for report in there.reports}
    assert len(event.reports) == 2
    # To read one of them again must not tear the event apart, or say that it did.
    assert _nothing(keep([first], folder, READING))
    assert _kept(folder) == there


def test_reading_that_is_cut_short_leaves_the_record_as_it_was(
    folder: Path, first: str, second: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep([first], folder, READING)
    there = _kept(folder)

    def cut_short(*_: object, **__: object) -> Added:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Record, "remake", cut_short)
        with pytest.raises(KeyboardInterrupt):
            keep([second], folder, READING)
    assert _kept(folder) == there
    keep([second], folder, READING)
    assert len(_kept(folder).events) == 1
