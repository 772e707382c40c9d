"""Readings: values of signals and entries of records, rendered from the state of the world, never written per pair."""

from __future__ import annotations

from itertools import pairwise

from simulator.domain.base import Draw
from simulator.domain.book import Book, holds
from simulator.domain.faults import capacity
from simulator.domain.plan import DiagnosticUse, Fault, Signal
from simulator.domain.plan.enterprise import Band
from simulator.domain.truth import FaultState
from simulator.domain.work.events import ReadingLine
from simulator.domain.world import World

BUCKET = 5 * 60_000
"""The same reading twice within a bucket is the same reading."""
TREND_BACK = 60 * 60_000
TREND_STEP = 120
"""Permille of the typical middle by which a value must have moved within the hour to be called rising or falling."""
ENTRIES = 6
HOUR = 3_600_000
MINUTE = 60_000
DAY_MINUTES = 1440


def band(book: Book, target: str, signal: Signal, tick: int) -> Band:
    """The typical band of a signal at this hour."""
    ci = book.ci_of(target)
    bands = book.bands.get((ci.id, signal.id), signal.bands) if ci else signal.bands
    minute = book.minute_of_day(tick)
    for candidate in bands:
        if candidate.start <= minute < candidate.end:
            return candidate
    return bands[0]


def noise_name(target: str, signal: str, tick: int) -> str:
    """Stream of a signal's noise in the bucket of a tick."""
    return f"noise/{target}/{signal}/{tick // BUCKET}"


def noise_draw(target: str, signal: Signal, tick: int) -> Draw:
    """The noise of a signal at a tick, in permille: one number for the whole bucket."""
    return Draw(noise_name(target, signal.id, tick), -signal.noise, signal.noise, fixed=True)


def draws_for(world: World, diagnostic: str, target: str) -> tuple[Draw, ...]:
    """The noise a reading needs, one draw per signal it shows."""
    draws = []
    for place, signal in _signals(world.book, diagnostic, target):
        draws.append(noise_draw(place, signal, world.now))
    return tuple(draws)


def _places(book: Book, use: DiagnosticUse, target: str) -> tuple[str, ...]:
    ci = book.ci_of(target)
    if use.per_member and ci and target == ci.id and ci.members:
        return ci.members
    return (target,)


def _signals(book: Book, diagnostic: str, target: str) -> tuple[tuple[str, Signal], ...]:
    use = book.use(diagnostic, target)
    kind = book.kind_of(target)
    if use is None or kind is None:
        return ()
    known = {signal.id: signal for signal in kind.signals}
    if use.per_site:
        return tuple((f"{target}@{site}", known[name]) for name in use.signals for site in _sites(book, target))
    return tuple((place, known[name]) for name in use.signals for place in _places(book, use, target))


def _sites(book: Book, target: str) -> tuple[str, ...]:
    served = book.member_cells.get(target)
    return tuple(
        site
        for site, cells in book.site_cells.items()
        if cells and (not served or any(cell in served for cell in cells))
    )


def value(world: World, place: str, signal: Signal, tick: int, noise: int) -> int:
    """Value of a signal at a place (a part, a member, or `part@site`) at a tick, with a drawn noise in permille."""
    fixed, quiet = _quiet(world, place, signal, tick)
    return fixed if fixed is not None else quiet * (1000 + noise) // 1_000_000


def reach(world: World, place: str, signal: Signal, tick: int) -> tuple[int, int]:
    """The least and the greatest value that noise leaves possible."""
    fixed, quiet = _quiet(world, place, signal, tick)
    if fixed is not None:
        return fixed, fixed
    ends = (quiet * (1000 - signal.noise) // 1_000_000, quiet * (1000 + signal.noise) // 1_000_000)
    return min(ends), max(ends)


def steady_until(world: World, place: str, signal: Signal, tick: int) -> int:
    """The first tick at which what noise leaves possible may differ although truth has not turned since `tick`.

    `tick` itself when the value grows with time.
    """
    target = place.partition("@")[0]
    minutes = tick // MINUTE
    ci = world.book.ci_of(target)
    bands = world.book.bands.get((ci.id, signal.id), signal.bands) if ci else signal.bands
    here = world.book.minute_of_day(tick)
    ahead = min((edge - here - 1) % DAY_MINUTES + 1 for band in bands for edge in (band.start, band.end))
    until = (minutes + ahead) * MINUTE
    for fault, _, onset, _ in _present(world, tick):
        for move in fault.moves:
            if move.at != target or move.signal != signal.id:
                continue
            begins = onset - move.before
            if tick < begins:
                until = min(until, begins)
            elif move.climbs:
                return tick
    return until


def _quiet(world: World, place: str, signal: Signal, tick: int) -> tuple[int | None, int]:
    """A value that says itself absolutely, or the value without noise in millionths."""
    target, _, site = place.partition("@")
    typical = band(world.book, target, signal, tick)
    middle = (typical.low + typical.high) * 500
    fixed, multiplier = _moved(world, target, site, signal, tick)
    if fixed is not None:
        return fixed, 0
    response = _response(signal, _capacity(world, target, site, signal, tick))
    return None, middle * response // 1000 * multiplier // 1000


def _capacity(world: World, target: str, site: str, signal: Signal, tick: int) -> int:
    if signal.follows in ("load", "nothing"):
        return capacity.FULL
    book = world.book
    node = book.node_index[target]
    history = world.truth.own_history if signal.follows == "own" else world.truth.total_history
    values = capacity.at(history, node, tick)
    if values is None:
        return capacity.FULL
    served = book.member_cells.get(target)
    cells = book.site_cells[site] if site else tuple(range(len(values)))
    if served:
        cells = tuple(cell for cell in cells if cell in served)
    return capacity.mean(book, values, cells)


def _response(signal: Signal, now: int) -> int:
    """Multiplier at a capacity: linear between the points of the table, which fall in capacity."""
    points = signal.response
    if not points or now >= points[0][0]:
        return points[0][1] if points else 1000
    for (high, one), (low, other) in pairwise(points):
        if now >= low:
            return one + (other - one) * (high - now) // max(high - low, 1)
    return points[-1][1]


def _moved(world: World, target: str, site: str, signal: Signal, tick: int) -> tuple[int | None, int]:
    """What faults and harmless anomalies do to a signal: an absolute value if one says so, and a multiplier."""
    fixed: int | None = None
    multiplier = 1000
    for anomaly in world.book.stage.anomalies:
        if anomaly.ci == target and anomaly.signal == signal.id:
            multiplier = multiplier * anomaly.by // 1000
    for fault, conditions, onset, sites in _present(world, tick):
        for move in fault.moves:
            if move.at != target or move.signal != signal.id or tick < onset - move.before:
                continue
            if not holds(move.when if move.when is not None else fault.when, conditions):
                continue
            if site and sites and site not in sites:
                continue
            grown = move.climbs * max(tick - onset, 0) // HOUR
            if move.reads is not None:
                fixed = move.reads + grown
            else:
                multiplier = multiplier * (move.by + grown) // 1000
    return fixed, multiplier


def _present(world: World, tick: int) -> list[tuple[Fault, dict[str, str], int, tuple[str, ...]]]:
    """Faults with their conditions at a tick: those that have begun, and those whose signals announce them."""
    present = []
    for state in world.truth.faults.values():
        onset = state.onset or 0
        conditions = conditions_at(state, tick) or dict(state.fault.conditions)
        present.append((state.fault, conditions, onset, state.scope.sites))
    for staged in world.book.stage.faults:
        if staged.planted not in world.truth.faults:
            fault = world.book.faults[staged.fault]
            present.append((fault, dict(fault.conditions), staged.onset, staged.scope.sites))
    return present


def conditions_at(state: FaultState, tick: int) -> dict[str, str] | None:
    """Conditions of a fault at a tick, or None before its onset."""
    found = None
    for when, conditions, _, _ in state.history:
        if when > tick:
            break
        found = conditions
    return found


def take(world: World, diagnostic: str, target: str, noise: dict[str, int]) -> tuple[ReadingLine, ...]:
    """The lines of a reading as the world stands now."""
    use = world.book.use(diagnostic, target)
    if use is None:
        return ()
    lines = [_signal_line(world, place, signal, noise) for place, signal in _signals(world.book, diagnostic, target)]
    for place in _places(world.book, use, target):
        for record in use.records:
            lines.extend(entries(world, place, record))
    return tuple(lines)


def _signal_line(world: World, place: str, signal: Signal, noise: dict[str, int]) -> ReadingLine:
    now = world.now
    typical = band(world.book, place.partition("@")[0], signal, now)
    reading = value(world, place, signal, now, noise.get(noise_name(place, signal.id, now), 0))
    side = "below" if reading < typical.low else "above" if reading > typical.high else "inside"
    return ReadingLine(
        what=signal.id,
        target=place,
        value=reading,
        low=typical.low,
        high=typical.high,
        side=side,
        trend=_trend(world, place, signal, now),
        text=free_text(world, place.partition("@")[0], signal.id),
        at=now,
    )


def _trend(world: World, place: str, signal: Signal, now: int) -> str:
    """How the value moved against its typical middle within the last hour, noise left out."""
    before = now - TREND_BACK
    then_band = band(world.book, place.partition("@")[0], signal, before)
    now_band = band(world.book, place.partition("@")[0], signal, now)
    then = value(world, place, signal, before, 0) * 2000 // max(then_band.low + then_band.high, 1)
    current = value(world, place, signal, now, 0) * 2000 // max(now_band.low + now_band.high, 1)
    if current - then > TREND_STEP:
        return "rising"
    if then - current > TREND_STEP:
        return "falling"
    return "flat"


def entries(world: World, target: str, record: str) -> list[ReadingLine]:
    """The newest entries of a record: ordinary ones and what faults and anomalies wrote, by date."""
    book = world.book
    ci = book.ci_of(target)
    kind = book.kind_of(target)
    found: list[tuple[int, str]] = []
    if kind and ci:
        day = 86_400_000
        found += [(-(2 + number) * day, text) for number, (name, text) in enumerate(kind.entries) if name == record]
        found += [(tick, text) for name, text, tick in ci.entries if name == record]
        found += [
            (-day, oddity.text) for oddity in book.stage.anomalies if oddity.ci == ci.id and oddity.record == record
        ]
    for state in world.truth.faults.values():
        if state.onset is None:
            continue
        for move in state.fault.moves:
            if move.record != record or move.at not in (target, ci.id if ci else target):
                continue
            if move.lasts or holds(move.when if move.when is not None else state.fault.when, state.conditions):
                found.append((state.onset - move.before, move.text))
    found.sort()
    return [
        ReadingLine(what=record, target=target, value=0, low=0, high=0, side="plain", trend="", text=text, at=tick)
        for tick, text in found[-ENTRIES:]
        if tick <= world.now
    ]


def free_text(world: World, target: str, signal: str) -> str:
    """The sentence a fault adds to a signal's reading (at most two a fault), or ''."""
    for state in world.truth.faults.values():
        if state.onset is None:
            continue
        for move in state.fault.moves:
            if (move.at, move.signal) != (target, signal) or not move.text:
                continue
            if holds(move.when if move.when is not None else state.fault.when, state.conditions):
                return move.text
    return ""
