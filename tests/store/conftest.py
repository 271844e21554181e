"""The strategies are a module beside the tests: `tests.store.strategies`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
