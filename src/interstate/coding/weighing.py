"""Acts as the rules find them, weighed again: which are none, which were missed, whose they are."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from interstate.coding.reading_weights import load_weights
from interstate.coding.readings import SIDES, SIGNS_OF_SIDES, Signs

if TYPE_CHECKING:
    from interstate.coding.acts import Act, ActFinder
    from interstate.coding.readings import Candidate
    from interstate.record import Party

# The rules were made on news, the weights on sentences of our own, which say more than news does:
# so they only overrule each other where the weights are sure. Chosen on one half of the sentences
# of ``evals/coding.py``; ``python -m tools.fit_reading_weights`` prints what other bounds give.
LEAST_KEPT = 0.03
"""An act that a row tells is left out where it is less probable than this."""
LEAST_FOUND = 0.8
"""A reading for which no row holds is an act where it is at least as probable as this."""
LEAST_SIDE = 0.75
"""A party that the rules do not see on a side is on it from this probability on."""
SURER_SIDE = 0.85
"""The same in languages from whose sentences the weights were not learnt."""
LEARNT_FROM = frozenset({"de", "en"})
"""The languages from whose sentences they were."""
MOST_DOUBTED = 0.08
"""A party that the rules see on a side is not on it below this probability."""


def weigh(acts: ActFinder) -> list[Act]:
    """Return the acts of a sentence with what the weights make of them."""
    found = acts.acts()
    signs = Signs(acts, found)
    weights, least_alone = load_weights(), _least_alone()
    kept: list[Act] = []
    for candidate in signs.candidates():
        if not candidate.fires:
            alone = weights.total("event", signs.of_event_alone(candidate))
            if alone < least_alone:
                # Looking for the parties takes long, and they cannot speak for it as much as that.
                continue
        probability = weights.probability("event", signs.of_event(candidate))
        least = LEAST_KEPT if candidate.fires else LEAST_FOUND
        word = acts.tree.tokens[candidate.trigger].text
        if probability < least:
            if candidate.fires:
                acts.trace.append(
                    f"{word!r}: {candidate.event_type} is improbable ({probability:.2f})"
                )
            continue
        act = candidate.act
        if not candidate.fires and acts.is_told_by_another(act, found):
            continue
        act.probability = probability
        if not candidate.fires:
            act.because.append(f"no row of {word!r} holds, yet it is probable ({probability:.2f})")
        settle(candidate, signs)
        kept.append(act)
    return sorted(kept, key=lambda act: act.trigger)


@cache
def _least_alone() -> float:
    """Return what a reading's signs must come to without those of its sides, to be found with."""
    of_sides = (w for sign, w in load_weights().of["event"].items() if f"|{SIDES}" in sign)
    most = SIGNS_OF_SIDES * max(of_sides, default=0.0)
    return math.log(LEAST_FOUND / (1 - LEAST_FOUND)) - most


def settle(candidate: Candidate, signs: Signs) -> None:
    """Put the parties on the sides where they most probably are."""
    act = candidate.act
    if act.pattern.mutual and not any(p.id for p in (*act.actors, *act.recipients)):
        # What several do together and nobody is named for is decided by what the text is about.
        return
    act.actors = _side("actor", act.actors, candidate, signs)
    if act.symmetric:
        return
    act.recipients = _side("recipient", act.recipients, candidate, signs)


def _side(
    side: str, by_rule: tuple[Party, ...], candidate: Candidate, signs: Signs
) -> tuple[Party, ...]:
    """Return who is on a side; where nobody with a name is, who the rules found without."""
    weights = load_weights()
    least = LEAST_SIDE if signs.lexicon.language in LEARNT_FROM else SURER_SIDE
    named = {party.id: party for party in by_rule if party.id}
    chosen: list[Party] = []
    for party, phrases in signs.mentions.items():
        probability = weights.probability(side, signs.of_party(candidate, party))
        if party in named:
            if probability >= MOST_DOUBTED:
                chosen.append(named[party])
        elif probability >= least:
            near = [f for f in phrases if signs.may_be(side, candidate, f)]
            if not near:
                continue
            phrase = min(near, key=lambda f: abs(f.head - candidate.trigger))
            because = f"{phrase.party.because}; probably the {side} ({probability:.2f})"
            chosen.append(replace(phrase.party, because=because))
    # Implied parties have no words of their own in the sentence.
    chosen += [p for key, p in named.items() if key not in signs.mentions]
    return tuple(chosen) or tuple(p for p in by_rule if p.id is None)
