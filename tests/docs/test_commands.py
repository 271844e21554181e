"""Whatever README, documentation and examples tell a reader to type is typed here."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from interstate.coding.frames import LABELS
from interstate.events.statuses import STATUS_RULES
from interstate.hypotheses.files import OBSERVATION_KEYS
from interstate.hypotheses.questions import WORDS
from interstate.hypotheses.weights import RELIABILITY
from interstate.pipeline.hypotheses import question_of

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    page
    for pattern in ("*.md", "docs/**/*.md", "examples/**/*.md", "changes/*.md")
    for page in ROOT.glob(pattern)
    if "_build" not in page.parts
)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def _blocks(kind: str) -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for found, body in BLOCK.findall(page.read_text("utf-8")):
            if found == kind:
                yield str(page.relative_to(ROOT)), body


def _commands(program: str) -> list[str]:
    """Return every command of a program that stands on a page, each once, as they are read."""
    lines = (
        line.split("#")[0].strip() for _, body in _blocks("console") for line in body.split("\n")
    )
    return list(dict.fromkeys(line for line in lines if line and line.split()[0] == program))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder like the root of a checkout, in which commands may write."""
    folder = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "examples", folder / "examples")
    (folder / "demo").mkdir()
    return folder


def _typed(command: list[str], place: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=place,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )


def test_every_command_is_of_a_program_that_these_tests_type() -> None:
    lines = [line.split()[0] for _, body in _blocks("console") for line in body.split("\n") if line]
    assert set(lines) == {"interstate", "make", "pip", "python"}


@pytest.mark.parametrize("command", _commands("interstate"))
def test_a_command_of_the_pages_does_what_it_says(command: str, place: Path) -> None:
    words = shlex.split(command)
    done = _typed([sys.executable, "-m", "interstate", *words[1:]], place)
    assert done.returncode == 0, done.stderr
    if "--output" in words:
        written = place / words[words.index("--output") + 1]
        files = [written] if written.is_file() else list(written.iterdir())
        assert sum(file.stat().st_size for file in files) > 1000
    else:
        assert done.stdout.strip()


@pytest.mark.parametrize("command", _commands("make"))
def test_a_target_of_the_pages_is_in_the_makefile(command: str) -> None:
    done = _typed(["make", "--dry-run", *command.split()[1:]], ROOT)
    assert done.returncode == 0, done.stderr


def test_the_demo_of_make_is_a_command_of_the_pages() -> None:
    told = _typed(["make", "--dry-run", "demo"], ROOT).stdout
    run = re.search(r"bin/(interstate dossier .*)", told)
    assert run is not None
    assert run[1] in _commands("interstate")


@pytest.mark.parametrize("command", _commands("python"))
def test_a_script_of_the_pages_takes_its_options(command: str) -> None:
    words = shlex.split(command)
    done = _typed([sys.executable, *words[1:], "--help"], ROOT)
    assert done.returncode == 0, done.stderr
    assert all(word in done.stdout for word in words if word.startswith("--"))


def test_pip_is_asked_for_nothing_but_this_program() -> None:
    assert _commands("pip") == ["pip install ."]
    assert (
        tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["name"]
        == "interstate"
    )


@pytest.mark.parametrize(("page", "code"), list(_blocks("python")))
def test_python_of_the_pages_runs(page: str, code: str, place: Path) -> None:
    done = _typed([sys.executable, "-c", code], place)
    assert done.returncode == 0, f"{page}: {done.stderr}"


def test_the_word_taught_on_the_page_is_understood(place: Path) -> None:
    page = (ROOT / "docs/how-to/words.md").read_text("utf-8")
    (table,) = [body for kind, body in BLOCK.findall(page) if kind == "text"]
    words = place / "my-words"
    words.mkdir()
    (words / "verbs.csv").write_text(table, "utf-8")
    (place / "note.txt").write_text("Norway gazetted the treaty with Chile.", "utf-8")
    code = [sys.executable, "-m", "interstate", "code", "--language", "en", "note.txt"]
    assert '"trigger": "gazetted"' not in _typed(code, place).stdout
    assert '"trigger": "gazetted"' in _typed([*code, "--overlay", "my-words"], place).stdout


@pytest.mark.parametrize(("page", "body"), list(_blocks("yaml")))
def test_a_question_of_the_pages_is_understood(page: str, body: str, tmp_path: Path) -> None:
    (tmp_path / "q.yaml").write_text(body, "utf-8")
    assert len(question_of(tmp_path / "q.yaml").hypotheses) > 1, page


def test_the_page_on_hypotheses_names_every_key_of_an_observation_and_every_word() -> None:
    page = (ROOT / "docs/how-to/hypotheses.md").read_text("utf-8")
    assert [key for key in OBSERVATION_KEYS if f"`{key}" not in page and key != "says"] == []
    assert [w for w, chance in WORDS.items() if f"`{w}` ({chance:.2f})" not in page] == []


def test_the_page_on_hypotheses_states_the_weights_that_are_applied() -> None:
    page = (ROOT / "docs/explanation/hypotheses.md").read_text("utf-8")
    [told] = re.findall(r"^\| reliability \| by kind of outlet: (.*) \|$", page, re.MULTILINE)
    stated = {
        kind.strip().lower().replace(" ", "_"): float(figure)
        for kinds, figure in re.findall(r"([a-zA-Z, ]+) ([0-9.]+)(?:;|$)", told)
        for kind in kinds.split(",")
    }
    assert stated == dict(RELIABILITY)


@pytest.mark.parametrize(("page", "body"), list(_blocks("json")))
def test_json_of_the_pages_is_json(page: str, body: str) -> None:
    assert all(json.loads(line) for line in body.strip().split("\n")), page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file(page: Path) -> None:
    targets = [t for t in LINK.findall(page.read_text("utf-8")) if not t.startswith("https:")]
    assert [t for t in targets if not (page.parent / t).exists()] == []


def test_the_page_on_merging_states_the_rule_that_is_applied() -> None:
    page = (ROOT / "docs/explanation/merging.md").read_text("utf-8")
    rows = [f"| **{rule.status.value}** | {rule.en} |" for rule in STATUS_RULES]
    assert [row for row in rows if row not in page] == []


def test_the_page_on_tables_names_exactly_the_labels_that_frames_know() -> None:
    page = (ROOT / "docs/reference/lexicons.md").read_text("utf-8")
    table = page.partition("| label | is |")[2].partition("\n\n")[0]
    rows = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    named = [label for row in rows for label in re.findall(r"`([^`]+)`", row)]
    assert sorted(named) == sorted([*LABELS, "P:on"])


def test_the_page_on_commands_names_every_command() -> None:
    page = (ROOT / "docs/reference/commands.md").read_text("utf-8")
    glance = page.partition("## The commands at a glance")[2].partition("```")[0]
    named = re.findall(r"^\| `(\w+)", glance, re.MULTILINE)
    told = _typed([sys.executable, "-m", "interstate", "--help"], ROOT).stdout
    assert named == re.findall(r"^  (\w+)  ", told.partition("Commands:")[2], re.MULTILINE)


def test_the_accuracy_table_is_the_one_that_the_evals_kept() -> None:
    made = _typed([sys.executable, "evals/accuracy_table.py"], ROOT)
    assert made.returncode == 0, made.stderr
    assert made.stdout.strip() in (ROOT / "README.md").read_text("utf-8")
