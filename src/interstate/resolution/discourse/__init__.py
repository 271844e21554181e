"""What pronouns and descriptions mean inside one document."""

from interstate.resolution.discourse.settling import Discourse

__all__ = ["Discourse"]
