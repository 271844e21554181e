"""The tellings made by hand are a module beside the tests: `tests.events.tellings`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
