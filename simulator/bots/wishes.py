"""Requests, questions and what belongs to others: answered from articles, referred to owners, never granted by us."""

from __future__ import annotations

from simulator.bots.desk import Desk
from simulator.bots.records import MACHINES, Matter, matters
from simulator.bots.talk import ask, was_asked, worth_asking
from simulator.bots.telling import reply
from simulator.domain.base import Command
from simulator.domain.inputs import ApplyRemedy, ReadArticle, ReferInteraction, ResolveTicket
from simulator.domain.plan import Article
from simulator.views.desk import FactView, InteractionView, RunView, TicketView

RESET = "reset-password"
"""The one remedy that is for a person and wants to know first who asks."""
IDENTITY = "ruled-out"
"""What a checked identity is recorded as."""
HOUSE = ("hr",)
"""Who looks after the house itself: rooms, taxis, payslips; whatever is about no service and no part."""
LAST_RESORTS = ("it-administrators", "business-analysts", "service-desk", "hr")
"""Groups that take what nobody else does."""
RIGHTS = ("permission", "access", "limit", "over-limit", "rights")
"""Words of symptom tags by which a wish is for a right, which the owner of the data decides about."""


def wishes(desk: Desk, one: InteractionView) -> tuple[Matter, ...]:
    """What a contact wants that is no incident."""
    return tuple(matter for matter in matters(desk, one) if matter.kind in ("request", "question", "misrouted"))


def guide_for(desk: Desk, facts: tuple[FactView, ...]) -> Article | None:
    """The article whose symptoms the facts carry and that answers rather than leads to a reading."""
    tags = set(desk.symptoms(facts))
    found = [
        article for article in desk.book.articles.values() if article.answers and tags.intersection(article.symptoms)
    ]
    return min(found, key=lambda article: (-len(tags.intersection(article.symptoms)), article.id), default=None)


def answers_held(desk: Desk, article: Article) -> tuple[str, ...]:
    """The answers of an article that are held after reading it."""
    wanted = {f"answer/{need}" for need in article.answers}
    return tuple(fact.id for fact in desk.view.facts if fact.id in wanted)


def answer(desk: Desk, one: InteractionView, matter: Matter) -> Command | None:
    """Read the article that answers, then give the answer."""
    guide = guide_for(desk, matter.facts)
    if guide is None:
        return None
    held = answers_held(desk, guide)
    if not held and guide.id not in desk.view.read:
        return ReadArticle(seat=desk.seat, article=guide.id)
    return reply(desk, one, held) if held else None


def answered(desk: Desk, one: InteractionView, matter: Matter) -> bool:
    """Whether they were replied to after the answer was held; a list they read is no answer to them."""
    guide = guide_for(desk, matter.facts)
    if guide is None:
        return False
    ticks = [desk.facts[fact].tick for fact in answers_held(desk, guide)]
    replies = [line[0] for line in one.talk if line[2] == "reply"]
    return bool(ticks) and bool(replies) and replies[-1] >= min(ticks)


def wants_password(facts: tuple[FactView, ...]) -> FactView | None:
    """The fact by which somebody is locked out for want of a password, with the part that keeps it."""
    return next((fact for fact in facts if fact.ci and any("password" in tag for tag in fact.symptoms)), None)


def identity_known(desk: Desk, one: InteractionView) -> bool:
    """Whether it was checked who the person is."""
    return any(IDENTITY in fact.covers for fact in desk.said(one))


def reset_for(desk: Desk, one: InteractionView) -> RunView | None:
    """The reset that was begun for this person, or None."""
    found = [run for run in desk.view.runs if run.remedy == RESET and run.interaction == one.id]
    return found[-1] if found else None


def give_password(desk: Desk, one: InteractionView, ticket: TicketView, fact: FactView) -> Command | None:
    """Check who asks, then reset; once."""
    if reset_for(desk, one) is not None or desk.permission(RESET) != "may":
        return None
    if not identity_known(desk, one):
        return None if was_asked(one, "try") else ask(desk, one, "try")
    return ApplyRemedy(seat=desk.seat, remedy=RESET, target=fact.ci, ticket=ticket.id, interaction=one.id)


def owners_of(desk: Desk, facts: tuple[FactView, ...]) -> tuple[str, ...]:
    """Who may decide about a wish, likeliest first: the data's owner for a right, the part's for a thing."""
    service = next((desk.book.services[fact.service] for fact in facts if fact.service in desk.book.services), None)
    part = next((desk.book.cis[fact.ci] for fact in facts if fact.ci in desk.book.cis), None)
    data = _as_group(desk, service.data_owner if service else "")
    owner = part.owner if part else ""
    known = desk.book.groups.get(owner)
    for_part = owner if known is not None and known.kind == "support" else ""
    tags = desk.symptoms(facts)
    right = any(word in RIGHTS or tag in RIGHTS for tag in tags for word in tag.split("-"))
    guarded = "security" if any(fact.security for fact in facts) else ""
    order = (guarded, data, for_part) if right else (guarded, for_part, data)
    house = () if service or part else HOUSE
    found = [
        group for group in (*order, *house, *LAST_RESORTS) if group in desk.book.groups and group != desk.book.group
    ]
    return tuple(dict.fromkeys(found))


def refused_by(one: InteractionView) -> tuple[str, ...]:
    """Groups a contact was passed to; what stands in the talk and not as its owner came straight back."""
    return tuple(line[4] for line in one.talk if line[2] == "refer")


def _as_group(desk: Desk, owner: str) -> str:
    if owner in desk.book.groups:
        return owner if owner != desk.book.group else ""
    person = desk.book.people.get(owner)
    return person.group if person else ""


def ask_for_refer(desk: Desk, one: InteractionView) -> Command | None:
    """What the owner will want to know before a wish is passed on: how much, and by when."""
    if not worth_asking(desk, one):
        return None
    for intent, cover in (("doing", "deadline"), ("scope", "scope")):
        if not was_asked(one, intent) and cover not in desk.covers(desk.said(one)):
            return ask(desk, one, intent)
    return None


def refer(desk: Desk, one: InteractionView, matter: Matter) -> Command | None:
    """Pass a wish to its owner, telling the caller; to the next likely one when it came straight back."""
    if one.referred:
        return None
    tried = refused_by(one)
    group = next((group for group in owners_of(desk, matter.facts) if group not in tried), "")
    if not group:
        return None
    facts = tuple(fact.id for fact in desk.said(one) if not fact.service or fact.service == matter.service)
    return ReferInteraction(seat=desk.seat, interaction=one.id, group=group, facts=facts[:5])


def serve_wish(desk: Desk, one: InteractionView, matter: Matter, ticket: TicketView | None) -> Command | None:
    """The next step of one wish: password, answer, or owner."""
    if matter.kind == "misrouted" and ticket is None:
        return refer(desk, one, matter)
    password = wants_password(matter.facts)
    if ticket is not None and password is not None and matter.kind == "request":
        command = give_password(desk, one, ticket, password)
        if command is not None or reset_for(desk, one) is not None:
            return command
    if guide_for(desk, matter.facts) is not None:
        if answered(desk, one, matter):
            return None
        command = answer(desk, one, matter)
        if command is not None:
            return command
    if "try" in one.pending:
        return None
    return refer(desk, one, matter)


def is_met(desk: Desk, ticket: TicketView) -> str:
    """How a wish was met: the code to resolve with, or ''."""
    for one in desk.contacts_of(ticket):
        run = reset_for(desk, one)
        if run is not None and run.ended is not None:
            return "fulfilled"
        if one.referred:
            return "referred"
        for matter in matters(desk, one):
            if matter.service == ticket.service and answered(desk, one, matter):
                return "answered"
    return ""


def small_incident(desk: Desk, ticket: TicketView) -> Command | None:
    """An incident that no reading belongs to: answered from its article, or passed to who guards such things."""
    for one in desk.contacts_of(ticket):
        if not reachable(one) or one.referred:
            continue
        for matter in matters(desk, one):
            if matter.service != ticket.service:
                continue
            if guide_for(desk, matter.facts) is not None:
                if not answered(desk, one, matter):
                    return answer(desk, one, matter)
            elif any(fact.security and fact.suggests for fact in matter.facts):
                return refer(desk, one, matter)
    return None


def finish_wish(desk: Desk, ticket: TicketView) -> Command | None:
    """A wish that was met is resolved, with how."""
    code = is_met(desk, ticket)
    if not code or ticket.state not in ("new", "in-progress", "on-hold"):
        return None
    note = tuple(fact.id for one in desk.contacts_of(ticket) for fact in desk.said(one))[:3] or ticket.facts[:3]
    kind = {"fulfilled": "fulfilled", "referred": "referred", "answered": "answered"}[code]
    return ResolveTicket(
        seat=desk.seat,
        ticket=ticket.id,
        code="fulfilled" if kind == "fulfilled" else "referred" if kind == "referred" else "answered",
        note=note,
    )


def reachable(one: InteractionView) -> bool:
    """Whether a person who was read waits at the other end."""
    return one.opened is not None and one.channel not in MACHINES and not one.dismissed
