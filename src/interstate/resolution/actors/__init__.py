"""Which words of a sentence name a party, and which one."""

from interstate.resolution.actors.finding import ActorFinder

__all__ = ["ActorFinder"]
