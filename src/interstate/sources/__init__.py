"""Bring items in: files, folders, standard input."""

from interstate.sources.reading import count_items, read_items

__all__ = ["count_items", "read_items"]
