"""The pages of the debrief as rows: left and right. Pure; what is not worked out yet says so."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.debrief.felt import MARKS_FEW
from scoring.debrief.page import families
from scoring.debrief.sections import caps, costliest, costs, head, lessons_shown, points
from scoring.debrief.story import Story
from scoring.par import par, stars, thresholds
from simulator.tui.cells import Row, Span, cut, fit, paragraph, row, rule, wrap
from simulator.tui.glyphs import CHOSEN, DONE, FINE, LATE, LEFT, RISK
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
        spans += [
            (f"{CHOSEN if place == guess.sure else ' '}{word} ", "=accent!" if place == guess.sure else "soft"),
            ("  ", "text"),
        ]
    return [
        row((over, "text!")),
        *paragraph("Before you see a number: what do you think yourself? None of this is scored.", cells - 2, "soft"),
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
    title = dict(mine).get(guess.decision)
    most = f"{title.replace('  ', ' ')} cost most" if title else "No decision stands out"
    return f"{most}; {SURE[guess.sure]} sure."


# ---- 2: the result


def result_rows(work: Work, cells: int) -> tuple[list[Row], list[Row]]:
    """Points, what cost most with what to try, outcomes; families, the ladder, clocks against feeling, money, luck."""
    story = work.story
    assert story is not None
    left = [*_standing(work, cells), row(), *_dearest(story, cells)]
    left += [row(), *section(lessons_shown(story.grade, work.lessons, story.scene), cells)]
    right = [*_families(work, cells), *_ladder(story, cells), row(), *felt_rows(work, cells)]
    right += [row(), *section(costs(story.judged), cells)]
    if story.luck:
        right += [row(), rule(("Luck of the seed", "text!"))]
        for line in story.luck:
            right += paragraph(line, cells - 2, "text")
    return left, right


def _standing(work: Work, cells: int) -> list[Row]:
    story = work.story
    assert story is not None
    grade = story.grade
    rows = [row((points(grade.points), "accent!"), (" of 100 points", "soft"))]
    reference = _reference(story)
    if reference is not None:
        idle, fifo, strict, careful = reference
        count = stars(grade.points, fifo, strict, idle, careful)
        place = par(grade.points, idle, careful)
        rows.append(row(star_span(count), (f" {STAR_WORDS[count]}", "text!")))
        shown = ("none here", "text!") if place is None else (str(place), "text!")
        rows.append(row(("par ", "soft"), shown, ("  (0 is an empty chair, 100 our expert)", "faint")))
    for line in head(story.judged, story.scene)[1:]:
        if line.startswith("You gave yourself"):
            rows.append(_off(story, line))
        elif line.startswith("You "):
            rows += paragraph(line, cells - 2)
    for line in caps(story.judged):
        rows += paragraph(line, cells - 2, "late")
    return rows


def _reference(story: Story) -> tuple[int, int, int, int] | None:
    """Points of an empty chair, of two simple ways to work and of our expert, where all of them were played."""
    idle, fifo, strict, careful = (
        story.judged.baseline.of(name) for name in ("idle", "fifo", "strict-priority", "careful")
    )
    if idle is None or fifo is None or strict is None or careful is None:
        return None
    return idle, fifo, strict, careful


def _dearest(story: Story, cells: int) -> list[Row]:
    """What cost most: how much at the right, the dearest case in words, and what to try on a line of its own."""
    found = costliest(story.grade, story.names, story.scene)
    if not found:
        return [rule(("What cost most", "text!")), row((f"{DONE} ", "ok!"), ("nothing: no point was lost", "text"))]
    rows = [rule(("What cost most", "text!"))]
    for dear in found:
        places = f" in {dear.places} places" if dear.places > 1 else ""
        rows.append(row((dear.measure.capitalize(), "text!"), (places, "soft"), right=[(f"-{dear.lost} ", "late!")]))
        rows += paragraph(dear.seen, cells - 2, "text", indent=2)
        if dear.advice.startswith("Try: "):
            rows += paragraph(dear.advice, cells - 2, "accent", indent=2)
    return rows


def _off(story: Story, line: str) -> Row:
    """The own estimate, and how far off it was."""
    estimate = int(line.split()[3]) * 100
    off = estimate - story.grade.points
    words = "about right" if abs(off) < 300 else f"{points(abs(off))} too {'high' if off > 0 else 'low'}"
    return row(("you guessed ", "soft"), (str(estimate // 100), "text!"), (f", {words}", "text"))


def _ladder(story: Story, cells: int) -> list[Row]:
    reference = _reference(story)
    if reference is None:
        return []
    idle, fifo, strict, careful = reference
    limits = thresholds(fifo, strict, idle, careful)
    rows = [row(), rule(("Beside others on this seed", "text!"))]
    marks = [("empty chair", idle), ("one star", limits[0]), ("two stars", limits[1]), ("three stars", limits[2])]
    marks += [("our expert", careful), ("you", story.grade.points)]
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
            if item.clock == "reopened"
            else (f"{FINE} ", "soft")
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
    if story.curves.user_minutes:
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
    if work.known:
        rows.append(row(("the bar's mark is our careful expert on this seed", "faint")))
    return rows


def section(lines: list[str], cells: int) -> list[Row]:
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
