"""Write what was made to disk."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from interstate.errors import SourceError, UnknownCodeError

if TYPE_CHECKING:
    from interstate.briefs import Dossier

ENDINGS = (".html", ".md", ".json")


def check_ending(path: Path) -> None:
    """Refuse a file whose ending names no form of a dossier.

    Raises
    ------
    UnknownCodeError
        If it is none of `ENDINGS`.
    """
    if path.suffix not in ENDINGS:
        raise UnknownCodeError(path.suffix, kind="ending of a dossier", known=ENDINGS)


def dossier_text(made: "Dossier", ending: str) -> str:
    """Return a dossier as the ending of its file says, one of `ENDINGS`: page, Markdown or JSON."""
    from interstate.briefs import write_html, write_json, write_markdown

    if ending == ".json":
        return json.dumps(write_json(made), ensure_ascii=False, indent=1) + "\n"
    return write_html(made) if ending == ".html" else write_markdown(made)


def in_brief(made: "Dossier") -> str:
    """Say in a line how much a dossier holds, in its interface language."""
    from interstate.briefs.wording import Wording

    say, figures = Wording(made.interface), made.figures
    return say.say(
        "terminal.in_brief",
        documents=say.count("count.documents", figures.documents),
        reports=say.count("count.reports", figures.reports),
        events=say.count("count.events", figures.pair_events.n),
        rejected=say.number(figures.rejected),
    )


def make_folder(folder: Path) -> None:
    """Make a folder to write to where there is none.

    Raises
    ------
    SourceError
        If it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        files = [path for path in (folder, *folder.parents) if path.is_file()]
        because = f"{files[0]} is a file" if files else problem.strerror
        msg = f"{folder} cannot be made a folder: {because}; choose another --output"
        raise SourceError(msg) from problem


def write(path: Path, content: str | bytes) -> None:
    """Write a text as UTF-8, or bytes as they are, making the folder where there is none.

    Raises
    ------
    SourceError
        If it cannot be written.
    """
    make_folder(path.parent)
    try:
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    except OSError as problem:
        msg = f"{path} cannot be written: {problem.strerror}; choose another --output"
        raise SourceError(msg) from problem
