"""`python -m bench`: measure in rounds, print the table, leave with 1 when a must is missed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.app_debrief import debriefed
from bench.app_measures import AppBench
from bench.measures import STATUS, Bench
from bench.recorded import record
from bench.table import missed, table


def measured(rounds: int, scenario: str, seed: int, many: int) -> dict[str, list[float]]:
    """Take every measure of engine and commands so many times, one round after the other."""
    figures: dict[str, list[float]] = {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        bench = Bench(record(scenario, seed, folder), folder, many)
        for number in range(rounds):
            print(f"round {number + 1} of {rounds}", file=sys.stderr)
            for measure, figure in bench.round().items():
                figures.setdefault(measure, []).append(figure)
    return figures


def app_measured(rounds: int, scenario: str, seed: int) -> dict[str, list[float]]:
    """Take every measure of the terminal app so many times, and time one debrief."""
    figures: dict[str, list[float]] = {}
    with TemporaryDirectory() as name:
        bench = AppBench(Path(name))
        bench.frame()  # what was never imported here before is compiled and written down first
        for number in range(rounds):
            print(f"app, round {number + 1} of {rounds}", file=sys.stderr)
            for measure, figure in bench.round().items():
                figures.setdefault(measure, []).append(figure)
    return figures | {measure: [figure] for measure, figure in debriefed(scenario, seed).items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Measure beside the bare kernel and minimal apps."
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--scenario", default="blotter-crawls")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--tickets", type=int, default=100_000, help="tickets of the long past")
    parser.add_argument("--only", choices=("engine", "app"), help="measure only these rows")
    wanted = parser.parse_args(arguments)
    figures: dict[str, list[float]] = {}
    if wanted.only != "app":
        figures |= measured(wanted.rounds, wanted.scenario, wanted.seed, wanted.tickets)
    if wanted.only != "engine" and STATUS.exists():
        figures |= app_measured(wanted.rounds, wanted.scenario, wanted.seed)
    print(table(figures))
    failed = missed(figures)
    if failed:
        print(f"\nMissed what must hold: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
