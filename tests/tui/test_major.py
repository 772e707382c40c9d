"""The room of a major incident: what is owed and who holds a role follow the record, at every size."""

from __future__ import annotations

import pytest

from simulator.bots import POLICIES
from simulator.domain.time import MINUTE
from simulator.lab.runner import play
from simulator.session.session import Session
from simulator.tui.screens import major
from simulator.tui.screens.major.parts import next_due
from tests.plain.sitting import session
from tests.tui.stage import seated


def declared() -> Session:
    """The first morning as our expert works it, until a while after a major incident was declared."""
    run = session()
    play(run, POLICIES["careful"], run.book.seat, 70 * MINUTE)
    return run


async def test_without_one_the_room_says_when_it_is_declared_and_what_that_costs() -> None:
    async with seated() as seat:
        await seat.press("8")
        assert "No major incident runs" in seat.text
        assert "2m" in seat.text
        assert all(words[:20] in seat.text for words in major.WHY.values())


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_roles_and_first_hour_are_what_the_record_has(size: tuple[int, int]) -> None:
    async with seated(size, run=declared()) as seat:
        ticket = major.running(seat.sitting)
        assert ticket is not None
        assert ticket.major is not None
        await seat.press("8")
        shown = seat.text
        for _ in major.TABS:
            await seat.press("right_square_bracket")
            shown += seat.text
        assert "incident lead" in shown
        assert seat.sitting.scene.clock(ticket.major)[-5:] in shown
        assert "Who must hear" in shown
        told = [u for u in seat.sitting.view.updates if u.ticket == ticket.id and u.tick >= ticket.major]
        assert next_due(seat.sitting, ticket) <= told[-1].tick + 60 * MINUTE
