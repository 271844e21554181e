"""What is measured of a relation, in sentences and tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from interstate.briefs.contents import Measured, MeasuredPart, MeasuredTurn, Tally
from interstate.briefs.relation_chart import anchor_of, named_coder
from interstate.reference.plover import COOPERATION
from interstate.reference.states import party_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from interstate.briefs.contents import Citation
    from interstate.briefs.wording import Wording
    from interstate.relations.around import Around
    from interstate.relations.relation import Relation, TurnExamined
    from interstate.relations.scores import Estimate, Range, Scores

_SURE = 0.8
"""From such a probability on it is said that the two stand better or worse than usual."""
_CERTAIN = 0.99
_CODER = "coder"
_SCATTERED = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A direction or a domain of a relation, ready to be shown."""

    name: str
    cooperation: int
    conflict: int
    usual: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One happening behind a number, ready to be shown.

    Attributes
    ----------
    text
        The sentence, or the row of the data set in words.
    told
        How often it is told.
    source
        Where it stands.
    """

    day: str
    quad: str
    type_words: str
    goldstein: str
    text: str
    told: str
    outlet: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A period with what was counted in it, ready to be shown."""

    anchor: str
    day: str
    covered: bool
    cooperation: int
    conflict: int
    alone: str
    level: str
    goldstein: str
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnTold:
    """A turn, ready to be shown.

    Attributes
    ----------
    anchor
        Where its period stands.
    sentences
        What it is and how sure.
    around
        What else was told around it, each in a line.
    """

    anchor: str
    sentences: tuple[str, ...]
    around: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationBrief:
    """What is measured of a relation, in the words of one interface language.

    Attributes
    ----------
    names
        What the two are called.
    based
        What it rests on: coder, time, numbers, what is missing.
    standing
        How the two stand, in sentences.
    turns
        When they turned; empty where no turn is found.
    parts
        The same by direction and domain.
    periods
        The earliest first.
    """

    names: tuple[str, str]
    based: tuple[str, ...]
    standing: tuple[str, ...]
    turns: tuple[TurnTold, ...]
    parts: tuple[Part, ...]
    periods: tuple[Period, ...]


def relation_brief(relation: Relation, wording: Wording, names: tuple[str, str]) -> RelationBrief:
    """Return a relation in words.

    Parameters
    ----------
    names
        What the two are called, in the order of the relation's pair.
    """
    return RelationBrief(
        names=names,
        based=tuple(_based(relation, wording)),
        standing=tuple(_standing(relation, wording)),
        turns=tuple(_turn(each, relation, wording) for each in relation.turns),
        parts=tuple(_parts(relation, wording, names)),
        periods=tuple(_periods(relation, wording)),
    )


def measured(
    relation: Relation,
    wording: Wording,
    names: tuple[str, str],
    cites: Mapping[str, Citation],
) -> Measured:
    """Return a relation as a dossier holds it, whose numbers open to its entries.

    Parameters
    ----------
    cites
        Where the events and the rows of data sets stand in the dossier, by their ids.
    """
    told = relation_brief(relation, wording, names)
    kinds = (wording.say("measured.cooperation"), wording.say("measured.conflict"))
    parts: list[MeasuredPart] = []
    for part, chosen in zip(told.parts, _chosen(relation), strict=True):
        rows = relation.happenings.filter(chosen)
        tallies = [
            Tally(
                label=f"{part.name}: {kind}",
                cites=tuple(dict.fromkeys(cites[event] for event in events if event in cites)),
            )
            for kind, events in zip(kinds, _by_kind(rows), strict=True)
        ]
        parts.append(
            MeasuredPart(
                name=part.name,
                cooperation=tallies[0],
                conflict=tallies[1],
                usual=part.usual,
                now=part.now,
            )
        )
    return Measured(
        coder=named_coder(relation.coder, wording),
        based=told.based,
        standing=told.standing,
        turns=tuple(
            MeasuredTurn(sentences=turn.sentences, around=turn.around) for turn in told.turns
        ),
        parts=tuple(parts),
        relation=relation,
    )


def _chosen(relation: Relation) -> Iterator[pl.Expr]:
    """Give which happenings each part counts, in the order of `_parts`."""
    a, b = relation.pair
    yield pl.lit(value=True)
    for one, other in ((a, b), (b, a)):
        yield pl.col("symmetric") | ((pl.col("actor") == one) & (pl.col("recipient") == other))
    for domain in relation.domains:
        yield pl.col("domain") == domain


def _by_kind(rows: pl.DataFrame) -> tuple[list[str], list[str]]:
    """Return the events of cooperation and those of conflict."""
    cooperates = pl.col("quad").is_in(COOPERATION)
    return rows.filter(cooperates)["event"].to_list(), rows.filter(~cooperates)["event"].to_list()


def _based(relation: Relation, wording: Wording) -> Iterator[str]:
    series = relation.whole.series
    yield wording.say(
        "measured.based",
        coder=named_coder(relation.coder, wording),
        step=wording.say(f"measured.step.{relation.step}.many"),
        first=series.periods[0],
        last=series.periods[-1],
        n=wording.number(relation.happenings.height),
        told=wording.number(int(relation.happenings["tellings"].sum())),
    )
    missing = int((~series.told).sum())
    if missing:
        yield wording.say(
            "measured.missing",
            n=wording.number(missing),
            of=wording.number(len(series.periods)),
            step=wording.say(f"measured.step.{relation.step}.n"),
        )
    if relation.left_out:
        yield wording.count("measured.left_out", relation.left_out)


def _standing(relation: Relation, wording: Wording) -> Iterator[str]:
    whole = relation.whole
    last = whole.series.last_told
    step = wording.say(f"measured.step.{relation.step}.one")
    yield wording.say(
        "measured.stand",
        step=step,
        day=whole.series.periods[last],
        range=range_at(whole.standing, last, wording),
    )
    yield wording.say("measured.norm", range=_range(whole.norm, wording))
    yield _against_norm(whole, last, wording)
    if relation.rank.median is None:
        yield wording.say("measured.rank.none")
    else:
        yield wording.count(
            "measured.rank",
            relation.rank.pairs,
            below=wording.number(relation.rank.below),
            median=wording.decimal(relation.rank.median, places=2),
        )
    yield wording.say(
        "measured.rates",
        cooperation=range_at(whole.cooperation, last, wording, places=1),
        conflict=range_at(whole.conflict, last, wording, places=1),
        step=step,
    )
    if np.nansum(whole.series.valued):
        yield wording.say("measured.tone", range=range_at(whole.tone, last, wording, places=1))
    if whole.outlets:
        signed = [
            f"{name} {'+' if shift > 0 else ''}{wording.decimal(shift, places=2)}"
            for name, shift in sorted(whole.outlets.items(), key=lambda pair: pair[1])
        ]
        yield wording.say("measured.outlets", listed=", ".join(signed))
    if whole.dispersion >= _SCATTERED:
        yield wording.say("measured.dispersion", times=wording.decimal(whole.dispersion))
    yield from _prior(relation, wording)


def _prior(relation: Relation, wording: Wording) -> Iterator[str]:
    prior = relation.prior
    if not prior.pairs:
        yield wording.say("measured.prior.none")
        return
    usual = wording.decimal(prior.usual, places=2)
    yield wording.say("measured.prior", n=wording.number(prior.pairs), usual=usual)
    for tie in prior.ties:
        yield wording.say(
            "measured.tie",
            n=wording.number(tie.pairs),
            kind=wording.term("tie", tie.kind),
            effect=wording.decimal(tie.effect, places=2),
            error=wording.decimal(tie.error, places=2),
        )


def _against_norm(whole: Scores, period: int, wording: Wording) -> str:
    below = whole.below_norm(period)
    if max(below, 1 - below) < _SURE:
        return wording.say("measured.level")
    key, sure = "measured.worse" if below >= _SURE else "measured.better", max(below, 1 - below)
    return wording.say(key, p=_probability(sure, wording))


def _turn(examined: TurnExamined, relation: Relation, wording: Wording) -> TurnTold:
    turn = examined.turn
    return TurnTold(
        anchor=anchor_of(turn.day),
        sentences=tuple(_turn_sentences(examined, relation, wording)),
        around=tuple(_act(each, wording) for each in examined.around),
    )


def _turn_sentences(examined: TurnExamined, relation: Relation, wording: Wording) -> Iterator[str]:
    turn = examined.turn
    moves = [
        wording.say(f"measured.move.{move.what}.{'up' if move.up else 'down'}")
        for move in turn.moves
    ]
    yield wording.say(
        "measured.turn",
        day=turn.day,
        share=round(relation.whole.share * 100),
        first=turn.first,
        last=turn.last,
        moves=wording.listed(moves),
        p=_probability(turn.probability, wording),
    )
    step = wording.say(f"measured.step.{relation.step}.one")
    rates = [
        wording.say(
            "measured.turn.rate",
            what=wording.say(f"measured.{what}"),
            before=_interval(each[0], wording),
            after=_interval(each[1], wording),
            step=step,
        )
        for what, each in (("cooperation", turn.cooperation), ("conflict", turn.conflict))
        if each is not None
    ]
    if rates:
        told = wording.listed(rates)
        yield told[0].upper() + told[1:] + "."
    if turn.found_by:
        methods = wording.listed(turn.found_by)
        yield wording.count("measured.turn.found", len(turn.found_by), methods=methods)
    else:
        yield wording.say("measured.turn.found.none")
    if all(move.open for move in turn.moves):
        yield wording.say("measured.turn.open")
    yield from _survival(examined, wording)


def _survival(examined: TurnExamined, wording: Wording) -> Iterator[str]:
    parts = [each for each in examined.survival if each.left_out != _CODER]
    falls = [each.name for each in parts if not each.survives]
    n = wording.number(len(parts))
    if falls:
        yield wording.say("measured.turn.falls", n=n, listed=wording.listed(falls))
    elif parts:
        yield wording.say("measured.turn.survives", n=n)
    for each in examined.survival:
        if each.left_out == _CODER:
            key = "measured.turn.coder.yes" if each.survives else "measured.turn.coder.no"
            yield wording.say(key, coder=named_coder(each.name, wording))


def _act(act: Around, wording: Wording) -> str:
    interface = "de" if wording.interface == "de" else "en"
    return wording.say(
        "measured.turn.mutual" if act.symmetric else "measured.turn.act",
        actor=party_name(act.actor, interface),
        recipient=party_name(act.recipient, interface),
        type=wording.term("type", act.event_type),
        n=wording.number(act.events),
        expected=wording.decimal(act.expected),
        first=act.first,
    )


def _interval(figure: Range, wording: Wording) -> str:
    return _words([figure.value, figure.low, figure.high], wording, 1)


def _probability(p: float, wording: Wording) -> str:
    return wording.say("measured.sure") if p > _CERTAIN else wording.decimal(p, places=2)


def _parts(relation: Relation, wording: Wording, names: tuple[str, str]) -> Iterator[Part]:
    a, b = names
    named = {
        wording.say("measured.part.both"): relation.whole,
        f"{a} → {b}": relation.forth,
        f"{b} → {a}": relation.back,
    }
    named |= {wording.say(f"measured.domain.{d}"): each for d, each in relation.domains.items()}
    for name, each in named.items():
        yield Part(
            name=name,
            cooperation=int(np.nansum(each.series.cooperation)),
            conflict=int(np.nansum(each.series.conflict)),
            usual=_range(each.norm, wording),
            now=range_at(each.standing, each.series.last_told, wording),
        )


def _periods(relation: Relation, wording: Wording) -> Iterator[Period]:
    from interstate.relations.dyads import STEPS

    whole = relation.whole
    by_period = {
        key[0]: rows
        for key, rows in relation.happenings.group_by(
            relation.happenings["day"].dt.truncate(STEPS[relation.step])
        )
    }
    for n, day in enumerate(whole.series.periods):
        covered = bool(whole.series.told[n])
        rows = by_period.get(day)
        yield Period(
            anchor=anchor_of(day),
            day=str(day),
            covered=covered,
            cooperation=int(np.nan_to_num(whole.series.cooperation[n])),
            conflict=int(np.nan_to_num(whole.series.conflict[n])),
            alone=range_at(whole.balance, n, wording),
            level=range_at(whole.standing, n, wording),
            goldstein=range_at(whole.goldstein, n, wording, places=1),
            happenings=()
            if rows is None
            else tuple(_happening(row, wording) for row in rows.sort("day").iter_rows(named=True)),
        )


def _happening(row: dict[str, object], wording: Wording) -> Happening:
    value = row["goldstein"]
    return Happening(
        day=str(row["day"]),
        quad=str(row["quad"]),
        type_words=wording.term("type", str(row["event_type"])),
        goldstein=wording.decimal(value) if isinstance(value, float) else "–",
        text=str(row["text"]),
        told=wording.count("measured.told", int(str(row["tellings"]))),
        outlet=str(row["outlet"] or ""),
        source=str(row["source"]),
    )


def range_at(estimate: Estimate, period: int, wording: Wording, *, places: int = 2) -> str:
    """Return a period's figure with its interval in words, or a dash where there is none."""
    figures = [float(each[period]) for each in (estimate.value, estimate.low, estimate.high)]
    return _words(figures, wording, places)


def _range(figure: Range, wording: Wording) -> str:
    return _words([figure.value, figure.low, figure.high], wording, 2)


def _words(figures: Sequence[float], wording: Wording, places: int) -> str:
    if np.isnan(figures[0]):
        return "–"
    value, low, high = (wording.decimal(figure, places=places) for figure in figures)
    return wording.say("measured.range", value=value, low=low, high=high)
