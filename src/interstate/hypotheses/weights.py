"""How far a telling is relied on: tables to be argued with, each figure with its reason.

None of these figures is measured. They are our conventions, stated so that others can put
theirs in; docs/explanation/hypotheses.md says what follows from each.
"""

from collections.abc import Mapping
from math import log
from types import MappingProxyType

from interstate.record import Factuality

AFFIRMS: Mapping[Factuality, float] = MappingProxyType(
    {
        Factuality.FACT: 1.0,
        Factuality.PROBABLE: 0.7,
        Factuality.POSSIBLE: 0.3,
        Factuality.UNCOMMITTED: 0.1,
    }
)
"""How far a report speaks for the act it tells of, by its factuality."""
DENIES: Mapping[Factuality, float] = MappingProxyType(
    {
        Factuality.COUNTERFACT: 1.0,
        Factuality.NOT_PROBABLE: 0.7,
        Factuality.NOT_CERTAIN: 0.3,
    }
)
"""How far a report speaks against the act it tells of."""

RELIABILITY: Mapping[str, float] = MappingProxyType(
    {
        "wire": 0.8,
        "press": 0.7,
        "ngo": 0.7,
        "data_set": 0.7,
        "government": 0.5,
        "state_media": 0.5,
        "unknown": 0.5,
    }
)
"""How far an outlet of a kind is relied on; a file of hypotheses may say otherwise.

Agencies are corrected in public by many customers; governments and their media have a stake in
what they tell; of an outlet that nobody knows as much is assumed as of those.
"""

HEARSAY = 0.5
"""What each speaker between the outlet and the act leaves of a report's weight."""

MODEL_READING = 0.5
"""How likely a language model's report is taken to be read rightly: it has no measured figure."""

SILENCE = 0.5
"""How often acts of an expected kind are taken to be told at all: silence weighs half of speech."""

COVERED = 0.5
"""From which share of its months on a time counts as covered, so that silence says something."""

VOICE_LIMIT = log(20) / 2
"""The natural logarithm of the largest Bayes factor that one voice can bring about, about 4.5.

So strong evidence (20 to 1 on Kass and Raftery's scale) takes at least two independent voices, and
very strong evidence (150 to 1) at least four, however much each of them tells.
"""
