"""The drawer in which an act is put together. Keys: arrows, enter, tab, digits, space; letters find or write."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.message import Message

from simulator.domain.base import Command
from simulator.domain.text import clean
from simulator.tui.offers import built
from simulator.tui.screens.form.choices import Choice, choices
from simulator.tui.screens.form.fields import Fields
from simulator.tui.screens.form.labels import PARSED, TYPED, WRITTEN_DIGITS
from simulator.tui.widgets.rows import Rows
from simulator.wording.slots import Slot
from simulator.wording.values import Trouble, value


class Form(Fields):
    """One act, its fields one under the other, the open one with its choices; beside it what it costs and does."""

    class Sent(Message):
        """It is to be done."""

        def __init__(self, command: Command, key: tuple[str, str]) -> None:
            super().__init__()
            self.command, self.key = command, key

    class Left(Message):
        """Not now; what was said is kept."""

        def __init__(self, key: tuple[str, str], values: dict[str, Any]) -> None:
            super().__init__()
            self.key, self.values = key, values

    def on_rows_sized(self, event: Rows.Sized) -> None:
        """Another width: the same fields in other rows."""
        event.stop()
        if event.rows.size.width and self.act is not None:
            self.draw()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """What the cursor stands on shows beside."""
        event.stop()
        self._aside()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Open a field, take a choice, or do it."""
        event.stop()
        slot = self.slot
        if event.name == "do":
            self.send()
        elif event.name.startswith("f"):
            index = int(event.name[1:])
            if index == self.open and slot is not None and slot.kind in TYPED:
                self._write(slot)
            else:
                self.open_field(index)
        elif slot is not None:
            found = self._found()
            number = int(event.name[1:])
            if number < len(found):
                self._take(slot, found[number])

    def _take(self, slot: Slot, choice: Choice) -> None:
        if slot.many or slot.kind == "facts":
            have = tuple(self.values.get(slot.field) or ())
            rest = tuple(item for item in have if item != choice.value)
            self.values[slot.field] = rest if choice.value in have else (*have, choice.value)
            self.draw()
            return
        self.values[slot.field] = choice.value
        self._follow(slot)
        if slot.kind == "intent" and choice.value != "promise" and self.calling:
            self.send()
            return
        self.open_field(self._next())

    @property
    def calling(self) -> bool:
        """Whether this is a line to say to whoever is on the phone: it is said as soon as it is picked."""
        on = self.sitting.view.on_call
        return self.act is not None and self.act.name == "ask" and bool(on) and self.values.get("interaction") == on

    def rest(self) -> None:
        """The cursor on the open field itself, so that one enter too many takes none of its choices."""
        self.draw(f"f{self.open}")

    def _follow(self, slot: Slot) -> None:
        """Defaults that hang on what was just said."""
        act = self.act
        if (
            act is not None
            and act.default is not None
            and slot.kind in ("ticket", "interaction", "contact-or-ticket", "problem")
        ):
            usual = act.default(self.sitting.scene, self.values)
            self.values = {**usual, **{k: v for k, v in self.values.items() if v not in (None, "", ())}}

    def _next(self) -> int:
        after = [n for n, slot in enumerate(self.slots) if self._lacks(slot)]
        later = [n for n in after if n > self.open]
        return later[0] if later else after[0] if after else self._wanted()

    def _wanted(self) -> int:
        """With everything needed said: the next empty field that is usually looked at, else the end."""
        rest = [
            n
            for n, slot in enumerate(self.slots)
            if n > self.open and slot.need == "offer" and not self.values.get(slot.field) and self._offers(slot)
        ]
        return rest[0] if rest else len(self.slots)

    def _offers(self, slot: Slot) -> bool:
        """Whether there is anything to say there but nothing."""
        act = self.act
        return slot.kind in TYPED or act is None or any(c.value for c in choices(self.sitting, act, slot, self.values))

    def _write(self, slot: Slot) -> None:
        """Take what was written."""
        words = clean(self.typed).strip()
        self.problem = ""
        try:
            self.values[slot.field] = value(self.sitting.scene, slot, words) if words or slot.kind == "past" else ""
        except Trouble as trouble:
            self.problem = trouble.sentence
            self.draw()
            return
        self.open_field(self._next())

    def on_key(self, event: events.Key) -> None:
        """Letters find or write; the rest moves between fields."""
        slot = self.slot
        if event.key in ("tab", "shift+tab"):
            self._keep_typed()
            self.open_field((self.open + (1 if event.key == "tab" else -1)) % (len(self.slots) + 1))
        elif event.key == "escape":
            self._escape()
        elif event.key == "backspace" and slot is not None:
            self.typed = self.typed[:-1]
            self.problem = ""
            self.draw(None if slot.kind in TYPED else "c0")
        elif (
            event.key == "enter"
            and slot is not None
            and self.typed
            and (slot.kind in TYPED or (slot.kind in PARSED and not self._found()))
        ):
            self._write(slot)
        elif event.key == "enter" and slot is not None and self.typed and not self._found():
            self.problem = "nothing here by that name; backspace takes letters back"
            self.draw()
        elif slot is not None and event.character and event.is_printable:
            self._character(slot, event.character)
        elif event.character and event.is_printable:
            pass  # nothing is written here, and no letter of the desk may slip through
        else:
            return
        event.stop()
        event.prevent_default()

    def _character(self, slot: Slot, character: str) -> None:
        found = self._found()
        if slot.kind not in TYPED and not self.typed:
            if character == "/":
                return  # letters find without it
            if character == " " and self.fields.chosen.startswith("c"):
                self._take(slot, found[int(self.fields.chosen[1:])])
                return
            if character.isdigit() and slot.kind not in (*WRITTEN_DIGITS, "facts") and 0 < int(character) <= len(found):
                self._take(slot, found[int(character) - 1])
                return
            if character.isdigit() and slot.kind not in PARSED and not self._found(character):
                self.problem = f"there is no choice {character} here"
                self.draw()
                return
        self.typed += character
        self.problem = ""
        if slot.kind in ("facts", "fact") and self._numbered(slot):
            return
        self.draw("c0" if slot.kind not in TYPED else f"f{self.open}")

    def _numbered(self, slot: Slot) -> bool:
        """Take the fact whose number was typed, once no longer number begins like it."""
        if not self.typed.isdigit():
            return False
        scene = self.sitting.scene
        begun = [fact.id for fact in scene.view.facts if str(scene.fact_number(fact.id)).startswith(self.typed)]
        choice = next((choice for choice in self._found() if [choice.value] == begun), None)
        if choice is None or str(scene.fact_number(choice.value)) != self.typed:
            return False
        self.typed = ""
        self._take(slot, choice)
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text is written text, made harmless."""
        if self.slot is not None:
            self.typed += clean(event.text)
            self.draw()
            event.stop()

    def _keep_typed(self) -> None:
        slot = self.slot
        if slot is not None and slot.kind in TYPED:
            self.values[slot.field] = clean(self.typed).strip()

    def _escape(self) -> None:
        slot = self.slot
        if self.typed and slot is not None and slot.kind not in TYPED:
            self.typed = ""
            self.draw("c0")
            return
        if self.act is not None:
            self.post_message(self.Left(*self.draft()))

    def draft(self) -> tuple[tuple[str, str], dict[str, Any]]:
        """Which act on which thing is being put together, and what was said of it so far; what goes without saying
        may be another thing when it is taken up again.
        """
        self._keep_typed()
        said = {field: value for field, value in self.values.items() if self.usual.get(field) != value}
        return (self.act.name if self.act else "", self.subject), said

    def send(self) -> None:
        """Do it, when everything is there and the rules let it pass; else show what is wrong."""
        self._keep_typed()
        act = self.act
        if act is None:
            return
        missing = [n for n, slot in enumerate(self.slots) if self._lacks(slot)]
        if missing:
            self.open_field(missing[0])
            return
        command = built(self.sitting, act, self.values)
        refused = self.sitting.check(command) if command is not None else None
        if command is None or refused is not None:
            self.problem = refused.reason if refused else "that does not go together"
            self.draw("do")
            return
        self.post_message(self.Sent(command, (act.name, self.subject)))
