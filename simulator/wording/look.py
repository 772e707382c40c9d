"""Looking: the queue, one contact, one ticket, the prompt. Everything here is free and reads the view only."""

from __future__ import annotations

from simulator.domain.text import clean
from simulator.domain.time import MINUTE
from simulator.views.desk import ClockView, InteractionView, TicketView
from simulator.wording.facts import fact_lines
from simulator.wording.results import default_line
from simulator.wording.scene import Scene, listed, money, span

RISK_PERCENT = 75
DONE = ("resolved", "closed", "cancelled")
RUNS = ("running", "outside", "paused")
CALLS = {
    "ringing": "rings now", "on": "on the line", "ended": "call ended", "voice-mail": "voice mail",
    "refused": "voice mail",
    "gone": "hung up",
}  # fmt: skip


def prompt(scene: Scene) -> str:
    """The line in front of the cursor: clock, hands, known loss, open, at risk, breached."""
    view = scene.view
    opened, risk, late = counts(scene)
    hands = "hands free"
    if view.hands.work:
        hands = f"hands busy to {scene.clock(view.hands.ends)}"
    elif view.on_call:
        hands = f"on the line with {view.on_call}"
    loss = f"losing {money(view.loss_per_hour)}/h" if view.loss_per_hour else "no known loss"
    ring = f" | PHONE {', '.join(view.ringing)}" if view.ringing else ""
    return f"[{scene.clock(view.now)} | {hands} | {loss} | {opened} open, {risk} at risk, {late} breached{ring}]"


def counts(scene: Scene) -> tuple[int, int, int]:
    """Open tickets, tickets with a clock at risk, tickets with a clock breached."""
    live = [ticket for ticket in scene.view.tickets if ticket.state not in DONE]
    sound = [t for t in live if "breached" not in (t.response.state, t.resolution.state)]
    risk = sum(at_risk(t.response) or at_risk(t.resolution) for t in sound)
    return len(live), risk, len(live) - len(sound)


def at_risk(clock: ClockView) -> bool:
    """Whether three quarters of a running clock are used."""
    return (
        clock.state in ("running", "paused", "outside")
        and clock.amount > 0
        and (clock.elapsed * 100 >= clock.amount * RISK_PERCENT)
    )


def queue(scene: Scene) -> list[str]:
    """Contacts that wait, then tickets: a running major incident, then by what falls due; then what is under way."""
    view = scene.view
    lines = []
    waiting = [item for item in view.interactions if open_contact(item)]
    if waiting:
        lines.append("Contacts to deal with:")
        lines += [f"  {contact_line(scene, item)}" for item in waiting]
    live = sorted((t for t in view.tickets if t.state not in DONE), key=_urgency)
    lines.append("Tickets:" if live else "No open tickets.")
    lines += [f"  {ticket_line(scene, ticket)}" for ticket in live]
    done = sum(1 for ticket in view.tickets if ticket.state in DONE)
    if done:
        lines.append(f"  and {done} done (`look done`)")
    lines += under_way(scene)
    return lines


def open_contact(item: InteractionView) -> bool:
    """Whether a contact still wants something done with it; a note that was read wants nothing."""
    if item.channel == "hand-off" and item.opened is not None:
        return False
    return item.call in ("ringing", "on") or not (item.tickets or item.dismissed or item.referred)


def contact_line(scene: Scene, item: InteractionView) -> str:
    """One contact in the list."""
    who = "" if item.channel == "alert" else f", {scene.who(item.person)}"
    state = CALLS.get(item.call, "") if item.channel == "phone" else ""
    fresh = "not opened yet" if item.opened is None and item.call != "ringing" else ""
    pending = f"answer awaited ({', '.join(item.pending)})" if item.pending else ""
    again = f"again, after {item.of}" if item.of else ""
    notes = ", ".join(note for note in (state, fresh, pending, again) if note)
    title = f' "{scene.text(item.title, item.variant)}"' if item.title else ""
    return f"{item.id}  {scene.clock(item.arrived)}  {item.channel}{who}{title}" + (f"  [{notes}]" if notes else "")


def _major(ticket: TicketView) -> bool:
    return ticket.major is not None and ticket.stood_down is None


def _urgency(ticket: TicketView) -> tuple[bool, int, int, str]:
    clocks = [(ticket.response, RUNS), (ticket.resolution, (*RUNS, "breached"))]
    dues = [clock.due for clock, states in clocks if clock.due is not None and clock.state in states]
    return (not _major(ticket), min(dues, default=1 << 60), ticket.priority or 9, ticket.id)


def ticket_line(scene: Scene, ticket: TicketView) -> str:
    """One ticket in the list: priority, what, state, the clock that falls first."""
    level = f"P{ticket.priority}" if ticket.priority else "P-"
    title = f' "{scene.text(ticket.title)}"' if ticket.title else ""
    where = ticket.state if ticket.mine else f"with {scene.group(ticket.group)}"
    where += _passed_on(scene, ticket)
    major = ", MAJOR INCIDENT" if _major(ticket) else ""
    what = f"{scene.service(ticket.service)}{title}, {ticket.type}, {where}{major}"
    return f"{ticket.id}  {level}  {what}; {due_words(scene, ticket)}"


def _passed_on(scene: Scene, ticket: TicketView) -> str:
    """To whom the only callers of a ticket were passed; '' when somebody is still ours."""
    found = [scene.interaction(name) for name in ticket.interactions]
    groups = list(dict.fromkeys(item.referred for item in found if item and item.referred))
    whole = bool(found) and all(item and item.referred for item in found)
    return f", passed on to {listed([scene.group(group) for group in groups])}" if whole else ""


def due_words(scene: Scene, ticket: TicketView) -> str:
    """The clocks of a ticket in a few words."""
    if not ticket.priority:
        return "no priority, so no clock yet"
    parts = []
    if ticket.response.state not in ("met", "none"):
        parts.append(f"first reply {_due(scene, ticket.response)}")
    if ticket.resolution.state != "none":
        parts.append(f"solve {_due(scene, ticket.resolution)}")
    return ", ".join(parts)


def _due(scene: Scene, clock: ClockView) -> str:
    now = scene.view.now
    if clock.state == "met":
        return "in time"
    if clock.state == "breached":
        return f"LATE since {scene.clock(clock.due)}" if clock.due is not None else "LATE"
    if clock.due is None:
        return "paused, no due time while it waits"
    risk = " AT RISK" if at_risk(clock) else ""
    note = {"paused": " (paused)", "outside": " (outside hours)"}.get(clock.state, "")
    left = f", in {span(clock.due - now)}" if clock.due - now < 24 * 60 * MINUTE else ""
    return f"by {scene.clock(clock.due)}{left}{note}{risk}"


def under_way(scene: Scene) -> list[str]:
    """Asks, tests, promises and parked work that are still open."""
    view = scene.view
    lines = [
        f"  {scene.group(c.group)} asked about {c.ticket}, {c.state} ({c.id})" for c in view.cases if c.ended is None
    ]
    lines += [
        f"  major incident on {t.id}, solved but not stood down" for t in view.tickets if _major(t) and t.state in DONE
    ]
    lines += [f"  {scene.test(test)} of {scene.part(target)} running" for _, test, target in view.tests]
    lines += [f"  promise: {scene.to(p.to)} by {scene.clock(p.due)}" for p in view.promises if p.state == "open"]
    lines += [
        f"  {run.by}: {scene.remedy(run.remedy)} on {run.target} running" for run in view.runs if run.ended is None
    ]
    lines += [f"  parked {work}, {span(left)} left" for work, _, left in view.hands.parked]
    lines += [f"  {change.id} waits for approval" for change in view.changes if change.state == "raised"]
    return ["Under way:", *lines] if lines else []


def done(scene: Scene) -> list[str]:
    """Tickets that are resolved, closed or cancelled."""
    found = [t for t in scene.view.tickets if t.state in DONE]
    return [f"{t.id}  {t.state}  {scene.service(t.service)}; {due_words(scene, t)}" for t in found] or [
        "Nothing is done yet."
    ]


def contact(scene: Scene, item: InteractionView) -> list[str]:
    """One contact: who, what was said, what it gave, what became of it."""
    who = "" if item.channel == "alert" else f" from {scene.who(item.person)}"
    lines = [f"{item.id}: {item.channel}{who}, {scene.clock(item.arrived)}."]
    if item.channel == "phone" and item.call:
        lines[0] += f" The call: {CALLS.get(item.call, item.call)}."
    if item.opened is None:
        lines.append(
            "Not opened yet; `open` reads it." if item.call != "ringing" else "The phone rings; `answer` takes it."
        )
        return lines
    words = scene.text(item.opens, item.variant, item.person)
    lines.append(f'"{words}"' + (f" They chose {item.typed}." if item.typed else ""))
    for tick, who_spoke, intent, variant, text in item.talk:
        if who_spoke == "them":
            lines.append(f'  {scene.clock(tick)} them: "{_heard(scene, item, text, variant)}"')
        elif intent == "refer":
            lines.append(f"  {scene.clock(tick)} you: passed on to {scene.group(text)}")
        elif intent == "reply":
            lines.append(f"  {scene.clock(tick)} you: a reply{f': {clean(text)}' if text else ''}")
        else:
            lines.append(f'  {scene.clock(tick)} you: "{clean(text) or default_line(scene, intent)}"')
    if item.mood and item.channel not in ("alert", "hand-off"):
        patience = (
            f" Their card says they stay {item.patience} minutes on a line; {item.lines} used." if item.lines else ""
        )
        lines.append(f"Mood when last heard: {item.mood}.{patience}")
    if item.facts:
        lines += ["Facts from it:", *("  " + line for line in fact_lines(scene, item.facts))]
    lines.append(_became(scene, item))
    return lines


def _heard(scene: Scene, item: InteractionView, text: str, variant: int) -> str:
    return scene.text(text, variant, item.person, item.promised) if text else "..."


def _became(scene: Scene, item: InteractionView) -> str:
    if item.tickets:
        return f"On ticket {listed(list(item.tickets))}."
    if item.referred:
        return f"Stands with {scene.group(item.referred)}."
    return "Put aside." if item.dismissed else "On no ticket yet: `log`, `attach`, `refer`, `reply` or `dismiss` it."


def ticket(scene: Scene, item: TicketView) -> list[str]:
    """One ticket whole."""
    level = f"P{item.priority} (impact {item.impact}, urgency {item.urgency})" if item.priority else "no priority yet"
    title = f' "{scene.text(item.title)}"' if item.title else ""
    part = f", part {scene.part(item.ci)}" if item.ci else ", no part named"
    owner = "yours" if item.mine else f"with {scene.group(item.group)}"
    lines = [
        f"{item.id}{title}: {item.type}, {level}, {item.state}, {owner}.",
        f"{scene.service(item.service)}{part}; {item.category} / {item.subcategory}.",
        f"Opened {scene.clock(item.opened)}.",
        f"Clocks: {due_words(scene, item)}. (`clock {item.id}` explains.)",
    ]
    if item.hold:
        reason, check, question = item.hold
        lines.append(
            f"On hold for {reason}, next check {scene.clock(check)}, behind {question or 'no question on record'}."
        )
    if item.major is not None:
        end = f" to {scene.clock(item.stood_down)}" if item.stood_down is not None else ", still running"
        lines.append(f"Major incident from {scene.clock(item.major)}{end}.")
    lines += [f"Linked: {link} {other}." for link, other in item.links]
    lines += [f"Child of {item.parent}."] if item.parent else []
    lines += [f"Contacts: {listed([_short(scene, name) for name in item.interactions])}."] if item.interactions else []
    lines += ["Facts on it:", *("  " + line for line in fact_lines(scene, item.facts))] if item.facts else []
    lines += [f'Next step: "{clean(item.next_step)}".'] if item.next_step else []
    for tick, part_, mechanism, sites, _, _ in item.diagnoses:
        where = listed([scene.site(site) for site in sites]) if sites else "everywhere"
        lines.append(f"Diagnosis of {scene.clock(tick)}: {scene.part(part_)}, {mechanism}, {where}.")
    lines += [f"Said at {scene.clock(said)}: restored since {scene.clock(at)}." for said, at, _ in item.restorations]
    lines += [f"Resolved {scene.clock(tick)} as {code}." for tick, code, _ in item.resolutions]
    lines += [
        f"Asked: {scene.group(c.group)}, {c.outcome or c.state}." for c in scene.view.cases if c.ticket == item.id
    ]
    told = [f"{scene.audience(u.audience)} {scene.clock(u.tick)}" for u in scene.view.updates if u.ticket == item.id]
    lines += [f"Told: {listed(told)}."] if told else []
    return lines


def _short(scene: Scene, name: str) -> str:
    item = scene.interaction(name)
    return f"{name} ({scene.person(item.person)})" if item and item.channel != "alert" else name
