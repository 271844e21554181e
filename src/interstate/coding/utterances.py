"""Who speaks the words at a stretch of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interstate.record import Span, Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interstate.coding.attribution import SpeakerFinder, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """On whose word a stretch of a document stands, other than the document's own.

    Attributes
    ----------
    words
        Where the words that name the speaker stand.
    because
        How the speaker was found.
    """

    speaker: Speaker
    words: Span
    because: str


class Utterances:
    """What is spoken in one document, and by whom.

    Parameters
    ----------
    speakers
        The speakers of its sentences that were parsed, in order.
    """

    def __init__(self, speakers: Sequence[SpeakerFinder]) -> None:
        self._speakers = list(speakers)

    def at(self, stretches: Sequence[Span]) -> Utterance | None:
        """Return who speaks the words of some stretches, which are one utterance.

        ``None`` where nothing tells that anybody but the document does, or not who.
        """
        for finder in self._speakers:
            words = [
                token.index
                for token in finder.tree.tokens
                if any(token.start < s.end and s.start < token.end for s in stretches)
            ]
            if not words:
                continue
            voices = finder.voices(_top(finder, words))
            for voice in reversed(voices):
                if voice.speaker is not None and voice.speaker not in words:
                    return self._utterance(finder, voice, f"{voice.cue!r} makes it speech")
            return None
        return None

    @staticmethod
    def _utterance(finder: SpeakerFinder, voice: Voice, because: str) -> Utterance:
        [speaker] = finder.speakers([voice])
        start, end = finder.tree.span(finder.named(voice))
        return Utterance(speaker=speaker, words=Span(start=start, end=end), because=because)


def _top(finder: SpeakerFinder, words: Sequence[int]) -> int:
    """Return the word of some that governs the most of them: a predicate where there is one."""
    tree, inside = finder.tree, set(words)
    tops = [w for w in words if tree.tokens[w].head not in inside or tree.tokens[w].head == w]
    return max(
        tops or words,
        key=lambda w: (tree.is_predicate(w), len(inside.intersection(tree.subtree(w)))),
    )
