"""Which outlets speak for themselves, and which repeat one another."""

from collections.abc import Mapping, Sequence

from interstate.record import Document, DocumentId, Outlet

# Owners so named are many; the country tells which one is meant.
GENERIC_OWNERS = frozenset({"state", "government", "staat", "regierung", "государство"})
STATE_KINDS = frozenset({"state_media", "government"})


def voice(outlet: Outlet) -> str:
    """Return what two outlets have in common when one cannot confirm the other.

    Outlets of one owner are one voice, and so are all media of one state.

    Examples
    --------
    >>> voice(Outlet(name="Abendpost", owner="Nord Verlag"))
    'owner:nord verlag'
    >>> voice(Outlet(name="Вестник", country="RUS", kind="state_media"))
    'state:RUS'
    """
    owner = (outlet.owner or "").strip().casefold()
    if outlet.kind in STATE_KINDS and outlet.country:
        return f"state:{outlet.country}"
    if owner in GENERIC_OWNERS and outlet.country:
        return f"state:{outlet.country}"
    return f"owner:{owner}" if owner else f"outlet:{outlet.name.strip().casefold()}"


def original(document: Document, documents: Mapping[DocumentId, Document]) -> Document:
    """Return the document that this one repeats, through copies of copies, or itself."""
    seen = {document.id}
    while document.duplicate_of is not None:
        earlier = documents.get(document.duplicate_of)
        if earlier is None or earlier.id in seen:
            return document
        seen.add(earlier.id)
        document = earlier
    return document


def independent(
    told_in: Sequence[Document], documents: Mapping[DocumentId, Document]
) -> tuple[str, ...]:
    """Return one outlet's name for each independent voice, in the order given.

    A copy counts as its original, and outlets of one owner count once.
    """
    names: dict[str, str] = {}
    roots: set[DocumentId] = set()
    for document in told_in:
        first = original(document, documents)
        # Two copies of a text that is not here are still one text.
        root = first.duplicate_of or first.id
        if root not in roots:
            roots.add(root)
            names.setdefault(voice(first.outlet), first.outlet.name)
    return tuple(names.values())
