"""A certificate in words: one screen for a teacher, one line for each demand, and how to see what broke."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from scoring.figures import points
from simulator.domain.time import MINUTE, SECOND
from simulator.lab.certify.lines import Certificate, Line, Reached
from simulator.lab.certify.numbers import ALLOWED

WIDTH = 78
NOTES = 4
"""Notes shown before the rest is counted."""


def percent(basis: int) -> str:
    """Basis points as whole percent."""
    return f"{(basis + 50) // 100} %"


def _held(line: Line) -> str:
    """At how many seeds it held: the figure beside it is a mean, and may lie within what is asked of each seed."""
    return f"asked at {100 - ALLOWED} % of seeds, held at {line.share // 100} %"


def _span(ticks: int) -> str:
    minutes, seconds = divmod(ticks // SECOND, MINUTE // SECOND)
    return f"{minutes} min {seconds} s" if seconds else f"{minutes} min"


def _points(what: str) -> Callable[[Line], str]:
    def said(line: Line) -> str:
        figures = {"f": points(line.found), "l": points(line.limit), "m": points(line.most)}
        return what.format(s=line.subject, held=_held(line), **figures)

    return said


SAYINGS: dict[str, Callable[[Line], str]] = {
    "idle": _points("an empty chair earns {f} points in the mean; at most {l} is {held}"),
    "gaming": _points("{s} earns {f} points in the mean; at most {l}"),
    "gaming-gap": _points("{s}: {f} points apart in the mean; at least {l} is {held}"),
    "careful-mean": _points("careful earns {f} points in the mean; at least {l}"),
    "careful-low": _points("careful earns {f} points on a bad day; at least {l}"),
    "par": _points("{s}: {f} points apart in the mean; at least {l}, or there is no par, is {held}"),
    "oracle": _points("{s}: {f} points ahead in the mean; at least {l} is {held}"),
    "memoriser": _points("{s}: {f} points apart in the mean; at least {l}"),
    "memoriser-twin": _points("{s}, on a day with another twin: {f} points apart in the mean; at least {l} is {held}"),
    "separates-order": _points("order: {s} by {f} points in the mean; at least {l} is {held}"),
    "separates-diagnosis": _points("diagnosis: {s} by {f} points in the mean; at least {l} is {held}"),
    "separates-telling": _points("telling: {s} by {f} points in the mean; at least {l} is {held}"),
    "separates-boundaries": _points("boundaries: {s} by {f} points in the mean; at least {l} is {held}"),
    "reachable": lambda x: (
        f"{x.subject}: careful held all of the diagnosis on {percent(x.found)} of seeds; at least {percent(x.limit)}"
    ),
    "unobtainable": lambda x: f"{x.subject}: a fact that its diagnosis needs cannot be had by anybody",
    "load": lambda x: (
        f"the work takes careful {percent(x.found)} of the shift in the mean; {percent(x.limit)} to {percent(x.most)}"
    ),
    "gap": lambda x: (
        f"on the middle seed {_span(x.found)} pass with nothing to decide; at most {_span(x.limit)} "
        f"(longer at {100 - x.share // 100} % of seeds; {x.words})"
    ),
    "crowd": lambda x: f"most interruptions in five minutes: {x.found}; at most {x.limit} is {_held(x)}",
    "script": _points("{s} earns {f} points in the mean; {l} to {m} is {held}"),
    "script-order": _points("{s} by {f} points in the mean; any lead is {held}"),
    "script-missing": lambda x: "no script plays this shift; write playthroughs/expert.yaml",
    "dead-step": lambda x: f"{x.subject}: steps that came on no seed: {x.words}",
    "trigger": lambda x: f"{x.subject} came in no run: nobody here did what it waits for",
    "unearned": lambda x: f"{x.subject} is owed, and nobody earned any of it",
    "outcome-unowed": lambda x: f"{x.subject} is taught, but no seed owes anything of it ({x.words})",
    "outcome-unearned": lambda x: f"{x.subject} is taught, but nobody shows it ({x.words})",
    "article": lambda x: (
        f"{x.subject}: no article leads to it, and careful does not find it by the map "
        f"({percent(x.found)} of the diagnosis)"
    ),
    "one-sight": lambda x: f"{x.subject} can be seen in one way only; at least {x.limit}",
    "one-way": lambda x: f"{x.subject} can be ended or lessened in one way only; at least {x.limit}",
    "equal-way": lambda x: (
        f"{x.subject} does as much good as the usual remedy and earns {points(x.found)} points "
        f"against it; at least {points(x.limit)}"
    ),
    "refused-way": lambda x: f"{x.subject} does as much good as the usual remedy, and nobody would do it",
    "trap": lambda x: f"{x.subject} is to be regretted and costs {points(x.found)} points; at least {points(x.limit)}",
    "leak": lambda x: x.words,
    "check": lambda x: x.words,
    "warnings": lambda x: f"check has {x.found} warning{'s' * (x.found != 1)} about the files",
}
SAYINGS["load-low"] = SAYINGS["load-high"] = SAYINGS["load"]


def said(line: Line) -> str:
    """One demand in one sentence, with what was found and what is asked."""
    return SAYINGS[line.code](line)


def replayed(line: Line, place: str) -> str:
    """The command that shows what broke; '' when no run does."""
    if line.seed is None or not line.policy:
        return ""
    policy = line.policy if " " not in line.policy else f'"{line.policy}"'
    return f"eastcity bot {policy} {place} --seed {line.seed}"


def shown(certificate: Certificate, place: str) -> str:
    """The certificate on one screen; `place` is how its scenario is named on the command line."""
    return "\n".join(_screen(certificate, place)) + "\n"


def _screen(found: Certificate, place: str) -> Iterator[str]:
    verdict = "CERTIFIED" if found.certified else "NOT CERTIFIED"
    head = f"{found.scenario}: {found.title}" if found.title != found.scenario else found.scenario
    yield f"{verdict}  {head}"[: WIDTH + 1]
    if found.seeds:
        kind = "guided lesson" if found.lesson == "guided" else "ranked"
        yield (f"{kind}, {found.seeds} seeds, engine {found.engine}, rubric {found.rubric}, plan {found.plan[:12]}")
        yield ""
        yield from _ladder(found)
        yield ""
        yield from _measures(found.reached)
        low, high = found.minutes
        yield (f"work for {percent(found.load)} of {found.shift // MINUTE} min; "
               f"at the screen about {low} to {high} min")  # fmt: skip
        yield from _separated(found)
    yield ""
    yield from _reasons(found, place)


def _ladder(found: Certificate) -> Iterator[str]:
    """Two policies to a row: mean and the span of nine seeds in ten."""
    cells = [
        f"{spread.policy[:20]:20}{points(spread.mean):>6} ({points(spread.low)}..{points(spread.high)})"
        for spread in sorted(found.spreads, key=lambda one: (-one.mean, one.policy))
    ]
    half = (len(cells) + 1) // 2
    for left in range(half):
        right = cells[left + half] if left + half < len(cells) else ""
        yield f"{cells[left]:41}{right}".rstrip()


def _measures(reached: tuple[Reached, ...]) -> Iterator[str]:
    """What the best of all players earned of each measure, so that a measure nobody can earn is seen."""
    words = [f"{one.measure} {percent(one.share)}" for one in reached]
    yield from _wrapped("best share of each measure: ", words)


def _wrapped(head: str, words: list[str]) -> Iterator[str]:
    row = head
    for number, word in enumerate(words):
        piece = word + (", " if number + 1 < len(words) else "")
        if len(row) + len(piece.rstrip()) > WIDTH:
            yield row.rstrip()
            row = "  "
        row += piece
    yield row.rstrip()


def _separated(found: Certificate) -> Iterator[str]:
    """The orders with their margins."""
    orders = [line for line in found.lines if line.code.startswith(("separates", "par", "oracle", "memoriser"))]
    words = [
        f"{line.code.removeprefix('separates-')} {'+' if line.margin >= 0 else ''}{points(line.margin)} "
        f"({percent(line.share)})"
        for line in orders
    ]
    if words:
        yield from _wrapped("margins (and seeds at which they hold): ", words)


def _reasons(found: Certificate, place: str) -> Iterator[str]:
    reasons = found.reasons
    if not reasons:
        yield f"All {sum(line.holds for line in found.lines)} demands hold."
    else:
        yield f"{len(reasons)} reason{'s' * (len(reasons) != 1)} against it:"
    for line in reasons:
        yield f"  {line.code}: {said(line)}"
        command = replayed(line, place)
        if command:
            yield f"      seed {line.seed}: {command}"
    notes = [line for line in found.lines if line.note and not line.holds]
    for line in notes[:NOTES]:
        yield f"  note: {said(line)}"
    if len(notes) > NOTES:
        yield f"  and {len(notes) - NOTES} more notes (--json shows all)"
