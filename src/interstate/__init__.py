"""How two states stand to each other, read from text, every figure open to its sentence."""

__version__ = "0.1.0"
