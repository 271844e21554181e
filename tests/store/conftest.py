"""Tellings and files made by hand are modules beside the tests: `tests.events.tellings`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
