"""Print the times that texts speak of."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from interstate.errors import SourceError, UnknownCodeError

if TYPE_CHECKING:
    from interstate.pipeline import Choices

FORMATS = ("timeml", "jsonl")


def print_times(
    paths: Sequence[str], choices: "Choices", *, form: str, output: Path | None
) -> None:
    """Write a TimeML file for each document to a folder, or print each time on a line as JSON."""
    from interstate.pipeline import gather, times_of
    from interstate.store.jsonl import when_as_json
    from interstate.views.cli.coding import opened
    from interstate.views.cli.options import refuse_nothing, tell_rejected
    from interstate.views.cli.timeml import write_timeml

    if form not in FORMATS:
        raise UnknownCodeError(form, kind="format of times", known=FORMATS)
    if form == "timeml" and output is None:
        msg = "TimeML is a file for each document: name a folder with --output DIR"
        raise SourceError(msg)
    documents, rejected = gather(paths, choices)
    tell_rejected(rejected)
    refuse_nothing(documents, rejected)
    found = [(document, times_of(document)) for document in documents]
    if form == "timeml" and output is not None:
        write_timeml(found, output)
        return
    with opened(output) as stream:
        for document, times in found:
            for time in times:
                row = {
                    "document": document.id,
                    "start": time.start,
                    "end": time.end,
                    "text": time.text,
                    "type": time.kind,
                    "value": time.value,
                    "when": when_as_json(time.when),
                }
                stream.write(json.dumps(row, ensure_ascii=False) + "\n")
