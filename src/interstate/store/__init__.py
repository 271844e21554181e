"""The evidence record on disk, and the engines that can query it."""

from interstate.store.decisions import Decision
from interstate.store.engine import ENGINES, Engine, open_engine, queries
from interstate.store.exports import EXPORTS, KINDS, Export, Written, check_export, export, of_pair
from interstate.store.folder import Added, Record, open_record
from interstate.store.jsonl import evidence_as_json, pair_as_json, report_as_json
from interstate.store.schema import FORMAT_VERSION, from_tables, to_tables

__all__ = [
    "ENGINES",
    "EXPORTS",
    "FORMAT_VERSION",
    "KINDS",
    "Added",
    "Decision",
    "Engine",
    "Export",
    "Record",
    "Written",
    "check_export",
    "evidence_as_json",
    "export",
    "from_tables",
    "of_pair",
    "open_engine",
    "open_record",
    "pair_as_json",
    "queries",
    "report_as_json",
    "to_tables",
]
