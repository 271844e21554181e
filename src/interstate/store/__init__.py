"""The evidence record on disk."""

from interstate.store.jsonl import evidence_as_json, report_as_json
from interstate.store.schema import FORMAT_VERSION, from_tables, to_tables

__all__ = ["FORMAT_VERSION", "evidence_as_json", "from_tables", "report_as_json", "to_tables"]
