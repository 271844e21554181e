"""Rival explanations of a relationship, held against what the record says."""

from interstate.hypotheses.analysis import Analysis, Decider, Drop, analyse
from interstate.hypotheses.files import read_question
from interstate.hypotheses.finding import Find, Ground, Row, State
from interstate.hypotheses.questions import Hypothesis, Likelihood, Observation, Question
from interstate.hypotheses.weighing import Item, Weighed, strength, weigh

__all__ = [
    "Analysis",
    "Decider",
    "Drop",
    "Find",
    "Ground",
    "Hypothesis",
    "Item",
    "Likelihood",
    "Observation",
    "Question",
    "Row",
    "State",
    "Weighed",
    "analyse",
    "read_question",
    "strength",
    "weigh",
]
