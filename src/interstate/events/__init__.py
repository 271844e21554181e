"""Which reports tell of the same happening, and how it stands."""
