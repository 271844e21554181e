"""Put rival explanations and what the record says of them into words."""

from collections.abc import Mapping, Sequence
from math import exp
from pathlib import PurePath

from interstate.briefs.contents import (
    Citation,
    Rival,
    RivalCell,
    RivalDecider,
    RivalDrop,
    RivalRow,
    Rivals,
    Tally,
)
from interstate.briefs.wording import Wording
from interstate.hypotheses import Analysis, Observation, Row, State, strength
from interstate.hypotheses.analysis import WEAK
from interstate.hypotheses.questions import WORDS
from interstate.hypotheses.weighing import rating
from interstate.hypotheses.weights import RELIABILITY, VOICE_LIMIT
from interstate.record import EventId

_SIGNS: Mapping[str, str] = {"CC": "++", "C": "+", "N": "·", "I": "−", "II": "−−"}
_NEARLY = 0.995
_HUGE = 1000.0
_NAMED = 3
"""So many things that the answer hangs on, or outlets of a voice, are named."""


def rivals(analysis: Analysis, cites: Mapping[EventId, Citation], wording: Wording) -> Rivals:
    """Return an analysis in words.

    Parameters
    ----------
    cites
        Where each event that the analysis speaks of is shown.
    """
    return _Telling(analysis, cites, wording).rivals()


class _Telling:
    """An analysis, being put into words."""

    def __init__(
        self, analysis: Analysis, cites: Mapping[EventId, Citation], wording: Wording
    ) -> None:
        self.analysis, self.cites, self.wording = analysis, cites, wording
        self.hypotheses = analysis.question.hypotheses
        self.labels = {r.observation.id: f"R{n}" for n, r in enumerate(analysis.rows, start=1)}

    def rivals(self) -> Rivals:
        say, analysis = self.wording.say, self.analysis
        rows = [self._row(row) for row in analysis.rows]
        order = sorted(
            range(len(rows)),
            key=lambda at: (
                not analysis.rows[at].counts,
                -round(analysis.discriminates(analysis.rows[at]), 9),
                at,
            ),
        )
        counting = [f.event for row in analysis.rows if row.counts for f in row.finds]
        reliability = {**RELIABILITY, **analysis.question.reliability}
        return Rivals(
            question=analysis.question.asks,
            origin=PurePath(analysis.question.origin).name,
            verdicts=tuple(self._verdicts()),
            rests=self._tally(say("rivals.rests"), counting),
            rivals=tuple(self._rival(at) for at in range(len(self.hypotheses))),
            rows=tuple(rows[at] for at in order),
            drops=tuple(self._drop(at) for at in range(len(analysis.drops))),
            deciders=tuple(self._decider(at) for at in range(len(analysis.deciders))),
            scale=tuple(
                (say(f"rivals.word.{word.replace(' ', '_')}"), self._decimal(chance))
                for word, chance in WORDS.items()
            ),
            reliability=tuple(
                (say(f"rivals.kind.{kind}"), self.wording.decimal(figure))
                for kind, figure in reliability.items()
            ),
        )

    # Figures ----------------------------------------------------------------------------

    def _percent(self, share: float) -> str:
        say = self.wording.say
        if share > _NEARLY:
            return say("rivals.over", share=say("rivals.percent", n=99))
        if share < 1 - _NEARLY:
            return say("rivals.under", share=say("rivals.percent", n=1))
        return say("rivals.percent", n=f"{share * 100:.0f}")

    def _odds(self, odds: float) -> str:
        if odds >= _HUGE:
            return self.wording.say("rivals.odds_over", n=self.wording.number(int(_HUGE)))
        if odds <= 1 / _HUGE:
            return self.wording.say("rivals.odds_under", n=self.wording.number(int(_HUGE)))
        # Odds below one read best the other way round: 1 to 3, not 0.33 to 1.
        one, other = (odds, 1.0) if odds >= 1 else (1.0, 1 / odds)
        return self.wording.say("rivals.odds", one=self._few(one), other=self._few(other))

    def _few(self, number: float) -> str:
        places = 0 if number == 1 or number >= 10 else 1  # noqa: PLR2004
        # Odds of 1.04 are not even.
        if 1 < number < 1.05:  # noqa: PLR2004
            places = 2
        return self.wording.decimal(number, places=places)

    def _decimal(self, number: float) -> str:
        return self.wording.decimal(number, places=2)

    def _tally(self, label: str, events: Sequence[EventId]) -> Tally:
        return Tally(
            label=label,
            cites=tuple(
                sorted(
                    {self.cites[e] for e in events if e in self.cites},
                    key=lambda cite: int(cite.label),
                )
            ),
        )

    def _quoted(self, says: str) -> str:
        return self.wording.say("ledger.spoken", text=says.rstrip("."))

    def _names(self, voice: str) -> str:
        """Name a voice by its outlets; one that has many, such as a data set, by itself."""
        names = self.analysis.outlets.get(voice, ())
        return ", ".join(names) if 0 < len(names) <= _NAMED else voice.partition(":")[2] or voice

    # The parts --------------------------------------------------------------------------

    def _verdicts(self) -> list[str]:
        say, analysis = self.wording.say, self.analysis
        if not analysis.bears:
            return [say("rivals.nothing")]
        weighed = analysis.weighed
        first, second = weighed.order[:2]
        factor = weighed.factor(first, second)
        least = [self._quoted(self.hypotheses[at].says) for at in weighed.least_inconsistent]
        moved = strength(factor)
        kind = "against" if factor < 1 else "bare" if moved == "bare" else "for"
        return [
            say(
                f"rivals.verdict_{kind}",
                first=self._quoted(self.hypotheses[first].says),
                second=self._quoted(self.hypotheses[second].says),
                odds=self._odds(weighed.odds(first, second)),
                share=self._percent(weighed.posteriors[first]),
                factor=self._few(max(factor, 1 / factor)),
                strength=say(f"rivals.strength.{moved.replace(' ', '_')}"),
            ),
            say("rivals.least", names=self.wording.listed(least)),
            self._hangs(),
            self._limit(),
        ]

    def _hangs(self) -> str:
        """Say what the answer hangs on: whatever, left out, lets another explanation lead."""
        say = self.wording.say
        first = self.analysis.weighed.order[0]
        found = [drop for drop in self.analysis.drops if drop.leader != first]
        if not found:
            return say("rivals.stands")
        found.sort(key=lambda drop: drop.odds)
        named = [self._dropped(drop.kind, drop.what) for drop in found[:_NAMED]]
        key = "rivals.hangs_more" if len(found) > _NAMED else "rivals.hangs"
        return say(key, names=self.wording.listed(named), n=len(found) - _NAMED)

    def _limit(self) -> str:
        weighed = self.analysis.weighed
        held = sorted(voice for voice, scale in weighed.scales.items() if scale < 1)
        limit = self.wording.decimal(exp(VOICE_LIMIT))
        key = "rivals.voices.one" if len(weighed.scales) == 1 else "rivals.voices.other"
        told = self.wording.say(key, n=len(weighed.scales), limit=limit)
        if held:
            names = self.wording.listed([self._names(voice) for voice in held])
            told = f"{told} {self.wording.say('rivals.held', names=names)}"
        return told

    def _rival(self, at: int) -> Rival:
        weighed, hypothesis = self.analysis.weighed, self.hypotheses[at]
        first = weighed.order[0]
        bears = self.analysis.bears
        return Rival(
            id=hypothesis.id,
            says=hypothesis.says,
            prior=weighed.priors[at],
            prior_words=self._percent(weighed.priors[at]),
            posterior=weighed.posteriors[at],
            posterior_words=self._percent(weighed.posteriors[at]),
            inconsistency_words=self._decimal(weighed.inconsistencies[at]),
            odds_words="" if at == first else self._odds(weighed.odds(first, at)),
            leading=bears and at == first,
            least=bears and at in weighed.least_inconsistent,
        )

    def _row(self, row: Row) -> RivalRow:
        say, observation = self.wording.say, row.observation
        label = self.labels[observation.id]
        weight = self.analysis.weighed.weights.get(observation.id, 0.0)
        voices = list(row.voices) if row.counts else []
        return RivalRow(
            anchor=f"row-{label}",
            label=label,
            id=observation.id,
            says=observation.says,
            asks=asked(observation),
            state=row.state.name.lower(),
            found=self._found(row),
            because=row.because,
            events=self._tally(f"{label}: {observation.says}", [f.event for f in row.finds]),
            aside=self._tally(f"{label}: {say('rivals.aside')}", row.aside),
            outlets=tuple(self._names(voice) for voice in voices),
            weight_words=self._decimal(weight) if row.counts else "",
            cells=tuple(self._cell(row, at) for at in range(len(self.hypotheses))),
            factor_words=(
                self.wording.decimal(self.analysis.discriminates(row), places=2)
                if row.counts
                else ""
            ),
            discriminates=self.analysis.tells_apart(row),
        )

    def _found(self, row: Row) -> str:
        none = "none_" if row.observation.none else ""
        weak = row.state is State.SEEN and row.weight < WEAK
        state = "weak" if weak else row.state.name.lower()
        return self.wording.say(f"rivals.state.{none}{state}")

    def _cell(self, row: Row, at: int) -> RivalCell:
        say, hypothesis = self.wording.say, self.hypotheses[at]
        told = self.analysis.question.likelihood(hypothesis, row.observation)
        if not row.counts:
            return RivalCell(rating="", sign="", words=say("rivals.no_evidence"))
        mark = rating(row.chance(told.chance))
        return RivalCell(
            rating=mark,
            sign=_SIGNS[mark],
            words=say(
                "rivals.cell",
                rating=say(f"rivals.rating.{mark}"),
                chance=self._decimal(row.chance(told.chance)),
            ),
        )

    def _dropped(self, kind: str, what: str) -> str:
        say = self.wording.say
        if kind == "row":
            says = next(r.observation.says for r in self.analysis.rows if r.observation.id == what)
            return say("rivals.without_row", label=self.labels[what], says=says.rstrip("."))
        if kind == "voice":
            return say("rivals.without_voice", name=self._names(what))
        if not what:
            return say("rivals.without_priors")
        return say("rivals.without_prior", name=self._says(what))

    def _says(self, hypothesis: str) -> str:
        return self._quoted(next(h.says for h in self.hypotheses if h.id == hypothesis))

    def _drop(self, at: int) -> RivalDrop:
        drop = self.analysis.drops[at]
        return RivalDrop(
            kind=drop.kind,
            what=self._dropped(drop.kind, drop.what),
            leader=self.hypotheses[drop.leader].says,
            posterior_words=self._percent(drop.posteriors[drop.leader]),
            odds_words=self._odds(drop.odds),
            changes=drop.leader != self.analysis.weighed.order[0],
        )

    def _decider(self, at: int) -> RivalDecider:
        decider = self.analysis.deciders[at]
        row = next(r for r in self.analysis.rows if r.observation.id == decider.row)
        first = self.analysis.weighed.order[0]

        def told(leader: int, posteriors: Sequence[float]) -> str:
            return self.wording.say(
                "rivals.would_lead",
                name=self.hypotheses[leader].says.rstrip("."),
                share=self._percent(posteriors[leader]),
            )

        return RivalDecider(
            label=self.labels[decider.row],
            says=row.observation.says,
            found=self._found(row),
            if_seen=told(decider.leader_if_seen, decider.if_seen),
            if_absent=told(decider.leader_if_absent, decider.if_absent),
            bits_words=self._decimal(decider.bits),
            changes={decider.leader_if_seen, decider.leader_if_absent} != {first},
        )


def asked(observation: Observation) -> str:
    """Return what an observation looks for, in the words of its file.

    Examples
    --------
    >>> asked(Observation(id="a", says="", types=("AID",), between=("RUS", "PRK"), none=True))
    'none of: type AID; between RUS and PRK'
    """
    parts = [
        f"{key} {' or '.join(values)}"
        for key, values in (
            ("type", observation.types),
            ("mode", observation.modes),
            ("context", observation.contexts),
            ("quad", observation.quads),
            ("cameo", observation.cameo),
            ("tie", observation.ties),
            ("actor", observation.actors),
            ("recipient", observation.recipients),
            ("between", (" and ".join(observation.between),) if observation.between else ()),
        )
        if values
    ]
    if observation.first or observation.last:
        parts.append(f"{observation.first or '..'}/{observation.last or '..'}")
    for word, other in (("after", observation.after), ("before", observation.before)):
        if other:
            within = f" within {observation.within_days} days" if observation.within_days else ""
            parts.append(f"{word} {other}{within}")
    if observation.at_least > 1:
        parts.append(f"at least {observation.at_least}")
    return ("none of: " if observation.none else "") + "; ".join(parts)
