"""Every act that is offered can be put together with enter alone: no form is a dead end."""

from __future__ import annotations

import pytest
from textual.events import Key, Paste

from simulator.compiler import catalog
from simulator.domain.inputs import AskCaller, ReadArticle, ReplyToCaller
from simulator.domain.telling.decide import reached
from simulator.tui.offers import offers
from simulator.tui.screens.form.reader import readers
from simulator.wording.acts import BY_NAME
from simulator.wording.slots import note_facts
from tests.plain.sitting import fresh
from tests.tui.stage import Seat, seated

ENOUGH = 30
WRITTEN = ("reason", "next_step", "text")


async def completed(seat: Seat, name: str) -> bool:
    """Press enter until the act is given; what must be written is written."""
    before = len(seat.sitting.session.commands)
    seat.screen.begin(name)
    await seat.press()
    for _ in range(ENOUGH):
        if len(seat.sitting.session.commands) > before or not seat.desk.drawer:
            break
        form = seat.desk.form
        slot = form.slot
        if slot is not None and slot.kind == "phrase" and slot.need == "yes" and not form.typed:
            await seat.press(*"why")
        if slot is not None and (slot.many or slot.kind == "facts"):
            if not form.values.get(slot.field):
                await seat.press("enter")
            form.open_field(form._next())
            continue
        await seat.press("enter")
    given = seat.sitting.session.commands[before:]
    return bool(given) and given[0].command["kind"] == BY_NAME[name].command.__name__


@pytest.mark.parametrize("subject", ["K1", "C01"])
async def test_no_form_is_a_dead_end(subject: str) -> None:
    async with seated() as seat:
        await seat.press("full_stop")
        seat.desk.choose(subject)
        if subject == "C01":
            await seat.press("enter")
        names = [item.act for found in offers(seat.sitting, subject).values() for item in found if item.refusal is None]
        assert len(names) > 4
        stuck = []
        for name in names:
            seat.desk.subject = subject
            seat.screen.show()
            if not any(i.act == name and i.refusal is None for f in offers(seat.sitting, subject).values() for i in f):
                continue
            if not await completed(seat, name):
                stuck.append((name, dict(seat.desk.form.values), seat.desk.form.problem))
                await seat.press("escape", "escape")
        assert not stuck


async def answering(seat: Seat) -> None:
    """Somebody asked how; the article with the answer was read, and the reply is being written."""
    await seat.press("enter", "full_stop", "enter")
    sitting = seat.sitting
    assert sitting.give(ReadArticle(seat=sitting.view.seat, article="second-contact")) is None
    seat.screen.show()
    seat.screen.begin("reply")
    await seat.press()


async def test_nobody_is_told_what_they_said_themselves() -> None:
    async with seated((80, 24), run=fresh("first-day"), texts=catalog.load("first-day")[1]) as seat:
        await answering(seat)
        form = seat.desk.form
        assert form.values["facts"] == ()
        assert form.slot is not None
        assert form.slot.field == "facts"
        own = seat.sitting.scene.interaction("D01")
        assert own is not None
        assert [choice.note for choice in form._found()][-len(own.facts) :] == ["they know"] * len(own.facts)
        await seat.press("enter", "ctrl+s")
        given = seat.sitting.scene.interaction("D01")
        assert given is not None
        assert given.given == ("answer/second-contact",)


async def test_a_note_that_it_is_solved_rests_on_what_they_were_told() -> None:
    async with seated((80, 24), run=fresh("first-day"), texts=catalog.load("first-day")[1]) as seat:
        await answering(seat)
        await seat.press("enter", "ctrl+s", "i", "2", "enter", "2", "3", "3", "enter")
        assert note_facts(seat.sitting.scene, {"ticket": "T-D01"}) == {"note": ("answer/second-contact",)}


async def test_a_ticket_about_to_be_logged_says_when_its_clocks_will_fall_due() -> None:
    async with seated((120, 40), run=fresh("first-day"), texts=catalog.load("first-day")[1]) as seat:
        await answering(seat)
        await seat.press("escape", "escape", "i", "2", "enter", "2", "3", "3")
        said = [line.split("that is ")[1].split("  ")[0].strip("│ ") for line in seat.lines if "that is " in line]
        await seat.press("ctrl+s")
        ticket = seat.sitting.scene.ticket("T-D01")
        assert ticket is not None
        dues = [ticket.response.due, ticket.resolution.due]
        assert said == [seat.sitting.scene.clock(due) for due in dues if due is not None]


async def test_a_hold_for_a_caller_stands_behind_what_they_were_asked() -> None:
    async with seated((120, 40), run=fresh("first-day"), texts=catalog.load("first-day")[1]) as seat:
        await answering(seat)
        await seat.press("escape", "escape", "i", "2", "enter", "2", "3", "3", "ctrl+s", "g")
        sitting = seat.sitting
        assert sitting.give(AskCaller(seat=sitting.view.seat, interaction="D01", intent="scope")) is None
        seat.screen.show()
        seat.screen.begin("hold")
        await seat.press("1", "1", "enter", "ctrl+s")
        ticket = seat.sitting.scene.ticket("T-D01")
        assert ticket is not None
        assert ticket.state == "on-hold"
        assert ticket.hold is not None
        assert ticket.hold[0] == "caller"
        assert sitting.session.commands[-1].command["question"] == "D01"


async def test_where_digits_begin_a_time_no_choice_carries_one() -> None:
    async with seated((80, 24), run=fresh("first-day"), texts=catalog.load("first-day")[1]) as seat:
        await answering(seat)
        form = seat.desk.form
        form.open_field(next(n for n, slot in enumerate(form.slots) if slot.kind == "ahead"))
        await seat.press()
        assert "no time" in seat.text
        assert not any(line[1:7] == "  │ 1 " for line in seat.lines)


async def test_who_came_while_somebody_waited_is_where_the_cursor_goes() -> None:
    async with seated((80, 24), run=fresh("first-day"), texts=catalog.load("first-day")[1]) as seat:
        await seat.press("enter", "full_stop")
        assert seat.desk.subject == "D01"
        await seat.press("enter")
        item = seat.sitting.scene.interaction("D01")
        assert item is not None
        assert item.opened is not None


async def test_before_an_update_goes_out_it_says_whom_of_the_callers_it_reaches() -> None:
    async with seated() as seat:
        await seat.press("full_stop")
        scene = seat.sitting.scene
        ticket = next(t for t in scene.view.tickets if t.interactions)
        caller = scene.interaction(ticket.interactions[0])
        assert caller is not None
        for audience in scene.book.audiences:
            rows = readers(scene, {"audience": audience, "ticket": ticket.id}, 60)
            said = "".join(text for row in rows for text, _ in row.left)
            assert ("does not reach" in said) != reached(scene.world, audience, caller.person)


async def test_on_a_small_screen_letters_act_on_what_the_queue_shows_as_chosen() -> None:
    async with seated((80, 24), run=fresh("first-day"), texts=catalog.load("first-day")[1]) as seat:
        sitting = seat.sitting
        await seat.press("enter", "full_stop")
        seat.desk.choose("K1")
        assert sitting.give(ReadArticle(seat=sitting.view.seat, article="printer-cover-sheet")) is None
        await seat.press("r", "4", "ctrl+s", "escape")
        assert seat.desk.tab < 0
        assert seat.desk.rows_of("queue").chosen == "D01"
        assert seat.desk.subject == "D01"


async def test_a_fact_is_ticked_by_its_number_and_what_is_not_there_says_so() -> None:
    async with seated((80, 24), run=fresh("first-day"), texts=catalog.load("first-day")[1]) as seat:
        await answering(seat)
        form = seat.desk.form
        number = seat.sitting.scene.fact_number("answer/second-contact")
        await seat.press(str(number))
        assert form.values["facts"] == ("answer/second-contact",)
        assert form.typed == ""
        await seat.press(*"zebra", "enter")
        assert form.open == 1
        assert "nothing here by that name" in seat.text


async def test_of_many_facts_the_number_that_was_typed_comes_first() -> None:
    async with seated() as seat:
        await seat.press("full_stop")
        sitting, desk = seat.sitting, seat.desk
        for article in list(sitting.scene.book.articles)[:ENOUGH]:
            if len(sitting.view.facts) > 10:
                break
            sitting.give(ReadArticle(seat=sitting.view.seat, article=article))
        assert len(sitting.view.facts) > 10
        seat.screen.begin("note")
        await seat.press()
        form = desk.form
        form.open_field(next(n for n, slot in enumerate(form.slots) if slot.kind == "facts"))
        await seat.press("1")
        assert sitting.scene.fact_number(form._found()[0].value) == 1


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_call_that_is_taken_puts_the_open_form_away_as_a_draft(size: tuple[int, int]) -> None:
    async with seated(size, run=fresh("first-day"), texts=catalog.load("first-day")[1]) as seat:
        for _ in range(8):
            if seat.sitting.view.ringing:
                break
            await seat.press("full_stop")
        seat.desk.choose("D01")
        seat.screen.begin("log")
        await seat.press("1")
        said = dict(seat.desk.form.values)
        await seat.press("f2")
        assert not seat.desk.drawer
        assert seat.app.focused is not None
        assert all(part.display for part in seat.app.focused.ancestors_with_self)
        assert seat.desk.subject == seat.sitting.view.on_call
        assert seat.screen.drafts["log", "D01"] == {field: value for field, value in said.items() if value}


async def test_what_a_draft_left_unsaid_is_what_goes_without_saying_when_it_is_taken_up() -> None:
    async with seated((80, 24), run=fresh("first-day"), texts=catalog.load("first-day")[1]) as seat:
        await seat.press("enter", "full_stop", "enter", "i", "2", "enter", "2", "3", "3", "ctrl+s")
        seat.desk.choose("T-D01")
        seat.screen.begin("resolve")
        await seat.press("4", "escape")
        sitting = seat.sitting
        answer = ("answer/second-contact",)
        assert sitting.give(ReadArticle(seat=sitting.view.seat, article="second-contact")) is None
        assert sitting.give(ReplyToCaller(seat=sitting.view.seat, interaction="D01", facts=answer)) is None
        seat.screen.show()
        seat.screen.begin("resolve")
        await seat.press()
        assert seat.desk.form.values["code"] == "answered"
        assert seat.desk.form.values["note"] == answer


async def test_a_caller_can_be_passed_on_after_the_ticket_was_logged() -> None:
    async with seated((80, 24), run=fresh("first-day"), texts=catalog.load("first-day")[1]) as seat:
        await seat.press("enter", "full_stop", "enter")
        await seat.press("i", "2", "enter", "2", "3", "3", "enter")
        assert seat.sitting.scene.ticket("T-D01") is not None
        offered = {item.act for found in seat.desk.offered.values() for item in found if item.refusal is None}
        assert "refer" in offered
        assert await completed(seat, "refer")


async def test_one_enter_too_many_says_nothing_to_a_caller() -> None:
    async with seated((80, 24), run=fresh("first-day"), texts=catalog.load("first-day")[1]) as seat:
        for _ in range(8):
            if seat.sitting.view.ringing:
                break
            await seat.press("full_stop")
        await seat.press("f2", "a", "7")
        said = len(seat.sitting.session.commands)
        await seat.press("enter")
        assert len(seat.sitting.session.commands) == said


async def test_a_newcomer_is_shown_who_waits_before_time_passes() -> None:
    async with seated((80, 24), run=fresh("first-day"), texts=catalog.load("first-day")[1]) as seat:
        await seat.press("enter", "full_stop")
        now = seat.sitting.session.now
        await seat.press("full_stop")
        assert seat.sitting.session.now == now
        assert seat.desk.subject == "D01"
        assert "Press . again" in seat.text
        await seat.press("full_stop")
        assert seat.sitting.session.now > now


async def test_nothing_typed_in_haste_is_overtaken_by_the_key_that_sends() -> None:
    async with seated() as seat:
        seat.desk.choose("K1")
        await seat.press("n", "up", "up", "enter")
        for sign in "quick":
            seat.app.post_message(Key(sign, sign))
        seat.app.post_message(Paste(" words"))
        seat.app.post_message(Key("ctrl+s", None))
        await seat.press()
        [given] = seat.sitting.session.commands
        assert given.command["next_step"] == "quick words"


async def test_a_digit_that_no_choice_carries_is_no_search_for_it() -> None:
    async with seated() as seat:
        seat.desk.choose("K1")
        seat.screen.begin("hold")
        await seat.press("9")
        assert seat.desk.form.problem == "there is no choice 9 here"
        assert not seat.desk.form.typed
        await seat.press("2")
        assert seat.desk.form.values["reason"] == "vendor"
