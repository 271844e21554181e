"""Make what would act on a terminal or reorder a line stand there to be seen instead."""

import re

# C0 and C1 controls, and the marks that change the direction of writing.
_ACTS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    r"""Return `text` on one line, with controls and direction marks written out.

    Examples
    --------
    >>> visible("sent\n\u202eevil\x1b[2J")
    'sent [U+202E]evil[U+001B][2J'
    """
    joined = re.sub(r"[ \t]*[\r\n\t]+[ \t]*", " ", text)
    return _ACTS.sub(lambda found: f"[U+{ord(found[0]):04X}]", joined)
