"""What `make evals` runs, what it refuses, and that figures only rise."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

EVALS = Path(__file__).resolve().parents[2] / "evals"


@pytest.fixture(scope="module")
def floors() -> ModuleType:
    """Load the module; the evals are scripts and no part of the package."""
    spec = importlib.util.spec_from_file_location("floors", EVALS / "floors.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _evals(shared: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(EVALS), "--shared", str(shared), *options],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_folder_without_any_set_is_an_error(tmp_path: Path) -> None:
    done = _evals(tmp_path)
    assert done.returncode != 0
    assert "nothing to measure" in done.stderr
    assert "missing gold/dev.jsonl" in done.stdout


def test_a_set_asked_for_by_name_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "dev.jsonl").touch()
    done = _evals(tmp_path, "--only", "dates")
    assert done.returncode != 0
    assert "asked for dates" in done.stderr


def test_every_set_has_its_script() -> None:
    done = _evals(EVALS, "--only", "nonesuch")
    names = done.stderr.partition("choose from ")[2].replace("'", "").strip(" )\n").split(", ")
    assert len(names) >= 5
    assert [name for name in names if not (EVALS / f"{name}.py").is_file()] == []


def test_figures_that_rise_become_the_floor(floors: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    for f1 in (0.5, 0.6):
        found = {"de": {"f1": f1}}
        assert floors.settle(path, found, write=True, command="", notes={}) is None
        assert floors.read(path) == found


def test_figures_that_fall_are_told_and_not_kept(floors: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    floors.keep(path, {"de": {"f1": 0.6}}, command="", notes={})
    told = floors.settle(path, {"de": {"f1": 0.5}}, write=True, command="", notes={})
    assert told == "de: f1 is 0.500, the floor is 0.600"
    assert floors.read(path) == {"de": {"f1": 0.6}}


def test_a_floor_does_not_sink_within_the_slack(floors: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "eval.json"
    told = next(iter(floors.ONLY_TOLD))
    floors.keep(path, {"de": {"f1": 0.6, told: 0.9}}, command="", notes={})
    lower = {"de": {"f1": 0.6 - floors.SLACK / 2, told: 0.8}}
    assert floors.settle(path, lower, write=True, command="", notes={}) is None
    assert floors.read(path) == {"de": {"f1": 0.6, told: 0.8}}


def test_what_was_not_measured_keeps_its_floor(floors: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    floors.keep(path, {"de": {"f1": 0.6}}, command="", notes={})
    floors.keep(path, {"en": {"f1": 0.7}}, command="", notes={})
    assert floors.read(path) == {"de": {"f1": 0.6}, "en": {"f1": 0.7}}
