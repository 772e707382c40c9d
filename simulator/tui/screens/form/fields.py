"""The drawer drawn: fields of an act, their choices, what stands beside them. What keys do is `form`'s."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from simulator.tui.cells import BLANK, Row, Span, fit, row, wrap
from simulator.tui.glyphs import DONE, FINE
from simulator.tui.offers import built
from simulator.tui.price import called
from simulator.tui.screens.desk.clocks import cost
from simulator.tui.screens.desk.queue import matches
from simulator.tui.screens.form.aside import aside_rows, verdict
from simulator.tui.screens.form.choices import Choice, choices, label, shown
from simulator.tui.screens.form.labels import TYPED, WRITTEN_DIGITS
from simulator.tui.sitting import Sitting
from simulator.tui.widgets.rows import Rows
from simulator.wording.slots import Act, Slot

FIELD = 13
NUMBERED = 9


class Fields(Horizontal):
    """Fields one below the other, the choices of the open one among them, and an aside."""

    def __init__(self, sitting: Sitting, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.sitting = sitting
        self.act: Act | None = None
        self.subject = ""
        self.values: dict[str, Any] = {}
        self.usual: dict[str, Any] = {}
        """What nobody said yet: the values that the act began with by itself."""
        self.open = 0
        """The field whose choices are shown; len(slots) = none, ready to be done."""
        self.typed = ""
        self.problem = ""

    def compose(self) -> ComposeResult:
        """Fields left, what it does right."""
        yield Rows(id="fields", classes="framed")
        yield Rows(id="aside", classes="framed")

    @property
    def fields(self) -> Rows:
        """The list of fields."""
        return self.query_one("#fields", Rows)

    def begin(self, act: Act, subject: str, values: dict[str, Any]) -> None:
        """Start putting an act together with what is known already."""
        self.act, self.subject, self.problem = act, subject, ""
        self.usual = dict(act.default(self.sitting.scene, values)) if act.default else {}
        self.values = self.usual | values
        self.fields.border_title = Content(f"{called(act.name)} · {subject}" if subject else called(act.name))
        self.open_field(self._first())
        self.fields.focus()

    def _first(self) -> int:
        return next((n for n, slot in enumerate(self.slots) if self._lacks(slot)), self._offered())

    def _offered(self) -> int:
        """Where a full form begins: at what is usually looked at again, else at its end."""
        found = [n for n, slot in enumerate(self.slots) if slot.need == "offer" and not self.values.get(slot.field)]
        return found[0] if found else len(self.slots)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The fields of the act."""
        return self.act.slots if self.act else ()

    def _lacks(self, slot: Slot) -> bool:
        if self.values.get(slot.field) not in (None, "", ()):
            return False
        if slot.kind == "level" and slot.need == "offer":  # impact and urgency are said together or not at all
            return any(self.values.get(other.field) for other in self.slots if other.kind == "level")
        return slot.need == "yes"

    @property
    def slot(self) -> Slot | None:
        """The open field."""
        return self.slots[self.open] if self.open < len(self.slots) else None

    # ---- drawing

    def open_field(self, index: int) -> None:
        """Show the choices of a field, the cursor on its value."""
        self.open = min(max(index, 0), len(self.slots))
        self.typed = ""
        slot = self.slot
        if slot is not None and slot.kind in TYPED:
            self.typed = str(self.values.get(slot.field) or "")
        name = "do"
        if slot is not None:
            have = self.values.get(slot.field)
            found = self._found()
            name = next(
                (f"c{n}" for n, choice in enumerate(found) if have not in (None, "", 0) and choice.value == have), ""
            )
            name = name or ("c0" if found else f"f{self.open}")
        self.draw(name)

    def _found(self, typed: str = "") -> list[Choice]:
        slot, act, typed = self.slot, self.act, typed or self.typed
        if slot is None or act is None:
            return []
        found = choices(self.sitting, act, slot, self.values)
        if not typed or slot.kind in TYPED:
            return found
        found = [choice for choice in found if matches(typed, choice.label, choice.note, str(choice.value))]
        word = typed.casefold().strip()
        return sorted(
            found,
            key=lambda choice: (
                word not in (str(choice.value), choice.label.partition(" ")[0]),
                not _begins(typed, choice.label, str(choice.value)),
            ),
        )

    def draw(self, chosen: str | None = None) -> None:
        """Draw fields and aside anew."""
        rows: list[Row] = []
        cells = max(self.fields.size.width - 2, 40)
        for index, slot in enumerate(self.slots):
            rows.append(self._field(index, slot))
            if index == self.open:
                rows += self._choices(slot, cells)
        rows += [BLANK, *self._do(cells)]
        self.fields.show(rows, chosen)
        self._aside()

    def _field(self, index: int, slot: Slot) -> Row:
        value = shown(self.sitting, slot, self.values.get(slot.field))
        active = index == self.open
        sign: Span = (DONE, "ok") if value else ("?", "risk!") if slot.need == "yes" else (FINE, "faint")
        ink = "text!" if value else "faint"
        text = value or ("must be said" if slot.need == "yes" else "")
        return row(
            sign,
            (" ", "text"),
            (fit(label(slot, self.act), FIELD), "accent!" if active else "soft"),
            (text, ink),
            name=f"f{index}",
        )

    def _choices(self, slot: Slot, cells: int) -> list[Row]:
        rows: list[Row] = []
        if slot.kind in TYPED or self.typed:
            rows.append(row(("  │ ", "accent"), (self.typed, "text!"), ("▌", "accent"), ground="raised"))
        if self.problem:
            rows += [row(("  │ ", "accent"), (line, "late")) for line in wrap(self.problem, cells - 6)]
        found = self._found()
        have = self.values.get(slot.field)
        several = slot.many or slot.kind == "facts"
        for number, choice in enumerate(found):
            ticked = choice.value in (have or ()) if several else choice.value == have and have not in (None, "", 0)
            mark = (
                f"[{DONE if ticked else ' '}] "
                if several
                else f"{number + 1} "
                if number < NUMBERED and not self.typed and slot.kind not in WRITTEN_DIGITS
                else "  "
            )
            lines = wrap(choice.label, max(cells - 8 - len(mark) - (len(choice.note) + 2 if choice.note else 0), 16))
            for n, line in enumerate(lines[:3]):
                rows.append(
                    row(
                        ("  │ ", "accent" if ticked else "line"),
                        (mark if not n else " " * len(mark), "accent!"),
                        (line, "text!" if ticked else choice.ink),
                        right=[(choice.note, "soft")] if not n and choice.note else [],
                        name=f"c{number}",
                    )
                )
        if not found and slot.kind not in TYPED:
            rows.append(
                row(("  │ ", "line"), ("nothing here by that name" if self.typed else "nothing to choose", "faint"))
            )
        return rows

    def _do(self, cells: int) -> list[Row]:
        act = self.act
        if act is None:
            return []
        missing = [label(slot, act) for slot in self.slots if self._lacks(slot)]
        command = None if missing else built(self.sitting, act, self.values)
        refused = self.sitting.check(command) if command is not None else None
        rows = verdict(refused, ", ".join(missing), cells)
        if command is not None and refused is None:
            hands = cost(self.sitting.cost(command))
            words = f" enter  {called(act.name)}{', ' + hands if hands else ''} "
            return [row(("  ", "text"), (words, "=accent!"), ("   ctrl+s from anywhere", "faint"), name="do")]
        return [*rows[:-1], Row(rows[-1].left, rows[-1].right, name="do")] if rows else []

    def _aside(self) -> None:
        act = self.act
        if act is None:
            return
        values = self.values | self._hovered()
        missing = any(slot.need == "yes" and values.get(slot.field) in (None, "", ()) for slot in self.slots)
        command = None if missing else built(self.sitting, act, values)
        hands = self.sitting.cost(command) if command is not None and self.sitting.check(command) is None else None
        side = self.query_one("#aside", Rows)
        side.show(aside_rows(self.sitting, act, values, hands, max(side.size.width - 3, 20)))

    def _hovered(self) -> dict[str, Any]:
        """The choice under the cursor as if it were taken."""
        slot, name = self.slot, self.fields.chosen
        if slot is None or slot.many or slot.kind == "facts" or not name.startswith("c"):
            return {}
        found = self._found()
        number = int(name[1:])
        return {slot.field: found[number].value} if number < len(found) else {}

    # ---- keys


def _begins(typed: str, *texts: str) -> bool:
    """Whether a word of the texts begins with what was typed."""
    first = typed.casefold().split()
    return all(any(part.startswith(word) for text in texts for part in text.casefold().split()) for word in first)
