"""From an item as it came to a document as it is kept."""

import hashlib
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from interstate.documents.cleaning import clean_text
from interstate.documents.decoding import decode
from interstate.documents.pages import Page, read_page
from interstate.documents.publication import (
    dateline,
    day_in_address,
    day_in_name,
    merge_candidates,
    read_day,
)
from interstate.record import Document, DocumentId, Item, Outlet, Rejected

UNKNOWN_OUTLET = Outlet(name="unknown outlet")

LONGEST_PAGE = 4_000_000
"""The most characters of markup a page may have: no article has more, and taking one apart takes
about five seconds for each million."""

_PAGE = "text/html"
_FEWEST_WORDS = 2
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_TITLE = 200
_SENTENCE_END = (".", ";", ":", ",", "…")
_UNTOLD_LANGUAGE = "und"
_LANGUAGE_CODE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")
_LETTERS_TO_DOUBT_THE_SOURCE = 200


def prepare(
    item: Item,
    *,
    published: date | None,
    language: str | None,
    detect: Callable[[str], tuple[str, str]],
    outlet_of: Callable[[str], Outlet] | None = None,
) -> Document | Rejected:
    r"""Return the document an item holds, or why it holds none.

    The text of a page is its article without menus, advertising and scripts; plain text stays as
    it is, its title in it. Either is in Unicode NFC, with ``\n`` as its only line end, and without
    control characters (but ``\n`` and ``\t``), marks that override the direction of writing, soft
    hyphens, zero-width spaces and lone surrogates. Every offset counts in this text.

    The day of publication is the first of the document's ``date_candidates``. In this order they
    are: what the source gave with the item; the page's JSON-LD, meta and time elements; the
    address; the dateline; the id; what htmldate takes it for; `published`; a later change.

    Parameters
    ----------
    published
        Day of publication where nothing else is known, or ``None``.
    language
        Code of the language where the source does not give one, or ``None`` to detect it.
    detect
        Returns a text's language and what speaks for it; ``"und"`` where it cannot be told.
    outlet_of
        Returns the outlet that a name or a web host means; without it only the name is kept.

    Returns
    -------
    Document or Rejected
        Rejected if the bytes are no text, the text has fewer than two words, a page is longer
        than four million characters, the source's ``published`` is no day, or the language cannot
        be told.
    """
    read = _read(item)
    if isinstance(read, str):
        return _rejected(item, read)
    page, encoding_doubt = read
    if len(_WORD.findall(page.text[:10_000])) < _FEWEST_WORDS:
        holds = "no article was found in the page" if item.media_type == _PAGE else "it has no text"
        return _rejected(item, f"{holds}, or fewer than {_FEWEST_WORDS} words; give its text")
    given = read_day(item.published) if item.published else None
    if item.published and given is None:
        return _rejected(item, f"'published' is {item.published!r}, no day; write it as YYYY-MM-DD")
    settled = _language(item, page.text, language, detect)
    if isinstance(settled, str):
        return _rejected(item, settled)
    code, because = settled
    candidates = merge_candidates(_days(item, page, given, published))
    url = item.url or page.url
    return Document(
        id=DocumentId(item.id),
        text=page.text,
        language=code,
        language_because=f"{because}; {encoding_doubt}" if encoding_doubt else because,
        outlet=_outlet(item.outlet or page.outlet, url, outlet_of),
        title=_one_line(item.title) or page.title,
        published=candidates[0].day if candidates else None,
        date_candidates=candidates,
        url=url,
        origin=item.origin,
        content_hash=hashlib.sha256(_bytes(item.content)).hexdigest(),
    )


def _rejected(item: Item, reason: str) -> Rejected:
    return Rejected(item=item.origin, stage="documents", reason=reason)


def _bytes(content: bytes | str) -> bytes:
    return content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content


def _read(item: Item) -> tuple[Page, str | None] | str:
    """Return an item's text with doubts about its encoding, or why it has none."""
    is_page = item.media_type == _PAGE
    doubt = None
    if isinstance(item.content, bytes):
        decoded = decode(item.content, is_page=is_page)
        if decoded is None:
            return "its bytes are text in no encoding known here; save it as UTF-8"
        content, doubt = decoded.text, decoded.doubt
    else:
        content = item.content
    if not is_page:
        text = clean_text(content)
        return Page(text=text, title=_first_line_as_title(text)), doubt
    if len(content) > LONGEST_PAGE:
        return (
            f"the page has {len(content):,} characters, more than the {LONGEST_PAGE:,} an article "
            "may have; give its text as .txt"
        )
    return read_page(content, url=item.url), doubt


def _first_line_as_title(text: str) -> str | None:
    """Return the first line where it stands as a title: short, no sentence end, more below."""
    head, _, rest = text.strip().partition("\n")
    title = head.lstrip("# ").strip()
    if not rest.strip() or not 0 < len(title) <= _LONGEST_TITLE or title.endswith(_SENTENCE_END):
        return None
    return title


def _one_line(title: str | None) -> str | None:
    return " ".join(clean_text(title).split()) or None if title else None


def _days(
    item: Item, page: Page, given: date | None, option: date | None
) -> Iterator[tuple[date, str]]:
    """Give the days that something speaks for, best first, with what does."""
    url = item.url or page.url
    line = dateline(page.text)
    found: tuple[tuple[date | None, str], ...] = (
        (given, f"given by the source as {item.published!r}"),
        *_stated_days(page, changed=False),
        (day_in_address(url or ""), f"the address has it: {url}"),
        (line and line[0], f"the dateline says {line and line[1]!r}"),
        (day_in_name(item.id), f"the name {item.id!r} has it"),
        (read_day(page.guessed_date or ""), "htmldate takes it for the day of publication"),
        (option, "given for documents whose day is not known (--published)"),
        *_stated_days(page, changed=True),
    )
    return ((day, because) for day, because in found if day is not None)


def _stated_days(page: Page, *, changed: bool) -> Iterator[tuple[date | None, str]]:
    """Give the days a page states, those of publication or those of changes."""
    note = ", the day of a change" if changed else ""
    for stated in page.dates:
        if stated.changed is changed:
            yield read_day(stated.written), f"{stated.where} says {stated.written!r}{note}"


def _language(
    item: Item, text: str, option: str | None, detect: Callable[[str], tuple[str, str]]
) -> tuple[str, str] | str:
    """Return the text's language and why, or why it cannot be told."""
    for written, by in ((item.language, "the source"), (option, "--language")):
        code = _language_code(written) if written else None
        if code is not None:
            return code, f"given by {by} as {written!r}{_disagreement(code, text, detect)}"
    code, because = detect(text)
    if code == _UNTOLD_LANGUAGE:
        return f"its language cannot be told: {because}; give it with --language"
    if item.language:
        because += f" (the source's {item.language!r} is no language code)"
    return code, because


def _disagreement(code: str, text: str, detect: Callable[[str], tuple[str, str]]) -> str:
    """Say so where a text long enough to tell looks like another language than given."""
    if len(text) < _LETTERS_TO_DOUBT_THE_SOURCE:
        return ""
    seen, because = detect(text)
    return "" if seen in {code, _UNTOLD_LANGUAGE} else f", though it looks like {seen!r}: {because}"


def _language_code(written: str) -> str | None:
    """Return the ISO 639-1 code for a language tag such as ``de-AT`` or ``rus``."""
    found = _LANGUAGE_CODE.match(written.strip())
    if found is None:
        return None
    code = found[0].lower()
    return _aliases().get(code, code)


@cache
def _aliases() -> dict[str, str]:
    """Return CLDR's shorter codes for those of three letters."""
    from babel.core import get_global

    return {old: new for old, new in get_global("language_aliases").items() if new.isalpha()}


def _outlet(name: str | None, url: str | None, outlet_of: Callable[[str], Outlet] | None) -> Outlet:
    """Return the outlet that a document names or else is found at."""
    told = [words for words in (_one_line(name), _host(url)) if words]
    if not told:
        return UNKNOWN_OUTLET
    if outlet_of is None:
        return Outlet(name=told[0])
    found = [outlet_of(words) for words in told]
    # A host may be known where the name a page gives itself is not.
    return next((outlet for outlet in found if outlet.kind or outlet.country), found[0])


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
