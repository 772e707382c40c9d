"""The oracle: the careful hands with the truth in view. The upper reference; it is no policy for a seat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from simulator.bots import attending, talk, telling
from simulator.bots.careful import duties
from simulator.bots.desk import OPEN_STATES, Desk
from simulator.bots.diagnosis import Awaited, Finding, applies, read
from simulator.bots.policy import DutyPolicy, Wait
from simulator.domain.base import Command
from simulator.domain.faults import effects
from simulator.domain.inputs import AddContact, LogTicket, RunDiagnostic, SetPriority
from simulator.domain.plan import Act, Approval, Fault, Flip, Need
from simulator.domain.time import HOUR, MINUTE
from simulator.domain.truth import FaultState
from simulator.domain.work.cases import THIN
from simulator.domain.world import World
from simulator.views.desk import InteractionView, TicketView, View

QUICKEST = {"none": 0, "standard": 1, "emergency": 2, "normal": 3}
SOON_UNDONE = 2 * HOUR
"""What comes back within it is better done last."""
WORKAROUND = "tell-workaround"
RHYTHM = 26 * MINUTE
"""Word goes out so often while a grave trouble lasts; half an hour is what the impatient ask for."""
GRAVE = 2
"""Priority whose people are owed word too; a P1 is told by the duties."""
ASK_TELLS = (("since", "since"), ("scope", "others"))
"""What people must have said before a group is asked, and the question that brings it."""


@dataclass(frozen=True, slots=True)
class Oracle:
    """Knows what each contact is truly about and which acts end it; otherwise bound by every rule of a seat."""

    world: World
    name: str = "oracle"

    def choose(self, view: View) -> Command | Wait:
        """What careful would do, with the truth in place of finding out."""
        policy = DutyPolicy(self.name, duties(self.find), busy=(attending.park_for_phone,))
        free = not (view.over or view.hands.work or view.on_call or view.ringing or view.refused)
        sooner = self._sooner(Desk(view)) if free else None
        return sooner or self.righted(policy.choose(view))

    def _sooner(self, desk: Desk) -> Command | None:
        """What need not wait for finding out: word about a grave trouble in its rhythm, one to who came after it."""
        for ticket in desk.open_tickets():
            grave = ticket.type == "incident" and ticket.priority == GRAVE and ticket.state == "in-progress"
            state = self.state_of(desk, ticket) if grave else None
            command = self._word(desk, ticket) if state is not None and state.active else None
            if command is not None:
                return command
        return next((talk.ask(desk, *late) for late in self._unheard(desk)), None)

    def _word(self, desk: Desk, ticket: TicketView) -> Command | None:
        """What is due, and a word to lists whose readers have heard nothing for as long as the impatient bear."""
        command = telling.update_due(desk, ticket)
        if command is not None or ticket.restorations:
            return command
        for audience in telling.audiences_of(desk, ticket):
            last = telling.last_update(desk, audience.id, ticket.id)
            if last is not None and desk.now - last.tick >= RHYTHM:
                return telling.update(desk, ticket, audience, "")
        return None

    def _unheard(self, desk: Desk) -> Iterable[tuple[InteractionView, str]]:
        """Callers without a word whose trouble is over already, each with a question that they can answer."""
        for one in desk.opened():
            tickets = [desk.tickets[name] for name in one.tickets if name in desk.tickets]
            over = bool(tickets) and all(ticket.state not in OPEN_STATES for ticket in tickets)
            if over and not one.responses and not one.pending and talk.worth_asking(desk, one):
                lines = self.world.book.contacts[one.contact].lines
                asks = (line.intent for line in lines if line.gives and not talk.was_asked(one, line.intent))
                yield from ((one, intent) for intent in asks)

    def find(self, desk: Desk, ticket: TicketView) -> Finding | RunDiagnostic | Awaited | None:
        """What a ticket is truly about, once one reading shows it."""
        state = self.state_of(desk, ticket)
        if state is None:
            return None
        fault = state.fault
        shown, to_read = _reading(desk, ticket, fault)
        if not shown and to_read is not None:
            return read(desk, ticket, *to_read)
        if self._half_told(desk, ticket):
            return Awaited()
        against = self._against(desk, ticket, fault)
        if isinstance(against, (RunDiagnostic, Awaited)):
            return against
        return Finding(
            component=fault.ci,
            mechanism=fault.mechanism,
            acts=acts_of(fault, state, desk),
            workaround=next((flip.at for flip in fault.flips if flip.remedy == WORKAROUND and not flip.harm), ""),
            facts=shown,
            against=against,
        )

    def _half_told(self, desk: Desk, ticket: TicketView) -> bool:
        """Whether nobody was asked for help yet and a caller can still say what an ask must tell, or it bounces."""
        if ticket.restorations or desk.cases_of(ticket):
            return False
        held = desk.covers(desk.facts_of(ticket))
        wanting = [intent for cover, intent in ASK_TELLS if cover not in held]
        return len(wanting) >= THIN and any(
            talk.worth_asking(desk, one) and not talk.was_asked(one, intent) and talk.is_first(one, ticket)
            for one in desk.contacts_of(ticket)
            if one.opened is not None and talk.story_question(desk, one, ticket)
            for intent in wanting
        )

    def _against(self, desk: Desk, ticket: TicketView, fault: Fault) -> tuple[str, ...] | RunDiagnostic | Awaited:
        """A reading that speaks against what looks alike, or the taking of it."""
        for name in fault.like:
            other = self.world.book.faults.get(name)
            if other is None:
                continue
            shown, to_read = _reading(desk, ticket, other)
            if shown:
                return shown[:1]
            command = read(desk, ticket, *to_read) if to_read is not None else None
            if command is not None and not desk.cases_of(ticket) and ticket.restorations == ():
                return command
        return ()

    def state_of(self, desk: Desk, ticket: TicketView) -> FaultState | None:
        """The fault behind a ticket: of those its contacts are about, one of its service first, a live one first."""
        found: list[FaultState] = []
        for one in desk.contacts_of(ticket):
            for about in self.world.book.contacts[one.contact].about:
                state = self.world.truth.faults.get(about)
                if state is not None and state.onset is not None and state not in found:
                    found.append(state)
        found.sort(key=lambda state: (state.fault.service != ticket.service, not state.active, state.planted))
        return found[0] if found else None

    def righted(self, choice: Command | Wait) -> Command | Wait:
        """A log or priority with the true fields; what is truly a known trouble is tied to its ticket, over or not."""
        if isinstance(choice, LogTicket):
            about = self._about(choice.interaction, choice.service)
            known = self._ticket_of(about, choice) if isinstance(about, Fault) else ""
            if known:
                return AddContact(seat=choice.seat, ticket=known, interaction=choice.interaction)
            if about is not None:
                return replace(
                    choice,
                    category=about.category if about.category else choice.category,
                    subcategory=about.subcategory if about.category else choice.subcategory,
                    impact=about.impact or choice.impact,
                    urgency=about.urgency or choice.urgency,
                    ci=about.ci.partition("/")[0] or choice.ci,
                )
        if isinstance(choice, SetPriority):
            ticket = self.world.record.tickets[choice.ticket]
            for interaction in ticket.interactions:
                about = self._about(interaction, ticket.service)
                if isinstance(about, Fault):
                    return replace(choice, impact=about.impact, urgency=about.urgency)
        return choice

    def _ticket_of(self, fault: Fault, choice: LogTicket) -> str:
        """The oldest ticket of that service, open or resolved, that carries a contact about the same fault; or ''."""
        record, planted = self.world.record, {state.planted for state in self._states(fault)}
        found = [
            ticket
            for ticket in record.tickets.values()
            if ticket.state in (*OPEN_STATES, "resolved")
            and (ticket.type, ticket.service) == ("incident", choice.service)
            if any(planted & set(self._told(one)) for one in ticket.interactions)
        ]
        return min(found, key=lambda ticket: (ticket.opened, ticket.id)).id if found else ""

    def _states(self, fault: Fault) -> list[FaultState]:
        return [state for state in self.world.truth.faults.values() if state.fault is fault]

    def _told(self, interaction: str) -> tuple[str, ...]:
        return self.world.book.contacts[self.world.record.interactions[interaction].contact].about

    def _about(self, interaction: str, service: str) -> Fault | Need | None:
        item = self.world.record.interactions[interaction]
        found: list[Fault | Need] = []
        for about in self.world.book.contacts[item.contact].about:
            state = self.world.truth.faults.get(about)
            if state is not None:
                found.append(state.fault)
            elif about in self.world.book.needs:
                found.append(self.world.book.needs[about])
        return next((one for one in found if one.service == service), found[0] if len(found) == 1 else None)


def acts_of(fault: Fault, state: FaultState, desk: Desk) -> tuple[Act, ...]:
    """The harmless acts that restore or remove a cause, the quickest way first, and those that prevent it.

    They are told from the fault as it begins, not as it stands, so that the list stays the same while it is worked off.
    """
    conditions = dict(fault.conditions)
    acts: list[Act] = []
    undone = {name for every in fault.every for name, _ in every.set if every.each <= SOON_UNDONE}
    for flip in sorted(
        _clean(fault.flips),
        key=lambda flip: (any(name in undone for name, _ in flip.set), QUICKEST[approval_of(desk, flip)]),
    ):
        after = {**conditions, **dict(flip.set)}
        if effects.verdict(fault, conditions, after) == ("none", "none"):
            continue
        conditions = after
        acts.append(Act(flip.remedy, flip.at, _by(desk, flip), approval_of(desk, flip)))
    damage = fault.damage
    if damage is not None and state.damage and damage.repair in desk.book.remedies:
        able = [group for group, permission in desk.book.remedies[damage.repair].who if permission == "may"]
        own = desk.book.group in able
        acts.append(Act(damage.repair, damage.repair_at, "" if own or not able else able[0], "none"))
    done = {(act.remedy, act.at) for act in acts}
    acts += [Act(remedy, at, "", "normal") for remedy, at in fault.prevents if (remedy, at) not in done]
    return tuple(acts)


def _clean(flips: Iterable[Flip]) -> list[Flip]:
    return [
        flip
        for flip in flips
        if flip.remedy != WORKAROUND
        and not (flip.harm or flip.spawns or flip.destroys or flip.relief or flip.damage > 0)
    ]


def approval_of(desk: Desk, flip: Flip) -> Approval:
    """The change a flip needs here, as the fault says or else the remedy."""
    known = desk.book.remedies.get(flip.remedy)
    return flip.approval or (known.approval if known else "none")


def _by(desk: Desk, flip: Flip) -> str:
    if flip.who and desk.book.group not in flip.who:
        return flip.who[0]
    return ""


def _reading(desk: Desk, ticket: TicketView, fault: Fault) -> tuple[tuple[str, ...], tuple[str, str] | None]:
    """A held reading of a signal that the fault moves, and where one could be taken."""
    to_read: tuple[str, str] | None = None
    for move in fault.moves:
        part = desk.book.cis.get(move.at.partition("/")[0])
        if part is None or not move.signal:
            continue
        for use in desk.book.kinds[part.kind].diagnostics:
            if move.signal not in use.signals or not applies(desk, use.diagnostic, move.at):
                continue
            reading = desk.reading(use.diagnostic, move.at, ticket.opened)
            if reading is not None:
                return (reading.id,), None
            if to_read is None:
                to_read = (use.diagnostic, move.at)
    return (), to_read
