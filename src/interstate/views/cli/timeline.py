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

    wording = Wording(dossier.interface)
    say = wording.say
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
            console.print(_line(entry, wording))
        else:
            _print_row(entry, console, wording, (dossier.a.ids, dossier.b.ids))
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


def _print_row(
    entry: Entry,
    console: "Console",
    say: Wording,
    sides: tuple[tuple[str, ...], tuple[str, ...]],
) -> None:
    from rich.text import Text

    when = Text(visible(entry.when_words), justify="center")
    sign = SIGNS[entry.status]
    if entry.lane == "a":
        _print_columns(_act(entry, say), when, Text(""), console, signs=(sign, ""))
    elif entry.lane == "b":
        _print_columns(Text(""), when, _act(entry, say), console, signs=("", sign))
    else:
        _print_columns(Text("├─"), when, Text("─┤"), console, signs=(sign, sign))
        own = {pair for side in sides for pair in side}
        alone = entry.lane == "both" and {p.id for p in entry.actors} <= own
        words = _act(entry, say) if alone and not entry.recipients else _whole(entry, say)
        console.print(words, justify="center")


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


def _act(entry: Entry, say: Wording) -> "Text":
    """Return kind of act, the text's own word for it, and status."""
    from rich.text import Text

    return Text(visible(_worded(say, entry, entry.type_words)), style=_COLOURS.get(entry.quad, ""))


def _whole(entry: Entry, say: Wording) -> "Text":
    """Return the same with the parties in front."""
    from rich.text import Text

    return Text(visible(_worded(say, entry, entry.headline)), style=_COLOURS.get(entry.quad, ""))


def _worded(say: Wording, entry: Entry, words: str) -> str:
    spoken = "".join(f" {say.say('ledger.spoken', text=text)}" for *_, text in entry.told_in[:1])
    corrected = f", {say.say('corrected.mark')}" if entry.corrected else ""
    return f"{words}{spoken} ({entry.status_words}{corrected})"


def _line(entry: Entry, say: Wording) -> "Text":
    from rich.text import Text

    words = f"{SIGNS[entry.status]} {entry.when_words}  {_worded(say, entry, entry.headline)}"
    return Text(visible(words), style=_COLOURS.get(entry.quad, ""))


def _legend(entries: Sequence[Entry]) -> "Text":
    from rich.text import Text

    words = {entry.status: entry.status_words for entry in entries}
    return Text(
        "  ".join(f"{sign} {words[status]}" for status, sign in SIGNS.items() if status in words),
        style="dim",
    )
