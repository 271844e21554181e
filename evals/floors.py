"""Figures that only rise: what was reached before is the least that is reached now."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Figures = dict[str, dict[str, float]]
"""Figures by what they are of (``"de nt2013"``), then by measure; higher is better in all."""

ONLY_TOLD = frozenset({"factuality accuracy on matches", "right of answered", "size"})
"""Shares of what was found, which may fall where more, and harder, is found; and the size of a
test, which is best where it is what it says. They have no floor."""

SLACK = 0.004
"""Processors round differently, and a parse may tip over: less than this is no change."""


def read(path: Path) -> Figures:
    """Return the figures that were kept, or none where nothing was kept yet."""
    return json.loads(path.read_text("utf-8"))["figures"] if path.is_file() else {}


def below(found: Figures, floors: Figures) -> list[str]:
    """Return what has fallen below its floor, in words."""
    return [
        f"{of}: {measure} is {found[of].get(measure, 0.0):.3f}, the floor is {floor:.3f}"
        for of, measures in floors.items()
        if of in found
        for measure, floor in measures.items()
        if measure not in ONLY_TOLD and found[of].get(measure, 0.0) < floor - SLACK
    ]


def keep(path: Path, found: Figures, *, command: str, notes: Mapping[str, object]) -> None:
    """Write the figures as the new floors, which only rise.

    Those of sets that were not run stay as they are, and so does one that fell by less than the
    slack: else it would sink by that much each time.
    """
    floors = read(path)
    risen = {
        of: {
            measure: figure
            if measure in ONLY_TOLD
            else max(figure, floors.get(of, {}).get(measure, figure))
            for measure, figure in measures.items()
        }
        for of, measures in found.items()
    }
    held = {
        "command": command,
        "day": datetime.now(UTC).date().isoformat(),
        **notes,
        "figures": floors | risen,
    }
    path.write_text(json.dumps(held, indent=1, ensure_ascii=False) + "\n", "utf-8")


def settle(
    path: Path, found: Figures, *, write: bool, command: str, notes: Mapping[str, object]
) -> str | None:
    """Keep the figures, or return what fell below the floors for `sys.exit`."""
    fallen = below(found, read(path))
    if fallen:
        return "\n".join(fallen)
    if write:
        keep(path, found, command=command, notes=notes)
    return None
