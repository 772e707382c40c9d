"""Makes the golden files anew: run by `make golden`, read as a diff, never edited by hand."""

from __future__ import annotations

from tests.content.test_faults import VERDICTS, derived
from tests.docs import catalogue, reference
from tests.plain.sitting import played
from tests.plain.test_loop import GOLDEN, SCRIPT
from tests.tui import pictures


def main() -> None:
    """Write every golden file."""
    VERDICTS.write_text(derived(), encoding="utf-8")
    GOLDEN.write_text(played(SCRIPT), encoding="utf-8")
    pictures.write()
    reference.main()
    catalogue.main()


if __name__ == "__main__":
    main()
