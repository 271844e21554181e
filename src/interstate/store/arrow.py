"""Arrow as far as the record uses it, with the types that the library does not ship."""

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any, Protocol, cast


class Schema(Protocol):
    """Names and types of a table's columns; a ``pyarrow.Schema``."""

    @property
    def names(self) -> list[str]:
        """The columns in order."""
        ...

    @property
    def metadata(self) -> Mapping[bytes, bytes] | None:
        """What was written beside the columns, such as the format version."""
        ...


class Table(Protocol):
    """Rows in columns; a ``pyarrow.Table``."""

    @property
    def num_rows(self) -> int:
        """How many rows."""
        ...

    @property
    def column_names(self) -> list[str]:
        """The columns in order."""
        ...

    @property
    def schema(self) -> Schema:
        """Names and types of the columns."""
        ...

    def to_pylist(self) -> list[dict[str, Any]]:
        """Return each row as a dict of Python values."""
        ...

    def cast(self, target_schema: Schema) -> "Table":
        """Return the same rows under other types."""
        ...


def schema_of(columns: Sequence[tuple[str, str, bool]], metadata: Mapping[str, str]) -> Schema:
    """Return the schema of columns given as name, type and whether a value may be missing.

    Types are ``text int number bool day moment texts days``.
    """
    arrow = import_module("pyarrow")
    types = {
        "text": arrow.string(),
        "int": arrow.int32(),
        "number": arrow.float64(),
        "bool": arrow.bool_(),
        "day": arrow.date32(),
        "moment": arrow.timestamp("us"),
        "texts": arrow.list_(arrow.string()),
        "days": arrow.list_(arrow.date32()),
    }
    fields = [arrow.field(name, types[kind], nullable=missing) for name, kind, missing in columns]
    return cast("Schema", arrow.schema(fields, metadata=dict(metadata)))


def table_of(rows: Iterable[Mapping[str, object]], schema: Schema) -> Table:
    """Return rows as a table under a schema."""
    arrow = import_module("pyarrow")
    return cast("Table", arrow.Table.from_pylist([dict(row) for row in rows], schema=schema))
