"""An event rests on reports and never changes."""

from dataclasses import FrozenInstanceError, replace

import pytest
from tests.briefs.evidence import rich

EVENT = rich().events[0]


def test_an_event_that_no_report_tells_of_is_refused() -> None:
    with pytest.raises(ValueError, match=f"event {EVENT.id} rests on no report"):
        replace(EVENT, reports=())


def test_an_event_never_changes() -> None:
    with pytest.raises(FrozenInstanceError):
        EVENT.goldstein = 10.0  # type: ignore[misc]
