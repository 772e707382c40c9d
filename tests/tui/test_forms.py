"""Every act that is offered can be put together with enter alone: no form is a dead end."""

from __future__ import annotations

import pytest

from simulator.tui.offers import offers
from simulator.wording.acts import BY_NAME
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
