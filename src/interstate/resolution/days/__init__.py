"""Which day: the times a text speaks of, and the time an act belongs to."""

from interstate.resolution.days.finding import AnaphoricTime, find_times

__all__ = ["AnaphoricTime", "find_times"]
