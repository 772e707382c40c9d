"""The pages of the debrief as rows: left and right. Pure; what is not worked out yet says so."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.debrief.felt import MARKS_FEW
from scoring.debrief.page import families
from scoring.debrief.sections import after, caps, costs, dearest, every_point, head, lessons_shown, points, questions
from scoring.debrief.story import Story
from scoring.par import par, stars, thresholds
from simulator.tui.cells import Row, Span, cut, fit, paragraph, row, rule, wrap
from simulator.tui.glyphs import DONE, FINE, LATE, LEFT, RISK
from simulator.tui.screens.debrief.charts import meter
from simulator.tui.screens.debrief.work import Work
from simulator.tui.screens.lobby.maps import STAR_WORDS, star_span

PAGES = ("Guess", "Result", "Decisions", "Timeline", "After", "Points")
STATES: tuple[tuple[str, Span], ...] = (
    ("shown", (f"{DONE} ", "ok!")),
    ("partly", (f"{RISK} ", "risk!")),
    ("not yet", (f"{LATE} ", "late!")),
)
"""How an outcome begins -> its sign."""
SURE = ("not at all", "fairly", "very")


@dataclass(frozen=True, slots=True)
class Guess:
    """What the player says before any number is shown."""

    estimate: int = 50
    decision: int = 0
    """Number of the command that is thought to have cost most; 0 = none."""
    sure: int = 1


def tabs(page: int, title: str, cells: int) -> Row:
    """The pages; the one in front is filled."""
    spans: list[Span] = [("Debrief ", "accent!")]
    for place, name in enumerate(PAGES):
        spans.append((f" {place + 1} {name} ", "=accent!" if place == page else "soft"))
    room = cells - 75
    return Row(tuple(spans), ((cut(title, room) + " ", "soft"),) if room >= 20 else (), ground="surface")


# ---- 1: the own account


def guess_rows(mine: list[tuple[int, str]], guess: Guess, cells: int, over: str) -> list[Row]:
    """How much, which decision, how sure."""
    room = max(min(cells - 16, 70), 20)
    at = guess.estimate * room // 100
    slider: list[Span] = [
        ("  0 ", "faint"),
        (LEFT * at, "accent"),
        (f" {guess.estimate} ", "=accent!"),
        (LEFT * (room - at), "line"),
        (" 100", "faint"),
    ]
    spans: list[Span] = [("2  ", "text!"), ("How sure?  ", "text!")]
    for place, word in enumerate(SURE):
        spans += [(f" {word} ", "=accent!" if place == guess.sure else "soft"), ("  ", "text")]
    return [
        row((over, "text!"), ("  Before you see a number; none of this is scored.", "soft")),
        row(),
        row(("1  ", "text!"), ("What do you think you scored?", "text!"), ("  ← → one, page up and down ten", "faint")),
        Row(tuple(slider)),
        row(),
        row(*spans, ("s", "accent!"), (" changes it", "faint")),
        row(),
        row(("3  ", "text!"), ("Which decision cost most?", "text!"), ("  ↑ ↓, your own in order of time", "faint")),
        row(("   none stands out", "text"), name="0"),
        *(row(("   " + cut(title, cells - 5), "text"), name=str(n)) for n, title in mine),
    ]


def reflection(guess: Guess, mine: list[tuple[int, str]]) -> str:
    """The guess in words, as the journal keeps it."""
    title = dict(mine).get(guess.decision, "none stands out")
    return f"Thought to have cost most: {title}. Sure: {SURE[guess.sure]}."


# ---- 2: the result


def result_rows(work: Work, cells: int) -> tuple[list[Row], list[Row]]:
    """Points, par, stars, luck, clocks against feeling; families with our expert's mark, the dearest items."""
    story = work.story
    assert story is not None
    return _standing(work, cells), _families(work, cells)


def _standing(work: Work, cells: int) -> list[Row]:
    story = work.story
    assert story is not None
    grade, base = story.grade, story.judged.baseline
    idle, fifo, strict, careful = (base.of(name) for name in ("idle", "fifo", "strict-priority", "careful"))
    rows = [row((points(grade.points), "accent!"), (" of 100 points", "soft"))]
    if idle is not None and fifo is not None and strict is not None and careful is not None:
        count = stars(grade.points, fifo, strict, idle, careful)
        rows.append(row(star_span(count), (f" {STAR_WORDS[count]}", "text!")))
        place = par(grade.points, idle, careful)
        rows.append(row(("par ", "soft"), (str(place) if place is not None else "none here", "text!")))
        rows += _ladder(grade.points, idle, thresholds(fifo, strict, idle, careful), careful, cells)
    for line in head(story.judged, story.scene)[1:]:
        if line.startswith("You gave yourself"):
            rows.append(_off(story, line))
        elif line.startswith("You "):
            rows += paragraph(line, cells - 2)
    for line in caps(story.judged):
        rows += paragraph(line, cells - 2, "late")
    rows += [row(), *_lines(lessons_shown(grade, work.lessons, story.scene), cells)]
    if story.luck:
        rows += [row(), rule(("Luck of the seed", "text!"))]
        for line in story.luck:
            rows += paragraph(line, cells - 2, "text")
    return [*rows, row(), *felt_rows(work, cells)]


def _off(story: Story, line: str) -> Row:
    """The own estimate, and how far off it was."""
    estimate = int(line.split()[3]) * 100
    off = estimate - story.grade.points
    words = "about right" if abs(off) < 300 else f"{points(abs(off))} too {'high' if off > 0 else 'low'}"
    return row(("you guessed ", "soft"), (str(estimate // 100), "text!"), (f", {words}", "text"))


def _ladder(own: int, idle: int, limits: tuple[int, int, int], careful: int, cells: int) -> list[Row]:
    rows = [row()]
    marks = [("empty chair", idle), ("one star", limits[0]), ("two stars", limits[1]), ("three stars", limits[2])]
    marks += [("our expert", careful), ("you", own)]
    for name, got in sorted(marks, key=lambda item: item[1]):
        ink = "accent!" if name == "you" else "soft"
        bar = meter(got, max(min(cells - 24, 40), 10), "accent" if name == "you" else "soft")
        rows.append(row((fit(name, 13), ink), *bar, (f" {points(got):>5}", ink)))
    return rows


def felt_rows(work: Work, cells: int) -> list[Row]:
    """The record's clock beside what the caller would answer."""
    story = work.story
    assert story is not None
    scene = story.scene
    rows = [
        rule(("What the clock said, what people felt", "text!")),
        row((fit("caller", 26), "faint"), (fit("clock", 12), "faint"), ("of 4  left", "faint")),
    ]
    for item in sorted(story.felt, key=lambda one: (not one.green_outside, one.tenths)):
        sign: Span = (
            (f"{DONE} ", "ok")
            if item.clock == "met"
            else (f"{LATE} ", "late")
            if item.clock == "breached"
            else (f"{RISK} ", "risk")
        )
        mark: Span = (f"{LATE} ", "late") if item.tenths < MARKS_FEW else (f"{DONE} ", "ok")
        who = cut(scene.person(item.person) or item.contact, 18)
        rows.append(
            row(
                (fit(f"{who} {item.contact}", 26), "text"),
                sign,
                (fit(item.clock, 10), "text"),
                mark,
                (f"{item.tenths // 10}.{item.tenths % 10}  ", "text!"),
                (item.mood or "no word", "soft"),
            )
        )
    green = sum(item.green_outside for item in story.felt)
    if green:
        rows.append(row((f"{RISK} ", "risk!"), (f"{green} met the clock and left the caller unhappy", "text!")))
    rows.append(row(("user-minutes without service ", "soft"), (f"{story.curves.user_minutes:,}", "text!")))
    return rows


def _families(work: Work, cells: int) -> list[Row]:
    story = work.story
    assert story is not None
    room = max(min(cells - 38, 40), 8)
    rows = [row((fit("family", 14), "faint"), right=[("points of     expert ", "faint")])]
    for name, got, most, expert in families(story, work.known):
        share = got * 10_000 // most if most else 0
        mark = expert * 10_000 // most if most and expert >= 0 else -1
        shown = points(expert) if expert >= 0 else FINE
        rows.append(
            row(
                (fit(name.capitalize(), 14), "text!"),
                *meter(share, room, "accent", mark),
                right=[(f"{points(got):>5} of {points(most):>4} {shown:>6} ", "text")],
            )
        )
    rows.append(row(("the bar's mark is our careful expert on this seed", "faint")))
    rows += [row(), *_lines(dearest(story.grade, story.names, story.scene), cells)]
    return [*rows, row(), *_lines(costs(story.judged), cells)]


def _lines(lines: list[str], cells: int) -> list[Row]:
    """A section's lines as rows: its heading on a rule, signs for what was shown."""
    if not lines:
        return []
    rows = [rule((lines[0].capitalize(), "text!"))]
    for line in lines[1:]:
        words = line.strip()
        sign = next((sign for state, sign in STATES if words.startswith(state)), None)
        for place, part in enumerate(wrap(words, cells - 4)):
            head_ = sign if sign and place == 0 else ("  " if sign or place else "", "text")
            rows.append(row(head_, (part, "text")))
    return rows


# ---- 3: decisions


def after_rows(work: Work, cells: int) -> tuple[list[Row], list[Row]]:
    """What happened after you left, and the scenario's own questions."""
    story = work.story
    assert story is not None
    told = after(story.judged.engine, story.scene)
    return _lines(told, cells), [*_lines(costs(story.judged), cells), row(), *_lines(questions(story.scene), cells)]


def point_rows(work: Work, cells: int) -> list[Row]:
    """Every item with its reason; choosing one jumps to its moment."""
    story = work.story
    assert story is not None
    rows: list[Row] = []
    lines = every_point(story.grade, story.names, story.scene)
    family = {measure: name for measure, name, _ in story.grade.table} | {"collateral": "quality"}
    ordered = [
        item for name, _, _ in story.grade.families for item in story.grade.items if family.get(item.measure) == name
    ]
    items = iter(ordered)
    for line in lines[1:]:
        if line.startswith("  "):
            item = next(items, None)
            name = f"{id(item)}:{item.tick}" if item is not None and item.tick is not None else ""
            rows += [Row(part.left, name=name) for part in paragraph(line.strip(), cells - 3, "text")]
        else:
            rows += [rule((line, "text!"))] if ":" in line[:20] else paragraph(line, cells - 2, "soft")
    return rows
