"""The registry of keys: every key of a shift once, with its words. Bindings, footer, help and the docs read it.

What the acts behind a letter are is the registry of acts; what a key does on a screen is the screen's.
"""

from __future__ import annotations

from dataclasses import dataclass

ROOMS = ("Desk", "Wall", "Map", "Articles", "Changes", "People", "Bench", "Major")


@dataclass(frozen=True, slots=True)
class Key:
    """One key: how it is shown, what it is pressed as, what it means."""

    show: str
    press: tuple[str, ...]
    name: str
    """What a screen calls the action."""
    what: str
    """One or two words for the footer."""
    help: str
    """A sentence for the help."""
    where: str = "shift"
    """shift: everywhere in a shift; desk: on the chosen thing; drawer: while something is put together."""
    acts: tuple[str, ...] = ()
    """Acts behind a letter, the likeliest first."""
    group: str = ""
    """Heading under which the desk shows it."""
    title: str = ""
    """How the desk calls it."""
    priority: bool = False
    """Works in a text field too."""


KEYS: tuple[Key, ...] = (
    # ---- everywhere
    *(
        Key(str(n), (str(n),), f"room({n})", ROOMS[n - 1], f"Go to the room {ROOMS[n - 1]}.")
        for n in range(1, 9)
    ),
    Key("↑↓", (), "move", "move", "Move in a list; page, home and end as well."),
    Key("enter", (), "open", "open", "Open or do what is chosen; a new contact is read."),
    Key("esc", ("escape",), "back", "back", "One step back; never out of the shift."),
    Key("tab", ("tab",), "pane", "next pane", "The next pane or field; shift+tab goes back."),
    Key("[", ("left_square_bracket",), "tab(-1)", "tab", "The previous tab."),
    Key("]", ("right_square_bracket",), "tab(1)", "tabs", "The next tab."),
    Key("space", ("space", "f4"), "go", "go on", "Go on with work that was stopped; F4 in a text field."),
    Key(".", ("full_stop",), "next", "until the next thing", "Let time pass to the next thing that happens."),
    Key("F2", ("f2",), "answer", "take the call", "Take the ringing call, or end the one you are on.", priority=True),
    Key("F3", ("f3",), "refuse", "let it ring", "Let a ringing call go to voice mail.", priority=True),
    Key("x", ("x",), "drop", "drop it", "Drop the work that was queued last, or the work in hand."),
    Key("y", ("y",), "park", "lay aside", "Lay the work in hand aside; take it up again when hands are free."),
    Key("z", ("z",), "undo", "undo", "Take back the last act (practice)."),
    Key("F5", ("f5",), "hint", "hint", "Ask a colleague for a hint.", priority=True),
    Key("F6", ("f6",), "rewind", "rewind", "Go back to any earlier act (practice)."),
    Key(";", ("semicolon",), "jump", "jump", "One letter on every row: one press goes there."),
    Key("^p", ("ctrl+p",), "palette", "palette", "Find anything by a few letters.", priority=True),
    Key("v", ("v",), "events", "event log", "Everything that happened so far."),
    Key("?", ("question_mark", "f1"), "help", "keys", "All keys and what they do."),
    Key(",", ("comma",), "settings", "settings", "Theme, pace, signs, tone."),
    Key("^q", (), "leave", "leave", "Leave; the run is kept."),
    # ---- desk letters
    Key("a", ("a",), "act", "ask", "Say one of fourteen lines to a caller.", "desk", ("ask",), "FIND OUT", "Ask"),
    Key("t", ("t",), "act", "test", "Take a reading of a part.", "desk", ("test",), "FIND OUT", "Test"),
    Key(
        "f", ("f",), "act", "fix", "Do something to a part with your own hands.", "desk", ("fix",), "ACT", "Fix",
    ),
    Key(
        "e", ("e",), "act", "escalate", "Ask a group, a supplier or somebody who decides; or pass a contact on.",
        "desk", ("escalate", "authority", "supplier", "team", "refer"), "ACT", "Escalate",
    ),
    Key(
        "g", ("g",), "act", "give or take", "Take a ticket, or give it away for good.", "desk", ("take", "assign"),
        "ACT", "Take, give",
    ),
    Key(
        "h", ("h",), "act", "hold", "Put on hold behind a question, take off hold, or put a contact aside.", "desk",
        ("unhold", "hold", "dismiss"), "ACT", "Hold",
    ),
    Key(
        "u", ("u",), "act", "tell", "Reply to one caller, or tell an audience or Security.", "desk",
        ("reply", "update", "security"), "TELL", "Tell",
    ),
    Key("b", ("b",), "act", "brief", "Give a stakeholder what they decide with.", "desk", ("brief",), "TELL", "Brief"),
    Key(
        "m", ("m",), "act", "major", "Declare a major incident, or stand it down.", "desk",
        ("declare", "stand-down"), "TELL", "Major",
    ),
    Key(
        "i", ("i",), "act", "log", "Make a ticket of a contact.", "desk", ("log",), "RECORD", "Log it",
    ),
    Key(
        "p", ("p",), "act", "priority", "Set impact and urgency, or correct type, service and part.", "desk",
        ("priority", "revise"), "RECORD", "Priority",
    ),
    Key(
        "l", ("l",), "act", "link", "Tie a contact to a ticket, link tickets, or withdraw one.", "desk",
        ("attach", "link", "cancel"), "RECORD", "Link",
    ),
    Key(
        "d", ("d",), "act", "diagnosis", "State part, mechanism, scope.", "desk", ("diagnose",), "RECORD", "Diagnosis",
    ),
    Key("n", ("n",), "act", "note", "Put facts and the next step on a ticket.", "desk", ("note",), "RECORD", "Note"),
    Key(
        "j", ("j",), "act", "improve", "Raise a change or problem, write a known error or an article.", "desk",
        ("change", "problem", "known-error", "article"), "RECORD", "Change",
    ),
    Key(
        "r", ("r",), "act", "resolve", "Resolve, state that it works again, close or reopen.", "desk",
        ("resolve", "restored", "close", "reopen"), "CLOSE", "Resolve",
    ),
    Key("c", ("c",), "clock", "clock", "Explain the clock of the chosen ticket.", "desk"),
    Key(
        "w", ("w",), "why", "why not",
        "Why something cannot be done now, and what opens it; among articles, what a word means here.", "desk",
    ),
    Key("q", ("q",), "suspect", "suspect", "Mark a part as suspect: your own mark, free.", "desk"),
    Key("o", ("o",), "rule_out", "rule out", "Mark a part as ruled out: your own mark, free.", "desk"),
    Key("s", ("s",), "sort", "sort", "Another order of the queue.", "desk"),
    Key("/", ("slash",), "find", "find", "Find in the list, or say it in your own words.", "desk"),
    Key("F8", ("f8",), "shift", "hand over", "Hand over, leave the chair.", "shift", ("handover", "end", "reflect")),
    # ---- drawers
    Key("tab", (), "field", "next field", "The next field; shift+tab goes back.", "drawer"),
    Key("space", (), "tick", "tick", "Tick one of several.", "drawer"),
    Key("1-9", (), "pick", "pick", "Pick a numbered choice.", "drawer"),
    Key("^s", ("ctrl+s",), "send", "do it", "Do what was put together.", "drawer"),
    Key("esc", (), "leave", "keep as draft", "Leave the drawer; what was said is kept as a draft.", "drawer"),
)  # fmt: skip
"""Every key of a shift, in the order of the help."""

LETTERS: dict[str, Key] = {key.show: key for key in KEYS if key.acts and key.where == "desk"}
"""Desk letter -> its key."""


def table() -> str:
    """The table of keys for the documentation, in Markdown."""
    titles = {"shift": "everywhere in a shift", "desk": "on the chosen thing", "drawer": "while an act is put together"}
    lines = ["| key | what it does |", "| --- | --- |"]
    for where, title in titles.items():
        lines.append(f"| **{title}** | |")
        lines += [f"| `{key.show}` | {key.help} |" for key in KEYS if key.where == where]
    return "\n".join(lines) + "\n"
