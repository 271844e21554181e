"""Tell, draw or write how states stand to each other as a network."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from interstate.errors import PairError, RangeError, UnknownCodeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from interstate.briefs.network_files import Told
    from interstate.pipeline.networks import Drawn, SignRule
    from interstate.relations.blocs import Blocs, Move
    from interstate.relations.camps import Frustration
    from interstate.relations.networks import Change, Shuffled, SignedNetwork
    from interstate.relations.standing import Standing

DRAWN = (".svg", ".png", ".html")
ENDINGS = (".gexf", ".csv", *DRAWN)
DRAWINGS = ("network", "matrix")
BASELINES = ("zero", "usual")
MOST_AROUND = 30
"""So many states are kept around one, unless more are asked for: those it deals most with."""
_YEAR = timedelta(days=364)
"""A network at a day rests on the events of the 365 days that end with it."""
_MOST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for on the command line.

    Attributes
    ----------
    at, first, last
        A day, or a span.
    since
        An earlier day to compare with.
    pair
        Two states, with those that deal with both.
    around, most
        A state, with so many of those that deal with it.
    states
        These, and no others.
    baseline
        One of `BASELINES`.
    drawing
        One of `DRAWINGS`; ``None`` lets the number of states decide.
    """

    at: date | None
    since: date | None
    first: date | None
    last: date | None
    pair: tuple[str, str] | None
    around: str | None
    most: int
    states: tuple[str, ...]
    coders: tuple[str, ...]
    threshold: float
    least_events: int
    baseline: str
    drawing: str | None

    def __post_init__(self) -> None:
        if self.baseline not in BASELINES:
            raise UnknownCodeError(self.baseline, kind="baseline", known=BASELINES)
        if self.drawing is not None and self.drawing not in DRAWINGS:
            raise UnknownCodeError(self.drawing, kind="drawing", known=DRAWINGS)
        chosen = [self.pair is not None, self.around is not None, bool(self.states)]
        if sum(chosen) > 1:
            msg = "--pair, --around and --states each choose states; give one of them"
            raise PairError(msg)
        if self.most < 1:
            msg = f"--most {self.most}; ask for at least 1 state around {self.around or 'one'}"
            raise RangeError(msg)

    def days(self) -> tuple[date, date]:
        """Return the first and the last day.

        Raises
        ------
        RangeError
            If not exactly one of a day and a span is given.
        """
        span = (self.first, self.last)
        if self.at is not None and span == (None, None):
            return self.at - _YEAR, self.at
        if self.at is None and self.first is not None and self.last is not None:
            return self.first, self.last
        msg = "give a day as --at 2024-06-30, or a span as --from 2024-01-01 --to 2024-06-30"
        raise RangeError(msg)

    def rule(self) -> "SignRule":
        """Return what makes a pair of states have a sign."""
        from interstate.pipeline.networks import SignRule

        return SignRule(
            coders=self.coders,
            threshold=self.threshold,
            least_events=self.least_events,
            baseline=None if self.baseline == "usual" else 0.0,
        )

    def chosen(self, network: "SignedNetwork") -> "SignedNetwork":
        """Return the part of a network that is asked for."""
        if self.pair is not None:
            return network.around(self.pair)
        if self.around is not None:
            return network.about(self.around, most=self.most)
        return network.among(self.states) if self.states else network


def tell_network(asked: Asked, record: Path, *, output: Path | None, as_json: bool) -> None:
    """Print how states stand to each other, or write it to a file.

    Raises
    ------
    RangeError
        If not exactly one of a day and a span is given, or no pair has a sign.
    UnknownCodeError
        If the file's ending is none of `ENDINGS`.
    """
    if output is not None and output.suffix not in ENDINGS:
        raise UnknownCodeError(output.suffix, kind="ending of a network", known=ENDINGS)
    found = _found(asked, record)
    if output is not None:
        _write(found, asked, output)
    elif as_json:
        typer.echo(json.dumps(found.as_json(), ensure_ascii=False))
    else:
        for line in found.lines():
            typer.echo(line)


def _found(asked: Asked, record: Path) -> "Findings":
    from interstate.pipeline.networks import network_of
    from interstate.relations.blocs import blocs, moved
    from interstate.relations.camps import frustration
    from interstate.relations.networks import change, shuffled
    from interstate.relations.standing import standing

    first, last = asked.days()
    made = network_of(record, first=first, last=last, rule=asked.rule())
    network = asked.chosen(made.network)
    two = frustration(network)
    many = blocs(network, camps=two.camps)
    stand = None
    if asked.pair is not None:
        # Where the two stand is asked of all that is known, not only of who deals with both.
        whole = frustration(made.network)
        stand = standing(made.network, asked.pair, blocs(made.network, camps=whole.camps))
    changes = None
    if asked.since is not None:
        before = network_of(record, first=asked.since - _YEAR, last=asked.since, rule=asked.rule())
        # The same states are compared: who deals with whom may itself be what changed.
        was = before.network
        kept = None if network is made.network else {*network.states}
        was = was if kept is None else was.among(kept, or_none=True)
        changes = Compared(
            first=before.first,
            last=before.last,
            before=was,
            relations=change(was, network),
            moves=moved(blocs(was, camps=frustration(was).camps), many),
        )
    return Findings(
        made=made,
        network=network,
        two=two,
        many=many,
        chance=shuffled(network),
        stand=stand,
        compared=changes,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What is different from an earlier time."""

    first: date
    last: date
    before: "SignedNetwork"
    relations: "Change"
    moves: "tuple[Move, ...]"

    def as_json(self) -> dict[str, object]:
        """Return all of it."""
        return {
            "since": {"first": self.first.isoformat(), "last": self.last.isoformat()},
            "turned": self.relations.turned,
            "new": self.relations.new,
            "gone": self.relations.gone,
            "same": self.relations.same,
            "moved": [
                {
                    "state": move.state,
                    "left": move.left,
                    "joined": move.joined,
                    "held": _rounded(move.held),
                }
                for move in self.moves
            ],
        }

    def lines(self) -> "Iterator[str]":
        """Give the main of it in lines for people."""
        told = self.relations
        yield (
            f"Since then ({self.first} to {self.last}): {len(told.turned)} turned, {len(told.new)} "
            f"new, {len(told.gone)} without a sign now, {told.same} the same."
        )
        for pair, sign in told.turned[:_MOST]:
            yield f"  turned {'cooperative' if sign > 0 else 'hostile'}: {_named(pair)}"
        yield f"In another bloc than then: {len(self.moves)} states."
        for move in self.moves[:_MOST]:
            to = f"to {_few(move.joined)}" if move.joined else "to no bloc"
            left = f"from {_few(move.left)} " if move.left else "from no bloc "
            sure = "" if move.held is None else f" (with its bloc in {move.held:.0%} of draws)"
            yield f"  {_named([move.state])}: {left}{to}{sure}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What is found in a network."""

    made: "Drawn"
    network: "SignedNetwork"
    two: "Frustration"
    many: "Blocs"
    chance: "Shuffled | None"
    stand: "Standing | None"
    compared: Compared | None

    def as_json(self) -> dict[str, object]:
        """Return all of it."""
        from interstate.relations.networks import positions

        triads = self.network.triads()
        chance, held = self.chance, self.many.held()
        return {
            "first": self.made.first.isoformat(),
            "last": self.made.last.isoformat(),
            "events": self.made.events,
            "ties": self.made.ties,
            "states": len(self.network.states),
            "baseline": round(self.network.baseline, 4),
            "relations": [
                {
                    "pair": each.pair,
                    "sign": each.sign,
                    "balance": _rounded(each.balance),
                    "cooperative": each.cooperative,
                    "conflictual": each.conflictual,
                    "because": each.because,
                }
                for each in self.network.relations
            ],
            "undecided": self.network.undecided,
            "too_few_events": self.made.network.thin,
            "triads": len(triads),
            "balanced_by_chance": None
            if chance is None
            else {
                "mean": round(chance.mean, 1),
                "low": round(chance.low, 1),
                "high": round(chance.high, 1),
            },
            "unbalanced_triads": [states for states, product in triads if product < 0],
            "frustration": {
                "index": self.two.index,
                "at_least": self.two.bound,
                "proven": self.two.proven,
                "gap": self.two.gap,
                "normalised": _rounded(self.two.normalised),
                "would_flip": self.two.frustrated,
                "camps": dict(self.two.camps),
                "seconds": round(self.two.seconds, 3),
            },
            "blocs": [
                {
                    "states": each.states,
                    "stability": _rounded(each.stability),
                    "held": {state: _rounded(held[state]) for state in each.states},
                }
                for each in self.many.blocs
            ],
            "in_no_bloc": self.many.alone,
            "against_blocs": self.many.against,
            "positions": positions(self.network).to_dicts(),
            "pair": None if self.stand is None else _standing_json(self.stand),
            "change": None if self.compared is None else self.compared.as_json(),
        }

    def lines(self) -> "Iterator[str]":
        """Give the main of it in lines for people."""
        network = self.network
        hostile = sum(each.sign < 0 for each in network.relations)
        yield f"{self.made.first} to {self.made.last}. Source: {_source(self.made)}."
        yield (
            f"{len(network.states)} states, {len(network.relations)} relations: "
            f"{len(network.relations) - hostile} cooperative, {hostile} hostile; "
            f"{len(network.undecided)} pairs without a sign, {self.made.network.thin} with too few "
            "events to tell."
        )
        if network.baseline:
            yield f"Measured from the usual balance, {network.baseline:+.2f}."
        if self.stand is not None:
            yield from _standing_lines(self.stand)
        yield from self._balance_lines()
        for number, each in enumerate(self.many.blocs, start=1):
            stable = "" if each.stability is None else f", stability {each.stability:.2f}"
            yield f"Bloc {number} ({len(each.states)}{stable}): {_few(each.states, _MOST)}"
        if self.many.alone:
            yield f"In no bloc ({len(self.many.alone)}): {_few(self.many.alone, _MOST)}"
        yield f"Relations against these blocs: {len(self.many.against)}."
        yield from self._position_lines()
        if self.compared is not None:
            yield from self.compared.lines()

    def _balance_lines(self) -> "Iterator[str]":
        triads, two = self.network.triads(), self.two
        against = [states for states, product in triads if product < 0]
        yield f"Triads: {len(triads)}, of which {len(against)} unbalanced."
        if self.chance is not None:
            low, high = (len(triads) - count for count in (self.chance.high, self.chance.low))
            yield (
                "  with the same signs laid by chance on the same relations: "
                f"{len(triads) - self.chance.mean:.0f} ({low:.0f} to {high:.0f} in 95 of 100)"
            )
        for states in against[:_MOST]:
            yield f"  unbalanced: {_named(states)}"
        if two.proven:
            yield f"Frustration index: {two.index}, proven least."
        else:
            yield (
                f"Frustration index: between {two.bound} and {two.index}, gap {two.gap:.0%}; time "
                "ran out before either was proven."
            )
        if two.normalised is not None:
            yield f"  normalised: {two.normalised:.3f} (1 is balanced)"
        for pair in two.frustrated[:_MOST]:
            yield f"  would have to flip: {_named(pair)}"
        if len(two.frustrated) > _MOST:
            yield f"  and {len(two.frustrated) - _MOST} more: see --json or --output FILE.csv"
        smaller = sum(two.camps.values())
        if two.index and smaller <= len(two.camps) * _FEW and not self.network.baseline:
            yield (
                f"  Camps say little here: all but {smaller} of {len(two.camps)} states are in "
                "one, as most of what is reported is cooperative. --baseline usual asks who stands "
                "better or worse than is usual."
            )

    def _position_lines(self) -> "Iterator[str]":
        from interstate.relations.networks import positions

        yield "Most relations (friends, foes, PageRank on cooperation, betweenness):"
        listed = positions(self.network).head(_MOST)
        for party, friends, foes, _, rank, between in listed.iter_rows():
            yield f"  {_named([party])}: {friends}, {foes}, {rank:.3f}, {between:.3f}"


_FEW = 0.1
"""Where no more than this share of states is in the smaller camp, there is hardly a second one."""


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _standing_json(stand: "Standing") -> dict[str, object]:
    camps = stand.camps
    return {
        "pair": stand.pair,
        "sign": None if stand.relation is None else stand.relation.sign,
        "because": None if stand.relation is None else stand.relation.because,
        "balance": _rounded(stand.balance),
        "with_both": stand.with_both,
        "against_both": stand.against_both,
        "with_first_only": stand.with_first,
        "with_second_only": stand.with_second,
        "for_one_side": stand.for_one_side,
        "flips": None
        if camps is None
        else {"together": camps.together, "apart": camps.apart, "proven": camps.proven},
        "camps": stand.camp_words(),
        "one_bloc": _rounded(stand.together),
    }


def _standing_lines(stand: "Standing") -> "Iterator[str]":
    one, other = (_named([party]) for party in stand.pair)
    if stand.relation is None:
        known = "" if stand.balance is None else f" (balance {stand.balance:+.2f})"
        yield f"{one} and {other}: no sign of their own{known}."
    else:
        sign = "cooperative" if stand.relation.sign > 0 else "hostile"
        yield f"{one} and {other}: {sign} ({stand.relation.because})."
    for label, parties in (
        ("with both", stand.with_both),
        ("against both", stand.against_both),
        (f"with {one}, against {other}", stand.with_first),
        (f"with {other}, against {one}", stand.with_second),
    ):
        yield f"  {label}: {len(parties)}{': ' + _few(parties, _MOST) if parties else ''}"
    yield f"  camps: {stand.camp_words()}"
    if stand.together is not None:
        yield (
            f"  blocs: in one in {stand.together:.0%} of draws that leave out a tenth of the "
            "relations"
        )


def _named(parties: "Sequence[str]") -> str:
    from interstate.reference.states import party_name

    return ", ".join(map(party_name, parties))


def _few(parties: "Sequence[str]", most: int = 4) -> str:
    more = f" and {len(parties) - most} more" if len(parties) > most else ""
    return _named(parties[:most]) + more


def _source(made: "Drawn") -> str:
    from interstate.reference.data_sets import coder_name

    events = [f"{coder_name(kind)} (n = {count:,} events)" for kind, count in made.events.items()]
    ties = [f"{kind} (n = {count:,} pairs)" for kind, count in made.ties.items()]
    return "; ".join([*events, *ties])


def _told(found: Findings, asked: Asked) -> "Told":
    from interstate.briefs.network_files import Told

    network, two = found.network, found.two
    about = "States"
    if asked.pair is not None:
        about = f"{_named(asked.pair)} and those who deal with both"
    elif asked.around is not None:
        about = f"{_named([asked.around])} and those who deal with it"
    elif asked.states:
        about = _few(asked.states)
    proven = "proven least" if two.proven else f"at least {two.bound}"
    counted = [
        (
            f"{len(network.states)} states, {_count(len(network.relations), 'relation')} with a "
            f"sign, of which {two.index} would have to flip for two camps ({proven})."
        )
    ]
    if asked.around is not None:
        all_around = len(found.made.network.about(asked.around).states) - 1
        if all_around > asked.most:
            counted.append(
                f"Shown are the {asked.most} of {all_around} states of whose dealings with it most "
                "is told."
            )
    from_what = f"{found.network.baseline:+.2f}, as is usual" if network.baseline else "0"
    counted.append(
        "A pair has a sign where its balance, (cooperative - conflictual) / all events, is "
        f"{asked.threshold:g} or more from {from_what}; at least {asked.least_events} events."
    )
    return Told(
        title=f"{about}: how they stand, {found.made.first} to {found.made.last}",
        caption=(*counted, f"Source: {_source(found.made)}."),
        camps=two.camps,
        frustrated=frozenset(two.frustrated),
        blocs=found.many.blocs,
        held=found.many.held(),
        asked=(*(asked.pair or ()), *asked.states),
        earlier=None if found.compared is None else found.compared.before.signs,
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _write(found: Findings, asked: Asked, output: Path) -> None:
    from interstate.briefs.charts import write_chart
    from interstate.briefs.network_charts import (
        MOST_DRAWN,
        matrix_chart,
        network_chart,
        ring_chart,
    )
    from interstate.briefs.network_files import network_gexf, relations_table
    from interstate.views.cli.writing import make_folder, write

    network, told = found.network, _told(found, asked)
    if output.suffix == ".gexf":
        write(output, network_gexf(network, told))
    elif output.suffix == ".csv":
        write(output, relations_table(network, told).write_csv(null_value="NA"))
    else:
        make_folder(output.parent)
        many = len(network.states) > MOST_DRAWN
        drawing = asked.drawing or ("matrix" if many and asked.around is None else "network")
        if drawing == "matrix":
            chart = matrix_chart(network, told)
        elif asked.around is not None:
            chart = ring_chart(network, told, asked.around)
        else:
            chart = network_chart(network, told)
        write_chart(chart, output)
    relations = _count(len(network.relations), "relation")
    typer.echo(f"{output}: {len(network.states)} states, {relations}")
    for line in told.caption:
        typer.echo(line)


# Over time -----------------------------------------------------------------------------------

OVER_TIME = (".csv", *DRAWN)


def tell_over_time(
    asked: Asked, step: str, record: Path, *, output: Path | None, as_json: bool
) -> None:
    """Print how the network developed, or write it to a file.

    Raises
    ------
    RangeError
        If no span is given, or a comparison is asked for too.
    UnknownCodeError
        If the step is not known, or the file's ending is none of `OVER_TIME`.
    """
    from interstate.pipeline.networks_over_time import networks_over_time

    if output is not None and output.suffix not in OVER_TIME:
        raise UnknownCodeError(output.suffix, kind="ending of networks over time", known=OVER_TIME)
    if asked.first is None or asked.last is None or asked.since is not None:
        msg = f"--by {step} goes with --from and --to, and without --since"
        raise RangeError(msg)
    first, last = asked.days()
    rows = networks_over_time(
        record,
        first=first,
        last=last,
        step=step,
        rule=asked.rule(),
        states=asked.states or None,
        state=asked.around,
        pair=asked.pair,
    )
    if output is None and as_json:
        typer.echo(json.dumps(rows.to_dicts(), ensure_ascii=False, default=str))
    elif output is None:
        for row in rows.iter_rows(named=True):
            typer.echo(_period_line(row))
    else:
        _write_over_time(rows, asked, step, output)


def _period_line(row: "Mapping[str, object]") -> str:
    """Return a period in a line for people; what is not known is NA."""

    def told(name: str) -> str:
        value = row[name]
        return "NA" if value is None else f"{value:.2f}" if isinstance(value, float) else f"{value}"

    line = (
        f"{row['first']} to {row['last']}: {told('states')} states, {told('cooperative')} "
        f"cooperative, {told('hostile')} hostile; {told('balanced')} of {told('triads')} triads "
        f"balanced ({told('balanced_share')}, by chance {told('chance_low')} to "
        f"{told('chance_high')}); frustration {told('frustration')}"
    )
    if row["frustration"] != row["frustration_at_least"]:
        line += f" (at least {told('frustration_at_least')})"
    line += f", normalised {told('normalised')}"
    if "state" in row:
        line += (
            f"; {_named([str(row['state'])])}: {told('friends')} friends, {told('foes')} foes, "
            f"PageRank {told('pagerank')}, betweenness {told('betweenness')}, bloc of "
            f"{told('bloc_size')}"
        )
    if "sign" in row:
        line += (
            f"; {_named([str(row['state1']), str(row['state2'])])}: sign {told('sign')}, balance "
            f"{told('balance')}, flips together {told('flips_together')}, apart "
            f"{told('flips_apart')}, one bloc {told('one_bloc')}"
        )
    return line


def _write_over_time(rows: "object", asked: Asked, step: str, output: Path) -> None:
    import polars as pl

    from interstate.briefs.charts import write_chart
    from interstate.briefs.network_time_chart import over_time_chart
    from interstate.reference.data_sets import coder_name
    from interstate.views.cli.writing import make_folder, write

    if not isinstance(rows, pl.DataFrame):  # the annotation would import polars for each command
        raise TypeError(rows)
    if output.suffix == ".csv":
        write(output, rows.write_csv(null_value="NA"))
    else:
        make_folder(output.parent)
        kinds = sorted({each for row in rows["coders"].drop_nulls() for each in row.split("; ")})
        coders = ", ".join(coder_name(each) for each in kinds)
        n = int(rows["events"].sum() or 0)
        chart = over_time_chart(
            rows,
            title=f"The network of states by {step}, {asked.first} to {asked.last}",
            caption=(f"Source: {coders} (n = {n:,} events)." if coders else "Source: ties.",),
        )
        write_chart(chart, output)
    typer.echo(f"{output}: {rows.height} periods")
