"""Who did what to whom, how surely and on whose word."""

from interstate.coding.coder import Coder, Coding, Drafted, DraftedAssessment
from interstate.coding.lexicon import Lexicon, load_lexicon
from interstate.coding.marks import Marks, closest, names_nobody, occurrences
from interstate.coding.model_answers import ModelCoder, prompt_version
from interstate.coding.pair_clues import Clues
from interstate.coding.pairs import DraftedPair, MarkedSentence, code_pair, find_clues
from interstate.coding.participants import SPEECH_ACTS
from interstate.coding.readings import Signs
from interstate.coding.utterances import Utterance

__all__ = [
    "SPEECH_ACTS",
    "Clues",
    "Coder",
    "Coding",
    "Drafted",
    "DraftedAssessment",
    "DraftedPair",
    "Lexicon",
    "MarkedSentence",
    "Marks",
    "ModelCoder",
    "Signs",
    "Utterance",
    "closest",
    "code_pair",
    "find_clues",
    "load_lexicon",
    "names_nobody",
    "occurrences",
    "prompt_version",
]
