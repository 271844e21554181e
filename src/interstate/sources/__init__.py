"""Bring items in: files, folders, standard input."""
