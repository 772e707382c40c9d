"""The figures of service management as pure functions: availability, sigma, queues, charts, risk, money.

For lessons, debriefs and reports; the grade itself counts in whole numbers and uses none of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log, prod, sqrt
from statistics import NormalDist, fmean, median

PHI = NormalDist()
SHIFT = 1.5
"""The long-term drift that the industry's sigma tables allow for."""
MEAN_RANGE_FACTOR = 2.66
"""3 / 1.128: mean moving range to three sigma."""
RANGE_LIMIT_FACTOR = 3.267
MEDIAN_RANGE_DIVISOR = 0.954


# --- availability and recovery


@dataclass(frozen=True, slots=True)
class Availability:
    """A service over a period, in the unit of its inputs."""

    availability: float
    mtrs: float
    mtbf: float
    mtbsi: float


def availability(agreed: float, outages: Sequence[float]) -> Availability:
    """Availability, mean time to restore, between failures and between incidents; at least one outage is needed."""
    down = sum(outages)
    count = len(outages)
    return Availability((agreed - down) / agreed, down / count, (agreed - down) / count, agreed / count)


def allowed_downtime(target: float, agreed: float) -> float:
    """How much of the agreed time a target allows to be lost; `target` is a share such as 0.995."""
    return (1 - target) * agreed


def chain(parts: Sequence[float]) -> float:
    """Availability of parts that are all needed."""
    return prod(parts)


def pair(part: float) -> float:
    """Availability of two of which one is enough, if they fail independently."""
    return 1 - (1 - part) ** 2


def attainment(met: int, breached: int, overdue: int) -> float | None:
    """Share of clocks met, open overdue ones counted as breached; None is no data, which is not a whole."""
    owed = met + breached + overdue
    return met / owed if owed else None


def recovery(rto: float, rpo: float, last_backup: float, lost: float, back: float) -> tuple[float, float, bool, bool]:
    """(time to restore, time of data lost, RTO met, RPO met); instants and spans in one unit."""
    restore, gone = back - lost, lost - last_backup
    return restore, gone, restore <= rto, gone <= rpo


def downtime_bank(minutes: float, agreed_hours: float) -> float:
    """The availability that a bank of so many minutes in an agreed time amounts to."""
    return 1 - minutes / (agreed_hours * 60)


# --- error budget


def burn_rate(bad: float, objective: float) -> float:
    """Observed bad share over the allowed one; 1 spends the budget exactly in its period."""
    return bad / (1 - objective)


def burn_threshold(share: float, window: float, period: float) -> float:
    """The burn rate at which a share of the budget is spent within a window of a period."""
    return share * period / window


# --- queues


@dataclass(frozen=True, slots=True)
class Queue:
    """A desk by Erlang C."""

    offered: float
    occupancy: float
    waits: float
    """Probability that a caller waits."""
    asa: float
    """Average speed of answer, in the unit of the handle time."""


def erlang_c(arrivals: float, handle: float, agents: int) -> Queue:
    """A queue with `arrivals` per unit of time, a mean handle time in that unit, and patient callers.

    Raises ValueError when the agents cannot carry the load.
    """
    load = arrivals * handle
    if load >= agents:
        raise ValueError("more work comes in than these agents can do")
    term, total = 1.0, 1.0
    for count in range(1, agents):
        term *= load / count
        total += term
    last = term * load / agents * agents / (agents - load)
    waits = last / (total + last)
    return Queue(load, load / agents, waits, waits * handle / (agents - load))


def service_level(queue: Queue, handle: float, agents: int, within: float) -> float:
    """Share of callers answered within a time."""
    return 1 - queue.waits * exp(-(agents - queue.offered) * within / handle)


def little(rate: float, wait: float) -> float:
    """How many are in a system: arrival rate times the time each spends in it."""
    return rate * wait


# --- six sigma


def dpu(defects: int, units: int) -> float:
    """Defects per unit."""
    return defects / units


def dpmo(defects: int, units: int, opportunities: int) -> float:
    """Defects per million opportunities."""
    return defects / (units * opportunities) * 1_000_000


def sigma(per_million: float, convention: str = "shifted") -> float:
    """Sigma level of a defect rate: `shifted` (industry), `one-sided` (no shift) or `two-sided` (course table)."""
    share = per_million / 1_000_000
    if convention == "two-sided":
        return PHI.inv_cdf(1 - share / 2)
    return PHI.inv_cdf(1 - share) + (SHIFT if convention == "shifted" else 0.0)


def sigma_closed_form(per_million: float) -> float:
    """The usual approximation of the shifted level."""
    return 0.8406 + sqrt(29.37 - 2.221 * log(per_million))


def defects_per_million(level: float, convention: str = "shifted") -> float:
    """Defect rate of a sigma level, by the same three conventions."""
    if convention == "two-sided":
        return 2 * PHI.cdf(-level) * 1_000_000
    return PHI.cdf(-(level - (SHIFT if convention == "shifted" else 0.0))) * 1_000_000


def rolled_throughput(steps: Sequence[float]) -> tuple[float, float]:
    """(rolled throughput yield, normalised yield): the product of the steps' yields and its root."""
    rolled = prod(steps)
    return rolled, rolled ** (1 / len(steps))


def capability(low: float, high: float, mean: float, deviation: float) -> tuple[float, float]:
    """(Cp, Cpk) of a process between two limits."""
    return (high - low) / (6 * deviation), min(high - mean, mean - low) / (3 * deviation)


# --- control charts


@dataclass(frozen=True, slots=True)
class IndividualChart:
    """Individuals and moving ranges."""

    mean: float
    mean_range: float
    upper: float
    lower: float
    range_limit: float
    robust_upper: float
    """Upper limit from the median range, which a spike in the baseline does not widen."""


def individuals(series: Sequence[float]) -> IndividualChart:
    """Limits of a series of single values; at least two are needed."""
    ranges = [abs(later - earlier) for earlier, later in pairwise(series)]
    mean, mean_range = fmean(series), fmean(ranges)
    reach = MEAN_RANGE_FACTOR * mean_range
    robust = mean + 3 * median(ranges) / MEDIAN_RANGE_DIVISOR
    return IndividualChart(mean, mean_range, mean + reach, mean - reach, RANGE_LIMIT_FACTOR * mean_range, robust)


def share_limits(mean: float, size: int) -> tuple[float, float]:
    """(upper, lower) limit of a p chart for a sample of that size; the lower one stops at 0."""
    reach = 3 * sqrt(mean * (1 - mean) / size)
    return mean + reach, max(mean - reach, 0.0)


def rate_limits(mean: float, size: int) -> tuple[float, float]:
    """(upper, lower) limit of a u chart for a sample of that size; the lower one stops at 0."""
    reach = 3 * sqrt(mean / size)
    return mean + reach, max(mean - reach, 0.0)


# --- risk, versions, people, money

LIKELIHOODS = ("rare", "unlikely", "possible", "likely", "almost certain")
IMPACTS = ("negligible", "minor", "medium", "high", "severe")
RISKS = (
    ("low", "low", "low", "medium", "medium"),
    ("low", "low", "medium", "high", "high"),
    ("low", "medium", "high", "high", "highest"),
    ("medium", "high", "high", "highest", "highest"),
    ("medium", "high", "highest", "highest", "highest"),
)
"""Rows by likelihood from rare up, columns by impact from negligible up."""


def risk(impact: str, likelihood: str) -> str:
    """The course's risk of an impact and a likelihood."""
    return RISKS[LIKELIHOODS.index(likelihood)][IMPACTS.index(impact)]


def bump(version: str, part: str) -> str:
    """The next version after a `major`, `minor` or `patch` change; lower parts start again."""
    major, minor, patch = (int(number) for number in version.split("."))
    if part == "major":
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if part == "minor" else f"{major}.{minor}.{patch + 1}"


def head_count(roles: Sequence[int], stated: int) -> tuple[int, bool]:
    """(sum of the roles, whether it is what was stated)."""
    total = sum(roles)
    return total, total == stated


@dataclass(frozen=True, slots=True)
class DowntimeCost:
    """What an outage costs, unrounded; round only the sum."""

    revenue: float
    productivity: float
    recovery: float

    @property
    def total(self) -> float:
        """All of it, to the cent."""
        return round(self.revenue + self.productivity + self.recovery, 2)


def downtime_cost(
    minutes: float, revenue_hour: float, people_hour: float, blocked: float, staff_hours: float, staff_rate: float
) -> DowntimeCost:
    """Lost revenue, lost productivity and recovery of an outage.

    `revenue_hour` is what the service carries in that hour, `people_hour` what the people on it cost together,
    `blocked` the share of them that cannot work, `staff_rate` the price of an hour of recovery, surcharge included.
    """
    hours = minutes / 60
    return DowntimeCost(revenue_hour * hours, people_hour * blocked * hours, staff_hours * staff_rate)


def service_credit(available: float, target: float) -> float:
    """Share of the monthly fee given back: below target 10 %, half a point below 25 %, under 95 % half."""
    if available >= target:
        return 0.0
    if available < 0.95:
        return 0.5
    return 0.25 if target - available > 0.005 + 1e-12 else 0.1


def repaired_text(text: str) -> str:
    """Undo UTF-8 that was read as Windows-1252; a text that was not comes back as it is."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text
