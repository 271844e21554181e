"""The strategies of `tests.store.strategies` make values here too."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
