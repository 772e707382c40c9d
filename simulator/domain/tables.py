"""Distributions as integer quantile tables. Only the tables and their reading; draws come from the engine's streams."""

from dataclasses import dataclass

DRAW_BITS = 53
"""A draw is a whole number of this many bits, 0 <= draw < 2**DRAW_BITS."""

DRAWS = 1 << DRAW_BITS
"""How many different draws there are."""

# Quantiles of the exponential distribution with mean 1, in millionths, at 0/64, 1/64, ... 64/64:
# round(-ln(1 - i/64) * 10**6). The true last one is infinite; it stands where the mean of the whole table,
# read with linear interpolation, is exactly 1,000,000.
_UNIT = 1_000_000
_UNIT_EXPONENTIAL = (
    0,
    15_748,
    31_749,
    48_009,
    64_539,
    81_346,
    98_440,
    115_832,
    133_531,
    151_550,
    169_899,
    188_591,
    207_639,
    227_057,
    246_860,
    267_063,
    287_682,
    308_735,
    330_242,
    352_221,
    374_693,
    397_683,
    421_213,
    445_311,
    470_004,
    495_321,
    521_297,
    547_965,
    575_364,
    603_535,
    632_523,
    662_376,
    693_147,
    724_896,
    757_686,
    791_587,
    826_679,
    863_046,
    900_787,
    940_007,
    980_829,
    1_023_389,
    1_067_841,
    1_114_361,
    1_163_151,
    1_214_444,
    1_268_511,
    1_325_670,
    1_386_294,
    1_450_833,
    1_519_826,
    1_593_934,
    1_673_976,
    1_760_988,
    1_856_298,
    1_961_659,
    2_079_442,
    2_212_973,
    2_367_124,
    2_549_445,
    2_772_589,
    3_060_271,
    3_465_736,
    4_158_883,
    5_999_360,
)


@dataclass(frozen=True, slots=True)
class Table:
    """A distribution given by evenly spaced quantiles, read with integer interpolation.

    `points[0]` is the least value, `points[-1]` the greatest; at least two, never falling. The unit is the user's,
    usually ticks. Raises ValueError for points that are no table.
    """

    points: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.points) < 2:
            raise ValueError("a table needs at least two points")
        if any(later < earlier for earlier, later in zip(self.points, self.points[1:], strict=False)):
            raise ValueError("the points of a table must not fall")

    def at(self, draw: int) -> int:
        """Give the value that a draw of 53 bits stands for, rounded to the nearest whole number."""
        if not 0 <= draw < DRAWS:
            raise ValueError(f"a draw lies between 0 and 2**{DRAW_BITS} - 1, not at {draw}")
        return self._between(draw, DRAWS)

    def p(self, percent: int) -> int:
        """Give the value that so many percent of the draws stay at or under; 10 and 90 are what a player is shown."""
        if not 0 <= percent <= 100:
            raise ValueError(f"a percentile lies between 0 and 100, not at {percent}")
        return self._between(percent, 100)

    def _between(self, part: int, whole: int) -> int:
        index, rest = divmod(part * (len(self.points) - 1), whole)
        low = self.points[index]
        if not rest:
            return low
        return low + (2 * (self.points[index + 1] - low) * rest + whole) // (2 * whole)


def constant(value: int) -> Table:
    """Give the table that always says `value`."""
    return Table((value, value))


def uniform(low: int, high: int) -> Table:
    """Give the table with every value from `low` to `high` about equally likely."""
    return Table((low, high))


def exponential(mean: int) -> Table:
    """Give the table of waits that have no memory, with that mean; the longest is about 6 times the mean."""
    if mean < 0:
        raise ValueError(f"a mean wait is not negative, but this is {mean}")
    return Table(tuple((2 * quantile * mean + _UNIT) // (2 * _UNIT) for quantile in _UNIT_EXPONENTIAL))


def spread(p10: int, p50: int, p90: int) -> Table:
    """Give the table with these three percentiles, straight between them.

    The lower tail keeps its slope and does not cross zero; the upper tail is twice as steep, because work that goes
    wrong takes long.
    """
    lower = [_share(p10, p50, step, 4) for step in range(4)]
    upper = [_share(p50, p90, step, 4) for step in range(5)]
    least = p10 - (lower[1] - p10)
    if p10 >= 0:
        least = max(least, 0)
    return Table((least, *lower, *upper, p90 + 2 * (p90 - upper[3])))


def _share(low: int, high: int, step: int, steps: int) -> int:
    return low + ((high - low) * step) // steps
