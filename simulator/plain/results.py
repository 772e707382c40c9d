"""What happened, as sentences: one for each event a seat may know of. Adds no judgement and reads no Truth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from simulator.domain import events as e
from simulator.domain.base import Command, Event
from simulator.domain.time import HOUR, MINUTE
from simulator.domain.world import RELIEF_SEAT
from simulator.plain.acts import ACTS
from simulator.plain.facts import fact_text, reading_lines
from simulator.plain.scene import Scene, listed, number, span

Teller = Callable[[Scene, Any], list[str]]

BOUNCES = {
    "thin": "the ask is too thin; it lacks {missing}",
    "not-ours": "it is not theirs to do",
    "no-change": "no approved change allows it",
    "harmful": "they say it would do harm just now; `escalate ... insist` asks again all the same",
    "not-allowed": "it is not theirs to allow",
}
OUTCOMES = {
    "acted": "have done it",
    "found": "have found something",
    "nothing-found": "have found nothing",
    "decided": "have decided",
    "taken-over": "have taken it over",
}
REJECTED = {"no-back-out": "it names no way back", "wrong-type": "it is of the wrong type", "freeze": "a freeze is on"}
CHANNELS = {
    "phone": "The phone rings", "chat": "A chat comes", "mail": "A mail comes", "form": "A form comes",
    "alert": "An alert comes", "hand-off": "A note is handed over",
}  # fmt: skip


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
    shown = ("interaction", "ticket", "intent", "audience", "person", "group", "supplier", "diagnostic", "remedy", "target",
             "article", "problem", "about", "link", "to", "component", "mechanism", "code", "type")  # fmt: skip
    return [
        (f.name, str(getattr(command, f.name))) for f in fields(command) if f.name in shown and getattr(command, f.name)
    ]


# ---- contacts and talk


def _arrived(scene: Scene, event: e.ContactArrived) -> list[str]:
    rule = scene.inner.contacts[event.contact]
    start = CHANNELS.get(event.channel, "A contact comes")
    if event.channel == "walk-up":
        return [f"{scene.who(event.person)} stands at the desk ({event.interaction}). `open` listens."]
    whom = "" if event.channel == "alert" else f" from {scene.who(event.person)}"
    title = scene.text(rule.title, event.variant) if rule.title else ""
    again = {"repeat": ", again", "reopen": ", about something that was closed"}.get(event.origin, "")
    line = f"{start}{whom} ({event.interaction}{again})." if event.channel != "phone" else (
        f"{start}: {scene.who(event.person)} ({event.interaction}{again}). `answer` takes it, `refuse` lets it ring out."
    )  # fmt: skip
    return [line + (f' "{title}"' if title else "")]


def _opened(scene: Scene, event: e.InteractionOpened) -> list[str]:
    item = scene.interaction(event.interaction)
    if item is None:
        return [f"{event.interaction} is open."]
    words = scene.text(item.opens, item.variant, item.person)
    chosen = f" They chose {item.typed}." if item.typed else ""
    who = "It reads" if item.channel == "alert" else f"{scene.person(item.person)} {_writes(item.channel)}"
    return [f'{event.interaction}: {who}: "{words}"{chosen}']


def _writes(channel: str) -> str:
    return "says" if channel in ("phone", "walk-up") else "writes"


def _asked(scene: Scene, event: e.QuestionAsked) -> list[str]:
    words = event.text or default_line(scene, event.intent, event.promise_at)
    later = " The answer comes in writing." if event.written else ""
    return [f'You to {event.interaction}: "{words}"{later}']


LINES = {
    "scope": "Which ones, how many, how far off?",
    "since": "When was it last right, and when did you first see it?",
    "changed": "What is different from the last good time?",
    "words": "Read me exactly what it says.",
    "others": "Who else has it, and who does not?",
    "doing": "What were you trying to get done, and by when?",
    "try": "Please do one thing while I wait.",
    "own_way": "How will you get by if I have nothing by then?",
    "confirm": "Please do the thing that failed, now.",
    "empathise": "I see what hangs on this for you.",
    "promise": "You hear from me, whatever I have.",
    "say_no": "No, because it is not ours to give; this is what we can do instead.",
    "teach": "One short step for next time.",
    "close": "I close it as it stands; ring if it returns. Is that all right?",
}
"""The player's default line for each of the fourteen intents."""


def default_line(scene: Scene, intent: str, promise_at: int = 0) -> str:
    """The words a line is said in when the player types none."""
    if intent == "promise" and promise_at:
        return f"You hear from me at {scene.clock(promise_at)}, whatever I have."
    return LINES.get(intent, intent)


def _answered(scene: Scene, event: e.AnswerGiven) -> list[str]:
    item = scene.interaction(event.interaction)
    person = item.person if item else ""
    promised = item.promised if item else None
    words = scene.text(event.line, event.variant, person, promised) if event.line else "..."
    mood = f" ({event.mood})" if event.mood else ""
    return [f'{scene.person(person)}{mood}, {event.interaction}: "{words}"']


def _confirmed(scene: Scene, event: e.ConfirmationGiven) -> list[str]:
    what = "It works now" if event.works else "It does not work yet"
    return [f"{what} for {event.interaction}, tried just now. Kept as fact {scene.fact_number(event.fact)}."]


def _gained(scene: Scene, event: e.FactGained) -> list[str]:
    fact = scene.fact(event.fact)
    return [f"Fact {scene.fact_number(event.fact)}: {fact_text(scene, fact)}"] if fact else []


def _call_ended(scene: Scene, event: e.CallEnded) -> list[str]:
    item = scene.interaction(event.interaction)
    who = scene.person(item.person) if item else event.interaction
    return [
        {
            "ended": f"You end the call with {who} ({event.interaction}).",
            "gone": f"{who} ({event.interaction}) has hung up.",
            "voice-mail": f"{event.interaction}: nobody took the call; {who} spoke to voice mail. `open` reads it.",
            "refused": f"{event.interaction}: you let it ring; {who} spoke to voice mail. `open` reads it.",
        }.get(event.how, f"{event.interaction}: the line is closed.")
    ]


def _numbers(scene: Scene, facts: tuple[str, ...]) -> str:
    numbers = [str(scene.fact_number(fact)) for fact in facts if scene.fact_number(fact)]
    return f"with fact{'s' if len(numbers) > 1 else ''} {listed(numbers)}" if numbers else "without facts"


def _told_more(scene: Scene, event: Any) -> str:
    parts = []
    if event.unknown:
        parts.append(f"{listed(list(event.unknown))} said to be unknown")
    if event.next_at:
        parts.append(f"next word promised for {scene.clock(event.next_at)}")
    if event.speculative:
        parts.append(f"fact {listed([str(scene.fact_number(f)) for f in event.speculative])} is somebody's theory")
    return "; " + "; ".join(parts) if parts else ""


def _replied(scene: Scene, event: e.ReplySent) -> list[str]:
    words = f' In your words: "{event.text}"' if event.text else ""
    return [f"You reply to {event.interaction} {_numbers(scene, event.facts)}{_told_more(scene, event)}.{words}"]


def _referred(scene: Scene, event: e.InteractionReferred) -> list[str]:
    group = scene.group(event.group)
    if event.accepted:
        return [f"{event.interaction} stands with {group} now, and the caller knows."]
    return [f"{event.interaction} comes straight back: {group} cannot meet it."]


# ---- tickets


def _logged(scene: Scene, event: e.TicketLogged) -> list[str]:
    part = f", part {scene.part(event.ci)}" if event.ci else ""
    level = scene.ticket(event.ticket)
    place = f", P{level.priority}" if level and level.priority else ", no priority yet (`priority` sets it)"
    return [
        f"{event.ticket} is logged: {event.type}, {scene.service(event.service)}{part}, "
        f"{event.category} / {event.subcategory}{place}, {_numbers(scene, event.facts)}. "
        f"Its clocks count from {scene.clock(event.opened)}."
    ]


def _prioritised(scene: Scene, event: e.PrioritySet) -> list[str]:
    return [
        f"{event.ticket} is P{event.priority}: impact {event.impact}, urgency {event.urgency}, because {event.reason}."
    ]


def _revised(scene: Scene, event: e.TicketRevised) -> list[str]:
    part = f", part {scene.part(event.ci)}" if event.ci else ", no part"
    return [
        f"{event.ticket} now says: {event.type}, {scene.service(event.service)}{part}, {event.category} / {event.subcategory}."
    ]


def _held(scene: Scene, event: e.TicketHeld) -> list[str]:
    clock = (
        "its clock stands still" if event.honest else "its clock goes on: no open question that pauses it is on record"
    )
    return [f"{event.ticket} is on hold for {event.reason}, next check {scene.clock(event.next_check)}; {clock}."]


def _noted(scene: Scene, event: e.NoteAdded) -> list[str]:
    step = f' Next step: "{event.next_step}".' if event.next_step else ""
    words = f' "{event.text}"' if event.text else ""
    return [f"Noted on {event.ticket} {_numbers(scene, event.facts)}.{step}{words}"]


def _restored(scene: Scene, event: e.RestorationRecorded) -> list[str]:
    proof = f", shown by fact {scene.fact_number(event.verified_by)}" if event.verified_by else ", shown by nothing yet"
    return [f"{event.ticket}: restored since {scene.clock(event.at)}, on record{proof}."]


def _diagnosed(scene: Scene, event: e.DiagnosisStated) -> list[str]:
    where = f" at {listed([scene.site(site) for site in event.sites])}" if event.sites else ", everywhere"
    trigger = f", set off by {event.trigger}" if event.trigger else ""
    return [
        f"{event.ticket}: your diagnosis is {scene.part(event.component)}, {event.mechanism}{where}{trigger}, "
        f"{_numbers(scene, event.facts)}. Whether it is right shows in the debrief."
    ]


def _resolved(scene: Scene, event: e.TicketResolved) -> list[str]:
    proof = (
        f"verified by fact {scene.fact_number(event.verified_by)}"
        if event.verified_by
        else "the user is asked to verify"
    )
    return [f"{event.ticket} is resolved as {event.code}; {proof}."]


# ---- groups, tests, remedies


def _case_opened(scene: Scene, event: e.CaseOpened) -> list[str]:
    ask = f" to do: {scene.remedy(event.remedy)} on {scene.part(event.target)}" if event.remedy else ""
    lacks = f" They usually also want {listed(list(event.missing))}." if event.missing else ""
    queue = f" {event.waiting} ask{'s' if event.waiting > 1 else ''} wait there before it." if event.waiting else ""
    return [
        f"{scene.group(event.group)} has been asked{ask} ({event.case}), {_numbers(scene, event.facts)}.{lacks}{queue}"
    ]


def _group_of(scene: Scene, case: str) -> str:
    known = next((item for item in scene.view.cases if item.id == case), None)
    return scene.group(known.group) if known else case


def _bounced(scene: Scene, event: e.CaseBounced) -> list[str]:
    why = BOUNCES.get(event.reason, event.reason).format(missing=listed(list(event.missing)))
    hint = f" Try {scene.group(event.hint_group)}." if event.hint_group else ""
    return [f"{_group_of(scene, event.case)} send {event.case} back: {why}.{hint}"]


def _case_done(scene: Scene, event: e.CaseDone) -> list[str]:
    lines = [f"{_group_of(scene, event.case)} {OUTCOMES.get(event.outcome, event.outcome)} ({event.case})."]
    if event.needs_change:
        remedy, target, kind = (event.needs_change.split("@") + ["", ""])[:3]
        lines.append(
            f"They would do {scene.remedy(remedy)} on {scene.part(target)} once a {kind} change allows it: "
            f"change {kind} {remedy} on {target} for {event.ticket}"
        )
    return lines


def _read(scene: Scene, event: e.ReadingTaken) -> list[str]:
    by = "" if event.by in (scene.seat, scene.book.group, RELIEF_SEAT) else f", taken by {scene.group(event.by)}"
    head = f"Fact {scene.fact_number(event.fact)}: {scene.test(event.diagnostic)} of {scene.part(event.target)}{by}"
    return [head, *("  " + line for line in reading_lines(scene, event.lines))]


def _remedy_began(scene: Scene, event: e.RemedyStarted) -> list[str]:
    right = {"must-ask": " That is one to ask for first.", "must-not": " That is not ours to do."}.get(
        event.permission, ""
    )
    mine = event.by in (scene.seat, scene.book.group)
    who = "You begin" if mine else f"{scene.group(event.by)} begin"
    where = f" on {scene.part(event.target)}" if event.remedy != "tell-workaround" else f" {event.target}"
    return [f"{who}: {scene.remedy(event.remedy)}{where}.{right if mine else ''}"]


def _remedy_done(scene: Scene, event: e.RemedyApplied) -> list[str]:
    where = f" on {scene.part(event.target)}" if event.remedy != "tell-workaround" else f" {event.target}"
    return [f"Done: {scene.remedy(event.remedy)}{where}. What it changed shows when somebody looks."]


# ---- telling and improving


def _updated(scene: Scene, event: e.UpdateSent) -> list[str]:
    way = f", workaround {event.workaround.replace('-', ' ')}" if event.workaround else ""
    words = f' In your words: "{event.text}"' if event.text else ""
    named = " A client was named to readers who must not know." if event.leaked else ""
    return [
        f"Sent to {scene.audience(event.audience)} about {event.ticket} {_numbers(scene, event.facts)}{way}"
        f"{_told_more(scene, event)}.{words}{named}"
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
    return [f"{article.title} ({article.id})", *scene.text(article.body).split("\n")]


def _hint(scene: Scene, event: e.HintTaken) -> list[str]:
    levels = scene.inner.hints[event.hint].levels
    return [
        f'A colleague says: "{scene.text(levels[min(event.level, len(levels)) - 1])}" (level {event.level} of {len(levels)})'
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
    e.ContactArrived: _arrived,
    e.InteractionOpened: _opened,
    e.QuestionAsked: _asked,
    e.AnswerGiven: _answered,
    e.ConfirmationGiven: _confirmed,
    e.FactGained: _gained,
    e.CallEnded: _call_ended,
    e.ReplySent: _replied,
    e.InteractionReferred: _referred,
    e.TicketLogged: _logged,
    e.PrioritySet: _prioritised,
    e.TicketRevised: _revised,
    e.ContactAdded: _one("{interaction} hangs on {ticket} too."),
    e.TicketsLinked: _one("{ticket} is linked to {to}: {link}."),
    e.TicketCancelled: _one("{ticket} is cancelled: {reason}."),
    e.InteractionDismissed: _one("{interaction} is put aside."),
    e.TicketTaken: _one("You work on {ticket} now."),
    e.TicketAssigned: _one("{ticket} belongs to {scene.group} now."),
    e.CaseOpened: _case_opened,
    e.CaseBounced: _bounced,
    e.CaseDone: _case_done,
    e.TestStarted: lambda scene, event: [
        f"{scene.test(event.diagnostic)} of {scene.part(event.target)} is under way; "
        f"the reading comes in {waits(scene, event.diagnostic)}."
    ],
    e.ReadingTaken: _read,
    e.DependencyFound: lambda scene, event: [
        f"New on the map: {scene.part(event.of)} leans on {scene.part(event.on)}."
    ],
    e.RemedyStarted: _remedy_began,
    e.RemedyApplied: _remedy_done,
    e.TicketHeld: _held,
    e.TicketResumed: _one("{ticket} is off hold."),
    e.NoteAdded: _noted,
    e.RestorationRecorded: _restored,
    e.DiagnosisStated: _diagnosed,
    e.TicketResolved: _resolved,
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
    e.SecurityNotified: lambda scene, event: [f"Security knows, {_numbers(scene, event.facts)}."],
    e.ManagerBriefed: lambda scene, event: [
        f"{scene.person(event.person)} is briefed about {event.ticket} {_numbers(scene, event.facts)}{_told_more(scene, event)}."
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
    e.HandOverWritten: lambda scene, event: [f"The hand-over note lies ready: {listed(list(event.tickets))}."],
    e.ShiftEnded: lambda scene, event: ["You leave the chair."],
    e.ReliefBegan: lambda scene, event: ["The next desk sits down and reads what you left."],
    e.HorizonReached: lambda scene, event: ["Nothing more is judged after this."],
    e.Reflected: lambda scene, event: ["Your words are kept."],
}
"""Who puts which event into words; events that are not here are not news (hands, samples, calls taken)."""


def waits(scene: Scene, diagnostic: str) -> str:
    """How long a test's reading takes to come, as a range."""
    table = scene.book.diagnostics[diagnostic].wait
    return between(table.p(10), table.p(90))


def between(low: int, high: int) -> str:
    """A range of durations: `10 s to 30 s`, `3 to 6 min`, or one when both are the same."""
    if not high:
        return "at once"
    if span(low) == span(high):
        return span(low)
    if low >= MINUTE and high < HOUR:
        first, last = low // MINUTE, -(-high // MINUTE)
        return f"{first} to {last} min"
    return f"{span(low)} to {span(high)}"


__all__ = ["LINES", "TELLERS", "between", "default_line", "doing", "told", "waits"]
