"""The command ``interstate``."""

import gc
import os
import sys

from interstate.language.gemm import ONE_THREAD

_NEW_OBJECTS = 100_000
"""How many are made before Python looks for garbage; by default 700."""


def main() -> None:
    """Run the command line; a deliberate error is a message and exit status 1, no traceback."""
    # The tables stay as long as the process, and next to nothing that coding makes refers back to
    # itself: looking through all of it again and again takes a tenth of the time.
    gc.set_threshold(_NEW_OBJECTS)
    # Before anything imports NumPy: matrices here are small, and threads only wait for each other.
    for name, value in ONE_THREAD.items():
        os.environ.setdefault(name, value)
    from interstate.errors import InterstateError
    from interstate.views.cli.app import app

    try:
        app()
    except InterstateError as problem:
        from interstate.briefs.visible import visible

        # It may name a file, and the name of a file may hold what acts on a terminal.
        sys.stderr.write(f"interstate: {visible(str(problem))}\n")
        raise SystemExit(1) from problem
    except BrokenPipeError:
        # Whoever read the output has seen enough.
        sys.stderr.close()
        raise SystemExit(0) from None


if __name__ == "__main__":
    main()
