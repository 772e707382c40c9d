"""decide(world, input): what an input leads to, or why it is refused. Changes nothing.

A command is checked, then either done at once (no hands), begun, or queued behind the work in hand; work that ends
is checked again and performed in the world as it then is. Rules live in the practices; this is their table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from simulator.domain import moods
from simulator.domain.asking import answers, calls
from simulator.domain.asking import decide as asking
from simulator.domain.asking import inputs as asking_inputs
from simulator.domain.asking.events import InteractionReferred, QuestionAsked, ReplySent
from simulator.domain.base import Command, Draw, Event, Refusal, Stimulus
from simulator.domain.changes import decide as changes
from simulator.domain.changes import inputs as changes_inputs
from simulator.domain.clocks import decide as clocks
from simulator.domain.clocks import inputs as clocks_inputs
from simulator.domain.faults import decide as faults
from simulator.domain.faults import inputs as faults_inputs
from simulator.domain.record import Hands
from simulator.domain.shift import decide as shift
from simulator.domain.shift import inputs as shift_inputs
from simulator.domain.shift.events import QueuedWorkDropped, WorkBegan, WorkDone, WorkQueued
from simulator.domain.telling import decide as telling
from simulator.domain.telling import inputs as telling_inputs
from simulator.domain.telling.events import ManagerBriefed, UpdateSent
from simulator.domain.triage import contacts
from simulator.domain.triage import decide as triage
from simulator.domain.triage import inputs as triage_inputs
from simulator.domain.work import cases, diagnostics, escalation, remedies
from simulator.domain.work import decide as work
from simulator.domain.work import inputs as work_inputs
from simulator.domain.work.events import TicketResolved
from simulator.domain.world import RELIEF_SEAT, World

Check = Callable[[World, Any], Refusal | None]
Perform = Callable[..., list[Event]]
TELLING_INTENTS = ("confirm", "close", "teach", "say_no")
"""Lines that are a word to the caller, not only a question."""
WORDS = frozenset((ReplySent, QuestionAsked, InteractionReferred, ManagerBriefed, UpdateSent, TicketResolved))
"""Events by which somebody may have word."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How one kind of command is judged, how long it takes, what it needs drawn, and what it does."""

    check: Check
    perform: Perform
    hands: Callable[[World, Any], int] | None = None
    draws: Callable[[World, Any], tuple[Draw, ...]] | None = None


RULES: dict[type[Command], Rule] = {
    triage_inputs.OpenInteraction: Rule(contacts.open_check, contacts.open_perform, contacts.open_hands),
    triage_inputs.LogTicket: Rule(triage.log_check, triage.log_perform),
    triage_inputs.SetPriority: Rule(triage.priority_check, triage.priority_perform),
    triage_inputs.ReviseTicket: Rule(triage.revise_check, triage.revise_perform),
    triage_inputs.AddContact: Rule(triage.contact_check, triage.contact_perform),
    triage_inputs.LinkTickets: Rule(triage.link_check, triage.link_perform),
    triage_inputs.CancelTicket: Rule(triage.cancel_check, triage.cancel_perform),
    triage_inputs.DismissInteraction: Rule(contacts.dismiss_check, contacts.dismiss_perform),
    asking_inputs.AskCaller: Rule(asking.ask_check, asking.ask_perform),
    asking_inputs.TakeCall: Rule(calls.take_check, calls.take_perform, calls.take_hands),
    asking_inputs.RefuseCall: Rule(calls.refuse_check, calls.refuse_perform),
    asking_inputs.EndCall: Rule(calls.end_check, calls.end_perform),
    asking_inputs.ReplyToCaller: Rule(asking.reply_check, asking.reply_perform),
    asking_inputs.ReferInteraction: Rule(asking.refer_check, asking.refer_perform),
    work_inputs.TakeTicket: Rule(work.take_check, work.take_perform),
    work_inputs.AssignTicket: Rule(escalation.assign_check, escalation.assign_perform),
    work_inputs.EscalateBySkill: Rule(escalation.escalate_check, escalation.escalate_perform),
    work_inputs.EscalateByAuthority: Rule(escalation.authority_check, escalation.authority_perform),
    work_inputs.CallSupplier: Rule(escalation.supplier_check, escalation.supplier_perform),
    work_inputs.FormVirtualTeam: Rule(escalation.team_check, escalation.team_perform),
    work_inputs.RunDiagnostic: Rule(
        diagnostics.run_check, diagnostics.run_perform, diagnostics.run_hands, diagnostics.run_draws
    ),
    work_inputs.ApplyRemedy: Rule(remedies.apply_check, remedies.apply_perform, remedies.apply_hands),
    work_inputs.HoldTicket: Rule(work.hold_check, work.hold_perform),
    work_inputs.ResumeTicket: Rule(work.resume_check, work.resume_perform),
    work_inputs.AddNote: Rule(work.note_check, work.note_perform),
    work_inputs.RecordRestoration: Rule(work.restoration_check, work.restoration_perform),
    work_inputs.StateDiagnosis: Rule(work.diagnosis_check, work.diagnosis_perform),
    work_inputs.ResolveTicket: Rule(work.resolve_check, work.resolve_perform),
    work_inputs.CloseTicket: Rule(work.close_check, work.close_perform),
    work_inputs.ReopenTicket: Rule(work.reopen_check, work.reopen_perform),
    telling_inputs.SendUpdate: Rule(telling.update_check, telling.update_perform),
    telling_inputs.DeclareMajorIncident: Rule(telling.declare_check, telling.declare_perform),
    telling_inputs.StandDownMajorIncident: Rule(telling.stand_down_check, telling.stand_down_perform),
    telling_inputs.NotifySecurity: Rule(telling.security_check, telling.security_perform),
    telling_inputs.BriefManager: Rule(telling.brief_check, telling.brief_perform),
    changes_inputs.RaiseProblem: Rule(changes.problem_check, changes.problem_perform),
    changes_inputs.RecordKnownError: Rule(changes.known_error_check, changes.known_error_perform),
    changes_inputs.RaiseChange: Rule(changes.change_check, changes.change_perform),
    changes_inputs.WriteArticle: Rule(changes.article_check, changes.article_perform),
    changes_inputs.ReadArticle: Rule(changes.read_check, changes.read_perform, changes.read_hands),
    shift_inputs.ParkWork: Rule(shift.park_check, shift.park_perform),
    shift_inputs.ResumeWork: Rule(shift.resume_check, shift.resume_perform),
    shift_inputs.DropWork: Rule(shift.drop_check, shift.drop_perform),
    shift_inputs.TakeHint: Rule(shift.hint_check, shift.hint_perform, shift.hint_hands),
    shift_inputs.WriteHandOver: Rule(shift.handover_check, shift.handover_perform),
    shift_inputs.EndShift: Rule(shift.end_check, shift.end_perform),
    shift_inputs.Reflect: Rule(shift.reflect_check, shift.reflect_perform),
}
AFTERWARDS = (shift_inputs.Reflect,)
"""Commands that a seat may still give when its shift is over."""


def decide(world: World, input: Command | Stimulus) -> tuple[Event, ...] | Refusal:
    """Events of an input in this world, or the reason why a command is refused."""
    if isinstance(input, Command):
        refusal = check(world, input)
        return refusal if refusal else _command(world, input)
    stimulus = STIMULUS_RULES.get(type(input))
    if stimulus is None:
        raise TypeError(f"nothing decides {type(input).__name__}")
    return stimulus(world, input)


def check(world: World, command: Command) -> Refusal | None:
    """Why a command would be refused now, from the record alone; None when it would be taken."""
    rule = RULES[type(command)]
    record = world.record
    if record.over:
        return Refusal("the day is over", "over")
    if command.seat == RELIEF_SEAT:
        if record.relief is None:
            return Refusal("the next desk has not begun yet", "not-yet")
    elif command.seat != world.book.seat:
        return Refusal(f"there is no seat {command.seat}", "unknown-seat")
    elif (record.ended is not None or record.relief is not None) and not isinstance(command, AFTERWARDS):
        return Refusal("the shift has ended", "shift-over")
    return rule.check(world, command)


def _command(world: World, command: Command) -> tuple[Event, ...]:
    duration = hands_for(world, command)
    if not duration:
        return _with_promises(world, _perform(world, command, {}))
    hands = world.record.hands.get(command.seat) or Hands()
    work = f"w{hands.count + 1}"
    if hands.work:
        return (WorkQueued(tick=world.now, seat=command.seat, work=work, command=command),)
    return (WorkBegan(tick=world.now, seat=command.seat, work=work, command=command, ends=world.now + duration),)


def hands_for(world: World, command: Command) -> int:
    """Ticks of hands that a command takes, as shown before it is given."""
    rule = RULES[type(command)]
    if rule.hands is not None:
        return rule.hands(world, command)
    return world.book.efforts.get(command.act, 0)


def _perform(world: World, command: Command, noise: dict[str, int]) -> list[Event]:
    rule = RULES[type(command)]
    return rule.perform(world, command, noise) if rule.draws is not None else rule.perform(world, command)


def work_draws(world: World, seat: str) -> tuple[Draw, ...]:
    """What the work in hand needs drawn when it ends."""
    hands = world.record.hands.get(seat)
    if hands is None or hands.command is None:
        return ()
    rule = RULES[type(hands.command)]
    return rule.draws(world, hands.command) if rule.draws is not None else ()


def _work_ended(world: World, input: shift_inputs.WorkEnded) -> tuple[Event, ...]:
    """Hands are free; the work is judged once more and done; the next in the queue begins."""
    hands = world.record.hands.get(input.seat) or Hands()
    if hands.work != input.work or hands.ends != world.now or hands.command is None:
        return ()
    refusal = RULES[type(hands.command)].check(world, hands.command)
    if refusal:
        return (QueuedWorkDropped(tick=world.now, seat=input.seat, work=input.work, reason=refusal.reason),)
    done: list[Event] = [WorkDone(tick=world.now, seat=input.seat, work=input.work)]
    return tuple(done) + _with_promises(world, _perform(world, hands.command, dict(input.noise)))


def next_queued(world: World, seat: str) -> tuple[Event, ...]:
    """What free hands do next by themselves: begin the first queued work that is still possible."""
    hands = world.record.hands.get(seat)
    if hands is None or hands.work or not hands.queue:
        return ()
    work, command = hands.queue[0]
    refusal = check(world, command)
    if refusal:
        return (QueuedWorkDropped(tick=world.now, seat=seat, work=work, reason=refusal.reason),)
    ends = world.now + max(hands_for(world, command), 1)
    return (WorkBegan(tick=world.now, seat=seat, work=work, command=command, ends=ends),)


def _with_promises(world: World, events: list[Event]) -> tuple[Event, ...]:
    """Word that reaches somebody keeps what they were promised; another time named in its place only owns up."""
    told: dict[str, None] = {}
    moved: dict[str, None] = {}
    for event in events:
        if type(event) in WORDS:
            told |= dict.fromkeys(_word_to(world, event))
            if (isinstance(event, ReplySent) and event.next_at) or (
                isinstance(event, QuestionAsked) and event.promise_at
            ):
                moved[event.interaction] = None
    postponed = tuple(name for name in moved if name not in told)
    return (
        *events,
        *(telling.kept(world, tuple(told), moods.PROMISE_KEPT, moods.TRUST_KEPT) if told else ()),
        *(telling.kept(world, postponed, moods.PROMISE_MOVED, 0) if postponed else ()),
    )


def _word_to(world: World, event: Event) -> tuple[str, ...]:
    """Whom an event tells something; the note that a ticket is solved tells its callers."""
    match event:
        case ReplySent():
            return (event.interaction,) if asking.news(world, event) else ()
        case QuestionAsked():
            return (event.interaction,) if event.intent in TELLING_INTENTS else ()
        case InteractionReferred():
            return (event.interaction,) if event.accepted else ()
        case TicketResolved():
            return tuple(world.record.tickets[event.ticket].interactions) if event.note or event.text else ()
        case ManagerBriefed():
            return (event.person,)
        case UpdateSent():
            live = (world.record.interactions[name] for name in world.record.index.live)
            return (event.audience, *(i.id for i in live if telling.reached(world, event.audience, i.person)))
        case _:
            return ()


STIMULUS_RULES: dict[type[Stimulus], Callable[[World, Any], tuple[Event, ...] | Refusal]] = {
    triage_inputs.ContactCame: contacts.contact_came,
    asking_inputs.RingOut: calls.ring_out,
    asking_inputs.ReplyCame: answers.reply_came,
    asking_inputs.PatienceRanOut: calls.patience_ran_out,
    work_inputs.CaseStartDue: cases.case_start_due,
    work_inputs.CaseWorkEnded: cases.case_work_ended,
    work_inputs.TestEnded: diagnostics.test_ended,
    work_inputs.RemedyEnded: cases.remedy_ended,
    telling_inputs.PromiseFell: telling.promise_fell,
    faults_inputs.FaultBegan: faults.fault_began,
    faults_inputs.ConditionFlipped: faults.condition_flipped,
    faults_inputs.DamageFell: faults.damage_fell,
    faults_inputs.OutageOver: faults.outage_over,
    faults_inputs.OwnerNoticed: faults.owner_noticed,
    faults_inputs.SampleTaken: faults.sample_taken,
    clocks_inputs.ClockFell: clocks.clock_fell,
    clocks_inputs.HoldCheckFell: clocks.hold_check_fell,
    clocks_inputs.SilenceEnded: clocks.silence_ended,
    changes_inputs.ApprovalCame: changes.approval_came,
    shift_inputs.WorkEnded: _work_ended,
    shift_inputs.ShiftBoundary: shift.boundary,
}

LATE_DRAWS: dict[type[Stimulus], Callable[[World], tuple[Draw, ...]]] = {
    faults_inputs.SampleTaken: faults.sample_draws,
}
"""What a stimulus needs drawn only when it is judged: `noise`, in the world as it then is."""
