"""The evidence record on disk."""

from interstate.store.jsonl import evidence_as_json, report_as_json

__all__ = ["evidence_as_json", "report_as_json"]
