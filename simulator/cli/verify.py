"""`eastcity verify`: does a journal hold, and the grade it claims?"""

from __future__ import annotations

from pathlib import Path

import click

from simulator.cli.refusals import BadInput
from simulator.cli.runs import JOURNAL, kit_for
from simulator.cli.tell import points

VERIFIED, FAILED, NO_JOURNAL = 0, 1, 2


@click.command()
@click.argument("journals", nargs=-1, required=True, type=JOURNAL)
@click.option("--full", is_flag=True, help="Also play the reference runs again.")
@click.option("--scenario", metavar="PATH", help="Where the scenario lies, when it is not one of the list.")
def verify(journals: tuple[Path, ...], full: bool, scenario: str | None) -> int:
    """Check every line of journals by playing them again, and the grade each claims.

    Exit code 0: all verified. 1: something does not hold, or a run is unfinished; the line or field is named.
    2: not a journal.
    """
    from simulator.domain.text import clean

    worst = VERIFIED
    for journal in journals:
        code, words = verdict(journal, scenario, full=full)
        click.echo(clean(f"{journal}: {words}"))
        worst = max(worst, code)
    return worst


def verdict(journal: Path, scenario: str | None, *, full: bool) -> tuple[int, str]:
    """Give exit code and sentence of one journal."""
    from simulator.lab import verdict as lab
    from simulator.session.errors import DoesNotHold, NotAJournal, OtherPlan

    try:
        judged = lab.verify(journal, kit_for(scenario), full=full)
    except NotAJournal as found:
        return NO_JOURNAL, str(found)
    except (DoesNotHold, OtherPlan) as found:
        return FAILED, f"does not hold: {found}"
    except lab.Unfinished as found:
        return FAILED, str(found)
    except BadInput as found:
        return FAILED, f"cannot be checked here: header field scenario: {found.message}"
    header = judged.header
    return VERIFIED, f"verified: {header.scenario}, seed {header.seed}, {points(judged.grade.points)} points"
