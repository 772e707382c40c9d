"""Rules about what people say: who they are, what they can give, and that everything needed can be had."""

from collections.abc import Callable, Collection, Iterator
from typing import Any

from simulator.compiler.build_firm import cell_fits
from simulator.compiler.build_talk import MONITORING
from simulator.compiler.checks.known import Ids, Known, unknown, unknowns
from simulator.compiler.checks.story import StoryKnown
from simulator.compiler.files import Loaded
from simulator.compiler.locate import KeyPath
from simulator.compiler.problems import Problem, did_you_mean
from simulator.compiler.schema.callers import INTENTS, Talk
from simulator.compiler.schema.notation import Onset

Told = tuple[Loaded[Any], KeyPath, Talk]
TalkCheck = Callable[[Known, Loaded[Any], KeyPath, Talk, Ids, Ids], Iterator[Problem]]

CALLS = 3
"""How often somebody comes about one thing, at most."""
WAYS = 2
"""In how many ways a needed fact can be had."""
NEEDED = ("seen", "since", "scope")


def firm_talk(known: Known) -> Iterator[Told]:
    """Give everything people say in files of the firm."""
    for name in ("background", "inherited"):
        entry, rows = known.rows(name)
        for number, row in enumerate(rows):
            assert entry is not None
            yield entry, (name, number, "contact"), row.contact


def story_talk(known: StoryKnown) -> Iterator[Told]:
    """Give everything people say in a scenario."""
    for path, call in known.calls:
        yield known.entry, path, call
    for number, inject in enumerate(known.scenario.injects):
        yield known.entry, ("injects", number), inject
    tickets = known.scenario.inherit.tickets
    for number, row in enumerate(tickets if isinstance(tickets, tuple) else ()):
        yield known.entry, ("inherit", "tickets", number, "contact"), row.contact


def from_somebody(
    known: Known, entry: Loaded[Any], path: KeyPath, talk: Talk, _facts: Ids, _about: Ids
) -> Iterator[Problem]:
    """A contact comes from a person, or from a voice or role with somebody at its place; only alerts from nobody."""
    if talk.from_ in ("", MONITORING):
        if talk.channel != "alert":
            yield entry.source.problem((*path, "from"), "comes from nobody; only an alert does")
        return
    if known.people is None or known.roles is None or known.ids("voices") is None or known.sites is None:
        return
    sender = known.sender(talk.from_)
    where = talk.from_.partition("@")[2]
    if sender is None:
        places = {*known.sites, *(known.units or ()), *(known.cells or ())}
        yield entry.source.problem(
            (*path, "from"), f"names the place {where!r}, which does not exist", did_you_mean(where, places)
        )
        return
    if sender.role and sender.role not in known.roles:
        names = {*known.people, *known.roles, *(known.ids("voices") or ())}
        message = f"{sender.role!r} is no person, no voice and no role"
        yield entry.source.problem((*path, "from"), message, did_you_mean(sender.role, names))
    elif sender.cell and not _somebody(known, sender.cell, sender.role):
        yield entry.source.problem((*path, "from"), f"nobody sits in {sender.cell} who could say this")


def _somebody(known: Known, cell: str, role: str) -> bool:
    people, cast = known.file("people"), known.file("cast")
    rows = [*cast.cast, *(people.people if role else ())]
    return any(cell_fits(cell, f"{row.site}/{row.unit}") and role in ("", row.role) for row in rows)


def every_intent_answered(
    known: Known, entry: Loaded[Any], path: KeyPath, talk: Talk, _facts: Ids, _about: Ids
) -> Iterator[Problem]:
    """Every intent has an answer: a line, or the voice's."""
    sender = known.sender(talk.from_)
    if talk.channel == "alert" or known.ids("voices") is None or sender is None:
        return
    yield from unknown(entry, (*path, "voice"), talk.voice, known.ids("voices"), "the voice")
    said = {line.intent for line in talk.lines if line.says}
    missing = [intent for intent in INTENTS if intent not in said]
    if not (talk.voice or sender.voice) and missing:
        yield entry.source.problem(path, f"has no voice and no line for {', '.join(missing)}")


def talk_refers(
    known: Known, entry: Loaded[Any], path: KeyPath, talk: Talk, facts: Ids, about: Ids
) -> Iterator[Problem]:
    """A contact is about faults and needs that exist and gives facts that exist."""
    near = _nearest(known, talk, facts or ())
    yield from unknowns(entry, (*path, "about"), talk.about, about, "the planted fault or need")
    yield from unknowns(entry, (*path, "gives"), talk.gives, facts, "the fact", near)
    for number, line in enumerate(talk.lines):
        here = (*path, "lines", number)
        yield from unknowns(entry, (*here, "gives"), line.gives, facts, "the fact", near)
        yield from unknown(entry, (*here, "after"), line.after, facts, "the fact", near=near)
        yield from unknown(entry, (*here, "before"), line.before, facts, "the fact", near=near)


def _nearest(known: Known, talk: Talk, facts: Collection[str]) -> Ids:
    """Give the facts about what a contact is about, when it names some fact that does not exist."""
    if all(name in facts for name in (*_given(talk), *_asked(talk))):
        return None
    own = {name for about in talk.about if about in known.faults for name in known.faults[about].facts}
    return own | {name for name, fact in known.facts.items() if {*fact.about} & {*talk.about}}


def told_has_an_audience(
    known: Known, entry: Loaded[Any], path: KeyPath, talk: Talk, _facts: Ids, _about: Ids
) -> Iterator[Problem]:
    """Other first words after a notice say after a notice to whom."""
    yield from unknown(entry, (*path, "told-if"), talk.told_if, known.ids("audiences"), "the audience")
    if bool(talk.told) != bool(talk.told_if):
        yield entry.source.problem(path, "needs `told` and `told-if` together")


def one_line_for_an_intent(
    _known: Known, entry: Loaded[Any], path: KeyPath, talk: Talk, _facts: Ids, _about: Ids
) -> Iterator[Problem]:
    """Two lines for one intent differ in what the seat must hold."""
    seen: set[tuple[str, str, str]] = set()
    for number, line in enumerate(talk.lines):
        key = (line.intent, line.after, line.before)
        if key in seen:
            message = f"answers {line.intent} a second time; use after or before"
            yield entry.source.problem((*path, "lines", number), message)
        seen.add(key)


def no_endless_caller(
    _known: Known, entry: Loaded[Any], path: KeyPath, talk: Talk, _facts: Ids, _about: Ids
) -> Iterator[Problem]:
    """Somebody comes at most three times about one thing, each later than the last."""
    if len(talk.repeats) >= CALLS:
        yield entry.source.problem((*path, "repeats"), f"comes more than {CALLS} times about one thing")
    if list(talk.repeats) != sorted(set(talk.repeats)):
        yield entry.source.problem((*path, "repeats"), "must rise: each is counted from the first contact")


TALK_CHECKS: tuple[TalkCheck, ...] = (
    from_somebody, every_intent_answered, talk_refers, told_has_an_audience, one_line_for_an_intent, no_endless_caller,
)  # fmt: skip


def firm_talk_holds(known: Known) -> Iterator[Problem]:
    """All rules about what people say hold in the files of the firm."""
    needs = known.ids("needs")
    about = None if needs is None else {*needs, *known.faults}
    for entry, path, talk in firm_talk(known):
        for rule in TALK_CHECKS:
            yield from rule(known, entry, path, talk, known.facts, about)


def story_talk_holds(known: StoryKnown) -> Iterator[Problem]:
    """All rules about what people say hold in the scenario."""
    needs = known.ids("needs")
    modes = {plant.mode for _, plant, _ in known.plants}
    about = None if needs is None else {*needs, *modes, *(known.planted or ())}
    for entry, path, talk in story_talk(known):
        for rule in TALK_CHECKS:
            yield from rule(known, entry, path, talk, known.all_facts, about)


def calls_come_in_the_shift(known: StoryKnown) -> Iterator[Problem]:
    """Staged contacts come within the shift, and not before the trouble they are about."""
    if known.frame is None:
        return
    for path, call in known.calls:
        onsets = [(plant, choice) for _, plant, choice in known.plants if {plant.id, plant.mode} & set(call.about)]
        latest = 0
        for plant, choice in onsets:
            window = plant.window or (choice.window if choice and plant.at is None else None)
            moment = plant.at or (window[1] if window else None)
            latest = max(latest, known.frame.tick(moment) if moment else 0)
        at = known.frame.resolve(call.at, latest)
        if not 0 <= at < known.frame.length:
            yield known.entry.source.problem((*path, "at"), "lies outside the shift")
        elif at < latest and len(onsets) == 1 and not isinstance(call.at, Onset):
            yield known.entry.source.problem((*path, "at"), "may come before the trouble it is about", warn=True)


def facts_are_given(known: StoryKnown) -> Iterator[Problem]:
    """Every fact of the scenario can be had from somebody."""
    given = {name for _, _, talk in story_talk(known) for name in _given(talk)}
    tickets = known.scenario.inherit.tickets
    given |= {name for row in (tickets if isinstance(tickets, tuple) else ()) for name in row.facts}
    asked = {
        value for need in known.rows("needs")[1] for act in need.met_by for key, value in act.args if key == "fact"
    }
    for name in known.scenario.facts:
        if name not in given and name not in asked:
            yield known.entry.source.problem(("facts", name), "is a fact that nobody gives", key=True)


def needed_facts_in_two_ways(known: StoryKnown) -> Iterator[Problem]:
    """What was seen, since when and how widely can be had in two ways for every planted fault that people feel."""
    facts = {**known.facts, **known.scenario.facts}
    for path, plant, _ in known.plants:
        fault = known.faults.get(plant.mode)
        names = {plant.id or plant.mode, plant.mode}
        if fault is None or not (fault.costs or fault.damage):
            continue
        ways: dict[str, set[tuple[KeyPath, str]]] = {piece: set() for piece in NEEDED}
        for _, where, talk in story_talk(known):
            for intent, given in (("first", talk.gives), *((line.intent, line.gives) for line in talk.lines)):
                for fact in (facts.get(name) for name in given if names & set(talk.about)):
                    for piece in NEEDED:
                        if fact is not None and piece in fact.covers:
                            ways[piece].add((where, intent))
        if thin := [piece for piece in NEEDED if len(ways[piece]) < WAYS]:
            message = f"{', '.join(thin)} can be had in fewer than {WAYS} ways"
            yield known.entry.source.problem((*path, "mode"), message, warn=True)


def _given(talk: Talk) -> set[str]:
    return {*talk.gives, *(name for line in talk.lines for name in line.gives)}


def _asked(talk: Talk) -> set[str]:
    return {name for line in talk.lines for name in (line.after, line.before) if name}


FIRM_CHECKS = (firm_talk_holds,)
STORY_CHECKS = (story_talk_holds, calls_come_in_the_shift, facts_are_given, needed_facts_in_two_ways)
