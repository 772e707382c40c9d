"""Word to those whom a grave fault hits: in time, true, with what they decide by, and again until it is over."""

from __future__ import annotations

from scoring.measures.ledger import Ledger
from scoring.measures.matters import Matter, hit_cells, knowable
from scoring.rubric import WHOLE, Duty, Result, Value, why
from simulator.domain.base import value
from simulator.domain.events import ManagerBriefed, ReplySent, UpdateSent
from simulator.domain.time import MINUTE

FIRST_WITHIN = {1: 10 * MINUTE, 2: 20 * MINUTE}
"""First word after the fault could be known, by priority."""
CADENCE = {1: 30 * MINUTE, 2: 60 * MINUTE}
"""Between two words until it is over, where the person asks for no other rhythm."""
GRACE = 2 * MINUTE
FIRST_SHARE, AGAIN_SHARE = 60, 40
"""Percent for the first word and for the rhythm."""
CONTENT_FLOOR = WHOLE // 2
"""What a true first word in time is worth before it is looked at for what the reader wants."""
ANY_TIME = ("doing", "decision", "impact")
"""Wants that the next time named, or the facts' own levels, answer."""


@value
class Party:
    """Somebody, or the people of a kind, who are owed word."""

    id: str
    cells: frozenset[str]
    person: str
    wants: tuple[str, ...]
    cadence: int
    clients: bool


@value
class Word:
    """One message as a party had it."""

    tick: int
    place: int
    facts: tuple[str, ...]
    guessed: bool
    has_time: bool
    reach: int
    """Basis points of the party's people whom it reached."""
    workaround: bool = False


def updates(ledger: Ledger) -> Result:
    """One duty for each (P1 or P2 fault, party): staff hit, clients hit, and each person who asks for word."""
    duties = tuple(
        _duty(ledger, matter, party)
        for matter in ledger.matters
        if matter.fault is not None and matter.priority in FIRST_WITHIN and matter.contacts
        for party in parties(ledger, matter)
    )
    return Result("updates", duties)


def parties(ledger: Ledger, matter: Matter) -> tuple[Party, ...]:
    """Who is owed word about a fault, as far as the scenario offers a way to reach them."""
    book = ledger.book
    cells = [book.cell_ids[number] for number in hit_cells(book, matter)]
    cadence = CADENCE[matter.priority]
    found: list[Party] = []
    for name, clients in (("staff", False), ("clients", True)):
        mine = frozenset(cell for cell in cells if (book.cells[cell].unit == "clients") == clients)
        ways = [a for a in book.audiences.values() if a.clients == clients and _cells(ledger, a.id) & mine]
        if mine and ways:
            wants = tuple(dict.fromkeys(want for audience in ways for want in audience.wants))
            found.append(Party(name, mine, "", wants, cadence, clients))
    reachable = {person for audience in book.audiences.values() for person in audience.persons}
    for person in book.persons.values():
        if not person.cadence:
            continue
        hit = person.cell in cells or any(
            book.contacts[name].person == person.id for name in matter.contacts if book.contacts[name].person
        )
        if hit or (person.id in reachable and not person.cell):
            rhythm = max(person.cadence * MINUTE, cadence // 2)
            found.append(Party(person.id, frozenset(), person.id, person.wants, rhythm, clients=False))
    return tuple(found)


def _cells(ledger: Ledger, audience: str) -> frozenset[str]:
    if audience not in ledger.reached:
        ledger.reached[audience] = _cells_reached(ledger, audience)
    return ledger.reached[audience]


def _cells_reached(ledger: Ledger, audience: str) -> frozenset[str]:
    known = ledger.book.audiences[audience]
    if "*" in known.reaches:
        return frozenset(ledger.book.cell_ids)
    reached = set(known.reaches)
    reached |= {ledger.book.persons[person].cell for person in known.persons if person in ledger.book.persons}
    return frozenset(reached - {""})


def words(ledger: Ledger, matter: Matter, party: Party) -> list[Word]:
    """Every message of the shift about a fault that reached a party, in order."""
    tickets = {ticket.id for ticket in ledger.tickets(matter)}
    found: list[Word] = []
    for place, sent in ledger.ours(UpdateSent):
        reach = _reach(ledger, party, sent.audience)
        about = sent.ticket in tickets or any(ledger.about(fact, matter) for fact in sent.facts)
        if reach and about:
            guess = bool(sent.speculative)
            found.append(Word(sent.tick, place, sent.facts, guess, bool(sent.next_at), reach, bool(sent.workaround)))
    if party.person:
        for place, told in ledger.ours(ManagerBriefed):
            if told.person == party.person and (
                told.ticket in tickets or any(ledger.about(f, matter) for f in told.facts)
            ):
                found.append(Word(told.tick, place, told.facts, bool(told.speculative), bool(told.next_at), WHOLE))
        for place, reply in ledger.ours(ReplySent):
            item = ledger.record.interactions.get(reply.interaction)
            if item and item.person == party.person and any(ledger.about(fact, matter) for fact in reply.facts):
                guess = bool(reply.speculative)
                found.append(Word(reply.tick, place, reply.facts, guess, bool(reply.next_at), WHOLE))
    return sorted(found, key=lambda word: (word.tick, word.place))


def _reach(ledger: Ledger, party: Party, audience: str) -> int:
    known = ledger.book.audiences.get(audience)
    if known is None:
        return WHOLE if audience == party.person and party.person else 0
    if party.person:
        cell = ledger.book.persons[party.person].cell
        return WHOLE if party.person in known.persons or (cell and cell in _cells(ledger, audience)) else 0
    if known.clients != party.clients:
        return 0
    heads = {cell: max(ledger.book.cells[cell].heads, 1) for cell in party.cells}
    cells = _cells(ledger, audience)
    reached = sum(count for cell, count in heads.items() if cell in cells)
    return reached * WHOLE // sum(heads.values())


def _duty(ledger: Ledger, matter: Matter, party: Party) -> Duty:
    known = knowable(ledger.book, matter)
    due = known + FIRST_WITHIN[matter.priority]
    said = words(ledger, matter, party)
    firsts = [word for word in said if any(ledger.about(fact, matter) for fact in word.facts)]
    common: dict[str, Value] = {"matter": matter.service, "to": party.id, "known": known, "due": due}
    if not firsts:
        return Duty(matter.weight, 0, why("update-none", **common))
    first = firsts[0]
    over = _over(ledger, matter)
    opening = _first_worth(ledger, matter, party, firsts, due)
    kept, slots = _rhythm(said, first.tick, over, party.cadence)
    rhythm = kept * WHOLE // slots if slots else opening
    earned = (FIRST_SHARE * opening + AGAIN_SHARE * min(rhythm, WHOLE)) // 100
    common |= {"at": first.tick, "kept": kept, "slots": slots}
    code = "update-late" if first.tick > due else "update-guess" if first.guessed else "update-good"
    if code == "update-good" and earned < WHOLE:
        code = "update-gap" if kept < slots else "update-thin"
    if code == "update-good" and not slots:
        code = "update-once"
    places = tuple(word.place for word in said[:4])
    return Duty(matter.weight, earned, why(code, **common), places, first.tick)


def _first_worth(ledger: Ledger, matter: Matter, party: Party, firsts: list[Word], due: int) -> int:
    """In time a whole, falling to nothing at three times the time allowed; nothing for a guess; then by content."""
    allowed = FIRST_WITHIN[matter.priority]
    best = 0
    for word in firsts:
        late = max(word.tick - due, 0)
        timely = max(WHOLE - late * WHOLE // (2 * allowed), 0)
        if not word.guessed:
            content = CONTENT_FLOOR + _content(ledger, matter, party, word) * (WHOLE - CONTENT_FLOOR) // WHOLE
            best = max(best, timely * content // WHOLE * word.reach // WHOLE)
    return best


def _content(ledger: Ledger, matter: Matter, party: Party, word: Word) -> int:
    """Share of what the reader wants, as far as it can be known, that the word held."""
    covers = {cover for fact in word.facts for cover in ledger.covers(fact)}
    if word.has_time:
        covers.update(ANY_TIME)
    if word.workaround:
        covers.update(("works", "workaround"))
    known = ledger.known(matter)
    wanted = [want for want in party.wants if want in known or want in ANY_TIME]
    if not wanted:
        return WHOLE
    return sum(want in covers for want in wanted) * WHOLE // len(wanted)


def _over(ledger: Ledger, matter: Matter) -> int:
    """Until when word is owed: the fault's end, or the end of the shift; the closing word is one rhythm more."""
    met = ledger.met(matter)
    return min(met, ledger.end) if met is not None else ledger.end


def _rhythm(said: list[Word], first: int, over: int, cadence: int) -> tuple[int, int]:
    """(slots with a word, slots) of one rhythm each from the first word until it is over."""
    kept = slots = 0
    last = first
    while last + cadence < over:
        slots += 1
        nxt = [word.tick for word in said if last < word.tick <= last + cadence + GRACE]
        kept += bool(nxt)
        last = max(nxt, default=last + cadence)
    return kept, slots
