"""Source to plan: one scenario and its enterprise as frozen values, and its prose apart. No seed, no chance.

`compile_folder` reads, checks and builds. What is wrong is raised as Problems, all at once.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from scoring.rubric import DEFAULTS
from simulator.compiler.build_firm import FirmBuilder
from simulator.compiler.build_talk import TalkBuilder, build_voice
from simulator.compiler.build_trouble import build_article, build_fact, build_fault, build_need
from simulator.compiler.check import check_story
from simulator.compiler.files import load_firm, shown
from simulator.compiler.find import firm_for
from simulator.compiler.problems import Problem, Problems
from simulator.compiler.schema import callers, shift, trouble
from simulator.compiler.spans import SERVICE_HOURS, Calendars, Zones, frame
from simulator.compiler.stories import Story, load_story
from simulator.compiler.textbook import TextBook
from simulator.domain import plan

FORMAT = 1


def compile_folder(folder: Path) -> tuple[plan.Plan, plan.Texts]:
    """Give plan and prose of a scenario folder. Raises Problems when anything is wrong; warnings are let pass."""
    home = firm_for(folder)
    if home is None:
        raise Problems([Problem(shown(folder), 0, 0, "", "has no enterprise: no folder eastcity beside it")])
    story = load_story(folder, load_firm(home))
    problems = Problems(check_story(story))
    if problems.errors:
        raise problems
    return build(story)


def build(story: Story) -> tuple[plan.Plan, plan.Texts]:
    """Give plan and prose of a story without errors."""
    return _Builder(story).compiled()


class _Builder:
    def __init__(self, story: Story) -> None:
        assert story.scenario is not None, "a story is checked before it is built"
        self.story = story
        self.scenario = story.scenario.model
        self.files = {name: entry.model for name, entry in story.firm.files.items()}
        self.faults = {entry.model.id: entry.model for entry in story.firm.faults.values()}
        self.book = TextBook()
        zones = Zones(self.files["calendars"].zones)
        self.frame = frame(self.scenario.shift, zones)
        self.calendars = Calendars(self.files["calendars"], zones, self.frame)
        self.horizon = self.calendars.closing(SERVICE_HOURS, self.scenario.horizon_days)
        self.firm = FirmBuilder(story.firm, zones, self.frame, self.calendars, self.book, self.horizon)
        self.enterprise = self.firm.enterprise()
        self.planted = list(planted_in(self.scenario))
        self.talk = TalkBuilder(
            self.book,
            self.frame,
            {voice.id: voice for voice in self.files["voices"].voices},
            {person.id: person for person in self.enterprise.people},
            [site.id for site in self.enterprise.sites],
            [unit.id for unit in self.enterprise.units],
            self._about,
        )

    def compiled(self) -> tuple[plan.Plan, plan.Texts]:
        scenario = self._scenario()
        faults = tuple(
            build_fault(self.faults[name], self.firm.signals, self.frame, self.book) for name in self._modes()
        )
        needs = tuple(build_need(need) for need in self.files["needs"].needs)
        facts = tuple(self._facts())
        voices = tuple(build_voice(voice, self.book) for voice in self.files["voices"].voices)
        articles = tuple(
            build_article(entry.model, entry.source.body, self.book) for entry in self.story.firm.articles.values()
        )
        compiled = plan.Plan(
            FORMAT, self.enterprise, faults, needs, facts, voices, articles, scenario, self.book.words()
        )
        return compiled, plan.Texts(self.book.texts(), self.firm.names())

    def _modes(self) -> Iterator[str]:
        """Give the faults this shift can hold: planted, spawned by one, or taken for one."""
        wanted = dict.fromkeys(plant.mode for plant in self.planted)
        for name in list(wanted):
            for flip in self.faults[name].flips:
                if flip.spawns:
                    wanted.setdefault(flip.spawns)
        for name in list(wanted):
            wanted.update(dict.fromkeys(like for like in self.faults[name].like if like not in wanted))
        return (name for name in self.faults if name in wanted)

    def _about(self, names: Iterable[str]) -> tuple[str, ...]:
        ids = {plant_id(plant) for plant in self.planted}
        found: dict[str, None] = {}
        for name in names:
            if name in ids:
                found[name] = None
            elif name in self.faults:
                found.update(dict.fromkeys(plant_id(plant) for plant in self.planted if plant.mode == name))
            else:
                found[name] = None
        return tuple(found)

    def _onset(self, plant: shift.Plant, *, latest: bool) -> int:
        if plant.at is not None:
            return self.frame.tick(plant.at)
        return self.frame.tick(plant.window[1 if latest else 0]) if plant.window else 0

    def _facts(self) -> Iterator[plan.FactSpec]:
        spawned = {fault.id for fault in self.faults.values()} & set(self._modes())
        for name, fault in self.faults.items():
            plants = [plant for plant in self.planted if plant.mode == name]
            onset = min((self._onset(plant, latest=False) for plant in plants), default=None)
            if name in spawned:
                about = tuple(dict.fromkeys(plant_id(plant) for plant in plants)) or (name,)
                for key, fact in fault.facts.items():
                    yield build_fact(key, fact, about, onset, self.frame, self.book)
        shared = self.files["facts"].facts if "facts" in self.files else {}
        for key, fact in {**shared, **self.scenario.facts}.items():
            yield build_fact(key, fact, self._about(fact.about), self._onset_of(fact), self.frame, self.book)

    def _onset_of(self, fact: trouble.Fact) -> int | None:
        about = set(self._about(fact.about))
        return min((self._onset(p, latest=False) for p in self.planted if plant_id(p) in about), default=None)

    def _scenario(self) -> plan.Scenario:
        source = self.scenario
        pages = {
            name: self.book.add(f"page/{name}", (page.body,) if page.body else ())
            for name, page in self.story.pages.items()
        }
        return plan.Scenario(
            id=source.id,
            title=source.title,
            module=source.module,
            shift=plan.Shift(self.frame.day, self.frame.start, self.frame.offset, self.frame.length, self.horizon),
            role=self._role(),
            faults=tuple(self._plant(plant) for plant in source.faults if isinstance(plant, shift.Plant)),
            choices=tuple(self._choice(choice) for choice in source.faults if isinstance(choice, shift.OneOf)),
            contacts=tuple(self._contacts()),
            background=tuple(self._background()),
            load=source.load.contacts,
            inherited=tuple(self.talk.inherited(row) for row in self._inherited()),
            injects=tuple(self.talk.inject(row) for row in source.injects),
            hints=tuple(self.talk.hint(row) for row in source.hints),
            anomalies=tuple(self._anomalies()),
            anomaly_count=source.anomalies,
            audiences=tuple(self._audiences()),
            rubric=tuple(plan.Measure(row.id, row.family, row.weight) for row in source.rubric) or DEFAULTS,
            teaches=source.teaches,
            separates=source.separates,
            lesson=source.lesson,
            target=source.target,
            controls=source.controls,
            debrief=tuple(self.book.add(f"debrief/{n}", text) for n, text in enumerate(source.debrief, 1)),
            tutor=pages.get("tutor", ""),
            briefing=pages.get("briefing", ""),
            card=pages.get("card", ""),
        )

    def _role(self) -> plan.Role:
        group, rows = self.scenario.seat, self.scenario.role
        own = {"may": list(rows.may), "must-ask": list(rows.must_ask), "must-not": list(rows.must_not)}
        said = {name for names in own.values() for name in names}
        for remedy in self.files["remedies"].remedies:
            if remedy.id not in said:
                own[remedy.who.get(group, "must-not")].append(remedy.id)
        return plan.Role(group, group, tuple(own["may"]), tuple(own["must-ask"]), tuple(own["must-not"]))

    def _plant(self, plant: shift.Plant) -> plan.Planted:
        sites = plant.sites or ((plant.site,) if plant.site else ())
        window = plant.window
        return plan.Planted(
            id=plant_id(plant),
            fault=plant.mode,
            at=self.frame.tick(plant.at) if plant.at else None,
            window=(self.frame.tick(window[0]), self.frame.tick(window[1])) if window else None,
            scope=plan.Scope(sites, plant.units, plant.share),
            unless_control=plant.unless_control or self.faults[plant.mode].starts.unless_control,
        )

    def _choice(self, choice: shift.OneOf) -> plan.Choice:
        branches = tuple(self._branch(branch, choice) for branch in choice.one_of)
        return plan.Choice(choice.id or "-or-".join(branch.id for branch in branches), branches)

    def _branch(self, branch: shift.Branch | shift.Plant, choice: shift.OneOf) -> plan.Branch:
        if isinstance(branch, shift.Branch):
            name, inner = branch.id, branch.faults
            rows = [*branch.calls, *(call for plant in inner for call in plant.calls)]
        else:
            name, inner, rows = plant_id(branch), (branch,), list(branch.calls)
        plants = [with_window(plant, choice) for plant in inner]
        contacts = tuple(self._call(call, plants, f"call/{name}") for call in rows)
        return plan.Branch(name, tuple(self._plant(plant) for plant in plants), contacts)

    def _contacts(self) -> Iterator[plan.Contact]:
        for plant in self.scenario.faults:
            if isinstance(plant, shift.Plant):
                yield from (self._call(call, [plant], f"call/{plant_id(plant)}") for call in plant.calls)
        yield from (self._call(call, self.planted, "call") for call in self.scenario.calls)

    def _call(self, call: callers.Call, plants: list[shift.Plant], path: str) -> plan.Contact:
        """Build a call; one that counts from an onset comes after the latest moment at which its fault may start."""
        about = set(self._about(call.about))
        onset = max((self._onset(plant, latest=True) for plant in plants if plant_id(plant) in about), default=0)
        return self.talk.contact(call, call.id, self.frame.resolve(call.at, onset), f"{path}/{call.id}")

    def _background(self) -> Iterator[plan.Background]:
        profile = self.scenario.load.profile
        rows = self.files["background"].background if "background" in self.files and self.scenario.load.contacts else ()
        return (self.talk.background(row) for row in rows if not row.profiles or profile in row.profiles)

    def _inherited(self) -> Iterable[shift.Inherited]:
        wanted = self.scenario.inherit
        if isinstance(wanted.tickets, tuple):
            return wanted.tickets
        return pool_of(wanted, self.files["inherited"].inherited if "inherited" in self.files else ())

    def _anomalies(self) -> Iterator[plan.Anomaly]:
        for row in self.files["anomalies"].anomalies if "anomalies" in self.files else ():
            text = self.book.add(f"anomaly/{row.id}", row.text)
            yield plan.Anomaly(row.id, row.part, row.signal, row.record, row.by, text)

    def _audiences(self) -> Iterator[plan.Audience]:
        for row in self.files["audiences"].audiences:
            everywhere = any(cells in ("*", "*/*") for cells in row.reaches)
            yield plan.Audience(
                id=row.id,
                name=row.name,
                persons=row.persons,
                clients=row.clients,
                via=row.via,
                reaches=("*",) if everywhere else self.firm.spell(row.reaches),
                wants=row.wants,
                limit=row.limit,
                confidential=row.confidential,
            )


def plant_id(plant: shift.Plant) -> str:
    """Give the id of a planted fault."""
    return plant.id or plant.mode


def with_window(plant: shift.Plant, choice: shift.OneOf) -> shift.Plant:
    """Give a plant of a branch the window of its choice, when it says no time itself."""
    if plant.at is None and plant.window is None:
        return plant.model_copy(update={"window": choice.window})
    return plant


def planted_in(scenario: shift.ScenarioFile) -> Iterator[shift.Plant]:
    """Give every plant of a scenario, those of branches with the window of their choice."""
    for entry in scenario.faults:
        if isinstance(entry, shift.Plant):
            yield entry
        else:
            for branch in entry.one_of:
                for plant in branch.faults if isinstance(branch, shift.Branch) else (branch,):
                    yield with_window(plant, entry)


def pool_of(wanted: shift.Inherit, pool: Iterable[shift.Inherited]) -> list[shift.Inherited]:
    """Give so many tickets of a pool, first those that fall due in the shift where the scenario counts them."""
    count = wanted.tickets if isinstance(wanted.tickets, int) else 0
    rows = list(pool)
    due = [row for row in rows if row.promise is not None]
    late = [row for row in rows if row.promise is None]
    first = due[: wanted.due_in_shift if wanted.due_in_shift is not None else len(due)]
    return (first + late)[:count]
