"""Why: what stands behind a number or a refusal that is shown. Explains from the record and the handbook only."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.domain.base import Refusal
from simulator.domain.clocks.rules import CHASE, recorded, segments
from simulator.domain.decide import hands_for
from simulator.domain.faults.money import rate_now
from simulator.domain.priority import priority
from simulator.domain.record import Hold
from simulator.views.desk import TicketView
from simulator.views.loss import known_lost
from simulator.wording.acts import ACTS, BY_NAME
from simulator.wording.find import find
from simulator.wording.look import DONE
from simulator.wording.parse import VERBS, said
from simulator.wording.scene import Scene, hours, listed, money, span

STATES = {"running": "running", "paused": "paused", "outside": "outside service hours"}
READING = "20 s and one second for every four words"


def clock(scene: Scene, ticket: TicketView) -> list[str]:
    """Explain both clocks of a ticket: stretches, total, due, and what would change it."""
    record = scene.world.record.tickets[ticket.id]
    lines: list[str] = []
    for name, words in (("response", "First reply"), ("resolution", "Solution")):
        state = recorded(scene.world, record, name)
        if state.state == "none":
            lines.append(
                f"{words}: no clock, because {ticket.id} "
                f"{'is cancelled' if ticket.state == 'cancelled' else 'has no priority yet'}."
            )
            continue
        lines.append(
            f"{words} of {ticket.id}: P{ticket.priority} promises {hours(state.amount)} of {_hours(scene, ticket)}."
        )
        for segment in segments(scene.world, record, name):
            why = STATES[segment.state]
            if segment.state == "paused":
                why += f" because {pause_words(record.holds, segment.start)}"
            lines.append(
                f"  {scene.clock(segment.start)} to {scene.clock(segment.end)}: {why}, "
                f"{span(segment.end - segment.start)}; "
                f"counted so far {hours(segment.total)}"
            )
        due = f"due {scene.clock(state.due)}" if state.due is not None else "no due time while the pause is open"
        stopped = f", stopped {scene.clock(state.stopped)}" if state.stopped is not None else ""
        lines.append(f"  Total {hours(state.elapsed)} of {hours(state.amount)}; {due}; it is {state.state}{stopped}.")
        if state.stopped is None:
            lines.append(f"  {_changes(name, scene, ticket)}")
    return lines


def _hours(scene: Scene, ticket: TicketView) -> str:
    if ticket.priority and scene.book.targets[ticket.priority - 1].always:
        return "time round the clock"
    known = scene.book.services.get(ticket.service)
    return (
        f"service time (hours of {scene.service(ticket.service)}: {known.hours.replace('-', ' ')})"
        if known
        else "service time"
    )


def pause_words(holds: Sequence[Hold], at: int) -> str:
    """Why a clock stood still at that tick."""
    for hold in holds:
        if hold.honest and hold.start <= at and (hold.end is None or at < hold.end):
            return f"it waits for the {hold.reason}"
    return "it was said to be solved"


def _changes(name: str, scene: Scene, ticket: TicketView) -> str:
    if name == "response":
        return "What would change it: a word to the caller stops it; another priority sets another time."
    now = scene.view.now
    others = []
    for level, target in enumerate(scene.book.targets, 1):
        if level != ticket.priority:
            others.append(f"P{level} {hours(target.resolution)}")
    hold = f"a hold for caller or vendor behind an open question pauses it, for at most {hours(CHASE)} of service time"
    return (
        f"What would change it: `restored` or `resolve` stops it; {hold}; "
        f"another priority would give {listed(others, 'or')} "
        f"from {scene.clock(ticket.opened)}. Now it is {scene.clock(now)}."
    )


HOW = "`why` explains the last refusal, or: priority, T-C21, loss, counts, hands, or any act, as in `why close T-C21`."
METERS = ("loss", "money", "losing", "meter")
COUNTS = ("open", "risk", "at risk", "breached", "counts", "late")
HANDS = ("hands", "cost", "minutes", "time")
LEVELS = ("p1", "p2", "p3", "p4", "p5", "impact", "urgency")
MEANT = (
    "Impact is the size of the harm: 1 a service of many people or offices, money or client data going wrong, a client "
    "firm among the largest, or a regulator; 2 one office or one desk; 3 one person.",
    "Urgency is how soon it hurts: 1 within the hour, or it grows while you look; 2 today or on the next service day; "
    "3 later. Rank and volume change neither.",
)
"""What the levels of impact and urgency stand for."""


def why(scene: Scene, words: str, refused: Refusal | None) -> list[str]:
    """Explain what the words name; the last refusal, or how to ask, without words."""
    asked = words.casefold().strip()
    if refused and (not asked or asked.startswith(("refus", "not", "no"))):
        return refusal(refused)
    if not asked:
        return [HOW]
    if asked in METERS:
        return loss(scene)
    if asked in COUNTS:
        return _counts(scene)
    return costs(scene) if asked in HANDS else _named(scene, words.strip())


def _named(scene: Scene, words: str) -> list[str]:
    """Explain a priority, a ticket or an act by name."""
    first, _, rest = words.partition(" ")
    if first.casefold() == "priority" or words.casefold() in LEVELS:
        return _priority(scene, rest)
    ids = find(scene, "ticket", words).ids
    ticket = scene.ticket(ids[0]) if len(ids) == 1 else None
    if ticket is not None:
        return [*_priority(scene, ticket.id), *clock(scene, ticket)]
    if first.casefold() in VERBS:
        return act(scene, VERBS[first.casefold()], rest.strip())
    if words.casefold() in ("grade", "points", "score"):
        return ["The grade comes after the shift, with a reason for every point; `eastcity debrief` shows it again."]
    return [f"I cannot explain {words[:40]!r}. {HOW}"]


def refusal(refused: Refusal) -> list[str]:
    """The last refusal again, and that it cost nothing."""
    return [f"Not done: {refused.reason}. Nothing happened and no time passed (rule: {refused.code})."]


def loss(scene: Scene) -> list[str]:
    """The money meter: services that open incidents mark as affected, times what they are worth now."""
    total = scene.view.loss_per_hour
    lines = [
        f"Known loss {money(total)} an hour: what services are worth now that your open incidents mark as affected."
    ]
    worth = {name: rate_now(scene.inner, name, scene.view.now) for name in _affected(scene)}
    lines += [f"  {scene.service(name)}: {money(rate)} an hour" for name, rate in worth.items()]
    lines.append(f"So far {money(known_lost(scene.world))}: since each began, as your records have it.")
    lines.append(
        "It counts incidents with impact 1 or 2 without a recorded restoration. What nobody logged is not in it."
    )
    return lines


def _affected(scene: Scene) -> list[str]:
    return [
        ticket.service
        for ticket in scene.view.tickets
        if ticket.type == "incident" and ticket.state not in DONE and not ticket.restorations and 0 < ticket.impact < 3
    ]


def _counts(scene: Scene) -> list[str]:
    late = [
        t.id for t in scene.view.tickets if t.state not in DONE and "breached" in (t.response.state, t.resolution.state)
    ]
    return [
        "Open: tickets that are not resolved, closed or cancelled. At risk: three quarters of a clock are used. "
        "Breached: a clock ran past its due time.",
        f"Breached now: {listed(late)}.",
    ]


def _priority(scene: Scene, words: str) -> list[str]:
    lines = ["Priority follows from impact (rows) and urgency (columns), 1 high to 3 low:"]
    for impact in (1, 2, 3):
        row = ", ".join(f"urgency {urgency}: P{priority(impact, urgency)}" for urgency in (1, 2, 3))
        lines.append(f"  impact {impact}: {row}")
    lines += MEANT
    ids = find(scene, "ticket", words).ids if words else ()
    ticket = scene.ticket(ids[0]) if len(ids) == 1 else None
    if ticket is not None:
        said_ = [
            f"{scene.clock(tick)} impact {i}, urgency {u}, because {reason}" for tick, i, u, reason in ticket.priorities
        ]
        lines.append(
            f"{ticket.id} is {f'P{ticket.priority}' if ticket.priority else 'without a priority'}: "
            f"{'; '.join(said_) or 'never set'}."
        )
    for level, target in enumerate(scene.book.targets, 1):
        kind = "round the clock" if target.always else "service time"
        lines.append(
            f"  P{level}: first reply in {hours(target.response)}, solution in {hours(target.resolution)}, {kind}"
        )
    return lines


def costs(scene: Scene) -> list[str]:
    """What each act costs in hands."""
    efforts = scene.book.efforts
    lines = [f"Hands work one thing at a time; time moves only then. Reading something the first time takes {READING}."]
    timed = [f"{a.name} {span(efforts[a.command.act])}" for a in ACTS if efforts.get(a.command.act)]
    lines.append(f"{listed(timed)}. Tests and remedies say their own (`tests`, `remedies`); all else costs nothing.")
    return lines


def act(scene: Scene, name: str, rest: str) -> list[str]:
    """Why an act is or is not possible now, and what it costs."""
    known = BY_NAME[name]
    lines = [f"{known.name}: {known.what}. Example: {known.example}"]
    if not rest and known.slots:
        cost = scene.book.efforts.get(known.command.act, 0)
        lines.append(f"It takes {span(cost) if cost else 'no time, or what it says'} of your hands.")
        return lines
    found = said(scene, name, rest)
    if found.problem or found.missing:
        lines.append(found.problem or f"Still to say: {listed([slot.ask for slot in found.missing])}")
        return lines
    command = found.act.build(scene, found.values)
    refused = scene.run.engine.check(command)
    if refused:
        lines.append(f"Not now: {refused.reason}.")
    else:
        lines.append(f"It can be done now; it takes {span(hands_for(scene.world, command))} of your hands.")
    return lines
