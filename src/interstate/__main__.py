"""The command ``interstate``."""

import sys


def main() -> None:
    """Run the command line; a deliberate error is a message and exit status 1, no traceback."""
    from interstate.errors import InterstateError
    from interstate.views.cli.app import app

    try:
        app()
    except InterstateError as problem:
        sys.stderr.write(f"interstate: {problem}\n")
        raise SystemExit(1) from problem
    except BrokenPipeError:
        # Whoever read the output has seen enough.
        sys.stderr.close()
        raise SystemExit(0) from None


if __name__ == "__main__":
    main()
