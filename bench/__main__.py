"""`python -m bench`: measure in rounds, print the table, leave with 1 when a must is missed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.budgets import BUDGETS
from bench.measures import Bench
from bench.recorded import record
from bench.table import missed, table


def measured(rounds: int, scenario: str, seed: int, many: int) -> dict[str, list[float]]:
    """Take every measure so many times, one round after the other."""
    figures: dict[str, list[float]] = {budget.id: [] for budget in BUDGETS}
    with TemporaryDirectory() as name:
        folder = Path(name)
        bench = Bench(record(scenario, seed, folder), folder, many)
        for number in range(rounds):
            print(f"round {number + 1} of {rounds}", file=sys.stderr)
            for measure, figure in bench.round().items():
                figures[measure].append(figure)
    return figures


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure beside the bare kernel.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--scenario", default="blotter-crawls")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--tickets", type=int, default=100_000, help="tickets of the long past")
    wanted = parser.parse_args(arguments)
    figures = measured(wanted.rounds, wanted.scenario, wanted.seed, wanted.tickets)
    print(table(figures))
    failed = missed(figures)
    if failed:
        print(f"\nMissed what must hold: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
