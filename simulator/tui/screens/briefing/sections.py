"""The briefing as rows. Pure; nothing of it gives away what the shift holds."""

from __future__ import annotations

from scoring.debrief.commitment import Commitment
from scoring.figures import points
from scoring.grade import table
from scoring.rubric import rubric_of
from simulator.domain.faults.money import rate_now
from simulator.domain.time import DAY, MINUTE
from simulator.tui.cells import Row, Span, fit, paragraph, row, rule, wrap
from simulator.tui.glyphs import DONE, HANDS, LATE, RISK
from simulator.tui.screens.desk.clocks import short
from simulator.tui.screens.lobby.maps import star_span
from simulator.tui.shelf import Best
from simulator.tui.sitting import GUIDED
from simulator.wording.guide import briefing, card
from simulator.wording.scene import Scene, hours, money

STEP = 30 * MINUTE
PARTS = 22
"""Cells of the longest bar of the stakes."""


def who_rows(scene: Scene, cells: int) -> list[Row]:
    """Who you are and what it is about."""
    rows = [row((f"You are {scene.group(scene.book.group)}.", "text!")), row()]
    for line in briefing(scene):
        rows += paragraph(line, cells - 2, "text") if line else [row()]
    return rows


FEW = 7
"""Acts that are named of those that are not simply ours; the bench lists all."""


def role_rows(scene: Scene, cells: int) -> list[Row]:
    """What is yours, what you ask for first, what you never do."""
    role = scene.book.role
    rows: list[Row] = []
    guided = scene.inner.scenario.lesson == GUIDED
    for word, sign, ink, names in (
        ("may", DONE, "ok!", role.may),
        ("ask", RISK, "risk!", role.must_ask),
        ("never", LATE, "late!", role.must_not),
    ):
        if not names:
            continue
        if guided and word != "may":
            continue
        shown = names if word == "may" or len(names) <= FEW + 1 else names[:FEW]
        words = ", ".join(scene.remedy(name).replace("-", " ").lower() for name in shown)
        if len(shown) < len(names):
            words += f" and {len(names) - len(shown)} more; room 7, the bench, lists them"
        for place, line in enumerate(wrap(words, cells - 12)):
            head: Span = (fit(f"{sign} {word}", 9), ink) if place == 0 else (" " * 9, "text")
            rows.append(row(head, (line, "text")))
    if guided:
        rows.append(
            row((fit(f"{RISK} ask", 9), "risk!"), ("everything else; room 7, the bench, says whose it is", "text"))
        )
    for line in card(scene):
        rows += paragraph(line, cells - 2, "soft") if line else [row()]
    return rows


def inherited_rows(scene: Scene, cells: int) -> list[Row]:
    """Tickets and promises that are there already."""
    view = scene.view
    rows: list[Row] = []
    for ticket in view.tickets:
        due = ticket.resolution.due
        when = "waits" if due is None else f"due {scene.clock(due)}" if due < DAY else f"due in {short(due)}"
        title = scene.text(ticket.title) if ticket.title else scene.service(ticket.service)
        level = f"P{ticket.priority}" if ticket.priority else "P-"
        first, *more = wrap(title, cells - 13 - len(when))
        head: Span = (fit(ticket.id, 6), "soft")
        rows.append(row(head, (f"{level} ", "text!"), (first, "text"), right=[(when + " ", "soft")]))
        rows += [row((" " * 9 + line, "text")) for line in more]
    rows += [
        row(("word promised to ", "soft"), (scene.to(item.to), "text"), (f" by {scene.clock(item.due)}", "text!"))
        for item in view.promises
        if item.state == "open"
    ]
    return rows or [row(("Nothing: the desk is clean.", "soft"))]


def stakes_rows(scene: Scene, cells: int) -> list[Row]:
    """What an hour without everything would cost, half hour by half hour; the dear hours are marked."""
    book, length = scene.inner, scene.book.length
    ticks = range(0, length, STEP)
    rates = [sum(rate_now(book, service, tick) for service in book.services) for tick in ticks]
    most = max(rates, default=0) or 1
    room = min(PARTS, cells - 24)
    rows = [row(("all services down for an hour", "soft"))]
    for tick, rate in zip(ticks, rates, strict=True):
        dear = rate * 10 >= most * 9
        bar = HANDS * max(rate * room // most, 1)
        rows.append(
            row(
                (f"{scene.clock(tick)[-5:]} ", "text"),
                (fit(bar, room), "accent" if dear else "soft"),
                (f" {money(rate)}", "text!" if dear else "text"),
            )
        )
    return rows


def rule_rows(scene: Scene) -> list[Row]:
    """What each priority promises, and what may stop a clock."""
    rows = []
    for level, target in enumerate(scene.book.targets, 1):
        kind = "day and night" if target.always else "service hours"
        rows.append(
            row(
                (f"P{level} ", "text!"),
                (f"reply {hours(target.response):>7}  fix {hours(target.resolution):>7}  ", "text"),
                (kind, "soft"),
            )
        )
    return [*rows, row(("Only an answer that is owed to us stops a clock.", "soft"))]


def worth_rows(scene: Scene, best: Best | None) -> list[Row]:
    """What counts in this shift, and what stars mean."""
    weights = table(scene.world)
    families: dict[str, int] = {}
    for measure in rubric_of(scene.inner.scenario):
        families[measure.family] = families.get(measure.family, 0) + weights.get(measure.id, 0)
    spans: list[Span] = []
    for name, most in families.items():
        spans += [(f"{name} ", "soft"), (f"{points(most).removesuffix('.0')}  ", "text!")]
    rows = [Row(tuple(spans[:6])), Row(tuple(spans[6:])), row()]
    rows += [
        row(star_span(1), (" beat first come, first served", "soft")),
        row(star_span(2), (" beat strict priority", "soft")),
        row(star_span(3), (" within a tenth of our expert", "soft")),
        row(("par 0 is an empty chair, 100 our careful expert", "soft")),
    ]
    if best is not None:
        rows.append(row(("your best ", "soft"), (points(best.points), "text!"), (f" in {best.tries}", "soft")))
    return rows


def said_rows(said: Commitment | None, cells: int) -> list[Row]:
    """The last commitment, as it was said."""
    if said is None:
        return []
    return [row(("Last time you said:", "soft")), *paragraph(f'"{said.text}"', cells - 2, "accent!")]


def sections(scene: Scene, best: Best | None, said: Commitment | None, cells: int) -> tuple[list[Row], list[Row]]:
    """Both halves, with headings."""
    first = [
        *said_rows(said, cells),
        *([row()] if said else []),
        *who_rows(scene, cells),
        row(),
        rule(("Yours and not yours", "text!")),
        *role_rows(scene, cells),
    ]
    guided = scene.inner.scenario.lesson == GUIDED
    small_print = [
        rule(("What an hour of silence costs", "text!")),
        *stakes_rows(scene, cells),
        row(),
        rule(("Rules in force", "text!")),
        *rule_rows(scene),
        row(),
    ]
    second = [
        rule(("You inherit", "text!")),
        *inherited_rows(scene, cells),
        row(),
        *([] if guided else small_print),
        rule(("What good looks like", "text!")),
        *worth_rows(scene, best),
    ]
    return first, second
