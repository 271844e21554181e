"""Whoever passes the program on is told what in it comes from others."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_notice_names_every_folder_that_has_one_of_its_own() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8")
    folders = [str(found.parent.relative_to(ROOT)) for found in (ROOT / "src").glob("**/NOTICE*")]
    assert folders
    assert [folder for folder in folders if folder not in notice] == []


def test_the_licence_is_there_in_full() -> None:
    licence = (ROOT / "LICENSE").read_text("utf-8")
    assert "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION" in licence
    assert "END OF TERMS AND CONDITIONS" in licence


def test_the_pins_name_versions_and_no_addresses() -> None:
    pins = (ROOT / "constraints.txt").read_text("utf-8").splitlines()[1:]
    assert [pin for pin in pins if pin.count("==") != 1 or "/" in pin or "@" in pin] == []
