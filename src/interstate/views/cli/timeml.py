"""TimeML files: a document's text with the times it speaks of marked in it.

References
----------
TimeML 1.2.1 (Pustejovsky and others 2003) as written in TempEval-3: one ``<TEXT>`` with inline
``TIMEX3`` tags, the day of publication in ``<DCT>``.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from interstate.errors import SourceError
from interstate.record import Document, TimeExpression
from interstate.store.exports.safe import xml_text
from interstate.views.cli.writing import make_folder, write

TAGGED_KINDS = frozenset({"DATE", "TIME", "DURATION", "SET"})


def write_timeml(
    documents: Iterable[tuple[Document, Sequence[TimeExpression]]], folder: Path
) -> list[Path]:
    """Write one ``<id>.tml`` per document and return the paths in order.

    Parameters
    ----------
    documents
        Each document with its times, whose offsets count in the document's text.
    folder
        Made where it does not exist.

    Raises
    ------
    SourceError
        If the folder cannot be written to, or a document's id cannot be a file name, so that
        nothing is ever written elsewhere.
    """
    make_folder(folder)
    paths: list[Path] = []
    for document, times in documents:
        name = str(document.id)
        if not name or name in {".", ".."} or any(c in name for c in "/\\\0"):
            msg = f"document id {name!r} cannot name a file; give it an id without / and \\"
            raise SourceError(msg)
        path = folder / f"{name}.tml"
        write(path, timeml(document.id, document.text, times, document.published))
        paths.append(path)
    return paths


def timeml(name: str, text: str, times: Sequence[TimeExpression], published: date | None) -> str:
    """Return a document as TimeML, its text unchanged but for the tags.

    Names of periods ("the Korean War") carry an ISO interval and are left untagged: TIMEX3 has
    no value for them. Characters that XML cannot hold become U+FFFD.

    Examples
    --------
    >>> print(timeml("a", "Fish & chips", [], None).splitlines()[5])
    Fish &amp; chips
    """
    pieces: list[str] = []
    at = 0
    tagged = sorted(
        (time for time in times if time.kind in TAGGED_KINDS and "/" not in time.value),
        key=lambda time: time.start,
    )
    for number, time in enumerate(tagged, start=1):
        pieces.append(_written(text[at : time.start]))
        pieces.append(
            f'<TIMEX3 tid="t{number}" type={quoteattr(time.kind)} value={quoteattr(time.value)}>'
            f"{_written(text[time.start : time.end])}</TIMEX3>"
        )
        at = time.end
    pieces.append(_written(text[at:]))
    day = published.isoformat() if published else ""
    stamp = (
        f'<TIMEX3 tid="t0" type="DATE" value="{day}" temporalFunction="false" '
        f'functionInDocument="CREATION_TIME">{day}</TIMEX3>'
        if published
        else ""
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<TimeML>\n"
        f"<DOCID>{_written(name)}</DOCID>\n"
        f"<DCT>{stamp}</DCT>\n"
        f"<TEXT>\n{''.join(pieces)}\n</TEXT>\n"
        "</TimeML>\n"
    )


def _written(text: str) -> str:
    return escape(xml_text(text), {"\r": "&#13;"})
