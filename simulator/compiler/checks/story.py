"""Rules about one shift: times, planted faults, questions asked of the record, weights."""

from collections.abc import Callable, Collection, Iterator
from functools import cached_property

from scoring.rubric import DEFAULTS, FAMILIES
from simulator.compiler.archetype import name_for
from simulator.compiler.checks.known import Ids, Known, twice, unknown, unknowns
from simulator.compiler.files import Loaded
from simulator.compiler.locate import KeyPath
from simulator.compiler.problems import Problem
from simulator.compiler.schema.callers import Call
from simulator.compiler.schema.notation import Moment
from simulator.compiler.schema.shift import Branch, OneOf, Plant, ScenarioFile
from simulator.compiler.spans import SERVICE_HOURS, Calendars, Frame, NotFrozen, Zones, frame
from simulator.compiler.stories import Story
from simulator.domain.time import BadTime

StoryCheck = Callable[["StoryKnown"], Iterator[Problem]]
WHOLE = 10_000


class StoryKnown(Known):
    """The ids of an enterprise and one scenario in it."""

    def __init__(self, story: Story, scenario: Loaded[ScenarioFile]) -> None:
        super().__init__(story.firm)
        self.story = story
        self.entry = scenario
        self.scenario = scenario.model

    @cached_property
    def frame(self) -> Frame | None:
        """Where the shift stands in time; None when that cannot be said."""
        calendars = self.file("calendars")
        try:
            return frame(self.scenario.shift, Zones(calendars.zones)) if calendars else None
        except (BadTime, NotFrozen):
            return None

    @cached_property
    def plants(self) -> list[tuple[KeyPath, Plant, OneOf | None]]:
        """Every planted fault with its place and, in a branch, its choice."""
        found: list[tuple[KeyPath, Plant, OneOf | None]] = []
        for number, row in enumerate(self.scenario.faults):
            path: KeyPath = ("faults", number)
            if isinstance(row, Plant):
                found.append((path, row, None))
                continue
            for at, branch in enumerate(row.one_of):
                here = (*path, "one-of", at)
                if isinstance(branch, Branch):
                    found.extend(((*here, "faults", n), plant, row) for n, plant in enumerate(branch.faults))
                else:
                    found.append((here, branch, row))
        return found

    @cached_property
    def planted(self) -> Collection[str]:
        """Ids of planted faults."""
        return {plant.id or plant.mode for _, plant, _ in self.plants}

    @cached_property
    def calls(self) -> list[tuple[KeyPath, Call]]:
        """Every staged call with its place."""
        found: list[tuple[KeyPath, Call]] = []
        for path, plant, _ in self.plants:
            found.extend(((*path, "calls", n), call) for n, call in enumerate(plant.calls))
        for number, row in enumerate(self.scenario.faults):
            if isinstance(row, OneOf):
                for at, branch in enumerate(row.one_of):
                    if isinstance(branch, Branch):
                        here = ("faults", number, "one-of", at, "calls")
                        found.extend(((*here, n), call) for n, call in enumerate(branch.calls))
        found.extend((("calls", n), call) for n, call in enumerate(self.scenario.calls))
        return found

    @cached_property
    def contacts(self) -> Collection[str]:
        """Ids of everything that comes in."""
        inherited = self.scenario.inherit.tickets
        return {
            *(call.id for _, call in self.calls),
            *(row.id for row in self.scenario.injects),
            *(row.id for row in (inherited if isinstance(inherited, tuple) else self.rows("inherited")[1])),
            *(row.id for row in self.rows("background")[1]),
        }

    @cached_property
    def all_facts(self) -> Ids:
        """Facts of faults, of the firm and of this shift."""
        return {*self.facts, *self.scenario.facts}

    def tick(self, moment: Moment) -> int | None:
        """Give the tick of a moment."""
        return self.frame.tick(moment) if self.frame else None


def shift_is_real(known: StoryKnown) -> Iterator[Problem]:
    """The shift has a date, times and a zone that the frozen calendars reach."""
    entry, calendars = known.entry, known.file("calendars")
    if calendars is None:
        return
    if SERVICE_HOURS not in {row.id for row in calendars.calendars}:
        yield entry.source.problem(("shift",), f"needs a calendar {SERVICE_HOURS!r} in calendars.yaml")
        return
    try:
        zones = Zones(calendars.zones)
        mine = Calendars(calendars, zones, frame(known.scenario.shift, zones))
        mine.intervals()
        mine.closing(SERVICE_HOURS, known.scenario.horizon_days)
    except (BadTime, NotFrozen) as bad:
        yield entry.source.problem(("shift",), str(bad))


def named_like_its_folder(known: StoryKnown) -> Iterator[Problem]:
    """A scenario has the name of its folder, as an id writes it."""
    name = name_for(known.story.folder)
    if name != known.scenario.id:
        message = f"is not {name!r}, as the folder is called"
        yield known.entry.source.problem(("id",), message, warn=True)


def has_a_briefing(known: StoryKnown) -> Iterator[Problem]:
    """Whoever sits down is told what for."""
    if "briefing" not in known.story.pages:
        yield known.entry.source.problem((), "has no briefing.md, the page a player reads first", advise=True)


def head_refers(known: StoryKnown) -> Iterator[Problem]:
    """Seat and outcomes exist, and there is somebody to answer for the title."""
    yield from unknown(known.entry, ("seat",), known.scenario.seat, known.ids("groups"), "the group")
    yield from unknowns(known.entry, ("teaches",), known.scenario.teaches, known.ids("outcomes"), "the outcome")


def plants_refer(known: StoryKnown) -> Iterator[Problem]:
    """Planted faults are modes that exist, at places that exist, each id once in a branch."""
    for path, plant, _ in known.plants:
        yield from unknown(known.entry, (*path, "mode"), plant.mode, known.faults, "the fault")
        yield from unknown(known.entry, (*path, "site"), plant.site, known.sites, "the office")
        yield from unknowns(known.entry, (*path, "sites"), plant.sites, known.sites, "the office")
        yield from unknowns(known.entry, (*path, "units"), plant.units, known.units, "the unit")
    always = [plant.id or plant.mode for _, plant, choice in known.plants if choice is None]
    for path, plant, choice in known.plants:
        name = plant.id or plant.mode
        if (choice is None and always.count(name) > 1) or (choice is not None and name in always):
            yield known.entry.source.problem(path, f"is planted twice as {name!r}; give one of them an id")


def plants_begin_in_the_shift(known: StoryKnown) -> Iterator[Problem]:
    """Planted faults begin before the shift ends, at a time or within a window that runs forwards."""
    if known.frame is None:
        return
    for path, plant, choice in known.plants:
        window = plant.window or (choice.window if choice and plant.at is None else None)
        if (plant.at is None) == (window is None):
            yield known.entry.source.problem(path, "needs a time: either `at` or `window`")
            continue
        times = [known.frame.tick(moment) for moment in ((plant.at,) if plant.at else window or ())]
        if times != sorted(times):
            yield known.entry.source.problem((*path, "window"), "ends before it begins")
        if times[-1] >= known.frame.length:
            yield known.entry.source.problem(path, "begins when the shift is over")


def injects_have_a_trigger(known: StoryKnown) -> Iterator[Problem]:
    """An inject has a moment in the shift or something to come after."""
    for number, inject in enumerate(known.scenario.injects):
        path = ("injects", number)
        if inject.at is None and inject.after is None:
            yield known.entry.source.problem(path, "never happens: it needs `at` or `after`")
        if inject.at is not None and known.frame and not 0 <= known.frame.tick(inject.at) < known.frame.length:
            yield known.entry.source.problem((*path, "at"), "lies outside the shift")


def inherited_is_older(known: StoryKnown) -> Iterator[Problem]:
    """Inherited tickets were opened before the shift, and need something that exists."""
    tickets = known.scenario.inherit.tickets
    if not isinstance(tickets, tuple):
        if tickets > len(known.rows("inherited")[1]):
            yield known.entry.source.problem(("inherit", "tickets"), f"asks for {tickets}; inherited.yaml has fewer")
        return
    for number, row in enumerate(tickets):
        path = ("inherit", "tickets", number)
        yield from unknown(known.entry, (*path, "service"), row.service, known.ids("services"), "the service")
        yield from unknown(known.entry, (*path, "part"), row.part, known.part_kinds, "the part")
        yield from unknown(known.entry, (*path, "need"), row.need, known.ids("needs"), "the need")
        yield from unknowns(known.entry, (*path, "facts"), row.facts, known.all_facts, "the fact")
        opened = known.tick(row.opened)
        if opened is not None and opened >= 0:
            yield known.entry.source.problem((*path, "opened"), "is not before the shift")


def ids_once(known: StoryKnown) -> Iterator[Problem]:
    """Nothing of a shift has the id of another thing, branches of one choice apart."""
    fixed = [call.id for path, call in known.calls if "one-of" not in path]
    inherited = known.scenario.inherit.tickets
    tickets = [row.id for row in inherited] if isinstance(inherited, tuple) else []
    seen: set[str] = set()
    everyday = [row.id for row in known.rows("background")[1]]
    for name in [*everyday, *fixed, *(row.id for row in known.scenario.injects), *tickets]:
        if name in seen:
            yield known.entry.source.problem((), f"has two contacts with the id {name!r}")
        seen.add(name)
    branches: dict[KeyPath, set[str]] = {}
    for path, call in known.calls:
        if "one-of" in path:
            here = branches.setdefault(path[: path.index("one-of") + 2], set())
            if call.id in seen or call.id in here:
                yield known.entry.source.problem((*path, "id"), f"has the id {call.id!r} a second time")
            here.add(call.id)
    yield from twice(known.entry, ("hints",), (hint.id for hint in known.scenario.hints))


def branches_differ(known: StoryKnown) -> Iterator[Problem]:
    """The branches of a choice have different names, and so have the choices."""
    for number, row in enumerate(known.scenario.faults):
        if isinstance(row, OneOf):
            names = [branch.id or (branch.mode if isinstance(branch, Plant) else "") for branch in row.one_of]
            yield from twice(known.entry, ("faults", number, "one-of"), names)


def facts_once(known: StoryKnown) -> Iterator[Problem]:
    """No fact of the shift has the id of a fact that belongs to a fault."""
    for name in known.scenario.facts:
        for fault in known.faults.values():
            if name in fault.facts:
                yield known.entry.source.problem(("facts", name), f"stands in the fault {fault.id} too", key=True)


def weights_add_up(known: StoryKnown) -> Iterator[Problem]:
    """The weights of a rubric add up to the whole, and its measures exist in their families."""
    rows = known.scenario.rubric
    if rows and (total := sum(row.weight for row in rows)) != WHOLE:
        yield known.entry.source.problem(("rubric",), f"has weights that add up to {total}, not {WHOLE:,}")
    families = {measure.id: measure.family for measure in DEFAULTS}
    for number, row in enumerate(rows):
        yield from unknown(known.entry, ("rubric", number, "id"), row.id, families, "the measure")
        if families.get(row.id, row.family) != row.family or row.family not in FAMILIES:
            yield known.entry.source.problem(("rubric", number, "family"), f"must be {families[row.id]}")


def load_has_a_pool(known: StoryKnown) -> Iterator[Problem]:
    """There are everyday contacts of the profile when the scenario wants some."""
    load = known.scenario.load
    rows = [row for row in known.rows("background")[1] if not row.profiles or load.profile in row.profiles]
    if load.contacts and not rows:
        yield known.entry.source.problem(("load",), f"background.yaml has no contact for the profile {load.profile!r}")
    elif load.contacts > len(rows):
        message = f"draws {load.contacts} of {len(rows)} contacts; some will come twice"
        yield known.entry.source.problem(("load",), message, warn=True)
    low, high = known.scenario.anomalies
    if not 0 <= low <= high:
        yield known.entry.source.problem(("anomalies",), "must be the least and the most, such as [2, 4]")


def role_refers(known: StoryKnown) -> Iterator[Problem]:
    """A role names remedies that exist, each once."""
    rows = known.scenario.role
    for key, names in (("may", rows.may), ("must-ask", rows.must_ask), ("must-not", rows.must_not)):
        efforts = known.file("efforts")
        acts = {*(known.ids("remedies") or ()), *(efforts.efforts if efforts else ())}
        yield from unknowns(known.entry, ("role", key), names, acts if efforts else None, "the remedy or act")


CHECKS: tuple[StoryCheck, ...] = (
    shift_is_real, named_like_its_folder, has_a_briefing, head_refers, plants_refer, plants_begin_in_the_shift,
    injects_have_a_trigger, inherited_is_older, ids_once, branches_differ,
    facts_once, weights_add_up, load_has_a_pool,
    role_refers,
)  # fmt: skip
