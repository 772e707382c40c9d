"""What a certificate consists of: lines that hold or do not, the figures beside them, and their file. No judging."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.canonical import canonical
from simulator.domain.codec import encode

LEAST_SEEDS = 20
"""Seeds from which 95 of 100 can be told from all, so that a verdict is laid beside its scenario."""


@dataclass(frozen=True, slots=True)
class Line:
    """One demand: what was found, what is asked, and where it first broke."""

    code: str
    subject: str
    """The policy, fault, measure, outcome, contact or script it is about; '' for the scenario."""
    holds: bool
    found: int = 0
    """In the unit of the code: basis points of the whole, percent in basis points, ticks, or a count."""
    limit: int = 0
    most: int = 0
    """Upper end where the limit is a band."""
    margin: int = 0
    """What is left at the seed at which only five of a hundred have less; negative where it broke."""
    share: int = 10_000
    """Basis points of the seeds at which it held."""
    seed: int | None = None
    """The first seed at which it did not; of stretches with nothing to decide, the seed with the longest."""
    policy: str = ""
    """Whose run shows it."""
    note: bool = False
    """Said, but no reason against the certificate."""
    words: str = ""
    """What no figure says: the sentence of a check, the steps that never came, where the longest stretch lies."""

    @property
    def failed(self) -> bool:
        """Whether it stands against the certificate."""
        return not self.holds and not self.note


@dataclass(frozen=True, slots=True)
class Spread:
    """How one policy did over the seeds, in basis points of the whole."""

    policy: str
    mean: int
    low: int
    """5th percentile."""
    high: int
    """95th percentile."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How much of a measure's points the best policy earned, in the mean."""

    measure: str
    weight: int
    """Basis points of the whole that it counts for, in the mean of the seeds."""
    share: int
    """Basis points of those; of the best policy."""
    policy: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """The verdict on one scenario, tied to what it was made from."""

    format: str
    scenario: str
    title: str
    lesson: str
    plan: str
    sources: str
    """Digest of the files the plan was compiled from."""
    scripts: tuple[tuple[str, str], ...]
    engine: str
    rubric: str
    seeds: int
    """It was played on the seeds 1 to this."""
    certified: bool
    lines: tuple[Line, ...]
    spreads: tuple[Spread, ...]
    reached: tuple[Reached, ...]
    load: int
    """Hands that all owed contacts take over the shift, basis points, in the mean."""
    minutes: tuple[int, int]
    """Minutes at the screen that the quickest and the slowest tenth need, forecast."""
    shift: int
    """Ticks of the shift."""

    @property
    def reasons(self) -> tuple[Line, ...]:
        """What stands against it."""
        return tuple(line for line in self.lines if line.failed)


def written(certificate: Certificate) -> bytes:
    """The certificate as the bytes of its file."""
    return canonical(encode(certificate)) + b"\n"
