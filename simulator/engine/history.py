"""What had happened before the shift began: inherited tickets, with their callers, facts and promises."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.domain import events as e
from simulator.domain.base import Event
from simulator.domain.book import Book
from simulator.domain.plan import InheritedTicket
from simulator.domain.priority import priority


def inherited_events(book: Book) -> Iterator[Event]:
    """Events at negative ticks that put the inherited tickets on the desk, oldest first."""
    for ticket in sorted(book.scenario.inherited, key=lambda item: (item.opened, item.id)):
        yield from _ticket(book, ticket)


def _ticket(book: Book, ticket: InheritedTicket) -> Iterator[Event]:
    tick, seat, contact = ticket.opened, book.seat, ticket.contact
    person = next((item.person for item in book.stage.contacts if item.contact.id == contact.id), contact.person)
    yield e.ContactArrived(
        tick=tick, interaction=contact.id, seat=seat, contact=contact.id, person=person, channel=contact.channel,
        variant=0, origin="inherited", of="", told=False, mood="calm",
    )  # fmt: skip
    facts = tuple(dict.fromkeys((*contact.gives, *ticket.facts)))
    yield e.InteractionOpened(tick=tick, interaction=contact.id, seat=seat, facts=facts)
    for fact in facts:
        yield e.FactGained(tick=tick, fact=fact, seat=seat, source=contact.id)
    yield e.TicketLogged(
        tick=tick, ticket=ticket.id, interaction=contact.id, seat=seat, type=ticket.type, service=ticket.service,
        ci=ticket.ci, category=ticket.category, subcategory=ticket.subcategory, facts=facts, impact=0, urgency=0,
        opened=tick, text="",
    )  # fmt: skip
    yield e.PrioritySet(
        tick=tick, ticket=ticket.id, seat=seat, impact=ticket.impact, urgency=ticket.urgency,
        priority=priority(ticket.impact, ticket.urgency), reason="as taken over", facts=(),
    )  # fmt: skip
    if ticket.responded:
        yield e.ReplySent(
            tick=tick, interaction=contact.id, seat=seat, facts=(), unknown=(), speculative=(), next_at=0,
            opener="plain", text="",
        )  # fmt: skip
    if ticket.promise is not None:
        yield e.PromiseMade(
            tick=tick, promise=f"P-{contact.id}-1", seat=seat, to=contact.id, kind="caller", ticket=ticket.id,
            due=ticket.promise,
        )  # fmt: skip
