"""What acts are called on screen and what they cost in minutes, before anything is chosen. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from simulator.domain.time import MINUTE
from simulator.tui.screens.desk.clocks import cost
from simulator.views.handbook import Handbook
from simulator.wording.acts import BY_NAME

TITLES = {
    "ask": "Ask",
    "test": "Test",
    "fix": "Fix",
    "unhold": "Take off hold",
    "hold": "Put on hold",
    "dismiss": "Put aside",
    "take": "Take it",
    "assign": "Give away",
    "update": "Update",
    "reply": "Reply",
    "security": "Tell Security",
    "brief": "Brief",
    "declare": "Declare major",
    "stand-down": "Stand down",
    "log": "Log it",
    "priority": "Priority",
    "revise": "Correct it",
    "attach": "Tie to a ticket",
    "link": "Link",
    "cancel": "Withdraw",
    "diagnose": "Diagnosis",
    "note": "Note",
    "restored": "It works again",
    "resolve": "Resolve",
    "close": "Close",
    "reopen": "Reopen",
    "refer": "Pass on",
    "escalate": "Escalate",
    "authority": "Ask who decides",
    "supplier": "Call a supplier",
    "team": "Bring together",
    "change": "Raise a change",
    "problem": "Raise a problem",
    "known-error": "Known error",
    "article": "Write article",
    "handover": "Hand over",
    "end": "Leave the chair",
    "reflect": "Own words",
}
"""Act -> how it is called in a list."""


def called(act: str) -> str:
    """How an act is called in a list."""
    return TITLES.get(act, act)


def price(book: Handbook, act: str, hands: int = 0) -> str:
    """What an act costs: a range where the choice decides, else its hands, else what its kind usually takes."""
    if act == "test":
        return between(test.hands for test in book.diagnostics.values())
    if act == "fix":
        return between(remedy.hands for remedy in book.remedies.values())
    command = BY_NAME[act].command
    return cost(hands or (book.efforts.get(command.act, 0) if command.act else 0))


def between(hands: Iterable[int]) -> str:
    """The least and the most of some costs in whole minutes: `1-4m`."""
    found = sorted(hands)
    if not found:
        return ""
    low, high = found[0] // MINUTE, (found[-1] + MINUTE - 1) // MINUTE
    return f"{low}-{high}m" if low != high else f"{low}m"
