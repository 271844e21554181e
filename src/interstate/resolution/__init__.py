"""From words to things: which actor, which place, which day."""
