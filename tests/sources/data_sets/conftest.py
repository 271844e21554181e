"""The taking in of files is a module beside the tests: `tests.sources.data_sets.taking`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))
