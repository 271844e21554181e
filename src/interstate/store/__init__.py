"""The evidence record on disk."""
