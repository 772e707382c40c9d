"""Rules about predicates: what injects, hints and scripts ask can be answered, and can come true."""

from collections.abc import Iterator
from typing import Any

from simulator.compiler.checks.known import Ids, unknown
from simulator.compiler.checks.story import StoryKnown
from simulator.compiler.files import Loaded
from simulator.compiler.locate import KeyPath
from simulator.compiler.problems import Problem
from simulator.compiler.schema.predicate import Question
from simulator.compiler.schema.shift import ScenarioFile
from simulator.domain.lifecycle import STATES

TICKET_STATES = ("logged", "open", "p1", "unset", *STATES)


def questions(known: StoryKnown) -> Iterator[tuple[Loaded[ScenarioFile], KeyPath, Question, bool]]:
    """Give every predicate with its place, and whether it may read conditions."""
    for number, inject in enumerate(known.scenario.injects):
        for key in ("after", "when"):
            question = getattr(inject, key)
            if question is not None:
                yield known.entry, ("injects", number, key), question, True
    for number, hint in enumerate(known.scenario.hints):
        yield known.entry, ("hints", number, "stuck"), hint.stuck, False


def questions_can_be_answered(known: StoryKnown) -> Iterator[Problem]:
    """Predicates ask for things that exist; hints ask the record only."""
    for entry, path, question, truth in questions(known):
        yield from ask_problems(known, entry, path, question, truth=truth)


def ask_problems(
    known: StoryKnown, entry: Loaded[Any], path: KeyPath, question: Question, *, truth: bool
) -> Iterator[Problem]:
    """Give what is wrong with a predicate; `truth` says whether it may read conditions."""
    for part in question.parts:
        yield from ask_problems(known, entry, path, part, truth=truth)
    args = dict(question.args)
    if question.kind == "condition":
        if not truth:
            yield entry.source.problem(path, "reads a condition, which only injects may")
        yield from _condition_can_be(known, entry, path, args)
        return
    there = _askable(known)
    for name, value in args.items():
        ids, what = there.get(f"{question.kind}.{name}", (None, ""))
        yield from unknown(entry, path, value, ids, what)


def _askable(known: StoryKnown) -> dict[str, tuple[Ids, str]]:
    """Give what may stand under each name of a question."""
    people, groups, needs = known.people, known.ids("groups"), known.ids("needs")
    audiences, remedies = known.ids("audiences"), known.ids("remedies")
    anyone = None if people is None or groups is None else {*people, *groups}
    told = None if audiences is None or anyone is None else {*audiences, *anyone}
    about = None if needs is None else {*known.faults, *known.planted, *needs, *known.contacts}
    return {
        "told.audience": (told, "the audience"),
        "told.about": (about, "the fault, need or contact"),
        "declared.about": (about, "the fault, need or contact"),
        "ticket.about": (about, "the fault, need or contact"),
        "ticket.is": (TICKET_STATES, "the state"),
        "ticket.type": (("incident", "request", "problem", "change"), "the record type"),
        "fact.id": (known.all_facts, "the fact"),
        "fact.shared": (known.all_facts, "the fact"),
        "remedy.remedy": (remedies, "the remedy"),
        "remedy.id": (remedies, "the remedy"),
        "promise.to": (None if anyone is None else {*anyone, *known.contacts}, "the person or contact"),
        "promise.is": (("open", "kept", "missed"), "the state"),
        "opened.contact": (known.contacts, "the contact"),
        "restored.fault": (about, "the fault, need or contact"),
    }


def _condition_can_be(known: StoryKnown, entry: Loaded[Any], path: KeyPath, args: dict[str, str]) -> Iterator[Problem]:
    """A condition that is asked for belongs to a planted fault and can have the value."""
    modes = {plant.id or plant.mode: plant.mode for _, plant, _ in known.plants}
    name = args.get("fault", "")
    if name not in modes:
        yield from unknown(entry, path, name, modes, "the planted fault")
        return
    fault = known.faults.get(modes[name])
    if fault is None:
        return
    rows = [*fault.conditions, *fault.normal]
    rows += [pair for key in ("flips", "every", "ends") for row in getattr(fault, key) for pair in row.set]
    condition, value = args.get("name", ""), args.get("value", "")
    values = {word for key, word in rows if key == condition}
    yield from unknown(entry, path, condition, {key for key, _ in rows}, "the condition")
    if values and value not in values:
        yield entry.source.problem(path, f"can never come true: nothing makes {name}.{condition} {value!r}")


STORY_CHECKS = (questions_can_be_answered,)
