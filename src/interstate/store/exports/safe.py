"""Text of documents made harmless for formats in which some characters act."""

import re
from urllib.parse import urlsplit
from uuid import UUID, uuid5

# C0 and C1 controls, and the marks that change the direction of writing.
_ACTS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What XML 1.0 section 2.2 does not allow, not even as a reference.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Ours alone, drawn once: ids made under it are nobody else's.
_NAMESPACE = UUID("5b0b4f62-6a35-4cb5-9d3c-3f2f1a7e9c10")


def label(text: str) -> str:
    r"""Return a text on one line, without controls and without marks that turn its direction.

    Examples
    --------
    >>> label("Evil\n\u202eteltuO\x1b[2J ")
    'Evil teltuO [2J'
    """
    return " ".join(_TURNS.sub("", _ACTS.sub(" ", text)).split())


def paragraph(text: str) -> str:
    r"""Return a text with its lines, but without other controls and marks of direction.

    Examples
    --------
    >>> paragraph("one\r\ntwo\x00\u202e!")
    'one\ntwo !'
    """
    return "\n".join(label(line) for line in text.splitlines())


def xml_text(text: str) -> str:
    r"""Return a text in which characters that XML 1.0 cannot hold are U+FFFD.

    Examples
    --------
    >>> xml_text("a\x00b")
    'a�b'
    """
    return _NOT_XML.sub("\ufffd", text)


def web_address(url: str | None) -> str | None:
    """Return an address that leads to a page, or ``None`` for anything else.

    Only ``http`` and ``https`` with a host, and without blanks, controls, quotes or angle brackets.

    Examples
    --------
    >>> web_address("javascript:alert(1)"), web_address("https://a.example/x?y=1")
    (None, 'https://a.example/x?y=1')
    """
    if url is None or re.search(r"[\s\x00-\x20\x7f-\x9f\"'<>\\^`{|}]", url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and host else None


def uuid_of(*parts: str) -> str:
    """Return the UUID (version 5, RFC 9562) that is always that of the same parts."""
    # Escaped, so that a line end inside a part is told from that between two.
    return str(uuid5(_NAMESPACE, "\n".join(map(repr, parts))))
