"""What the tests share are modules beside them, such as `tests.store.strategies`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
