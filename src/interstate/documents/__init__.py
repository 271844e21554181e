"""From raw bytes to clean, dated, deduplicated text with stable offsets."""

from interstate.documents.duplicates import mark_duplicates
from interstate.documents.preparing import prepare

__all__ = ["mark_duplicates", "prepare"]
