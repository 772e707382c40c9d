"""What an act is: its slots, what fills them when nothing was said, and how they become a command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from simulator.domain.base import Command
from simulator.wording.scene import Scene

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing an act needs to be told."""

    field: str
    """Field of the command, or a name that `shape` understands."""
    kind: str
    """What `find` looks among; or facts, fact, ahead, past, text, phrase, flag, risk."""
    ask: str
    """The question when it is missing."""
    need: str = "yes"
    """yes: must be told; offer: asked for by a person, has a default; no: only when said."""
    words: tuple[str, ...] = ()
    """Words that announce it: `with`, `until`; the first stands in the help."""
    many: bool = False
    bare: bool = True
    """Whether it may stand without its word."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing a seat can do."""

    name: str
    group: str
    what: str
    command: type[Command]
    slots: tuple[Slot, ...]
    example: str
    also: tuple[str, ...] = ()
    """Other words for it."""
    default: Callable[[Scene, Values], Values] | None = None
    """Fills what was not said."""
    shape: Callable[[Scene, Values], Values] | None = None
    """Turns what was said into fields of the command."""

    def build(self, scene: Scene, said: Values) -> Command:
        """Make the command from what was said; every needed slot must be there."""
        values = {**(self.default(scene, said) if self.default else {}), **said}
        if self.shape:
            values = self.shape(scene, values)
        return self.command(seat=scene.seat, **values)


CONTACT = Slot("interaction", "interaction", "Which contact?")


TICKET = Slot("ticket", "ticket", "Which ticket?")


FACTS = Slot(
    "facts", "facts", "Which facts? Numbers as in `facts`, `ticket`, `all` or `none`", "offer", ("with",), bare=False
)


SAYING = Slot("text", "text", "In which words?", "no", ("saying", "text"), bare=False)


PROOF = Slot(
    "verified_by", "fact", "Which fact shows it? A number, or Enter for none", "offer", ("verified", "by"), bare=False
)
NEXT = Slot(
    "next_at",
    "ahead",
    "When do they hear from you next? A time, or Enter for none",
    "offer",
    ("next", "again"),
    bare=False,
)


UNKNOWN = Slot(
    "unknown", "unknown", "What do you say is not known?", "no", ("unknown", "unclear"), many=True, bare=False
)


OPENER = Slot("opener", "opener", "How does it begin?", "no", ("opener", "beginning"), bare=False)


def with_category(scene: Scene, values: Values) -> Values:
    """`Application/Fault` as its two fields."""
    del scene
    rest = {name: value for name, value in values.items() if name != "pair"}
    category, _, subcategory = values["pair"].partition("/")
    return _levels(rest | {"category": category, "subcategory": subcategory, "ci": rest.get("ci") or ""})


def _levels(values: Values) -> Values:
    return {name: int(value) if name in ("impact", "urgency") else value for name, value in values.items()}


def as_it_stands(scene: Scene, said: Values) -> Values:
    """What a ticket says now."""
    ticket = scene.ticket(said.get("ticket", ""))
    if ticket is None:
        return {}
    pair = f"{ticket.category}/{ticket.subcategory}"
    return {"type": ticket.type, "service": ticket.service, "ci": ticket.ci, "pair": pair}


def on_line(scene: Scene, said: Values) -> Values:
    """Whoever is on the line."""
    del said
    view = scene.view
    return {"interaction": view.on_call} if view.on_call else {}


def first_ringing(scene: Scene, said: Values) -> Values:
    """The call that rings."""
    del said
    view = scene.view
    return {"interaction": view.ringing[0]} if view.ringing else {}


def ticket_facts(scene: Scene, said: Values) -> Values:
    """The sensible facts of an act on a ticket: what stands on it and what its contacts gave, without theories."""
    ticket = scene.ticket(said.get("ticket", ""))
    if ticket is None:
        contact = scene.interaction(said.get("interaction", ""))
        tickets = [scene.ticket(name) for name in contact.tickets] if contact else []
        names = list(contact.facts) if contact else []
        names += [fact for found in tickets if found for fact in found.facts]
    else:
        names = list(ticket.facts)
        names += [f for name in ticket.interactions if (item := scene.interaction(name)) for f in item.facts]
    held = [scene.fact(name) for name in dict.fromkeys(names)]
    return {"facts": tuple(fact.id for fact in held if fact is not None and not fact.claim)}


def asked_of(scene: Scene, said: Values) -> tuple[str, ...]:
    """Who of a ticket was asked and has not answered yet: its callers, or for a vendor its cases."""
    ticket = scene.ticket(said.get("ticket", ""))
    if ticket is None:
        return ()
    reason = said.get("reason") or "caller"
    if reason == "caller":
        items = [item for name in ticket.interactions if (item := scene.interaction(name))]
        return tuple(item.id for item in items if item.pending)
    cases = [case for case in scene.view.cases if case.ticket == ticket.id and case.ended is None]
    return tuple(case.id for case in cases if reason == "vendor" and case.kind == "supplier")


def held_behind(scene: Scene, said: Values) -> Values:
    """A hold for somebody who was asked stands behind that question."""
    asked = asked_of(scene, said)
    return {"question": asked[0]} if len(asked) == 1 and said.get("reason") else {}


def news_facts(scene: Scene, said: Values) -> Values:
    """What their ticket knows and the caller does not: neither what they said themselves nor what they were told."""
    item = scene.interaction(said.get("interaction", ""))
    known = (*item.facts, *item.given) if item else ()
    return {"facts": tuple(fact for fact in ticket_facts(scene, said)["facts"] if fact not in known)}


def note_facts(scene: Scene, said: Values) -> Values:
    """The facts a note to the user rests on: what they were told, what was found; for want of both their own words."""
    ticket = scene.ticket(said.get("ticket", ""))
    items = [item for name in (ticket.interactions if ticket else ()) if (item := scene.interaction(name))]
    own = [fact for item in items for fact in item.facts]
    held = ticket_facts(scene, said)["facts"]
    told = [fact for item in items for fact in item.given if scene.fact(fact) is not None]
    found = [*told, *(fact for fact in held if fact not in own or _shows(scene, fact))]
    return {"note": tuple(dict.fromkeys(found)) or held}


def _shows(scene: Scene, name: str) -> bool:
    """Whether a fact is somebody's word that it works again, or does not."""
    fact = scene.fact(name)
    return fact is not None and fact.kind == "confirmation"


def about_facts(scene: Scene, said: Values) -> Values:
    """The facts of the contact or ticket an article grows from."""
    about = said.get("about", "")
    return ticket_facts(scene, {"ticket": about} if scene.ticket(about) else {"interaction": about})


def problem_facts(scene: Scene, said: Values) -> Values:
    """The facts of the first ticket of a problem."""
    tickets = said.get("tickets") or ("",)
    return ticket_facts(scene, {"ticket": tickets[0]})


def known_error_facts(scene: Scene, said: Values) -> Values:
    """The facts of a problem's tickets."""
    problem = next((item for item in scene.view.problems if item.id == said.get("problem")), None)
    return problem_facts(scene, {"tickets": problem.tickets} if problem else {})


def security_facts(scene: Scene, said: Values) -> Values:
    """The facts of the ticket, when one is named."""
    return ticket_facts(scene, said) if said.get("ticket") else {"facts": ()}


def for_whom(scene: Scene, values: Values) -> Values:
    """`for` is a contact's need or a ticket."""
    rest = {name: value for name, value in values.items() if name != "whom"}
    whom = values.get("whom", "")
    if scene.ticket(whom) and not scene.interaction(whom):
        return rest | {"ticket": whom}
    if not scene.interaction(whom):
        return rest
    ticket = scene.ticket(whom)
    item = scene.interaction(whom)
    tickets = item.tickets if item else ()
    return rest | {"interaction": whom, "ticket": ticket.id if ticket else tickets[0] if len(tickets) == 1 else ""}


def since_now(scene: Scene, said: Values) -> Values:
    """A restoration without a time or proof: now, by nothing."""
    del said
    return {"at": scene.view.now, "verified_by": ""}


def open_tickets(scene: Scene, said: Values) -> Values:
    """Every open ticket."""
    del said
    return {"tickets": tuple(t.id for t in scene.view.tickets if t.state not in ("closed", "cancelled", "resolved"))}


def work_in_hand(scene: Scene, said: Values) -> Values:
    """The work in hand, else the next in the queue, else what was parked last."""
    del said
    hands = scene.view.hands
    return {"work": hands.work or (hands.queue[0][0] if hands.queue else hands.parked[-1][0] if hands.parked else "")}


def last_parked(scene: Scene, said: Values) -> Values:
    """What was parked last."""
    del said
    parked = scene.view.hands.parked
    return {"work": parked[-1][0]} if parked else {}


def change_for(scene: Scene, values: Values) -> Values:
    """A change with the risk and signature nobody named."""
    rest = {name: value for name, value in values.items() if name != "risk"}
    return rest | {"risk": values.get("risk", 5), "sign_off": values.get("sign_off", "")}


def own_group(scene: Scene, said: Values) -> Values:
    """A team led by our own group."""
    return {"owner": scene.book.group} | ticket_facts(scene, said)


def with_levels(scene: Scene, values: Values) -> Values:
    """Levels as numbers."""
    del scene
    return _levels(values)


TYPE = Slot("type", "type", "Incident or request?", words=("type",))


SERVICE = Slot("service", "service", "Which service do they miss? (`list services`)", words=("service",))


PART = Slot("ci", "component", "Which part, as far as seen? (`list parts`; Enter for none)", "offer", ("part",))


PAIR = Slot("pair", "category", "Which category?", words=("category",))


IMPACT = Slot("impact", "level", "Impact: how many, how important?", words=("impact",))


URGENCY = Slot("urgency", "level", "Urgency: how soon does it hurt?", words=("urgency",))


def offered(slot: Slot, need: str = "offer") -> Slot:
    """The same slot, needed less."""
    return Slot(slot.field, slot.kind, slot.ask, need, slot.words, slot.many, slot.bare)


def no_hint(scene: Scene, said: Values) -> Values:
    """No hint named: whoever is asked finds the one that fits."""
    del scene, said
    return {"hint": ""}
