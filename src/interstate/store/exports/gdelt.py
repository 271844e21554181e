"""GDELT 2.0's event columns: 61, separated by tabs, without a heading.

The columns are the rows of ``resources/gdelt2_events.csv``.

References
----------
GDELT 2.0 Event Database codebook and its column labels (September 2016): what each column holds.
The quad class by CAMEO's root, and `FractionDate` as ``year + (30 (month - 1) + day) / 365``, are
what GDELT's own files hold; for the latter the labels say ``30 month``, which the files do not.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from interstate.record import Document, Event, Evidence, Place, content_id
from interstate.reference.bundled_tables import read_rows
from interstate.reference.gazetteer import coordinates
from interstate.reference.states import code_of, load_states
from interstate.store.exports.safe import label, web_address
from interstate.store.exports.tables import cell
from interstate.store.exports.words import Sources, directed_pairs, moment_of, name_of
from interstate.store.exports.written import LeftOut, Written

# GDELT's codes of what is no state: the known group, and the whole code with its class and region.
_GROUPS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"UNO": ("UNO", "IGOUNO"), "NAT": ("NAT", "IGOWSTNAT"), "EUU": ("EEC", "IGOEUREEC")}
)
# First roots of verbal cooperation, material cooperation, verbal and material conflict.
_QUAD_ROOTS = (1, 6, 10, 14)
_COUNTRY, _CITY_OF_USA, _CITY = "1", "3", "4"
# 63 bits, so that an id fits the signed integer that readers take GLOBALEVENTID for.
_ID_DIGITS = 15


def write_gdelt(evidence: Evidence) -> Written:
    """Return the events as rows of GDELT 2.0's event table, one for each actor and recipient.

    GDELT has no column for factuality, attribution or status, so that only confirmed and reported
    events are written. A mutual act is two rows, one each way. An event without a single day has
    no `SQLDATE`, and none of the columns that its days do not settle; GDELT's tone, ethnic and
    religious codes, and whether it stood in the lead, are not known here and stay empty.
    """
    columns = [row["column"] for row in read_rows("gdelt2_events.csv")]
    left_out, sources = LeftOut(), Sources(evidence)
    added = f"{moment_of(evidence):%Y%m%d%H%M%S}" if evidence.runs else ""
    lines: list[str] = []
    rows = 0
    for event in left_out.told_as_facts(evidence.events):
        if event.cameo is None:
            left_out.add("without a CAMEO code")
            continue
        alone = [*((a, "") for a in event.actors), *(("", r) for r in event.recipients)]
        if not alone:
            left_out.add("without a party")
            continue
        shared = {**_event_cells(event, sources), "DATEADDED": added}
        for actor, recipient in directed_pairs(event) or alone:
            cells = {
                "GLOBALEVENTID": _number(event.id, actor, recipient),
                **_party_cells("Actor1", actor, event),
                **_party_cells("Actor2", recipient, event),
                **shared,
            }
            lines.append("\t".join(cells.get(column, "") for column in columns) + "\n")
        rows += 1
    return Written(content="".join(lines).encode(), rows=rows, left_out=left_out.counted())


def _number(event: str, actor: str, recipient: str) -> str:
    digits = content_id("g", event, actor, recipient).partition("-")[2]
    return str(int(digits[:_ID_DIGITS], 16))


def _event_cells(event: Event, sources: Sources) -> dict[str, str]:
    code = event.cameo or ""
    documents = sources.documents_of(event)
    return {
        **_day_cells(event),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": str(sum(int(code[:2]) >= first for first in _QUAD_ROOTS)),
        "GoldsteinScale": "" if event.goldstein is None else str(event.goldstein),
        "NumMentions": str(len(event.reports)),
        "NumSources": str(len(event.sources)),
        "NumArticles": str(len(documents)) if documents else "",
        **_place_cells(event.where, _day_of(event)),
        "SOURCEURL": _citation(documents[0]) if documents else "",
    }


def _day_of(event: Event) -> date | None:
    when = event.when
    return None if when is None else when.first or when.last


def _day_cells(event: Event) -> dict[str, str]:
    """Return the columns of time that the event's days settle, and no others."""
    first = last = None
    if event.when is not None:
        first, last = event.when.first, event.when.last
    if first is None or last is None or first.year != last.year:
        return {}
    cells = {"Year": f"{first.year:04d}"}
    if first.month == last.month:
        cells["MonthYear"] = f"{first.year:04d}{first.month:02d}"
    if first == last:
        cells["SQLDATE"] = first.isoformat().replace("-", "")
        fraction = (30 * (first.month - 1) + first.day) / 365
        cells["FractionDate"] = f"{first.year + fraction:.4f}"
    return cells


def _party_cells(prefix: str, party: str, event: Event) -> dict[str, str]:
    if not party:
        return {}
    cells = {f"{prefix}Name": cell(name_of(party).upper())}
    if party in _GROUPS:
        cells[f"{prefix}KnownGroupCode"], cells[f"{prefix}Code"] = _GROUPS[party]
    elif party in load_states():
        code = code_of(party, system="cameo", on=_day_of(event)) or code_of(party, system="cameo")
        cells[f"{prefix}Code"] = cells[f"{prefix}CountryCode"] = code or ""
    return cells


def _place_cells(place: Place | None, day: date | None) -> dict[str, str]:
    """Return where it happened; the place has GeoNames ids, and GDELT's features have others."""
    if place is None:
        return {}
    kind, name = _COUNTRY, label(place.name)
    cells: dict[str, str] = {}
    if place.country is not None:
        code = code_of(place.country, system="fips", on=day)
        cells["ActionGeo_CountryCode"] = code or code_of(place.country, system="fips") or ""
    if place.id is not None:
        kind = _CITY_OF_USA if place.country == "USA" else _CITY
        found = coordinates(place.id)
        if found is not None:
            cells["ActionGeo_Lat"], cells["ActionGeo_Long"] = map(str, found)
        if place.country is not None:
            name = f"{name}, {name_of(place.country)}"
    return {"ActionGeo_Type": kind, "ActionGeo_FullName": cell(name), **cells}


def _citation(document: Document) -> str:
    """Return a document's address, or else who published it and when; GDELT allows for both."""
    address = web_address(document.url)
    if address is not None:
        return address
    day = "" if document.published is None else f", {document.published}"
    return cell(f"{label(document.outlet.name)}{day}: {label(document.title or document.id)}")
