"""What the store answers, as polars frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import polars as pl

    from interstate.store.arrow import Table


def frame_of(table: Table) -> pl.DataFrame:
    """Return an Arrow table as a polars frame."""
    import polars as pl

    made: Any = pl
    return cast("pl.DataFrame", made.from_arrow(table))
