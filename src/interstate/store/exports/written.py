"""What a writer of a format gives back: the file, and how much it could not hold."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from types import ModuleType

from interstate.errors import StoreError
from interstate.record import Event, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One file made of the record.

    Attributes
    ----------
    content
        The whole file; text is UTF-8. The same evidence gives the same bytes.
    rows
        How many values of the record are in it.
    left_out
        How many are not, by the reason in words; empty where all are.
    """

    content: bytes
    rows: int
    left_out: Mapping[str, int] = field(default_factory=dict[str, int])


class LeftOut:
    """Counts what a format cannot hold, by reason."""

    def __init__(self) -> None:
        self._counted: Counter[str] = Counter()

    def add(self, reason: str, number: int = 1) -> None:
        """Count values left out for a reason in words."""
        self._counted[reason] += number

    def told_as_facts(self, events: Iterable[Event]) -> list[Event]:
        """Return the events that are confirmed or reported, and count the others by status.

        For formats that have no place for a status: what is claimed, disputed, denied, planned or
        expected would stand there as if it had happened.
        """
        kept: list[Event] = []
        for event in events:
            if event.status in {Status.CONFIRMED, Status.REPORTED}:
                kept.append(event)
            else:
                self.add(event.status.value)
        return kept

    def counted(self) -> dict[str, int]:
        """Return the numbers by reason, in the order of the alphabet."""
        return {reason: self._counted[reason] for reason in sorted(self._counted)}


def library(name: str) -> ModuleType:
    """Return a library that only some exports need.

    Raises
    ------
    StoreError
        If it is not installed, with the command that installs it.
    """
    try:
        return import_module(name)
    except ImportError as error:
        package = name.partition(".")[0]
        msg = (
            f"this export needs {package}, which is not installed; "
            "install it with: pip install 'interstate[exports]'"
        )
        raise StoreError(msg) from error


def json_file(value: object) -> bytes:
    """Return a value as a JSON file that people can read."""
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()


def json_lines(values: Iterable[object]) -> bytes:
    """Return values as JSON, one a line."""
    return "".join(f"{json.dumps(value, ensure_ascii=False)}\n" for value in values).encode()
