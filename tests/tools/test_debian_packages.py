"""What `make test` installs, and what it says where it cannot."""

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "tools" / "debian_packages"


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """Make the only folder in which the script finds programs: a shell, and a user's id."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "sh").symlink_to(shutil.which("sh") or "/bin/sh")
    _program(folder, "id", "echo 1000")
    return folder


def _program(folder: Path, name: str, does: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{does}\n", "utf-8")
    path.chmod(0o755)


def _run(programs: Path, *pairs: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(SCRIPT), *pairs],
        env={"PATH": str(programs)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_nothing_is_asked_for_where_all_is_there(programs: Path) -> None:
    done = _run(programs, "id=coreutils", f"{SCRIPT}=some-letters")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_without_apt_it_names_what_is_missing(programs: Path) -> None:
    done = _run(programs, "java=default-jre-headless", "id=coreutils")
    assert done.returncode == 1
    assert "no apt-get" in done.stderr
    assert "default-jre-headless" in done.stderr
    assert "coreutils" not in done.stderr


def test_without_root_or_sudo_it_says_what_to_type(programs: Path) -> None:
    _program(programs, "apt-get", "exit 0")
    done = _run(programs, "java=default-jre-headless")
    assert done.returncode == 1
    assert "as root run: apt-get install default-jre-headless" in done.stderr


def test_with_sudo_only_what_is_missing_is_installed(programs: Path) -> None:
    _program(programs, "apt-get", 'echo "$@"')
    _program(programs, "sudo", '"$@"')
    done = _run(programs, "java=default-jre-headless", "id=coreutils", "chromium=chromium")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].endswith("default-jre-headless chromium")
