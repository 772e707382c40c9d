"""The screen of a shift: keys on the chosen thing, the drawer, the palette; and how the app comes to it."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from simulator.domain.inputs import (
    AskCaller,
    OpenInteraction,
    ReadArticle,
)
from simulator.domain.time import MINUTE
from simulator.tui.offers import Offer, built, subject_values, tried
from simulator.tui.registry import KEYS, LETTERS
from simulator.tui.screens.desk.actions import ONE_PRESS
from simulator.tui.screens.desk.desk import Desk
from simulator.tui.screens.form.form import Form
from simulator.tui.screens.major.room import MajorRoom
from simulator.tui.screens.map.room import MapRoom
from simulator.tui.screens.shift import pages
from simulator.tui.screens.shift.everywhere import Everywhere
from simulator.tui.screens.shift.palette import palette
from simulator.tui.screens.shift.room import Room
from simulator.tui.widgets.rows import Rows
from simulator.wording.acts import BY_NAME, Act

MAP, ARTICLES = 2, 3
"""Rooms by their places."""
EARLY = 10 * MINUTE
"""So long before its end nobody leaves a shift by one key too many."""
CHOICE = {"test": "diagnostic", "fix": "remedy"}
"""Act of the bench -> the slot that its list fills."""


def bindings() -> list[BindingType]:
    """The keys of the registry as bindings of the screen."""
    made: list[BindingType] = []
    for key in KEYS:
        if not key.press or key.where == "drawer":
            continue
        action = f"letter('{key.show}')" if key.acts and key.where == "desk" else key.name
        priority = key.priority or key.press[0] in ("f4",)
        made.append(Binding(",".join(key.press), action, key.what, show=False, priority=priority))
    return [
        *made,
        Binding("shift+tab", "pane(-1)", "", show=False),
        Binding("ctrl+s", "send", "", show=False),
    ]


class ShiftScreen(Everywhere):
    """A shift. It calls `ended`, or ends the app, with `finished` when it is over and `left` when kept for later."""

    CSS_PATH = "shift.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings()

    def action_letter(self, letter: str) -> None:
        """What stands behind a letter: do it, ask what it needs, or say why not."""
        self.arrive()
        near = self.desk.near.get(letter, [])
        open_near = any(item.refusal is None for item in near)
        found = near if open_near else self.desk.offered.get(letter, [])
        can = [item.act for item in found if item.refusal is None]
        if not can:
            self.read(pages.why(self.sitting, found, LETTERS[letter]))
        elif len(can) == 1:
            self.begin(can[0])
        else:
            self.read(pages.menu(self.sitting, can, found, self.begin))

    def begin(self, name: str, said: dict[str, Any] | None = None) -> None:
        """Begin an act on the chosen thing: at once when nothing more is to be said, else in the drawer."""
        self._put_away()
        act, subject = BY_NAME[name], self.desk.subject
        values = (subject_values(self.sitting, act, subject) or {}) | (self._here(act) if said is None else said)
        command = built(self.sitting, act, values) if name in ONE_PRESS else None
        if command is not None:
            self.give(command)
            return
        draft = self.drafts.get((name, subject), {})
        self.draw_form(act, subject, draft | values if said else values | draft)

    def draw_form(self, act: Act, subject: str, values: dict[str, Any]) -> None:
        """Open the drawer on an act."""
        self.go_to(0)
        self.desk.open_drawer()
        self.call_after_refresh(self.desk.form.begin, act, subject, values)
        self.call_after_refresh(self.show_frame)

    def _here(self, act: Act) -> dict[str, Any]:
        """What the room says to an act: the part chosen on the map, the person, the group."""
        room = self.room_here
        name = room.chosen if room is not None else ""
        kind, _, key = name.partition(":")
        fields = {slot.field: slot.kind for slot in act.slots}
        said: dict[str, Any] = {}
        if self.room == 2 and name in self.sitting.scene.book.cis:
            said = {f: name for f, k in fields.items() if k in ("part", "component")}
        elif kind == "rule" and key in self.sitting.scene.book.rules:
            said = {f: self.sitting.scene.book.rules[key].ci for f, k in fields.items() if k in ("part", "component")}
        elif kind in ("group", "audience") and kind in fields:
            said = {kind: key}
        elif self.room == 5 and "person" in fields and name in self.sitting.scene.book.people:
            said = {"person": name}
        return said

    def on_room_wanted(self, event: Room.Wanted) -> None:
        """Enter in a room: read, begin what the item is for, or go to it."""
        event.stop()
        name, scene = event.name, self.sitting.scene
        kind, _, key = name.partition(":")
        if name in scene.book.articles:
            if name not in self.sitting.view.read:
                self.give(ReadArticle(seat=self.sitting.view.seat, article=name))
            event.room.reader.focus()
        elif kind == "test":
            self.begin("test", {"diagnostic": key})
        elif kind == "fix":
            self.begin("fix", {"remedy": key})
        elif scene.ticket(name) is not None:
            self.go_to(0)
            self.desk.choose(name)
        else:
            event.room.reader.focus()

    def action_suspect(self) -> None:
        """Mark the chosen part as suspect, or take the mark away."""
        self._mark("suspect")

    def action_rule_out(self) -> None:
        """Mark the chosen part as ruled out, or take the mark away."""
        self._mark("out")

    def _mark(self, mark: str) -> None:
        room = self.room_here
        ticket = self.sitting.scene.ticket(self.desk.subject)
        name = room.chosen if room is not None else ticket.ci if ticket is not None else ""
        if name.partition("/")[0] not in self.sitting.scene.book.cis:
            self.tell("Marks are for parts: choose one on the map.")
            return
        marks = self.sitting.marks
        if marks.get(name) == mark:
            del marks[name]
        else:
            marks[name] = mark
        self.show()

    def on_form_sent(self, event: Form.Sent) -> None:
        """Do what was put together."""
        event.stop()
        talking = self.desk.form.calling
        if not self.give(event.command):
            return
        self.drafts.pop(event.key, None)
        view = self.sitting.view
        if talking and isinstance(event.command, AskCaller) and view.on_call == event.command.interaction:
            self.desk.form.begin(BY_NAME["ask"], self.desk.subject, {"interaction": view.on_call})
            self.desk.form.rest()
            return
        self.desk.close_drawer()
        self.show_frame()

    def on_form_left(self, event: Form.Left) -> None:
        """Keep it as a draft."""
        event.stop()
        self.drafts[event.key] = event.values
        self.desk.close_drawer()
        self.show()

    def on_desk_turned(self) -> None:
        """The frame tells of the chosen thing too."""
        if not self.desk.wide:
            self.show_frame()

    def on_desk_pressed(self, event: Desk.Pressed) -> None:
        """A row of the actions was chosen."""
        if event.letter == "w":
            self.action_why()
        else:
            self.action_letter(event.letter)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A row of the queue: read or answer it, or turn to its talk."""
        if event.rows.id != "queue":
            return
        event.stop()
        item = self.sitting.scene.interaction(event.name)
        seat = self.sitting.view.seat
        self.desk.choose(event.name)
        if item is not None and item.call == "ringing":
            self.action_answer()
        elif item is not None and item.opened is None and self.sitting.scene.ticket(event.name) is None:
            self.give(OpenInteraction(seat=seat, interaction=item.id))
            self.show_talk()
        else:
            self.show_talk()

    def action_send(self) -> None:
        """Do what is being put together."""
        if self.desk.drawer:
            self.desk.form.send()

    def action_tab(self, by: int = 1) -> None:
        """The next tab."""
        here = self.room_here
        if isinstance(here, MajorRoom):
            here.turn(by)
        elif self.room == 0 and not self.desk.drawer:
            self.desk.turn(by)
            if not self.desk.wide:
                self.desk.front.focus()

    def action_sort(self) -> None:
        """Another order of the queue."""
        self.desk.sort()

    def action_clock(self) -> None:
        """Explain the clock of the chosen ticket."""
        self.read(pages.clock(self.sitting, self.desk.subject))

    def action_why(self) -> None:
        """Why things cannot be done now; on the bench of the chosen test or remedy; among articles what words mean."""
        if self.room == ARTICLES:
            self.read(pages.glossary(self.sitting, self._on_map))
            return
        kind, _, key = (self.room_here.chosen if self.room_here is not None else "").partition(":")
        if kind in ("test", "fix"):
            act = BY_NAME[kind]
            said = (subject_values(self.sitting, act, self.desk.subject) or {}) | {CHOICE[kind]: key}
            self.read(pages.why(self.sitting, [Offer(kind, tried(self.sitting, act, said)[0], 0)], None))
            return
        found = [item for items in self.desk.near.values() for item in items]
        self.read(pages.why(self.sitting, found, None))

    def action_find(self) -> None:
        """Find in the list in front."""
        here = self.room_here
        if isinstance(here, MapRoom) and here.drawn_whole:
            self.read(pages.nodes(self.sitting, here.look_at))
            return
        self.read(pages.find(here.find if here is not None else self.desk.find, self._found))

    def _found(self, words: str) -> None:
        words = "" if words == "*" else words
        here = self.room_here
        if here is not None:
            here.find = words
            here.show()
            return
        self.desk.find = words
        self.desk.tab = -1 if not self.desk.wide else self.desk.tab
        self.desk.set_class(self.desk.tab < 0, "-queue")
        self.show()

    def action_back(self) -> None:
        """One step back."""
        if self.has_class("-sheet"):
            self._put_away()
        elif self.room_here is not None and self.room_here.find:
            self._found("*")
        elif self.room:
            self.go_to(0)
        elif self.desk.find:
            self._found("*")
        elif not self.desk.wide and self.desk.tab >= 0:
            self.desk.turn(-1 - self.desk.tab)
            self.desk.rows_of("queue").focus()

    def action_shift(self) -> None:
        """Hand over, leave the chair."""
        self.read(pages.menu(self.sitting, ["handover", "end", "reflect"], [], self.begin_free))

    def begin_free(self, name: str) -> None:
        """Begin an act that is about the shift."""
        self._put_away()
        act = BY_NAME[name]
        if name == "end":
            if self.sitting.session.length - self.sitting.session.now > EARLY:
                # the menu that led here is put away first, and would take this page with it
                self.call_after_refresh(self.read, pages.leaving(self.sitting, self._leave_chair))
            else:
                self._leave_chair("leave")
            return
        self.draw_form(act, "", {})

    def _leave_chair(self, answer: str) -> None:
        """Out of the chair, when that is what was meant."""
        self._put_away()
        command = built(self.sitting, BY_NAME["end"], {})
        if answer == "leave" and command is not None:
            self.give(command)

    def action_palette(self) -> None:
        """Find anything."""
        self.read(palette(self.sitting, self.desk.offered, self._chosen))

    def _article(self, name: str) -> None:
        """Stand on an article."""
        here = self.room_here
        if here is not None:
            here.find = ""
            here.show()
            here.items.choose(name)

    def _on_map(self, name: str) -> None:
        """Go to the map and draw it around something."""
        self.go_to(MAP)
        self.call_after_refresh(self.query_one(MapRoom).look_at, name)

    def _chosen(self, name: str) -> None:
        """Something of the palette."""
        kind, _, rest = name.partition(":")
        if kind == "act":
            self.begin(rest)
        elif kind == "free":
            self.begin_free(rest)
        elif kind == "room":
            self.go_to(int(rest))
        elif kind == "read":
            self.go_to(ARTICLES)
            self.call_after_refresh(self._article, rest)
        elif kind == "word":
            self._on_map(rest)
        elif kind == "go":
            self.go_to(0)
            self.desk.choose(rest)
            self.show()
