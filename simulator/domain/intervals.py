"""Half-open intervals of whole numbers and the service clock. No calendar: whoever makes a list knows its unit."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Interval = tuple[int, int]
"""From `[0]`, which belongs to it, to `[1]`, which does not."""

Pause = tuple[int, int | None]
"""An interval during which a clock stood still by right; without an end it is still open."""

FOREVER = 1 << 62
"""Later than any instant a list of intervals holds."""


class BeyondHorizon(ValueError):
    """The list of service intervals ends before the clock reaches its amount."""


State = Literal["running", "paused", "outside"]
"""What a clock does: it counts, it stands still by right, or the service is closed."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of a clock's life: from, to, what the clock did, and what it showed at the end of the stretch."""

    start: int
    end: int
    state: State
    total: int


def normalise(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """Give the same instants as sorted intervals that neither overlap nor touch; empty and backward ones vanish."""
    merged: list[Interval] = []
    for start, end in sorted(intervals):
        if end <= start:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def intersect(one: Sequence[Interval], other: Sequence[Interval]) -> tuple[Interval, ...]:
    """Give the instants that stand in both; both sides must be normalised."""
    shared: list[Interval] = []
    i = j = 0
    while i < len(one) and j < len(other):
        start, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if start < end:
            shared.append((start, end))
        if one[i][1] <= other[j][1]:
            i += 1
        else:
            j += 1
    return tuple(shared)


def subtract(whole: Iterable[Interval], holes: Sequence[Interval]) -> tuple[Interval, ...]:
    """Give the instants of the first that do not stand in the second; both sides must be normalised."""
    return tuple(_without(whole, holes))


def total(intervals: Iterable[Interval]) -> int:
    """Give the length of all intervals together; they must not overlap."""
    return sum(end - start for start, end in intervals)


def elapsed(service: Sequence[Interval], start: int, end: int, pauses: Iterable[Pause] = ()) -> int:
    """Give the service time from `start` to `end` less the pauses in it; overlapping pauses count once.

    `service` must be normalised. An open pause reaches to `end`.
    """
    return total(_running(service, start, end, closed(pauses)))


def due(service: Sequence[Interval], start: int, amount: int, pauses: Iterable[Pause] = ()) -> int | None:
    """Give the earliest instant at which `elapsed` from `start` reaches the amount.

    A clock that is full when service ends is due at that end, not at the next opening; no amount is due at `start`.
    None when an open pause stands before that instant: nobody can say. BeyondHorizon when `service` ends first.
    """
    if amount <= 0:
        return start
    holes = closed(pauses)
    left = amount
    for run_start, run_end in _running(service, start, FOREVER, holes):
        if left <= run_end - run_start:
            return run_start + left
        left -= run_end - run_start
    if holes and holes[-1][1] == FOREVER:
        return None
    raise BeyondHorizon("the calendar ends before the clock does")


class Hours:
    """One list of service intervals with running totals and remembered answers, for a clock that is read often."""

    def __init__(self, service: Sequence[Interval]) -> None:
        self.service = service
        self._starts = [start for start, _ in service]
        self._before: list[int] = []
        self._after: list[int] = []
        passed = 0
        for start, end in service:
            self._before.append(passed)
            passed += end - start
            self._after.append(passed)
        self._dues: dict[tuple[int, int, tuple[Pause, ...]], int | None] = {}

    def elapsed(self, start: int, end: int, pauses: tuple[Pause, ...] = ()) -> int:
        """Give what `elapsed` gives."""
        if pauses:
            return elapsed(self.service, start, end, pauses)
        return self._until(end) - self._until(start) if end > start else 0

    def due(self, start: int, amount: int, pauses: tuple[Pause, ...] = ()) -> int | None:
        """Give what `due` gives, and None beyond the last interval."""
        key = (start, amount, pauses)
        if key not in self._dues:
            self._dues[key] = self._paused_due(start, amount, pauses) if pauses else self._plain_due(start, amount)
        return self._dues[key]

    def _paused_due(self, start: int, amount: int, pauses: tuple[Pause, ...]) -> int | None:
        try:
            return due(self.service, start, amount, pauses)
        except BeyondHorizon:
            return None

    def _plain_due(self, start: int, amount: int) -> int | None:
        if amount <= 0:
            return start
        goal = self._until(start) + amount
        place = bisect_left(self._after, goal)
        return self.service[place][0] + goal - self._before[place] if place < len(self._after) else None

    def open(self, tick: int) -> bool:
        """Whether a tick lies in one of the intervals."""
        place = bisect_right(self._starts, tick) - 1
        return place >= 0 and tick < self.service[place][1]

    def _until(self, tick: int) -> int:
        place = bisect_right(self._starts, tick) - 1
        if place < 0:
            return 0
        start, end = self.service[place]
        return self._before[place] + min(tick, end) - start


def explain(service: Sequence[Interval], start: int, end: int, pauses: Iterable[Pause] = ()) -> tuple[Segment, ...]:
    """Give the life of a clock from `start` to `end`, stretch by stretch without gaps.

    A pause outside service hours is shown as outside, because it stops nothing.
    """
    holes = closed(pauses)
    within = tuple(_clipped(service, start, end))
    running = subtract(within, holes)
    marks: list[tuple[int, int, State]] = [(a, b, "running") for a, b in running]
    marks += [(a, b, "paused") for a, b in subtract(within, running)]
    marks += [(a, b, "outside") for a, b in subtract(normalise([(start, end)]), within)]
    segments: list[Segment] = []
    shown = 0
    for a, b, state in sorted(marks):
        shown += b - a if state == "running" else 0
        segments.append(Segment(a, b, state, shown))
    return tuple(segments)


def closed(pauses: Iterable[Pause]) -> tuple[Interval, ...]:
    """Give the pauses normalised, an open one reaching to FOREVER."""
    return normalise((start, FOREVER if end is None else end) for start, end in pauses)


def _running(service: Sequence[Interval], start: int, end: int, holes: Sequence[Interval]) -> Iterator[Interval]:
    return _without(_clipped(service, start, end), holes)


def _without(whole: Iterable[Interval], holes: Sequence[Interval]) -> Iterator[Interval]:
    """Walk both sides once, so that a clock which is soon full looks at few windows."""
    hole = 0
    for window_start, end in whole:
        start = window_start
        while hole < len(holes) and holes[hole][0] < end:
            hole_start, hole_end = holes[hole]
            if start < hole_start:
                yield start, hole_start
            start = max(start, hole_end)
            if hole_end > end:
                break
            hole += 1
        if start < end:
            yield start, end


def _clipped(service: Sequence[Interval], start: int, end: int) -> Iterator[Interval]:
    first = bisect_left(service, (start,))
    if first and service[first - 1][1] > start:
        first -= 1
    for index in range(first, len(service)):
        window_start, window_end = service[index]
        if window_start >= end:
            return
        yield max(window_start, start), min(window_end, end)
