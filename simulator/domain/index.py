"""The index: ways into the record that do not grow with all that ever was."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Index:
    """Ways into the record that do not grow with all that ever was; `evolve` keeps them, in order of arrival."""

    tickets: dict[str, None] = field(default_factory=dict)
    """Tickets of this shift: all but those that were closed before it began."""
    live: dict[str, None] = field(default_factory=dict)
    """Contacts whom a word can still move: all but those whose tickets were closed before this shift began."""
    ringing: dict[str, None] = field(default_factory=dict)
    on_line: dict[str, None] = field(default_factory=dict)
    """Contacts whose phone rings; whose line is open."""
    promises: dict[str, None] = field(default_factory=dict)
    """Open promises."""
    promised: dict[str, list[str]] = field(default_factory=dict)
    """Whom (contact, audience or person) -> every promise they were given."""
    cases: dict[str, list[str]] = field(default_factory=dict)
    """Ticket -> its cases."""
    waiting: dict[str, dict[str, None]] = field(default_factory=dict)
    """Group -> its open cases."""
    about: dict[str, dict[str, None]] = field(default_factory=dict)
    """Fault, need or contact -> tickets that carry a contact about it."""
    children: dict[str, dict[str, None]] = field(default_factory=dict)
    """Ticket -> tickets that were linked as its children."""
    done: dict[tuple[str, str], None] = field(default_factory=dict)
    """(remedy, target), and (remedy, '') for any target, of every remedy finished and every workaround told."""
    shared: dict[str, None] = field(default_factory=dict)
    """Facts that stood in an update or an ask."""
