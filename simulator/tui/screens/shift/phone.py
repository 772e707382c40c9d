"""The line that is always there: who rings, who is on the line, what was halted, laid aside or promised next. Pure."""

from __future__ import annotations

from simulator.tui.cells import Row, Span, cut, row, width
from simulator.tui.glyphs import HELD, LATE
from simulator.tui.screens.desk.clocks import short
from simulator.tui.sitting import Sitting
from simulator.wording.results import doing
from simulator.wording.scene import Scene


def phone_row(sitting: Sitting, cells: int, *, pulse: bool) -> Row:
    """The line that is always there: halted, on the line, ringing, missed, major incident, next promise, quiet."""
    scene, view = sitting.scene, sitting.view
    wide = cells >= 100
    if view.ringing:
        item = scene.interaction(view.ringing[0])
        who = _called(scene, item.person, wide=wide) if item else view.ringing[0]
        more = f"  +{len(view.ringing) - 1}" if len(view.ringing) > 1 else ""
        rung = f" · rings since {scene.clock(item.arrived)[-5:]}" if item else ""
        sign = "(( PHONE ))" if pulse else " ( PHONE ) "
        keys = "F2 take the call  F3 let it ring " if wide else "F2 take  F3 later "
        return row((f"{sign} ", "text!"), (f"{who}{rung}{more}", "text!"), right=[(keys, "text!")], ground="accent")
    if sitting.busy:
        return _halted(sitting, cells, wide=wide)
    if view.on_call:
        item = scene.interaction(view.on_call)
        who = _called(scene, item.person, wide=wide) if item else view.on_call
        mood = f" · {item.mood}" if item and item.mood else ""
        spent = f" · {item.lines} of {item.patience} min" if item and item.patience else ""
        return row(
            ("ON THE LINE ", "accent!"),
            (f"{who}{mood}{spent}", "text!"),
            right=[("a", "accent!"), (" ask  ", "soft"), ("F2", "accent!"), (" end the call ", "soft")],
            ground="raised",
        )
    return _quiet(sitting)


def _called(scene: Scene, person: str, *, wide: bool) -> str:
    """Somebody with what they are where there is room, else by name."""
    return scene.who(person) if wide else scene.person(person)


def _halted(sitting: Sitting, cells: int, *, wide: bool) -> Row:
    view = sitting.view
    command = view.hands.command
    what = doing(sitting.scene, command) if command is not None else "the work in hand"
    why = sitting.halted_by
    keys: list[Span] = [("space", "accent!"), (" go on  ", "text"), ("y", "accent!"), (" lay aside  ", "text")]
    keys += [("x", "accent!"), (" drop ", "text")]
    until = f"{what}, until {sitting.scene.clock(view.hands.ends)}"
    words = (f"{until}: {why}" if why else until) if wide else why or what
    room = cells - sum(width(text) for text, _ in keys) - 12
    return row((f"{HELD} HALTED ", "risk!"), (cut(words, room), "text"), right=keys, ground="raised")


def _quiet(sitting: Sitting) -> Row:
    scene, view = sitting.scene, sitting.view
    for ticket in view.tickets:
        if ticket.major is not None and ticket.stood_down is None:
            since = short(view.now - ticket.major)
            return row(
                (f"{LATE} MAJOR INCIDENT ", "late!"),
                (f"{ticket.id} {scene.service(ticket.service)}, {since} now", "text!"),
                right=[("8", "accent!"), (" the room ", "soft")],
                ground="late-bg",
            )
    for item in view.interactions:
        if item.call == "voice-mail" and item.opened is None:
            return row(
                ("Voice mail ", "risk!"),
                (f"{scene.who(item.person)} ({item.id})", "text"),
                right=[("phone quiet ", "faint")],
            )
    if view.hands.parked:
        aside = f"{doing(scene, view.hands.parked[-1][1])}, not done yet"
        return row(
            (f"{HELD} LAID ASIDE ", "risk!"), (aside, "text"), right=[("y", "accent!"), (" takes it up ", "text")]
        )
    promise = next(
        (p for p in sorted(view.promises, key=lambda p: p.due) if p.state == "open" and p.due > view.now), None
    )
    if promise is not None:
        left = short(promise.due - view.now)
        return row(
            ("Next promise  ", "soft"),
            (f"{scene.to(promise.to)} by {scene.clock(promise.due)}", "text!"),
            (f" in {left}", "text"),
            right=[("phone quiet ", "faint")],
        )
    return row(
        ("Phone quiet. ", "soft"),
        ("Calls ring here.", "faint"),
        right=[(".", "accent!"), (" until the next thing ", "soft")],
    )
