"""Networks written in a line."""

from interstate.relations.networks import Relation, SignedNetwork


def network(**signs: int) -> SignedNetwork:
    """Return a network from names such as ``AB=1``, one letter a state."""
    return SignedNetwork(
        relations=tuple(
            Relation(
                pair=(pair[0], pair[1]),
                sign=sign,
                balance=None,
                cooperative=1,
                conflictual=0,
                because="",
            )
            for pair, sign in sorted(signs.items())
        )
    )
