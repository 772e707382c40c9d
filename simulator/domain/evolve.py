"""evolve(world, event): the only writer of a world. One row an event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from simulator.domain import events as e
from simulator.domain.asking import evolve as asking
from simulator.domain.base import Event
from simulator.domain.changes import evolve as changes
from simulator.domain.clocks import evolve as clocks
from simulator.domain.faults import evolve as faults
from simulator.domain.shift import evolve as shift
from simulator.domain.telling import evolve as telling
from simulator.domain.triage import evolve as triage
from simulator.domain.work import evolve as work
from simulator.domain.world import World

EFFECTS: dict[type[Event], Callable[[World, Any], None]] = {
    e.ContactArrived: triage.contact_arrived,
    e.InteractionOpened: triage.interaction_opened,
    e.TicketLogged: triage.ticket_logged,
    e.PrioritySet: triage.priority_set,
    e.TicketRevised: triage.ticket_revised,
    e.ContactAdded: triage.contact_added,
    e.TicketsLinked: triage.tickets_linked,
    e.TicketCancelled: triage.ticket_cancelled,
    e.InteractionDismissed: triage.interaction_dismissed,
    e.CallTaken: asking.call_taken,
    e.CallEnded: asking.call_ended,
    e.QuestionAsked: asking.question_asked,
    e.AnswerGiven: asking.answer_given,
    e.FactGained: asking.fact_gained,
    e.ConfirmationGiven: asking.confirmation_given,
    e.ReplySent: asking.reply_sent,
    e.InteractionReferred: asking.interaction_referred,
    e.MoodMoved: asking.mood_moved,
    e.NeedMet: asking.need_met,
    e.NeedViolated: asking.need_violated,
    e.TicketTaken: work.ticket_taken,
    e.TicketAssigned: work.ticket_assigned,
    e.CaseOpened: work.case_opened,
    e.CaseStarted: work.case_started,
    e.CaseBounced: work.case_bounced,
    e.CaseDone: work.case_done,
    e.TestStarted: work.test_started,
    e.ReadingTaken: work.reading_taken,
    e.DependencyFound: work.dependency_found,
    e.RemedyStarted: work.remedy_started,
    e.RemedyApplied: work.remedy_applied,
    e.TicketHeld: work.ticket_held,
    e.TicketResumed: work.ticket_resumed,
    e.NoteAdded: work.note_added,
    e.RestorationRecorded: work.restoration_recorded,
    e.DiagnosisStated: work.diagnosis_stated,
    e.TicketResolved: work.ticket_resolved,
    e.TicketClosed: work.ticket_closed,
    e.TicketReopened: work.ticket_reopened,
    e.UpdateSent: telling.update_sent,
    e.PromiseMade: telling.promise_made,
    e.PromiseKept: telling.promise_kept,
    e.PromiseDueSoon: telling.promise_due_soon,
    e.PromiseMissed: telling.promise_missed,
    e.MajorIncidentDeclared: telling.major_declared,
    e.MajorIncidentStoodDown: telling.major_stood_down,
    e.SecurityNotified: telling.security_notified,
    e.ManagerBriefed: telling.manager_briefed,
    e.FaultStarted: faults.fault_started,
    e.ConditionChanged: faults.condition_changed,
    e.FaultEnded: faults.fault_ended,
    e.FaultReturned: faults.fault_returned,
    e.DamageGrew: faults.damage_grew,
    e.DamageRepaired: faults.damage_repaired,
    e.DamageLapsed: faults.damage_lapsed,
    e.HarmDone: faults.harm_done,
    e.EvidenceDestroyed: faults.evidence_destroyed,
    e.OutageBegan: faults.outage_began,
    e.OutageEnded: faults.outage_ended,
    e.AlertRaised: faults.alert_raised,
    e.AlertCleared: faults.alert_cleared,
    e.SamplesRecorded: faults.samples_recorded,
    e.ClockWarned: clocks.clock_warned,
    e.ClockBreached: clocks.clock_breached,
    e.HoldCheckDue: clocks.hold_check_due,
    e.ProblemRaised: changes.problem_raised,
    e.KnownErrorRecorded: changes.known_error_recorded,
    e.ChangeRaised: changes.change_raised,
    e.ChangeApproved: changes.change_approved,
    e.ChangeRejected: changes.change_rejected,
    e.ArticleWritten: changes.article_written,
    e.ArticleRead: changes.article_read,
    e.WorkBegan: shift.work_began,
    e.WorkQueued: shift.work_queued,
    e.WorkDone: shift.work_done,
    e.WorkParked: shift.work_parked,
    e.WorkResumed: shift.work_resumed,
    e.WorkDropped: shift.work_dropped,
    e.QueuedWorkDropped: shift.queued_dropped,
    e.HintTaken: shift.hint_taken,
    e.HandOverWritten: shift.handover_written,
    e.ShiftEnded: shift.shift_ended,
    e.ReliefBegan: shift.relief_began,
    e.HorizonReached: shift.horizon_reached,
    e.Reflected: shift.reflected,
}


NAMES = ("interaction", "ticket", "case")
"""Fields by which an event names what it changes; effects that reach further mark that themselves."""
ROWS = {
    kind: (
        effect,
        None if kind.hidden else tuple(field.name for field in fields(kind) if field.name in NAMES),
    )
    for kind, effect in EFFECTS.items()
}
"""What an event does, and the fields that name what it changed; None for what no view may show."""


def evolve(world: World, event: Event) -> None:
    """Write one event into the world."""
    effect, changed = ROWS[type(event)]
    effect(world, event)
    if changed is not None:
        record = world.record
        record.turns += 1
        marks = record.marks
        for field in changed:
            name = getattr(event, field)
            marks[name] = marks.get(name, 0) + 1
