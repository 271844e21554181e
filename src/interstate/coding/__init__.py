"""Who did what to whom, how surely and on whose word."""

from interstate.coding.coder import Coder, Coding, Drafted, DraftedAssessment
from interstate.coding.lexicon import Lexicon, load_lexicon
from interstate.coding.model_answers import ModelCoder, prompt_version
from interstate.coding.participants import SPEECH_ACTS
from interstate.coding.readings import Signs

__all__ = [
    "SPEECH_ACTS",
    "Coder",
    "Coding",
    "Drafted",
    "DraftedAssessment",
    "Lexicon",
    "ModelCoder",
    "Signs",
    "load_lexicon",
    "prompt_version",
]
