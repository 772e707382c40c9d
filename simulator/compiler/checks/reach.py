"""Rules about what can come true at all: injects, hints and scripts wait for nothing that this shift cannot bring."""

from collections.abc import Iterator
from typing import Any

from simulator.compiler.checks.faults import WORKAROUND
from simulator.compiler.checks.questions import questions
from simulator.compiler.checks.story import StoryKnown
from simulator.compiler.checks.talk import story_talk
from simulator.compiler.files import Loaded
from simulator.compiler.locate import KeyPath
from simulator.compiler.problems import Problem
from simulator.compiler.schema.callers import Call, Talk
from simulator.compiler.schema.predicate import Question
from simulator.compiler.schema.shift import Branch, OneOf

Place = tuple[int, int]
"""Number of a choice, number of a branch."""


class Reach:
    """What may happen in one shift on some seed."""

    def __init__(self, known: StoryKnown) -> None:
        self.known = known
        talk = [talk for _, _, talk in everything_said(known)]
        self.facts = {name for row in talk for name in gives_of(row)} | self._on_record() | self._in_articles()
        self.about = {name for row in talk for name in row.about}
        self.spawned = set(self._spawned())
        self.branches = self._branches()

    def never(self, question: Question) -> str:
        """Give why a question can never be answered with yes, '' when it may be."""
        if question.kind == "any":
            reasons = [self.never(part) for part in question.parts]
            return reasons[0] if reasons and all(reasons) else ""
        if question.kind == "not":
            return ""
        if question.kind == "all":
            reasons = [reason for part in question.parts if (reason := self.never(part))]
            return reasons[0] if reasons else self._contradiction(question.parts)
        return self._never(question.kind, dict(question.args))

    def _never(self, kind: str, args: dict[str, str]) -> str:
        frame = self.known.frame
        if "for" in args and frame and int(args["for"]) >= frame.length:
            return "it would have to last longer than the shift"
        for name in ("about", "fault"):
            if kind != "condition" and (reason := self._not_here(args.get(name, ""))):
                return reason
        fact = args.get("id", "") if kind == "fact" else ""
        if fact and fact in (self.known.all_facts or ()) and fact not in self.facts:
            return f"nobody here gives the fact {fact!r}"
        return (
            self._no_such_act(args.get("remedy") or args.get("id", ""), args.get("at", "")) if kind == "remedy" else ""
        )

    def _not_here(self, name: str) -> str:
        known = self.known
        if name in known.faults and name not in known.planted and name not in self.spawned:
            return f"the fault {name!r} is not planted under that name in this shift"
        if name in (known.ids("needs") or ()) and name not in self.about:
            return f"nobody comes about the need {name!r}"
        return ""

    def _no_such_act(self, remedy: str, at: str) -> str:
        rows = {row.id: row for row in self.known.rows("remedies")[1]}
        kinds = self.known.part_kinds or {}
        if not at or remedy == WORKAROUND or remedy not in rows:
            return ""
        if self.known.nodes is not None and at not in self.known.nodes:
            return f"there is no part or service {at!r}"
        kind = kinds.get(at, "")
        fits = not kind or "*" in rows[remedy].kinds or kind in rows[remedy].kinds
        return "" if fits else f"{remedy} does not apply to {at}, a part of kind {kind}"

    def _contradiction(self, parts: tuple[Question, ...]) -> str:
        if any(Question("not", (), (part,)) in parts for part in parts):
            return "it asks for a thing and for its opposite"
        places: dict[int, int] = {}
        for part in parts:
            for name in (dict(part.args).get(key, "") for key in ("contact", "fault", "about")):
                choice, branch = self.branches.get(name, (-1, -1))
                if choice >= 0 and places.setdefault(choice, branch) != branch:
                    return "it asks for things of two branches of one choice, of which one happens"
        return ""

    def _spawned(self) -> Iterator[str]:
        for mode in dict.fromkeys(plant.mode for _, plant, _ in self.known.plants):
            fault = self.known.faults.get(mode)
            yield from (flip.spawns for flip in (fault.flips if fault else ()) if flip.spawns)

    def _branches(self) -> dict[str, Place]:
        """Give the branch of each id that stands in one branch alone."""
        found: dict[str, set[Place]] = {}
        for number, row in enumerate(self.known.scenario.faults):
            if isinstance(row, OneOf):
                for at, branch in enumerate(row.one_of):
                    plants = branch.faults if isinstance(branch, Branch) else (branch,)
                    calls: list[Call] = [*branch.calls, *(call for plant in plants for call in plant.calls)]
                    for name in (*(plant.id or plant.mode for plant in plants), *(call.id for call in calls)):
                        found.setdefault(name, set()).add((number, at))
        return {name: next(iter(places)) for name, places in found.items() if len(places) == 1}

    def _on_record(self) -> set[str]:
        tickets = self.known.scenario.inherit.tickets
        rows = tickets if isinstance(tickets, tuple) else self.known.rows("inherited")[1]
        return {name for row in rows for name in row.facts}

    def _in_articles(self) -> set[str]:
        return {f"answer/{need}" for entry in self.known.firm.articles.values() for need in entry.model.answers}


def gives_of(talk: Talk) -> set[str]:
    """Give the facts that a contact can give."""
    return {*talk.gives, *(name for line in talk.lines for name in line.gives)}


def everything_said(known: StoryKnown) -> Iterator[tuple[Loaded[Any], KeyPath, Talk]]:
    """Give every contact that may come: staged ones, injects, those on the desk, and everyday ones of the profile."""
    yield from story_talk(known)
    if known.scenario.load.contacts:
        entry, rows = known.rows("background")
        profile = known.scenario.load.profile
        for number, row in enumerate(rows):
            if entry is not None and (not row.profiles or profile in row.profiles):
                yield entry, ("background", number, "contact"), row.contact
    if not isinstance(known.scenario.inherit.tickets, tuple):
        entry, rows = known.rows("inherited")
        for number, row in enumerate(rows):
            if entry is not None:
                yield entry, ("inherited", number, "contact"), row.contact


def triggers_can_come(known: StoryKnown) -> Iterator[Problem]:
    """What injects and hints wait for can come in this shift."""
    reach = Reach(known)
    for entry, path, question, _ in questions(known):
        if reason := reach.never(question):
            yield entry.source.problem(path, f"can never come true: {reason}")


def waits_end_in_the_shift(known: StoryKnown) -> Iterator[Problem]:
    """An inject that has waited, and a hint that somebody was stuck for, still come in the shift."""
    if known.frame is None:
        return
    length, source = known.frame.length, known.entry.source
    for number, inject in enumerate(known.scenario.injects):
        start = known.frame.tick(inject.at) if inject.at else 0
        if inject.wait and start < length <= start + inject.wait:
            yield source.problem(("injects", number, "wait"), "ends after the shift, so it never happens")
    for number, hint in enumerate(known.scenario.hints):
        if hint.for_ >= length:
            yield source.problem(("hints", number, "for"), "is longer than the shift, so it never comes")


def steps_can_come(known: StoryKnown) -> Iterator[Problem]:
    """What the steps of a playthrough wait for can come in this shift."""
    reach = Reach(known)
    for entry in known.story.scripts.values():
        for number, step in enumerate(entry.model.steps):
            if step.when is not None and (reason := reach.never(step.when)):
                yield entry.source.problem(("steps", number, "when"), f"can never come true: {reason}")


STORY_CHECKS = (triggers_can_come, waits_end_in_the_shift, steps_can_come)
