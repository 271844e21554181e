"""Which day: the times a text speaks of, and the time an act belongs to.

For each document: `find_times` once for its whole text; then, sentence by sentence, `at_time`
for each act and `when_for` for what the sentence hands on to the next.
"""

from interstate.resolution.days.carrying import (
    at_time,
    continues_time,
    resolve_in_document,
    when_for,
)
from interstate.resolution.days.finding import AnaphoricTime, DescribingTime, find_times

__all__ = [
    "AnaphoricTime",
    "DescribingTime",
    "at_time",
    "continues_time",
    "find_times",
    "resolve_in_document",
    "when_for",
]
