"""How states stand to each other over time: which pairs there were, and what is measured of them."""
