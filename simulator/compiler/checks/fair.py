"""Rules about what a player can do at all: needs that can be met, facts that come in time, clocks that can be kept."""

from collections import Counter
from collections.abc import Iterator

from simulator.compiler.checks.faults import holds
from simulator.compiler.checks.reach import Reach, everything_said, gives_of
from simulator.compiler.checks.story import StoryKnown
from simulator.compiler.checks.talk import story_talk
from simulator.compiler.locate import KeyPath
from simulator.compiler.problems import Problem
from simulator.compiler.schema.callers import Line, Talk
from simulator.compiler.schema.firm import Group
from simulator.compiler.schema.needs import ActPattern
from simulator.compiler.schema.shift import OneOf, Plant
from simulator.compiler.schema.trouble import FaultFile, Flip
from simulator.domain.priority import priority
from simulator.domain.time import MINUTE

QUESTIONS_A_MINUTE = 1
"""Asking takes about a minute; patience is counted in minutes."""


def needs_can_be_met(known: StoryKnown) -> Iterator[Problem]:
    """Whoever comes with a need can get it: somebody or some article gives the fact that each way to meet it takes."""
    reach, needs = Reach(known), {need.id: need for need in known.rows("needs")[1]}
    for path, name in _wanted(known):
        need = needs.get(name)
        missing = [_missing(act, reach) for act in need.met_by] if need else []
        if missing and all(missing):
            message = (
                f"cannot be met: it takes the fact {missing[0]!r}, which nobody here gives in first words or a line"
            )
            yield known.entry.source.problem(path, message, warn=True)


def _wanted(known: StoryKnown) -> Iterator[tuple[KeyPath, str]]:
    """Give what staged contacts and tickets of the morning are about, each with its place."""
    for _, path, talk in story_talk(known):
        yield from (((*path, "about", number), name) for number, name in enumerate(talk.about))
    tickets = known.scenario.inherit.tickets
    for number, row in enumerate(tickets if isinstance(tickets, tuple) else ()):
        if row.need and row.need not in row.contact.about:
            yield ("inherit", "tickets", number, "need"), row.need


def _missing(act: ActPattern, reach: Reach) -> str:
    facts = [value for name, value in act.args if name == "fact"]
    return next((fact for fact in facts if fact not in reach.facts), "")


def facts_come_within_patience(known: StoryKnown) -> Iterator[Problem]:
    """No fact stands behind more questions than its caller has minutes, unless somebody else gives it too."""
    voices = {voice.id: voice for voice in known.rows("voices")[1]}
    ways = Counter(name for _, _, talk in everything_said(known) for name in gives_of(talk))
    for entry, path, talk in story_talk(known):
        sender = known.sender(talk.from_)
        voice = voices.get(talk.voice or (sender.voice if sender else ""))
        patience = talk.patience if talk.patience is not None else voice.patience if voice else None
        if patience is None or talk.channel == "alert":
            continue
        for number, line in enumerate(talk.lines):
            depth = _depth(talk, line)
            if depth > max(patience, 1) * QUESTIONS_A_MINUTE and any(ways[name] == 1 for name in line.gives):
                message = f"comes after {depth} questions; its caller has patience for {patience} minutes"
                yield entry.source.problem((*path, "lines", number), message, warn=True)


def _depth(talk: Talk, line: Line, seen: frozenset[str] = frozenset()) -> int:
    """Give how many questions to this caller it takes until a line is said."""
    if not line.after or line.after in talk.gives or line.after in seen:
        return 1
    before = [row for row in talk.lines if line.after in row.gives]
    return 1 + min((_depth(talk, row, seen | {line.after}) for row in before), default=0)


def promises_can_be_kept(known: StoryKnown) -> Iterator[Problem]:
    """No promise was broken before anybody sat down."""
    tickets = known.scenario.inherit.tickets
    for number, row in enumerate(tickets if isinstance(tickets, tuple) else ()):
        tick = known.tick(row.promise) if row.promise else None
        if tick is not None and tick <= 0:
            path = ("inherit", "tickets", number, "promise")
            yield known.entry.source.problem(path, "had passed before the shift began; nobody could keep it")


def targets_can_be_kept(known: StoryKnown) -> Iterator[Problem]:
    """The quickest cure of a planted fault fits its resolution target, or the fault says that none does."""
    sla = known.file("sla")
    if sla is None:
        return
    targets = sla.targets
    for path, plant, _ in known.plants:
        fault = known.faults.get(plant.mode)
        if fault is None or fault.unmeetable or fault.ends or not (fault.costs or fault.damage):
            continue
        level = priority(fault.impact, fault.urgency)
        target = getattr(targets, f"p{level}").resolution
        state = dict(fault.conditions)
        cures = [flip for flip in fault.flips if flip.set and not holds(fault.while_, state | dict(flip.set))]
        quickest = min((_time(known, flip, level) for flip in cures), default=None)
        if quickest is not None and quickest > target:
            message = (
                f"cannot be mended within {target // MINUTE} minutes, as P{level} promises: the quickest cure takes "
                f"{quickest // MINUTE}; such a fault says `unmeetable: true`"
            )
            yield known.entry.source.problem((*path, "mode"), message, warn=True)


def _time(known: StoryKnown, flip: Flip, level: int) -> int:
    """Give the least time of a cure: the group's start, the hands, the wait."""
    remedy = next((row for row in known.rows("remedies")[1] if row.id == flip.remedy), None)
    if remedy is None:
        return 0
    groups = {group.id: group for group in known.rows("groups")[1]}
    names = flip.who or tuple(name for name, may in remedy.who.items() if may == "may")
    seat = known.scenario.seat
    if seat in names or remedy.who.get(seat, "must-not") != "must-not" or not names:
        return int(remedy.hands + remedy.wait.points[0])
    return int(
        min((_start(groups[name], level) for name in names if name in groups), default=0) + remedy.wait.points[0]
    )


def _start(group: Group, level: int) -> int:
    return int(getattr(group.start, f"p{level}").points[0] + group.work.points[0])


def ranked_shifts_have_twins(known: StoryKnown) -> Iterator[Problem]:
    """A shift with trouble in it differs by seed, or is guided; else its answer can be passed on."""
    scenario = known.scenario
    if scenario.lesson == "guided" or not any(_felt(known, plant) for _, plant, _ in known.plants):
        return
    for row in scenario.faults:
        if isinstance(row, OneOf) and len({_kind(branch) for branch in row.one_of}) > 1:
            return
    message = "has no twin, so its answer can be passed on; offer branches under `one-of`, or say `lesson: guided`"
    yield known.entry.source.problem(("faults",), message, warn=True)


def _felt(known: StoryKnown, plant: Plant) -> bool:
    fault: FaultFile | None = known.faults.get(plant.mode)
    return fault is not None and bool(fault.costs or fault.damage)


def _kind(branch: object) -> tuple[str, ...]:
    plants = (branch,) if isinstance(branch, Plant) else getattr(branch, "faults", ())
    return tuple(plant.mode for plant in plants)


STORY_CHECKS = (
    needs_can_be_met, facts_come_within_patience, promises_can_be_kept, targets_can_be_kept, ranked_shifts_have_twins,
)  # fmt: skip
