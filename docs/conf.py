"""How the documentation is built: ``make docs``."""

from collections.abc import Iterator
from pathlib import Path

import click
import typer.main

from interstate import __version__
from interstate.views.cli.app import app

project = "interstate"
author = "the authors of interstate"
copyright = f"2026, {author}"  # noqa: A001  (Sphinx's name for it)
release = version = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "numpydoc"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "interstate"
html_static_path = ["_static"]
exclude_patterns = ["_build"]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
# Attributes stand in the class's own docstring, with their types in the code.
numpydoc_show_class_members = False
# Only our own names are looked up; the standard library's need the network. Ids have no page.
nitpick_ignore_regex = [(r"py:.*", r"(?!interstate\.).*|interstate\.record\.\w+\.\w+Id")]


def _write_help() -> None:
    """Write what ``--help`` says of each command, for reference/commands.md to take in."""

    def told(command: click.Command, context: click.Context) -> Iterator[str]:
        yield command.get_help(context)
        # Typer has a click of its own, so that its groups are not this click's.
        if hasattr(command, "list_commands"):
            for name in command.list_commands(context):
                below = command.get_command(context, name)
                yield from told(below, click.Context(below, info_name=name, parent=context))

    group = typer.main.get_command(app)
    pages = told(group, click.Context(group, info_name="interstate"))
    target = Path(__file__).parent / "_build" / "help.txt"
    target.parent.mkdir(exist_ok=True)
    target.write_text("\n\n\n".join(pages) + "\n", "utf-8")


_write_help()
