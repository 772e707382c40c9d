"""Finding out: articles first, then the known dependencies downwards, until a reading points somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.bots.desk import Desk
from simulator.domain.inputs import RunDiagnostic
from simulator.domain.plan import Act, Article, Step
from simulator.domain.time import HOUR, MINUTE
from simulator.views.desk import FactView, TicketView

NEAR_ONSET = 47 * HOUR
"""How long before a trouble a record entry still counts as near its onset."""
FRESH = 20 * MINUTE
"""How long before a ticket's first contact a reading still speaks for it."""
DEPTH = {1: 14, 2: 12, 3: 8, 4: 4, 5: 2, 0: 4}
"""Readings of the generic method that a ticket of each priority is worth."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What readings point at, and what may be done about it."""

    component: str
    mechanism: str
    """'' when no article says which kind of trouble it is."""
    acts: tuple[Act, ...]
    workaround: str
    facts: tuple[str, ...]
    """Readings outside their band or near the onset."""
    against: tuple[str, ...]
    """Readings that speak against what looks alike."""


@dataclass(frozen=True, slots=True)
class Look:
    """One step of an article, at the place it means here."""

    article: Article
    step: Step
    target: str


@dataclass(frozen=True, slots=True)
class Awaited:
    """A reading is being taken; nothing is decided before it is there."""


AWAITED = Awaited()


def since(ticket: TicketView) -> int:
    """From when readings speak for a ticket."""
    return ticket.opened - FRESH


def localised(desk: Desk, target: str, sites: tuple[str, ...]) -> tuple[str, ...]:
    """The places an article's target means for a trouble at these sites: one office's member when it names a part."""
    if "{site}" in target:
        return tuple(target.replace("{site}", site) for site in sites) or (target.partition("/")[0],)
    part = desk.book.cis.get(target)
    if part is None or not sites:
        return (target,)
    members = tuple(f"{target}/{site}" for site in sites if f"{target}/{site}" in part.members)
    return members or (target,)


def articles_for(desk: Desk, ticket: TicketView) -> tuple[Article, ...]:
    """Articles whose symptoms the facts carry: those that share most first, then those that speak of least else."""
    tags = set(desk.symptoms(desk.spoken_facts(ticket)))
    found = [
        article for article in desk.book.articles.values() if article.steps and tags.intersection(article.symptoms)
    ]
    return tuple(
        sorted(
            found, key=lambda article: (-len(tags.intersection(article.symptoms)), len(article.symptoms), article.id)
        )
    )


def looks(desk: Desk, ticket: TicketView) -> Iterator[Look]:
    """Where the articles say to look, in order, first steps before second ones."""
    sites = desk.sites(desk.spoken_facts(ticket))
    found = articles_for(desk, ticket)
    longest = max((len(article.steps) for article in found), default=0)
    for place in range(longest):
        for article in found:
            if place < len(article.steps):
                step = article.steps[place]
                for target in localised(desk, step.target, sites)[:2]:
                    if not _elsewhere(desk, target, sites):
                        yield Look(article, step, target)


def _elsewhere(desk: Desk, target: str, sites: tuple[str, ...]) -> bool:
    """Whether a place is an office that nobody complains from."""
    office = target.partition("/")[2]
    return bool(sites) and office in desk.book.sites and office not in sites


def speaks(desk: Desk, look: Look, reading: FactView, onset: int) -> bool:
    """Whether a reading is what the step looks for: its signal out on its side, or a record entry near the onset."""
    step = look.step
    for line in reading.lines:
        if step.signal and line.what == step.signal and line.side == step.side:
            return True
        if step.record and line.what == step.record and onset - NEAR_ONSET <= line.at <= desk.now:
            return True
    return False


def onset_of(desk: Desk, ticket: TicketView) -> int:
    """When the callers say it began, else when the first of them came."""
    named = [fact.since for fact in desk.spoken_facts(ticket) if fact.since is not None]
    return min([*named, ticket.opened])


def read(desk: Desk, ticket: TicketView, diagnostic: str, target: str) -> RunDiagnostic | Awaited:
    """Take a reading, or wait for it while it is being taken."""
    if desk.testing(diagnostic, target):
        return AWAITED
    return RunDiagnostic(seat=desk.seat, diagnostic=diagnostic, target=target, ticket=ticket.id)


def applies(desk: Desk, diagnostic: str, target: str) -> bool:
    """Whether the firm knows such a reading of such a part."""
    part = desk.book.cis.get(target.partition("/")[0])
    if part is None or (target != part.id and target not in part.members):
        return False
    return any(use.diagnostic == diagnostic for use in desk.book.kinds[part.kind].diagnostics)


def investigate(desk: Desk, ticket: TicketView) -> Finding | RunDiagnostic | Awaited | None:
    """What it is, or the next reading to take or wait for, or None when nothing is left to try."""
    onset = onset_of(desk, ticket)
    hits: list[tuple[Look, FactView]] = []
    misses: list[tuple[Look, FactView]] = []
    unread: list[Look] = []
    for look in looks(desk, ticket):
        reading = desk.reading(look.step.diagnostic, look.target, since(ticket))
        if reading is None:
            if applies(desk, look.step.diagnostic, look.target):
                unread.append(look)
        elif speaks(desk, look, reading, onset):
            hits.append((look, reading))
        else:
            misses.append((look, reading))
    if hits:
        rival = _rival(hits, misses, unread)
        if rival is not None and not _acted(desk, ticket):
            return read(desk, ticket, rival.step.diagnostic, rival.target)
        return _finding(desk, hits, misses)
    if unread:
        return read(desk, ticket, unread[0].step.diagnostic, unread[0].target)
    return walk(desk, ticket, onset)


def _acted(desk: Desk, ticket: TicketView) -> bool:
    return bool(desk.runs_of(ticket) or desk.cases_of(ticket))


def _rival(hits: list[tuple[Look, FactView]], misses: list[tuple[Look, FactView]], unread: list[Look]) -> Look | None:
    """One unread step of another article that names another part, while nothing speaks against one yet."""
    article = hits[0][0].article.id
    same = [look for look in unread if look.article.id == article]
    if same:
        return same[0]
    if any(look.article.id != article for look, _ in misses):
        return None
    return next((look for look in unread if look.article.id != article), None)


def _finding(desk: Desk, hits: list[tuple[Look, FactView]], misses: list[tuple[Look, FactView]]) -> Finding:
    article = _likeliest(hits)
    own = [(look, reading) for look, reading in hits if look.article.id == article]
    lead = own[0][0]
    acts: list[Act] = []
    for look, _ in own:
        for act in look.step.acts:
            if act not in acts:
                acts.append(act)
    workaround = next((look.step.workaround for look, _ in own if look.step.workaround), "")
    component = lead.step.component
    if lead.target.startswith(f"{component}/") or lead.step.target == component:
        component = lead.target
    if "{site}" in component:
        component = lead.target
    return Finding(
        component=component,
        mechanism=lead.step.mechanism,
        acts=tuple(acts),
        workaround=workaround,
        facts=tuple(dict.fromkeys(reading.id for _, reading in own)),
        against=tuple(dict.fromkeys(reading.id for look, reading in misses if look.article.id != article))[:2],
    )


def _likeliest(hits: list[tuple[Look, FactView]]) -> str:
    """The article most of whose looks were borne out; the better match of symptoms on a tie."""
    counts: dict[str, int] = {}
    for look, _ in hits:
        counts[look.article.id] = counts.get(look.article.id, 0) + 1
    return max(counts, key=lambda article: counts[article])


def walk(desk: Desk, ticket: TicketView, onset: int) -> Finding | RunDiagnostic | Awaited | None:
    """The generic method: down the known dependencies, at each part the cheapest reading not taken yet."""
    sites = desk.sites(desk.spoken_facts(ticket))
    taken = 0
    for part in desk.book.service_parts.get(ticket.service, ()):
        for target in localised(desk, part, sites)[:1]:
            for diagnostic in _cheapest(desk, part)[:2]:
                reading = desk.reading(diagnostic, target, since(ticket))
                if reading is not None:
                    taken += 1
                    if points_here(desk, part, reading, onset):
                        return Finding(target, "", (), "", (reading.id,), ())
                elif taken < DEPTH[ticket.priority]:
                    return read(desk, ticket, diagnostic, target)
                else:
                    return None
    return None


def _cheapest(desk: Desk, part: str) -> tuple[str, ...]:
    kind = desk.book.kinds[desk.book.cis[part].kind]
    uses = [use for use in kind.diagnostics if use.signals]
    known = desk.book.diagnostics
    order = sorted(uses, key=lambda use: (use.per_site or use.per_member, known[use.diagnostic].hands, use.diagnostic))
    return tuple(use.diagnostic for use in order)


def points_here(desk: Desk, part: str, reading: FactView, onset: int) -> bool:
    """Whether a reading speaks of this part itself: a signal of its own out of its band, or a change near the onset."""
    own = {
        signal.id
        for signal in desk.book.kinds[desk.book.cis[part].kind].signals
        if signal.follows in ("own", "nothing")
    }
    return any(line.what in own and line.side in ("above", "below") for line in reading.lines) or any(
        line.what == "changes" and onset - NEAR_ONSET <= line.at <= desk.now for line in reading.lines
    )
