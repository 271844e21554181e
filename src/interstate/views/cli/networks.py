"""Tell, draw or write how states stand to each other as a network."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from interstate.errors import RangeError, UnknownCodeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interstate.briefs.network_files import Told
    from interstate.pipeline.networks import Drawn
    from interstate.relations.networks import Blocs, Change, Frustration, SignedNetwork

DRAWN = (".svg", ".png", ".html")
ENDINGS = (".gexf", ".csv", *DRAWN)
_YEAR = timedelta(days=364)
"""A network at a day rests on the events of the 365 days that end with it."""
_MOST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for on the command line; `since` is an earlier day to compare with."""

    at: date | None
    since: date | None
    first: date | None
    last: date | None
    pair: tuple[str, str] | None
    coders: tuple[str, ...]
    threshold: float
    least_events: int


def tell_network(asked: Asked, record: Path, *, output: Path | None, as_json: bool) -> None:
    """Print how states stand to each other, or write it to a file.

    Raises
    ------
    RangeError
        If not exactly one of a day and a span is given, or no pair has a sign.
    UnknownCodeError
        If the file's ending is none of `ENDINGS`.
    """
    from interstate.pipeline.networks import network_of
    from interstate.relations.networks import blocs, change, frustration

    if output is not None and output.suffix not in ENDINGS:
        raise UnknownCodeError(output.suffix, kind="ending of a network", known=ENDINGS)
    first, last = _days(asked)

    def between(first: date, last: date) -> "Drawn":
        return network_of(
            record,
            first=first,
            last=last,
            coders=asked.coders,
            threshold=asked.threshold,
            least_events=asked.least_events,
        )

    made = between(first, last)
    earlier = None if asked.since is None else between(asked.since - _YEAR, asked.since)
    network = made.network if asked.pair is None else made.network.around(asked.pair)
    if output is not None:
        _write(network, _told(made, network, frustration(network), asked), output)
        return
    found = Findings(
        made=made,
        network=network,
        two=frustration(network),
        many=blocs(network),
        changed=None if earlier is None else change(earlier.network, made.network),
    )
    if as_json:
        typer.echo(json.dumps(found.as_json(), ensure_ascii=False))
    else:
        for line in found.lines():
            typer.echo(line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What is found in a network."""

    made: "Drawn"
    network: "SignedNetwork"
    two: "Frustration"
    many: "Blocs"
    changed: "Change | None"

    def as_json(self) -> dict[str, object]:
        """Return all of it."""
        from interstate.relations.networks import positions

        triads = self.network.triads()
        changed = self.changed
        return {
            "first": self.made.first.isoformat(),
            "last": self.made.last.isoformat(),
            "events": self.made.events,
            "ties": self.made.ties,
            "states": len(self.network.states),
            "relations": [
                {"pair": each.pair, "sign": each.sign, "because": each.because}
                for each in self.network.relations
            ],
            "undecided": self.network.undecided,
            "too_few_events": self.made.network.thin,
            "triads": len(triads),
            "unbalanced_triads": [states for states, product in triads if product < 0],
            "frustration": {
                "index": self.two.index,
                "at_least": self.two.bound,
                "proven": self.two.proven,
                "gap": self.two.gap,
                "would_flip": self.two.frustrated,
                "camps": dict(self.two.camps),
            },
            "blocs": [
                {"states": each.states, "stability": round(each.stability, 3)}
                for each in self.many.blocs
            ],
            "in_no_bloc": self.many.alone,
            "against_blocs": self.many.against,
            "positions": positions(self.network).to_dicts(),
            "change": None
            if changed is None
            else {
                "turned": changed.turned,
                "new": changed.new,
                "gone": changed.gone,
                "same": changed.same,
            },
        }

    def lines(self) -> "Iterator[str]":
        """Give the main of it in lines for people."""
        from interstate.relations.networks import positions

        network, two = self.network, self.two
        hostile = sum(each.sign < 0 for each in network.relations)
        yield f"{self.made.first} to {self.made.last}. Source: {_source(self.made)}."
        yield (
            f"{len(network.states)} states, {len(network.relations)} relations: "
            f"{len(network.relations) - hostile} cooperative, {hostile} hostile; "
            f"{len(network.undecided)} pairs without a sign, {self.made.network.thin} with too few "
            "events to tell."
        )
        triads = network.triads()
        against = [states for states, product in triads if product < 0]
        yield f"Triads: {len(triads)}, of which {len(against)} unbalanced."
        for states in against[:_MOST]:
            yield f"  unbalanced: {_named(states)}"
        if two.proven:
            yield f"Frustration index: {two.index}, proven least."
        else:
            yield (
                f"Frustration index: between {two.bound} and {two.index}; time ran out before "
                "either was proven."
            )
        for pair in two.frustrated[:_MOST]:
            yield f"  would have to flip: {_named(pair)}"
        if len(two.frustrated) > _MOST:
            yield f"  and {len(two.frustrated) - _MOST} more: see --json or --output FILE.csv"
        for number, each in enumerate(self.many.blocs, start=1):
            shown = _named(each.states[:_MOST])
            more = f" and {len(each.states) - _MOST} more" if len(each.states) > _MOST else ""
            size = f"{len(each.states)}, stability {each.stability:.2f}"
            yield f"Bloc {number} ({size}): {shown}{more}"
        yield f"Relations against these blocs: {self.many.against}."
        yield "Most relations (friends, foes, PageRank on cooperation, betweenness):"
        for party, friends, foes, _, rank, between in positions(network).head(_MOST).iter_rows():
            yield f"  {_named([party])}: {friends}, {foes}, {rank:.3f}, {between:.3f}"
        if self.changed is not None:
            yield from _changes(self.changed)


def _changes(changed: "Change") -> "Iterator[str]":
    yield (
        f"Since then: {len(changed.turned)} turned, {len(changed.new)} new, "
        f"{len(changed.gone)} without a sign now, {changed.same} the same."
    )
    for pair, sign in changed.turned[:_MOST]:
        yield f"  turned {'cooperative' if sign > 0 else 'hostile'}: {_named(pair)}"


def _named(parties: "Sequence[str]") -> str:
    from interstate.reference.states import party_name

    return ", ".join(map(party_name, parties))


def _days(asked: Asked) -> tuple[date, date]:
    span = (asked.first, asked.last)
    if asked.at is not None and span == (None, None):
        return asked.at - _YEAR, asked.at
    if asked.at is None and asked.first is not None and asked.last is not None:
        return asked.first, asked.last
    msg = "give a day as --at 2024-06-30, or a span as --from 2024-01-01 --to 2024-06-30"
    raise RangeError(msg)


def _source(made: "Drawn") -> str:
    events = ", ".join(f"{kind} (n = {count:,} events)" for kind, count in made.events.items())
    ties = ", ".join(f"{kind} (n = {count:,} pairs)" for kind, count in made.ties.items())
    return "; ".join(part for part in (events, ties) if part)


def _told(made: "Drawn", network: "SignedNetwork", found: "Frustration", asked: Asked) -> "Told":
    from interstate.briefs.network_files import Told
    from interstate.reference.states import party_name

    about = "States" if asked.pair is None else " and ".join(map(party_name, asked.pair))
    proven = "proven least" if found.proven else f"at least {found.bound}"
    return Told(
        title=f"{about}: how they stand to each other, {made.first} to {made.last}",
        caption=(
            (
                f"{len(network.states)} states, {len(network.relations)} relations, of which "
                f"{found.index} go against two camps ({proven})."
            ),
            f"Source: {_source(made)}.",
        ),
        camps=found.camps,
        frustrated=frozenset(found.frustrated),
    )


def _write(network: "SignedNetwork", told: "Told", output: Path) -> None:
    from interstate.briefs.charts import write_chart
    from interstate.briefs.network_files import network_chart, network_gexf, relations_table
    from interstate.views.cli.writing import make_folder, write

    if output.suffix == ".gexf":
        write(output, network_gexf(network, told))
    elif output.suffix == ".csv":
        write(output, relations_table(network, told).write_csv(null_value="NA"))
    else:
        make_folder(output.parent)
        write_chart(network_chart(network, told), output)
    typer.echo(f"{output}: {len(network.states)} states, {len(network.relations)} relations")
    for line in told.caption:
        typer.echo(line)
