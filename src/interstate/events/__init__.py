"""Which reports tell of the same happening, and how it stands."""

from interstate.events.bonds import ties
from interstate.events.merging import merge
from interstate.events.statuses import STATUS_RULES, StatusRule, status, status_rules

__all__ = ["STATUS_RULES", "StatusRule", "merge", "status", "status_rules", "ties"]
