"""Write what is measured of a relation as one HTML page that needs nothing but itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.briefs.charts import drawing_of
from interstate.briefs.page import digest, page_environment, shape_of, style_sheet, writable
from interstate.briefs.relation import relation_brief
from interstate.briefs.relation_chart import relation_chart

if TYPE_CHECKING:
    from interstate.briefs.wording import Wording
    from interstate.relations.relation import Relation


def write_relation(relation: Relation, wording: Wording, names: tuple[str, str]) -> str:
    """Return the page: how the two stand, the chart, and every number open to its events.

    Parameters
    ----------
    names
        What the two are called, in the order of the relation's pair.
    """
    from markupsafe import Markup

    style = style_sheet()
    html = (
        page_environment()
        .get_template("relation.html")
        .render(
            w=wording,
            say=wording.say,
            b=relation_brief(relation, wording, names),
            title=wording.say("measured.chart.title", a=names[0], b=names[1]),
            style=Markup(style),  # noqa: S704  (our own file)
            drawing=Markup(drawing_of(relation_chart(relation, wording, names=names, links=True))),  # noqa: S704
            shape=shape_of,
            policy=(
                f"default-src 'none'; style-src 'sha256-{digest(style)}'; "
                "base-uri 'none'; form-action 'none'"
            ),
        )
    )
    return writable(html)
