"""How a sentence from a room below becomes the end of a command, with its exit code. Words no sentence of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click


class BadInput(click.ClickException):
    """What was asked for cannot be done: exit code 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        """Print the sentence to standard error."""
        from simulator.domain.text import clean

        del file
        click.echo(f"eastcity: {clean(self.message, multiline=True)}", err=True)


class CheckFailed(BadInput):
    """Something that was to be checked does not hold, or could not be kept: exit code 1."""

    exit_code = 1


@contextmanager
def spoken(path: Path | None = None, hint: str = "what was written before is whole") -> Iterator[None]:
    """Turn what journals raise into a sentence and an exit code; `path` is the journal that is at hand."""
    from simulator.session.errors import DoesNotHold, NotAJournal, OtherPlan, StoreFailed

    name = "" if path is None else f"{path}: "
    try:
        yield
    except NotAJournal as found:
        raise BadInput(f"{name}{found}") from None
    except (DoesNotHold, OtherPlan) as found:
        raise CheckFailed(f"{name}{found}") from None
    except StoreFailed as found:
        raise CheckFailed(f"{found}; {hint}") from None
