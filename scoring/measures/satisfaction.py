"""What the people who contacted us would answer in the survey: solved, professional, timely, kept informed."""

from __future__ import annotations

from scoring.measures.clocks import first_response
from scoring.measures.ledger import Ledger
from scoring.measures.matters import Matter, Owed
from scoring.rubric import WHOLE, Duty, Result, why
from simulator.domain.events import QuestionAsked, ReplySent
from simulator.domain.moods import word

WEIGHTS = (40, 20, 20, 20)
"""Solved, professional, timely, informed, in percent."""
WEIGHTS_WAITING = (30, 15, 15, 40)
"""The same for somebody who wants word at a rhythm."""
MARKS = 3
"""Survey answers run from 1 to 4; 1 earns nothing, so there are three steps to earn."""


def satisfaction(ledger: Ledger) -> Result:
    """One duty for each contact with a person. Whoever had no word and no work of ours answers with nothing."""
    return Result("satisfaction", tuple(_duty(ledger, owed) for owed in ledger.contacts if owed.spoken))


def _duty(ledger: Ledger, owed: Owed) -> Duty:
    first = first_response(ledger, owed)
    reached = owed.id in ledger.acts or (first is not None and first.ours)
    if not reached:
        return Duty(1, 0, why("survey-none", contact=owed.id))
    solved = all(_solved(ledger, matter) for matter in owed.matters)
    answers = (MARKS if solved else 0, _professional(ledger, owed), _timely(ledger, owed), _informed(ledger, owed))
    person = ledger.book.persons.get(owed.person)
    weights = WEIGHTS_WAITING if person is not None and person.cadence else WEIGHTS
    earned = sum(weight * answer for weight, answer in zip(weights, answers, strict=True)) * WHOLE // (100 * MARKS)
    reason = why(
        "survey-full" if earned == WHOLE else "survey",
        contact=owed.id,
        solved="yes" if solved else "no",
        professional=answers[1] + 1,
        timely=answers[2] + 1,
        informed=answers[3] + 1,
        mood=word(ledger.truth.mood.get(owed.id, owed.contact.mood)),
    )
    act = ledger.acts.get(owed.id)
    places = tuple(dict.fromkeys(([first.place] if first else []) + ([act[1]] if act else [])))
    return Duty(1, earned, reason, places, act[0] if act else None)


def _solved(ledger: Ledger, matter: Matter) -> bool:
    return ledger.met(matter) is not None


def _professional(ledger: Ledger, owed: Owed) -> int:
    """Marks to earn by how they were left: calm 3, a little pressed 2, pressed 1, angry 0; a guess told costs one."""
    mood = ledger.truth.mood.get(owed.id, owed.contact.mood)
    marks = 3 if mood >= 60 else 2 if mood >= 45 else 1 if mood >= 30 else 0
    guessed = any(reply.speculative and ledger.is_ours(reply) for _, reply in ledger.with_contact(ReplySent, owed.id))
    return max(marks - guessed, 0)


def _timely(ledger: Ledger, owed: Owed) -> int:
    """Marks by the wait for the first relevant word against what they may expect: once, twice, four times it."""
    first = first_response(ledger, owed)
    if owed.responded:
        return MARKS
    if first is None:
        return 0
    target = ledger.target(owed.first.priority).response
    used = ledger.used(owed.first, owed.arrived, first.tick)
    return 3 if used <= target else 2 if used <= 2 * target else 1 if used <= 4 * target else 0


def _informed(ledger: Ledger, owed: Owed) -> int:
    """Marks by word against promise: a missed promise 0; a word after the first, or all done in one, 3; else 1."""
    mine = [
        promise for promise in ledger.record.promises.values() if ledger.root(promise.to) == owed.id and promise.seat
    ]
    if any(promise.state == "missed" for promise in mine):
        return 0
    if any(promise.state == "kept" for promise in mine):
        return 3
    words = {event.tick for _, event in ledger.with_contact(ReplySent, owed.id)}
    words |= {event.tick for _, event in ledger.with_contact(QuestionAsked, owed.id)}
    for name, item in ledger.record.interactions.items():
        if ledger.root(name) == owed.id:
            words.update(item.responses)
    if all(_solved(ledger, matter) for matter in owed.matters) and words:
        return 3
    return 2 if len(words) > 1 else 1 if words else 0
