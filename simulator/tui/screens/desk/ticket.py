"""The chosen ticket or contact as rows: its head, and what its tabs show. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.domain.text import clean
from simulator.tui.cells import BLANK, Row, Span, cut, row, rule, width, wrap
from simulator.tui.glyphs import DONE, OWN
from simulator.tui.screens.desk.clock import clock_rows
from simulator.tui.screens.desk.clocks import bar, moment, pressing
from simulator.tui.screens.desk.queue import contact_title, live, owner, ticket_title, waiting
from simulator.tui.sitting import News, Sitting
from simulator.views.desk import FactView, InteractionView, TicketView
from simulator.wording.facts import fact_source, fact_text, reading_lines
from simulator.wording.letter import letter
from simulator.wording.look import CALLS
from simulator.wording.results import default_line
from simulator.wording.scene import Scene, listed

TABS = ("Talk", "Evidence", "Timeline", "Clock")
TIME = 6
NO_LETTERS: Mapping[tuple[str, int], str] = {}


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was said or written."""

    tick: int
    head: str
    words: str
    right: str = ""
    mine: bool = False


def contacts_of(scene: Scene, subject: str) -> list[InteractionView]:
    """The contacts of a ticket, or the contact itself."""
    ticket = scene.ticket(subject)
    names = ticket.interactions if ticket is not None else (subject,)
    return [item for name in names if (item := scene.interaction(name)) is not None]


# ---- head


def head_rows(scene: Scene, subject: str, cells: int) -> list[Row]:
    """Who and what, in four rows that never scroll."""
    ticket, contact = scene.ticket(subject), scene.interaction(subject)
    if ticket is not None:
        return _ticket_head(scene, ticket, cells)
    if contact is not None:
        return _contact_head(scene, contact)
    return [row(("Nothing is chosen", "soft")), row(("The queue is on the left.", "faint")), BLANK, BLANK]


def _ticket_head(scene: Scene, ticket: TicketView, cells: int) -> list[Row]:
    level: list[Span] = [(f"P{ticket.priority}", "risk!" if ticket.priority == 1 else "text!")]
    level += [(f" impact {ticket.impact} × urgency {ticket.urgency}", "soft")]
    part = f" · {scene.part(ticket.ci)}" if ticket.ci else " · no part named"
    state = f"{ticket.state.replace('-', ' ')}, {ticket.type}, with {owner(scene, ticket)}".replace("with you", "yours")
    if ticket.hold is not None:
        state = f"on hold for {ticket.hold[0]}, look again {scene.clock(ticket.hold[1])}"
    since = f" · began {scene.clock(ticket.opened)}"
    clock = pressing(ticket, scene.view.now)
    full, empty = bar(clock.share, 11 if ticket.response.stopped is None else 7)
    ink = clock.ink if clock.ink != "=late!" else "late"
    due = f" by {moment(scene, clock.due)}" if clock.word in ("reply", "fix") else ""
    words = f" {clock.words} " if clock.word == "late" else f"{clock.word}{due} "
    line = [(clock.sign + " ", clock.ink.replace("=", "")), (words, clock.ink if clock.word == "late" else "text!")]
    bars = [
        (full, ink.rstrip("!")),
        (empty, "line"),
        (f" {clock.time} left" if cells > 52 or ticket.response.stopped is None else f" {clock.time}", clock.ink),
    ]
    answered = ticket.response.stopped
    right: list[Span] = []
    if answered is not None:
        right = [(f"replied {scene.clock(answered)[-5:]} ", "soft"), (DONE, "ok")]
    elif ticket.response.state == "breached":
        right = [("no reply yet", "late")]
    return [
        *_title_rows(ticket_title(scene, ticket), level if ticket.priority else [("no priority yet", "risk")], cells),
        row((_what(scene, ticket, part, cells), "soft")),
        row((state + since, "soft")),
        row(*line, *(bars if clock.word in ("reply", "fix", "held") else []), right=right),
    ]


def _title_rows(title: str, right: list[Span], cells: int) -> list[Row]:
    """A title whole, in two lines where it must be, with something at the right of the first."""
    first, *rest = wrap(title, max(cells - sum(width(text) for text, _ in right) - 4, 12))
    rows = [row((first, "text!"), right=right)]
    return rows + [row((line, "text!")) for line in wrap(" ".join(rest), cells - 2)[:2]] if rest else rows


def _what(scene: Scene, ticket: TicketView, part: str, cells: int) -> str:
    """Service, part and, where there is room, category."""
    short_ = f"{scene.service(ticket.service)}{part}"
    whole = f"{short_} · {ticket.category}/{ticket.subcategory}"
    return whole if width(whole) < cells - 1 else short_


def _contact_head(scene: Scene, item: InteractionView) -> list[Row]:
    who = scene.who(item.person) if item.person else item.channel
    call = f", {CALLS.get(item.call, item.call)}" if item.call else ""
    mood = f"mood when last heard: {item.mood}" if item.mood and item.channel != "alert" else ""
    patience = f"{item.lines} of {item.patience} minutes on the line" if item.lines and item.patience else ""
    title = contact_title(scene, item)
    return [
        row((title, "text!"), right=[(item.id, "faint")]),
        row((who, "soft")),
        row((f"{item.channel}{call}, came {scene.clock(item.arrived)}", "soft")),
        row((" · ".join(part for part in (mood, patience) if part) or _became(scene, item), "soft")),
    ]


def _became(scene: Scene, item: InteractionView) -> str:
    if item.tickets:
        return f"on ticket {listed(list(item.tickets))}"
    if item.referred:
        return f"stands with {scene.group(item.referred)}"
    return "put aside" if item.dismissed else "on no ticket yet"


def low_tabs_row(scene: Scene, subject: str, tab: int, cells: int) -> Row:
    """The tabs of a small screen: the queue is the first of them, and the chosen thing stands at the right."""
    ticket, contact = scene.ticket(subject), scene.interaction(subject)
    spans: list[Span] = [
        (f"Queue {len(live(scene))}+{len(waiting(scene))}", "_accent!" if tab < 0 else "soft"),
        ("  ", "text"),
    ]
    for text, ink in tabs_row(scene, subject, tab).left:
        spans.append((text if text.strip() else "  ", ink))
    used = sum(width(text) for text, _ in spans)
    title = ticket_title(scene, ticket) if ticket else contact_title(scene, contact) if contact else ""
    level: list[Span] = (
        [(f" P{ticket.priority}", "risk!" if ticket.priority == 1 else "text!")] if ticket and ticket.priority else []
    )
    room = cells - used - len(subject) - 8
    right: list[Span] = [(subject, "text!"), *level, (f" {cut(title, room)}" if room > 4 else "", "soft")]
    return Row(tuple(spans), tuple(right), ground="panel", name="tabs")


def tabs_row(scene: Scene, subject: str, tab: int) -> Row:
    """The tabs with what they hold; the one in front is underlined."""
    talk = sum(len(said(scene, item)) for item in contacts_of(scene, subject))
    counts = (talk, len(_own_facts(scene, subject)), 0, 0)
    spans: list[Span] = []
    for index, name in enumerate(TABS):
        words = f"{name} {counts[index]}" if counts[index] else name
        spans += [(words, "_accent!" if index == tab else "soft"), ("   ", "text")]
    return Row(tuple(spans), (("[ ]", "faint"),), name="tabs")


# ---- tabs


def tab_rows(sitting: Sitting, subject: str, tab: int, cells: int, seen: int) -> list[Row]:
    """What a tab shows."""
    scene = sitting.scene
    if tab == 1:
        return evidence_rows(scene, subject, cells)
    if tab == 2:
        return timeline_rows(scene, subject, sitting.news, cells)
    ticket = scene.ticket(subject)
    if tab == 3:
        return (
            clock_rows(scene, ticket, cells) if ticket is not None else [row(("A contact has no clock yet.", "soft"))]
        )
    return talk_rows(scene, subject, cells, seen, sitting.letters)


def talker(scene: Scene, item: InteractionView) -> str:
    """Who talks, with the unit they are of."""
    if not item.person:
        return item.channel
    unit = scene.unit(item.unit) if item.unit else ""
    name = scene.person(item.person)
    return f"{name}, {unit}" if unit and width(name) + width(unit) < 32 else name


def said(scene: Scene, item: InteractionView, letters: Mapping[tuple[str, int], str] = NO_LETTERS) -> list[Said]:
    """Everything said with one contact, in order; `letters` holds what replies said in full."""
    who = talker(scene, item)
    if item.opened is None:
        first = "The phone rings; F2 takes it." if item.call == "ringing" else "Not read yet; enter reads it."
        return [Said(item.arrived, who, first, item.channel)]
    quote = '"{}"' if item.person else "{}"
    chosen = f" They chose {item.typed}." if item.typed else ""
    opening = quote.format(scene.text(item.opens, item.variant, item.person)) + chosen
    found = [Said(item.arrived, who, opening, item.channel)]
    for tick, speaker, intent, variant, text in item.talk:
        if speaker == "them":
            words = scene.text(text, variant, item.person, item.promised) if text else "..."
            found.append(Said(tick, scene.person(item.person), f'"{words}"'))
        elif intent == "refer":
            found.append(Said(tick, f"you passed it on to {scene.group(text)}", "", mine=True))
        elif intent == "reply":
            found.append(Said(tick, "you replied", letters.get((item.id, tick), clean(text)), mine=True))
        else:
            found.append(
                Said(tick, f"you: {intent.replace('_', ' ')}", clean(text) or default_line(scene, intent), mine=True)
            )
    return found


def talk_rows(
    scene: Scene, subject: str, cells: int, seen: int, letters: Mapping[tuple[str, int], str] = NO_LETTERS
) -> list[Row]:
    """The conversation: all contacts of a ticket and the updates about it, oldest first, with a rule before the new."""
    found = [part for item in contacts_of(scene, subject) for part in said(scene, item, letters)]
    found += _updates(scene, subject)
    found.sort(key=lambda part: part.tick)
    rows: list[Row] = []
    marked = False
    for part in found:
        if not marked and rows and part.tick > seen and not part.mine:
            rows.append(rule(("new", "accent!")))
            marked = True
        rows += _said_rows(scene, part, cells)
    ticket = scene.ticket(subject)
    if ticket is not None and ticket.next_step:
        rows.append(row(("next step: ", "faint"), (ticket.next_step, "text")))
    return rows or [row(("Nothing has been said yet.", "soft"))]


def _updates(scene: Scene, subject: str) -> list[Said]:
    found = []
    for update in scene.view.updates:
        if update.ticket == subject:
            words = letter(
                scene,
                update.facts,
                unknown=update.unknown,
                workaround=update.workaround,
                next_at=update.next_at,
                opener=update.opener,
            )
            found.append(Said(update.tick, f"you told {scene.audience(update.audience)}", " ".join(words), mine=True))
    return found


def _said_rows(scene: Scene, part: Said, cells: int) -> list[Row]:
    sign: Span = (OWN, "accent") if part.mine else (" ", "text")
    time = scene.clock(part.tick)
    day = "" if len(time) <= TIME else time
    rows = [
        row(
            (f"{time[-5:]} ", "faint"),
            (part.head, "accent!" if part.mine else "text!"),
            right=[(day.rsplit(" ", 1)[0] if day else part.right, "faint")],
            sign=sign,
        )
    ]
    if part.words:
        rows += [row((" " * TIME + line, "text"), sign=sign) for line in wrap(part.words, cells - TIME - 2)]
    return [*rows, BLANK]


def _own_facts(scene: Scene, subject: str) -> list[FactView]:
    ticket = scene.ticket(subject)
    names = dict.fromkeys(ticket.facts if ticket is not None else ())
    for item in contacts_of(scene, subject):
        names |= dict.fromkeys(item.facts)
    return [fact for fact in scene.view.facts if fact.id in names]


def evidence_rows(scene: Scene, subject: str, cells: int) -> list[Row]:
    """Facts with their numbers: those of the subject first, then whatever else is held."""
    own = _own_facts(scene, subject)
    rest = [fact for fact in scene.view.facts if fact not in own]
    ticket = scene.ticket(subject)
    stands = set(ticket.facts) if ticket is not None else set()
    rows: list[Row] = []
    for fact in reversed(own):
        rows += fact_rows(scene, fact, cells, on=fact.id in stands)
    if rest:
        rows.append(rule(("also held", "soft")))
        for fact in reversed(rest):
            rows += fact_rows(scene, fact, cells)
    return rows or [row(("No facts yet: opening, asking and testing give them.", "soft"))]


def fact_rows(scene: Scene, fact: FactView, cells: int, *, on: bool = False) -> list[Row]:
    """One fact in full."""
    number = scene.fact_number(fact.id)
    rows = [
        row(
            (f"{number:>3}  ", "accent!"),
            (f"{scene.clock(fact.tick)[-5:]} ", "faint"),
            (fact_source(scene, fact), "soft"),
            right=[("on it", "ok")] if on else [("theory", "risk")] if fact.claim else [],
        )
    ]
    if fact.kind == "reading":
        rows.append(row(("     ", "text"), (f"{scene.test(fact.diagnostic)} of {scene.part(fact.target)}", "text!")))
        for line in reading_lines(scene, fact.lines):
            rows += [row(("     " + part, "text")) for part in wrap(line, cells - 7)]
    else:
        rows += [row(("     " + part, "text")) for part in wrap(fact_text(scene, fact), cells - 7)]
    return rows


def timeline_rows(scene: Scene, subject: str, news: Sequence[News], cells: int) -> list[Row]:
    """What happened with it, oldest first."""
    names = {subject, *(item.id for item in contacts_of(scene, subject))}
    ticket = scene.ticket(subject)
    rows: list[Row] = []
    for tick, state in ticket.history if ticket is not None else ():
        if tick < 0:
            rows.append(row((f"{scene.clock(tick):>16}  ", "faint"), (state, "text")))
    for item in news:
        if item.about in names:
            lines = wrap(item.lines[0], cells - TIME - 2)
            rows.append(row((f"{scene.clock(item.tick)[-5:]} ", "faint"), (lines[0], "text")))
            rows += [row((" " * TIME + line, "text")) for line in lines[1:]]
    return rows or [row(("Nothing yet.", "soft"))]
