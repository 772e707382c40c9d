"""How a command ends: what went wrong with the streams or the keyboard becomes one sentence and an exit code."""

import os
import sys
from collections.abc import Callable
from typing import NoReturn

INTERRUPTED = 130


def leave_with(work: Callable[[], int]) -> NoReturn:
    """Do the work and exit with its code; 1 when its output cannot be written, 130 when it was interrupted."""
    if sys.stdout is None:
        sys.exit(1)
    try:
        code = work()
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except OSError as failure:
        if not isinstance(failure, BrokenPipeError) and sys.stderr is not None:
            sys.stderr.write(f"eastcity: {failure.filename or 'output'}: {failure.strerror or failure}\n")
        # What is still buffered cannot be written either; without this the interpreter complains once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    sys.exit(code)
