"""Write a dossier as one HTML page that needs nothing but itself."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from interstate.briefs.contents import Citation, Clause, Dossier, Entry, Measured, Statement, Tally
from interstate.briefs.drawings import beams, chart, line, network, timeline
from interstate.briefs.wording import GLOSSARY, Wording
from interstate.record import Status
from interstate.reference.plover import QUADS

if TYPE_CHECKING:
    from jinja2 import Environment

# Characters that HTML forbids or that cannot be written as UTF-8; a hostile text may hold them.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")

# A shape for each kind of act, so that colour is never alone in telling them apart.
_SHAPES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "verbal cooperation": ("vc", "M-6.2,0a6.2,6.2 0 1,0 12.4,0a6.2,6.2 0 1,0 -12.4,0z"),
        "material cooperation": ("mc", "M-5.6,-5.6h11.2v11.2h-11.2z"),
        "verbal conflict": ("vf", "M0,-7.2L7,5.4H-7z"),
        "material conflict": ("mf", "M0,-7.8L7.8,0L0,7.8L-7.8,0z"),
    }
)
_FEWEST_PERIODS = 4
_OTHER_SHAPE = ("xx", "M-5,-6.5h10l3,6.5l-3,6.5h-10l-3,-6.5z")


@dataclass(slots=True)
class _Lists:
    """The lists behind the numbers, gathered while the page is written."""

    tallies: dict[tuple[Citation, ...], tuple[str, Tally]] = field(
        default_factory=dict[tuple[Citation, ...], tuple[str, Tally]]
    )

    def anchor(self, tally: Tally) -> str:
        """Return where a number leads: to its one event, or to the list of them."""
        if tally.n == 1:
            return tally.cites[0].anchor
        if tally.cites not in self.tallies:
            self.tallies[tally.cites] = (f"n-{len(self.tallies) + 1}", tally)
        return self.tallies[tally.cites][0]

    def gathered(self) -> list[tuple[str, Tally]]:
        """Return every list that was asked for, in that order."""
        return list(self.tallies.values())


def write_html(dossier: Dossier, *, alone: bool = False) -> str:
    """Return the dossier as one page: no network, no script needed, no markup from the texts.

    The page carries a content security policy that allows nothing but its own style and
    script, each by its hash, so that even markup that slipped through would not act.

    Parameters
    ----------
    alone
        Show the rival explanations and what they rest on, and leave out the rest.
    """
    from markupsafe import Markup

    wording = Wording(dossier.interface)
    environment = page_environment()
    style, script = style_sheet(), _template("dossier.js")
    lists = _Lists()
    outlets = {name: f"o{n}" for n, name in enumerate(_outlet_names(dossier))}
    languages = dict(
        sorted({q.language: q.language_words for e in dossier.ledger for q in e.quotations}.items())
    )
    html = environment.get_template("dossier.html").render(
        d=dossier,
        alone=alone,
        w=wording,
        say=wording.say,
        style=Markup(style),  # noqa: S704  (our own file)
        script=Markup(script),  # noqa: S704  (our own file)
        policy=(
            "default-src 'none'; "
            f"style-src 'sha256-{digest(style)}'; script-src 'sha256-{digest(script)}'; "
            "base-uri 'none'; form-action 'none'"
        ),
        lists=lists,
        last_published=_short_day(dossier, wording),
        timeline=timeline(dossier, wording),
        charts=[(table, chart(table)) for table in dossier.counts],
        beams=beams(dossier.ties, dossier.figures.last_published, wording),
        line=line(dossier.assessments, wording, dossier.figures.last_published),
        network=network(dossier),
        drawings=[_drawn(each, wording, dossier) for each in dossier.measured],
        entries={entry.anchor: entry for entry in dossier.ledger},
        judged={judgement.anchor: judgement for judgement in dossier.assessments},
        bonds={bond.anchor: bond for bond in dossier.ties},
        shape=shape_of,
        quads=QUADS,
        glossary=GLOSSARY,
        statuses=tuple(Status),
        outlets=outlets,
        languages=languages,
        periods=_periods(dossier),
        aside=sum(entry.scope == "alongside" for entry in dossier.ledger),
        tally_of=_tally_of,
        outlets_of={entry.anchor: _outlets_of(entry, outlets) for entry in dossier.ledger},
    )
    return writable(html)


def _drawn(measured: Measured, wording: Wording, dossier: Dossier) -> str:
    """Return the chart of a measured relation as SVG; too few periods are no course to draw."""
    relation = measured.relation
    if len(relation.whole.series.periods) < _FEWEST_PERIODS:
        return ""
    from markupsafe import Markup

    from interstate.briefs.charts import drawing_of
    from interstate.briefs.relation_chart import relation_chart

    names = (dossier.a.name, dossier.b.name)
    return Markup(drawing_of(relation_chart(relation, wording, names=names)))  # noqa: S704


def page_environment() -> "Environment":
    """Return what fills the templates of pages; all text is escaped unless it is our own file."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("interstate.briefs", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def style_sheet() -> str:
    """Return how pages look."""
    return _template("dossier.css")


def writable(html: str) -> str:
    """Return a page without characters that HTML forbids."""
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", html)


def _tally_of(clause: Clause, statement: Statement) -> Tally:
    return Tally(label=statement.text, cites=clause.cites)


def _short_day(dossier: Dossier, wording: Wording) -> str:
    day = dossier.figures.last_published
    if day is None:
        return ""
    month = wording.say(f"month.short.{day.month}")
    return wording.say("when.day", day=day.day, month=month, year=day.year)


def _template(name: str) -> str:
    return files("interstate.briefs").joinpath("templates", name).read_text(encoding="utf-8")


def digest(text: str) -> str:
    """Return the hash by which a page's policy lets its own style or script be."""
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()


def shape_of(quad: str) -> tuple[str, str]:
    """Return the class and outline that stand for a kind of act."""
    return _SHAPES.get(quad, _OTHER_SHAPE)


def _outlet_names(dossier: Dossier) -> list[str]:
    return sorted({q.outlet for entry in dossier.ledger for q in entry.quotations})


def _outlets_of(entry: Entry, outlets: Mapping[str, str]) -> str:
    return " ".join(sorted({outlets[q.outlet] for q in entry.quotations}))


def _periods(dossier: Dossier) -> list[tuple[str, list[Entry]]]:
    """Return the ledger under its headings."""
    groups: dict[str, list[Entry]] = {}
    for entry in dossier.ledger:
        groups.setdefault(entry.period, []).append(entry)
    return list(groups.items())
