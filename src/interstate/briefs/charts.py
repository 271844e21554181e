"""Charts by altair: what all of them share, and how they are written."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

import polars as pl

from interstate.errors import StoreError, UnknownCodeError

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS = (".svg", ".png", ".html")
"""What a chart can be written as."""
FORMATS = {"year": "%Y", "quarter": "%b %Y", "month": "%b %Y", "week": "%d %b", "day": "%d %b"}
"""How times are written on an axis, by step."""
# Okabe and Ito's colours, told apart also by people who see no red or green (Okabe, M. and Ito, K.
# (2008), "Color Universal Design").
BLUE, SKY, ORANGE, VERMILION, GREEN, GREY = (
    "#0072B2",
    "#56B4E9",
    "#E69F00",
    "#D55E00",
    "#009E73",
    "#999999",
)


def altair() -> Any:  # noqa: ANN401  its types are not complete
    """Return the library, which is loaded only where something is drawn."""
    return import_module("altair")


def data_of(frame: pl.DataFrame) -> Any:  # noqa: ANN401
    """Return the rows of a frame as a chart takes them; days as moments without a zone."""
    alt = altair()

    days = frame.select(pl.col(pl.Date, pl.Datetime)).columns
    plain = frame.with_columns(pl.col(days).cast(pl.Date).dt.to_string("%Y-%m-%dT00:00:00"))
    return alt.Data(values=plain.to_dicts())


def write_chart(chart: Any, path: Path) -> None:  # noqa: ANN401
    """Write a chart as SVG, PNG or a page that needs no network.

    Raises
    ------
    UnknownCodeError
        If the ending is none of `ENDINGS`.
    StoreError
        If the file cannot be written.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UnknownCodeError(path.suffix, kind="ending of a chart", known=ENDINGS)
    try:
        if ending == ".html":
            chart.save(str(path), inline=True)
        else:
            chart.save(str(path), scale_factor=2 if ending == ".png" else 1)
    except OSError as error:
        msg = f"{path} could not be written: {error.strerror}; choose a folder you may write to"
        raise StoreError(msg) from error


def drawing_of(chart: Any) -> str:  # noqa: ANN401  altair ships no full types
    """Return a chart as SVG that stands in a page: as wide as there is room, its links plain.

    The text of a chart is escaped by what draws it, and no chart of ours holds words of a text.
    """
    svg: str = import_module("vl_convert").vegalite_to_svg(chart.to_dict())
    # Its links lead within the page, and a style attribute would be refused by the page's policy.
    return re.sub(r'\sstyle="[^"]*"', "", re.sub(r'xlink:href="[^"#]*#', 'href="#', svg))
