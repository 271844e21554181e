"""The two-sided timeline in a terminal."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from interstate.briefs import Dossier
from interstate.briefs.contents import Entry
from interstate.briefs.visible import visible
from interstate.briefs.wording import Wording
from interstate.record import Status

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# A sign for each status; the word stands beside it, so that no one needs the sign.
SIGNS: Mapping[Status, str] = MappingProxyType(
    {
        Status.CONFIRMED: "◉",
        Status.REPORTED: "●",
        Status.CLAIMED: "○",
        Status.DISPUTED: "◐",
        Status.DENIED: "⊗",
        Status.PLANNED: "◇",
        Status.EXPECTED: "◌",
    }
)
_COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "verbal cooperation": "cyan",
        "material cooperation": "blue",
        "verbal conflict": "yellow",
        "material conflict": "red",
    }
)
_TWO_SIDED = 76  # columns below which the sides are told by arrows, one act a line
_MIDDLE = 24


def print_timeline(dossier: Dossier, console: "Console") -> None:
    """Print what A did towards B on the left, B towards A on the right, both in the middle.

    A narrow terminal gets one act a line, with the parties named. Nothing is told by colour
    alone, and nothing in a name can act on the terminal.
    """
    from rich.text import Text

    say = Wording(dossier.interface).say
    entries = dossier.pair_entries
    title = say("terminal.timeline", a=dossier.a.name, b=dossier.b.name)
    console.print(Text(visible(title), style="bold"), justify="center")
    if not entries:
        console.print(Text(say("terminal.none")))
        return
    two_sided = console.width >= _TWO_SIDED
    if two_sided:
        _print_heads(dossier, console)
    period = None
    for entry in entries:
        if entry.period != period:
            period = entry.period
            console.rule(Text(period), style="dim")
        if not two_sided:
            console.print(_line(entry))
        else:
            _print_row(entry, console)
    console.print()
    console.print(_legend(entries))
    others = dossier.figures.third_events.n
    if others:
        console.print(Text(f"{say('timeline.lane_third')}: {others}", style="dim"))


def _print_heads(dossier: Dossier, console: "Console") -> None:
    from rich.text import Text

    left = Text(f"{visible(dossier.a.name)} → {visible(dossier.b.name)}", style="bold")
    right = Text(f"{visible(dossier.b.name)} → {visible(dossier.a.name)}", style="bold")
    _print_columns(left, Text(""), right, console)


def _print_row(entry: Entry, console: "Console") -> None:
    from rich.text import Text

    when = Text(visible(entry.when_words), justify="center")
    if entry.lane == "a":
        _print_columns(_act(entry), when, Text(""), console, signs=(SIGNS[entry.status], ""))
    elif entry.lane == "b":
        _print_columns(Text(""), when, _act(entry), console, signs=("", SIGNS[entry.status]))
    else:
        both = Text.assemble("├── ", _line(entry), " ──┤")
        console.print(both, justify="center")


def _print_columns(
    left: "Text",
    middle: "Text",
    right: "Text",
    console: "Console",
    *,
    signs: tuple[str, str] = ("", ""),
) -> None:
    from rich.table import Table

    side = (console.width - _MIDDLE - 8) // 2
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=side, justify="right", overflow="fold")
    grid.add_column(width=1)
    grid.add_column(width=_MIDDLE, justify="center", overflow="fold")
    grid.add_column(width=1)
    grid.add_column(width=side, justify="left", overflow="fold")
    grid.add_row(left, signs[0], middle, signs[1], right)
    console.print(grid)


def _act(entry: Entry) -> "Text":
    """Return kind of act and status in words."""
    from rich.text import Text

    words = visible(f"{entry.type_words} ({entry.status_words})")
    return Text(words, style=_COLOURS.get(entry.quad, ""))


def _line(entry: Entry) -> "Text":
    from rich.text import Text

    words = f"{SIGNS[entry.status]} {entry.when_words}  {entry.headline} ({entry.status_words})"
    return Text(visible(words), style=_COLOURS.get(entry.quad, ""))


def _legend(entries: Sequence[Entry]) -> "Text":
    from rich.text import Text

    words = {entry.status: entry.status_words for entry in entries}
    return Text(
        "  ".join(f"{sign} {words[status]}" for status, sign in SIGNS.items() if status in words),
        style="dim",
    )
