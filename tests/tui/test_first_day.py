"""The guided first day from its first key to its last, at 80 x 24 with keys alone: no dead end, and three stars."""

from __future__ import annotations

from scoring.par import stars
from simulator.compiler import catalog
from simulator.lab.verdict import Kit, conclude
from simulator.session.session import Session
from tests.tui.stage import Seat, seated

SEED = 7
MANY = 40


async def next_one(seat: Seat, name: str) -> None:
    """Let time pass until a contact is there, and put the cursor on it."""
    for _ in range(MANY):
        if seat.sitting.scene.interaction(name) is not None:
            break
        await seat.press("full_stop")
    await stand(seat, name)


async def stand(seat: Seat, name: str) -> None:
    """Put the cursor of the queue on a contact or ticket."""
    if seat.desk.tab >= 0:
        await seat.press("escape")
    for key in ("home", *["down"] * MANY):
        if seat.desk.subject == name:
            return
        await seat.press(key)
    raise AssertionError(f"{name} is not in the queue:\n{seat.text}")


async def read(seat: Seat, word: str) -> None:
    """Find an article by a word of the caller, and read it."""
    await seat.press("4", "slash", *word, "enter", "enter", "1")


async def log(seat: Seat, kind: str, category: str, *, service: str = "", urgency: str = "3") -> None:
    """Make a ticket: type by its digit, the service that the facts name or one by a word, category by a word."""
    await seat.press("i", kind, *service, "enter", *category, "enter", "3", urgency, "enter")


async def said(seat: Seat, *keys: str) -> None:
    """Keys that fill a form, and the end of it where it is still open."""
    await seat.press(*keys)
    if seat.desk.drawer:
        await seat.press("ctrl+s")


async def answered(seat: Seat, name: str, word: str, kind: str, category: str, urgency: str = "3") -> None:
    """Open, read the article, log, reply with what they do not know, resolve as answered."""
    await next_one(seat, name)
    await seat.press("enter")
    await read(seat, word)
    await log(seat, kind, category, urgency=urgency)
    await seat.press("u", "enter", "ctrl+s")
    await said(seat, "r", "4")


async def morning(seat: Seat) -> None:
    """Twelve contacts, the ticket of yesterday, the note, the end."""
    await seat.press("enter")
    await answered(seat, "D01", "contact", "2", "how")

    await next_one(seat, "D02")
    await seat.press("f2", "a", *"try", "enter", "escape", "f2")
    await log(seat, "2", "access")
    await seat.press("g", "f", *"reset", "enter", "enter", "ctrl+s")
    await said(seat, "r", "3")
    await seat.press("space")

    await stand(seat, "K1")
    await read(seat, "cover")
    await seat.press("u", "enter", "ctrl+s")
    await said(seat, "r", "4")

    await next_one(seat, "D03")
    await seat.press("enter")
    await log(seat, "2", "access", service="mail")
    await said(seat, "g", "a", *"scope", "enter")
    await said(seat, "h", "1", "down", "down", "enter")

    await next_one(seat, "D04")
    await said(seat, "enter", "e", *"hr", "enter")

    await next_one(seat, "D05")
    await seat.press("f2", "a", *"say", "space", *"no", "enter", "escape")
    await said(seat, "e", *"client-cov", "enter")
    await seat.press("f2")
    await log(seat, "2", "access", urgency="2")
    await said(seat, "r", "5")

    await answered(seat, "D06", "screen", "1", "application/fault")
    await stand(seat, "T-D03")
    await seat.press("h", "e", *"it-admin", "enter")
    await said(seat)
    await said(seat, "r", "5")

    await answered(seat, "D07", "statement", "2", "information", urgency="2")
    await next_one(seat, "D08")
    await said(seat, "enter", "a", *"say", "space", *"no", "enter")
    await next_one(seat, "D09")
    await said(seat, "enter", "a", *"words", "enter")
    await answered(seat, "D09", "dates", "2", "how")
    await answered(seat, "D10", "paper", "1", "application/fault")
    await next_one(seat, "D11")
    await said(seat, "enter", "e", *"hr", "enter")
    await answered(seat, "D12", "calendar", "2", "how")

    await next_one(seat, "N1")
    await said(seat, "enter", "f8", "1")
    await seat.press("f8", "2", "2")


async def test_the_first_day_is_played_to_three_stars_with_keys_alone_on_the_smallest_screen() -> None:
    made = Kit.of(catalog.load("first-day"))
    header = made.header(SEED, "practice")
    run = Session(made.stage_for(header), header)
    async with seated((80, 24), run=run, texts=made.texts) as seat:
        await morning(seat)
        assert seat.sitting.over
    judged = conclude(run)
    points = dict(judged.baseline.points)
    got = stars(judged.grade.points, points["fifo"], points["strict-priority"], points["idle"], points["careful"])
    assert got == 3, judged.grade.points
