"""A file that is taken out of a record leaves it as if it had never been taken in."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from tests.sources.data_sets.taking import Taken, table, take
from tests.sources.data_sets.test_event_data import ACLED, ICEWS, MET, STRUCK

from interstate.pipeline.data_sets import remove_files
from interstate.record import Rejected
from interstate.store import open_record
from interstate.store.given import GivenFiles
from interstate.store.withdrawal import Withdrawn

HEADER = "ccode1,ccode2,year,mindist"
RELEASES = {
    f"dist_v{n}.csv": table(
        HEADER, *({"ccode1": 2, "ccode2": 20, "year": 1990 + n, "mindist": n} for n in range(n))
    )
    for n in (1, 2, 3)
}


def _icews(*changes: dict[str, object]) -> str:
    return table(ICEWS, *(MET | change for change in changes), between="\t")


def _acled(weeks: int, **change: object) -> str:
    return table(ACLED, STRUCK | change | {"timestamp": 1646159436 + weeks * 7 * 86400})


STATES = {
    "1.csv": _acled(0, fatalities=3),
    "2.csv": _acled(1, fatalities=5),
    "3.csv": _acled(2, fatalities=7),
}


def _one_by_one(folder: Path, kind: str, files: dict[str, str]) -> Taken:
    """Take files in, each by itself, so that none lies beside one that is taken out later."""
    taken: list[Taken] = []
    for name, content in files.items():
        shutil.rmtree(folder / "data", ignore_errors=True)
        taken.append(take(folder, kind, {name: content}))
    return taken[-1]


def _remove(taken: Taken, *names: str) -> list[Withdrawn | Rejected]:
    with open_record(taken.record) as record:
        gone = list(remove_files(names, taken.record))
        record.remake_given_events()
    return gone


def _key(taken: Taken, name: str) -> str:
    return next(h.key for h in GivenFiles(taken.record).holdings() if h.told.file.endswith(name))


@pytest.mark.parametrize("gone", ["1.tab", "2.tab"])
def test_what_is_left_is_what_the_other_file_alone_would_give(tmp_path: Path, gone: str) -> None:
    files = {"1.tab": _icews({}), "2.tab": _icews({"Event ID": 2, "Event Date": "2017-05-01"})}
    both = take(tmp_path / "both", "icews", files)
    [told] = _remove(both, _key(both, gone))
    del files[gone]
    assert isinstance(told, Withdrawn)
    assert dict(told.told.tables) == {"given_reports": 1}
    assert list(told.told.years) == [{"1.tab": "2018", "2.tab": "2017"}[gone]]
    assert both.tables() == take(tmp_path / "one", "icews", files).tables()


def test_happenings_go_with_the_last_file_of_their_kind(tmp_path: Path) -> None:
    taken = take(tmp_path, "icews", {"1.tab": _icews({})})
    assert len(taken.rows("given_events")) == 1
    _remove(taken, _key(taken, "1.tab"))
    assert taken.rows("given_events") == taken.rows() == []


@pytest.mark.parametrize("name", ["the path", "the key", "the beginning of the key"])
def test_a_file_is_named_by_its_path_or_key(tmp_path: Path, name: str) -> None:
    taken = take(tmp_path, "icews", {"1.tab": _icews({}), "2.tab": _icews({"Event ID": 2})})
    key = _key(taken, "1.tab")
    path = next(h.told.file for h in GivenFiles(taken.record).holdings() if h.key == key)
    _remove(taken, {"the path": path, "the key": key}.get(name, key[:8]))
    assert [each.told.file[-5:] for each in GivenFiles(taken.record).holdings()] == ["2.tab"]


def test_an_archive_names_all_files_in_it(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("1.tab", _icews({}))
        archive.writestr("2.tab", _icews({"Event ID": 2}))
    files = {"all.zip": held.getvalue(), "3.tab": _icews({"Event ID": 3})}
    taken = take(tmp_path, "icews", files)
    assert len(_remove(taken, str(tmp_path / "data" / "all.zip"))) == 2
    assert [each.told.file[-5:] for each in GivenFiles(taken.record).holdings()] == ["3.tab"]


def test_a_name_that_nothing_has_changes_nothing_also_the_second_time(tmp_path: Path) -> None:
    taken = take(tmp_path, "icews", {"1.tab": _icews({}), "2.tab": _icews({"Event ID": 2})})
    key = _key(taken, "1.tab")
    _remove(taken, key)
    left = taken.tables()
    for name in (key, "", "2", str(tmp_path / "nowhere")):
        [told] = _remove(taken, name)
        assert isinstance(told, Rejected)
    assert taken.tables() == left


# Releases that take one another's place ---------------------------------------------------------


@pytest.mark.parametrize(
    ("gone", "holds"), [([1], 3), ([2], 3), ([3], 2), ([2, 3], 1), ([3, 2], 1), ([1, 3], 2)]
)
@pytest.mark.parametrize("order", [(1, 2, 3), (3, 2, 1), (2, 1, 3)])
def test_the_newest_release_that_is_left_holds_and_no_other(
    tmp_path: Path, order: tuple[int, ...], gone: list[int], holds: int
) -> None:
    files = {f"dist_v{n}.csv": RELEASES[f"dist_v{n}.csv"] for n in order}
    taken = _one_by_one(tmp_path, "cow", files)
    for n in gone:
        _remove(taken, _key(taken, f"dist_v{n}.csv"))
    assert len(taken.rows("given_dyads")) == holds


def test_the_release_whose_place_was_taken_is_named_when_it_holds_again(tmp_path: Path) -> None:
    taken = _one_by_one(tmp_path, "cow", RELEASES)
    [told] = _remove(taken, _key(taken, "dist_v3.csv"))
    assert isinstance(told, Withdrawn)
    assert [file.endswith("dist_v2.csv") for file in told.back] == [True]


# Rows that take one another's place -------------------------------------------------------------


@pytest.mark.parametrize(
    ("gone", "deaths"), [([1], 7), ([2], 7), ([3], 5), ([2, 3], 3), ([3, 2], 3), ([1, 3], 5)]
)
def test_the_newest_state_of_a_row_that_is_left_holds_and_no_other(
    tmp_path: Path, gone: list[int], deaths: int
) -> None:
    taken = _one_by_one(tmp_path, "acled", STATES)
    for n in gone:
        _remove(taken, _key(taken, f"{n}.csv"))
    assert taken.row()["deaths"] == deaths


def test_how_many_rows_hold_again_is_told(tmp_path: Path) -> None:
    taken = _one_by_one(tmp_path, "acled", STATES)
    counts = [_remove(taken, _key(taken, f"{n}.csv")) for n in (2, 3)]
    assert [told.rows_back for [told] in counts if isinstance(told, Withdrawn)] == [0, 1]


@pytest.mark.parametrize("n", [1, 2, 3])
def test_a_file_that_was_taken_out_can_be_taken_in_again(tmp_path: Path, n: int) -> None:
    releases = _one_by_one(tmp_path / "releases", "cow", RELEASES)
    states = _one_by_one(tmp_path / "states", "acled", STATES)
    for taken, name, files in (
        (releases, f"dist_v{n}.csv", RELEASES),
        (states, f"{n}.csv", STATES),
    ):
        before = taken.tables()
        _remove(taken, _key(taken, name))
        kind = "cow" if taken is releases else "acled"
        assert _one_by_one(taken.record.parent, kind, {name: files[name]}).tables() == before


def test_files_that_came_in_with_rows_merged_are_named(tmp_path: Path) -> None:
    files = {"1.tab": _icews({}, {"Event ID": 2}), "2.tab": _icews({}, {"Event ID": 3})}
    taken = take(tmp_path, "icews", files)
    [told] = _remove(taken, _key(taken, "1.tab"))
    assert isinstance(told, Withdrawn)
    assert [file.endswith("2.tab") for file in told.sharing] == [True]


# Killed on the way ------------------------------------------------------------------------------


class _Killed(BaseException):
    pass


@pytest.mark.parametrize("step", ["rename", "forget_gone", "rmtree"])
@pytest.mark.parametrize("kind", ["acled", "cow"])
def test_a_removal_that_is_killed_and_begun_again_comes_to_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, kind: str
) -> None:
    files, name = (STATES, "2.csv") if kind == "acled" else (RELEASES, "dist_v2.csv")
    whole, cut = (_one_by_one(tmp_path / way, kind, files) for way in ("whole", "cut"))
    key = _key(cut, name)
    _remove(whole, key)
    before = cut.tables()

    def dies(*_: object, **__: object) -> None:
        raise _Killed

    def dies_at_the_end(_: Path, *, ignore_errors: bool = False) -> None:
        if not ignore_errors:
            raise _Killed

    with monkeypatch.context() as patch:
        if step == "rename":
            patch.setattr(Path, "rename", dies)
        elif step == "forget_gone":
            patch.setattr(GivenFiles, "forget_gone", dies)
        else:
            patch.setattr(shutil, "rmtree", dies_at_the_end)
        with pytest.raises(_Killed):
            _remove(cut, key)
    assert cut.tables()["given_reports"] in (
        before["given_reports"],
        whole.tables()["given_reports"],
    )
    _remove(cut, key)
    assert cut.tables() == whole.tables()
    assert not list(cut.record.rglob(".staged-*"))
    # What is taken in afterwards meets nothing of the file that is gone.
    again = [_one_by_one(t.record.parent, kind, {name: files[name]}).tables() for t in (whole, cut)]
    assert again[0] == again[1] == before
