"""Write a dossier as plain values for JSON, with keys that stay."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import cast

from interstate.briefs.contents import Citation, Dossier, Entry, Statement, Tally

FORMAT = "interstate-dossier/1"


def write_json(dossier: Dossier) -> dict[str, object]:
    """Return the dossier as values that JSON knows; the keys are in docs/reference/dossier.md.

    Texts are as they stand in the documents: whoever shows them must escape them.
    """
    pair = {"a": plain(dossier.a), "b": plain(dossier.b), "shared": list(dossier.shared)}
    return {
        "format": FORMAT,
        "interface": dossier.interface,
        "title": dossier.title,
        "pair": pair,
        "figures": plain(dossier.figures),
        "standing": plain(dossier.standing),
        "events": plain(dossier.ledger),
        "assessments": plain(dossier.assessments),
        "ties": plain(dossier.ties),
        "third_parties": plain(dossier.thirds),
        "counts": plain(dossier.counts),
        "documents": plain(dossier.sources),
        "outlets": plain(dossier.outlets),
        "rejected": plain(dossier.rejected),
        "silent_documents": dossier.silent_documents,
        "elsewhere_events": dossier.elsewhere_events,
        "runs": [
            {
                "id": run.id,
                "started": run.started.isoformat(),
                "versions": dict(run.versions),
                "settings": dict(run.settings),
                "inputs": dict(run.inputs),
            }
            for run in dossier.runs
        ],
        "status_rules": [
            {"status": status.value, "words": words, "rule": rule}
            for status, words, rule in dossier.status_rules
        ],
        "rivals": plain(dossier.rivals),
        "measured": [each.relation.values() for each in dossier.measured],
    }


def plain(value: object) -> object:
    """Return a value of the dossier as JSON knows it; a number always brings its list along."""
    if isinstance(value, Tally):
        return {"label": value.label, "n": value.n, "cites": [c.anchor for c in value.cites]}
    if isinstance(value, Citation):
        return value.anchor
    if is_dataclass(value):
        written = {each.name: plain(getattr(value, each.name)) for each in fields(value)}
        if isinstance(value, Statement):
            written["text"] = value.text
        if isinstance(value, Entry):
            written["day"] = plain(value.day)
            written["corrected"] = value.corrected
        return written
    return _built_in(value)


def _built_in(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        table = cast("Mapping[str, object]", value)
        return {key: plain(each) for key, each in table.items()}
    if isinstance(value, Sequence):
        return [plain(each) for each in cast("Sequence[object]", value)]
    return value
