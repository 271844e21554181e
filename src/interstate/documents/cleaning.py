"""The form in which every text is kept."""

import re
import unicodedata

# Line ends of all systems and Unicode's own, and the page breaks of printed text.
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# What is not seen: control characters, halves of surrogate pairs, marks that turn the direction of
# writing, soft hyphens, zero-width spaces, byte order marks, invisible operators, tags, and
# code points that are none. Joiners (U+200C, U+200D) stay: Persian and Hindi are spelt with them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)


def clean_text(text: str) -> str:
    r"""Return the text in Unicode NFC with ``\n`` as its only line end and nothing unseen in it.

    Taken out are control characters but ``\n`` and ``\t``, marks that override the direction of
    writing, soft hyphens, zero-width spaces, byte order marks, lone surrogates and Unicode's
    invisible tags. Nothing else is touched: spaces, quotation marks and blank lines stay, so that
    a text that was clean comes back as it was.

    Examples
    --------
    >>> clean_text("Außen\xadminister\r\nMoskau")
    'Außenminister\nMoskau'
    """
    return unicodedata.normalize("NFC", _UNSEEN.sub("", _LINE_ENDS.sub("\n", text)))
