"""Other ways of ending a fault, and its traps, as policies: the oracle that takes that way once and then goes on.

An equivalent remedy must earn what the usual one earns; a trap must cost something. Both are found out by playing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from simulator.bots.desk import Desk
from simulator.bots.diagnosis import Awaited, Finding
from simulator.compiler.problems import did_you_mean
from simulator.domain.faults import effects
from simulator.domain.inputs import RunDiagnostic
from simulator.domain.plan import Act, Fault, Flip, Plan
from simulator.lab.oracle import Oracle, approval_of
from simulator.views.desk import TicketView

WAY, TRAP = "way:", "trap:"
EXPERIMENTS = (WAY, TRAP)
WORKAROUND = "tell-workaround"
LONGEST = 60
"""Letters of a strange name that are said again."""


@dataclass(frozen=True, slots=True)
class Experiment:
    """One remedy of one fault, tried first."""

    kind: str
    """`way:` or `trap:`."""
    fault: str
    remedy: str
    at: str

    @property
    def name(self) -> str:
        """The policy's name, as a player types it."""
        return f"{self.kind}{self.fault}:{self.remedy}@{self.at}"

    @classmethod
    def read(cls, name: str) -> Experiment | None:
        """The experiment of a policy's name, or None when it names none."""
        kind = next((kind for kind in EXPERIMENTS if name.startswith(kind)), "")
        fault, colon, rest = name.removeprefix(kind).partition(":")
        remedy, sign, at = rest.partition("@")
        return cls(kind, fault, remedy, at) if kind and colon and sign and fault and remedy and at else None


@dataclass(frozen=True, slots=True)
class Tries(Oracle):
    """The oracle that does one named thing about one fault before all else."""

    experiment: Experiment = Experiment("", "", "", "")

    def find(self, desk: Desk, ticket: TicketView) -> Finding | RunDiagnostic | Awaited | None:
        """What the oracle finds, with the tried remedy put first and what it replaces left out."""
        found = super(Tries, self).find(desk, ticket)
        state = self.state_of(desk, ticket)
        if not isinstance(found, Finding) or state is None or state.fault.id != self.experiment.fault:
            return found
        flip = next((flip for flip in state.fault.flips if _is(flip, self.experiment)), None)
        if flip is None:
            return found
        first = Act(flip.remedy, flip.at, _hands(desk, flip), approval_of(desk, flip))
        rest = tuple(act for act in found.acts if not self._replaced(state.fault, flip, act))
        return replace(found, acts=(first, *rest))

    def _replaced(self, fault: Fault, flip: Flip, act: Act) -> bool:
        """Whether an act does nothing more once the tried remedy is done; a trap replaces nothing."""
        if (act.remedy, act.at) == (flip.remedy, flip.at):
            return True
        other = next((one for one in fault.flips if (one.remedy, one.at) == (act.remedy, act.at)), None)
        if self.experiment.kind == TRAP or other is None:
            return False
        after = {**dict(fault.conditions), **dict(flip.set)}
        return effects.verdict(fault, after, {**after, **dict(other.set)}) == ("none", "none") or (
            dict(other.set).keys() == dict(flip.set).keys()
        )


def _is(flip: Flip, experiment: Experiment) -> bool:
    return (flip.remedy, flip.at) == (experiment.remedy, experiment.at)


def _hands(desk: Desk, flip: Flip) -> str:
    """Who does it: the seat itself where it may, else a group that has the skill."""
    if flip.who:
        return "" if desk.book.group in flip.who and desk.permission(flip.remedy) == "may" else flip.who[0]
    return ""


def regretted(flip: Flip) -> bool:
    """Whether a flip does something beside that one is sorry for."""
    return bool(flip.harm or flip.spawns or flip.destroys or flip.damage > 0)


def planted(plan: Plan) -> tuple[Fault, ...]:
    """The faults that a seed of this plan can hold, in order."""
    faults = {fault.id: fault for fault in plan.faults}
    branches = (branch for choice in plan.scenario.choices for branch in choice.branches)
    names = [one.fault for one in plan.scenario.faults]
    names += [one.fault for branch in branches for one in branch.faults]
    return tuple(faults[name] for name in dict.fromkeys(names) if name in faults)


def misnamed(plan: Plan, name: str) -> str:
    """Why a policy's name that begins as an experiment's is none that this plan can hold; '' when it is one."""
    found = Experiment.read(name)
    if found is None:
        kind = next(kind for kind in EXPERIMENTS if name.startswith(kind))
        return f"{name[:LONGEST]!r} leaves something out; write {kind}FAULT:REMEDY@PART"
    faults = {fault.id: fault for fault in planted(plan)}
    fault = faults.get(found.fault)
    if fault is None:
        message = f"the fault {found.fault[:LONGEST]!r} does not come in this shift"
        return message + _instead(found.fault, faults)
    deeds = dict.fromkeys(f"{flip.remedy}@{flip.at}" for flip in fault.flips)
    if f"{found.remedy}@{found.at}" in deeds:
        return ""
    message = f"{fault.id} says nothing of {found.remedy[:LONGEST]!r} and {found.at[:LONGEST]!r}"
    return message + _instead(f"{found.remedy}@{found.at}", deeds)


def _instead(word: str, known: Iterable[str]) -> str:
    """What there is in place of a word, and which of it was meant."""
    meant = did_you_mean(word, known)
    there = f"; there are {', '.join(known)}" if known else "; there is nothing else"
    return there + (f" (did you mean {meant}?)" if meant else "")


def experiments(plan: Plan) -> tuple[Experiment, ...]:
    """Every equivalent way and every trap of the faults this plan can hold."""
    found: list[Experiment] = []
    for fault in planted(plan):
        found += [Experiment(WAY, fault.id, flip.remedy, flip.at) for flip in equivalents(fault)]
        found += [Experiment(TRAP, fault.id, flip.remedy, flip.at) for flip in fault.flips if regretted(flip)]
    return tuple(dict.fromkeys(found))


def clean(fault: Fault) -> tuple[Flip, ...]:
    """The remedies of a fault that do good within a shift and nothing one is sorry for; no ways round among them."""
    before = dict(fault.conditions)
    return tuple(
        flip
        for flip in fault.flips
        if flip.remedy != WORKAROUND
        and not regretted(flip)
        and not flip.relief
        and flip.approval != "normal"
        and effects.verdict(fault, before, {**before, **dict(flip.set)}) != ("none", "none")
    )


def equivalents(fault: Fault) -> Iterator[Flip]:
    """Remedies that another remedy of the fault equals in what it restores and removes, beginning to end."""
    before = dict(fault.conditions)
    worth = [(flip, effects.verdict(fault, before, {**before, **dict(flip.set)})) for flip in clean(fault)]
    for flip, verdict in worth:
        if verdict[0] == "wholly" and any(other != flip and same == verdict for other, same in worth):
            yield flip


def readings(plan: Plan, fault: Fault) -> tuple[tuple[str, str], ...]:
    """Every (diagnostic, part) that shows the fault, each once."""
    kinds = {kind.id: kind for kind in plan.enterprise.kinds}
    parts = {part.id: part for part in plan.enterprise.cis}
    found: dict[tuple[str, str], None] = {}
    for move in fault.moves:
        part = parts.get(move.at.partition("/")[0])
        if part is None:
            continue
        for use in kinds[part.kind].diagnostics:
            if move.signal in use.signals or (move.record and move.record in use.records):
                found[use.diagnostic, move.at] = None
    return tuple(found)
