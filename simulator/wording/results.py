"""What happened, as sentences: one for each event a seat may know of. Adds no judgement and reads no Truth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from simulator.domain import events as e
from simulator.domain.base import Command, Event
from simulator.wording.acts import ACTS
from simulator.wording.scene import Scene, listed, number, span
from simulator.wording.telling_talk import (
    LINES,
    answered,
    arrived,
    asked,
    call_ended,
    confirmed,
    default_line,
    gained,
    numbers,
    opened,
    referred,
    replied,
    told_more,
)
from simulator.wording.telling_work import (
    between,
    bounced,
    case_done,
    case_opened,
    diagnosed,
    held,
    logged,
    noted,
    prioritised,
    read,
    remedy_began,
    remedy_done,
    resolved,
    restored,
    revised,
    waits,
)

Teller = Callable[[Scene, Any], list[str]]

REJECTED = {"no-back-out": "it names no way back", "wrong-type": "it is of the wrong type", "freeze": "a freeze is on"}


def told(scene: Scene, event: Event) -> list[str]:
    """Sentences of an event, without its time; none for what a seat does not see or need not read."""
    teller = TELLERS.get(type(event))
    if event.hidden or teller is None or getattr(event, "seat", scene.seat) != scene.seat:
        return []
    return teller(scene, event)


def doing(scene: Scene, command: Command) -> str:
    """What a command does, in a few words, for the line about the hands."""
    del scene
    return " ".join([_verb(command), *(value for _, value in _said(command))])


def _verb(command: Command) -> str:
    return next((act.name for act in ACTS if act.command is type(command)), type(command).__name__)


def _said(command: Command) -> list[tuple[str, str]]:
    shown = (
        "interaction", "ticket", "intent", "audience", "person", "group", "supplier", "diagnostic", "remedy", "target",
        "article", "problem", "about", "link", "to", "component", "mechanism", "code", "type",
    )  # fmt: skip
    return [
        (f.name, str(getattr(command, f.name))) for f in fields(command) if f.name in shown and getattr(command, f.name)
    ]


# ---- contacts and talk


# ---- tickets


# ---- groups, tests, remedies


# ---- telling and improving


def _updated(scene: Scene, event: e.UpdateSent) -> list[str]:
    way = f", workaround {event.workaround.replace('-', ' ')}" if event.workaround else ""
    words = f' In your words: "{event.text}"' if event.text else ""
    named = " A client was named to readers who must not know." if event.leaked else ""
    return [
        f"Sent to {scene.audience(event.audience)} about {event.ticket} {numbers(scene, event.facts)}{way}"
        f"{told_more(scene, event)}.{words}{named}"
    ]


def _promise(scene: Scene, name: str) -> str:
    known = next((item for item in scene.view.promises if item.id == name), None)
    return f"{scene.to(known.to)}, {scene.clock(known.due)}" if known else name


def _alert(scene: Scene, event: e.AlertRaised) -> list[str]:
    rule = scene.book.rules[event.rule]
    signal = scene.signal(rule.ci, rule.signal)
    return [f"On the wall: {scene.text(rule.text, value=number(event.value, signal.digits if signal else 0))}"]


def _article_read(scene: Scene, event: e.ArticleRead) -> list[str]:
    article = scene.book.articles[event.article]
    return [f"{article.title} ({article.id})", *paragraphs(scene.text(article.body))]


def paragraphs(text: str) -> list[str]:
    """Written text as one line for each paragraph and each row of a table, marks of emphasis left out."""
    bare = text.replace("**", "").replace("*", "")
    return [line for part in bare.split("\n\n") if part.strip() for line in _rows(part.strip())]


def _rows(part: str) -> list[str]:
    """A table row by row, its rule left out; anything else as one line."""
    if not part.startswith("|"):
        return [" ".join(part.split())]
    cells = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in part.split("\n")]
    return [f"  {': '.join(row)}" for row in cells if set("".join(row)) - set("-: ")]


def _handed_over(scene: Scene, event: e.HandOverWritten) -> list[str]:
    del scene
    open_ = f" about {listed(list(event.tickets))}" if event.tickets else ", with no open ticket in it"
    return [f"The hand-over note lies ready{open_}{'; your words stand in it' if event.text else ''}."]


def _hint(scene: Scene, event: e.HintTaken) -> list[str]:
    levels = scene.inner.hints[event.hint].levels
    return [
        f'A colleague says: "{scene.text(levels[min(event.level, len(levels)) - 1])}" '
        f"(level {event.level} of {len(levels)})"
    ]


def _change_raised(scene: Scene, event: e.ChangeRaised) -> list[str]:
    state = next((item.state for item in scene.view.changes if item.id == event.change), "raised")
    wait = "" if state == "approved" else "; it waits for approval"
    return [
        f"{event.change} is raised: {event.type}, {scene.remedy(event.remedy)} on {scene.part(event.target)}{wait}."
    ]


def _one(sentence: str) -> Teller:
    """A teller of one sentence with the event's own fields."""

    def tell(scene: Scene, event: Any) -> list[str]:
        fields = {name: getattr(event, name) for name in event.__dataclass_fields__}
        return [sentence.format(**fields, scene=_Words(scene, fields))]

    return tell


class _Words:
    """Words for fields of an event inside a sentence."""

    def __init__(self, scene: Scene, fields: dict[str, Any]) -> None:
        self._scene, self._fields = scene, fields

    def __getattr__(self, name: str) -> str:
        kind, _, key = name.partition("_")
        given = self._fields[key or kind]
        made = getattr(self._scene, kind)(given) if kind != "promised" else _promise(self._scene, given)
        return str(made)


TELLERS: dict[type[Event], Teller] = {
    e.ContactArrived: arrived,
    e.InteractionOpened: opened,
    e.QuestionAsked: asked,
    e.AnswerGiven: answered,
    e.ConfirmationGiven: confirmed,
    e.FactGained: gained,
    e.CallEnded: call_ended,
    e.ReplySent: replied,
    e.InteractionReferred: referred,
    e.TicketLogged: logged,
    e.PrioritySet: prioritised,
    e.TicketRevised: revised,
    e.ContactAdded: _one("{interaction} hangs on {ticket} too."),
    e.TicketsLinked: _one("{ticket} is linked to {to}: {link}."),
    e.TicketCancelled: _one("{ticket} is cancelled: {reason}."),
    e.InteractionDismissed: _one("{interaction} is put aside."),
    e.TicketTaken: _one("You work on {ticket} now."),
    e.TicketAssigned: _one("{ticket} belongs to {scene.group} now."),
    e.CaseOpened: case_opened,
    e.CaseBounced: bounced,
    e.CaseDone: case_done,
    e.TestStarted: lambda scene, event: [
        f"{scene.test(event.diagnostic)} of {scene.part(event.target)} is under way; "
        f"the reading comes in {waits(scene, event.diagnostic)}."
    ],
    e.ReadingTaken: read,
    e.DependencyFound: lambda scene, event: [
        f"New on the map: {scene.part(event.of)} leans on {scene.part(event.on)}."
    ],
    e.RemedyStarted: remedy_began,
    e.RemedyApplied: remedy_done,
    e.TicketHeld: held,
    e.TicketResumed: _one("{ticket} is off hold."),
    e.NoteAdded: noted,
    e.RestorationRecorded: restored,
    e.DiagnosisStated: diagnosed,
    e.TicketResolved: resolved,
    e.TicketClosed: lambda scene, event: [
        f"{event.ticket} is closed" + (" after days of silence." if event.automatic else ".")
    ],
    e.TicketReopened: _one("{ticket} is open again; its clock goes on where it stopped."),
    e.UpdateSent: _updated,
    e.PromiseMade: lambda scene, event: [f"Promised: word to {scene.to(event.to)} by {scene.clock(event.due)}."],
    e.PromiseKept: _one("Promise kept: {scene.promised_promise}."),
    e.PromiseDueSoon: _one("A promise falls due in five minutes: {scene.promised_promise}."),
    e.PromiseMissed: _one("A promise was missed: {scene.promised_promise}."),
    e.MajorIncidentDeclared: lambda scene, event: [
        f"Major incident declared on {event.ticket} ({event.reason}); word is due every {span(event.cadence)}."
    ],
    e.MajorIncidentStoodDown: _one("The major incident on {ticket} is over."),
    e.SecurityNotified: lambda scene, event: [f"Security knows, {numbers(scene, event.facts)}."],
    e.ManagerBriefed: lambda scene, event: [
        f"{scene.person(event.person)} is briefed about {event.ticket} {numbers(scene, event.facts)}"
        f"{told_more(scene, event)}."
    ],
    e.ProblemRaised: _one("{problem} is raised on {ci}; {scene.group_owner} own it."),
    e.KnownErrorRecorded: _one("A known error stands beside {problem}."),
    e.ChangeRaised: _change_raised,
    e.ChangeApproved: _one("{change} is approved."),
    e.ChangeRejected: lambda scene, event: [f"{event.change} is rejected: {REJECTED.get(event.reason, event.reason)}."],
    e.ArticleWritten: _one("The article {article} is written."),
    e.ArticleRead: _article_read,
    e.ClockWarned: lambda scene, event: [
        f"{event.ticket}: three quarters of its {event.clock} time are used; due {scene.clock(event.due)}."
    ],
    e.ClockBreached: _one("{ticket}: its {clock} time is over."),
    e.HoldCheckDue: _one("{ticket}: the hold's next check is now."),
    e.AlertRaised: _alert,
    e.WorkQueued: lambda scene, event: [f"{event.work} waits behind the work in hand: {doing(scene, event.command)}."],
    e.WorkParked: lambda scene, event: [f"Parked {event.work} with {span(event.left)} left; `resume` takes it up."],
    e.WorkResumed: lambda scene, event: [f"Back at {event.work}."],
    e.WorkDropped: _one("{work} is dropped."),
    e.QueuedWorkDropped: _one("{work} is no longer possible: {reason}."),
    e.HintTaken: _hint,
    e.HandOverWritten: _handed_over,
    e.ShiftEnded: lambda scene, event: ["You leave the chair."],
    e.ReliefBegan: lambda scene, event: ["The next desk sits down and reads what you left."],
    e.HorizonReached: lambda scene, event: ["Nothing more is judged after this."],
    e.Reflected: lambda scene, event: ["Your words are kept."],
}
"""Who puts which event into words; events that are not here are not news (hands, samples, calls taken)."""


__all__ = ["LINES", "TELLERS", "between", "default_line", "doing", "told", "waits"]
