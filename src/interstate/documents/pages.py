"""What a web page says: its article without the furniture, and what it tells of itself."""

import json
import logging
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, cast

from interstate.documents.cleaning import clean_text

_UNSEEN_ELEMENTS = (
    "script style noscript template head nav footer aside form svg iframe object button select "
    "textarea title"
)
_BREAKING_ELEMENTS = (
    "p div br li tr h1 h2 h3 h4 h5 h6 section article header main blockquote td th pre dd dt "
    "figcaption"
)
_PUBLISHED_NAMES = (
    "article:published_time og:article:published_time og:published_time datepublished date dc.date "
    "dc.date.issued dcterms.created dcterms.date dcterms.issued pubdate publishdate publish_date "
    "publication_date parsely-pub-date sailthru.date citation_publication_date"
)
_CHANGED_NAMES = (
    "article:modified_time og:updated_time datemodified dcterms.modified last-modified lastmod"
)
_UNSEEN = frozenset(_UNSEEN_ELEMENTS.split())
_BREAKING = frozenset(_BREAKING_ELEMENTS.split())
_PUBLISHED = frozenset(_PUBLISHED_NAMES.split())
_CHANGED = frozenset(_CHANGED_NAMES.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDate:
    """A date that a page states about itself, as written, and where.

    Attributes
    ----------
    changed
        The date is that of a later change, not of the publication.
    """

    written: str
    where: str
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What could be read from a page.

    Attributes
    ----------
    text
        The main text, cleaned; ``""`` where none was found.
    outlet
        The publisher as the page names it, else ``None``.
    dates
        Dates the page states, the surest kind first.
    guessed_date
        The day htmldate takes for that of publication, as ``YYYY-MM-DD``, or ``None``.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    dates: tuple[StatedDate, ...] = ()
    guessed_date: str | None = None


def read_page(html: str, *, url: str | None) -> Page:
    """Return the article of a page and what the page tells of itself.

    The main text is trafilatura's. Where it finds none (very short pages, broken or deeply nested
    markup) it is all the text outside of scripts, menus, forms and footers. Nothing in the page is
    run, loaded or kept as markup.

    Parameters
    ----------
    html
        The page; control characters in it do no harm.
    url
        Where it was found, or ``None``.
    """
    html = clean_text(html)
    stated = _Stated()
    stated.read(html)
    found = _extract(html, url)
    text = _tidy(str(found.text or "")) if found is not None else ""
    if not text:
        seen = _SeenText()
        seen.read(html)
        text = _tidy("".join(seen.pieces))
    title = _line(found.title if found is not None else None) or _line(stated.title)
    canonical = url or (_line(found.url) if found is not None else None)
    return Page(
        text=text,
        title=title,
        outlet=stated.publisher or (_line(found.sitename) if found is not None else None),
        url=canonical if canonical and canonical.startswith(("http://", "https://")) else url,
        dates=tuple(stated.dates_in_order()),
        guessed_date=_guess_date(html, url),
    )


def _extract(html: str, url: str | None) -> Any:  # noqa: ANN401 - trafilatura has no types
    """Return what trafilatura makes of a page, or ``None``."""
    import trafilatura

    # It logs what it cannot parse, which is no news to whoever gave us the page.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    extract = cast("Callable[..., Any]", trafilatura.bare_extraction)
    for tried in (html, f"<html><body>{html}</body></html>"):
        try:
            found = extract(tried, url=url, include_comments=False, with_metadata=True)
        except Exception:  # noqa: BLE001 - hostile markup must not end the run, whatever it breaks
            return None
        if found is not None:
            return found
    return None


def _guess_date(html: str, url: str | None) -> str | None:
    from htmldate import find_date

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        # Not its extensive search, which takes days told of in the article for its own.
        return find_date(html, original_date=True, extensive_search=False, url=url)
    except Exception:  # noqa: BLE001 - as above
        return None


def _tidy(text: str) -> str:
    """Return the text with single spaces, no blank lines and no spaces at the ends of lines."""
    lines = (" ".join(line.split()) for line in clean_text(text).split("\n"))
    return "\n".join(line for line in lines if line)


def _line(value: object) -> str | None:
    """Return a value as one clean line, or ``None`` where there is nothing in it."""
    return " ".join(clean_text(str(value)).split()) or None if value else None


class _Quiet(HTMLParser):
    """A reader of markup that never raises; it walks along the page, so depth does no harm."""

    def read(self, html: str) -> None:
        try:
            self.feed(html)
            self.close()
        except (AssertionError, ValueError, RecursionError):
            # What was read up to here counts.
            return


class _SeenText(_Quiet):
    """All text of a page that a reader would take for its content."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _UNSEEN:
            self._hidden.append(tag)
        elif tag == "body":
            self._hidden.clear()
        elif tag in _BREAKING:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            while self._hidden.pop() != tag:
                pass
        elif tag in _BREAKING:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            # Line ends of the markup are spaces; only elements break lines.
            self.pieces.append(data.replace("\n", " "))


class _Stated(_Quiet):
    """What a page states about itself in meta elements, JSON-LD and time elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title: str | None = None
        self.publisher: str | None = None
        self._linked: list[StatedDate] = []
        self._meta: list[StatedDate] = []
        self._times: list[StatedDate] = []
        self._within: str | None = None
        self._data: list[str] = []

    def dates_in_order(self) -> Iterator[StatedDate]:
        """Give the dates of publication, the surest kind first, then those of changes."""
        stated = [*self._linked, *self._meta, *self._times]
        yield from (date for date in stated if not date.changed)
        yield from (date for date in stated if date.changed)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._read_meta(given)
        elif tag == "time" and given.get("datetime"):
            named = given.get("itemprop", "").casefold()
            self._times.append(
                StatedDate(
                    written=given["datetime"],
                    where="a time element of the page",
                    changed=named in _CHANGED,
                )
            )
        elif tag == "title" or (tag == "script" and "ld+json" in given.get("type", "").casefold()):
            self._within, self._data = tag, []

    def handle_endtag(self, tag: str) -> None:
        if tag != self._within:
            return
        if tag == "title":
            self.title = self.title or "".join(self._data)
        else:
            self._read_linked("".join(self._data))
        self._within = None

    def handle_data(self, data: str) -> None:
        if self._within:
            self._data.append(data)

    def _read_meta(self, given: dict[str, str]) -> None:
        name = (
            given.get("property") or given.get("name") or given.get("itemprop") or ""
        ).casefold()
        content = given.get("content", "")
        if not content:
            return
        if name == "og:site_name":
            self.publisher = self.publisher or _line(content)
        elif name in _PUBLISHED | _CHANGED:
            self._meta.append(
                StatedDate(
                    written=content,
                    where=f"the page's meta element {name!r}",
                    changed=name in _CHANGED,
                )
            )

    def _read_linked(self, text: str) -> None:
        try:
            value: object = json.loads(text)
        except (ValueError, RecursionError):
            return
        for entry in _objects(value):
            for key, changed in (("datePublished", False), ("dateModified", True)):
                if isinstance(entry.get(key), str):
                    where = f"the page's JSON-LD ({key})"
                    self._linked.append(
                        StatedDate(written=str(entry[key]), where=where, changed=changed)
                    )
            publisher = entry.get("publisher")
            if isinstance(publisher, dict):
                named = cast("dict[str, object]", publisher).get("name")
                self.publisher = _line(named) or self.publisher


def _objects(value: object) -> Iterator[dict[str, object]]:
    """Give every object in a JSON value, outer before inner, without recursion."""
    waiting = deque([value])
    while waiting:
        current = waiting.popleft()
        if isinstance(current, dict):
            entry = cast("dict[str, object]", current)
            yield entry
            waiting.extend(entry.values())
        elif isinstance(current, list):
            waiting.extend(cast("list[object]", current))
