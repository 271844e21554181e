"""The evidence record on disk, and the engines that can query it."""

from interstate.store.decisions import with_decisions
from interstate.store.engine import ENGINES, Engine, open_engine, queries
from interstate.store.export import export
from interstate.store.folder import Added, Record, open_record, query_nothing
from interstate.store.jsonl import evidence_as_json, pair_as_json, report_as_json
from interstate.store.schema import FORMAT_VERSION, from_tables, schema_table, to_tables

__all__ = [
    "ENGINES",
    "FORMAT_VERSION",
    "Added",
    "Engine",
    "Record",
    "evidence_as_json",
    "export",
    "from_tables",
    "open_engine",
    "open_record",
    "pair_as_json",
    "queries",
    "query_nothing",
    "report_as_json",
    "schema_table",
    "to_tables",
    "with_decisions",
]
