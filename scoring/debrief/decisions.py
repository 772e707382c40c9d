"""Which commands of a run are decisions, and after how many commands our expert may take the seat. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from simulator.domain import inputs as i
from simulator.domain.base import Command

TRIVIAL: tuple[type[Command], ...] = (
    i.OpenInteraction, i.ReadArticle, i.TakeCall, i.EndCall, i.ParkWork, i.ResumeWork, i.DropWork, i.TakeHint,
    i.Reflect,
)  # fmt: skip
"""What is no decision: it joins the decision that follows, so that no cost is lost between two."""
MOST = 60
"""Runs of our expert for one debrief, the one from the start included."""
FIRST = 12
"""Of these, in the first round: what a reader sees first."""
ROUND = 6
"""Runs of every later round; the next round looks at what they found."""
VETO = "veto"
"""Stands among the measures for what a veto took away."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a run comes to in which our expert takes the seat right after command `n`."""

    n: int
    points: int
    """Basis points of the whole."""
    cents: int
    measures: tuple[tuple[str, int], ...]
    """(measure, points), deductions of quality under their own name, and what a veto took; they add up to `points`."""
    acts: tuple[tuple[int, str], ...]
    """The expert's first decisions: (tick, canonical JSON without the seat)."""


def is_decision(command: Command) -> bool:
    """Whether a command chooses between ways, rather than looking, reading or moving hands."""
    return not isinstance(command, TRIVIAL)


def stops(commands: Sequence[Command]) -> tuple[int, ...]:
    """The numbers of commands after which the expert may take over: 0, every decision, rising."""
    return (0, *(n for n, command in enumerate(commands, 1) if is_decision(command)))


def next_round(stops: Sequence[int], known: Mapping[int, Value], most: int = MOST) -> tuple[int, ...]:
    """Which take-overs to play next; () when enough is known. Depends on nothing but its arguments.

    The first round is spread evenly and holds both ends. When not all stops fit into `most`, each later round halves
    the stretches over which most was won or lost.
    """
    left = min(most, len(stops)) - len(known)
    if left <= 0:
        return ()
    if not known:
        return _spread(stops, min(FIRST, left))
    open_ = [stop for stop in stops if stop not in known]
    if len(open_) <= left:
        return tuple(sorted(open_, key=lambda stop: (-_moved(known, stop), stop))[:ROUND])
    middles = sorted(_gaps(stops, known), key=lambda gap: (-gap[0], -gap[1], gap[2]))
    return tuple(stop for _, _, stop in middles[: min(ROUND, left)])


def _spread(stops: Sequence[int], count: int) -> tuple[int, ...]:
    last = len(stops) - 1
    if count < 2 or not last:
        return tuple(stops[:count])
    places = dict.fromkeys([0, last, *(last * step // (count - 1) for step in range(1, count - 1))])
    return tuple(stops[place] for place in places)


def _gaps(stops: Sequence[int], known: Mapping[int, Value]) -> list[tuple[int, int, int]]:
    """(points moved, stops between, the middle stop) of every stretch with something between its ends."""
    places = [place for place, stop in enumerate(stops) if stop in known]
    found = []
    for low, high in pairwise(places):
        if high - low > 1:
            moved = abs(known[stops[low]].points - known[stops[high]].points)
            found.append((moved, high - low, stops[(low + high) // 2]))
    return found


def _moved(known: Mapping[int, Value], stop: int) -> int:
    below = max(item for item in known if item < stop)
    above = min(item for item in known if item > stop)
    return abs(known[below].points - known[above].points)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the account: commands `first` to `last`, and what they cost against our expert."""

    first: int
    last: int
    """One less than `first` for what came after the last command: the rest of the shift as it was left."""
    points: int
    """Basis points lost by it; negative: better than our expert would have been."""
    cents: int
    """Money lost by it."""
    measures: tuple[tuple[str, int], ...]
    """(measure, points lost), those that moved, most first."""
    acts: tuple[tuple[int, str], ...]
    """What our expert would have done instead, and when; see `Value`."""


def account(known: Mapping[int, Value], own: Value) -> tuple[Step, ...]:
    """The steps between the take-overs that are known, and the last one to the run as it was.

    `own` is the run itself, its `n` the number of its commands. The points of all steps add up to those of the expert
    from the start less the run's own.
    """
    line = [known[n] for n in sorted(known)]
    steps = [_step(before, after) for before, after in pairwise(line)]
    return (*steps, _step(line[-1], own)) if line else ()


def _step(before: Value, after: Value) -> Step:
    was, became = dict(before.measures), dict(after.measures)
    lost = [(name, was.get(name, 0) - became.get(name, 0)) for name in dict.fromkeys((*was, *became))]
    moved = sorted((item for item in lost if item[1]), key=lambda item: -abs(item[1]))
    points, cents = before.points - after.points, after.cents - before.cents
    return Step(before.n + 1, after.n, points, cents, tuple(moved), before.acts)
