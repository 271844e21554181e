"""Write rival explanations for programs: all figures as JSON, the matrix as a table."""

import csv
import io
from collections.abc import Mapping

from interstate.briefs.rivals import asked
from interstate.hypotheses import Analysis, strength
from interstate.hypotheses.analysis import item_of
from interstate.hypotheses.weighing import rating
from interstate.store.exports.tables import cell

FORMAT = "interstate-hypotheses/1"


def rivals_json(analysis: Analysis) -> dict[str, object]:
    """Return an analysis as values that JSON knows; keys are in docs/how-to/hypotheses.md."""
    question, weighed = analysis.question, analysis.weighed
    ids = [each.id for each in question.hypotheses]
    first, second = weighed.order[:2]
    factor = weighed.factor(first, second)

    def by_id(values: tuple[float, ...]) -> Mapping[str, float]:
        return dict(zip(ids, values, strict=True))

    return {
        "format": FORMAT,
        "question": question.asks,
        "pair": list(question.pair),
        "file": question.origin,
        "coders": list(question.coders),
        "bears": analysis.bears,
        "likeliest": ids[first] if analysis.bears else None,
        "next": ids[second] if analysis.bears else None,
        "odds": weighed.odds(first, second),
        "bayes_factor": factor,
        "strength": strength(factor),
        "least_inconsistent": [ids[at] for at in weighed.least_inconsistent]
        if analysis.bears
        else [],
        "hypotheses": [
            {
                "id": each.id,
                "says": each.says,
                "prior": weighed.priors[at],
                "posterior": weighed.posteriors[at],
                "inconsistency": weighed.inconsistencies[at],
            }
            for at, each in enumerate(question.hypotheses)
        ],
        "rows": [
            {
                "id": row.observation.id,
                "says": row.observation.says,
                "asks": asked(row.observation),
                "state": row.state.value,
                "because": row.because,
                "told_surely": row.weight,
                "weight": weighed.weights.get(row.observation.id, 0.0),
                "voices": dict(row.voices),
                "events": [
                    {"id": f.event, "weight": f.weight, "shared_by": f.shared} for f in row.finds
                ],
                "aside": list(row.aside),
                "months_covered": row.covered,
                "months": row.months,
                "likelihoods": by_id(
                    tuple(
                        question.likelihood(h, row.observation).chance for h in question.hypotheses
                    )
                ),
                "ratings": _ratings(analysis, at),
                "largest_factor": analysis.discriminates(row),
                "discriminates": analysis.tells_apart(row),
            }
            for at, row in enumerate(analysis.rows)
        ],
        "voices": [
            {
                "voice": voice,
                "outlets": list(analysis.outlets.get(voice, ())),
                "largest_factor": weighed.factors[voice],
                "left_of_it": scale,
            }
            for voice, scale in weighed.scales.items()
        ],
        "without": [
            {
                "kind": drop.kind,
                "what": drop.what,
                "likeliest": ids[drop.leader],
                "changes": drop.leader != first,
                "odds": drop.odds,
                "posteriors": by_id(drop.posteriors),
                "states": {row: state.value for row, state in drop.states.items()},
            }
            for drop in analysis.drops
        ],
        "would_decide": [
            {
                "row": each.row,
                "chance": each.chance,
                "bits": each.bits,
                "if_seen": by_id(each.if_seen),
                "if_absent": by_id(each.if_absent),
            }
            for each in analysis.deciders
        ],
    }


def matrix_csv(analysis: Analysis) -> str:
    """Return the matrix as a table: a row for each observation, a column for each hypothesis.

    Cells hold Heuer's marks (CC C N I II), or NA where a row is no evidence; the last rows
    hold priors, posteriors and inconsistencies. No cell can act in a spreadsheet.
    """
    ids = [each.id for each in analysis.question.hypotheses]
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(["row", "says", "state", "weight", *ids, "largest_factor", "events", "because"])
    for at, row in enumerate(analysis.rows):
        ratings = _ratings(analysis, at)
        weight = analysis.weighed.weights.get(row.observation.id)
        table.writerow(
            [
                cell(row.observation.id),
                cell(row.observation.says),
                row.state.value,
                "NA" if weight is None else f"{weight:.4f}",
                *(ratings.get(id_, "NA") for id_ in ids),
                f"{analysis.discriminates(row):.4f}",
                cell([find.event for find in row.finds]),
                cell(row.because),
            ]
        )
    for name, values in (
        ("prior", analysis.weighed.priors),
        ("posterior", analysis.weighed.posteriors),
        ("inconsistency", analysis.weighed.inconsistencies),
    ):
        table.writerow([name, "", "", "", *(f"{each:.4f}" for each in values), "", "", ""])
    return written.getvalue()


def _ratings(analysis: Analysis, at: int) -> dict[str, str]:
    row = analysis.rows[at]
    if not row.counts:
        return {}
    chances = item_of(analysis.question, row).chances
    return {
        each.id: rating(chance)
        for each, chance in zip(analysis.question.hypotheses, chances, strict=True)
    }
