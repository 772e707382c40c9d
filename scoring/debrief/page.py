"""A debrief as blocks: headings, sentences, tables, curves, bars. How a block looks is a writer's: HTML or Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.debrief.commitment import Commitment
from scoring.debrief.decisions import Value
from scoring.debrief.moments import Curves
from scoring.debrief.sections import after, clocks, costs, every_point, exact, head, lessons_shown, points, questions
from scoring.debrief.story import Decision, Story, best, costliest, decisions
from scoring.debrief.taught import Taught
from simulator.wording.scene import hours


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of what follows; level 1 is the page's own."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Lines:
    """Sentences, as paragraphs or as a list."""

    lines: tuple[str, ...]
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Rows:
    """A table; the last `numbers` columns are figures."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: int = 0


@dataclass(frozen=True, slots=True)
class Curve:
    """Lines over the shift; every line has as many values as there are ticks."""

    title: str
    unit: str
    ticks: tuple[int, ...]
    times: tuple[str, ...]
    """The time on the wall of each tick."""
    lines: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Points of how many, and where our expert stands (-1 = not known), all in basis points."""

    title: str
    bars: tuple[tuple[str, int, int, int], ...]


Block = Heading | Lines | Rows | Curve | Bars


def page(
    story: Story,
    known: Mapping[int, Value],
    *,
    lessons: Sequence[Taught] = (),
    expert: Curves | None = None,
    said: Commitment | None = None,
) -> tuple[Block, ...]:
    """The whole debrief; `known` are the take-over values there are, `expert` our expert's curves to lay beside."""
    scene, grade = story.scene, story.grade
    top = head(story.judged, scene)
    blocks: list[Block] = [Heading(top[0], 1), Lines(tuple(top[1:]), listed=False)]
    if said is not None:
        blocks += [Heading("One thing for next time"), Lines((said.text,), listed=False)]
    blocks += _section(lessons_shown(grade, lessons, scene))
    blocks.append(Bars("Points by family", families(story, known)))
    blocks += _decisions(story, known)
    blocks += _curves(story, expert)
    blocks += _section(clocks(grade, scene)) + _felt(story)
    blocks += _section(costs(story.judged))
    if story.luck:
        blocks += [Heading("Luck"), Lines(story.luck)]
    blocks += _section(after(story.judged.engine, scene)) + _section(questions(scene))
    return (*blocks, *_section(every_point(grade, story.names, scene)))


def families(story: Story, known: Mapping[int, Value]) -> tuple[tuple[str, int, int, int], ...]:
    """(family, points, of how many, points of our expert from the start or -1)."""
    family = {measure: name for measure, name, _ in story.grade.table} | {"collateral": "quality"}
    expert: dict[str, int] = {}
    if 0 in known:
        for measure, got in known[0].measures:
            name = family.get(measure, "")
            expert[name] = expert.get(name, 0) + got
    return tuple((name, got, most, expert.get(name, 0 if expert else -1)) for name, got, most in story.grade.families)


def _section(lines: Sequence[str]) -> list[Block]:
    if not lines:
        return []
    found: list[Block] = [Heading(lines[0].capitalize())]
    run: list[str] = []
    inner = False
    for line in lines[1:]:
        if run and line.startswith("  ") != inner:
            found.append(Lines(tuple(run), listed=inner))
            run = []
        inner = line.startswith("  ")
        run.append(line.strip())
    return [*found, Lines(tuple(run), listed=inner)] if run else found


def _decisions(story: Story, known: Mapping[int, Value]) -> list[Block]:
    told = decisions(story, known)
    if not told:
        return []
    total = sum(item.points for item in told)
    blocks: list[Block] = [Heading("What each decision was worth")]
    blocks.append(
        Lines(
            (
                "Our expert took the seat right after each decision, with the facts that were held then. "
                f"The costs add up to the expert's {exact(story.grade.points + total)} from the start less your "
                f"{exact(story.grade.points)}: {exact(total)}.",
            ),
            listed=False,
        )
    )
    for name, chosen in (("Cost most", costliest(told)), ("Served best", best(told))):
        blocks.append(Heading(name, 3))
        blocks.append(Lines(tuple(_told(item) for item in chosen) or ("Nothing stood out.",)))
    header = ("what", "our expert", "where it went", "points")
    rows = tuple((item.title, item.expert, item.cost, exact(-item.points)) for item in told)
    return [*blocks, Heading("All of them", 3), Rows(header, rows, 1)]


def _told(item: Decision) -> str:
    proof = f" (event {', '.join(str(place) for place in item.proof)} of the log)" if item.proof else ""
    known = f" Then: {item.known}." if item.known else ""
    went = "It cost" if item.points > 0 else "It gained"
    return (
        f"{points(-item.points)}: {item.title}.{known} Our expert: {item.expert}. {went} {item.cost}{proof}. "
        f"{item.advice}"
    )


def _curves(story: Story, expert: Curves | None) -> list[Block]:
    own, clock = story.curves, story.scene.clock
    times = tuple(clock(tick) for tick in own.ticks)

    def drawn(title: str, unit: str, *lines: tuple[str, tuple[int, ...]]) -> Curve:
        return Curve(title, unit, own.ticks, times, lines)

    backlog = [("your open tickets", own.open), ("contacts not opened", own.unread)]
    if expert is not None:
        backlog.append(("our expert's open tickets", expert.open))
    dollars = [tuple(value // 100 for value in line) for line in (own.true_cents, own.known_cents)]
    return [
        Heading("The shift as it went"),
        drawn(f"People without a service: {own.user_minutes:,} user-minutes", "people", ("people", own.without)),
        drawn("Backlog", "open", *backlog),
        drawn("Money lost so far", "SGD", ("really lost", dollars[0]), ("as the desk could know", dollars[1])),
    ]


def _felt(story: Story) -> list[Block]:
    scene = story.scene
    if not story.felt:
        return []
    green = [item for item in story.felt if item.green_outside]
    rows = tuple(
        (
            f"{scene.person(item.person)} ({item.contact})",
            item.ticket or "never logged",
            item.clock + (f", {hours(item.over)} over" if item.over else ""),
            f"{item.tenths // 10}.{item.tenths % 10}",
            item.mood or "-",
        )
        for item in story.felt
    )
    blocks: list[Block] = [
        Heading("What the clock said, what people felt"),
        Rows(("caller", "ticket", "clock", "of 4", "left"), rows),
    ]
    if green:
        word = "contact" if len(green) == 1 else "contacts"
        blocks.append(Lines((f"{len(green)} {word} met the clock and left the caller unhappy.",), listed=False))
    return blocks
