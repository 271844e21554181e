"""What the tests share are modules beside them: `tests.store.strategies`, `tests.briefs.evidence`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
