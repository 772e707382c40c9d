"""`python -m simulator.compiler PATH...`: print everything that is wrong with these files."""

import sys
from pathlib import Path

from simulator.compiler.check import check_paths


def main(arguments: list[str]) -> int:
    """Print all problems; give 0 when there is no error, 2 otherwise."""
    problems = check_paths([Path(argument) for argument in arguments or ["scenarios"]])
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    errors = sum(problem.severity == "error" for problem in problems)
    sys.stdout.write(f"{errors} errors, {len(problems) - errors} warnings and hints\n")
    return 2 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
