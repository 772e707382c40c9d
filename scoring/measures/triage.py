"""What the record says a contact is: type, category, part; and how grave it is."""

from __future__ import annotations

from collections.abc import Iterable

from scoring.measures.ledger import Ledger
from scoring.measures.matters import Matter, Owed
from scoring.rubric import WHOLE, Deduction, Duty, Result, Value, scaled, why
from simulator.domain.base import value
from simulator.domain.events import ContactAdded, PrioritySet, TicketLogged, TicketRevised
from simulator.domain.priority import priority
from simulator.domain.time import MINUTE

OVER, UNDER = 6_000, 4_000
"""Worth of a priority one level too high, one level too low."""
REVISE_WITHIN = 15 * MINUTE
"""A fact that changes how grave it is must have changed the ticket after so long."""
NO_PART = "no part"
"""How a place that nobody named is called."""
TYPE_SHARE, CATEGORY_SHARE, SUBCATEGORY_SHARE, SERVICE_SHARE, PART_SHARE = 4_000, 1_500, 1_500, 1_500, 1_500


@value
class Said:
    """What a ticket said about a matter at the end of the shift."""

    ticket: str
    type: str
    service: str
    ci: str
    category: str
    subcategory: str
    tick: int
    places: tuple[int, ...]


def classification(ledger: Ledger) -> Result:
    """One duty for each matter behind each contact that is to be logged, as the ticket stood at the hand-over.

    40 % type, 30 % category and subcategory, 15 % service, 15 % part (where it is or where it shows).
    """
    said = _said(ledger)
    tied = _tied(ledger)
    duties: list[Duty] = []
    for owed in ledger.contacts:
        for matter in owed.matters:
            if not matter.type or owed.responded or owed.arrived < 0:
                continue
            mine = [said[ticket] for ticket in tied.get(owed.id, ()) if ticket in said]
            duties.append(_best(ledger, owed, matter, mine))
    return Result("classification", tuple(duties))


def _tied(ledger: Ledger) -> dict[str, list[str]]:
    """Contact -> tickets that the shift itself made of it or hung it on."""
    tied: dict[str, list[str]] = {}
    for _, event in ledger.ours_of_both(TicketLogged, ContactAdded):
        tied.setdefault(ledger.root(event.interaction), []).append(event.ticket)
    return tied


def _said(ledger: Ledger) -> dict[str, Said]:
    said: dict[str, Said] = {}
    for place, event in ledger.ours_of_both(TicketLogged, TicketRevised):
        before = said[event.ticket].places if event.ticket in said else ()
        said[event.ticket] = Said(
            event.ticket,
            event.type,
            event.service,
            event.ci,
            event.category,
            event.subcategory,
            event.tick,
            (*before, place),
        )
    return said


def _best(ledger: Ledger, owed: Owed, matter: Matter, mine: list[Said]) -> Duty:
    right: dict[str, Value] = {"contact": owed.id, "type": matter.type, "category": matter.category}
    right |= {"subcategory": matter.subcategory}
    if not mine:
        return Duty(1, 0, why("class-none", **right))
    scores = [(_match(ledger, matter, item), item) for item in mine]
    score, best = max(scores, key=lambda pair: pair[0])
    right |= {"ticket": best.ticket, "at": best.tick, "said": f"{best.category} / {best.subcategory}"}
    if score == WHOLE:
        reason = why("class-right", **right)
    elif best.type != matter.type:
        reason = why("class-type", **right)
    elif (best.category, best.subcategory) == (matter.category, matter.subcategory):
        right |= {"service": matter.service, "part": matter.ci or NO_PART}
        reason = why("class-place", **right, said_service=best.service, said_part=best.ci or NO_PART)
    else:
        reason = why("class-partly", **right)
    return Duty(1, score, reason, best.places[-2:], best.tick)


def _match(ledger: Ledger, matter: Matter, said: Said) -> int:
    score = TYPE_SHARE if said.type == matter.type else 0
    if said.category == matter.category:
        score += CATEGORY_SHARE + (SUBCATEGORY_SHARE if said.subcategory == matter.subcategory else 0)
    seen = ledger.near(matter, said.service) if matter.fault else said.service == matter.service
    score += SERVICE_SHARE if seen else 0
    part = ledger.near(matter, said.ci) if matter.fault else said.ci == matter.ci
    return score + (PART_SHARE if (part and said.ci) or not matter.ci else 0)


# --- priority


@value
class Setting:
    """A priority given to a ticket."""

    tick: int
    place: int
    level: int


def credit(chosen: int, right: int) -> int:
    """Worth of a priority: right 100 %, one level over 60 %, one under 40 %, else nothing."""
    return {0: WHOLE, -1: OVER, 1: UNDER}.get(chosen - right, 0)


def settings(ledger: Ledger, matter: Matter) -> list[Setting]:
    """Priorities that the shift gave to tickets of a matter, in order."""
    names = {ticket.id for ticket in ledger.tickets(matter)}
    found: list[Setting] = []
    for place, logged in ledger.ours(TicketLogged):
        level = priority(logged.impact, logged.urgency)
        if logged.ticket in names and level:
            found.append(Setting(logged.tick, place, level))
    for place, chosen in ledger.ours(PrioritySet):
        if chosen.ticket in names and chosen.priority:
            found.append(Setting(chosen.tick, place, chosen.priority))
    return sorted(found, key=lambda setting: (setting.tick, setting.place))


Levels = list[tuple[int, int, int]]
"""(tick, impact, urgency) of every held fact that says how grave a matter is, oldest first."""


def levels_of(ledger: Ledger, matters: Iterable[Matter]) -> dict[str, Levels]:
    """What the seat came to hold about how grave each of these matters is; claims say nothing."""
    specs = ((name, since, ledger.book.facts.get(ledger.spec(name))) for name, since in ledger.held.items())
    grave = [(name, since, spec) for name, since, spec in specs if spec is not None and (spec.impact or spec.urgency)]
    return {
        matter.id: sorted(
            (since, spec.impact or 3, spec.urgency or 3) for name, since, spec in grave if ledger.about(name, matter)
        )
        for matter in matters
    }


def supported(levels: Levels, tick: int) -> int:
    """The gravest priority that the facts held at a tick bear out; unknown levels count as low."""
    impact = min((impact for since, impact, _ in levels if since <= tick), default=3)
    urgency = min((urgency for since, _, urgency in levels if since <= tick), default=3)
    return priority(impact, urgency)


def held_since(levels: Levels, level: int) -> int | None:
    """The tick at which the facts for a priority, or a graver one, were first held together."""
    return next((since for since, _, _ in levels if supported(levels, since) <= level), None)


def judged(levels: Levels, matter: Matter, chosen: list[Setting]) -> int:
    """Half for the first setting, by what was known or true then; half for what stood in the end, by the truth.

    Standing right more than 15 minutes after the facts for it were held is worth half of that half.
    """
    if not chosen:
        return 0
    first, last = chosen[0], chosen[-1]
    known = supported(levels, first.tick)
    opening = max(credit(first.level, known), credit(first.level, matter.priority))
    standing = credit(last.level, matter.priority)
    held = held_since(levels, matter.priority)
    reached = next((item.tick for item in chosen if item.level == last.level), last.tick)
    if len(chosen) > 1 and held is not None and reached > held + REVISE_WITHIN:
        standing //= 2
    return (opening + standing) // 2


def constant(levels: Levels, matter: Matter, chosen: list[Setting], level: int) -> int:
    """What a desk that gives every ticket this level would have had for the matter."""
    if not chosen:
        return credit(level, matter.priority)
    return judged(levels, matter, [Setting(chosen[0].tick, chosen[0].place, level)])


def priorities(ledger: Ledger) -> Result:
    """One duty for each fault and each need that is to be logged, corrected for the best constant choice.

    Always the same level earns nothing by construction: it is one of the constants it is measured against.
    """
    matters = [matter for matter in ledger.matters if matter.type and matter.contacts and matter.opened >= 0]
    whole = sum(matter.weight for matter in matters)
    if len({matter.priority for matter in matters}) < 2:
        return Result("priority", ())
    chosen = {matter.id: settings(ledger, matter) for matter in matters}
    levels = levels_of(ledger, matters)
    duties = tuple(_priority_duty(levels[matter.id], matter, chosen[matter.id]) for matter in matters)
    mine = sum(duty.weight * duty.earned for duty in duties) // whole
    level, best = max(
        (
            (level, sum(m.weight * constant(levels[m.id], m, chosen[m.id], level) for m in matters) // whole)
            for level in range(1, 6)
        ),
        key=lambda pair: pair[1],
    )
    corrected = max(mine - best, 0) * WHOLE // (WHOLE - best) if best < WHOLE else 0
    lost = WHOLE - corrected * WHOLE // mine if mine else 0
    reason = why("priority-constant", level=level, share=scaled(best, 100))
    cut = (Deduction(0, reason, share=lost),) if lost > 0 else ()
    return Result("priority", duties, cut)


def _priority_duty(levels: Levels, matter: Matter, chosen: list[Setting]) -> Duty:
    right: dict[str, Value] = {"contact": matter.contacts[0], "level": matter.priority}
    if not chosen:
        return Duty(matter.weight, 0, why("priority-none", **right))
    first, last = chosen[0], chosen[-1]
    places = tuple(dict.fromkeys((first.place, last.place)))
    earned = judged(levels, matter, chosen)
    right |= {"first": first.level, "at": first.tick, "last": last.level, "then": last.tick}
    late = len(chosen) > 1 and last.level == matter.priority and earned < WHOLE
    code = (
        "priority-right"
        if earned == WHOLE
        else "priority-late"
        if late
        else "priority-over"
        if last.level < matter.priority
        else "priority-under"
        if last.level > matter.priority
        else "priority-first"
    )
    return Duty(matter.weight, earned, why(code, **right), places, first.tick)
