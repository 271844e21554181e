"""Ids that follow from content, so that running twice changes nothing."""

import hashlib
import json


def content_id(kind: str, *parts: object) -> str:
    """Return a short id that is the same for the same parts.

    Parameters
    ----------
    kind
        One or two letters put in front, so that a reader sees what the id names.
    parts
        JSON-serialisable values in a fixed order; anything else by its ``str``.

    Examples
    --------
    >>> content_id("r", "seed", 12, 40)
    'r-32f8c9336e5427d9'
    """
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    return f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
