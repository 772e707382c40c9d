"""How fields of acts and what is said in them are called in the drawer: words only."""

from __future__ import annotations

from collections.abc import Mapping

from simulator.tui.screens.major import WHY
from simulator.wording.letter import OPENERS, UNKNOWN

LABELS = {
    "interaction": "contact",
    "diagnostic": "test",
    "intent": "line",
    "ci": "part",
    "pair": "category",
    "next_at": "next message",
    "verified_by": "shown by",
    "facts": "facts",
    "unknown": "not known",
    "opener": "opens with",
    "text": "own words",
    "promise_at": "by when",
    "whom": "for",
    "next_check": "look again",
    "next_step": "next step",
    "at": "since",
    "target": "part",
    "names_client": "client",
    "back_out": "way back",
    "sign_off": "signs off",
    "ticket": "ticket",
    "code": "how",
    "insist": "insist",
    "window": "when",
    "component": "part",
    "note": "note says",
    "about": "from",
}
INSTEAD = "say instead"
"""What own words are on the phone or to a written question: they stand for the line, and are not added to it."""
IDENTIFIED = ("change", "problem", "work", "question", "contact-or-ticket", "hint")
"""Kinds whose id is shown beside the name."""
TYPED = ("text", "phrase", "token")
"""Kinds that are written, not chosen."""
PARSED = ("ahead", "past", "risk", "change-or-words")
"""Kinds that may be written too."""
WRITTEN_DIGITS = ("ahead", "past", "risk")
"""Kinds in which a digit begins what is written, and picks nothing."""
STEPS = (5, 10, 15, 20, 30, 45, 60, 90)
LEVELS = {
    "impact": {"1": "high: many, or a critical service", "2": "medium: a team, or part of it", "3": "low: one person"},
    "urgency": {"1": "high: it hurts now", "2": "medium: it hurts today", "3": "low: it can wait"},
}
CODES = {
    "fixed": "the cause is gone",
    "workaround": "they can work, the cause stays",
    "fulfilled": "the request is met",
    "answered": "the question is answered",
    "referred": "it stands with its owner",
    "no-fault": "nothing was wrong",
}

WORDS: dict[str, Mapping[str, str]] = {
    "type": {"incident": "incident: it worked, now it does not", "request": "request: a thing, a right, or a how-to"},
    "opener": OPENERS,
    "unknown": UNKNOWN,
    "code": CODES,
    "major-reason": WHY,
    "hold-reason": {
        "caller": "the caller owes an answer",
        "vendor": "a supplier owes an answer",
        "change": "it waits for a change",
        "problem": "it waits for a problem",
        "evidence": "it waits for what shows more",
    },
    "link-kind": {
        "duplicate-of": "it is the same trouble",
        "child-of": "it hangs under the other",
        "caused-by": "a change caused it",
        "recurs": "the other came back",
    },
    "cancel-reason": {
        "duplicate": "it stands twice",
        "not-a-fault": "nothing was wrong",
        "re-typed": "it was logged anew as something else",
        "withdrawn": "the caller took it back",
    },
    "matter": {
        "risk": "whether a risk is taken",
        "priority": "which goes first",
        "money": "what may be spent",
        "client": "what clients are told",
        "approval": "whether it is allowed",
    },
    "factor": {
        "trigger": "what set it off",
        "latent-cause": "what lay there before",
        "detection-gap": "why nobody saw it",
        "recovery-gap": "why it took so long",
    },
}
"""Fixed choices in words, by kind."""
