"""The debrief of a run as one value: what every page and screen draws from. Words by the rules of plain speech:

evidence before judgement, the act and not the person, what could be known at that minute, luck named as luck, and one
thing to try or to keep.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.debrief.decisions import VETO, Step, Value, account, is_decision
from scoring.debrief.felt import Felt, Luck, felt, luck
from scoring.debrief.moments import Curves, Reel, curves
from scoring.debrief.sections import Over, points
from scoring.debrief.takeover import Case, own_value
from scoring.debrief.words import did, instead
from scoring.explain import because, names_of, parted, sentence
from scoring.rubric import Grade, Item
from simulator.domain.plan import Texts
from simulator.domain.time import MINUTE
from simulator.lab.verdict import Judged
from simulator.wording.scene import Scene, listed, money, span

SMALL = 10
"""Basis points under which a decision neither cost nor gained: a tenth of a point."""
FEW = 3
"""Costs, and gains, on the first page."""
LUCKY = 3
LONG = 10 * MINUTE
"""Time without an act from which a decision's line says so: our expert would have gone on meanwhile."""
MEASURES = {VETO: "the cap for something grave"}


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the account, in words."""

    step: Step
    tick: int
    title: str
    """`10:40 resolved T-C05 as fixed, unconfirmed`."""
    known: str
    """What the desk held at that minute."""
    expert: str
    """What our expert would have done from the same minute."""
    cost: str
    """Where the points went, and the money."""
    proof: tuple[int, ...]
    """Places in the event log."""
    advice: str
    """One thing to try or to keep, from the item the points went with; '' when none speaks of it."""

    @property
    def points(self) -> int:
        """Basis points lost; negative: gained."""
        return self.step.points


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that can be told of a finished run without playing it again."""

    judged: Judged
    scene: Scene
    names: Mapping[str, str]
    case: Case
    texts: Texts
    curves: Curves
    felt: tuple[Felt, ...]
    luck: tuple[str, ...]
    given: tuple[Given, ...]

    @property
    def grade(self) -> Grade:
        """The grade of the run."""
        return self.judged.grade


@dataclass(frozen=True, slots=True)
class Given:
    """One command of the run with what stood around it."""

    n: int
    tick: int
    title: str
    decision: bool
    known: str
    events: tuple[int, ...]
    """Places in the log of what it caused at once."""


def story_of(judged: Judged, case: Case, texts: Texts) -> Story:
    """Make the run again once and put everything into words but the values, which come later."""
    scene = Scene(Over(judged.engine), texts)
    names = {**dict(texts.names), **names_of(judged.engine.book)}
    chance = tuple(_luck(scene, item) for item in luck(judged.engine.world)[:LUCKY])
    return Story(
        judged,
        scene,
        names,
        case,
        texts,
        curves(case),
        felt(judged.grade, judged.engine.world),
        chance,
        _given(scene, case),
    )


def _given(scene: Scene, case: Case) -> tuple[Given, ...]:
    reel, found = Reel(case), []
    for n, (tick, command) in enumerate(case.commands, 1):
        engine = reel.before(n)
        record, before = engine.world.record, len(engine.log)
        held = sum(scene.inner.seat in fact.holders for fact in record.facts.values())
        unread = sum(item.opened is None and not item.dismissed for item in record.interactions.values())
        read = f"{counted(unread, 'contact')} unread" if unread else "every contact read"
        known = f"{counted(held, 'fact')} held, {read}"
        decision = is_decision(command)
        reel.give(n)
        places = tuple(range(before, min(len(engine.log), before + 3)))
        found.append(Given(n, tick, f"{scene.clock(tick)} {did(scene, command)}", decision, known, places))
    return tuple(found)


def counted(number: int, word: str) -> str:
    """So many of something in words: `1 fact`, `no facts`, `3 facts`."""
    return f"{number or 'no'} {word}" + ("" if number == 1 else "s")


def decisions(story: Story, known: Mapping[int, Value]) -> tuple[Decision, ...]:
    """The account in words, in order of time, as far as values are known."""
    return tuple(_decision(story, step) for step in account(known, own_value(story.case, story.grade)))


def costliest(found: Sequence[Decision], few: int = FEW) -> tuple[Decision, ...]:
    """The decisions that cost most, dearest first."""
    return tuple(sorted((item for item in found if item.points >= SMALL), key=lambda item: -item.points)[:few])


def best(found: Sequence[Decision], few: int = FEW) -> tuple[Decision, ...]:
    """The decisions that did better than our expert would have, best first."""
    return tuple(sorted((item for item in found if item.points <= -SMALL), key=lambda item: item.points)[:few])


def _decision(story: Story, step: Step) -> Decision:
    scene = story.scene
    acts = [f"{scene.clock(tick)} {words}" for tick, act in step.acts if (words := instead(scene, act))]
    expert = "; ".join(acts) or "nothing more"
    mine = story.given[step.first - 1 : step.last]
    if step.last < step.first or (step.last == len(story.given) and not any(item.decision for item in mine)):
        tick = next((item.tick for item in reversed(story.given) if item.decision), 0)
        title = f"{scene.clock(tick)} left the rest of the shift as it was"
        return Decision(step, tick, title, "", expert, _cost(step), (), _advice(story, step, tick))
    own = [item for item in mine if item.decision] or list(mine)
    head = own[0]
    title = head.title
    if len(own) > 1:
        title = f"{head.title}, and {counted(len(own) - 1, 'more act')} up to {scene.clock(own[-1].tick)}"
    still = mine[0].tick - (story.given[step.first - 2].tick if step.first > 1 else 0)
    if still >= LONG:
        title = f"{title}, after {span(still)} without an act"
    return Decision(
        step, head.tick, title, head.known, expert, _cost(step), head.events, _advice(story, step, head.tick)
    )


def _cost(step: Step) -> str:
    """Which measures moved, and the money: `resolution clocks 3.1, satisfaction 1.0; SGD 4,900`."""
    way = 1 if step.points >= 0 else -1
    parts = [
        f"{MEASURES.get(name, name.replace('-', ' '))} {points(lost * way)}"
        for name, lost in step.measures
        if lost * way >= SMALL
    ]
    words = listed(parts[:FEW]) if parts else "no points"
    if abs(step.cents) >= 100:
        words += f"; {money(abs(step.cents))} {'lost' if step.cents > 0 else 'saved'}"
    return words


def _advice(story: Story, step: Step, tick: int) -> str:
    """The last sentence of the item that the points went with: of that measure, decided nearest after the act."""
    way = 1 if step.points >= 0 else -1
    for name, lost in step.measures:
        if lost * way < SMALL:
            continue
        if name == VETO and way > 0:
            return next(
                (parted(sentence(veto.reason, story.grade.start, story.names))[1] for veto in story.grade.vetoes), ""
            )
        items = [item for item in story.grade.items if item.measure == name and _fits(item, way)]
        for item in sorted(items, key=lambda item: (_distance(item, tick), -abs(item.max - item.points))):
            _, advice = parted(because(item, story.grade, story.names))
            if advice.startswith("Try" if way > 0 else "Keep"):
                return advice
    return ""


def _fits(item: Item, way: int) -> bool:
    return item.points < item.max or (not item.max and item.points < 0) if way > 0 else item.points > 0


def _distance(item: Item, tick: int) -> int:
    if item.tick is None:
        return 1 << 40
    return item.tick - tick if item.tick >= tick else 2 * (tick - item.tick)


def _luck(scene: Scene, item: Luck) -> str:
    """`Infrastructure took 22 min to begin on T-C05 (8 of 10 seeds: 12 min to 24 min, middle 18 min)`."""
    more = item.took - item.middle
    verdict = "as usual" if abs(more) < 60_000 else f"{span(more)} {'more' if more > 0 else 'less'} than the middle"
    return (
        f"{scene.group(item.who)} took {span(item.took)} to begin on {item.about} "
        f"(eight of ten seeds: {span(item.low)} to {span(item.high)}): {verdict}."
    )
