"""Reach scikit-learn, which only the tools that learn need (extra ``tools``)."""

from importlib import import_module
from typing import Any


def learner(module: str) -> Any:  # noqa: ANN401  scikit-learn has no types
    """Return a module of scikit-learn."""
    return import_module(f"sklearn.{module}")
