"""Bring items in: files, folders, standard input; and ask a model that the user names."""

from interstate.sources.model_server import AnswerFolder, ModelServer
from interstate.sources.reading import count_items, read_items

__all__ = ["AnswerFolder", "ModelServer", "count_items", "read_items"]
