"""Sentences about tickets, asks, tests and remedies. Which event gets which is `results`'."""

from __future__ import annotations

from simulator.domain import events as e
from simulator.domain.time import HOUR, MINUTE
from simulator.domain.world import RELIEF_SEAT
from simulator.wording.facts import cover, reading_lines
from simulator.wording.scene import Scene, listed, span
from simulator.wording.telling_talk import numbers

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


def logged(scene: Scene, event: e.TicketLogged) -> list[str]:
    """A ticket as logged."""
    part = f", part {scene.part(event.ci)}" if event.ci else ""
    level = scene.ticket(event.ticket)
    place = f", P{level.priority}" if level and level.priority else ", no priority yet (`priority` sets it)"
    return [
        f"{event.ticket} is logged: {event.type}, {scene.service(event.service)}{part}, "
        f"{event.category} / {event.subcategory}{place}, {numbers(scene, event.facts)}. "
        f"Its clocks count from {scene.clock(event.opened)}."
    ]


def prioritised(scene: Scene, event: e.PrioritySet) -> list[str]:
    """A priority with its reason."""
    return [
        f"{event.ticket} is P{event.priority}: impact {event.impact}, urgency {event.urgency}, because {event.reason}."
    ]


def revised(scene: Scene, event: e.TicketRevised) -> list[str]:
    """What a ticket says now."""
    part = f", part {scene.part(event.ci)}" if event.ci else ", no part"
    return [
        f"{event.ticket} now says: {event.type}, {scene.service(event.service)}{part}, "
        f"{event.category} / {event.subcategory}."
    ]


def held(scene: Scene, event: e.TicketHeld) -> list[str]:
    """A hold, and whether the clock stands still."""
    clock = (
        "its clock stands still" if event.honest else "its clock goes on: no open question that pauses it is on record"
    )
    return [f"{event.ticket} is on hold for {event.reason}, next check {scene.clock(event.next_check)}; {clock}."]


def noted(scene: Scene, event: e.NoteAdded) -> list[str]:
    """A note with its facts and the next step."""
    step = f' Next step: "{event.next_step}".' if event.next_step else ""
    words = f' "{event.text}"' if event.text else ""
    return [f"Noted on {event.ticket} {numbers(scene, event.facts)}.{step}{words}"]


def restored(scene: Scene, event: e.RestorationRecorded) -> list[str]:
    """A restoration as recorded."""
    proof = f", shown by fact {scene.fact_number(event.verified_by)}" if event.verified_by else ", shown by nothing yet"
    return [f"{event.ticket}: restored since {scene.clock(event.at)}, on record{proof}."]


def diagnosed(scene: Scene, event: e.DiagnosisStated) -> list[str]:
    """A diagnosis as stated."""
    where = f" at {listed([scene.site(site) for site in event.sites])}" if event.sites else ", everywhere"
    trigger = f", set off by {event.trigger}" if event.trigger else ""
    return [
        f"{event.ticket}: your diagnosis is {scene.part(event.component)}, {event.mechanism}{where}{trigger}, "
        f"{numbers(scene, event.facts)}. Whether it is right shows in the debrief."
    ]


def resolved(scene: Scene, event: e.TicketResolved) -> list[str]:
    """A resolution and how it was verified."""
    proof = (
        f"verified by fact {scene.fact_number(event.verified_by)}"
        if event.verified_by
        else "the user is asked to verify"
    )
    return [f"{event.ticket} is resolved as {event.code}; {proof}."]


def case_opened(scene: Scene, event: e.CaseOpened) -> list[str]:
    """Whom was asked what, and what they usually also want."""
    ask = f" to do: {scene.remedy(event.remedy)} on {scene.part(event.target)}" if event.remedy else ""
    wanted = listed([cover(part) for part in event.missing])
    lacks = f" They usually also want to know {wanted}." if event.missing else ""
    queue = (
        f" {event.waiting} ask{'s wait' if event.waiting > 1 else ' waits'} there before it." if event.waiting else ""
    )
    return [
        f"{scene.group(event.group)} has been asked{ask} ({event.case}), {numbers(scene, event.facts)}.{lacks}{queue}"
    ]


def group_of(scene: Scene, case: str) -> str:
    """The name of whoever has a case."""
    known = next((item for item in scene.view.cases if item.id == case), None)
    return scene.group(known.group) if known else case


def bounced(scene: Scene, event: e.CaseBounced) -> list[str]:
    """Why an ask came back."""
    why = BOUNCES.get(event.reason, event.reason).format(missing=listed([cover(part) for part in event.missing]))
    hint = f" Try {scene.group(event.hint_group)}." if event.hint_group else ""
    return [f"{group_of(scene, event.case)} send {event.case} back: {why}.{hint}"]


def case_done(scene: Scene, event: e.CaseDone) -> list[str]:
    """What came of an ask, and which change it still needs; a person has done it, a group have."""
    words = OUTCOMES.get(event.outcome, event.outcome)
    if next((c.group in scene.book.people for c in scene.view.cases if c.id == event.case), False):
        words = words.replace("have ", "has ", 1)
    lines = [f"{group_of(scene, event.case)} {words} ({event.case})."]
    if event.needs_change:
        remedy, target, kind = (*event.needs_change.split("@"), "", "")[:3]
        lines.append(
            f"They would do {scene.remedy(remedy)} on {scene.part(target)} once a {kind} change allows it: "
            f"change {kind} {remedy} on {target} for {event.ticket}"
        )
    return lines


def read(scene: Scene, event: e.ReadingTaken) -> list[str]:
    """A reading line by line."""
    by = "" if event.by in (scene.seat, scene.book.group, RELIEF_SEAT) else f", taken by {scene.group(event.by)}"
    head = f"Fact {scene.fact_number(event.fact)}: {scene.test(event.diagnostic)} of {scene.part(event.target)}{by}"
    return [head, *("  " + line for line in reading_lines(scene, event.lines))]


def remedy_began(scene: Scene, event: e.RemedyStarted) -> list[str]:
    """Something is being done to a part."""
    right = {"must-ask": " That is one to ask for first.", "must-not": " That is not ours to do."}.get(
        event.permission, ""
    )
    mine = event.by in (scene.seat, scene.book.group)
    who = "You begin" if mine else f"{scene.group(event.by)} begin"
    where = f" on {scene.part(event.target)}" if event.remedy != "tell-workaround" else f" {event.target}"
    return [f"{who}: {scene.remedy(event.remedy)}{where}.{right if mine else ''}"]


def remedy_done(scene: Scene, event: e.RemedyApplied) -> list[str]:
    """Something was done to a part."""
    where = f" on {scene.part(event.target)}" if event.remedy != "tell-workaround" else f" {event.target}"
    return [f"Done: {scene.remedy(event.remedy)}{where}. What it changed shows when somebody looks."]


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
