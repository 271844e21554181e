"""`interstate hypotheses`, and `interstate dossier --hypotheses`, on the example."""

import json
import shutil
from pathlib import Path

import pytest
from tests.views.cli.conftest import Typed

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "hypotheses"


@pytest.fixture
def asked(tmp_path: Path) -> str:
    """Put the example where commands are typed."""
    for name in ("russia-north-korea.yaml", "articles.jsonl"):
        shutil.copy(EXAMPLES / name, tmp_path / name)
    return "russia-north-korea.yaml --from articles.jsonl"


def test_the_answer_is_told_with_the_acts_behind_its_numbers(typed: Typed, asked: str) -> None:
    done = typed(f"hypotheses {asked}")
    assert done.status == 0, done.err
    assert "Least inconsistent with what was found" in done.out
    assert "R2 They sign a treaty on military help: told [7]" in done.out
    assert "  7. 19 June 2024: Russia and North Korea: treaty" in done.out


def test_texts_and_the_record_they_were_read_into_give_one_answer(typed: Typed, asked: str) -> None:
    assert typed("read articles.jsonl --record kept").status == 0
    one = json.loads(typed(f"hypotheses {asked} --json").out)
    other = json.loads(typed("hypotheses russia-north-korea.yaml --record kept --json").out)
    assert one["hypotheses"] == other["hypotheses"]
    assert one["format"] == "interstate-hypotheses/1"


@pytest.mark.parametrize("ending", ["html", "md", "csv", "json"])
def test_each_form_is_written(typed: Typed, asked: str, ending: str, tmp_path: Path) -> None:
    done = typed(f"hypotheses {asked} --output out/answer.{ending}")
    assert done.status == 0, done.err
    assert done.out.startswith(f"out/answer.{ending}: The record hardly tells")
    written = (tmp_path / f"out/answer.{ending}").read_text("utf-8")
    assert "China seeks out North Korea within half a year of the treaty" in written


@pytest.mark.usefixtures("asked")
def test_the_dossier_takes_it_in(typed: Typed, tmp_path: Path) -> None:
    done = typed(
        "dossier PRK RUS --from articles.jsonl --hypotheses russia-north-korea.yaml "
        "--interface de --output d.html"
    )
    assert done.status == 0, done.err
    assert "Konkurrierende Erklärungen" in (tmp_path / "d.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("hypotheses nowhere.yaml --from articles.jsonl", "nowhere.yaml cannot be read"),
        ("hypotheses russia-north-korea.yaml", "nothing to read: give files or folders"),
        ("hypotheses russia-north-korea.yaml --from articles.jsonl --output a.pdf", "'.pdf'"),
        ("hypotheses articles.jsonl --from articles.jsonl", "articles.jsonl, line 2"),
        (
            "dossier RUS CHN --from articles.jsonl --hypotheses russia-north-korea.yaml",
            "asks about RUS and PRK, not about RUS and CHN",
        ),
        (
            "dossier RUS PRK --record r --coder icews --hypotheses russia-north-korea.yaml",
            "name coders in russia-north-korea.yaml",
        ),
    ],
)
@pytest.mark.usefixtures("asked")
def test_what_cannot_be_is_refused(typed: Typed, command: str, told: str) -> None:
    done = typed(command)
    assert done.status == 1
    assert told in done.err


def test_data_sets_are_asked_for_only_in_a_record(typed: Typed, asked: str, tmp_path: Path) -> None:
    path = tmp_path / "russia-north-korea.yaml"
    path.write_text("coders: [interstate, icews]\n" + path.read_text("utf-8"), "utf-8")
    done = typed(f"hypotheses {asked}")
    assert done.status == 1
    assert "which only a record has" in done.err
