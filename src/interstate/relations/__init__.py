"""How states stand to each other over time, beginning with which pairs of them there were."""
